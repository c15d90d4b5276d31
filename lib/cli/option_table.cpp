#include "cli/option_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

void require_choice(const std::string& name, const std::string& value,
                    const std::vector<std::string>& choices) {
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  const auto nearest = nearest_word(value, choices);
  throw UsageError(fmt::format("{}: '{}' is none of {}{}", name, value, joined(choices, ", "),
                               nearest ? fmt::format("; did you mean {}?", *nearest) : ""));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replace = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replace, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known) {
  constexpr std::size_t kLongestComparedBytes = 64;
  if (word.size() > kLongestComparedBytes) return std::nullopt;
  std::optional<std::string> nearest;
  std::size_t smallest = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < smallest) {
      smallest = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

OptionSpec& OptionTable::add(OptionSpec spec) {
  spec.group = group_;
  options_.push_back(std::move(spec));
  return options_.back();
}

OptionSpec& OptionTable::flag(std::string name, bool& target, std::string help) {
  OptionSpec spec{std::move(name)};
  spec.help = std::move(help);
  spec.set = [&target](const std::string& value) { target = value != "false"; };
  spec.get = [&target] { return std::string(target ? "true" : "false"); };
  return add(std::move(spec));
}

OptionSpec& OptionTable::text(std::string name, std::string& target, std::string value_name,
                              std::string help) {
  OptionSpec spec{std::move(name)};
  spec.value_name = std::move(value_name);
  spec.help = std::move(help);
  spec.set = [&target](const std::string& value) { target = value; };
  spec.get = [&target] { return target; };
  return add(std::move(spec));
}

OptionSpec& OptionTable::file(std::string name, std::string& target, std::string help) {
  OptionSpec& spec = text(std::move(name), target, "FILE", std::move(help));
  spec.is_file = true;
  return spec;
}

OptionSpec& OptionTable::key_file(std::string name, std::string& target, std::string help) {
  OptionSpec& spec = text(name, target, "KEYFILE", std::move(help));
  spec.is_file = true;
  spec.is_key = true;
  spec.affects_results = true;
  spec.set = [&target, name](const std::string& value) {
    if (value.empty()) throw UsageError(fmt::format("{}: the name of the file is empty", name));
    target = value;
  };
  return spec;
}

OptionSpec& OptionTable::choice(std::string name, std::string& target,
                                std::vector<std::string> choices, std::string value_name,
                                std::string help) {
  OptionSpec& spec = text(name, target, std::move(value_name), std::move(help));
  spec.choices = choices;
  spec.set = [&target, name, choices](const std::string& value) {
    require_choice(name, value, choices);
    target = value;
  };
  return spec;
}

OptionSpec& OptionTable::number(std::string name, double& target, double low, double high,
                                std::string value_name, std::string help) {
  OptionSpec spec{name};
  spec.value_name = std::move(value_name);
  spec.help = std::move(help);
  spec.set = [&target, name, low, high](const std::string& value) {
    double number = 0;
    const char* end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end || !(number >= low && number <= high)) {
      throw UsageError(fmt::format("{}: '{}' is no number from {} to {}", name, value, low, high));
    }
    target = number;
  };
  spec.get = [&target] { return fmt::format("{}", target); };
  return add(std::move(spec));
}

OptionSpec& OptionTable::count(std::string name, std::uint64_t& target, std::uint64_t low,
                               std::uint64_t high, std::string value_name, std::string help) {
  OptionSpec spec{name};
  spec.value_name = std::move(value_name);
  spec.help = std::move(help);
  spec.set = [&target, name, low, high](const std::string& value) {
    std::uint64_t number = 0;
    const char* end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end || number < low || number > high) {
      const bool is_open = high == std::numeric_limits<std::uint64_t>::max();
      throw UsageError(fmt::format(
          "{}: '{}' is no whole number {}", name, value,
          is_open ? fmt::format("of {} or more", low) : fmt::format("from {} to {}", low, high)));
    }
    target = number;
  };
  spec.get = [&target] {
    const bool is_limitless = target == std::numeric_limits<std::uint64_t>::max();
    return is_limitless ? std::string("none") : fmt::format("{}", target);
  };
  return add(std::move(spec));
}

OptionSpec& OptionTable::size(std::string name, std::uint64_t& target_bytes, std::string help) {
  OptionSpec spec{std::move(name)};
  spec.value_name = "SIZE";
  spec.help = std::move(help);
  spec.set = [&target_bytes, option = spec.name](const std::string& value) {
    try {
      target_bytes = parse_bytes(value);
    } catch (const UsageError& error) {
      throw UsageError(fmt::format("{}: {}", option, error.what()));
    }
  };
  spec.get = [&target_bytes] { return format_bytes(target_bytes); };
  return add(std::move(spec));
}

OptionSpec& OptionTable::words(std::string name, std::vector<std::string>& target,
                               std::vector<std::string> choices, std::string value_name,
                               std::string help) {
  OptionSpec spec{name};
  spec.value_name = std::move(value_name);
  spec.help = std::move(help);
  spec.choices = choices;
  spec.set = [&target, name, choices](const std::string& value) {
    std::vector<std::string> list;
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      const std::string word = value.substr(begin, comma - begin);
      require_choice(name, word, choices);
      if (word.empty()) throw UsageError(fmt::format("{}: an empty word in '{}'", name, value));
      list.push_back(word);
      begin = comma + 1;
    }
    target = std::move(list);
  };
  spec.get = [&target] { return joined(target, ","); };
  spec.is_list = true;
  return add(std::move(spec));
}

std::int64_t parse_duration_s(std::string_view text) {
  std::int64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit = text.substr(static_cast<std::size_t>(result.ptr - text.data()));
  std::int64_t unit_s = 0;
  if (unit.empty() || unit == "s") unit_s = 1;
  if (unit == "m" || unit == "min") unit_s = 60;
  if (unit == "h") unit_s = 3600;
  if (unit == "d") unit_s = 86400;
  if (unit == "w") unit_s = 604800;
  constexpr std::int64_t kLongest = std::int64_t{100} * 366 * 86400;
  if (result.ec != std::errc() || unit_s == 0 || number < 0 || number > kLongest / unit_s) {
    throw UsageError(fmt::format("'{}' is no duration; write 60s, 5m, 1h or 1d", text));
  }
  return number * unit_s;
}

}  // namespace cahoots
