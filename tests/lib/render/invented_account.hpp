#pragma once

#include <string>

#include "analysis/dossier/model.hpp"

namespace cahoots {

/// The answer for an invented member of a network whose texts and names try to break out of every
/// form.
inline AccountAnswer hostile_answer() {
  AccountAnswer answer;
  answer.word = "@lena";
  answer.scope.n_posts = 9;
  answer.scope.n_links = 1;
  answer.scope.n_networks = 1;
  answer.scope.n_members = 2;
  answer.scope.has_seeds = true;
  answer.scope.tools = {"ingest", "<b>dedupe</b>"};
  AccountDossier dossier;
  dossier.account.uid = "x:1";
  dossier.account.platform = "x";
  dossier.account.handle = "@lena\x1b[2J</h1><script>alert(1)</script>";
  dossier.account.name = "a\"b\\c\x01\xE2\x80\xAE";
  dossier.account.bio = "[click](javascript:alert(2)) | <img src=x onerror=alert(3)>";
  dossier.account.has_record = true;
  dossier.activity.n_posts = 9;
  dossier.score = 0.7;
  dossier.score_parts = {{"evidence_nats", 10.5}, {"<i>odd</i>", std::nullopt}};
  dossier.rank = 1;
  dossier.degree = 1;
  DossierNetwork network;
  network.number = 1;
  network.n_members = 2;
  network.others_score = 0.6;
  network.others_parts = {{"evidence_nats", 9.0}, {"<i>odd</i>", std::nullopt}};
  dossier.network = network;
  DossierLink link;
  link.partner_uid = "blog:" + std::string(90, 'u') + "/end";
  link.partner_name = "@partner";
  link.standing = PartnerStanding::same_network;
  link.channel = "text";
  link.weight = 8;
  link.n_objects = 2;
  link.q_value = 0.001;
  link.window_s = 3600;
  DossierPair pair;
  pair.object = "</td>";
  pair.own = {"x:11", "x:1", "@lena", 1683201600, true, "one two <script>alert(4)</script>", ""};
  pair.partner = {"x:21",      link.partner_uid,      "@partner", 1683201660, true,
                  "one three", "https://x.example/21"};
  pair.lag_s = 60;
  pair.topic = "#tea";
  pair.weight_nats = 4;
  link.evidence.push_back(pair);
  dossier.links.push_back(link);
  dossier.by_channel.push_back({"text", 1, 1, 1, 1, 3600, {0}});
  dossier.topics.push_back({"#tea", 0, 0, 4});
  dossier.n_topics = 1;
  answer.accounts.push_back(dossier);
  return answer;
}

}  // namespace cahoots
