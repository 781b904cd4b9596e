// Golden files: an article, and every fact that it must give.
//
//   Title, for those who read the file
//   ===
//   The article.
//   ---
//   person Retno Marsudi
//   event met-with: A, B ; date 2023-05-10
//
// DIPLOGRAPH_UPDATE_GOLDENS=1 makes the tests rewrite them (tools/dev/update_goldens.sh).
#ifndef DIPLOGRAPH_TESTS_SUPPORT_CORPUS_H_
#define DIPLOGRAPH_TESTS_SUPPORT_CORPUS_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/model.h"
#include "tests/support/facts_text.h"
#include "tests/support/process.h"

namespace diplograph::testing {

struct Corpus {
  std::string title;
  std::string article;
  std::string facts;
};

inline constexpr char kUnderTitle[] = "\n===\n";
inline constexpr char kUnderArticle[] = "\n---\n";

// All fields are empty if the file has not this form.
inline Corpus ReadCorpus(const std::string& path) {
  const std::string text = ReadAll(path);
  const std::size_t title = text.find(kUnderTitle);
  const std::size_t article = text.rfind(kUnderArticle);
  if (title == std::string::npos || article == std::string::npos || article < title) return {};
  const std::size_t begin = title + std::string(kUnderTitle).size();
  return {text.substr(0, title), text.substr(begin, article + 1 - begin),
          text.substr(article + std::string(kUnderArticle).size())};
}

// The files of a folder of tests/golden, sorted.
inline std::vector<std::string> CorpusFiles(const std::string& language) {
  std::vector<std::string> out;
  const std::filesystem::path dir =
      std::filesystem::path(DIPLOGRAPH_SOURCE_DIR) / "tests" / "golden" / language;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(dir, error)) {
    if (entry.path().extension() == ".corpus") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The facts are those of the file, or go into it if an update is asked for.
inline void ExpectGolden(const std::string& path, const Corpus& corpus, const Facts& facts) {
  const std::string lines = absl::StrCat(absl::StrJoin(FactLines(facts), "\n"), "\n");
  const char* update = std::getenv("DIPLOGRAPH_UPDATE_GOLDENS");
  if (update != nullptr && std::string(update) == "1") {
    if (lines != corpus.facts)
      WriteAll(path, absl::StrCat(corpus.title, kUnderTitle, corpus.article, "---\n", lines));
    return;
  }
  EXPECT_EQ(corpus.facts, lines)
      << path << ": if the new facts are right, run tools/dev/update_goldens.sh and review the difference";
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_SUPPORT_CORPUS_H_
