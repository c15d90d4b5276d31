#include "base/uuid.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

// The example of RFC 9562, appendix A.4: "www.example.com" in the namespace of domain names.
TEST(Uuid, MatchesTheExampleOfTheStandard) {
  const Uuid dns = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
                    0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  EXPECT_EQ(to_text(uuid_of_name(dns, "www.example.com")), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  EXPECT_NE(uuid_of_name(dns, "a"), uuid_of_name(dns, "b"));
  EXPECT_NE(uuid_of_name(dns, "a"), uuid_of_name(Uuid{}, "a"));
}

}  // namespace
}  // namespace cahoots
