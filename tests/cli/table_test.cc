#include "tools/cli/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

namespace diplograph::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Write(const Table& table, const RowOptions& options) {
  std::ostringstream out;
  const absl::Status status = WriteRows(table, options, out);
  return status.ok() ? out.str() : std::string(status.message());
}

Cell Text(const char* s) { return {std::string(s)}; }

Table Sample() {
  Table t{{{"name", Place::kAll, true}, {"n"}, {"tags", Place::kData}, {"none"}, {"sum", Place::kText}}, {}};
  t.rows = {{Text("王毅"), {std::int64_t{7}}, {std::vector<std::string>{"a", "b|c"}}, {}, Text("s1")},
            {Text("=1+\"2\",\n3"), {0.25}, {}, {}, Text("s2")}};
  return t;
}

TEST(WriteRowsTest, HasAForm) {
  struct Row {
    RowFormat format;
    const char* text;
  };
  for (const Row& row :
       {Row{RowFormat::kTable,
            "name          n  sum\n---------  ----  ---\n王毅          7  s1\n=1+\"2\", 3  0.25  s2\n"},
        Row{RowFormat::kCsv, "name,n,tags,none\r\n王毅,7,a | b|c,\r\n\"=1+\"\"2\"\",\n3\",0.25,,\r\n"},
        Row{RowFormat::kTsv, "name\tn\ttags\tnone\n王毅\t7\ta | b|c\t\n=1+\"2\",\\n3\t0.25\t\t\n"},
        Row{RowFormat::kJson,
            "[\n{\"name\":\"王毅\",\"n\":7,\"tags\":[\"a\",\"b|c\"]},\n{\"name\":\"=1+\\\"2\\\",\\n3\",\"n\":"
            "0.25}\n]\n"},
        Row{RowFormat::kJsonl,
            "{\"name\":\"王毅\",\"n\":7,\"tags\":[\"a\",\"b|c\"]}\n{\"name\":\"=1+\\\"2\\\",\\n3\",\"n\":0."
            "25}\n"},
        Row{RowFormat::kMarkdown,
            "| name | n | sum |\n| --- | --: | --- |\n| 王毅 | 7 | s1 |\n| =1+\"2\", 3 | 0.25 | s2 |\n"}}) {
    EXPECT_EQ(Write(Sample(), {.format = row.format}), row.text);
  }
}

TEST(WriteRowsTest, WithoutRowsIsStillWellFormed) {
  Table t = Sample();
  t.rows.clear();
  EXPECT_EQ(Write(t, {.format = RowFormat::kTable}), "");
  EXPECT_EQ(Write(t, {.format = RowFormat::kCsv}), "name,n,tags,none\r\n");
  EXPECT_EQ(Write(t, {.format = RowFormat::kJson}), "[]\n");
  EXPECT_EQ(Write(t, {.format = RowFormat::kJsonl}), "");
}

TEST(WriteRowsTest, DefusesFormulasIfAsked) {
  Table t{{{"a"}, {"b"}}, {}};
  for (const char* s : {"=1", "+1", "-1", "@x", "x=1", ""}) t.rows.push_back({Text(s), {-1.5}});
  EXPECT_EQ(Write(t, {.format = RowFormat::kTsv, .spreadsheet_safe = true}),
            "a\tb\n'=1\t-1.5\n'+1\t-1.5\n'-1\t-1.5\n'@x\t-1.5\nx=1\t-1.5\n\t-1.5\n");
}

TEST(WriteRowsTest, FitsTheTerminal) {
  Table t{{{"id"}, {"text", Place::kAll, true}}, {}};
  t.rows = {{Text("e1"), Text("one two three four five")}, {Text("e2"), Text("short")}};
  EXPECT_EQ(Write(t, {.width = 15}),
            "id  text\n--  -----------\ne1  one two\n    three four\n    five\ne2  short\n");
  for (std::size_t width = 1; width < 40; ++width) {
    std::istringstream lines(Write(t, {.width = width}));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(DisplayWidth(line), std::max<std::size_t>(width, 12)) << line;
    }
  }
}

TEST(WriteRowsTest, PaintsOnlyIfAsked) {
  Table t{{{"a"}}, {}};
  t.rows = {{{std::string("x"), Style::kRed}}};
  EXPECT_EQ(Write(t, {}), "a\n-\nx\n");
  EXPECT_EQ(Write(t, {.color = true}), "\x1b[1ma\x1b[0m\n\x1b[2m-\x1b[0m\n\x1b[31mx\x1b[0m\n");
}

TEST(WriteRowsTest, JsonRefusesWhatIsNotUtf8) {
  Table t{{{"a"}}, {}};
  t.rows = {{Text("\xff")}};
  EXPECT_EQ(Write(t, {.format = RowFormat::kJson}), "row 1: a is not UTF-8");
}

TEST(SelectColumnsTest, KeepsOrderAndListsTheKnown) {
  Table t = Sample();
  EXPECT_TRUE(SelectColumns({"sum", "name"}, t).ok());
  EXPECT_THAT(Write(t, {.format = RowFormat::kTsv}), HasSubstr("sum\tname\ns1\t王毅\n"));
  EXPECT_THAT(std::string(SelectColumns({"x"}, t).message()), HasSubstr("there are sum, name"));
}

TEST(DisplayWidthTest, KnowsWideAndCombining) {
  struct Row {
    const char* text;
    std::size_t width;
  };
  for (const Row& row : {Row{"", 0}, Row{"abc", 3}, Row{"é", 1}, Row{"e\u0301", 1}, Row{"王毅", 4},
                         Row{"ｱ", 1}, Row{"Ａ", 2}, Row{"한국", 4}, Row{"\xff", 1}}) {
    EXPECT_EQ(DisplayWidth(row.text), row.width) << row.text;
  }
}

TEST(WrapTest, BreaksAtBlanksThenInsideWords) {
  EXPECT_THAT(Wrap("", 5), ElementsAre(""));
  EXPECT_THAT(Wrap("one two", 7), ElementsAre("one two"));
  EXPECT_THAT(Wrap("one two", 6), ElementsAre("one", "two"));
  EXPECT_THAT(Wrap("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(Wrap("王毅王毅", 5), ElementsAre("王毅", "王毅"));
  EXPECT_THAT(Wrap("e\u0301e\u0301", 1), ElementsAre("e\u0301", "e\u0301"));
}

TEST(WrapTest, LosesNothingAndFits) {
  const std::vector<std::string> pieces = {"a",  "bc", " ",      "  ",   "e\u0301",
                                           "王", "Ａ", "\u200B", "\xff", "\xe7"};
  std::uint32_t dice = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < round % 23; ++i) {
      dice = dice * 1664525 + 1013904223;
      text += pieces[(dice >> 16) % pieces.size()];
    }
    const std::size_t width = 2 + static_cast<std::size_t>(round) % 7;
    std::string joined;
    for (const std::string& line : Wrap(text, width)) {
      EXPECT_LE(DisplayWidth(line), width) << text;
      joined += line;
    }
    std::erase(joined, ' ');
    std::erase(text, ' ');
    EXPECT_EQ(joined, text);
  }
}

TEST(PrintableTest, LeavesNothingThatSteersATerminal) {
  EXPECT_EQ(Printable("a\x1b[2Jb\tc\nd\x7f"), "a [2Jb c d ");
  EXPECT_EQ(Printable("a\u202Eb\u0085"), "ab ");
  EXPECT_EQ(Printable("a\xff"), "a\uFFFD");
  EXPECT_EQ(Printable("Hùng 王毅"), "Hùng 王毅");
}

TEST(RowFormatTest, IsKnownByNameAndExtension) {
  EXPECT_EQ(ParseRowFormat("markdown"), RowFormat::kMarkdown);
  EXPECT_EQ(ParseRowFormat("xml"), std::nullopt);
  EXPECT_EQ(RowFormatOfPath("a.b/c.csv"), RowFormat::kCsv);
  EXPECT_EQ(RowFormatOfPath("c.md"), RowFormat::kMarkdown);
  EXPECT_EQ(RowFormatOfPath("a.csv/c"), std::nullopt);
  EXPECT_EQ(RowFormatOfPath("csv"), std::nullopt);
  EXPECT_EQ(RowFormatOfPath("c.gexf"), std::nullopt);
}

}  // namespace
}  // namespace diplograph::cli
