#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Messages as telegram-cli (vysheng/tg and its forks, 2013 to 2020) prints them with --json: one a
/// line, or a list as the answer to `history`. Source: json-tg.c of vysheng/tg, json_pack_message
/// and json_pack_peer.
///
/// | native field                             | record field                                    |
/// |------------------------------------------|-------------------------------------------------|
/// | to.peer_id (of what a user sends in a    | uid: telegram:CHAT/NUMBER                       |
/// |   talk of two: from.peer_id), and the    |                                                 |
/// |   number of the message in id            |                                                 |
/// | from.peer_type and .peer_id (old: .type  | account_uid: telegram:user123, telegram:channel5|
/// |   and .id)                               |   as Telegram Desktop writes from_id            |
/// | from.username                            | account_handle                                  |
/// | from.first_name and .last_name, .title,  | account_name                                    |
/// |   else .print_name                       |                                                 |
/// | date                                     | created_at                                      |
/// | text, else media.caption                 | text                                            |
/// | reply_id                                 | reply_to_uid, post_type = reply                 |
/// | fwd_from                                 | post_type = repost (of what is not said)        |
/// | media of type webpage: url               | urls                                            |
///
/// An id of 48 hexadecimal digits (version 1.4) is a structure: type and id of the chat (4 bytes
/// each, the lowest first), number of the message (8), access hash (8). The hash is another for
/// everyone who collects, so only the number is taken; an id of another form is taken as it is.
/// Service messages and other events are passed over. A message without date or sender, and a date
/// that is no time, is rejected. Phone numbers are not read.
Format telegram_cli_format();

}  // namespace cahoots
