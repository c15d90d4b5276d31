#include <array>

#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

using enum FieldShape;

constexpr std::array kDuplicateFields{
    FieldSpec{"post_uid", text, false, "the post"},
    FieldSpec{"account_uid", text, false, "its account"},
    FieldSpec{"platform", text, false, "its platform"},
    FieldSpec{"post_type", text, true, "original, reply, repost, quote or comment"},
    FieldSpec{"created_at", time, true, "when it was posted, UTC"},
    FieldSpec{"hashtags", texts, false, "its hashtags"},
    FieldSpec{"group_uid", text, false, "the group's: see duplicate_group"},
    FieldSpec{"kind", text, false, "exact or near (after normalisation), or media"},
    FieldSpec{"similarity", number, false,
              "Jaccard similarity with the text of core_post_uid, or share of equal bits of its "
              "medium, 0 to 1; estimated where the known text was a fingerprint"},
    FieldSpec{"core_post_uid", text, true, "the earliest post with what it was compared with"},
};

constexpr std::array kDuplicateGroupFields{
    FieldSpec{"group_uid", text, false,
              "uid of its earliest post; of media with #media: and the medium behind it"},
    FieldSpec{"kind", text, false, "text or media"},
    FieldSpec{"core_post_uid", text, true,
              "earliest post with the core, which all members are compared with"},
    FieldSpec{"n_posts", integer, false, "posts"},
    FieldSpec{"n_accounts", integer, false, "distinct accounts"},
    FieldSpec{"n_platforms", integer, false, "distinct platforms"},
    FieldSpec{"n_texts", integer, false, "distinct texts after normalisation, or media"},
    FieldSpec{"first_at", time, true, "earliest post, UTC"},
    FieldSpec{"last_at", time, true, "latest post, UTC"},
    FieldSpec{"text", text, true, "text of core_post_uid, as given; the medium"},
    FieldSpec{"template", text, true, "common text of its posts, differences as ⟨…⟩"},
    FieldSpec{"commonness", number, false,
              "0: surprising that several wrote this; 1: anyone may have"},
    FieldSpec{"information_bits", number, true,
              "what the text says against the words of the stream, in bits"},
};

constexpr std::array kFingerprintFields{
    FieldSpec{"group_uid", text, false, "the group's: see duplicate_group"},
    FieldSpec{"core_post_uid", text, true, "earliest post with the core"},
    FieldSpec{"kind", text, false, "text or media"},
    FieldSpec{"normalise", text, true, "steps by which the core's text was normalised"},
    FieldSpec{"scheme", text, true, "how hash and lanes are made of the normalised text"},
    FieldSpec{"hash", text, true, "XXH3 of the normalised text, 32 hexadecimal digits"},
    FieldSpec{"lanes", text, true, "its MinHash, 256 lanes of a byte, in base64"},
    FieldSpec{"n_shingles", integer, true, "its distinct shingles"},
    FieldSpec{"medium", text, true, "the core's medium"},
    FieldSpec{"n_posts", integer, true, "posts"},
    FieldSpec{"n_accounts", integer, true, "distinct accounts"},
    FieldSpec{"n_platforms", integer, true, "distinct platforms"},
    FieldSpec{"first_at", time, true, "earliest post, UTC"},
    FieldSpec{"last_at", time, true, "latest post, UTC"},
    FieldSpec{"commonness", number, false, "as in duplicate_group"},
    FieldSpec{"information_bits", number, true, "as in duplicate_group"},
};

constexpr std::array kEdgeFields{
    FieldSpec{"source", text, false, "account, bytewise before target"},
    FieldSpec{"target", text, false, "account"},
    FieldSpec{"channel", text, false, "what they share: see cahoots-linkgraph(1)"},
    FieldSpec{"weight", number, false, "score: rarity of the shared objects, each topic once"},
    FieldSpec{"n_objects", integer, false, "distinct shared objects within the window"},
    FieldSpec{"n_events", integer, false, "pairs of posts within the window"},
    FieldSpec{"expected", number, true, "shared objects expected by chance"},
    FieldSpec{"p_value", number, true,
              "chance of n_objects or more under the null; of creation that of its batch"},
    FieldSpec{"q_value", number, true, "false discovery rate at which the pair is found"},
    FieldSpec{"window_s", integer, false,
              "window in seconds; of creation the length of its batch; 0 for persona"},
    FieldSpec{"lag_median_s", number, true, "median time between the posts of a pair, seconds"},
    FieldSpec{"first_at", time, true, "earliest post of a pair, UTC"},
    FieldSpec{"last_at", time, true, "latest post of a pair, UTC"},
    FieldSpec{"evidence", objects, false,
              "pairs of posts: object, source_post, target_post, lag_s (seconds, target minus "
              "source), topic, weight (nats); for persona and creation objects without posts"},
};

constexpr std::array kMemberFields{
    FieldSpec{"account_uid", text, false, "the account"},
    FieldSpec{"cluster_uid", text, false, "its cluster"},
    FieldSpec{"score", number, false, "how strongly it is coordinated with the cluster, 0 to 1"},
    FieldSpec{"score_parts", object, false, "what the score is made of"},
    FieldSpec{"rank", integer, false, "1 is the strongest of the cluster"},
    FieldSpec{"is_seed", boolean, false, "was given as a seed"},
    FieldSpec{"degree", integer, false, "members it is linked with"},
    FieldSpec{"channels", texts, false, "channels of those links"},
};

constexpr std::array kClusterFields{
    FieldSpec{"cluster_uid", text, false, "uid of its first member, bytewise"},
    FieldSpec{"n_accounts", integer, false, "members"},
    FieldSpec{"n_platforms", integer, false, "distinct platforms"},
    FieldSpec{"channels", texts, false, "channels of the links inside"},
    FieldSpec{"score", number, false, "median score of its members, 0 to 1"},
    FieldSpec{"score_parts", object, false, "median of each part over the members"},
    FieldSpec{"first_at", time, true, "earliest linked post, UTC"},
    FieldSpec{"last_at", time, true, "latest linked post, UTC"},
    FieldSpec{"conductance", number, true, "share of link weight that leaves the cluster, 0 to 1"},
    FieldSpec{"seeds", texts, false, "seeds among the members"},
};

constexpr std::array kExpansionFields{
    FieldSpec{"cluster_uid", text, true, "its cluster; null where it is in none"},
    FieldSpec{"step", integer, false, "0 for seeds, then 1, 2, …"},
    FieldSpec{"account_uid", text, false, "the account added at this step"},
    FieldSpec{"score", number, false,
              "nearness to the seeds by random walk; above 1: nearer than chance"},
    FieldSpec{"gain", number, false,
              "by how much the share of links that lead out of the list falls with it"},
    FieldSpec{"path", texts, false, "accounts from a seed to it, along the strongest links"},
    FieldSpec{"stop_reason", text, true, "on the last step: why the expansion ended"},
};

}  // namespace

std::span<const FieldSpec> duplicate_fields() {
  return kDuplicateFields;
}
std::span<const FieldSpec> duplicate_group_fields() {
  return kDuplicateGroupFields;
}
std::span<const FieldSpec> fingerprint_fields() {
  return kFingerprintFields;
}
std::span<const FieldSpec> edge_fields() {
  return kEdgeFields;
}
std::span<const FieldSpec> member_fields() {
  return kMemberFields;
}
std::span<const FieldSpec> cluster_fields() {
  return kClusterFields;
}
std::span<const FieldSpec> expansion_fields() {
  return kExpansionFields;
}

}  // namespace cahoots
