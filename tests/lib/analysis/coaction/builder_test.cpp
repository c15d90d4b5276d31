#include "analysis/coaction/builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"

namespace cahoots {
namespace {

struct Statement {
  TracePost post;
  std::vector<std::string_view> hashtags;
  std::string_view url;
};

std::vector<Statement> statements() {
  return {{{"x:9", "x:bob", 100, 1}, {"vote", "news"}, "u/b"},
          {{"x:10", "x:alice", 100, 60}, {"news"}, "u/a"},
          {{"x:11", "x:carol", std::nullopt, 1}, {}, "u/a"},
          {{"x:12", "x:alice", 90000, 1}, {}, "u/b"},
          {{"x:12", "x:alice", 90000, 1}, {}, ""}};
}

CoactionData build(const std::vector<Statement>& given) {
  CoactionBuilder builder;
  for (const Statement& statement : given) {
    const std::uint32_t post = builder.add_post(statement.post);
    builder.add_topic_hashtags(post, statement.hashtags);
    builder.add_trace(Channel::url, post, statement.url);
  }
  EXPECT_EQ(builder.n_empty_objects(), 1U);
  builder.set_multiplier(Channel::url, "u/b", 0.25);
  return builder.finish();
}

/// All of the data in words, in the order of its numbers.
std::string describe(CoactionData data) {
  std::string words;
  const PostColumns& posts = data.posts();
  for (std::uint32_t post = 0; post < posts.size(); ++post) {
    words += data.post_uid(post) + " " + std::string(data.account_uid(posts.account[post])) + " " +
             std::to_string(posts.created_at_s[post]) + " " +
             std::to_string(posts.precision_of(post)) + " topic " +
             data.topic_name(data.topics().of_post[post]) + " of " +
             std::to_string(data.topics().audience[data.topics().of_post[post]]) + "\n";
  }
  NamedTraces named = data.take_traces(Channel::url, ObjectNames::all);
  const TraceTable& table = named.table;
  for (const Trace trace : table.traces) {
    words += named.names.get(object_of(trace)) + " " +
             std::to_string(table.multiplier[object_of(trace)]).substr(0, 4) + " " +
             data.post_uid(post_of(trace)) + "\n";
  }
  return words;
}

TEST(CoactionBuilder, NumbersCanonically) {
  EXPECT_EQ(describe(build(statements())),
            "x:11 x:carol -9223372036854775808 1 topic  of 3\n"
            "x:10 x:alice 100 60 topic #news of 2\n"
            "x:9 x:bob 100 1 topic #news of 2\n"
            "x:12 x:alice 90000 1 topic 1970-01-02 of 1\n"
            "u/a 1.00 x:11\n"
            "u/a 1.00 x:10\n"
            "u/b 0.25 x:9\n"
            "u/b 0.25 x:12\n");
}

TEST(CoactionBuilder, OrderOfInputDoesNotMatter) {
  std::vector<Statement> given = statements();
  const std::string expected = describe(build(given));
  const auto precedes = [](const Statement& a, const Statement& b) {
    return std::tuple(a.post.uid, a.url) < std::tuple(b.post.uid, b.url);
  };
  std::sort(given.begin(), given.end(), precedes);
  do {
    EXPECT_EQ(describe(build(given)), expected);
  } while (std::next_permutation(given.begin(), given.end(), precedes));
}

/// Many posts with few uids, hashtags and links: most come again, with other facts.
std::string build_at_random(const SpillStorage& storage) {
  Random random(11);
  CoactionBuilder builder(storage);
  const auto name = [&](const char* kind, std::uint64_t n) {
    return kind + std::to_string(random.below(n));
  };
  for (int i = 0; i < 40000; ++i) {
    const std::string uid = name("x:", 20000);
    const std::string account = name("x:u", 300);
    const std::string first = name("", 500);
    const std::string second = name("", 5);
    const std::vector<std::string_view> hashtags = {first, second};
    const auto marks = static_cast<std::uint8_t>(random.below(3));
    std::optional<std::int64_t> time_s;
    if (random.below(9) > 0) time_s = static_cast<std::int64_t>(random.below(1000000));
    const std::uint32_t record =
        builder.add_post({uid, account, time_s, random.below(8) == 0 ? 60 : 1, marks});
    builder.add_topic_hashtags(record, hashtags);
    builder.add_trace(Channel::url, record, name("u/", 3000),
                      static_cast<std::uint8_t>(random.below(3)));
    builder.set_multiplier(Channel::url, name("u/", 3000), random.uniform());
  }
  return describe(builder.finish());
}

TEST(CoactionBuilder, TheSameWhateverTheMemory) {
  const std::string expected = build_at_random({});
  EXPECT_GT(expected.size(), 1000000U);
  EXPECT_EQ(build_at_random({"", 0}), expected);
  EXPECT_EQ(build_at_random({"", std::size_t{8} << 20}), expected);
}

TEST(CoactionBuilder, MarksOfAnyRecordOfThePostCount) {
  for (const bool is_reversed : {false, true}) {
    CoactionBuilder builder;
    const auto add_marked = [&] { builder.add_post({"x:1", "x:a", 5, 1, 2}); };
    if (!is_reversed) add_marked();
    const std::uint32_t record = builder.add_post({"x:1", "x:a", 5, 1, 0});
    if (is_reversed) add_marked();
    builder.add_trace(Channel::media, record, "left", 2);
    builder.add_trace(Channel::media, record, "kept", 1);
    CoactionData data = builder.finish();
    NamedTraces traces = data.take_traces(Channel::media, ObjectNames::all);
    ASSERT_EQ(traces.table.traces.size(), 1U);
    EXPECT_EQ(traces.names.get(0), "kept");
    EXPECT_TRUE(data.take_traces(Channel::media).table.traces.empty());
  }
}

TEST(CoactionBuilder, ConflictingFactsResolveTheSameWay) {
  for (const bool is_reversed : {false, true}) {
    std::vector<TracePost> claims = {
        {"x:1", "x:zoe", 50, 1}, {"x:1", "x:adam", 70, 1}, {"x:1", "x:eve", std::nullopt, 1}};
    if (is_reversed) std::reverse(claims.begin(), claims.end());
    CoactionBuilder builder;
    for (const TracePost& claim : claims) builder.add_post(claim);
    const CoactionData data = builder.finish();
    ASSERT_EQ(data.posts().size(), 1U);
    EXPECT_EQ(data.account_uid(data.posts().account[0]), "x:zoe");
    EXPECT_EQ(data.posts().created_at_s[0], 50);
    EXPECT_EQ(data.posts().n_accounts, 1U);
  }
}

TEST(CoactionBuilder, RejectsAMultiplierThatIsNone) {
  CoactionBuilder builder;
  EXPECT_THROW(builder.set_multiplier(Channel::text, "g", 1.5), DataError);
  EXPECT_THROW(builder.set_multiplier(Channel::text, "g", -0.1), DataError);
}

TEST(CoactionChannel, TableAndNamesAgree) {
  ASSERT_EQ(channel_table().size(), kChannelCount);
  for (std::size_t i = 0; i < kChannelCount; ++i) {
    const ChannelTraits& traits = channel_table()[i];
    EXPECT_EQ(static_cast<std::size_t>(traits.channel), i);
    EXPECT_EQ(channel_of(traits.name), traits.channel);
    if (traits.default_stratum_s > 0) {
      EXPECT_GE(traits.default_stratum_s, traits.default_window_s);
    }
    if (traits.basis == ChannelBasis::profile) continue;
    EXPECT_NO_THROW(require_window(traits.channel, traits.default_window_s, 60));
  }
  EXPECT_FALSE(channel_of("smell").has_value());
  EXPECT_TRUE(channels_named({}).all());
  const std::vector<std::string> names = {"quote", "media"};
  EXPECT_EQ(channels_named(names).count(), 2U);
  EXPECT_TRUE(has_channel(channels_named(names), Channel::quote));
  const std::vector<std::string> unknown = {"quote", "smell"};
  EXPECT_THROW(channels_named(unknown), UsageError);
  EXPECT_THROW(require_window(Channel::reply, 59, 60), UsageError);
}

}  // namespace
}  // namespace cahoots
