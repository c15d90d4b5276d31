#pragma once

#include <string>
#include <string_view>

namespace cahoots {

/// The one script of the HTML page. In each element of the class `sortable` it turns the headings
/// of the table into buttons that sort (`aria-sort` on the heading; a stable sort; cells without a
/// value last either way), and puts a search box, a choice of platform (the column whose heading
/// is `Platform`, where it holds more than one) and a count before the table. It makes all controls
/// itself, writes nothing but textContent, and leaves a page without script as it was. A constant
/// without `<`, so that no parser sees a tag in it.
std::string_view report_script();

/// The content of the Content-Security-Policy: nothing is loaded from anywhere, and of inline
/// styles and scripts exactly report_style_sheet() and report_script() apply, by their SHA-256.
std::string report_security_policy();

}  // namespace cahoots
