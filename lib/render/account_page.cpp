#include "render/account_page.hpp"

#include <fmt/format.h>

#include <string>

#include "analysis/dossier/statements.hpp"
#include "analysis/findings/names.hpp"
#include "analysis/findings/wording.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

std::string or_unknown(const std::string& text) {
  return text.empty() ? std::string("not known") : text;
}

std::string count_or_unknown(std::optional<std::int64_t> count) {
  if (!count || *count < 0) return "not known";
  return with_separators(static_cast<std::uint64_t>(*count));
}

void write_verdict(ReportPage& page, const AccountDossier& dossier, const DossierScope& scope) {
  const Finding verdict = account_verdict(dossier, scope);
  page.paragraph(fmt::format("{} [{}]", verdict.text, name_of(verdict.strength)));
  std::string measures;
  for (const Measure& measure : verdict.measures) {
    measures.append(measures.empty() ? "" : " · ")
        .append(fmt::format("{}: {}", measure.name, rounded(measure.value)));
    if (measure.threshold) {
      measures.append(
          fmt::format(" (threshold: {} {})", measure.rule, rounded(*measure.threshold)));
    }
  }
  page.note(measures);
  if (!verdict.evidence.empty()) {
    page.note(fmt::format("Evidence: {}", fmt::join(verdict.evidence, ", ")));
  }
}

void write_profile(ReportPage& page, const AccountDossier& dossier) {
  const CaseAccount& account = dossier.account;
  const PostActivity& activity = dossier.activity;
  page.subheading("The account");
  const auto fact = [&page](std::string_view name, const std::string& value) {
    page.paragraph(fmt::format("{}: {}", name, value), 0, kFactBullet);
  };
  fact("Id", account.uid);
  fact("Handle, name", fmt::format("{}, {}", or_unknown(account.handle), or_unknown(account.name)));
  fact("Platform", platform_name(account.platform));
  fact("Created", date_of(account.created_at_s));
  fact("Followers", fmt::format("{}, follows {}", count_or_unknown(account.followers),
                                count_or_unknown(account.following)));
  std::string types;
  for (const auto& [type, count] : activity.posts_by_type) {
    types.append(fmt::format("{}{} {}", types.empty() ? ": " : ", ", type, count));
  }
  fact("Posts in the case", fmt::format("{}{}", with_separators(activity.n_posts), types));
  fact("First and last of them", fmt::format("{} and {} UTC", minute_of(activity.span.first_s),
                                             minute_of(activity.span.last_s)));
  if (!account.bio.empty()) fact("Profile text", account.bio);
}

void write_score(ReportPage& page, const AccountDossier& dossier, const DossierScope& scope) {
  if (!dossier.network) return;
  page.subheading("Score, beside the other members");
  std::vector<std::vector<std::string>> rows;
  for (const ScoreRow& row : score_rows(dossier)) rows.push_back({row.name, row.value, row.others});
  page.table({{"Part"}, {"This account", true}, {"Others' median", true}}, rows);
  page.blank();
  page.note(score_meaning(scope));
}

void write_way(ReportPage& page, const AccountDossier& dossier, const DossierScope& scope) {
  page.subheading("The way from the tip-offs");
  if (!scope.has_seeds) {
    page.paragraph("The case was clustered without tip-offs.");
    return;
  }
  if (dossier.is_seed) page.paragraph("It is a tip-off itself: step 0.");
  if (!dossier.step) {
    if (!dossier.is_seed) page.paragraph("The search from the tip-offs did not come to it.");
    return;
  }
  const DossierStep& way = *dossier.step;
  if (way.step.step > 0) {
    std::string path;
    for (const std::string& name : way.names) path.append(path.empty() ? "" : " → ").append(name);
    page.paragraph(
        fmt::format("Step {}, closeness {} (above 1: nearer to the tip-offs than chance "
                    "makes it). {}.",
                    with_separators(way.step.step), rounded(way.step.score), path));
  }
  for (const DossierHop& hop : way.hops) {
    std::string channels;
    for (const std::string& channel : hop.channels) {
      channels.append(channels.empty() ? "" : ", ").append(channel_name(channel));
    }
    page.paragraph(
        fmt::format("{} → {}: {}, weight {}, {}", hop.from_uid, hop.to_uid,
                    channels.empty() ? "no link in the case" : channels, rounded(hop.weight),
                    hop.q_value ? probability("q", *hop.q_value) : "no test"),
        0, kFactBullet);
  }
  if (!way.step.stop_reason.empty()) {
    page.note(fmt::format("The search ended here: {}.", stop_reason_words(way.step.stop_reason)));
  }
}

void write_rhythm_section(ReportPage& page, const AccountDossier& dossier,
                          const DossierScope& scope) {
  page.subheading("Rhythm");
  if (dossier.rhythm) return write_account_rhythm(page, *dossier.rhythm);
  page.paragraph(scope.n_cadence_accounts == 0
                     ? "cadence was not run on this case: nothing is known of its hours."
                     : "cadence has no record of it: it has no post with a known time.");
}

void write_account_explanations(ReportPage& page, const AccountDossier& dossier) {
  page.subheading("Innocent explanations considered");
  const auto explanations = account_explanations(dossier);
  if (explanations.empty()) page.paragraph("None is needed: it has no link.");
  for (const AccountExplanation& each : explanations) {
    page.paragraph(fmt::format("{} [{}]: {}", each.name, name_of(each.bearing), each.observation),
                   0, "• ");
  }
}

void write_dossier(ReportPage& page, const PostsWriter& posts, const AccountDossier& dossier,
                   const DossierScope& scope) {
  write_verdict(page, dossier, scope);
  write_profile(page, dossier);
  write_score(page, dossier, scope);
  write_way(page, dossier, scope);
  write_account_links(page, posts, dossier);
  write_account_copies(page, posts, dossier);
  write_rhythm_section(page, dossier, scope);
  write_account_explanations(page, dossier);
  page.subheading("What would change the answer, and what the data cannot show");
  for (const std::string& limit : account_limits(dossier, scope))
    page.paragraph(limit, 0, kFactBullet);
}

}  // namespace

std::string account_title(const AccountAnswer& answer) {
  return fmt::format("Why is {} here?", answer.accounts.size() == 1
                                            ? short_name(name_of(answer.accounts.front().account))
                                            : short_name(answer.word));
}

std::string second_of(std::optional<std::int64_t> time_s) {
  const auto text = time_s ? format_timestamp(*time_s) : std::nullopt;
  if (!text) return "unknown";
  return fmt::format("{} {}", std::string_view(text->data(), 10),
                     std::string_view(text->data() + 11, 8));
}

void write_account_answer(ReportPage& page, const PostsWriter& posts, const AccountAnswer& answer) {
  const bool is_one = answer.accounts.size() == 1;
  page.heading(account_title(answer));
  if (!answer.scope.is_complete) {
    page.warning(
        fmt::format("INCOMPLETE INPUT: {}. Counts may be too low.", answer.scope.complaint));
  }
  if (!is_one) {
    page.paragraph(fmt::format("The name stands for {} of the case; an answer for each.",
                               counted(answer.accounts.size(), "account")));
  }
  for (const AccountDossier& dossier : answer.accounts) {
    if (!is_one) {
      page.heading(fmt::format("{} on {}", short_name(name_of(dossier.account)),
                               platform_name(dossier.account.platform)));
    }
    write_dossier(page, posts, dossier, answer.scope);
  }
  page.blank();
  page.note(looked_at(answer.scope));
}

}  // namespace cahoots
