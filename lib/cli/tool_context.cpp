#include "cli/tool_context.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>

#include "base/error.hpp"
#include "io/input.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kAuxiliaryLimitBytes = std::size_t{256} << 20;

/// Checks the inputs before the output is touched: the order of the members matters.
CommonOptions checked(CommonOptions options) {
  for (const std::string& file : options.files) require_readable(file);
  if (!options.rejects.empty() && options.rejects == options.output) {
    throw UsageError(
        fmt::format("--rejects and the results cannot both go to {}; name a file for one of them",
                    options.output == "-" ? "standard output" : options.output));
  }
  return options;
}

/// The paths of an option's value as `name` names them.
template <class Name>
std::string named_value(const OptionSpec& option, const std::string& value, Name name) {
  if (!option.is_list) return name(value);
  std::string out;
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t comma = std::min(value.find(',', begin), value.size());
    if (begin > 0) out.push_back(',');
    out.append(name(value.substr(begin, comma - begin)));
    begin = comma + 1;
  }
  return out;
}

}  // namespace

ToolContext::ToolContext(const ToolInfo& info, const CommonOptions& options,
                         const CommandLine& line, const OptionTable& table)
    : info_(info),
      line_(line),
      table_(table),
      options_(checked(options)),
      names_(options.evidence_root, options.files),
      output_(options.output, options.force),
      rejects_(options.rejects, options.force, options.strict ? 1 : options.max_errors) {
  progress_.emplace(info.name, options.progress && !options.quiet, total_bytes());
  run_.tool = info.name;
  run_.version = CAHOOTS_VERSION;
  describe_run();
}

/// What was asked for, as it may stand in the data: paths relative to the evidence root.
void ToolContext::describe_run() {
  const auto value_of = [this](const OptionSpec& option, const std::string& value) {
    if (!option.is_file || value.empty()) return value;
    if (option.is_key) return pseudonyms_ != nullptr ? pseudonyms_->key_check() : std::string();
    return named_value(option, value, [this](const std::string& path) {
      return name_in_data(names_.name_of(path));
    });
  };
  run_.arguments.clear();
  run_.parameters.clear();
  for (const CommandLine::Given& given : line_.given) {
    const OptionSpec& option = *given.option;
    run_.arguments.push_back(option.value_name.empty()
                                 ? option.name
                                 : option.name + "=" + value_of(option, given.value));
  }
  for (const OptionSpec& option : table_.options()) {
    if (!option.affects_results) continue;
    run_.parameters.emplace_back(option.name.substr(2), value_of(option, option.get()));
  }
}

void ToolContext::use_pseudonyms(const Pseudonyms& pseudonyms) {
  pseudonyms_ = &pseudonyms;
  describe_run();
}

std::string ToolContext::name_in_data(const std::string& name) const {
  return pseudonyms_ != nullptr ? pseudonyms_->file_name(name) : name;
}

std::uint64_t ToolContext::total_bytes() const {
  std::uint64_t total = 0;
  for (const std::string& file : options_.files) {
    struct stat status {};
    if (file == "-" || ::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    total += static_cast<std::uint64_t>(status.st_size);
  }
  return total;
}

std::string ToolContext::read_auxiliary(const std::string& path) {
  FileDigest digest;
  std::string content = read_whole_file(path, kAuxiliaryLimitBytes, digest);
  digest.name = name_in_data(names_.name_of(path));
  run_.auxiliary.push_back(std::move(digest));
  return content;
}

std::string ToolContext::read_names(const std::string& path) {
  std::string content = read_auxiliary(path);
  if (pseudonyms_ != nullptr) run_.auxiliary.back().sha256.clear();
  return content;
}

bool ToolContext::is_selected(std::string_view type) const {
  return options_.only.empty() ||
         std::find(options_.only.begin(), options_.only.end(), type) != options_.only.end();
}

void ToolContext::emit(std::string_view type, std::string_view lines, std::uint64_t n_records) {
  if (n_records == 0 || !is_selected(type)) return;
  if (divert_) return divert_(lines);
  output_.write(lines);
  run_.records_out.add(type, n_records);
}

void ToolContext::reject(const Reject& reject, const std::string& file_name) {
  progress_->finish();
  run_.rejected += 1;
  // A case stream that is read with pseudonyms has been written with them.
  const bool is_withheld = pseudonyms_ != nullptr && !info_.reads_case_stream;
  rejects_.add(reject, file_name, is_withheld ? without_evidence(reject) : reject,
               name_in_data(file_name));
}

void ToolContext::message(const std::string& text) {
  if (options_.quiet) return;
  progress_->finish();
  fmt::print(stderr, "{}: {}\n", info_.name, displayable(text));
}

void ToolContext::detail(const std::string& text) {
  if (options_.verbose) message(text);
}

void ToolContext::note(const std::string& text) {
  message(text);
  run_.notes.push_back(text);
}

void ToolContext::damaged(const std::string& text) {
  progress_->finish();
  fmt::print(stderr, "{}: {}\n", info_.name, displayable(text));
  is_damaged_ = true;
}

void ToolContext::require_whole_inputs() const {
  if (is_damaged_) {
    throw DataError("an input could not be read to its end; nothing is written of this stage");
  }
}

ExitStatus ToolContext::finish() {
  progress_->finish();
  const bool has_failed = is_damaged_ || (run_.rejected > 0 && !options_.keep_going && !is_stage_);
  run_.exit_status = has_failed ? 1 : 0;
  if (writes_case_stream() && is_selected("run")) {
    run_.records_out.add("run");
    std::string line;
    append_run_record(line, run_);
    output_.write(line);
  }
  output_.close();
  rejects_.close(info_.name);
  return has_failed ? ExitStatus::failed : ExitStatus::done;
}

}  // namespace cahoots
