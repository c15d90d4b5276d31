#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/dossier/model.hpp"
#include "render/report_page.hpp"

namespace cahoots {

/// Shows posts beside each other, the first of them as what the others are compared with. How is
/// left to the form of the page.
using PostsWriter = std::function<void(const std::vector<const DossierPost*>& posts)>;

/// Of short facts, which HTML sets closer than findings.
inline constexpr std::string_view kFactBullet = "· ";

/// Writes the answer for each account: the verdict, who it is, its score, the way from the
/// tip-offs, its links, copied texts, rhythm, innocent explanations, and what would change the
/// answer. O(what is shown).
void write_account_answer(ReportPage& page, const PostsWriter& posts, const AccountAnswer& answer);

/// `Why is @name here?`
std::string account_title(const AccountAnswer& answer);
/// `2023-05-04 17:20:31` of a time in UTC; `unknown` where it is.
std::string second_of(std::optional<std::int64_t> time_s);

/// The parts of it that take a file of their own.
void write_account_links(ReportPage& page, const PostsWriter& posts, const AccountDossier& dossier);
void write_account_copies(ReportPage& page, const PostsWriter& posts,
                          const AccountDossier& dossier);
/// When the account posts, hour by weekday in UTC and on the clock that fits its schedule, with
/// what was found at q <= 0.01, what was not, and what could not be tested.
void write_account_rhythm(ReportPage& page, const AccountRhythm& rhythm);

}  // namespace cahoots
