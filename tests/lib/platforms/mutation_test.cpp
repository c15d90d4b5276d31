// Every fixture, damaged in a few hundred ways, the same in every run: nothing crashes, what is
// written keeps to the schema, and each record of the damaged file becomes a record or a reject or
// is counted as passed over.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "base/random.hpp"
#include "lib/platforms/parsed_export.hpp"

namespace cahoots {
namespace {

/// For each fixture; CAHOOTS_MUTATION_ROUNDS for a long run.
int n_rounds() {
  const char* const rounds = std::getenv("CAHOOTS_MUTATION_ROUNDS");
  return rounds != nullptr ? std::atoi(rounds) : 500;
}

std::filesystem::path fixture_folder() {
  return std::filesystem::path(__FILE__).parent_path() / "../../fixtures/platforms";
}

std::map<std::string, std::string> fixtures() {
  std::map<std::string, std::string> contents;
  for (const auto& entry : std::filesystem::directory_iterator(fixture_folder())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    contents[entry.path().filename()].assign(std::istreambuf_iterator<char>(file), {});
  }
  return contents;
}

/// Damages a file, in one of the ways in which files are damaged.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::string mutated(const std::string& bytes, const std::string& other) {
    std::string out = bytes;
    for (std::uint64_t n = 1 + random_.below(3); n > 0 && !out.empty(); --n) mutate(out, other);
    return out;
  }

 private:
  std::size_t place(const std::string& bytes) { return random_.below(bytes.size() + 1); }

  void mutate(std::string& bytes, const std::string& other) {
    const std::size_t at = place(bytes);
    const std::size_t size = random_.below(random_.below(2) == 0 ? 8 : 400);
    switch (random_.below(8)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random_.below(256));
        break;
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random_.below(8)));
        break;
      case 2:
        bytes.resize(at);
        break;
      case 3:
        bytes.erase(at, size);
        break;
      case 4:
        bytes.insert(at, bytes.substr(place(bytes), size));
        break;
      case 5:
        bytes.insert(at, other.substr(place(other), size));
        break;
      case 6:
        swap_lines(bytes);
        break;
      default:
        bytes.insert(at, std::string(kPieces[random_.below(kPieces.size())]));
    }
  }

  void swap_lines(std::string& bytes) {
    const std::size_t first = bytes.rfind('\n', place(bytes));
    const std::size_t second = bytes.find('\n', place(bytes));
    if (first == std::string::npos || second == std::string::npos || first >= second) return;
    bytes = bytes.substr(second) + bytes.substr(first, second - first) + bytes.substr(0, first);
  }

  static constexpr std::array<std::string_view, 20> kPieces{
      "\"",   "{", "}",   "[",   "]",  ",",        ":",     "\n", "null",  "\\ud83d",
      "\xFF", "<", "]]>", "&x;", "-1", "8.01E+17", "1e999", "{}", "[[[[[", "true"};

  Random random_;
};

/// What must hold of the parse of one record.
void expect_accounted_for(const RecordBatch& batch, const std::string& name) {
  checked_lines(batch.lines(), "post");
  std::string accounts;
  batch.accounts().append_records(accounts);
  checked_lines(accounts, "account");
  const bool is_left_out = !batch.left_out().items().empty();
  const bool is_passed_over = !batch.passed_over().items().empty();
  EXPECT_TRUE(!batch.posts().empty() || !accounts.empty() || !batch.rejects().empty() ||
              is_left_out || is_passed_over)
      << name << " gave nothing";
}

void parse_record_by_record(const std::string& bytes, const Detection& detection,
                            const std::string& name) {
  std::vector<RecordSlice> slices;
  make_record_splitter(detection.shape, 0)->split(bytes, true, slices);
  const ExportParser parser(detection, "mutant");
  for (std::size_t i = detection.header ? 1 : 0; i < slices.size(); ++i) {
    RecordBlock block;
    block.bytes = bytes.substr(slices[i].begin_bytes, slices[i].size_bytes);
    const std::string record = block.bytes;
    block.bytes.append(kLinePaddingBytes, '\0');
    block.records.push_back(slices[i]);
    block.records[0].begin_bytes = 0;
    RecordBatch batch;
    parser.parse(block, false, batch);
    expect_accounted_for(batch, name);
    if (::testing::Test::HasFailure()) FAIL() << record;
  }
}

TEST(Mutation, NothingIsLostAndNothingCrashes) {
  const auto contents = fixtures();
  ASSERT_GE(contents.size(), 30U);
  std::uint64_t seed = 0;
  auto other = contents.begin();
  for (const auto& [name, bytes] : contents) {
    const Detection sound = detect_export(bytes, name, {}, nullptr);
    ASSERT_TRUE(sound.is_recognised()) << name;
    for (int round = 0; round < n_rounds(); ++round) {
      Mutator mutator(++seed);
      if (++other == contents.end()) other = contents.begin();
      const std::string mutant = mutator.mutated(bytes, other->second);
      // As what it was, and as what it is now taken for.
      for (const Format* forced : {sound.format, static_cast<const Format*>(nullptr)}) {
        const Detection detection = detect_export(mutant, name, {}, forced);
        if (!detection.is_recognised()) continue;
        parse_record_by_record(mutant, detection, name);
        if (HasFailure()) FAIL() << name << ", seed " << seed << ", forced " << (forced != nullptr);
      }
    }
  }
}

}  // namespace
}  // namespace cahoots
