#include "analysis/coaction/profiles.hpp"

#include <algorithm>
#include <tuple>

#include "analysis/coaction/windows.hpp"

namespace cahoots {
namespace {

template <class Value>
void sort_and_deduplicate(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<std::uint32_t> inverse_of(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

}  // namespace

std::uint32_t ProfileBuilder::account_number(std::string_view uid) {
  const std::uint32_t account = profiles_.account_names_.intern(uid);
  if (account == known_.size()) known_.emplace_back();
  return account;
}

void ProfileBuilder::add_share(std::uint32_t account, std::string_view object) {
  profiles_.shares_.push_back(make_trace(profiles_.object_names_.intern(object), account));
}

void ProfileBuilder::add_record(std::string_view uid, const std::vector<std::string_view>& objects,
                                std::optional<std::int64_t> created_at_s,
                                std::int64_t precision_s) {
  const std::uint32_t account = account_number(uid);
  Known& known = known_[account];
  known.has_record = true;
  for (const std::string_view object : objects) add_share(account, object);
  if (!created_at_s) return;
  const auto key = [](std::int64_t s, std::int64_t precision) {
    return std::tuple(s == kNoTime_s, s, precision);
  };
  if (key(*created_at_s, precision_s) < key(known.created_at_s, known.precision_s)) {
    known.created_at_s = *created_at_s;
    known.precision_s = precision_s;
  }
}

void ProfileBuilder::add_names(std::string_view uid, std::string_view handle,
                               std::string_view name) {
  const std::uint32_t account = account_number(uid);
  Known& known = known_[account];
  const Names names{account, written_.intern(handle), written_.intern(name)};
  if (names.handle == known.handle && names.name == known.name) return;
  known.handle = names.handle;
  known.name = names.name;
  if (!known.has_record) names_.push_back(names);
}

void ProfileBuilder::resolve_names() {
  sort_and_deduplicate(names_);
  for (const Names& names : names_) {
    if (known_[names.account].has_record) continue;
    const ProfileText profile{written_[names.handle], written_[names.name], {}, {}, {}};
    for (const std::string& object : profile_objects().of(profile))
      add_share(names.account, object);
  }
}

void ProfileBuilder::count_attributes() {
  std::vector<std::uint8_t> has(profiles_.account_names_.size(), 0);
  for_each_object(profiles_.shares_, [&](std::size_t begin, std::size_t end) {
    const std::string_view object = profiles_.object_names_[object_of(profiles_.shares_[begin])];
    const auto attribute = static_cast<std::size_t>(attribute_of_object(object));
    const auto bit = static_cast<std::uint8_t>(1U << attribute);
    for (std::size_t i = begin; i < end; ++i) {
      std::uint8_t& mask = has[post_of(profiles_.shares_[i])];
      if ((mask & bit) != 0) continue;
      mask = static_cast<std::uint8_t>(mask | bit);
      ++profiles_.n_with_.at(attribute);
    }
  });
}

/// Most values are one account's own: without them there is little left to put in order.
void ProfileBuilder::drop_unshared() {
  std::vector<Trace> shared;
  for_each_object(profiles_.shares_, [&](std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    const auto first = profiles_.shares_.begin();
    shared.insert(shared.end(), first + static_cast<std::ptrdiff_t>(begin),
                  first + static_cast<std::ptrdiff_t>(end));
  });
  profiles_.shares_.swap(shared);
}

void ProfileBuilder::order_objects() {
  Interner shared;
  for_each_object(profiles_.shares_, [&](std::size_t begin, std::size_t end) {
    const std::string_view object = profiles_.object_names_[object_of(profiles_.shares_[begin])];
    const std::uint32_t number = shared.intern(object);
    for (std::size_t i = begin; i < end; ++i) {
      profiles_.shares_[i] = make_trace(number, post_of(profiles_.shares_[i]));
    }
  });
  profiles_.object_names_ = std::move(shared);
  profiles_.object_order_ = profiles_.object_names_.order_by_bytes();
}

void ProfileBuilder::number_platforms() {
  Interner platforms;
  for (std::uint32_t account = 0; account < profiles_.n_accounts(); ++account) {
    profiles_.platform_of_.push_back(platforms.intern(profiles_.platform_name(account)));
  }
}

Profiles ProfileBuilder::finish() {
  resolve_names();
  sort_and_deduplicate(profiles_.shares_);
  count_attributes();
  drop_unshared();
  order_objects();
  profiles_.account_order_ = profiles_.account_names_.order_by_bytes();
  const std::vector<std::uint32_t> accounts = inverse_of(profiles_.account_order_);
  const std::vector<std::uint32_t> objects = inverse_of(profiles_.object_order_);
  for (Trace& share : profiles_.shares_) {
    share = make_trace(objects[object_of(share)], accounts[post_of(share)]);
  }
  std::sort(profiles_.shares_.begin(), profiles_.shares_.end());
  number_platforms();
  for (std::uint32_t account = 0; account < profiles_.n_accounts(); ++account) {
    const Known& known = known_[profiles_.account_order_[account]];
    if (known.created_at_s == kNoTime_s) continue;
    profiles_.creations_.push_back({account, known.created_at_s, known.precision_s});
  }
  Profiles finished = std::move(profiles_);
  *this = ProfileBuilder();
  return finished;
}

}  // namespace cahoots
