#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// `result.json` of Telegram Desktop's export: one chat, or all chats of an account. Source:
/// Telegram Desktop, export/output/export_output_json.cpp and data/data_peer_id.h.
///
/// | native field                               | record field                               |
/// |--------------------------------------------|--------------------------------------------|
/// | id of the chat, id of the message          | uid: telegram:CHAT/MESSAGE                 |
/// | from_id                                    | account_uid: telegram:user1, :channel1, …  |
/// | from                                       | account_name                               |
/// | date_unixtime                              | created_at                                 |
/// | text: a string, or a list of strings and   | text, all parts one behind the other       |
/// |   {type, text}; else text_entities         |                                            |
/// | text_entities, else the objects of text:   |                                            |
/// |   link: text, text_link: href              | urls                                       |
/// |   hashtag; mention, mention_name: user_id  | hashtags; mentions                         |
/// | reply_to_message_id, reply_to_peer_id      | reply_to_uid, post_type = reply            |
/// | forwarded_from, saved_from                 | post_type = repost (of what is not said)   |
/// | photo, file                                | media (id:CHAT/PATH)                       |
///
/// `date` is the clock of the machine that exported, whose zone is not written down. Where it
/// stands alone, in exports of older releases, created_at is null (a mapping file that names the
/// zone reads them). A date_unixtime that is no time rejects the message, and so does a missing id
/// or sender; a message without a sender in a channel is the channel's. Ids that are numbers, in
/// exports of older releases, hold the kind of peer too and are told apart as Telegram Desktop did.
/// Service and unsupported messages are passed over. The name of a group has no field of its own;
/// reactions are of many kinds and no likes. A path names a file within one export only, hence the
/// chat before it.
Format telegram_desktop_format();

}  // namespace cahoots
