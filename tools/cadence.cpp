// cadence: when accounts post.
#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/cadence/holiday_file.hpp"
#include "base/error.hpp"
#include "cli/cadence_output.hpp"
#include "cli/cadence_reader.hpp"
#include "cli/cadence_stages/stages.hpp"
#include "cli/schedule_links.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/tool.hpp"

namespace cahoots {
namespace {

struct CadenceToolOptions {
  std::uint64_t min_posts = CadenceOptions().min_posts;
  std::string by = "account";
  std::string holidays;
  StageOptions stage;
};

/// The numbers of subjects in the order of their uids, and the place of each in it.
struct UidOrder {
  explicit UidOrder(const Interner& uids) : numbers(uids.order_by_bytes()), ranks(uids.size()) {
    for (std::uint32_t rank = 0; rank < numbers.size(); ++rank) ranks[numbers[rank]] = rank;
  }
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> ranks;
};

void emit_records(ToolContext& context, const CadenceSource& source, const UidOrder& order,
                  CadenceResults& results, bool by_cluster) {
  std::string lines;
  for (const std::uint32_t number : order.numbers) {
    if (number >= results.size()) continue;
    AccountCadence found = results.get(number);
    CadenceSubject subject;
    (by_cluster ? subject.cluster_uid : subject.account_uid) = source.uids[number];
    if (!by_cluster) subject.handle_pattern = name_of(source.handle_patterns[number]);
    lines.clear();
    append_subject_cadence(lines, found, subject);
    context.emit("cadence", lines);
  }
}

void describe_clusters(ToolContext& context, const CadenceOptions& options) {
  CadenceSource source = read_cluster_times(context, options);
  if (source.uids.size() == 0) {
    context.note("no cluster in the stream: --by cluster stands behind cluster");
  }
  context.progress().step("analysing schedules");
  CadenceResults results = source.engine->analyse(context.threads());
  emit_records(context, source, UidOrder(source.uids), results, true);
  context.detail(
      fmt::format("{} clusters, {} with a profile", results.size(), results.n_profiles()));
}

void describe_accounts(ToolContext& context, const CadenceOptions& options) {
  CadenceSource source = read_account_times(context, options);
  const UidOrder order(source.uids);
  ScheduleSimilarityOptions similarity_options;
  similarity_options.folder = context.options().temporary_folder;
  similarity_options.memory_bytes = context.options().memory_bytes / 4;
  ScheduleSimilarity similarity(similarity_options);
  context.progress().step("analysing schedules");
  CadenceResults results = source.engine->analyse(
      context.threads(), [&](std::uint32_t account, std::span<const CadenceEvent> events) {
        similarity.add(order.ranks[account], events);
      });
  source.engine.reset();
  emit_records(context, source, order, results, false);
  context.detail(
      fmt::format("{} accounts, {} with a profile", results.size(), results.n_profiles()));
  context.progress().step("comparing schedules");
  link_schedules(context, similarity,
                 [&](std::uint32_t rank) { return std::string(source.uids[order.numbers[rank]]); });
}

void work(ToolContext& context, const CadenceToolOptions& options) {
  CadenceOptions engine_options;
  engine_options.min_posts = options.min_posts;
  std::optional<HolidayTable> holidays;
  if (!options.holidays.empty()) {
    holidays = read_holidays(options.holidays, context.read_auxiliary(options.holidays));
    engine_options.holidays = &*holidays;
  }
  if (options.stage.is_given()) return run_cadence_stage(context, options.stage, engine_options);
  if (options.by == "cluster") return describe_clusters(context, engine_options);
  describe_accounts(context, engine_options);
}

void check_options(const CadenceToolOptions& options, CommonOptions& common) {
  check_stage_options(options.stage, cadence_plan(), common);
  if (options.stage.is_given() && options.by == "cluster") {
    throw UsageError("--by cluster needs the records of cluster, which is not divided: no --stage");
  }
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
      {"When each network as a whole is at work",
       "cluster case.jsonl | cadence --by cluster --only cadence"},
  };
  info.emits = {"cadence", "edge"};
  info.stages = cadence_plan();
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
    table
        .choice("--by", options.by, {"account", "cluster"}, "SUBJECT",
                "whose schedule: each account's, or each cluster's, behind cluster in the pipe "
                "(default: account)")
        .results();
    table
        .text("--holidays", options.holidays, "FILE",
              "days off by country instead of the built-in table: CSV or JSON lines")
        .results();
    add_stage_options(table, options.stage);
  };
  tool.check_options = [&](CommonOptions& common) { check_options(options, common); };
  tool.work = [&](ToolContext& context) { work(context, options); };
  return run_tool(argc, argv, tool);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  return cahoots::run(argc, argv);
}
