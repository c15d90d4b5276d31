#include "records/reject.hpp"

#include "base/utf8.hpp"
#include "records/json_writer.hpp"

namespace cahoots {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t byte =
          i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0;
      group = group << 8U | byte;
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const bool is_padding = i + k > bytes.size();
      out.push_back(is_padding ? '=' : kAlphabet[group >> (18 - 6 * k) & 63U]);
    }
  }
  return out;
}

}  // namespace

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
    writer.text("raw_base64", base64(reject.raw));
  }
  writer.end_record();
}

}  // namespace cahoots
