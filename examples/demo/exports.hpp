#pragma once

#include <map>
#include <string>
#include <vector>

#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// A file of the case: its name below the output folder, and its bytes.
struct ExportFile {
  std::string name;
  std::string bytes;
};

/// The case in the forms in which platforms and collectors hand data out. Ids must be given.

/// CSV in the shape of X's archives of influence operations; times to the minute.
ExportFile x_archive(const Scenario& scenario, const Draw& seed);
/// JSON Lines, one page of the X API v2 a line, latest post first.
ExportFile x_api_pages(const Scenario& scenario, const Draw& seed);
/// Pushshift-like submissions and comments.
std::vector<ExportFile> reddit_dumps(const Scenario& scenario);
/// TikTok Research API: pages of videos, one document of comments (which name no author), and
/// the user information of every author. The collector adds the `username` it had asked for.
std::vector<ExportFile> tiktok_responses(const Scenario& scenario, const Draw& seed);
/// Comments as a desktop tool saves them: CSV with London wall-clock times.
ExportFile youtube_comments(const Scenario& scenario);
/// Blog posts of two platforms as a crawler saves them: JSON Lines.
ExportFile blog_posts(const Scenario& scenario);

/// What X makes of the links in a post: each shown as a t.co address of its own.
class ShownLinks {
 public:
  explicit ShownLinks(const Draw& seed) : seed_(seed) {}
  std::vector<std::string> of(const Message& message) const;

 private:
  const Draw& seed_;
};

/// Account numbers of X by handle.
std::map<std::string, std::size_t> people_by_handle(const Scenario& scenario, Platform platform);
/// How often each message was reposted, replied to and quoted within the case.
struct Echo {
  std::size_t reposts = 0;
  std::size_t replies = 0;
  std::size_t quotes = 0;
};
std::vector<Echo> echoes(const Scenario& scenario);
/// The first message of the thread that `number` belongs to.
std::size_t thread_start(const Scenario& scenario, std::size_t number);

}  // namespace cahoots
