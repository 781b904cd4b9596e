#!/usr/bin/env python3
"""Measures the program on gold sets and writes the figures into docs/accuracy.md and README.md.

usage: accuracy.py --score SCORE.PY LANGUAGE=GOLD_DIR... [--ablation LANGUAGE] [--program PROGRAM] [--date DAY]

A gold set is a folder of NAME.txt and NAME.gold.json. Without --ablation, which takes some minutes, that
table stays as it is. Figures stand between comments such as <!-- figures --> and <!-- /figures -->.
"""

import argparse
import datetime
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tools" / "dev"
ROWS = (
    ("events", "events: relation and participants"),
    ("dyad", "dyads: country, country, CAMEO root"),
    ("nodes", "nodes"),
    ("structure", "offices and bodies"),
    ("context/date", "date of events found"),
    ("context/status", "status of events found"),
    ("context/place", "place of events found"),
    ("context/about", "topics of events found"),
    ("evidence", "evidence is in the article"),
)
COPIES = 40  # of each article, to measure speed


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def scored(options, folder):
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        run(sys.executable, options.score, "--program", options.program, "--json", result.name, folder)
        return json.loads(pathlib.Path(result.name).read_text())


def figures(by_language):
    languages = list(by_language)
    lines = ["| | " + " | ".join(f"{name}: P | R | F1" for name in languages) + " |", "|---|" + "---:|---:|---:|" * len(languages)]
    for key, label in ROWS:
        cells = []
        for name in languages:
            f = by_language[name].get(key)
            cells.append(f"{f['p']:.2f} | {f['r']:.2f} | {f['f1']:.2f}" if f else "– | – | –")
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def relations(by_language):
    names = sorted({k.split("/")[1] for f in by_language.values() for k in f if k.startswith("events/")})
    lines = ["| relation | " + " | ".join(f"{name}: in gold | F1" for name in by_language) + " |",
             "|---|" + "---:|---:|" * len(by_language)]
    for relation in names:
        cells = []
        for f in by_language.values():
            x = f.get(f"events/{relation}")
            cells.append(f"{x['gold']:g} | {x['f1']:.2f}" if x and x["gold"] else "– | –")
        if any(c != "– | –" for c in cells):
            lines.append(f"| {relation} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def speed(options, folders):
    """From files to one graph in a file, on one core; the start of the program apart."""
    texts = [p.read_bytes() for folder in folders for p in sorted(pathlib.Path(folder).glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        paths = []
        for copy in range(COPIES):
            for i, text in enumerate(texts):
                path = pathlib.Path(name) / f"a{copy}-{i}.txt"
                path.write_bytes(text)
                paths.append(path)

        def seconds(chosen):
            # Processor time, the least of three: a busy machine says nothing about the program.
            times = []
            for _ in range(3):
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                run(options.program, "extract", *chosen, "-o", pathlib.Path(name) / "graph.json")
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
            return min(times)

        one, all_ = seconds(paths[:1]), seconds(paths)
    size = sum(map(len, texts)) * COPIES
    return {"start": one, "count": len(paths), "micros": (all_ - one) / len(paths) * 1e6, "rate": size / (all_ - one) / 1e6}


def processor():
    try:
        names = re.findall(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    except OSError:
        names = []
    return names[0] if names else "on a processor of unknown name"


def replace(path, name, text):
    content = path.read_text(encoding="utf-8")
    mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not mark.search(content):
        sys.exit(f"{path} has no <!-- {name} -->")
    path.write_text(mark.sub(lambda m: f"{m.group(1)}{text}\n{m.group(2)}", content), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="LANGUAGE=GOLD_DIR")
    parser.add_argument("--score", required=True)
    parser.add_argument("--program", default="build/release/diplograph")
    parser.add_argument("--ablation", action="append", default=[], metavar="LANGUAGE")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    options = parser.parse_args()
    sets = dict(s.split("=", 1) for s in options.sets)

    page, readme = ROOT / "docs" / "accuracy.md", ROOT / "README.md"
    results = {language: scored(options, folder) for language, folder in sets.items()}
    counts = {language: len(list(pathlib.Path(folder).glob("*.gold.json"))) for language, folder in sets.items()}
    articles = ", ".join(f"{language}: {n} articles" for language, n in counts.items())
    replace(page, "figures", f"Measured on {options.date}; {articles}.\n\n{figures(results)}")
    replace(page, "relations", relations(results))
    replace(page, "calibration", f"Measured on {options.date}, all languages together.\n\n"
            + run(sys.executable, HERE / "calibration.py", "--score", options.score, "--program", options.program, *sets.values()).rstrip())
    for language in options.ablation:
        table = run(sys.executable, HERE / "ablation.py", "--score", options.score, "--program", options.program,
                    "--pack", ROOT / "extract" / "lexicon" / language, sets[language])
        replace(page, f"ablation-{language}", f"Measured on {options.date}.\n\n{table.rstrip()}")
    pace = speed(options, sets.values())
    short = ["| development set | events F1 | dyads F1 | nodes F1 |", "|---|---:|---:|---:|"]
    short += [f"| {language}, {counts[language]} articles | " + " | ".join(f"{f[k]['f1']:.2f}" for k in ("events", "dyad", "nodes")) + " |"
              for language, f in results.items()]
    fast = (f"From {pace['count']:,} files to one graph in a file: {pace['micros']:.0f} µs an article, {pace['rate']:.1f} MB/s on one core, "
            f"merging and writing included. The program starts, with all packs, in {pace['start'] * 1000:.0f} ms.")
    replace(page, "speed", f"Measured on {options.date}, {processor()}. {fast}")
    replace(readme, "quality", "\n".join(short) + f"\n\nMeasured on {options.date}. {fast}")


if __name__ == "__main__":
    main()
