#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/model.hpp"
#include "io/row_sort.hpp"
#include "io/spill_storage.hpp"

namespace cahoots {

/// Finds which posts of a case answer, repost or quote posts of a cluster from outside it. Posts
/// and what refers to them are rows that are brought together by the hash of the post, on disk
/// where they do not fit: memory does not grow with posts. One thread.
class Answers {
 public:
  enum class Kind : std::uint8_t { reply, repost, quote };

  /// `storage.memory_bytes` is all that is used.
  explicit Answers(const SpillStorage& storage);

  /// A post of a member of a cluster, by the place of the cluster in the model.
  void add_post(std::string_view post_uid, std::uint32_t cluster);
  /// A post on that platform, of an account in `cluster` or in none, refers to a post.
  void add_reference(std::string_view post_uid, Kind kind, std::string_view platform,
                     std::optional<std::uint32_t> cluster);
  /// Counts into `outside` of the clusters; once.
  void enter_into(std::vector<ClusterFindings>& clusters);

 private:
  RowSort rows_;
  std::string row_;
};

}  // namespace cahoots
