#pragma once

#include "analysis/duplicates/finder.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// Groups the media of posts: equal ones, and perceptual hashes within the radius of a core's
/// (analysis/duplicates/media_stars.hpp). Reads the sorted MediaPostRows once; adds a MemberRow for
/// each post of a group, a GroupTextRow for each group, and to the counts. Memory: 120 bytes a
/// distinct perceptual hash and what the index takes. One thread.
void find_media(RowSort& media_posts, const DuplicateOptions& options, RowSort& members,
                RowSort& group_texts, DuplicateCounts& counts);

}  // namespace cahoots
