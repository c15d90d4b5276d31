#include <algorithm>
#include <string>
#include <vector>

#include "records/account_merge.hpp"
#include "records/post_record.hpp"

namespace cahoots {

std::vector<std::int64_t> AccountMerge::times_of(const State& state) const {
  std::vector<std::int64_t> times{state.collected_at_s, state.platform.collected_at_s,
                                  state.handle.collected_at_s, state.name.collected_at_s};
  if (state.profile != kNone) {
    const Profile& profile = profiles_[state.profile];
    for (const TextField* field :
         {&profile.bio, &profile.url, &profile.location, &profile.avatar}) {
      times.push_back(field->collected_at_s);
    }
    for (const Field<std::int64_t>* field :
         {&profile.created_at_s, &profile.created_at_precision_s, &profile.followers,
          &profile.following, &profile.posts}) {
      times.push_back(field->collected_at_s);
    }
    times.push_back(profile.verified.collected_at_s);
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// The fields that were collected at that time.
Account AccountMerge::observation_of(const State& state, std::int64_t collected_at_s) const {
  Account account = account_of(state);
  account.collected_at_s = collected_at_s == kNever ? std::nullopt : std::optional(collected_at_s);
  const auto keep = [&](auto& value, const auto& field) {
    if (field.collected_at_s != collected_at_s) value = {};
  };
  keep(account.platform, state.platform);
  keep(account.handle, state.handle);
  keep(account.name, state.name);
  if (state.profile == kNone) return account;
  const Profile& profile = profiles_[state.profile];
  keep(account.bio, profile.bio);
  keep(account.url, profile.url);
  keep(account.created_at_s, profile.created_at_s);
  keep(account.created_at_precision_s, profile.created_at_precision_s);
  keep(account.location, profile.location);
  keep(account.verified, profile.verified);
  keep(account.followers, profile.followers);
  keep(account.following, profile.following);
  keep(account.posts, profile.posts);
  keep(account.avatar, profile.avatar);
  return account;
}

void AccountMerge::write_observations(TemporaryFile& file) const {
  std::string record;
  for (const std::uint32_t number : sorted()) {
    const State& state = states_[number];
    for (const std::int64_t time_s : times_of(state)) {
      record.clear();
      append_account(record, observation_of(state, time_s));
      const ObservationHead head{static_cast<std::uint32_t>(record.size()), state.sources};
      file.write({reinterpret_cast<const char*>(&head), sizeof head});
      file.write(record);
    }
  }
}

void AccountMerge::add_observation(const Account& account, std::uint32_t sources) {
  add(account, Source::profile);
  for (const Source source : {Source::kept_post, Source::dropped_post}) {
    if ((sources & static_cast<std::uint32_t>(source)) != 0) add(account, source);
  }
}

}  // namespace cahoots
