#include "io/output.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "base/error.hpp"
#include "lib/io/temporary_folder.hpp"

namespace cahoots {
namespace {

TEST(Output, AppearsOnlyWhenItIsClosed) {
  const TemporaryFolder folder;
  Output output(folder.path("out"), false);
  output.write("one\n");
  output.write(std::string(1000000, 'x'));
  output.write("\nend\n");
  EXPECT_FALSE(std::filesystem::exists(folder.path("out")));
  output.close();
  EXPECT_EQ(folder.read("out"), "one\n" + std::string(1000000, 'x') + "\nend\n");
  EXPECT_EQ(folder.n_files(), 1U);
  EXPECT_EQ(output.bytes_written(), 1000009U);
}

TEST(Output, LeavesNothingWhereItIsNotClosed) {
  const TemporaryFolder folder;
  {
    Output output(folder.path("out"), false);
    output.write(std::string(1000000, 'x'));
  }
  EXPECT_EQ(folder.n_files(), 0U);
}

TEST(Output, NeverReplacesUnasked) {
  const TemporaryFolder folder;
  folder.write("out", "evidence");
  EXPECT_THROW(Output(folder.path("out"), false), IoError);
  EXPECT_EQ(folder.read("out"), "evidence");
  Output appeared(folder.path("later"), false);
  folder.write("later", "somebody else's");
  EXPECT_THROW(appeared.close(), IoError);
  EXPECT_EQ(folder.read("later"), "somebody else's");
}

TEST(Output, KeepsTheOldFileUntilTheNewOneIsComplete) {
  const TemporaryFolder folder;
  folder.write("out", "old");
  {
    Output dropped(folder.path("out"), true);
    dropped.write("half of the n");
  }
  EXPECT_EQ(folder.read("out"), "old");
  Output output(folder.path("out"), true);
  output.write("new");
  EXPECT_EQ(folder.read("out"), "old");
  output.close();
  EXPECT_EQ(folder.read("out"), "new");
  EXPECT_EQ(folder.n_files(), 1U);
}

TEST(Output, RefusesFoldersAndMissingFoldersAtOnce) {
  const TemporaryFolder folder;
  EXPECT_THROW(Output(folder.path(""), true), IoError);
  EXPECT_THROW(Output(folder.path("missing/out"), false), IoError);
}

TEST(Output, GivesTheFileThePermissionsThatTheMaskAllows) {
  const TemporaryFolder folder;
  const mode_t mask = ::umask(027);
  Output output(folder.path("out"), false);
  output.close();
  ::umask(mask);
  struct stat status {};
  ASSERT_EQ(::stat(folder.path("out").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST(Output, ReportsAFullDevice) {
  Output output("/dev/full", false);
  output.write("x");
  EXPECT_THROW(output.close(), IoError);
  struct stat status {};
  ASSERT_EQ(::stat("/dev/full", &status), 0);
  EXPECT_TRUE(S_ISCHR(status.st_mode)) << "the device was replaced by a file";
}

TEST(Output, TellsAClosedPipeFromAFailure) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  ::close(ends[0]);
  Output output("/dev/fd/" + std::to_string(ends[1]), false);
  output.write("x");
  EXPECT_THROW(output.close(), ClosedPipe);
  ::close(ends[1]);
}

}  // namespace
}  // namespace cahoots
