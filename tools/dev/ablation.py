#!/usr/bin/env python3
"""What each part of a language pack is worth: the scores of a gold set with that part taken out.

usage: ablation.py --program build/release/diplograph --score SCORE.PY --pack extract/lexicon/id GOLD_DIR...
                   [--only NAME,...] [--jobs N]

For every part the pack is copied, the part removed, and the scorer run on the gold sets with the copy in
place of the built-in pack (--lexicon). Parts are
    rules/NAME.rules   a rule file, with the trigger lists that only it uses
    NAME.tsv           the rows of a table
    LIST               a trigger list, taken from triggers.tsv and from the rules that name it
--only takes any of these names; the parts are independent. Prints a Markdown table, the greatest loss first.
"""

import argparse
import concurrent.futures
import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

MEASURES = ("events", "dyad", "nodes")
# Tables that say what words mean. Those that others refer to, or that the engine cannot do without,
# are left alone: words.tsv, triggers.tsv (by list instead), organizations.tsv and departments.tsv.
TABLES = ("agreements", "capitals", "countries", "cues", "dates", "department_words", "given_names", "honorifics", "ministries",
          "name_particles", "nicknames", "no_mentions", "noise", "offices", "org_heads", "places", "references", "summits", "venues", "verbs")
ON = re.compile(r"^(\s+on\s+)([^#\n]*)(.*)$", re.MULTILINE)
RULE = re.compile(r"^rule .*?(?=^rule |\Z)", re.MULTILINE | re.DOTALL)


def rows(path):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def lists_in(rules_text):
    return {name for match in ON.finditer(rules_text) for name in match.group(2).replace(",", " ").split()}


def remove_list(pack, name):
    """Takes a trigger list out: its rows, and its name from the rules; a rule without triggers goes too."""
    table = pack / "triggers.tsv"
    kept = [line for line in table.read_text(encoding="utf-8").split("\n") if line.split("\t")[0] != name]
    table.write_text("\n".join(kept), encoding="utf-8")
    for path in pack.glob("rules/*.rules"):
        def without(rule):
            text = rule.group()
            on = ON.search(text)
            names = on.group(2).replace(",", " ").split() if on else []
            if name not in names:
                return text
            names.remove(name)
            return ON.sub(lambda m: m.group(1) + " ".join(names) + " " + m.group(3), text, count=1) if names else ""
        path.write_text(RULE.sub(without, path.read_text(encoding="utf-8")), encoding="utf-8")


def remove_rules(pack, name):
    path = pack / name
    used = lists_in(path.read_text(encoding="utf-8"))
    path.unlink()
    for other in pack.glob("rules/*.rules"):
        used -= lists_in(other.read_text(encoding="utf-8"))
    for trigger_list in sorted(used):
        remove_list(pack, trigger_list)


def remove_table(pack, name):
    path = pack / name
    path.write_text(rows(path)[0] + "\n", encoding="utf-8")


def remove(pack, part):
    if part.startswith("rules/"):
        remove_rules(pack, part)
    elif part.endswith(".tsv"):
        remove_table(pack, part)
    else:
        remove_list(pack, part)


def parts_of(pack):
    yield from sorted(p.relative_to(pack).as_posix() for p in pack.glob("rules/*.rules"))
    yield from (f"{t}.tsv" for t in TABLES if (pack / f"{t}.tsv").exists() and len(rows(pack / f"{t}.tsv")) > 1)
    yield from sorted({row.split("\t")[0] for row in rows(pack / "triggers.tsv")[1:]})


def score(options, pack, folder):
    """F1 by measure with `pack`, or None if the program refuses it."""
    check = subprocess.run([options.program, "check-lexicon", pack], capture_output=True, text=True)
    if check.returncode != 0:
        print(f"refused: {check.stdout.splitlines()[0] if check.stdout else check.stderr}", file=sys.stderr)
        return None
    wrapper = folder / "program"
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.quote(str(pathlib.Path(options.program).resolve()))} "$@" --lexicon {shlex.quote(str(pack))}\n')
    wrapper.chmod(0o755)
    result = folder / "result.json"
    run = subprocess.run([sys.executable, options.score, "--program", shlex.quote(str(wrapper)), "--json", result, *options.gold],
                         capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stdout + run.stderr)
    figures = json.loads(result.read_text())
    return {m: figures[m]["f1"] for m in MEASURES}


def measure(options, part):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pack = folder / "pack"
        shutil.copytree(options.pack, pack)
        if part:
            remove(pack, part)
        return part, score(options, pack, folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", help="folders of articles with their gold graphs")
    parser.add_argument("--program", default="build/release/diplograph")
    parser.add_argument("--score", required=True, help="the scorer")
    parser.add_argument("--pack", required=True, type=pathlib.Path)
    parser.add_argument("--only", help="names of parts, with commas")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as name:
        # A copy, so that nobody edits the pack between two measurements.
        options.pack = pathlib.Path(shutil.copytree(options.pack, pathlib.Path(name) / options.pack.name))
        report(parser, options)


def report(parser, options):
    known = list(parts_of(options.pack))
    parts = options.only.split(",") if options.only else known
    for part in parts:
        if part not in known:
            parser.error(f"{part} is no part of {options.pack}; there are {', '.join(known)}")
    _, whole = measure(options, None)
    if whole is None:
        sys.exit("the pack itself has faults")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = [(p, f) for p, f in pool.map(lambda p: measure(options, p), parts) if f]
    idle = sorted(p for p, f in results if f == whole)
    results = [(p, f) for p, f in results if f != whole]
    results.sort(key=lambda r: (r[1]["events"], r[1]["nodes"], r[0]))
    print("| without | " + " | ".join(f"{m} F1 | Δ" for m in MEASURES) + " |")
    print("|---|" + "---:|---:|" * len(MEASURES))
    print("| (nothing removed) | " + " | ".join(f"{whole[m]:.3f} |" for m in MEASURES) + " |")
    for part, figures in results:
        print(f"| {part} | " + " | ".join(f"{figures[m]:.3f} | {figures[m] - whole[m]:+.3f}" for m in MEASURES) + " |")
    if idle:
        print(f"\nWithout any effect on this set: {', '.join(idle)}.")


if __name__ == "__main__":
    main()
