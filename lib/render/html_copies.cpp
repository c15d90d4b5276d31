#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"
#include "render/text_difference.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kCopiesOpen = 3;
constexpr std::size_t kCopiesShown = 10;
constexpr std::size_t kTextCharacters = 420;
constexpr std::size_t kSummaryCharacters = 90;

void write_marked_text(MarkupWriter& out, const CopiedPost& post, const std::string& reference) {
  if (!post.has_text) {
    out.element("em", "The post is not in the case file.");
    return;
  }
  const std::string shown = displayable(post.text, {kTextCharacters, false});
  const std::string shown_reference = displayable(reference, {kTextCharacters, false});
  out.open("bdi");
  for (const TextPiece& piece : text_difference(shown_reference, shown)) {
    if (piece.is_different)
      out.element("mark", piece.text);
    else
      out.text(piece.text);
  }
  out.close();
}

/// The first ones stand open; the others unfold.
void write_copy(MarkupWriter& out, const CopiedText& copied, const AccountNames& names,
                std::size_t number) {
  const std::string heading =
      fmt::format("Text {}: {}, {}", number, counted(copied.n_member_accounts, "member"),
                  counted(copied.n_member_posts, "post"));
  if (number <= kCopiesOpen) {
    out.open("section", {{"class", "copy"}}).element("h4", heading);
  } else {
    out.open("details", {{"class", "copy"}}).open("summary").text(heading);
    out.text(": ").evidence(copied.text, kSummaryCharacters).close();
  }
  std::string platforms;
  for (const auto& [platform, count] : copied.member_platforms) {
    platforms.append(fmt::format("{}{} {}", platforms.empty() ? "" : ", ",
                                 displayable(platform_name(platform), {40, false}), count));
  }
  std::string facts = fmt::format("{} · {} to {} UTC", platforms, minute_of(copied.span.first_s),
                                  minute_of(copied.span.last_s));
  if (copied.commonness) facts.append(fmt::format(" · commonness {}", rounded(*copied.commonness)));
  if (copied.n_accounts > copied.n_member_accounts) {
    facts.append(fmt::format(" · also posted by {} outside the network",
                             counted(copied.n_accounts - copied.n_member_accounts, "account")));
  }
  out.element("p", {{"class", "measures"}}, facts);
  if (!copied.template_text.empty()) {
    out.open("blockquote")
        .open("p")
        .evidence(copied.template_text, kTextCharacters)
        .close()
        .close();
  }
  const std::string reference = copied.posts.empty() ? std::string() : copied.posts.front().text;
  open_table(out, fmt::format("Posts of text {}", number),
             {"Posted (UTC)", "Account", "Post", "Text, differences from the first marked"});
  for (const CopiedPost& post : copied.posts) {
    out.open("tr").element("td", {{"class", "date"}}, minute_of(post.created_at_s));
    out.open("td", {{"class", "name"}}).evidence(names.of(post.account_uid), 60).close();
    out.open("td");
    write_post_id(out, post.post_uid, post.url);
    out.close().open("td", {{"class", "quote"}});
    write_marked_text(out, post, reference);
    out.close().close();
  }
  close_table(out);
  if (copied.posts.size() < copied.n_member_posts) {
    out.element("p", {{"class", "note"}},
                fmt::format("{} more posts of members are in this group ({}).",
                            with_separators(copied.n_member_posts - copied.posts.size()),
                            displayable(copied.group_uid, {80, false})));
  }
  out.close();
}

}  // namespace

void write_copies(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                  const AccountNames& names, const std::string& id) {
  open_section(out, id, "Copied text, side by side");
  write_findings(out, reading, {"copied-"});
  const std::size_t n_shown = std::min(kCopiesShown, cluster.copied_texts.size());
  for (std::size_t i = 0; i < n_shown; ++i) write_copy(out, cluster.copied_texts[i], names, i + 1);
  if (n_shown < cluster.n_copied_groups) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} most widely shared of {} groups.", n_shown,
                            with_separators(cluster.n_copied_groups)));
  }
  out.close();
}

}  // namespace cahoots
