#include "render/json_report.hpp"

#include "analysis/findings/statements.hpp"
#include "records/json_writer.hpp"
#include "render/json_parts.hpp"

namespace cahoots {
namespace {

void write_run(JsonWriter& out, const RunRecord& run) {
  out.text("tool", run.tool);
  out.text("version", run.version);
  out.texts("arguments", run.arguments);
  write_json_list(out, "parameters", run.parameters, [&out](const auto& parameter) {
    out.text("name", parameter.first);
    out.text("value", parameter.second);
  });
  const auto write_file = [&out](const FileDigest& file) {
    out.text("name", file.name);
    out.count("bytes", file.size_bytes);
    out.text("sha256", file.sha256);
  };
  write_json_list(out, "inputs", run.inputs, write_file);
  write_json_list(out, "auxiliary", run.auxiliary, write_file);
  out.count("n_records_in", run.records_in.total());
  out.count("n_records_out", run.records_out.total());
  out.count("rejected", run.rejected);
  out.count("conflicting", run.conflicting);
  out.texts("notes", run.notes);
  out.boolean("input_complete", run.input_complete);
  out.integer("exit_status", run.exit_status);
}

}  // namespace

std::string json_report(const CaseModel& model, const ReportOptions& options) {
  std::string document;
  JsonWriter out(document);
  out.begin_record("report");
  out.text("title", options.title);
  out.text("analyst", options.analyst.empty() ? Text() : Text(options.analyst));
  out.text("note", options.note.empty() ? Text() : Text(options.note));
  out.boolean("input_complete", model.is_complete);
  out.text("complaint", model.complaint.empty() ? Text() : Text(model.complaint));
  out.number("finding_q", kFindingQ);
  out.count("n_accounts", model.n_accounts);
  out.count("n_links", model.n_links);
  out.count("n_copied_groups", model.n_copied_groups);
  write_json_activity(out, model.activity);
  std::size_t number = 0;
  write_json_list(out, "networks", model.clusters, [&](const ClusterFindings& cluster) {
    write_json_network(out, cluster, ++number);
  });
  out.count("n_former_accounts", model.former ? model.former->n_accounts : 0);
  const std::vector<AbsentAccount> nobody;
  write_json_list(out, "former_accounts_absent", model.former ? model.former->absent : nobody,
                  [&out](const AbsentAccount& absent) {
                    out.text("account_uid", absent.uid);
                    out.time("former_last_at", absent.former_last_s);
                    out.time("last_seen_at", absent.seen_s);
                    out.count("n_posts", absent.n_posts);
                  });
  write_json_list(out, "widest_copies", model.widest_copies,
                  [&out](const CopiedText& copied) { write_json_copied_text(out, copied); });
  write_json_list(out, "rhythm", model.cadence, [&out](const CadenceTally& tally) {
    out.text("test", tally.test);
    out.count("n_tested", tally.n_tested);
    out.count("n_found", tally.n_found);
  });
  write_json_list(out, "error_findings", error_findings(model),
                  [&out](const Finding& finding) { write_json_finding(out, finding); });
  out.texts("limits", limits_of_the_data(model));
  write_json_list(out, "runs", model.runs, [&out](const RunRecord& run) { write_run(out, run); });
  out.end_record();
  return document;
}

}  // namespace cahoots
