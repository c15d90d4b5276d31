#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/tool_context.hpp"
#include "io/row_sort.hpp"
#include "records/record_view.hpp"
#include "records/uid_uses.hpp"

namespace cahoots {

/// The uids of one block of the stream. One thread.
class UidPart {
 public:
  void visit(std::string_view type, RecordView& record);

 private:
  friend class UidCheck;
  std::string rows_;                        ///< one after another
  std::vector<std::uint32_t> sizes_bytes_;  ///< of each
  std::string row_;
};

/// Finds uids that records refer to and no record brings into the case, on disk beyond the memory
/// given. One thread.
class UidCheck {
 public:
  UidCheck(std::string folder, std::size_t memory_bytes) : rows_(std::move(folder), memory_bytes) {}

  void merge(const UidPart& part);

  /// Uids of one field that lead nowhere.
  struct Dangling {
    std::size_t field = 0;     ///< in uid_fields()
    std::uint64_t n_uids = 0;  ///< distinct
    std::uint64_t n_uses = 0;
    std::string example;  ///< the first by its hash: the same in every run
  };
  struct Result {
    std::vector<Dangling> dangling;            ///< by field
    std::array<std::uint64_t, 4> n_defined{};  ///< by UidKind
    std::uint64_t n_references = 0;
  };
  /// Once. O(n log n).
  Result finish();

 private:
  RowSort rows_;
};

}  // namespace cahoots
