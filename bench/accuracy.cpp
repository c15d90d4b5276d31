// Compares the members of a case file with labelled accounts:
//   bench_accuracy LABELS.csv PREFIX CASE.jsonl
// LABELS.csv has the columns account_id, label (io, organic) and source; PREFIX + account_id is the
// account's uid. Accounts without a post in the case are left out. Controls are assumed to be
// organic, not proven: every rate names its control set.
#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "base/error.hpp"
#include "io/line_block.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kActivePosts = 10;

struct Account {
  std::uint64_t n_posts = 0;
  bool is_member = false;
};
using Accounts = std::unordered_map<std::string, Account>;

struct Tally {
  std::uint64_t n_accounts = 0;
  std::uint64_t n_members = 0;

  void add(bool is_member) {
    ++n_accounts;
    n_members += is_member ? 1 : 0;
  }
  double share() const {
    return n_accounts == 0 ? 0 : static_cast<double>(n_members) / static_cast<double>(n_accounts);
  }
};

struct Comparison {
  Tally operation;
  Tally operation_active;
  Tally controls;
  Tally controls_active;
  std::map<std::string, Tally> by_source;
};

std::ifstream open(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw IoError("cannot read " + path);
  return stream;
}

/// A line without its end, of either kind.
bool read_line(std::ifstream& stream, std::string& line) {
  if (!std::getline(stream, line)) return false;
  if (line.ends_with('\r')) line.pop_back();
  return true;
}

Accounts read_case(const std::string& path) {
  Accounts accounts;
  std::ifstream stream = open(path);
  RecordParser parser;
  std::string line;
  while (std::getline(stream, line)) {
    line.reserve(line.size() + kLinePaddingBytes);
    auto record = parser.parse(line);
    if (!record) throw DataError(path + ": " + parser.error().message);
    const Text type = record->text("type");
    if (type == "post") ++accounts[std::string(record->text("account_uid"))].n_posts;
    if (type == "member") accounts[std::string(record->text("account_uid"))].is_member = true;
  }
  return accounts;
}

Comparison compare(const std::string& labels, const std::string& prefix, const Accounts& accounts) {
  Comparison comparison;
  std::ifstream stream = open(labels);
  std::string line;
  read_line(stream, line);
  if (line != "account_id,label,source") throw DataError(labels + ": not a table of labels");
  while (read_line(stream, line)) {
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    if (second == std::string::npos) throw DataError(labels + ": a line without three fields");
    const auto account = accounts.find(prefix + line.substr(0, first));
    if (account == accounts.end() || account->second.n_posts == 0) continue;
    const bool is_operation = line.substr(first + 1, second - first - 1) == "io";
    const bool is_member = account->second.is_member;
    const bool is_active = account->second.n_posts >= kActivePosts;
    (is_operation ? comparison.operation : comparison.controls).add(is_member);
    if (is_active) {
      (is_operation ? comparison.operation_active : comparison.controls_active).add(is_member);
    }
    comparison.by_source[line.substr(second + 1)].add(is_member);
  }
  return comparison;
}

void print_rate(const std::string& name, const Tally& tally) {
  fmt::print("  {:<34} {:>6} of {:>6}  {:7.4f}\n", name, tally.n_members, tally.n_accounts,
             tally.share());
}

void print(const Comparison& comparison) {
  Tally precision{comparison.operation.n_members + comparison.controls.n_members,
                  comparison.operation.n_members};
  fmt::print("members among labelled accounts with a post\n");
  print_rate("recall", comparison.operation);
  print_rate("precision", precision);
  print_rate("false-positive rate", comparison.controls);
  print_rate(fmt::format("recall, {} posts or more", kActivePosts), comparison.operation_active);
  print_rate(fmt::format("false-positive rate, {} posts +", kActivePosts),
             comparison.controls_active);
  for (const auto& [source, tally] : comparison.by_source) print_rate("  " + source, tally);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: bench_accuracy LABELS.csv PREFIX CASE.jsonl\n");
    return 2;
  }
  try {
    cahoots::print(cahoots::compare(argv[1], argv[2], cahoots::read_case(argv[3])));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_accuracy: {}\n", error.what());
    return 1;
  }
}
