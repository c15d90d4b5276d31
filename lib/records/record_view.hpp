#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"
#include "io/line_block.hpp"
#include "records/post.hpp"
#include "records/stream_time.hpp"

namespace cahoots {

struct ListItem;

/// One parsed JSON object. Valid until the next parse of the parser that made it. Looking fields
/// up in the order of the schema costs one pass over the record, any other order works too. A
/// missing key, a null and a value of another kind all read as unknown. One thread.
class RecordView {
 public:
  Text text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// A time of the fixed form `YYYY-MM-DDTHH:MM:SSZ`, as seconds since the epoch.
  std::optional<std::int64_t> time_s(std::string_view key);
  /// The strings of a list; others are passed over. `out` is cleared first.
  void texts(std::string_view key, std::vector<Text>& out);
  std::vector<Text> texts(std::string_view key);
  std::vector<std::int64_t> integers(std::string_view key);
  std::vector<bool> booleans(std::string_view key);
  std::optional<RecordView> object(std::string_view key);
  std::vector<RecordView> objects(std::string_view key);
  /// The strings and objects of a list that mixes them, in order; others are passed over.
  std::vector<ListItem> items(std::string_view key);
  std::vector<std::string_view> keys();
  /// True where the key is there and its value is not null.
  bool has(std::string_view key);
  /// A string as it stands, a number or boolean as it is written in JSON; unknown for anything
  /// else. Ids come as either. Composed text is kept in `arena`.
  Text scalar(std::string_view key, TextArena& arena);
  /// The same at a JSON pointer (RFC 6901), such as `/author/id`. A malformed one finds nothing.
  Text scalar_at(std::string_view pointer, TextArena& arena);
  /// The scalars of the list at a JSON pointer; false where no list is there. `out` is cleared.
  bool scalars_at(std::string_view pointer, TextArena& arena, std::vector<Text>& out);
  /// The value written back as JSON, for values that are only passed on.
  std::string json(std::string_view key);

 private:
  friend class RecordParser;
  friend struct RecordViewAccess;
  // simdjson's object and iterator, kept opaque so that its header, the slowest of all to compile,
  // is read by a handful of files only.
  alignas(8) std::array<std::byte, 16> object_;
  alignas(8) std::array<std::byte, 16> cursor_;
};

/// An element of a list that mixes strings and objects: one of the two is known.
struct ListItem {
  Text text;
  std::optional<RecordView> object;
};

/// Why a line is no JSON object.
struct ParseError {
  std::string message;
  std::uint64_t column = 1;  ///< in bytes, from 1
};

/// Parses lines, fully validated, one after another. One thread each.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();
  RecordParser(RecordParser&&) noexcept;
  RecordParser& operator=(RecordParser&&) noexcept;

  /// Parses one line in place; at least kLinePaddingBytes (io/line_block.hpp) must be readable
  /// behind it. Nothing where it is no JSON object; `error()` then says why. Half of a character in
  /// an escape reads as U+FFFD (see with_whole_characters).
  std::optional<RecordView> parse(std::string_view line);
  /// The same of a text behind which nothing may be read: of a copy, which lives until the next
  /// call. For small files and single documents; a stream's blocks are padded (io/line_block.hpp).
  std::optional<RecordView> parse_copy(std::string_view line) {
    copy_.assign(line).append(kLinePaddingBytes, '\0');
    return parse(std::string_view(copy_).substr(0, line.size()));
  }
  const ParseError& error() const { return error_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string copy_;
  ParseError error_;
};

}  // namespace cahoots
