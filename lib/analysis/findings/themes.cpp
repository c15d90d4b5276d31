#include "analysis/findings/themes.hpp"

#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/findings/activity.hpp"
#include "analysis/findings/readings.hpp"
#include "base/error.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kThemeExamples = 3;
constexpr std::size_t kPassageBytes = 60;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

RE2::Options theme_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{256} << 20);
  return options;
}

std::string_view primary_subtag(std::string_view lang) {
  return lang.substr(0, lang.find_first_of("-_"));
}

/// Monday of the week of a time, as days since 1970-01-01 (a Thursday).
std::int64_t week_of(std::int64_t time_s) {
  const std::int64_t day = floor_day(time_s);
  return day - ((day + 3) % 7 + 7) % 7;
}

/// Moves to the nearest start of a character, outwards.
std::size_t character_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

}  // namespace

struct ThemeRules::Compiled {
  std::vector<Theme> themes;
  std::vector<std::vector<std::unique_ptr<RE2>>> patterns;  ///< by theme
  std::vector<std::size_t> theme_of_pattern;                ///< by place in the set
  std::unique_ptr<RE2::Set> set;

  void add(const std::string& where, RecordView& rule) {
    Theme theme;
    theme.name = rule.text("name");
    theme.stance = rule.text("stance");
    for (const Text lang : rule.texts("languages"))
      theme.languages.emplace_back(primary_subtag(lang));
    if (theme.name.empty()) throw UsageError(where + ": a theme needs a name");
    const bool is_known = std::any_of(themes.begin(), themes.end(),
                                      [&](const Theme& other) { return other.name == theme.name; });
    if (is_known) throw UsageError(fmt::format("{}: a second theme '{}'", where, theme.name));
    const std::vector<Text> written = rule.texts("patterns");
    if (written.empty()) {
      throw UsageError(fmt::format("{}: theme '{}' needs a list of patterns", where, theme.name));
    }
    patterns.emplace_back();
    for (const Text pattern : written) {
      auto compiled = std::make_unique<RE2>(piece(pattern), theme_options());
      if (!compiled->ok()) {
        throw UsageError(fmt::format("{}: pattern '{}' of theme '{}': {}", where, pattern,
                                     theme.name, compiled->error()));
      }
      set->Add(piece(pattern), nullptr);
      theme_of_pattern.push_back(themes.size());
      patterns.back().push_back(std::move(compiled));
    }
    themes.push_back(std::move(theme));
  }
};

ThemeRules::ThemeRules(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
ThemeRules::ThemeRules(ThemeRules&&) noexcept = default;
ThemeRules::~ThemeRules() = default;

ThemeRules ThemeRules::read(const std::string& file_name, std::string_view content) {
  auto compiled = std::make_unique<Compiled>();
  compiled->set = std::make_unique<RE2::Set>(theme_options(), RE2::UNANCHORED);
  RecordParser parser;
  std::size_t number = 0;
  while (!content.empty()) {
    const std::string_view line = content.substr(0, content.find('\n'));
    content.remove_prefix(std::min(content.size(), line.size() + 1));
    ++number;
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos || line[first] == '#') continue;
    auto rule = parser.parse_copy(line);
    if (!rule) {
      throw UsageError(fmt::format("{}:{}:{}: {}", file_name, number, parser.error().column,
                                   parser.error().message));
    }
    compiled->add(fmt::format("{}:{}", file_name, number), *rule);
  }
  if (compiled->themes.empty()) throw UsageError(file_name + ": no theme in it");
  if (!compiled->set->Compile()) {
    throw UsageError(file_name + ": the patterns take more than 256 MiB together");
  }
  return ThemeRules(std::move(compiled));
}

std::span<const Theme> ThemeRules::themes() const {
  return compiled_->themes;
}

std::vector<std::size_t> ThemeRules::match(std::string_view text, std::string_view lang) const {
  thread_local std::vector<int> matches;
  matches.clear();
  std::vector<std::size_t> found;
  if (text.empty() || !compiled_->set->Match(piece(text), &matches)) return found;
  const std::string_view language = primary_subtag(lang);
  for (const int pattern : matches) {
    const std::size_t theme = compiled_->theme_of_pattern[static_cast<std::size_t>(pattern)];
    const std::vector<std::string>& wanted = compiled_->themes[theme].languages;
    const bool is_wanted =
        wanted.empty() || std::find(wanted.begin(), wanted.end(), language) != wanted.end();
    if (is_wanted) found.push_back(theme);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string ThemeRules::passage(std::size_t theme, std::string_view text) const {
  for (const std::unique_ptr<RE2>& pattern : compiled_->patterns[theme]) {
    re2::StringPiece match;
    if (!pattern->Match(piece(text), 0, text.size(), RE2::UNANCHORED, &match, 1)) continue;
    const auto begin = static_cast<std::size_t>(match.data() - text.data());
    const std::size_t from = character_before(text, begin - std::min(begin, kPassageBytes));
    const std::size_t to =
        character_before(text, std::min(text.size(), begin + match.size() + kPassageBytes));
    return fmt::format("{}{}{}", from > 0 ? "…" : "", text.substr(from, to - from),
                       to < text.size() ? "…" : "");
  }
  return {};
}

void ThemeUses::add(std::size_t theme, const Post& post, std::uint32_t member) {
  Use& use = uses_[theme];
  ++use.n_posts;
  use.members.insert(member);
  if (post.created_at_s) ++use.posts_by_week[week_of(*post.created_at_s)];
  use.earliest.insert({post.created_at_s.value_or(std::numeric_limits<std::int64_t>::max()),
                       std::string(post.uid), std::string(post.account_uid), post.created_at_s,
                       kept_text(post.text)});
  if (use.earliest.size() > kThemeExamples) use.earliest.erase(std::prev(use.earliest.end()));
}

std::vector<ThemeUse> ThemeUses::finish(const ThemeRules& rules) const {
  std::vector<ThemeUse> found;
  for (std::size_t theme = 0; theme < rules.themes().size(); ++theme) {
    ThemeUse& use = found.emplace_back();
    use.name = rules.themes()[theme].name;
    use.stance = rules.themes()[theme].stance;
    const auto known = uses_.find(theme);
    if (known == uses_.end()) continue;
    use.n_posts = known->second.n_posts;
    use.n_accounts = known->second.members.size();
    use.posts_by_week = known->second.posts_by_week;
    for (const Example& example : known->second.earliest) {
      use.passages.push_back({example.post_uid, example.account_uid, example.created_at_s,
                              rules.passage(theme, example.text)});
    }
  }
  return found;
}

}  // namespace cahoots
