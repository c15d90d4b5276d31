#include "render/display_text.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"

namespace cahoots {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

/// UTF-8 (Unicode 15, table 3-6). No surrogates come here.
void append_code_point(std::string& out, UChar32 code_point) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto byte = [&out](std::uint32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      byte(0xE0U | (c >> 12U));
    } else {
      byte(0xF0U | (c >> 18U));
      byte(0x80U | ((c >> 12U) & 0x3FU));
    }
    byte(0x80U | ((c >> 6U) & 0x3FU));
  }
  byte(0x80U | (c & 0x3FU));
}

/// Reads one code point, U+FFFD for what is none.
UChar32 next_code_point(std::string_view text, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto offset = static_cast<std::int32_t>(0);
  UChar32 c = 0;
  const std::string_view rest = text.substr(i, 4);
  U8_NEXT(bytes + i, offset, static_cast<std::int32_t>(rest.size()), c);
  i += static_cast<std::size_t>(offset);
  return c < 0 ? kReplacement : c;
}

bool is_mark(UChar32 c) {
  const auto category = u_charType(c);
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

/// Emoji and several scripts need the joiners and the variation selectors.
bool is_joiner(UChar32 c) {
  return c == 0x200C || c == 0x200D;
}

/// Must not reach the reader's screen as it is.
bool is_unsafe(UChar32 c) {
  const auto category = u_charType(c);
  if (category == U_CONTROL_CHAR) return true;
  if (category == U_FORMAT_CHAR) return !is_joiner(c);
  return c == 0x2028 || c == 0x2029 || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

std::size_t columns_of(UChar32 c) {
  if (is_mark(c) || u_charType(c) == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); ++n) next_code_point(text, i);
  return n;
}

/// Builds the shown form code point by code point.
class Display {
 public:
  explicit Display(DisplayOptions options) : options_(options) {}

  std::string show(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size(); ++n) {
      if (options_.max_characters > 0 && n == options_.max_characters) {
        end_marks();
        fmt::format_to(std::back_inserter(out_), "… ⟦+{} characters⟧",
                       count_code_points(text.substr(i)));
        return std::move(out_);
      }
      add(next_code_point(text, i));
    }
    end_marks();
    return std::move(out_);
  }

 private:
  void add(UChar32 c) {
    if (is_mark(c)) {
      if (++n_marks_ <= kMaxMarks) append_code_point(out_, c);
      return;
    }
    end_marks();
    if (c == '\n' && options_.keep_line_feeds)
      out_.push_back('\n');
    else if (c == '\n' || c == '\t')
      out_.push_back(' ');
    else if (U_IS_UNICODE_NONCHAR(c))
      append_code_point(out_, kReplacement);
    else if (is_unsafe(c))
      fmt::format_to(std::back_inserter(out_), "⟦U+{:04X}⟧", c);
    else
      append_code_point(out_, c);
  }

  void end_marks() {
    if (n_marks_ > kMaxMarks) {
      fmt::format_to(std::back_inserter(out_), "⟦+{} marks⟧", n_marks_ - kMaxMarks);
    }
    n_marks_ = 0;
  }

  DisplayOptions options_;
  std::string out_;
  std::size_t n_marks_ = 0;
};

}  // namespace

std::string displayable(std::string_view text, DisplayOptions options) {
  return Display(options).show(text);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) width += columns_of(next_code_point(text, i));
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    used += columns_of(next_code_point(text, i));
    if (used > width - 1) return fmt::format("{}…", text.substr(0, begin));
  }
  return std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  width = width < 2 ? 2 : width;  // a wide character needs two
  std::vector<std::string> lines;
  std::size_t begin = 0;       // of the line
  std::size_t last_blank = 0;  // where it may be broken; begin = nowhere
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t here = i;
    const UChar32 c = next_code_point(text, i);
    const std::size_t columns = columns_of(c);
    const bool is_break = c == '\n';
    if (!is_break && used + columns > width) {
      const bool at_blank = last_blank > begin;
      const std::size_t end = at_blank ? last_blank : here;
      lines.emplace_back(text.substr(begin, end - begin));
      begin = at_blank ? last_blank + 1 : here;
      used = display_width(text.substr(begin, here - begin));
      last_blank = begin;
    }
    if (is_break) {
      lines.emplace_back(text.substr(begin, here - begin));
      begin = last_blank = i;
      used = 0;
      continue;
    }
    if (c == ' ') last_blank = here;
    used += columns;
  }
  if (begin < text.size() || lines.empty()) lines.emplace_back(text.substr(begin));
  return lines;
}

std::string defanged(std::string_view address) {
  constexpr std::size_t kLongestScheme = 8;
  std::string out;
  const std::size_t scheme = address.find("://");
  std::size_t i = 0;
  if (scheme <= kLongestScheme &&
      std::all_of(address.begin(), address.begin() + scheme, is_ascii_letter<char>)) {
    std::string name(address.substr(0, scheme));
    if (name == "http") name = "hxxp";
    if (name == "https") name = "hxxps";
    out = fmt::format("{}[:]//", name);
    i = scheme + 3;
  }
  bool in_host = true;
  for (; i < address.size(); ++i) {
    const char c = address[i];
    // Archives and redirect pages carry another address in their path.
    if (address.substr(i, 3) == "://") {
      out.append("[:]//");
      i += 2;
      in_host = true;
      continue;
    }
    if (c == '/' || c == '?' || c == '#') in_host = false;
    const bool is_www = c == '.' && i >= 3 && ascii_lower(address.substr(i - 3, 3)) == "www";
    if (c == '.' && (in_host || is_www))
      out.append("[.]");
    else if (c == ':' && in_host)
      out.append("[:]");
    else if (c == '@')
      out.append("[@]");
    else
      out.push_back(c);
  }
  return out;
}

bool is_linkable(std::string_view address) {
  constexpr std::string_view kScheme = "https://";
  constexpr std::size_t kLongestBytes = 2000;
  if (!address.starts_with(kScheme) || address.size() > kLongestBytes) return false;
  const std::string_view rest = address.substr(kScheme.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || host.find('@') != std::string_view::npos) return false;
  for (const char c : rest) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) return false;
    if (c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '\\') return false;
  }
  return true;
}

}  // namespace cahoots
