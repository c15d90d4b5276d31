#include "analysis/duplicates/link_audience.hpp"

#include "base/big_endian.hpp"
#include "base/hash.hpp"

namespace cahoots {

std::uint64_t LinkAudience::page_of(std::string_view url_key) {
  const std::uint64_t hash = hash64(url_key);
  return hash == 0 ? 1 : hash;
}

void LinkAudience::append_link(std::string& row, std::uint64_t page, std::string_view account_uid) {
  append_big_endian(row, page);
  append_big_endian(row, hash64(account_uid));
}

void LinkAudience::count() {
  std::uint64_t page = 0, account = 0, n_accounts = 0;
  const auto keep = [&] {
    if (n_accounts > 1) n_accounts_[page] = n_accounts;
  };
  links_.for_each([&](std::string_view row) {
    const std::uint64_t next_page = load_big_endian_64(row.data());
    const std::uint64_t next_account = load_big_endian_64(row.data() + sizeof page);
    if (next_page == page && next_account == account) return;
    if (next_page != page) {
      keep();
      n_accounts = 0;
    }
    page = next_page;
    account = next_account;
    ++n_accounts;
  });
  keep();
}

std::uint64_t LinkAudience::n_accounts(std::uint64_t page) const {
  const auto found = n_accounts_.find(page);
  return found == n_accounts_.end() ? 1 : found->second;
}

}  // namespace cahoots
