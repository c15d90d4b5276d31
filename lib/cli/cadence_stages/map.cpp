#include "analysis/cadence/analyser.hpp"
#include "cli/cadence_part.hpp"
#include "cli/cadence_stages/rows.hpp"
#include "cli/cadence_stages/stages.hpp"
#include "cli/case_reader.hpp"
#include "cli/stages/stage_evidence.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

/// map: a post or handle a row, by account.
class CadenceMap {
 public:
  CadenceMap(ToolContext& context, const StageOptions& stage)
      : context_(context), stage_(stage), output_(context, stage, cadence_plan()) {}

  void run() {
    const CaseSummary summary = read_case_stream<CadencePart>(
        context_,
        [](CadencePart& part, std::string_view type, RecordView& record) {
          if (type == "post") part.visit_post(record);
          if (type == "account") part.visit_account(record);
        },
        [this](CadencePart& part) { take(part); });
    add_stage_evidence(output_, kFinish, context_, stage_, summary);
    output_.add_total(kWithSeconds, seconds_.n_with_seconds);
    output_.add_total(kOnSecond0, seconds_.n_on_second_0);
    output_.write();
  }

 private:
  void take(const CadencePart& part) {
    for (const CadencePart::TimedPost& post : part.posts) add(post);
    for (const CadencePart::Handle& handle : part.handles) {
      // Nothing known of a post's handle is nothing to say.
      if (first_pattern(handle.bits) == HandlePattern::none && (handle.bits & kHasRecord) == 0) {
        continue;
      }
      StageRowWriter writer(row_, kAccountRow);
      writer.text(handle.account_uid).text(kHandle).number(handle.bits);
      send(handle.account_uid);
    }
  }
  void add(const CadencePart::TimedPost& post) {
    StageRowWriter writer(row_, kAccountRow);
    writer.text(post.account_uid);
    if (post.created_at_s && CadenceEvent::can_hold(*post.created_at_s)) {
      const TimePrecision precision = time_precision_of(post.precision_s);
      seconds_.add(*post.created_at_s, precision);
      const auto time = static_cast<std::uint64_t>(*post.created_at_s);
      writer.text(kPost)
          .number(time << 3U | static_cast<std::uint64_t>(precision))
          .number(std::uint64_t{post.language} << 32U | post.hashtag);
    } else {
      writer.text(kUntimedPost);
    }
    send(post.account_uid);
  }
  void send(std::string_view uid) {
    output_.add({kAccountRound, stage_part_of(uid, output_.n_parts())}, row_);
  }

  ToolContext& context_;
  const StageOptions& stage_;
  StageOutput output_;
  SecondsTally seconds_;
  std::string row_;
};

}  // namespace

void map_cadence(ToolContext& context, const StageOptions& stage) {
  CadenceMap(context, stage).run();
}

}  // namespace cahoots
