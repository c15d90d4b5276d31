#pragma once

#include <string>
#include <string_view>

#include "draw.hpp"

namespace cahoots {

/// The tricks by which copies of one text are made to look different, as published cases show
/// them. Hashtags, mentions and link marks are left whole.

/// A random tail: " VUBQ", or stray punctuation.
std::string with_random_tail(Draw& draw, std::string text);
/// A few Latin letters replaced by Cyrillic ones of the same shape.
std::string with_homoglyphs(Draw& draw, const std::string& text);
/// One to three zero-width characters between letters.
std::string with_zero_width(Draw& draw, const std::string& text);
/// Simplified characters replaced by traditional ones, each with the probability given.
std::string with_traditional(Draw& draw, const std::string& text, double probability);
/// One of several sentences left out, or one of the operation's stock phrases put behind.
std::string with_rewording(Draw& draw, const std::string& text, std::string_view stock_phrase);
/// An emoji before, after or inside the text.
std::string with_emoji(Draw& draw, std::string text);

}  // namespace cahoots
