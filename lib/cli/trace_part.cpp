#include "cli/trace_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "analysis/coaction/profile_objects.hpp"
#include "analysis/duplicates/media_rows.hpp"
#include "base/hash.hpp"
#include "records/findings.hpp"
#include "records/post_record.hpp"
#include "url/domain.hpp"

namespace cahoots {
namespace {

/// A `duplicate` record does not say how precise its time is; its `post`, if there, does, and the
/// finer of the two stands.
constexpr std::int64_t kUnknownPrecision_s = 86400;

/// The site of a link, or "" where it leads to none: a short link hides it, and a pseudonym stands
/// at a host of its own.
Text site_of(Text url_key, bool is_shortened) {
  const Text host = host_of_url_key(url_key);
  if (is_shortened || host.ends_with(".invalid")) return {};
  return registrable_domain(host).value_or(host);
}

}  // namespace

double multiplier_of(const PartGroup& group) {
  return 1 - std::clamp(group.commonness, 0.0, 1.0);
}

std::vector<Channel> channels_of(const PartGroup& group) {
  if (group.commonness <= 0) return {};
  if (group.is_media) return {Channel::media};
  return {Channel::text, Channel::text_reuse, Channel::repost};
}

std::vector<Text> TracePart::kept(const std::vector<Text>& texts) {
  std::vector<Text> out;
  out.reserve(texts.size());
  for (const Text text : texts) out.push_back(arena_.keep(text));
  return out;
}

void TracePart::visit(std::string_view type, RecordView& record, const ChannelSet& channels) {
  if (type == "post") visit_post(record, channels);
  if (type == "account") visit_account(record, channels);
  if (type == "duplicate") visit_duplicate(record, channels);
  if (type == "duplicate_group") visit_group(record);
}

void TracePart::visit_post(RecordView& record, const ChannelSet& channels) {
  thread_local Post post;
  read_post(record, post);
  if (post.uid.empty() || post.account_uid.empty()) return;
  PartPost out;
  out.post = {arena_.keep(post.uid), arena_.keep(post.account_uid), post.created_at_s,
              post.created_at_precision_s.value_or(1), 0};
  out.hashtags = kept(post.hashtags);
  if (post.post_type == PostType::repost) {
    if (!post.repost_of_uid.empty()) {
      out.post.marks = kNamesRepost;
      if (has_channel(channels, Channel::repost)) {
        out.traces.push_back({Channel::repost, arena_.keep(post.repost_of_uid)});
      }
    }
  } else {
    add_traces(post, channels, out);
  }
  if (has_channel(channels, Channel::rare_hashtag)) {
    for (const Text hashtag : out.hashtags) out.traces.push_back({Channel::rare_hashtag, hashtag});
  }
  if (has_channel(channels, Channel::persona)) add_names(post);
  posts_.push_back(std::move(out));
}

void TracePart::add_traces(const Post& post, const ChannelSet& channels, PartPost& out) {
  const auto add_all = [&](Channel channel, const std::vector<Text>& objects) {
    if (!has_channel(channels, channel)) return;
    for (const Text object : objects) out.traces.push_back({channel, arena_.keep(object)});
  };
  const auto add_known = [&](Channel channel, Text object) {
    if (object.empty() || !has_channel(channels, channel)) return;
    out.traces.push_back({channel, arena_.keep(object)});
  };
  add_all(Channel::url, post.url_keys);
  add_all(Channel::hashtag, post.hashtags);
  add_all(Channel::mention, post.mentions);
  add_known(Channel::reply, post.reply_to_uid);
  add_known(Channel::quote, post.quote_of_uid);
  if (post.hashtags.size() >= kShortestHashtagSequence) {
    add_known(Channel::hashtag_sequence, fmt::format("{}", fmt::join(post.hashtags, " ")));
  }
  if (has_channel(channels, Channel::domain)) add_domains(post, out);
  if (has_channel(channels, Channel::media)) add_media(post, out);
}

void TracePart::add_domains(const Post& post, PartPost& out) {
  for (std::size_t i = 0; i < post.url_keys.size(); ++i) {
    const bool is_shortened = i < post.url_shortened.size() && post.url_shortened[i];
    const Text site = site_of(post.url_keys[i], is_shortened);
    if (!site.empty()) out.traces.push_back({Channel::domain, arena_.keep(site)});
  }
}

void TracePart::add_media(const Post& post, PartPost& out) {
  for (const Text medium : post.media) {
    const MediaKind kind = media_kind_of(medium);
    if (kind == MediaKind::unusable || kind == MediaKind::flat) continue;
    // Platforms count their ids apart: the same number is another picture elsewhere.
    const Text name =
        medium.starts_with("id:") ? arena_.join({post.platform, " ", medium}) : arena_.keep(medium);
    out.traces.push_back({Channel::media, name, kInMediaGroup});
  }
}

void TracePart::add_names(const Post& post) {
  if (post.account_handle.empty() && post.account_name.empty()) return;
  const std::uint64_t hash =
      hash64(post.account_name, hash64(post.account_handle, hash64(post.account_uid)));
  if (!known_names_.insert(hash).second) return;
  names_.push_back({arena_.keep(post.account_uid), arena_.keep(post.account_handle),
                    arena_.keep(post.account_name)});
}

void TracePart::visit_account(RecordView& record, const ChannelSet& channels) {
  const bool has_persona = has_channel(channels, Channel::persona);
  if (!has_persona && !has_channel(channels, Channel::creation)) return;
  const Account account = read_account(record);
  if (account.uid.empty()) return;
  PartProfile out;
  out.uid = arena_.keep(account.uid);
  out.created_at_s = account.created_at_s;
  out.precision_s = account.created_at_precision_s.value_or(1);
  if (has_persona) {
    for (const std::string& object : profile_objects().of(
             {account.handle, account.name, account.bio, account.url, account.avatar})) {
      out.objects.push_back(arena_.keep(object));
    }
  }
  profiles_.push_back(std::move(out));
}

void TracePart::visit_duplicate(RecordView& record, const ChannelSet& channels) {
  const DuplicateRecord duplicate = read_duplicate(record);
  if (duplicate.post_uid.empty() || duplicate.account_uid.empty()) return;
  const bool is_repost = duplicate.post_type == PostType::repost;
  const bool is_media = duplicate.kind == "media";
  const Channel channel = is_media ? Channel::media : is_repost ? Channel::repost : Channel::text;
  PartDuplicate out;
  out.post = {arena_.keep(duplicate.post_uid), arena_.keep(duplicate.account_uid),
              duplicate.created_at_s, kUnknownPrecision_s, 0};
  const bool is_repeated_picture = is_media && is_repost;
  if (!is_repeated_picture && has_channel(channels, channel)) out.channel = channel;
  if (out.channel == Channel::media) out.post.marks = kInMediaGroup;
  out.is_reuse = channel == Channel::text && has_channel(channels, Channel::text_reuse);
  out.hashtags = kept(duplicate.hashtags);
  out.group_uid = arena_.keep(duplicate.group_uid);
  duplicates_.push_back(std::move(out));
}

void TracePart::visit_group(RecordView& record) {
  const DuplicateGroupRecord group = read_duplicate_group(record);
  groups_.push_back({arena_.keep(group.group_uid), group.kind == "media", group.commonness});
}

}  // namespace cahoots
