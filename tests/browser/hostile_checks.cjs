// What holds for a page whose every text is made to break it: hostile_checks.cjs CHECK FILE…
"use strict";
const assert = require("node:assert/strict");
const { with_page, overflow, run_checks, kWindows } = require("./page.cjs");

// Nothing happens on opening, nor when everything that can be pressed or hovered is; with_page sees
// to that.
async function inert(...files) {
  for (const file of files) {
    await with_page(file, kWindows.desktop, async page => {
      await page.waitForTimeout(300);
      await page.evaluate(() => {
        for (const element of document.querySelectorAll("*")) {
          for (const name of ["mouseover", "mouseenter", "focus", "load", "error", "toggle", "begin"]) {
            element.dispatchEvent(new Event(name));
          }
        }
        document.querySelectorAll("details").forEach(details => { details.open = true; });
        document.querySelectorAll("button").forEach(button => button.click());
        document.querySelectorAll("a[href^='#']").forEach(link => link.click());
        for (const search of document.querySelectorAll("input[type=search]")) {
          search.value = "<script>";
          search.dispatchEvent(new Event("input"));
          search.value = "";
          search.dispatchEvent(new Event("input"));
        }
      });
      await page.waitForTimeout(300);
    });
  }
}

// The elements and attributes are those of the program: none came from the text of a post.
async function ours(...files) {
  const kElements = "HTML HEAD META LINK TITLE STYLE SCRIPT BODY HEADER MAIN NAV FOOTER SECTION DIV SPAN P UL OL LI " +
    "DL DT DD H1 H2 H3 H4 H5 H6 A ABBR B BDI BLOCKQUOTE BR CAPTION CITE CODE COL COLGROUP DEL DETAILS EM FIGCAPTION " +
    "FIGURE HR INS MARK PRE Q S SMALL STRONG SUB SUMMARY SUP TABLE TBODY TD TH THEAD TIME TR WBR BUTTON INPUT LABEL " +
    "OPTION OUTPUT SELECT svg title desc defs g path rect circle ellipse line polyline polygon text tspan";
  for (const file of files) {
    await with_page(file, kWindows.desktop, async page => {
      const strange = await page.evaluate(known => {
        const all = Array.from(document.querySelectorAll("*"));
        return all.filter(element => !known.includes(element.tagName)).map(element => element.outerHTML.slice(0, 100))
          .concat(all.flatMap(element => Array.from(element.attributes)).map(attribute => attribute)
            .filter(({ name, value }) => name.startsWith("on") || name === "srcdoc" || name === "style" ||
              (/^(src|href|xlink:href|action|formaction|data)$/.test(name) && !/^(#|https:\/\/|data:,$)/.test(value)))
            .map(({ name, value }) => `${name}=${value.slice(0, 80)}`));
      }, kElements.split(" "));
      assert.deepEqual(strange, [], file);
      assert.equal(await page.locator("script").count(), 1);
      assert.equal(await page.locator("body > main").count(), 1);
      assert.equal(await page.locator("body > footer").count(), 1, "the page was closed early");
    });
  }
}

// The layout holds: nothing stands out of the page at the side, and no text makes it endless, or
// runs over the lines above it.
async function holds(...files) {
  for (const file of files) {
    for (const [name, window] of Object.entries(kWindows)) {
      await with_page(file, window, async page => {
        assert.deepEqual(await overflow(page), { excess: 0, culprits: [] }, `${file}, ${name}`);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        const n_rows = await page.locator("tr, li, p, h3, h4, svg").count();
        assert.ok(height < 1000 + 400 * n_rows, `${name}: ${height} pixels for ${n_rows} rows`);
        assert.ok(height < 400e3, `${name}: ${height} pixels`);
        const longest = await page.evaluate(() => Math.max(...Array.from(document.querySelectorAll("bdi"),
          element => element.textContent.length)));
        assert.ok(longest < 21000, `${longest} characters in one piece`);
        const tallest = await page.evaluate(() => Math.max(...Array.from(document.querySelectorAll("main tr"),
          element => element.getBoundingClientRect().height)));
        assert.ok(tallest < 1500, `${name}: a row of ${tallest} pixels`);
      });
    }
  }
}

run_checks({ inert, ours, holds });
