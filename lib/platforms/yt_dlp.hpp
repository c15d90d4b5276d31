#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// The .info.json files and -j/-J output of yt-dlp and youtube-dl: one video, or a playlist with
/// its entries; of any site. Source: yt-dlp, README, "Output template"; yt_dlp/extractor/common.py,
/// the fields of an info dictionary.
///
/// | native field                             | record field                                     |
/// |------------------------------------------|--------------------------------------------------|
/// | extractor_key                            | platform (Youtube… youtube, Twitter… x, …; else  |
/// |                                          | the key in lower case)                           |
/// | id                                       | uid; see below                                   |
/// | channel_id, uploader_id, uploader        | account_uid; see below                           |
/// | webpage_url                              | url                                              |
/// | timestamp, else upload_date (a day)      | created_at                                       |
/// | title, empty line, description           | text (the description alone where yt-dlp made the|
/// |                                          | title out of it)                                 |
/// | tags[], after the hashtags in the text   | hashtags (not of Bluesky: labels)                |
/// | thumbnail                                | media (url:…)                                    |
/// | like_, comment_, repost_, view_count     | likes, replies, reposts, views                   |
/// | epoch                                    | collected_at                                     |
/// | uploader_url, else channel_url (YouTube: | url of the account                               |
/// | channel_url first)                       |                                                  |
/// | channel_follower_count,                  | followers, verified of the account               |
/// | channel_is_verified                      |                                                  |
/// | comments[].id, .parent                   | uid; reply_to_uid, the video for "root"          |
/// | comments[].author_id, .author            | account_uid, account_handle (with @) or _name    |
/// | comments[].text, .timestamp, .like_count | text, created_at, likes                          |
/// | comments[]._time_text, .time_text        | created_at_precision_s                           |
///
/// Native account ids: YouTube channel_id; TikTok uploader (the username; uploader_id is a number
/// and channel the display name); Instagram and Facebook uploader_id (the number); X channel_id
/// (the number; uploader_id is the handle); Reddit uploader; Telegram channel_id (the name in
/// t.me/NAME: yt-dlp has no from_id); Bluesky channel_id (the did); others uploader_id, else
/// channel_id, channel_url, uploader_url. Native post ids are `id`, but of X display_id (id is that
/// of the video), of Reddit t3_ and display_id, of Telegram CHANNEL/NUMBER, of Bluesky the at-URI.
///
/// yt-dlp works the time of a YouTube comment out of "3 months ago": its precision is that unit,
/// or a year where the text is missing. A video or comment without its account, or with a time that
/// is none, is rejected. A playlist is no post; that of a YouTube channel is its account. Entries
/// that are links only (--flat-playlist) are passed over.
Format yt_dlp_format();

}  // namespace cahoots
