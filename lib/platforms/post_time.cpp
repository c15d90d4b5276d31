#include "platforms/post_time.hpp"

#include <fmt/format.h>

#include "platforms/field_values.hpp"
#include "time/timestamp.hpp"

namespace cahoots {

bool set_written_time(Text written, std::string_view field, Post& post, RecordBatch& batch) {
  if (!is_known(written)) return true;
  const auto time = parse_timestamp(written);
  if (!time) {
    batch.reject(fmt::format("{} '{}' is no time", field, shown_value(written)));
    return false;
  }
  post.created_at_s = time->epoch_s;
  post.created_at_precision_s = time->precision_s;
  return true;
}

bool set_post_time(RecordView& object, std::string_view key, Post& post, RecordBatch& batch) {
  if (!object.has(key)) return true;
  const Text written = object.scalar(key, batch.arena());
  // What is neither a string nor a number is no time either.
  return set_written_time(is_known(written) ? written : "", key, post, batch);
}

void set_account_time(RecordView& object, std::string_view key, Account& account,
                      RecordBatch& batch) {
  const auto time = parse_timestamp(object.scalar(key, batch.arena()));
  if (!time) return;
  account.created_at_s = time->epoch_s;
  account.created_at_precision_s = time->precision_s;
}

}  // namespace cahoots
