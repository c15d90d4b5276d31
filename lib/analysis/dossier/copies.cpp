#include "analysis/dossier/copies.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "analysis/findings/readings.hpp"

namespace cahoots {
namespace {

constexpr std::int64_t kUnknownTime_s = std::numeric_limits<std::int64_t>::max();
/// Posts of others kept of a group besides those of members: the earliest.
constexpr std::size_t kKeptEarliest = 3;

}  // namespace

DossierCopies::Place DossierCopies::place_of(const DuplicateRecord& duplicate) {
  return {duplicate.created_at_s.value_or(kUnknownTime_s), std::string(duplicate.post_uid)};
}

void DossierCopies::add_own(const DuplicateRecord& duplicate) {
  const auto [entry, is_new] = groups_.try_emplace(std::string(duplicate.group_uid));
  Group& group = entry->second;
  const Place place = place_of(duplicate);
  ++n_own_posts_;
  ++group.copy.n_own_posts;
  if (!is_new && group.own_place < place) return;
  group.own_place = place;
  group.own = {std::string(duplicate.account_uid), duplicate.similarity};
}

void DossierCopies::add_other(const DuplicateRecord& duplicate, bool is_member) {
  const auto entry = groups_.find(std::string(duplicate.group_uid));
  if (entry == groups_.end()) return;
  Group& group = entry->second;
  const Place place = place_of(duplicate);
  if (place < group.own_place) ++group.copy.n_earlier_posts;
  const std::string account(duplicate.account_uid);
  group.earliest.emplace(place, Copy{account, duplicate.similarity});
  if (group.earliest.size() > kKeptEarliest) group.earliest.erase(std::prev(group.earliest.end()));
  if (!is_member) return;
  const auto [known, is_new] = group.members.try_emplace(account, place);
  if (!is_new && place < known->second) known->second = place;
}

void DossierCopies::add_group(const DuplicateGroupRecord& group) {
  const auto entry = groups_.find(std::string(group.group_uid));
  if (entry == groups_.end()) return;
  DossierCopy& copy = entry->second.copy;
  copy.n_posts = group.n_posts;
  copy.n_accounts = group.n_accounts;
  copy.text = kept_text(group.text);
  copy.template_text = kept_text(group.template_text);
  copy.commonness = group.commonness;
  copy.span = {group.first_at_s, group.last_at_s};
}

DossierPost DossierCopies::post_of(const Place& place, const std::string& account_uid) {
  DossierPost post;
  post.uid = place.post_uid;
  post.account_uid = account_uid;
  if (place.time_s != kUnknownTime_s) post.created_at_s = place.time_s;
  return post;
}

void DossierCopies::choose_posts(Group& group) {
  std::map<Place, std::string> chosen{{group.own_place, group.own.account_uid}};
  if (!group.earliest.empty()) {
    const auto& [place, copy] = *group.earliest.begin();
    chosen.emplace(place, copy.account_uid);
  }
  std::map<Place, std::string> firsts;
  for (const auto& [account, place] : group.members) firsts.emplace(place, account);
  for (const auto& [place, copy] : group.earliest) firsts.emplace(place, copy.account_uid);
  // Members first: they are what the account is compared with.
  for (const bool is_member_wanted : {true, false}) {
    for (const auto& [place, account] : firsts) {
      if (chosen.size() >= kShownCopyPosts) break;
      if ((group.members.count(account) > 0) == is_member_wanted) chosen.emplace(place, account);
    }
  }
  for (const auto& [place, account] : chosen) group.copy.posts.push_back(post_of(place, account));
}

std::vector<DossierCopy> DossierCopies::take() {
  std::vector<DossierCopy> copies;
  for (auto& [uid, group] : groups_) {
    group.copy.group_uid = uid;
    group.copy.own_similarity = group.own.similarity;
    group.copy.n_member_accounts = group.members.size();
    for (const auto& [account, place] : group.members) group.copy.members.push_back(account);
    choose_posts(group);
    copies.push_back(std::move(group.copy));
  }
  groups_.clear();
  const auto key = [](const DossierCopy& copy) {
    return std::tuple(-static_cast<std::int64_t>(copy.n_member_accounts),
                      copy.commonness.value_or(1), -static_cast<std::int64_t>(copy.n_accounts),
                      std::string_view(copy.group_uid));
  };
  std::sort(copies.begin(), copies.end(),
            [&key](const DossierCopy& a, const DossierCopy& b) { return key(a) < key(b); });
  if (copies.size() > kKeptCopies) copies.resize(kKeptCopies);
  return copies;
}

}  // namespace cahoots
