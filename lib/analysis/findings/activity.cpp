#include "analysis/findings/activity.hpp"

#include "base/civil.hpp"
#include "time/timestamp.hpp"

namespace cahoots {

std::int64_t floor_day(std::int64_t time_s) {
  return floor_div(time_s, kDay_s);
}

void add_post(PostActivity& activity, const Post& post) {
  activity.n_posts += 1;
  activity.n_with_url += post.urls.empty() ? 0U : 1U;
  bool has_short_url = false;
  for (const bool is_short : post.url_shortened) has_short_url = has_short_url || is_short;
  activity.n_with_short_url += has_short_url ? 1U : 0U;
  activity.posts_by_platform[std::string(post.platform)] += 1;
  activity.posts_by_type[std::string(post.post_type ? name_of(*post.post_type) : "unknown")] += 1;
  activity.likes.add(post.likes);
  activity.replies.add(post.replies);
  activity.reposts.add(post.reposts);
  activity.quotes.add(post.quotes);
  activity.views.add(post.views);
  if (!post.created_at_s) return;
  activity.span.add(post.created_at_s);
  const std::int64_t precision_s = post.created_at_precision_s.value_or(1);
  if (precision_s <= kDay_s) activity.posts_by_day_utc[floor_day(*post.created_at_s)] += 1;
  if (precision_s > kHour_s) return;
  activity.hour_of_week_utc[static_cast<std::size_t>(hour_of_week(*post.created_at_s))] += 1;
  activity.n_known_to_hour += 1;
}

std::array<std::uint64_t, 168> shifted_hours(const std::array<std::uint64_t, 168>& hours_utc,
                                             std::int64_t utc_offset_h) {
  std::array<std::uint64_t, 168> shifted{};
  const std::int64_t shift = ((utc_offset_h % 168) + 168) % 168;
  for (std::size_t hour = 0; hour < 168; ++hour) {
    shifted[(hour + static_cast<std::size_t>(shift)) % 168] = hours_utc[hour];
  }
  return shifted;
}

}  // namespace cahoots
