#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/clusters/fusion.hpp"
#include "analysis/dossier/builder.hpp"
#include "analysis/dossier/statements.hpp"

namespace cahoots {
namespace {

std::string post(const std::string& uid, const std::string& account, const std::string& time,
                 const std::string& text) {
  return R"({"type":"post","uid":"x:)" + uid + R"(","platform":"x","url":"https://x.example/)" +
         uid + R"(","created_at":"2023-05-04T)" + time +
         R"(Z","created_at_precision_s":1,"account_uid":"x:)" + account +
         R"(","account_handle":"@name)" + account + R"(","text":")" + text +
         R"(","post_type":"original","hashtags":["tea"],"mentions":[],"urls":[],"url_keys":[],)"
         R"("url_shortened":[]})";
}

std::string duplicate(const std::string& uid, const std::string& account, const std::string& time) {
  return R"({"type":"duplicate","post_uid":"x:)" + uid + R"(","account_uid":"x:)" + account +
         R"(","platform":"x","post_type":"original","created_at":"2023-05-04T)" + time +
         R"(Z","hashtags":[],"group_uid":"x:11","kind":"near","similarity":0.9})";
}

std::string edge(const std::string& source, const std::string& target, const std::string& q,
                 const std::string& evidence) {
  return R"({"type":"edge","source":"x:)" + source + R"(","target":"x:)" + target +
         R"(","channel":"text","weight":8,"n_objects":2,"n_events":3,"expected":0.1,"p_value":)" +
         q + R"(,"q_value":)" + q +
         R"(,"window_s":3600,"lag_median_s":60,"first_at":null,"last_at":null,"evidence":[)" +
         evidence + "]}";
}

std::string evidence(const std::string& source_post, const std::string& target_post,
                     const std::string& lag, const std::string& topic, const std::string& weight) {
  return R"({"object":"x:11","source_post":"x:)" + source_post + R"(","target_post":"x:)" +
         target_post + R"(","lag_s":)" + lag + R"(,"topic":")" + topic + R"(","weight":)" + weight +
         "}";
}

std::string member(const std::string& account, double score, int rank, bool is_seed) {
  return R"({"type":"member","account_uid":"x:)" + account + R"(","cluster_uid":"x:1","score":)" +
         std::to_string(score) + R"(,"score_parts":{"n_partners":)" + std::to_string(rank) +
         R"(},"rank":)" + std::to_string(rank) + R"(,"is_seed":)" + (is_seed ? "true" : "false") +
         R"(,"degree":2,"channels":["text"]})";
}

/// Three members, of which 1 is a tip-off, and 4 outside, who shares a text with 2 by chance.
std::vector<std::string> invented_case() {
  return {post("11", "1", "10:00:00", "the tea is ready"),
          post("21", "2", "10:01:00", "the tea is ready now"),
          post("31", "3", "10:02:00", "the tea is ready again"),
          post("41", "4", "09:00:00", "the tea is nearly ready"),
          duplicate("11", "1", "10:00:00"),
          duplicate("21", "2", "10:01:00"),
          duplicate("31", "3", "10:02:00"),
          duplicate("41", "4", "09:00:00"),
          R"({"type":"duplicate_group","group_uid":"x:11","kind":"text","n_posts":4,)"
          R"("n_accounts":4,"n_platforms":1,"n_texts":4,"text":"the tea is ready",)"
          R"("template":"the tea is ⟨…⟩","commonness":0.2})",
          edge("1", "2", "0.001", evidence("11", "21", "60", "#tea", "4")),
          edge("2", "3", "0.02",
               evidence("21", "31", "60", "#tea", "3") + "," +
                   evidence("21", "31", "-600", "#milk", "9")),
          edge("2", "4", "0.9", evidence("21", "41", "-3660", "#other", "5")),
          R"({"type":"cluster","cluster_uid":"x:1","n_accounts":3,"n_platforms":1,)"
          R"("channels":["text"],"score":0.7,"score_parts":{},"conductance":0.1,"seeds":["x:1"]})",
          member("1", 0.9, 1, true),
          member("2", 0.8, 2, false),
          member("3", 0.5, 3, false),
          R"({"type":"expansion","cluster_uid":"x:1","step":0,"account_uid":"x:1","score":9,)"
          R"("gain":0,"path":["x:1"],"stop_reason":null})",
          R"({"type":"expansion","cluster_uid":"x:1","step":1,"account_uid":"x:2","score":3,)"
          R"("gain":0.2,"path":["x:1","x:2"],"stop_reason":null})"};
}

AccountAnswer answer_for(const std::string& word, const std::vector<std::string>& lines) {
  const AccountList wanted("test", word);
  DossierBuilder builder({});
  RecordParser parser;
  for (const std::string& line : lines) {
    auto record = parser.parse_copy(line);
    EXPECT_TRUE(record) << line;
    DossierPart part;
    const std::string type(record->text("type"));
    part.visit(wanted, type, *record);
    builder.merge(part);
  }
  EXPECT_TRUE(builder.has_match());
  return builder.finish(word, {}, true, "");
}

const AccountDossier& only(const AccountAnswer& answer) {
  EXPECT_EQ(answer.accounts.size(), 1U);
  return answer.accounts.front();
}

TEST(Dossier, SaysWhereAMemberStandsBesideTheOthers) {
  const AccountAnswer answer = answer_for("@name2", invented_case());
  const AccountDossier& dossier = only(answer);
  ASSERT_TRUE(dossier.network);
  EXPECT_EQ(dossier.account.uid, "x:2");
  EXPECT_EQ(dossier.rank, 2U);
  EXPECT_EQ(dossier.network->n_members, 3U);
  EXPECT_DOUBLE_EQ(*dossier.network->others_score, 0.7);  // of 0.9 and 0.5, not its own 0.8
  EXPECT_DOUBLE_EQ(*dossier.network->others_parts.at(0).second, 2);
  EXPECT_FALSE(dossier.is_seed);
  EXPECT_EQ(dossier.activity.n_posts, 1U);
}

TEST(Dossier, SeesEveryLinkFromItsOwnSide) {
  const AccountAnswer answer = answer_for("x:2", invented_case());
  const AccountDossier& dossier = only(answer);
  ASSERT_EQ(dossier.links.size(), 3U);
  const DossierLink& to_seed = dossier.links[0];
  EXPECT_EQ(to_seed.partner_uid, "x:1");
  EXPECT_EQ(to_seed.partner_name, "@name1");
  EXPECT_TRUE(to_seed.is_with_seed);
  EXPECT_EQ(to_seed.standing, PartnerStanding::same_network);
  EXPECT_EQ(to_seed.evidence.at(0).own.uid, "x:21");
  EXPECT_EQ(to_seed.evidence.at(0).partner.uid, "x:11");
  EXPECT_EQ(to_seed.evidence.at(0).lag_s, -60);  // the record says that 21 came 60 s after 11
  EXPECT_EQ(to_seed.evidence.at(0).partner.text, "the tea is ready");
  EXPECT_EQ(to_seed.evidence.at(0).partner.url, "https://x.example/11");
  EXPECT_EQ(dossier.links[1].evidence.at(0).lag_s, 60);
  EXPECT_EQ(dossier.links[2].standing, PartnerStanding::no_network);
  EXPECT_EQ(dossier.n_supported_partners, 1U);
  EXPECT_EQ(dossier.by_channel.at(0).n_in_network, 2U);
  EXPECT_EQ(dossier.by_channel.at(0).strongest, (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Dossier, TopicsAreThoseThatClusterCounts) {
  const AccountAnswer answer = answer_for("x:2", invented_case());
  const AccountDossier& dossier = only(answer);
  // #other is shared with an outsider and does not count; of #tea the better one does.
  ASSERT_EQ(dossier.topics.size(), 2U);
  EXPECT_EQ(dossier.topics[0].topic, "#milk");
  EXPECT_EQ(dossier.topics[1].topic, "#tea");
  EXPECT_EQ(dossier.links[dossier.topics[1].link].partner_uid, "x:1");
  const FusionEvidence to_seed[] = {{0, 4, 60}};
  const FusionEvidence to_third[] = {{0, 3, 60}, {1, 9, 600}};
  const FusionEdge edges[] = {{1, 2, "text", 8, 0.001, 0.001, 3600, to_seed},
                              {2, 3, "text", 8, 0.02, 0.02, 3600, to_third}};
  const Fusion fusion = fuse(edges);
  const auto score = std::find_if(fusion.accounts.begin(), fusion.accounts.end(),
                                  [](const AccountScore& each) { return each.account == 2; });
  ASSERT_NE(score, fusion.accounts.end());
  EXPECT_NEAR(dossier.topics[0].worth_nats + dossier.topics[1].worth_nats, score->evidence_nats,
              1e-12);
}

TEST(Dossier, TellsThePlaceAmongTheCopies) {
  const AccountAnswer answer = answer_for("x:2", invented_case());
  const DossierCopy& copy = only(answer).copies.at(0);
  EXPECT_EQ(copy.n_posts, 4U);
  EXPECT_EQ(copy.n_own_posts, 1U);
  EXPECT_EQ(copy.n_earlier_posts, 2U);
  EXPECT_EQ(copy.n_member_accounts, 2U);
  EXPECT_EQ(copy.members, (std::vector<std::string>{"@name1", "@name3"}));
  std::vector<std::string> uids;
  for (const DossierPost& each : copy.posts) uids.push_back(each.uid);
  EXPECT_EQ(uids, (std::vector<std::string>{"x:41", "x:11", "x:21", "x:31"}));
  EXPECT_EQ(copy.posts[0].text, "the tea is nearly ready");
}

TEST(Dossier, TheWayFromTheTipOffsNamesItsLinks) {
  const AccountAnswer answer = answer_for("x:2", invented_case());
  const AccountDossier& dossier = only(answer);
  ASSERT_TRUE(dossier.step);
  EXPECT_EQ(dossier.step->names, (std::vector<std::string>{"@name1", "@name2"}));
  ASSERT_EQ(dossier.step->hops.size(), 1U);
  EXPECT_EQ(dossier.step->hops[0].channels, std::vector<std::string>{"text"});
  EXPECT_DOUBLE_EQ(*dossier.step->hops[0].q_value, 0.001);
}

TEST(Dossier, DoesNotDependOnTheOrderOfTheRecords) {
  std::vector<std::string> lines = invented_case();
  const AccountAnswer there = answer_for("x:2", lines);
  std::reverse(lines.begin(), lines.end());
  const AccountAnswer back = answer_for("x:2", lines);
  EXPECT_EQ(account_verdict(only(there), there.scope).text,
            account_verdict(only(back), back.scope).text);
  EXPECT_EQ(only(there).copies.at(0).n_earlier_posts, only(back).copies.at(0).n_earlier_posts);
  EXPECT_EQ(only(there).links.at(1).evidence.at(1).own.text,
            only(back).links.at(1).evidence.at(1).own.text);
  EXPECT_EQ(there.scope.n_accounts, 4U);
  EXPECT_EQ(back.scope.n_accounts, 4U);
}

TEST(DossierWords, FollowTheStrengthOfTheEvidence) {
  const auto verdict = [](const std::string& word) {
    const AccountAnswer answer = answer_for(word, invented_case());
    return account_verdict(only(answer), answer.scope);
  };
  EXPECT_EQ(verdict("x:2").strength, Strength::supported);
  const Finding seed = verdict("x:1");
  EXPECT_NE(seed.text.find("given as a tip-off, not found by the computation"), std::string::npos);
  const Finding score_only = verdict("x:3");
  EXPECT_EQ(score_only.strength, Strength::indication);
  EXPECT_NE(score_only.text.find("by its score only"), std::string::npos);
  const Finding outsider = verdict("x:4");
  EXPECT_EQ(outsider.strength, Strength::not_found);
  EXPECT_NE(outsider.text.find("is not a member of the network of this case"), std::string::npos);
  EXPECT_NE(outsider.text.find("1 link with 1 account"), std::string::npos);
}

TEST(DossierWords, ExplanationsFollowTheNumbers) {
  const auto bearing_of = [](const std::string& word, std::string_view id) {
    const AccountAnswer answer = answer_for(word, invented_case());
    for (const AccountExplanation& each : account_explanations(only(answer))) {
      if (each.id == id) return std::string(name_of(each.bearing));
    }
    return std::string("missing");
  };
  EXPECT_EQ(bearing_of("x:4", "coincidence"), "fits");         // no member, q = 0.9
  EXPECT_EQ(bearing_of("x:3", "coincidence"), "not decided");  // a member, q = 0.02
  EXPECT_EQ(bearing_of("x:2", "coincidence"), "not decided");  // one link passed
  EXPECT_EQ(bearing_of("x:2", "few-posts"), "fits");
  EXPECT_EQ(bearing_of("x:2", "shared-text"), "hardly fits");  // commonness 0.2
  EXPECT_EQ(bearing_of("x:2", "tip-off"), "missing");
  EXPECT_EQ(bearing_of("x:1", "tip-off"), "hardly fits");
}

}  // namespace
}  // namespace cahoots
