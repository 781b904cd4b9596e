// Whole articles and all their facts: tests/golden/LANGUAGE/*.corpus.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/facts.h"
#include "tests/extract/packs.h"
#include "tests/support/corpus.h"

namespace diplograph {
namespace {

struct Golden {
  std::string language;
  std::string path;
};

void PrintTo(const Golden& g, std::ostream* out) { *out << g.path; }

std::vector<Golden> Goldens() {
  std::vector<Golden> out;
  for (const std::string language : {"en", "id"}) {
    for (std::string& path : testing::CorpusFiles(language)) out.push_back({language, std::move(path)});
  }
  return out;
}

std::string NameOfGolden(const ::testing::TestParamInfo<Golden>& golden) {
  std::string name =
      absl::StrCat(golden.param.language, "_", std::filesystem::path(golden.param.path).stem().string());
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class GoldenTest : public ::testing::TestWithParam<Golden> {};

TEST_P(GoldenTest, GivesItsFacts) {
  ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status();
  const testing::Corpus corpus = testing::ReadCorpus(GetParam().path);
  ASSERT_FALSE(corpus.article.empty()) << GetParam().path << " is not: title, ===, article, ---, facts";
  // The language is detected: that belongs to what must be right.
  const Facts facts = testing::BuiltIn()->Extract(testing::ArticleOf(corpus.article));
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].language, GetParam().language);
  EXPECT_TRUE(Validate(facts).ok()) << Validate(facts);
  testing::ExpectGolden(GetParam().path, corpus, facts);
}

INSTANTIATE_TEST_SUITE_P(Articles, GoldenTest, ::testing::ValuesIn(Goldens()), NameOfGolden);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(GoldenTest);

}  // namespace
}  // namespace diplograph
