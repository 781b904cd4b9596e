#!/usr/bin/env python3
"""Tests of tools/dev/ablation.py: what is left of a pack when a part is taken out."""

import importlib.util
import pathlib
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
spec = importlib.util.spec_from_file_location("ablation", ROOT / "tools" / "dev" / "ablation.py")
ablation = importlib.util.module_from_spec(spec)
spec.loader.exec_module(ablation)

TRIGGERS = "# words\nlist\tphrase\nmeet.n\tpertemuan\nmeet.v\tbertemu\nmeet.v\tmenemui\nsign.v\tmeneken\n"
MEETINGS = """# Meetings.

rule meet   # a comment
  on          meet.v, meet.n   # both
  emits       met-with
  actor       subject

rule meet-noun
  on          meet.n
  emits       met-with
  actor       subject
"""
SIGNING = "rule sign\n  on  sign.v meet.n\n  emits  signed\n  actor  subject\n"


class Ablation(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pack = pathlib.Path(folder.name)
        (self.pack / "rules").mkdir()
        (self.pack / "triggers.tsv").write_text(TRIGGERS)
        (self.pack / "cues.tsv").write_text("# cues\nphrase\tkind\tscope\nakan\tplan\tright\n")
        (self.pack / "dates.tsv").write_text("phrase\tkind\tvalue\n")
        (self.pack / "rules" / "meetings.rules").write_text(MEETINGS)
        (self.pack / "rules" / "signing.rules").write_text(SIGNING)

    def text(self, name):
        return (self.pack / name).read_text()

    def test_parts(self):
        self.assertEqual(list(ablation.parts_of(self.pack)),
                         ["rules/meetings.rules", "rules/signing.rules", "cues.tsv", "meet.n", "meet.v", "sign.v"])

    def test_a_table_keeps_its_header(self):
        ablation.remove(self.pack, "cues.tsv")
        self.assertEqual(self.text("cues.tsv"), "phrase\tkind\tscope\n")

    def test_a_list_goes_from_the_rules_too(self):
        ablation.remove(self.pack, "meet.n")
        self.assertNotIn("pertemuan", self.text("triggers.tsv"))
        self.assertIn("  on          meet.v # both\n", self.text("rules/meetings.rules"))
        self.assertNotIn("meet-noun", self.text("rules/meetings.rules"))
        self.assertIn("on  sign.v", self.text("rules/signing.rules"))

    def test_a_rule_file_takes_only_its_own_lists(self):
        ablation.remove(self.pack, "rules/meetings.rules")
        self.assertFalse((self.pack / "rules" / "meetings.rules").exists())
        self.assertEqual(self.text("triggers.tsv"), "# words\nlist\tphrase\nmeet.n\tpertemuan\nsign.v\tmeneken\n")


if __name__ == "__main__":
    unittest.main()
