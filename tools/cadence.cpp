// cadence: when accounts post.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cadence/cadence.hpp"
#include "analysis/coaction/interner.hpp"
#include "base/text_arena.hpp"
#include "cli/case_reader.hpp"
#include "cli/tool.hpp"
#include "records/cadence.hpp"

namespace cahoots {
namespace {

struct CadenceToolOptions {
  std::uint64_t min_posts = CadenceOptions().min_posts;
};

/// What one block of the stream holds.
struct CadencePart {
  struct Event {
    Text account_uid;
    std::optional<std::int64_t> created_at_s;
    std::optional<std::int64_t> precision_s;
  };
  TextArena arena;
  std::vector<Event> events;
};

template <class Number>
std::optional<std::int64_t> integer(std::optional<Number> value) {
  if (!value) return std::nullopt;
  return static_cast<std::int64_t>(*value);
}

void set_profile(CadenceRecord& record, CadenceProfile& profile) {
  record.hour_of_week_utc = profile.hour_of_week_utc;
  record.utc_offset_h = integer(profile.offset.utc_offset_h);
  record.utc_offset_confidence = profile.offset.confidence;
  record.utc_offset_low_h = integer(profile.offset.utc_offset_low_h);
  record.utc_offset_high_h = integer(profile.offset.utc_offset_high_h);
  record.office_probability = profile.offset.office_probability;
  record.utc_offset_reason = profile.offset.reason;
  record.quiet_start_h_utc = profile.rhythm.quiet_block.start_h_utc;
  record.quiet_length_h = profile.rhythm.quiet_block.length_h;
  record.office_start_h_utc = profile.office.window_start_h_utc;
  record.lunch_h_utc = integer(profile.office.lunch_h_utc);
  record.weekend_share = profile.office.weekend_share;
  record.interval_median_s = profile.automation.intervals.median_s;
  record.burstiness = profile.automation.intervals.burstiness;
  record.memory = profile.automation.intervals.memory;
  record.minute_entropy_bits = profile.automation.minute_entropy_bits;
  record.grid_min = integer(profile.automation.grid.grid_min);
  record.max_posts_per_hour = static_cast<std::int64_t>(profile.automation.max_posts_per_hour);
  for (const NamedTest& test : cadence_tests(profile)) {
    const TestResult& result = *test.result;
    record.tests.push_back({test.name, result.n, result.statistic, result.effect, result.p_value,
                            result.q_value, result.reason});
  }
}

CadenceRecord record_of(AccountCadence& account, Text uid) {
  CadenceRecord record;
  record.account_uid = uid;
  record.n_posts = account.n_posts;
  record.n_timed = account.n_timed;
  record.active_days = account.active_days;
  record.first_at_s = account.first_at_s;
  record.last_at_s = account.last_at_s;
  record.precision_s = account.precision_s;
  record.reason = account.reason;
  if (account.profile) set_profile(record, *account.profile);
  return record;
}

void work(ToolContext& context, const CadenceToolOptions& options) {
  CadenceOptions engine_options;
  engine_options.min_posts = options.min_posts;
  CadenceEngine engine(engine_options);
  Interner accounts;
  read_case_stream<CadencePart>(
      context,
      [](CadencePart& part, std::string_view type, RecordView& record) {
        if (type != "post") return;
        const auto created_at_s = record.time_s("created_at");
        const auto precision_s = record.integer("created_at_precision_s");
        const Text account = record.text("account_uid");
        if (!account.empty()) {
          part.events.push_back({part.arena.keep(account), created_at_s, precision_s});
        }
      },
      [&](CadencePart& part) {
        for (const CadencePart::Event& event : part.events) {
          engine.add(accounts.intern(event.account_uid), event.created_at_s, event.precision_s);
        }
      });
  context.progress().step("analysing schedules");
  std::vector<AccountCadence> results = engine.analyse(context.threads());
  std::string lines;
  std::uint64_t n_profiles = 0;
  for (const std::uint32_t account : accounts.order_by_bytes()) {
    n_profiles += results[account].profile ? 1U : 0U;
    lines.clear();
    append_cadence(lines, record_of(results[account], accounts[account]));
    context.emit("cadence", lines);
  }
  context.detail(fmt::format("{} accounts, {} with a profile", results.size(), n_profiles));
}

ToolInfo cadence_info() {
  ToolInfo info;
  info.name = "cadence";
  info.summary = "when accounts post: rhythm, office hours, automation";
  info.description =
      "Describes when each account posts: its week by the hour, the clock its schedule fits, "
      "sleep, "
      "lunch, weekends, timers. Every test states how many observations it rests on, the size of "
      "the effect and its error rates, and says where there is too little to tell. A schedule is "
      "evidence about a routine, not about a place.";
  info.examples = {
      {"The usual place in the pipe", "ingest exports/* | dedupe | cadence | linkgraph | cluster"},
      {"The accounts whose schedule keeps office hours",
       "cadence --only cadence case.jsonl |\n"
       "  jq 'select((.tests.office_hours.q_value // 1) < 0.01)'"},
  };
  info.emits = {"cadence"};
  return info;
}

int run(int argc, char** argv) {
  CadenceToolOptions options;
  Tool tool;
  tool.info = cadence_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Schedules");
    table
        .count("--min-posts", options.min_posts, 2, 1000000, "N",
               "fewest posts, known to the hour, for a profile")
        .results();
  };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
