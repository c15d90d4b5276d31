#include "records/account_merge.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/hash.hpp"
#include "records/post_record.hpp"

namespace cahoots {

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

void AccountMerge::merge(TextField& field, const TextField& other) {
  if (!is_known(other.value)) return;
  const bool is_known_here = is_known(field.value);
  const bool is_later = !is_known_here || other.collected_at_s > field.collected_at_s;
  if (!is_later && other.collected_at_s < field.collected_at_s) return;
  const bool is_same = is_known_here && other.value == field.value;
  if (!is_later && (is_same || other.value < field.value)) return;
  field.collected_at_s = other.collected_at_s;
  if (is_same) return;
  live_bytes_ += other.value.size() - field.value.size();
  garbage_bytes_ += field.value.size();
  field.value = arena_.keep(other.value);
}

void AccountMerge::merge_profile(Profile& to, const Profile& from) {
  merge(to.bio, from.bio);
  merge(to.url, from.url);
  merge(to.location, from.location);
  merge(to.avatar, from.avatar);
  const auto merge_value = [](auto& field, const auto& other) {
    field.merge(other.value, other.collected_at_s);
  };
  merge_value(to.created_at_s, from.created_at_s);
  merge_value(to.created_at_precision_s, from.created_at_precision_s);
  merge_value(to.followers, from.followers);
  merge_value(to.following, from.following);
  merge_value(to.posts, from.posts);
  merge_value(to.verified, from.verified);
}

void AccountMerge::grow() {
  constexpr std::size_t kFirstSlots = 256;
  std::vector<std::uint32_t> slots(std::max(kFirstSlots, slots_.size() * 2));
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t number = 0; number < states_.size(); ++number) {
    std::size_t slot = salted(states_[number].hash.low, salt_) & mask;
    while (slots[slot] != 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  slots_ = std::move(slots);
}

std::uint32_t AccountMerge::number_of(Text uid, const Hash128& hash) {
  if (states_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = slot_of(hash);
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (states_[slots_[slot] - 1].hash == hash) return slots_[slot] - 1;
  }
  const auto number = static_cast<std::uint32_t>(states_.size());
  slots_[slot] = number + 1;
  State& state = states_.emplace_back();
  state.uid = arena_.keep(uid);
  state.hash = hash;
  live_bytes_ += uid.size();
  return number;
}

AccountMerge::Profile& AccountMerge::profile_of(State& state) {
  if (state.profile == kNone) {
    state.profile = static_cast<std::uint32_t>(profiles_.size());
    profiles_.emplace_back();
  }
  return profiles_[state.profile];
}

void AccountMerge::merge_author(State& to, const State& from) {
  to.sources |= from.sources;
  // Merging is idempotent: one line that is in already changes nothing. What several lines came to
  // may hold more than the last of them said.
  const bool is_in =
      from.lines == Lines::one && to.lines != Lines::none && to.author == from.author;
  if (is_in) return;
  to.lines = to.lines == Lines::none ? from.lines : Lines::several;
  if (from.lines == Lines::one) to.author = from.author;
  to.collected_at_s = std::max(to.collected_at_s, from.collected_at_s);
  merge(to.platform, from.platform);
  merge(to.handle, from.handle);
  merge(to.name, from.name);
}

std::uint32_t AccountMerge::add(const Account& account, Source source) {
  const std::int64_t at = account.collected_at_s.value_or(kNever);
  State from;
  from.lines = Lines::one;
  from.sources = static_cast<std::uint8_t>(source);
  from.collected_at_s = at;
  from.platform = {account.platform, at};
  from.handle = {account.handle, at};
  from.name = {account.name, at};
  from.author = static_cast<std::uint64_t>(at);
  for (const Text text : {account.platform, account.handle, account.name}) {
    from.author = hash64(text, from.author + (is_known(text) ? 1U : 0U));
  }
  const std::uint32_t number = number_of(account.uid, hash128(account.uid));
  State& state = states_[number];
  merge_author(state, from);
  if (source == Source::profile) {
    merge_profile(profile_of(state), {{account.bio, at},
                                      {account.url, at},
                                      {account.location, at},
                                      {account.avatar, at},
                                      {account.created_at_s, at},
                                      {account.created_at_precision_s, at},
                                      {account.followers, at},
                                      {account.following, at},
                                      {account.posts, at},
                                      {account.verified, at}});
  }
  drop_garbage();
  return number;
}

/// The table is far larger than the caches: what a state will need is asked for ahead.
void AccountMerge::prefetch(const Hash128& hash) const {
  if (const std::uint32_t number = slots_[slot_of(hash)]; number != 0) {
    __builtin_prefetch(&states_[number - 1]);
  }
}

void AccountMerge::add(const AccountMerge& other) {
  constexpr std::size_t kAhead = 8;
  const std::size_t n_states = other.states_.size();
  for (std::size_t i = 0; i < n_states; ++i) {
    if (!slots_.empty() && i + 2 * kAhead < n_states) {
      __builtin_prefetch(&slots_[slot_of(other.states_[i + 2 * kAhead].hash)]);
      prefetch(other.states_[i + kAhead].hash);
    }
    const State& from = other.states_[i];
    State& to = states_[number_of(from.uid, from.hash)];
    merge_author(to, from);
    if (from.profile != kNone) merge_profile(profile_of(to), other.profiles_[from.profile]);
  }
  drop_garbage();
}

/// Texts that were replaced are given up when they are more than what is left.
void AccountMerge::drop_garbage() {
  constexpr std::size_t kTolerated = std::size_t{1} << 20;
  if (garbage_bytes_ <= kTolerated + live_bytes_) return;
  TextArena kept;
  const auto keep = [&kept](Text& text) {
    if (is_known(text)) text = kept.keep(text);
  };
  states_.for_each([&](State& state) {
    keep(state.uid);
    for (TextField* field : {&state.platform, &state.handle, &state.name}) keep(field->value);
  });
  profiles_.for_each([&](Profile& profile) {
    for (TextField* field : {&profile.bio, &profile.url, &profile.location, &profile.avatar}) {
      keep(field->value);
    }
  });
  arena_ = std::move(kept);
  garbage_bytes_ = 0;
}

std::size_t AccountMerge::memory_bytes() const {
  return slots_.size() * sizeof(std::uint32_t) + states_.size() * sizeof(State) +
         profiles_.size() * sizeof(Profile) + arena_.memory_bytes();
}

void AccountMerge::clear() {
  *this = AccountMerge();
}

/// Sorted by their first bytes, which lie beside the numbers; the rest decides where they agree.
std::vector<std::uint32_t> AccountMerge::sorted() const {
  struct Entry {
    std::array<char, 20> first_bytes;
    std::uint32_t number;
  };
  std::vector<Entry> entries;
  entries.reserve(states_.size());
  for (std::uint32_t number = 0; number < states_.size(); ++number) {
    Entry& entry = entries.emplace_back(Entry{{}, number});
    const Text uid = states_[number].uid;
    std::memcpy(entry.first_bytes.data(), uid.data(),
                std::min(uid.size(), entry.first_bytes.size()));
  }
  std::sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) {
    const int order = std::memcmp(a.first_bytes.data(), b.first_bytes.data(), a.first_bytes.size());
    return order != 0 ? order < 0 : states_[a.number].uid < states_[b.number].uid;
  });
  std::vector<std::uint32_t> numbers;
  numbers.reserve(entries.size());
  for (const Entry& entry : entries) numbers.push_back(entry.number);
  return numbers;
}

Account AccountMerge::account_of(const State& state) const {
  Account account;
  account.uid = state.uid;
  account.platform = state.platform.value;
  account.handle = state.handle.value;
  account.name = state.name.value;
  if (state.collected_at_s != kNever) account.collected_at_s = state.collected_at_s;
  if (state.profile == kNone) return account;
  const Profile& profile = profiles_[state.profile];
  account.bio = profile.bio.value;
  account.url = profile.url.value;
  account.created_at_s = profile.created_at_s.value;
  account.created_at_precision_s = profile.created_at_precision_s.value;
  account.location = profile.location.value;
  account.verified = profile.verified.value;
  account.followers = profile.followers.value;
  account.following = profile.following.value;
  account.posts = profile.posts.value;
  account.avatar = profile.avatar.value;
  return account;
}

std::uint64_t AccountMerge::append_records(std::string& out) const {
  std::uint64_t n_records = 0;
  for_each_sorted([&](const Account& account, bool /*has_posts*/) {
    append_account(out, account);
    ++n_records;
  });
  return n_records;
}

}  // namespace cahoots
