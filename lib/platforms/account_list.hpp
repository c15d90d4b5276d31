#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platforms/pseudonyms.hpp"
#include "records/post.hpp"

namespace cahoots {

/// A list of accounts as an analyst writes it, one a line: a uid (`x:1234`), a handle
/// (`x:@name`, or `@name` on any platform), or the address of a profile or of a post, defanged
/// (`hxxps://x[.]com/name`) or not. Empty lines
/// and those that start with `#` are passed over; what follows white space is a remark. Handles are
/// compared without regard to ASCII case. Immutable but for note(); note() is for one thread.
class AccountList {
 public:
  /// With `pseudonyms` (may be null), a list of real accounts finds those of a case whose names are
  /// replaced; pseudonyms in the list stay as they are. Throws UsageError, naming file and line,
  /// for a line that is none of these.
  AccountList(const std::string& file_name, std::string_view content,
              const Pseudonyms* pseudonyms = nullptr);

  bool is_empty() const { return entries_.empty(); }
  /// The entries that are addresses of no profile known: of a post, or of a page of another site.
  std::vector<std::string> pages() const;
  bool has_post_urls() const { return has_urls_; }

  /// The entries that an account of that uid and handle answers, by index. Any thread.
  std::vector<std::uint32_t> matches(Text uid, Text platform, Text handle) const;
  /// The entry whose address is that of the post, given its canonical key. Any thread.
  std::optional<std::uint32_t> match_post(std::string_view url_key) const;
  /// Remembers that an entry is the account.
  void note(std::uint32_t entry, Text account_uid);

  /// The accounts found, sorted, each once.
  std::set<std::string> accounts() const;
  /// The entries that no account answered, as they were written.
  std::vector<std::string> unmatched() const;
  /// Entries that stand for more than one account, as they were written.
  std::vector<std::string> ambiguous() const;

 private:
  struct Entry {
    std::string written;
    bool is_page = false;
    std::set<std::string> accounts;
  };

  void add(std::string word, const std::string& where, const Pseudonyms* pseudonyms);

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;
  bool has_urls_ = false;
};

}  // namespace cahoots
