#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// CrowdTangle (until August 2024): pages of the API, and CSV exports of lists, searches and
/// historical data, of Facebook and Instagram. Sources: CrowdTangle/API wiki, "Post", "Posts",
/// "Account", "Errors"; the columns as 4CAT (datasources/upload) and PolMine's fb (historical
/// reports) list them.
///
/// | API: result.posts[]                    | record field                                       |
/// |----------------------------------------|----------------------------------------------------|
/// | platform                               | platform; others than Facebook, Instagram: rejected|
/// | platformId (PAGE_POST)                 | uid; Instagram: the short code in postUrl          |
/// | account.platformId, else in platformId | account_uid                                        |
/// | account.handle, .name, …               | account_handle, account_name, the account record   |
/// | account.subscriberCount                | followers of the account record                    |
/// | date, updated                          | created_at, collected_at (both UTC)                |
/// | message; Instagram: else description   | text                                               |
/// | expandedLinks[].expanded, else link    | urls, but not the post's own address               |
/// | postUrl                                | url                                                |
/// | media[].full, else .url                | media (url:…)                                      |
/// | statistics.actual.likeCount, favoriteCount | likes                                          |
/// | …commentCount, shareCount              | replies, reposts                                   |
///
/// | CSV column                             | record field                                       |
/// |----------------------------------------|----------------------------------------------------|
/// | Facebook Id + last part of URL         | account_uid, uid (PAGE_POST, as in the API)        |
/// | User Name (Instagram)                  | account_uid `instagram:@name`: no id is given      |
/// | last part of URL (Instagram)           | uid: the short code                                |
/// | Page Name, Group Name, Account         | account_name                                       |
/// | User Name                              | account_handle                                     |
/// | Page Description, Page Created         | bio, created_at of the account record              |
/// | Followers at Posting                   | followers (the largest of the file)                |
/// | Post Created, Created (until 2021)     | created_at                                         |
/// | Message; Instagram: Description, else Title | text                                          |
/// | Final Link, else Link (Facebook)       | urls, but not the post's own address               |
/// | Likes, Comments, Shares                | likes (of all reactions only these), replies, reposts
/// | | Post Views, Views                      | views, of posts with a video only | | Photo | media
/// (url:…)                                      |
///
/// Where links lead to Facebook or Instagram only, the URLs of the text are added. Posts in a group
/// are the group's: CrowdTangle does not say who wrote them. Every post is an original: what it
/// repeats is not given.
///
/// Rejected: a time in a zone that stands for no one offset (zoned_time.hpp), or in none, since the
/// CSV is in the time of the dashboard; an id that a spreadsheet rounded; a URL without a post's
/// id. A counter that is no number is null.
Format crowdtangle_format();

}  // namespace cahoots
