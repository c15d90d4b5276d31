#include <fmt/format.h>

#include <string>

#include "analysis/cadence/packed_account.hpp"
#include "analysis/cadence/reference.hpp"
#include "analysis/schedules/similarity.hpp"
#include "base/error.hpp"
#include "cli/cadence_output.hpp"
#include "cli/cadence_stages/rows.hpp"
#include "cli/cadence_stages/stages.hpp"
#include "cli/schedule_links.hpp"
#include "cli/stages/held_records.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "cli/stages/stage_input.hpp"
#include "io/name_file.hpp"

namespace cahoots {
namespace {

/// finish: what no account knows alone, and the records.
class CadenceFinish {
 public:
  CadenceFinish(ToolContext& context, const StageOptions& stage, const CadenceOptions& options)
      : context_(context),
        input_(context, stage, cadence_plan()),
        evidence_(context),
        held_(context),
        reference_(options.min_active_hours),
        similarity_(similarity_options(context)),
        uids_(context.storage().folder, context.storage().memory_bytes / 8) {}

  void run() {
    input_.for_each([this](std::string_view row) {
      if (!evidence_.add(row)) take(row);
    });
    evidence_.finish();
    held_.write();
    context_.detail(
        fmt::format("{} accounts, {} with a profile", n_accounts_, reference_.n_profiles()));
    similarity_.add_too_few(input_.total("1", kTooFewStarts));
    context_.progress().step("comparing schedules");
    link_schedules(context_, similarity_,
                   [this](std::uint32_t account) { return uids_.get(account); });
  }

 private:
  static ScheduleSimilarityOptions similarity_options(const ToolContext& context) {
    ScheduleSimilarityOptions options;
    options.folder = context.storage().folder;
    options.memory_bytes = context.storage().memory_bytes / 4;
    return options;
  }
  void take(std::string_view row) {
    StageRowReader reader(row);
    switch (reader.kind()) {
      case kRhythmRow:
        return add_rhythm(reader);
      case kPValueRow:
        return add_p_value(reader);
      case kProfileRow:
        return add_profile(reader);
      case kStartsRow:
        return add_starts(reader);
      case kBinRow:
        return add_bin(reader);
      case kDayRow:
        return add_day(reader);
      default:
        throw DataError("finish of cadence: a row of no kind it knows");
    }
  }
  void add_rhythm(StageRowReader& reader) {
    BackgroundRhythm::Weights weights{};
    for (std::uint64_t& weight : weights) weight = reader.number();
    reference_.add_rhythm(BackgroundRhythm::of(weights, reader.number()));
  }
  void add_p_value(StageRowReader& reader) {
    const std::uint64_t test = reader.number();
    if (test >= kCadenceTests) throw DataError("finish of cadence: a test that it does not know");
    const double p_value = reader.real();
    reference_.add_p_value(test, p_value, reader.number());
  }
  void add_profile(StageRowReader& reader) {
    CadenceSubject subject;
    subject.account_uid = reader.text(kept_);
    subject.handle_pattern = reader.raw();
    AccountCadence found = read_packed_account(reader.bytes());
    if (found.profile) reference_.complete(*found.profile);
    line_.clear();
    append_subject_cadence(line_, found, subject);
    held_.add("cadence", line_);
    ++n_accounts_;
  }
  void add_starts(StageRowReader& reader) {
    const std::uint32_t account = uids_.size();
    uids_.append(reader.text(kept_));
    similarity_.add_packed(account, reader.bytes());
  }
  void add_bin(StageRowReader& reader) {
    const std::uint64_t bin = reader.number();
    similarity_.activity().add_bin(schedule_bin(bin), static_cast<std::uint32_t>(reader.number()));
  }
  void add_day(StageRowReader& reader) {
    const std::uint64_t day = reader.number();
    similarity_.activity().add_day(schedule_bin(day), static_cast<std::uint32_t>(reader.number()));
  }
  static std::uint32_t schedule_bin(std::uint64_t bin) {
    if (bin > schedule_bin_of(CadenceEvent::kTimeEnd_s)) {
      throw DataError("finish of cadence: a time outside 1970 to 2242");
    }
    return static_cast<std::uint32_t>(bin);
  }

  ToolContext& context_;
  StageInput input_;
  StageEvidence evidence_;
  HeldRecords held_;
  CadenceReference reference_;
  ScheduleSimilarity similarity_;
  NameFile uids_;
  std::uint64_t n_accounts_ = 0;
  std::string kept_;
  std::string line_;
};

}  // namespace

void finish_cadence(ToolContext& context, const StageOptions& stage,
                    const CadenceOptions& options) {
  CadenceFinish(context, stage, options).run();
}

}  // namespace cahoots
