#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Atom 1.0 feeds and single entries (0.3 where it is the same); feeds and exports of Blogger (the
/// old XML export, Takeout's feed.atom), of YouTube and Reddit. Source: RFC 4287, RFC 4685
/// (threads), Media RSS; Blogger Data API, "kind" categories; Blogger's export namespace of 2018.
/// What the feed formats share, uid and platform too: platforms/feed_entry.hpp.
///
/// | native field                                       | record field                       |
/// |----------------------------------------------------|------------------------------------|
/// | id, else link                                      | uid                                |
/// | yt:videoId; id of Reddit (t3_…, t1_…)              | uid: youtube:ID, reddit:t3_ID      |
/// | link[rel=alternate]                                | url                                |
/// | author of the entry, else of the feed: uri, name   | account_uid, account_name          |
/// | yt:channelId; name of Reddit (/u/NAME)             | account_uid: youtube:UC…, reddit:… |
/// | link[rel=self] of the feed, else its alternate     | account_uid without an author      |
/// | published (0.3: issued)                            | created_at; `updated` is another   |
/// |                                                    | time and not read                  |
/// | title; content, else summary, media:description    | text; links: urls, images: media   |
/// | category[term], but kinds and subreddits           | hashtags                           |
/// | thr:in-reply-to[ref], blogger:parent               | reply_to_uid, conversation_uid,    |
/// |                                                    | post_type = comment                |
/// | link[rel=enclosure], media:thumbnail               | media (url:…)                      |
/// | thr:total; media:statistics[views]                 | replies; views                     |
/// | xml:lang                                           | lang                               |
///
/// Whatever Blogger holds besides published posts and comments (settings, templates, pages, drafts)
/// is passed over. A comment of Takeout whose author is anonymous is rejected, and so is an entry
/// of Reddit without an author, who is deleted then. Of a Reddit entry, text is what its author
/// wrote; of a link post, `urls` is the link.
Format feed_atom_format();

}  // namespace cahoots
