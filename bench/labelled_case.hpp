#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/clusters/clusters.hpp"

namespace cahoots {

/// An account of the labels that has a post in the case.
struct LabelledAccount {
  bool is_operation = false;
  bool is_validation = false;  ///< odd CRC-32 of its id: nothing was ever chosen on these
  std::string source;          ///< the control set, or the category of the operation
  std::uint64_t n_posts = 0;
  bool is_member = false;
  std::uint32_t number = 0;  ///< in `LabelledCase::input`; kNoNumber without an edge
};

inline constexpr std::uint32_t kNoNumber = 0xFFFFFFFF;

/// A finished case beside the labels of its accounts. Controls are assumed to be organic, not
/// proven.
struct LabelledCase {
  std::vector<LabelledAccount> accounts;  ///< in the order of the labels
  ClusterInput input;                     ///< the edges as cluster reads them
  /// Copied posts of an account: those whose exact text (white space folded, letters small) another
  /// account posted at most a day apart. The yardstick "exact co-posting", by account number of the
  /// labels.
  std::vector<double> n_copied;
};

/// `labels`: a table account_id,label,source, label "io" for the operation; `prefix` + account_id
/// is the uid. `path`: the stream after cluster. Throws IoError and DataError.
LabelledCase read_labelled_case(const std::string& labels, const std::string& prefix,
                                const std::string& path);

}  // namespace cahoots
