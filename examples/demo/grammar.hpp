#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw.hpp"

namespace cahoots {

/// Alternatives of a rule, separated by `|`. `{rule}` inside one is expanded in turn.
struct Rule {
  std::string_view name;
  std::string_view alternatives;
};

/// A small context-free grammar that writes texts. `{town}`, `{person}`, `{number}`, `{year}` and
/// `{clock}` are drawn afresh, which gives everyday posts the long tail of words that real ones
/// have. A rule that does not exist is a programming error: std::out_of_range.
class Grammar {
 public:
  explicit Grammar(std::span<const Rule> rules);

  std::string write(Draw& draw, std::string_view rule) const;

 private:
  std::string expand(Draw& draw, std::string_view pattern) const;

  std::map<std::string_view, std::vector<std::string_view>> rules_;
};

}  // namespace cahoots
