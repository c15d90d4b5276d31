#include "platforms/mapped_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {
namespace {

Text mapped_value(const ValueSource& source, Text value) {
  for (const auto& [from, to] : source.values) {
    if (from == value) return to ? Text(*to) : Text();
  }
  return source.fallback ? Text(*source.fallback) : Text();
}

}  // namespace

MappedValues::MappedValues(const MappedRecord& mapped, std::span<const std::string_view> row,
                           RecordView* json, RecordBatch& batch)
    : mapped_(mapped), row_(row), json_(json), arena_(batch.arena()) {
  platform_ = text_of(mapped.mapping_.platform);
  if (!is_platform_name(platform_)) {
    damage_ =
        fmt::format("'{}' is no platform name (lower case, digits, _)", shown_value(platform_));
  }
}

Text MappedValues::raw(const std::string& path) {
  if (json_ != nullptr) return json_->scalar_at(path, arena_);
  for (const auto& [name, column] : mapped_.columns_) {
    if (name == path) return column < row_.size() ? row_[column] : Text();
  }
  return {};
}

Text MappedValues::text_of(const ValueSource& source) {
  if (source.constant) return *source.constant;
  if (!source.hash_of.empty()) return hashed(source);
  Text value = raw(source.path);
  if (is_known(value) && source.trims) value = trimmed(value);
  if (source.maps_values) return mapped_value(source, value);
  const bool is_missing = !is_known(value) || (value.empty() && json_ == nullptr);
  if (is_missing) return source.fallback ? Text(*source.fallback) : Text();
  return value;
}

Text MappedValues::handle(const ValueSource& source) {
  return handle_of(text_of(source), arena_);
}

Text MappedValues::hashed(const ValueSource& source) {
  std::string bytes;
  for (const std::string& path : source.hash_of) bytes.append(raw(path)).push_back('\x1F');
  const Hash128 hash = hash128(bytes);
  return arena_.keep(fmt::format("h{:016x}{:08x}", hash.high, hash.low >> 32U));
}

Text MappedValues::uid_of(const ValueSource& source, std::string_view field) {
  const Text id = text_of(source);
  if (!is_known(id) || id.empty()) return {};
  if (is_rounded_id(id)) {
    damage(fmt::format("{} '{}' was rounded by a spreadsheet", field, shown_value(id)));
    return {};
  }
  return arena_.join({platform_, ":", id});
}

void MappedValues::set_time(const ValueSource& source, std::string_view field,
                            std::optional<std::int64_t>& time_s,
                            std::optional<std::int64_t>* precision_s) {
  const Text written = text_of(source);
  if (!is_known(written) || written.empty()) return;
  const auto time =
      source.time_format ? source.time_format->parse(written) : parse_timestamp(written);
  if (!time)
    return damage(
        fmt::format("{} '{}' is no time of the mapped format", field, shown_value(written)));
  time_s = time->epoch_s;
  if (precision_s != nullptr) *precision_s = source.precision_s.value_or(time->precision_s);
}

void MappedValues::set_list(const ValueSource& source, std::vector<Text>& out) {
  if (json_ != nullptr && !source.path.empty() && json_->scalars_at(source.path, arena_, out)) {
    return;
  }
  const Text value = text_of(source);
  if (!is_known(value)) return;
  split_list(value, source.list_separator, out);
}

/// `@name` is a handle, which is the same in any case; anything else a native account id.
void MappedValues::set_mentions(const ValueSource& source, std::vector<Text>& mentions) {
  set_list(source, mentions);
  for (Text& mention : mentions) {
    const bool is_handle = mention.starts_with('@');
    mention = arena_.join({platform_, ":", is_handle ? ascii_lower(mention) : mention});
  }
}

void MappedValues::set_media(const ValueSource& source, std::vector<Text>& media) {
  set_list(source, media);
  constexpr std::array<std::string_view, 5> kKinds{"pdq:", "phash:", "sha256:", "id:", "url:"};
  for (Text& item : media) {
    const auto is_kind = [&](std::string_view kind) { return item.starts_with(kind); };
    if (std::any_of(kKinds.begin(), kKinds.end(), is_kind)) continue;
    const bool is_url = item.starts_with("http://") || item.starts_with("https://");
    item = arena_.join({is_url ? "url:" : "id:", item});
  }
}

void MappedValues::set_post_type(const ValueSource& source, Post& post) {
  const Text name = text_of(source);
  if (!is_known(name) || name.empty()) return;
  post.post_type = post_type_of(name);
  if (!post.post_type) damage(fmt::format("post_type '{}' is unknown; map it", shown_value(name)));
}

}  // namespace cahoots
