#include "platforms/detection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "platforms/damaged_id.hpp"
#include "platforms/field_values.hpp"
#include "platforms/foreign_content.hpp"
#include "platforms/sampled_records.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Looks at one file; keeps the parser, whose memory the record views point into.
class Detector {
 public:
  Detector(std::string_view head, std::string_view file_name, const std::vector<Mapping>& mappings)
      : head_(head.starts_with(kByteOrderMark) ? head.substr(kByteOrderMark.size()) : head),
        file_name_(file_name.substr(file_name.rfind('/') + 1)),
        mappings_(mappings) {}

  Detection run(const Format* forced) {
    if (const std::string foreign = foreign_content(head_); !foreign.empty()) {
      refuse(foreign);
      result_.is_final = true;
      return std::move(result_);
    }
    look(forced);
    result_.is_rounded = result_.is_recognised() && has_rounded_numbers(head_);
    return std::move(result_);
  }

 private:
  void look(const Format* forced) {
    const std::size_t first = head_.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
      result_.reason = "the file holds no record";
      return;
    }
    const Mapping* named = mapping_for_name();
    const bool is_json = head_[first] == '{' || head_[first] == '[';
    if (head_[first] == '<') {
      detect_xml(forced);
    } else if (is_json) {
      detect_json(forced, named);
    } else {
      detect_delimited(forced, named);
    }
  }

  const Mapping* mapping_for_name() const {
    for (const Mapping& mapping : mappings_) {
      if (!mapping.files.empty() && matches_glob(mapping.files, file_name_)) return &mapping;
    }
    return nullptr;
  }

  std::optional<RecordView> parse(std::string_view record) { return parser_.parse_copy(record); }

  bool can_parse(const RecordSlice& slice) {
    return parse(head_.substr(slice.begin_bytes, slice.size_bytes)).has_value();
  }

  /// JSON Lines where the first line is an object by itself. Otherwise the first document may be
  /// spread over lines, or the first line be damaged.
  std::vector<RecordSlice> json_records() {
    result_.shape.framing = Framing::json_documents;
    auto documents = records_of(head_, result_.shape);
    if (head_[head_.find_first_not_of(kBlanks)] == '[') return documents;
    auto lines = records_of(head_, {Framing::lines});
    lines.resize(std::min(lines.size(), kRecordsLookedAt));
    const auto is_object = [&](const RecordSlice& line) {
      return head_[line.begin_bytes] == '{' && can_parse(line);
    };
    const bool is_first_line = is_object(lines.front());
    const bool is_first_document =
        !is_first_line && !documents.empty() && can_parse(documents.front());
    if (is_first_line ||
        (!is_first_document && std::any_of(lines.begin(), lines.end(), is_object))) {
      result_.shape.framing = Framing::lines;
      return lines;
    }
    return documents;
  }

  void detect_json(const Format* forced, const Mapping* named) {
    const auto records = json_records();
    result_.is_mappable = true;
    if (forced != nullptr && forced->parse != nullptr) {
      if (has_items(head_, *forced)) read_items(*forced);
      return accept(forced, "--from says so");
    }
    if (forced != nullptr) return refuse("--from names a delimited format, the file holds JSON");
    if (named != nullptr && is_for_json(*named)) return accept(named, "its name matches");
    if (named != nullptr) return refuse_named(*named, "JSON");
    for (std::size_t i = 0; i < std::min(records.size(), kRecordsLookedAt); ++i) {
      auto record = parse(head_.substr(records[i].begin_bytes, records[i].size_bytes));
      if (!record) continue;
      if (recognise(*record)) return;
      if (result_.reason.empty()) refuse(describe(*record));
    }
    if (detect_items()) return;
    if (result_.reason.empty()) refuse("no JSON object can be read at its start");
    result_.is_final = records.size() >= kRecordsLookedAt;
  }

  void read_items(const Format& format) {
    result_.shape.framing = Framing::json_items;
    result_.shape.item_key = format.item_key;
  }

  /// A document that holds a whole export shows its first items long before its end.
  bool detect_items() {
    for (const Format& format : native_formats()) {
      for (const RecordSlice& slice : items_of(head_, format)) {
        if (slice.envelope == nullptr) break;
        auto record = parse(document_of(head_, slice));
        if (!record || !format.recognises(*record)) continue;
        read_items(format);
        accept(&format, "its first items have the shape");
        return true;
      }
    }
    return false;
  }

  void detect_xml(const Format* forced) {
    result_.shape.framing = Framing::xml_items;
    if (forced != nullptr && forced->parse_xml != nullptr) return accept(forced, "--from says so");
    if (forced != nullptr) return refuse("--from names another kind of format, the file holds XML");
    XmlError error{"it is cut short", 1, 1};
    for (const RecordSlice& slice : records_of(head_, result_.shape)) {
      if (slice.envelope == nullptr) break;
      const auto document = XmlDocument::parse(document_of(head_, slice), error);
      if (!document) continue;
      for (const Format& format : native_formats()) {
        if (format.recognises_xml == nullptr || !format.recognises_xml(document->root())) continue;
        return accept(&format, "its root element and its first items have the shape");
      }
      result_.is_final = true;
      return refuse(
          fmt::format("it is XML with the root element {}", shown_value(document->root().name())));
    }
    refuse(fmt::format("it begins like XML or HTML, but no item can be read: {}",
                       shown_value(error.message)));
  }

  bool recognise(RecordView& record) {
    for (const Mapping& mapping : mappings_) {
      if (mapping.files.empty() && has_paths(mapping, record)) {
        accept(&mapping, "a record at its start has the fields");
        return true;
      }
    }
    if (is_case_record(record)) {
      result_.is_case_stream = true;
      result_.reason = "case stream: a record at its start has a type of ours";
      return true;
    }
    for (const Format& format : native_formats()) {
      if (format.recognises != nullptr && format.recognises(record)) {
        if (has_items(head_, format)) read_items(format);
        accept(&format, "a record at its start has the shape");
        return true;
      }
    }
    return false;
  }

  static std::string describe(RecordView& record) {
    return fmt::format("its first record has the keys {}", shown_list(record.keys()));
  }

  static bool is_case_record(RecordView& record) {
    const Text type = record.text("type");
    if (type == "post" || type == "account") return is_known(record.text("uid"));
    return type == "run" && is_known(record.text("tool"));
  }

  static bool has_paths(const Mapping& mapping, RecordView& record) {
    if (!is_for_json(mapping)) return false;
    TextArena arena;
    const auto paths = mapping.required_paths();
    return std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
      return is_known(record.scalar_at(path, arena));
    });
  }

  static bool is_for_json(const Mapping& mapping) {
    return mapping.format == "jsonl" || mapping.format == "json";
  }

  void refuse_named(const Mapping& mapping, std::string_view content) {
    refuse(fmt::format("its name matches the mapping {}, which is for {}, but it holds {}",
                       mapping.name, mapping.format, content));
  }

  /// The delimiter that is there most often in the first line; a mapping may say it is the tab.
  char delimiter_of(std::string_view line, const Mapping* named) const {
    if (named != nullptr && named->format == "tsv") return '\t';
    const auto n_of = [&](char c) { return std::count(line.begin(), line.end(), c); };
    if (n_of('\t') > n_of(',')) return '\t';
    return n_of(';') > n_of(',') ? ';' : ',';
  }

  void detect_delimited(const Format* forced, const Mapping* named) {
    const std::size_t begin = head_.find_first_not_of("\r\n");
    const std::string_view line = head_.substr(begin, head_.find('\n', begin) - begin);
    result_.shape = {Framing::delimited, delimiter_of(line, named)};
    const auto records = records_of(head_, result_.shape, 2);
    result_.is_final = records.size() > 1;
    if (records.empty()) return refuse("no header can be read at its start");
    const std::string_view first = head_.substr(records[0].begin_bytes, records[0].size_bytes);
    TextArena arena;
    std::vector<std::string_view> fields;
    const RowError error = split_row(first, result_.shape.delimiter, arena, fields);
    if (!error.message.empty()) return refuse("its first line is no header: " + error.message);
    std::vector<std::string> names;
    for (const std::string_view field : fields) names.emplace_back(trimmed(field));
    result_.header.emplace(std::move(names));
    result_.is_mappable = true;
    choose_delimited(forced, named);
  }

  void choose_delimited(const Format* forced, const Mapping* named) {
    const RowHeader& header = *result_.header;
    if (forced != nullptr && forced->bind != nullptr) return accept(forced, "--from says so");
    if (forced != nullptr) return refuse("--from names a JSON format, the file holds none");
    if (named != nullptr && !is_for_json(*named)) return accept(named, "its name matches");
    if (named != nullptr) return refuse_named(*named, "no JSON");
    for (const Mapping& mapping : mappings_) {
      if (mapping.format != "csv" && mapping.format != "tsv") continue;
      const auto paths = mapping.required_paths();
      const bool has_all = std::all_of(paths.begin(), paths.end(),
                                       [&](const std::string& path) { return header.has(path); });
      if (mapping.files.empty() && has_all) return accept(&mapping, "its header has the columns");
    }
    for (const Format& format : native_formats()) {
      if (format.recognises_header != nullptr && format.recognises_header(header)) {
        return accept(&format, "its header has the columns");
      }
    }
    const std::vector<std::string_view> names(header.names().begin(), header.names().end());
    refuse(fmt::format("its header has the columns {}", shown_list(names)));
  }

  /// Names out of a file that may be anything, fit for a message.
  static std::string shown_list(const std::vector<std::string_view>& names) {
    constexpr std::size_t kNamesShown = 12;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) {
      list.append(i == 0 ? "" : ", ").append(shown_value(names[i]));
    }
    return names.size() > kNamesShown ? list + ", …" : list;
  }

  void accept(const Format* format, std::string_view why) {
    result_.format = format;
    result_.reason = fmt::format("{}: {}", format->name, why);
  }
  void accept(const Mapping* mapping, std::string_view why) {
    result_.mapping = mapping;
    result_.reason = fmt::format("mapping {}: {}", mapping->name, why);
  }
  void refuse(const std::string& why) { result_.reason = "no known format: " + why; }

  std::string_view head_;
  std::string_view file_name_;
  const std::vector<Mapping>& mappings_;
  RecordParser parser_;
  Detection result_;
};

}  // namespace

Detection detect_export(std::string_view head, std::string_view file_name,
                        const std::vector<Mapping>& mappings, const Format* forced) {
  return Detector(head, file_name, mappings).run(forced);
}

}  // namespace cahoots
