#include "platforms/tumblr_content.hpp"

#include "base/ascii.hpp"
#include "markup/html_text.hpp"

namespace cahoots {
namespace {

/// Addresses of mentions: the blog is named in the text.
bool is_tumblr_mention_link(std::string_view link) {
  return link.starts_with("https://tmblr.co/M");
}

/// The name of a blog at the start of `text`: ASCII letters, digits and hyphens, 32 at most. None
/// where it goes on with an underscore: that is a name of another platform.
std::string_view tumblr_name(std::string_view text) {
  constexpr std::size_t kMaxNameBytes = 32;
  std::size_t size_bytes = 0;
  while (size_bytes < text.size() &&
         (is_ascii_alnum(text[size_bytes]) || text[size_bytes] == '-')) {
    ++size_bytes;
  }
  const bool is_cut = size_bytes < text.size() && text[size_bytes] == '_';
  return is_cut || size_bytes > kMaxNameBytes ? std::string_view() : text.substr(0, size_bytes);
}

}  // namespace

Text tumblr_uid(Text id, TextArena& arena) {
  return id.empty() ? Text() : arena.join({"tumblr:", id});
}

Text tumblr_plain_text(Text text, TextArena& arena) {
  return has_markup(text) ? arena.keep(html_to_text(text).text) : text;
}

void TumblrContent::append(std::string_view separator, std::string_view part) {
  if (!text_.empty() && !part.empty()) text_.append(separator);
  text_.append(part);
  has_text_ = true;
}

void TumblrContent::add_html(Text html) {
  if (!is_known(html)) return;
  if (!has_markup(html)) return append("\n\n", html);
  const HtmlText plain = html_to_text(html);
  append("\n\n", plain.text);
  for (const std::string& link : plain.links) add_link(arena_.keep(link));
  for (const std::string& image : plain.images) add_media(arena_.keep(image));
}

void TumblrContent::add_line(Text label, Text text) {
  append("\n", arena_.join({label, label.empty() ? "" : " ", text}));
}

void TumblrContent::add_blocks(RecordView& holder) {
  for (RecordView& block : holder.objects("content")) add_block(block);
}

void TumblrContent::add_block(RecordView& block) {
  const Text type = block.text("type");
  if (type == "text") {
    append("\n", block.text("text"));
    add_formatting(block);
  } else if (type == "image") {
    add_block_media(block);
    if (is_known(block.text("caption"))) append("\n", block.text("caption"));
  } else if (!add_block_media(block)) {
    // A link, or a video or song of another site.
    add_link(block.text("url"));
  }
}

void TumblrContent::add_formatting(RecordView& block) {
  for (RecordView& range : block.objects("formatting")) {
    const Text type = range.text("type");
    if (type == "link") add_link(range.text("url"));
    auto blog = range.object("blog");
    if (type != "mention" || !blog || blog->text("name").empty()) continue;
    mentions_.push_back(tumblr_uid(blog->text("name"), arena_));
  }
}

/// The sizes of an image come widest first; a video or song has one file.
bool TumblrContent::add_block_media(RecordView& block) {
  if (auto file = block.object("media")) {
    add_media(file->text("url"));
    return true;
  }
  for (RecordView& size : block.objects("media")) {
    add_media(size.text("url"));
    return true;
  }
  return false;
}

void TumblrContent::add_link(Text url) {
  if (!url.empty() && !is_tumblr_mention_link(url)) links_.push_back(url);
}

void TumblrContent::add_media(Text url) {
  if (!url.empty()) media_.push_back(arena_.join({"url:", url}));
}

/// The name after an @ is the id of a blog. Not within a word, an address or a link.
void TumblrContent::add_mentions_in_text() {
  const std::string_view text = text_;
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    if (is_ascii_alnum(before) || before == '/' || before == '@' || before == '.') continue;
    const std::string_view name = tumblr_name(text.substr(at + 1));
    if (!name.empty()) mentions_.push_back(tumblr_uid(arena_.keep(ascii_lower(name)), arena_));
  }
}

void TumblrContent::move_to(Post& post) {
  if (mentions_.empty()) add_mentions_in_text();
  if (has_text_) post.text = arena_.keep(text_);
  post.urls = std::move(links_);
  post.mentions = std::move(mentions_);
  post.media = std::move(media_);
}

}  // namespace cahoots
