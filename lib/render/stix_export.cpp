#include "render/stix_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/findings/statements.hpp"
#include "base/uuid.hpp"
#include "records/json_writer.hpp"
#include "render/display_text.hpp"
#include "time/timestamp.hpp"

namespace cahoots {
namespace {

/// Of the standard, for observables (section 2.9): 00abedb4-aa42-466c-9c01-fed23315a9b7.
constexpr Uuid kObservables = {0x00, 0xab, 0xed, 0xb4, 0xaa, 0x42, 0x46, 0x6c,
                               0x9c, 0x01, 0xfe, 0xd2, 0x33, 0x15, 0xa9, 0xb7};
/// Our own, for everything else; drawn once.
constexpr Uuid kOwnObjects = {0x5e, 0x1c, 0x96, 0x3a, 0x0d, 0x44, 0x4f, 0x0b,
                              0xa8, 0x2d, 0x71, 0x9b, 0xc6, 0xe3, 0x58, 0x27};

std::string stix_json_text(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

/// A STIX object under construction: properties that are unknown are left out, as it wants.
class StixObject {
 public:
  StixObject(std::string_view type, std::string id) : id_(std::move(id)) {
    raw("type", stix_json_text(type));
    raw("spec_version", "\"2.1\"");
    raw("id", stix_json_text(id_));
  }
  StixObject& text(std::string_view key, std::string_view value) {
    if (!value.empty()) raw(key, stix_json_text(value));
    return *this;
  }
  StixObject& time(std::string_view key, std::optional<std::int64_t> time_s) {
    const auto written = time_s ? format_timestamp(*time_s) : std::nullopt;
    if (!written) return *this;
    const std::string_view seconds(written->data(), written->size() - 1);
    return raw(key, stix_json_text(fmt::format("{}.000Z", seconds)));
  }
  StixObject& texts(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return *this;
    std::string list;
    for (const std::string& value : values) {
      list.append(list.empty() ? "" : ",").append(stix_json_text(value));
    }
    return raw(key, "[" + list + "]");
  }
  StixObject& raw(std::string_view key, std::string_view json) {
    fields_.append(fields_.empty() ? "" : ",").append(stix_json_text(key));
    fields_.append(":").append(json);
    return *this;
  }
  const std::string& id() const { return id_; }
  std::string json() const { return "{" + fields_ + "}"; }

 private:
  std::string id_;
  std::string fields_;
};

/// The vocabulary of the standard knows two of the platforms; it is open for the rest.
std::string_view account_type_of(std::string_view platform) {
  return platform == "x" ? "twitter" : platform;
}

class StixBundle {
 public:
  explicit StixBundle(const CaseModel& model) : model_(model) {
    created_s_ = model.activity.span.last_s.value_or(0);
  }

  std::string write(const ReportOptions& options) {
    StixObject maker("identity", maker_id_);  // a report has to refer to something
    maker.time("created", created_s_).time("modified", created_s_);
    maker.text("name", "cahoots").text("identity_class", "system");
    add(maker);
    for (std::size_t i = 0; i < model_.clusters.size(); ++i) add_network(i);
    StixObject report("report", own_id("report", fmt::format("{}", fmt::join(references_, " "))));
    dated(report).text("name", displayable(options.title)).time("published", created_s_);
    report.text("description",
                "Accounts that acted together, found by cahoots from exports of posts. Nothing "
                "here is attributed to a state or to anybody.");
    report.texts("object_refs", references_);
    add(report);
    const std::string bundle_id = own_id("bundle", fmt::format("{}", fmt::join(references_, " ")));
    return fmt::format("{{\"type\":\"bundle\",\"id\":{},\"objects\":[\n{}\n]}}\n",
                       stix_json_text(bundle_id), fmt::join(objects_, ",\n"));
  }

 private:
  static std::string own_id(std::string_view type, std::string_view what) {
    return fmt::format("{}--{}", type,
                       to_text(uuid_of_name(kOwnObjects, fmt::format("{} {}", type, what))));
  }
  /// `contributing` as canonical JSON (RFC 8785).
  static std::string observable_id(std::string_view type, std::string_view contributing) {
    return fmt::format("{}--{}", type, to_text(uuid_of_name(kObservables, contributing)));
  }
  StixObject& dated(StixObject& object) const {
    object.text("created_by_ref", maker_id_);
    return object.time("created", created_s_).time("modified", created_s_);
  }
  /// Each object stands in the bundle once.
  void add(const StixObject& object) {
    if (!known_.insert(object.id()).second) return;
    references_.push_back(object.id());
    objects_.push_back(object.json());
  }

  std::string add_account(const CaseAccount& account) {
    const std::string_view uid = account.uid;
    const std::string_view native = uid.substr(std::min(uid.size(), uid.find(':') + 1));
    std::string_view login = account.handle;
    if (login.starts_with('@')) login.remove_prefix(1);
    const std::string_view type = account_type_of(account.platform);
    const std::string contributing =
        login.empty()
            ? fmt::format("{{\"account_type\":{},\"user_id\":{}}}", stix_json_text(type),
                          stix_json_text(native))
            : fmt::format("{{\"account_login\":{},\"account_type\":{},\"user_id\":{}}}",
                          stix_json_text(login), stix_json_text(type), stix_json_text(native));
    StixObject object("user-account", observable_id("user-account", contributing));
    object.text("user_id", native).text("account_login", login).text("account_type", type);
    object.text("display_name", account.name).time("account_created", account.created_at_s);
    add(object);
    return object.id();
  }

  std::string add_domain(const std::string& domain) {
    const std::string contributing = fmt::format("{{\"value\":{}}}", stix_json_text(domain));
    StixObject object("domain-name", observable_id("domain-name", contributing));
    object.text("value", domain);
    add(object);
    return object.id();
  }

  void add_technique(const std::string& campaign_id, const Technique& technique) {
    StixObject pattern(
        "attack-pattern",
        own_id("attack-pattern", fmt::format("{} {}", technique.framework, technique.id)));
    dated(pattern).text("name", technique.name);
    pattern.raw("external_references",
                fmt::format("[{{\"source_name\":{},\"external_id\":{}}}]",
                            stix_json_text(technique.framework), stix_json_text(technique.id)));
    add(pattern);
    relate(campaign_id, "uses", pattern.id());
  }

  /// The accounts and sites of a network, as what was seen of it.
  void add_observation(const StixObject& campaign, const ClusterFindings& cluster,
                       const std::vector<std::string>& observed) {
    if (observed.empty()) return;
    constexpr std::uint64_t kMostObserved = 999999999;  // of the standard
    StixObject seen("observed-data", own_id("observed-data", cluster.cluster_uid));
    dated(seen).time("first_observed", cluster.span.first_s.value_or(created_s_));
    seen.time("last_observed", cluster.span.last_s.value_or(created_s_));
    seen.raw("number_observed", fmt::format("{}", std::clamp<std::uint64_t>(
                                                      cluster.activity.n_posts, 1, kMostObserved)));
    seen.texts("object_refs", observed);
    add(seen);
    relate(campaign.id(), "related-to", seen.id());
  }

  void relate(const std::string& source_id, std::string_view how, const std::string& target_id) {
    StixObject relation("relationship",
                        own_id("relationship", fmt::format("{} {} {}", source_id, how, target_id)));
    dated(relation).text("relationship_type", how).text("source_ref", source_id);
    relation.text("target_ref", target_id);
    add(relation);
  }

  void add_network(std::size_t index) {
    const ClusterFindings& cluster = model_.clusters[index];
    const ClusterReading reading = read_findings(cluster, index + 1);
    StixObject campaign("campaign", own_id("campaign", cluster.cluster_uid));
    dated(campaign)
        .text("name", reading.name)
        .text("description", displayable(reading.description));
    campaign.time("first_seen", cluster.span.first_s).time("last_seen", cluster.span.last_s);
    add(campaign);
    std::vector<std::string> observed;
    for (const MemberFindings& member : cluster.members) {
      observed.push_back(add_account(member.account));
    }
    for (const NamedUse& domain : cluster.domains) {
      if (domain.n_posts_outside == 0) observed.push_back(add_domain(domain.name));
    }
    add_observation(campaign, cluster, observed);
    for (const Finding& finding : reading.findings) {
      for (const Technique& technique : finding.techniques) {
        add_technique(campaign.id(), technique);
      }
    }
  }

  const CaseModel& model_;
  std::int64_t created_s_ = 0;
  std::string maker_id_ = own_id("identity", "cahoots");
  std::vector<std::string> objects_;
  std::vector<std::string> references_;
  std::set<std::string> known_;
};

}  // namespace

std::string stix_export(const CaseModel& model, const ReportOptions& options) {
  return StixBundle(model).write(options);
}

}  // namespace cahoots
