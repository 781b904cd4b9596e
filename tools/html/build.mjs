// Puts the page together: node build.mjs OUT. Everything is inlined; nothing is fetched when it is opened.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(here, name), "utf8");
const library = "node_modules/cytoscape";
const version = JSON.parse(read(`${library}/package.json`)).version;
const license = `Cytoscape.js ${version}\n\n${read(`${library}/LICENSE`)}`;

const parts = {
  STYLE: read("style.css"),
  CYTOSCAPE: read(`${library}/dist/cytoscape.min.js`),
  SCRIPT: read("view.js"),
  LICENSE: license,
};
for (const [name, text] of Object.entries(parts)) {
  if (/<\/script/i.test(text) || (name === "LICENSE" && text.includes("--"))) throw new Error(`${name} would end its element`);
}
// A function as replacement: "$&" in the library is not a pattern.
const page = read("page.html").replace(/@(STYLE|CYTOSCAPE|SCRIPT|LICENSE)@/g, (_, name) => parts[name].trim());
if (page.split("@DIPLOGRAPH_DATA@").length !== 2) throw new Error("the page needs exactly one place for data");
writeFileSync(process.argv[2], page);
