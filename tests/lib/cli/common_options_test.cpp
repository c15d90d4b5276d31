#include "cli/common_options.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.hpp"
#include "cli/help.hpp"

namespace cahoots {
namespace {

TEST(DefaultMemory, TheEnvironmentOverridesTheMachine) {
  ::setenv("CAHOOTS_MEMORY", "64M", 1);
  EXPECT_EQ(default_memory_bytes(), std::uint64_t{64} << 20);
  ::setenv("CAHOOTS_MEMORY", "lots", 1);
  EXPECT_THROW(default_memory_bytes(), UsageError);
  ::unsetenv("CAHOOTS_MEMORY");
  EXPECT_GT(default_memory_bytes(), std::uint64_t{16} << 20);
}

TEST(Help, FitsEightyColumnsAndNamesEveryOption) {
  ToolInfo info;
  info.name = "dedupe";
  info.summary = "copied text";
  info.description = "Finds what was copied. " + std::string(40, 'x') +
                     " is long, as words go, and must not break the line.";
  info.examples = {{"Look", "dedupe case.jsonl"}};
  CommonOptions options;
  OptionTable table;
  add_common_options(table, options, info);
  const std::string help = help_text(info, table);
  for (std::size_t begin = 0; begin < help.size();) {
    const std::size_t end = help.find('\n', begin);
    std::size_t columns = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if ((static_cast<unsigned char>(help[i]) & 0xC0U) != 0x80U) ++columns;
    }
    EXPECT_LT(columns, 80U) << help.substr(begin, end - begin);
    begin = end + 1;
  }
  for (const OptionSpec& option : table.options()) {
    EXPECT_NE(help.find(option.name), std::string::npos) << option.name;
    for (const char* form : {"man", "bash", "zsh", "fish"}) {
      const std::string described = describe_options(info, table, form);
      EXPECT_NE(described.find(option.name.substr(option.name.rfind('-') + 1)), std::string::npos)
          << form;
    }
  }
}

}  // namespace
}  // namespace cahoots
