// A language that nobody speaks, with the verb last and adpositions behind their nouns, is nothing but
// tables and rules in tests/data/lexicon/xx: the library and the program read it as they are.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "export/reader.h"
#include "extract/extractor.h"
#include "graph/facts.h"
#include "tests/extract/packs.h"
#include "tests/support/corpus.h"
#include "tests/support/facts_text.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string& PackFolder() {
  static const std::string& folder =
      *new std::string(absl::StrCat(DIPLOGRAPH_SOURCE_DIR, "/tests/data/lexicon/xx"));
  return folder;
}

const absl::StatusOr<Extractor>& Mini() {
  static const auto& extractor =
      *new absl::StatusOr<Extractor>(Extractor::Load({.embedded = false, .folders = {PackFolder()}}));
  return extractor;
}

std::string GoldenFile() { return testing::CorpusFiles("xx").at(0); }

TEST(MiniLanguage, GivesItsGoldenGraph) {
  ASSERT_TRUE(Mini().ok()) << Mini().status();
  const testing::Corpus corpus = testing::ReadCorpus(GoldenFile());
  const Facts facts = Mini()->Extract(testing::ArticleOf(corpus.article));
  EXPECT_TRUE(Validate(facts).ok()) << Validate(facts);
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].language, "xx");
  EXPECT_EQ(facts.documents[0].date, "2023-05-10");
  testing::ExpectGolden(GoldenFile(), corpus, facts);
}

// The golden file can be rewritten; these lines are what the language was invented for.
TEST(MiniLanguage, GoldenGraphHoldsWhatItIsFor) {
  EXPECT_THAT(
      testing::ReadCorpus(GoldenFile()).facts,
      ::testing::AllOf(HasSubstr("structure Mira Dovan --holds-office--> Vizhi Hulte gremo (Omto)\n"),
                       HasSubstr("structure Vizhi Hulte gremo --part-of--> Vizhi\n"),
                       HasSubstr("event met-with: Mira Dovan, Taso Relno ; date 2023-05-09 ; place Limat\n"),
                       HasSubstr("event plans-MoU: Perwan, Vizhi ; date 2023-09 ; instrument pakto"),
                       HasSubstr("event met-with: Kano Veshu, Mira Dovan ; status denied\n")));
}

TEST(MiniLanguage, ItsRuleExamplesHold) {
  ASSERT_TRUE(Mini().ok()) << Mini().status();
  const std::vector<Extractor::Example> examples = Mini()->Examples();
  EXPECT_FALSE(examples.empty());
  for (const Extractor::Example& e : examples) {
    const Facts facts = Mini()->Extract(testing::ArticleOf(e.text));
    if (!e.positive) {
      EXPECT_TRUE(facts.events.empty()) << e.source;
      continue;
    }
    std::string fault;
    const std::optional<testing::WantedEvent> wanted = testing::ParseWanted(e.expected, fault);
    ASSERT_TRUE(wanted.has_value()) << e.source << ": " << fault;
    EXPECT_TRUE(std::any_of(facts.events.begin(), facts.events.end(), [&](const Event& event) {
      return testing::Matches(facts, event, *wanted);
    })) << e.source;
  }
}

TEST(MiniLanguage, StandsBesideTheBuiltInOnes) {
  const auto all = Extractor::Load({.embedded = true, .folders = {PackFolder()}});
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_THAT(all->Languages(), ElementsAre("en", "id", "xx"));
  const std::string text = testing::ReadCorpus(GoldenFile()).article;
  EXPECT_EQ(all->DetectLanguage(text), "xx");
  EXPECT_EQ(all->Extract(testing::ArticleOf(text)), Mini()->Extract(testing::ArticleOf(text)));
  // A language that no pack has is detected instead.
  EXPECT_EQ(all->Extract(testing::ArticleOf(text, "qq")).documents[0].language, "xx");
}

class MiniLanguageProgram : public ::testing::Test {
 protected:
  MiniLanguageProgram() : article_(dir_.File("article.txt")) {
    testing::WriteAll(article_, testing::ReadCorpus(GoldenFile()).article);
  }
  testing::Result Run(std::vector<std::string> arguments) const {
    return testing::Run(DIPLOGRAPH_BINARY, arguments);
  }

  testing::TempDirectory dir_;
  std::string article_;
};

TEST_F(MiniLanguageProgram, ExtractsTheSameGraph) {
  const testing::Result r =
      Run({"extract", article_, "--lexicon", PackFolder(), "--language", "xx", "--format", "json"});
  ASSERT_EQ(r.code, 0) << r.err;
  EXPECT_EQ(r.err, "");
  const auto facts = ReadGraph(Format::kJson, r.out, "output");
  ASSERT_TRUE(facts.ok()) << facts.status();
  EXPECT_EQ(absl::StrJoin(testing::FactLines(*facts), "\n") + "\n", testing::ReadCorpus(GoldenFile()).facts);
}

TEST_F(MiniLanguageProgram, ExplainsWithItsOwnRules) {
  const testing::Result r = Run({"explain", article_, "--lexicon", PackFolder()});
  ASSERT_EQ(r.code, 0) << r.err;
  EXPECT_THAT(r.out, HasSubstr("language xx, date 2023-05-10"));
  EXPECT_THAT(r.out, HasSubstr("rule meet, xx/rules/meet.rules:3"));
}

TEST_F(MiniLanguageProgram, ChecksIt) {
  const testing::Result r = Run({"check-lexicon", PackFolder()});
  EXPECT_EQ(r.code, 0) << r.out;
}

}  // namespace
}  // namespace diplograph
