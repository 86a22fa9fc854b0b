// A container's first process that takes TERM in one of the ways that inits have: by a handler, by
// sigtimedwait as tini does, or by a signalfd as catatonit does. It takes its time then, and ends
// with a code of its own: who is killed in that time has been killed too early.
// Says "ready" when TERM is taken.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum { CODE = 42, STEPS = 20 };

static const struct timespec STEP = {.tv_nsec = 50 * 1000 * 1000};

static volatile sig_atomic_t told;

static void on_term(int signal) {
  (void)signal;
  told = 1;
}

static void say_ready(void) {
  if (write(1, "ready\n", 6) != 6) {
    _exit(1);
  }
}

static void end_slowly(void) {
  for (int i = 0; i < STEPS; i++) {
    nanosleep(&STEP, NULL);
  }
}

static int by_handler(void) {
  signal(SIGTERM, on_term);
  say_ready();
  while (!told) {
    nanosleep(&STEP, NULL);
  }
  end_slowly();
  return CODE;
}

static void block_term(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGTERM);
  sigprocmask(SIG_BLOCK, set, NULL);
}

// waits on in the same call, for its children's ends as it were
static int by_sigtimedwait(void) {
  sigset_t set;
  block_term(&set);
  say_ready();
  while (sigwaitinfo(&set, NULL) != SIGTERM) {
  }
  for (int i = 0; i < STEPS; i++) {
    sigtimedwait(&set, NULL, &STEP);
  }
  return CODE;
}

static int by_signalfd(void) {
  sigset_t set;
  block_term(&set);
  int fd = signalfd(-1, &set, SFD_CLOEXEC);
  say_ready();
  struct signalfd_siginfo info;
  if (read(fd, &info, sizeof info) != sizeof info) {
    return 1;
  }
  end_slowly();
  return CODE;
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
