#include "cli/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/utf8.hpp"
#include "platforms/export_parser.hpp"
#include "platforms/format_signs.hpp"
#include "platforms/sampled_records.hpp"
#include "render/text_page.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kNamesShown = 40;

std::string name_list(const std::vector<std::string>& names, std::size_t limit = kNamesShown) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), limit); ++i) {
    list.append(i == 0 ? "" : ", ").append(names[i]);
  }
  return names.size() > limit ? fmt::format("{} and {} more", list, names.size() - limit) : list;
}

std::string framing_of(const Detection& detection) {
  switch (detection.shape.framing) {
    case Framing::lines:
      return "JSON Lines: one record a line";
    case Framing::json_documents:
      return "JSON documents, one after another or in a list, over any number of lines";
    case Framing::json_items:
      return fmt::format("JSON: each item under \"{}\" is a record", detection.shape.item_key);
    case Framing::xml_items:
      return "XML: each item, entry or comment element is a record";
    case Framing::delimited:
      break;
  }
  const char delimiter = detection.shape.delimiter;
  return fmt::format("table of {} columns with {} between them",
                     detection.header ? detection.header->size() : 0,
                     delimiter == '\t'  ? "tabs"
                     : delimiter == ';' ? "semicolons"
                                        : "commas");
}

/// The account of one member.
class Explanation {
 public:
  Explanation(const ExaminedFiles& files, const Detection& detection, std::string_view head,
              TextPage& page)
      : files_(files),
        detection_(detection),
        head_(head.substr(head.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0)),
        page_(page) {}

  void write(const std::string& storage) {
    add("stored", storage);
    if (detection_.is_recognised() || detection_.is_mappable)
      add("framing", framing_of(detection_));
    if (detection_.is_recognised()) {
      write_recognised();
    } else {
      add("recognised", "nothing");
      add("because", reason());
    }
    write_contents();
    if (!detection_.is_recognised()) write_advice();
    if (detection_.is_rounded) {
      add("damage",
          "all its long numbers end in zeros: a spreadsheet rounded the ids, and records with one "
          "will be rejected; export them anew");
    }
  }

 private:
  void add(std::string_view label, const std::string& text) {
    constexpr std::size_t kLabelWidth = 14;
    page_.paragraph(text, 2, fmt::format("{:<{}}", label, kLabelWidth));
  }

  /// Without the name of what was recognised, which is said already, and the names of columns and
  /// keys, which are said below.
  std::string reason() const {
    const std::size_t colon = detection_.reason.find(": ");
    std::string reason = detection_.reason.substr(colon == std::string::npos ? 0 : colon + 2);
    if (detection_.is_recognised()) return reason;
    for (const std::string_view what :
         {"its header has the columns", "its first record has the keys"}) {
      if (reason.starts_with(what)) return "no format or mapping is known by what it has";
    }
    return reason;
  }

  /// What of the file decided, where that was not its name or --from.
  std::vector<std::string> deciding_names() {
    if (files_.is_forced() || detection_.is_case_stream) return {};
    if (const Mapping* mapping = detection_.mapping; mapping != nullptr) {
      return mapping->files.empty() ? mapping->required_paths() : std::vector<std::string>();
    }
    const Format& format = *detection_.format;
    if (detection_.header) return deciding_columns(format, *detection_.header);
    std::vector<std::string> deciding;
    if (format.recognises == nullptr) return deciding;
    visit_records([&](RecordView& record) {
      if (!format.recognises(record)) return false;
      deciding = deciding_keys(format, record);
      return true;
    });
    return deciding;
  }

  void write_recognised() {
    if (const Format* format = detection_.format; format != nullptr) {
      add("recognised", fmt::format("{}: {}", format->name, format->description));
      add("platform",
          format->platform == "any" ? "as each record says" : std::string(format->platform));
    } else if (detection_.mapping != nullptr) {
      add("recognised", "the mapping " + detection_.mapping->name);
    } else {
      add("recognised", "a case stream, whose posts and accounts are merged in");
    }
    const std::vector<std::string> deciding = deciding_names();
    add("because",
        reason() +
            (deciding.empty() ? "" : "; each of these is needed for it: " + name_list(deciding)));
  }

  /// Calls `look` with the first records that can be parsed, until it returns true.
  void visit_records(const std::function<bool(RecordView&)>& look) {
    RecordParser parser;
    const auto slices = records_of(head_, detection_.shape);
    for (std::size_t i = 0; i < std::min(slices.size(), kRecordsLookedAt); ++i) {
      std::string document(head_.substr(slices[i].begin_bytes, slices[i].size_bytes));
      if (slices[i].envelope != nullptr) document = document_of(head_, slices[i]);
      auto record = parser.parse_copy(document);
      if (record && look(*record)) return;
    }
  }

  void write_contents() {
    if (detection_.header) return add("columns", name_list(detection_.header->names()));
    if (detection_.shape.framing == Framing::xml_items) return write_elements();
    visit_records([&](RecordView& record) {
      const auto keys = record.keys();
      add("first record", "the keys " + name_list({keys.begin(), keys.end()}));
      return true;
    });
  }

  void write_elements() {
    for (const RecordSlice& slice : records_of(head_, detection_.shape)) {
      XmlError error;
      if (slice.envelope == nullptr) return;
      const auto document = XmlDocument::parse(document_of(head_, slice), error);
      if (document) return add("root element", std::string(document->root().name()));
    }
  }

  void write_advice() {
    if (detection_.header) {
      for (const NearFormat& near : near_formats(*detection_.header)) {
        add("nearest", fmt::format("with the column{} {} it would be {}: {}",
                                   near.lacking.size() == 1 ? "" : "s", name_list(near.lacking),
                                   near.format->name, near.format->description));
      }
    }
    if (!detection_.is_mappable) return;
    for (const Mapping& mapping : files_.mappings()) {
      add("mapping", fmt::format("{} is for {} and needs {}", mapping.name,
                                 mapping.files.empty() ? mapping.format + " of any name"
                                                       : mapping.format + " named " + mapping.files,
                                 name_list(mapping.required_paths())));
    }
    add("what to do",
        "describe it in a mapping file, see cahoots-mapping(5), or name its format with --from");
  }

  const ExaminedFiles& files_;
  const Detection& detection_;
  std::string_view head_;
  TextPage& page_;
};

std::string storage_of(const Input& input) {
  if (input.compression() == Compression::none) return "as it stands";
  const std::string kind(name_of(input.compression()));
  return (input.compression() == Compression::zip ? "member of a " : "") + kind;
}

}  // namespace

ExitStatus explain(const ExaminedFiles& files, Output& output) {
  bool is_recognised = true;
  bool is_first = true;
  const auto write = [&](TextPage& page) {
    output.write((is_first ? "" : "\n") + page.take());
    is_first = false;
  };
  const auto look = [&](Input& input, const std::string& name) {
    TextPage page({80, false});
    const Detection detection = files.detect(input, name);
    page.subheading(name);
    Explanation(files, detection, input.peek(1), page).write(storage_of(input));
    is_recognised = is_recognised && detection.is_recognised();
    if (detection.mapping != nullptr) {
      try {
        const ExportParser parser(detection, name);
      } catch (const DataError& error) {
        page.paragraph(error.what(), 2, "but           ");
        is_recognised = false;
      }
    }
    write(page);
  };
  const auto note = [&](const std::string& name, const std::string& what) {
    TextPage page({80, false});
    page.subheading(name);
    page.paragraph(what, 2);
    write(page);
  };
  const bool is_sound = files.visit(look, note);
  return is_sound && is_recognised ? ExitStatus::done : ExitStatus::failed;
}

}  // namespace cahoots
