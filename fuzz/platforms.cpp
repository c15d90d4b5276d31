// Exports of every platform, and what analysts write to go with them: nothing is lost, and what is
// written keeps to the schema. Each format is a target of its own.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "parsed_file.hpp"
#include "platforms/account_list.hpp"
#include "platforms/account_page.hpp"
#include "platforms/delimited_row.hpp"
#include "platforms/escaped_text.hpp"
#include "platforms/format.hpp"
#include "platforms/profile_url.hpp"
#include "platforms/refanged.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

template <std::size_t number>
void check_format(std::string_view bytes) {
  read_export(bytes, {}, &native_formats()[number]);
}

constexpr std::size_t kMostFormats = 64;

template <std::size_t... numbers>
constexpr std::array<FuzzCheck, sizeof...(numbers)> checks_of(
    std::index_sequence<numbers...> /*all*/) {
  return {check_format<numbers>...};
}

/// Seeds: the format's own example, and those of its other framings.
void add_formats(std::vector<FuzzTarget>& targets) {
  static constexpr auto kChecks = checks_of(std::make_index_sequence<kMostFormats>());
  const auto formats = native_formats();
  require(formats.size() <= kMostFormats, "there is a check for each format");
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string_view fixture = formats[i].fixture;
    const std::string stem(fixture.substr(0, fixture.rfind('.')));
    targets.push_back({std::string("format-").append(formats[i].name), kChecks.at(i),
                       "tests/fixtures/platforms/" + stem + "*", "framing.dict"});
  }
}

/// Any file, recognised by what it holds.
void check_detection(std::string_view bytes) {
  read_export(bytes, {}, nullptr);
}

/// A mapping, then the file that it is for.
void check_mapping(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::string json(input.text());
  std::vector<Mapping> mappings;
  try {
    mappings.push_back(parse_mapping("made.map", json));
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).find("made.map") != std::string_view::npos,
            "the message names the mapping", error.what());
    return;
  }
  read_export(input.rest(), mappings, nullptr);
}

std::string quoted(const std::vector<std::string_view>& fields, char delimiter) {
  std::string row;
  for (const std::string_view field : fields) {
    if (!row.empty()) row.push_back(delimiter);
    row.push_back('"');
    for (const char c : field) row.append(c == '"' ? 2 : 1, c);
    row.push_back('"');
  }
  return row;
}

/// A row as it stands, and fields that were written as RFC 4180 has it.
void check_delimited_row(std::string_view bytes) {
  FuzzBytes input(bytes);
  const char delimiter = ",\t;"[input.below(3)];
  TextArena arena;
  std::vector<std::string_view> fields;
  const std::string_view row = input.rest();
  const RowError error = split_row(row, delimiter, arena, fields);
  if (error.message.empty()) {
    require(!fields.empty(), "a sound row has a field");
    std::size_t size_bytes = 0;
    for (const std::string_view field : fields) size_bytes += field.size();
    require(size_bytes <= row.size(), "fields are no longer than the row");
  } else {
    require(error.column >= 1 && error.column <= row.size() + 1, "the column lies in the row");
  }
  std::vector<std::string_view> given;
  while (!input.is_empty() && given.size() < 100) given.push_back(input.text());
  if (given.empty()) return;
  const std::string written = quoted(given, delimiter);
  require(split_row(written, delimiter, arena, fields).message.empty(), "a quoted row is sound");
  require(fields == given, "fields written are read", written);
}

void check_account_list(std::string_view bytes) {
  try {
    AccountList list("accounts.txt", bytes);
    if (bytes.empty()) require(list.is_empty(), "an empty list is empty");
    require(list.is_empty() == list.unmatched().empty(), "nothing is found at first");
    std::uint32_t n_matched = 0;
    for (const std::string_view line : lines_of(bytes)) {
      const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
      const std::size_t colon = word.find(':');
      if (colon == std::string_view::npos) continue;
      for (const std::uint32_t entry : list.matches(word, word.substr(0, colon), word)) {
        list.note(entry, word);
        ++n_matched;
      }
    }
    require(list.accounts().empty() == (n_matched == 0), "who was noted is found");
    require(list.pages().size() <= lines_of(bytes).size(), "pages are among the entries");
    list.ambiguous();
  } catch (const UsageError& error) {
    require(std::string_view(error.what()).find("accounts.txt") != std::string_view::npos,
            "the message names the file", error.what());
  }
}

/// What an address says of people, and the notations in which it may not be followed.
void check_profile_url(std::string_view bytes) {
  const auto key = canonical_url(refanged(bytes));
  const std::string once = refanged(bytes);
  require(once.size() <= bytes.size(), "refanging only takes away");
  TextArena arena;
  require(unescaped_text(bytes, arena).size() <= bytes.size(), "so does unescaping");
  if (!key) return;
  if (const auto profile = profile_of_url(*key)) {
    require(!profile->platform.empty() && !profile->name.empty(), "a profile is somebody's", *key);
    require(is_account_page(*key), "a profile leads to an account", *key);
    require(!is_group_url(*key), "a profile is no group", *key);
  }
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  std::vector<FuzzTarget> targets;
  add_formats(targets);
  targets.push_back({"detection", check_detection, "tests/fixtures/platforms/*", "framing.dict"});
  targets.push_back({"mapping", check_mapping, "mappings", "mapping.dict"});
  targets.push_back({"delimited-row", check_delimited_row, "texts"});
  targets.push_back({"account-list", check_account_list, "urls", "url.dict"});
  targets.push_back({"profile-url", check_profile_url, "urls", "url.dict"});
  return targets;
}

}  // namespace cahoots
