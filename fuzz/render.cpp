// What reaches an analyst's screen, spreadsheet or browser: nothing of the evidence acts there.
#include <string>

#include "base/text_arena.hpp"
#include "base/utf8.hpp"
#include "fuzz_target.hpp"
#include "markup/xml_document.hpp"
#include "platforms/delimited_row.hpp"
#include "platforms/refanged.hpp"
#include "render/csv_writer.hpp"
#include "render/display_text.hpp"
#include "render/markup.hpp"
#include "text/entities.hpp"
#include "text/link_scan.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

/// No controls but line feeds, and nothing that turns the direction of writing (UAX #9).
void require_harmless(std::string_view text) {
  require_utf8(text, "what is shown is UTF-8");
  for (const char c : text) {
    const bool is_control = (c >= 0 && c < ' ' && c != '\n') || c == 0x7F;
    require(!is_control, "no control is shown", text);
  }
  for (const std::string_view turn :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069",
        "\u200E", "\u200F", "\u061C", "\u0085", "\u2028", "\u2029", "\u200B", "\uFEFF"}) {
    require(text.find(turn) == std::string_view::npos, "no direction or line is changed", text);
  }
}

void check_display_text(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::size_t most = input.below(64);
  const std::size_t width = 2 + input.below(64);
  const std::string shown = displayable(input.rest(), {0, true});
  require_harmless(shown);
  require_equal(displayable(shown, {0, true}), shown, "what can be shown is shown as it is");
  const std::string line = displayable(input.rest(), {most, false});
  require_harmless(line);
  require(line.find('\n') == std::string::npos, "a line is one line", line);
  const std::string cut = cut_to_width(line, width);
  require_harmless(cut);
  require(display_width(cut) <= width, "what is cut fits", cut);
  for (const std::string& part : wrapped(shown, width)) {
    require_harmless(part);
    require(display_width(part) <= width, "what is wrapped fits", part);
  }
}

/// A spreadsheet computes what begins like this (OWASP, "CSV Injection"), but no plain handle.
bool is_formula(std::string_view cell) {
  for (const std::string_view start : {"=", "+", "-", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (cell.starts_with(start)) return true;
  }
  if (!cell.starts_with("@")) return false;
  for (const char c : cell.substr(1)) {
    const bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_word && c != '_' && c != '.' && c != '-') return true;
  }
  return cell.size() == 1;
}

void check_csv_writer(std::string_view bytes) {
  FuzzBytes input(bytes);
  CsvWriter writer;
  std::vector<std::string> expected;
  while (!input.is_empty() && expected.size() < 100) {
    const std::string_view text = input.text();
    writer.text(text);
    expected.push_back(without_formula(displayable(text, {0, true})));
  }
  if (expected.empty()) return;
  const std::string table = writer.end_row().take();
  require(table.ends_with("\r\n"), "a row ends as RFC 4180 has it");
  TextArena arena;
  std::vector<std::string_view> cells;
  const std::string_view row = std::string_view(table).substr(0, table.size() - 2);
  require(split_row(row, ',', arena, cells).message.empty(), "a row can be read", row);
  require(cells.size() == expected.size(), "each text is a cell", row);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    require_equal(cells[i], expected[i], "a cell reads back");
    require(!is_formula(cells[i]), "no cell is a formula", cells[i]);
    require_harmless(cells[i]);
  }
}

/// Elements and attributes that hold the input, read back by an XML parser.
void check_markup_writer(std::string_view bytes) {
  FuzzBytes input(bytes);
  MarkupWriter writer;
  writer.open("svg");
  std::string text;
  std::vector<std::string> titles;
  while (!input.is_empty() && titles.size() < 32) {
    const std::string shown = displayable(input.text());
    titles.push_back(shown);
    writer.open("g", {{"title", shown}}).evidence(shown, 0).close();
    text.append(shown);
  }
  writer.close();
  const std::string page = writer.take();
  XmlError error;
  const auto document = XmlDocument::parse(page, error);
  require(document.has_value(), "markup is well-formed", error.message + ": " + page);
  TextArena arena;
  const auto groups = document->root().children();
  require(groups.size() == titles.size(), "there are no elements but ours", page);
  std::string read;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    require_equal(groups[i].attribute("title", arena), titles[i], "an attribute reads back");
    require(groups[i].children().size() == 1, "there is nothing but the text", page);
    read.append(groups[i].children()[0].text(arena));
  }
  require_equal(read, text, "text reads back");
}

/// An address that nobody follows by mistake, and that can be had again.
void check_defanged(std::string_view bytes) {
  const std::string any = defanged(bytes);
  require(!is_linkable(any), "what is defanged is no link", any);
  if (is_linkable(bytes)) {
    require(displayable(bytes) == bytes, "a link needs no replacing", bytes);
    require(bytes.find_first_of("\"'<>` ") == std::string_view::npos, "nor quotes", bytes);
  }
  const auto key = canonical_url(bytes);
  if (!key) return;
  const std::string safe = defanged(*key);
  require(safe.starts_with("hxxps[:]//"), "the scheme is none", safe);
  static EntityFinder finder;
  require(finder.find(safe).urls.empty(), "nothing in it looks like a link", safe);
  // A page whose own address holds a notation such as `(dot)` cannot be told from a defanged one.
  if (refanged(*key) == *key) require_equal(refanged(safe), *key, "it can be had again");
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"display-text", check_display_text, "texts", "text.dict"},
      {"csv-writer", check_csv_writer, "texts", "text.dict"},
      {"markup-writer", check_markup_writer, "texts", "markup.dict"},
      {"defanged", check_defanged, "urls", "url.dict"},
  };
}

}  // namespace cahoots
