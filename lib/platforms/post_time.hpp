#pragma once

#include <string_view>

#include "platforms/record_batch.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Sets created_at and its precision from what stands in `field`; unknown where that is. False, and
/// the record rejected, where it is no time.
bool set_written_time(Text written, std::string_view field, Post& post, RecordBatch& batch);

/// The same from the field `key` of an object, a string or a number; unknown where it
/// is missing. False, and the record rejected, where it is there and no time.
bool set_post_time(RecordView& object, std::string_view key, Post& post, RecordBatch& batch);

/// The same for the creation of an account, which is no reason to reject it: unknown if no time.
void set_account_time(RecordView& object, std::string_view key, Account& account,
                      RecordBatch& batch);

}  // namespace cahoots
