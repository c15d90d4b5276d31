#include "records/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "records/json_writer.hpp"
#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

std::array<RecordSpec, 13> make_specs() {
  return {{
      {"post", "ingest", "post, video, comment or message", post_fields()},
      {"account", "ingest", "account seen, in its latest state", account_fields()},
      {"duplicate", "dedupe", "post in a group of two or more", duplicate_fields()},
      {"duplicate_group", "dedupe", "group of copies", duplicate_group_fields()},
      {"fingerprint", "dedupe --fingerprints", "group, in a file of its own", fingerprint_fields()},
      {"cadence", "cadence", "account", cadence_fields()},
      {"edge", "linkgraph, cadence", "pair of accounts and channel", edge_fields()},
      {"compat_edge", "linkgraph --compat", "pair, as another tool would list it",
       compat_edge_fields()},
      {"self_test", "linkgraph --self-test", "channel", self_test_fields()},
      {"member", "cluster", "account in a cluster", member_fields()},
      {"cluster", "cluster", "cluster", cluster_fields()},
      {"expansion", "cluster --seeds", "step from the seeds", expansion_fields()},
      {"run", "every tool", "run, as its last line", run_fields()},
  }};
}

std::string_view schema_type_of(FieldShape shape) {
  switch (shape) {
    case FieldShape::text:
      return R"("type": "string")";
    case FieldShape::time:
      return R"("type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")";
    case FieldShape::integer:
      return R"("type": "integer")";
    case FieldShape::number:
      return R"("type": "number")";
    case FieldShape::boolean:
      return R"("type": "boolean")";
    case FieldShape::texts:
      return R"("type": "array", "items": {"type": "string"})";
    case FieldShape::booleans:
      return R"("type": "array", "items": {"type": "boolean"})";
    case FieldShape::integers:
      return R"("type": "array", "items": {"type": "integer"})";
    case FieldShape::object:
      return R"("type": "object")";
    case FieldShape::objects:
      return R"("type": "array", "items": {"type": "object"})";
  }
  return {};
}

std::string_view plain_name_of(FieldShape shape) {
  constexpr std::array<std::string_view, 10> kNames{"string",  "time",    "integer",  "number",
                                                    "boolean", "strings", "booleans", "integers",
                                                    "object",  "objects"};
  return kNames[static_cast<std::size_t>(shape)];
}

void append_record_schema(std::string& out, const RecordSpec& spec) {
  fmt::format_to(std::back_inserter(out),
                 "    {{\n      \"title\": \"{}\",\n      \"type\": \"object\",\n"
                 "      \"additionalProperties\": false,\n      \"properties\": {{\n"
                 "        \"type\": {{\"const\": \"{}\"}}",
                 spec.type, spec.type);
  std::string required = "\"type\"";
  for (const FieldSpec& field : spec.fields) {
    std::string description;
    append_json_string(description, field.description);
    const std::string_view type = schema_type_of(field.shape);
    fmt::format_to(std::back_inserter(out), ",\n        \"{}\": {{", field.name);
    if (field.is_nullable) {
      fmt::format_to(std::back_inserter(out), "\"anyOf\": [{{{}}}, {{\"type\": \"null\"}}]", type);
    } else {
      out.append(type);
    }
    fmt::format_to(std::back_inserter(out), ", \"description\": {}}}", description);
    fmt::format_to(std::back_inserter(required), ", \"{}\"", field.name);
  }
  fmt::format_to(std::back_inserter(out), "\n      }},\n      \"required\": [{}]\n    }}",
                 required);
}

bool is_shape(RecordView& record, const FieldSpec& field) {
  switch (field.shape) {
    case FieldShape::text:
      return is_known(record.text(field.name));
    case FieldShape::time:
      return record.time_s(field.name).has_value();
    case FieldShape::integer:
      return record.integer(field.name).has_value();
    case FieldShape::number:
      return record.number(field.name).has_value();
    case FieldShape::boolean:
      return record.boolean(field.name).has_value();
    case FieldShape::object:
      return record.object(field.name).has_value();
    default:
      return record.json(field.name).starts_with('[');
  }
}

}  // namespace

std::span<const RecordSpec> record_specs() {
  static const std::array<RecordSpec, 13> specs = make_specs();
  return specs;
}

const RecordSpec* find_record_spec(std::string_view type) {
  for (const RecordSpec& spec : record_specs()) {
    if (spec.type == type) return &spec;
  }
  return nullptr;
}

std::string json_schema(const std::vector<std::string_view>& types) {
  std::string out =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
      "  \"title\": \"a line of a cahoots case stream\",\n  \"oneOf\": [\n";
  bool is_first = true;
  for (const RecordSpec& spec : record_specs()) {
    if (std::find(types.begin(), types.end(), spec.type) == types.end()) continue;
    if (!is_first) out.append(",\n");
    is_first = false;
    append_record_schema(out, spec);
  }
  out.append("\n  ]\n}\n");
  return out;
}

std::string schema_as_man_page_section() {
  std::string out;
  for (const RecordSpec& spec : record_specs()) {
    fmt::format_to(std::back_inserter(out), ".SS {}\nMade by {}; one per {}.\n", spec.type,
                   spec.maker, spec.one_per);
    for (const FieldSpec& field : spec.fields) {
      fmt::format_to(std::back_inserter(out), ".TP\n.B {}\n({}{}) {}.\n", field.name,
                     plain_name_of(field.shape), field.is_nullable ? " or null" : "",
                     field.description);
    }
  }
  return out;
}

std::string check_record(const RecordSpec& spec, RecordView& record) {
  const std::vector<std::string_view> keys = record.keys();
  for (std::size_t i = 0; i < spec.fields.size(); ++i) {
    const FieldSpec& field = spec.fields[i];
    if (i + 1 >= keys.size() || keys[i + 1] != field.name) {
      return fmt::format("{}: key {} should be \"{}\", is \"{}\"", spec.type, i + 2, field.name,
                         i + 1 < keys.size() ? keys[i + 1] : "(missing)");
    }
    if (!record.has(field.name) ? !field.is_nullable : !is_shape(record, field)) {
      return fmt::format("{}: \"{}\" is not of shape {}{}: {}", spec.type, field.name,
                         plain_name_of(field.shape), field.is_nullable ? " or null" : "",
                         record.json(field.name));
    }
  }
  if (keys.size() != spec.fields.size() + 1) {
    return fmt::format("{}: unknown key \"{}\"", spec.type, keys.back());
  }
  return {};
}

}  // namespace cahoots
