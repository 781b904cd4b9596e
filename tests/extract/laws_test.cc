// What holds for every article: the samples, the golden articles, the texts that measure quality where
// they are at hand, and texts made of pieces.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "export/format.h"
#include "export/reader.h"
#include "extract/unicode.h"
#include "graph/facts.h"
#include "tests/extract/packs.h"
#include "tests/support/corpus.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

// The evidence of every event and edge is what it says it is.
void ExpectEvidence(const Facts& facts, const std::string& text) {
  const auto check = [&](const std::vector<Evidence>& evidence) {
    EXPECT_FALSE(evidence.empty());
    for (const Evidence& v : evidence) {
      ASSERT_LT(v.begin, v.end);
      ASSERT_LE(v.end, text.size());
      EXPECT_EQ(v.text, text.substr(v.begin, v.end - v.begin));
      EXPECT_GT(v.confidence, 0);
      EXPECT_LE(v.confidence, 1);
    }
  };
  for (const Event& e : facts.events) {
    check(e.evidence);
    for (const Evidence& v : e.evidence) EXPECT_FALSE(v.rule_source.empty()) << v.rule;
  }
  for (const StructuralEdge& s : facts.structure) check(s.evidence);
}

// Every edge ends at a node, and every node is there for a reason or is named in the text.
void ExpectEdgesEndAtNodes(const Facts& facts) {
  std::set<std::string, std::less<>> ids;
  for (const Node& n : facts.nodes) {
    ids.insert(n.id);
    EXPECT_FALSE(n.name.empty()) << n.id;
    EXPECT_EQ(n.name.find('\n'), std::string::npos) << n.id;
    EXPECT_EQ(FindInvalidUtf8(n.name), std::string::npos) << n.id;
  }
  for (const Edge& e : Project(facts)) {
    EXPECT_TRUE(ids.contains(std::string(e.source))) << e.id;
    EXPECT_TRUE(ids.contains(std::string(e.target))) << e.id;
    EXPECT_NE(std::string(e.source), std::string(e.target)) << e.id;
  }
}

void ExpectRoundTrip(const Facts& facts) {
  std::ostringstream json;
  ASSERT_TRUE(Write(facts, Format::kJson, {}, json).ok());
  const auto again = ReadGraph(Format::kJson, json.str(), "output");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(*again == facts);
}

void ExpectSameExplanation(const Extractor& extractor, const Article& article, const Facts& facts) {
  const Explanation x = extractor.Explain(article);
  EXPECT_TRUE(x.facts == facts) << "explain reads another graph than extract";
  for (const Explanation::Sentence& s : x.sentences) {
    EXPECT_EQ(s.text, article.text.substr(s.begin, s.end - s.begin));
    for (const Explanation::Mention& m : s.mentions) {
      EXPECT_EQ(m.text, article.text.substr(m.begin, m.end - m.begin));
      EXPECT_GE(m.begin, s.begin);
      EXPECT_LE(m.end, s.end);
    }
  }
}

void ExpectLaws(const std::string& text) {
  ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status();
  const Extractor& extractor = *testing::BuiltIn();
  const Article article = testing::ArticleOf(text);
  ASSERT_FALSE(article.text.empty()) << "no article";
  const Facts facts = extractor.Extract(article);
  EXPECT_TRUE(Validate(facts).ok()) << Validate(facts);
  EXPECT_TRUE(facts == extractor.Extract(article)) << "the second reading differs";
  Facts normal = facts;
  Normalize(normal);
  EXPECT_TRUE(normal == facts) << "not in normal form";
  ExpectEvidence(facts, text);
  ExpectEdgesEndAtNodes(facts);
  ExpectRoundTrip(facts);
  ExpectSameExplanation(extractor, article, facts);
}

std::vector<fs::path> TextsIn(const fs::path& dir) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(dir, error)) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void ExpectLawsOf(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.string());
    ExpectLaws(testing::ReadAll(file.string()));
    if (::testing::Test::HasFatalFailure()) return;
  }
}

TEST(Laws, Samples) {
  const std::vector<fs::path> files = TextsIn(fs::path(DIPLOGRAPH_SOURCE_DIR) / "samples");
  EXPECT_FALSE(files.empty());
  ExpectLawsOf(files);
}

TEST(Laws, Goldens) {
  for (const std::string language : {"en", "id", "xx"}) {
    for (const std::string& path : testing::CorpusFiles(language)) {
      SCOPED_TRACE(path);
      ExpectLaws(testing::ReadCorpus(path).article);
    }
  }
}

TEST(Laws, RuleExamples) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  for (const Extractor::Example& e : testing::BuiltIn()->Examples()) {
    SCOPED_TRACE(e.source);
    ExpectLaws(e.text);
  }
}

TEST(Laws, TextsThatMeasureQuality) {
  const fs::path dir = fs::path(DIPLOGRAPH_SOURCE_DIR) / ".." / "shared" / "eval";
  if (!fs::is_directory(dir)) GTEST_SKIP() << dir << " is not there";
  ExpectLawsOf(TextsIn(dir));
}

TEST(Laws, OddTexts) {
  const std::vector<std::string> texts = {
      ".",
      "\"",
      "a",
      "||||",
      "\xEF\xBB\xBFx",
      "#\n#\n#",
      "Presiden",
      "Presiden Presiden Presiden",
      "di di di",
      "10",
      "10/10/10/10",
      "Menteri Menteri Luar Negeri Luar Negeri Indonesia Indonesia",
      "Retno Marsudi bertemu Retno Marsudi.",
      "Indonesia dan Indonesia sepakat.",
      "bertemu bertemu bertemu",
      "\u200B\u200Bx\u200B",
      std::string(5000, '('),
      std::string(3000, '"'),
      std::string("a\0b", 3),
      "王毅会见雷特诺。",
      "\xF4\x8F\xBF\xBF",
      "e\xCC\x81\xCC\x81\xCC\x81",
  };
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 40));
    ExpectLaws(text);
  }
}

// Words of all kinds in any order: nonsense that looks like news.
TEST(Laws, ShuffledWords) {
  static const std::vector<std::string> kPieces = {"Menteri Luar Negeri",
                                                   "Indonesia",
                                                   "Retno Marsudi",
                                                   "Presiden",
                                                   "Joko Widodo",
                                                   "bertemu",
                                                   "dengan",
                                                   "di",
                                                   "Hanoi",
                                                   "Vietnam",
                                                   "kedua negara",
                                                   "ia",
                                                   "dan",
                                                   ",",
                                                   ".",
                                                   "\n\n",
                                                   "\"",
                                                   "(",
                                                   ")",
                                                   "akan",
                                                   "tidak",
                                                   "menandatangani",
                                                   "MoU",
                                                   "tentang",
                                                   "KTT ASEAN ke-42",
                                                   "Senin (10/5/2023)",
                                                   "kemarin",
                                                   "yang",
                                                   "President",
                                                   "Emmanuel Macron",
                                                   "met",
                                                   "with",
                                                   "the",
                                                   "foreign minister",
                                                   "of",
                                                   "France",
                                                   "both sides",
                                                   "he",
                                                   "said",
                                                   "signed",
                                                   "in",
                                                   "Paris",
                                                   "on May 10",
                                                   "'s",
                                                   ":",
                                                   "–",
                                                   "mendesak",
                                                   "Israel",
                                                   "PBB",
                                                   "Kementerian",
                                                   "antara"};
  std::mt19937 random(7);
  for (int round = 0; round < 150; ++round) {
    std::string text = "x";
    const std::size_t n = 5 + random() % 120;
    for (std::size_t i = 0; i < n; ++i) absl::StrAppend(&text, " ", kPieces[random() % kPieces.size()]);
    SCOPED_TRACE(text);
    ExpectLaws(text);
    if (HasFailure()) return;
  }
}

// An article is read the same wherever it stands; only offsets move.
TEST(Laws, BlankLinesBeforeMoveOffsetsOnly) {
  for (const fs::path& file : TextsIn(fs::path(DIPLOGRAPH_SOURCE_DIR) / "samples")) {
    const std::string text = testing::ReadAll(file.string());
    const Facts plain = testing::BuiltIn()->Extract(testing::ArticleOf(text));
    Facts moved = testing::BuiltIn()->Extract(testing::ArticleOf(absl::StrCat("\n\n\n", text)));
    const auto back = [](std::vector<Evidence>& evidence) {
      for (Evidence& v : evidence) {
        v.begin -= 3;
        v.end -= 3;
      }
    };
    for (Event& e : moved.events) back(e.evidence);
    for (StructuralEdge& s : moved.structure) back(s.evidence);
    EXPECT_TRUE(moved == plain) << file;
  }
}

}  // namespace
}  // namespace diplograph
