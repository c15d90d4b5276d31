#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cahoots {

/// A nullable piece of text: `data() == nullptr` is JSON `null`, an empty view with an address is
/// `""`. Views point into the buffer of the line they were read from, or into a scratch arena of
/// the parser, and live as long as that does.
using Text = std::string_view;

/// True where the record holds a value, be it empty.
inline bool is_known(Text text) {
  return text.data() != nullptr;
}

enum class PostType : std::uint8_t { original, reply, repost, quote, comment };

/// The name of a post type as it stands in the stream.
std::string_view name_of(PostType type);
/// The post type of that name; nothing for an unknown name.
std::optional<PostType> post_type_of(std::string_view name);

/// One post, video, comment or message: the `post` record of the contract, section 2.
/// Times are seconds since the epoch, UTC. Counters are `nullopt` where unknown; 0 is a reported 0.
struct Post {
  Text uid;
  Text platform;
  Text url;
  std::optional<std::int64_t> created_at_s;
  std::optional<std::int64_t> created_at_precision_s;
  std::optional<std::int64_t> collected_at_s;
  Text account_uid;
  Text account_handle;
  Text account_name;
  Text text;
  Text lang;
  std::optional<PostType> post_type;
  Text conversation_uid;
  Text reply_to_uid;
  Text reply_to_account_uid;
  Text repost_of_uid;
  Text quote_of_uid;
  std::vector<Text> hashtags;
  std::vector<Text> mentions;
  std::vector<Text> urls;
  std::vector<Text> url_keys;
  std::vector<bool> url_shortened;
  std::vector<Text> media;
  std::optional<std::int64_t> likes;
  std::optional<std::int64_t> replies;
  std::optional<std::int64_t> reposts;
  std::optional<std::int64_t> quotes;
  std::optional<std::int64_t> views;
  Text source_file;
  std::optional<std::int64_t> source_line;

  /// Back to all-unknown; keeps the capacity of the lists, so that a parser reuses one object.
  void clear();
};

/// One account as its latest collected state shows it: the `account` record.
struct Account {
  Text uid;
  Text platform;
  Text handle;
  Text name;
  Text bio;
  Text url;
  std::optional<std::int64_t> created_at_s;
  std::optional<std::int64_t> created_at_precision_s;
  Text location;
  std::optional<bool> verified;
  std::optional<std::int64_t> followers;
  std::optional<std::int64_t> following;
  std::optional<std::int64_t> posts;
  Text avatar;
  std::optional<std::int64_t> collected_at_s;

  void clear() { *this = Account{}; }
};

}  // namespace cahoots
