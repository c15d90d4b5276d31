// cluster: the network, and the way to it from the tip-offs.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "analysis/clusters/clusters.hpp"
#include "cli/cluster_reader.hpp"
#include "cli/pseudonym_key.hpp"
#include "cli/tool.hpp"
#include "records/findings.hpp"

namespace cahoots {
namespace {

struct ClusterToolOptions {
  std::string seeds;
  std::string exclude;
  std::string pseudonym_key;
  bool all = false;
  std::string method = "leiden";
  std::string quality = "modularity";
  double resolution = 1;
  std::uint64_t core = 0;
  double min_score = ClusterOptions().min_score;
  std::uint64_t min_size = ClusterOptions().min_size;
  double fdr = 1;
  std::uint64_t top = 0;
};

ScoreParts parts_of(const AccountScore& score) {
  return {{"evidence_nats", score.evidence_nats},
          {"n_topics", score.n_topics},
          {"circumstance_nats", score.circumstance_nats},
          {"lag_mean_s", score.lag_mean_s},
          {"n_partners", score.n_partners},
          {"n_significant", score.n_significant},
          {"n_channels", score.n_channels},
          {"best_q_value", score.best_q_value}};
}

/// Turns the result into records.
class ClusterEmitter {
 public:
  ClusterEmitter(ToolContext& context, const ClusterStream& stream, const ClusterResult& result)
      : context_(context), stream_(stream), result_(result) {}

  void emit() {
    cluster_of_account_.resize(stream_.account_uids.size());
    for (const Cluster& cluster : result_.clusters) emit_members(cluster);
    for (const Cluster& cluster : result_.clusters) emit_cluster(cluster);
    emit_expansion();
  }

 private:
  Text uid(std::uint32_t account) const { return stream_.account_uids[account]; }

  std::vector<Text> channel_names(const std::vector<std::uint32_t>& channels) const {
    std::vector<Text> names;
    for (const std::uint32_t channel : channels)
      names.emplace_back(stream_.input.channels[channel]);
    return names;
  }

  Text uid_of(const Cluster& cluster) const {
    std::uint32_t first = cluster.members.front().score.account;
    for (const ClusterMember& member : cluster.members) {
      first = std::min(first, member.score.account);
    }
    return uid(first);
  }

  void emit_members(const Cluster& cluster) {
    const Text cluster_uid = uid_of(cluster);
    for (std::size_t i = 0; i < cluster.members.size(); ++i) {
      const ClusterMember& member = cluster.members[i];
      MemberRecord record;
      record.account_uid = uid(member.score.account);
      record.cluster_uid = cluster_uid;
      record.score = member.score.score;
      record.score_parts = parts_of(member.score);
      record.rank = i + 1;
      record.is_seed = member.is_seed;
      record.degree = member.degree;
      record.channels = channel_names(member.channels);
      cluster_of_account_[member.score.account] = cluster_uid;
      lines_.clear();
      append_member(lines_, record);
      context_.emit("member", lines_);
    }
  }

  std::uint64_t n_platforms(const Cluster& cluster) const {
    std::vector<std::string_view> platforms;
    for (const ClusterMember& member : cluster.members) {
      const Text account = uid(member.score.account);
      platforms.push_back(account.substr(0, account.find(':')));
    }
    std::sort(platforms.begin(), platforms.end());
    return static_cast<std::uint64_t>(std::unique(platforms.begin(), platforms.end()) -
                                      platforms.begin());
  }

  void emit_cluster(const Cluster& cluster) {
    ClusterRecord record;
    record.cluster_uid = uid_of(cluster);
    record.n_accounts = cluster.members.size();
    record.n_platforms = n_platforms(cluster);
    record.channels = channel_names(cluster.channels);
    record.score = cluster.median.score;
    record.score_parts = parts_of(cluster.median);
    record.first_at_s = cluster.first_at_s;
    record.last_at_s = cluster.last_at_s;
    record.conductance = cluster.conductance;
    for (const std::uint32_t seed : cluster.seeds) record.seeds.push_back(uid(seed));
    lines_.clear();
    append_cluster(lines_, record);
    context_.emit("cluster", lines_);
  }

  void emit_step(std::uint64_t step, std::uint32_t account, double score, double gain,
                 const std::vector<std::uint32_t>& path, Text stop_reason) {
    ExpansionRecord record;
    record.cluster_uid = cluster_of_account_[account];
    record.step = step;
    record.account_uid = uid(account);
    record.score = score;
    record.gain = gain;
    for (const std::uint32_t stop : path) record.path.push_back(uid(stop));
    record.stop_reason = stop_reason;
    lines_.clear();
    append_expansion(lines_, record);
    context_.emit("expansion", lines_);
  }

  void emit_expansion() {
    const Expansion& expansion = result_.expansion;
    const Text reason = to_string(expansion.stop_reason);
    for (std::size_t i = 0; i < expansion.seeds.size(); ++i) {
      const bool is_last = expansion.n_taken == 0 && i + 1 == expansion.seeds.size();
      emit_step(0, expansion.seeds[i], 0, 0, {expansion.seeds[i]}, is_last ? reason : Text());
    }
    for (std::size_t i = 0; i < expansion.n_taken; ++i) {
      const ExpansionCandidate& candidate = expansion.candidates[i];
      emit_step(i + 1, candidate.vertex, candidate.score, candidate.gain, candidate.path.vertices,
                i + 1 == expansion.n_taken ? reason : Text());
    }
  }

  ToolContext& context_;
  const ClusterStream& stream_;
  const ClusterResult& result_;
  std::vector<Text> cluster_of_account_;
  std::string lines_;
};

void note_lone_seeds(ToolContext& context, const ClusterStream& stream,
                     const ClusterResult& result) {
  std::vector<std::uint32_t> clustered;
  for (const Cluster& cluster : result.clusters) {
    clustered.insert(clustered.end(), cluster.seeds.begin(), cluster.seeds.end());
  }
  for (const std::uint32_t seed : stream.input.seeds) {
    if (std::find(clustered.begin(), clustered.end(), seed) != clustered.end()) continue;
    context.note(fmt::format("the seed {} is in no cluster: too little links it to others",
                             stream.account_uids[seed]));
  }
}

void keep_top(ToolContext& context, std::uint64_t n_kept, std::vector<Cluster>& clusters) {
  if (n_kept == 0 || clusters.size() <= n_kept) return;
  context.note(fmt::format("{} smaller clusters left out by --top", clusters.size() - n_kept));
  clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(n_kept), clusters.end());
}

void work(ToolContext& context, const ClusterToolOptions& options) {
  std::optional<Pseudonyms> pseudonyms;
  if (!options.pseudonym_key.empty()) {
    pseudonyms.emplace(read_pseudonym_key(context, "--pseudonym-key", options.pseudonym_key));
    context.use_pseudonyms(*pseudonyms);
  }
  ClusterStream stream = read_cluster_stream(context, options.seeds, options.exclude,
                                             pseudonyms ? &*pseudonyms : nullptr);
  if (options.fdr < 1) {
    const std::uint64_t n_above = std::erase_if(
        stream.input.edges, [&](const ClusterEdge& edge) { return edge.q_value > options.fdr; });
    context.note(
        fmt::format("{} edges with a q-value above {}, or none, left out", n_above, options.fdr));
  }
  ClusterOptions engine;
  engine.division.method = cluster_method(options.method);
  engine.division.core = static_cast<std::uint32_t>(options.core);
  engine.division.leiden.quality =
      options.quality == "cpm" ? CommunityQuality::constant_potts : CommunityQuality::modularity;
  engine.division.leiden.resolution = options.resolution;
  engine.min_score = options.min_score;
  engine.min_size = static_cast<std::uint32_t>(options.min_size);
  engine.keeps_unseeded = options.all;
  context.progress().step("clustering");
  ClusterResult result = find_clusters(stream.input, engine);
  note_lone_seeds(context, stream, result);
  keep_top(context, options.top, result.clusters);
  ClusterEmitter(context, stream, result).emit();
  if (result.n_unseeded_left_out > 0) {
    context.note(
        fmt::format("{} clusters that the seeds do not lead to are left out; --all keeps "
                    "them",
                    result.n_unseeded_left_out));
  }
  context.detail(fmt::format("{} accounts linked, {} clusters", result.n_accounts_linked,
                             result.clusters.size()));
}

ToolInfo cluster_info() {
  ToolInfo info;
  info.name = "cluster";
  info.summary = "the network behind the links, and the way to it from the tip-offs";
  info.description =
      "Fuses the links of all channels, scores each account by the independent topics on which it "
      "acted together with others, and divides those above the least score into clusters. With "
      "seeds, ranks the accounts around them, with the path of evidence that leads to each.";
  info.examples = {
      {"From a few tip-offs to the network", "linkgraph case.jsonl | cluster --seeds tips.txt"},
      {"Without accounts known to be innocent",
       "cluster --exclude newsrooms.txt linked.jsonl -o clustered.jsonl"},
      {"The members alone, strongest first", "cluster --only member linked.jsonl"},
  };
  info.emits = {"member", "cluster", "expansion"};
  return info;
}

int run(int argc, char** argv) {
  ClusterToolOptions options;
  Tool tool;
  tool.info = cluster_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Accounts");
    table.file("--seeds", options.seeds, "accounts to start from: uids, handles or addresses")
        .results();
    table.file("--exclude", options.exclude, "accounts known to be innocent: they link nobody")
        .results();
    table.key_file("--pseudonym-key", options.pseudonym_key,
                   "key of a case made with ingest --pseudonymise, whose lists name real accounts");
    table.flag("--all", options.all, "with --seeds: also the clusters that they do not lead to")
        .results();
    table.begin_group("Clusters");
    table
        .choice("--method", options.method, cluster_method_names(), "METHOD",
                "how accounts are divided")
        .results();
    table
        .choice("--quality", options.quality, {"modularity", "cpm"}, "QUALITY",
                "what leiden and louvain optimise")
        .results();
    table
        .number("--resolution", options.resolution, 0, 1e9, "R",
                "resolution of that quality: more makes smaller clusters")
        .results();
    table
        .count("--core", options.core, 0, 1000000, "K",
               "with kcore: least partners of a member in its cluster; 0: as many as any has")
        .results();
    table.number("--min-score", options.min_score, 0, 1, "SCORE", "least score of a member")
        .results();
    table.count("--min-size", options.min_size, 2, 1000000, "N", "fewest members of a cluster")
        .results();
    table
        .number("--fdr", options.fdr, 0, 1, "Q",
                "use edges of at most this q-value only (default 1: all)")
        .results();
    table
        .count("--top", options.top, 0, 1000000000, "N",
               "keep the N largest clusters only (default 0: all)")
        .results();
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
