#include "analysis/cadence/handle_pattern.hpp"

#include <re2/set.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "platforms/pseudonyms.hpp"

namespace cahoots {
namespace {

using enum HandlePattern;

constexpr std::array kHandlePatterns{
    HandlePatternTraits{none, "", "", ""},
    HandlePatternTraits{platform_default, "platform_default",
                        R"((?i)^user(?:[0-9]{6,}|-[a-z0-9]{8,12})$)",
                        "user1234567 or user-ab1cd2ef3g, as TikTok and YouTube give out"},
    HandlePatternTraits{word_pair, "word_pair", R"(^[A-Z][a-z]+[-_]?[A-Z][a-z]+[-_]?[0-9]{1,4}$)",
                        "Quiet_Otter_1234, as Reddit proposes"},
    HandlePatternTraits{name_8_digits, "name_8_digits", R"((?i)^[a-z][a-z_]*[0-9]{8}$)",
                        "letters with eight digits behind them, as X makes of a name"},
    HandlePatternTraits{name_digits, "name_digits", R"((?i)^[a-z][a-z_.-]*[0-9]{4,7}$)",
                        "letters with four to seven digits behind them"},
    HandlePatternTraits{
        random_string, "random_string",
        R"((?i)^(?:[a-z0-9]*[bcdfghjklmnpqrstvwxz]{6}[a-z0-9]*|(?:[a-z]+[0-9]+){3,}[a-z]*|(?:[0-9]+[a-z]+){3,}[0-9]*)$)",
        "letters and digits in turn three times, or six consonants on end"}};

std::unique_ptr<RE2::Set> compile_patterns() {
  auto set = std::make_unique<RE2::Set>(RE2::DefaultOptions, RE2::UNANCHORED);
  for (const HandlePatternTraits& traits : kHandlePatterns) {
    if (!traits.regex.empty()) set->Add(std::string(traits.regex), nullptr);
  }
  set->Compile();
  return set;
}

/// Without `@` and without what tells servers apart.
std::string_view bare(std::string_view handle) {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  handle = handle.substr(0, handle.find('@'));
  constexpr std::string_view kBlueskyHost = ".bsky.social";
  if (handle.ends_with(kBlueskyHost)) handle.remove_suffix(kBlueskyHost.size());
  return handle;
}

}  // namespace

std::span<const HandlePatternTraits> handle_pattern_table() {
  return kHandlePatterns;
}

std::string_view name_of(HandlePattern pattern) {
  return kHandlePatterns[static_cast<std::size_t>(pattern)].name;
}

HandlePattern handle_pattern_of(std::string_view handle) {
  static const std::unique_ptr<const RE2::Set> set = compile_patterns();
  std::vector<int> matches;
  const std::string_view name = bare(handle);
  if (name.empty() || Pseudonyms::begins_with_one(name) ||
      !set->Match({name.data(), name.size()}, &matches))
    return none;
  // The set holds the table without its first entry.
  return kHandlePatterns
      [static_cast<std::size_t>(*std::min_element(matches.begin(), matches.end())) + 1]
          .pattern;
}

}  // namespace cahoots
