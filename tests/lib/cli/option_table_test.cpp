#include "cli/option_table.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "cli/command_line.hpp"

namespace cahoots {
namespace {

TEST(Duration, ReadsEveryUnit) {
  EXPECT_EQ(parse_duration_s("90"), 90);
  EXPECT_EQ(parse_duration_s("0"), 0);
  EXPECT_EQ(parse_duration_s("60s"), 60);
  EXPECT_EQ(parse_duration_s("5m"), 300);
  EXPECT_EQ(parse_duration_s("5min"), 300);
  EXPECT_EQ(parse_duration_s("1h"), 3600);
  EXPECT_EQ(parse_duration_s("2d"), 172800);
  EXPECT_EQ(parse_duration_s("1w"), 604800);
}

TEST(Duration, RefusesTheRest) {
  for (const char* bad :
       {"", "s", "-1", "1.5h", "1 h", "1y", "h1", "99999999999999999999", "1000000w"}) {
    EXPECT_THROW(parse_duration_s(bad), UsageError) << bad;
  }
}

TEST(NearestWord, FindsWhatWasMeantAndNothingElse) {
  const std::vector<std::string> known{"--threads", "--threshold", "--output"};
  EXPECT_EQ(nearest_word("--thread", known), "--threads");
  EXPECT_EQ(nearest_word("--treshold", known), "--threshold");
  EXPECT_EQ(nearest_word("--ouptut", known), "--output");
  EXPECT_EQ(nearest_word("--quux", known), std::nullopt);
  EXPECT_EQ(nearest_word("--threads", {}), std::nullopt);
}

struct Options {
  bool flag = false;
  std::string file;
  double share = 0.5;
  std::uint64_t count = 3;
  std::uint64_t size_bytes = 1024;
  std::vector<std::string> words;
};

struct Parsed {
  Options options;
  std::vector<std::string> files;
  std::vector<std::string> given;
};

Parsed parse(const std::vector<const char*>& words) {
  Parsed parsed;
  OptionTable table;
  table.flag("--flag", parsed.options.flag, "a flag").results().shorthand('f');
  table.file("--file", parsed.options.file, "a file").results();
  table.number("--share", parsed.options.share, 0, 1, "X", "a share").results();
  table.count("--count", parsed.options.count, 1, 9, "N", "a count");
  table.size("--size", parsed.options.size_bytes, "a size");
  table.words("--words", parsed.options.words, {"post", "edge"}, "WORD", "words");
  std::vector<const char*> arguments{"tool"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  ToolInfo info;
  info.name = "tool";
  info.summary = "a tool";
  const CommandLine line =
      parse_command_line(static_cast<int>(arguments.size()), arguments.data(), table, info);
  parsed.files = line.files;
  for (const CommandLine::Given& given : line.given) parsed.given.push_back(given.option->name);
  return parsed;
}

TEST(CommandLine, ReadsOptionsAndFilesInAnyOrder) {
  const Parsed parsed = parse({"a.jsonl", "--share=0.25", "-f", "--file=x", "--count", "7", "-",
                               "--size", "2K", "--words", "edge,post", "--", "--odd-name"});
  EXPECT_TRUE(parsed.options.flag);
  EXPECT_EQ(parsed.options.share, 0.25);
  EXPECT_EQ(parsed.options.count, 7U);
  EXPECT_EQ(parsed.options.size_bytes, 2048U);
  EXPECT_EQ(parsed.options.words, (std::vector<std::string>{"edge", "post"}));
  EXPECT_EQ(parsed.files, (std::vector<std::string>{"a.jsonl", "-", "--odd-name"}));
  EXPECT_EQ(parsed.given, (std::vector<std::string>{"--flag", "--file", "--share"}));
}

TEST(CommandLine, ARepeatedOptionTheLastWins) {
  const Parsed parsed = parse(
      {"--share", "0.1", "--words=post", "--share", "0.9", "--words=edge", "--flag", "--flag"});
  EXPECT_EQ(parsed.options.share, 0.9);
  EXPECT_EQ(parsed.options.words, (std::vector<std::string>{"edge"}));
}

std::string refusal(const std::vector<const char*>& words) {
  try {
    parse(words);
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

TEST(CommandLine, SaysWhatIsWrong) {
  EXPECT_EQ(refusal({"--shrae", "1"}), "unknown option --shrae; did you mean --share?");
  EXPECT_EQ(refusal({"--versoin"}), "unknown option --versoin; did you mean --version?");
  EXPECT_EQ(refusal({"--zzz=3"}), "unknown option --zzz");
  EXPECT_NE(refusal({"-z"}).find("-z"), std::string::npos);
  EXPECT_NE(refusal({"--share", "2"}).find("--share: '2' is no number from 0 to 1"),
            std::string::npos);
  for (const std::vector<const char*>& bad : {std::vector<const char*>{"--share", "nan"},
                                              {"--share", ""},
                                              {"--share", "0.5x"},
                                              {"--count", "0"},
                                              {"--count", "10"},
                                              {"--count", "-1"},
                                              {"--count", "1e0"},
                                              {"--size", "many"},
                                              {"--words", "posts"},
                                              {"--words", ""},
                                              {"--words", "post,"},
                                              {"--share"},
                                              {"--count"}}) {
    EXPECT_NE(refusal(bad), "") << bad[0] << " " << (bad.size() > 1 ? bad[1] : "(nothing)");
  }
}

TEST(CommandLine, ABadValueLeavesNoOptionHalfSet) {
  EXPECT_THROW(parse({"--file", "x", "--unknown"}), UsageError);
}

TEST(OptionTable, AKeyFileThatIsGivenHasAName) {
  OptionTable table;
  std::string key;
  table.key_file("--key", key, "the key");
  const OptionSpec& option = table.options().front();
  EXPECT_TRUE(option.is_key && option.is_file && option.affects_results);
  EXPECT_THROW(option.set(""), UsageError);
  option.set("case.key");
  EXPECT_EQ(key, "case.key");
}

}  // namespace
}  // namespace cahoots
