#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// One option of a tool. The table of these is the one place from which parsing, --help, the man
/// page, the completions and the parameters in the run record are made.
struct OptionSpec {
  std::string name;             ///< with its dashes: "--threshold"
  char short_name = '\0';       ///< without its dash; 0 = none
  std::string value_name = {};  ///< "J", "FILE"; empty for a flag
  std::string help = {};        ///< one or two sentences, lower case start, no final stop
  std::string group = {};
  std::vector<std::string> choices = {};  ///< the values allowed, for completion
  bool affects_results = false;           ///< stands in the run record
  bool is_file = false;                   ///< the value is a path: completed, and named as evidence
  bool is_list = false;                   ///< the value is a comma-separated list
  bool is_key = false;                    ///< a file that nothing in the data may name
  std::function<void(const std::string&)> set = {};  ///< throws UsageError on a bad value
  std::function<std::string()> get = {};             ///< the value in effect, as text

  OptionSpec& results() {
    affects_results = true;
    return *this;
  }
  OptionSpec& files() {
    is_file = true;
    return *this;
  }
  OptionSpec& shorthand(char letter) {
    short_name = letter;
    return *this;
  }
};

/// Collects the options of a tool. Targets must outlive the table; their values when the option is
/// added are the defaults. The reference returned is valid until the next option is added.
class OptionTable {
 public:
  /// Options added from here on stand under this heading.
  void begin_group(std::string name) { group_ = std::move(name); }

  OptionSpec& flag(std::string name, bool& target, std::string help);
  OptionSpec& text(std::string name, std::string& target, std::string value_name, std::string help);
  OptionSpec& file(std::string name, std::string& target, std::string help);
  /// A file that holds a secret key: neither its name nor its hash stands in the run record, but
  /// the check value of the key. An empty name is a usage error, not a key that was not given.
  OptionSpec& key_file(std::string name, std::string& target, std::string help);
  OptionSpec& choice(std::string name, std::string& target, std::vector<std::string> choices,
                     std::string value_name, std::string help);
  OptionSpec& number(std::string name, double& target, double low, double high,
                     std::string value_name, std::string help);
  OptionSpec& count(std::string name, std::uint64_t& target, std::uint64_t low, std::uint64_t high,
                    std::string value_name, std::string help);
  OptionSpec& size(std::string name, std::uint64_t& target_bytes, std::string help);
  /// Comma-separated words; `choices` empty = any word.
  OptionSpec& words(std::string name, std::vector<std::string>& target,
                    std::vector<std::string> choices, std::string value_name, std::string help);

  const std::vector<OptionSpec>& options() const { return options_; }

 private:
  OptionSpec& add(OptionSpec spec);

  std::string group_ = "Options";
  std::vector<OptionSpec> options_;
};

/// A duration such as `90`, `60s`, `5m`, `1h`, `1d` in seconds. Throws UsageError.
std::int64_t parse_duration_s(std::string_view text);

/// The word of `known` that is nearest to `word` by edit distance, if it is near enough to be what
/// was meant (at most a third of its letters changed).
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known);

}  // namespace cahoots
