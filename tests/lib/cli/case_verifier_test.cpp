#include "cli/case_verifier.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "base/random.hpp"
#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

// Posts, accounts and copies at random, held against sets of what is there.
TEST(UidCheck, FindsWhatABruteForceFinds) {
  Random random(3);
  for (int trial = 0; trial < 200; ++trial) {
    UidCheck check("", trial % 2 == 0 ? std::size_t{1} << 20 : 0);
    std::set<std::string> posts;
    std::set<std::string> accounts;
    std::map<std::string, std::uint64_t> post_uses;
    std::map<std::string, std::uint64_t> account_uses;
    const auto name = [&](std::uint64_t n) { return "x:" + std::to_string(random.below(n)); };
    for (std::uint64_t left = random.below(60); left > 0; --left) {
      UidPart part;
      const std::string post = name(20);
      const std::string account = name(20);
      const bool is_post = random.below(2) == 0;
      RecordLine line(is_post ? R"({"type":"post","uid":")" + post + R"(","account_uid":")" +
                                    account + "\"}"
                              : R"({"type":"duplicate","post_uid":")" + post +
                                    R"(","account_uid":")" + account + "\"}");
      part.visit(is_post ? "post" : "duplicate", line.record());
      check.merge(part);
      if (is_post) {
        posts.insert(post);
        accounts.insert(account);
      } else {
        ++post_uses[post];
        ++account_uses[account];
      }
    }
    std::map<std::string, std::uint64_t> expected;
    for (const auto& [uid, n_uses] : post_uses) {
      if (!posts.contains(uid)) expected["post_uid"] += n_uses;
    }
    for (const auto& [uid, n_uses] : account_uses) {
      if (!accounts.contains(uid)) expected["account_uid"] += n_uses;
    }
    const UidCheck::Result result = check.finish();
    std::map<std::string, std::uint64_t> found;
    for (const UidCheck::Dangling& dangling : result.dangling) {
      found[std::string(uid_fields()[dangling.field].field)] = dangling.n_uses;
      EXPECT_LE(dangling.n_uids, dangling.n_uses);
      EXPECT_FALSE(dangling.example.empty());
    }
    ASSERT_EQ(found, expected);
    EXPECT_EQ(result.n_defined[0], posts.size());
    EXPECT_EQ(result.n_defined[1], accounts.size());
  }
}

}  // namespace
}  // namespace cahoots
