#include "export/escape.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace diplograph {
namespace {

using Append = void (*)(absl::string_view, std::string&);

struct Row {
  Append append;
  std::string text;
  std::string escaped;
};

TEST(EscapeTest, EachFormatHasItsOwnTraps) {
  for (const Row& row : {
           Row{AppendXml, "a<b>&\"'c", "a&lt;b&gt;&amp;&quot;'c"},
           Row{AppendXml, "tab\tlf\ncr\r", "tab&#9;lf&#10;cr&#13;"},
           Row{AppendXml, std::string("\x01\x00\x1F.", 4), "."},
           Row{AppendXml, "a\u2028\u0085é\u2027", "a&#x2028;&#x85;é\u2027"},
           Row{AppendXml, "\xE2", "\xE2"},
           Row{AppendJson, "\"\\\n\r\t/", R"("\"\\\n\r\t/")"},
           Row{AppendJson, std::string("\x00\x1F", 2), R"("\u0000\u001f")"},
           Row{AppendJson, "</script>", R"("\u003c/script>")"},
           Row{AppendDot, "a\"b\\N\\", R"("a\"b\\N\\")"},
           Row{AppendDot, "two\nlines\r\ttab\x02", R"("two\nlines tab")"},
           Row{AppendSql, "O'Neill; -- \\", R"('O''Neill; -- \')"},
           Row{AppendSql, std::string("a\0b", 3), "'ab'"},
           Row{AppendCsv, "plain", "plain"},
           Row{AppendCsv, "", ""},
           Row{AppendCsv, "a,\"b\"", "\"a,\"\"b\"\"\""},
           Row{AppendCsv, "two\nlines", "\"two\nlines\""},
           Row{AppendCypher, "O'Neill \\ \"x\"\n", "'O\\'Neill \\\\ \"x\"\n'"},
           Row{AppendTurtle, "\"\\\n'", R"("\"\\\n'")"},
           Row{AppendMermaid, "a\"b]`<i>&#;\n", R"("a#quot;b]#96;#lt;i#gt;#amp;#35;#59; ")"},
       }) {
    std::string out;
    row.append(row.text, out);
    EXPECT_EQ(out, row.escaped) << row.text;
  }
}

TEST(EscapeTest, RightToLeftAndCjkPassUnchanged) {
  for (const char* text : {"محمد بن سلمان", "王毅", "한덕수", "👩🏽‍⚖️", "Nguyễn"}) {
    for (const Append append :
         {AppendXml, AppendJson, AppendDot, AppendSql, AppendCsv, AppendCypher, AppendTurtle}) {
      std::string out;
      append(text, out);
      EXPECT_NE(out.find(text), std::string::npos) << text;
    }
  }
}

TEST(EscapeTest, ManyLineSeparatorsAreNoBurden) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "\u2028";
  std::string out;
  AppendXml(text, out);
  EXPECT_EQ(out.size(), 200000 * 8u);
}

TEST(NumberTest, ShortestAndWithoutLocale) {
  struct Number {
    double value;
    const char* text;
  };
  for (const Number& row : {Number{0.9, "0.9"}, Number{1, "1"}, Number{1.0 / 3, "0.3333333333333333"},
                            Number{0.1 + 0.2, "0.30000000000000004"}, Number{-2.5, "-2.5"},
                            Number{std::numeric_limits<double>::infinity(), "0"},
                            Number{std::numeric_limits<double>::quiet_NaN(), "0"}}) {
    std::string out;
    AppendNumber(row.value, out);
    EXPECT_EQ(out, row.text);
  }
}

TEST(CleanTest, FindsWhatXmlForbids) {
  for (const std::string& bad :
       {std::string("\x01"), std::string("\0", 1), std::string("\x1F"), std::string("\xEF\xBF\xBE"),
        std::string("\xFF"), std::string("\xC0\x80"), std::string("\xED\xA0\x80"),
        std::string("\xF4\x90\x80\x80"), std::string("\xE2\x82"), std::string("\x80")}) {
    EXPECT_FALSE(IsClean(bad));
    EXPECT_TRUE(IsClean(Cleaned(bad)));
    EXPECT_EQ(Cleaned(bad).size(), bad.size());
  }
  EXPECT_TRUE(IsClean(""));
  EXPECT_TRUE(IsClean("\xF0\x9F\x98\x80 \xEF\xBF\xBD"));
}

}  // namespace
}  // namespace diplograph
