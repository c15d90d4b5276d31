#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Weibo statuses as its own pages load them: m.weibo.cn (`cards` of `mblog`), weibo.com/ajax
/// (`list`, `statuses`), the open API 2 (`statuses`), or statuses by themselves. Source: Weibo open
/// platform, API 2, objects status and user; what the two sites add to it (bid, mblogid, text_raw,
/// url_struct, topic_struct, pics) is undocumented and was read from published responses.
///
/// | native field                            | record field                                    |
/// |-----------------------------------------|-------------------------------------------------|
/// | mid, else idstr, id                     | uid                                             |
/// | user.id                                 | account_uid                                     |
/// | user.screen_name                        | account_handle, account_name                    |
/// | bid, mblogid                            | url                                             |
/// | created_at                              | created_at; without an offset Beijing time      |
/// | text_raw, else text without its HTML    | text; of a long status longText.longTextContent |
/// |                                         |   where it is there                             |
/// | topic_struct[].topic_title              | hashtags                                        |
/// | `>@NAME</a>` in text                    | mentions                                        |
/// | url_struct[].long_url, short_url, else  | urls                                            |
/// |   links in text                         |                                                 |
/// | pics[].pid, pic_ids[]                   | media (id:…)                                    |
/// | page_info.object_id of a video          | media (id:…)                                    |
/// | attitudes_, comments_, reposts_count    | likes, replies, reposts                         |
/// | retweeted_status                        | quote_of_uid; repost_of_uid where nothing but   |
/// |                                         |   "转发微博" was added; a post of its own       |
/// | user                                    | the account record                              |
///
/// A counter such as "100万+" is null. A created_at that is relative ("5分钟前") or without a year
/// rejects the status, for it depends on when the page was loaded. Deleted statuses, which have no
/// user, are passed over. Comments are not read.
Format weibo_format();

}  // namespace cahoots
