#include "platforms/post_filter.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/hash.hpp"

namespace cahoots {
namespace {

/// Whether a uid is in the sample: 53 bits of its hash as a number from 0 to 1.
bool is_sampled(std::string_view uid, double share) {
  constexpr std::uint64_t kSeed = 0x73616d706c65;  // "sample"
  constexpr double kUnit = 1.0 / 9007199254740992.0;
  return static_cast<double>(hash64(uid, kSeed) >> 11U) * kUnit < share;
}

}  // namespace

/// RFC 4647, section 3.3.1, basic filtering: the range itself, or one that it begins.
bool PostFilter::has_language(std::string_view lang) const {
  const std::string lower = ascii_lower(lang);
  return std::any_of(options_.langs.begin(), options_.langs.end(), [&](const std::string& range) {
    return lower.starts_with(range) && (lower.size() == range.size() ||
                                        lower[range.size()] == '-' || lower[range.size()] == '_');
  });
}

std::string_view PostFilter::reason_against(const Post& post) const {
  if (options_.since_s || options_.until_s) {
    if (!post.created_at_s) return "without a time";
    if (options_.since_s && *post.created_at_s < *options_.since_s) return "before --since";
    if (options_.until_s && *post.created_at_s >= *options_.until_s) return "not before --until";
  }
  if (!options_.langs.empty()) {
    if (!is_known(post.lang)) return "without a language";
    if (!has_language(post.lang)) return "in another language";
  }
  if (options_.accounts != nullptr &&
      options_.accounts->matches(post.account_uid, post.platform, post.account_handle).empty()) {
    return "of another account";
  }
  if (options_.sample < 1 && !is_sampled(post.uid, options_.sample)) return "not in the sample";
  return {};
}

bool PostFilter::keeps(const Account& account) const {
  return options_.accounts == nullptr ||
         !options_.accounts->matches(account.uid, account.platform, account.handle).empty();
}

}  // namespace cahoots
