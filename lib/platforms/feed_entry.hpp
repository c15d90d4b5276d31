#pragma once

#include <string_view>
#include <vector>

#include "base/text_arena.hpp"
#include "platforms/record_batch.hpp"
#include "records/post.hpp"

namespace cahoots {

/// One entry of a feed (RSS, Atom, JSON Feed), as its format gives it; what all feeds share:
///
/// | host of the link, else of the feed       | platform    |
/// |------------------------------------------|-------------|
/// | medium.com and below                     | medium      |
/// | NAME.blogspot.TLD, blogger.com and below | blogspot    |
/// | livejournal.com and below                | livejournal |
/// | tumblr.com and below                     | tumblr      |
/// | wordpress.com and below                  | wordpress   |
/// | youtube.com and below                    | youtube     |
/// | reddit.com and below                     | reddit      |
/// | any other (own domains, Mastodon, …)     | web         |
///
/// uid: the platform and the id of the entry (guid, id), else its link. An id that is no URI is
/// unique within its feed only, so the host stands before it: `web:HOST/ID`. Account: native id
/// where the feed has one; else the author's URI; else `NAME@HOST`, since a bare name (`admin`) is
/// another person's elsewhere; else the address of the feed.
/// Text: title, empty line, body as plain text; a title with which the body begins is not repeated.
struct FeedEntry {
  Text id;
  Text link;
  Text title;       ///< plain
  Text body;        ///< plain
  Text native_id;   ///< of the post, where the platform has one that its other exports use
  Text account_id;  ///< likewise of the account
  Text author_uri;
  Text author_name;
  Text feed_url;
  Text parent_id;               ///< id of the entry that is answered
  Text written;                 ///< the time, as it is written
  std::string_view time_field;  ///< what the field is called
  Text platform;                ///< where the format knows better than the table
  Post post;                    ///< hashtags, urls, media, counters, lang
};

/// The platform of a web address by the table above.
std::string_view feed_platform(Text url);
/// The host of a web address, in normal form; unknown where it has none.
Text feed_host(Text url, TextArena& arena);
/// HTML as plain text; its links are added to `urls`, its images and players to `media`.
Text feed_plain(Text html, Post& post, TextArena& arena);
/// HTML as plain text, and nothing of its links.
Text feed_title(Text html, TextArena& arena);
/// Adds a category as a hashtag, unless it is the one that says there is none.
void add_feed_tag(Text category, Post& post);
/// Adds `url:…` where it is a web address.
void add_feed_media(Text url, Post& post, TextArena& arena);
/// Completes the post and adds it. An entry with neither id nor link, without anything that names
/// its account, or with a time that is no time is rejected.
void add_feed_entry(FeedEntry& entry, RecordBatch& batch);

}  // namespace cahoots
