// cadence: when accounts post.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/cadence/engine.hpp"
#include "analysis/coaction/interner.hpp"
#include "base/text_arena.hpp"
#include "cli/cadence_output.hpp"
#include "cli/case_reader.hpp"
#include "cli/tool.hpp"

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

void work(ToolContext& context, const CadenceToolOptions& options) {
  CadenceOptions engine_options;
  engine_options.min_posts = options.min_posts;
  CadenceEngine engine(engine_options,
                       {context.options().temporary_folder, context.options().memory_bytes});
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
  CadenceResults results = engine.analyse(context.threads());
  std::string lines;
  for (const std::uint32_t account : accounts.order_by_bytes()) {
    lines.clear();
    AccountCadence found = results.get(account);
    append_account_cadence(lines, found, accounts[account]);
    context.emit("cadence", lines);
  }
  context.detail(
      fmt::format("{} accounts, {} with a profile", results.size(), results.n_profiles()));
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
