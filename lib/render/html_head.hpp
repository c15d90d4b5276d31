#pragma once

#include <string_view>

#include "render/markup.hpp"

namespace cahoots {

/// The `head` of a page: its policy, its title (as text, cut) and its style sheet. No referrer, no
/// icon of its own, so that opening it asks nothing of anybody.
void write_html_head(MarkupWriter& out, std::string_view title);

}  // namespace cahoots
