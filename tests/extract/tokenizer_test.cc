#include "extract/tokenizer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

std::vector<Token> TokensOf(const std::string& text) {
  std::vector<Token> out;
  Tokenize(text, out);
  return out;
}

// The tokens with bars between them.
std::string Cut(const std::string& text) {
  return absl::StrJoin(TokensOf(text), "|", [&](std::string* out, const Token& t) {
    absl::StrAppend(out, std::string(t.Text(text)));
  });
}

TEST(Tokenizer, CutsTextIntoWordsNumbersAndMarks) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"   \n\t ", ""},
      {"Plate bertemu Hung.", "Plate|bertemu|Hung|."},
      {"  leading and trailing  ", "leading|and|trailing"},
      // Apostrophes.
      {"Ma'ruf", "Ma'ruf"},
      {"Ma’ruf Amin", "Ma’ruf|Amin"},
      {"Al-Qur`an", "Al|-|Qur`an"},
      {"Côte d'Ivoire", "Côte|d'Ivoire"},
      {"'quoted'", "'|quoted|'"},
      {"ministers' talks", "ministers|'|talks"},
      {"China's plan", "China|'s|plan"},
      {"it's", "it|'s"},
      {"rock 'n' roll", "rock|'|n|'|roll"},
      {"O'Brien", "O'Brien"},
      // Initials and abbreviations.
      {"U.S. troops", "U.S.|troops"},
      {"The U.S.A. and the U.K.", "The|U.S.A.|and|the|U.K."},
      {"Johnny G. Plate", "Johnny|G|.|Plate"},
      {"J.K. Rowling", "J.K.|Rowling"},
      {"e.g. this", "e|.|g|.|this"},
      {"Dr. Hassan", "Dr|.|Hassan"},
      // Hyphens and dashes.
      {"Timor-Leste", "Timor|-|Leste"},
      {"negara-negara", "negara|-|negara"},
      {"JAKARTA — Ia", "JAKARTA|—|Ia"},
      {"10–12 Mei", "10|–|12|Mei"},
      // Numbers.
      {"G20 dan 5G", "G20|dan|5|G"},
      {"42nd", "42|nd"},
      {"ke-42", "ke|-|42"},
      {"1,000.50", "1|,|000|.|50"},
      {"10/5/2023", "10|/|5|/|2023"},
      {"Rp1.000", "Rp1|.|000"},
      // Scripts without blanks, marks, emoji.
      {"王毅和Retno", "王毅和Retno"},
      {"王毅。李强", "王毅|。|李强"},
      {"ok😀ok", "ok|😀|ok"},
      {"a\xCC\x81gua", "a\xCC\x81gua"},  // a combining accent belongs to the word
      {"\xCC\x81x", "\xCC\x81|x"},       // but cannot begin one
      {"Москва и Київ", "Москва|и|Київ"},
      // Invisible characters are blanks.
      {"a\u00A0b\u200Bc", "a|b|c"},
      {"\uFEFFJakarta", "Jakarta"},
      // Markup and addresses.
      {"[kata](http://x.id)", "[|kata|]|(|http|:|/|/|x|.|id|)"},
      {"KOMPAS.com", "KOMPAS|.|com"},
      {"«Kami» “we” „wir“", "«|Kami|»|“|we|”|„|wir|“"},
  };
  for (const auto& [text, cut] : cases) EXPECT_EQ(Cut(text), cut) << text;
}

TEST(Tokenizer, AFinalPossessiveIsNoPartOfItsWord) {
  for (const std::string text : {"China's", "China’s", "China's foreign minister", "CHINA'S"}) {
    const std::vector<Token> tokens = TokensOf(text);
    ASSERT_GE(tokens.size(), 2u) << text;
    EXPECT_EQ(tokens[0].hash, WordHash("china")) << text;
    EXPECT_EQ(tokens[0].end, 5u) << text;
  }
  EXPECT_EQ(TokensOf("it'sy")[0].end, 5u);  // not final
}

TEST(Tokenizer, SaysWhatKindAndWhere) {
  struct Row {
    std::string text;
    std::size_t index;
    TokenKind kind;
    int flags;
  };
  constexpr int kStart = kSpaceBefore | kLineStart | kBlankLine;
  const std::vector<Row> rows = {
      {"Plate", 0, TokenKind::kWord, kCapital | kStart},
      {"plate", 0, TokenKind::kWord, kStart},
      {"x RI", 1, TokenKind::kWord, kCapital | kAllCaps | kSpaceBefore},
      {"x A", 1, TokenKind::kWord, kCapital | kSpaceBefore},  // one letter is not "all"
      {"x U.S.", 1, TokenKind::kWord, kCapital | kAllCaps | kSpaceBefore},
      {"x G20", 1, TokenKind::kWord, kCapital | kHasDigit | kSpaceBefore},
      {"x MoU", 1, TokenKind::kWord, kCapital | kInnerCapital | kSpaceBefore},
      {"x tadiPlate", 1, TokenKind::kWord, kInnerCapital | kSpaceBefore},
      {"x 42", 1, TokenKind::kNumber, kSpaceBefore},
      {"x, y", 1, TokenKind::kMark, 0},
      {"x\ny", 1, TokenKind::kWord, kSpaceBefore | kLineStart},
      {"x\r\ny", 1, TokenKind::kWord, kSpaceBefore | kLineStart},
      {"x\n\ny", 1, TokenKind::kWord, kSpaceBefore | kLineStart | kBlankLine},
      {"x\n \t\ny", 1, TokenKind::kWord, kSpaceBefore | kLineStart | kBlankLine},
      {"x Ärzte", 1, TokenKind::kWord, kCapital | kSpaceBefore},
      {"x ÅÄÖ", 1, TokenKind::kWord, kCapital | kAllCaps | kSpaceBefore},
      {"x 王", 1, TokenKind::kWord, kSpaceBefore},
  };
  for (const Row& r : rows) {
    const std::vector<Token> tokens = TokensOf(r.text);
    ASSERT_LT(r.index, tokens.size()) << r.text;
    EXPECT_EQ(tokens[r.index].kind, r.kind) << r.text;
    EXPECT_EQ(int{tokens[r.index].flags}, r.flags) << r.text;
  }
}

TEST(Tokenizer, UnifiesQuotesAndDashes) {
  struct Row {
    std::string text;
    char32_t mark;
  };
  const std::vector<Row> rows = {
      {"“", '"'},  {"”", '"'},  {"„", '"'},    {"«", '"'},     {"\"", '"'},
      {"‘", '\''}, {"’", '\''}, {"'", '\''},   {"—", 0x2013},  {"–", 0x2013},
      {"‑", '-'},  {"-", '-'},  {"…", 0x2026}, {"。", 0x3002}, {".", '.'},
  };
  for (const Row& r : rows) {
    const std::vector<Token> tokens = TokensOf(r.text);
    ASSERT_EQ(tokens.size(), 1u) << r.text;
    EXPECT_EQ(tokens[0].mark, r.mark) << r.text;
  }
  EXPECT_EQ(TokensOf("“")[0].hash, TokensOf("\"")[0].hash);
}

TEST(Tokenizer, EqualWordsHaveEqualHashes) {
  const std::vector<std::vector<std::string>> families = {
      {"Menteri", "menteri", "MENTERI"},
      {"Hùng", "hung", "HU\xCC\x80NG"},
      {"Ma'ruf", "Maruf", "Ma’ruf"},
      {"U.S.", "US", "us"},
      {"Türkiye", "turkiye"},
  };
  for (const auto& family : families) {
    for (const std::string& word : family) {
      const std::vector<Token> tokens = TokensOf(word);
      ASSERT_EQ(tokens.size(), 1u) << word;
      EXPECT_EQ(tokens[0].hash, WordHash(family[0])) << word;
      EXPECT_EQ(tokens[0].hash, WordHash(word)) << word;
    }
  }
  EXPECT_NE(WordHash("menteri"), WordHash("mentri"));
  EXPECT_NE(WordHash("ab"), WordHash("ba"));
}

TEST(Tokenizer, AppendsToWhatIsThere) {
  std::vector<Token> out;
  Tokenize("one two", out);
  Tokenize("three", out);
  EXPECT_EQ(out.size(), 3u);
}

// Pieces that meet in every order.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      "a",  "B",  "é", "É", "中", "😀",  "\xCC\x81", "'", "’",  ".", ",", "-",
      "–",  "\"", "“", " ", "\n", "\t", "\u00A0",   "7", "42", "s", "S", "U.S",
      "'s", "(",  ")", "/", "|",  "#",  "\u200B",   "٣", "𐐀",  "İ", "ß", "ﬁ"};
  std::string text;
  const std::size_t n = random() % 40;
  for (std::size_t i = 0; i < n; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

// Tokens stand in order, do not overlap, begin and end at characters; between them is only white space.
TEST(Tokenizer, CoversEveryTextLaw) {
  std::mt19937 random(20230510);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(random);
    SCOPED_TRACE(text);
    ASSERT_EQ(FindInvalidUtf8(text), std::string::npos);
    std::size_t at = 0;
    const auto only_space = [&](std::size_t end) {
      while (at < end) ASSERT_NE(Classify(NextCodePoint(text, at)).flags & kSpace, 0);
      ASSERT_EQ(at, end);
    };
    for (const Token& t : TokensOf(text)) {
      ASSERT_LT(t.begin, t.end);
      ASSERT_LE(t.end, text.size());
      only_space(t.begin);
      ASSERT_EQ(FindInvalidUtf8(t.Text(text)), std::string::npos);
      ASSERT_EQ((t.flags & kBlankLine) != 0 && (t.flags & kLineStart) == 0, false);
      at = t.end;
    }
    only_space(text.size());
  }
}

}  // namespace
}  // namespace diplograph
