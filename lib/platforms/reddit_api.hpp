#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Listings of Reddit's own API, as its `.json` pages give them: posts of a subreddit or user, a
/// post with its comments (an array of two listings), answers of `api/morechildren`, and single
/// things one a line. Source: Reddit API documentation, "listings" and "types"; Reddit wiki,
/// "JSON".
///
/// | native field                          | record field                                      |
/// |---------------------------------------|---------------------------------------------------|
/// | kind t3, t1: data                     | a post: see add_reddit_thing                      |
/// | t1: data.replies (a listing)          | posts of their own, at any depth                  |
/// | t2: data.name, created_utc            | account: uid and handle, created_at               |
/// | t2: data.icon_img                     | avatar                                            |
/// | t2: data.subreddit.title,             | name, bio                                         |
/// | .public_description                   |                                                   |
///
/// The account's id is the name, as in the archives; author_fullname (t2_…) is not used. Comments
/// that were not loaded (kind `more`), subreddits (t5) and other kinds are passed over. An error of
/// the API, and what add_reddit_thing rejects, is rejected; of an account a damaged time is null.
Format reddit_api_format();

}  // namespace cahoots
