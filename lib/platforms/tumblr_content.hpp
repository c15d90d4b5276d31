#pragma once

#include <string>
#include <vector>

#include "base/text_arena.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// `tumblr:ID`; unknown for an empty id.
Text tumblr_uid(Text id, TextArena& arena);

/// The text without its HTML; as it stands where it holds none (the API gives plain text if asked
/// with filter=text).
Text tumblr_plain_text(Text text, TextArena& arena);

/// What stands in a Tumblr post, put together from its parts: text, links, mentions, media. Parts
/// are views or kept in the arena.
class TumblrContent {
 public:
  explicit TumblrContent(TextArena& arena) : arena_(arena) {}

  /// A part in HTML, set apart by an empty line; its links and images too. Nothing if empty.
  void add_html(Text html);
  /// `label text` on a line of its own.
  void add_line(Text label, Text text);
  /// The `content` of an NPF post or of an item of a trail: a line each block of text.
  void add_blocks(RecordView& holder);
  void add_link(Text url);
  void add_media(Text url);
  /// Sets text, urls, mentions and media; the text is unknown where no part had one.
  void move_to(Post& post);

 private:
  void append(std::string_view separator, std::string_view part);
  void add_formatting(RecordView& block);
  void add_block(RecordView& block);
  bool add_block_media(RecordView& block);
  void add_mentions_in_text();

  TextArena& arena_;
  std::string text_;
  bool has_text_ = false;
  std::vector<Text> links_;
  std::vector<Text> mentions_;
  std::vector<Text> media_;
};

}  // namespace cahoots
