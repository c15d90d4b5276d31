#include "platforms/mapped_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/error.hpp"
#include "platforms/field_values.hpp"

namespace cahoots {

/// The values of one record under a mapping; remembers the first damage.
class MappedValues {
 public:
  MappedValues(const MappedRecord& mapped, std::span<const std::string_view> row, RecordView* json,
               RecordBatch& batch)
      : mapped_(mapped), row_(row), json_(json), arena_(batch.arena()) {
    platform_ = text_of(mapped.mapping_.platform);
    if (!is_platform_name(platform_)) {
      damage_ =
          fmt::format("'{}' is no platform name (lower case, digits, _)", shown_value(platform_));
    }
  }

  const std::string& damage() const { return damage_; }

  Post post() {
    Post post;
    post.platform = platform_;
    for (const auto& [name, source] : mapped_.mapping_.post) set_post_field(post, name, source);
    return post;
  }

  Account account() {
    Account account;
    account.platform = platform_;
    for (const auto& [name, source] : mapped_.mapping_.account) {
      set_account_field(account, name, source);
    }
    return account;
  }

 private:
  Text raw(const std::string& path) {
    if (json_ != nullptr) return json_->scalar_at(path, arena_);
    for (const auto& [name, column] : mapped_.columns_) {
      if (name == path) return column < row_.size() ? row_[column] : Text();
    }
    return {};
  }

  Text text_of(const ValueSource& source) {
    if (source.constant) return *source.constant;
    if (!source.hash_of.empty()) return hashed(source);
    Text value = raw(source.path);
    if (is_known(value) && source.trims) value = trimmed(value);
    if (source.maps_values) return mapped_value(source, value);
    const bool is_missing = !is_known(value) || (value.empty() && json_ == nullptr);
    if (is_missing) return source.fallback ? Text(*source.fallback) : Text();
    return value;
  }

  static Text mapped_value(const ValueSource& source, Text value) {
    for (const auto& [from, to] : source.values) {
      if (from == value) return to ? Text(*to) : Text();
    }
    return source.fallback ? Text(*source.fallback) : Text();
  }

  Text hashed(const ValueSource& source) {
    std::string bytes;
    for (const std::string& path : source.hash_of) bytes.append(raw(path)).push_back('\x1F');
    const Hash128 hash = hash128(bytes);
    return arena_.keep(fmt::format("h{:016x}{:08x}", hash.high, hash.low >> 32U));
  }

  /// A uid with its platform in front.
  Text uid_of(const ValueSource& source, std::string_view field) {
    const Text id = text_of(source);
    if (!is_known(id) || id.empty()) return {};
    if (is_rounded_id(id)) {
      damage(fmt::format("{} '{}' was rounded by a spreadsheet", field, shown_value(id)));
      return {};
    }
    return arena_.join({platform_, ":", id});
  }

  void set_time(const ValueSource& source, std::string_view field,
                std::optional<std::int64_t>& time_s, std::optional<std::int64_t>* precision_s) {
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

  void set_list(const ValueSource& source, std::vector<Text>& out) {
    if (json_ != nullptr && !source.path.empty() && json_->scalars_at(source.path, arena_, out)) {
      return;
    }
    const Text value = text_of(source);
    if (!is_known(value)) return;
    split_list(value, source.list_separator, out);
  }

  /// `@name` is a handle, which is the same in any case; anything else a native account id.
  void prefix_mentions(std::vector<Text>& mentions) {
    for (Text& mention : mentions) {
      const bool is_handle = mention.starts_with('@');
      mention = arena_.join({platform_, ":", is_handle ? ascii_lower(mention) : mention});
    }
  }

  void prefix_media(std::vector<Text>& media) {
    constexpr std::array<std::string_view, 5> kKinds{"pdq:", "phash:", "sha256:", "id:", "url:"};
    for (Text& item : media) {
      const auto is_kind = [&](std::string_view kind) { return item.starts_with(kind); };
      if (std::any_of(kKinds.begin(), kKinds.end(), is_kind)) continue;
      const bool is_url = item.starts_with("http://") || item.starts_with("https://");
      item = arena_.join({is_url ? "url:" : "id:", item});
    }
  }

  void set_post_type(const ValueSource& source, Post& post) {
    const Text name = text_of(source);
    if (!is_known(name) || name.empty()) return;
    post.post_type = post_type_of(name);
    if (!post.post_type)
      damage(fmt::format("post_type '{}' is unknown; map it", shown_value(name)));
  }

  void set_post_field(Post& post, std::string_view name, const ValueSource& source);
  void set_account_field(Account& account, std::string_view name, const ValueSource& source);

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

void MappedValues::set_post_field(Post& post, std::string_view name, const ValueSource& source) {
  struct TextField {
    std::string_view name;
    Text Post::*field;
  };
  struct CountField {
    std::string_view name;
    std::optional<std::int64_t> Post::*field;
  };
  struct ListField {
    std::string_view name;
    std::vector<Text> Post::*field;
  };
  static constexpr std::array kUids{TextField{"uid", &Post::uid},
                                    TextField{"account_uid", &Post::account_uid},
                                    TextField{"conversation_uid", &Post::conversation_uid},
                                    TextField{"reply_to_uid", &Post::reply_to_uid},
                                    TextField{"reply_to_account_uid", &Post::reply_to_account_uid},
                                    TextField{"repost_of_uid", &Post::repost_of_uid},
                                    TextField{"quote_of_uid", &Post::quote_of_uid}};
  static constexpr std::array kTexts{
      TextField{"url", &Post::url}, TextField{"account_name", &Post::account_name},
      TextField{"text", &Post::text}, TextField{"lang", &Post::lang}};
  static constexpr std::array kCounts{
      CountField{"likes", &Post::likes}, CountField{"replies", &Post::replies},
      CountField{"reposts", &Post::reposts}, CountField{"quotes", &Post::quotes},
      CountField{"views", &Post::views}};
  static constexpr std::array kLists{
      ListField{"hashtags", &Post::hashtags}, ListField{"mentions", &Post::mentions},
      ListField{"urls", &Post::urls}, ListField{"media", &Post::media}};
  for (const auto& uid : kUids) {
    if (uid.name == name) post.*uid.field = uid_of(source, name);
  }
  for (const auto& text : kTexts) {
    if (text.name == name) post.*text.field = text_of(source);
  }
  for (const auto& count : kCounts) {
    if (count.name == name) post.*count.field = count_of(text_of(source));
  }
  for (const auto& list : kLists) {
    if (list.name == name) set_list(source, post.*list.field);
  }
  if (name == "mentions") prefix_mentions(post.mentions);
  if (name == "media") prefix_media(post.media);
  if (name == "account_handle") post.account_handle = handle_of(text_of(source), arena_);
  if (name == "post_type") set_post_type(source, post);
  if (name == "created_at") {
    set_time(source, name, post.created_at_s, &post.created_at_precision_s);
  }
  if (name == "collected_at") set_time(source, name, post.collected_at_s, nullptr);
}

void MappedValues::set_account_field(Account& account, std::string_view name,
                                     const ValueSource& source) {
  struct TextField {
    std::string_view name;
    Text Account::*field;
  };
  struct CountField {
    std::string_view name;
    std::optional<std::int64_t> Account::*field;
  };
  static constexpr std::array kTexts{
      TextField{"name", &Account::name}, TextField{"bio", &Account::bio},
      TextField{"url", &Account::url}, TextField{"location", &Account::location},
      TextField{"avatar", &Account::avatar}};
  static constexpr std::array kCounts{CountField{"followers", &Account::followers},
                                      CountField{"following", &Account::following},
                                      CountField{"posts", &Account::posts}};
  if (name == "uid") account.uid = uid_of(source, name);
  if (name == "handle") account.handle = handle_of(text_of(source), arena_);
  for (const auto& text : kTexts) {
    if (text.name == name) account.*text.field = text_of(source);
  }
  for (const auto& count : kCounts) {
    if (count.name == name) account.*count.field = count_of(text_of(source));
  }
  if (name == "verified") account.verified = boolean_of(text_of(source));
  if (name == "created_at") {
    set_time(source, name, account.created_at_s, &account.created_at_precision_s);
  }
  if (name == "collected_at") set_time(source, name, account.collected_at_s, nullptr);
}

MappedRecord::MappedRecord(const Mapping& mapping) : mapping_(mapping) {}

MappedRecord::MappedRecord(const Mapping& mapping, const RowHeader& header) : mapping_(mapping) {
  std::vector<std::string> missing;
  const auto bind = [&](const std::string& path) {
    if (path.empty()) return;
    const std::size_t column = header.find(path);
    if (column == RowHeader::kNone) {
      missing.push_back(path);
    } else {
      columns_.emplace_back(path, column);
    }
  };
  const auto bind_source = [&](const ValueSource& source) {
    bind(source.path);
    for (const std::string& path : source.hash_of) bind(path);
  };
  bind_source(mapping.platform);
  for (const auto* fields : {&mapping.post, &mapping.account}) {
    for (const auto& field : *fields) bind_source(field.second);
  }
  if (!missing.empty()) {
    throw DataError(fmt::format("{}: the file lacks the column{} {}", mapping.name,
                                missing.size() == 1 ? "" : "s", fmt::join(missing, ", ")));
  }
}

void MappedRecord::apply(std::span<const std::string_view> row, RecordBatch& batch) const {
  MappedValues values(*this, row, nullptr, batch);
  finish(values, batch);
}

void MappedRecord::apply(RecordView& record, RecordBatch& batch) const {
  MappedValues values(*this, {}, &record, batch);
  finish(values, batch);
}

void MappedRecord::finish(MappedValues& values, RecordBatch& batch) const {
  Post post = values.post();
  const Account account = values.account();
  if (!values.damage().empty()) return batch.reject(values.damage());
  if (!mapping_.post.empty()) {
    batch.add_post(post);
  } else if (account.uid.empty()) {
    return batch.reject("an account without an id");
  }
  batch.add_account(account);
}

}  // namespace cahoots
