// Cases whose names are replaced: the result is sound, final, and holds no handle that was a
// mention.
#include <algorithm>
#include <string>

#include "base/ascii.hpp"
#include "fuzz_target.hpp"
#include "parsed_file.hpp"
#include "platforms/format.hpp"
#include "platforms/pseudonymiser.hpp"
#include "platforms/pseudonyms.hpp"
#include "records/post_record.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

const Pseudonyms& pseudonyms() {
  static const Pseudonyms made("an invented key of 32 bytes, no more");
  return made;
}

const Pseudonymiser& pseudonymiser() {
  static const Pseudonymiser made(pseudonyms());
  return made;
}

RecordParser& parser() {
  static RecordParser one;
  return one;
}

std::string without_names(std::string_view line) {
  auto record = parser().parse_copy(line);
  if (!record) return {};
  Post post;
  read_post(*record, post);
  TextArena arena;
  pseudonymiser().apply(post, arena);
  std::string out;
  append_post(out, post);
  out.pop_back();
  return out;
}

/// A post, twice: what is replaced stays.
void check_post(std::string_view bytes) {
  const std::string once = without_names(bytes);
  if (once.empty()) return;
  require_utf8(once, "a post without names is UTF-8");
  require_equal(without_names(once), once, "a post whose names are replaced stays");
}

/// A handle is put into any text, between blanks, and must not be found again. (Within an address
/// or behind a letter it may be something else.)
void check_handle_in_text(std::string_view bytes) {
  static constexpr std::string_view kPlatforms[] = {"x", "weibo", "reddit", "vk", "fediverse"};
  constexpr std::string_view kHandle = "Zq7_invented_9";
  FuzzBytes input(bytes);
  const std::string_view platform = kPlatforms[input.below(std::size(kPlatforms))];
  const std::string before(input.text());
  const std::string text =
      std::string(before).append(" @").append(kHandle).append(" ").append(input.rest());
  const std::string replaced = ascii_lower(pseudonymiser().text(text, platform, nullptr));
  const std::string written = ascii_lower(std::string(" @").append(kHandle).append(" "));
  require(replaced.find(written) == std::string::npos, "a handle is replaced", text);
}

/// Whole exports of any kind, with names replaced on their way.
void check_export(std::string_view bytes) {
  Intake intake;
  intake.pseudonymiser = &pseudonymiser();
  read_export(bytes, {}, nullptr, intake);
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"pseudonymised-post", check_post, "records", "json.dict"},
      {"handle-in-text", check_handle_in_text, "texts", "text.dict"},
      {"pseudonymised-export", check_export, "tests/fixtures/platforms/*", "framing.dict"},
  };
}

}  // namespace cahoots
