#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace cahoots {

/// What a stretch of a text is.
enum class ReferenceKind : std::uint8_t {
  handle,      ///< what stands behind the `@` or the `u/`
  address,     ///< of any page: with its scheme, `www.` or a host name alone
  bracket_id,  ///< `id7` or `club7` of `[id7|Name]`
  name,        ///< `Name` of it
};

/// A stretch of a text that may lead to an account, in bytes.
struct TextReference {
  ReferenceKind kind;
  std::size_t begin;
  std::size_t end;
};

/// How a platform writes accounts into its texts, besides `@handle`.
struct ReferenceForms {
  bool has_any_letters = false;  ///< handles hold letters of any script (Weibo, YouTube)
  bool has_user_paths = false;   ///< `u/NAME` (Reddit)
  bool has_brackets = false;     ///< `[id7|Name]`, `[club7|Name]` (VK)
};

/// Finds all that may lead from a text to an account, in the order of the text and without
/// overlaps. Unlike EntityFinder, which must not take for a mention or a link what is none, it
/// must not miss any:
/// - handle: behind `@` or U+FF20, whatever stands before it but an ASCII letter or digit (an
///   e-mail address); the longest of what scan_mention (text/link_scan.hpp) takes, of ASCII
///   letters, digits, `_` and dots, also in front, and, with `has_any_letters`, of up to 30
///   letters, marks, numbers, `_` and inner `-`, `.`, U+00B7
/// - address: what EntityFinder takes for a URL, those cut short by U+2026 too; and a host name
///   that ends in letters, with what follows it
/// Linear time. `found` is cleared. Any thread.
void find_references(std::string_view text, const ReferenceForms& forms,
                     std::vector<TextReference>& found);

/// Adds where handles that are known to be in the text stand without a sign before them
/// (LiveJournal and Tumblr show mentions so): as words of their own, in any ASCII case, outside of
/// what is found already. `handles` are in lower case. Linear time. Any thread.
void find_bare_handles(std::string_view text, const std::unordered_set<std::string>& handles,
                       std::vector<TextReference>& found);

}  // namespace cahoots
