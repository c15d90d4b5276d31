#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// ActivityPub objects: outboxes (`outbox.json` of a Mastodon archive, or pages of an outbox as the
/// server gives them), single activities and objects, actors (`actor.json`). Source: W3C,
/// ActivityPub and Activity Vocabulary; Mastodon documentation, "ActivityPub" (spec compliance).
///
/// | native field                              | record field                           |
/// |-------------------------------------------|----------------------------------------|
/// | Create.object (Note, Article, Question, …) | a post                                 |
/// | id                                        | uid, the one `mastodon` gives          |
/// | attributedTo, else the activity's actor   | account_uid                            |
/// | published, url                            | created_at, url                        |
/// | name, summary, content (HTML)             | text; links of content: urls           |
/// | contentMap, where it has one language     | lang                                   |
/// | inReplyTo                                 | reply_to_uid                           |
/// | quote, quoteUrl, quoteUri, _misskey_quote | quote_of_uid                           |
/// | tag[type=Hashtag].name                    | hashtags                               |
/// | tag[type=Mention].href, else .name        | mentions                               |
/// | attachment[].url (type Link: .href)       | media (url:…), urls                    |
/// | likes, shares, replies: totalItems        | likes, reposts, replies                |
/// | Announce: id, object                      | uid, repost_of_uid; a post of its own  |
/// |                                           | where the object is there              |
/// | Person, Service, Group, …                 | the account record                     |
///
/// The account uid is NAME@HOST of an actor `https://HOST/users/NAME` or `https://HOST/@NAME`, else
/// the id of the actor, since the name cannot be told from it. The handle is known where an actor
/// or the post's url confirms the name. An original is its own conversation; of a reply it is
/// unknown. Activities of other kinds (Like, Follow, Update, Delete, …) and polls' votes are passed
/// over. A post without id or author, or with a time that is no time, rejects the record.
Format activitypub_format();

}  // namespace cahoots
