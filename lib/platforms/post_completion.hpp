#pragma once

#include "base/text_arena.hpp"
#include "records/post.hpp"
#include "url/redirects.hpp"

namespace cahoots {

/// Fills in what follows from the fields that an export gives: hashtags, mentions and urls from the
/// text where no field of the export held them, the canonical key of each url, and whether it is a
/// short link. A short link that `redirects` (may be null) resolves has the key of its target, and
/// is no short link any more. Hashtags are case folded; mentions become `platform:@handle`.
/// Composed values live in `arena`. Linear in the text.
void complete_post(Post& post, TextArena& arena, const Redirects* redirects = nullptr);

}  // namespace cahoots
