#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "analysis/findings/model.hpp"
#include "analysis/findings/statements.hpp"
#include "records/json_writer.hpp"

namespace cahoots {

/// A list of objects under `key`; `write` fills in each.
template <class Items, class Write>
void write_json_list(JsonWriter& out, std::string_view key, const Items& items, Write write) {
  out.begin_list(key);
  for (const auto& item : items) {
    out.begin_item();
    write(item);
    out.end_object();
  }
  out.end_list();
}

/// Names come from the evidence: values, never keys.
void write_json_counts(JsonWriter& out, std::string_view key,
                       const std::map<std::string, std::uint64_t>& counts);
void write_json_counter(JsonWriter& out, std::string_view key, const CounterSum& counter);
void write_json_span(JsonWriter& out, const TimeSpan& span);
void write_json_activity(JsonWriter& out, const PostActivity& activity);
void write_json_copied_text(JsonWriter& out, const CopiedText& copied);
void write_json_finding(JsonWriter& out, const Finding& finding);
/// The fields of one network: its reading in words, then its numbers.
void write_json_network(JsonWriter& out, const ClusterFindings& cluster, std::size_t number);

}  // namespace cahoots
