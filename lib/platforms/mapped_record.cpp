#include "platforms/mapped_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "platforms/field_values.hpp"
#include "platforms/mapped_values.hpp"

namespace cahoots {
namespace {

template <auto field, class Record>
void set_text(MappedValues& values, Record& record, const ValueSource& source) {
  record.*field = values.text_of(source);
}
template <auto field, class Record>
void set_count(MappedValues& values, Record& record, const ValueSource& source) {
  record.*field = count_of(values.text_of(source));
}
template <std::vector<Text> Post::*field>
void set_list(MappedValues& values, Post& post, const ValueSource& source) {
  values.set_list(source, post.*field);
}

/// A field with what fills it. Where a message must name the field, the setter is written out.
template <class Record>
struct NamedSetter {
  std::string_view name;
  MappedRecord::Setter<Record> set;
};

constexpr std::array kPostSetters{
    NamedSetter<Post>{"uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.uid = values.uid_of(source, "uid");
                      }},
    NamedSetter<Post>{"account_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.account_uid = values.uid_of(source, "account_uid");
                      }},
    NamedSetter<Post>{"conversation_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.conversation_uid = values.uid_of(source, "conversation_uid");
                      }},
    NamedSetter<Post>{"reply_to_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.reply_to_uid = values.uid_of(source, "reply_to_uid");
                      }},
    NamedSetter<Post>{"reply_to_account_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.reply_to_account_uid = values.uid_of(source, "reply_to_account_uid");
                      }},
    NamedSetter<Post>{"repost_of_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.repost_of_uid = values.uid_of(source, "repost_of_uid");
                      }},
    NamedSetter<Post>{"quote_of_uid",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.quote_of_uid = values.uid_of(source, "quote_of_uid");
                      }},
    NamedSetter<Post>{"url", set_text<&Post::url, Post>},
    NamedSetter<Post>{"account_name", set_text<&Post::account_name, Post>},
    NamedSetter<Post>{"text", set_text<&Post::text, Post>},
    NamedSetter<Post>{"lang", set_text<&Post::lang, Post>},
    NamedSetter<Post>{"likes", set_count<&Post::likes, Post>},
    NamedSetter<Post>{"replies", set_count<&Post::replies, Post>},
    NamedSetter<Post>{"reposts", set_count<&Post::reposts, Post>},
    NamedSetter<Post>{"quotes", set_count<&Post::quotes, Post>},
    NamedSetter<Post>{"views", set_count<&Post::views, Post>},
    NamedSetter<Post>{"hashtags", set_list<&Post::hashtags>},
    NamedSetter<Post>{"urls", set_list<&Post::urls>},
    NamedSetter<Post>{"mentions",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        values.set_mentions(source, post.mentions);
                      }},
    NamedSetter<Post>{"media",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        values.set_media(source, post.media);
                      }},
    NamedSetter<Post>{"account_handle",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        post.account_handle = values.handle(source);
                      }},
    NamedSetter<Post>{"post_type",
                      [](MappedValues& values, Post& post,
                         const ValueSource& source) { values.set_post_type(source, post); }},
    NamedSetter<Post>{"created_at",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        values.set_time(source, "created_at", post.created_at_s,
                                        &post.created_at_precision_s);
                      }},
    NamedSetter<Post>{"collected_at",
                      [](MappedValues& values, Post& post, const ValueSource& source) {
                        values.set_time(source, "collected_at", post.collected_at_s, nullptr);
                      }}};

constexpr std::array kAccountSetters{
    NamedSetter<Account>{"uid",
                         [](MappedValues& values, Account& account, const ValueSource& source) {
                           account.uid = values.uid_of(source, "uid");
                         }},
    NamedSetter<Account>{"handle",
                         [](MappedValues& values, Account& account, const ValueSource& source) {
                           account.handle = values.handle(source);
                         }},
    NamedSetter<Account>{"name", set_text<&Account::name, Account>},
    NamedSetter<Account>{"bio", set_text<&Account::bio, Account>},
    NamedSetter<Account>{"url", set_text<&Account::url, Account>},
    NamedSetter<Account>{"location", set_text<&Account::location, Account>},
    NamedSetter<Account>{"avatar", set_text<&Account::avatar, Account>},
    NamedSetter<Account>{"followers", set_count<&Account::followers, Account>},
    NamedSetter<Account>{"following", set_count<&Account::following, Account>},
    NamedSetter<Account>{"posts", set_count<&Account::posts, Account>},
    NamedSetter<Account>{"verified",
                         [](MappedValues& values, Account& account, const ValueSource& source) {
                           account.verified = boolean_of(values.text_of(source));
                         }},
    NamedSetter<Account>{"created_at",
                         [](MappedValues& values, Account& account, const ValueSource& source) {
                           values.set_time(source, "created_at", account.created_at_s,
                                           &account.created_at_precision_s);
                         }},
    NamedSetter<Account>{"collected_at",
                         [](MappedValues& values, Account& account, const ValueSource& source) {
                           values.set_time(source, "collected_at", account.collected_at_s, nullptr);
                         }}};

/// parse_mapping() has refused names that no record has.
template <class Record, std::size_t N>
void bind_fields(const std::array<NamedSetter<Record>, N>& setters,
                 const std::vector<std::pair<std::string, ValueSource>>& fields,
                 std::vector<std::pair<MappedRecord::Setter<Record>, const ValueSource*>>& bound) {
  for (const auto& [name, source] : fields) {
    for (const auto& setter : setters) {
      if (setter.name == name) bound.emplace_back(setter.set, &source);
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
  for (const auto& [setter, source] : post_fields_) setter(values, post, *source);
  Account account;
  account.platform = values.platform();
  for (const auto& [setter, source] : account_fields_) setter(values, account, *source);
  if (!values.damage().empty()) return batch.reject(values.damage());
  if (!mapping_.post.empty()) {
    batch.add_post(post);
  } else if (account.uid.empty()) {
    return batch.reject("an account without an id");
  }
  batch.add_account(account);
}

}  // namespace cahoots
