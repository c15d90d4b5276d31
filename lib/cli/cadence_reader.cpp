#include "cli/cadence_reader.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "cli/cadence_part.hpp"
#include "cli/case_reader.hpp"
#include "records/ownership.hpp"

namespace cahoots {
namespace {

/// In place of the number of a cluster.
constexpr std::uint32_t kNoCluster = std::numeric_limits<std::uint32_t>::max();

/// The handles of all accounts, by number.
class HandleBits {
 public:
  void add(std::uint32_t account, PatternBits bits) {
    if (bits_.size() <= account) bits_.resize(account + std::size_t{1}, 0);
    bits_[account] = joined_patterns(bits_[account], bits);
  }
  std::vector<HandlePattern> patterns(std::uint32_t n_accounts) {
    bits_.resize(n_accounts, 0);
    std::vector<HandlePattern> found;
    for (const PatternBits bits : bits_) found.push_back(first_pattern(bits));
    return found;
  }

 private:
  std::vector<PatternBits> bits_;
};

/// The clusters of accounts as `member` records name them.
class ClusterMembership {
 public:
  void add(std::uint32_t account, Text cluster_uid) {
    const std::uint32_t cluster = uids_.intern(cluster_uid);
    if (cluster_of_.size() <= account) cluster_of_.resize(account + std::size_t{1}, kNoCluster);
    std::uint32_t& known = cluster_of_[account];
    if (known == kNoCluster || uids_[cluster] < uids_[known]) known = cluster;
  }
  std::uint32_t of(std::uint32_t account) const {
    return account < cluster_of_.size() ? cluster_of_[account] : kNoCluster;
  }
  Interner take_uids() { return std::move(uids_); }

 private:
  Interner uids_;
  std::vector<std::uint32_t> cluster_of_;
};

}  // namespace

CadenceSource read_account_times(ToolContext& context, const CadenceOptions& options) {
  CadenceSource source;
  source.engine = std::make_unique<CadenceEngine>(options, context.storage());
  HandleBits handles;
  // An account whose record is all there is of it posts nothing that could be described.
  std::vector<std::pair<std::string, PatternBits>> of_records;
  read_case_stream<CadencePart>(
      context,
      [](CadencePart& part, std::string_view type, RecordView& record) {
        if (type == "post") part.visit_post(record);
        if (type == "account") part.visit_account(record);
      },
      [&](CadencePart& part) {
        for (const CadencePart::TimedPost& post : part.posts) {
          source.engine->add(source.uids.intern(post.account_uid), post.created_at_s,
                             post.precision_s, post.language, post.hashtag);
        }
        for (const CadencePart::Handle& handle : part.handles) {
          if ((handle.bits & kHasRecord) != 0) {
            of_records.emplace_back(handle.account_uid, handle.bits);
          } else {
            handles.add(source.uids.intern(handle.account_uid), handle.bits);
          }
        }
      });
  for (const auto& [uid, bits] : of_records) {
    if (const auto account = source.uids.find(uid)) handles.add(*account, bits);
  }
  source.handle_patterns = handles.patterns(source.uids.size());
  return source;
}

CadenceSource read_cluster_times(ToolContext& context, const CadenceOptions& options) {
  CadenceSource source;
  source.engine = std::make_unique<CadenceEngine>(options, context.storage());
  struct WaitingPost {
    std::uint32_t account = 0;
    std::uint32_t language = 0;
    std::uint32_t hashtag = 0;
    std::optional<std::int64_t> created_at_s;
    std::optional<std::int64_t> precision_s;
    // Accounts are numbered as they come, and clusters known only at the end: any order will do,
    // since the engine sorts again.
    bool operator<(const WaitingPost& other) const { return account < other.account; }
  };
  // `member` records stand behind the posts.
  ExternalSort<WaitingPost> waiting(context.options().temporary_folder,
                                    context.options().memory_bytes / 4);
  Interner accounts;
  ClusterMembership membership;
  read_case_stream<CadencePart>(
      context,
      [](CadencePart& part, std::string_view type, RecordView& record) {
        if (type == "post") part.visit_post(record);
        if (type == "member") part.visit_member(record);
      },
      [&](CadencePart& part) {
        for (const CadencePart::TimedPost& post : part.posts) {
          waiting.add({accounts.intern(post.account_uid), post.language, post.hashtag,
                       post.created_at_s, post.precision_s});
        }
        for (const CadencePart::Member& member : part.members) {
          membership.add(accounts.intern(member.account_uid), member.cluster_uid);
        }
      },
      kCadenceByCluster);
  waiting.for_each([&](const WaitingPost& post) {
    const std::uint32_t cluster = membership.of(post.account);
    if (cluster == kNoCluster) return;
    source.engine->add(cluster, post.created_at_s, post.precision_s, post.language, post.hashtag);
  });
  source.uids = membership.take_uids();
  return source;
}

}  // namespace cahoots
