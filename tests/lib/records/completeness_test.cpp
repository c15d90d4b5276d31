#include "records/completeness.hpp"

#include <gtest/gtest.h>

namespace cahoots {
namespace {

TypeCounts counts(std::uint64_t n_posts, std::uint64_t n_edges = 0, std::uint64_t n_runs = 0) {
  TypeCounts counts;
  if (n_posts > 0) counts.add("post", n_posts);
  if (n_edges > 0) counts.add("edge", n_edges);
  if (n_runs > 0) counts.add("run", n_runs);
  return counts;
}

RunRecord run_of(const std::string& tool, const TypeCounts& records_out) {
  RunRecord run;
  run.tool = tool;
  run.records_out = records_out;
  return run;
}

TEST(Completeness, AcceptsAWholePipe) {
  CompletenessCheck check;
  check.add_run(counts(5), run_of("ingest", counts(5, 0, 1)));
  check.add_run(counts(0, 2), run_of("linkgraph", counts(5, 2, 2)));
  check.finish(counts(0));
  EXPECT_TRUE(check.is_complete()) << check.complaint();
  EXPECT_EQ(check.runs().size(), 2U);
}

TEST(Completeness, AcceptsStreamsPutBehindOneAnother) {
  CompletenessCheck check;
  check.add_run(counts(5), run_of("ingest", counts(5, 0, 1)));
  check.add_run(counts(7), run_of("ingest", counts(7, 0, 1)));
  check.add_run(counts(0, 1), run_of("linkgraph", counts(7, 1, 2)));
  check.finish(counts(0));
  EXPECT_TRUE(check.is_complete()) << check.complaint();
}

TEST(Completeness, NamesTheStageBehindWhichRecordsAreMissing) {
  CompletenessCheck cut;
  cut.add_run(counts(5), run_of("ingest", counts(5, 0, 1)));
  cut.finish(counts(0, 2));
  EXPECT_EQ(cut.complaint(), "the stream was cut short or filtered after ingest");

  CompletenessCheck filtered;
  filtered.add_run(counts(4), run_of("ingest", counts(5, 0, 1)));
  filtered.add_run(counts(0, 2), run_of("linkgraph", counts(5, 2, 2)));
  filtered.finish(counts(0));
  EXPECT_FALSE(filtered.is_complete());
}

TEST(Completeness, AnExtraRecordIsNoticedToo) {
  CompletenessCheck check;
  check.add_run(counts(6), run_of("ingest", counts(5, 0, 1)));
  check.finish(counts(0));
  EXPECT_FALSE(check.is_complete());
}

TEST(Completeness, AStreamWithoutRunsIsIncomplete) {
  CompletenessCheck check;
  check.finish(counts(3));
  EXPECT_FALSE(check.is_complete());
}

TEST(Completeness, ItStaysIncompleteDownstream) {
  CompletenessCheck check;
  RunRecord run = run_of("dedupe", counts(5, 0, 1));
  run.input_complete = false;
  check.add_run(counts(5), run);
  check.finish(counts(0));
  EXPECT_EQ(check.complaint(), "the input of dedupe was already cut short or filtered");
}

}  // namespace
}  // namespace cahoots
