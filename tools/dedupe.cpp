// dedupe: copied text, exact and nearly so.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/duplicates.hpp"
#include "analysis/duplicates_batch.hpp"
#include "cli/case_reader.hpp"
#include "cli/tool.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {
namespace {

/// Hashtags travel through the engine as one string; U+001F stands in no hashtag.
constexpr char kSeparator = '\x1F';

struct DedupeOptions {
  double threshold = DuplicateOptions().threshold;
  std::uint64_t min_length_bytes = DuplicateOptions().min_length_bytes;
  std::string reposts = "include";
  std::string normalise = "all";
};

/// What one block of the stream adds.
struct DedupePart {
  std::unique_ptr<DuplicateBatch> batch;
};

std::string joined(const std::vector<Text>& words) {
  std::string out;
  for (const Text word : words) out.append(word).push_back(kSeparator);
  return out;
}

std::vector<Text> split(Text words) {
  std::vector<Text> out;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = words.find(kSeparator, begin);
    out.push_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void add_post(DuplicateFinder& finder, DedupePart& part, RecordView& record) {
  if (!part.batch) part.batch = std::make_unique<DuplicateBatch>(finder.make_batch());
  thread_local Post post;
  read_post(record, post);
  const std::string hashtags = joined(post.hashtags);
  part.batch->add({post.uid, post.account_uid, post.platform, post.text, post.created_at_s,
                   post.post_type, hashtags});
}

void emit_groups(ToolContext& context, const DuplicateFinder& finder,
                 const DuplicateResult& result) {
  std::string lines;
  for (const Duplicate& duplicate : result.duplicates) {
    const DuplicatePost post = finder.post(duplicate.post);
    DuplicateRecord record;
    record.post_uid = post.uid;
    record.account_uid = post.account_uid;
    record.platform = post.platform;
    record.post_type = post.post_type;
    record.created_at_s = post.created_at_s;
    record.hashtags = split(post.payload);
    record.group_uid = finder.post(result.groups[duplicate.group].first_post).uid;
    record.kind = duplicate.kind == DuplicateKind::exact ? "exact" : "near";
    record.similarity = duplicate.similarity;
    lines.clear();
    append_duplicate(lines, record);
    context.emit("duplicate", lines);
  }
  for (const DuplicateGroup& group : result.groups) {
    DuplicateGroupRecord record;
    record.group_uid = finder.post(group.first_post).uid;
    record.n_posts = group.n_posts;
    record.n_accounts = group.n_accounts;
    record.n_platforms = group.n_platforms;
    record.first_at_s = group.first_at_s;
    record.last_at_s = group.last_at_s;
    record.text = group.text;
    record.template_text = group.template_text;
    record.commonness = group.commonness;
    lines.clear();
    append_duplicate_group(lines, record);
    context.emit("duplicate_group", lines);
  }
}

void work(ToolContext& context, const DedupeOptions& options) {
  DuplicateOptions engine;
  engine.threshold = options.threshold;
  engine.min_length_bytes = options.min_length_bytes;
  engine.includes_reposts = options.reposts == "include";
  engine.steps = parse_normalise_steps(options.normalise);
  engine.threads = context.threads();
  engine.memory_bytes = context.options().memory_bytes;
  DuplicateFinder finder(engine);
  read_case_stream<DedupePart>(
      context,
      [&](DedupePart& part, std::string_view type, RecordView& record) {
        if (type == "post") add_post(finder, part, record);
      },
      [&](DedupePart& part) {
        if (part.batch) finder.merge(*part.batch);
      });
  context.progress().step("looking for copies");
  const DuplicateResult result = finder.find();
  emit_groups(context, finder, result);
  if (result.counts.n_skipped_pairs > 0) {
    context.note(fmt::format("{} candidate pairs were passed over: too many texts alike by chance",
                             result.counts.n_skipped_pairs));
  }
  context.detail(fmt::format("{} posts, {} distinct texts, {} groups", result.counts.n_posts,
                             result.counts.n_distinct_texts, result.groups.size()));
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
  };
  info.emits = {"duplicate", "duplicate_group"};
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
        .choice("--reposts", options.reposts, {"include", "exclude"}, "WHAT",
                "whether reposts take part")
        .results();
    table
        .text("--normalise", options.normalise, "LIST",
              "steps that undo disguise, comma-separated, see cahoots-dedupe(1)")
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
