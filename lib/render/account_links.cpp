#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "analysis/dossier/statements.hpp"
#include "analysis/findings/wording.hpp"
#include "render/account_page.hpp"
#include "render/display_text.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kCopiesOfAccount = 5;
constexpr std::size_t kNamesShown = 12;
constexpr std::size_t kObjectCharacters = 200;

/// Pairs of posts that have been shown, so that none is shown twice.
using ShownPairs = std::set<std::pair<std::string, std::string>>;

std::string partner_words(const DossierLink& link) {
  return link.partner_name == link.partner_uid
             ? link.partner_uid
             : fmt::format("{} ({})", link.partner_name, link.partner_uid);
}

std::string object_words(const DossierLink& link, const DossierPair& pair) {
  const bool is_address = link.channel == "url" || link.channel == "domain";
  const bool is_group = link.channel == "text" || link.channel == "text_reuse";
  return displayable(is_address ? defanged(pair.object)
                     : is_group ? "group of copies " + pair.object
                                : pair.object,
                     {kObjectCharacters, false});
}

std::string order_words(const DossierPair& pair) {
  if (!pair.lag_s) return {};
  if (*pair.lag_s == 0) return ", at the same time";
  return fmt::format(", the partner {} {}", duration(std::fabs(static_cast<double>(*pair.lag_s))),
                     *pair.lag_s > 0 ? "later" : "earlier");
}

void show_pair(const PostsWriter& posts, const DossierPair& pair, ShownPairs& shown) {
  if (pair.own.uid.empty() || pair.partner.uid.empty()) return;
  if (!shown.emplace(pair.own.uid, pair.partner.uid).second) return;
  const bool is_partner_first = pair.lag_s.value_or(0) < 0;
  posts(is_partner_first ? std::vector{&pair.partner, &pair.own}
                         : std::vector{&pair.own, &pair.partner});
}

void write_topics(ReportPage& page, const PostsWriter& posts, const AccountDossier& dossier,
                  ShownPairs& shown) {
  if (dossier.topics.empty()) return;
  page.subheading(dossier.network ? "What the score rests on" : "Its strongest co-actions");
  double sum_nats = 0;
  for (const DossierTopic& topic : dossier.topics) {
    const DossierLink& link = dossier.links[topic.link];
    sum_nats += topic.worth_nats;
    std::string text = fmt::format(
        "{}{} with {}: worth {} nats", topic.topic.empty() ? "" : short_name(topic.topic) + ": ",
        channel_name(link.channel), partner_words(link), rounded(topic.worth_nats));
    if (topic.pair) {
      const DossierPair& pair = link.evidence[*topic.pair];
      text.append(fmt::format("; at most 1 account in {} shares the object ({} nats){}.",
                              rounded(std::floor(std::exp(pair.weight_nats))),
                              rounded(pair.weight_nats), order_words(pair)));
      page.paragraph(text, 0, "• ");
      page.note(fmt::format("Object: {}", object_words(link, pair)), 2);
      show_pair(posts, pair, shown);
    } else {
      page.paragraph(text + "; the case names no posts behind it.", 0, "• ");
    }
  }
  page.note(fmt::format("{} of {} count, together {} nats.", with_separators(dossier.topics.size()),
                        counted(dossier.n_topics, "topic"), rounded(sum_nats)));
}

void write_link(ReportPage& page, const PostsWriter& posts, const DossierLink& link,
                ShownPairs& shown) {
  page.paragraph(fmt::format("With {}, {}: {}.", partner_words(link), standing_words(link),
                             link_numbers(link)),
                 2, "– ");
  std::string pairs;
  std::set<std::string> named;
  for (const DossierPair& pair : link.evidence) {
    const bool has_posts = !pair.own.uid.empty() || !pair.partner.uid.empty();
    const std::string words = has_posts ? fmt::format("{} and {}", pair.own.uid, pair.partner.uid)
                                        : object_words(link, pair);
    // The same two posts may share several objects.
    if (named.insert(words).second) pairs.append(pairs.empty() ? "" : "; ").append(words);
  }
  page.note(pairs.empty() ? std::string("The record names no evidence.")
                          : fmt::format("Evidence: {}", pairs),
            4);
  if (!link.evidence.empty()) show_pair(posts, link.evidence.front(), shown);
}

void write_channel(ReportPage& page, const PostsWriter& posts, const AccountDossier& dossier,
                   const DossierChannel& channel, ShownPairs& shown) {
  std::string text =
      fmt::format("{}: {}", channel_name(channel.channel), counted(channel.n_links, "link"));
  if (dossier.network) {
    text.append(fmt::format(", {} with members", with_separators(channel.n_in_network)));
  }
  text.append(channel.n_tested > 0
                  ? fmt::format(", {} at q ≤ {}", share_of(channel.n_supported, channel.n_tested),
                                kFindingQ)
                  : std::string(", without a test"));
  if (!is_profile_channel(channel.channel)) {
    text.append(within_words(channel.window_s));
  }
  page.paragraph(text + ".", 0, "• ");
  for (const std::size_t i : channel.strongest) write_link(page, posts, dossier.links[i], shown);
  if (channel.strongest.size() < channel.n_links) {
    page.note(fmt::format("… and {} weaker; -f json holds all.",
                          with_separators(channel.n_links - channel.strongest.size())),
              2);
  }
}

void write_copy_of_account(ReportPage& page, const PostsWriter& posts, const DossierCopy& copy) {
  std::string text =
      fmt::format("{} by {}, {} to {} UTC; {} its own, and {} came before its first.",
                  counted(copy.n_posts, "post"), counted(copy.n_accounts, "account"),
                  minute_of(copy.span.first_s), minute_of(copy.span.last_s),
                  counted(copy.n_own_posts, "is", "are"), with_separators(copy.n_earlier_posts));
  if (copy.commonness) {
    text.append(fmt::format(" Commonness {} (0.5 or more: anyone may have written it).",
                            rounded(*copy.commonness)));
  }
  page.paragraph(text, 0, "• ");
  std::string facts;
  if (copy.n_member_accounts > 0) {
    std::vector<std::string> names(copy.members.begin(),
                                   copy.members.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                              kNamesShown, copy.members.size())));
    facts = fmt::format("Shared with {}: {}{}. ", counted(copy.n_member_accounts, "member"),
                        fmt::join(names, ", "), copy.members.size() > names.size() ? ", …" : "");
  }
  facts.append(fmt::format("Group {}; similarity of its first post {}.", copy.group_uid,
                           rounded(copy.own_similarity)));
  page.note(facts, 2);
  std::vector<const DossierPost*> shown;
  for (const DossierPost& post : copy.posts) shown.push_back(&post);
  posts(shown);
}

}  // namespace

void write_account_links(ReportPage& page, const PostsWriter& posts,
                         const AccountDossier& dossier) {
  ShownPairs shown;
  write_topics(page, posts, dossier, shown);
  page.subheading(dossier.network ? "Links, by channel" : "Its nearest links, by channel");
  if (dossier.by_channel.empty()) page.paragraph("None in this case.");
  for (const DossierChannel& channel : dossier.by_channel) {
    write_channel(page, posts, dossier, channel, shown);
  }
}

void write_account_copies(ReportPage& page, const PostsWriter& posts,
                          const AccountDossier& dossier) {
  page.subheading("Copied texts");
  if (dossier.n_copied_groups == 0) {
    page.paragraph("None of its posts is a copy of another in this case.");
    return;
  }
  page.paragraph(fmt::format("{} of its posts stand in {} of copies.",
                             share_of(dossier.n_copied_posts, dossier.activity.n_posts),
                             counted(dossier.n_copied_groups, "group")));
  const std::size_t n_shown = std::min(kCopiesOfAccount, dossier.copies.size());
  for (std::size_t i = 0; i < n_shown; ++i) write_copy_of_account(page, posts, dossier.copies[i]);
  if (n_shown < dossier.n_copied_groups) {
    page.note(fmt::format("… and {} more groups; -f json holds the first {}.",
                          with_separators(dossier.n_copied_groups - n_shown), kKeptCopies));
  }
}

}  // namespace cahoots
