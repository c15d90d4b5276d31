#include "cli/compat_reader.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "analysis/peers/coortweet.hpp"
#include "analysis/peers/objects.hpp"
#include "base/hash.hpp"
#include "base/text_arena.hpp"
#include "cli/case_reader.hpp"
#include "cli/trace_reader.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

struct CompatPost {
  TracePost post;
  std::size_t n_objects = 0;
};

struct CompatObject {
  Channel channel;
  Text object;
};

/// What one block of the stream holds, in memory of its own.
struct CompatPart {
  TextArena arena;
  std::vector<CompatPost> posts;
  std::vector<CompatObject> objects;  ///< post by post
};

void visit_compat_post(CompatPart& part, RecordView& record, Peer peer,
                       const std::vector<Channel>& channels) {
  thread_local Post post;
  thread_local std::vector<Text> found;
  read_post(record, post);
  if (post.uid.empty() || post.account_uid.empty()) return;
  CompatPost out;
  out.post = {part.arena.keep(post.uid), part.arena.keep(post.account_uid), post.created_at_s,
              post.created_at_precision_s.value_or(1), 0};
  for (const Channel channel : channels) {
    found.clear();
    add_peer_objects(peer, channel, post, part.arena, found);
    for (const Text object : found) part.objects.push_back({channel, part.arena.keep(object)});
    out.n_objects += found.size();
  }
  part.posts.push_back(out);
}

void merge_compat_part(CoactionBuilder& builder, const CompatPart& part) {
  std::size_t next_object = 0;
  for (const CompatPost& post : part.posts) {
    const std::uint32_t number = builder.add_post(post.post);
    for (std::size_t i = 0; i < post.n_objects; ++i, ++next_object) {
      builder.add_trace(part.objects[next_object].channel, number,
                        part.objects[next_object].object);
    }
  }
}

}  // namespace

CoactionData read_compat_posts(ToolContext& context, Peer peer,
                               const std::vector<Channel>& channels) {
  CoactionBuilder builder(context.storage());
  read_case_stream<CompatPart>(
      context,
      [&](CompatPart& part, std::string_view type, RecordView& record) {
        if (type == "post") visit_compat_post(part, record, peer, channels);
      },
      [&](CompatPart& part) { merge_compat_part(builder, part); });
  return builder.finish();
}

TraceTable take_compat_rows(CoactionData& data, Peer peer, Channel channel) {
  const bool needs_names = peer == Peer::coortweet && channel == Channel::repost;
  NamedTraces traces =
      data.take_traces(channel, needs_names ? ObjectNames::all : ObjectNames::linking);
  if (!needs_names) return std::move(traces.table);
  std::unordered_set<std::string, SaltedHash> objects;
  traces.names.for_each([&](std::uint32_t, std::string_view object) { objects.emplace(object); });
  std::vector<bool> is_object(data.posts().size(), false);
  data.post_uids().for_each([&](std::uint32_t post, std::string_view uid) {
    is_object[post] = objects.contains(std::string(uid));
  });
  add_original_rows(data.posts(), is_object, traces.table);
  return std::move(traces.table);
}

}  // namespace cahoots
