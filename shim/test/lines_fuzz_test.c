/* Some seconds of lines_fuzz.c. */
#include "lines_fuzz.c"

#include "check.h"

enum { TURNS = 1500, STEPS = 32 };

int main(void)
{
    uint8_t bytes[2 + 4 * STEPS];

    srandom(1);
    for (int turn = 0; turn < TURNS; turn++) {
        for (size_t at = 0; at < sizeof bytes; at++)
            bytes[at] = (uint8_t)random();
        LLVMFuzzerTestOneInput(bytes, 2 + (size_t)random() % (sizeof bytes - 1));
    }
    check("1,500 times lines of any length, in files of any size", true);
    return checked();
}
