// What holds for the page of the demo case: report_checks.cjs CHECK FILE
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const { with_page, overflow, run_checks, kWindows } = require("./page.cjs");

const kSchemes = ["light", "dark"];

async function in_every_window(file, use) {
  for (const [name, window] of Object.entries(kWindows)) {
    for (const colorScheme of kSchemes) {
      await with_page(file, { ...window, colorScheme }, page => use(page, `${name}, ${colorScheme}`));
    }
  }
}

// Opens, says nothing, asks for nothing; with_page sees to that. A script that failed to run would
// not have made the controls.
async function quiet(file) {
  await with_page(file, kWindows.desktop, async page => {
    assert.equal(await page.locator("main").count(), 1);
    assert.ok(await page.locator(".sortable th button").count() > 0, "no heading became a button");
  });
}

// That a page that does what it must not is noticed.
async function watched(file) {
  const attempts = {
    policy: () => { document.body.append(document.createElement("script")); document.body.lastChild.textContent = "1"; },
    console: () => console.log("said"),
    "image of another machine": () => { document.body.append(new Image()); document.body.lastChild.src = "http://127.0.0.1:9/x.png"; },
    run: () => { window.__pwned = 1; },
    dialog: () => alert("said"),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    await assert.rejects(with_page(file, kWindows.desktop, async page => {
      await page.evaluate(attempt);
      await page.waitForTimeout(100);
    }), undefined, `${name} went unnoticed`);
  }
}

async function accessible(file) {
  const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  await in_every_window(file, async (page, where) => {
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    assert.ok(result.passes.length > 10, "axe-core checked next to nothing");
    const serious = result.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    assert.deepEqual(serious.map(({ id, nodes }) =>
      `${where}: ${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`), []);
  });
}

async function fits(file) {
  await in_every_window(file, async (page, where) => {
    assert.deepEqual(await overflow(page), { excess: 0, culprits: [] }, where);
  });
}

// The cells of a column of the first account table, of the rows that are shown.
function column(page, number) {
  return page.evaluate(number => Array.from(document.querySelector(".sortable tbody").rows)
    .filter(row => !row.hidden).map(row => row.cells[number].textContent.trim()), number);
}

async function sorts(file) {
  await with_page(file, kWindows.desktop, async page => {
    const headings = await page.locator(".sortable").first().locator("th[scope=col]").allTextContents();
    const number_of = name => headings.indexOf(name);
    const heading = name => page.locator(".sortable").first().locator("th[scope=col]").nth(number_of(name));
    const sorted_by = async name => (await column(page, number_of(name)));
    const as_numbers = cells => cells.filter(cell => cell !== "–").map(cell => Number(cell.replaceAll(",", "")));
    const ranks = await sorted_by("Rank");
    assert.ok(ranks.length > 5);

    await heading("Posts").locator("button").click();
    const posts = as_numbers(await sorted_by("Posts"));
    assert.deepEqual(posts, [...posts].sort((a, b) => b - a));
    assert.notDeepEqual(await sorted_by("Rank"), ranks, "nothing moved");
    assert.equal(await heading("Posts").getAttribute("aria-sort"), "descending");
    assert.equal(await page.locator(".sortable").first().locator("[aria-sort]").count(), 1);

    // By the keyboard, the other way; the focus stays where it was.
    await page.keyboard.press("Enter");
    assert.deepEqual(as_numbers(await sorted_by("Posts")), [...posts].reverse());
    assert.equal(await heading("Posts").getAttribute("aria-sort"), "ascending");
    await page.keyboard.press("Space");
    assert.equal(await heading("Posts").getAttribute("aria-sort"), "descending");

    await heading("Account").locator("button").click();
    const accounts = await sorted_by("Account");
    const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    assert.deepEqual(accounts, [...accounts].sort(collator.compare));

    // Stable: by rank, then by platform, leaves the ranks of each platform in order.
    await heading("Rank").locator("button").click();
    if (await heading("Rank").getAttribute("aria-sort") === "descending") {
      await heading("Rank").locator("button").click();
    }
    assert.deepEqual(await sorted_by("Rank"), ranks);
    await heading("Platform").locator("button").click();
    const platforms = await sorted_by("Platform");
    const new_ranks = as_numbers(await sorted_by("Rank"));
    platforms.forEach((platform, i) => {
      if (i > 0 && platforms[i - 1] === platform) assert.ok(new_ranks[i - 1] < new_ranks[i], "not stable");
    });
    // Nothing known is last, whichever way.
    for (let i = 0; i < 2; ++i) {
      await heading("Followers").locator("button").click();
      const followers = await sorted_by("Followers");
      const first_unknown = followers.indexOf("–");
      if (first_unknown !== -1) assert.ok(followers.slice(first_unknown).every(cell => cell === "–"));
    }
  });
}

async function searches(file) {
  await with_page(file, kWindows.phone, async page => {
    const frame = page.locator(".sortable").first();
    const all = await column(page, 1);
    const handle = all[2].split(/\s/)[0];
    await frame.getByLabel("Search").fill(`  ${handle.toUpperCase()} `);
    const found = await column(page, 1);
    assert.ok(found.length >= 1 && found.length < all.length);
    assert.ok(found.some(cell => cell.startsWith(handle)));
    assert.equal(await frame.locator("output").textContent(), `${found.length} of ${all.length} rows shown`);
    // Sorting keeps what is hidden hidden.
    await frame.locator("th button").first().click();
    assert.equal((await column(page, 1)).length, found.length);
    await frame.getByLabel("Search").fill("no such account anywhere");
    assert.deepEqual(await column(page, 1), []);
    await frame.getByLabel("Search").fill("");
    assert.equal((await column(page, 1)).length, all.length);
    assert.equal(await frame.locator("output").textContent(), "");

    const choice = frame.getByLabel("Platform");
    const platforms = (await choice.locator("option").allTextContents()).slice(1);
    assert.ok(platforms.length > 1, "the demo's network is on one platform only");
    let n_shown = 0;
    for (const platform of platforms) {
      await choice.selectOption({ label: platform });
      const shown = await column(page, 2);
      assert.ok(shown.length > 0 && shown.every(cell => cell === platform));
      n_shown += shown.length;
    }
    assert.equal(n_shown, all.length);
    // On paper nothing is missing and there is nothing to press.
    await page.emulateMedia({ media: "print" });
    assert.equal(await frame.locator("tbody tr:visible").count(), all.length);
    assert.equal(await frame.locator(".controls:visible").count(), 0);
  });
}

// Without script: the same words but for the controls, all of them visible.
async function scriptless(file) {
  const words = page => page.locator("main").innerText();
  let with_script;
  await with_page(file, kWindows.desktop, async page => {
    await page.locator(".controls").evaluateAll(controls => controls.forEach(control => control.remove()));
    with_script = await words(page);
  });
  await with_page(file, { ...kWindows.desktop, javaScriptEnabled: false }, async page => {
    assert.equal(await page.locator("main button, main input, main select").count(), 0);
    assert.ok(await page.locator("main tbody tr:visible").count() > 20);
    assert.equal((await words(page)).replace(/\s+/g, " "), with_script.replace(/\s+/g, " "));
  });
}

async function prints(file) {
  await with_page(file, kWindows.desktop, async page => {
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const n_pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(n_pages > 1 && n_pages < 200, `${n_pages} pages`);
    assert.ok(pdf.length > 50e3 && pdf.length < 20e6, `${pdf.length} bytes`);
    // Nothing is cut off at the edge of the paper: A4 without margins of 1 cm is 718 CSS pixels.
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 718, height: 1000 });
    assert.deepEqual(await overflow(page), { excess: 0, culprits: [] });
  });
}

async function linked(file) {
  await with_page(file, kWindows.desktop, async page => {
    const found = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll("[id]"), element => element.id);
      const links = Array.from(document.querySelectorAll("a[href]"), link => link.getAttribute("href"));
      const referred = Array.from(document.querySelectorAll("[aria-labelledby],[aria-describedby]"), element =>
        `${element.getAttribute("aria-labelledby") || ""} ${element.getAttribute("aria-describedby") || ""}`)
        .flatMap(names => names.trim().split(/\s+/));
      return {
        n_local: links.filter(link => link.startsWith("#")).length,
        doubled: ids.filter((id, i) => ids.indexOf(id) !== i),
        dangling: links.filter(link => link.startsWith("#") && !ids.includes(link.slice(1)))
          .concat(referred.filter(name => !ids.includes(name))),
        strange: links.filter(link => !link.startsWith("#") && !link.startsWith("https://")),
      };
    });
    assert.ok(found.n_local > 5);
    delete found.n_local;
    assert.deepEqual(found, { doubled: [], dangling: [], strange: [] });
  });
}

// Every drawing has words for those who do not see it, and is not read out letter by letter.
async function described(file) {
  await with_page(file, kWindows.desktop, async page => {
    const drawings = await page.locator("svg").evaluateAll(all => all.map(svg => {
      const ids = (svg.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
      const words = svg.getAttribute("aria-label") || ids.map(id => document.getElementById(id)?.textContent).join(" ") ||
        svg.querySelector(":scope > title")?.textContent || "";
      return { role: svg.getAttribute("role"), hidden: svg.getAttribute("aria-hidden"), words: words.trim() };
    }));
    assert.ok(drawings.length > 3);
    assert.deepEqual(drawings.filter(({ role, hidden, words }) =>
      hidden !== "true" && (role !== "img" || words.length < 20)), []);
  });
}

run_checks({ quiet, watched, accessible, fits, sorts, searches, scriptless, prints, linked, described });
