#include "analysis/findings/account_tally.hpp"

#include "base/big_endian.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kRecentAccounts = std::size_t{1} << 16;
constexpr std::size_t kHashBytes = sizeof(std::uint64_t);

}  // namespace

AccountTally::AccountTally(const SpillStorage& storage)
    : rows_(storage.folder, storage.memory_bytes), recent_(kRecentAccounts, 0) {}

void AccountTally::see(std::uint64_t uid_hash) {
  std::uint64_t& recent = recent_[uid_hash % kRecentAccounts];
  // The hash 0 is never taken for one that was seen.
  if (recent == uid_hash && uid_hash != 0) return;
  recent = uid_hash;
  row_.clear();
  append_big_endian(row_, uid_hash);
  rows_.add(row_);
}

void AccountTally::see_outside(std::uint64_t uid_hash, std::int64_t created_at_s) {
  row_.clear();
  append_big_endian(row_, uid_hash);
  append_ordered(row_, created_at_s);
  rows_.add(row_);
}

std::uint64_t AccountTally::finish(
    const std::function<void(std::int64_t created_at_s)>& visit_outside) {
  std::uint64_t n_accounts = 0;
  std::optional<std::uint64_t> account;
  bool has_creation = false;
  rows_.for_each([&](std::string_view row) {
    const std::uint64_t hash = load_big_endian_64(row.data());
    if (account != hash) {
      account = hash;
      has_creation = false;
      ++n_accounts;
    }
    if (row.size() == kHashBytes || has_creation) return;
    has_creation = true;  // rows of one account come with the earliest first
    visit_outside(load_ordered(row.data() + kHashBytes));
  });
  return n_accounts;
}

}  // namespace cahoots
