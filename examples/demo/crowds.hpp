#pragma once

#include "casting.hpp"
#include "draw.hpp"
#include "scenario.hpp"

namespace cahoots {

/// Crowds that do the same thing at the same time for honest reasons: the false positives that a
/// method has to beat. Each function adds its people and what they do.

/// A singer and about 60 fans: release days, slogans, reposts within minutes, birthday copies.
void add_fan_club(Scenario& scenario, Casting& casting, const Draw& seed, double scale);
/// Seven automated accounts of news outlets; two of them carry the same agency.
void add_news_bots(Scenario& scenario, Casting& casting, const Draw& seed, double scale);
/// About 30 visitors of a three-day conference with one hashtag.
void add_conference(Scenario& scenario, Casting& casting, const Draw& seed, double scale);
/// About 25 people who sign one petition through its share button, some of them a second one.
void add_petition(Scenario& scenario, Casting& casting, const Draw& seed, double scale);
/// A few journalists and scholars who write about China and whom the operation attacks.
void add_critics(Scenario& scenario, Casting& casting, const Draw& seed);

/// Articles that travel through ordinary accounts by the share button, for a day or two each.
void share_viral_articles(Scenario& scenario, const Draw& seed, double scale);
/// About a dozen readers who share the bulletins of their favourite outlet again and again.
void add_loyal_readers(Scenario& scenario, const Draw& seed, double scale);
/// About 20 people whose fitness app posts the same sentence for them every Sunday evening.
void add_app_users(Scenario& scenario, const Draw& seed, double scale);
/// What bystanders have to do with the operation: one repost, one shared article, an angry reply.
void add_bystanders(Scenario& scenario, const Draw& seed);

}  // namespace cahoots
