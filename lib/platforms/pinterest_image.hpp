#pragma once

#include "base/text_arena.hpp"
#include "records/post.hpp"

namespace cahoots {

/// What identifies an image of Pinterest in every size that it is kept in: `id:SIGNATURE`, the 32
/// hexadecimal digits that `https://i.pinimg.com/SIZE/ab/cd/ef/SIGNATURE.jpg` ends with, for the
/// same file the same ones. Any other address is `url:ADDRESS`; an empty one is unknown.
Text pinterest_image(Text url, TextArena& arena);

}  // namespace cahoots
