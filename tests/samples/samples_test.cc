// Every article in samples/ gives the graphs that lie beside it, byte for byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "export/format.h"
#include "extract/extractor.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

const fs::path kSamples = fs::path(DIPLOGRAPH_SOURCE_DIR) / "samples";
constexpr char kAdvice[] = "If the change is meant, run samples/update.sh and look at what git diff shows.";

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> ArticleNames() {
  std::vector<std::string> names;
  for (const fs::directory_entry& e : fs::directory_iterator(kSamples)) {
    if (e.path().extension() == ".txt") names.push_back(e.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

const Extractor& TheExtractor() {
  static const Extractor* const extractor = [] {
    absl::StatusOr<Extractor> loaded = Extractor::Load();
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    return loaded.ok() ? new Extractor(*std::move(loaded)) : nullptr;
  }();
  return *extractor;
}

// The first line in which two texts differ, from both.
std::string Difference(const std::string& expected, const std::string& actual) {
  std::istringstream a(expected);
  std::istringstream b(actual);
  std::string x;
  std::string y;
  for (int line = 1;; ++line) {
    const bool more_x = static_cast<bool>(std::getline(a, x));
    const bool more_y = static_cast<bool>(std::getline(b, y));
    if (!more_x && !more_y) return "only in line ends";
    if (!more_x) x = "(the end)";
    if (!more_y) y = "(the end)";
    if (x != y) return "line " + std::to_string(line) + "\n  file: " + x + "\n  now:  " + y;
  }
}

Facts FactsOf(const std::string& name) {
  // The path as samples/update.sh gives it, from the root of the project.
  const absl::StatusOr<Article> article =
      MakeArticle(Read(kSamples / (name + ".txt")), "samples/" + name + ".txt");
  EXPECT_TRUE(article.ok()) << article.status();
  return TheExtractor().Extract(*article);
}

class Sample : public testing::TestWithParam<std::tuple<std::string, std::string>> {};

TEST_P(Sample, GivesTheGraphBesideIt) {
  const auto& [name, extension] = GetParam();
  const absl::StatusOr<Format> format = ParseFormat(extension);
  ASSERT_TRUE(format.ok()) << format.status();
  std::ostringstream out;
  ASSERT_TRUE(Write(FactsOf(name), *format, {}, out).ok());
  const fs::path file = kSamples / (name + "." + extension);
  ASSERT_TRUE(fs::exists(file)) << file << " is missing. " << kAdvice;
  const std::string expected = Read(file);
  EXPECT_TRUE(out.str() == expected) << file << " differs, " << Difference(expected, out.str()) << '\n'
                                     << kAdvice;
}

std::string CaseName(const testing::TestParamInfo<Sample::ParamType>& info) {
  return std::get<0>(info.param) + "_" + std::get<1>(info.param);
}

INSTANTIATE_TEST_SUITE_P(samples, Sample,
                         testing::Combine(testing::ValuesIn(ArticleNames()),
                                          testing::Values("json", "graphml", "dot")),
                         CaseName);

TEST(samples, AreSeveralAndSaySomething) {
  const std::vector<std::string> names = ArticleNames();
  EXPECT_GE(names.size(), 8u);
  for (const std::string& name : names) {
    EXPECT_THAT(FactsOf(name).events, testing::SizeIs(testing::Ge(3))) << name;
    EXPECT_TRUE(fs::exists(kSamples / (name + ".svg"))) << name << ".svg is missing. " << kAdvice;
  }
}

TEST(samples, HoldNoGraphWithoutItsArticle) {
  const std::vector<std::string> names = ArticleNames();
  for (const fs::directory_entry& e : fs::directory_iterator(kSamples)) {
    const std::string extension = e.path().extension().string();
    if (extension != ".json" && extension != ".graphml" && extension != ".dot" && extension != ".svg")
      continue;
    EXPECT_THAT(names, testing::Contains(e.path().stem().string())) << e.path();
  }
}

// The small pack that docs/language-packs.md builds: its rules' examples hold.
TEST(samples, EsperantoNeedsNoCode) {
  const absl::StatusOr<Extractor> extractor =
      Extractor::Load({.embedded = true, .folders = {(kSamples / "esperanto").string()}});
  ASSERT_TRUE(extractor.ok()) << extractor.status();
  int tried = 0;
  for (const Extractor::Example& e : extractor->Examples()) {
    if (e.language != "eo") continue;
    ++tried;
    absl::StatusOr<Article> article = MakeArticle(e.text, "example");
    ASSERT_TRUE(article.ok()) << article.status();
    article->language = e.language;
    const std::vector<Event> events = extractor->Extract(*article).events;
    EXPECT_EQ(e.positive, std::any_of(events.begin(), events.end(),
                                      [&](const Event& x) { return Name(x.relation) == e.relation; }))
        << e.source << ": " << e.text;
  }
  EXPECT_GE(tried, 4);
}

}  // namespace
}  // namespace diplograph
