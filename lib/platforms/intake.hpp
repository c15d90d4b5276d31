#pragma once

#include "platforms/post_filter.hpp"
#include "platforms/pseudonymiser.hpp"
#include "url/redirects.hpp"

namespace cahoots {

/// What happens to every record on its way from an export into the case, where the analyst asked
/// for it: short links resolved, then posts and accounts left out, then names replaced. Null: not
/// asked for. Shared by all threads, which only read it.
struct Intake {
  const Redirects* redirects = nullptr;
  const PostFilter* filter = nullptr;
  const Pseudonymiser* pseudonymiser = nullptr;
};

}  // namespace cahoots
