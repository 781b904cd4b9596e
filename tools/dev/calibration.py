#!/usr/bin/env python3
"""Whether confidence means what it says: how many events of each band of confidence are right.

usage: calibration.py --program build/release/diplograph --score SCORE.PY GOLD_DIR...

Each event is scored alone by the scorer that is given, so that "right" is exactly what it is there: an
event that joins three pairs of which two are in the gold is right by two thirds, and one that the gold
calls optional does not count. Prints a Markdown table.
"""

import argparse
import importlib.util
import json
import pathlib
import subprocess
import sys
from collections import defaultdict

BANDS = ((0.9, 1.01), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))


def load(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def events_of(graph):
    events = defaultdict(list)
    for edge in graph["edges"]:
        if edge.get("event"):
            events[edge["event"]].append(edge)
    return events


def judged(score, gold, graph, text):
    """(confidence, weight, right) of every event that the gold has an opinion on."""
    structure = [e for e in graph["edges"] if not e.get("event")]
    for edges in events_of(graph).values():
        alone = {**graph, "edges": structure + edges}
        tally = score.score_one(gold, alone, text, lambda *_: None)["events"]
        if tally.sys:
            yield edges[0]["confidence"], tally.sys, tally.hit_s


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/diplograph")
    parser.add_argument("--score", required=True, help="the scorer")
    options = parser.parse_args()
    score = load(options.score)

    tallies = {band: [0.0, 0.0, 0.0] for band in BANDS}
    for folder in options.gold:
        for path in sorted(folder.glob("*.gold.json")):
            article = path.with_name(path.name.replace(".gold.json", ".txt"))
            run = subprocess.run([options.program, "extract", "--format", "json", article], capture_output=True, check=True)
            gold = json.loads(path.read_text(encoding="utf-8"))
            for confidence, weight, right in judged(score, gold, json.loads(run.stdout), article.read_text(encoding="utf-8")):
                band = next(b for b in BANDS if b[0] <= confidence < b[1])
                for i, value in enumerate((weight, right, confidence * weight)):
                    tallies[band][i] += value
    print("| confidence | events | right | share | mean confidence |\n|---|---:|---:|---:|---:|")
    for (low, high), (weight, right, confidence) in tallies.items():
        name = f"≥ {low:.1f}" if high > 1 else f"< {high:.1f}" if low == 0 else f"{low:.1f} – {high:.1f}"
        figures = f"{right / weight:.2f} | {confidence / weight:.2f}" if weight else "– | –"
        print(f"| {name} | {weight:.0f} | {right:.0f} | {figures} |")


if __name__ == "__main__":
    sys.exit(main())
