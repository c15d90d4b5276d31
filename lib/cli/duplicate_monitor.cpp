#include "cli/duplicate_monitor.hpp"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "analysis/duplicates/known_tally.hpp"
#include "cli/case_reader.hpp"
#include "cli/duplicate_output.hpp"
#include "cli/duplicate_posts.hpp"
#include "cli/known_campaign.hpp"

namespace cahoots {
namespace {

/// Matches the posts of one block, on any thread.
class BlockMatcher {
 public:
  BlockMatcher(const KnownCampaign& campaign, const DuplicateOptions& options)
      : campaign_(campaign), options_(options), texts_(campaign.texts) {}

  /// Appends the answers to a post.
  void answer(RecordView& record, std::string& answers) {
    const DuplicatePost post = reader_.read(record);
    if (post.post_type == PostType::repost && !options_.includes_reposts) return;
    ++counts_.n_posts;
    if (const auto match = texts_.match(post.text)) {
      const KnownText& core = campaign_.texts.cores()[match->core];
      const DuplicateKind kind = match->is_equal ? DuplicateKind::exact : DuplicateKind::near;
      report(post, *match, core.group, kind, answers);
      see(post, *match, false, texts_.hash().low);
    }
    if (options_.includes_media) answer_media(post, answers);
  }

  const std::vector<KnownSighting>& sightings() const { return sightings_; }
  DuplicateCounts counts() const {
    DuplicateCounts counts = counts_;
    counts.n_skipped_pairs = texts_.n_skipped_pairs();
    return counts;
  }

 private:
  void answer_media(const DuplicatePost& post, std::string& answers) {
    for (const Text medium : post.media) {
      if (media_kind_of(medium) == MediaKind::flat) ++counts_.n_flat_media;
    }
    Text matched;
    const auto match = campaign_.media.match(post.media, matched);
    if (!match) return;
    report(post, *match, campaign_.media.cores()[match->core].group, DuplicateKind::media, answers);
    see(post, *match, true, hash64(matched));
  }

  void report(const DuplicatePost& post, const KnownMatch& match, const KnownGroup& group,
              DuplicateKind kind, std::string& answers) {
    ++counts_.n_duplicates;
    append_duplicate(answers,
                     {post, group.group_uid, kind, match.similarity, text_of(group.core_post_uid)});
  }

  void see(const DuplicatePost& post, const KnownMatch& match, bool is_media,
           std::uint64_t text_hash) {
    sightings_.push_back({is_media, match.group, hash64(post.uid), hash64(post.account_uid),
                          hash64(post.platform), text_hash, post.created_at_s});
  }

  const KnownCampaign& campaign_;
  const DuplicateOptions& options_;
  KnownTextMatcher texts_;
  DuplicatePostReader reader_;
  std::vector<KnownSighting> sightings_;
  DuplicateCounts counts_;
};

/// What one block of the stream adds.
struct MonitorPart {
  std::optional<BlockMatcher> matcher;
};

void report_monitoring(ToolContext& context, const DuplicateCounts& counts, std::uint64_t n_known) {
  if (counts.n_skipped_pairs > 0) {
    context.note(fmt::format("{} candidate pairs were passed over: too many known texts alike",
                             counts.n_skipped_pairs));
  }
  if (counts.n_flat_media > 0) {
    context.note(
        fmt::format("{} perceptual hashes of blank pictures were left out", counts.n_flat_media));
  }
  context.detail(fmt::format("{} posts, {} matches with {} of {} known texts and media",
                             counts.n_posts, counts.n_duplicates, counts.n_groups, n_known));
}

}  // namespace

void monitor_duplicates(ToolContext& context, const DuplicateOptions& options,
                        const std::string& known_path) {
  KnownCampaign campaign(options);
  read_known_campaign(context, known_path, options, campaign);
  KnownTally tally(campaign.texts, campaign.media);
  DuplicateCounts counts;
  answer_case_stream<MonitorPart>(
      context, "duplicate",
      [&](MonitorPart& part, std::string_view type, RecordView& record, std::string& answers) {
        if (type != "post") return;
        if (!part.matcher) part.matcher.emplace(campaign, options);
        part.matcher->answer(record, answers);
      },
      [&](MonitorPart& part) {
        if (!part.matcher) return;
        for (const KnownSighting& sighting : part.matcher->sightings()) tally.add(sighting);
        const DuplicateCounts added = part.matcher->counts();
        counts.n_posts += added.n_posts;
        counts.n_duplicates += added.n_duplicates;
        counts.n_flat_media += added.n_flat_media;
        counts.n_skipped_pairs += added.n_skipped_pairs;
      });
  counts.n_groups = tally.n_groups();
  std::string line;
  tally.for_each_group([&](const DuplicateGroup& group) {
    line.clear();
    append_duplicate_group(line, group);
    context.emit("duplicate_group", line);
  });
  report_monitoring(context, counts, campaign.texts.cores().size() + campaign.media.cores().size());
}

}  // namespace cahoots
