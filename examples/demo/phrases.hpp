#pragma once

#include "grammar.hpp"

namespace cahoots {

/// Everyday posts in English. Rules `topic0` … `topic13`, `short` (the handful of words that
/// everybody writes: true copies among strangers), `quip` (replies), `xinjiang` (opinions of
/// people who simply have one), `quote` (well-worn sayings) and `extra` (a second sentence).
const Grammar& english_phrases();
constexpr std::size_t kEnglishTopics = 14;

/// The same in simplified Chinese: `topic0` … `topic6`, `short`, `quip`, `xinjiang`, `extra`.
const Grammar& chinese_phrases();
constexpr std::size_t kChineseTopics = 7;

/// Everyday posts in other languages: rules `es`, `id`, `pt`, `fr`, `ja`.
const Grammar& other_phrases();

/// Crowds that look alike without being in cahoots: `fan`, `fan_zh`, `fan_slogan`, `idol`,
/// `headline`, `agency`, `conference`, `talk`, `outlet_topic`.
const Grammar& crowd_phrases();

/// What the operation's office writes: `xinjiang_en`, `china_en`, `america_en`, `critic_en` and
/// the same with `_zh` (simplified), `spanish`, `filler_en`, `filler_zh`, `nod_en`, `nod_zh`,
/// `title_en`.
const Grammar& operation_phrases();

}  // namespace cahoots
