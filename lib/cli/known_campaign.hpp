#pragma once

#include <string>

#include "analysis/duplicates/finder.hpp"
#include "analysis/duplicates/known_media.hpp"
#include "analysis/duplicates/known_texts.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// What a known campaign said and showed, as `--against` has it.
struct KnownCampaign {
  explicit KnownCampaign(const DuplicateOptions& options)
      : texts(options), media(options.media_radius_bits) {}
  KnownTexts texts;
  KnownMedia media;
};

/// Reads the `duplicate_group` and `fingerprint` records of a file, compressed or not, into
/// `campaign`, which is then ready to be matched against; other types are passed over. The file is
/// entered in the run record as an auxiliary one. Lines that are no record, and groups that are
/// malformed, are rejects. Streams: nothing is held but the groups.
///
/// Throws UsageError where fingerprints were made by other steps than `options.steps`, or in a way
/// that this version does not know; DataError where nothing in the file can be matched against;
/// IoError where it cannot be read to its end.
void read_known_campaign(ToolContext& context, const std::string& path,
                         const DuplicateOptions& options, KnownCampaign& campaign);

}  // namespace cahoots
