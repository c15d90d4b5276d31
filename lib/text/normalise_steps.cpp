#include "text/normalise_steps.hpp"

#include <array>
#include <optional>

#include "base/error.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, kNormaliseStepCount> kNames{
    "entities",        "repost-prefix", "urls",       "mentions",  "hashtags",    "leading-tags",
    "trailing-tags",   "random-tail",   "nfkc",       "case-fold", "full-width",  "zero-width",
    "combining-marks", "homoglyphs",    "simplified", "emoji",     "punctuation", "repeats",
    "whitespace"};

NormaliseStep step_at(unsigned index) {
  return static_cast<NormaliseStep>(index);
}

std::optional<NormaliseStep> step_of(std::string_view name) {
  for (unsigned i = 0; i < kNormaliseStepCount; ++i) {
    if (kNames[i] == name) return step_at(i);
  }
  return std::nullopt;
}

[[noreturn]] void refuse(std::string_view name) {
  throw UsageError("unknown normalisation step '" + std::string(name) + "'; the steps are " +
                   to_string(NormaliseSteps::all()) + " (or all, none; -NAME takes one out)");
}

NormaliseSteps apply_word(NormaliseSteps steps, std::string_view word) {
  if (word == "all") return NormaliseSteps::all();
  if (word == "none") return NormaliseSteps{};
  const bool removes = word.starts_with('-');
  const auto step = step_of(removes ? word.substr(1) : word);
  if (!step) refuse(word);
  return removes ? steps.without(*step) : steps.with(*step);
}

}  // namespace

std::string_view name_of(NormaliseStep step) {
  return kNames[static_cast<std::size_t>(step)];
}

NormaliseSteps parse_normalise_steps(std::string_view list) {
  if (list.empty()) refuse(list);
  NormaliseSteps steps = list.starts_with('-') ? NormaliseSteps::all() : NormaliseSteps{};
  while (true) {
    const std::size_t comma = list.find(',');
    steps = apply_word(steps, list.substr(0, comma));
    if (comma == std::string_view::npos) return steps;
    list.remove_prefix(comma + 1);
  }
}

std::string to_string(NormaliseSteps steps) {
  std::string names;
  for (unsigned i = 0; i < kNormaliseStepCount; ++i) {
    if (!steps.has(step_at(i))) continue;
    if (!names.empty()) names += ',';
    names += kNames[i];
  }
  return names.empty() ? "none" : names;
}

}  // namespace cahoots
