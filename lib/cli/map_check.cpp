#include "cli/map_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "platforms/export_parser.hpp"
#include "records/schema.hpp"
#include "render/text_page.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kRecordsChecked = 1000;
constexpr std::uint64_t kRecordsShown = 3;
constexpr std::size_t kReasonsShown = 10;

using FieldSources = std::vector<std::pair<std::string, ValueSource>>;

/// Where a value comes from, in the words of the mapping.
std::string origin_of(const ValueSource& source) {
  std::string origin = source.path;
  if (source.constant) origin = fmt::format("const \"{}\"", *source.constant);
  if (!source.hash_of.empty()) origin = fmt::format("hash of {}", fmt::join(source.hash_of, ", "));
  if (source.maps_values) origin.append(" mapped");
  if (source.fallback) origin.append(", else ").append(*source.fallback);
  return origin;
}

/// What fills a field that is not mapped.
std::string_view derivation_of(std::string_view field) {
  if (field == "created_at_precision_s") return "(how created_at is written)";
  if (field == "url_keys") return "(urls)";
  if (field == "hashtags" || field == "mentions" || field == "urls") return "(the text)";
  return "(the post)";
}

bool is_null(const std::string& json) {
  return json == "null" || json == "[]";
}

/// One file under its mapping.
class MappingCheck {
 public:
  MappingCheck(const Mapping& mapping, TextPage& page) : mapping_(mapping), page_(page) {}

  void add(const RecordBatch& batch, const SourcePosition& position) {
    ++n_records_;
    if (!batch.rejects().empty()) {
      ++n_rejected_;
      if (reasons_.size() < kReasonsShown) reasons_.push_back(batch.rejects().front());
      return;
    }
    const bool is_shown = n_records_ - n_rejected_ <= kRecordsShown;
    if (is_shown) page_.subheading(fmt::format("line {}", position.line));
    add_lines("post", batch.lines(), mapping_.post, is_shown);
    std::string accounts;
    batch.accounts().append_records(accounts);
    add_lines("account", accounts, mapping_.account, is_shown);
  }

  void finish(bool is_all) {
    page_.blank();
    page_.paragraph(fmt::format("{} {} record{}: {} accepted, {} rejected",
                                is_all ? "All" : "The first", n_records_,
                                n_records_ == 1 ? "" : "s", n_records_ - n_rejected_, n_rejected_));
    for (const Reject& reject : reasons_) {
      page_.paragraph(fmt::format("{}:{}: {}", reject.position.line, reject.column, reject.error),
                      2);
    }
    if (n_rejected_ > reasons_.size()) {
      page_.paragraph(fmt::format("and {} more", n_rejected_ - reasons_.size()), 2);
    }
    if (n_records_ == n_rejected_) return;
    note_nulls("post", mapping_.post);
    note_nulls("account", mapping_.account);
  }

  std::uint64_t n_records() const { return n_records_; }
  std::uint64_t n_rejected() const { return n_rejected_; }

 private:
  void add_lines(const std::string& type, std::string_view lines, const FieldSources& sources,
                 bool is_shown) {
    if (sources.empty()) return;
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      add_line(type, lines.substr(begin, end - begin), sources, is_shown);
      begin = end + 1;
    }
  }

  void add_line(const std::string& type, std::string_view line, const FieldSources& sources,
                bool is_shown) {
    auto record = parser_.parse_copy(line);
    if (!record) return;
    for (const auto& source : sources) {
      if (!is_null(record->json(source.first))) ++n_known_[type + "." + source.first];
    }
    if (is_shown) show(type, *record, sources);
  }

  void show(const std::string& type, RecordView& record, const FieldSources& sources) {
    std::vector<std::vector<std::string>> rows;
    for (const FieldSpec& field : find_record_spec(type)->fields) {
      const auto source = std::find_if(sources.begin(), sources.end(), [&](const auto& mapped) {
        return mapped.first == field.name;
      });
      const std::string json = record.json(field.name);
      const Text text = record.text(field.name);
      const std::string value = is_known(text) ? std::string(text) : is_null(json) ? "null" : json;
      if (source != sources.end()) {
        rows.push_back({std::string(field.name), value, origin_of(source->second)});
      } else if (field.name == "platform") {
        rows.push_back({"platform", value, origin_of(mapping_.platform)});
      } else if (!is_null(json) && !is_of_ours(field.name)) {
        rows.push_back({std::string(field.name), value, std::string(derivation_of(field.name))});
      }
    }
    page_.table({{type}, {"value"}, {"from"}}, rows);
  }

  static bool is_of_ours(std::string_view field) {
    return field == "type" || field == "source_file" || field == "source_line" ||
           field == "url_shortened";
  }

  void note_nulls(const std::string& type, const FieldSources& sources) {
    std::vector<std::string> nulls;
    for (const auto& source : sources) {
      if (!n_known_.contains(type + "." + source.first)) {
        nulls.push_back(fmt::format("{} ({})", source.first, origin_of(source.second)));
      }
    }
    if (nulls.empty()) return;
    page_.paragraph(fmt::format("null in every {}: {}", type, fmt::join(nulls, ", ")));
  }

  const Mapping& mapping_;
  TextPage& page_;
  RecordParser parser_;
  std::uint64_t n_records_ = 0;
  std::uint64_t n_rejected_ = 0;
  std::vector<Reject> reasons_;
  std::map<std::string, std::uint64_t> n_known_;
};

/// Gives the first records of a member to the check, one by one; true where they are all.
bool check_records(Input& input, const RecordShape& shape, bool has_header,
                   const ExportParser& parser, MappingCheck& check) {
  RecordBlockReader reader(input, 0, shape);
  bool is_header = has_header;
  while (const auto block = reader.next()) {
    for (const RecordSlice& slice : block->records) {
      if (std::exchange(is_header, false)) continue;
      if (check.n_records() == kRecordsChecked) return false;
      RecordBlock single;
      single.bytes = block->record(slice);
      single.bytes.append(kLinePaddingBytes, '\0');
      single.records.push_back(slice);
      single.records.front().begin_bytes = 0;
      RecordBatch batch;
      parser.parse(single, false, batch);
      check.add(batch, slice.position);
    }
  }
  return true;
}

/// True where the member is read with a mapping; `n_rejected` counts its rejected records.
bool check_member(const ExaminedFiles& files, Input& input, const std::string& name, TextPage& page,
                  std::uint64_t& n_rejected) {
  Detection detection = files.detect(input, name);
  page.subheading(name);
  page.paragraph(detection.reason);
  if (detection.mapping == nullptr) {
    page.paragraph("No mapping is used for it.");
    return false;
  }
  RecordShape shape = detection.shape;
  shape.max_record_bytes = files.options().max_record_bytes;
  const bool has_header = detection.header.has_value();
  MappingCheck check(*detection.mapping, page);
  try {
    const ExportParser parser(std::move(detection), name);
    const bool is_all = check_records(input, shape, has_header, parser, check);
    check.finish(is_all);
  } catch (const DamagedInput&) {
    check.finish(false);
    n_rejected += check.n_rejected();
    throw;
  } catch (const DataError& error) {
    page.paragraph(error.what());
    return false;
  }
  n_rejected += check.n_rejected();
  return true;
}

}  // namespace

ExitStatus check_mappings(const ExaminedFiles& files, Output& output) {
  bool is_mapped = true;
  bool is_first = true;
  std::uint64_t n_rejected = 0;
  TextPage page({80, false});
  const auto write = [&] {
    output.write((is_first ? "" : "\n") + page.take());
    page = TextPage({80, false});
    is_first = false;
  };
  const auto look = [&](Input& input, const std::string& name) {
    is_mapped = check_member(files, input, name, page, n_rejected) && is_mapped;
    write();
  };
  const auto note = [&](const std::string& name, const std::string& what) {
    page.paragraph(name + ": " + what);
    write();
  };
  const bool is_sound = files.visit(look, note) && is_mapped;
  const bool is_accepted = n_rejected == 0 || files.options().keep_going;
  return is_sound && is_accepted ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace cahoots
