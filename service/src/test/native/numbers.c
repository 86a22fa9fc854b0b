/*
 * numbers LINES-A-SECOND SECONDS: so many numbered lines, each by a write of its own, and at the end on stderr how long
 * the longest of them had to wait for a reader, in microseconds. A write that only lost its CPU did not wait for one.
 * stdout must be a pipe. It is made so small that it is full after a seventh of a second: in one of the usual size a
 * second's lines find room, and no write would show that its reader did nothing for as long.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { PIPE = 8192 };

static long long now(void) {
  struct timespec time;

  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long waits(void) {
  struct rusage usage;

  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_nvcsw;
}

static long long longest;

static void put(long number) {
  char line[32];
  int length = snprintf(line, sizeof line, "%ld\n", number);
  long before = waits();
  long long began = now();
  long long took;

  /* A line is short enough for a pipe to take it whole. */
  if (write(STDOUT_FILENO, line, (size_t)length) != length)
    exit(1);
  took = now() - began;
  if (waits() != before && took > longest)
    longest = took;
}

int main(int argc, char **argv) {
  long rate = argc == 3 ? atol(argv[1]) : 0;
  long count = argc == 3 ? rate * atol(argv[2]) : 0;
  long long began = now();

  if (count <= 0)
    return 2;
  if (fcntl(STDOUT_FILENO, F_SETPIPE_SZ, PIPE) < 0)
    return 3;
  for (long number = 1; number <= count; number++) {
    long long due = began + number * 1000000000LL / rate;

    put(number);
    /* Ahead by more than a few: there is time to sleep. */
    if (due - now() > 2000000)
      usleep(1000);
  }
  fprintf(stderr, "longest %lld\n", longest / 1000);
  return 0;
}
