#include "render/html_account.hpp"

#include <fmt/format.h>

#include "render/account_page.hpp"
#include "render/chart.hpp"
#include "render/display_text.hpp"
#include "render/html_head.hpp"
#include "render/html_report.hpp"
#include "render/text_difference.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kParagraphCharacters = 6000;
constexpr std::size_t kPostTextCharacters = 600;

/// The same page as for a terminal, as HTML: the first heading is its title, each subheading opens
/// a section.
class HtmlAccountPage : public ReportPage {
 public:
  explicit HtmlAccountPage(MarkupWriter& out) : out_(out) {}

  void heading(std::string_view text) override;
  void subheading(std::string_view text) override;
  void paragraph(std::string_view text, std::size_t indent, std::string_view bullet) override;
  void note(std::string_view text, std::size_t indent) override;
  void warning(std::string_view text) override;
  void table(const std::vector<TextColumn>& columns,
             const std::vector<std::vector<std::string>>& rows) override;
  void heat_map(const std::vector<std::uint64_t>& hour_of_week) override;
  void blank() override { leave_lists(0); }
  void posts(const std::vector<const DossierPost*>& posts);
  void end();

 private:
  void leave_lists(std::size_t depth);
  void enter_item(std::size_t depth, std::string_view list_class);
  void leave_section();
  void open_pending();
  void source_cell(const DossierPost& post);
  void text_cell(const DossierPost& post, const std::string& reference);

  MarkupWriter& out_;
  std::size_t n_headings_ = 0;
  std::size_t n_sections_ = 0;
  std::size_t list_depth_ = 0;
  bool is_in_section_ = false;
  std::string pending_;  ///< a subheading that may turn out to be the title of a figure
};

void HtmlAccountPage::leave_lists(std::size_t depth) {
  for (; list_depth_ > depth; --list_depth_) out_.close().close();  // the item and its list
}

/// A new item at `depth`, whose list is opened where it is the first.
void HtmlAccountPage::enter_item(std::size_t depth, std::string_view list_class) {
  leave_lists(depth);
  if (list_depth_ == depth) {
    out_.close();
  } else {
    out_.open("ul", {{"class", std::string(list_class)}});
    ++list_depth_;
  }
  out_.open("li");
}

void HtmlAccountPage::leave_section() {
  leave_lists(0);
  open_pending();
  if (is_in_section_) out_.close();
  is_in_section_ = false;
}

void HtmlAccountPage::open_pending() {
  if (pending_.empty()) return;
  leave_lists(0);
  if (is_in_section_) out_.close();
  const std::string id = fmt::format("s{}", ++n_sections_);
  const std::string_view level = n_headings_ > 1 ? "h3" : "h2";
  out_.open("section", {{"aria-labelledby", id}});
  out_.open(level, {{"id", id}}).evidence(pending_).close();
  is_in_section_ = true;
  pending_.clear();
}

void HtmlAccountPage::heading(std::string_view text) {
  leave_section();
  const bool is_title = n_headings_++ == 0;
  if (is_title) {
    out_.open("header").element("p", {{"class", "kicker"}}, "cahoots · one account");
  }
  out_.open(is_title ? "h1" : "h2").evidence(text, 200).close();
  if (is_title) out_.close().open("main", {{"id", "answer"}});
}

void HtmlAccountPage::subheading(std::string_view text) {
  open_pending();
  leave_lists(0);
  pending_ = text;
}

void HtmlAccountPage::paragraph(std::string_view text, std::size_t indent,
                                std::string_view bullet) {
  open_pending();
  if (bullet == kFactBullet) {
    enter_item(1, "lead");
    out_.evidence(text, kParagraphCharacters);
    return;
  }
  if (bullet.empty()) {
    leave_lists(0);
  } else {
    enter_item(indent == 0 || list_depth_ == 0 ? 1 : 2, "findings");
  }
  out_.open("p").evidence(text, kParagraphCharacters).close();
}

void HtmlAccountPage::note(std::string_view text, std::size_t indent) {
  open_pending();
  if (indent == 0) leave_lists(0);
  out_.open("p", {{"class", indent == 0 ? "note" : "measures"}});
  out_.evidence(text, kParagraphCharacters).close();
}

void HtmlAccountPage::warning(std::string_view text) {
  open_pending();
  leave_lists(0);
  out_.open("p", {{"class", "banner"}, {"role", "note"}}).open("strong");
  out_.evidence(text, kParagraphCharacters).close().close();
}

void HtmlAccountPage::table(const std::vector<TextColumn>& columns,
                            const std::vector<std::vector<std::string>>& rows) {
  open_pending();
  leave_lists(0);
  out_.open("table").open("thead").open("tr");
  for (const TextColumn& column : columns) {
    out_.element("th", {{"scope", "col"}, {"class", column.is_number ? "number" : "name"}},
                 column.heading);
  }
  out_.close().close().open("tbody");
  for (const auto& row : rows) {
    out_.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == 0) {
        out_.open("th", {{"scope", "row"}});
      } else {
        out_.open("td", {{"class", columns[i].is_number ? "number" : "name"}});
      }
      out_.evidence(row[i]).close();
    }
    out_.close();
  }
  out_.close().close();
}

void HtmlAccountPage::heat_map(const std::vector<std::uint64_t>& hour_of_week) {
  if (hour_of_week.size() != 168) return;
  std::uint64_t n = 0;
  for (const std::uint64_t count : hour_of_week) n += count;
  leave_lists(0);
  const std::string title = displayable(pending_, {200, false});
  pending_.clear();
  write_heat_map(out_, {{fmt::format("hours{}", ++n_sections_), title,
                         fmt::format("Heat map of {} posts known to the hour.", n)},
                        hour_of_week});
}

/// When, by whom and which, linked where the address is a plain https one.
void HtmlAccountPage::source_cell(const DossierPost& post) {
  out_.open("td").element("span", {{"class", "date"}}, second_of(post.created_at_s)).empty("br");
  out_.evidence(post.account_name, 120).empty("br");
  if (is_linkable(post.url)) {
    out_.open("a", {{"href", post.url}, {"rel", "noopener noreferrer nofollow"}});
    out_.open("code").evidence(post.uid, 120).close().close();
  } else {
    out_.open("code").evidence(post.uid, 120).close();
  }
  out_.close();
}

void HtmlAccountPage::text_cell(const DossierPost& post, const std::string& reference) {
  out_.open("td");
  if (!post.has_record) {
    out_.element("em", "The post is not in the case file.").close();
    return;
  }
  out_.open("bdi");
  const std::string shown = displayable(post.text, {kPostTextCharacters, false});
  for (const TextPiece& piece : text_difference(reference, shown)) {
    if (piece.is_different) {
      out_.element("mark", piece.text);
    } else {
      out_.text(piece.text);
    }
  }
  out_.close().close();
}

void HtmlAccountPage::posts(const std::vector<const DossierPost*>& posts) {
  open_pending();
  out_.open("table").open("thead").open("tr");
  out_.element("th", {{"scope", "col"}}, "Posted (UTC), by, post");
  out_.element("th", {{"scope", "col"}}, "Text, differences from the first marked");
  out_.close().close().open("tbody");
  const std::string reference =
      posts.empty() ? "" : displayable(posts.front()->text, {kPostTextCharacters, false});
  for (const DossierPost* post : posts) {
    out_.open("tr");
    source_cell(*post);
    text_cell(*post, reference);
    out_.close();
  }
  out_.close().close();
}

void HtmlAccountPage::end() {
  leave_section();
  if (n_headings_ > 0) out_.close();
}

}  // namespace

std::string html_account(const AccountAnswer& answer) {
  MarkupWriter out;
  out.document_type().open("html", {{"lang", "en"}});
  write_html_head(out, account_title(answer));
  out.open("body");
  out.element("a", {{"class", "skip"}, {"href", "#answer"}}, "To the answer");
  HtmlAccountPage page(out);
  write_account_answer(
      page, [&page](const auto& posts) { page.posts(posts); }, answer);
  page.end();
  out.open("footer").element(
      "p",
      "Written by cahoots from a case file. Every statement above is computed; none of them "
      "attributes the account to a state, a company or a person.");
  out.close().close().close();
  return out.take();
}

}  // namespace cahoots
