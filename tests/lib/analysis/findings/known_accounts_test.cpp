#include "analysis/findings/known_accounts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"

namespace cahoots {
namespace {

MemberFindings member(const std::string& uid, const std::string& handle) {
  MemberFindings findings;
  findings.account.uid = uid;
  findings.account.handle = handle;
  return findings;
}

TEST(KnownAccounts, ReadsTablesRecordsAndPlainUids) {
  const std::string forms[] = {
      "account_uid,platform,handle,name,last_at\r\n"
      "x:1,x,@lena,\"two\r\nlines, quoted \"\"so\"\"\",2020-01-02T00:00:00Z\r\n"
      "x:2,x,,,\r\n",
      "{\"type\":\"member\",\"account_uid\":\"x:1\",\"handle\":\"@lena\"}\n"
      "{\"type\":\"account\",\"uid\":\"x:2\",\"name\":\"a \\\" quote\"}\n",
      "# known\nx:1\n\nx:2\n"};
  for (const std::string& form : forms) {
    const KnownAccounts known = KnownAccounts::read("f", form);
    EXPECT_TRUE(known.contains("x:1")) << form;
    EXPECT_TRUE(known.contains("x:2")) << form;
    EXPECT_FALSE(known.contains("x:3")) << form;
  }
}

TEST(KnownAccounts, SaysWhatIsNoAccount) {
  const auto complaint = [](const std::string& content) {
    try {
      KnownAccounts::read("f", content);
      return std::string("none");
    } catch (const UsageError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(complaint(""), "f: no account in it");
  EXPECT_EQ(complaint("x:1\n\nlena\n"), "f:3:1: 'lena' is no uid of an account, as x:1234");
  EXPECT_EQ(complaint("{\"name\":1}"), "f:1:1: '' is no uid of an account, as x:1234");
  EXPECT_TRUE(complaint("{\"uid\":").starts_with("f:1:"));
}

TEST(KnownAccounts, KnownReturningAndNew) {
  KnownAccounts known = KnownAccounts::read("f",
                                            "account_uid,handle,last_at\n"
                                            "x:1,@one,2020-01-02T00:00:00Z\n"
                                            "x:2,@lena_hoff,2020-01-03T00:00:00Z\n"
                                            "vk:9,@gone,\n");
  CaseModel model;
  model.clusters.resize(1);
  // x:7 has the handle of x:2 in another spelling; x:8 that of a member, which tells nothing.
  model.clusters[0].members = {member("x:1", "@one"), member("x:7", "@LenaHoff"),
                               member("vk:8", "@one"), member("x:3", "")};
  known.saw_post("x:2", 100);
  known.saw_post("x:2", 50);
  known.saw_post("x:5", 70);
  known.enter_into(model);
  const std::vector<MemberFindings>& members = model.clusters[0].members;
  EXPECT_EQ(members[0].standing, "known");
  EXPECT_EQ(members[0].former_last_s, 1577923200);
  EXPECT_EQ(members[1].standing, "returning");
  EXPECT_EQ(members[1].former_uid, "x:2");
  EXPECT_EQ(members[2].standing, "new");
  EXPECT_EQ(members[3].standing, "new");
  ASSERT_EQ(model.former->absent.size(), 2U);
  EXPECT_EQ(model.former->n_accounts, 3U);
  EXPECT_EQ(model.former->absent[0].uid, "vk:9");
  EXPECT_EQ(model.former->absent[0].n_posts, 0U);
  EXPECT_EQ(model.former->absent[1].seen_s, 100);
  EXPECT_EQ(model.former->absent[1].n_posts, 2U);
}

}  // namespace
}  // namespace cahoots
