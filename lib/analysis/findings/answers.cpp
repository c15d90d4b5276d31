#include "analysis/findings/answers.hpp"

#include <map>

#include "base/big_endian.hpp"
#include "base/hash.hpp"

namespace cahoots {
namespace {

// Hash of the post, what the row is (a post before what refers to it), cluster, platform.
constexpr std::size_t kKindAt = sizeof(std::uint64_t);
constexpr std::size_t kClusterAt = kKindAt + 1;
constexpr std::size_t kPlatformAt = kClusterAt + sizeof(std::uint32_t);
constexpr char kPost = 0;
constexpr std::uint32_t kNoCluster = 0xFFFFFFFF;

std::map<std::string, std::uint64_t>& counts_of(OutsideResponse& outside, Answers::Kind kind) {
  switch (kind) {
    case Answers::Kind::reply:
      return outside.replies;
    case Answers::Kind::repost:
      return outside.reposts;
    case Answers::Kind::quote:
      break;
  }
  return outside.quotes;
}

}  // namespace

Answers::Answers(const SpillStorage& storage) : rows_(storage.folder, storage.memory_bytes) {}

void Answers::add_post(std::string_view post_uid, std::uint32_t cluster) {
  row_.clear();
  append_big_endian(row_, hash64(post_uid));
  row_.push_back(kPost);
  append_big_endian(row_, cluster);
  rows_.add(row_);
}

void Answers::add_reference(std::string_view post_uid, Kind kind, std::string_view platform,
                            std::optional<std::uint32_t> cluster) {
  row_.clear();
  append_big_endian(row_, hash64(post_uid));
  row_.push_back(static_cast<char>(kPost + 1 + static_cast<int>(kind)));
  append_big_endian(row_, cluster.value_or(kNoCluster));
  row_.append(platform);
  rows_.add(row_);
}

void Answers::enter_into(std::vector<ClusterFindings>& clusters) {
  std::optional<std::uint64_t> post;
  std::uint32_t owner = kNoCluster;
  rows_.for_each([&](std::string_view row) {
    const std::uint64_t hash = load_big_endian_64(row.data());
    if (post != hash) owner = kNoCluster;
    const std::uint32_t cluster = load_big_endian_32(row.data() + kClusterAt);
    if (row[kKindAt] == kPost) {
      // A post that exports give to several accounts counts for the first cluster.
      if (post != hash) owner = cluster;
    } else if (owner != kNoCluster && cluster != owner) {
      const auto kind = static_cast<Kind>(row[kKindAt] - kPost - 1);
      counts_of(clusters[owner].outside, kind)[std::string(row.substr(kPlatformAt))] += 1;
    }
    post = hash;
  });
}

}  // namespace cahoots
