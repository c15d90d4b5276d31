#include "platforms/mapped_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "platforms/field_values.hpp"
#include "platforms/mapped_values.hpp"

namespace cahoots {
namespace {

using Source = ValueSource;

// One a kind of field; `name` is that of the field, for messages.
template <auto field, class Record>
void set_uid(MappedValues& values, Record& record, std::string_view name, const Source& source) {
  record.*field = values.uid_of(source, name);
}
template <auto field, class Record>
void set_text(MappedValues& values, Record& record, std::string_view, const Source& source) {
  record.*field = values.text_of(source);
}
template <auto field, class Record>
void set_handle(MappedValues& values, Record& record, std::string_view, const Source& source) {
  record.*field = values.handle(source);
}
template <auto field, class Record>
void set_count(MappedValues& values, Record& record, std::string_view, const Source& source) {
  record.*field = count_of(values.text_of(source));
}
template <class Record>
void set_creation(MappedValues& values, Record& record, std::string_view name,
                  const Source& source) {
  values.set_time(source, name, record.created_at_s, &record.created_at_precision_s);
}
template <class Record>
void set_collection(MappedValues& values, Record& record, std::string_view name,
                    const Source& source) {
  values.set_time(source, name, record.collected_at_s, nullptr);
}
template <std::vector<Text> Post::*field>
void set_list(MappedValues& values, Post& post, std::string_view, const Source& source) {
  values.set_list(source, post.*field);
}
void set_mentions(MappedValues& values, Post& post, std::string_view, const Source& source) {
  values.set_mentions(source, post.mentions);
}
void set_media(MappedValues& values, Post& post, std::string_view, const Source& source) {
  values.set_media(source, post.media);
}
void set_post_type(MappedValues& values, Post& post, std::string_view, const Source& source) {
  values.set_post_type(source, post);
}
void set_verified(MappedValues& values, Account& account, std::string_view, const Source& source) {
  account.verified = boolean_of(values.text_of(source));
}

/// A field with what fills it.
template <class Record>
struct NamedSetter {
  std::string_view name;
  MappedRecord::Setter<Record> set;
};

constexpr std::array kPostSetters{
    NamedSetter<Post>{"uid", set_uid<&Post::uid, Post>},
    NamedSetter<Post>{"account_uid", set_uid<&Post::account_uid, Post>},
    NamedSetter<Post>{"conversation_uid", set_uid<&Post::conversation_uid, Post>},
    NamedSetter<Post>{"reply_to_uid", set_uid<&Post::reply_to_uid, Post>},
    NamedSetter<Post>{"reply_to_account_uid", set_uid<&Post::reply_to_account_uid, Post>},
    NamedSetter<Post>{"repost_of_uid", set_uid<&Post::repost_of_uid, Post>},
    NamedSetter<Post>{"quote_of_uid", set_uid<&Post::quote_of_uid, Post>},
    NamedSetter<Post>{"url", set_text<&Post::url, Post>},
    NamedSetter<Post>{"account_name", set_text<&Post::account_name, Post>},
    NamedSetter<Post>{"text", set_text<&Post::text, Post>},
    NamedSetter<Post>{"lang", set_text<&Post::lang, Post>},
    NamedSetter<Post>{"account_handle", set_handle<&Post::account_handle, Post>},
    NamedSetter<Post>{"likes", set_count<&Post::likes, Post>},
    NamedSetter<Post>{"replies", set_count<&Post::replies, Post>},
    NamedSetter<Post>{"reposts", set_count<&Post::reposts, Post>},
    NamedSetter<Post>{"quotes", set_count<&Post::quotes, Post>},
    NamedSetter<Post>{"views", set_count<&Post::views, Post>},
    NamedSetter<Post>{"hashtags", set_list<&Post::hashtags>},
    NamedSetter<Post>{"urls", set_list<&Post::urls>},
    NamedSetter<Post>{"mentions", set_mentions},
    NamedSetter<Post>{"media", set_media},
    NamedSetter<Post>{"post_type", set_post_type},
    NamedSetter<Post>{"created_at", set_creation<Post>},
    NamedSetter<Post>{"collected_at", set_collection<Post>}};

constexpr std::array kAccountSetters{
    NamedSetter<Account>{"uid", set_uid<&Account::uid, Account>},
    NamedSetter<Account>{"handle", set_handle<&Account::handle, Account>},
    NamedSetter<Account>{"name", set_text<&Account::name, Account>},
    NamedSetter<Account>{"bio", set_text<&Account::bio, Account>},
    NamedSetter<Account>{"url", set_text<&Account::url, Account>},
    NamedSetter<Account>{"location", set_text<&Account::location, Account>},
    NamedSetter<Account>{"avatar", set_text<&Account::avatar, Account>},
    NamedSetter<Account>{"followers", set_count<&Account::followers, Account>},
    NamedSetter<Account>{"following", set_count<&Account::following, Account>},
    NamedSetter<Account>{"posts", set_count<&Account::posts, Account>},
    NamedSetter<Account>{"verified", set_verified},
    NamedSetter<Account>{"created_at", set_creation<Account>},
    NamedSetter<Account>{"collected_at", set_collection<Account>}};

/// parse_mapping() has refused names that no record has.
template <class Record, std::size_t N>
void bind_fields(const std::array<NamedSetter<Record>, N>& setters,
                 const std::vector<std::pair<std::string, ValueSource>>& fields,
                 std::vector<MappedRecord::BoundField<Record>>& bound) {
  for (const auto& [name, source] : fields) {
    for (const auto& setter : setters) {
      if (setter.name == name) bound.push_back({setter.set, setter.name, &source});
    }
  }
}

}  // namespace

void MappedRecord::bind_setters() {
  bind_fields(kPostSetters, mapping_.post, post_fields_);
  bind_fields(kAccountSetters, mapping_.account, account_fields_);
}

MappedRecord::MappedRecord(const Mapping& mapping) : mapping_(mapping) {
  bind_setters();
}

MappedRecord::MappedRecord(const Mapping& mapping, const RowHeader& header)
    : MappedRecord(mapping) {
  std::vector<std::string> missing;
  const auto bind = [&](const std::string& path) {
    if (path.empty()) return;
    const std::size_t column = header.find(path);
    if (column == RowHeader::kNone) {
      const bool is_new = std::find(missing.begin(), missing.end(), path) == missing.end();
      if (is_new) missing.push_back(path);
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
  Post post;
  post.platform = values.platform();
  for (const auto& field : post_fields_) field.set(values, post, field.name, *field.source);
  Account account;
  account.platform = values.platform();
  for (const auto& field : account_fields_) field.set(values, account, field.name, *field.source);
  if (!values.damage().empty()) return batch.reject(values.damage());
  if (!mapping_.post.empty()) {
    batch.add_post(post);
  } else if (account.uid.empty()) {
    return batch.reject("an account without an id");
  }
  batch.add_account(account);
}

}  // namespace cahoots
