#include "records/uid_uses.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/records/record_line.hpp"
#include "records/schema.hpp"

namespace cahoots {
namespace {

TEST(UidUses, EveryFieldIsInTheSchema) {
  for (const UidField& use : uid_fields()) {
    const RecordSpec* const spec = find_record_spec(use.type);
    ASSERT_NE(spec, nullptr) << use.type;
    const std::string_view name = use.field.substr(0, use.field.find('.'));
    const auto field =
        std::find_if(spec->fields.begin(), spec->fields.end(),
                     [&](const FieldSpec& candidate) { return candidate.name == name; });
    ASSERT_NE(field, spec->fields.end()) << use.type << " " << use.field;
    const bool is_nested = name.size() < use.field.size();
    EXPECT_TRUE(is_nested                           ? field->shape == FieldShape::objects
                : name == "seeds" || name == "path" ? field->shape == FieldShape::texts
                                                    : field->shape == FieldShape::text)
        << use.type << " " << use.field;
  }
}

TEST(UidUses, UidsOfARecordWithTheirFields) {
  RecordLine edge(
      R"({"type":"edge","source":"x:1","target":"","evidence":[{"source_post":"x:p","target_post":null},{"source_post":"x:q"}]})");
  std::vector<std::pair<std::string, std::string>> found;
  for_each_uid("edge", edge.record(), [&](std::size_t field, std::string_view uid) {
    found.emplace_back(uid_fields()[field].field, uid);
  });
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"source", "x:1"}, {"evidence.source_post", "x:p"}, {"evidence.source_post", "x:q"}};
  EXPECT_EQ(found, expected);
  RecordLine steps(R"({"type":"expansion","path":["x:1","x:2"],"cluster_uid":null})");
  std::size_t n_uids = 0;
  for_each_uid("expansion", steps.record(), [&](std::size_t, std::string_view) { ++n_uids; });
  EXPECT_EQ(n_uids, 2U);
  for_each_uid("note", steps.record(), [](std::size_t, std::string_view) { FAIL(); });
}

}  // namespace
}  // namespace cahoots
