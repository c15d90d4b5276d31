#include <algorithm>

#include "io/record_splitter.hpp"

namespace cahoots {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Lines, JSON texts and rows: each record lies by itself.
class FramedSplitter final : public RecordSplitter {
 public:
  FramedSplitter(const RecordShape& shape, std::uint32_t source) : RecordSplitter(shape, source) {}

  std::size_t split(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out) override;

 private:
  enum class Field : std::uint8_t { start, plain, quoted, closed };

  std::size_t split_lines(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out);
  void finish_all(std::string_view bytes, std::vector<RecordSlice>& out);
  bool opens(char c);
  std::size_t pass_quoted(std::string_view bytes, std::size_t begin);
  bool step(char c);
  bool step_delimited(char c);
  bool step_json(char c);
  bool step_json_outside(char c);
  void finish(std::string_view bytes, std::size_t end, std::vector<RecordSlice>& out);
  std::string_view trimmed(std::string_view record) const;

  Field field_ = Field::start;
  bool in_string_ = false;
  bool is_escaped_ = false;
  bool is_scalar_ = false;
  std::size_t depth_ = 0;
  bool in_array_ = false;
};

/// Takes one byte; true where the open record ends with it.
bool FramedSplitter::step(char c) {
  return shape_.framing == Framing::delimited ? step_delimited(c) : step_json(c);
}

/// RFC 4180, and as lenient as split_row(): a quote means something at the start of a field only.
/// So a row with a stray quote ends with its line, and the next one is sound again.
bool FramedSplitter::step_delimited(char c) {
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

/// The quote that ends the quoted field, or the end of the bytes; all before it is taken as seen.
/// Most of a table stands in quotes.
std::size_t FramedSplitter::pass_quoted(std::string_view bytes, std::size_t begin) {
  const std::size_t end = std::min(bytes.find('"', begin), bytes.size());
  const std::string_view passed = bytes.substr(begin, end - begin);
  position_.offset_bytes += passed.size();
  position_.line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
  return end;
}

bool FramedSplitter::step_json(char c) {
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
bool FramedSplitter::step_json_outside(char c) {
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

bool FramedSplitter::opens(char c) {
  if (shape_.framing == Framing::json_documents) return step_json_outside(c);
  field_ = Field::start;
  return true;
}

/// Blanks at the end of a row may be empty fields of a tab-separated table.
std::string_view FramedSplitter::trimmed(std::string_view record) const {
  if (shape_.framing == Framing::json_documents) return record;
  const bool is_row = shape_.framing == Framing::delimited;
  std::string_view kept = record;
  while (!kept.empty() && (is_row ? kept.back() == '\r' : is_space(kept.back()))) {
    kept.remove_suffix(1);
  }
  const bool is_blank = std::all_of(kept.begin(), kept.end(), [](char c) { return c == ' '; });
  return is_blank ? std::string_view() : kept;
}

void FramedSplitter::finish(std::string_view bytes, std::size_t end,
                            std::vector<RecordSlice>& out) {
  const std::string_view whole = bytes.substr(open_begin_, end - open_begin_);
  const bool is_overlong = dropped_bytes_ + whole.size() > shape_.max_record_bytes;
  finish_record(is_overlong ? whole : trimmed(whole), out);
}

/// Lines are by far the most common, and memchr finds their ends ten times faster.
std::size_t FramedSplitter::split_lines(std::string_view bytes, bool is_last,
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
    finish(bytes, std::min(end, bytes.size()), out);
    begin = from;
  }
  scanned_bytes_ = bytes.size() - begin;
  return begin;
}

/// What is open at the end of the input, and what an array that is not closed lacks.
void FramedSplitter::finish_all(std::string_view bytes, std::vector<RecordSlice>& out) {
  if (is_open_) {
    finish(bytes, bytes.size(), out);
  } else if (in_array_) {
    out.push_back({bytes.size(), 0, position_, 0, nullptr});
  }
  in_array_ = false;
}

std::size_t FramedSplitter::split(std::string_view bytes, bool is_last,
                                  std::vector<RecordSlice>& out) {
  if (shape_.framing == Framing::lines) return split_lines(bytes, is_last, out);
  std::size_t used = 0;
  for (std::size_t i = scanned_bytes_; i < bytes.size(); ++i) {
    if (is_open_ && field_ == Field::quoted) i = pass_quoted(bytes, i);
    if (i == bytes.size()) break;
    const char c = bytes[i];
    if (!is_open_ && opens(c)) begin_record(i);
    const bool ends = is_open_ && step(c);
    advance(c);
    if (ends) {
      const bool belongs = shape_.framing == Framing::json_documents && !is_scalar_;
      finish(bytes, belongs ? i + 1 : i, out);
      // The separator that ends a scalar may close the array around it.
      if (is_scalar_ && c == ']') in_array_ = false;
    }
    if (!is_open_) used = i + 1;
  }
  if (is_last) {
    finish_all(bytes, out);
    used = bytes.size();
  }
  return used_up(used, bytes.size());
}

}  // namespace

std::unique_ptr<RecordSplitter> make_framed_splitter(const RecordShape& shape,
                                                     std::uint32_t source) {
  return std::make_unique<FramedSplitter>(shape, source);
}

}  // namespace cahoots
