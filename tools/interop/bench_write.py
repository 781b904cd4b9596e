#!/usr/bin/env python3
"""Time diplograph's writers and NetworkX's on the same graph, side by side.

  bench_write.py BENCH_WRITE [--edges 1000000] [--work DIR]

BENCH_WRITE is the program that -DDIPLOGRAPH_BENCHMARKS=ON builds. NetworkX reads the GraphML that we
wrote, so that both write the same nodes, edges and attributes; reading is not counted.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import networkx as nx

from make_graphs import random_graph


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=pathlib.Path)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--work", type=pathlib.Path)
    args = parser.parse_args()
    work = args.work or pathlib.Path(tempfile.mkdtemp(prefix="bench-write-"))
    work.mkdir(parents=True, exist_ok=True)
    source = work / "graph.json"
    source.write_text(json.dumps(random_graph(args.edges)))
    out = subprocess.run([args.bench, source, work], check=True, capture_output=True, text=True).stdout
    ours = {line.split()[1]: float(line.split()[2]) for line in out.splitlines() if line.startswith("write")}
    print(out, end="")
    writers = {"graphml": lambda g, p: nx.write_graphml(g, p), "gexf": nx.write_gexf}
    readers = {"graphml": lambda p: nx.read_graphml(p, force_multigraph=True), "gexf": nx.read_gexf}
    for kind in writers:
        graph = readers[kind](work / f"ours.{kind}")
        start = time.perf_counter()
        writers[kind](graph, work / f"theirs.{kind}")
        theirs = time.perf_counter() - start
        print(f"networkx {nx.__version__} write {kind} {theirs:.2f} s; ours {ours[kind]:.2f} s; "
              f"ratio {theirs / ours[kind]:.1f} ({graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges)", flush=True)
        del graph


if __name__ == "__main__":
    sys.exit(main())
