#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cahoots {

/// One line on stderr that says how far the reading is: bytes, percent, rate, time left. Silent
/// unless stderr is a terminal or it is asked for. Never part of the data. One thread at a time.
class ProgressBar {
 public:
  /// `total_bytes` 0 = unknown (standard input): no percent and no time left.
  ProgressBar(std::string tool, bool is_wanted, std::uint64_t total_bytes);
  ~ProgressBar() { finish(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// At most ten times a second something is drawn.
  void update(std::uint64_t done_bytes);
  /// Replaces the bar by the name of a step that has no bytes to count.
  void step(const std::string& name);
  /// Wipes the line.
  void finish();

 private:
  void draw(const std::string& text);

  using Clock = std::chrono::steady_clock;
  std::string tool_;
  bool is_shown_;
  bool can_wipe_;
  std::uint64_t total_bytes_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_drawn_{};
  bool is_on_screen_ = false;
};

}  // namespace cahoots
