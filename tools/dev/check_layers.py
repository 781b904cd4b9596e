#!/usr/bin/env python3
"""Fails if an #include points the wrong way.

graph is the floor; extract and export stand on it and never meet; tools and tests see all. So a saved
graph can be questioned without a lexicon, and the graph is tested without text. Boost stays out of
headers, so that nobody who includes one pays for it.

usage: check_layers.py [ROOT]
"""

import re
import sys

import checking

LAYERS = ("graph", "extract", "export", "tools", "tests", "samples")

# What files of a folder may include, by prefix. Folders that are not named may include anything.
ALLOWED = {
    "graph": ("graph/",),
    "extract": ("extract/", "graph/facts.h", "graph/model.h", "graph/status_macros.h"),
    "export": ("export/", "graph/"),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def sources(root):
    for layer in LAYERS:
        for path in sorted((root / layer).rglob("*")):
            if path.suffix in (".h", ".cc"):
                yield layer, path


def faults_of(root, layer, path):
    name = path.relative_to(root).as_posix()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match.group(2)
        ours = included.split("/")[0] in LAYERS
        if layer in ALLOWED and ours and not included.startswith(ALLOWED[layer]):
            yield f"{name}:{number}: {layer} may not include {included}"
        if layer in ALLOWED and path.suffix == ".h" and included.startswith("boost/"):
            yield f"{name}:{number}: Boost belongs in .cc files, not in a header ({included})"
        if match.group(1) == '"' and ("/" not in included or included.startswith(".")):
            yield f'{name}:{number}: "{included}" is not a path from the root of the project'


def check(root):
    return [fault for layer, path in sources(root) for fault in faults_of(root, layer, path)]


if __name__ == "__main__":
    sys.exit(checking.main(check))
