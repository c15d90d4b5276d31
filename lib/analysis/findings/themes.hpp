#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/findings/model.hpp"

namespace cahoots {

/// A narrative to look for in posts.
struct Theme {
  std::string name;
  std::string stance;                  ///< the analyst's word for what it takes, or empty
  std::vector<std::string> languages;  ///< primary subtags; empty: any, unknown included
};

/// Narratives as rules of regular expressions, matched all at once (RE2::Set; linear in the text,
/// whatever the patterns). Any thread may match.
class ThemeRules {
 public:
  /// JSON Lines, an object a theme: `name` and `patterns` (RE2 syntax, UTF-8; letters match in
  /// either case), `stance` and `languages` may be missing. Empty lines and those that begin with
  /// `#` are passed over. Throws UsageError, naming file and line, for anything else, for a pattern
  /// that RE2 does not take, for a name that comes twice, and for a file without any theme.
  static ThemeRules read(const std::string& file_name, std::string_view content);
  ThemeRules(ThemeRules&&) noexcept;
  ~ThemeRules();

  std::span<const Theme> themes() const;
  /// The themes of the post, ascending. `lang` empty: unknown.
  std::vector<std::size_t> match(std::string_view text, std::string_view lang) const;
  /// What of the text matches the theme, with up to 60 bytes on either side; empty where nothing
  /// does.
  std::string passage(std::size_t theme, std::string_view text) const;

 private:
  struct Compiled;
  explicit ThemeRules(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

/// Uses of the themes by the members of one cluster. The result does not depend on the order of
/// `add`. Memory: O(themes x members).
class ThemeUses {
 public:
  void add(std::size_t theme, const Post& post, std::uint32_t member);
  /// One entry a theme, in the order of the rules; passages of the earliest posts.
  std::vector<ThemeUse> finish(const ThemeRules& rules) const;

 private:
  struct Example {
    std::int64_t time_s = 0;  ///< a post without a time comes last
    std::string post_uid;
    std::string account_uid;
    std::optional<std::int64_t> created_at_s;
    std::string text;
    auto operator<=>(const Example&) const = default;
  };
  struct Use {
    std::uint64_t n_posts = 0;
    std::set<std::uint32_t> members;
    std::map<std::int64_t, std::uint64_t> posts_by_week;
    std::set<Example> earliest;
  };
  std::map<std::size_t, Use> uses_;
};

}  // namespace cahoots
