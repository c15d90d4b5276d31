#include "render/table_export.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lib/render/hostile_model.hpp"
#include "render/csv_writer.hpp"

namespace cahoots {
namespace {

TEST(CsvWriter, SpreadsheetsComputeNothing) {
  EXPECT_EQ(without_formula("=1+1"), "'=1+1");
  EXPECT_EQ(without_formula("+49 30"), "'+49 30");
  EXPECT_EQ(without_formula("-2"), "'-2");
  EXPECT_EQ(without_formula("@SUM(A1:A9)"), "'@SUM(A1:A9)");
  EXPECT_EQ(without_formula("＝1+1"), "'＝1+1");
  EXPECT_EQ(without_formula("@lena_hoff.x-1"), "@lena_hoff.x-1");
  EXPECT_EQ(without_formula("@"), "'@");
  EXPECT_EQ(without_formula("plain = text"), "plain = text");
  EXPECT_EQ(without_formula(""), "");
}

TEST(CsvWriter, CellsAreQuotedWhereTheyMustBe) {
  CsvWriter out;
  out.text("a,b").text("say \"no\"").text("two\nlines").text("=x").number(0.5).number(std::nullopt);
  out.integer(-3)
      .time(0)
      .boolean(true)
      .boolean(std::nullopt)
      .count(7)
      .end_row()
      .word("next")
      .end_row();
  EXPECT_EQ(out.take(),
            "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",'=x,0.5,,-3,1970-01-01T00:00:00Z,true,,7\r\n"
            "next\r\n");
}

TEST(TableExport, AccountsHaveTheirScoreAndItsParts) {
  const std::string csv = accounts_csv(hostile_model());
  EXPECT_TRUE(csv.starts_with(
      "account_uid,platform,handle,name,network,cluster_uid,rank,score,score_evidence_nats,is_seed,"
      "degree,"
      "channels,n_posts,n_copied_posts,first_at,last_at,created_at,followers,utc_offset_h,"
      "utc_offset_confidence,standing,former_uid\r\n"));
  EXPECT_NE(
      csv.find("x:1,x,@lena_0,\"'=HYPERLINK(\"\"http://evil.example\"\")\",1,x:1,1,0.5,3.5,true"),
      std::string::npos);
  EXPECT_EQ(csv.find('\x01'), std::string::npos);
}

TEST(TableExport, LinksAndFindingsAreRows) {
  const std::string edges = edges_csv(hostile_model());
  EXPECT_NE(edges.find("\r\nx:1,x:2,1,x:1,url,2,2,4,,0.001,0.01,60,,,\r\n"), std::string::npos);
  const std::string findings = findings_csv(hostile_model());
  EXPECT_NE(findings.find("\r\n1,x:1,network,"), std::string::npos);
}

// What others link to and say is no indicator of the network.
TEST(TableExport, IndicatorsAreTheNetworksOwn) {
  const std::string csv = meta_csv(hostile_model());
  EXPECT_TRUE(csv.starts_with("Tactic,Technique,Procedure,Indicator,Note\r\n"));
  EXPECT_NE(csv.find("only-here[.]example"), std::string::npos);
  EXPECT_NE(csv.find("#onlyhere"), std::string::npos);
  EXPECT_EQ(csv.find("news"), std::string::npos);
  EXPECT_EQ(csv.find("weather"), std::string::npos);
  EXPECT_EQ(csv.find("only-here.example"), std::string::npos);
}

}  // namespace
}  // namespace cahoots
