#include "analysis/findings/readings.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"

namespace cahoots {

SecondReading::SecondReading(CaseModel& model, const MemberIndex& index)
    : model_(model), index_(index) {
  for (std::uint32_t i = 0; i < model_.clusters.size(); ++i) {
    ClusterFindings& cluster = model_.clusters[i];
    for (NamedUse& use : cluster.hashtags) hashtags_[use.name].push_back({i, &use});
    for (NamedUse& use : cluster.domains) domains_[use.name].push_back({i, &use});
    for (TargetUse& target : cluster.targets) targets_[target.name].push_back(&target);
    for (CopiedText& copied : cluster.copied_texts) {
      wanted_groups_[copied.group_uid].push_back(&copied);
      for (CopiedPost& post : copied.posts) wanted_posts_[post.post_uid].push_back(&post);
    }
  }
}

void SecondReading::visit(std::string_view type, RecordView& record) {
  if (type == "post")
    visit_post(record);
  else if (type == "account")
    name_target(record.text("uid"), record.text("handle"));
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
  name_target(post_.account_uid, post_.account_handle);
}

void SecondReading::name_target(Text uid, Text handle) {
  if (targets_.empty() || !is_known(handle)) return;
  const auto target = targets_.find(std::string(uid));
  if (target == targets_.end()) return;
  for (TargetUse* use : target->second) {
    // The smallest of several: no order of reading decides.
    const std::string name = kept_text(handle);
    if (use->handle.empty() || name < use->handle) use->handle = name;
  }
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
