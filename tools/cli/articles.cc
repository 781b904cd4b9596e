#include "tools/cli/articles.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/status_macros.h"
#include "tools/cli/io.h"

namespace diplograph::cli {

void AddArticleFlags(CLI::App& command, ArticleFlags& flags) {
  command
      .add_option("article", flags.paths, "Articles: plain text or Markdown in UTF-8; - is standard input")
      ->required();
  command.add_option("--date", flags.date, "The article's date, as 2023-05-10; found in the text otherwise");
  command.add_option("--language", flags.language, "The article's language, as id; detected otherwise");
  command
      .add_option("--lexicon", flags.lexicons,
                  "A folder with another language pack, or one to replace a built-in one")
      ->allow_extra_args(false);
}

absl::StatusOr<Extractor> MakeExtractor(const ArticleFlags& flags) {
  if (!flags.date.empty() && !IsIsoDate(flags.date)) {
    return absl::OutOfRangeError(absl::StrCat("--date: \"", flags.date, "\" is no date such as 2023-05-10"));
  }
  Extractor::Options options;
  options.folders = flags.lexicons;
  ASSIGN_OR_RETURN(Extractor extractor, Extractor::Load(options));
  const std::vector<std::string> languages = extractor.Languages();
  if (!flags.language.empty() &&
      std::find(languages.begin(), languages.end(), flags.language) == languages.end()) {
    return absl::OutOfRangeError(absl::StrCat("--language: no pack for \"", flags.language, "\"; there are ",
                                              absl::StrJoin(languages, ", ")));
  }
  return extractor;
}

absl::StatusOr<Article> ReadArticle(const std::string& path, const ArticleFlags& flags) {
  ASSIGN_OR_RETURN(std::string bytes, ReadFile(path, kMaxArticleBytes));
  ASSIGN_OR_RETURN(Article article, MakeArticle(std::move(bytes), path));
  article.date = flags.date;
  article.language = flags.language;
  return article;
}

int ExitCodeOf(const absl::Status& status) { return absl::IsOutOfRange(status) ? kUsage : kData; }

}  // namespace diplograph::cli
