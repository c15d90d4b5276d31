#include "render/table_export.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "analysis/findings/statements.hpp"
#include "render/csv_writer.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

/// The parts of a score that any member has, in byte order: the same columns for all.
std::set<std::string> score_part_names(const CaseModel& model) {
  std::set<std::string> names;
  for (const ClusterFindings& cluster : model.clusters) {
    for (const MemberFindings& member : cluster.members) {
      for (const auto& part : member.score_parts) names.insert(part.first);
    }
  }
  return names;
}

std::optional<double> part_of(const NamedScores& parts, const std::string& name) {
  for (const auto& [part, value] : parts) {
    if (part == name) return value;
  }
  return std::nullopt;
}

void write_account(CsvWriter& out, std::size_t network, const ClusterFindings& cluster,
                   const MemberFindings& member, const std::set<std::string>& parts) {
  const CaseAccount& account = member.account;
  out.text(account.uid).text(account.platform).text(account.handle).text(account.name);
  out.count(network).text(cluster.cluster_uid).count(member.rank).number(member.score);
  for (const std::string& part : parts) out.number(part_of(member.score_parts, part));
  out.boolean(member.is_seed).count(member.degree);
  out.text(fmt::format("{}", fmt::join(member.channels, ";")));
  out.count(member.n_posts).count(member.n_copied_posts);
  out.time(member.span.first_s).time(member.span.last_s).time(account.created_at_s);
  out.integer(account.followers);
  out.integer(member.cadence ? member.cadence->utc_offset_h : std::nullopt);
  out.number(member.cadence ? member.cadence->utc_offset_confidence : std::nullopt);
  out.word(member.standing).text(member.former_uid);
  out.end_row();
}

void write_indicator(CsvWriter& out, std::string_view technique, std::string_view procedure,
                     std::string_view indicator, std::string_view note) {
  const bool is_asset = technique == "Acquiring accounts";
  out.word(is_asset ? "1. Acquiring assets" : "7. Indiscriminate engagement");
  out.word(technique).text(procedure).text(indicator).text(note).end_row();
}

void write_indicators(CsvWriter& out, const ClusterFindings& cluster, std::size_t number) {
  for (const MemberFindings& member : cluster.members) {
    const CaseAccount& account = member.account;
    write_indicator(out, "Acquiring accounts", fmt::format("Account on {}", account.platform),
                    account.handle.empty() ? account.uid : account.handle,
                    fmt::format("{}; network {}; rank {}; score {:.3f}{}", account.uid, number,
                                member.rank, member.score, member.is_seed ? "; tip-off" : ""));
  }
  const auto write_uses = [&](const std::vector<NamedUse>& uses, std::string_view technique,
                              std::string_view procedure, bool is_address) {
    for (const NamedUse& use : uses) {
      if (use.n_posts_outside > 0) continue;
      write_indicator(
          out, technique, procedure, is_address ? defanged(use.name) : "#" + use.name,
          fmt::format("{} posts by {} accounts of network {}, none by others in this case",
                      use.n_posts, use.n_accounts, number));
    }
  };
  write_uses(cluster.domains, "Posting links", "Domain linked to", true);
  write_uses(cluster.hashtags, "Posting hashtags", "Hashtag used", false);
}

}  // namespace

std::string accounts_csv(const CaseModel& model) {
  const std::set<std::string> parts = score_part_names(model);
  CsvWriter out;
  for (const char* column :
       {"account_uid", "platform", "handle", "name", "network", "cluster_uid", "rank", "score"}) {
    out.word(column);
  }
  for (const std::string& part : parts) out.word("score_" + part);
  for (const char* column : {"is_seed", "degree", "channels", "n_posts", "n_copied_posts",
                             "first_at", "last_at", "created_at", "followers", "utc_offset_h",
                             "utc_offset_confidence", "standing", "former_uid"}) {
    out.word(column);
  }
  out.end_row();
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    for (const MemberFindings& member : model.clusters[i].members) {
      write_account(out, i + 1, model.clusters[i], member, parts);
    }
  }
  return out.take();
}

std::string edges_csv(const CaseModel& model) {
  CsvWriter out;
  for (const char* column :
       {"source", "target", "network", "cluster_uid", "channel", "weight", "n_objects", "n_events",
        "expected", "p_value", "q_value", "window_s", "lag_median_s", "first_at", "last_at"}) {
    out.word(column);
  }
  out.end_row();
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    const ClusterFindings& cluster = model.clusters[i];
    for (const MemberLink& link : cluster.links) {
      out.text(cluster.members[link.source].account.uid);
      out.text(cluster.members[link.target].account.uid);
      out.count(i + 1).text(cluster.cluster_uid).text(link.channel).number(link.weight);
      out.count(link.n_objects).count(link.n_events).number(link.expected);
      out.number(link.p_value).number(link.q_value).integer(link.window_s);
      out.number(link.lag_median_s).time(link.span.first_s).time(link.span.last_s).end_row();
    }
  }
  return out.take();
}

std::string findings_csv(const CaseModel& model) {
  CsvWriter out;
  for (const char* column : {"network", "cluster_uid", "finding", "strength", "text", "measure",
                             "value", "rule", "threshold", "evidence"}) {
    out.word(column);
  }
  out.end_row();
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    const ClusterReading reading = read_findings(model.clusters[i], i + 1);
    for (const Finding& finding : reading.findings) {
      const auto begin_row = [&] {
        out.count(i + 1).text(model.clusters[i].cluster_uid).word(finding.id);
        out.word(name_of(finding.strength)).text(finding.text);
      };
      const std::string evidence = fmt::format("{}", fmt::join(finding.evidence, ";"));
      for (const Measure& measure : finding.measures) {
        begin_row();
        out.word(measure.name).number(measure.value).word(measure.rule);
        out.number(measure.threshold).text(evidence).end_row();
      }
      if (!finding.measures.empty()) continue;
      begin_row();
      out.word("").word("").word("").word("").text(evidence).end_row();
    }
  }
  return out.take();
}

std::string meta_csv(const CaseModel& model) {
  CsvWriter out;
  for (const char* column : {"Tactic", "Technique", "Procedure", "Indicator", "Note"}) {
    out.word(column);
  }
  out.end_row();
  for (std::size_t i = 0; i < model.clusters.size(); ++i) {
    write_indicators(out, model.clusters[i], i + 1);
  }
  return out.take();
}

}  // namespace cahoots
