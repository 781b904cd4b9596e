#!/usr/bin/env python3
"""Write graphs for the interoperability checks, as diplograph's JSON, into a directory.

  make_graphs.py DIR [--edges N]

plain, nasty (names made to break writers), parallel (10,000 edges between two nodes), empty, one,
many (about 2,000 edges); with --edges also big.json of N edges, for timings. Always the same bytes.
"""
import argparse
import json
import pathlib
import random

SYMMETRIC = ["met-with", "agreed", "signed", "cooperates-with"]
DIRECTED = ["urged", "supported", "criticized", "aided", "invited"]
NASTY = [
    'O\'Neill "Tip"', "AT&T <b>bold</b>", "C:\\temp\\N \\", "two\nlines\ttab", "control \x01\x02\x1b[31m red\x7f",
    "محمد بن سلمان", "王毅 (外交部長)", "한덕수", "👩🏽‍⚖️ judge", "semi;colon, comma", "=SUM(A1)",
    "{brace} [bracket] $dollar `tick`", "]]>", "--> <!-- -->", "\\u0041 \\N\\G\\", "%s%n", "null", "true",
    "</script><script>alert(1)</script>", "a\u2028b\ufffe\uffff", "x" * 300, "word " * 40 + "end",
]


def node(kind, slug, name, **more):
    return {"id": f"{kind}:{slug}", "type": kind, "name": name, "mentions": 1, **more}


def event(number, relation, source, target, **more):
    a, b = (source, target) if relation not in SYMMETRIC else sorted((source, target))
    edge = {"source": a, "target": b, "relation": relation, "event": f"e{number}", "status": "occurred",
            "document": "doc", "evidence": f"{a} and {b}: {relation}.", "begin": number * 10, "end": number * 10 + 9,
            "confidence": 0.75, "cameo": "04", "rule": "made", "symmetric": relation in SYMMETRIC}
    edge.update(more)
    return edge


def graph(nodes, edges, documents=True):
    meta = [{"id": "doc", "title": "Made for tests", "date": "2023-05-10", "language": "en"}] if documents else []
    return {"directed": True, "multigraph": True, "graph": {"documents": meta}, "nodes": nodes, "edges": edges}


def plain():
    text = ("Minister Johnny G Plate met his counterpart Nguyen Manh Hung in Labuan Bajo on Wednesday. "
            "Vietnam urged ASEAN to act. They plan a memorandum in September. Indonesia did not sign it.")
    sentences = [s + "." for s in text.rstrip(".").split(". ")]
    span = lambda i: {"evidence": sentences[i], "begin": text.index(sentences[i]), "end": text.index(sentences[i]) + len(sentences[i])}
    nodes = [
        node("person", "johnny-g-plate", "Johnny G Plate", aliases=["Menkominfo", "Plate"]),
        node("person", "nguyen-manh-hung", "Nguyễn Mạnh Hùng"),
        node("country", "indonesia", "Indonesia", iso3="IDN"), node("country", "vietnam", "Vietnam", iso3="VNM"),
        node("ministry", "kominfo", "Kementerian Komunikasi dan Informatika Indonesia"),
        node("ministry", "mic", "Ministry of Information and Communications of Vietnam"),
        node("organization", "asean", "ASEAN"), node("summit", "ktt-ke-42-asean", "KTT ke-42 ASEAN"),
        node("place", "labuan-bajo", "Labuan Bajo"), node("topic", "5g", "5G"),
        node("agreement", "mou", "MoU Kominfo – MIC Vietnam"),
    ]
    p, h = "person:johnny-g-plate", "person:nguyen-manh-hung"
    edges = [
        event(1, "met-with", p, h, date="2023-05-10", place="Labuan Bajo", summit="KTT ke-42 ASEAN", about=["5G", "smart cities"], **span(0)),
        event(2, "urged", "country:vietnam", "organization:asean", date="2023-05", **span(1)),
        event(3, "plans-MoU", "ministry:kominfo", "ministry:mic", date="2023-09", status="planned", instrument="MoU", **span(2)),
        event(4, "signed", "country:indonesia", "country:vietnam", status="denied", **span(3)),
        event(5, "discussed", p, "topic:5g", date="2023-05-10", **span(0)),
        event(6, "met-with", p, h, date="2023-07-01", **span(0)),
    ]
    structure = [
        {"source": p, "target": "ministry:kominfo", "relation": "holds-office", "office": "Minister"},
        {"source": h, "target": "ministry:mic", "relation": "holds-office", "office": "Minister"},
        {"source": "ministry:kominfo", "target": "country:indonesia", "relation": "part-of"},
        {"source": "ministry:mic", "target": "country:vietnam", "relation": "part-of"},
        {"source": "summit:ktt-ke-42-asean", "target": "place:labuan-bajo", "relation": "held-in", "date": "2023-05-09"},
    ]
    g = graph(nodes, edges + structure)
    g["graph"]["documents"][0]["text"] = text
    return g


def nasty():
    kinds = ["person", "country", "ministry", "organization", "summit", "agreement", "place", "topic"]
    nodes = [node(kinds[i % 4], f"n{i:02}", name, aliases=[NASTY[i - 1], "a", "b"]) for i, name in enumerate(NASTY)]
    edges = []
    for i, name in enumerate(NASTY):
        relation = (SYMMETRIC + DIRECTED)[i % 9]
        more = {"status": ["occurred", "planned", "denied"][i % 3], "place": name, "summit": NASTY[i - 2],
                "instrument": NASTY[i - 3], "about": [name, NASTY[i - 4]], "evidence": f"He said: “{name}” & left.\r\n"}
        if i % 2:
            more["date"] = ["2024", "2024-02", "2024-02-29"][i % 3]
        edges.append(event(i, relation, nodes[i]["id"], nodes[(i + 1) % len(nodes)]["id"], **more))
    edges.append({"source": nodes[0]["id"], "target": nodes[1]["id"], "relation": "holds-office", "office": NASTY[0]})
    g = graph(nodes, edges)
    g["graph"]["documents"][0]["title"] = " ".join(NASTY)
    return g


def parallel():
    nodes = [node("country", "a", "A"), node("country", "b", "B")]
    return graph(nodes, [event(i, SYMMETRIC[i % 4], "country:a", "country:b", date=f"2023-{i % 12 + 1:02}") for i in range(10000)])


def random_graph(edge_count):
    rng = random.Random(42)
    count = max(4, edge_count // 4)
    kinds = ["person", "country", "ministry", "organization"]
    nodes = [node(kinds[i % 4], f"n{i}", f"Name {i} of the Delegation") for i in range(count)]
    ids = [n["id"] for n in nodes]
    edges = []
    for i in range(edge_count):
        # Some are named far more often than others.
        a, b = int(count * rng.random() ** 2), int(count * rng.random() ** 2)
        if a == b:
            b = (a + 1) % count
        more = {"date": f"2023-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", "place": "Jakarta",
                "status": rng.choice(["occurred", "occurred", "planned", "denied"]),
                "evidence": "The delegation of one met the delegation of the other & \"both\" were content."}
        edges.append(event(i, rng.choice(SYMMETRIC + DIRECTED), ids[a], ids[b], **more))
    return graph(nodes, edges)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir", type=pathlib.Path)
    parser.add_argument("--edges", type=int, default=0)
    args = parser.parse_args()
    args.dir.mkdir(parents=True, exist_ok=True)
    graphs = {"plain": plain(), "nasty": nasty(), "parallel": parallel(), "empty": graph([], [], documents=False),
              "one": graph([node("country", "indonesia", "Indonesia", iso3="IDN")], [], documents=False), "many": random_graph(2000)}
    if args.edges:
        graphs["big"] = random_graph(args.edges)
    for name, g in graphs.items():
        with open(args.dir / f"{name}.json", "w", encoding="utf-8") as f:
            json.dump(g, f)


if __name__ == "__main__":
    main()
