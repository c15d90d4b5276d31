#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "url/canonical.hpp"

namespace cahoots {

inline std::string key(std::string_view url) {
  return canonical_url(url).value_or("none");
}

struct Case {
  const char* url;
  const char* key;
};

/// Each URL has its key, and each key is its own.
inline void expect_keys(const std::vector<Case>& cases) {
  for (const Case& entry : cases) {
    EXPECT_EQ(key(entry.url), entry.key) << entry.url;
    EXPECT_EQ(key(entry.key), entry.key) << "not idempotent: " << entry.url;
  }
}

}  // namespace cahoots
