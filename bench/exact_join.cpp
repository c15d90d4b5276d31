// All pairs of similar texts, none missed: the truth that recall is measured by, and the measured
// alternative to MinHash.
//   bench_exact_join CASE.jsonl [THRESHOLD [MIN_BYTES [PAIRS.tsv]]]
// Compares the distinct normalised texts of at least MIN_BYTES (20) bytes and writes the pairs of
// similarity THRESHOLD (0.7) or more: the uid of the first post with either text, and the
// similarity. Prints one line of tab-separated figures; `bench_exact_join --columns` names them.
#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <exception>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "case_texts.hpp"
#include "prefix_join.hpp"

namespace cahoots {
namespace {

constexpr const char* kColumns =
    "posts\ttexts\tshingles\tlone\thopeless\tpostings\tread\tcandidates\tcompared"
    "\tpairs\tread_cpu_s\ttoken_cpu_s\tindex_cpu_s\tjoin_cpu_s\tpeak_kib";

/// The pairs as lines, where they are wanted.
class PairFile {
 public:
  explicit PairFile(const std::string& path) : path_(path) {
    if (path.empty()) return;
    file_ = std::fopen(path.c_str(), "w");
    if (file_ == nullptr) throw IoError("cannot write " + path);
  }
  ~PairFile() {
    if (file_ != nullptr) std::fclose(file_);
  }
  PairFile(const PairFile&) = delete;
  PairFile& operator=(const PairFile&) = delete;

  void add(std::string_view a, std::string_view b, double similarity) {
    if (file_ != nullptr) fmt::print(file_, "{}\t{}\t{:.6f}\n", a, b, similarity);
  }
  void close() {
    if (file_ == nullptr) return;
    const bool is_whole = std::ferror(file_) == 0;
    if (std::fclose(file_) != 0 || !is_whole) throw IoError("cannot write " + path_);
    file_ = nullptr;
  }

 private:
  std::string path_;
  std::FILE* file_ = nullptr;
};

void join(const std::string& path, double threshold, std::size_t min_bytes,
          const std::string& pairs_path) {
  CaseTexts posts;
  posts.read(path, std::numeric_limits<std::uint64_t>::max());
  std::vector<std::string_view> texts;
  std::vector<std::uint32_t> first_posts;
  for (std::size_t text = 0; text < posts.texts().size(); ++text) {
    if (posts.texts()[text].size() < min_bytes) continue;
    texts.push_back(posts.texts()[text]);
    first_posts.push_back(posts.first_post(text));
  }
  const double read_cpu_s = static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  PairFile file(pairs_path);
  PrefixJoin engine(texts, threshold);
  const JoinCounts counts = engine.run([&](std::uint32_t a, std::uint32_t b, double similarity) {
    file.add(posts.uid(first_posts[a]), posts.uid(first_posts[b]), similarity);
  });
  file.close();
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\t{}\n",
             posts.n_posts(), texts.size(), counts.n_shingles, counts.n_lone_shingles,
             counts.n_hopeless_texts, counts.n_postings, counts.n_postings_read,
             counts.n_candidates, counts.n_compared, counts.n_pairs, read_cpu_s, counts.token_cpu_s,
             counts.index_cpu_s, counts.join_cpu_s, usage.ru_maxrss);
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--columns") {
    fmt::print("{}\n", cahoots::kColumns);
    return 0;
  }
  if (argc < 2 || argc > 5) {
    fmt::print(stderr, "usage: bench_exact_join CASE.jsonl [THRESHOLD [MIN_BYTES [PAIRS.tsv]]]\n");
    return 2;
  }
  try {
    cahoots::join(argv[1], argc > 2 ? std::stod(argv[2]) : 0.7, argc > 3 ? std::stoul(argv[3]) : 20,
                  argc > 4 ? argv[4] : "");
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_exact_join: {}\n", error.what());
    return 1;
  }
}
