#include "platforms/pseudonyms.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kUidDigits = 32;
constexpr std::size_t kOtherDigits = 24;
constexpr std::string_view kUrlBegin = "https://";
constexpr std::string_view kUrlEnd = ".invalid/";

bool is_pseudonym(std::string_view word, std::size_t n_digits = kOtherDigits) {
  return word.size() == n_digits + 1 && word.front() == 'p' &&
         std::all_of(word.begin() + 1, word.end(),
                     [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_url_pseudonym(std::string_view url) {
  if (!url.starts_with(kUrlBegin) || !url.ends_with(kUrlEnd)) return false;
  url.remove_prefix(kUrlBegin.size());
  return url.size() > kUrlEnd.size() && is_pseudonym(url.substr(0, url.size() - kUrlEnd.size()));
}

/// The endings of a file name that say what it holds and how it is packed, at most one of each; in
/// an ending of any other kind somebody's name may stand.
std::string_view ending_of(std::string_view file_part) {
  constexpr auto kContents = std::to_array<std::string_view>(
      {".csv", ".htm", ".html", ".js", ".json", ".jsonl", ".ndjson", ".tsv", ".txt", ".xml"});
  constexpr auto kPackings =
      std::to_array<std::string_view>({".bz2", ".gz", ".tgz", ".xz", ".zip", ".zst"});
  std::size_t begin = file_part.size();
  const auto take = [&](const auto& endings) {
    for (const std::string_view ending : endings) {
      if (!file_part.substr(0, begin).ends_with(ending)) continue;
      begin -= ending.size();
      return;
    }
  };
  take(kPackings);
  take(kContents);
  return file_part.substr(begin);
}

}  // namespace

Pseudonyms::Pseudonyms(std::string_view key)
    : hmac_(key), key_check_(hmac_.hex_digest({"cahoots key check"}).substr(0, 16)) {}

bool Pseudonyms::begins_with_one(std::string_view written) {
  const bool is_address = written.starts_with(kUrlBegin);
  if (is_address) written.remove_prefix(kUrlBegin.size());
  return is_pseudonym(written.substr(0, kOtherDigits + 1)) &&
         (!is_address || written.substr(kOtherDigits + 1).starts_with(kUrlEnd));
}

std::string Pseudonyms::digits(std::string_view kind, std::string_view value) const {
  return hmac_.hex_digest({kind, std::string_view("", 1), value}).substr(0, kOtherDigits);
}

std::string Pseudonyms::uid(std::string_view uid) const {
  const std::size_t colon = uid.find(':');
  std::string_view prefix = uid.substr(0, colon == std::string_view::npos ? 0 : colon + 1);
  if (prefix.empty() || !is_platform_name(prefix.substr(0, colon))) prefix = {};
  const std::string_view id = uid.substr(prefix.size());
  if (id.empty() || is_pseudonym(id, kUidDigits)) return std::string(uid);
  if (id.front() == '@' && id.size() > 1) return std::string(prefix).append(handle(id));
  const std::string code = hmac_.hex_digest({"uid", std::string_view("", 1), uid});
  return std::string(prefix).append("p").append(code, 0, kUidDigits);
}

std::string Pseudonyms::handle(std::string_view handle) const {
  if (handle.starts_with('@')) handle.remove_prefix(1);
  const std::string lower = ascii_lower(handle);
  if (lower.empty() || is_pseudonym(lower)) return "@" + lower;
  return "@p" + digits("handle", lower);
}

std::string Pseudonyms::name(std::string_view name) const {
  if (name.empty() || is_pseudonym(name)) return std::string(name);
  return "p" + digits("name", name);
}

std::string Pseudonyms::url(std::string_view url) const {
  if (url.empty()) return {};
  const auto canonical = canonical_url(url);
  const std::string_view key = canonical ? std::string_view(*canonical) : url;
  if (is_url_pseudonym(key)) return std::string(key);
  return std::string(kUrlBegin).append("p").append(digits("url", key)).append(kUrlEnd);
}

std::string Pseudonyms::media(std::string_view item) const {
  for (const std::string_view kept : {"pdq:", "phash:", "sha256:"}) {
    if (item.starts_with(kept)) return std::string(item);
  }
  constexpr std::string_view kAddress = "url:";
  constexpr std::string_view kId = "id:";
  if (item.starts_with(kAddress)) {
    return std::string(kAddress).append(url(item.substr(kAddress.size())));
  }
  constexpr std::string_view kSound = "id:music:";  // dedupe leaves sounds out, by this
  const std::string_view prefix = item.starts_with(kSound) ? kSound
                                  : item.starts_with(kId)  ? kId
                                                           : std::string_view();
  const std::string_view id = item.substr(prefix.size());
  if (id.empty() || is_pseudonym(id)) return std::string(item);
  return std::string(prefix).append("p").append(digits("media", id));
}

std::string Pseudonyms::avatar(std::string_view avatar) const {
  return avatar.find("://") != std::string_view::npos ? url(avatar) : media(avatar);
}

std::string Pseudonyms::file_part(std::string_view part) const {
  const std::string_view ending = ending_of(part);
  if (part.empty() || is_pseudonym(part.substr(0, part.size() - ending.size()))) {
    return std::string(part);
  }
  return std::string("p").append(digits("file", part)).append(ending);
}

std::string Pseudonyms::file_name(std::string_view name) const {
  if (name == "-") return "-";
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (begin > 0) out.push_back('/');
    out.append(file_part(name.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

}  // namespace cahoots
