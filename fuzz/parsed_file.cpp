#include "parsed_file.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "fuzz_target.hpp"
#include "io/record_splitter.hpp"
#include "platforms/export_parser.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

std::uint64_t require_records(std::string_view lines, std::string_view type) {
  static RecordParser parser;
  const RecordSpec& spec = *find_record_spec(type);
  std::uint64_t n = 0;
  for (const std::string_view line : lines_of(lines)) {
    auto record = parser.parse_copy(line);
    require(record.has_value(), "a record is JSON", line);
    const std::string wrong = check_record(spec, *record);
    require(wrong.empty(), "a record keeps to the schema", std::string(line).append(": ") + wrong);
    ++n;
  }
  return n;
}

std::string accounts_of(const RecordBatch& batch) {
  std::string lines;
  batch.accounts().append_records(lines);
  return lines;
}

/// One record by itself, and what came of it; case streams may hold records of the tools, of which
/// nothing is said.
RecordBatch parse_one(const ExportParser& parser, std::string_view bytes, RecordSlice slice,
                      const Detection& detection, const Intake& intake) {
  RecordBlock block;
  block.bytes = bytes.substr(slice.begin_bytes, slice.size_bytes);
  block.bytes.append(kLinePaddingBytes, '\0');
  slice.begin_bytes = 0;
  block.records.push_back(slice);
  RecordBatch batch(intake);
  parser.parse(block, false, batch);
  const bool has_outcome = !batch.posts().empty() || batch.accounts().size() > 0 ||
                           !batch.rejects().empty() || batch.left_out().total() > 0 ||
                           batch.passed_over().total() > 0 || batch.filtered().total() > 0;
  require(has_outcome || detection.is_case_stream, "no record is lost", block.bytes);
  require(batch.rejects().size() <= 1, "a record is rejected once");
  for (const Reject& reject : batch.rejects()) {
    require_utf8(reject.error, "a message is UTF-8");
    require(!reject.error.empty(), "a reject has its reason");
  }
  return batch;
}

}  // namespace

std::string read_export(std::string_view bytes, const std::vector<Mapping>& mappings,
                        const Format* forced, const Intake& intake) {
  const Detection detection = detect_export(bytes, "export", mappings, forced);
  require_utf8(detection.reason, "what a file is can be said");
  if (!detection.is_recognised()) return {};
  RecordBlock block;
  const std::string_view content =
      bytes.starts_with(kByteOrderMark) ? bytes.substr(kByteOrderMark.size()) : bytes;
  make_record_splitter(detection.shape, 0)->split(content, true, block.records);
  block.bytes = content;
  block.bytes.append(kLinePaddingBytes, '\0');
  try {
    const ExportParser parser(detection, "export");
    RecordBatch whole(intake);
    parser.parse(block, true, whole);
    const std::uint64_t n_posts = require_records(whole.lines(), "post");
    require(n_posts == whole.posts().size(), "posts are as many as their lines");
    require_records(accounts_of(whole), "account");
    std::string lines;
    std::uint64_t n_rejects = 0;
    for (std::size_t i = detection.header ? 1 : 0; i < block.records.size(); ++i) {
      const RecordBatch one = parse_one(parser, content, block.records[i], detection, intake);
      lines.append(one.lines());
      n_rejects += one.rejects().size();
    }
    require_equal(lines, whole.lines(), "records one by one give the same posts");
    require(n_rejects == whole.rejects().size(), "and the same rejects");
    return whole.lines() + accounts_of(whole);
  } catch (const DataError&) {
    require(detection.mapping != nullptr, "only the columns of a mapping can be missing");
    return {};
  }
}

}  // namespace cahoots
