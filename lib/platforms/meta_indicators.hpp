#pragma once

#include "platforms/format.hpp"

namespace cahoots {

/// The threat indicators that Meta publishes beside its Adversarial Threat Reports: one CSV a
/// network. Source: repository facebook/threat-research, indicators/csv; Meta, Online Operations
/// Kill Chain. Account records only: the published accounts of a network, as seeds.
///
/// | column                                   | what becomes of it                              |
/// |------------------------------------------|-------------------------------------------------|
/// | Indicator, indicator_value (until 2022)  | the account record, where it names an account   |
/// | Tactic, Technique, Procedure, indicator_type | not read: procedures are misfiled, the      |
/// |                                          | indicator itself shows what it is               |
/// | Note, Notes, Comments, comment, ds       | not read: they speak of the indicator (a        |
/// |                                          | translation, a target), not as the account      |
///
/// The header drifted: blanks behind names (trimmed), Note, Notes, Comments or none. An indicator
/// may be defanged anyhow (platforms/refanged.hpp) or not at all, and a remark may follow it.
///
/// | account record | from the address                                                         |
/// |----------------|--------------------------------------------------------------------------|
/// | uid            | `platform:` and the native id where the address holds it (profile.php?id=, |
/// |                | /channel/ID, /idNUMBER) or the name is one (TikTok, Reddit, Pinterest,    |
/// |                | Threads, Tumblr); else `platform:@handle`, lower case, as in mentions     |
/// | handle         | @ and the name as written; unknown for an id                              |
/// | url            | the canonical key                                                        |
///
/// What names no account is passed over under one of the kinds "indicator: …" and counted: domains,
/// IP addresses, file hashes, e-mail addresses, groups, posts, short links (where they lead is
/// unknown), pages of sites whose profiles are not known, numbers of accounts, headlines and
/// descriptions, rows without an indicator. No row is rejected but for damaged CSV.
Format meta_indicators_format();

}  // namespace cahoots
