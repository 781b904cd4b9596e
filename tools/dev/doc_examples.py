#!/usr/bin/env python3
"""Keeps the answers that the documents quote true.

In every Markdown file of the project, a fenced block marked `console` may hold commands that begin with
"$ diplograph". They are run one after the other, file by file, in an empty folder beside a copy of samples/; what they
print must be what the block says.

usage: doc_examples.py [--update] DIPLOGRAPH [FILE...]

--update writes into the documents what the program prints now.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATTERNS = ("*.md", "docs/*.md", "samples/*.md", "extract/**/*.md", "graph/*.md", "export/*.md")
BLOCK = re.compile(r"^```console\n(\$ diplograph .*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "


def documents():
    for pattern in PATTERNS:
        yield from sorted(ROOT.glob(pattern))


def commands(block):
    """The commands of a block; one that ends in a backslash goes on in the next line."""
    lines = iter(block.splitlines())
    for line in lines:
        if line.startswith(PROMPT):
            command = line
            while line.endswith("\\"):
                line = next(lines, "")
                command += "\n" + line
            yield command


def answered(block, folder, environment):
    """The block with what its commands print."""
    out = []
    for command in commands(block):
        run = subprocess.run(["sh", "-c", command[len(PROMPT):]], cwd=folder, env=environment, text=True, encoding="utf-8",
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        printed = "".join(line.rstrip() + "\n" for line in run.stdout.splitlines())
        out.append(f"{command}\n{printed}")
    return "".join(out)


def refreshed(text, folder, environment):
    return BLOCK.sub(lambda m: f"```console\n{answered(m.group(1), folder, environment)}```", text)


def main(arguments):
    update = "--update" in arguments
    arguments = [a for a in arguments if a != "--update"]
    if not arguments:
        sys.exit(__doc__)
    program = pathlib.Path(arguments[0]).resolve()
    faults = 0
    for path in [pathlib.Path(a) for a in arguments[1:]] or documents():
        text = path.read_text(encoding="utf-8")
        if not BLOCK.search(text):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(program, pathlib.Path(folder) / "diplograph")
            shutil.copytree(ROOT / "samples", pathlib.Path(folder) / "samples")
            environment = dict(os.environ, PATH=f"{folder}{os.pathsep}{os.environ.get('PATH', '')}", NO_COLOR="1", LC_ALL="C.UTF-8")
            now = refreshed(text, folder, environment)
        if now == text:
            continue
        if update:
            path.write_text(now, encoding="utf-8")
            print(f"updated {path}")
            continue
        faults += 1
        sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), now.splitlines(True), str(path), f"{path} (now)"))
    if faults:
        print("What the program prints is not what the documents say. If the change is meant, run samples/update.sh.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
