#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/post.hpp"

namespace cahoots {

/// A group of a known campaign, as its record has it.
struct KnownGroup {
  std::string group_uid;
  std::optional<std::string> core_post_uid;
  std::optional<std::string> text;  ///< the core's, as posted, or its medium; not of a fingerprint
  std::optional<std::string> template_text;
  double commonness = 0;
  std::optional<double> information_bits;
};

/// The known text or medium that is most like one of a post. Groups and cores are numbers of
/// KnownTexts or KnownMedia, in the order of the groups' uids.
struct KnownMatch {
  std::uint32_t group = 0;
  std::uint32_t core = 0;
  double similarity = 1;
  bool is_equal = true;  ///< to the core's normalised text, or its medium
};

/// The text, null where there is none.
inline Text text_of(const std::optional<std::string>& text) {
  return text ? Text(*text) : Text();
}

}  // namespace cahoots
