#include "platforms/meta_content_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "platforms/field_values.hpp"
#include "platforms/meta_content_library_record.hpp"

namespace cahoots {
namespace {

/// Nested, or flattened with dots in the keys.
Text library_value(RecordView& record, std::string_view name, TextArena& arena) {
  if (record.has(name)) return record.scalar(name, arena);
  if (name.find('.') == std::string_view::npos) return {};
  std::string pointer = "/" + std::string(name);
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  return record.scalar_at(pointer, arena);
}

void add_library_object(RecordView& object, RecordBatch& batch) {
  TextArena& arena = batch.arena();
  LibraryValues values;
  for (const LibraryField& field : kLibraryFields) {
    Text& value = values.*field.value;
    value = library_value(object, field.name, arena);
    if (!is_known(value) && !field.other_name.empty()) {
      value = library_value(object, field.other_name, arena);
    }
  }
  object.texts("hashtags", values.hashtag_list);
  for (RecordView& media : object.objects("multimedia")) {
    const Text id = media.scalar("id", arena);
    if (!id.empty()) values.media_ids.push_back(id);
  }
  add_library_record(values, batch);
}

/// A post or comment, by the fields that all of them have.
bool is_library_object(RecordView& object) {
  if (!object.has("id") || !object.has("creation_time")) return false;
  if (object.object("post_owner") || object.has("post_owner.id")) return true;
  return object.has("post_id") && (object.object("owner") || object.has("owner.id"));
}

void parse_library(RecordView& record, RecordBatch& batch) {
  if (auto error = record.object("error")) {
    return batch.reject(
        fmt::format("an error of the API: {}", shown_value(error->text("message"))));
  }
  if (record.has("id")) return add_library_object(record, batch);
  if (!record.has("data")) return batch.reject("neither a post nor a page with \"data\"");
  for (RecordView& object : record.objects("data")) add_library_object(object, batch);
}

bool is_library_page(RecordView& first) {
  if (is_library_object(first)) return true;
  auto objects = first.objects("data");
  return !objects.empty() && is_library_object(objects.front());
}

using LibraryColumns = std::array<std::size_t, kLibraryFields.size()>;

LibraryColumns library_columns(const RowHeader& header) {
  LibraryColumns columns{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const LibraryField& field = kLibraryFields[i];
    columns[i] = header.find(field.name);
    if (columns[i] == RowHeader::kNone && !field.other_name.empty()) {
      columns[i] = header.find(field.other_name);
    }
  }
  return columns;
}

bool is_library_header(const RowHeader& header) {
  if (!header.has("id") || !header.has("creation_time")) return false;
  return header.has("post_owner.id") || header.has("post_owner.data.id") ||
         (header.has("post_id") && header.has("owner.id"));
}

RowParse bind_library_rows(const RowHeader& header) {
  return [columns = library_columns(header)](std::span<const std::string_view> row,
                                             RecordBatch& batch) {
    LibraryValues values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i] < row.size()) values.*kLibraryFields[i].value = row[columns[i]];
    }
    add_library_record(values, batch);
  };
}

}  // namespace

Format meta_content_library_format() {
  Format format;
  format.name = "meta-content-library";
  format.platform = "any";
  format.description = "Meta Content Library: posts, comments of Facebook, Instagram (CSV, JSON)";
  format.source = "Meta for Developers, Content Library and API, Data dictionary";
  format.fixture = "meta_content_library.csv";
  format.recognises = is_library_page;
  format.parse = parse_library;
  format.recognises_header = is_library_header;
  format.bind = bind_library_rows;
  return format;
}

}  // namespace cahoots
