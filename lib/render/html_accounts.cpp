#include <fmt/format.h>

#include <algorithm>

#include "analysis/findings/wording.hpp"
#include "render/display_text.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kIndicatorsShown = 200;

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
  std::string channels;
  for (const std::string& channel : member.channels) {
    channels.append(channels.empty() ? "" : ", ").append(channel_name(channel));
  }
  out.open("td", {{"class", "small"}}).evidence(channels, 200).close();
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

void write_accounts(MarkupWriter& out, const ClusterFindings& cluster, const std::string& id,
                    std::size_t top) {
  open_section(out, id, "Accounts");
  out.element(
      "p", {{"class", "note"}},
      "In the order of their score: how strongly an account is coordinated with the others, 0 "
      "to 1. It is not a probability. report --account shows what it is made of.");
  out.open("div", {{"class", "sortable"}});
  open_table(out, "Accounts of the network",
             {"#Rank", "Account", "Platform", "#Score", "Linked by", "#Linked with", "#Followers",
              "#Posts", "#Copies", "First post", "Last post", "Id"});
  const std::size_t n_rows =
      top == 0 ? cluster.members.size() : std::min(top, cluster.members.size());
  for (std::size_t i = 0; i < n_rows; ++i) write_account_row(out, cluster.members[i]);
  close_table(out);
  out.close();
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

}  // namespace cahoots
