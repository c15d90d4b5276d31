#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/readings.hpp"
#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"
#include "render/text_difference.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kCopiesShown = 10;
constexpr std::size_t kTextCharacters = 420;
constexpr std::size_t kIndicatorsShown = 200;

/// A post id, linked where its address is a plain https one.
void write_post_id(MarkupWriter& out, const CopiedPost& post) {
  if (is_linkable(post.url)) {
    out.open("a", {{"href", post.url}, {"rel", "noopener noreferrer nofollow"}});
    out.open("code").evidence(post.post_uid, 80).close().close();
  } else {
    out.open("code").evidence(post.post_uid, 80).close();
  }
}

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

void write_copy(MarkupWriter& out, const CopiedText& copied, std::size_t number) {
  out.open("section", {{"class", "copy"}});
  out.element("h4",
              fmt::format("Text {}: {}, {}", number, counted(copied.n_member_accounts, "member"),
                          counted(copied.n_member_posts, "post")));
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
    out.open("td").evidence(post.account_uid, 60).close();
    out.open("td");
    write_post_id(out, post);
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

void write_uses(MarkupWriter& out, const std::string& label, std::string_view prefix,
                const std::vector<NamedUse>& uses, std::uint64_t n_all, bool is_address,
                bool has_outside) {
  if (uses.empty()) return;
  constexpr std::size_t kRows = 15;
  out.element("h4", label);
  if (has_outside)
    open_table(out, label, {"Name", "#Posts", "#Members", "#Posts by others"});
  else
    open_table(out, label, {"Name", "#Posts", "#Members"});
  const std::size_t n_rows = std::min(kRows, uses.size());
  for (std::size_t i = 0; i < n_rows; ++i) {
    const NamedUse& use = uses[i];
    out.open("tr").open("th", {{"scope", "row"}}).text(prefix);
    out.evidence(is_address ? defanged(use.name) : use.name, 80).close();
    number_cell(out, with_separators(use.n_posts));
    number_cell(out, with_separators(use.n_accounts));
    if (has_outside) number_cell(out, with_separators(use.n_posts_outside));
    out.close();
  }
  close_table(out);
  if (n_rows < n_all) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} most used of {}.", n_rows, with_separators(n_all)));
  }
}

void write_themes(MarkupWriter& out, const ClusterFindings& cluster) {
  if (cluster.themes.empty()) return;
  constexpr std::size_t kThemePassageCharacters = 400;
  out.element("h4", "Themes of the analyst's");
  open_table(
      out, "Themes of the analyst's",
      {"Theme", "Stance", "#Posts", "#Members", "#Posts by others", "Passages, earliest first"});
  for (const ThemeUse& use : cluster.themes) {
    out.open("tr").open("th", {{"scope", "row"}}).evidence(use.name, 80).close();
    out.open("td").evidence(use.stance, 80).close();
    number_cell(out, with_separators(use.n_posts));
    number_cell(out, with_separators(use.n_accounts));
    number_cell(out, with_separators(use.n_posts_outside));
    out.open("td");
    for (const ThemePassage& passage : use.passages) {
      out.open("p").evidence(passage.text, kThemePassageCharacters).text(" ");
      out.open("code").evidence(passage.post_uid, 60).close().close();
    }
    out.close().close();
  }
  close_table(out);
}

void write_account_row(MarkupWriter& out, const MemberFindings& member) {
  const CaseAccount& account = member.account;
  out.open("tr");
  number_cell(out, with_separators(member.rank));
  out.open("th", {{"scope", "row"}})
      .evidence(account.handle.empty() ? account.uid : account.handle, 60);
  if (member.is_seed) out.text(" ").element("span", {{"class", "strength"}}, "tip-off");
  if (!member.standing.empty()) {
    out.text(" ").element("span", {{"class", "strength"}}, member.standing);
  }
  out.close();
  out.open("td").evidence(platform_name(account.platform), 40).close();
  number_cell(out, rounded(member.score));
  std::string parts;
  for (const auto& [name, value] : member.score_parts) {
    if (!value) continue;
    parts.append(fmt::format("{}{} {}", parts.empty() ? "" : ", ", name, rounded(*value)));
  }
  out.open("td", {{"class", "small"}}).evidence(parts, 200).close();
  number_cell(out, with_separators(member.degree));
  number_cell(out, account.followers ? with_separators(static_cast<std::uint64_t>(
                                           std::max<std::int64_t>(0, *account.followers)))
                                     : std::string("–"));
  number_cell(out, with_separators(member.n_posts));
  number_cell(out, with_separators(member.n_copied_posts));
  out.element("td", {{"class", "date"}}, date_of(member.span.first_s));
  out.element("td", {{"class", "date"}}, date_of(member.span.last_s));
  out.open("td").open("code").evidence(account.uid, 60).close().close().close();
}

}  // namespace

void write_copies(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                  const std::string& id) {
  open_section(out, id, "Copied text, side by side");
  write_findings(out, reading, {"copied-"});
  const std::size_t n_shown = std::min(kCopiesShown, cluster.copied_texts.size());
  for (std::size_t i = 0; i < n_shown; ++i) write_copy(out, cluster.copied_texts[i], i + 1);
  if (n_shown < cluster.n_copied_groups) {
    out.element("p", {{"class", "note"}},
                fmt::format("The {} most widely shared of {} groups.", n_shown,
                            with_separators(cluster.n_copied_groups)));
  }
  out.close();
}

void write_content(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                   const std::string& id) {
  open_section(out, id, "Hashtags, sites and targets");
  write_findings(out, reading, {"hashtags", "short-links", "theme-"});
  write_themes(out, cluster);
  out.open("div", {{"class", "columns"}});
  out.open("div");
  write_uses(out, "Hashtags", "#", cluster.hashtags, cluster.n_hashtags, false, true);
  out.close().open("div");
  write_uses(out, "Sites linked to", "", cluster.domains, cluster.n_domains, true, true);
  out.close().open("div");
  write_uses(out, "Accounts mentioned or answered", "", cluster.targets, cluster.n_targets, false,
             false);
  out.close().close().close();
}

void write_accounts(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id,
                    std::size_t top) {
  open_section(out, id, "Accounts");
  out.element(
      "p", {{"class", "note"}},
      "In the order of their score: how strongly an account is coordinated with the others, 0 "
      "to 1. It is not a probability.");
  open_table(out, "Accounts of the network",
             {"#Rank", "Account", "Platform", "#Score", "Parts of the score", "#Linked with",
              "#Followers", "#Posts", "#Copies", "First post", "Last post", "Id"});
  const std::size_t n_rows =
      top == 0 ? cluster.members.size() : std::min(top, cluster.members.size());
  for (std::size_t i = 0; i < n_rows; ++i) write_account_row(out, cluster.members[i]);
  close_table(out);
  write_rest(out, n_rows, cluster.members.size(), "accounts");
  out.close();
}

void write_indicators(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id,
                      std::size_t top) {
  open_section(out, id, "Indicators");
  out.element(
      "p", {{"class", "note"}},
      "Defanged: addresses are written so that nobody opens them by mistake. Sites are listed "
      "only where they appear in no post of an account outside the network.");
  const std::size_t limit = top == 0 ? cluster.members.size() : std::min(top, kIndicatorsShown);
  open_table(out, "Indicators", {"Kind", "Indicator", "Id"});
  const std::size_t n_accounts = std::min(limit, cluster.members.size());
  for (std::size_t i = 0; i < n_accounts; ++i) {
    const CaseAccount& account = cluster.members[i].account;
    const std::string& shown = account.url.empty() ? account.handle : account.url;
    out.open("tr").element("td", "account");
    out.open("td").evidence(account.url.empty() ? shown : defanged(shown), 120).close();
    out.open("td").open("code").evidence(account.uid, 60).close().close().close();
  }
  for (const NamedUse& use : cluster.domains) {
    if (use.n_posts_outside > 0 || use.n_accounts < 2) continue;
    out.open("tr").element("td", "domain").open("td").evidence(defanged(use.name), 120).close();
    out.element("td", counted(use.n_posts, "post")).close();
  }
  close_table(out);
  write_rest(out, n_accounts, cluster.members.size(), "accounts");
  out.close();
}

void write_reach(MarkupWriter& out, const ClusterFindings& cluster, const ClusterReading& reading,
                 const std::string& id) {
  open_section(out, id, "Reach");
  write_findings(out, reading, {"reach", "response"});
  const PostActivity& activity = cluster.activity;
  open_table(out, "Reported counters", {"Counter", "#Sum", "#Reported for posts", "#Of posts"});
  const auto row = [&out, &activity](std::string_view name, const CounterSum& counter) {
    out.open("tr").element("th", {{"scope", "row"}}, name);
    number_cell(out, counter.n_known > 0 ? with_separators(counter.sum) : std::string("not known"));
    number_cell(out, with_separators(counter.n_known));
    number_cell(out, with_separators(activity.n_posts));
    out.close();
  };
  row("Views", activity.views);
  row("Likes", activity.likes);
  row("Replies", activity.replies);
  row("Reposts", activity.reposts);
  row("Quotes", activity.quotes);
  close_table(out);
  out.element("p",
              fmt::format("Breakout Scale, as far as posts can show it: category {}. Reason: {}",
                          reading.breakout.category, reading.breakout.reasoning));
  out.close();
}

}  // namespace cahoots
