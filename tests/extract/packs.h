// The built-in packs, loaded once for all tests of a program.
#ifndef DIPLOGRAPH_TESTS_EXTRACT_PACKS_H_
#define DIPLOGRAPH_TESTS_EXTRACT_PACKS_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/article.h"
#include "extract/extractor.h"
#include "extract/lexicon.h"
#include "extract/pack.h"

namespace diplograph::testing {

inline const absl::StatusOr<Extractor>& BuiltIn() {
  static const absl::StatusOr<Extractor>& extractor = *new absl::StatusOr<Extractor>(Extractor::Load());
  return extractor;
}

inline Article ArticleOf(std::string text, std::string language = "", std::string date = "") {
  absl::StatusOr<Article> article = MakeArticle(std::move(text), "article.txt");
  if (!article.ok()) return {};
  article->language = std::move(language);
  article->date = std::move(date);
  return *std::move(article);
}

// The built-in pack of a language, compiled; its faults are the business of pack_test.
inline const Lexicon& LexiconOf(const std::string& language) {
  static auto& lexicons = *new std::map<std::string, Lexicon>;
  const auto it = lexicons.find(language);
  if (it != lexicons.end()) return it->second;
  const std::map<std::string, PackFiles>& packs = EmbeddedPacks();
  const auto files = [&](const std::string& name) {
    return packs.contains(name) ? packs.at(name) : PackFiles{};
  };
  std::vector<PackFault> faults;
  return lexicons.emplace(language, Lexicon::Compile(files(language), files("common"), faults)).first->second;
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_EXTRACT_PACKS_H_
