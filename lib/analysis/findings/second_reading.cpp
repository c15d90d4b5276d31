#include "analysis/findings/readings.hpp"
#include "base/hash.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {

SecondReading::SecondReading(CaseModel& model, const MemberIndex& index,
                             FirstReading::MemberPosts member_posts)
    : model_(model), index_(index), member_posts_(std::move(member_posts)) {
  for (std::uint32_t i = 0; i < model_.clusters.size(); ++i) {
    ClusterFindings& cluster = model_.clusters[i];
    for (NamedUse& use : cluster.hashtags) hashtags_[use.name].push_back({i, &use});
    for (NamedUse& use : cluster.domains) domains_[use.name].push_back({i, &use});
    for (CopiedText& copied : cluster.copied_texts) {
      wanted_groups_[copied.group_uid].push_back(&copied);
      for (CopiedPost& post : copied.posts) wanted_posts_[post.post_uid].push_back(&post);
    }
  }
}

void SecondReading::visit(std::string_view type, RecordView& record) {
  if (type == "post")
    visit_post(record);
  else if (type == "duplicate_group")
    visit_group(record);
}

void SecondReading::count_outside(const WantedUses& wanted, const std::set<std::string>& names,
                                  std::optional<MemberIndex::Place> place) {
  for (const std::string& name : names) {
    const auto uses = wanted.find(name);
    if (uses == wanted.end()) continue;
    for (const WantedUse& use : uses->second) {
      if (!place || place->cluster != use.cluster) use.use->n_posts_outside += 1;
    }
  }
}

void SecondReading::fill_text(const Post& post) {
  const auto wanted = wanted_posts_.find(std::string(post.uid));
  if (wanted == wanted_posts_.end()) return;
  for (CopiedPost* copy : wanted->second) {
    copy->has_text = is_known(post.text);
    copy->text = kept_text(post.text);
    copy->url = kept_text(post.url);
  }
}

void SecondReading::visit_post(RecordView& record) {
  if (model_.clusters.empty()) return;
  read_post(record, post_);
  const auto place = index_.find(post_.account_uid);
  count_outside(hashtags_, {post_.hashtags.begin(), post_.hashtags.end()}, place);
  count_outside(domains_, domains_of(post_), place);
  if (place && is_known(post_.uid)) fill_text(post_);
  add_response(post_, place);
}

void SecondReading::add_response(const Post& post, std::optional<MemberIndex::Place> place) {
  const auto is_outside = [&place](std::uint32_t cluster) {
    return !place || place->cluster != cluster;
  };
  const std::string platform(post.platform);
  const auto answered = index_.find(post.reply_to_account_uid);
  if (answered && is_outside(answered->cluster)) {
    model_.clusters[answered->cluster].outside.replies[platform] += 1;
  }
  const auto cluster_of_post = [this](Text uid) -> std::optional<std::uint32_t> {
    if (!is_known(uid)) return std::nullopt;
    const auto found = member_posts_.find(hash64(uid));
    return found == member_posts_.end() ? std::nullopt : std::optional(found->second);
  };
  if (!answered) {
    const auto cluster = cluster_of_post(post.reply_to_uid);
    if (cluster && is_outside(*cluster)) model_.clusters[*cluster].outside.replies[platform] += 1;
  }
  const auto reposted = cluster_of_post(post.repost_of_uid);
  if (reposted && is_outside(*reposted)) model_.clusters[*reposted].outside.reposts[platform] += 1;
  const auto quoted = cluster_of_post(post.quote_of_uid);
  if (quoted && is_outside(*quoted)) model_.clusters[*quoted].outside.quotes[platform] += 1;
}

void SecondReading::visit_group(RecordView& record) {
  const DuplicateGroupRecord group = read_duplicate_group(record);
  model_.n_copied_groups += 1;
  const auto fill = [&group](CopiedText& copied) {
    copied.n_posts = group.n_posts;
    copied.n_accounts = group.n_accounts;
    copied.text = kept_text(group.text);
    copied.template_text = kept_text(group.template_text);
    copied.commonness = group.commonness;
  };
  if (model_.clusters.empty()) {
    CopiedText copied;
    copied.group_uid = group.group_uid;
    copied.span = {group.first_at_s, group.last_at_s};
    fill(copied);
    keep_widest(model_.widest_copies, std::move(copied));
    return;
  }
  const auto wanted = wanted_groups_.find(std::string(group.group_uid));
  if (wanted == wanted_groups_.end()) return;
  for (CopiedText* copied : wanted->second) fill(*copied);
}

void SecondReading::finish() {
  for (ClusterFindings& cluster : model_.clusters) {
    for (CopiedText& copied : cluster.copied_texts) choose_shown_posts(copied);
  }
}

}  // namespace cahoots
