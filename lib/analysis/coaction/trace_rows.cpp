#include "analysis/coaction/trace_rows.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "base/big_endian.hpp"
#include "base/error.hpp"
#include "io/keyed_row.hpp"
#include "io/row_layout.hpp"

namespace cahoots {
namespace {

/// Of --memory, for the order of the names and for the names themselves.
constexpr std::size_t kObjectMemoryParts = 16;

/// What a row says of its object: a post that shared it, or the factor on its weight.
struct TraceRowFields {
  std::uint32_t record = kNone;
  float multiplier = 1.0F;
  std::uint32_t unless = 0;
};

struct ObjectNumber {
  std::uint32_t number = 0;
};
using ObjectNumberRow = RowLayout<0, 1, ObjectNumber>;

}  // namespace

/// Takes rows of one object after another; numbers are those of arrival until `finish`.
struct TraceRows::Loader {
  const NumberedPosts& posts;
  ObjectNames naming;
  RowSort by_name;
  NamedTraces loaded;
  std::vector<std::uint32_t> object_of_arrival = {};  // kNone: has no name
  std::string key = {};
  std::string object = {};
  std::vector<std::uint32_t> sharing = {};
  float multiplier = 1.0F;
  std::string row = {};

  void take(const KeyedRow& keyed) {
    if (keyed.key != key) {
      close();
      key.assign(keyed.key);
      object.assign(keyed.text);
    }
    TraceRowFields fields;
    std::memcpy(&fields, keyed.payload.data(), sizeof fields);
    if (fields.record == kNone) {
      multiplier = std::min(multiplier, fields.multiplier);
      return;
    }
    const std::uint32_t post = posts.post_of_record[fields.record];
    if ((posts.marks_of(post) & fields.unless) == 0) sharing.push_back(post);
  }

  void close() {
    if (!sharing.empty()) add_object();
    sharing.clear();
    multiplier = 1.0F;
  }

  void add_object() {
    std::sort(sharing.begin(), sharing.end());
    sharing.erase(std::unique(sharing.begin(), sharing.end()), sharing.end());
    const auto number = static_cast<std::uint32_t>(object_of_arrival.size());
    if (number == kNone) throw LimitError("more than 4 billion distinct objects");
    const auto account = [&](std::uint32_t post) { return posts.columns.account[post]; };
    const bool is_named = naming == ObjectNames::all ||
                          std::any_of(sharing.begin(), sharing.end(), [&](std::uint32_t post) {
                            return account(post) != account(sharing.front());
                          });
    object_of_arrival.push_back(kNone);
    if (is_named) {
      row.clear();
      ObjectNumberRow::append(row, {object}, {number});
      by_name.add(row);
    }
    TraceTable& table = loaded.table;
    for (const std::uint32_t post : sharing) table.traces.push_back(make_trace(number, post));
    if (multiplier < 1.0F) {
      table.multiplier.resize(number, 1.0F);
      table.multiplier.push_back(multiplier);
    }
  }

  NamedTraces finish() {
    close();
    TraceTable& table = loaded.table;
    table.n_objects = static_cast<std::uint32_t>(object_of_arrival.size());
    by_name.for_each([&](std::string_view named) {
      const ObjectNumberRow::View view = ObjectNumberRow::parse(named);
      object_of_arrival[view.fields.number] = loaded.names.size();
      loaded.names.append(view.texts[0]);
    });
    std::uint32_t next = loaded.names.size();
    for (std::uint32_t& number : object_of_arrival) {
      if (number == kNone) number = next++;
    }
    for (Trace& trace : table.traces) {
      trace = make_trace(object_of_arrival[object_of(trace)], post_of(trace));
    }
    if (!table.multiplier.empty()) {
      std::vector<float> ordered(table.n_objects, 1.0F);
      for (std::size_t i = 0; i < table.multiplier.size(); ++i) {
        ordered[object_of_arrival[i]] = table.multiplier[i];
      }
      table.multiplier.swap(ordered);
    }
    std::sort(table.traces.begin(), table.traces.end());
    return std::move(loaded);
  }
};

TraceRows::TraceRows(Channel channel, const SpillStorage& storage, std::size_t memory_bytes)
    : channel_(channel), storage_(storage), rows_(storage.folder, memory_bytes) {}

void TraceRows::add(std::string_view object, std::uint32_t record, std::uint8_t unless) {
  const TraceRowFields fields{record, 1.0F, unless};
  row_.clear();
  append_text_key(row_, object);
  row_.append(reinterpret_cast<const char*>(&fields), sizeof fields);
  rows_.add(row_);
}

void TraceRows::set_multiplier(std::string_view object, float multiplier) {
  const TraceRowFields fields{kNone, multiplier, 0};
  row_.clear();
  append_text_key(row_, object);
  row_.append(reinterpret_cast<const char*>(&fields), sizeof fields);
  rows_.add(row_);
}

NamedTraces TraceRows::load(const NumberedPosts& posts, ObjectNames names) {
  const std::size_t part_bytes = storage_.memory_bytes / kObjectMemoryParts;
  Loader loader{posts, names, {storage_.folder, part_bytes}, {{}, {storage_.folder, part_bytes}}};
  loader.loaded.table.channel = channel_;
  loader.loaded.table.traces.reserve(rows_.size());
  rows_.for_each([&](std::string_view row) { loader.take(parse_keyed_row(row)); });
  return loader.finish();
}

}  // namespace cahoots
