#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/stages/stage_options.hpp"
#include "cli/stages/stage_output.hpp"
#include "cli/stages/stage_plan.hpp"
#include "cli/stages/stage_stream.hpp"
#include "cli/tool_context.hpp"
#include "records/record_view.hpp"
#include "records/stages/stage_header.hpp"

namespace cahoots {

/// The rows of one task of a reduce round, or of finish, out of the lines of the steps before:
/// files, of which each is in order and which are merged, or one ordered stream on standard input.
/// Every promise of the headers is checked: all parts of the task there, of all shards of all steps
/// that it reads, each once and whole, and of this run (StageIdentity). Whatever is found throws
/// DataError; since that may be at the very end, nothing may be written before for_each returns.
/// Memory: a block a file and the headers of a part. One thread.
class StageInput {
 public:
  StageInput(ToolContext& context, const StageOptions& options, const StagePlan& plan);

  /// Calls `visit` for the rows of the round in order, by part, kind and fields; equal rows of
  /// different shards too. Lines of later rounds, which only a stream holds, go to `passed_on`.
  void for_each(const std::function<void(std::string_view row)>& visit,
                const std::function<void(StagePlace place, std::string_view row)>& passed_on = {});

  /// The sum over all shards of a step. Known from the first row on.
  std::uint64_t total(std::string_view from, std::string_view name) const;

 private:
  struct Source {
    std::uint64_t n_lines = 0;  ///< as its headers say, of this part
    std::uint64_t sum = 0;
    std::uint64_t n_lines_seen = 0;
    std::uint64_t sum_seen = 0;
  };
  void open(const std::vector<std::string>& files);
  void open_parts(const std::string& file, std::uint16_t first, std::uint16_t last);
  std::uint16_t part_at_work() const { return parts_.at(n_begun_ - 1); }
  void merge(const std::function<void(std::size_t stream)>& visit);
  void take(std::size_t stream, const std::function<void(std::string_view)>& visit,
            const std::function<void(StagePlace, std::string_view)>& passed_on);
  void take_header(std::size_t stream);
  void begin_part(const StageStream& stream);
  void finish_part();
  void require_shards() const;
  void finish();
  bool reads(std::string_view from) const;
  [[noreturn]] void fail(const StageStream& stream, const std::string& what) const;

  ToolContext& context_;
  const StageStep& step_;
  StageIdentity identity_;
  bool is_stream_ = false;
  std::uint16_t round_ = 0;
  std::vector<std::uint16_t> parts_;  ///< of the task, ascending; the shared one last
  std::size_t n_begun_ = 0;           ///< of these
  std::vector<StageStream> streams_;
  std::vector<Source> sources_;                            ///< by stream, of the part at hand
  std::map<std::string, std::uint64_t> n_shards_;          ///< by step
  std::map<std::string, std::set<std::uint64_t>> shards_;  ///< by step, of the part at hand
  std::map<std::pair<std::string, std::string>, std::uint64_t> totals_;  ///< by step and name
  RecordParser parser_;
};

}  // namespace cahoots
