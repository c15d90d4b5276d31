#include "records/stages/stage_header.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/error.hpp"
#include "records/json_writer.hpp"
#include "records/stages/stage_line.hpp"

namespace cahoots {
namespace {

std::uint64_t stage_count(RecordView& object, std::string_view key) {
  const auto number = object.integer(key);
  if (!number || *number < 0) {
    throw DataError(fmt::format("the header of a stage has no number `{}`", key));
  }
  return static_cast<std::uint64_t>(*number);
}

std::uint64_t stage_sum(RecordView& object) {
  const Text digits = object.text("sum");
  std::uint64_t sum = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), sum, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw DataError("the header of a stage has no `sum`");
  }
  return sum;
}

std::string either(std::string_view name, std::string_view there, std::string_view here) {
  if (there == here) return {};
  const auto named = [](std::string_view value) {
    return value.empty() ? std::string("not given") : fmt::format("`{}`", value);
  };
  return fmt::format("{} is {} there, {} here", name, named(there), named(here));
}

}  // namespace

void append_stage_header(std::string& row, const StageHeader& header) {
  std::string line;
  {
    JsonWriter writer(line);
    writer.begin_untyped_record();
    writer.integer("stage_version", kStageVersion);
    writer.text("tool", header.identity.tool);
    writer.text("version", header.identity.version);
    writer.text("run", header.identity.run);
    writer.count("parts", header.identity.n_parts);
    writer.text("from", header.from);
    writer.count("shard", header.shard);
    writer.count("n_shards", header.n_shards);
    writer.count("n_lines", header.n_lines);
    writer.text("sum", fmt::format("{:016x}", header.sum));
    writer.begin_object("totals");
    for (const auto& [name, total] : header.totals) writer.count(name, total);
    writer.end_object();
    writer.begin_object("parameters");
    for (const auto& [name, value] : header.identity.parameters) writer.text(name, value);
    writer.end_object();
    writer.text("auxiliary", header.identity.auxiliary);
    writer.text("arithmetic", header.identity.arithmetic);
    writer.end_record();
  }
  line.pop_back();  // the LF is the line's
  row.push_back(kStageHeader);
  row.push_back('\t');
  row.append(line);
}

StageHeader read_stage_header(std::string_view row, RecordParser& parser) {
  if (row.size() < 3 || row[0] != kStageHeader || row[1] != '\t') {
    throw DataError("the header of a stage is cut");
  }
  auto object = parser.parse_copy(row.substr(2));
  if (!object) throw DataError("the header of a stage is no JSON object");
  const std::uint64_t stage_version = stage_count(*object, "stage_version");
  if (stage_version != static_cast<std::uint64_t>(kStageVersion)) {
    throw DataError(fmt::format("stage lines of version {}, not {}", stage_version, kStageVersion));
  }
  StageHeader header;
  header.identity.tool = object->text("tool");
  header.identity.version = object->text("version");
  header.identity.run = object->text("run");
  header.identity.n_parts = stage_count(*object, "parts");
  header.from = object->text("from");
  header.shard = stage_count(*object, "shard");
  header.n_shards = stage_count(*object, "n_shards");
  header.n_lines = stage_count(*object, "n_lines");
  header.sum = stage_sum(*object);
  if (auto totals = object->object("totals")) {
    for (const std::string_view name : totals->keys()) {
      header.totals.emplace_back(name, stage_count(*totals, name));
    }
  }
  if (auto parameters = object->object("parameters")) {
    for (const std::string_view name : parameters->keys()) {
      header.identity.parameters.emplace_back(name, parameters->text(name));
    }
  }
  header.identity.auxiliary = object->text("auxiliary");
  header.identity.arithmetic = object->text("arithmetic");
  return header;
}

std::string difference_between(const StageIdentity& there, const StageIdentity& here) {
  if (auto found = either("the tool", there.tool, here.tool); !found.empty()) return found;
  if (auto found = either("the version", there.version, here.version); !found.empty()) return found;
  if (auto found = either("--run", there.run, here.run); !found.empty()) return found;
  if (there.n_parts != here.n_parts) {
    return fmt::format("--parts is {} there, {} here", there.n_parts, here.n_parts);
  }
  for (std::size_t i = 0; i < std::max(there.parameters.size(), here.parameters.size()); ++i) {
    const std::pair<std::string, std::string> none;
    const auto& a = i < there.parameters.size() ? there.parameters[i] : none;
    const auto& b = i < here.parameters.size() ? here.parameters[i] : none;
    if (a == b) continue;
    if (a.first != b.first) return "the options of the tool are others there";
    return either("--" + a.first, a.second, b.second);
  }
  if (there.auxiliary != here.auxiliary) return "a file that an option names is another there";
  if (there.arithmetic != here.arithmetic) {
    return "the machine there computes with other last digits than this one";
  }
  return {};
}

}  // namespace cahoots
