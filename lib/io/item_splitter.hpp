#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "io/record_splitter.hpp"

namespace cahoots {

/// Finds the items of a larger document, which is never held as a whole: what stands before the
/// items is kept as the head of their envelopes, at most kHeadLimitBytes of it. Where a document
/// goes beyond that, or an item cannot be told from what follows, one record over the limit stands
/// for the rest of the input.
class ItemSplitter : public RecordSplitter {
 public:
  static constexpr std::size_t kHeadLimitBytes = std::size_t{4} << 20;

 protected:
  ItemSplitter(const RecordShape& shape, std::uint32_t source) : RecordSplitter(shape, source) {}

  /// To be called at the first byte of a document.
  void begin_document() { document_ = position_; }
  /// Appends a document without items, which is its own envelope; the head is empty then.
  void finish_document(std::size_t begin, std::vector<RecordSlice>& out);
  /// Appends what stands for a document that is not closed.
  void report_cut_short(std::size_t begin, std::vector<RecordSlice>& out) const;
  /// True where the head is too long; then a record over the limit is appended, and the caller
  /// passes over the rest.
  bool gives_up(std::size_t begin, std::vector<RecordSlice>& out);
  bool has_given_up() const { return has_given_up_; }

  std::string head_;

 private:
  SourcePosition document_;
  bool has_given_up_ = false;
};

}  // namespace cahoots
