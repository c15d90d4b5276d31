#include "cli/terminal_style.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace cahoots {

TextStyle terminal_style(const CommonOptions& options) {
  TextStyle style;
  if (options.output != "-" || ::isatty(STDOUT_FILENO) != 1) return style;
  winsize size{};
  std::size_t width = 0;
  if (const char* columns = std::getenv("COLUMNS")) {
    const std::string_view text(columns);
    std::from_chars(text.data(), text.data() + text.size(), width);
  }
  if (width == 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width > 0) style.width = std::clamp<std::size_t>(width, 40, 160);
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  style.has_colour = (no_colour == nullptr || *no_colour == '\0') && terminal != nullptr &&
                     std::string_view(terminal) != "dumb";
  return style;
}

}  // namespace cahoots
