// A page of a report in headless Chromium, and everything about it that must not happen.
"use strict";
const { chromium } = require("playwright-core");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

// with_page(FILE, OPTIONS, async page => …): opens FILE, runs the function, and throws where the
// page logged, requested anything but itself, opened a dialog or a window, or ran into its policy.
// Options are those of a browser context: viewport, colorScheme, javaScriptEnabled.
async function with_page(file, options, use) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext({ offline: true, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60000);
    const unwanted = [];
    const address = pathToFileURL(path.resolve(file)).href;
    page.on("console", message => unwanted.push(`console: ${message.text()}`));
    page.on("pageerror", error => unwanted.push(`error: ${error.message}`));
    page.on("request", request => {
      const url = request.url();
      if (url !== address && url !== "data:,") unwanted.push(`request: ${url.slice(0, 200)}`);
    });
    page.on("framenavigated", frame => {
      if (frame !== page.mainFrame()) unwanted.push(`frame: ${frame.url().slice(0, 200)}`);
    });
    page.on("popup", () => unwanted.push("a window was opened"));
    page.on("dialog", dialog => {
      unwanted.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", event => {
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
    await page.goto(address, { waitUntil: "load", timeout: 60000 });
    await use(page);
    if (options.javaScriptEnabled !== false) {
      const violations = await page.evaluate(() => window.violations);
      violations.forEach(violation => unwanted.push(`policy: ${violation}`));
      if (await page.evaluate(() => "__pwned" in window)) unwanted.push("text of a post was run");
    }
    if (page.url().split("#")[0] !== address) unwanted.push(`the page went to ${page.url()}`);
    if (unwanted.length) throw new Error(unwanted.slice(0, 20).join("\n"));
  } finally {
    await browser.close();
  }
}

// How far the page is wider than the window, in CSS pixels, and which elements that no frame of
// their own scrolls stand out of it.
async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const excess = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    const scrolls = element => element && element !== document.body &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const culprits = excess <= 0 ? [] : Array.from(document.body.querySelectorAll("*"))
      .filter(element => element.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(element))
      .map(element => `${element.tagName.toLowerCase()} ${element.className} ${element.textContent.slice(0, 40)}`);
    return { excess, culprits: culprits.slice(0, 5) };
  });
}

// run_checks(CHECKS): the check that the command line names, on the file that it names.
function run_checks(checks) {
  const [name, ...files] = process.argv.slice(2);
  if (!checks[name] || files.length === 0) {
    console.error(`usage: CHECK FILE…, CHECK being one of: ${Object.keys(checks).join(", ")}`);
    process.exit(2);
  }
  checks[name](...files).catch(error => {
    console.error(`${name}: ${error.message}`);
    process.exit(1);
  });
}

const kWindows = {
  phone: { viewport: { width: 390, height: 844 } },
  desktop: { viewport: { width: 1280, height: 900 } },
};

module.exports = { with_page, overflow, run_checks, kWindows };
