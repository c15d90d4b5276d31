#include "cli/input_sequence.hpp"

#include <fmt/format.h>

namespace cahoots {

bool InputSequence::advance() {
  for (;;) {
    if (!input_ && !open_next()) return false;
    bool has_member = false;
    try {
      has_member = !is_damaged_ && input_->next_member();
    } catch (const DamagedInput& damage) {
      report_damage(damage);
    }
    if (!has_member) {
      close_current();
      continue;
    }
    // Exports are read with the lines that they have in the file, and are named as that.
    const std::string file = context_.info().reads_case_stream
                                 ? name_with_range()
                                 : context_.evidence_names().name_of(input_->path());
    const std::string& member = input_->member_name();
    const std::scoped_lock lock(names_mutex_);
    source_ = static_cast<std::uint32_t>(names_.size());
    names_.push_back(member.empty() ? file : file + "/" + member);
    return true;
  }
}

bool InputSequence::open_next() {
  const auto& files = context_.options().files;
  if (next_file_ == files.size()) return false;
  const std::string& path = files[next_file_++];
  // A case stream from a pipe is held together by the counts in its run records; hashing it again
  // in each of six tools would cost more than the work.
  const bool with_hash = with_hash_ && (path != "-" || !context_.info().reads_case_stream);
  const CommonOptions& options = context_.options();
  if (options.n_slices > 0) {
    range_ = slice_of_lines(path, options.slice, options.n_slices);
    input_.emplace(path, with_hash, *range_);
  } else {
    input_.emplace(path, with_hash);
  }
  is_damaged_ = false;
  return true;
}

std::string InputSequence::name_with_range() const {
  std::string name = context_.evidence_names().name_of(input_->path());
  if (range_) name += fmt::format("[{}-{}]", range_->begin_bytes, range_->end_bytes);
  return name;
}

void InputSequence::close_current() {
  try {
    FileDigest digest = input_->finish();
    finished_bytes_ += digest.size_bytes;
    if (range_) context_.note_range(context_.evidence_names().name_of(digest.name), *range_);
    digest.name = context_.name_in_data(name_with_range());
    if (context_.info().reads_case_stream && digest.name == "-") digest.sha256.clear();
    context_.run().inputs.push_back(std::move(digest));
  } catch (const DamagedInput& damage) {
    report_damage(damage);
  }
  input_.reset();
}

std::string InputSequence::name_of(std::uint32_t source) const {
  const std::scoped_lock lock(names_mutex_);
  return names_.at(source);
}

void InputSequence::report_damage(const DamagedInput& damage) {
  is_damaged_ = true;
  context_.damaged(damage.what());
}

void InputSequence::show_progress() {
  context_.progress().update(finished_bytes_ + (input_ ? input_->raw_bytes_read() : 0));
}

}  // namespace cahoots
