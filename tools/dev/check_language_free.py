#!/usr/bin/env python3
"""Fails if the extractor's code knows a language. Languages are folders under extract/lexicon.

In extract/*.h and *.cc it finds
  - bytes that are not ASCII, in comments too;
  - string literals that are a word (over three letters, lower case) of a pack's triggers.tsv or
    cues.tsv, unless the format of packs uses that word as a name (of a list, a kind, a scope, a role, a
    node type): its keywords happen to be English;
  - comparisons with a language code.

usage: check_language_free.py [ROOT]
"""

import re
import sys

import checking

TABLES = ("triggers.tsv", "cues.tsv")
# Keywords of rule files (extract/rule.h), names of word lists (extract/lexicon.cc), node types.
KEYWORDS = frozenset(
    "actor target topic instrument summit place person country ministry organization agreement host planned "
    "subject object direct left right before pair speaker partner focus main carried text emits status".split()
)
PHRASE_COLUMNS = ("phrase", "word")

# A comment, a raw string, a string, or a character: whichever begins first.
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
      | R"(?P<mark>[^(\s]*)\((?P<raw>.*?)\)(?P=mark)"
      | "(?P<text>(?:\\.|[^"\\\n])*)"
      | '(?:\\.|[^'\\\n])+'""",
    re.VERBOSE | re.DOTALL,
)
LANGUAGE_VARIABLE = r"\b\w*lang(?:uage)?(?:_code|s)?_?(?:\(\))?"
TWO_LETTERS = r'"[a-z]{2}"'


def rows(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def words_and_names(lexicon):
    """The single words that the tables look for, and the names that the tables use for their own."""
    words, names = set(), set()
    for table in sorted(lexicon.glob("*/*")):
        if table.name not in TABLES:
            continue
        header, *body = list(rows(table)) or [[]]
        names.update(header)
        column = next((header.index(c) for c in PHRASE_COLUMNS if c in header), 0)
        for row in body:
            for phrase in row[column : column + 1]:
                words.update(phrase.split("|") if " " not in phrase else [phrase])
            for i, cell in enumerate(row):
                if i != column:
                    names.update(cell.replace(",", " ").split())
    wanted = {w for w in words if len(w) > 3 and w.isalpha() and w.islower()}
    return wanted, names | KEYWORDS


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def without_comments(text):
    """The same text with comments blanked, so that offsets stay."""

    def blank(match):
        return re.sub(r"[^\n]", " ", match.group()) if match.group("comment") else match.group()

    return TOKEN.sub(blank, text)


def faults_of(name, data, words, languages):
    for number, line in enumerate(data.splitlines(), 1):
        column = next((i for i, byte in enumerate(line, 1) if byte >= 0x80), None)
        if column:
            yield f"{name}:{number}:{column}: is not ASCII"
    text = without_comments(data.decode("utf-8", "replace"))
    for match in TOKEN.finditer(text):
        literal = match.group("raw") or match.group("text")
        if literal in words:
            yield f'{name}:{line_of(text, match.start())}: "{literal}" is a word of a language pack'
    codes = "|".join(sorted(re.escape(f'"{code}"') for code in languages)) or r"(?!)"
    comparisons = (
        rf"[!=]=\s*(?:{codes})",
        rf"(?:{codes})\s*[!=]=",
        rf"{LANGUAGE_VARIABLE}\s*[!=]=\s*{TWO_LETTERS}",
        rf"{TWO_LETTERS}\s*[!=]=\s*{LANGUAGE_VARIABLE}",
    )
    seen = set()
    for match in re.finditer("|".join(comparisons), text):
        number = line_of(text, match.start())
        if number not in seen:
            yield f"{name}:{number}: compares with a language code: {match.group().strip()}"
        seen.add(number)


def check(root):
    lexicon = root / "extract" / "lexicon"
    words, names = words_and_names(lexicon)
    languages = {p.name for p in lexicon.glob("*") if p.is_dir() and len(p.name) == 2}
    faults = []
    for path in sorted((root / "extract").glob("*")):
        if path.suffix in (".h", ".cc"):
            name = path.relative_to(root).as_posix()
            faults += faults_of(name, path.read_bytes(), words - names, languages)
    return faults


if __name__ == "__main__":
    sys.exit(checking.main(check))
