#pragma once

#include <string>
#include <string_view>

#include "base/text_arena.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Replaces what names people by keyed hashes, so that a case can be shared. Immutable; any thread.
class Pseudonymiser {
 public:
  /// Replaces the names in a complete post; composed values live in `arena`.
  void apply(Post& post, TextArena& arena) const;
  void apply(Account& account, TextArena& arena) const;
};

}  // namespace cahoots
