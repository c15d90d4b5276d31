#include "platforms/account_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "platforms/profile_url.hpp"
#include "platforms/refanged.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

/// Keys of the index; the letter in front keeps the kinds apart.
std::string uid_key(std::string_view uid) {
  return fmt::format("u{}", uid);
}
std::string handle_key(std::string_view platform, std::string_view handle) {
  return fmt::format("h{}:{}", platform, ascii_lower(handle));
}
std::string url_key(std::string_view key) {
  return fmt::format("l{}", key);
}

/// The keys of what an analyst wrote: as it is, or as a case with pseudonyms has it.
struct ListKeys {
  const Pseudonyms* pseudonyms;

  std::string of_uid(std::string_view uid) const {
    return uid_key(pseudonyms != nullptr ? pseudonyms->uid(uid) : std::string(uid));
  }
  std::string of_handle(std::string_view platform, std::string_view handle) const {
    return handle_key(platform,
                      pseudonyms != nullptr ? pseudonyms->handle(handle) : std::string(handle));
  }
  std::string of_url(std::string_view key) const {
    return url_key(pseudonyms != nullptr ? pseudonyms->url(key) : std::string(key));
  }
};

}  // namespace

AccountList::AccountList(const std::string& file_name, std::string_view content,
                         const Pseudonyms* pseudonyms) {
  std::uint64_t line_number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    std::string_view line = content.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r\xEF\xBB\xBF"), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(" \t\r"));
    if (word.empty() || word.front() == '#') continue;
    add(refanged(word), fmt::format("{}:{}", file_name, line_number), pseudonyms);
  }
}

void AccountList::add(std::string word, const std::string& where, const Pseudonyms* pseudonyms) {
  const ListKeys keys{pseudonyms};
  const auto number = static_cast<std::uint32_t>(entries_.size());
  const auto index = [&](const std::string& key) { by_key_[key].push_back(number); };
  const std::size_t colon = word.find(':');
  bool is_page = false;
  if (word.find("://") != std::string::npos) {
    const auto key = canonical_url(word);
    if (!key) throw UsageError(fmt::format("{}: '{}' is no web address", where, word));
    has_urls_ = true;
    index(keys.of_url(*key));
    const auto profile = profile_of_url(*key);
    is_page = !profile;
    if (profile) {
      index(profile->is_id ? keys.of_uid(profile->platform + ":" + profile->name)
                           : keys.of_handle(profile->platform, "@" + profile->name));
    }
  } else if (word.front() == '@' && word.size() > 1) {
    index(keys.of_handle("", word));
  } else if (colon != std::string::npos && colon > 0 && colon + 1 < word.size()) {
    const std::string rest = word.substr(colon + 1);
    index(rest.front() == '@' ? keys.of_handle(word.substr(0, colon), rest) : keys.of_uid(word));
  } else {
    throw UsageError(fmt::format(
        "{}: '{}' is no account; write a uid (x:1234), a handle (x:@name or @name) or an address",
        where, word));
  }
  entries_.push_back({std::move(word), is_page, {}});
}

std::vector<std::uint32_t> AccountList::matches(Text uid, Text platform, Text handle) const {
  std::vector<std::uint32_t> found;
  const auto look_up = [&](const std::string& key) {
    const auto place = by_key_.find(key);
    if (place != by_key_.end())
      found.insert(found.end(), place->second.begin(), place->second.end());
  };
  look_up(uid_key(uid));
  // An account that is known by its handle only has it as its uid.
  const std::size_t colon = uid.find(':');
  if (handle.empty() && uid.substr(std::min(colon, uid.size())).starts_with(":@")) {
    handle = uid.substr(colon + 1);
  }
  if (!handle.empty()) {
    look_up(handle_key("", handle));
    look_up(handle_key(platform, handle));
  }
  return found;
}

std::optional<std::uint32_t> AccountList::match_post(std::string_view key) const {
  const auto place = by_key_.find(url_key(key));
  return place == by_key_.end() ? std::nullopt : std::optional(place->second.front());
}

void AccountList::note(std::uint32_t entry, Text account_uid) {
  entries_[entry].accounts.emplace(account_uid);
}

std::set<std::string> AccountList::accounts() const {
  std::set<std::string> all;
  for (const Entry& entry : entries_) all.insert(entry.accounts.begin(), entry.accounts.end());
  return all;
}

std::vector<std::string> AccountList::unmatched() const {
  std::vector<std::string> words;
  for (const Entry& entry : entries_) {
    if (entry.accounts.empty()) words.push_back(entry.written);
  }
  return words;
}

std::vector<std::string> AccountList::pages() const {
  std::vector<std::string> words;
  for (const Entry& entry : entries_) {
    if (entry.is_page) words.push_back(entry.written);
  }
  return words;
}

std::vector<std::string> AccountList::ambiguous() const {
  std::vector<std::string> words;
  for (const Entry& entry : entries_) {
    if (entry.accounts.size() > 1) words.push_back(entry.written);
  }
  return words;
}

}  // namespace cahoots
