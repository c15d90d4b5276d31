#include "records/reject.hpp"

#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "records/json_writer.hpp"

namespace cahoots {

Reject without_evidence(const Reject& reject) {
  constexpr std::string_view kEllipsis = "…";
  Reject bare{reject.position, reject.column, reject.error, {}, true};
  std::string& error = bare.error;
  // A quoted value may hold quotation marks itself: the last one ends it.
  const std::size_t begin = error.find('\'');
  const std::size_t end = error.rfind('\'');
  if (begin < end) error.replace(begin + 1, end - begin - 1, kEllipsis);
  for (const std::string_view foreign : {"an error of ", "malformed XML"}) {
    const std::size_t colon = error.starts_with(foreign) ? error.find(": ") : std::string::npos;
    if (colon != std::string::npos) error.replace(colon + 2, std::string::npos, kEllipsis);
  }
  return bare;
}

void append_reject(std::string& out, const Reject& reject, std::string_view file_name) {
  JsonWriter writer(out);
  writer.begin_untyped_record();
  writer.text("file", file_name);
  writer.count("line", reject.position.line);
  writer.count("column", reject.column);
  writer.count("offset", reject.position.offset_bytes);
  writer.text("error", reject.error);
  if (reject.is_raw_withheld) {
    writer.null("raw");
    writer.null("raw_base64");
  } else if (first_invalid_utf8(reject.raw) == reject.raw.size()) {
    writer.text("raw", reject.raw);
    writer.null("raw_base64");
  } else {
    writer.null("raw");
    writer.text("raw_base64", encode_base64(reject.raw));
  }
  writer.end_record();
}

}  // namespace cahoots
