#include "analysis/duplicates/known_tally.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

namespace cahoots {

void KnownTally::add(const KnownSighting& sighting) {
  Met& met = met_[{sighting.is_media, sighting.group}];
  met.posts.insert(sighting.post_hash);
  met.accounts.insert(sighting.account_hash);
  met.platforms.insert(sighting.platform_hash);
  met.texts.insert(sighting.text_hash);
  if (!sighting.created_at_s) return;
  met.first_at_s =
      std::min(met.first_at_s.value_or(*sighting.created_at_s), *sighting.created_at_s);
  met.last_at_s = std::max(met.last_at_s.value_or(*sighting.created_at_s), *sighting.created_at_s);
}

void KnownTally::for_each_group(const std::function<void(const DuplicateGroup&)>& visit) const {
  using Place = std::tuple<bool, std::int64_t, std::string_view, bool>;
  std::vector<std::pair<Place, const std::pair<const Key, Met>*>> ordered;
  for (const auto& entry : met_) {
    const auto& [key, met] = entry;
    ordered.push_back(
        {Place(!met.first_at_s, met.first_at_s.value_or(0), group_of(key).group_uid, key.first),
         &entry});
  }
  std::sort(ordered.begin(), ordered.end());
  for (const auto& [place, entry] : ordered) {
    const auto& [key, met] = *entry;
    const KnownGroup& known = group_of(key);
    DuplicateGroup group;
    group.group_uid = known.group_uid;
    group.is_media = key.first;
    group.core_post_uid = text_of(known.core_post_uid);
    group.n_posts = met.posts.size();
    group.n_accounts = met.accounts.size();
    group.n_platforms = met.platforms.size();
    group.n_texts = met.texts.size();
    group.first_at_s = met.first_at_s;
    group.last_at_s = met.last_at_s;
    group.text = text_of(known.text);
    group.template_text = text_of(known.template_text);
    group.commonness = known.commonness;
    group.information_bits = known.information_bits;
    visit(group);
  }
}

}  // namespace cahoots
