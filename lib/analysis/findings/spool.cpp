#include "analysis/findings/spool.hpp"

#include <algorithm>
#include <cstring>

#include "io/line_block.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

using RecordVisitor = std::function<void(std::string_view type, RecordView& record)>;

/// Visits the whole lines of `buffer`, of which `size_bytes` are filled and the padding follows;
/// the number of bytes that were used up.
std::size_t visit_lines(std::string_view buffer, RecordParser& parser, const RecordVisitor& visit) {
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = buffer.find('\n', begin);
    if (end == std::string_view::npos) return begin;
    if (auto record = parser.parse(buffer.substr(begin, end - begin))) {
      const Text type = record->text("type");
      visit(type, *record);
    }
    begin = end + 1;
  }
}

}  // namespace

void FindingsSpool::add(std::string_view lines) {
  size_bytes_ += lines.size();
  if (file_.size_bytes() == 0) {
    pending_.append(lines);
    if (pending_.size() <= memory_bytes_) return;
    file_.write(pending_);
    pending_ = {};
    return;
  }
  file_.write(lines);
}

void FindingsSpool::read(const RecordVisitor& visit) {
  RecordParser parser;
  if (file_.size_bytes() == 0) {
    pending_.append(kLinePaddingBytes, '\0');
    const std::size_t size = pending_.size() - kLinePaddingBytes;
    visit_lines(std::string_view(pending_).substr(0, size), parser, visit);
    pending_.resize(size);
    return;
  }
  std::string buffer;
  std::size_t filled = 0;
  for (std::uint64_t offset_bytes = 0;;) {
    buffer.resize(std::max(buffer.size(), filled + kBlockBytes + kLinePaddingBytes));
    const std::size_t got = file_.read(offset_bytes, buffer.data() + filled, kBlockBytes);
    if (got == 0) break;
    filled += got;
    offset_bytes += got;
    const std::size_t used = visit_lines(std::string_view(buffer).substr(0, filled), parser, visit);
    std::memmove(buffer.data(), buffer.data() + used, filled - used);
    filled -= used;
  }
}

void append_to_spool(std::string& lines, std::string_view type, RecordView& record) {
  lines.append("{\"type\":\"").append(type).append("\"");
  for (const std::string_view key : record.keys()) {
    if (key == "type" || key.find_first_of("\"\\") != std::string_view::npos) continue;
    lines.append(",\"").append(key).append("\":").append(record.json(key));
  }
  lines.append("}\n");
}

void append_post_to_spool(std::string& lines, RecordView& record) {
  Post post;
  read_post(record, post);
  post.account_name = Text();
  post.media.clear();
  post.source_file = Text();
  append_post(lines, post);
}

}  // namespace cahoots
