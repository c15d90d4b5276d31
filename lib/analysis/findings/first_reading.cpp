#include <algorithm>

#include "analysis/findings/activity.hpp"
#include "analysis/findings/cadence.hpp"
#include "analysis/findings/creation.hpp"
#include "analysis/findings/readings.hpp"
#include "base/hash.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

/// Pairs of posts kept of a link.
constexpr std::size_t kKeptEvidence = 3;

MemberLink link_of(const EdgeRecord& edge, std::uint32_t source, std::uint32_t target) {
  MemberLink link;
  static_cast<LinkFigures&>(link) = link_figures(edge);
  link.source = source;
  link.target = target;
  for (const EdgeEvidence& pair : edge.evidence) {
    if (link.evidence.size() == kKeptEvidence) break;
    link.evidence.push_back({kept_text(pair.object), kept_text(pair.source_post),
                             kept_text(pair.target_post), pair.lag_s});
  }
  return link;
}

}  // namespace

FirstReading::FirstReading(CaseModel& model, const MemberIndex& index, const AnalystInput& analyst,
                           const SpillStorage& storage)
    : model_(model),
      index_(index),
      analyst_(analyst),
      n_posts_of_theme_(analyst.themes == nullptr ? 0 : analyst.themes->themes().size(), 0),
      gathered_(model.clusters.size()),
      accounts_({storage.folder, storage.memory_bytes / 4}),
      answers_({storage.folder, storage.memory_bytes / 4}) {}

void FirstReading::visit(std::string_view type, RecordView& record) {
  if (type == "post")
    visit_post(record);
  else if (type == "account")
    visit_account(record);
  else if (type == "edge")
    visit_edge(record);
  else if (type == "duplicate")
    visit_duplicate(record);
  else if (type == "cadence")
    visit_cadence(record);
}

void FirstReading::visit_post(RecordView& record) {
  read_post(record, post_);
  add_post(model_.activity, post_);
  if (!is_known(post_.account_uid)) return;
  accounts_.see(hash64(post_.account_uid));
  const auto place = index_.find(post_.account_uid);
  if (place) add_member_post(post_, *place);
  if (!model_.clusters.empty()) add_references(post_, place);
  if (analyst_.themes != nullptr) add_themes(post_, place);
  if (analyst_.known != nullptr) analyst_.known->saw_post(post_.account_uid, post_.created_at_s);
  if (analyst_.controls != nullptr) {
    analyst_.controls->saw(post_.account_uid, post_.platform, post_.account_handle);
  }
}

void FirstReading::add_themes(const Post& post, std::optional<MemberIndex::Place> place) {
  for (const std::size_t theme : analyst_.themes->match(post.text, post.lang)) {
    ++n_posts_of_theme_[theme];
    if (place) gathered_[place->cluster].themes.add(theme, post, place->member);
  }
}

void FirstReading::add_member_post(const Post& post, MemberIndex::Place place) {
  ClusterFindings& cluster = model_.clusters[place.cluster];
  MemberFindings& member = cluster.members[place.member];
  Gathered& gathered = gathered_[place.cluster];
  add_post(cluster.activity, post);
  member.n_posts += 1;
  member.span.add(post.created_at_s);
  member.views.add(post.views);
  if (!member.account.has_record) {
    member.account.platform = post.platform;
    // The smallest of several handles: no order of reading decides.
    const std::string handle = kept_text(post.account_handle);
    if (!handle.empty() && (member.account.handle.empty() || handle < member.account.handle)) {
      member.account.handle = handle;
    }
  }
  for (const std::string& tag : std::set<std::string>(post.hashtags.begin(), post.hashtags.end())) {
    gathered.hashtags.add(tag, place.member);
  }
  for (const std::string& domain : domains_of(post)) gathered.domains.add(domain, place.member);
  add_addressed(post, place);
  add_reach(cluster.reach, post);
  if (is_known(post.uid)) answers_.add_post(post.uid, place.cluster);
}

void FirstReading::add_addressed(const Post& post, MemberIndex::Place place) {
  const auto is_outside = [&](Text uid) {
    const auto other = index_.find(uid);
    return !other || other->cluster != place.cluster;
  };
  std::set<std::string> mentions;
  for (const Text mention : post.mentions) {
    if (is_outside(mention)) mentions.emplace(mention);
  }
  const Text answered = post.reply_to_account_uid;
  const bool is_answer = is_known(answered) && is_outside(answered);
  gathered_[place.cluster].targets.add(mentions, is_answer ? answered : Text(), place.member);
}

void FirstReading::add_references(const Post& post, std::optional<MemberIndex::Place> place) {
  const auto cluster = place ? std::optional(place->cluster) : std::nullopt;
  const auto answered = index_.find(post.reply_to_account_uid);
  if (answered && answered->cluster != cluster) {
    model_.clusters[answered->cluster].outside.replies[std::string(post.platform)] += 1;
  }
  const auto refer = [&](Text uid, Answers::Kind kind) {
    if (is_known(uid)) answers_.add_reference(uid, kind, post.platform, cluster);
  };
  if (!answered) refer(post.reply_to_uid, Answers::Kind::reply);
  refer(post.repost_of_uid, Answers::Kind::repost);
  refer(post.quote_of_uid, Answers::Kind::quote);
}

void FirstReading::visit_account(RecordView& record) {
  const Account read = read_account(record);
  if (!is_known(read.uid)) return;
  const std::uint64_t hash = hash64(read.uid);
  accounts_.see(hash);
  if (analyst_.controls != nullptr) analyst_.controls->saw(read.uid, read.platform, read.handle);
  const auto place = index_.find(read.uid);
  if (!place) {
    if (read.created_at_s) accounts_.see_outside(hash, *read.created_at_s);
    return;
  }
  CaseAccount& held = model_.clusters[place->cluster].members[place->member].account;
  keep_later_state(held, read);
}

void FirstReading::visit_edge(RecordView& record) {
  const EdgeRecord edge = read_edge(record);
  model_.n_links += 1;
  const auto source = index_.find(edge.source);
  const auto target = index_.find(edge.target);
  if (!source || !target || source->cluster != target->cluster) return;
  model_.clusters[source->cluster].links.push_back(link_of(edge, source->member, target->member));
}

void FirstReading::visit_duplicate(RecordView& record) {
  const DuplicateRecord duplicate = read_duplicate(record);
  if (!is_known(duplicate.group_uid) || !is_known(duplicate.post_uid)) return;
  if (duplicate.kind == "media") return;  // no copied text
  const auto place = index_.find(duplicate.account_uid);
  if (place) gathered_[place->cluster].copies.add(duplicate, place->member);
}

void FirstReading::visit_cadence(RecordView& record) {
  MemberCadence cadence = read_member_cadence(record);
  if (const Text cluster_uid = record.text("cluster_uid"); !cluster_uid.empty()) {
    const auto cluster = index_.find_cluster(cluster_uid);
    if (cluster) model_.clusters[*cluster].as_a_whole = std::move(cadence);
    return;  // the tallies are over accounts
  }
  model_.n_cadence_accounts += 1;
  if (!cadence.handle_pattern.empty()) ++handle_patterns_[cadence.handle_pattern];
  for (const CaseTest& test : cadence.tests) {
    if (!test.q_value) continue;
    CadenceTally& tally = cadence_[test.name];
    tally.n_tested += 1;
    tally.n_found += *test.q_value <= kFindingQ ? 1U : 0U;
  }
  const auto place = index_.find(record.text("account_uid"));
  if (place) {
    model_.clusters[place->cluster].members[place->member].cadence = std::move(cadence);
  }
}

void FirstReading::finish_cluster(std::size_t i) {
  ClusterFindings& cluster = model_.clusters[i];
  const Gathered& gathered = gathered_[i];
  cluster.hashtags = gathered.hashtags.top(kKeptNames);
  cluster.n_hashtags = gathered.hashtags.size();
  cluster.domains = gathered.domains.top(kKeptNames);
  cluster.n_domains = gathered.domains.size();
  cluster.targets = gathered.targets.top(kKeptNames);
  cluster.n_targets = gathered.targets.size();
  if (analyst_.themes != nullptr) {
    cluster.themes = gathered.themes.finish(*analyst_.themes);
    for (std::size_t theme = 0; theme < cluster.themes.size(); ++theme) {
      ThemeUse& use = cluster.themes[theme];
      use.n_posts_outside = n_posts_of_theme_[theme] - use.n_posts;
    }
  }
  gathered.copies.enter_into(cluster);
  std::sort(cluster.links.begin(), cluster.links.end(), [](const auto& a, const auto& b) {
    return std::tie(a.channel, a.source, a.target) < std::tie(b.channel, b.source, b.target);
  });
  std::set<std::string> platforms;
  for (const MemberFindings& member : cluster.members) {
    cluster.followers.add(member.account.followers);
    cluster.reach.followers.add(member.account.followers);
    if (!member.account.platform.empty()) platforms.insert(member.account.platform);
  }
  cluster.n_platforms = std::max<std::uint64_t>(cluster.n_platforms, platforms.size());
  cluster.clock = shared_clock(cluster.members);
  cluster.handle_patterns =
      handle_patterns(cluster.members, model_.n_cadence_accounts, handle_patterns_);
}

void FirstReading::finish() {
  for (auto& [name, tally] : cadence_) {
    tally.test = name;
    model_.cadence.push_back(tally);
  }
  // Accounts without a platform in any record: the uid begins with it.
  for (ClusterFindings& cluster : model_.clusters) {
    for (MemberFindings& member : cluster.members) {
      CaseAccount& account = member.account;
      if (account.platform.empty()) account.platform = account.uid.substr(0, account.uid.find(':'));
    }
  }
  std::map<std::int64_t, std::uint64_t> outside_by_day;
  model_.n_accounts = accounts_.finish([&outside_by_day](std::int64_t created_at_s) {
    outside_by_day[floor_day(created_at_s)] += 1;
  });
  answers_.enter_into(model_.clusters);
  for (std::size_t i = 0; i < model_.clusters.size(); ++i) {
    finish_cluster(i);
    find_creation_batches(model_.clusters[i], outside_by_day);
  }
}

}  // namespace cahoots
