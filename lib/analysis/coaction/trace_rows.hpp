#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/coaction/post_rows.hpp"
#include "analysis/coaction/traces.hpp"
#include "io/name_file.hpp"
#include "io/row_sort.hpp"

namespace cahoots {

/// The traces of one channel with the names of their objects.
struct NamedTraces {
  TraceTable table;
  /// Those of the first `names.size()` objects, which are in byte order; only these can be part of
  /// an edge, unless all were asked for.
  NameFile names;
};

/// Which objects get a name.
enum class ObjectNames : std::uint8_t {
  linking,  ///< those that posts of two accounts share; numbers of the others follow theirs
  all
};

/// Collects the traces of one channel in any order, on disk beyond the memory given, and numbers
/// their objects canonically. On disk 40 B and the object a trace. One thread.
class TraceRows {
 public:
  TraceRows(Channel channel, const SpillStorage& storage, std::size_t memory_bytes);

  /// `record` as PostRows numbers them. Where the post has any of the marks `unless`, by whichever
  /// of its records, it leaves no trace.
  void add(std::string_view object, std::uint32_t record, std::uint8_t unless);
  /// The factor on the weight of an object, 0 to 1; the least of several stands.
  void set_multiplier(std::string_view object, float multiplier);

  /// Once. Traces come by object, then by post. O(n log n); in memory 8 B a trace and 4 B an object
  /// while it works. Throws LimitError at 2^32 - 1 objects.
  NamedTraces load(const NumberedPosts& posts, ObjectNames names);

 private:
  struct Loader;

  Channel channel_;
  SpillStorage storage_;
  RowSort rows_;
  std::string row_;
};

}  // namespace cahoots
