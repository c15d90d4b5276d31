#include "cli/cluster_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/interner.hpp"
#include "base/text_arena.hpp"
#include "cli/case_reader.hpp"
#include "platforms/account_list.hpp"
#include "records/findings.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

struct ListMatch {
  bool is_seed;
  std::uint32_t entry;
  Text account_uid;
};

/// What one block of the stream holds, in memory of its own.
struct ClusterPart {
  TextArena arena;
  std::vector<EdgeRecord> edges;
  std::vector<ListMatch> matches;
  std::vector<Text> names;  ///< uids and handles, for suggestions
};

std::vector<std::uint32_t> ranks_of(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

class ClusterCollector {
 public:
  ClusterCollector(ToolContext& context, const std::string& seeds, const std::string& exclude,
                   const Pseudonyms* pseudonyms)
      : context_(context),
        pseudonyms_(pseudonyms),
        seeds_(read_list(seeds)),
        exclude_(read_list(exclude)) {}

  ClusterStream run() {
    read_case_stream<ClusterPart>(
        context_,
        [this](ClusterPart& part, std::string_view type, RecordView& record) {
          visit(part, type, record);
        },
        [this](ClusterPart& part) { merge(part); });
    check_lists();
    for (const std::string& uid : seeds_.accounts()) accounts_.intern(uid);
    drop_excluded();
    return finish();
  }

 private:
  AccountList read_list(const std::string& path) {
    return path.empty() ? AccountList("", "")
                        : AccountList(path, context_.read_names(path), pseudonyms_);
  }

  void visit(ClusterPart& part, std::string_view type, RecordView& record) const {
    if (type == "edge") visit_edge(part, record);
    const bool has_lists = !seeds_.is_empty() || !exclude_.is_empty();
    if (!has_lists) return;
    if (type == "account") {
      visit_account(part, record.text("uid"), record.text("platform"), record.text("handle"));
      part.names.push_back(part.arena.keep(record.text("uid")));
      if (const Text handle = record.text("handle"); !handle.empty()) {
        part.names.push_back(part.arena.keep(handle));
      }
    }
    if (type == "post") visit_post(part, record);
    if (type == "edge") visit_ends(part, record);
  }

  /// A table of edges alone knows accounts too.
  void visit_ends(ClusterPart& part, RecordView& record) const {
    for (const Text uid : {record.text("source"), record.text("target")}) {
      visit_account(part, uid, uid.substr(0, uid.find(':')), "");
    }
  }

  static void visit_edge(ClusterPart& part, RecordView& record) {
    EdgeRecord edge = read_edge(record);
    edge.source = part.arena.keep(edge.source);
    edge.target = part.arena.keep(edge.target);
    edge.channel = part.arena.keep(edge.channel);
    for (EdgeEvidence& pair : edge.evidence) pair.topic = part.arena.keep(pair.topic);
    part.edges.push_back(std::move(edge));
  }

  void visit_account(ClusterPart& part, Text uid, Text platform, Text handle) const {
    for (const bool is_seed : {true, false}) {
      const AccountList& list = is_seed ? seeds_ : exclude_;
      for (const std::uint32_t entry : list.matches(uid, platform, handle)) {
        part.matches.push_back({is_seed, entry, part.arena.keep(uid)});
      }
    }
  }

  void visit_post(ClusterPart& part, RecordView& record) const {
    const Text platform = record.text("platform");
    const Text url = record.text("url");
    const Text account = record.text("account_uid");
    visit_account(part, account, platform, record.text("account_handle"));
    if (url.empty() || !(seeds_.has_post_urls() || exclude_.has_post_urls())) return;
    const auto key = canonical_url(url);
    if (!key) return;
    for (const bool is_seed : {true, false}) {
      if (const auto entry = (is_seed ? seeds_ : exclude_).match_post(*key)) {
        part.matches.push_back({is_seed, *entry, part.arena.keep(account)});
      }
    }
  }

  void merge(const ClusterPart& part) {
    for (const EdgeRecord& edge : part.edges) add_edge(edge);
    for (const ListMatch& match : part.matches) {
      (match.is_seed ? seeds_ : exclude_).note(match.entry, match.account_uid);
    }
    names_.insert(names_.end(), part.names.begin(), part.names.end());
  }

  void add_edge(const EdgeRecord& record) {
    if (record.source.empty() || record.target.empty() || record.source == record.target ||
        record.weight < 0) {
      ++n_unusable_;
      return;
    }
    ClusterEdge edge;
    edge.source = accounts_.intern(record.source);
    edge.target = accounts_.intern(record.target);
    edge.channel = channels_.intern(record.channel);
    edge.weight = record.weight;
    edge.p_value = record.p_value.value_or(1);
    edge.q_value = record.q_value.value_or(1);
    edge.window_s = static_cast<std::uint64_t>(std::max<std::int64_t>(record.window_s, 0));
    edge.first_at_s = record.first_at_s;
    edge.last_at_s = record.last_at_s;
    for (const EdgeEvidence& pair : record.evidence) {
      const std::int64_t lag_s = pair.lag_s.value_or(0);
      const auto apart_s =
          lag_s < 0 ? 0 - static_cast<std::uint64_t>(lag_s) : static_cast<std::uint64_t>(lag_s);
      edge.evidence.push_back({topics_.intern(pair.topic), pair.weight, apart_s});
    }
    edges_.push_back(std::move(edge));
  }

  void check_lists() const {
    for (const std::string& word : seeds_.ambiguous()) {
      context_.message(
          fmt::format("seed {} stands for more than one account; all are taken", word));
    }
    for (const std::string& word : exclude_.unmatched()) {
      context_.message(fmt::format("excluded {} is not in the data", word));
    }
    const auto missing = seeds_.unmatched();
    if (missing.empty()) return;
    std::vector<std::string> names = names_;
    for (std::uint32_t number = 0; number < accounts_.size(); ++number) {
      names.emplace_back(accounts_[number]);
    }
    std::string message = "not in the data: ";
    for (const std::string& word : missing) {
      // Nothing is near a pseudonym.
      const auto nearest = pseudonyms_ == nullptr ? nearest_word(word, names) : std::nullopt;
      message.append(fmt::format("{}{}{}", word == missing.front() ? "" : ", ", word,
                                 nearest ? fmt::format(" (nearest: {})", *nearest) : ""));
    }
    throw DataError(message);
  }

  void drop_excluded() {
    const auto excluded = exclude_.accounts();
    for (const std::string& uid : seeds_.accounts()) {
      if (excluded.contains(uid)) {
        throw UsageError(fmt::format("{} is both a seed and excluded", uid));
      }
    }
    if (excluded.empty()) return;
    std::erase_if(edges_, [&](const ClusterEdge& edge) {
      return excluded.contains(std::string(accounts_[edge.source])) ||
             excluded.contains(std::string(accounts_[edge.target]));
    });
  }

  /// Renumbers everything in byte order, so that the order of the stream leaves no trace.
  ClusterStream finish() {
    if (n_unusable_ > 0) {
      context_.note(
          fmt::format("{} edges without two different accounts, or with a weight below 0, left out",
                      n_unusable_));
    }
    ClusterStream stream;
    const auto account_order = accounts_.order_by_bytes();
    const auto channel_order = channels_.order_by_bytes();
    const auto accounts = ranks_of(account_order);
    const auto channels = ranks_of(channel_order);
    const auto topics = ranks_of(topics_.order_by_bytes());
    for (const std::uint32_t old : account_order) stream.account_uids.emplace_back(accounts_[old]);
    for (const std::uint32_t old : channel_order) {
      stream.input.channels.emplace_back(channels_[old]);
    }
    for (ClusterEdge& edge : edges_) {
      edge.source = accounts[edge.source];
      edge.target = accounts[edge.target];
      if (edge.source > edge.target) std::swap(edge.source, edge.target);
      edge.channel = channels[edge.channel];
      for (FusionEvidence& evidence : edge.evidence) evidence.topic = topics[evidence.topic];
    }
    stream.input.edges = std::move(edges_);
    stream.input.n_accounts = accounts_.size();
    for (const std::string& uid : seeds_.accounts()) {
      stream.input.seeds.push_back(accounts[accounts_.intern(uid)]);
    }
    return stream;
  }

  ToolContext& context_;
  const Pseudonyms* pseudonyms_;
  AccountList seeds_;
  AccountList exclude_;
  Interner accounts_;
  Interner channels_;
  Interner topics_;
  std::vector<ClusterEdge> edges_;
  std::vector<std::string> names_;
  std::uint64_t n_unusable_ = 0;
};

}  // namespace

ClusterStream read_cluster_stream(ToolContext& context, const std::string& seeds,
                                  const std::string& exclude, const Pseudonyms* pseudonyms) {
  return ClusterCollector(context, seeds, exclude, pseudonyms).run();
}

}  // namespace cahoots
