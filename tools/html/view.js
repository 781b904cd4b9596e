"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { nodes, edges, graph } = data.graph;
  const $ = (id) => document.getElementById(id);
  const nodeById = new Map(nodes.map((n) => [n.id, n]));
  const documents = new Map((graph.documents || []).map((d) => [d.id, d]));
  const looks = new Map(data.looks.map((l) => [l.type, l]));
  const nameOf = (id) => (nodeById.get(id) || {}).name || id;

  // ---- small helpers

  // An element with text and children; text only ever goes in as text.
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((c) => c !== undefined && c !== ""));
    return element;
  }

  // The days a date of any precision covers, as numbers; null if there is none.
  const DAY = 86400000;
  function days(date) {
    const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date || "");
    if (!m) return null;
    const year = +m[1], month = m[2] ? +m[2] - 1 : 0;
    const first = Date.UTC(year, month, m[3] ? +m[3] : 1);
    const last = m[3] ? first : m[2] ? Date.UTC(year, month + 1, 0) : Date.UTC(year, 11, 31);
    return { start: first / DAY, end: last / DAY };
  }
  const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  // ---- facts beside what is drawn

  for (const e of edges) e.days = days(e.date);
  const haystacks = new Map();
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const n of nodes) haystacks.set(n, fold([n.name, ...(n.aliases || []), n.type, n.iso3 || ""].join("\n")));
  for (const e of edges) {
    haystacks.set(e, fold([e.relation, e.date, e.place, e.summit, e.instrument, e.office, e.evidence, ...(e.about || [])].filter(Boolean).join("\n")));
  }

  function evidenceOf(e) {
    if (e.more && e.more.evidence) return e.more.evidence;
    if (e.evidence === undefined && e.document === undefined) return [];
    return [{ document: e.document, text: e.evidence, begin: e.begin, end: e.end, rule: e.rule, rule_source: e.rule_source, confidence: e.confidence }];
  }
  // Only the first edge of an event carries all of its evidence.
  const firstOfEvent = new Map();
  for (const e of edges) if (e.event && !firstOfEvent.has(e.event)) firstOfEvent.set(e.event, e);
  const allEvidence = (e) => evidenceOf(e.event ? firstOfEvent.get(e.event) : e);

  // ---- the graph

  const small = nodes.length <= 60;  // shown whole at once: the words must be legible then
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shapes = {
    ellipse: "ellipse", box: "round-rectangle", component: "rectangle", hexagon: "hexagon", octagon: "octagon",
    note: "bottom-round-rectangle", house: "pentagon", plaintext: "round-tag", diamond: "diamond",
  };
  function style() {
    return [
      { selector: "node", style: {
        "background-color": "data(color)", shape: "data(shape)", width: "data(size)", height: "data(size)",
        label: "data(label)", color: css("--text"), "font-size": small ? 17 : 12, "text-wrap": "wrap", "text-max-width": small ? 190 : 130,
        "text-valign": "bottom", "text-margin-y": 3, "min-zoomed-font-size": 6, "border-width": 1, "border-color": "#000", "border-opacity": 0.4,
        "text-outline-color": css("--back"), "text-outline-width": 2 } },
      { selector: "edge", style: {
        width: 1.4, "line-color": css("--edge"), "target-arrow-color": css("--edge"), "curve-style": "bezier",
        "target-arrow-shape": "triangle", "arrow-scale": 0.8, label: "data(label)", "font-size": small ? 13 : 9, color: css("--dim"),
        "text-rotation": "autorotate", "min-zoomed-font-size": 7, "text-outline-color": css("--back"), "text-outline-width": 2 } },
      { selector: "edge[?symmetric]", style: { "target-arrow-shape": "none" } },
      { selector: "edge[status = 'planned']", style: { "line-style": "dashed" } },
      { selector: "edge[status = 'denied']", style: { "line-style": "dotted" } },
      { selector: "edge[^status]", style: { "line-color": css("--line"), "target-arrow-color": css("--line") } },
      { selector: ".hidden", style: { display: "none" } },
      { selector: ".dim", style: { opacity: 0.15 } },
      { selector: ":selected", style: { "border-width": 4, "border-color": css("--accent"), "line-color": css("--accent"), "target-arrow-color": css("--accent"), "border-opacity": 1 } },
      { selector: "edge:selected", style: { width: 3 } },
    ];
  }
  const SPREAD = 1.8;  // room for the labels below the nodes
  const elements = [];
  nodes.forEach((n, i) => {
    const [x, y, size] = data.layout[i];
    const look = looks.get(n.type) || { color: "#dddddd", shape: "ellipse" };
    elements.push({ group: "nodes", position: { x: x * SPREAD, y: -y * SPREAD }, data: {
      id: "n" + i, index: i, label: n.name || n.id, color: look.color, shape: shapes[look.shape] || "ellipse", size: size * (small ? 2 : 1.5) } });
    n.element = "n" + i;
  });
  edges.forEach((e, i) => elements.push({ group: "edges", data: {
    id: "e" + i, index: i, source: nodeById.get(e.source).element, target: nodeById.get(e.target).element,
    label: e.relation, status: e.status, symmetric: e.symmetric === true, size: 1 } }));
  const large = edges.length > 1500;
  const cy = window.cytoscape({
    container: $("graph"), elements, style: style(), layout: { name: "preset" }, minZoom: 0.02, maxZoom: 6,
    hideEdgesOnViewport: edges.length > 5000, textureOnViewport: large, pixelRatio: large ? 1 : "auto",
  });
  const factOf = (element) => (element.isNode() ? nodes : edges)[element.data("index")];

  // ---- filters

  const hiddenBy = { types: new Set(), statuses: new Set(), relations: new Set() };
  function addChecks(id, values, look) {
    for (const [value, number] of [...values].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
      const box = make("input", { type: "checkbox", value, onchange: () => {
        if (box.checked) hiddenBy[id].delete(value); else hiddenBy[id].add(value);
        apply();
      } });
      box.checked = true;
      const swatch = look && looks.has(value) ? make("span", { class: "swatch", style: "background:" + looks.get(value).color }) : "";
      $(id).append(make("label", {}, box, swatch, value, make("span", { class: "number" }, String(number))));
    }
  }
  function tally(list) {
    const counts = new Map();
    for (const value of list) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  }
  const eventsOnly = edges.filter((e) => !e.event || firstOfEvent.get(e.event) === e);
  addChecks("types", tally(nodes.map((n) => n.type)), true);
  addChecks("statuses", tally(eventsOnly.map((e) => e.status)));
  addChecks("relations", tally(eventsOnly.map((e) => e.relation)));

  const dated = edges.filter((e) => e.days);
  const firstDay = Math.min(...dated.map((e) => e.days.start)), lastDay = Math.max(...dated.map((e) => e.days.end));
  if (dated.length === 0 || firstDay === lastDay) $("time").hidden = true;
  for (const id of ["from", "to"]) {
    Object.assign($(id), { min: firstDay, max: lastDay, step: 1 });
    $(id).addEventListener("input", () => {
      if (+$("from").value > +$("to").value) $(id === "from" ? "to" : "from").value = $(id).value;
      apply();
    });
  }
  $("undated").addEventListener("change", () => apply());
  $("search").addEventListener("input", () => apply());

  function inTime(e) {
    if (dated.length === 0 || e.status === undefined) return true;  // structure has no time of its own
    if (!e.days) return $("undated").checked;
    return e.days.end >= +$("from").value && e.days.start <= +$("to").value;
  }
  const typeShown = (id) => !hiddenBy.types.has(nodeById.get(id).type);
  function edgeShown(e) {
    return !hiddenBy.relations.has(e.relation) && !hiddenBy.statuses.has(e.status) && inTime(e) && typeShown(e.source) && typeShown(e.target);
  }

  let shownNodes = nodes, shownEdges = edges;
  function apply() {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    const found = (fact) => words.every((w) => haystacks.get(fact).includes(w));
    const filtered = edges.some((e) => !edgeShown(e));
    const kept = new Set(edges.filter(edgeShown));
    const joined = new Set();
    for (const e of kept) joined.add(e.source), joined.add(e.target);
    // A node whose edges are all filtered away goes with them; one that never had any stays.
    const degree = tally(edges.flatMap((e) => [e.source, e.target]));
    shownNodes = nodes.filter((n) => typeShown(n.id) && (!filtered || joined.has(n.id) || !degree.get(n.id)));
    shownEdges = edges.filter((e) => kept.has(e));
    const nodeSet = new Set(shownNodes);
    // A search dims what it does not find, and keeps the neighbours of what it finds in sight.
    const bright = new Set();
    for (const n of shownNodes) if (words.length && found(n)) bright.add(n);
    for (const e of shownEdges) {
      if (!words.length || !(found(e) || bright.has(nodeById.get(e.source)) || bright.has(nodeById.get(e.target)))) continue;
      bright.add(e);
    }
    if (words.length) for (const e of shownEdges) if (bright.has(e)) bright.add(nodeById.get(e.source)), bright.add(nodeById.get(e.target));
    cy.batch(() => cy.elements().forEach((element) => {
      const fact = factOf(element);
      element.toggleClass("hidden", !(element.isNode() ? nodeSet : kept).has(fact));
      element.toggleClass("dim", words.length > 0 && !bright.has(fact));
    }));
    if (dated.length) {
      $("from-text").value = dayText(+$("from").value);
      $("to-text").value = dayText(+$("to").value);
    }
    const events = new Set(shownEdges.map((e) => e.event).filter(Boolean)).size;
    $("count").textContent = `${shownNodes.length} of ${nodes.length} nodes, ${events} events, ${shownEdges.length} edges`;
    if (cy.$(":selected").length === 0) showOverview(words.length ? found : null);
  }

  // ---- details

  const details = $("details");
  function who(e) {
    return e.symmetric ? `${nameOf(e.source)} – ${nameOf(e.target)}` : `${nameOf(e.source)} → ${nameOf(e.target)}`;
  }
  function circumstances(e) {
    return [e.status !== "occurred" && e.status, e.date, e.place, e.summit && "at " + e.summit, e.office, e.about && "about " + e.about.join(", "),
      e.instrument && "instrument: " + e.instrument].filter(Boolean).join(", ");
  }
  function edgeButton(e) {
    return make("button", { class: "row", onclick: () => choose(cy.$id("e" + edges.indexOf(e)), true) },
      make("b", {}, e.relation), " " + who(e), make("span", { class: "small" }, circumstances(e)));
  }
  function byTime(a, b) {
    return (a.days ? a.days.start : Infinity) - (b.days ? b.days.start : Infinity) || (a.relation < b.relation ? -1 : a.relation > b.relation ? 1 : 0);
  }
  const MOST = 200;
  function list(title, facts) {
    const shown = facts.slice(0, MOST).map(edgeButton);
    const rest = facts.length > MOST ? [make("p", { class: "small" }, `and ${facts.length - MOST} more: narrow the filters`)] : [];
    return [make("h3", {}, `${title} (${facts.length})`), ...shown, ...rest];
  }
  function showOverview(found) {
    const events = shownEdges.filter((e) => e.event && firstOfEvent.get(e.event) === e && (!found || found(e) || found(nodeById.get(e.source)) || found(nodeById.get(e.target))));
    const titles = [...documents.values()].slice(0, 20).map((d) => make("p", { class: "small" }, [d.date, d.title || d.id].filter(Boolean).join(" · ")));
    details.replaceChildren(make("h2", {}, "Timeline"), ...titles, ...list("Events", events.sort(byTime)));
  }
  function showNode(n) {
    const mine = shownEdges.filter((e) => e.source === n.id || e.target === n.id).sort(byTime);
    details.replaceChildren(make("h2", {}, n.name || n.id),
      make("p", { class: "small" }, [n.type, n.iso3, n.mentions && `${n.mentions} mentions`].filter(Boolean).join(", ")),
      n.aliases ? make("p", { class: "small" }, "also: " + n.aliases.join(", ")) : "",
      ...list("Edges", mine));
  }

  // Offsets count bytes of UTF-8; JavaScript counts otherwise.
  function highlighted(text, begin, end) {
    const bytes = new TextEncoder().encode(text);
    const part = (a, b) => new TextDecoder().decode(bytes.slice(a, b));
    if (!(begin < end && end <= bytes.length)) return null;
    return make("div", { class: "article", tabindex: "0" }, part(0, begin), make("mark", {}, part(begin, end)), part(end, bytes.length));
  }
  function evidenceParts(v) {
    const d = documents.get(v.document) || {};
    const article = d.text ? highlighted(d.text, v.begin, v.end) : null;
    const source = [d.date, d.title || v.document, d.source].filter(Boolean).join(" · ");
    const trace = [v.rule && "rule " + v.rule, v.rule_source, v.confidence !== undefined && "confidence " + v.confidence].filter(Boolean).join(", ");
    return [article ? "" : make("blockquote", {}, make("mark", {}, v.text || "")), article || "",
      make("p", { class: "small" }, source), make("p", { class: "small" }, trace)];
  }
  function showEdge(e) {
    const evidence = allEvidence(e);
    details.replaceChildren(make("h2", {}, e.relation), make("p", {}, who(e)), make("p", { class: "small" }, circumstances(e)),
      make("p", { class: "small" }, [e.event && "event " + e.event, e.cameo && "CAMEO " + e.cameo].filter(Boolean).join(", ")),
      make("h3", {}, `Evidence (${evidence.length})`), ...evidence.flatMap(evidenceParts));
    for (const mark of details.querySelectorAll(".article mark")) {
      mark.parentElement.scrollTop = mark.offsetTop - mark.parentElement.offsetTop - 60;
    }
  }
  function choose(element, centre) {
    cy.$(":selected").unselect();
    if (element.length === 0) return apply();
    element.select();
    const seen = cy.extent(), box = element.boundingBox();
    const outside = box.x1 < seen.x1 || box.x2 > seen.x2 || box.y1 < seen.y1 || box.y2 > seen.y2;
    if (centre && outside) cy.animate({ center: { eles: element }, duration: 150 });
  }
  // Cytoscape tells of each element; one look after all of them is enough.
  let pending = false;
  cy.on("select unselect", () => {
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      const chosen = cy.$(":selected");
      if (chosen.length === 0) showOverview(null);
      else if (chosen[0].isNode()) showNode(factOf(chosen[0]));
      else showEdge(factOf(chosen[0]));
    });
  });

  // ---- buttons and keys

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    cy.style(style());
  }
  const toggleTheme = () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
  const fit = () => cy.fit(cy.elements().not(".hidden"), 40);
  function download(name, blob) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  // The same shape as diplograph's own JSON, so that it can be read back.
  function visibleGraph() {
    const clean = ({ element, days: ignored, ...fact }) => fact;
    return { directed: true, multigraph: true, graph: { documents: graph.documents || [] }, nodes: shownNodes.map(clean), edges: shownEdges.map(clean) };
  }
  function reset() {
    for (const box of document.querySelectorAll("#filters input[type=checkbox]")) box.checked = true;
    for (const set of Object.values(hiddenBy)) set.clear();
    $("from").value = firstDay;
    $("to").value = lastDay;
    apply();
  }
  $("fit").addEventListener("click", fit);
  $("theme").addEventListener("click", toggleTheme);
  $("reset").addEventListener("click", reset);
  $("help").addEventListener("click", () => $("keys").showModal());
  $("save-png").addEventListener("click", () => download("graph.png", cy.png({ output: "blob", bg: css("--back"), full: true, scale: 2, maxWidth: 8000, maxHeight: 8000 })));
  $("save-json").addEventListener("click", () => download("graph.json", new Blob([JSON.stringify(visibleGraph(), null, 1)], { type: "application/json" })));

  function step(collection, by) {
    const shown = collection.not(".hidden").toArray();
    if (shown.length === 0) return;
    const at = shown.findIndex((e) => e.selected());
    choose(shown[(at + by + shown.length + (at < 0 && by < 0 ? 1 : 0)) % shown.length], true);
  }
  let around = null;  // the node whose edges "e" walks along
  const keys = {
    "/": () => $("search").focus(), f: fit, t: toggleTheme, "?": () => $("keys").showModal(),
    n: () => step(cy.nodes(), 1), p: () => step(cy.nodes(), -1),
    e: () => {
      const chosen = cy.$("node:selected");
      if (chosen.length) around = chosen;
      if (around) step(around.connectedEdges(), 1);
    },
    Enter: () => details.focus(),
    "+": () => cy.zoom({ level: cy.zoom() * 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    "-": () => cy.zoom({ level: cy.zoom() / 1.25, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    ArrowLeft: () => cy.panBy({ x: 60, y: 0 }), ArrowRight: () => cy.panBy({ x: -60, y: 0 }),
    ArrowUp: () => cy.panBy({ x: 0, y: 60 }), ArrowDown: () => cy.panBy({ x: 0, y: -60 }),
  };
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|BUTTON)$/.test(event.target.tagName);
    if (event.key === "Escape") {
      $("search").value = "";
      $("search").blur();
      choose(cy.collection());
    } else if (!(typing && event.key !== "/") && event.target.id !== "search" && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  reset();
  fit();
  if (documents.size === 1) document.title = [...documents.values()][0].title || document.title;
  window.diplograph = { cy, visibleGraph };  // for tests and for the console
})();
