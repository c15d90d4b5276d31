#include "platforms/format_signs.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "records/json_writer.hpp"

namespace cahoots {
namespace {

using ColumnNames = std::vector<std::string>;
using KeyPath = std::vector<std::string_view>;

ColumnNames without_one(ColumnNames names, std::size_t i) {
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
  return names;
}

bool recognises_names(const Format& format, ColumnNames names) {
  return format.recognises_header(RowHeader(std::move(names)));
}

/// A set of columns that the format recognises, made of those that it asks for; empty where a
/// second guess is wrong too: it may ask for one that must not be there.
ColumnNames sufficient_columns(const Format& format) {
  ColumnNames asked;
  format.recognises_header(RowHeader::noting(asked));
  if (recognises_names(format, asked)) return asked;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (recognises_names(format, without_one(asked, i))) return without_one(asked, i);
  }
  return {};
}

/// The object as JSON, without the value at `path`.
std::string json_without(RecordView& object, std::span<const std::string_view> path) {
  std::string json = "{";
  for (const std::string_view key : object.keys()) {
    const bool is_on_path = key == path.front();
    if (is_on_path && path.size() == 1) continue;
    if (json.size() > 1) json.push_back(',');
    append_json_string(json, key);
    json.push_back(':');
    auto inner = is_on_path ? object.object(key) : std::nullopt;
    json.append(inner ? json_without(*inner, path.subspan(1)) : object.json(key));
  }
  return json + "}";
}

/// Tries the keys of one record.
class KeyTrial {
 public:
  KeyTrial(const Format& format, RecordView& record) : format_(format), record_(record) {}

  ColumnNames run() {
    look(record_, {});
    return std::move(deciding_);
  }

 private:
  static constexpr std::size_t kTriedKeys = 100;
  static constexpr std::size_t kDeepest = 3;
  static constexpr std::size_t kLongestRecordBytes = std::size_t{1} << 20;

  bool decides(const KeyPath& path) {
    const std::string json = json_without(record_, path);
    if (json.size() > kLongestRecordBytes) n_tried_ = kTriedKeys;
    auto record = parser_.parse_copy(json);
    return record && !format_.recognises(*record);
  }

  void look(RecordView& object, const KeyPath& outer) {
    for (const std::string_view key : object.keys()) {
      if (++n_tried_ > kTriedKeys) return;
      KeyPath path = outer;
      path.push_back(key);
      if (!decides(path)) continue;
      const std::size_t n_before = deciding_.size();
      auto inner = path.size() < kDeepest ? object.object(key) : std::nullopt;
      if (inner) look(*inner, path);
      if (deciding_.size() == n_before) add(path);
    }
  }

  void add(const KeyPath& path) {
    std::string name;
    for (const std::string_view key : path) name.append(name.empty() ? "" : "/").append(key);
    deciding_.push_back(std::move(name));
  }

  const Format& format_;
  RecordView& record_;
  RecordParser parser_;
  std::size_t n_tried_ = 0;
  ColumnNames deciding_;
};

}  // namespace

std::vector<std::string> deciding_columns(const Format& format, const RowHeader& header) {
  constexpr std::size_t kTriedColumns = 1000;
  ColumnNames deciding;
  if (header.size() > kTriedColumns) return deciding;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!recognises_names(format, without_one(header.names(), i)))
      deciding.push_back(header.names()[i]);
  }
  return deciding;
}

std::vector<std::string> deciding_keys(const Format& format, RecordView& record) {
  return KeyTrial(format, record).run();
}

std::vector<NearFormat> near_formats(const RowHeader& header) {
  std::vector<NearFormat> near;
  for (const Format& format : native_formats()) {
    if (format.recognises_header == nullptr) continue;
    NearFormat candidate;
    candidate.format = &format;
    for (const std::string& name : sufficient_columns(format)) {
      (header.has(name) ? candidate.present : candidate.lacking).push_back(name);
    }
    ColumnNames names = header.names();
    names.insert(names.end(), candidate.lacking.begin(), candidate.lacking.end());
    const bool is_near =
        !candidate.present.empty() && candidate.present.size() >= candidate.lacking.size();
    if (is_near && recognises_names(format, std::move(names))) near.push_back(std::move(candidate));
  }
  std::stable_sort(near.begin(), near.end(), [](const NearFormat& a, const NearFormat& b) {
    return a.lacking.size() < b.lacking.size();
  });
  return near;
}

}  // namespace cahoots
