// Runs a command and says on stderr what it took, one line behind the name given:
//   bench_measure NAME COMMAND [ARGUMENT]…
// Ends with the status of the command.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <chrono>
#include <cstdio>
#include <cstring>

extern char** environ;

namespace {

double as_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

int measure(const char* name, char** command) {
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, command[0], nullptr, nullptr, command, environ);
  if (error != 0) {
    fmt::print(stderr, "{}: {}\n", command[0], std::strerror(error));
    return 127;
  }
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  fmt::print(stderr, "{:<12} {:8.2f} s wall {:8.2f} s cpu {:8.1f} MiB peak\n", name, wall.count(),
             as_seconds(usage.ru_utime) + as_seconds(usage.ru_stime),
             static_cast<double>(usage.ru_maxrss) / 1024);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: bench_measure NAME COMMAND [ARGUMENT]...\n");
    return 2;
  }
  return measure(argv[1], argv + 2);
}
