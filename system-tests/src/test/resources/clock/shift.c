/* Shifts the machine's clock for one process (LD_PRELOAD) by the seconds, a 64-bit integer, that
   the file holds whose path is in MILLRACE_CLOCK_SHIFT. The monotonic clock stays as it is. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *shift;

static int64_t seconds(void) {
  if (!shift) {
    const char *path = getenv("MILLRACE_CLOCK_SHIFT");
    int file = path ? open(path, O_RDONLY) : -1;
    if (file < 0) return 0;
    void *page = mmap(0, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (page == MAP_FAILED) return 0;
    shift = page;
  }
  return *shift;
}

int clock_gettime(clockid_t id, struct timespec *now) {
  int failed = (int) syscall(SYS_clock_gettime, id, now);
  if (!failed && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) now->tv_sec += seconds();
  return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
  int failed = (int) syscall(SYS_gettimeofday, now, zone);
  if (!failed) now->tv_sec += seconds();
  return failed;
}

time_t time(time_t *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}
