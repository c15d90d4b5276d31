#include "render/html_script.hpp"

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "lib/render/hostile_model.hpp"
#include "render/base64.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

/// What stands between the only `opening` of the page and the `closing` after it.
std::string only_content(const std::string& page, const std::string& opening,
                         const std::string& closing) {
  const std::size_t begin = page.find(opening);
  EXPECT_NE(begin, std::string::npos);
  EXPECT_EQ(page.find(opening, begin + 1), std::string::npos) << "a second " << opening;
  const std::size_t content = begin + opening.size();
  return page.substr(content, page.find(closing, content) - content);
}

std::string source_hash(const std::string& content) {
  Sha256 hash;
  hash.update(content);
  return "&#39;sha256-" + base64_of_hex(hash.hex_digest()) + "&#39;";
}

TEST(ReportScript, ThePolicyAllowsExactlyWhatThePageHolds) {
  const std::string page = html_report(hostile_model(), {});
  const std::string policy =
      only_content(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
  const std::string script = only_content(page, "<script>", "</script>");
  const std::string style = only_content(page, "<style>", "</style>");
  EXPECT_EQ(policy, "default-src &#39;none&#39;; style-src " + source_hash(style) +
                        "; script-src " + source_hash(script) +
                        "; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;");
  EXPECT_EQ(script, report_script());
  EXPECT_EQ(page.find("<script "), std::string::npos);
}

TEST(ReportScript, HoldsNoTagAndNothingThatMakesTextToCode) {
  for (const std::string_view forbidden :
       {"<", "innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "Function(",
        "setTimeout", "setAttribute(\"on", "fetch", "XMLHttp", "location", "import", "style"}) {
    EXPECT_EQ(report_script().find(forbidden), std::string_view::npos) << forbidden;
  }
}

TEST(ReportScript, FindsTheTableOfEachNetworkAndLeavesTheOthers) {
  CaseModel model = hostile_model();
  model.clusters.push_back(model.clusters.front());
  const std::string page = html_report(model, {});
  const std::string opening =
      "<div class=\"sortable\"><div class=\"wide\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Accounts of the network\"><table>";
  std::size_t n_tables = 0;
  for (std::size_t at = page.find(opening); at != std::string::npos;
       at = page.find(opening, at + 1)) {
    ++n_tables;
  }
  EXPECT_EQ(n_tables, 2U);
}

}  // namespace
}  // namespace cahoots
