#include "cli/known_campaign.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "io/line_block.hpp"
#include "records/findings.hpp"
#include "records/fingerprint.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

std::optional<std::string> owned(Text text) {
  if (!is_known(text)) return std::nullopt;
  return std::string(text);
}

/// One reading of the file.
class KnownReading {
 public:
  KnownReading(ToolContext& context, const DuplicateOptions& options, KnownCampaign& campaign)
      : context_(context),
        options_(options),
        steps_(to_string(options.steps)),
        campaign_(campaign) {}

  void read(const std::string& path) {
    Input input(path);
    const std::string file = context_.evidence_names().name_of(path);
    while (input.next_member()) {
      name_ = input.member_name().empty() ? file : file + "/" + input.member_name();
      LineBlockReader reader(input, 0, context_.options().max_record_bytes);
      while (const auto block = reader.next()) read_block(*block);
    }
    FileDigest digest = input.finish();
    digest.name = context_.name_in_data(file);
    context_.run().auxiliary.push_back(std::move(digest));
    finish(file);
  }

 private:
  void read_block(const LineBlock& block) {
    position_ = block.begin;
    if (block.overlong_bytes > 0) {
      const std::size_t n_kept =
          std::min<std::size_t>(block.overlong_bytes, LineBlockReader::kOverlongKeptBytes);
      return reject("a line longer than --max-record allows", block.bytes.substr(0, n_kept));
    }
    for (std::string_view rest = block.lines(); !rest.empty();) {
      const std::size_t size_bytes = rest.find('\n');
      read_line(rest.substr(0, size_bytes));
      rest.remove_prefix(size_bytes + 1);
      position_.line += 1;
      position_.offset_bytes += size_bytes + 1;
    }
  }

  void read_line(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    auto record = parser_.parse(line);
    if (!record) return reject(parser_.error().message, line, parser_.error().column);
    const Text type = record->text("type");
    if (!is_known(type)) return reject("a record without a \"type\"", line);
    if (type == "duplicate_group") take_group(*record, line);
    if (type == "fingerprint") take_fingerprint(*record, line);
  }

  void take_group(RecordView& record, std::string_view line) {
    const DuplicateGroupRecord read = read_duplicate_group(record);
    if (!is_known(read.group_uid)) return reject("duplicate_group: no \"group_uid\"", line);
    if (!(read.commonness >= 0 && read.commonness <= 1))
      return reject("duplicate_group: \"commonness\" is not a number from 0 to 1", line);
    KnownGroup group;
    group.group_uid = read.group_uid;
    group.core_post_uid = owned(read.core_post_uid);
    group.text = owned(read.text);
    group.template_text = owned(read.template_text);
    group.commonness = read.commonness;
    group.information_bits = read.information_bits;
    if (read.kind == "media") {
      take_medium(std::move(group), read.text, line);
    } else if (campaign_.texts.add_text(std::move(group))) {
      ++n_texts_;
    } else {
      ++n_without_text_;
    }
  }

  void take_fingerprint(RecordView& record, std::string_view line) {
    FingerprintRecord read;
    std::string complaint = read_fingerprint(record, read);
    if (!complaint.empty()) return reject(std::move(complaint), line);
    KnownGroup group;
    group.group_uid = read.group_uid;
    group.core_post_uid = owned(read.core_post_uid);
    group.commonness = read.commonness;
    group.information_bits = read.information_bits;
    if (is_known(read.medium)) {
      group.text = owned(read.medium);
      return take_medium(std::move(group), read.medium, line);
    }
    require_same_making(read);
    TextFingerprint lanes;
    std::copy(read.lanes.begin(), read.lanes.end(), lanes.begin());
    campaign_.texts.add_fingerprint(std::move(group), *read.hash, lanes,
                                    static_cast<std::size_t>(read.n_shingles.value_or(0)));
    ++n_fingerprints_;
  }

  void take_medium(KnownGroup group, Text medium, std::string_view line) {
    if (!options_.includes_media) return;
    switch (campaign_.media.add(std::move(group), medium)) {
      case MediaKind::unusable:
        return reject("a group of media whose medium is none that dedupe knows", line);
      case MediaKind::flat:
        ++n_flat_media_;
        return;
      default:
        ++n_media_;
    }
  }

  void require_same_making(const FingerprintRecord& read) const {
    if (read.scheme != kFingerprintScheme) {
      throw UsageError(fmt::format(
          "{}:{}: a fingerprint of scheme {}, but this version compares those of {}; ask for a "
          "file that was made by this version",
          name_, position_.line, read.scheme, kFingerprintScheme));
    }
    if (read.normalise != steps_) {
      throw UsageError(fmt::format(
          "{0}:{1}: a fingerprint of texts normalised by {2}, but the posts would be by {3}; "
          "match it with --normalise {2}",
          name_, position_.line, read.normalise, steps_));
    }
  }

  void reject(std::string error, std::string_view raw, std::uint64_t column = 1) {
    context_.reject({position_, column, std::move(error), std::string(raw)}, name_);
  }

  void finish(const std::string& file) {
    if (n_without_text_ > 0) {
      context_.note(fmt::format("{} known groups have no text to match with", n_without_text_));
    }
    if (n_flat_media_ > 0) {
      context_.note(
          fmt::format("{} known media are blank pictures, which match nothing", n_flat_media_));
    }
    if (n_texts_ + n_fingerprints_ + n_media_ == 0) {
      throw DataError(fmt::format(
          "{}: no group in it to match against; make some with `dedupe --only duplicate_group`, "
          "or with `dedupe --fingerprints FILE`",
          file));
    }
    context_.detail(fmt::format("against {} known texts, {} fingerprints and {} media", n_texts_,
                                n_fingerprints_, n_media_));
    campaign_.texts.finish();
    campaign_.media.finish();
  }

  ToolContext& context_;
  const DuplicateOptions& options_;
  std::string steps_;
  KnownCampaign& campaign_;
  RecordParser parser_;
  std::string name_;
  SourcePosition position_;
  std::uint64_t n_texts_ = 0;
  std::uint64_t n_fingerprints_ = 0;
  std::uint64_t n_media_ = 0;
  std::uint64_t n_without_text_ = 0;
  std::uint64_t n_flat_media_ = 0;
};

}  // namespace

void read_known_campaign(ToolContext& context, const std::string& path,
                         const DuplicateOptions& options, KnownCampaign& campaign) {
  KnownReading(context, options, campaign).read(path);
}

}  // namespace cahoots
