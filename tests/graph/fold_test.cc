#include "graph/fold.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace diplograph {
namespace {

TEST(FoldTest, ForgetsCaseDiacriticsAndPunctuation) {
  struct Row {
    const char* text;
    const char* folded;
  };
  for (const Row& row :
       {Row{"", ""}, Row{" – !", ""}, Row{"Johnny G. Plate", "johnny g plate"},
        Row{"Nguyễn Mạnh Hùng", "nguyen manh hung"}, Row{"Đặng", "dang"},
        Row{"İstanbul'da ışık", "istanbulda isik"}, Row{"Straße Øresund Łódź", "strasse oresund lodz"},
        Row{"U.S.", "us"}, Row{"US", "us"}, Row{"J. K. Li", "jk li"}, Row{"Ma'ruf", "maruf"},
        Row{"Ma’ruf", "maruf"}, Row{"KTT ke-42", "ktt ke 42"}, Row{"王毅", "王毅"}, Row{"Ａ５", "a5"},
        Row{"हिन्दी", "हिनदी"},
        Row{"\xff"
            "a",
            "a"}}) {
    EXPECT_EQ(Fold(row.text), row.folded) << row.text;
  }
}

TEST(FoldTest, IsIdempotent) {
  for (const char* text : {"U.S. Đặng", "a b c", "J. K. Li", "Ma'ruf", "हिन्दी", "ΣΊΣΥΦΟΣ"}) {
    EXPECT_EQ(Fold(Fold(text)), Fold(text)) << text;
  }
}

TEST(FoldTest, IsIdempotentOnAnyText) {
  const std::vector<std::string> pieces = {"a",  "B", " ", ".", "'",      "Đ",  "ß",    "İ",  "ǆ",
                                           "ﬁ",  "½", "Σ", "ς", "\u0301", "王", "हि",   "한", "\u1100",
                                           "Ａ", "’", "5", "Ⅷ", "\u00ad", "ŉ",  "\xe7", "æ",  "\U0001F600"};
  std::uint32_t dice = 7;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < round % 11; ++i) {
      dice = dice * 1664525 + 1013904223;
      text += pieces[(dice >> 16) % pieces.size()];
    }
    const std::string once = Fold(text);
    EXPECT_EQ(Fold(once), once) << text;
    EXPECT_EQ(once.find("  "), std::string::npos) << text;
    EXPECT_TRUE(once.empty() || (once.front() != ' ' && once.back() != ' ')) << text;
  }
}

TEST(HasWordsTest, WantsWholeWords) {
  EXPECT_TRUE(HasWords("johnny g plate", "plate"));
  EXPECT_TRUE(HasWords("johnny g plate", "johnny g"));
  EXPECT_TRUE(HasWords("plates plate", "plate"));
  EXPECT_FALSE(HasWords("johnny g plate", "late"));
  EXPECT_FALSE(HasWords("johnny g plate", "johnny plate"));
  EXPECT_FALSE(HasWords("johnny", ""));
}

}  // namespace
}  // namespace diplograph
