#include "records/record_view.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>

#include "base/utf8.hpp"
#include "records/json_damage.hpp"
#include "records/repeated_key.hpp"

namespace cahoots {

namespace dom = simdjson::dom;

/// Moves simdjson's handles in and out of the opaque storage of a RecordView.
struct RecordViewAccess {
  static_assert(sizeof(dom::object) == 16 && std::is_trivially_copyable_v<dom::object>);
  static_assert(sizeof(dom::object::iterator) == 16 &&
                std::is_trivially_copyable_v<dom::object::iterator>);

  static dom::object object(const RecordView& view) {
    dom::object object;
    std::memcpy(static_cast<void*>(&object), view.object_.data(), sizeof object);
    return object;
  }
  static RecordView view(const dom::object& object) {
    RecordView view;
    std::memcpy(view.object_.data(), static_cast<const void*>(&object), sizeof object);
    const dom::object::iterator begin = object.begin();
    std::memcpy(view.cursor_.data(), static_cast<const void*>(&begin), sizeof begin);
    if (repeats_a_key(object)) view.cursor_ = kNoCursor;
    return view;
  }

  /// The value of `key`, searched from behind the last one found, once around. Of values with one
  /// key the last, as jq and Python have it, so that it does not depend on what was asked for
  /// before.
  static std::optional<dom::element> find(RecordView& view, std::string_view key) {
    const dom::object fields = object(view);
    if (view.cursor_ == kNoCursor) {
      std::optional<dom::element> last;
      for (const auto& field : fields) {
        if (field.key == key) last = field.value;
      }
      return last;
    }
    const dom::object::iterator end = fields.end();
    // An iterator has no default state; it is overwritten at once.
    dom::object::iterator start = fields.begin();
    std::memcpy(static_cast<void*>(&start), view.cursor_.data(), sizeof start);
    for (auto field = start; field != end; ++field) {
      if (field.key_equals(key)) return remember(view, field);
    }
    for (auto field = fields.begin(); field != start; ++field) {
      if (field.key_equals(key)) return remember(view, field);
    }
    return std::nullopt;
  }

 private:
  /// Of an object in which a key stands twice.
  static constexpr std::array<std::byte, 16> kNoCursor{};

  static bool repeats_a_key(const dom::object& object) {
    thread_local std::vector<std::string_view> keys;
    keys.clear();
    for (const auto& field : object) keys.push_back(field.key);
    return has_repeated_key(keys);
  }

  static dom::element remember(RecordView& view, dom::object::iterator field) {
    const dom::element value = field.value();
    ++field;
    std::memcpy(view.cursor_.data(), static_cast<const void*>(&field), sizeof field);
    return value;
  }
};

namespace {

Text text_of(const dom::element& value) {
  std::string_view text;
  return value.get_string().get(text) == simdjson::SUCCESS ? text : Text();
}

Text scalar_of(const dom::element& value, TextArena& arena) {
  switch (value.type()) {
    case dom::element_type::STRING:
      return text_of(value);
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
    case dom::element_type::BOOL:
      return arena.keep(simdjson::minify(value));
    default:
      return {};
  }
}

/// What stands at a JSON pointer. One that names a key of the object itself, as most do, is looked
/// up like any key: behind the last one found.
std::optional<dom::element> element_at(RecordView& view, std::string_view pointer) {
  const std::string_view key = pointer.substr(pointer.starts_with('/') ? 1 : 0);
  const auto is_syntax = [](char c) { return c == '/' || c == '~'; };
  if (key.size() < pointer.size() && !key.empty() &&
      std::none_of(key.begin(), key.end(), is_syntax)) {
    return RecordViewAccess::find(view, key);
  }
  dom::element value;
  const auto found = RecordViewAccess::object(view).at_pointer(pointer).get(value);
  return found == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

template <class Value>
std::optional<Value> value_of(const std::optional<dom::element>& element) {
  Value value{};
  if (!element || element->get<Value>().get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

/// The elements of a list under `key`; empty where there is none.
std::optional<dom::array> list_of(RecordView& view, std::string_view key) {
  return value_of<dom::array>(RecordViewAccess::find(view, key));
}

template <class Value>
std::vector<Value> values_of(const std::optional<dom::array>& list) {
  std::vector<Value> out;
  if (!list) return out;
  for (const dom::element& element : *list) {
    if (const auto value = value_of<Value>(element)) out.push_back(*value);
  }
  return out;
}

}  // namespace

Text RecordView::text(std::string_view key) {
  const auto value = RecordViewAccess::find(*this, key);
  return value ? text_of(*value) : Text();
}

std::optional<std::int64_t> RecordView::integer(std::string_view key) {
  return value_of<std::int64_t>(RecordViewAccess::find(*this, key));
}

std::optional<double> RecordView::number(std::string_view key) {
  return value_of<double>(RecordViewAccess::find(*this, key));
}

std::optional<bool> RecordView::boolean(std::string_view key) {
  return value_of<bool>(RecordViewAccess::find(*this, key));
}

std::optional<std::int64_t> RecordView::time_s(std::string_view key) {
  return parse_stream_time(text(key));
}

void RecordView::texts(std::string_view key, std::vector<Text>& out) {
  out.clear();
  const auto list = list_of(*this, key);
  if (!list) return;
  for (const dom::element& value : *list) {
    const Text text = text_of(value);
    if (is_known(text)) out.push_back(text);
  }
}

std::vector<Text> RecordView::texts(std::string_view key) {
  std::vector<Text> out;
  texts(key, out);
  return out;
}

std::vector<std::int64_t> RecordView::integers(std::string_view key) {
  return values_of<std::int64_t>(list_of(*this, key));
}

std::vector<bool> RecordView::booleans(std::string_view key) {
  return values_of<bool>(list_of(*this, key));
}

std::optional<RecordView> RecordView::object(std::string_view key) {
  const auto object = value_of<dom::object>(RecordViewAccess::find(*this, key));
  return object ? std::optional(RecordViewAccess::view(*object)) : std::nullopt;
}

std::vector<RecordView> RecordView::objects(std::string_view key) {
  std::vector<RecordView> out;
  for (const ListItem& item : items(key)) {
    if (item.object) out.push_back(*item.object);
  }
  return out;
}

std::vector<ListItem> RecordView::items(std::string_view key) {
  std::vector<ListItem> out;
  const auto list = list_of(*this, key);
  if (!list) return out;
  for (const dom::element& value : *list) {
    if (const Text text = text_of(value); is_known(text)) {
      out.push_back({text, std::nullopt});
    } else if (const auto object = value_of<dom::object>(value)) {
      out.push_back({Text(), RecordViewAccess::view(*object)});
    }
  }
  return out;
}

Text RecordView::scalar(std::string_view key, TextArena& arena) {
  const auto value = RecordViewAccess::find(*this, key);
  return value ? scalar_of(*value, arena) : Text();
}

Text RecordView::scalar_at(std::string_view pointer, TextArena& arena) {
  const auto value = element_at(*this, pointer);
  return value ? scalar_of(*value, arena) : Text();
}

bool RecordView::scalars_at(std::string_view pointer, TextArena& arena, std::vector<Text>& out) {
  out.clear();
  const auto list = value_of<dom::array>(element_at(*this, pointer));
  if (!list) return false;
  for (const dom::element& element : *list) {
    const Text text = scalar_of(element, arena);
    if (is_known(text)) out.push_back(text);
  }
  return true;
}

std::vector<std::string_view> RecordView::keys() {
  std::vector<std::string_view> out;
  for (const auto& field : RecordViewAccess::object(*this)) out.push_back(field.key);
  return out;
}

bool RecordView::has(std::string_view key) {
  const auto value = RecordViewAccess::find(*this, key);
  return value && !value->is_null();
}

std::string RecordView::json(std::string_view key) {
  const auto value = RecordViewAccess::find(*this, key);
  return value ? simdjson::minify(*value) : "null";
}

struct RecordParser::State {
  dom::parser parser;
  std::string repaired;

  simdjson::error_code parse(std::string_view line, dom::element& root) {
    auto code = parser.parse(line.data(), line.size(), false).get(root);
    if (code != simdjson::STRING_ERROR) return code;
    const auto whole = with_whole_characters(line);
    if (!whole) return code;
    repaired.assign(*whole).append(simdjson::SIMDJSON_PADDING, '\0');
    return parser.parse(repaired.data(), line.size(), false).get(root);
  }
};

namespace {

ParseError error_of(simdjson::error_code code, std::string_view line) {
  std::size_t at = 0;
  if (code == simdjson::UTF8_ERROR) at = first_invalid_utf8(line);
  if (code == simdjson::STRING_ERROR || code == simdjson::UNESCAPED_CHARS) {
    at = first_bad_string_byte(line);
  }
  return {fmt::format("malformed JSON: {}", simdjson::error_message(code)),
          at < line.size() ? at + 1 : 1};
}

}  // namespace

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;
RecordParser::RecordParser(RecordParser&&) noexcept = default;
RecordParser& RecordParser::operator=(RecordParser&&) noexcept = default;

std::optional<RecordView> RecordParser::parse(std::string_view line) {
  dom::element root;
  const auto code = state_->parse(line, root);
  if (code == simdjson::MEMALLOC) throw std::bad_alloc();
  if (code != simdjson::SUCCESS) {
    error_ = error_of(code, line);
    return std::nullopt;
  }
  dom::object object;
  if (root.get_object().get(object) != simdjson::SUCCESS) {
    error_ = {"a JSON value that is no object; every line must hold one {…} record", 1};
    return std::nullopt;
  }
  return RecordViewAccess::view(object);
}

}  // namespace cahoots
