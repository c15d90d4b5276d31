#include "render/graph_export.hpp"

#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <cmath>
#include <set>
#include <string>

#include "lib/render/hostile_model.hpp"
#include "render/graph_tables.hpp"

namespace cahoots {
namespace {

TEST(GraphTables, OneEdgeAPairWithAllItsChannels) {
  const GraphTables tables = graph_tables(hostile_model());
  ASSERT_EQ(tables.nodes.size(), 3U);
  ASSERT_EQ(tables.edges.size(), 2U);
  EXPECT_EQ(tables.edges[0].source, 0U);
  EXPECT_EQ(tables.edges[0].target, 1U);
  EXPECT_DOUBLE_EQ(tables.edges[0].weight, 2.5);
  EXPECT_EQ(tables.edges[0].n_objects, 4U);
  EXPECT_EQ(tables.edges[0].q_value, 0.01);
  EXPECT_EQ(tables.edges[0].channels, (std::vector<std::string>{"text", "url"}));
  EXPECT_FALSE(tables.edges[1].q_value.has_value());
  EXPECT_EQ(tables.nodes[0].label, "@lena_0");
  EXPECT_EQ(tables.nodes[1].label, "x:2");
}

TEST(GraphTables, LargeClustersLieOnASpiralWithoutCollisions) {
  CaseModel model = hostile_model();
  const MemberFindings member = model.clusters[0].members[0];
  for (std::size_t i = 3; i < 2000; ++i) {
    model.clusters[0].members.push_back(member);
    model.clusters[0].members.back().account.uid = "x:" + std::to_string(i);
  }
  std::set<std::pair<std::int64_t, std::int64_t>> places;
  for (const GraphNode& node : graph_tables(model).nodes) {
    EXPECT_GE(node.x, 0.0);
    EXPECT_LE(node.x, 1000.0);
    EXPECT_GE(node.y, 0.0);
    EXPECT_LE(node.y, 1000.0);
    places.emplace(std::llround(node.x * 10), std::llround(node.y * 10));
  }
  EXPECT_EQ(places.size(), 2000U);
}

TEST(GraphTables, ClustersDoNotOverlap) {
  CaseModel model = hostile_model();
  model.clusters.push_back(model.clusters[0]);
  const GraphTables tables = graph_tables(model);
  ASSERT_EQ(tables.nodes.size(), 6U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LE(tables.nodes[i].x, 1000.0);
    EXPECT_GE(tables.nodes[i + 3].x, 1200.0);
  }
  EXPECT_NE(graph_colour(0), graph_colour(1));
}

/// Well-formed, with as many elements of the name as said.
void expect_xml(const std::string& xml, const std::string& element, int n) {
  xmlDoc* const document =
      xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "test", nullptr, XML_PARSE_NONET);
  ASSERT_NE(document, nullptr);
  xmlFreeDoc(document);
  int found = 0;
  for (std::size_t at = xml.find("<" + element + " "); at != std::string::npos;
       at = xml.find("<" + element + " ", at + 1)) {
    ++found;
  }
  EXPECT_EQ(found, n);
}

TEST(GraphExport, HostileNamesStayInTheirPlace) {
  const CaseModel model = hostile_model();
  for (const std::string& xml : {graphml_export(model), gexf_export(model)}) {
    expect_xml(xml, "node", 3);
    expect_xml(xml, "edge", 2);
    EXPECT_EQ(xml.find("<script"), std::string::npos);
    EXPECT_NE(xml.find("id=\"vk:&lt;3&gt;&amp;&quot;\""), std::string::npos);
  }
  const std::string dot = dot_export(model);
  EXPECT_NE(dot.find("\"vk:<3>&\\\"\""), std::string::npos);
  EXPECT_NE(dot.find("\"x:1\" -- \"x:2\" [weight=2.5, channels=\"text;url\"];"), std::string::npos);
}

TEST(GraphExport, GephiTablesHaveExactlyTheirColumns) {
  const CaseModel model = hostile_model();
  EXPECT_EQ(gephi_edges_csv(model),
            "Source,Target,Type,Weight\r\n"
            "x:1,x:2,Undirected,2.5\r\n"
            "x:1,\"vk:<3>&\"\"\",Undirected,0.5\r\n");
  EXPECT_TRUE(gephi_nodes_csv(model).starts_with("Id,Label\r\nx:1,@lena_0\r\nx:2,x:2\r\n"));
}

TEST(GraphExport, AnEmptyCaseIsAnEmptyGraph) {
  const CaseModel model;
  expect_xml(graphml_export(model), "node", 0);
  expect_xml(gexf_export(model), "node", 0);
  EXPECT_EQ(gephi_edges_csv(model), "Source,Target,Type,Weight\r\n");
}

}  // namespace
}  // namespace cahoots
