// Keeps of each account the posts of its busiest seven days:
//   bench_busiest_week CASE.jsonl
// The stretch with the most posts, the earliest of equals. Posts without a time are left out, lines
// of other types kept.
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "io/line_block.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kWeek_s = 7 * kDay_s;

/// Calls visit(line, account, time or nothing) for each post and visit_other(line) otherwise.
template <class VisitPost, class VisitOther>
void for_each_line(const std::string& path, VisitPost visit_post, VisitOther visit_other) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw IoError("cannot read " + path);
  RecordParser parser;
  std::string line;
  while (std::getline(stream, line)) {
    line.reserve(line.size() + kLinePaddingBytes);
    auto record = parser.parse(line);
    if (!record) throw DataError(path + ": " + parser.error().message);
    if (record->text("type") != "post") {
      visit_other(line);
      continue;
    }
    const auto time_s = record->time_s("created_at");
    visit_post(line, std::string(record->text("account_uid")), time_s);
  }
}

/// Where the week with the most posts begins.
std::int64_t busiest_week(std::vector<std::int64_t>& times_s) {
  std::sort(times_s.begin(), times_s.end());
  std::size_t most = 0, end = 0;
  std::int64_t start_s = 0;
  for (std::size_t begin = 0; begin < times_s.size(); ++begin) {
    while (end < times_s.size() && times_s[end] - times_s[begin] < kWeek_s) ++end;
    if (end - begin <= most) continue;
    most = end - begin;
    start_s = times_s[begin];
  }
  return start_s;
}

void run(const std::string& path) {
  std::map<std::string, std::vector<std::int64_t>> times_s;
  for_each_line(
      path,
      [&](const std::string&, const std::string& account, std::optional<std::int64_t> time_s) {
        if (time_s) times_s[account].push_back(*time_s);
      },
      [](const std::string&) {});
  std::map<std::string, std::int64_t> start_s;
  for (auto& [account, times] : times_s) start_s[account] = busiest_week(times);
  for_each_line(
      path,
      [&](const std::string& line, const std::string& account, std::optional<std::int64_t> time_s) {
        if (!time_s) return;
        const std::int64_t start = start_s.at(account);
        if (*time_s >= start && *time_s - start < kWeek_s) fmt::print("{}\n", line);
      },
      [](const std::string& line) { fmt::print("{}\n", line); });
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: bench_busiest_week CASE.jsonl\n");
    return 2;
  }
  try {
    cahoots::run(argv[1]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_busiest_week: {}\n", error.what());
    return 1;
  }
}
