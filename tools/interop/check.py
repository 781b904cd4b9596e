#!/usr/bin/env python3
"""Load diplograph's files with other programs and compare. Run by check.sh; prints docs/interop.md."""
import argparse
import collections
import csv
import json
import os
import pathlib
import platform
import re
import shutil
import sqlite3
import subprocess
import sys

import duckdb
import igraph
import kuzu
import lxml.etree
import networkx as nx
import rdflib

HERE = pathlib.Path(__file__).resolve().parent
GRAPHS = ["plain", "nasty", "parallel", "empty", "one", "many"]
TEXTS = ["relation", "event", "status", "date", "place", "summit", "instrument", "office", "document", "evidence"]
results = []  # (reader, format, graph, fault or "")


def normal(value):
    """Lists as the text that formats without lists hold; line ends as XML leaves them; absent as empty."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, (list, tuple)):
        return " | ".join(map(normal, value))
    return str(value)


class Graph:
    def __init__(self, nodes, edges):
        self.nodes = {n["id"]: (normal(n.get("type")), normal(n.get("name"))) for n in nodes}
        self.count = len(nodes)
        self.edges = collections.Counter(
            (e["source"], e["target"], *(normal(e.get(k)) for k in TEXTS), normal(e.get("about"))) for e in edges)

    def difference(self, other):
        if self.count != other.count or len(self.nodes) != len(other.nodes):
            return f"{other.count} nodes, expected {self.count}"
        for i, n in self.nodes.items():
            if other.nodes.get(i) != n:
                return f"node {i}: {other.nodes.get(i)}, expected {n}"
        lost, found = self.edges - other.edges, other.edges - self.edges
        if lost or found:
            return f"edges differ: expected {next(iter(lost), None)}, found {next(iter(found), None)}"
        return ""


def check(reader, kind, graph, read):
    """read() gives a Graph to compare with the JSON's, or a fault as text."""
    name, expected = graph
    try:
        got = read()
        fault = got if isinstance(got, str) else expected.difference(got)
    except Exception as e:  # a reader's refusal is the finding
        fault = f"{type(e).__name__}: {e}"
    results.append((reader, kind, name, fault))
    print(f"{'FAIL' if fault else 'ok  '} {reader} {kind} {name} {fault}"[:600], file=sys.stderr)


def from_networkx(g):
    return Graph([{**a, "id": n} for n, a in g.nodes(data=True)],
                 [{**a, "source": s, "target": t} for s, t, a in g.edges(data=True)])


def through_networkx(diplograph, directory, kind):
    """What diplograph reads of a file that NetworkX read and wrote."""
    rewritten, back = directory / f"networkx.{kind}", directory / "back.json"
    if kind == "graphml":
        nx.write_graphml(nx.read_graphml(directory / "g.graphml", force_multigraph=True), rewritten)
    else:
        g = nx.node_link_graph(json.loads((directory / "g.json").read_text()), edges="edges")
        rewritten.write_text(json.dumps(nx.node_link_data(g, edges="edges")))
    subprocess.run([diplograph, "convert", rewritten, back], check=True)
    facts = json.loads(back.read_text())
    return Graph(facts["nodes"], facts["edges"])


def read_igraph(path):
    g = igraph.Graph.Read_GraphML(str(path))
    ids = g.vs["id"] if g.vcount() else []
    return Graph([{**v.attributes(), "id": ids[v.index]} for v in g.vs],
                 [{**e.attributes(), "source": ids[e.source], "target": ids[e.target]} for e in g.es])


def read_graphology(kind, path, work):
    out = subprocess.run(["node", HERE / "graphology.cjs", kind, path], capture_output=True, text=True,
                         env={**os.environ, "NODE_PATH": str(work / "node_modules")}, check=True).stdout
    return Graph(**json.loads(out))


def kuzu_graph(connection):
    """All nodes and edges of a database. Kuzu's absent is None."""
    tables = [r for r in connection.execute("CALL show_tables() RETURN *").get_all()]
    nodes, edges = [], []
    for table in tables:
        if table[2] == "NODE":
            nodes += [dict(zip(("id", "type", "name"), r)) for r in connection.execute(f"MATCH (n:{table[1]}) RETURN n.id, n.type, n.name").get_all()]
        else:
            for r in connection.execute(f"MATCH (a)-[r:{table[1]}]->(b) RETURN a.id, b.id, r").get_all():
                edges.append({**r[2], "source": r[0], "target": r[1]})
    return Graph(nodes, edges)


def statements(text):
    """What stands between semicolons that are in no string."""
    return [s.strip() for s in re.findall(r"(?:'(?:\\.|[^'\\])*'|[^';])+", text, re.S) if s.strip()]


def read_kuzu_csv(directory):
    connection = kuzu.Connection(kuzu.Database())
    for script in ("schema.cypher", "copy.cypher"):
        for s in statements((directory / script).read_text()):
            connection.execute(re.sub(r"FROM '([^']+\.csv)'", lambda m: f"FROM '{directory / m[1]}'", s))
    return kuzu_graph(connection)


def read_kuzu_cypher(path, directory):
    connection = kuzu.Connection(kuzu.Database())
    for s in statements((directory / "schema.cypher").read_text()):
        connection.execute(s.replace("`aliases` STRING", "`aliases` STRING[]").replace("`about` STRING", "`about` STRING[]"))
    for s in statements(path.read_bytes().decode()):
        if not s.startswith("CREATE CONSTRAINT"):  # Neo4j's; Kuzu's tables have primary keys
            connection.execute(s)
    return kuzu_graph(connection)


def table_graph(rows):
    """A graph from our SQL tables; rows(sql) gives tuples."""
    nodes = [dict(zip(("id", "type", "name"), r)) for r in rows("SELECT id, type, name FROM nodes")]
    about = collections.defaultdict(list)
    for event, topic in rows("SELECT event, topic FROM about ORDER BY event, ordinal"):
        about[event].append(topic)
    columns = ("event", "source", "target", "relation", "status", "date", "place", "summit", "instrument", "document", "evidence", "office")
    edges = [dict(zip(columns, r)) for r in rows("""
        SELECT x.event, x.source, x.target, x.relation, x.status, x.date, e.place, e.summit, e.instrument, v.document, v.sentence, NULL
        FROM edges x JOIN events e ON e.id = x.event LEFT JOIN evidence v ON v.event = e.id AND v.ordinal = 1
        UNION ALL
        SELECT NULL, s.source, s.target, s.relation, NULL, s.date, NULL, NULL, NULL, v.document, v.sentence, s.office
        FROM structure s LEFT JOIN evidence v ON v.structure = s.id AND v.ordinal = 1""")]
    for e in edges:
        e["about"] = about.get(e["event"])
    for view in ("who", "timeline", "pairs", "sentences"):
        rows(f"SELECT * FROM {view}")
    return Graph(nodes, edges)


def read_sqlite(path):
    db = sqlite3.connect(path)
    if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or db.execute("PRAGMA foreign_key_check").fetchall():
        return "broken file"
    return table_graph(lambda sql: db.execute(sql).fetchall())


def read_duckdb(path):
    db = duckdb.connect()
    db.execute(path.read_bytes().decode())  # not read_text(): it rewrites line ends
    return table_graph(lambda sql: db.execute(sql).fetchall())


def read_neo4j(work, directory, *scripts):
    """The graph that an embedded Neo4j holds after the scripts, run twice: the second run must change nothing."""
    database = directory / "neo4j-database"
    shutil.rmtree(database, ignore_errors=True)
    out = subprocess.run(["java", "-Dfile.encoding=UTF-8", "-cp", f"{work}/neo4j/*", HERE / "Neo4jCheck.java", database,
                          (directory / "neo4j").resolve(), *scripts, *scripts], capture_output=True, text=True, timeout=600)
    shutil.rmtree(database, ignore_errors=True)
    if out.returncode:
        return next((line for line in out.stderr.splitlines() if "Exception" in line), out.stderr[-300:])
    return Graph(**json.loads(out.stdout[out.stdout.index('{"nodes"'):]))


def read_neo4j_csv(directory):
    """By the rules of RFC 4180, strictly."""
    rows = lambda name: list(csv.DictReader(open(directory / name, newline="", encoding="utf-8"), strict=True))
    plain = lambda r: {k.split(":")[0] or k: v for k, v in r.items()}
    nodes = [plain(r) for r in rows("nodes.csv")]
    edges = [{**plain(r), "source": r[":START_ID"], "target": r[":END_ID"],
              "about": r.get("about:string[]", "").split(";")} for r in rows("rels.csv")]
    return Graph(nodes, edges)


def semicolons_become_commas(graph):
    """Neo4j splits lists at semicolons, so we write none inside a member."""
    return Graph([{"id": i, "type": t, "name": n} for i, (t, n) in graph.nodes.items()],
                 [dict(zip(("source", "target", *TEXTS, "about"), (*k[:-1], k[-1].replace(";", ",")))) for k in graph.edges.elements()])


def read_turtle(path, expected, facts):
    g = rdflib.Graph().parse(path)
    dip, schema = rdflib.Namespace("urn:diplograph:vocabulary:"), rdflib.Namespace("https://schema.org/")
    node = "urn:diplograph:node:"
    names = {str(s)[len(node):]: str(o) for s, o in g.subject_objects(schema.name) if str(s).startswith(node)}
    if names != {i: n for i, (_, n) in expected.nodes.items()}:
        return "names differ"
    events = {str(r.e): r for r in g.query("""
        PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dip: <urn:diplograph:vocabulary:> PREFIX schema: <https://schema.org/>
        SELECT ?e ?type ?status ?text ?place WHERE { ?e a sem:Event ; sem:eventType ?type ; dip:status ?status ;
          prov:wasDerivedFrom [ schema:text ?text ] . OPTIONAL { ?e schema:location ?place } }""")}
    for e in facts["edges"]:
        if "event" not in e:
            if (rdflib.URIRef(node + e["source"]), dip[e["relation"]], rdflib.URIRef(node + e["target"])) not in g:
                return f"no triple for {e}"
            continue
        r = events.get("urn:diplograph:event:" + e["event"])
        if r is None or (str(r.type), str(r.status), str(r.text), normal(r.place)) != (dip[e["relation"]].toPython(), e["status"], e["evidence"], e.get("place", "")):
            return f"event {e['event']}: {r}"
    return ""


def unescape(field):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), field)


class Gephi:
    def __init__(self, jar):
        self.jar = jar
        self.command = (["xvfb-run", "-a"] if shutil.which("xvfb-run") else []) + [
            "java", "-Dfile.encoding=UTF-8", "-cp", str(jar), str(HERE / "GephiCheck.java")]

    def load(self, path, mode, *more):
        out = subprocess.run([*self.command, path, mode, *more], capture_output=True, text=True, timeout=300)
        if out.returncode:
            raise RuntimeError((out.stderr.strip().splitlines() or ["failed"])[0])
        lines = collections.defaultdict(list)
        for line in out.stdout.split("\n")[:-1]:  # not splitlines(): names may hold U+2028
            kind, *fields = line.split("\t")
            lines[kind].append([unescape(f) for f in fields])
        return lines


def gexf_looks(path):
    """Label, colour, size, x, y of each node as our GEXF says them."""
    ns = {"g": "http://www.gexf.net/1.2draft", "v": "http://www.gexf.net/1.2draft/viz"}
    looks = {}
    for n in lxml.etree.parse(str(path), lxml.etree.XMLParser(huge_tree=True)).iterfind(".//g:node", ns):
        c, p = n.find("v:color", ns), n.find("v:position", ns)
        looks[n.get("id")] = (n.get("label"), "#%02x%02x%02x" % tuple(int(c.get(k)) for k in "rgb"),
                              float(n.find("v:size", ns).get("value")), float(p.get("x")), float(p.get("y")))
    return looks


def check_gephi(lines, expected, looks, facts, *, kinds, sizes, timeline, wrapped=False):
    """A fault as text, or nothing. Node count, labels, colours, positions; edge ends, kinds, dates."""
    if lines["issue"]:
        return f"Gephi says: {lines['issue'][0]}"
    nodes = {n[0]: n for n in lines["node"]}
    if set(nodes) != set(looks):
        return f"{len(nodes)} nodes, expected {len(looks)}: {sorted(set(nodes) ^ set(looks))[:3]}"
    for i, (label, color, size, x, y) in looks.items():
        got = nodes[i]
        squeeze = (lambda s: " ".join(s.split())) if wrapped else str
        if squeeze(got[1]) != squeeze(label):
            return f"label of {i}: {got[1]!r}, expected {label!r}"
        if got[2] != color or got[3] != "255":
            return f"colour of {i}: {got[2]} alpha {got[3]}, expected {color}"
        # Gephi keeps floats, and its DOT import moves the graph's middle.
        if abs(float(got[5]) - x) > 0.5 or abs(float(got[6]) - y) > 0.5 or (sizes and abs(float(got[4]) - size) > 0.01):
            return f"position or size of {i}: {got[4:]}, expected {(size, x, y)}"
    want = collections.Counter((e["source"], e["target"], e["relation"]) for e in facts["edges"])
    if wrapped and len(facts["edges"]) > 300:  # too many to be labelled
        want = collections.Counter((s, t, "null") for s, t, _ in want.elements())
    got = collections.Counter((e[1], e[2], e[3] if kinds else e[4]) for e in lines["edge"])
    if want != got:
        return f"edges: expected {next(iter(want - got), None)}, found {next(iter(got - want), None)}"
    if timeline:
        dated = sum(1 for e in facts["edges"] if re.fullmatch(r"\d{4}(-\d\d){0,2}", e.get("date", "")))
        with_time = sum(1 for e in lines["edge"] if e[6])
        if dated != with_time:
            return f"{with_time} edges with an interval, expected {dated}"
    return ""


def check_all_gephi(gephi, directory, graph, facts):
    looks = gexf_looks(directory / "g.gexf")
    args = dict(expected=graph[1], looks=looks, facts=facts)
    picture = str(directory / "gephi.png")

    def gexf():
        more = [picture, "2023-05-01", "2023-06-30"] if graph[0] == "plain" else [picture] if graph[0] in ("nasty", "many") else []
        lines = gephi.load(directory / "g.gexf", "keep", *more)
        if more and lines["picture"] != [["true"]]:
            return "no picture"
        if graph[0] == "plain":
            left = set(lines["timeline"][0][0].split())
            if not {"e1.1", "e2.1", "e5.1"} <= left or {"e3.1", "e6.1"} & left:
                return f"timeline shows {sorted(left)}"
        return check_gephi(lines, kinds=True, sizes=True, timeline=True, **args)

    check("Gephi Toolkit", "GEXF", graph, gexf)
    check("Gephi Toolkit", "GraphML --flavor gephi", graph, lambda: check_gephi(
        gephi.load(directory / "gephi.graphml", "keep"), kinds=True, sizes=True, timeline=False, **args))
    check("Gephi Toolkit", "GraphML", graph, lambda: check_gephi(
        gephi.load(directory / "g.graphml", "keep"), kinds=False, sizes=True, timeline=False, **args))
    if graph[0] != "parallel":
        check("Gephi Toolkit", "DOT", graph, lambda: check_gephi(
            gephi.load(directory / "g.dot", "keep"), kinds=False, sizes=False, timeline=False, wrapped=True, **args))


def check_graph(diplograph, work, name, gephi):
    directory = work / name
    directory.mkdir(exist_ok=True)
    source = work / "graphs" / f"{name}.json"
    outputs = ["g.json", "g.graphml", "g.gexf", "g.dot", "g.svg", "g.ttl", "g.cypher", "g.sql", "g.sqlite", "neo4j", "kuzu"]
    for out in outputs:
        subprocess.run([diplograph, "convert", source, directory / out], check=True)
    subprocess.run([diplograph, "convert", source, directory / "gephi.graphml", "--flavor", "gephi"], check=True)
    subprocess.run([diplograph, "convert", source, directory / "g13.gexf", "--gexf13"], check=True)
    subprocess.run([diplograph, "convert", source, directory / "events.gexf", "--projection", "events"], check=True)
    facts = json.loads((directory / "g.json").read_text())
    graph = (name, Graph(facts["nodes"], facts["edges"]))

    check("NetworkX", "JSON", graph, lambda: from_networkx(nx.node_link_graph(facts, edges="edges")))
    check("NetworkX", "GraphML", graph, lambda: from_networkx(nx.read_graphml(directory / "g.graphml", force_multigraph=True)))
    check("NetworkX", "GEXF 1.2", graph, lambda: from_networkx(nx.read_gexf(directory / "g.gexf")))
    check("NetworkX", "GEXF 1.3", graph, lambda: from_networkx(nx.read_gexf(directory / "g13.gexf", version="1.3")))
    check("NetworkX and back", "GraphML", graph, lambda: through_networkx(diplograph, directory, "graphml"))
    check("NetworkX and back", "JSON", graph, lambda: through_networkx(diplograph, directory, "json"))
    check("igraph", "GraphML", graph, lambda: read_igraph(directory / "g.graphml"))
    for kind in ("graphml", "gexf"):
        check("graphology", {"graphml": "GraphML", "gexf": "GEXF 1.2"}[kind], graph, lambda: read_graphology(kind, directory / f"g.{kind}", work))
    check("SQLite", "SQLite", graph, lambda: read_sqlite(directory / "g.sqlite"))
    check("DuckDB", "SQL", graph, lambda: read_duckdb(directory / "g.sql"))
    check("Kuzu", "CSV", graph, lambda: read_kuzu_csv(directory / "kuzu"))
    if name != "parallel":
        check("Kuzu", "Cypher", graph, lambda: read_kuzu_cypher(directory / "g.cypher", directory / "kuzu"))
        check("rdflib", "Turtle", graph, lambda: read_turtle(directory / "g.ttl", graph[1], facts))
    check("Python csv", "Neo4j CSV", (name, semicolons_become_commas(graph[1])), lambda: read_neo4j_csv(directory / "neo4j"))
    if (work / "neo4j").is_dir() and name not in ("parallel", "many"):  # their thousands of statements take minutes
        check("Neo4j", "Cypher", graph, lambda: read_neo4j(work, directory, directory / "g.cypher"))
        check("Neo4j", "CSV by load.cypher", (name, semicolons_become_commas(graph[1])),
              lambda: read_neo4j(work, directory, directory / "neo4j" / "load.cypher"))
    check("libxml2", "SVG", graph, lambda: "" if lxml.etree.parse(directory / "g.svg", lxml.etree.XMLParser(huge_tree=True)) else "")
    if gephi:
        check_all_gephi(gephi, directory, graph, facts)


def npm_version(work, package):
    return json.loads((work / "node_modules" / package / "package.json").read_text())["version"]


def report(args):
    versions = [
        ("NetworkX", nx.__version__), ("igraph", igraph.__version__), ("Kuzu", kuzu.__version__), ("DuckDB", duckdb.__version__),
        ("rdflib", rdflib.__version__), ("SQLite", sqlite3.sqlite_version),
        ("graphology", npm_version(args.work, "graphology")), ("graphology-graphml", npm_version(args.work, "graphology-graphml")),
        ("graphology-gexf", npm_version(args.work, "graphology-gexf")), ("Python", platform.python_version()),
        ("libxml2", ".".join(map(str, lxml.etree.LIBXML_VERSION)))]
    neo4j = next((args.work / "neo4j").glob("neo4j-kernel-[0-9]*.jar"), None)
    if neo4j:
        versions.insert(0, ("Neo4j", re.search(r"kernel-([\d.]+)\.jar", neo4j.name)[1]))
    if args.gephi:
        versions.insert(0, ("Gephi Toolkit", re.search(r"toolkit-([\d.]+)", args.gephi.name)[1]))
    print("# What other programs read\n\nThe last output of `tools/interop/check.sh`, which loads our files with the programs below and compares\n"
          "every node and edge, their types, names, dates, places, topics and evidence with our JSON; in Gephi also\n"
          "labels, colours, sizes, positions, edge kinds and the timeline. The graphs are made by\n"
          "`tools/interop/make_graphs.py`: *plain* is a small article, *nasty* has names that break careless writers\n"
          "(quotes, `&<>`, backslashes, line ends, control characters, right-to-left and CJK), *parallel* has 10,000\n"
          "edges between two nodes, *many* 2,000 edges; *one* is a single node.\n")
    print("| program | version |\n|---|---|")
    for name, version in versions:
        print(f"| {name} | {version} |")
    print("\n| program | format | " + " | ".join(GRAPHS) + " |\n|---|---|" + "---|" * len(GRAPHS))
    rows = collections.defaultdict(dict)
    for reader, kind, name, fault in results:
        rows[reader, kind][name] = "**fails**" if fault else "ok"
    for (reader, kind), cells in rows.items():
        print(f"| {reader} | {kind} | " + " | ".join(cells.get(g, "–") for g in GRAPHS) + " |")
    failed = [r for r in results if r[3]]
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed")
    for reader, kind, name, fault in failed:
        print(f"- {reader}, {kind}, {name}: `{fault[:300]}`")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("diplograph", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--gephi", type=pathlib.Path)
    parser.add_argument("--only", nargs="*", default=GRAPHS)
    args = parser.parse_args()
    gephi = Gephi(args.gephi) if args.gephi else None
    for name in args.only:
        check_graph(args.diplograph, args.work, name, gephi)
    sys.exit(report(args))


if __name__ == "__main__":
    main()
