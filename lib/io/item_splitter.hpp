#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/record_splitter.hpp"

namespace cahoots {

/// Finds the items of a larger document, which is never held as a whole: what stands before the
/// items is kept as the head of their envelopes, at most kHeadLimitBytes of it. Each item is parsed
/// together with its head, so a file of a few megabytes with a long head and tiny items, or with a
/// new head before each, could take hours and any memory: of each stretch of kStretchBytes, the
/// heads of all items may come to kStretchHeadBytes, and a new head counts kNewHeadWeight times.
/// (A chat of Telegram has a head of some 300 bytes, a WordPress feed of 32 KiB; messages and posts
/// have some hundred.) Where a document goes beyond either limit, one record over the limit stands
/// for the rest of the input.
class ItemSplitter : public RecordSplitter {
 public:
  static constexpr std::size_t kHeadLimitBytes = std::size_t{4} << 20;
  static constexpr std::uint64_t kStretchBytes = std::uint64_t{1} << 20;
  static constexpr std::uint64_t kStretchHeadBytes = std::uint64_t{256} << 20;
  static constexpr std::uint64_t kNewHeadWeight = 4;

 protected:
  ItemSplitter(const RecordShape& shape, std::uint32_t source) : RecordSplitter(shape, source) {}

  /// To be called at the first byte of a document.
  void begin_document() { document_ = position_; }
  /// Appends a document without items, which is its own envelope; the head is empty then.
  void finish_document(std::size_t begin, std::vector<RecordSlice>& out);
  /// Appends what stands for a document that is not closed.
  void report_cut_short(std::size_t begin, std::vector<RecordSlice>& out) const;
  /// To be called at the first byte of an item.
  void count_item(const RecordEnvelope& envelope, bool is_new);
  /// True where a limit is reached; then a record over the limit is appended, of more than
  /// kHeadLimitBytes where it is the head's, and the caller passes over the rest.
  bool gives_up(std::size_t begin, std::vector<RecordSlice>& out);
  bool has_given_up() const { return has_given_up_; }

  std::string head_;

 private:
  SourcePosition document_;
  bool has_given_up_ = false;
  std::uint64_t stretch_ = 0;             ///< its number
  std::uint64_t stretch_head_bytes_ = 0;  ///< of the items in it
};

}  // namespace cahoots
