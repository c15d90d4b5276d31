#pragma once

#include <cstddef>
#include <string_view>

namespace cahoots {

/// A stretch of a text that may be a URL.
struct UrlSpan {
  std::size_t begin = 0;
  /// Where a search for the next entity goes on, even where this is no URL.
  std::size_t end = 0;
  /// False where there is no URL, or one that was cut short.
  bool is_complete = false;
};

/// The URL around the mark at `mark`: the colon of `http://` or `https://`, or the dot of `www.`,
/// that begins at `floor` or later. Rules: see EntityFinder. Linear in the bytes up to `end`.
UrlSpan url_span_around(std::string_view text, std::size_t mark, std::size_t floor);

}  // namespace cahoots
