#include <fmt/format.h>
#include <simdjson.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr double kRecallWanted = 0.9;

struct Label {
  bool operation = false;
  std::string group;
};

struct Tally {
  std::size_t found = 0;
  std::size_t all = 0;
};

std::ifstream open(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    throw IoError("cannot read " + path);
  }
  return stream;
}

std::map<std::string, Label> read_truth(const std::string& path) {
  std::map<std::string, Label> truth;
  std::ifstream stream = open(path);
  std::string line;
  std::getline(stream, line);
  if (line != "account_uid,label,group") {
    throw DataError(path + ": not a truth table of cahoots-demo-case");
  }
  while (std::getline(stream, line)) {
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    if (second == std::string::npos) {
      throw DataError(path + ": a line without three fields: " + line);
    }
    truth[line.substr(0, first)] = {line.substr(first + 1, second - first - 1) == "operation",
                                    line.substr(second + 1)};
  }
  return truth;
}

/// Accounts that are a member of any cluster.
std::set<std::string> read_members(const std::string& path) {
  std::set<std::string> members;
  std::ifstream stream = open(path);
  simdjson::dom::parser parser;
  std::string line;
  while (std::getline(stream, line)) {
    if (line.find("\"member\"") == std::string::npos) {
      continue;
    }
    const simdjson::dom::element record = parser.parse(line);
    std::string_view type;
    if (record["type"].get(type) == simdjson::SUCCESS && type == "member") {
      members.emplace(std::string_view(record["account_uid"]));
    }
  }
  return members;
}

std::string platform_of(const std::string& uid) {
  return uid.substr(0, uid.find(':'));
}

void print_tallies(const std::string& title, const std::map<std::string, Tally>& tallies) {
  fmt::print("{}\n", title);
  for (const auto& [name, tally] : tallies) {
    fmt::print("  {:<12} {:>4} of {:>5}\n", name, tally.found, tally.all);
  }
}

/// Prints the comparison; true where the case is solved.
bool compare(const std::map<std::string, Label>& truth, const std::set<std::string>& members) {
  Tally operation;
  std::size_t accused = 0;
  std::map<std::string, Tally> by_platform;
  std::map<std::string, Tally> by_group;
  for (const auto& [uid, label] : truth) {
    const std::size_t found = members.count(uid);
    Tally& tally = label.operation ? by_platform[platform_of(uid)] : by_group[label.group];
    tally.found += found;
    ++tally.all;
    if (label.operation) {
      operation.found += found;
      ++operation.all;
    } else {
      accused += found;
    }
    if (found > 0 && !label.operation) {
      fmt::print("wrongly a member: {} ({})\n", uid, label.group);
    } else if (found == 0 && label.operation) {
      fmt::print("missed: {}\n", uid);
    }
  }
  for (const std::string& uid : members) {
    if (truth.count(uid) == 0) {
      fmt::print("wrongly a member: {} (not in the truth table)\n", uid);
      ++accused;
    }
  }
  const double recall = operation.all == 0 ? 0
                                           : static_cast<double>(operation.found) /
                                                 static_cast<double>(operation.all);
  print_tallies("operation found, by platform", by_platform);
  print_tallies("controls accused, by group", by_group);
  fmt::print("recall {:.3f} ({} of {}), innocent members {}\n", recall, operation.found,
             operation.all, accused);
  return recall >= kRecallWanted && accused == 0;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: cahoots-demo-check TRUTH.csv FINAL.jsonl\n"
                 "Exit 0 where recall is at least 0.9 and no innocent is a member, else 1.\n";
    return 2;
  }
  try {
    return cahoots::compare(cahoots::read_truth(argv[1]), cahoots::read_members(argv[2])) ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << "cahoots-demo-check: " << error.what() << '\n';
    return 1;
  }
}
