#include "grouped_case.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <map>

#include "base/error.hpp"
#include "records/findings.hpp"

namespace cahoots {
namespace {

std::ifstream open(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw IoError("cannot read " + path);
  return stream;
}

/// The fields of the line; throws DataError where they are not as many.
template <std::size_t n_fields>
std::array<std::string_view, n_fields> split(std::string_view line, const std::string& path) {
  std::array<std::string_view, n_fields> fields;
  for (std::size_t i = 0; i < n_fields; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == n_fields)) {
      throw DataError(fmt::format("{}: a line without {} fields", path, n_fields));
    }
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return fields;
}

std::uint32_t number_of(std::string_view text) {
  std::uint32_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
    throw DataError(fmt::format("{} is no number", text));
  }
  return number;
}

void read_case(GroupedCase& findings, const std::string& path) {
  std::map<std::string, std::uint32_t, std::less<>> groups;
  struct Row {
    std::string post_uid;
    std::string core_post_uid;
    GroupedPost grouped;
  };
  std::vector<Row> rows;
  findings.posts.read(path, CaseTexts::kNone, [&](std::string_view type, RecordView& record) {
    if (type != "duplicate") return;
    const DuplicateRecord duplicate = read_duplicate(record);
    // Media groups are of no text.
    if (duplicate.kind != "exact" && duplicate.kind != "near") return;
    auto group = groups.find(duplicate.group_uid);
    if (group == groups.end()) {
      group = groups.emplace(std::string(duplicate.group_uid), findings.n_groups++).first;
    }
    rows.push_back({std::string(duplicate.post_uid),
                    std::string(duplicate.core_post_uid),
                    {group->second, CaseTexts::kNone, duplicate.similarity}});
  });
  findings.grouped.resize(findings.posts.n_posts());
  for (const Row& row : rows) {
    const std::uint32_t post = findings.posts.find(row.post_uid);
    if (post == CaseTexts::kNone) throw DataError("a duplicate of no post: " + row.post_uid);
    if (findings.grouped[post].group != CaseTexts::kNone) {
      throw DataError("a post in two groups: " + row.post_uid);
    }
    findings.grouped[post] = row.grouped;
    findings.grouped[post].compared_with = findings.posts.find(row.core_post_uid);
  }
}

void read_truth(GroupedCase& findings, const std::string& path) {
  findings.truth.resize(findings.posts.n_posts());
  std::ifstream stream = open(path);
  std::string line;
  while (std::getline(stream, line)) {
    const auto fields = split<4>(line, path);
    const std::uint32_t post = findings.posts.find(fields[0]);
    if (post == CaseTexts::kNone) continue;
    findings.truth[post] = {number_of(fields[1]), number_of(fields[2]), std::string(fields[3])};
  }
}

}  // namespace

GroupedCase read_grouped_case(const std::string& case_path, const std::string& truth_path) {
  GroupedCase findings;
  read_case(findings, case_path);
  read_truth(findings, truth_path);
  return findings;
}

void read_pairs(const CaseTexts& posts, const std::string& path,
                const std::function<void(std::uint32_t, std::uint32_t, double)>& visit) {
  std::ifstream stream = open(path);
  std::string line;
  while (std::getline(stream, line)) {
    const auto fields = split<3>(line, path);
    const std::uint32_t a = posts.find(fields[0]);
    const std::uint32_t b = posts.find(fields[1]);
    if (a == CaseTexts::kNone || b == CaseTexts::kNone)
      throw DataError(path + ": a pair of no posts");
    visit(a, b, std::stod(std::string(fields[2])));
  }
}

}  // namespace cahoots
