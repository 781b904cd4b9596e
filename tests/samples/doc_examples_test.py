#!/usr/bin/env python3
"""Tests of tools/dev/doc_examples.py, with a shell script in the place of the program."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "dev" / "doc_examples.py"


class DocExamples(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.program = pathlib.Path(self.folder.name) / "program"
        self.program.write_text('#!/bin/sh\necho "asked: $*  "\n')
        self.program.chmod(0o755)

    def run_on(self, text, *flags):
        document = pathlib.Path(self.folder.name) / "document.md"
        document.write_text(text)
        run = subprocess.run([sys.executable, TOOL, *flags, self.program, document], capture_output=True, text=True)
        return run, document.read_text()

    def test_true_answers_pass(self):
        run, _ = self.run_on("```console\n$ diplograph a b\nasked: a b\n$ diplograph \\\n  c\nasked: c\n```\n")
        self.assertEqual((run.returncode, run.stdout), (0, ""))

    def test_false_answers_fail_and_are_shown(self):
        run, _ = self.run_on("```console\n$ diplograph a\nasked: z\n```\n")
        self.assertEqual(run.returncode, 1)
        self.assertIn("-asked: z\n+asked: a\n", run.stdout)
        self.assertIn("samples/update.sh", run.stdout)

    def test_update_writes_the_answer(self):
        run, text = self.run_on("before\n```console\n$ diplograph a | tr a-z A-Z\n```\nafter\n", "--update")
        self.assertEqual(run.returncode, 0)
        self.assertEqual(text, "before\n```console\n$ diplograph a | tr a-z A-Z\nASKED: A\n```\nafter\n")

    def test_other_blocks_are_left_alone(self):
        text = "```\n$ diplograph a\nx\n```\n```console\n$ ls\nx\n```\n"
        run, now = self.run_on(text, "--update")
        self.assertEqual((run.returncode, now), (0, text))

    def test_samples_are_at_hand(self):
        run, _ = self.run_on("```console\n$ diplograph x >/dev/null && ls samples/anggrek.txt\nsamples/anggrek.txt\n```\n")
        self.assertEqual(run.returncode, 0, run.stdout)


if __name__ == "__main__":
    unittest.main()
