#include "extract/unicode.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diplograph {
namespace {

constexpr std::size_t kGood = absl::string_view::npos;

struct Utf8Case {
  const char* what;
  std::string bytes;
  std::size_t bad;
};

// From table 3-7 of the Unicode standard, and its edges.
const std::vector<Utf8Case>& Utf8Cases() {
  static const auto& cases = *new std::vector<Utf8Case>{
      {"empty", "", kGood},
      {"ASCII", "Plate met Hung.", kGood},
      {"NUL is a character", std::string("a\0b", 3), kGood},
      {"two bytes, lowest", "\xC2\x80", kGood},
      {"two bytes, highest", "\xDF\xBF", kGood},
      {"three bytes, lowest", "\xE0\xA0\x80", kGood},
      {"before the surrogates", "\xED\x9F\xBF", kGood},
      {"behind the surrogates", "\xEE\x80\x80", kGood},
      {"a noncharacter is well-formed", "\xEF\xBF\xBF", kGood},
      {"four bytes, lowest", "\xF0\x90\x80\x80", kGood},
      {"the last code point", "\xF4\x8F\xBF\xBF", kGood},
      {"a byte order mark", "\xEF\xBB\xBFx", kGood},
      {"a lone trail byte", "ab\x80", 2},
      {"a lone lead byte at the end", "ab\xC3", 2},
      {"a lead byte before ASCII", "\xC3(", 0},
      {"Latin-1", "caf\xE9 au lait", 3},
      {"overlong slash, two bytes", "\xC0\xAF", 0},
      {"overlong, C1", "x\xC1\xBF", 1},
      {"overlong slash, three bytes", "\xE0\x80\xAF", 0},
      {"overlong, highest of three", "\xE0\x9F\xBF", 0},
      {"overlong slash, four bytes", "\xF0\x80\x80\xAF", 0},
      {"overlong, highest of four", "\xF0\x8F\xBF\xBF", 0},
      {"first surrogate", "\xED\xA0\x80", 0},
      {"last surrogate", "\xED\xBF\xBF", 0},
      {"a pair of surrogates (CESU-8)", "y\xED\xA0\xBD\xED\xB8\x80", 1},
      {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"F5", "\xF5\x80\x80\x80", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"FE", "\xFE", 0},
      {"FF", "abc\xFF", 3},
      {"three bytes, one missing", "\xE1\x80", 0},
      {"four bytes, one missing", "ok \xF1\x80\x80", 3},
      {"three bytes, the last wrong", "\xE1\x80(", 0},
      {"four bytes, the third wrong", "\xF1\x80(\x80", 0},
      {"four bytes, the last wrong", "\xF1\x80\x80\xC0", 0},
      {"the first of two faults counts", "\xC3\xA9\xFF\xFE", 2},
  };
  return cases;
}

TEST(FindInvalidUtf8, NamesTheFirstBadByte) {
  for (const Utf8Case& c : Utf8Cases()) EXPECT_EQ(FindInvalidUtf8(c.bytes), c.bad) << c.what;
}

TEST(NextCodePoint, ReadsEveryLength) {
  const std::string text = "a\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80z";
  std::vector<char32_t> read;
  std::vector<std::size_t> at;
  for (std::size_t pos = 0; pos < text.size();) {
    at.push_back(pos);
    read.push_back(NextCodePoint(text, pos));
  }
  EXPECT_EQ(read, (std::vector<char32_t>{'a', 0xE9, 0x4E2D, 0x1F600, 'z'}));
  EXPECT_EQ(at, (std::vector<std::size_t>{0, 1, 3, 6, 10}));
}

TEST(FoldedKey, DropsCaseAndDiacritics) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"Türkiye", "turkiye"},
      {"Nguyễn Mạnh Hùng", "nguyen manh hung"},
      {"ÅNGSTRÖM", "angstrom"},
      {"Łódź", "lodz"},
      {"Đà Nẵng", "da nang"},
      {"Diyarbakır", "diyarbakir"},
      {"İstanbul", "istanbul"},
      {"Malmø", "malmo"},
      {"e\xCC\x81t\xC3\xA9", "ete"},  // decomposed and composed
      {"ΑΘΗΝΑ", "αθηνα"},
      {"Москва", "москва"},
      {"王毅", "王毅"},
      {"G20", "g20"},
      {"U.S.-China", "u.s.-china"},  // marks stay
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(FoldedKey(text), folded) << text;
}

TEST(FoldedKey, FoldingTwiceChangesNothing) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    const char32_t folded = Classify(c).folded;
    if (folded == 0) continue;
    EXPECT_EQ(Classify(folded).folded, folded) << "U+" << std::hex << static_cast<unsigned>(c);
  }
}

TEST(Classify, KnowsTheKindsOfCharacters) {
  struct Row {
    char32_t c;
    int flags;
  };
  const std::vector<Row> rows = {
      {'a', kLetter},
      {'A', kLetter | kUpper},
      {'5', kDigit},
      {' ', kSpace},
      {'\n', kSpace},
      {'\t', kSpace},
      {0xA0, kSpace},    // no-break space
      {0x200B, kSpace},  // zero-width space
      {0xFEFF, kSpace},  // byte order mark
      {0xE9, kLetter},
      {0xC9, kLetter | kUpper},
      {0x301, kMark},
      {'.', 0},
      {0x2014, 0},
      {'$', 0},
      {0x4E2D, kLetter | kIdeograph},
      {0x660, kDigit},                  // Arabic zero
      {0x1F600, 0},                     // beyond the table
      {0x20000, kLetter | kIdeograph},  // likewise, a letter
      {0x10400, kLetter | kUpper},      // likewise, with case
  };
  for (const Row& r : rows)
    EXPECT_EQ(int{Classify(r.c).flags}, r.flags) << "U+" << std::hex << static_cast<unsigned>(r.c);
}

}  // namespace
}  // namespace diplograph
