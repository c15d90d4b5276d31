#pragma once

#include "analysis/coaction/builder.hpp"
#include "analysis/coaction/self_test.hpp"
#include "cli/tool_context.hpp"

namespace cahoots {

/// Emits the `edge` records of a channel of posts, and says what was left out. Takes the channel's
/// traces out of `data`. Where the channel cannot be used with its default window, that is a note;
/// where the user chose the window, the UsageError of find_coactions.
void link_channel(ToolContext& context, CoactionData& data, Channel channel,
                  const CoactionOptions& options, bool has_own_window);

/// Emits the `self_test` record of a channel instead, and a line for people; false where it failed.
/// Channels without traces or without a null model have none.
bool self_test_channel(ToolContext& context, CoactionData& data, Channel channel,
                       const SelfTestOptions& options, bool has_own_window);

}  // namespace cahoots
