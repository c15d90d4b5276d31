#pragma once

#include <string_view>

#include "platforms/record_batch.hpp"
#include "records/post.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Sets created_at and its precision from the field `key`, a string or a number; unknown where it
/// is missing. False, and the record rejected, where it is there and no time.
bool set_post_time(RecordView& object, std::string_view key, Post& post, RecordBatch& batch);

/// The same for the creation of an account, which is no reason to reject it: unknown if no time.
void set_account_time(RecordView& object, std::string_view key, Account& account,
                      RecordBatch& batch);

}  // namespace cahoots
