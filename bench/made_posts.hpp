#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"

namespace cahoots {

/// Draws ranks from 0 to n - 1, rank r in proportion to 1 / (r + 1) (Zipf 1949). Additions and
/// divisions only, so that the draws are the same with every compiler and library. O(log n) a draw,
/// 8 n bytes.
class ZipfRanks {
 public:
  explicit ZipfRanks(std::size_t n_ranks);
  std::size_t draw(Random& random) const;

 private:
  std::vector<double> sums_;
};

/// An account that nobody has; everything follows from its number.
struct MadeAccount {
  explicit MadeAccount(std::uint64_t number);

  std::uint64_t id;
  std::string handle;
  std::string name;
  std::string bio;
  std::int64_t created_s;
  std::uint64_t followers;
};

/// A link as it stands in the post, and where it leads.
struct MadeLink {
  std::string shown;
  std::string address;
};

/// A post that nobody wrote. Its text is `body`, the links and the hashtags, with blanks between.
struct MadePost {
  std::uint64_t id = 0;
  std::uint64_t account = 0;  ///< a number for MadeAccount
  std::int64_t created_s = 0;
  std::string_view lang;
  std::string body;  ///< with the mentions
  std::vector<MadeLink> links;
  std::vector<std::string> hashtags;    ///< without `#`
  std::vector<std::uint64_t> mentions;  ///< accounts
  bool is_reply = false;                ///< to the first of the mentions
  std::uint64_t reply_to_id = 0;
  std::uint64_t likes = 0;
};

/// Makes posts one after another, the same for the same seed and number of posts: 60 % in Latin
/// letters, 25 % Chinese, 15 % mixed; three in ten with a link, of which one in three carries
/// tracking parameters; hashtags, mentions, line breaks, quotes and emoji as often as people use
/// them. About an eighth as many accounts as posts; accounts, words, characters, hashtags and sites
/// follow Zipf's law.
class PostMaker {
 public:
  PostMaker(std::uint64_t seed, std::uint64_t n_posts);

  /// Replaces `post` by the next one, in the order of time.
  void make(MadePost& post);

 private:
  void add_word(std::string& body);
  void add_characters(std::string& body);
  void add_interruption(std::string& body);
  void set_body(MadePost& post);
  void set_mentions(MadePost& post);
  void set_links(MadePost& post);
  void set_hashtags(MadePost& post);
  bool happens(std::uint64_t percent) { return random_.below(100) < percent; }

  Random random_;
  std::uint64_t n_posts_;
  std::uint64_t n_made_ = 0;
  std::vector<std::string> words_;
  ZipfRanks word_ranks_;
  ZipfRanks character_ranks_;
  ZipfRanks site_ranks_;
  ZipfRanks account_ranks_;
};

}  // namespace cahoots
