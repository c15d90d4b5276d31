#include "cli/duplicate_output.hpp"

#include <fmt/format.h>

#include "analysis/duplicates/known_texts.hpp"
#include "cli/duplicate_posts.hpp"
#include "records/findings.hpp"
#include "records/fingerprint.hpp"
#include "text/shingles.hpp"

namespace cahoots {
namespace {

Text name_of(DuplicateKind kind) {
  switch (kind) {
    case DuplicateKind::exact:
      return "exact";
    case DuplicateKind::near:
      return "near";
    default:
      return "media";
  }
}

Text kind_of(const DuplicateGroup& group) {
  return group.is_media ? "media" : "text";
}

}  // namespace

void append_duplicate(std::string& line, const Duplicate& duplicate) {
  DuplicateRecord record;
  record.post_uid = duplicate.post.uid;
  record.account_uid = duplicate.post.account_uid;
  record.platform = duplicate.post.platform;
  record.post_type = duplicate.post.post_type;
  record.created_at_s = duplicate.post.created_at_s;
  record.hashtags = hashtags_of(duplicate.post.payload);
  record.group_uid = duplicate.group_uid;
  record.kind = name_of(duplicate.kind);
  record.similarity = duplicate.similarity;
  record.core_post_uid = duplicate.core_post_uid;
  append_duplicate(line, record);
}

void append_duplicate_group(std::string& line, const DuplicateGroup& group) {
  DuplicateGroupRecord record;
  record.group_uid = group.group_uid;
  record.kind = kind_of(group);
  record.core_post_uid = group.core_post_uid;
  record.n_posts = group.n_posts;
  record.n_accounts = group.n_accounts;
  record.n_platforms = group.n_platforms;
  record.n_texts = group.n_texts;
  record.first_at_s = group.first_at_s;
  record.last_at_s = group.last_at_s;
  record.text = group.text;
  record.template_text = group.template_text;
  record.commonness = group.commonness;
  record.information_bits = group.information_bits;
  append_duplicate_group(line, record);
}

void emit_duplicates(ToolContext& context, DuplicateFinder& finder) {
  std::string line;
  finder.for_each_duplicate([&](const Duplicate& duplicate) {
    line.clear();
    append_duplicate(line, duplicate);
    context.emit("duplicate", line);
  });
  finder.for_each_group([&](const DuplicateGroup& group) {
    line.clear();
    append_duplicate_group(line, group);
    context.emit("duplicate_group", line);
  });
}

void report_counts(ToolContext& context, const DuplicateCounts& counts) {
  if (counts.n_skipped_pairs > 0) {
    context.note(fmt::format("{} candidate pairs were passed over: too many texts alike by chance",
                             counts.n_skipped_pairs));
  }
  if (counts.n_flat_media > 0) {
    context.note(
        fmt::format("{} perceptual hashes of blank pictures were left out", counts.n_flat_media));
  }
  if (counts.n_outside_window > 0) {
    context.detail(
        fmt::format("{} posts had no copy within --window and --across", counts.n_outside_window));
  }
  context.detail(
      fmt::format("{} posts, {} distinct texts, {} like another, {} pairs compared, "
                  "{} groups, {} MiB on disk",
                  counts.n_posts, counts.n_distinct_texts, counts.n_candidate_texts,
                  counts.n_verified_pairs, counts.n_groups, counts.spilled_bytes >> 20));
}

FingerprintFile::FingerprintFile(const std::string& path, bool may_replace,
                                 const DuplicateOptions& options)
    : output_(path, may_replace),
      normaliser_(options.steps),
      steps_(to_string(options.steps)),
      min_length_bytes_(options.min_length_bytes) {}

void FingerprintFile::add(const DuplicateGroup& group) {
  FingerprintRecord record;
  record.group_uid = group.group_uid;
  record.core_post_uid = group.core_post_uid;
  record.kind = kind_of(group);
  if (group.is_media) {
    record.medium = group.text;
  } else {
    const std::string_view normalised = normaliser_.normalise(group.text);
    if (normalised.size() < min_length_bytes_) {
      ++n_left_out_;
      return;
    }
    const TextFingerprint lanes = fingerprint_lanes(normalised);
    ShingleSet set;
    set.assign(normalised);
    record.normalise = steps_;
    record.scheme = kFingerprintScheme;
    record.hash = hash128(normalised);
    record.lanes.assign(lanes.begin(), lanes.end());
    record.n_shingles = set.size();
    record.information_bits = group.information_bits;
  }
  record.n_posts = group.n_posts;
  record.n_accounts = group.n_accounts;
  record.n_platforms = group.n_platforms;
  record.first_at_s = group.first_at_s;
  record.last_at_s = group.last_at_s;
  record.commonness = group.commonness;
  line_.clear();
  append_fingerprint(line_, record);
  output_.write(line_);
}

void write_duplicates(ToolContext& context, DuplicateFinder& finder, const DuplicateCounts& counts,
                      FingerprintFile* fingerprints) {
  if (fingerprints != nullptr) {
    finder.for_each_group([&](const DuplicateGroup& group) { fingerprints->add(group); });
    fingerprints->close();
    if (fingerprints->n_left_out() > 0) {
      context.message(fmt::format(
          "groups without a fingerprint, their texts being shorter than --min-length: {}",
          fingerprints->n_left_out()));
    }
  }
  emit_duplicates(context, finder);
  report_counts(context, counts);
}

}  // namespace cahoots
