#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/tool_context.hpp"
#include "io/input.hpp"
#include "platforms/detection.hpp"

namespace cahoots {

/// Recognises the current member of an input, of which nothing was read yet, by its start: as much
/// as its first record may take, up to some four times `max_record_bytes`. Throws nothing of the
/// input's damage, which shows on reading.
Detection detect_input(Input& input, const std::string& name, const std::vector<Mapping>& mappings,
                       const Format* forced, std::uint64_t max_record_bytes);

/// Says what is wrong with the members of an archive; an archive may have a million of them, so of
/// each the first ten, then how many more there are. One thread.
class MemberMessages {
 public:
  explicit MemberMessages(ToolContext& context) : context_(context) {}

  /// To be called with the path of the file before what is said of a member of it.
  void begin_member(const std::string& path);
  void empty(const std::string& name);
  /// The tool ends with status 1.
  void unrecognised(const std::string& name, const std::string& reason);
  /// To be called at the end of all.
  void finish();

 private:
  ToolContext& context_;
  std::string path_;
  std::uint64_t n_empty_ = 0;
  std::uint64_t n_unrecognised_ = 0;
};

}  // namespace cahoots
