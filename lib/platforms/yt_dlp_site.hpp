#pragma once

#include <string_view>

#include "base/text_arena.hpp"

namespace cahoots {

/// Where yt-dlp puts what a record needs, which differs between the sites it reads. Source: the
/// extractors of yt-dlp and the tests in them. An empty key means that the site gives none.
struct YtDlpSite {
  std::string_view extractor;    ///< extractor_key begins so: "Youtube" also for "YoutubeTab"
  std::string_view platform;     ///< as in the records
  std::string_view account_key;  ///< the native id of the account
  std::string_view handle_key;
  std::string_view name_key;
  std::string_view commenter_key;  ///< the native id of the author of a comment
  /// The title is the author's own, not made by yt-dlp out of the text.
  bool has_own_title = false;
};

/// The site that an extractor_key stands for. For one that is not in the table the platform is the
/// key in lower case, kept in `arena`, and the account the uploader_id.
YtDlpSite yt_dlp_site(std::string_view extractor_key, TextArena& arena);

}  // namespace cahoots
