#include "cli/profile_links.hpp"

#include <fmt/format.h>

#include <deque>
#include <string>

#include "analysis/coaction/creation_links.hpp"
#include "analysis/coaction/persona.hpp"
#include "records/findings.hpp"

namespace cahoots {
namespace {

void emit_profile_edge(ToolContext& context, const EdgeRecord& edge, std::string& lines) {
  lines.clear();
  append_edge(lines, edge);
  context.emit("edge", lines);
}

/// Both are held by the caller.
EdgeRecord profile_edge(Text source, Text target, Channel channel) {
  EdgeRecord edge;
  edge.source = source;
  edge.target = target;
  edge.channel = traits_of(channel).name;
  return edge;
}

EdgeEvidence profile_evidence(Channel channel, Text object, double weight) {
  EdgeEvidence evidence;
  evidence.object = object;
  evidence.topic = traits_of(channel).name;
  evidence.weight = weight;
  return evidence;
}

void link_personas(ToolContext& context, Profiles& profiles, const ProfileLinkOptions& options) {
  if (options.max_q_value < 1.0) {
    return context.note("channel persona has no test: --fdr leaves it out");
  }
  PersonaOptions persona;
  persona.min_objects = options.min_objects;
  persona.n_evidence = options.n_evidence;
  const PersonaResult result = find_personas(profiles, persona);
  if (result.n_objects_passed_over > 0) {
    context.note(fmt::format(
        "channel persona: {} of {} shared values are too common to list the pairs of "
        "accounts that have them ({} pairs); values below a weight of {:.2f} link nobody",
        result.n_objects_passed_over, result.n_objects, result.n_pairs_passed_over,
        result.least_weight_nats));
  }
  std::string lines;
  for (const PersonaEdge& found : result.edges) {
    const std::string source = profiles.account_uid(found.source);
    const std::string target = profiles.account_uid(found.target);
    EdgeRecord edge = profile_edge(source, target, Channel::persona);
    std::deque<std::string> objects;
    edge.weight = found.weight;
    edge.n_objects = found.n_objects;
    for (const PersonaEvidence& shared : found.evidence) {
      const std::string& object = objects.emplace_back(profiles.object(shared.object));
      edge.evidence.push_back(profile_evidence(Channel::persona, object, shared.weight));
    }
    emit_profile_edge(context, edge, lines);
  }
  context.detail(fmt::format("channel persona: {} profiles, {} shared values, {} edges",
                             profiles.n_accounts(), result.n_objects, result.edges.size()));
}

void link_creations(ToolContext& context, Profiles& profiles, const ProfileLinkOptions& options) {
  const CreationLinks links = find_creation_links(profiles);
  if (links.n_batches_passed_over > 0) {
    context.note(fmt::format(
        "channel creation: {} batches of together {} accounts are too large to list their pairs; "
        "batches below a weight of {:.2f} link nobody",
        links.n_batches_passed_over, links.n_accounts_passed_over, links.least_weight_nats));
  }
  const bool is_enough = options.min_objects <= 1;  // an account is made once
  std::string lines;
  std::size_t n_edges = 0;
  for (const CreationEdge& found :
       is_enough ? creation_edges(links) : std::vector<CreationEdge>()) {
    const LinkedBatch& linked = links.batches[found.batch];
    if (linked.batch.test.q_value.value_or(1) > options.max_q_value) continue;
    const std::string source = profiles.account_uid(found.source);
    const std::string target = profiles.account_uid(found.target);
    EdgeRecord edge = profile_edge(source, target, Channel::creation);
    edge.weight = linked.weight;
    edge.n_objects = 1;
    edge.p_value = linked.batch.test.p_value;
    edge.q_value = linked.batch.test.q_value;
    edge.window_s = linked.batch.end_at_s - linked.batch.first_at_s;
    edge.evidence.push_back(profile_evidence(Channel::creation, linked.object, linked.weight));
    emit_profile_edge(context, edge, lines);
    ++n_edges;
  }
  context.detail(fmt::format("channel creation: {} profiles, {} batches, {} edges",
                             profiles.creations().size(), links.batches.size(), n_edges));
}

}  // namespace

void link_profiles(ToolContext& context, Profiles& profiles, Channel channel,
                   const ProfileLinkOptions& options) {
  context.progress().step(fmt::format("channel {}", traits_of(channel).name));
  if (channel == Channel::persona) return link_personas(context, profiles, options);
  link_creations(context, profiles, options);
}

}  // namespace cahoots
