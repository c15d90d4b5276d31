#include "render/html_head.hpp"

#include "render/display_text.hpp"
#include "render/html_report.hpp"
#include "render/html_script.hpp"

namespace cahoots {

void write_html_head(MarkupWriter& out, std::string_view title) {
  out.open("head");
  out.empty("meta", {{"charset", "utf-8"}});
  out.empty("meta",
            {{"http-equiv", "Content-Security-Policy"}, {"content", report_security_policy()}});
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  out.empty("link", {{"rel", "icon"}, {"href", "data:,"}});
  out.element("title", displayable(title, {200, false}));
  out.style_sheet(report_style_sheet());
  out.close();
}

}  // namespace cahoots
