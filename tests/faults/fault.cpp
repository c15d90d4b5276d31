// Loaded before a program (LD_PRELOAD), makes one of its calls to the system fail, or all from one
// on, or makes the clock jump. What is to fail is said in the environment:
//
//   FAULT_CALL   read, pread, write, open, close, mkostemp, linkat, renameat2, new (operator new),
//   or
//                partial: reads and writes end early or are interrupted, which is no failure
//   FAULT_AT     the first call to fail, from 1 on; 0: none
//   FAULT_ERRNO  with which error
//   FAULT_ONCE   set: that call alone
//   FAULT_COUNT  the file to which the number of such calls is written at the end
//   FAULT_CLOCK  seconds by which each look at the clock differs from the last one
//
// Writes to standard error never fail: there the program says what happened.
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>

namespace {

std::atomic<long> n_calls{0};
std::atomic<long> n_looks{0};

long number_in(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? 0 : std::atol(value);
}

bool is_chosen(const char* call) {
  const char* chosen = std::getenv("FAULT_CALL");
  return chosen != nullptr && std::strcmp(chosen, call) == 0;
}

bool is_to_fail(const char* call) {
  if (!is_chosen(call)) return false;
  const long number = ++n_calls;
  const long first = number_in("FAULT_AT");
  if (first == 0 || number < first) return false;
  if (number > first && std::getenv("FAULT_ONCE") != nullptr) return false;
  errno = static_cast<int>(number_in("FAULT_ERRNO"));
  return true;
}

/// How much of `size` is done; 0 for a call that is interrupted.
std::size_t part_of(std::size_t size) {
  if (!is_chosen("partial")) return size;
  const long number = ++n_calls;
  if (number % 3 == 0) return 0;
  return std::min<std::size_t>(size, 1 + static_cast<std::size_t>(number * 7919 % 5000));
}

ssize_t interrupted() {
  errno = EINTR;
  return -1;
}

struct CountAtTheEnd {
  ~CountAtTheEnd() {
    const char* path = std::getenv("FAULT_COUNT");
    if (path == nullptr) return;
    if (std::FILE* file = std::fopen(path, "a")) {
      std::fprintf(file, "%ld\n", n_calls.load());
      std::fclose(file);
    }
  }
} count_at_the_end;

time_t moved(time_t now) {
  return now + static_cast<time_t>(number_in("FAULT_CLOCK") * ++n_looks);
}

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* buffer, size_t size) {
  if (is_to_fail("read")) return -1;
  const std::size_t part = part_of(size);
  if (part == 0 && size > 0) return interrupted();
  return syscall(SYS_read, descriptor, buffer, part);
}

ssize_t pread(int descriptor, void* buffer, size_t size, off_t offset) {
  if (is_to_fail("pread")) return -1;
  const std::size_t part = part_of(size);
  if (part == 0 && size > 0) return interrupted();
  return syscall(SYS_pread64, descriptor, buffer, part, offset);
}

ssize_t write(int descriptor, const void* buffer, size_t size) {
  if (descriptor != STDERR_FILENO) {
    if (is_to_fail("write")) return -1;
    const std::size_t part = part_of(size);
    if (part == 0 && size > 0) return interrupted();
    size = part;
  }
  return syscall(SYS_write, descriptor, buffer, size);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (is_to_fail("open")) return -1;
  if ((flags & O_TMPFILE) == O_TMPFILE && is_chosen("untraceable")) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int close(int descriptor) {
  if (!is_to_fail("close")) return static_cast<int>(syscall(SYS_close, descriptor));
  const int reason = errno;
  syscall(SYS_close, descriptor);
  errno = reason;
  return -1;
}

int mkostemp(char* path, int flags) {
  if (is_to_fail("mkostemp")) return -1;
  static const auto next = reinterpret_cast<decltype(&mkostemp)>(dlsym(RTLD_NEXT, "mkostemp"));
  return next(path, flags);
}

int linkat(int from, const char* from_path, int to, const char* to_path, int flags) {
  if (is_to_fail("linkat")) return -1;
  return static_cast<int>(syscall(SYS_linkat, from, from_path, to, to_path, flags));
}

int renameat2(int from, const char* from_path, int to, const char* to_path, unsigned flags) {
  if (is_to_fail("renameat2")) return -1;
  return static_cast<int>(syscall(SYS_renameat2, from, from_path, to, to_path, flags));
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) {
  if (is_to_fail("pthread_create")) return errno;
  static const auto next =
      reinterpret_cast<decltype(&pthread_create)>(dlsym(RTLD_NEXT, "pthread_create"));
  return next(thread, attributes, work, argument);
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  const auto status = static_cast<int>(syscall(SYS_clock_gettime, clock, now));
  now->tv_sec = moved(now->tv_sec);
  return status;
}

int gettimeofday(struct timeval* now, void*) {
  struct timespec precise {};
  clock_gettime(CLOCK_REALTIME, &precise);
  now->tv_sec = precise.tv_sec;
  now->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

time_t time(time_t* now) {
  struct timespec precise {};
  clock_gettime(CLOCK_REALTIME, &precise);
  if (now != nullptr) *now = precise.tv_sec;
  return precise.tv_sec;
}

}  // extern "C"

void* operator new(std::size_t size) {
  if (is_to_fail("new")) throw std::bad_alloc();
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
