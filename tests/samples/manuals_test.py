#!/usr/bin/env python3
"""The manuals name everything that a pack may say: finders, roles, tables, columns, word lists, kinds."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
PACKS = (ROOT / "extract" / "lexicon" / "README.md").read_text(encoding="utf-8")
RULE_CODE = (ROOT / "extract" / "rule.cc").read_text(encoding="utf-8")
LEXICON_CODE = (ROOT / "extract" / "lexicon.cc").read_text(encoding="utf-8")


def strings(code, table):
    """The strings in the initializer of a constant."""
    match = re.search(rf"\b{table} = \{{(.*?)\}};", code, re.DOTALL)
    if not match:
        raise AssertionError(f"no {table} in the code")
    return [s for s in re.findall(r'"([^"]*)"', match.group(1)) if s]


def words(text):
    """What stands in backticks, word by word, and in tables' cells of columns."""
    return {w for quoted in re.findall(r"`([^`\n]+)`", text) for w in re.split(r"[\s,|?]+", quoted)}


class Manuals(unittest.TestCase):
    def assert_named(self, names, text, where):
        self.assertTrue(names)
        missing = sorted(set(names) - words(text))
        self.assertFalse(missing, f"{where} does not name {', '.join(missing)}")

    def test_rules(self):
        self.assert_named(strings(RULE_CODE, "kFinders"), RULES, "docs/rules.md")
        self.assert_named(strings(RULE_CODE, "kRoles"), RULES, "docs/rules.md")
        self.assert_named(re.findall(r'key == "([^"]+)"', RULE_CODE), RULES, "docs/rules.md")
        self.assert_named(strings(LEXICON_CODE, "kCueKinds"), RULES, "docs/rules.md")
        self.assert_named(strings(LEXICON_CODE, "kScopes"), RULES, "docs/rules.md")

    def test_packs(self):
        for table in ("kWordLists", "kReferenceKinds", "kDateKinds", "kNoiseKinds"):
            self.assert_named(strings(LEXICON_CODE, table), PACKS, "extract/lexicon/README.md")

    def test_tables_and_columns(self):
        tables = re.findall(r'Each\(files, "([^"]+)", \{([^}]*)\}', LEXICON_CODE)
        self.assert_named([name for name, _ in tables], PACKS, "extract/lexicon/README.md")
        for name, columns in tables:
            wanted = ", ".join(re.findall(r'"([^"]+)"', columns))
            self.assertIn(f"| `{name}` | {wanted} |", PACKS)


if __name__ == "__main__":
    unittest.main()
