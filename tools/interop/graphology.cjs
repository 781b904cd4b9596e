// Prints what graphology reads: node graphology.cjs graphml|gexf FILE
const { MultiGraph } = require("graphology");
const fs = require("fs");
const [kind, file] = process.argv.slice(2);
const graph = require("graphology-" + kind).parse(MultiGraph, fs.readFileSync(file, "utf8"));
const nodes = graph.mapNodes((id, attributes) => ({ ...attributes, id }));
const edges = graph.mapEdges((id, attributes, source, target) => ({ ...attributes, source, target }));
process.stdout.write(JSON.stringify({ nodes, edges }));
