// What analysts write beside a case, and copies: each file is refused with its name and line or
// taken whole, and copies are as alike as a comparison of all shingles says.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "analysis/cadence/holiday_file.hpp"
#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/stars.hpp"
#include "analysis/findings/known_accounts.hpp"
#include "analysis/findings/themes.hpp"
#include "base/civil.hpp"
#include "base/error.hpp"
#include "fuzz_target.hpp"
#include "records/json_writer.hpp"
#include "text/normalise.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

void require_named(const UsageError& error) {
  require(std::string_view(error.what()).find("made.txt") != std::string_view::npos,
          "the message names the file", error.what());
}

void check_theme_rules(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::string_view content = input.text();
  const std::string_view lang = input.text();
  try {
    const ThemeRules rules = ThemeRules::read("made.txt", content);
    require(!rules.themes().empty(), "a file of themes has one");
    const auto found = rules.match(input.rest(), lang);
    require(std::is_sorted(found.begin(), found.end()), "themes ascend");
    for (const std::size_t theme : found) {
      require(theme < rules.themes().size(), "a theme is one of the file");
      const std::string passage = rules.passage(theme, input.rest());
      require(passage.size() <= input.rest().size() + 16, "a passage is of the text", passage);
    }
  } catch (const UsageError& error) {
    require_named(error);
  }
}

void check_known_accounts(std::string_view bytes) {
  try {
    KnownAccounts known = KnownAccounts::read("made.txt", bytes);
    for (const std::string_view line : lines_of(bytes)) {
      if (known.contains(line)) known.saw_post(line, 1'500'000'000);
    }
    CaseModel model;
    known.enter_into(model);
  } catch (const UsageError& error) {
    require_named(error);
  }
}

std::string date_text(std::int64_t day) {
  const CivilDate date = civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// A table that is read is one that can be written down and read again.
void check_holiday_file(std::string_view bytes) {
  try {
    const HolidayTable table = read_holidays("made.txt", bytes);
    require(!table.holidays().empty(), "a file of holidays has one");
    std::string lines;
    for (const Holiday& holiday : table.holidays()) {
      require(holiday.first_day <= holiday.last_day && holiday.last_day - holiday.first_day <= 60,
              "a holiday ends, and soon", holiday.name);
      JsonWriter writer(lines);
      writer.begin_untyped_record();
      writer.text("country", holiday.country.text());
      writer.text("name", holiday.name);
      writer.text("first_day", date_text(holiday.first_day));
      writer.text("last_day", date_text(holiday.last_day));
      writer.text("kind", holiday.is_made_up_work ? "workday" : "off");
      writer.end_record();
    }
    const HolidayTable again = read_holidays("made.txt", lines);
    require(std::equal(table.holidays().begin(), table.holidays().end(), again.holidays().begin(),
                       again.holidays().end()),
            "a table written down reads back", lines);
  } catch (const UsageError& error) {
    require_named(error);
  }
}

struct MadePost {
  std::string uid;
  std::string account;
  std::string_view text;
  std::int64_t created_at_s = 0;
};

/// A few posts of a few texts: each byte below 64 takes up an earlier text again.
std::vector<MadePost> made_posts(FuzzBytes& bytes) {
  std::vector<MadePost> posts;
  while (!bytes.is_empty() && posts.size() < 12) {
    MadePost post;
    post.uid = fmt::format("x:{}", posts.size());
    post.account = fmt::format("x:@{}", bytes.below(4));
    post.created_at_s = 1'500'000'000 + static_cast<std::int64_t>(bytes.below(256)) * 60;
    const std::uint64_t old = bytes.below(256);
    post.text = old < 64 && !posts.empty() ? posts[old % posts.size()].text : bytes.text();
    posts.push_back(std::move(post));
  }
  return posts;
}

struct Found {
  std::string group;
  std::string core;
  DuplicateKind kind = DuplicateKind::exact;
  double similarity = 0;
  bool operator==(const Found&) const = default;
};

DuplicateOptions options_for(double threshold) {
  DuplicateOptions options;
  options.threshold = threshold;
  options.includes_media = false;
  options.memory_bytes = std::uint64_t{4} << 20;
  return options;
}

std::map<std::string, Found> find_duplicates(const std::vector<MadePost>& posts, double threshold) {
  DuplicateFinder finder(options_for(threshold));
  for (const MadePost& made : posts) {
    DuplicatePost post;
    post.uid = made.uid;
    post.account_uid = made.account;
    post.platform = "x";
    post.text = made.text;
    post.created_at_s = made.created_at_s;
    finder.add(post);
  }
  finder.find();
  std::map<std::string, Found> found;
  finder.for_each_duplicate([&](const Duplicate& duplicate) {
    found[std::string(duplicate.post.uid)] = {std::string(duplicate.group_uid),
                                              std::string(duplicate.core_post_uid), duplicate.kind,
                                              duplicate.similarity};
  });
  return found;
}

/// Texts that are copies of each other, against a comparison of all shingles.
void check_stars(std::string_view bytes) {
  static Normaliser normaliser;
  FuzzBytes input(bytes);
  const double threshold = 0.3 + static_cast<double>(input.below(8)) / 10;
  std::map<std::string, StarText> distinct;
  while (!input.is_empty() && distinct.size() < 24) {
    StarText text;
    text.n_posts = 1 + input.below(4);
    text.created_at_s = static_cast<std::int64_t>(input.below(256));
    text.uid = "x:1";
    text.posted = input.text();
    const std::string normalised(normaliser.normalise(text.posted));
    if (!normalised.empty()) distinct.emplace(normalised, text);
  }
  if (distinct.empty()) return;
  std::vector<StarText> texts;
  for (auto& [normalised, text] : distinct) {
    text.text = static_cast<std::uint32_t>(texts.size());
    texts.push_back(text);
  }
  StarSearch search(normaliser, threshold);
  const std::vector<StarPlace> places = search.search(texts);
  require(places.size() == texts.size(), "each text has a place");
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const StarPlace& place = places[i];
    const std::string own(search.normalised(i));
    require(places.at(place.core).core == place.core, "a core is its own core", own);
    require(places.at(place.matched).core == place.core, "one is like another of its star", own);
    require(place.similarity == jaccard(own, search.normalised(place.matched)),
            "a similarity is exact", own);
    require(place.similarity >= threshold, "it is as alike as asked for", own);
    require(jaccard(own, search.normalised(place.core)) >= 1 - 1.5 * (1 - threshold) - 1e-9,
            "nobody is far from the core", own);
  }
}

/// Groups of copies from the posts on, against texts compared one by one.
void check_duplicates(std::string_view bytes) {
  FuzzBytes input(bytes);
  const double threshold = 0.3 + static_cast<double>(input.below(8)) / 10;
  std::vector<MadePost> posts = made_posts(input);
  const auto found = find_duplicates(posts, threshold);
  static Normaliser normaliser;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::set<std::string>> uids_of;
  for (const MadePost& post : posts) {
    texts[post.uid] = normaliser.normalise(post.text);
    if (!texts[post.uid].empty()) uids_of[texts[post.uid]].insert(post.uid);
  }
  for (const auto& [uid, duplicate] : found) {
    const std::string& own = texts.at(uid);
    const std::string& core = texts.at(duplicate.core);
    require(duplicate.similarity == jaccard(own, core), "a similarity is exact", uid);
    require(duplicate.similarity >= threshold, "a copy is as alike as asked for", uid);
    if (duplicate.kind == DuplicateKind::exact) require_equal(own, core, "an exact copy is one");
  }
  for (const auto& [text, uids] : uids_of) {
    if (uids.size() < 2) continue;
    for (const std::string& uid : uids) {
      require(found.count(uid) > 0, "equal texts are found", text);
      require_equal(found.at(uid).group, found.at(*uids.begin()).group, "in one group");
    }
  }
  std::reverse(posts.begin(), posts.end());
  require(find_duplicates(posts, threshold) == found, "the order of reading does not show");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"theme-rules", check_theme_rules, "themes", "json.dict"},
      {"known-accounts", check_known_accounts, "records", "json.dict"},
      {"holiday-file", check_holiday_file, "holidays", "json.dict"},
      {"copies-brute-force", check_stars, "texts"},
      {"duplicate-posts", check_duplicates, "texts"},
  };
}

}  // namespace cahoots
