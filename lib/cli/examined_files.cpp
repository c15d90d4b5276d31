#include "cli/examined_files.hpp"

#include "cli/input_detection.hpp"

namespace cahoots {

ExaminedFiles::ExaminedFiles(const CommonOptions& options,
                             const std::vector<std::string>& mapping_files, const Format* forced)
    : options_(options), names_(options.evidence_root, options.files), forced_(forced) {
  constexpr std::size_t kLongestMappingBytes = std::size_t{16} << 20;
  for (const std::string& file : options.files) require_readable(file);
  for (const std::string& file : mapping_files) {
    FileDigest digest;
    const std::string content = read_whole_file(file, kLongestMappingBytes, digest);
    mappings_.push_back(parse_mapping(names_.name_of(file), content));
  }
}

bool ExaminedFiles::visit(
    const std::function<void(Input& input, const std::string& name)>& look,
    const std::function<void(const std::string& name, const std::string& what)>& note) const {
  bool is_sound = true;
  for (const std::string& file : options_.files) {
    std::string name = names_.name_of(file);
    try {
      Input input(file, false);
      while (input.next_member()) {
        const std::string& member = input.member_name();
        name = names_.name_of(file) + (member.empty() ? "" : "/" + member);
        const bool is_empty = input.peek(1).empty();
        if (!is_empty) {
          look(input, name);
          continue;
        }
        // Damage at once looks like nothing, until it is read.
        char byte = 0;
        input.read(&byte, 1);
        note(name, "empty");
      }
    } catch (const DamagedInput& damage) {
      is_sound = false;
      note(name, damage.what());
    }
  }
  return is_sound;
}

Detection ExaminedFiles::detect(Input& input, const std::string& name) const {
  return detect_input(input, name, mappings_, forced_, options_.max_record_bytes);
}

}  // namespace cahoots
