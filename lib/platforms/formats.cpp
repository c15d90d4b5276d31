#include <array>

#include "platforms/activitypub.hpp"
#include "platforms/bluesky_jetstream.hpp"
#include "platforms/bluesky_posts.hpp"
#include "platforms/crowdtangle.hpp"
#include "platforms/feed_atom.hpp"
#include "platforms/feed_json.hpp"
#include "platforms/feed_rss.hpp"
#include "platforms/format.hpp"
#include "platforms/gallery_dl.hpp"
#include "platforms/livejournal_xml.hpp"
#include "platforms/mastodon.hpp"
#include "platforms/meta_content_library.hpp"
#include "platforms/meta_indicators.hpp"
#include "platforms/pinterest.hpp"
#include "platforms/reddit_api.hpp"
#include "platforms/reddit_pushshift.hpp"
#include "platforms/telegram_cli.hpp"
#include "platforms/telegram_desktop.hpp"
#include "platforms/threads.hpp"
#include "platforms/tiktok_research.hpp"
#include "platforms/tumblr.hpp"
#include "platforms/vk.hpp"
#include "platforms/weibo.hpp"
#include "platforms/x_api_v2.hpp"
#include "platforms/x_archive.hpp"
#include "platforms/x_v1_1.hpp"
#include "platforms/youtube_data.hpp"
#include "platforms/yt_dlp.hpp"
#include "platforms/zeeschuimer_instagram.hpp"
#include "platforms/zeeschuimer_tiktok.hpp"

namespace cahoots {

std::span<const Format> native_formats() {
  static const std::array formats{x_archive_format(),
                                  x_archive_users_format(),
                                  x_api_v2_format(),
                                  x_v1_1_format(),
                                  tiktok_research_format(),
                                  zeeschuimer_tiktok_format(),
                                  yt_dlp_format(),
                                  meta_content_library_format(),
                                  crowdtangle_format(),
                                  zeeschuimer_instagram_format(),
                                  threads_format(),
                                  youtube_data_format(),
                                  reddit_pushshift_format(),
                                  reddit_api_format(),
                                  pinterest_format(),
                                  gallery_dl_format(),
                                  tumblr_format(),
                                  feed_rss_format(),
                                  feed_atom_format(),
                                  feed_json_format(),
                                  livejournal_xml_format(),
                                  telegram_desktop_format(),
                                  telegram_cli_format(),
                                  mastodon_format(),
                                  activitypub_format(),
                                  bluesky_jetstream_format(),
                                  bluesky_posts_format(),
                                  vk_format(),
                                  weibo_format(),
                                  meta_indicators_format()};
  return formats;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : native_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace cahoots
