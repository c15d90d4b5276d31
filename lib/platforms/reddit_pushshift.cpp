#include "platforms/reddit_pushshift.hpp"

#include "platforms/reddit_thing.hpp"

namespace cahoots {
namespace {

bool is_archived_thing(RecordView& record) {
  const bool has_frame = record.has("author") && record.has("created_utc") && record.has("id");
  return has_frame && (record.has("title") || (record.has("body") && record.has("link_id")));
}

void add_archived_thing(RecordView& thing, RecordBatch& batch) {
  const bool is_comment = thing.has("body");
  add_reddit_thing(thing, is_comment ? RedditKind::comment : RedditKind::submission, batch);
}

}  // namespace

Format reddit_pushshift_format() {
  Format format;
  format.name = "reddit-pushshift";
  format.platform = "reddit";
  format.description = "Pushshift and Arctic Shift: submissions and comments (JSON Lines)";
  format.source = "Baumgartner et al. 2020, The Pushshift Reddit Dataset";
  format.fixture = "reddit_pushshift.jsonl";
  format.recognises = [](RecordView& first) {
    if (is_archived_thing(first)) return true;
    for (RecordView& thing : first.objects("data")) {
      if (is_archived_thing(thing)) return true;
    }
    return false;
  };
  format.parse = [](RecordView& record, RecordBatch& batch) {
    if (!record.has("data")) return add_archived_thing(record, batch);
    for (RecordView& thing : record.objects("data")) add_archived_thing(thing, batch);
  };
  return format;
}

}  // namespace cahoots
