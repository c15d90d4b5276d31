#include "records/account_merge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "lib/records/record_line.hpp"

namespace cahoots {
namespace {

std::string records_of(const AccountMerge& merge) {
  std::string out;
  merge.append_records(out);
  return out;
}

Account account_of(Text uid, std::optional<std::int64_t> collected_at_s) {
  Account account;
  account.uid = uid;
  account.platform = "x";
  account.collected_at_s = collected_at_s;
  return account;
}

TEST(AccountMerge, TheLastCollectedValueOfEachField) {
  Account old = account_of("x:1", 100);
  old.handle = "@old";
  old.followers = 9;
  Account recent = account_of("x:1", 200);
  recent.handle = "@new";
  Account undated = account_of("x:1", std::nullopt);
  undated.handle = "@undated";
  undated.bio = "only here";
  AccountMerge merge;
  for (const Account& account : {recent, old, undated}) merge.add(account);
  RecordLine line(records_of(merge));
  EXPECT_EQ(line.record().text("handle"), "@new");
  EXPECT_EQ(line.record().integer("followers"), 9);
  EXPECT_EQ(line.record().text("bio"), "only here");
  EXPECT_EQ(line.record().text("collected_at"), "1970-01-01T00:03:20Z");
}

TEST(AccountMerge, WhatABatchSaidBeforeItsLastLineCounts) {
  Account nameless = account_of("x:1", std::nullopt);
  Account named = nameless;
  named.name = "Made Up";
  AccountMerge first;
  first.add(nameless, AccountMerge::Source::kept_post);
  AccountMerge second;
  second.add(named, AccountMerge::Source::kept_post);
  second.add(nameless, AccountMerge::Source::kept_post);
  AccountMerge merge;
  merge.add(first);
  merge.add(second);
  RecordLine line(records_of(merge));
  EXPECT_EQ(line.record().text("name"), "Made Up");
}

/// Few values, so that the same line comes again and again.
TEST(AccountMerge, AuthorsInBatchesAreAuthorsOneByOne) {
  Random random(8);
  for (int round = 0; round < 300; ++round) {
    AccountMerge one_by_one;
    AccountMerge in_batches;
    for (int batch = 0; batch < 4; ++batch) {
      AccountMerge part;
      for (std::uint64_t i = random.below(4); i > 0; --i) {
        Account account = account_of("x:1", std::nullopt);
        if (random.below(2) == 0) account.name = random.below(2) == 0 ? "a" : "b";
        if (random.below(2) == 0) account.handle = "@h";
        part.add(account, AccountMerge::Source::kept_post);
        one_by_one.add(account, AccountMerge::Source::kept_post);
      }
      in_batches.add(part);
    }
    ASSERT_EQ(records_of(in_batches), records_of(one_by_one));
  }
}

TEST(AccountMerge, WithoutTimesTheLargerValueAndNoTime) {
  Account one = account_of("x:1", std::nullopt);
  one.name = "b";
  Account other = account_of("x:1", std::nullopt);
  other.name = "a";
  AccountMerge merge;
  merge.add(one);
  merge.add(other);
  RecordLine line(records_of(merge));
  EXPECT_EQ(line.record().text("name"), "b");
  EXPECT_FALSE(line.record().has("collected_at"));
}

Account random_account(Random& random) {
  static constexpr std::array<Text, 4> kTexts{Text(), "", "a", "b"};
  static constexpr std::array<Text, 3> kUids{"x:1", "x:2", "x:3"};
  const auto text = [&] { return kTexts[random.below(kTexts.size())]; };
  const auto count = [&]() -> std::optional<std::int64_t> {
    const auto value = static_cast<std::int64_t>(random.below(4));
    return value == 0 ? std::nullopt : std::optional(value);
  };
  Account account = account_of(kUids[random.below(kUids.size())], count());
  account.handle = text();
  account.name = text();
  account.bio = text();
  account.location = text();
  account.followers = count();
  account.created_at_s = count();
  account.created_at_precision_s = count();
  if (random.below(2) == 0) account.verified = random.below(2) == 0;
  return account;
}

TEST(AccountMerge, NeitherOrderNorGroupingMatters) {
  Random random(6);
  for (int round = 0; round < 300; ++round) {
    std::vector<Account> accounts(1 + random.below(8));
    for (Account& account : accounts) account = random_account(random);
    AccountMerge first;
    for (const Account& account : accounts) first.add(account);
    for (std::size_t i = accounts.size(); i > 1; --i) {
      std::swap(accounts[i - 1], accounts[random.below(i)]);
    }
    std::vector<AccountMerge> groups(3);
    for (const Account& account : accounts) groups[random.below(groups.size())].add(account);
    AccountMerge merged;
    for (const AccountMerge& group : groups) merged.add(group);
    ASSERT_EQ(records_of(merged), records_of(first));
  }
}

TEST(AccountMerge, SortedByUid) {
  AccountMerge merge;
  for (const Text uid : {"x:b", "x:a", "tiktok:z"}) merge.add(account_of(uid, std::nullopt));
  const std::string records = records_of(merge);
  EXPECT_LT(records.find("tiktok:z"), records.find("x:a"));
  EXPECT_LT(records.find("x:a"), records.find("x:b"));
  EXPECT_EQ(merge.size(), 3U);
}

}  // namespace
}  // namespace cahoots
