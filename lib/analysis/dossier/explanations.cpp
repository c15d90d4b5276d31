#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "analysis/clusters/fusion.hpp"
#include "analysis/dossier/statements.hpp"
#include "analysis/findings/wording.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kFewPosts = 10;
constexpr std::uint64_t kFewPartners = 3;
constexpr std::uint64_t kSeveralTopics = 3;
constexpr std::uint64_t kSeveralSupported = 2;
constexpr double kCommonCopy = 0.5;
constexpr double kMostOfPosts = 0.5;
constexpr double kSomeOfPosts = 0.1;

/// What the explanations ask of the links: of a member those inside its network, else all.
struct LinkCounts {
  std::uint64_t n = 0;
  std::uint64_t n_partners = 0;
  std::uint64_t n_tested = 0;
  std::uint64_t n_supported_partners = 0;
  std::set<std::string> channels;
  std::string whose;  ///< how the text calls them

  std::uint64_t n_acts() const {
    return static_cast<std::uint64_t>(
        std::count_if(channels.begin(), channels.end(),
                      [](const std::string& channel) { return !is_circumstance(channel); }));
  }
  bool has(std::string_view channel) const { return channels.count(std::string(channel)) > 0; }
  /// True where there are links, all on channels of the list.
  bool has_only(std::initializer_list<std::string_view> names) const {
    return !channels.empty() &&
           std::all_of(channels.begin(), channels.end(), [&names](const std::string& channel) {
             return std::find(names.begin(), names.end(), channel) != names.end();
           });
  }
  std::string names() const {
    std::string words;
    for (const std::string& channel : channels) {
      words.append(words.empty() ? "" : ", ").append(channel_name(channel));
    }
    return words;
  }
};

LinkCounts count_links(const AccountDossier& dossier) {
  LinkCounts counts;
  std::set<std::string_view> partners;
  std::set<std::string_view> supported;
  for (const DossierLink& link : dossier.links) {
    if (dossier.network && link.standing != PartnerStanding::same_network) continue;
    ++counts.n;
    counts.n_tested += link.q_value ? 1U : 0U;
    counts.channels.insert(link.channel);
    partners.insert(link.partner_uid);
    if (is_supported(link)) supported.insert(link.partner_uid);
  }
  counts.n_partners = partners.size();
  counts.n_supported_partners = supported.size();
  counts.whose = dossier.network ? "links with members" : "links";
  return counts;
}

double share_of_posts(std::uint64_t part, const AccountDossier& dossier) {
  return dossier.activity.n_posts == 0 ? 0 : as_number(part) / as_number(dossier.activity.n_posts);
}

AccountExplanation coincidence(const AccountDossier& dossier, const LinkCounts& links) {
  // Of a member that no test supports, none can tell: where an operation is most of what was
  // posted, chance explains it in full.
  const bool is_none = links.n_tested > 0 && links.n_supported_partners == 0;
  return {
      "coincidence", "Coincidence",
      links.n_supported_partners >= kSeveralSupported ? Bearing::against
      : is_none && !dossier.network                   ? Bearing::fits
                                                      : Bearing::open,
      fmt::format("Of its {} {}, {} were tested against chance; with {} one passed at q ≤ {} "
                  "({} or more speak against coincidence). A test cannot tell where the "
                  "accounts make up most of what was posted.",
                  with_separators(links.n), links.whose, with_separators(links.n_tested),
                  counted(links.n_supported_partners, "account"), kFindingQ, kSeveralSupported)};
}

AccountExplanation few_posts(const AccountDossier& dossier) {
  const std::uint64_t n = dossier.activity.n_posts;
  return {"few-posts", "Too few posts to judge it by",
          n < kFewPosts ? Bearing::fits : Bearing::against,
          fmt::format("The case holds {} of it; fewer than {} are few.", counted(n, "post"),
                      kFewPosts)};
}

AccountExplanation bystander(const AccountDossier& dossier, const LinkCounts& links) {
  const std::uint64_t n = dossier.network ? dossier.degree : links.n_partners;
  return {"bystander", "A bystander who is linked by accident",
          n <= 1              ? Bearing::fits
          : n >= kFewPartners ? Bearing::against
                              : Bearing::open,
          fmt::format("It is linked with {}, on {} ({}). One partner fits, {} or more hardly do.",
                      counted(n, dossier.network ? "member" : "account"),
                      counted(links.channels.size(), "channel"), links.names(), kFewPartners)};
}

AccountExplanation fan(const AccountDossier& dossier) {
  std::string text = fmt::format(
      "What it did together with others falls on {} (a hashtag or a day each); fans of one thing "
      "and visitors of one event have one, {} or more speak against it.",
      counted(dossier.n_topics, "topic"), kSeveralTopics);
  if (dossier.hashtag) {
    text.append(
        fmt::format(" Its most used hashtag, #{}, stands in {} of its posts; {} use it too, "
                    "in {}.",
                    short_name(dossier.hashtag->name),
                    share_of(dossier.hashtag->n_posts, dossier.activity.n_posts),
                    counted(dossier.hashtag->n_other_accounts, "other account"),
                    counted(dossier.hashtag->n_posts_of_others, "post")));
  }
  return {"fan", "A fan, or a visitor of one event",
          dossier.n_topics <= 1                ? Bearing::fits
          : dossier.n_topics >= kSeveralTopics ? Bearing::against
                                               : Bearing::open,
          text};
}

AccountExplanation reposter(const AccountDossier& dossier, const LinkCounts& links) {
  const auto& types = dossier.activity.posts_by_type;
  const auto reposts = types.find("repost");
  const std::uint64_t n_reposts = reposts == types.end() ? 0 : reposts->second;
  return {"reposter", "Somebody who passes on what is popular",
          links.has_only({"repost", "quote"})           ? Bearing::fits
          : !links.has("repost") && !links.has("quote") ? Bearing::against
                                                        : Bearing::open,
          fmt::format("{} of its posts are reposts. It fits where all {} are by reposts or quotes, "
                      "hardly where none is; they are by {}.",
                      share_of(n_reposts, dossier.activity.n_posts), links.whose, links.names())};
}

AccountExplanation viral_link(const AccountDossier& dossier, const LinkCounts& links) {
  return {
      "viral-link", "A link that everybody passes round",
      links.has_only({"url", "domain"})           ? Bearing::fits
      : !links.has("url") && !links.has("domain") ? Bearing::against
                                                  : Bearing::open,
      fmt::format("{} of its posts carry a link. It fits where all {} are by links to the same "
                  "page or site, hardly where none is.",
                  share_of(dossier.activity.n_with_url, dossier.activity.n_posts), links.whose)};
}

AccountExplanation shared_text(const AccountDossier& dossier) {
  std::uint64_t n_common = 0;
  for (const DossierCopy& copy : dossier.copies) {
    n_common += copy.commonness.value_or(0) >= kCommonCopy ? 1U : 0U;
  }
  const std::size_t n = dossier.copies.size();
  std::string text = fmt::format("{} of its posts are copies or were copied, in {}.",
                                 share_of(dossier.n_copied_posts, dossier.activity.n_posts),
                                 counted(dossier.n_copied_groups, "group"));
  if (n > 0) {
    text.append(
        fmt::format(" Of the {} most shared of them {} are texts that anyone may have "
                    "written or clicked (commonness {} or more).",
                    with_separators(n), with_separators(n_common), kCommonCopy));
  }
  return {"shared-text", "A petition, a share button, a quotation or a greeting",
          n == 0 || n_common == 0 ? Bearing::against
          : n_common == n         ? Bearing::fits
                                  : Bearing::open,
          text};
}

AccountExplanation news(const AccountDossier& dossier) {
  const double share = dossier.domain ? share_of_posts(dossier.domain->n_posts, dossier) : 0;
  std::string text = "Automatic news accounts link to one site in post after post.";
  text.append(dossier.domain
                  ? fmt::format(" The site it links to most is in {} of its posts and in {} of {}.",
                                share_of(dossier.domain->n_posts, dossier.activity.n_posts),
                                counted(dossier.domain->n_posts_of_others, "post"),
                                counted(dossier.domain->n_other_accounts, "other account"))
                  : " Its posts hold no link that could be read.");
  text.append(fmt::format(" It fits from {} of the posts, hardly below {}.", percent(kMostOfPosts),
                          percent(kSomeOfPosts)));
  return {"news", "A news feed or one publisher's account",
          share >= kMostOfPosts  ? Bearing::fits
          : share < kSomeOfPosts ? Bearing::against
                                 : Bearing::open,
          text};
}

/// The text in lower case (ASCII), as words parted by blanks, with one at both ends.
std::string as_words(std::string_view text) {
  std::string words = " ";
  for (const char c : text) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_word = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                         (static_cast<unsigned char>(c) & 0x80U) != 0;
    words.push_back(is_upper ? static_cast<char>(c - 'A' + 'a') : is_word ? c : ' ');
  }
  return words + " ";
}

AccountExplanation declared_bot(const AccountDossier& dossier) {
  constexpr std::array<std::string_view, 6> kWords = {" bot ", " robot ",     " automated ",
                                                      " rss ", " automatic ", " feed "};
  const CaseAccount& account = dossier.account;
  const std::string profile =
      as_words(account.handle) + as_words(account.name) + as_words(account.bio);
  std::string found;
  for (const std::string_view word : kWords) {
    if (profile.find(word) == std::string::npos) continue;
    found.append(found.empty() ? "" : ", ").append(word.substr(1, word.size() - 2));
  }
  const std::string text = !account.has_record ? std::string("The case holds no profile of it.")
                           : found.empty()
                               ? std::string(
                                     "Its handle, name and profile text do not call it a bot, a "
                                     "feed or automated (English words only).")
                               : fmt::format("Its profile says so itself: {}.", found);
  return {"declared-bot", "An automatic account that says so",
          !found.empty()        ? Bearing::fits
          : !account.has_record ? Bearing::open
                                : Bearing::against,
          text};
}

AccountExplanation same_hours(const AccountDossier& dossier, const LinkCounts& links) {
  std::string text = "Keeping the same hours as others links nobody by itself.";
  if (dossier.rhythm && dossier.rhythm->utc_offset_h) {
    text.append(fmt::format(" Its schedule fits {}.", offset_name(*dossier.rhythm->utc_offset_h)));
  }
  text.append(fmt::format(" It fits where its {} are by schedule alone; {} of its {} are acts.",
                          links.whose, links.n_acts(), counted(links.channels.size(), "channel")));
  return {"same-hours", "People in the same time zone",
          links.has_only({"schedule"}) ? Bearing::fits : Bearing::against, text};
}

AccountExplanation same_person(const LinkCounts& links) {
  return {"same-person", "One person with a profile on each platform",
          links.has_only({"persona"}) ? Bearing::fits : Bearing::open,
          fmt::format("It has links by like profiles. Most people who use two platforms call "
                      "themselves the same on both. The channels of its {}: {}.",
                      links.whose, links.names())};
}

AccountExplanation newcomer(const LinkCounts& links) {
  return {"newcomer", "Somebody who joined when many did",
          links.has_only({"creation", "schedule"}) ? Bearing::fits : Bearing::open,
          fmt::format("It was created in a batch. An event or a change of rules brings many new "
                      "accounts in a day. The channels of its {}: {}.",
                      links.whose, links.names())};
}

AccountExplanation open_group(const AccountDossier& dossier) {
  const auto& verified = dossier.account.verified;
  return {"open-group", "Activists, a party or a company that act together in the open",
          Bearing::open,
          fmt::format("Coordination is not deception, and no number tells the two apart. Verified "
                      "by its platform: {}. Read its profile and its posts.",
                      !verified   ? "not known"
                      : *verified ? "yes"
                                  : "no")};
}

AccountExplanation named_by_tip(const LinkCounts& links) {
  return {"tip-off", "Somebody named it, and the search began there",
          links.n_supported_partners == 0 ? Bearing::fits : Bearing::against,
          fmt::format("A tip-off is in the case whether or not it did anything. With {} a link "
                      "passed the test (none fits, any speaks against it).",
                      counted(links.n_supported_partners, "account"))};
}

}  // namespace

std::vector<AccountExplanation> account_explanations(const AccountDossier& dossier) {
  const LinkCounts links = count_links(dossier);
  if (links.n == 0) return {};
  std::vector<AccountExplanation> all{coincidence(dossier, links), few_posts(dossier),
                                      bystander(dossier, links),   fan(dossier),
                                      reposter(dossier, links),    viral_link(dossier, links),
                                      shared_text(dossier),        news(dossier),
                                      declared_bot(dossier),       same_hours(dossier, links),
                                      open_group(dossier)};
  if (links.has("persona")) all.push_back(same_person(links));
  if (links.has("creation")) all.push_back(newcomer(links));
  if (dossier.is_seed) all.push_back(named_by_tip(links));
  const auto order = [](Bearing bearing) {
    return bearing == Bearing::fits ? 0 : bearing == Bearing::open ? 1 : 2;
  };
  std::stable_sort(all.begin(), all.end(), [&order](const auto& a, const auto& b) {
    return order(a.bearing) < order(b.bearing);
  });
  return all;
}

}  // namespace cahoots
