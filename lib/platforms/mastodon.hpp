#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Statuses as Mastodon's API gives them (and the servers and tools that follow it): lists, lines,
/// search results, contexts; accounts too. Source: Mastodon documentation, entities Status,
/// Account, Quote, ShallowQuote, Context, Search.
///
/// | native field                                | record field                         |
/// |---------------------------------------------|--------------------------------------|
/// | uri (the ActivityPub id)                    | uid, the same on every server        |
/// | url, created_at, language                   | url, created_at, lang                |
/// | spoiler_text, content (HTML), else text     | text; links of content: urls         |
/// | account.acct                                | account_uid, account_handle          |
/// | reblog                                      | repost_of_uid; a post of its own too |
/// | quote.quoted_status                         | quote_of_uid; a post of its own too  |
/// | in_reply_to_id                              | reply_to_uid where it can be told    |
/// | in_reply_to_account_id                      | reply_to_account_uid likewise        |
/// | tags[].name, mentions[].acct                | hashtags, mentions                   |
/// | media_attachments[].remote_url, else .url   | media (url:…)                        |
/// | replies_, reblogs_, favourites_, quotes_count | replies, reposts, likes, quotes    |
/// | account.*                                   | the account record                   |
///
/// `id`, `in_reply_to_id` and account ids count on the server that was asked only, and a status
/// does not say which that was: the post that is answered is known where it stands on the same page
/// (context, search), or where a local account answers itself; the account where it is the author
/// or mentioned. Else they are null, and so is conversation_uid of a reply whose root is not on the
/// page. An acct without a host is local: the host is that of account.url, else of account.uri,
/// else of uri (where a server's accounts are named after another domain, that is not seen here).
/// A boost has no counters of its own. A status without a uri or an account, or with a created_at
/// that is no time, rejects the record; so does an error of the API.
Format mastodon_format();

}  // namespace cahoots
