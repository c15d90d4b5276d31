#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stats/distinct_count.hpp"
#include "text/background_model.hpp"

namespace cahoots {

/// How unsurprising it is that different accounts wrote a text independently.
///
///     by chance  = 1 − exp(−N · 2^−I)
///     widespread = accounts of the group / (accounts of the stream + 1000) · evenness in time
///     prefilled  = posts with the page / posts · accounts outside / all accounts that link to it
///     commonness = 1 − (1 − by chance) · (1 − widespread) · (1 − prefilled)
///
/// I is the normalised text's information in bits (text/background_model.hpp) against a sample of
/// the stream's distinct texts, so that copies do not make themselves common; N is the number of
/// texts that it might have been found among, the stream's but no fewer than 2^20, since a phrase
/// stays common in a small collection. `by chance` is then the Poisson probability that at least
/// one other of N independent texts is the same. Evenness is the entropy of the group's posts over
/// 32 spans that hold equally many of the stream's posts, relative to the greatest possible: a
/// burst is not evidence of a common phrase, however many took part; a phrase of all seasons is.
/// The page is the one that most posts of the group link to: where others link to it in words of
/// their own, it has readers, and the group's words may be the headline that its share button
/// writes; a page that nobody else links to explains nothing. The accounts of the stream are
/// counted exactly up to 4,096, estimated to 1.6 % above. Memory: about 4 MB. Thread rule: the
/// additions one thread; const methods any.
class Commonness {
 public:
  /// Texts that are to be added: those of smallest hash, up to so many.
  static constexpr std::uint64_t kSampledTexts = std::uint64_t{1} << 15;
  static constexpr std::size_t kSpans = 32;

  /// Before the first post: how many will come. About 2^16 of their times are kept, by the hash of
  /// their uid.
  void expect_posts(std::uint64_t n_posts);
  void add_post(std::string_view uid, std::string_view account_uid, std::int64_t created_at_s);
  void add_text(std::string_view normalised) { background_.add(normalised); }
  /// The parts that posts have added, to be handed on to another one: times and hashes of accounts.
  const std::vector<std::int64_t>& times_s() const { return times_s_; }
  std::vector<std::uint64_t> account_hashes() const { return accounts_.kept(); }
  void add_time(std::int64_t created_at_s) { times_s_.push_back(created_at_s); }
  void add_account_hash(std::uint64_t hash) { accounts_.add(hash); }
  /// After the last.
  void finish(std::uint64_t n_texts);

  double information_bits(std::string_view normalised) const {
    return background_.information_bits(normalised);
  }
  /// Which of the kSpans a time lies in; 0 where the stream has no times.
  std::size_t span_of(std::int64_t created_at_s) const;

  /// Of a group by its core's information, its number of accounts, its posts in each span, and
  /// `prefilled` as above.
  double of_text(double information_bits, std::uint64_t n_accounts,
                 std::span<const std::uint64_t> posts_by_span, double prefilled = 0) const;
  /// Of a group of media: `widespread` alone.
  double of_medium(std::uint64_t n_accounts, std::span<const std::uint64_t> posts_by_span) const;

 private:
  double widespread(std::uint64_t n_accounts, std::span<const std::uint64_t> posts_by_span) const;

  BackgroundModel background_;
  DistinctCount accounts_;
  std::uint64_t one_time_in_ = 1;
  std::vector<std::int64_t> times_s_;
  std::vector<std::int64_t> span_ends_s_;  ///< the 31 times between the spans; empty without times
  double n_independent_texts_ = 0;
};

}  // namespace cahoots
