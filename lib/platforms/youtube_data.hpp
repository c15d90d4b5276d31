#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// YouTube Data API v3: list responses (videos, channels, commentThreads, comments, search,
/// playlistItems), or their items one a line. Source: Google for Developers, YouTube Data API
/// reference, "Resource types": video, channel, commentThread, comment, search result,
/// playlistItem.
///
/// | native field                                  | record field                             |
/// |-----------------------------------------------|------------------------------------------|
/// | video: id; snippet.channelId, .channelTitle   | uid; account_uid, account_name           |
/// | snippet.publishedAt                           | created_at                               |
/// | snippet.title, .description                   | text (title, empty line, description)    |
/// | snippet.tags[], after the hashtags in the text| hashtags                                 |
/// | snippet.defaultLanguage (of title and text)   | lang                                     |
/// | statistics.viewCount, likeCount, commentCount | views, likes, replies                    |
/// | comment: id; snippet.authorChannelId.value    | uid; account_uid                         |
/// | snippet.authorDisplayName                     | account_handle where it has an @, else   |
/// |                                               | account_name                             |
/// | snippet.textOriginal, else .textDisplay       | text (textDisplay: without its HTML; its |
/// |                                               | links are urls)                          |
/// | snippet.videoId (of the thread, if need be)   | conversation_uid                         |
/// | snippet.parentId                              | reply_to_uid (else the video)            |
/// | snippet.likeCount; totalReplyCount of a thread| likes; replies                           |
/// | channel: id; snippet.title, .description      | account: uid; name, bio                  |
/// | snippet.customUrl, .country, .thumbnails      | handle, location, avatar                 |
/// | statistics.subscriberCount, .videoCount       | followers (null where it is hidden),posts|
/// | playlistItem: snippet.resourceId.videoId,     | uid, account_uid, created_at of the      |
/// | .videoOwnerChannelId, contentDetails          | video                                    |
/// | .videoPublishedAt                             |                                          |
///
/// Search results hold the start of a description only, and titles with `&`, `"` and `'` escaped
/// (undone here): where the same videos were asked for with videos.list, ingest that. Playlists and
/// resources of other kinds, and items whose video is private or deleted, are passed over. Without
/// a snippet, an id or a channel, or with a publishedAt that is no time, an item is rejected; so is
/// an error of the API. Of a channel a damaged publishedAt is null.
Format youtube_data_format();

}  // namespace cahoots
