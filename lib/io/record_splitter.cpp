#include "io/record_splitter.hpp"

#include <algorithm>

namespace cahoots {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

/// Takes one byte; true where the open record ends with it.
bool RecordSplitter::step(char c) {
  return shape_.framing == Framing::delimited ? step_delimited(c) : step_json(c);
}

/// RFC 4180, and as lenient as split_row(): a quote means something at the start of a field only.
/// So a row with a stray quote ends with its line, and the next one is sound again.
bool RecordSplitter::step_delimited(char c) {
  if (field_ == Field::quoted) {
    if (c == '"') field_ = Field::closed;
    return false;
  }
  if (c == '"' && field_ != Field::plain) {
    field_ = Field::quoted;
    return false;
  }
  field_ = c == shape_.delimiter ? Field::start : Field::plain;
  return c == '\n';
}

bool RecordSplitter::step_json(char c) {
  if (is_scalar_) return is_space(c) || c == ',' || c == ']';
  if (in_string_) {
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (c == '\\') {
      is_escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    return false;
  }
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if (c == '}' || c == ']') return --depth_ == 0;
  return false;
}

/// A byte between records; true where it opens one.
bool RecordSplitter::step_json_outside(char c) {
  if (is_space(c)) return false;
  if (c == '[' && !in_array_) {
    in_array_ = true;
    return false;
  }
  if (in_array_ && c == ',') return false;
  if (in_array_ && c == ']') {
    in_array_ = false;
    return false;
  }
  depth_ = 0;
  in_string_ = false;
  is_escaped_ = false;
  // Anything that is no object or array runs to the next separator, and is rejected when parsed.
  is_scalar_ = c != '{' && c != '[';
  return true;
}

bool RecordSplitter::opens(char c) {
  if (shape_.framing == Framing::json_documents) return step_json_outside(c);
  field_ = Field::start;
  return true;
}

/// Blanks at the end of a row may be empty fields of a tab-separated table.
std::string_view RecordSplitter::trimmed(std::string_view record) const {
  if (shape_.framing == Framing::json_documents) return record;
  const bool is_row = shape_.framing == Framing::delimited;
  std::string_view kept = record;
  while (!kept.empty() && (is_row ? kept.back() == '\r' : is_space(kept.back()))) {
    kept.remove_suffix(1);
  }
  const bool is_blank = std::all_of(kept.begin(), kept.end(), [](char c) { return c == ' '; });
  return is_blank ? std::string_view() : kept;
}

void RecordSplitter::finish_record(std::string_view bytes, std::size_t end,
                                   std::vector<RecordSlice>& out) {
  const std::string_view whole = bytes.substr(open_begin_, end - open_begin_);
  const std::uint64_t size_bytes = dropped_bytes_ + whole.size();
  if (size_bytes > shape_.max_record_bytes) {
    const std::size_t kept_bytes = std::min(whole.size(), kOverlongKeptBytes);
    out.push_back({open_begin_, dropped_bytes_ > 0 ? 0 : kept_bytes, open_, size_bytes});
  } else if (const std::string_view record = trimmed(whole); !record.empty()) {
    out.push_back({open_begin_, record.size(), open_, 0});
  }
  is_open_ = false;
  dropped_bytes_ = 0;
}

/// Lines are by far the most common, and memchr finds their ends ten times faster.
std::size_t RecordSplitter::split_lines(std::string_view bytes, bool is_last,
                                        std::vector<RecordSlice>& out) {
  std::size_t begin = 0;
  std::size_t from = scanned_bytes_;
  while (begin < bytes.size() || (is_last && dropped_bytes_ > 0)) {
    const std::size_t end = bytes.find('\n', from);
    if (end == std::string_view::npos && !is_last) break;
    open_begin_ = begin;
    open_ = position_;
    from = end == std::string_view::npos ? bytes.size() : end + 1;
    position_.offset_bytes += dropped_bytes_ + (from - begin);
    position_.line += 1;
    finish_record(bytes, std::min(end, bytes.size()), out);
    begin = from;
  }
  scanned_bytes_ = bytes.size() - begin;
  return begin;
}

/// What is open at the end of the input, and what an array that is not closed lacks.
void RecordSplitter::finish_all(std::string_view bytes, std::vector<RecordSlice>& out) {
  if (is_open_) {
    finish_record(bytes, bytes.size(), out);
  } else if (in_array_) {
    out.push_back({bytes.size(), 0, position_, 0});
  }
  in_array_ = false;
}

std::size_t RecordSplitter::split(std::string_view bytes, bool is_last,
                                  std::vector<RecordSlice>& out) {
  if (shape_.framing == Framing::lines) return split_lines(bytes, is_last, out);
  std::size_t used = 0;
  for (std::size_t i = scanned_bytes_; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (!is_open_ && opens(c)) {
      is_open_ = true;
      open_ = position_;
      open_begin_ = i;
    }
    const bool ends = is_open_ && step(c);
    position_.offset_bytes += 1;
    if (c == '\n') position_.line += 1;
    if (ends) {
      const bool belongs = shape_.framing == Framing::json_documents && !is_scalar_;
      finish_record(bytes, belongs ? i + 1 : i, out);
      // The separator that ends a scalar may close the array around it.
      if (is_scalar_ && c == ']') in_array_ = false;
    }
    if (!is_open_) used = i + 1;
  }
  if (is_last) {
    finish_all(bytes, out);
    used = bytes.size();
  }
  scanned_bytes_ = bytes.size() - used;
  open_begin_ = is_open_ ? open_begin_ - used : 0;
  return used;
}

}  // namespace cahoots
