#include "records/run_record.hpp"

#include "records/json_writer.hpp"

namespace cahoots {
namespace {

void write_files(JsonWriter& writer, std::string_view key, const std::vector<FileDigest>& files) {
  writer.begin_list(key);
  for (const FileDigest& file : files) {
    writer.begin_item();
    writer.text("name", file.name);
    writer.count("bytes", file.size_bytes);
    writer.text("sha256", file.sha256.empty() ? Text() : Text(file.sha256));
    writer.end_object();
  }
  writer.end_list();
}

void write_counts(JsonWriter& writer, std::string_view key, const TypeCounts& counts) {
  writer.begin_object(key);
  for (const auto& [type, count] : counts.items()) {
    // The type comes from the input and may hold anything, so that it is escaped as a key too.
    std::string escaped;
    append_json_string(escaped, type);
    writer.count(std::string_view(escaped).substr(1, escaped.size() - 2), count);
  }
  writer.end_object();
}

std::vector<FileDigest> read_files(RecordView& record, std::string_view key) {
  std::vector<FileDigest> files;
  for (RecordView& file : record.objects(key)) {
    FileDigest digest;
    digest.name = file.text("name");
    digest.size_bytes = static_cast<std::uint64_t>(file.integer("bytes").value_or(0));
    digest.sha256 = file.text("sha256");
    files.push_back(std::move(digest));
  }
  return files;
}

TypeCounts read_counts(RecordView& record, std::string_view key) {
  TypeCounts counts;
  auto object = record.object(key);
  if (!object) return counts;
  for (const std::string_view type : object->keys()) {
    const auto count = object->integer(type).value_or(0);
    if (count > 0) counts.add(type, static_cast<std::uint64_t>(count));
  }
  return counts;
}

std::vector<std::string> owned(const std::vector<Text>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

void append_run_record(std::string& out, const RunRecord& run) {
  JsonWriter writer(out);
  writer.begin_record("run");
  writer.text("tool", run.tool);
  writer.text("version", run.version);
  writer.texts("arguments", run.arguments);
  writer.begin_object("parameters");
  for (const auto& [name, value] : run.parameters) writer.text(name, value);
  writer.end_object();
  write_files(writer, "inputs", run.inputs);
  write_files(writer, "auxiliary", run.auxiliary);
  write_counts(writer, "records_in", run.records_in);
  write_counts(writer, "records_out", run.records_out);
  writer.count("rejected", run.rejected);
  writer.count("conflicting", run.conflicting);
  writer.texts("notes", run.notes);
  writer.boolean("input_complete", run.input_complete);
  writer.integer("exit_status", run.exit_status);
  writer.end_record();
}

RunRecord read_run_record(RecordView& record) {
  RunRecord run;
  run.tool = record.text("tool");
  run.version = record.text("version");
  run.arguments = owned(record.texts("arguments"));
  if (auto parameters = record.object("parameters")) {
    for (const std::string_view name : parameters->keys()) {
      run.parameters.emplace_back(name, parameters->text(name));
    }
  }
  run.inputs = read_files(record, "inputs");
  run.auxiliary = read_files(record, "auxiliary");
  run.records_in = read_counts(record, "records_in");
  run.records_out = read_counts(record, "records_out");
  run.rejected = static_cast<std::uint64_t>(record.integer("rejected").value_or(0));
  run.conflicting = static_cast<std::uint64_t>(record.integer("conflicting").value_or(0));
  run.notes = owned(record.texts("notes"));
  run.input_complete = record.boolean("input_complete").value_or(false);
  run.exit_status = static_cast<int>(record.integer("exit_status").value_or(0));
  return run;
}

}  // namespace cahoots
