#include "identifiers.hpp"

#include <algorithm>
#include <string>

#include "names.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Spreads the numbers below 2^22 over the same range, each once: an odd factor is invertible.
std::uint64_t scattered(std::size_t number) {
  constexpr std::uint64_t kOddFactor = 2654435761;
  return (number * kOddFactor) & ((1U << 22) - 1);
}

std::string snowflake(const Message& message, std::size_t number, Draw& draw) {
  constexpr std::int64_t kEpoch_ms = 1288834974657;
  const auto since_ms =
      static_cast<std::uint64_t>(message.time_s * 1000 + draw.between(0, 999) - kEpoch_ms);
  return std::to_string((since_ms << 22) | scattered(number));
}

std::string tiktok_id(const Message& message, std::size_t number) {
  return std::to_string((static_cast<std::uint64_t>(message.time_s) << 32) |
                        (scattered(number) << 7) | 37);
}

std::string base36(std::uint64_t value) {
  std::string digits;
  for (; value > 0; value /= 36) {
    digits += "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36];
  }
  return {digits.rbegin(), digits.rend()};
}

void number_reddit(Scenario& scenario, Draw& draw) {
  std::uint64_t submission = 0x1b5c0000ULL * 6;
  std::uint64_t comment = 0x1b5c0000ULL * 97;
  for (const std::size_t number : scenario.timeline(Platform::reddit)) {
    Message& message = scenario.messages[number];
    std::uint64_t& counter = message.type == MessageType::comment ? comment : submission;
    counter += static_cast<std::uint64_t>(draw.between(40, 4000));
    message.native_id = base36(counter);
  }
}

std::string native_id(const Scenario& scenario, Draw& draw, std::size_t number) {
  const Message& message = scenario.messages[number];
  switch (scenario.author_of(message).platform) {
    case Platform::x:
      return snowflake(message, number, draw);
    case Platform::tiktok:
      return tiktok_id(message, number);
    case Platform::youtube:
      return "Ugx" + random_characters(draw, kBase64, 23);
    case Platform::medium:
      return random_characters(draw, "0123456789abcdef", 12);
    default:
      return random_characters(draw, "123456789", 19);
  }
}

}  // namespace

void number_messages(Scenario& scenario, const Draw& seed) {
  Draw draw = seed.fork("message ids");
  for (std::size_t number = 0; number < scenario.messages.size(); ++number) {
    scenario.messages[number].native_id = native_id(scenario, draw, number);
  }
  number_reddit(scenario, draw);
}

}  // namespace cahoots
