#include "platforms/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "platforms/field_values.hpp"
#include "records/record_view.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

/// Reads one mapping file; knows its name for messages.
class MappingReader {
 public:
  explicit MappingReader(const std::string& name) : name_(name) {}

  Mapping read(const std::string& json) {
    auto root = parser_.parse_copy(json);
    if (!root) fail(parser_.error().message);
    check_keys(*root, {"format", "files", "platform", "post", "account", "comment"}, "mapping");
    Mapping mapping;
    mapping.name = name_;
    mapping.files = text_of(*root, "files", "mapping");
    mapping.format = text_of(*root, "format", "mapping");
    constexpr std::array<std::string_view, 4> kFormats{"csv", "tsv", "jsonl", "json"};
    if (std::find(kFormats.begin(), kFormats.end(), mapping.format) == kFormats.end()) {
      fail("\"format\" must be csv, tsv, jsonl or json");
    }
    is_json_ = mapping.format == "json" || mapping.format == "jsonl";
    mapping.platform = read_platform(*root);
    mapping.post = read_fields(*root, "post");
    mapping.account = read_fields(*root, "account");
    if (mapping.post.empty() && mapping.account.empty()) fail("maps neither a post nor an account");
    require(mapping.post, "post", {"uid", "account_uid"});
    require(mapping.account, "account", {"uid"});
    return mapping;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw UsageError(fmt::format("{}: {}; see cahoots-mapping(5)", name_, reason));
  }

  [[noreturn]] void fail_kind(std::string_view field, std::string_view key,
                              std::string_view kind) const {
    fail(fmt::format("\"{}\" of \"{}\" must be {}", key, field, kind));
  }

  /// A text that may be left out, but not be something else.
  Text text_of(RecordView& object, std::string_view key, std::string_view field) const {
    const Text text = object.text(key);
    if (!is_known(text) && object.has(key)) fail_kind(field, key, "a text");
    return text;
  }

  std::string checked_path(Text path, std::string_view field) const {
    if (path.empty()) fail(fmt::format("\"{}\" names no column or pointer", field));
    if (is_json_ && !path.starts_with('/')) {
      fail(fmt::format("\"{0}\" is from \"{1}\", which is no JSON pointer; say \"/{1}\"", field,
                       path));
    }
    return std::string(path);
  }

  /// The fields that an export can fill; the others follow from them.
  static std::vector<std::string_view> mapped_fields(std::string_view record) {
    constexpr std::array<std::string_view, 6> kDerived{"platform",    "created_at_precision_s",
                                                       "url_keys",    "url_shortened",
                                                       "source_file", "source_line"};
    std::vector<std::string_view> names;
    for (const FieldSpec& field : find_record_spec(record)->fields) {
      const bool is_derived =
          std::find(kDerived.begin(), kDerived.end(), field.name) != kDerived.end();
      if (!is_derived) names.push_back(field.name);
    }
    return names;
  }

  void check_keys(RecordView& object, const std::vector<std::string_view>& known,
                  std::string_view where) const {
    for (const std::string_view key : object.keys()) {
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        fail(fmt::format("unknown key \"{}\" in {}; known are {}", key, where,
                         fmt::join(known, ", ")));
      }
    }
  }

  void require(const std::vector<std::pair<std::string, ValueSource>>& fields,
               std::string_view record, const std::vector<std::string_view>& names) const {
    if (fields.empty()) return;
    for (const std::string_view name : names) {
      const bool is_there = std::any_of(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.first == name; });
      if (!is_there) fail(fmt::format("\"{}\" has no \"{}\"", record, name));
    }
  }

  ValueSource read_platform(RecordView& root) {
    if (const Text name = root.text("platform"); is_known(name)) {
      if (!is_platform_name(name)) {
        fail("\"platform\" must be a name of lower case letters, digits and _");
      }
      ValueSource constant;
      constant.constant = name;
      return constant;
    }
    auto object = root.object("platform");
    if (!object) fail("\"platform\" must be a name or {\"from\": …}");
    return read_source(*object, "platform");
  }

  std::vector<std::pair<std::string, ValueSource>> read_fields(RecordView& root,
                                                               std::string_view record) {
    std::vector<std::pair<std::string, ValueSource>> out;
    auto fields = root.object(record);
    if (!fields && root.has(record)) fail(fmt::format("\"{}\" must be an object", record));
    if (!fields) return out;
    check_keys(*fields, mapped_fields(record), fmt::format("\"{}\"", record));
    for (const std::string_view name : fields->keys()) {
      if (const Text path = fields->text(name); is_known(path)) {
        ValueSource source;
        source.path = checked_path(path, name);
        out.emplace_back(name, std::move(source));
      } else if (auto object = fields->object(name)) {
        out.emplace_back(name, read_source(*object, name));
      } else {
        fail(fmt::format("\"{}\" must be a column, a pointer or an object", name));
      }
    }
    return out;
  }

  ValueSource read_source(RecordView& object, std::string_view field) {
    check_keys(object,
               {"from", "const", "map", "default", "format", "zone", "precision_s", "split", "trim",
                "hash_of"},
               fmt::format("\"{}\"", field));
    ValueSource source;
    TextArena arena;
    if (object.has("from")) source.path = checked_path(text_of(object, "from", field), field);
    if (object.has("const")) source.constant = object.scalar("const", arena);
    for (const Text path : object.texts("hash_of")) {
      source.hash_of.push_back(checked_path(path, field));
    }
    read_values(object, source, field);
    source.list_separator = text_of(object, "split", field);
    source.trims = object.boolean("trim").value_or(true);
    if (object.has("trim") && !object.boolean("trim")) fail_kind(field, "trim", "true or false");
    source.precision_s = object.integer("precision_s");
    if (object.has("precision_s") && source.precision_s.value_or(0) < 1) {
      fail_kind(field, "precision_s", "a whole number of seconds from 1");
    }
    source.time_format = time_format_of(object, field);
    const int origins =
        int{!source.path.empty()} + int{source.constant.has_value()} + int{!source.hash_of.empty()};
    if (origins != 1) {
      fail(fmt::format("\"{}\" needs exactly one of \"from\", \"const\" and \"hash_of\"", field));
    }
    return source;
  }

  std::optional<TimeFormat> time_format_of(RecordView& object, std::string_view field) {
    if (!object.has("format") && !object.has("zone")) return std::nullopt;
    const Text format = text_of(object, "format", field);
    const Text zone = text_of(object, "zone", field);
    try {
      return TimeFormat(is_known(format) ? format : "auto", is_known(zone) ? zone : "UTC");
    } catch (const UsageError& error) {
      fail(fmt::format("\"{}\": {}", field, error.what()));
    }
  }

  void read_values(RecordView& object, ValueSource& source, std::string_view field) {
    TextArena arena;
    if (object.has("default")) source.fallback = object.scalar("default", arena);
    auto map = object.object("map");
    if (!map && object.has("map")) fail_kind(field, "map", "an object");
    if (!map) return;
    source.maps_values = true;
    for (const std::string_view raw : map->keys()) {
      std::optional<std::string> value;
      if (map->has(raw)) value = map->scalar(raw, arena);
      source.values.emplace_back(raw, std::move(value));
    }
  }

  const std::string& name_;
  RecordParser parser_;
  bool is_json_ = false;
};

}  // namespace

Mapping parse_mapping(const std::string& name, const std::string& json) {
  return MappingReader(name).read(json);
}

std::vector<std::string> Mapping::required_paths() const {
  std::vector<std::string> paths;
  const auto add = [&](const std::string& path) {
    const bool is_new = std::find(paths.begin(), paths.end(), path) == paths.end();
    if (is_new && !path.empty()) paths.push_back(path);
  };
  for (const auto* fields : {&post, &account}) {
    for (const auto& [field, source] : *fields) {
      if (field != "uid" && field != "account_uid") continue;
      add(source.path);
      for (const std::string& path : source.hash_of) add(path);
    }
  }
  return paths;
}

bool matches_glob(std::string_view glob, std::string_view name) {
  std::size_t g = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_name = 0;
  while (n < name.size()) {
    if (g < glob.size() && (glob[g] == '?' || (glob[g] == name[n] && glob[g] != '*'))) {
      ++g;
      ++n;
    } else if (g < glob.size() && glob[g] == '*') {
      star = g++;
      star_name = n;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      n = ++star_name;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

}  // namespace cahoots
