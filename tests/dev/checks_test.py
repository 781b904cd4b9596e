#!/usr/bin/env python3
"""The checks of tools/dev find what they are for, and nothing else."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "tools" / "dev"))
import check_language_free  # noqa: E402
import check_layers  # noqa: E402


class Tree:
    """A project with just these files."""

    def __init__(self, files):
        self._directory = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self._directory.name)
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def __enter__(self):
        return self.root

    def __exit__(self, *_):
        self._directory.cleanup()


class LayersTest(unittest.TestCase):
    def faults(self, name, include):
        with Tree({name: f"#include {include}\n"}) as root:
            return check_layers.check(root)

    def test_what_is_allowed(self):
        for name, include in (
            ("graph/a.h", '"graph/model.h"'),
            ("graph/a.cc", "<boost/graph/adjacency_list.hpp>"),
            ("graph/a.cc", '"absl/strings/str_cat.h"'),
            ("extract/a.h", '"graph/model.h"'),
            ("extract/a.cc", '"graph/status_macros.h"'),
            ("extract/a.cc", '"extract/lexicon.h"'),
            ("export/a.cc", '"graph/facts.h"'),
            ("tools/cli/a.cc", '"extract/extractor.h"'),
            ("tests/graph/a.cc", '"export/format.h"'),
            ("graph/a.h", "<string>"),
        ):
            with self.subTest(name=name, include=include):
                self.assertEqual(self.faults(name, include), [])

    def test_what_is_not(self):
        for name, include in (
            ("graph/a.cc", '"extract/extractor.h"'),
            ("graph/a.cc", '"export/format.h"'),
            ("graph/a.cc", '"tools/cli/io.h"'),
            ("graph/a.cc", "<export/format.h>"),
            ("extract/a.cc", '"graph/knowledge_graph.h"'),
            ("extract/a.cc", '"export/format.h"'),
            ("export/a.cc", '"extract/extractor.h"'),
            ("export/a.h", "<boost/graph/graph_traits.hpp>"),
            ("graph/a.cc", '"model.h"'),
            ("graph/a.cc", '"../export/format.h"'),
        ):
            with self.subTest(name=name, include=include):
                faults = self.faults(name, include)
                self.assertEqual(len(faults), 1, faults)
                self.assertTrue(faults[0].startswith(f"{name}:1: "))


class LanguageFreeTest(unittest.TestCase):
    def faults(self, code):
        with Tree(
            {
                "extract/a.cc": code,
                "extract/lexicon/xx/triggers.tsv": "# c\nlist\tphrase\nmeet\tbertemu\nmeet\tduduk bersama\n"
                "meet\ttemu\nspeech\tkata\nspeech\tplan\n",
                "extract/lexicon/xx/cues.tsv": "phrase\tkind\tscope\ntidak\tnegation\tright\nbelum\tplan\tright\n",
            }
        ) as root:
            return check_language_free.check(root)

    def test_clean(self):
        for code in (
            "",
            'auto s = "negation";',
            'auto s = "plan";  // a kind of cue, and by chance a word',
            '// "bertemu" in a comment is an explanation',
            "/* bertemu\n \"tidak\" */",
            'auto s = "saya bertemu";',
            'if (language == "") return;',
            'if (pack == "common") return;',
            "if (c == 'x') return;",
            'auto url = "http://example.org";',
            'if (kind == "ab") return;',
        ):
            with self.subTest(code=code):
                self.assertEqual(self.faults(code), [])

    def test_faults(self):
        for code, line, what in (
            ("int a;\n// caf\u00e9\n", 2, "is not ASCII"),
            ('x = "bertemu";', 1, '"bertemu" is a word'),
            ('// c\nif (w == "tidak") f();', 2, '"tidak" is a word'),
            ('f(R"(belum)");', 1, '"belum" is a word'),
            ('auto u = "http://x"; auto s = "temu";', 1, '"temu" is a word'),
            ('if (a == "xx") f();', 1, "language code"),
            ('if ("xx" != a) f();', 1, "language code"),
            ('if (doc.language == "fr") f();', 1, "language code"),
            ('if (lang != "de") f();', 1, "language code"),
            ('if (a.language()\n == "de") f();', 1, "language code"),
        ):
            with self.subTest(code=code):
                faults = self.faults(code)
                self.assertEqual(len(faults), 1, faults)
                self.assertTrue(faults[0].startswith(f"extract/a.cc:{line}:"), faults)
                self.assertIn(what, faults[0])


if __name__ == "__main__":
    unittest.main()
