#include <gtest/gtest.h>

#include <string>

#include "lib/records/record_line.hpp"
#include "lib/render/hostile_model.hpp"
#include "render/markdown_report.hpp"
#include "render/stix_export.hpp"

namespace cahoots {
namespace {

TEST(StixExport, IsOneJsonDocumentTheSameInEveryRun) {
  const std::string bundle = stix_export(hostile_model(), {});
  EXPECT_EQ(stix_export(hostile_model(), {}), bundle);
  RecordLine parsed(bundle);
  ASSERT_TRUE(parsed.is_record()) << parsed.error().message;
  EXPECT_EQ(parsed.record().text("type"), "bundle");
  // Its id is that of its contributing properties, whatever the case: computed once by hand with
  // another program (uuid5 over {"account_login":"lena_0","account_type":"twitter","user_id":"1"}).
  EXPECT_NE(bundle.find("\"id\":\"user-account--4fc426fe-acc5-5f8b-8bd6-a094daedaef6\""),
            std::string::npos);
  EXPECT_NE(bundle.find("\"value\":\"only-here.example\""), std::string::npos);
  EXPECT_EQ(bundle.find("news.example"), std::string::npos);
  EXPECT_EQ(bundle.find("threat-actor"), std::string::npos);
  EXPECT_EQ(bundle.find("null"), std::string::npos);
}

TEST(StixExport, WithoutANetworkThereIsAReportAllTheSame) {
  const std::string bundle = stix_export(CaseModel(), {});
  RecordLine parsed(bundle);
  ASSERT_TRUE(parsed.is_record());
  EXPECT_NE(bundle.find("\"type\":\"report\""), std::string::npos);
  EXPECT_EQ(bundle.find("campaign"), std::string::npos);
}

TEST(MarkdownReport, NothingOfTheEvidenceHasAMeaning) {
  CaseModel model = hostile_model();
  model.clusters[0].members[0].account.handle = "[x](javascript:alert)";
  model.clusters[0].members[1].account.handle = "<img src=x> www.evil.example http://evil.example";
  model.clusters[0].members[2].account.handle = "| cell | `code` **bold** #tag";
  ReportOptions options;
  options.title = "1. A *title*";
  const std::string page = markdown_report(model, options);
  EXPECT_TRUE(page.starts_with("# 1. A \\*title\\*\n"));
  EXPECT_NE(page.find("\\[x\\](javascript:alert)"), std::string::npos);
  EXPECT_NE(page.find("\\<img src=x\\> www\\.evil.example http\\://evil.example"),
            std::string::npos);
  EXPECT_NE(page.find("\\| cell \\| \\`code\\` \\*\\*bold\\*\\* \\#tag"), std::string::npos);
  EXPECT_NE(page.find("\n## Network 1: 3 accounts on 2 platforms\n"), std::string::npos);
}

}  // namespace
}  // namespace cahoots
