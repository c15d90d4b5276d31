// Runs a command and says on stderr what it took, one line behind the name given:
//   bench_measure [--tsv FILE] NAME COMMAND [ARGUMENT]…
// With --tsv the line goes to the end of FILE instead, as name, wall s, cpu s and peak KiB with
// tabs between. Of what the command starts and waits for, the time counts too, and the largest
// peak. Ends with the status of the command.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>

extern char** environ;

namespace {

double as_seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

struct Taken {
  int status = 0;
  double wall_s = 0;
  double cpu_s = 0;
  long peak_kib = 0;
};

/// Nothing where the command cannot be run.
std::optional<Taken> measure(char** command) {
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, command[0], nullptr, nullptr, command, environ);
  if (error != 0) {
    fmt::print(stderr, "{}: {}\n", command[0], std::strerror(error));
    return std::nullopt;
  }
  int status = 0;
  rusage usage{};
  while (::wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return Taken{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), wall.count(),
               as_seconds(usage.ru_utime) + as_seconds(usage.ru_stime), usage.ru_maxrss};
}

void print(const char* name, const Taken& taken) {
  fmt::print(stderr, "{:<12} {:8.2f} s wall {:8.2f} s cpu {:8.1f} MiB peak\n", name, taken.wall_s,
             taken.cpu_s, static_cast<double>(taken.peak_kib) / 1024);
}

bool append(const char* path, const char* name, const Taken& taken) {
  std::FILE* const file = std::fopen(path, "a");
  if (file == nullptr) return false;
  fmt::print(file, "{}\t{:.4f}\t{:.4f}\t{}\n", name, taken.wall_s, taken.cpu_s, taken.peak_kib);
  return std::fclose(file) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_table = argc > 2 && std::strcmp(argv[1], "--tsv") == 0;
  const int name = is_table ? 3 : 1;
  if (argc < name + 2) {
    fmt::print(stderr, "usage: bench_measure [--tsv FILE] NAME COMMAND [ARGUMENT]...\n");
    return 2;
  }
  const auto taken = measure(argv + name + 1);
  if (!taken) return 127;
  if (!is_table) {
    print(argv[name], *taken);
  } else if (!append(argv[2], argv[name], *taken)) {
    fmt::print(stderr, "{}: {}\n", argv[2], std::strerror(errno));
    return 1;
  }
  return taken->status;
}
