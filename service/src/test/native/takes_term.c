// A container's first process that takes TERM in one of the ways that inits have, and ends then with
// a code of its own: by a handler, by sigtimedwait as tini does, or by a signalfd as catatonit does.
// Says "ready" when TERM is taken.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum { CODE = 42 };

static void on_term(int signal) {
  (void)signal;
  _exit(CODE);
}

static void say_ready(void) {
  if (write(1, "ready\n", 6) != 6) {
    _exit(1);
  }
}

static int by_handler(void) {
  signal(SIGTERM, on_term);
  say_ready();
  while (pause() < 0) {
  }
  return 1;
}

static void block_term(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigprocmask(SIG_BLOCK, set, NULL);
}

static int by_sigtimedwait(void) {
  sigset_t set;
  block_term(&set);
  say_ready();
  struct timespec second = {.tv_sec = 1};
  while (sigtimedwait(&set, NULL, &second) != SIGTERM) {
  }
  return CODE;
}

static int by_signalfd(void) {
  sigset_t set;
  block_term(&set);
  int fd = signalfd(-1, &set, SFD_CLOEXEC);
  say_ready();
  struct signalfd_siginfo info;
  return read(fd, &info, sizeof info) == sizeof info ? CODE : 1;
}

int main(int argc, char **argv) {
  const char *way = argc > 1 ? argv[1] : "";
  if (strcmp(way, "handler") == 0) {
    return by_handler();
  }
  if (strcmp(way, "sigtimedwait") == 0) {
    return by_sigtimedwait();
  }
  if (strcmp(way, "signalfd") == 0) {
    return by_signalfd();
  }
  return 2;
}
