#include "output.h"

#include "capture.h"
#include "copy.h"
#include "journal.h"

static enum settings_mode mode;
static struct journal journal;
static struct copy copies[OUTPUT_STREAMS];
static struct capture captures[OUTPUT_STREAMS];

void output_open(const struct settings *settings)
{
    mode = settings->mode;
    if (mode == MODE_LOG) {
        journal_open(&journal, settings);
        copy_open(&copies[OUTPUT_OUT], settings->copy_out);
        copy_open(&copies[OUTPUT_ERR], settings->copy_err);
        return;
    }
    capture_open(&captures[OUTPUT_OUT], settings->out, settings->limit);
    capture_open(&captures[OUTPUT_ERR], settings->err, settings->limit);
}

bool output_by_lines(void)
{
    return mode == MODE_LOG;
}

void output_write(size_t stream, const char *bytes, size_t length)
{
    if (mode == MODE_LOG) {
        journal_write(&journal, stream, bytes, length);
        copy_write(&copies[stream], bytes, length);
    } else {
        capture_write(&captures[stream], bytes, length);
    }
}

void output_finish(void)
{
    if (mode == MODE_LOG) {
        journal_finish(&journal);
        copy_finish(&copies[OUTPUT_OUT]);
        copy_finish(&copies[OUTPUT_ERR]);
        return;
    }
    settings_tell("stdout-bytes", captures[OUTPUT_OUT].came);
    settings_tell("stderr-bytes", captures[OUTPUT_ERR].came);
}
