#include "analysis/findings/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "analysis/coaction/channel.hpp"
#include "base/civil.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

struct Word {
  std::string_view name;
  std::string_view words;
};

template <std::size_t N>
std::string looked_up(const std::array<Word, N>& table, std::string_view name) {
  for (const Word& word : table) {
    if (word.name == name) return std::string(word.words);
  }
  return std::string(name);
}

constexpr std::array kPlatforms{
    Word{"x", "X"},
    Word{"tiktok", "TikTok"},
    Word{"youtube", "YouTube"},
    Word{"facebook", "Facebook"},
    Word{"instagram", "Instagram"},
    Word{"reddit", "Reddit"},
    Word{"pinterest", "Pinterest"},
    Word{"medium", "Medium"},
    Word{"blogspot", "Blogspot"},
    Word{"livejournal", "LiveJournal"},
    Word{"telegram", "Telegram"},
    Word{"mastodon", "Mastodon"},
    Word{"bluesky", "Bluesky"},
    Word{"tumblr", "Tumblr"},
    Word{"vk", "VK"},
    Word{"weibo", "Weibo"},
    Word{"threads", "Threads"},
};

constexpr std::array kMeanings{
    Word{"text", "posted the same text"},
    Word{"text_reuse", "posted the same rare text"},
    Word{"url", "posted the same link"},
    Word{"domain", "linked to the same site"},
    Word{"hashtag", "used the same hashtag"},
    Word{"rare_hashtag", "used the same rare hashtag"},
    Word{"hashtag_sequence", "used the same hashtags in the same order"},
    Word{"mention", "mentioned the same account"},
    Word{"reply", "answered the same account"},
    Word{"repost", "reposted the same post"},
    Word{"quote", "quoted the same post"},
    Word{"media", "posted the same picture, video or file"},
    Word{"persona",
         "use the same handle, name, picture, link or profile text on different platforms"},
    Word{"creation", "were created together"},
    Word{"schedule", "were active"},
};

constexpr std::array kChannelWords{
    Word{"text", "copied text"},
    Word{"text_reuse", "reused text"},
    Word{"url", "same link"},
    Word{"domain", "same site"},
    Word{"hashtag", "same hashtag"},
    Word{"rare_hashtag", "rare hashtag"},
    Word{"hashtag_sequence", "hashtag sequence"},
    Word{"mention", "same mention"},
    Word{"reply", "same reply target"},
    Word{"repost", "same repost"},
    Word{"quote", "same quote"},
    Word{"media", "same media"},
    Word{"persona", "same persona"},
    Word{"creation", "created together"},
    Word{"schedule", "same schedule"},
};

constexpr std::array kTests{
    Word{"interval_regularity", "posted at regular intervals"},
    Word{"minute_uniformity", "preferred certain minutes of the hour"},
    Word{"second_uniformity", "preferred certain seconds of the minute"},
    Word{"grid_posting", "posted on round minutes, as a scheduler does"},
    Word{"periodicity", "posted with a fixed period"},
    Word{"day_rhythm", "followed a daily rhythm"},
    Word{"round_the_clock", "posted round the clock, without a night"},
    Word{"weekend", "posted less at weekends"},
    Word{"office_window", "kept to the same nine hours"},
    Word{"lunch", "paused in the middle of the shift"},
    Word{"office_hours", "kept office hours"},
    Word{"holidays", "posted less on the public holidays of one country"},
    Word{"language_change", "changed its language after a long silence"},
};

constexpr std::array kStopReasons{
    Word{"outward_share_rises",
         "the next accounts are linked more with others than with the network"},
    Word{"no_seeds", "no tip-off has links"},
    Word{"no_neighbours", "the tip-offs are linked with nobody else"},
    Word{"component_exhausted", "everybody who is linked with the tip-offs at all is in"},
    Word{"limit_reached", "the greatest number of accounts was reached"},
};

std::string trimmed_decimal(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace

std::string with_separators(std::uint64_t count) {
  const std::string digits = fmt::format("{}", count);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.push_back(',');
    out.push_back(digits[i]);
  }
  return out;
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  std::string words = with_separators(count) + " ";
  if (count == 1) return words.append(singular);
  return plural.empty() ? words.append(singular).append("s") : words.append(plural);
}

std::string percent(double share) {
  const double value = share * 100;
  if (value > 0 && value < 0.1) return "under 0.1 %";
  return (value < 10 ? trimmed_decimal(value) : fmt::format("{:.0f}", value)) + " %";
}

std::string share_of(std::uint64_t part, std::uint64_t whole) {
  std::string words = fmt::format("{} of {}", with_separators(part), with_separators(whole));
  if (whole == 0) return words;
  return words +
         fmt::format(" ({})", percent(static_cast<double>(part) / static_cast<double>(whole)));
}

std::string rounded(double value) {
  const double size = std::fabs(value);
  if (size >= 1000) {
    const std::string digits = with_separators(static_cast<std::uint64_t>(std::llround(size)));
    return fmt::format("{}{}", value < 0 ? "-" : "", digits);
  }
  return fmt::format("{:.3g}", value);
}

std::string probability(std::string_view name, double value) {
  if (value < 0.0001) return fmt::format("{} < 0.0001", name);
  return fmt::format("{} = {:.2g}", name, value);
}

std::string duration(double seconds) {
  if (seconds < 120) return trimmed_decimal(seconds) + " s";
  if (seconds < 7200) return trimmed_decimal(seconds / 60) + " min";
  if (seconds < 172800) return trimmed_decimal(seconds / 3600) + " h";
  return trimmed_decimal(seconds / 86400) + " days";
}

std::string date_of(std::optional<std::int64_t> time_s) {
  if (!time_s) return "unknown";
  const auto text = format_timestamp(*time_s);
  return text ? std::string(text->data(), 10) : "unknown";
}

std::string minute_of(std::optional<std::int64_t> time_s) {
  if (!time_s) return "unknown";
  const auto text = format_timestamp(*time_s);
  if (!text) return "unknown";
  return fmt::format("{} {}", std::string_view(text->data(), 10),
                     std::string_view(text->data() + 11, 5));
}

std::string short_name(std::string_view name) {
  constexpr std::size_t kShownCodePoints = 60;
  std::size_t n = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if ((static_cast<unsigned char>(name[i]) & 0xC0U) == 0x80U) continue;
    if (n++ == kShownCodePoints) return fmt::format("{}…", name.substr(0, i));
  }
  return std::string(name);
}

std::string date_of_day(std::int64_t day_utc) {
  return date_of(day_utc * kDay_s);
}

std::string offset_name(std::int64_t utc_offset_h) {
  return utc_offset_h == 0 ? "UTC" : fmt::format("UTC{:+}", utc_offset_h);
}

std::string platform_name(std::string_view platform) {
  return looked_up(kPlatforms, platform);
}
std::string channel_meaning(std::string_view channel) {
  return looked_up(kMeanings, channel);
}
std::string channel_name(std::string_view channel) {
  return looked_up(kChannelWords, channel);
}
bool is_profile_channel(std::string_view channel) {
  const auto known = channel_of(channel);
  return known && traits_of(*known).basis == ChannelBasis::profile;
}
std::string stop_reason_words(std::string_view reason) {
  return looked_up(kStopReasons, reason);
}
bool is_any_time(std::int64_t window_s) {
  constexpr std::int64_t kWiderThanACase_s = std::int64_t{366} * 86400;
  return window_s >= kWiderThanACase_s;
}

std::string test_meaning(std::string_view test) {
  return looked_up(kTests, test);
}

}  // namespace cahoots
