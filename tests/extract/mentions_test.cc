// What is mentioned, and who is meant. Each row marks the mentions of its last sentence in place:
// [words|what they mean]; several are divided by " + ". Sentences before it stand on lines of their own.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "extract/extractor.h"
#include "tests/extract/packs.h"

namespace diplograph {
namespace {

// "[Menlu|Retno Marsudi] tiba." without its marks.
std::string Plain(absl::string_view marked) {
  std::string out;
  bool meaning = false;
  for (const char c : marked) {
    if (c == '[') continue;
    if (c == '|') meaning = true;
    if (c == ']') {
      meaning = false;
      continue;
    }
    if (!meaning) out.push_back(c);
  }
  return out;
}

std::string Marked(const Explanation::Sentence& s) {
  std::string out;
  std::size_t at = s.begin;
  for (const Explanation::Mention& m : s.mentions) {
    if (m.begin < at) continue;
    absl::StrAppend(&out, s.text.substr(at - s.begin, m.begin - at), "[", m.text, "|",
                    absl::StrJoin(m.means, " + "), "]");
    at = m.end;
  }
  return out + s.text.substr(at - s.begin);
}

void Check(const std::string& language, const std::vector<std::string>& rows) {
  ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status();
  for (const std::string& row : rows) {
    const std::vector<std::string> lines = absl::StrSplit(row, '\n');
    // One paragraph: no line is a headline.
    std::string text = "Ini, this, 1. ";
    for (const std::string& line : lines) absl::StrAppend(&text, Plain(line), " ");
    const Explanation x = testing::BuiltIn()->Explain(testing::ArticleOf(text, language, "2023-05-10"));
    ASSERT_FALSE(x.sentences.empty());
    EXPECT_EQ(Marked(x.sentences.back()), lines.back()) << row;
  }
}

TEST(Mentions, NamesAndTitles) {
  Check("id", {
                  "[Menteri Luar Negeri Indonesia Retno Marsudi|Retno Marsudi] tiba di [Hanoi|Hanoi].",
                  "[Presiden Prancis Emmanuel Macron|Emmanuel Macron] dan [Kanselir Jerman Olaf Scholz|Olaf "
                  "Scholz] tiba.",
                  "[Sekretaris Jenderal PBB Antonio Guterres|Antonio Guterres] tiba.",
                  "[Wakil Presiden Ma'ruf Amin|Ma'ruf Amin] tiba.",
                  "[Duta Besar Indonesia untuk Jepang Heri Akhmadi|Heri Akhmadi] tiba.",
                  "[Menteri Informasi dan Komunikasi Vietnam Nguyen Manh Hung|Nguyen Manh Hung] tiba.",
                  "[Pangeran Mohammed bin Salman|Mohammed bin Salman] tiba.",
              });
  Check("en", {
                  "[French President Emmanuel Macron|Emmanuel Macron] arrived in [Hanoi|Hanoi].",
                  "[Indonesian Foreign Minister Retno Marsudi|Retno Marsudi] arrived.",
                  "[UN Secretary-General Antonio Guterres|Antonio Guterres] arrived.",
                  "[China's Foreign Minister Wang Yi|Wang Yi] arrived.",
                  "[U.S. Secretary of State Antony Blinken|Antony Blinken] arrived.",
              });
}

TEST(Mentions, CountriesPlacesOrganizationsSummits) {
  Check("id", {
                  "[Indonesia|Indonesia] dan [Timor-Leste|Timor-Leste] berunding.",
                  "Rapat itu digelar di [Labuan Bajo|Labuan Bajo].",
                  "[ASEAN|ASEAN] dan [Uni Eropa|Uni Eropa] berunding.",
                  "[KTT ke-42 ASEAN|KTT ke-42 ASEAN] digelar.",
                  "[Kementerian Luar Negeri Vietnam|Kementerian Luar Negeri Vietnam] menolak.",
              });
  Check("en", {
                  "[Indonesia|Indonesia] and [East Timor|East Timor] talked.",
                  "The [UN|United Nations] and the [European Union|European Union] talked.",
                  "The [42nd ASEAN Summit|42nd ASEAN Summit] began.",
              });
}

TEST(Mentions, ShortForms) {
  Check("id", {
                  "Menteri Luar Negeri Indonesia Retno Marsudi tiba.\n[Retno|Retno Marsudi] tersenyum.",
                  "Menteri Luar Negeri Indonesia Retno Marsudi tiba.\n[Menlu|Retno Marsudi] tersenyum.",
                  "Menteri Luar Negeri Indonesia Retno Marsudi tiba.\n[Menlu Retno|Retno Marsudi] tersenyum.",
                  "Perdana Menteri Malaysia Anwar Ibrahim tiba.\n[PM Anwar|Anwar Ibrahim] tersenyum.",
              });
  Check("en", {
                  "French President Emmanuel Macron arrived.\n[Macron|Emmanuel Macron] smiled.",
                  "French President Emmanuel Macron arrived.\n[President Macron|Emmanuel Macron] smiled.",
              });
}

TEST(Mentions, References) {
  Check("id", {
                  "Menteri Luar Negeri Indonesia Retno Marsudi tiba.\n[Ia|Retno Marsudi] tersenyum.",
                  "Indonesia dan Fiji berunding.\n[Kedua negara|Indonesia + Fiji] berdamai.",
                  "Menteri Luar Negeri Indonesia Retno Marsudi bertemu Menteri Luar Negeri Laos Saleumxay "
                  "Kommasith.\n"
                  "[Keduanya|Retno Marsudi + Saleumxay Kommasith] tersenyum.",
                  "Menteri Luar Negeri Indonesia Retno Marsudi bertemu Menteri Luar Negeri Laos Saleumxay "
                  "Kommasith.\n"
                  "[Kedua negara|Indonesia + Laos] berdamai.",
              });
  Check("en", {
                  "French President Emmanuel Macron arrived.\n[He|Emmanuel Macron] smiled.",
                  "French President Emmanuel Macron met German Chancellor Olaf Scholz.\n"
                  "[Both countries|France + Germany] agreed.",
              });
}

// Capitalised words that begin a sentence, or name nobody, are no mention; a pronoun without anybody
// before it stays unresolved.
TEST(Mentions, WhatIsNone) {
  Check("id", {"Pertemuan itu ramai.", "Sementara itu, hujan turun.", "Rabu pagi [ia|] pergi."});
  Check("en", {"The meeting was long.", "Meanwhile, rain fell.", "Markets fell on Wednesday."});
}

}  // namespace
}  // namespace diplograph
