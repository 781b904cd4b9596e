#include "extract/extractor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/extract/packs.h"
#include "tests/extract/small_pack.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Extractor, DetectsTheLanguageOfShortTexts) {
  ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status();
  struct Row {
    std::string text;
    std::string language;
  };
  const std::vector<Row> rows = {
      {"Presiden bertemu Menlu di Hanoi.", "id"},
      {"The president met the minister in Hanoi.", "en"},
      {"Menlu Retno Marsudi tiba di Hanoi", "id"},
      {"Retno Marsudi arrives in Hanoi", "en"},
      {"Kedua negara sepakat.", "id"},
      {"Both countries agreed.", "en"},
      {"Trump dan Xi akan bertemu", "id"},
      {"Trump and Xi to meet", "en"},
      {"\"We agreed,\" said Menteri Luar Negeri Retno Marsudi.", "en"},
      {"\"Kami sepakat,\" kata Foreign Minister Penny Wong.", "id"},
      {"Menteri Pertahanan Prabowo Subianto menghadiri Shangri-La Dialogue di Singapura", "id"},
      {"Indonesia's Prabowo Subianto attends the Shangri-La Dialogue in Singapore", "en"},
      {"Macron mengunjungi Beijing", "id"},
      {"Macron visits Beijing", "en"},
  };
  for (const Row& r : rows) EXPECT_EQ(testing::BuiltIn()->DetectLanguage(r.text), r.language) << r.text;
}

TEST(Extractor, AnyTextHasSomeLanguage) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  for (const std::string text : {"", "...", "王毅", "123", "\xF0\x9F\x98\x80"}) {
    EXPECT_THAT(testing::BuiltIn()->Languages(),
                ::testing::Contains(testing::BuiltIn()->DetectLanguage(text)))
        << text;
  }
}

// The cut after the words that detection looks at may fall inside a character.
TEST(Extractor, DetectionOfALongTextIsSafe) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    text += " yang dan dengan ";
    while (text.size() < 100000) text += "\xF0\x9F\x98\x80\xE7\x8E\x8B";
    EXPECT_EQ(testing::BuiltIn()->DetectLanguage(text), "id");
  }
}

TEST(Extractor, ArticleOverridesWhatTheTextSays) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  const std::string text =
      "Menlu tiba\n10 Mei 2023\n\nPresiden Prancis Emmanuel Macron bertemu Presiden Mesir Abdel Fattah "
      "el-Sisi di Kairo kemarin.";
  const auto date_of = [](const Facts& facts) {
    return facts.events.empty() ? "no event" : facts.events[0].date;
  };
  EXPECT_EQ(date_of(testing::BuiltIn()->Extract(testing::ArticleOf(text))), "2023-05-09");
  const Facts moved = testing::BuiltIn()->Extract(testing::ArticleOf(text, "id", "2024-03-01"));
  EXPECT_EQ(date_of(moved), "2024-02-29");
  EXPECT_EQ(moved.documents[0].date, "2024-03-01");
}

TEST(Extractor, ThreadsMayShareOne) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  const std::string text =
      "Menteri Luar Negeri Indonesia Retno Marsudi bertemu Menteri Luar Negeri Laos Saleumxay Kommasith di "
      "Vientiane. "
      "Keduanya membahas perdagangan. \xF0\x90\x90\x80 Kedua negara sepakat bekerja sama.";
  const Facts expected = testing::BuiltIn()->Extract(testing::ArticleOf(text));
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i)
        wrong[t] += testing::BuiltIn()->Extract(testing::ArticleOf(text)) == expected ? 0 : 1;
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_THAT(wrong, ElementsAre(0, 0, 0, 0));
}

TEST(Extractor, AFolderReplacesTheBuiltInPackOfItsLanguage) {
  const testing::TempDirectory dir;
  std::filesystem::create_directory(dir.File("en"));
  testing::WriteAll(dir.File("en/pack.json"), R"({"language": "en", "name": "Bare English"})");
  const auto extractor = Extractor::Load({.embedded = true, .folders = {dir.File("en")}});
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  EXPECT_THAT(extractor->Languages(), ElementsAre("en", "id"));
  for (const Extractor::Example& e : extractor->Examples()) EXPECT_EQ(e.language, "id");
  EXPECT_THAT(
      extractor->Extract(testing::ArticleOf("French President Emmanuel Macron met Xi Jinping.", "en")).events,
      IsEmpty());
}

TEST(Extractor, ExplanationSaysWhatEachSentenceIs) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  const std::string text =
      "Menlu Retno Tiba di Hanoi\n10 Mei 2023\n\nMenteri Luar Negeri Indonesia Retno Marsudi tiba kemarin. "
      "Ia tidak bertemu "
      "Menteri Luar Negeri Vietnam Bui Thanh Son.\n\nBaca juga: Presiden bertemu Menlu Laos\n";
  const Explanation x = testing::BuiltIn()->Explain(testing::ArticleOf(text));
  EXPECT_EQ(x.language, "id");
  EXPECT_EQ(x.date, "2023-05-10");
  EXPECT_EQ(x.title, "Menlu Retno Tiba di Hanoi");
  std::vector<std::string> kinds;
  for (const Explanation::Sentence& s : x.sentences) kinds.push_back(s.kind);
  EXPECT_THAT(kinds, ElementsAre("headline", "noise", "body", "body", "noise"));
  ASSERT_EQ(x.sentences.size(), 5u);
  EXPECT_THAT(x.sentences[2].dates, ElementsAre("kemarin = 2023-05-09"));
  EXPECT_THAT(x.sentences[4].mentions, IsEmpty());
  ASSERT_FALSE(x.sentences[3].mentions.empty());
  EXPECT_EQ(x.sentences[3].mentions[0].text, "Ia");
  EXPECT_EQ(x.sentences[3].mentions[0].form, "reference");
  EXPECT_THAT(x.sentences[3].mentions[0].means, ElementsAre("Retno Marsudi"));
}

}  // namespace
}  // namespace diplograph
