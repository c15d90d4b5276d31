#pragma once

#include <string>
#include <vector>

#include "draw.hpp"

namespace cahoots {

/// An article of an invented news outlet.
struct Article {
  std::string headline;
  std::string url;
  /// The handle of the outlet on X, for the share button's "via @…".
  std::string outlet_handle;
};

/// A new article of outlet `outlet` (0 … 6; taken modulo 7).
Article write_article(Draw& draw, std::size_t outlet);
/// The same headline on the site of another outlet, as agencies deliver it.
Article carried_by(Draw& draw, const Article& article, std::size_t outlet);
std::string outlet_name(std::size_t outlet);
std::string outlet_handle(std::size_t outlet);
constexpr std::size_t kOutlets = 7;

}  // namespace cahoots
