#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platforms/mapped_record.hpp"

namespace cahoots {

/// The values of one record under a mapping; remembers the first damage. Views live in the arena of
/// the batch. One thread.
class MappedValues {
 public:
  MappedValues(const MappedRecord& mapped, std::span<const std::string_view> row, RecordView* json,
               RecordBatch& batch);

  const std::string& damage() const { return damage_; }
  Text platform() const { return platform_; }

  Text text_of(const ValueSource& source);
  Text handle(const ValueSource& source);
  /// A uid with its platform in front; `field` is named where it is damaged.
  Text uid_of(const ValueSource& source, std::string_view field);
  void set_time(const ValueSource& source, std::string_view field,
                std::optional<std::int64_t>& time_s, std::optional<std::int64_t>* precision_s);
  void set_list(const ValueSource& source, std::vector<Text>& out);
  void set_mentions(const ValueSource& source, std::vector<Text>& mentions);
  void set_media(const ValueSource& source, std::vector<Text>& media);
  void set_post_type(const ValueSource& source, Post& post);

 private:
  Text raw(const std::string& path);
  Text hashed(const ValueSource& source);
  void damage(std::string reason) {
    if (damage_.empty()) damage_ = std::move(reason);
  }

  const MappedRecord& mapped_;
  std::span<const std::string_view> row_;
  RecordView* json_;
  TextArena& arena_;
  Text platform_;
  std::string damage_;
};

}  // namespace cahoots
