#pragma once

#include <string>
#include <utility>

#include "url/query_list.hpp"

namespace cahoots {

/// A web address in parts, each in normal form, while its key is being made.
struct NormalUrl {
  /// ASCII, lower case, without presentation labels.
  std::string host;
  /// Empty, or a port that is not a default.
  std::string port;
  /// `/`, or begins with one and does not end with one.
  std::string path;
  QueryList query;
  /// Empty, or `!` and what follows it.
  std::string fragment;

  /// Becomes the page at `page_path` alone.
  void set_page(std::string page_path) {
    path = std::move(page_path);
    query.clear();
    fragment.clear();
  }
};

}  // namespace cahoots
