#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text_arena.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// What Mastodon's API and ActivityPub have in common, so that one post or account has one uid in
/// whichever form it was collected.

inline constexpr std::string_view kFediverse = "mastodon";

/// `mastodon:URI` of a post, by its ActivityPub id; unknown for none.
Text fediverse_post_uid(Text uri, TextArena& arena);
/// The host of a URI, without a port, in normal form; unknown for none.
Text fediverse_host(Text uri, TextArena& arena);
/// `mastodon:NAME@HOST`, the host in normal form; unknown where either is.
Text fediverse_account_uid(Text name, Text host, TextArena& arena);
/// The uid of the account with that ActivityPub id: `https://HOST/users/NAME` and
/// `https://HOST/@NAME` are NAME@HOST; of an id of another form, which does not tell the name, the
/// id itself.
Text fediverse_actor_uid(Text uri, TextArena& arena);
/// NAME of `https://HOST/users/NAME` and `https://HOST/@NAME`; empty for another form.
Text fediverse_actor_name(Text uri);

/// Adds plain text, and then the HTML, to a post's text, with an empty line between the parts; the
/// links that are neither mentions nor hashtags go to `urls`. HTML without markup stays as it is.
void set_fediverse_text(std::initializer_list<Text> parts, Text html, Post& post, TextArena& arena);
/// The HTML as plain text; null stays null.
Text fediverse_plain(Text html, TextArena& arena);

/// The time an account was made. Mastodon gives midnight for the day: then that is the precision.
void set_fediverse_creation(Text written, Account& account);

}  // namespace cahoots
