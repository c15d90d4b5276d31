#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/duplicates_rows.hpp"
#include "text/background_model.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// How unsurprising it is that different accounts wrote a text independently.
///
///     by chance  = 1 − exp(−N · 2^−I)
///     widespread = accounts of the group / (accounts of the stream + 1000) · evenness in time
///     commonness = 1 − (1 − by chance) · (1 − widespread)
///
/// I is the normalised text's information in bits (text/background_model.hpp) against a sample of
/// the stream's distinct texts, so that copies do not make themselves common; N is the number of
/// texts that it might have been found among, the stream's but no fewer than 2^20, since a phrase
/// stays common in a small collection. `by chance` is then the Poisson probability that at least
/// one other of N independent texts is the same. Evenness is the entropy of the group's posts over
/// 32 spans that hold equally many of the stream's posts, relative to the greatest possible: a
/// burst is not evidence of a common phrase, however many took part; a phrase of all seasons is.
/// Thread rule: const and shared.
class Commonness {
 public:
  /// Samples the 2^15 distinct texts of smallest hash and about 2^16 posts' times, by the hash of
  /// their uid. Time O(posts); memory about 3 MB.
  Commonness(const DuplicateRows& rows, Normaliser normaliser);

  /// Of a group by its representative's normalised text, its number of accounts and all its posts.
  double of_group(std::string_view normalised, std::uint64_t n_accounts,
                  std::span<const std::int64_t> created_at_s) const;

 private:
  double evenness(std::span<const std::int64_t> created_at_s) const;

  BackgroundModel background_;
  std::vector<std::int64_t> span_ends_s_;  ///< the 31 times between the spans; empty without times
  double n_independent_texts_ = 0;
  double n_accounts_ = 1;
};

}  // namespace cahoots
