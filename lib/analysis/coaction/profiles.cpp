#include "analysis/coaction/profiles.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "io/keyed_row.hpp"
#include "io/row_layout.hpp"

namespace cahoots {

/// What stands at the front of a record's row; the objects or the two names follow.
struct ProfileFields {
  std::int64_t created_at_s = kNoTime_s;
  std::int64_t precision_s = 1;
  std::uint64_t is_record = 0;  ///< else the names in a post

  auto age() const { return std::tuple(created_at_s == kNoTime_s, created_at_s, precision_s); }
};

namespace {

/// Of --memory, for each of the sorts and of the files of names.
constexpr std::size_t kProfileMemoryParts = 24;
constexpr std::size_t kKnownNames = std::size_t{1} << 16;

struct ProfileNumber {
  std::int64_t created_at_s = kNoTime_s;
  std::int64_t precision_s = 1;
  std::uint64_t number = 0;  ///< in the order of the hashes of the uids
};
using ProfileNumberRow = RowLayout<0, 1, ProfileNumber>;
struct SharersFields {
  std::uint32_t n_accounts = 0;
};
/// Texts: object, numbers of its accounts.
using SharersRow = RowLayout<0, 2, SharersFields>;

std::string_view bytes_of(const std::uint32_t& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}
std::uint32_t number_at(std::string_view bytes) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

void append_text(std::string& out, std::string_view text) {
  out.append(bytes_of(static_cast<std::uint32_t>(text.size()))).append(text);
}
std::string_view take_text(std::string_view& rest) {
  const std::string_view text = rest.substr(sizeof(std::uint32_t), number_at(rest));
  rest.remove_prefix(sizeof(std::uint32_t) + text.size());
  return text;
}

}  // namespace

Profiles::Profiles(const SpillStorage& storage)
    : account_uids_(storage.folder, storage.memory_bytes / kProfileMemoryParts),
      object_names_(storage.folder, storage.memory_bytes / kProfileMemoryParts) {}

ProfileBuilder::ProfileBuilder(const SpillStorage& storage)
    : storage_(storage),
      rows_(storage.folder, storage.memory_bytes / kProfileMemoryParts),
      profiles_(storage) {}

/// The sorts after that of the records.
struct ProfileBuilder::Sorts {
  explicit Sorts(const SpillStorage& storage)
      : by_uid(storage.folder, storage.memory_bytes / kProfileMemoryParts),
        by_object(storage.folder, storage.memory_bytes / kProfileMemoryParts),
        by_object_name(storage.folder, storage.memory_bytes / kProfileMemoryParts) {}

  RowSort by_uid;
  RowSort by_object;
  RowSort by_object_name;
  std::vector<std::uint32_t> rank_of;  ///< of the accounts in the order of their hashes
};

/// The records of one account, joined.
struct ProfileBuilder::Merged {
  std::string key;
  std::string uid;
  ProfileFields facts;
  std::vector<std::string> objects;
  std::vector<std::pair<std::string, std::string>> names;

  void begin(const KeyedRow& keyed) {
    key.assign(keyed.key);
    uid.assign(keyed.text);
    facts = {};
    objects.clear();
    names.clear();
  }
  void add(std::string_view payload) {
    ProfileFields fields;
    std::memcpy(&fields, payload.data(), sizeof fields);
    payload.remove_prefix(sizeof fields);
    if (fields.is_record != 0) {
      if (fields.age() < facts.age()) facts = fields;
      facts.is_record = 1;
      while (!payload.empty()) objects.emplace_back(take_text(payload));
    } else if (facts.is_record == 0) {
      const std::string_view handle = take_text(payload);
      names.emplace_back(handle, take_text(payload));
    }
  }
  void write(Sorts& sorts, std::uint32_t number, std::string& row) {
    if (facts.is_record == 0) {
      for (const auto& [handle, name] : names) {
        for (const std::string& object : profile_objects().of({handle, name, {}, {}, {}})) {
          objects.push_back(object);
        }
      }
    }
    row.clear();
    ProfileNumberRow::append(row, {uid}, {facts.created_at_s, facts.precision_s, number});
    sorts.by_uid.add(row);
    std::sort(objects.begin(), objects.end());
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
    for (const std::string& object : objects) {
      row.clear();
      append_text_key(row, object);
      row.append(bytes_of(number));
      sorts.by_object.add(row);
    }
  }
};

void ProfileBuilder::add_row(std::string_view uid, std::string_view payload) {
  row_.clear();
  append_text_key(row_, uid);
  row_.append(payload);
  rows_.add(row_);
}

void ProfileBuilder::add_record(std::string_view uid, const std::vector<std::string_view>& objects,
                                std::optional<std::int64_t> created_at_s,
                                std::int64_t precision_s) {
  const ProfileFields fields{created_at_s.value_or(kNoTime_s), created_at_s ? precision_s : 1, 1};
  payload_.assign(reinterpret_cast<const char*>(&fields), sizeof fields);
  for (const std::string_view object : objects) append_text(payload_, object);
  add_row(uid, payload_);
}

void ProfileBuilder::add_names(std::string_view uid, std::string_view handle,
                               std::string_view name) {
  const ProfileFields fields;
  payload_.assign(reinterpret_cast<const char*>(&fields), sizeof fields);
  append_text(payload_, handle);
  append_text(payload_, name);
  if (known_names_.empty()) known_names_.resize(kKnownNames, 0);
  const std::uint64_t uid_hash = hash64(uid);
  const std::uint64_t hash = hash64(payload_, uid_hash) | 1;
  if (std::exchange(known_names_[uid_hash % kKnownNames], hash) == hash) return;
  add_row(uid, payload_);
}

void ProfileBuilder::merge_records(Sorts& sorts) {
  Merged merged;
  const auto close = [&] {
    if (n_accounts_ == kNone) throw LimitError("more than 4 billion accounts");
    merged.write(sorts, n_accounts_++, row_);
  };
  rows_.for_each([&](std::string_view row) {
    const KeyedRow keyed = parse_keyed_row(row);
    if (keyed.key != merged.key) {
      if (!merged.key.empty()) close();
      merged.begin(keyed);
    }
    merged.add(keyed.payload);
  });
  if (!merged.key.empty()) close();
}

void ProfileBuilder::number_accounts(Sorts& sorts) {
  sorts.rank_of.resize(n_accounts_);
  profiles_.platform_of_.reserve(n_accounts_);
  sorts.by_uid.for_each([&](std::string_view row) {
    const ProfileNumberRow::View view = ProfileNumberRow::parse(row);
    const std::string_view uid = view.texts[0];
    const std::uint32_t account = profiles_.n_accounts();
    sorts.rank_of[view.fields.number] = account;
    profiles_.account_uids_.append(uid);
    profiles_.platform_of_.push_back(profiles_.platforms_.intern(uid.substr(0, uid.find(':'))));
    if (view.fields.created_at_s == kNoTime_s) return;
    profiles_.creations_.push_back({account, view.fields.created_at_s, view.fields.precision_s});
  });
}

void ProfileBuilder::number_objects(Sorts& sorts) {
  std::vector<std::uint8_t> attributes_of(n_accounts_, 0);
  std::string key;
  std::string object;
  std::string accounts;
  const auto close = [&] {
    const auto attribute = static_cast<std::size_t>(attribute_of_object(object));
    const auto bit = static_cast<std::uint8_t>(1U << attribute);
    for (std::size_t at = 0; at < accounts.size(); at += sizeof(std::uint32_t)) {
      std::uint8_t& attributes = attributes_of[number_at(std::string_view(accounts).substr(at))];
      if ((attributes & bit) == 0) ++profiles_.n_with_.at(attribute);
      attributes = static_cast<std::uint8_t>(attributes | bit);
    }
    // Most values are one account's own: without them there is little left to put in order.
    if (accounts.size() == sizeof(std::uint32_t)) return;
    row_.clear();
    SharersRow::append(row_, {object, accounts}, {});
    sorts.by_object_name.add(row_);
  };
  sorts.by_object.for_each([&](std::string_view row) {
    const KeyedRow keyed = parse_keyed_row(row);
    if (keyed.key != key) {
      if (!key.empty()) close();
      key.assign(keyed.key);
      object.assign(keyed.text);
      accounts.clear();
    }
    accounts.append(bytes_of(sorts.rank_of[number_at(keyed.payload)]));
  });
  if (!key.empty()) close();
  sorts.by_object_name.for_each([&](std::string_view row) {
    const SharersRow::View view = SharersRow::parse(row);
    const std::uint32_t number = profiles_.n_objects();
    profiles_.object_names_.append(view.texts[0]);
    for (std::size_t at = 0; at < view.texts[1].size(); at += sizeof(std::uint32_t)) {
      profiles_.shares_.push_back(make_trace(number, number_at(view.texts[1].substr(at))));
    }
  });
  std::sort(profiles_.shares_.begin(), profiles_.shares_.end());
}

Profiles ProfileBuilder::finish() {
  Sorts sorts(storage_);
  merge_records(sorts);
  number_accounts(sorts);
  number_objects(sorts);
  return std::move(profiles_);
}

}  // namespace cahoots
