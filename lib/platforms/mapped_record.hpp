#pragma once

#include <span>
#include <string_view>

#include "platforms/delimited_row.hpp"
#include "platforms/mapping.hpp"
#include "platforms/record_batch.hpp"
#include "records/record_view.hpp"

namespace cahoots {

class MappedValues;

/// Applies a mapping to the records of one file. Bound once to the columns of a CSV file. The
/// mapping must outlive it; apply() may run on several threads with different batches.
///
/// What happens to damaged values: a time that does not match its format, an id that a spreadsheet
/// has rounded (`8.01E+17`) and an unknown post type reject the record; a counter that is no number
/// becomes null. Of a post whose author has no id, and of an account without one, the record is
/// rejected. Mentions get the platform in front, and media a kind where they have none: `url:` or
/// `id:`.
class MappedRecord {
 public:
  explicit MappedRecord(const Mapping& mapping);
  /// Throws DataError naming the columns that the header lacks.
  MappedRecord(const Mapping& mapping, const RowHeader& header);

  /// Fills one field of a record.
  template <class Record>
  using Setter = void (*)(MappedValues& values, Record& record, std::string_view name,
                          const ValueSource& source);
  /// One field of the mapping, with what fills it.
  template <class Record>
  struct BoundField {
    Setter<Record> set;
    std::string_view name;
    const ValueSource* source;
  };

  void apply(std::span<const std::string_view> row, RecordBatch& batch) const;
  void apply(RecordView& record, RecordBatch& batch) const;

 private:
  friend class MappedValues;
  void bind_setters();
  void finish(MappedValues& values, RecordBatch& batch) const;

  const Mapping& mapping_;
  /// Column of each distinct path, for rows.
  std::vector<std::pair<std::string, std::size_t>> columns_;
  std::vector<BoundField<Post>> post_fields_;
  std::vector<BoundField<Account>> account_fields_;
};

}  // namespace cahoots
