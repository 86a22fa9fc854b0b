/* check("what is promised", whether it holds): prints each, counts, and CHECKED() is what main returns. */
#ifndef CONTD_SHIM_CHECK_H
#define CONTD_SHIM_CHECK_H

#include <stdbool.h>
#include <stdio.h>

static int checks_passed;
static int checks_failed;

static void check(const char *promise, bool holds)
{
    printf("%s  %s\n", holds ? "ok    " : "FAILED", promise);
    if (holds)
        checks_passed++;
    else
        checks_failed++;
}

static int checked(void)
{
    printf("%d passed, %d failed\n", checks_passed, checks_failed);
    return checks_failed == 0 && checks_passed > 0 ? 0 : 1;
}

#endif
