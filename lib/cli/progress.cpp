#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/bytes.hpp"

namespace cahoots {
namespace {

/// A dumb terminal has no way back to the start of a line other than the carriage return, and no
/// way to wipe it (https://no-color.org is about colour only; the bar has none).
bool is_dumb_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

ProgressBar::ProgressBar(std::string tool, bool is_wanted, std::uint64_t total_bytes)
    : tool_(std::move(tool)),
      is_shown_(is_wanted || (::isatty(STDERR_FILENO) == 1 && !is_dumb_terminal())),
      can_wipe_(!is_dumb_terminal()),
      total_bytes_(total_bytes) {}

void ProgressBar::draw(const std::string& text) {
  fmt::print(stderr, "\r{}{}", can_wipe_ ? "\033[K" : "", text);
  std::fflush(stderr);
  is_on_screen_ = true;
}

void ProgressBar::update(std::uint64_t done_bytes) {
  constexpr auto kInterval = std::chrono::milliseconds(100);
  const Clock::time_point now = Clock::now();
  if (!is_shown_ || now - last_drawn_ < kInterval) return;
  last_drawn_ = now;
  const double elapsed_s = std::chrono::duration<double>(now - begin_).count();
  const double rate = elapsed_s > 0 ? static_cast<double>(done_bytes) / elapsed_s : 0;
  std::string text = fmt::format("{}: {} read, {}/s", tool_, format_bytes(done_bytes),
                                 format_bytes(static_cast<std::uint64_t>(rate)));
  if (total_bytes_ > 0 && done_bytes <= total_bytes_ && rate > 0) {
    const auto percent = 100 * done_bytes / total_bytes_;
    const double left_s = static_cast<double>(total_bytes_ - done_bytes) / rate;
    text.append(fmt::format(", {} %, {:.0f} s left", percent, left_s));
  }
  draw(text);
}

void ProgressBar::step(const std::string& name) {
  if (is_shown_) draw(fmt::format("{}: {}", tool_, name));
}

void ProgressBar::finish() {
  if (!is_on_screen_) return;
  fmt::print(stderr, "{}", can_wipe_ ? "\r\033[K" : "\n");
  std::fflush(stderr);
  is_on_screen_ = false;
}

}  // namespace cahoots
