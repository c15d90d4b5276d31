#pragma once

#include "platforms/record_batch.hpp"
#include "platforms/yt_dlp_site.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Adds one of the comments that yt-dlp writes with a video, and its author; the fields are in the
/// table of yt_dlp.hpp. The video is the post that was made of it.
void add_yt_dlp_comment(RecordView& comment, const YtDlpSite& site, const Post& video,
                        RecordBatch& batch);

}  // namespace cahoots
