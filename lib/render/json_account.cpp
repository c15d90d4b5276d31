#include "render/json_account.hpp"

#include "analysis/dossier/statements.hpp"
#include "render/json_parts.hpp"

namespace cahoots {
namespace {

Text known_text(const std::string& text) {
  return text.empty() ? Text() : Text(text);
}

std::string_view standing_name(PartnerStanding standing) {
  switch (standing) {
    case PartnerStanding::same_network:
      return "same_network";
    case PartnerStanding::other_network:
      return "other_network";
    case PartnerStanding::no_network:
      return "no_network";
  }
  return "";
}

void write_answer_scope(JsonWriter& out, const DossierScope& scope) {
  out.begin_object("looked_at");
  out.count("n_posts", scope.n_posts);
  out.count("n_accounts", scope.n_accounts);
  out.count("n_links", scope.n_links);
  out.count("n_copied_groups", scope.n_copied_groups);
  out.count("n_cadence_accounts", scope.n_cadence_accounts);
  out.count("n_networks", scope.n_networks);
  out.count("n_members", scope.n_members);
  out.boolean("has_seeds", scope.has_seeds);
  out.boolean("is_led_by_seeds", scope.is_led_by_seeds);
  out.texts("tools", scope.tools);
  out.number("min_score", scope.min_score);
  out.number("finding_q", kFindingQ);
  out.end_object();
}

void write_profile_fields(JsonWriter& out, const AccountDossier& dossier) {
  const CaseAccount& account = dossier.account;
  out.text("account_uid", account.uid);
  out.text("platform", known_text(account.platform));
  out.text("handle", known_text(account.handle));
  out.text("name", known_text(account.name));
  out.text("bio", known_text(account.bio));
  out.text("url", known_text(account.url));
  out.time("created_at", account.created_at_s);
  out.boolean("verified", account.verified);
  out.integer("followers", account.followers);
  out.integer("following", account.following);
  write_json_activity(out, dossier.activity);
}

void write_verdict_fields(JsonWriter& out, const Finding& verdict) {
  out.begin_object("verdict");
  out.text("strength", name_of(verdict.strength));
  out.text("text", verdict.text);
  write_json_list(out, "measures", verdict.measures, [&out](const Measure& measure) {
    out.text("name", measure.name);
    out.number("value", measure.value);
    out.text("rule", known_text(measure.rule));
    out.number("threshold", measure.threshold);
  });
  out.texts("evidence", verdict.evidence);
  out.end_object();
}

void write_membership(JsonWriter& out, const AccountDossier& dossier) {
  const bool is_member = dossier.network.has_value();
  out.boolean("is_seed", dossier.is_seed);
  out.boolean("is_member", is_member);
  out.text("cluster_uid", is_member ? Text(dossier.network->cluster_uid) : Text());
  out.integer("network", is_member ? std::optional<std::int64_t>(dossier.network->number)
                                   : std::optional<std::int64_t>());
  out.count("n_members", is_member ? dossier.network->n_members : 0);
  out.count("rank", dossier.rank);
  out.number("score", is_member ? std::optional(dossier.score) : std::nullopt);
  out.number("score_median_of_others", is_member ? dossier.network->others_score : std::nullopt);
  out.begin_list("score_parts");
  for (std::size_t i = 0; i < dossier.score_parts.size(); ++i) {
    out.begin_item();
    out.text("name", dossier.score_parts[i].first);
    out.number("value", dossier.score_parts[i].second);
    out.number("median_of_others", dossier.network->others_parts[i].second);
    out.end_object();
  }
  out.end_list();
  out.count("degree", dossier.degree);
  out.texts("channels", dossier.channels);
}

void write_way_fields(JsonWriter& out, const AccountDossier& dossier) {
  const bool is_on_way = dossier.step.has_value();
  const std::vector<DossierHop> none;
  out.integer("step", is_on_way ? std::optional<std::int64_t>(dossier.step->step.step)
                                : std::optional<std::int64_t>());
  out.number("closeness", is_on_way ? std::optional(dossier.step->step.score) : std::nullopt);
  out.texts("path", is_on_way ? dossier.step->step.path : std::vector<std::string>());
  write_json_list(out, "hops", is_on_way ? dossier.step->hops : none,
                  [&out](const DossierHop& hop) {
                    out.text("from", hop.from_uid);
                    out.text("to", hop.to_uid);
                    out.texts("channels", hop.channels);
                    out.number("weight", hop.weight);
                    out.number("q_value", hop.q_value);
                  });
}

void write_post_fields(JsonWriter& out, const DossierPost& post) {
  out.text("post_uid", known_text(post.uid));
  out.text("account_uid", known_text(post.account_uid));
  out.text("account", known_text(post.account_name));
  out.time("created_at", post.created_at_s);
  out.text("url", known_text(post.url));
  out.text("text", post.has_record ? Text(post.text) : Text());
}

void write_pair_fields(JsonWriter& out, const DossierPair& pair) {
  out.text("object", known_text(pair.object));
  out.text("topic", known_text(pair.topic));
  out.number("weight_nats", pair.weight_nats);
  out.integer("lag_s", pair.lag_s);
  out.begin_object("own_post");
  write_post_fields(out, pair.own);
  out.end_object();
  out.begin_object("partner_post");
  write_post_fields(out, pair.partner);
  out.end_object();
}

void write_account_link(JsonWriter& out, const DossierLink& link) {
  out.text("partner_uid", link.partner_uid);
  out.text("partner", link.partner_name);
  out.text("standing", standing_name(link.standing));
  out.boolean("is_with_seed", link.is_with_seed);
  out.text("channel", link.channel);
  out.boolean("is_supported", is_supported(link));
  out.number("weight", link.weight);
  out.count("n_objects", link.n_objects);
  out.count("n_events", link.n_events);
  out.number("expected", link.expected);
  out.number("p_value", link.p_value);
  out.number("q_value", link.q_value);
  out.integer("window_s", link.window_s);
  out.number("lag_median_s", link.lag_median_s);
  write_json_span(out, link.span);
  write_json_list(out, "evidence", link.evidence,
                  [&out](const DossierPair& pair) { write_pair_fields(out, pair); });
}

void write_account_copy(JsonWriter& out, const DossierCopy& copy) {
  out.text("group_uid", copy.group_uid);
  out.count("n_posts", copy.n_posts);
  out.count("n_accounts", copy.n_accounts);
  out.text("text", known_text(copy.text));
  out.text("template", known_text(copy.template_text));
  out.number("commonness", copy.commonness);
  write_json_span(out, copy.span);
  out.count("n_own_posts", copy.n_own_posts);
  out.count("n_earlier_posts", copy.n_earlier_posts);
  out.number("own_similarity", copy.own_similarity);
  out.count("n_member_accounts", copy.n_member_accounts);
  out.texts("members", copy.members);
  write_json_list(out, "posts", copy.posts,
                  [&out](const DossierPost& post) { write_post_fields(out, post); });
}

void write_rhythm_fields(JsonWriter& out, const AccountDossier& dossier) {
  const AccountRhythm none;
  const AccountRhythm& rhythm = dossier.rhythm ? *dossier.rhythm : none;
  out.boolean("has_cadence", dossier.rhythm.has_value());
  out.integer("utc_offset_h", rhythm.utc_offset_h);
  out.number("utc_offset_confidence", rhythm.utc_offset_confidence);
  write_json_list(out, "rhythm_tests", rhythm.tests, [&out](const AccountTest& each) {
    out.text("name", each.test.name);
    out.count("n", each.test.n);
    out.number("effect", each.test.effect);
    out.number("p_value", each.test.p_value);
    out.number("q_value", each.test.q_value);
    out.text("reason", known_text(each.reason));
  });
}

void write_dossier_fields(JsonWriter& out, const AccountDossier& dossier,
                          const DossierScope& scope) {
  write_profile_fields(out, dossier);
  write_verdict_fields(out, account_verdict(dossier, scope));
  write_membership(out, dossier);
  write_way_fields(out, dossier);
  write_json_list(out, "topics", dossier.topics, [&](const DossierTopic& topic) {
    const DossierLink& link = dossier.links[topic.link];
    out.text("topic", known_text(topic.topic));
    out.text("channel", link.channel);
    out.text("partner_uid", link.partner_uid);
    out.number("worth_nats", topic.worth_nats);
    out.text("own_post", topic.pair ? known_text(link.evidence[*topic.pair].own.uid) : Text());
    out.text("partner_post",
             topic.pair ? known_text(link.evidence[*topic.pair].partner.uid) : Text());
  });
  out.count("n_topics", dossier.n_topics);
  out.count("n_partners", dossier.n_partners);
  out.count("n_supported_partners", dossier.n_supported_partners);
  write_json_list(out, "links", dossier.links,
                  [&out](const DossierLink& link) { write_account_link(out, link); });
  out.count("n_copied_groups", dossier.n_copied_groups);
  out.count("n_copied_posts", dossier.n_copied_posts);
  write_json_list(out, "copied_texts", dossier.copies,
                  [&out](const DossierCopy& copy) { write_account_copy(out, copy); });
  write_rhythm_fields(out, dossier);
  write_json_list(out, "innocent_explanations", account_explanations(dossier),
                  [&out](const AccountExplanation& each) {
                    out.text("id", each.id);
                    out.text("name", each.name);
                    out.text("bearing", name_of(each.bearing));
                    out.text("observation", each.observation);
                  });
  out.texts("limits", account_limits(dossier, scope));
}

}  // namespace

std::string json_account(const AccountAnswer& answer) {
  std::string document;
  JsonWriter out(document);
  out.begin_record("account_answer");
  out.text("asked", answer.word);
  out.boolean("input_complete", answer.scope.is_complete);
  out.text("complaint", known_text(answer.scope.complaint));
  write_answer_scope(out, answer.scope);
  write_json_list(out, "accounts", answer.accounts, [&](const AccountDossier& dossier) {
    write_dossier_fields(out, dossier, answer.scope);
  });
  out.end_record();
  return document;
}

}  // namespace cahoots
