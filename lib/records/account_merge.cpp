#include "records/account_merge.hpp"

#include <algorithm>
#include <vector>

#include "records/post_record.hpp"

namespace cahoots {
namespace {

std::optional<std::string> owned(Text text) {
  return is_known(text) ? std::optional<std::string>(text) : std::nullopt;
}

Text viewed(const std::optional<std::string>& text) {
  return text ? Text(*text) : Text();
}

}  // namespace

template <class Value>
void AccountMerge::Field<Value>::merge(const std::optional<Value>& other,
                                       std::int64_t other_collected_at_s) {
  if (!other) return;
  const bool wins = !value || other_collected_at_s > collected_at_s ||
                    (other_collected_at_s == collected_at_s && *other > *value);
  if (!wins) return;
  value = other;
  collected_at_s = other_collected_at_s;
}

void AccountMerge::add(const Account& account) {
  State& state = states_[std::string(account.uid)];
  const std::int64_t at = account.collected_at_s.value_or(kNever);
  state.platform.merge(owned(account.platform), at);
  state.handle.merge(owned(account.handle), at);
  state.name.merge(owned(account.name), at);
  state.bio.merge(owned(account.bio), at);
  state.url.merge(owned(account.url), at);
  state.created_at_s.merge(account.created_at_s, at);
  state.created_at_precision_s.merge(account.created_at_precision_s, at);
  state.location.merge(owned(account.location), at);
  state.verified.merge(account.verified, at);
  state.followers.merge(account.followers, at);
  state.following.merge(account.following, at);
  state.posts.merge(account.posts, at);
  state.avatar.merge(owned(account.avatar), at);
  state.collected_at_s = std::max(state.collected_at_s, at);
}

void AccountMerge::add(const AccountMerge& other) {
  for (const auto& [uid, from] : other.states_) {
    const auto [place, is_new] = states_.try_emplace(uid, from);
    if (is_new) continue;
    State& to = place->second;
    const auto merge = [](auto& field, const auto& value) {
      field.merge(value.value, value.collected_at_s);
    };
    merge(to.platform, from.platform);
    merge(to.handle, from.handle);
    merge(to.name, from.name);
    merge(to.bio, from.bio);
    merge(to.url, from.url);
    merge(to.created_at_s, from.created_at_s);
    merge(to.created_at_precision_s, from.created_at_precision_s);
    merge(to.location, from.location);
    merge(to.verified, from.verified);
    merge(to.followers, from.followers);
    merge(to.following, from.following);
    merge(to.posts, from.posts);
    merge(to.avatar, from.avatar);
    to.collected_at_s = std::max(to.collected_at_s, from.collected_at_s);
  }
}

std::uint64_t AccountMerge::append_records(std::string& out) const {
  std::vector<const std::pair<const std::string, State>*> sorted;
  for (const auto& entry : states_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });
  for (const auto* entry : sorted) {
    const State& state = entry->second;
    Account account;
    account.uid = entry->first;
    account.platform = viewed(state.platform.value);
    account.handle = viewed(state.handle.value);
    account.name = viewed(state.name.value);
    account.bio = viewed(state.bio.value);
    account.url = viewed(state.url.value);
    account.created_at_s = state.created_at_s.value;
    account.created_at_precision_s = state.created_at_precision_s.value;
    account.location = viewed(state.location.value);
    account.verified = state.verified.value;
    account.followers = state.followers.value;
    account.following = state.following.value;
    account.posts = state.posts.value;
    account.avatar = viewed(state.avatar.value);
    if (state.collected_at_s != kNever) account.collected_at_s = state.collected_at_s;
    append_account(out, account);
  }
  return sorted.size();
}

}  // namespace cahoots
