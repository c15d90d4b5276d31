#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "base/text_arena.hpp"
#include "records/record_view.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// The posts of a case file and their distinct normalised texts, in the order of the file.
/// Memory: each distinct normalised text, each uid, and about 100 bytes a post. One thread.
class CaseTexts {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  /// Reads the file, plain or compressed; `visit` is handed every other record. Of posts beyond
  /// `max_posts` nothing is read. Throws DataError for a line that is no JSON object, IoError.
  void read(const std::string& path, std::uint64_t max_posts,
            const std::function<void(std::string_view type, RecordView& record)>& visit = {});

  std::size_t n_posts() const { return text_of_post_.size(); }
  std::string_view uid(std::size_t post) const { return uids_[post]; }
  /// The post of that uid; kNone where there is none.
  std::uint32_t find(std::string_view uid) const;
  /// The number of the post's text; kNone where normalising left nothing.
  std::uint32_t text_of(std::size_t post) const { return text_of_post_[post]; }

  /// Normalised, by number.
  const std::vector<std::string_view>& texts() const { return texts_; }
  /// The first post with the text.
  std::uint32_t first_post(std::size_t text) const { return first_posts_[text]; }

 private:
  void add(RecordView& record);

  Normaliser normaliser_;
  TextArena arena_;
  std::vector<std::string_view> uids_;
  std::vector<std::uint32_t> text_of_post_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> first_posts_;
  std::unordered_map<std::string_view, std::uint32_t> post_of_uid_;
  std::unordered_map<std::string_view, std::uint32_t> text_numbers_;
};

}  // namespace cahoots
