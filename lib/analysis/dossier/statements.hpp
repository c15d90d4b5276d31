#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dossier/model.hpp"
#include "analysis/findings/statements.hpp"

namespace cahoots {

/// What the numbers of one account say about an innocent explanation.
enum class Bearing : std::uint8_t {
  fits,     ///< it may well be the explanation
  against,  ///< it hardly explains what was found
  open,     ///< the data do not decide
};
/// `fits`, `hardly fits`, `not decided`.
std::string_view name_of(Bearing bearing);

struct AccountExplanation {
  std::string id;  ///< stable: "few-posts"
  std::string name;
  Bearing bearing = Bearing::open;
  std::string observation;  ///< with its numbers and the threshold of the bearing
};

/// A part of the score beside that of the other members.
struct ScoreRow {
  std::string key;  ///< of `score_parts`; `score` for the score itself
  std::string name;
  std::string value;
  std::string others;  ///< the median of the other members
};

/// The answer in one sentence or two, worded by the strength of what was found, with its numbers,
/// thresholds and the posts behind it. Never attributes, never says guilty.
Finding account_verdict(const AccountDossier& dossier, const DossierScope& scope);
/// In the order of the records; nothing for an account in no network.
std::vector<ScoreRow> score_rows(const AccountDossier& dossier);
/// What the score means, in one paragraph.
std::string score_meaning(const DossierScope& scope);
/// All that were considered, the ones that fit first.
std::vector<AccountExplanation> account_explanations(const AccountDossier& dossier);
/// What would change the answer, and what the data cannot show.
std::vector<std::string> account_limits(const AccountDossier& dossier, const DossierScope& scope);
/// What was looked at to answer.
std::string looked_at(const DossierScope& scope);
/// The numbers of a link with their thresholds, in words.
std::string link_numbers(const DossierLink& link);
/// ` within 60 s`; of a window wider than a case `, however far apart in time`.
std::string within_words(std::int64_t window_s);
/// Where the partner stands: `member, tip-off`.
std::string standing_words(const DossierLink& link);

}  // namespace cahoots
