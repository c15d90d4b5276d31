#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// The text that a group of copies has in common, in the words of the first, with `⟨…⟩` where they
/// differ, `⟨url⟩` for links and `⟨@⟩` for mentions (these two always: copies differ there or may).
/// Example: "Welcome everyone to visit ⟨…⟩ ⟨url⟩ ⟨…⟩".
///
/// A token is a word between white space, or one Chinese or Japanese character; tokens are equal if
/// their bytes are, ASCII letter case apart. The first text is folded with each of the others by a
/// longest common subsequence (Hirschberg's recurrence, table of 256 × 256 tokens at most; what is
/// longer ends in a slot). Deterministic for a given order of texts. Empty for no texts.
/// Time O(n · 256²) at worst, far less where the texts share their beginning and end. Any thread.
std::string common_template(const std::vector<std::string_view>& texts);

}  // namespace cahoots
