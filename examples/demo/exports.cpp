#include "exports.hpp"

#include "names.hpp"

namespace cahoots {

std::vector<std::string> ShownLinks::of(const Message& message) const {
  Draw draw = seed_.fork("links of " + message.native_id);
  std::vector<std::string> shown;
  for (std::size_t left = message.links.size(); left > 0; --left) {
    shown.push_back("https://t.co/" + short_code(draw));
  }
  return shown;
}

std::map<std::string, std::size_t> people_by_handle(const Scenario& scenario, Platform platform) {
  std::map<std::string, std::size_t> numbers;
  for (std::size_t person = 0; person < scenario.people.size(); ++person) {
    if (scenario.people[person].platform == platform) {
      numbers[scenario.people[person].handle] = person;
    }
  }
  return numbers;
}

std::vector<Echo> echoes(const Scenario& scenario) {
  std::vector<Echo> counts(scenario.messages.size());
  for (const Message& message : scenario.messages) {
    if (message.parent == kNone) {
      continue;
    }
    Echo& echo = counts[message.parent];
    switch (message.type) {
      case MessageType::repost:
        ++echo.reposts;
        break;
      case MessageType::quote:
        ++echo.quotes;
        break;
      default:
        ++echo.replies;
    }
  }
  return counts;
}

std::size_t thread_start(const Scenario& scenario, std::size_t number) {
  while (scenario.messages[number].parent != kNone &&
         scenario.messages[number].type != MessageType::quote &&
         scenario.messages[number].type != MessageType::repost) {
    number = scenario.messages[number].parent;
  }
  return number;
}

}  // namespace cahoots
