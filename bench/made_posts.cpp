#include "made_posts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace cahoots {
namespace {

constexpr std::size_t kWords = 20000;
constexpr std::size_t kCharacters = 3000;
constexpr std::size_t kSites = 5000;
constexpr std::int64_t kFirst_s = 1700000000;
constexpr std::int64_t kSpan_s = 60 * 86400;

constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"the", "to", "and", "a", "of", "in", "is", "you", "for", "it", "that", "on", "this", "with"});
constexpr auto kSyllables = std::to_array<std::string_view>(
    {"al", "ba", "co",  "de",  "er", "fo",  "gri",  "hea", "in",  "jo", "ka", "lum", "mi",
     "no", "os", "pra", "qui", "re", "sta", "tion", "un",  "ver", "wi", "xa", "yel", "zo"});
constexpr auto kEndings = std::to_array<std::string_view>({".com", ".org", ".net", ".co.uk"});
constexpr auto kTracking =
    std::to_array<std::string_view>({"utm_source=x&utm_medium=social", "fbclid=IwAR0made0up0click",
                                     "utm_campaign=spring&ref=home", "gclid=made_up_click"});

std::string made_word(Random& random, std::uint64_t n_syllables) {
  std::string word;
  for (; n_syllables > 0; --n_syllables) word.append(kSyllables[random.below(kSyllables.size())]);
  return word;
}

/// A character of the three bytes that the Chinese ones of daily use have.
void append_character(std::string& text, std::size_t rank) {
  const std::size_t code_point = 0x4E00 + rank * 7;
  text.push_back(static_cast<char>(0xE0U | (code_point >> 12U)));
  text.push_back(static_cast<char>(0x80U | ((code_point >> 6U) & 0x3FU)));
  text.push_back(static_cast<char>(0x80U | (code_point & 0x3FU)));
}

std::string site_of(std::size_t rank) {
  Random random(rank);
  std::string site = made_word(random, 2 + random.below(2));
  return site.append(kEndings[random.below(kEndings.size())]);
}

/// Ids grow with time, as those of X do.
std::uint64_t post_id(std::uint64_t number) {
  return 1720000000000000000ULL + number * 4194304 + Random(number).below(4194304);
}

}  // namespace

ZipfRanks::ZipfRanks(std::size_t n_ranks) {
  sums_.reserve(n_ranks);
  double sum = 0;
  for (std::size_t rank = 0; rank < n_ranks; ++rank) {
    sum += 1.0 / static_cast<double>(rank + 1);
    sums_.push_back(sum);
  }
}

std::size_t ZipfRanks::draw(Random& random) const {
  const auto place = std::upper_bound(sums_.begin(), sums_.end(), random.uniform() * sums_.back());
  return std::min(static_cast<std::size_t>(place - sums_.begin()), sums_.size() - 1);
}

MadeAccount::MadeAccount(std::uint64_t number)
    // Old accounts have short ids, new ones ids of the same kind as posts.
    : id(number % 2 == 0 ? 10000019 + number * 7919 : 1100000000000000000ULL + number * 4194304) {
  Random random(number);
  handle = fmt::format("{}_{}", made_word(random, 2), number);
  name = fmt::format("{} {}", made_word(random, 2), made_word(random, 3));
  for (std::uint64_t words = 4 + random.below(12); words > 0; --words) {
    bio.append(made_word(random, 1 + random.below(3))).push_back(' ');
  }
  created_s = 1230768000 + static_cast<std::int64_t>(random.below(430000000));
  followers = random.below(1 + random.below(20000));
}

PostMaker::PostMaker(std::uint64_t seed, std::uint64_t n_posts)
    : random_(seed),
      n_posts_(std::max<std::uint64_t>(n_posts, 1)),
      words_(kFunctionWords.begin(), kFunctionWords.end()),
      word_ranks_(kWords),
      character_ranks_(kCharacters),
      site_ranks_(kSites),
      // Of those that could write, the rarest do not.
      account_ranks_(n_posts / 5 + 10) {
  while (words_.size() < kWords) words_.push_back(made_word(random_, 1 + random_.below(4)));
}

void PostMaker::add_word(std::string& body) {
  body.append(words_[word_ranks_.draw(random_)]);
  if (random_.below(12) == 0) body.push_back(random_.below(2) == 0 ? ',' : '.');
  body.push_back(' ');
}

void PostMaker::add_characters(std::string& body) {
  for (std::uint64_t n = 2 + random_.below(8); n > 0; --n) {
    append_character(body, character_ranks_.draw(random_));
  }
  body.append(random_.below(2) == 0 ? "，" : "。");
}

/// About one in ten posts breaks its line, one in four has an emoji.
void PostMaker::add_interruption(std::string& body) {
  const std::uint64_t kind = random_.below(300);
  if (kind < 2) body.push_back('\n');
  if (kind == 2) body.append("\"quoted\" ");
  if (kind > 2 && kind < 9) body.append("\U0001F600 ");
}

void PostMaker::set_body(MadePost& post) {
  const std::uint64_t kind = random_.below(20);
  const bool is_chinese = kind >= 12 && kind < 17;
  const bool is_mixed = kind >= 17;
  post.lang = is_chinese ? "zh" : "en";
  const std::size_t wanted_bytes = 45 + random_.below(260);
  post.body.clear();
  set_mentions(post);
  while (post.body.size() < wanted_bytes) {
    if (is_chinese || (is_mixed && random_.below(3) == 0)) {
      add_characters(post.body);
    } else {
      add_word(post.body);
    }
    add_interruption(post.body);
  }
}

void PostMaker::set_mentions(MadePost& post) {
  post.mentions.clear();
  post.is_reply = n_made_ > 0 && happens(20);
  if (post.is_reply) post.reply_to_id = post_id(random_.below(n_made_));
  const std::size_t n_mentions = (post.is_reply ? 1U : 0U) + (happens(15) ? 1U : 0U);
  while (post.mentions.size() < n_mentions) {
    post.mentions.push_back(account_ranks_.draw(random_));
    post.body.append(fmt::format("@{} ", MadeAccount(post.mentions.back()).handle));
  }
}

void PostMaker::set_links(MadePost& post) {
  post.links.clear();
  if (!happens(30)) return;
  const std::size_t site = site_ranks_.draw(random_);
  const std::uint64_t page = random_.below(1 + random_.below(2000));
  MadeLink link;
  link.shown = fmt::format("https://t.co/{:010x}", random_.next() >> 24U);
  link.address = fmt::format("https://{}{}/{}/{:x}", page % 3 == 0 ? "www." : "", site_of(site),
                             words_[kFunctionWords.size() + page], page * 7919);
  if (random_.below(3) == 0) {
    link.address.append("?").append(kTracking[random_.below(kTracking.size())]);
  }
  post.links.push_back(std::move(link));
}

void PostMaker::set_hashtags(MadePost& post) {
  post.hashtags.clear();
  if (!happens(30)) return;
  for (std::uint64_t n = 1 + random_.below(3); n > 0; --n) {
    const std::string& word = words_[kFunctionWords.size() + word_ranks_.draw(random_) % 10000];
    post.hashtags.push_back(fmt::format("{}{}", word, random_.below(3) == 0 ? "2024" : ""));
  }
}

void PostMaker::make(MadePost& post) {
  post.id = post_id(n_made_);
  post.account = account_ranks_.draw(random_);
  post.created_s = kFirst_s + static_cast<std::int64_t>(static_cast<std::uint64_t>(kSpan_s) *
                                                        n_made_ / n_posts_);
  set_body(post);
  set_links(post);
  set_hashtags(post);
  post.likes = random_.below(1 + random_.below(200));
  ++n_made_;
}

}  // namespace cahoots
