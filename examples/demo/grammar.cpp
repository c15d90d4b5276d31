#include "grammar.hpp"

#include "names.hpp"

namespace cahoots {
namespace {

std::vector<std::string_view> split_alternatives(std::string_view alternatives) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t bar = alternatives.find('|');
    parts.push_back(alternatives.substr(0, bar));
    if (bar == std::string_view::npos) {
      return parts;
    }
    alternatives.remove_prefix(bar + 1);
  }
}

std::string built_in(Draw& draw, std::string_view name) {
  if (name == "town") {
    return town_name(draw);
  }
  if (name == "person") {
    return given_name(draw);
  }
  if (name == "number") {
    return std::to_string(draw.between(2, 98));
  }
  if (name == "year") {
    return std::to_string(draw.between(1996, 2023));
  }
  if (name == "clock") {
    const std::string half = draw.chance(0.5) ? "am" : "pm";
    return std::to_string(draw.between(1, 12)) + half;
  }
  return {};
}

}  // namespace

Grammar::Grammar(std::span<const Rule> rules) {
  for (const Rule& rule : rules) {
    rules_[rule.name] = split_alternatives(rule.alternatives);
  }
}

std::string Grammar::write(Draw& draw, std::string_view rule) const {
  const std::string drawn = built_in(draw, rule);
  return drawn.empty() ? expand(draw, draw.pick(rules_.at(rule))) : drawn;
}

std::string Grammar::expand(Draw& draw, std::string_view pattern) const {
  std::string text;
  for (;;) {
    const std::size_t open = pattern.find('{');
    text += pattern.substr(0, open);
    if (open == std::string_view::npos) {
      return text;
    }
    const std::size_t close = pattern.find('}', open);
    text += write(draw, pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace cahoots
