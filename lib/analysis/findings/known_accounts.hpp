#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// The accounts of a former report: what is new, what is still there, and who came back under
/// another id.
class KnownAccounts {
 public:
  /// One of three forms:
  /// - the accounts.csv of a former report, or any CSV whose first line names the column
  ///   `account_uid`, and `handle` and `last_at` where it has them
  /// - JSON Lines with `account_uid` (or `uid`), `handle`, `last_at`: `member` or `account` records
  /// - uids, one a line
  /// Empty lines and those that begin with `#` are passed over. Throws UsageError, naming file and
  /// line, for anything else, and for a file without any account.
  static KnownAccounts read(const std::string& file_name, std::string_view content);

  bool contains(std::string_view uid) const { return accounts_.contains(uid); }
  /// A post of an account that may be known.
  void saw_post(std::string_view account_uid, std::optional<std::int64_t> created_at_s);
  /// Says of each member whether it is known, and fills `model.former`. A member is `returning`
  /// where a known account has its handle (as persona compares handles) and is not itself a member.
  void enter_into(CaseModel& model) const;

 private:
  struct Known {
    std::string handle;                  ///< as profile objects have it; empty: unknown
    std::optional<std::int64_t> last_s;  ///< by the former report
    std::optional<std::int64_t> seen_s;  ///< the latest post in this case
    std::uint64_t n_posts = 0;           ///< in this case
  };
  void add(std::string_view uid, std::string_view handle, std::string_view last_at);

  std::map<std::string, Known, std::less<>> accounts_;
};

}  // namespace cahoots
