#pragma once

#include "platforms/format.hpp"
#include "records/post.hpp"

namespace cahoots {

/// The delimited half of the format `crowdtangle` (crowdtangle.hpp): the CSV exports of lists,
/// searches and historical data.
bool is_crowdtangle_header(const RowHeader& header);
RowParse bind_crowdtangle_rows(const RowHeader& header);

/// The last part of the path of a post's address: its id or short code; unknown where it is none.
Text crowdtangle_post_code(Text url);

/// Adds a link that CrowdTangle gives for a post, but not the post's own address.
void add_crowdtangle_link(Post& post, Text link);
/// Where the links lead to pages of the post's own platform only (a photo, a video), the text may
/// name others: they are added.
void add_crowdtangle_text_urls(Post& post);

}  // namespace cahoots
