#include "platforms/sampled_records.hpp"

#include <algorithm>

#include "io/record_splitter.hpp"

namespace cahoots {

std::vector<RecordSlice> records_of(std::string_view head, const RecordShape& shape,
                                    std::size_t limit) {
  // Of millions of tiny records only the first are of interest.
  for (std::size_t size_bytes = std::size_t{64} << 10;; size_bytes *= 2) {
    std::vector<RecordSlice> records;
    const bool is_last = size_bytes >= head.size();
    make_record_splitter(shape, 0)->split(head.substr(0, size_bytes), is_last, records);
    if (is_last || records.size() >= limit) return records;
  }
}

std::vector<RecordSlice> items_of(std::string_view head, const Format& format) {
  if (format.item_key.empty()) return {};
  RecordShape shape{Framing::json_items};
  shape.item_key = format.item_key;
  return records_of(head, shape);
}

bool has_items(std::string_view head, const Format& format) {
  const auto slices = items_of(head, format);
  return std::any_of(slices.begin(), slices.end(), [](const RecordSlice& slice) {
    // A list of documents is opened as lists are: each document is a record.
    return slice.envelope != nullptr && slice.size_bytes > 0 &&
           slice.envelope->head.starts_with('{');
  });
}

std::string document_of(std::string_view head, const RecordSlice& slice) {
  std::string document = slice.envelope->head;
  return document.append(head.substr(slice.begin_bytes, slice.size_bytes))
      .append(slice.envelope->tail);
}

}  // namespace cahoots
