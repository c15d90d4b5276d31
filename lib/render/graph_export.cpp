#include "render/graph_export.hpp"

#include <fmt/format.h>

#include <string_view>

#include "records/json_writer.hpp"
#include "render/csv_writer.hpp"
#include "render/graph_tables.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out.append("&amp;");
        break;
      case '<':
        out.append("&lt;");
        break;
      case '>':
        out.append("&gt;");
        break;
      case '"':
        out.append("&quot;");
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string shortest(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

std::string joined_channels(const GraphEdge& edge) {
  return fmt::format("{}", fmt::join(edge.channels, ";"));
}

void append_key(std::string& out, std::string_view id, std::string_view owner,
                std::string_view type) {
  out.append(fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", id,
                         owner, id, type));
}

void append_data(std::string& out, std::string_view key, std::string_view value) {
  out.append(fmt::format("<data key=\"{}\">{}</data>", key, xml_escaped(value)));
}

void append_graphml_node(std::string& out, const GraphNode& node) {
  out.append(fmt::format("    <node id=\"{}\">", xml_escaped(node.uid)));
  append_data(out, "label", node.label);
  append_data(out, "platform", node.platform);
  append_data(out, "cluster", node.cluster);
  append_data(out, "score", shortest(node.score));
  append_data(out, "rank", fmt::format("{}", node.rank));
  append_data(out, "is_seed", node.is_seed ? "true" : "false");
  append_data(out, "n_posts", fmt::format("{}", node.n_posts));
  append_data(out, "colour", graph_colour(node.cluster_index));
  append_data(out, "x", shortest(node.x));
  append_data(out, "y", shortest(node.y));
  out.append("</node>\n");
}

/// Attributes of nodes and edges in GEXF, by their place in the list.
constexpr std::string_view kGexfAttributes =
    "    <attributes class=\"node\">\n"
    "      <attribute id=\"0\" title=\"platform\" type=\"string\"/>\n"
    "      <attribute id=\"1\" title=\"cluster\" type=\"string\"/>\n"
    "      <attribute id=\"2\" title=\"score\" type=\"double\"/>\n"
    "      <attribute id=\"3\" title=\"rank\" type=\"long\"/>\n"
    "      <attribute id=\"4\" title=\"is_seed\" type=\"boolean\"/>\n"
    "      <attribute id=\"5\" title=\"n_posts\" type=\"long\"/>\n"
    "    </attributes>\n"
    "    <attributes class=\"edge\">\n"
    "      <attribute id=\"0\" title=\"channels\" type=\"string\"/>\n"
    "      <attribute id=\"1\" title=\"n_objects\" type=\"long\"/>\n"
    "      <attribute id=\"2\" title=\"q_value\" type=\"double\"/>\n"
    "    </attributes>\n";

void append_value(std::string& out, int attribute, std::string_view value) {
  out.append(fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", attribute, xml_escaped(value)));
}

void append_gexf_node(std::string& out, const GraphNode& node) {
  out.append(fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>", xml_escaped(node.uid),
                         xml_escaped(node.label)));
  append_value(out, 0, node.platform);
  append_value(out, 1, node.cluster);
  append_value(out, 2, shortest(node.score));
  append_value(out, 3, fmt::format("{}", node.rank));
  append_value(out, 4, node.is_seed ? "true" : "false");
  append_value(out, 5, fmt::format("{}", node.n_posts));
  const std::string colour = graph_colour(node.cluster_index);
  const auto channel = [&](std::size_t at) { return std::stoi(colour.substr(at, 2), nullptr, 16); };
  out.append(
      fmt::format("</attvalues><viz:position x=\"{}\" y=\"{}\" z=\"0\"/>"
                  "<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/></node>\n",
                  shortest(node.x), shortest(node.y), channel(1), channel(3), channel(5)));
}

/// Between quotes of Graphviz only the quote and the backslash mean anything.
std::string dot_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace

std::string graphml_export(const CaseModel& model) {
  const GraphTables tables = graph_tables(model);
  std::string out(kXmlHead);
  out.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (const std::string_view text : {"label", "platform", "cluster", "colour"}) {
    append_key(out, text, "node", "string");
  }
  for (const std::string_view real : {"score", "x", "y"}) append_key(out, real, "node", "double");
  for (const std::string_view whole : {"rank", "n_posts"}) append_key(out, whole, "node", "long");
  append_key(out, "is_seed", "node", "boolean");
  append_key(out, "weight", "edge", "double");
  append_key(out, "channels", "edge", "string");
  append_key(out, "n_objects", "edge", "long");
  append_key(out, "q_value", "edge", "double");
  out.append("  <graph edgedefault=\"undirected\">\n");
  for (const GraphNode& node : tables.nodes) append_graphml_node(out, node);
  for (const GraphEdge& edge : tables.edges) {
    out.append(fmt::format("    <edge source=\"{}\" target=\"{}\">",
                           xml_escaped(tables.nodes[edge.source].uid),
                           xml_escaped(tables.nodes[edge.target].uid)));
    append_data(out, "weight", shortest(edge.weight));
    append_data(out, "channels", joined_channels(edge));
    append_data(out, "n_objects", fmt::format("{}", edge.n_objects));
    if (edge.q_value) append_data(out, "q_value", shortest(*edge.q_value));
    out.append("</edge>\n");
  }
  out.append("  </graph>\n</graphml>\n");
  return out;
}

std::string gexf_export(const CaseModel& model) {
  const GraphTables tables = graph_tables(model);
  std::string out(kXmlHead);
  out.append(
      "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
      "version=\"1.3\">\n  <graph defaultedgetype=\"undirected\">\n");
  out.append(kGexfAttributes).append("    <nodes>\n");
  for (const GraphNode& node : tables.nodes) append_gexf_node(out, node);
  out.append("    </nodes>\n    <edges>\n");
  for (std::size_t i = 0; i < tables.edges.size(); ++i) {
    const GraphEdge& edge = tables.edges[i];
    out.append(
        fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues>",
                    i, xml_escaped(tables.nodes[edge.source].uid),
                    xml_escaped(tables.nodes[edge.target].uid), shortest(edge.weight)));
    append_value(out, 0, joined_channels(edge));
    append_value(out, 1, fmt::format("{}", edge.n_objects));
    if (edge.q_value) append_value(out, 2, shortest(*edge.q_value));
    out.append("</attvalues></edge>\n");
  }
  out.append("    </edges>\n  </graph>\n</gexf>\n");
  return out;
}

std::string dot_export(const CaseModel& model) {
  const GraphTables tables = graph_tables(model);
  std::string out = "graph cahoots {\n  node [shape=point];\n";
  for (const GraphNode& node : tables.nodes) {
    out.append(
        fmt::format("  {} [xlabel={}, color=\"{}\", platform={}, cluster={}, score={}, "
                    "pos=\"{},{}!\"];\n",
                    dot_quoted(node.uid), dot_quoted(node.label), graph_colour(node.cluster_index),
                    dot_quoted(node.platform), dot_quoted(node.cluster), shortest(node.score),
                    shortest(node.x), shortest(node.y)));
  }
  for (const GraphEdge& edge : tables.edges) {
    out.append(fmt::format("  {} -- {} [weight={}, channels={}];\n",
                           dot_quoted(tables.nodes[edge.source].uid),
                           dot_quoted(tables.nodes[edge.target].uid), shortest(edge.weight),
                           dot_quoted(joined_channels(edge))));
  }
  return out + "}\n";
}

std::string gephi_nodes_csv(const CaseModel& model) {
  CsvWriter out;
  out.word("Id").word("Label").end_row();
  for (const GraphNode& node : graph_tables(model).nodes) {
    out.text(node.uid).text(node.label).end_row();
  }
  return out.take();
}

std::string gephi_edges_csv(const CaseModel& model) {
  CsvWriter out;
  out.word("Source").word("Target").word("Type").word("Weight").end_row();
  const GraphTables tables = graph_tables(model);
  for (const GraphEdge& edge : tables.edges) {
    out.text(tables.nodes[edge.source].uid).text(tables.nodes[edge.target].uid);
    out.word("Undirected").number(edge.weight).end_row();
  }
  return out.take();
}

}  // namespace cahoots
