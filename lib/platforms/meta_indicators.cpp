#include "platforms/meta_indicators.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"
#include "platforms/profile_url.hpp"
#include "platforms/refanged.hpp"
#include "url/canonical.hpp"
#include "url/domain.hpp"
#include "url/host.hpp"
#include "url/percent.hpp"
#include "url/shortener.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kKeyScheme = "https://";
constexpr std::string_view kIndicatorColumn = "Indicator";
constexpr std::string_view kOldIndicatorColumn = "indicator_value";

bool is_file_hash(std::string_view word) {
  constexpr std::array<std::size_t, 4> kSizes{32, 40, 64, 128};  // MD5, SHA-1, SHA-256, SHA-512
  return std::find(kSizes.begin(), kSizes.end(), word.size()) != kSizes.end() &&
         word.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// True where the records of other exports have the name in the uid, in lower case.
bool is_name_an_id(std::string_view platform) {
  constexpr auto kPlatforms =
      std::to_array<std::string_view>({"pinterest", "threads", "tiktok", "tumblr"});
  return std::find(kPlatforms.begin(), kPlatforms.end(), platform) != kPlatforms.end();
}

/// `82 accounts`, `About 120 accounts on Facebook`, `7,704 Facebook accounts`
bool is_number_of_assets(std::string_view text) {
  const std::string lower = ascii_lower(text);
  std::string_view rest = lower;
  for (const std::string_view word : {"about ", "around ", "approximately "}) {
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  }
  const std::size_t end = std::min(rest.find(' '), rest.size());
  if (!count_of(rest.substr(0, end))) return false;
  constexpr auto kAssets = std::to_array<std::string_view>({"account", "page", "group"});
  return std::any_of(kAssets.begin(), kAssets.end(), [&](std::string_view asset) {
    return rest.find(asset) != std::string_view::npos;
  });
}

/// One cell.
class IndicatorCell {
 public:
  IndicatorCell(Text cell, RecordBatch& batch)
      : cell_(trimmed(cell)),
        word_(cell_.substr(0, cell_.find_first_of(" \t\r\n"))),
        address_(refanged(word_)),
        batch_(batch) {}

  void add() {
    if (cell_.empty()) return batch_.pass_over("indicator: none in the row");
    if (is_file_hash(cell_)) return batch_.pass_over("indicator: file hash");
    if (is_number_of_assets(cell_)) return batch_.pass_over("indicator: number of accounts");
    const auto key = is_address() ? canonical_url(address_) : std::nullopt;
    if (!key) return batch_.pass_over("indicator: headline or description");
    if (address_.find("://") == std::string::npos && is_email()) {
      return batch_.pass_over("indicator: e-mail address");
    }
    if (const auto profile = profile_of_url(*key)) return add_account(*profile, *key);
    batch_.pass_over(kind_of_address(*key));
  }

 private:
  /// A remark may follow an address that is marked as one; a text may begin with anything.
  bool is_address() const {
    const bool is_marked = address_ != word_ || address_.find("://") != std::string::npos;
    return (is_marked || word_.size() == cell_.size()) && has_real_host();
  }

  /// The last label of a name is letters only, or an encoded one: `video.mp4` is a file.
  bool has_real_host() const {
    const auto key = canonical_url(address_);
    if (!key) return false;
    const std::string_view host = host_of_url_key(*key);
    const std::string_view label = host.substr(host.rfind('.') + 1);
    const bool is_name = label.size() >= 2 && std::all_of(label.begin(), label.end(), [](char c) {
                           return is_ascii_letter(c);
                         });
    return is_ip_address(host) || is_name || label.starts_with("xn--");
  }

  bool is_email() const {
    const std::size_t at = address_.find('@');
    return at != std::string::npos && at > 0 && address_.find('/') == std::string::npos;
  }

  std::string_view kind_of_address(std::string_view key) const {
    const std::string_view host = host_of_url_key(key);
    if (is_group_url(key)) return "indicator: group";
    if (is_short_link(key)) return "indicator: short link";
    if (is_platform_page(key)) return "indicator: post";
    const std::string_view page =
        key.substr(std::min(key.find('/', kKeyScheme.size()), key.size()));
    if (page.size() <= 1) {
      return is_ip_address(host) ? "indicator: IP address" : "indicator: domain";
    }
    return "indicator: page of another site";
  }

  void add_account(const ProfileName& profile, std::string_view key) {
    TextArena& arena = batch_.arena();
    Account account;
    account.platform = arena.keep(profile.platform);
    const Text name = profile.is_id ? arena.keep(profile.name) : name_as_written(profile.name);
    if (profile.is_id || profile.platform == "reddit") {
      account.uid = arena.join({account.platform, ":", name});
    } else {
      const std::string_view mark = is_name_an_id(profile.platform) ? ":" : ":@";
      account.uid = arena.join({account.platform, mark, profile.name});
    }
    if (!profile.is_id) account.handle = arena.join({"@", name});
    account.url = arena.keep(key);
    batch_.add_account(account);
  }

  /// With the capitals of the address, which its key has lost.
  Text name_as_written(const std::string& name) const {
    const std::string plain = percent_decoded(address_);
    const std::size_t begin = ascii_lower(plain).rfind(name);
    return batch_.arena().keep(begin == std::string::npos ? name
                                                          : plain.substr(begin, name.size()));
  }

  Text cell_;
  Text word_;
  std::string address_;
  RecordBatch& batch_;
};

std::size_t indicator_column(const RowHeader& header) {
  const std::size_t column = header.find(kIndicatorColumn);
  return column != RowHeader::kNone ? column : header.find(kOldIndicatorColumn);
}

}  // namespace

Format meta_indicators_format() {
  Format format;
  format.name = "meta-indicators";
  format.platform = "any";
  format.description = "Meta's threat indicators: the published accounts of a network (CSV)";
  format.source = "repository facebook/threat-research, indicators/csv";
  format.fixture = "meta_indicators.csv";
  format.recognises_header = [](const RowHeader& header) {
    const bool is_kill_chain = header.has("Tactic") && header.has("Technique") &&
                               header.has("Procedure") && header.has(kIndicatorColumn);
    return is_kill_chain || (header.has("indicator_type") && header.has(kOldIndicatorColumn));
  };
  format.bind = [](const RowHeader& header) -> RowParse {
    return [column = indicator_column(header)](std::span<const std::string_view> row,
                                               RecordBatch& batch) {
      IndicatorCell(column < row.size() ? row[column] : Text(), batch).add();
    };
  };
  return format;
}

}  // namespace cahoots
