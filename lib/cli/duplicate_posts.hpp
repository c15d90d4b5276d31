#pragma once

#include <string>
#include <vector>

#include "analysis/duplicates/finder.hpp"
#include "records/record_view.hpp"

namespace cahoots {

/// Reads `post` records as the duplicate engine takes them; the hashtags travel as the payload.
/// What it returns is valid until the next call and the next parse. One thread; reuse it.
class DuplicatePostReader {
 public:
  DuplicatePost read(RecordView& record);

 private:
  std::vector<Text> hashtags_;
  std::vector<Text> url_keys_;
  std::vector<Text> media_;
  std::string payload_;
};

/// The hashtags in a payload; views into it.
std::vector<Text> hashtags_of(Text payload);

}  // namespace cahoots
