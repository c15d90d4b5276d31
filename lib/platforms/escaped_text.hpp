#pragma once

#include "base/text_arena.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Plain text whose `&`, `<`, `>`, `"` and `'` an API wrote as `&amp;`, `&lt;`, `&gt;`, `&quot;`
/// and `&#39;` (no markup in it): undone once, so that `&amp;lt;` is `&lt;`. Anything else stays as
/// it is. Text without `&` is given back, other text is kept in `arena`. Linear time.
Text unescaped_text(Text text, TextArena& arena);

}  // namespace cahoots
