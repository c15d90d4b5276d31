#include <array>

#include "platforms/format.hpp"
#include "platforms/reddit_pushshift.hpp"
#include "platforms/tiktok_research.hpp"
#include "platforms/x_api_v2.hpp"
#include "platforms/x_archive.hpp"

namespace cahoots {

std::span<const Format> native_formats() {
  static const std::array formats{x_archive_format(), x_archive_users_format(), x_api_v2_format(),
                                  reddit_pushshift_format(), tiktok_research_format()};
  return formats;
}

const Format* find_format(std::string_view name) {
  for (const Format& format : native_formats()) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace cahoots
