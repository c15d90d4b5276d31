#include "records/ownership.hpp"

#include <array>
#include <utility>

namespace cahoots {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kMakers{{
    {"post", "ingest"},
    {"account", "ingest"},
    {"duplicate", "dedupe"},
    {"duplicate_group", "dedupe"},
    {"fingerprint", "dedupe"},
    {"cadence", "cadence"},
    {"compat_edge", "linkgraph"},
    {"self_test", "linkgraph"},
    {"member", "cluster"},
    {"cluster", "cluster"},
    {"expansion", "cluster"},
}};

/// Both are named `by`: the option, and so the parameter of the run.
bool is_run_by_cluster(RecordView& run) {
  if (run.text("tool") != "cadence") return false;
  auto parameters = run.object("parameters");
  return parameters && parameters->text("by") == "cluster";
}

}  // namespace

std::string_view maker_of(std::string_view type, RecordView& record) {
  if (type == "run") return is_run_by_cluster(record) ? kCadenceByCluster : record.text("tool");
  if (type == "cadence" && !record.text("cluster_uid").empty()) return kCadenceByCluster;
  if (type == "edge") return record.text("channel") == "schedule" ? "cadence" : "linkgraph";
  for (const auto& [name, maker] : kMakers) {
    if (name == type) return maker;
  }
  return {};
}

std::vector<std::string_view> makers_replaced_by(std::string_view tool) {
  if (tool == "dedupe") return {"dedupe", "linkgraph", "cluster", kCadenceByCluster};
  if (tool == "linkgraph") return {"linkgraph", "cluster", kCadenceByCluster};
  if (tool == "cadence") return {"cadence", "cluster", kCadenceByCluster};
  if (tool == "cluster") return {"cluster", kCadenceByCluster};
  return {tool};
}

}  // namespace cahoots
