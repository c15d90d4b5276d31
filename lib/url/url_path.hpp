#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace cahoots {

/// The path in normal form: `\` as `/`, percent-encoding (url/percent.hpp), no dot segments
/// (RFC 3986, section 5.2.4), no slash at the end but in `/` itself. Idempotent; linear.
std::string normal_path(std::string_view path);

/// The normal path without what marks the AMP version of a page: a last segment `amp`, or `.amp` or
/// `.amp.html` at the end of the last segment. A path that would become `/` stays.
std::string_view without_amp_suffix(std::string_view path);

/// The first segments of a path, as views into it.
struct PathSegments {
  static constexpr std::size_t kMax = 8;
  std::array<std::string_view, kMax> names;
  /// How many the path has; only the first kMax are held.
  std::size_t count = 0;

  /// The segment, or an empty view where the path is shorter.
  std::string_view operator[](std::size_t i) const {
    return i < count && i < kMax ? names[i] : std::string_view();
  }
};
PathSegments segments_of(std::string_view path);

}  // namespace cahoots
