#include "cli/account_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analysis/dossier/builder.hpp"
#include "base/error.hpp"
#include "cli/case_reader.hpp"
#include "cli/option_table.hpp"
#include "platforms/account_list.hpp"
#include "render/display_text.hpp"
#include "render/html_account.hpp"
#include "render/json_account.hpp"
#include "render/markdown_report.hpp"
#include "render/text_account.hpp"

namespace cahoots {
namespace {

AccountList wanted_account(const std::string& word) {
  const bool is_bare = word.find_first_of(":/@") == std::string::npos;
  return AccountList("--account", is_bare ? "@" + word : word);
}

[[noreturn]] void fail_unknown(const std::string& word, const std::vector<std::string>& names) {
  auto nearest = nearest_word(word, names);
  if (!nearest && word.find('@') == std::string::npos) nearest = nearest_word("@" + word, names);
  throw DataError(fmt::format("--account {}: not in the data{}", word,
                              nearest ? fmt::format(" (nearest: {})", *nearest) : ""));
}

}  // namespace

AccountAnswer read_account_answer(ToolContext& context, const std::string& word) {
  const AccountList wanted = wanted_account(word);
  if (wanted.is_empty()) throw UsageError("--account: names no account");
  DossierBuilder builder(context.storage());
  CaseSummary summary = read_case_stream<DossierPart>(
      context,
      [&wanted](DossierPart& part, std::string_view type, RecordView& record) {
        part.visit(wanted, type, record);
      },
      [&builder](DossierPart& part) { builder.merge(part); });
  if (!builder.has_match()) fail_unknown(word, builder.all_names());
  return builder.finish(word, summary.runs, summary.is_complete, std::move(summary.complaint));
}

void check_account_format(const std::string& folder, const std::vector<std::string>& formats) {
  constexpr std::array<std::string_view, 4> kForms = {"text", "html", "md", "json"};
  if (!folder.empty()) throw UsageError("--account is written to one file, not to a folder");
  const std::string& format = formats.front();
  if (std::find(kForms.begin(), kForms.end(), format) == kForms.end()) {
    throw UsageError(
        fmt::format("--account is answered as {}, not as {}", fmt::join(kForms, ", "), format));
  }
}

std::string render_account_answer(const AccountAnswer& answer, std::string_view format,
                                  const TextStyle& style) {
  if (format == "html") return html_account(answer);
  if (format == "json") return json_account(answer);
  if (format == "md") {
    return markdown_page([&answer](ReportPage& page) {
      write_account_answer(
          page, [&page](const auto& posts) { write_posts_in_list(page, posts); }, answer);
    });
  }
  return text_account(answer, style);
}

}  // namespace cahoots
