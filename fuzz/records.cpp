// Lines of the case stream: none is lost, what is written reads back, and the order of reading does
// not show.
#include <bit>
#include <optional>
#include <string>

#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "fuzz_target.hpp"
#include "io/line_block.hpp"
#include "records/account_merge.hpp"
#include "records/case_block.hpp"
#include "records/findings.hpp"
#include "records/fingerprint.hpp"
#include "records/json_damage.hpp"
#include "records/json_writer.hpp"
#include "records/post_record.hpp"
#include "records/record_view.hpp"
#include "records/reject.hpp"
#include "records/run_record.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

RecordParser& parser() {
  static RecordParser one;
  return one;
}

/// Every way of reading a field, of every field.
void check_record_view(std::string_view bytes) {
  auto record = parser().parse_copy(bytes);
  if (!record) {
    require(!parser().error().message.empty(), "what is no record has its reason");
    require(parser().error().column <= bytes.size() + 1, "the column lies in the line");
    return;
  }
  TextArena arena;
  const auto keys = record->keys();
  for (const std::string_view key : keys) {
    require_utf8(key, "a key is UTF-8");
    const bool has = record->has(key);
    const Text text = record->text(key);
    if (is_known(text)) {
      require(has, "a text that is read is there", key);
      require_utf8(text, "a text is UTF-8");
    }
    if (record->integer(key)) require(record->number(key).has_value(), "integers are numbers", key);
    if (const Text scalar = record->scalar(key, arena); is_known(scalar)) {
      require_utf8(scalar, "a scalar is UTF-8");
    }
    const std::string json = record->json(key);
    require_utf8(json, "a value written back is UTF-8");
    record->boolean(key);
    record->time_s(key);
    record->texts(key);
    record->integers(key);
    record->booleans(key);
    record->items(key);
    record->scalar_at(std::string("/").append(key), arena);
    for (RecordView inner : record->objects(key)) inner.keys();
  }
  for (const RecordSpec& spec : record_specs()) check_record(spec, *record);
}

void check_json_damage(std::string_view bytes) {
  require(first_bad_string_byte(bytes) <= bytes.size(), "the place lies in the text");
  const auto whole = with_whole_characters(bytes);
  if (!whole) return;
  require(whole->size() == bytes.size(), "offsets stay", *whole);
  require(!with_whole_characters(*whole), "no half character is left", *whole);
}

LineBlock block_of(std::string_view bytes) {
  LineBlock block;
  block.bytes = bytes;
  if (!bytes.empty() && bytes.back() != '\n') block.bytes.push_back('\n');
  block.size_bytes = block.bytes.size();
  block.bytes.append(kLinePaddingBytes, '\0');
  block.begin.line = 1;
  return block;
}

std::uint64_t records_in(const CaseBlockScan& scan) {
  std::uint64_t n = 0;
  for (const CaseSegment& segment : scan.segments) {
    n += segment.counts.total() + (segment.run ? 1 : 0);
  }
  return n;
}

void require_whole_lines(const CaseBlockScan& scan, std::string_view lines) {
  std::size_t behind = 0;
  for (const auto& [begin, end] : scan.copied) {
    require(begin >= behind && begin < end && end <= lines.size(), "ranges are in order");
    require(begin == 0 || lines[begin - 1] == '\n', "a range begins with a line");
    require(lines[end - 1] == '\n', "a range ends with a line");
    behind = end;
  }
}

/// Each line is a record or a reject; each record is counted, visited, and copied or dropped.
void check_case_block(std::string_view bytes) {
  FuzzBytes input(bytes);
  CasePolicy policy;
  static constexpr const char* kTools[] = {"dedupe", "cadence", "linkgraph", "cluster", "report"};
  policy.tool = kTools[input.below(std::size(kTools))];
  policy.replace = input.below(2) == 1;
  const LineBlock block = block_of(input.rest());
  std::uint64_t n_visited = 0;
  const CaseVisitor visit = [&](std::string_view, RecordView&, std::string&) { ++n_visited; };
  const CaseBlockScan scan = scan_case_block(block, policy, parser(), visit);
  std::uint64_t n_lines = 0;
  for (const std::string_view line : lines_of(block.lines())) {
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) ++n_lines;
  }
  require_equal(std::to_string(records_in(scan) + scan.rejects.size()), std::to_string(n_lines),
                "records and rejects are the lines");
  require_equal(std::to_string(n_visited + scan.dropped.total()), std::to_string(records_in(scan)),
                "records are visited or dropped");
  require(scan.copied_counts.total() == n_visited, "what is visited is copied");
  require_whole_lines(scan, block.lines());
}

/// Reads a record of a type and appends it as the tools write it.
using Rewrite = void (*)(RecordView& record, std::string& out);
struct Rewriter {
  std::string_view type;
  Rewrite rewrite;
};

constexpr Rewriter kRewriters[] = {
    {"post",
     [](RecordView& record, std::string& out) {
       Post post;
       read_post(record, post);
       append_post(out, post);
     }},
    {"account", [](RecordView& r, std::string& out) { append_account(out, read_account(r)); }},
    {"run", [](RecordView& r, std::string& out) { append_run_record(out, read_run_record(r)); }},
    {"duplicate", [](RecordView& r, std::string& o) { append_duplicate(o, read_duplicate(r)); }},
    {"duplicate_group",
     [](RecordView& r, std::string& o) { append_duplicate_group(o, read_duplicate_group(r)); }},
    {"fingerprint",
     [](RecordView& r, std::string& o) {
       FingerprintRecord fingerprint;
       if (read_fingerprint(r, fingerprint).empty()) append_fingerprint(o, fingerprint);
     }},
    {"edge", [](RecordView& r, std::string& o) { append_edge(o, read_edge(r)); }},
    {"member", [](RecordView& r, std::string& o) { append_member(o, read_member(r)); }},
    {"cluster", [](RecordView& r, std::string& o) { append_cluster(o, read_cluster(r)); }},
    {"expansion", [](RecordView& r, std::string& o) { append_expansion(o, read_expansion(r)); }},
};

/// Whatever the record says it is, it is read as each of the types.
void check_rewriting(std::string_view bytes) {
  for (const Rewriter& rewriter : kRewriters) {
    auto record = parser().parse_copy(bytes);
    if (!record) return;
    std::string once;
    rewriter.rewrite(*record, once);
    if (once.empty()) continue;
    require(once.find('\n') == once.size() - 1, "a record is one line", once);
    auto written = parser().parse_copy(std::string_view(once).substr(0, once.size() - 1));
    require(written.has_value(), "what is written is JSON", once);
    require(written->text("type") == rewriter.type, "it has its type", once);
    std::string twice;
    rewriter.rewrite(*written, twice);
    require_equal(twice, once, "what is written reads back");
  }
}

/// Account states in the order of the lines, and backwards in parts.
void check_account_merge(std::string_view bytes) {
  std::vector<AccountMerge> parts;
  AccountMerge forwards;
  for (const std::string_view line : lines_of(bytes)) {
    auto record = parser().parse_copy(line);
    if (!record) continue;
    const Account account = read_account(*record);
    if (account.uid.empty()) continue;
    const auto source =
        static_cast<AccountMerge::Source>(record->integer("source").value_or(0) % 3);
    if (record->integer("source").value_or(0) < 0) continue;
    forwards.add(account, source);
    parts.emplace_back().add(account, source);
  }
  AccountMerge backwards;
  for (std::size_t i = parts.size(); i > 0; --i) backwards.add(parts[i - 1]);
  std::string expected;
  forwards.append_records(expected);
  std::string got;
  backwards.append_records(got);
  require_equal(got, expected, "the order of reading does not show");
}

void check_json_writer(std::string_view bytes) {
  FuzzBytes input(bytes);
  const auto number = std::bit_cast<double>(input.below(std::uint64_t{1} << 32) << 32 |
                                            input.below(std::uint64_t{1} << 32));
  const std::string_view text = input.rest().substr(0, first_invalid_utf8(input.rest()));
  std::string line;
  {
    JsonWriter writer(line);
    writer.begin_untyped_record();
    writer.number("number", number);
    writer.text("text", text);
    writer.end_record();
  }
  auto record = parser().parse_copy(line);
  require(record.has_value(), "what is written is JSON", line);
  if (number - number == 0)
    require(record->number("number") == number, "a number reads back", line);
  const Text read = record->text("text");
  if (is_known(text)) require_equal(read, text, "a text reads back");
}

void check_reject(std::string_view bytes) {
  Reject reject;
  reject.error = "made up";
  reject.raw = bytes;
  std::string line;
  append_reject(line, reject, "file");
  auto record = parser().parse_copy(line);
  require(record.has_value(), "a reject is JSON", line);
  const Text raw = record->text("raw");
  const Text encoded = record->text("raw_base64");
  require(is_known(raw) != is_known(encoded), "the bytes are there once", line);
  const auto decoded = decode_base64(encoded);
  require_equal(is_known(raw) ? std::string(raw) : decoded.value_or("undecodable"), bytes,
                "the bytes of a reject are kept");
  require(without_evidence(reject).raw.empty() || bytes.empty(), "they can be withheld");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"record-view", check_record_view, "records", "json.dict"},
      {"json-damage", check_json_damage, "records", "json.dict"},
      {"case-block", check_case_block, "tests/fixtures/platforms/expected/*.jsonl", "json.dict"},
      {"record-rewriting", check_rewriting, "records", "json.dict"},
      {"account-merge", check_account_merge, "tests/fixtures/platforms/expected/*.jsonl",
       "json.dict"},
      {"json-writer", check_json_writer, "texts"},
      {"reject", check_reject, "texts"},
  };
}

}  // namespace cahoots
