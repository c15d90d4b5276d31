#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/hash.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// How many accounts link to each page. Pages and accounts are known by 64-bit hashes; 0 is no
/// page. Memory: that of the sort, then 40 bytes for each page that two accounts or more link to.
/// One thread until `count`, then any for reading.
class LinkAudience {
 public:
  LinkAudience(std::string folder, std::size_t memory_bytes)
      : links_(std::move(folder), memory_bytes) {}

  /// The hash of a page by its canonical address, never 0.
  static std::uint64_t page_of(std::string_view url_key);

  /// A row of append_link.
  void add(std::string_view link_row) { links_.add(link_row); }
  static void append_link(std::string& row, std::uint64_t page, std::string_view account_uid);

  /// A page whose accounts were counted elsewhere.
  void add_counted(std::uint64_t page, std::uint64_t n_accounts) { n_accounts_[page] = n_accounts; }
  /// After the last link: counts.
  void count();
  /// Accounts that link to the page; 1 for any page that is not known.
  std::uint64_t n_accounts(std::uint64_t page) const;
  std::uint64_t spilled_bytes() const { return links_.spilled_bytes(); }

 private:
  RowSort links_;
  std::unordered_map<std::uint64_t, std::uint64_t, SaltedHash> n_accounts_;
};

}  // namespace cahoots
