#include "records/account_store.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/random.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

Account random_account(Random& random, TextArena& arena) {
  const auto text = [&](std::uint64_t n) {
    return random.below(3) == 0 ? Text() : arena.keep(std::to_string(random.below(n)));
  };
  const auto count = [&]() -> std::optional<std::int64_t> {
    return random.below(3) == 0 ? std::nullopt
                                : std::optional(static_cast<std::int64_t>(random.below(5)));
  };
  Account account;
  account.uid = arena.join({"x:", std::to_string(random.below(300))});
  account.platform = "x";
  account.handle = text(4);
  account.name = text(4);
  account.bio = text(4);
  account.url = text(4);
  account.location = text(4);
  account.avatar = text(4);
  account.created_at_s = count();
  account.created_at_precision_s = count();
  account.followers = count();
  account.following = count();
  account.posts = count();
  if (random.below(2) == 0) account.verified = random.below(2) == 0;
  account.collected_at_s = count();
  return account;
}

std::string lines_of(AccountStore& store) {
  std::string lines;
  store.for_each_sorted([&](const Account& account, bool has_posts) {
    append_account(lines, account);
    lines.append(has_posts ? "posts\n" : "none\n");
  });
  return lines;
}

/// Against the plainest account: everything in one AccountMerge.
TEST(AccountStore, TheLimitOfMemoryDoesNotShow) {
  Random random(3);
  AccountMerge all;
  AccountStore roomy("", std::size_t{1} << 30);
  AccountStore tight("", 60000);
  AccountStore none("", 0);
  for (int batch = 0; batch < 40; ++batch) {
    TextArena arena;
    AccountMerge accounts;
    for (int i = 0; i < 60; ++i) {
      const auto source = static_cast<AccountMerge::Source>(random.below(3));
      const Account account = random_account(random, arena);
      accounts.add(account, source);
      all.add(account, source);
    }
    for (AccountStore* store : {&roomy, &tight, &none}) store->add(accounts);
  }
  std::string expected;
  std::size_t n_accounts = 0;
  all.for_each_sorted([&](const Account& account, bool has_posts) {
    append_account(expected, account);
    expected.append(has_posts ? "posts\n" : "none\n");
    ++n_accounts;
  });
  EXPECT_GT(n_accounts, 200U);
  EXPECT_EQ(lines_of(roomy), expected);
  EXPECT_EQ(lines_of(tight), expected);
  EXPECT_EQ(lines_of(none), expected);
}

TEST(AccountStore, NoAccountAtAll) {
  AccountStore store("", 0);
  EXPECT_EQ(lines_of(store), "");
}

}  // namespace
}  // namespace cahoots
