#include "scenario.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cahoots {
namespace {

bool continues_tag(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || value == '_' || (value >= '0' && value <= '9') ||
         (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
}

std::vector<std::string> tags_in(std::string_view text, char sign) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at)) {
    std::size_t end = ++at;
    while (end < text.size() && continues_tag(text[end])) {
      ++end;
    }
    if (end > at) {
      found.emplace_back(text.substr(at, end - at));
    }
  }
  return found;
}

}  // namespace

std::string_view name_of(Platform platform) {
  constexpr std::array<std::string_view, 6> kNames = {"x",      "tiktok", "youtube",
                                                      "reddit", "medium", "blogspot"};
  return kNames[static_cast<std::size_t>(platform)];
}

std::string_view name_of(Group group) {
  constexpr std::array<std::string_view, 8> kNames = {"operation", "fan_club",   "news_bot",
                                                      "same_zone", "conference", "petition",
                                                      "critic",    "ordinary"};
  return kNames[static_cast<std::size_t>(group)];
}

std::size_t Scenario::add(Person person) {
  people.push_back(std::move(person));
  return people.size() - 1;
}

std::size_t Scenario::add(Message message) {
  messages.push_back(std::move(message));
  return messages.size() - 1;
}

std::string Scenario::uid_of(std::size_t person) const {
  return std::string(name_of(people[person].platform)) + ":" + people[person].native_id;
}

std::vector<std::size_t> Scenario::members(Group group) const {
  std::vector<std::size_t> found;
  for (std::size_t person = 0; person < people.size(); ++person) {
    if (people[person].group == group) {
      found.push_back(person);
    }
  }
  return found;
}

std::vector<std::size_t> Scenario::members(Group group, Platform platform) const {
  std::vector<std::size_t> found = members(group);
  std::erase_if(found, [&](std::size_t person) { return people[person].platform != platform; });
  return found;
}

std::vector<std::size_t> Scenario::timeline(Platform platform) const {
  std::vector<std::size_t> order;
  for (std::size_t number = 0; number < messages.size(); ++number) {
    if (author_of(messages[number]).platform == platform) {
      order.push_back(number);
    }
  }
  std::sort(order.begin(), order.end(), [this](std::size_t left, std::size_t right) {
    return std::tie(messages[left].time_s, left) < std::tie(messages[right].time_s, right);
  });
  return order;
}

std::vector<std::string> hashtags_in(std::string_view text) {
  return tags_in(text, '#');
}

std::vector<std::string> mentions_in(std::string_view text) {
  return tags_in(text, '@');
}

std::string with_links(std::string_view text, const std::vector<std::string>& links) {
  std::string shown;
  std::size_t used = 0;
  for (const char byte : text) {
    if (byte != kLinkMark) {
      shown += byte;
    } else if (used < links.size()) {
      shown += links[used++];
    }
  }
  for (; used < links.size(); ++used) {
    shown += (shown.empty() ? "" : " ") + links[used];
  }
  return shown;
}

}  // namespace cahoots
