#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/random.hpp"
#include "made_posts.hpp"

namespace cahoots {

/// What hides that a text is a copy; each was seen in Spamouflage's posts.
enum class Disguise : std::uint8_t {
  none,
  random_tail,     ///< four letters behind the text: ` VUBQ`
  other_hashtags,  ///< in the place of the template's
  other_link,      ///< another t.co, another page
  emoji,           ///< one to three in front
  mixed_script,    ///< some simplified Chinese characters become traditional
  full_width,      ///< Latin letters and digits become full-width
  homoglyphs,      ///< some Latin letters become Cyrillic
};
inline constexpr auto kDisguiseNames =
    std::to_array<std::string_view>({"none", "random-tail", "other-hashtags", "other-link",
                                     "emoji-in-front", "mixed-script", "full-width", "homoglyphs"});

/// A text of a campaign, cut into what an edit replaces: words, or two Chinese characters each.
/// The pieces in a row are the text.
struct CopyTemplate {
  std::vector<std::string> pieces;
  std::vector<MadeLink> links;
  std::vector<std::string> hashtags;
  std::string_view lang;
  bool has_latin = false;
  bool has_chinese = false;
};

/// One copy of a template.
struct CopiedText {
  std::string text;  ///< with its hashtags and links
  std::vector<MadeLink> links;
  std::vector<std::string> hashtags;
  std::uint8_t edit_level = 0;
  Disguise disguise = Disguise::none;
};

/// A link or hashtag stands behind the text, in the form that posts show.
void append_links(std::string& text, const std::vector<MadeLink>& links);
void append_hashtags(std::string& text, const std::vector<std::string>& hashtags);

/// Copies templates: edits of level 0 (none, 30 %), 1 (one or two pieces, 40 %), 2 (a twentieth of
/// the pieces, 20 %) or 3 (an eighth, 10 %) replace, remove or insert pieces; then one disguise of
/// those that the script of the text allows. The edits take pieces, hashtags and links from the
/// other templates. Deterministic. Memory: the templates. One thread.
class TextCopier {
 public:
  explicit TextCopier(std::vector<CopyTemplate> templates);

  std::size_t size() const { return templates_.size(); }
  const CopyTemplate& at(std::size_t number) const { return templates_[number]; }
  /// Replaces `copy` by a copy of the template of that number.
  void make(std::size_t number, Random& random, CopiedText& copy);

 private:
  void edit(std::vector<std::string>& pieces, std::uint8_t level, Random& random) const;
  void disguise(const CopyTemplate& original, std::string& body, Random& random, CopiedText& copy);
  void mix_script(std::string& body, Random& random);
  const std::string& traditional_form(std::string_view character);
  const CopyTemplate& any(Random& random) const { return templates_[random.below(size())]; }

  std::vector<CopyTemplate> templates_;
  std::vector<std::string> latin_pieces_;
  std::vector<std::string> chinese_pieces_;
  std::unordered_map<std::string, std::string> traditional_;
};

/// The template that a post makes, without its mentions.
CopyTemplate make_template(const MadePost& post);

}  // namespace cahoots
