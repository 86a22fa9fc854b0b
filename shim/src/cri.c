#include "cri.h"

#include <stdio.h>

struct date {
    long long year;
    int month;
    int day;
};

/*
 * The civil date of a day since 1970. Counted from the 1st of March of the year 0, every 400 years have the same days, and
 * a leap day is the last of its year. gmtime() would do, but glibc's reads files and makes a heap.
 */
static struct date date_of(long long day)
{
    long long since = day + 719468;
    long long era = (since >= 0 ? since : since - 146096) / 146097;
    int of_era = (int)(since - era * 146097);
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153; /* 0 is March */
    struct date date = {
        .year = year + era * 400 + (month >= 10 ? 1 : 0),
        .month = month < 10 ? month + 3 : month - 9,
        .day = of_year - (153 * month + 2) / 5 + 1,
    };

    return date;
}

size_t cri_prefix(char into[CRI_SIZE], struct timespec time, const char *stream, bool whole)
{
    long long seconds = time.tv_sec;
    long long day = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
    int of_day = (int)(seconds - day * 86400);
    struct date date = date_of(day);
    int length = snprintf(into, CRI_SIZE, "%04lld-%02d-%02dT%02d:%02d:%02d.%09ldZ %s %c ", date.year, date.month,
                          date.day, of_day / 3600, of_day / 60 % 60, of_day % 60, time.tv_nsec, stream,
                          whole ? 'F' : 'P');

    return length < 0 ? 0 : length < CRI_SIZE ? (size_t)length : CRI_PREFIX;
}

const char *cri_stamp(void)
{
    static char stamp[CRI_SIZE];
    struct timespec now;

    (void)clock_gettime(CLOCK_REALTIME, &now);
    (void)cri_prefix(stamp, now, "stderr", true);
    return stamp;
}
