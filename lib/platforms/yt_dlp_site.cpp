#include "platforms/yt_dlp_site.hpp"

#include <array>
#include <string>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

/// A longer key stands before the one that it begins with.
constexpr std::array kYtDlpSites{
    YtDlpSite{"Youtube", "youtube", "channel_id", "uploader_id", "channel", "author_id", true},
    YtDlpSite{"TikTok", "tiktok", "uploader", "uploader", "channel", "author", false},
    YtDlpSite{"Instagram", "instagram", "uploader_id", "channel", "uploader", "author_id", false},
    YtDlpSite{"Facebook", "facebook", "uploader_id", "", "uploader", "author_id", false},
    YtDlpSite{"Twitter", "x", "channel_id", "uploader_id", "uploader", "author_id", false},
    YtDlpSite{"Reddit", "reddit", "uploader", "uploader", "", "author", true},
    YtDlpSite{"Telegram", "telegram", "channel_id", "channel_id", "channel", "author_id", false},
    YtDlpSite{"Bluesky", "bluesky", "channel_id", "uploader_id", "uploader", "author_id", false},
    YtDlpSite{"VKPlay", "vkplay", "uploader_id", "", "uploader", "author_id", true},
    YtDlpSite{"VK", "vk", "uploader_id", "", "uploader", "author_id", true},
};

}  // namespace

YtDlpSite yt_dlp_site(std::string_view extractor_key, TextArena& arena) {
  for (const YtDlpSite& site : kYtDlpSites) {
    if (extractor_key.starts_with(site.extractor)) return site;
  }
  std::string platform;
  for (const char c : ascii_lower(extractor_key)) {
    if ((c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '_') platform.push_back(c);
  }
  return {extractor_key, arena.keep(platform), "uploader_id", "", "uploader", "author_id", true};
}

}  // namespace cahoots
