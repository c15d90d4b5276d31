// dedupe: copied text, exact and nearly so.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/duplicates/batch.hpp"
#include "analysis/duplicates/finder.hpp"
#include "base/error.hpp"
#include "cli/case_reader.hpp"
#include "cli/dedupe_stages/stages.hpp"
#include "cli/duplicate_monitor.hpp"
#include "cli/duplicate_output.hpp"
#include "cli/duplicate_posts.hpp"
#include "cli/stages/stage_options.hpp"
#include "cli/tool.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {
namespace {

struct DedupeOptions {
  double threshold = DuplicateOptions().threshold;
  std::uint64_t min_length_bytes = DuplicateOptions().min_length_bytes;
  std::string across = "posts";
  std::string window;
  std::string reposts = "include";
  std::string normalise = "all";
  std::string media = "include";
  std::uint64_t media_radius_bits = DuplicateOptions().media_radius_bits;
  std::string against;
  std::string fingerprints;
  StageOptions stage;
};

/// What one block of the stream adds.
struct DedupePart {
  std::unique_ptr<DuplicateBatch> batch;
  DuplicatePostReader reader;
};

DuplicateOptions engine_options(const ToolContext& context, const DedupeOptions& options) {
  DuplicateOptions engine;
  engine.threshold = options.threshold;
  engine.min_length_bytes = options.min_length_bytes;
  engine.includes_reposts = options.reposts == "include";
  engine.steps = parse_normalise_steps(options.normalise);
  if (options.across == "accounts") engine.spread = DuplicateSpread::accounts;
  if (options.across == "platforms") engine.spread = DuplicateSpread::platforms;
  if (!options.window.empty()) engine.window_s = parse_duration_s(options.window);
  engine.includes_media = options.media == "include";
  engine.media_radius_bits = static_cast<unsigned>(options.media_radius_bits);
  engine.threads = context.threads();
  engine.memory_bytes = context.options().memory_bytes;
  engine.temporary_folder = context.options().temporary_folder;
  return engine;
}

/// What cannot be asked for at once.
void check_options(const DedupeOptions& options, CommonOptions& common) {
  check_stage_options(options.stage, dedupe_plan(), common);
  if (options.stage.is_given() && !options.against.empty()) {
    throw UsageError("--against answers post by post and needs no --stage; divide the posts");
  }
  if (options.stage.is_given() && options.stage.stage != "finish" &&
      !options.fingerprints.empty()) {
    throw UsageError("--fingerprints is written by --stage finish");
  }
  if (!options.fingerprints.empty() &&
      (options.fingerprints == common.output || options.fingerprints == common.rejects)) {
    throw UsageError(
        fmt::format("--fingerprints needs a file of its own, not {}",
                    options.fingerprints == "-" ? "standard output" : options.fingerprints));
  }
  if (options.against.empty()) return;
  const auto refuse = [](std::string_view option, std::string_view why) {
    throw UsageError(fmt::format("--against does not go with {}: {}", option, why));
  };
  if (options.across != "posts") refuse("--across", "every post is matched on its own");
  if (!options.window.empty()) refuse("--window", "every post is matched on its own");
  if (!options.fingerprints.empty())
    refuse("--fingerprints", "make them where the groups are found, without --against");
  const auto& files = common.files;
  if (options.against == "-" && std::find(files.begin(), files.end(), "-") != files.end())
    refuse("a stream on standard input", "it is read from there itself; name a file for one");
}

void find_duplicates(ToolContext& context, const DuplicateOptions& options,
                     const std::string& fingerprint_path) {
  std::optional<FingerprintFile> fingerprints;
  if (!fingerprint_path.empty())
    fingerprints.emplace(fingerprint_path, context.options().force, options);
  DuplicateFinder finder(options);
  read_case_stream<DedupePart>(
      context,
      [&](DedupePart& part, std::string_view type, RecordView& record) {
        if (type != "post") return;
        if (!part.batch) part.batch = std::make_unique<DuplicateBatch>(finder.make_batch());
        part.batch->add(part.reader.read(record));
      },
      [&](DedupePart& part) {
        if (part.batch) finder.merge(*part.batch);
      });
  context.progress().step("looking for copies");
  write_duplicates(context, finder, finder.find(), fingerprints ? &*fingerprints : nullptr);
}

void work(ToolContext& context, const DedupeOptions& options) {
  const DuplicateOptions engine = engine_options(context, options);
  if (options.stage.is_given()) {
    run_dedupe_stage(context, options.stage, engine, options.fingerprints);
  } else if (options.against.empty()) {
    find_duplicates(context, engine, options.fingerprints);
  } else {
    monitor_duplicates(context, engine, options.against);
  }
}

ToolInfo dedupe_info() {
  ToolInfo info;
  info.name = "dedupe";
  info.summary = "copied text, exact and nearly so, found through disguise";
  info.description =
      "Finds posts whose texts are copies of one another, after undoing what disguises a copy: "
      "look-alike letters, invisible characters, emoji, links, mentions, random tails. Every pair "
      "is verified by its exact similarity, and no group is a chain of ever less similar texts.";
  info.examples = {
      {"The usual place in the pipe", "ingest exports/* | dedupe | linkgraph | cluster"},
      {"Stricter, and without reposts", "dedupe --threshold 0.85 --reposts exclude case.jsonl"},
      {"The groups alone, for a notebook",
       "dedupe --only duplicate_group case.jsonl > groups.jsonl"},
      {"Watch for a known campaign's texts as posts come in",
       "tail -f posts.jsonl | dedupe --against groups.jsonl"},
  };
  info.emits = {"duplicate", "duplicate_group", "fingerprint"};
  info.stages = dedupe_plan();
  return info;
}

int run(int argc, char** argv) {
  DedupeOptions options;
  Tool tool;
  tool.info = dedupe_info();
  tool.add_options = [&](OptionTable& table) {
    table.begin_group("Matching");
    table
        .number("--threshold", options.threshold, 0.05, 1, "J",
                "least Jaccard similarity of two texts' shingles to be copies")
        .results();
    table
        .count("--min-length", options.min_length_bytes, 0, 1000000, "BYTES",
               "shorter texts are copies only where they are equal")
        .results();
    table
        .choice("--across", options.across, {"posts", "accounts", "platforms"}, "WHAT",
                "what the posts of a group must differ in")
        .results();
    table
        .text("--window", options.window, "TIME",
              "copies count only within TIME of another, say 1h (default: any time)")
        .results();
    table
        .choice("--reposts", options.reposts, {"include", "exclude"}, "WHAT",
                "whether reposts take part")
        .results();
    table
        .text("--normalise", options.normalise, "LIST",
              "steps that undo disguise, comma-separated, see cahoots-dedupe(1)")
        .results();
    table
        .choice("--media", options.media, {"include", "exclude"}, "WHAT",
                "whether pictures and films are compared by their ids and hashes")
        .results();
    table
        .count("--media-radius", options.media_radius_bits, 0, 64, "BITS",
               "bits of 256 in which the hashes of like pictures may differ")
        .results();
    table.begin_group("Monitoring");
    table
        .file("--against", options.against,
              "match only against the groups or fingerprints in FILE, and answer at once")
        .results();
    table.file("--fingerprints", options.fingerprints,
               "write the groups to FILE so that others can match them without their texts");
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
