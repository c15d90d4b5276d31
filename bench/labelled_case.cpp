#include "labelled_case.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <tuple>
#include <utility>

#include "base/ascii.hpp"
#include "base/civil.hpp"
#include "base/error.hpp"
#include "io/line_block.hpp"
#include "records/findings.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

struct CopiedText {
  std::string text;
  std::int64_t time_s = 0;
  std::string account;
  auto operator<=>(const CopiedText&) const = default;
};

struct CaseAccount {
  std::uint64_t n_posts = 0;
  bool is_member = false;
};

struct CaseEdge {
  std::string source, target, channel;
  ClusterEdge edge;
};

struct CaseLines {
  std::unordered_map<std::string, CaseAccount> accounts;
  std::vector<CopiedText> texts;
  std::vector<CaseEdge> edges;
  std::map<std::string, std::uint32_t> topics;
};

std::ifstream open(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw IoError("cannot read " + path);
  return stream;
}

/// Small letters, and one space for each run of white space.
std::string folded(Text text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_space && (out.empty() || out.back() == ' ')) continue;
    out.push_back(is_space ? ' ' : ascii_lower(c));
  }
  return out;
}

void take_post(RecordView& record, CaseLines& lines) {
  const auto time_s = record.time_s("created_at");
  const std::string account(record.text("account_uid"));
  const std::string text = folded(record.text("text"));
  ++lines.accounts[account].n_posts;
  if (time_s && !text.empty()) lines.texts.push_back({text, *time_s, account});
}

void take_edge(RecordView& record, CaseLines& lines) {
  const EdgeRecord edge = read_edge(record);
  CaseEdge& out = lines.edges.emplace_back();
  out.source = edge.source;
  out.target = edge.target;
  out.channel = edge.channel;
  out.edge.weight = edge.weight;
  out.edge.p_value = edge.p_value.value_or(1);
  out.edge.q_value = edge.q_value.value_or(1);
  out.edge.window_s = static_cast<std::uint64_t>(edge.window_s);
  for (const EdgeEvidence& pair : edge.evidence) {
    const auto topic = lines.topics.try_emplace(std::string(pair.topic),
                                                static_cast<std::uint32_t>(lines.topics.size()));
    out.edge.evidence.push_back({topic.first->second, pair.weight,
                                 static_cast<std::uint64_t>(std::abs(pair.lag_s.value_or(0)))});
  }
}

CaseLines read_case(const std::string& path) {
  CaseLines lines;
  std::ifstream stream = open(path);
  RecordParser parser;
  std::string line;
  while (std::getline(stream, line)) {
    line.reserve(line.size() + kLinePaddingBytes);
    auto record = parser.parse(line);
    if (!record) throw DataError(path + ": " + parser.error().message);
    const Text type = record->text("type");
    if (type == "post") take_post(*record, lines);
    if (type == "edge") take_edge(*record, lines);
    if (type == "member") {
      lines.accounts[std::string(record->text("account_uid"))].is_member = true;
    }
  }
  return lines;
}

std::unordered_map<std::string, double> count_copied(std::vector<CopiedText>& texts) {
  std::sort(texts.begin(), texts.end());
  std::unordered_map<std::string, double> n_copied;
  for (std::size_t begin = 0, end = 0; begin < texts.size(); begin = end) {
    while (end < texts.size() && texts[end].text == texts[begin].text) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const auto is_near = [&](std::size_t k) {
        return std::abs(texts[k].time_s - texts[i].time_s) <= kDay_s;
      };
      bool is_copied = false;
      for (std::size_t k = i; !is_copied && k-- > begin && is_near(k);) {
        is_copied = texts[k].account != texts[i].account;
      }
      for (std::size_t k = i + 1; !is_copied && k < end && is_near(k); ++k) {
        is_copied = texts[k].account != texts[i].account;
      }
      if (is_copied) n_copied[texts[i].account] += 1;
    }
  }
  return n_copied;
}

using Numbers = std::map<std::string, std::uint32_t>;

/// In byte order, as cluster numbers them.
Numbers number_accounts(const std::vector<CaseEdge>& edges) {
  Numbers numbers;
  for (const CaseEdge& edge : edges) {
    numbers.emplace(edge.source, 0);
    numbers.emplace(edge.target, 0);
  }
  std::uint32_t next = 0;
  for (auto& [uid, number] : numbers) number = next++;
  return numbers;
}

ClusterInput make_input(std::vector<CaseEdge>& edges, const Numbers& numbers) {
  ClusterInput input;
  input.n_accounts = static_cast<std::uint32_t>(numbers.size());
  std::map<std::string, std::uint32_t> channels;
  for (const CaseEdge& edge : edges) channels.emplace(edge.channel, 0);
  for (auto& [name, number] : channels) {
    number = static_cast<std::uint32_t>(input.channels.size());
    input.channels.push_back(name);
  }
  for (CaseEdge& edge : edges) {
    edge.edge.source = numbers.at(edge.source);
    edge.edge.target = numbers.at(edge.target);
    edge.edge.channel = channels.at(edge.channel);
    input.edges.push_back(std::move(edge.edge));
  }
  return input;
}

bool is_odd_crc32(const std::string& id) {
  return (crc32(0, reinterpret_cast<const Bytef*>(id.data()), static_cast<uInt>(id.size())) & 1U) !=
         0;
}

}  // namespace

LabelledCase read_labelled_case(const std::string& labels, const std::string& prefix,
                                const std::string& path) {
  CaseLines lines = read_case(path);
  auto n_copied = count_copied(lines.texts);
  const Numbers numbers = number_accounts(lines.edges);
  LabelledCase labelled;
  labelled.input = make_input(lines.edges, numbers);
  std::ifstream stream = open(labels);
  std::string line;
  std::getline(stream, line);
  if (!line.starts_with("account_id,label,source")) {
    throw DataError(labels + ": not a table of labels");
  }
  while (std::getline(stream, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t first = line.find(',');
    const std::size_t second = line.find(',', first + 1);
    if (second == std::string::npos) throw DataError(labels + ": a line without three fields");
    const std::string id = line.substr(0, first);
    const auto account = lines.accounts.find(prefix + id);
    if (account == lines.accounts.end() || account->second.n_posts == 0) continue;
    LabelledAccount out;
    out.is_operation = line.substr(first + 1, second - first - 1) == "io";
    out.is_validation = is_odd_crc32(id);
    out.source = line.substr(second + 1);
    out.n_posts = account->second.n_posts;
    out.is_member = account->second.is_member;
    const auto number = numbers.find(prefix + id);
    out.number = number == numbers.end() ? kNoNumber : number->second;
    labelled.accounts.push_back(out);
    labelled.n_copied.push_back(n_copied[prefix + id]);
  }
  return labelled;
}

}  // namespace cahoots
