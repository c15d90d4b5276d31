#include "io/part_files.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>
#include <mutex>

namespace cahoots {
namespace {

constexpr std::size_t kSlots = 64;

/// In memory that is never given back: a handler may run at any moment, on any thread.
struct PartSlot {
  std::atomic<bool> is_taken{false};
  std::atomic<bool> is_named{false};
  std::array<char, PATH_MAX> path;
};
std::array<PartSlot, kSlots> part_slots;

/// Calls nothing but what signal-safety(7) lists.
void remove_parts(int signal_number) {
  for (const PartSlot& slot : part_slots) {
    if (slot.is_named) ::unlink(slot.path.data());
  }
  std::signal(signal_number, SIG_DFL);
  ::raise(signal_number);
}

void handle_signals() {
  for (const int signal_number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction held {};
    if (::sigaction(signal_number, nullptr, &held) != 0 || held.sa_handler != SIG_DFL) continue;
    struct sigaction action {};
    action.sa_handler = remove_parts;
    ::sigaction(signal_number, &action, nullptr);
  }
}

std::size_t take_slot(const std::string& path) {
  if (path.size() >= PATH_MAX) return kSlots;
  for (std::size_t i = 0; i < kSlots; ++i) {
    if (part_slots[i].is_taken.exchange(true)) continue;
    std::memcpy(part_slots[i].path.data(), path.c_str(), path.size() + 1);
    part_slots[i].is_named = true;
    return i;
  }
  return kSlots;
}

}  // namespace

PartFile::PartFile(const std::string& path) : slot_(take_slot(path)) {
  static std::once_flag is_handled;
  std::call_once(is_handled, handle_signals);
}

PartFile::~PartFile() {
  if (slot_ == kSlots) return;
  part_slots[slot_].is_named = false;
  part_slots[slot_].is_taken = false;
}

}  // namespace cahoots
