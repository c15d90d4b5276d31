#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// Answers of Tumblr's API v2 (`meta`, `response`): posts of a blog, tagged posts, likes, the
/// dashboard, blog information, lists of blogs; or single posts one a line. Source: Tumblr API
/// documentation. Fields and what is rejected: see add_tumblr_post.
///
/// | native field                                        | record                            |
/// |-----------------------------------------------------|-----------------------------------|
/// | response[], response.posts[], response.liked_posts[]| posts                             |
/// | response.blog, .blogs[], .users[]; blog of a post   | accounts                          |
///
/// An answer whose meta.status is an error is rejected; one with neither posts nor blogs (notes,
/// counts) is passed over.
Format tumblr_format();

}  // namespace cahoots
