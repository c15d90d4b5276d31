#include "analysis/coaction/traces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/civil.hpp"

namespace cahoots {
namespace {

/// Of the accounts active on a day, one in this many counts as its audience.
constexpr std::uint32_t kDayAudienceDivisor = 10;

std::int64_t day_of(std::int64_t time_s) {
  return time_s / kDay_s - (time_s % kDay_s < 0 ? 1 : 0);
}

/// Calls `visit(day, first, end)` for the posts of each day: posts are in the order of time, so
/// each day is one run. Posts without a time come first, as a run of their own.
template <class Visit>
void for_each_day(const PostColumns& posts, Visit visit) {
  for (std::uint32_t first = 0; first < posts.size();) {
    const std::int64_t day = day_of(posts.created_at_s[first]);
    const bool is_dated = posts.created_at_s[first] != kNoTime_s;
    std::uint32_t end = first + 1;
    while (end < posts.size() && (posts.created_at_s[end] != kNoTime_s) == is_dated &&
           day_of(posts.created_at_s[end]) == day) {
      ++end;
    }
    visit(day, first, end);
    first = end;
  }
}

/// Days since the epoch as a date of the proleptic Gregorian calendar (Hinnant 2013).
std::string name_of_day(std::int64_t day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// How wide hashtags are: by audience, then by posts, then by who came first, so that the names
/// decide only between hashtags on the same posts (in a case with pseudonyms they are others).
class HashtagWidth {
 public:
  /// `tags` sorted.
  HashtagWidth(const std::vector<Trace>& tags, const std::vector<std::uint32_t>& audience)
      : audience_(audience), n_posts_(audience.size(), 0), first_post_(audience.size(), kNone) {
    for (const Trace tag : tags) {
      const std::uint32_t hashtag = object_of(tag);
      if (n_posts_[hashtag]++ == 0) first_post_[hashtag] = post_of(tag);
    }
  }
  bool is_wider(std::uint32_t a, std::uint32_t b) const {
    const auto key = [&](std::uint32_t hashtag) {
      return std::tuple(~audience_[hashtag], ~n_posts_[hashtag], first_post_[hashtag], hashtag);
    };
    return key(a) < key(b);
  }

 private:
  const std::vector<std::uint32_t>& audience_;
  std::vector<std::uint32_t> n_posts_;
  std::vector<std::uint32_t> first_post_;
};

/// Sets the widest hashtag of every post that has one; leaves kNone elsewhere.
std::vector<std::uint32_t> widest_hashtags(const PostColumns& posts, const std::vector<Trace>& tags,
                                           const std::vector<std::uint32_t>& audience) {
  const HashtagWidth width(tags, audience);
  std::vector<std::uint32_t> widest(posts.size(), kNone);
  for (const Trace tag : tags) {
    const std::uint32_t hashtag = object_of(tag);
    std::uint32_t& current = widest[post_of(tag)];
    if (current == kNone || width.is_wider(hashtag, current)) current = hashtag;
  }
  return widest;
}

}  // namespace

std::vector<std::uint32_t> count_sharers(const PostColumns& posts, const std::vector<Trace>& sorted,
                                         std::uint32_t n_objects) {
  std::vector<std::uint32_t> sharers(n_objects, 0);
  std::vector<std::uint32_t> last_object(posts.n_accounts, kNone);
  for (const Trace trace : sorted) {
    const std::uint32_t object = object_of(trace);
    std::uint32_t& last = last_object[posts.account[post_of(trace)]];
    if (last != object) ++sharers[object];
    last = object;
  }
  return sharers;
}

Topics assign_topics(const PostColumns& posts, std::vector<Trace> tags, std::uint32_t n_hashtags) {
  std::sort(tags.begin(), tags.end());
  Topics topics;
  topics.n_hashtags = n_hashtags;
  topics.audience = count_sharers(posts, tags, n_hashtags);
  topics.of_post = widest_hashtags(posts, tags, topics.audience);
  std::vector<std::uint32_t> last_topic(posts.n_accounts, kNone);
  for_each_day(posts, [&](std::int64_t, std::uint32_t first, std::uint32_t end) {
    const auto topic = static_cast<std::uint32_t>(topics.audience.size());
    std::uint32_t n_active = 0;
    for (std::uint32_t post = first; post < end; ++post) {
      std::uint32_t& last = last_topic[posts.account[post]];
      if (last != topic) ++n_active;
      last = topic;
      if (topics.of_post[post] == kNone) topics.of_post[post] = topic;
    }
    const bool is_dated = posts.created_at_s[first] != kNoTime_s;
    const std::uint32_t day_audience =
        n_active / kDayAudienceDivisor + (n_active % kDayAudienceDivisor == 0 ? 0 : 1);
    topics.audience.push_back(is_dated ? day_audience : posts.n_accounts);
  });
  return topics;
}

std::vector<std::string> day_topic_names(const PostColumns& posts) {
  std::vector<std::string> names;
  for_each_day(posts, [&](std::int64_t day, std::uint32_t first, std::uint32_t) {
    names.push_back(posts.created_at_s[first] == kNoTime_s ? std::string() : name_of_day(day));
  });
  return names;
}

}  // namespace cahoots
