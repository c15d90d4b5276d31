#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/rows.hpp"
#include "base/hash.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// Posts normalised, hashed and signed, as rows ready for `DuplicateFinder::merge`. The strings of
/// the posts are copied. Reuse a batch: it keeps its buffers. One thread at a time.
class DuplicateBatch {
 public:
  DuplicateBatch(const Normaliser& normaliser, const DuplicateOptions& options)
      : normaliser_(normaliser),
        min_length_bytes_(options.min_length_bytes),
        includes_reposts_(options.includes_reposts),
        includes_media_(options.includes_media) {}

  /// Prepares a post: the bulk of the work, linear in its text.
  void add(const DuplicatePost& post);
  void clear();

  std::size_t size() const { return n_added_; }
  const DuplicateCounts& counts() const { return counts_; }

  /// Calls visit(row) for each TextedPostRow, MediaPostRow, or link (link_audience.hpp).
  template <class Visit>
  void for_each_text(Visit visit) const {
    for_each(text_rows_, text_ends_, visit);
  }
  template <class Visit>
  void for_each_medium(Visit visit) const {
    for_each(media_rows_, media_ends_, visit);
  }
  template <class Visit>
  void for_each_link(Visit visit) const {
    for_each(link_rows_, link_ends_, visit);
  }

 private:
  /// The signature of a text met in this batch.
  struct Signed {
    Hash128 hash;
    bool is_similar = false;
    TextSignature signature{};
  };
  template <class Visit>
  static void for_each(const std::string& rows, const std::vector<std::size_t>& ends, Visit visit) {
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
      visit(std::string_view(rows).substr(begin, end - begin));
      begin = end;
    }
  }
  const Signed& sign(std::string_view normalised);
  void add_text(const DuplicatePost& post);
  void add_media(const DuplicatePost& post);

  Normaliser normaliser_;
  std::size_t min_length_bytes_;
  bool includes_reposts_;
  bool includes_media_;
  std::size_t n_added_ = 0;
  std::string text_rows_;
  std::vector<std::size_t> text_ends_;
  std::string media_rows_;
  std::vector<std::size_t> media_ends_;
  std::string link_rows_;
  std::vector<std::size_t> link_ends_;
  std::vector<Signed> signed_;
  std::unordered_map<std::uint64_t, std::uint32_t> signed_of_hash_;
  std::vector<std::uint32_t> shingle_hashes_;
  DuplicateCounts counts_;
};

}  // namespace cahoots
