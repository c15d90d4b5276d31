#include "render/html_script.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "render/base64.hpp"
#include "render/html_report.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kScript = R"js(
"use strict";
(() => {
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const textOf = cell => cell.textContent.trim();

// A number where the column holds numbers, else text; null where there is no value.
const keyOf = (cell, isNumber) => {
  const text = textOf(cell);
  if (text === "" || text === "–" || text === "unknown") return null;
  if (!isNumber) return text;
  const number = Number(text.replaceAll(",", ""));
  return Number.isNaN(number) ? null : number;
};

const collator = new Intl.Collator("en", {numeric: true, sensitivity: "base"});
const compare = (a, b) => typeof a === "number" ? a - b : collator.compare(a, b);

// Array.sort is stable: rows with the same key stay in the order in which they stood.
const sortRows = (body, column, isNumber, direction) => {
  const keyed = Array.from(body.rows, row => [keyOf(row.cells[column], isNumber), row]);
  keyed.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * compare(a, b);
  });
  body.append(...keyed.map(([, row]) => row));
};

const makeSortable = (table, headings) => {
  headings.forEach((heading, column) => {
    const isNumber = heading.classList.contains("number");
    const button = make("button", {type: "button", textContent: heading.textContent});
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const before = heading.getAttribute("aria-sort");
      // First the end that is looked for: the largest number, the first of the alphabet.
      const isAscending = before ? before === "descending" : !isNumber;
      headings.forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      sortRows(table.tBodies[0], column, isNumber, isAscending ? 1 : -1);
    });
  });
  // The page lists the accounts by rank.
  if (headings.length) headings[0].setAttribute("aria-sort", "ascending");
};

const makeChoice = (rows, column) => {
  const values = column === -1 ? [] : [...new Set(rows.map(row => textOf(row.cells[column])))];
  if (values.length === 0 || values.length === 1) return null;
  const choice = make("select", {});
  choice.append(make("option", {value: "", textContent: "all"}));
  values.sort(collator.compare).forEach(value => {
    choice.append(make("option", {value: "=" + value, textContent: value}));
  });
  return choice;
};

const labelled = (words, control) => {
  const label = make("label", {textContent: words + " "});
  label.append(control);
  return label;
};

const makeControls = (frame, table, columnOfPlatform) => {
  const rows = Array.from(table.tBodies[0].rows);
  const texts = rows.map(row => row.textContent.toLowerCase());
  const search = make("input", {type: "search", autocomplete: "off", spellcheck: false});
  const choice = makeChoice(rows, columnOfPlatform);
  const count = make("output", {});
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== "");
    const platform = choice ? choice.value : "";
    let shown = 0;
    rows.forEach((row, i) => {
      const fits = words.every(word => texts[i].includes(word)) &&
        (platform === "" || platform === "=" + textOf(row.cells[columnOfPlatform]));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} rows shown`;
  };
  const controls = make("div", {className: "controls"});
  controls.append(labelled("Search", search));
  if (choice) controls.append(labelled("Platform", choice));
  controls.append(count);
  search.addEventListener("input", apply);
  if (choice) choice.addEventListener("change", apply);
  frame.prepend(controls);
};

document.querySelectorAll(".sortable").forEach(frame => {
  const table = frame.querySelector("table");
  const headings = Array.from(table.tHead.rows[0].cells);
  const columnOfPlatform = headings.findIndex(heading => textOf(heading) === "Platform");
  makeSortable(table, headings);
  makeControls(frame, table, columnOfPlatform);
});
})();
)js";

std::string source_of(std::string_view content) {
  Sha256 hash;
  hash.update(content);
  return fmt::format("'sha256-{}'", base64_of_hex(hash.hex_digest()));
}

}  // namespace

std::string_view report_script() {
  return kScript;
}

std::string report_security_policy() {
  return fmt::format(
      "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; "
      "form-action 'none'",
      source_of(report_style_sheet()), source_of(report_script()));
}

}  // namespace cahoots
