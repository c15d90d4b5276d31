#include "records/compat_edge.hpp"

#include "records/json_writer.hpp"

namespace cahoots {

void append_compat_edge(std::string& out, const CompatEdgeRecord& edge) {
  JsonWriter writer(out);
  writer.begin_record("compat_edge");
  writer.text("source", edge.source);
  writer.text("target", edge.target);
  writer.boolean("directed", edge.directed);
  writer.count("weight", edge.weight);
  writer.text("peer", edge.peer);
  writer.text("channel", edge.channel);
  writer.integer("window_s", edge.window_s);
  writer.number("avg_time_delta", edge.avg_time_delta_s);
  writer.integer("n_content_id", edge.n_content_id);
  writer.integer("n_content_id_y", edge.n_content_id_y);
  writer.number("edge_symmetry_score", edge.edge_symmetry_score);
  writer.integer("weight_threshold", edge.weight_threshold);
  writer.end_record();
}

CompatEdgeRecord read_compat_edge(RecordView& record) {
  CompatEdgeRecord edge;
  edge.source = record.text("source");
  edge.target = record.text("target");
  edge.directed = record.boolean("directed").value_or(false);
  const std::int64_t weight = record.integer("weight").value_or(0);
  edge.weight = weight > 0 ? static_cast<std::uint64_t>(weight) : 0;
  edge.peer = record.text("peer");
  edge.channel = record.text("channel");
  edge.window_s = record.integer("window_s").value_or(0);
  edge.avg_time_delta_s = record.number("avg_time_delta");
  edge.n_content_id = record.integer("n_content_id");
  edge.n_content_id_y = record.integer("n_content_id_y");
  edge.edge_symmetry_score = record.number("edge_symmetry_score");
  edge.weight_threshold = record.integer("weight_threshold");
  return edge;
}

}  // namespace cahoots
