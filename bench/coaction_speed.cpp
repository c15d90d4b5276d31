// Times the co-action engine on made traces:
//   bench_coaction_speed N_TRACES SEED [THREADS]
// 2 million objects and a million accounts of Zipf popularity, most traces of an object within
// hours of its first, and 500 groups of 40 accounts that share 200 objects within 45 seconds;
// window 60 s, 2 objects. Prints the pairs of traces visited, the edges, processor seconds of the
// parts, and the memory beyond what the traces themselves take.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <vector>

#include "analysis/coaction/coaction.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

constexpr std::uint32_t kObjects = 2'000'000;
constexpr std::uint32_t kAccounts = 1'000'000;
constexpr std::uint32_t kGroups = 500;
constexpr std::uint32_t kGroupObjects = 200;
constexpr std::uint32_t kGroupAccounts = 40;
constexpr std::int64_t kSpan_s = 60 * 86400;

struct MadeTrace {
  std::int64_t time_s = 0;
  std::uint32_t object = 0;
  std::uint32_t account = 0;
};

double cpu_s() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

/// A rank from 0, with P(rank) about rank^-exponent, by inversion.
std::uint32_t zipf(Random& random, double n, double exponent) {
  const double power = 1 - exponent;
  const double rank = std::pow((std::pow(n + 1, power) - 1) * random.uniform() + 1, 1 / power);
  return static_cast<std::uint32_t>(std::min(rank - 1, n - 1));
}

std::vector<MadeTrace> make_traces(std::size_t n_traces, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::int64_t> birth_s(kObjects);
  for (std::int64_t& time_s : birth_s) time_s = static_cast<std::int64_t>(random.below(kSpan_s));
  std::vector<MadeTrace> traces;
  traces.reserve(n_traces);
  while (traces.size() < n_traces) {
    if (random.below(100) < 3) {
      const auto group = static_cast<std::uint32_t>(random.below(kGroups));
      const std::uint32_t object = kObjects + group * kGroupObjects +
                                   static_cast<std::uint32_t>(random.below(kGroupObjects));
      const auto start_s = static_cast<std::int64_t>(object * 2654435761ULL % kSpan_s);
      const auto member = static_cast<std::uint32_t>(random.below(kGroupAccounts));
      traces.push_back({start_s + static_cast<std::int64_t>(random.below(45)), object,
                        (group * 7919 + member) % kAccounts});
    } else {
      const std::uint32_t object = zipf(random, kObjects, 0.9);
      const auto lag_s = static_cast<std::int64_t>(-std::log(1 - random.uniform()) * 21600);
      traces.push_back({birth_s[object] + lag_s, object, zipf(random, kAccounts, 0.5)});
    }
  }
  std::sort(traces.begin(), traces.end(),
            [](const MadeTrace& a, const MadeTrace& b) { return a.time_s < b.time_s; });
  return traces;
}

void run(std::size_t n_traces, std::uint64_t seed, std::uint32_t n_threads) {
  PostColumns posts;
  Topics topics;
  TraceTable table;
  table.channel = Channel::hashtag;
  table.n_objects = kObjects + kGroups * kGroupObjects;
  posts.n_accounts = kAccounts;
  topics.audience = {kAccounts / 10};
  {
    for (const MadeTrace& trace : make_traces(n_traces, seed)) {
      table.traces.push_back(make_trace(trace.object, posts.size()));
      posts.created_at_s.push_back(trace.time_s);
      posts.account.push_back(trace.account);
      topics.of_post.push_back(0);
    }
  }
  CoactionOptions options;
  options.n_threads = n_threads;
  options.is_tested = false;
  const double bytes_before = peak_bytes();
  const double start_s = cpu_s();
  const CoactionResult found = find_coactions(posts, topics, table, options);
  const double rows_s = cpu_s() - start_s;
  const double bytes = peak_bytes() - bytes_before;
  options.is_tested = true;
  options.stratum_s = 3600;
  const double tested_start_s = cpu_s();
  const CoactionResult tested = find_coactions(posts, topics, table, options);
  const double tested_s = cpu_s() - tested_start_s;
  fmt::print("{} traces, {} threads: {} pairs visited, {} edges, {} significant\n", n_traces,
             n_threads, found.counts.n_pairs_seen, found.edges.size(),
             std::count_if(tested.edges.begin(), tested.edges.end(),
                           [](const CoactionEdge& edge) { return edge.q_value <= 0.01; }));
  fmt::print(
      "edges {:.2f} cpu s, {:.1f} M pairs/s; with p and q {:.2f} cpu s; {:.1f} B a trace more\n",
      rows_s, static_cast<double>(found.counts.n_pairs_seen) / rows_s / 1e6, tested_s,
      bytes / static_cast<double>(n_traces));
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    fmt::print(stderr, "usage: bench_coaction_speed N_TRACES SEED [THREADS]\n");
    return 2;
  }
  try {
    cahoots::run(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10),
                 argc == 4 ? static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)) : 1);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_coaction_speed: {}\n", error.what());
    return 1;
  }
}
