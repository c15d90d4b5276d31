#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"
#include "platforms/pseudonyms.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Replaces what names people in posts and accounts by pseudonyms, so that a case can be shared.
/// - replaced: uids of accounts and posts, and references to them; handles, names, mentions; the
///   addresses of posts, profiles and avatars; of a post's links those on platforms
///   (platforms/account_page.hpp), in both lists; ids and addresses of media; the source file
/// - in text, bio and location: handles and addresses on platforms; nothing else is touched
/// - kept: times, counters, languages, hashtags, links to other sites, hashes of media
/// A record whose names are replaced already stays as it is. Immutable; any thread.
class Pseudonymiser {
 public:
  /// The pseudonyms must outlive it.
  explicit Pseudonymiser(const Pseudonyms& pseudonyms) : pseudonyms_(pseudonyms) {}

  /// Replaces the names in a complete post; composed values live in `arena`. 5 to 15 us.
  void apply(Post& post, TextArena& arena) const;
  void apply(Account& account, TextArena& arena) const;

  /// A text of a platform with its handles and addresses replaced. `post`, null unless it is the
  /// text of one, knows where the addresses in it lead and whom it mentions.
  std::string text(std::string_view text, std::string_view platform, const Post* post) const;

 private:
  void apply_urls(Post& post, TextArena& arena) const;

  const Pseudonyms& pseudonyms_;
};

}  // namespace cahoots
