// Drives the page in headless Chromium:
//   npm ci && node test.mjs PLAIN.html MANY.html [SAMPLE.html SCREENSHOT_DIR]
// PLAIN and MANY are what `diplograph convert` makes of plain.json and many.json, which
// tools/interop/make_graphs.py writes; pictures are taken of SAMPLE. CHROMIUM names another browser than /usr/bin/chromium.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [plain, many, sample, shots] = process.argv.slice(2);
if (!plain || !many) {
  console.error("usage: node test.mjs PLAIN.html MANY.html [SAMPLE.html SCREENSHOT_DIR]");
  process.exit(2);
}
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});
let passed = 0;

async function open(path, scheme = "light") {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 760 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.faults = [];
  page.on("console", (m) => ["error", "warning", "warn"].includes(m.type()) && page.faults.push(m.text()));
  page.on("pageerror", (e) => page.faults.push(String(e)));
  page.on("request", (r) => /^(file|data|blob):/.test(r.url()) || page.faults.push("asks for " + r.url()));
  page.on("dialog", (d) => (page.faults.push("dialog"), d.dismiss()));
  await page.setOfflineMode(true);
  await page.goto(pathToFileURL(resolve(path)).href);
  return page;
}
async function test(name, path, run, scheme) {
  const page = await open(path, scheme);
  await run(page);
  assert.deepEqual(page.faults, [], name);
  await page.close();
  ++passed;
  console.log("ok   " + name);
}
const settle = (page) => page.evaluate(() => new Promise((r) => setTimeout(r, 250)));
const visible = (page) => page.evaluate(() => ({
  nodes: diplograph.cy.nodes().filter((n) => n.style("display") !== "none").length,
  edges: diplograph.cy.edges().filter((e) => e.style("display") !== "none").length }));
const text = (page, selector) => page.$eval(selector, (e) => e.textContent);
const check = (page, group, value) => page.click(`#${group} input[value="${value}"]`);
const shoot = async (page, name) => {
  if (!shots) return;
  await settle(page);
  await page.screenshot({ path: `${shots}/${name}.png` });
};
// A click on the canvas where the element is drawn, as a reader would do it.
async function clickOn(page, pick) {
  const at = await page.evaluate((source) => {
    const element = new Function("cy", "return " + source)(diplograph.cy);
    const p = element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
    const box = document.getElementById("graph").getBoundingClientRect();
    return { x: box.left + p.x, y: box.top + p.y };
  }, pick);
  await page.mouse.click(at.x, at.y);
  await settle(page);
}

await test("loads without network, errors or warnings", plain, async (page) => {
  assert.deepEqual(await visible(page), { nodes: 11, edges: 11 });
  assert.match(await text(page, "#count"), /11 of 11 nodes, 6 events, 11 edges/);
  assert.match(await text(page, "#details"), /Timeline.*met-with/s);
});
await test("parallel edges are drawn apart", plain, async (page) => {
  const [a, b] = await page.evaluate(() => diplograph.cy.edges("[label = 'met-with']").map((e) => e.midpoint()));
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 5);
});
await test("filters hide by type, relation and status", plain, async (page) => {
  await check(page, "types", "country");
  await settle(page);
  assert.equal(await page.evaluate(() => diplograph.cy.nodes("[label = 'Vietnam']").visible()), false);
  await check(page, "types", "country");
  await check(page, "relations", "met-with");
  assert.equal((await visible(page)).edges, 9);
  await check(page, "relations", "met-with");
  await check(page, "statuses", "denied");
  await settle(page);
  assert.equal(await page.evaluate(() => diplograph.cy.edges("[status = 'denied']").visible()), false);
  await page.click("#reset");
  assert.deepEqual(await visible(page), { nodes: 11, edges: 11 });
});
await test("the time slider hides what is later, and what has no date on request", plain, async (page) => {
  await page.$eval("#to", (e) => { e.value = e.min; e.dispatchEvent(new Event("input")); });
  const dates = () => page.evaluate(() => diplograph.visibleGraph().edges.filter((e) => e.event).map((e) => e.date || "none").sort());
  assert.deepEqual(await dates(), ["2023-05", "none"]);
  await page.click("#undated");
  assert.deepEqual(await dates(), ["2023-05"]);
});
await test("a click on an edge shows its evidence inside the article", plain, async (page) => {
  await clickOn(page, "cy.edges(\"[label = 'urged']\")[0]");
  assert.equal(await text(page, "#details h2"), "urged");
  assert.equal(await text(page, "#details .article mark"), "Vietnam urged ASEAN to act.");
  assert.match(await text(page, "#details .article"), /^Minister Johnny.*did not sign it\.$/);
});
await test("a click on a node lists its edges, and one of them leads on", plain, async (page) => {
  await clickOn(page, "cy.nodes(\"[label = 'Johnny G Plate']\")[0]");
  assert.match(await text(page, "#details"), /Johnny G Plate.*also: Menkominfo, Plate.*Edges \(4\)/s);
  await page.click("#details .row");
  assert.match(await text(page, "#details"), /Evidence \(1\)/);
});
await test("search ignores accents and dims the rest", plain, async (page) => {
  await page.type("#search", "manh hung");
  assert.equal(await page.evaluate(() => diplograph.cy.nodes("[label *= 'Hùng']").hasClass("dim")), false);
  assert.equal(await page.evaluate(() => diplograph.cy.nodes("[label = 'ASEAN']").hasClass("dim")), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => diplograph.cy.$(".dim").length), 0);
});
await test("works by keyboard alone", plain, async (page) => {
  await page.keyboard.press("n");
  await settle(page);
  assert.match(await text(page, "#details"), /Edges/);
  await page.keyboard.press("n");
  await page.keyboard.press("e");
  await settle(page);
  assert.match(await text(page, "#details"), /Evidence/);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.equal(await page.$eval("#keys", (e) => e.open), true);
});
await test("dark and light", plain, async (page) => {
  const back = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await back(), "rgb(20, 23, 27)");
  await page.click("#theme");
  assert.equal(await back(), "rgb(255, 255, 255)");
}, "dark");
await test("exports the visible part", plain, async (page) => {
  await check(page, "relations", "met-with");
  const graph = await page.evaluate(() => diplograph.visibleGraph());
  assert.equal(graph.edges.length, 9);
  assert.equal(graph.edges.some((e) => "element" in e || "days" in e), false);
  for (const id of ["save-png", "save-json"]) {
    const name = await page.evaluate((button) => new Promise((done) => {
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () { HTMLAnchorElement.prototype.click = click; done(this.download + " " + this.href.slice(0, 5)); };
      document.getElementById(button).click();
    }), id);
    assert.equal(name, id === "save-png" ? "graph.png blob:" : "graph.json blob:");
  }
});
await test("2,000 edges stay usable", many, async (page) => {
  assert.equal((await visible(page)).edges, 2000);
  await shoot(page, "html-many");
  // From a keystroke or a ticked box to the next drawn frame.
  const milliseconds = await page.evaluate(async () => {
    const frame = () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)));
    const times = [];
    for (const act of [
      () => document.querySelector('#relations input[value="urged"]').click(),
      () => { const s = document.getElementById("search"); s.value = "name 12"; s.dispatchEvent(new Event("input")); },
      () => diplograph.cy.zoom(1),
    ]) {
      const start = performance.now();
      act();
      await frame();
      times.push(performance.now() - start);
    }
    return times;
  });
  console.log("     filter, search, zoom: " + milliseconds.map((t) => t.toFixed(0) + " ms").join(", "));
  assert.ok(Math.max(...milliseconds) < 3000);
});
if (sample && shots) {
  for (const scheme of ["light", "dark"]) {
    await test(`a sample opens, ${scheme}`, sample, async (page) => {
      await shoot(page, "html-" + scheme);
      await page.click("#details .row");
      await settle(page);
      assert.ok((await text(page, "#details mark")).length > 10);
      if (scheme === "light") await shoot(page, "html-evidence");
    }, scheme);
  }
}
await browser.close();
console.log(`${passed} passed, 0 failed`);
