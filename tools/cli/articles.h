// What extract and explain share: the flags of a language, and reading articles.
#ifndef DIPLOGRAPH_TOOLS_CLI_ARTICLES_H_
#define DIPLOGRAPH_TOOLS_CLI_ARTICLES_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extract/article.h"
#include "extract/extractor.h"

namespace diplograph::cli {

struct ArticleFlags {
  std::vector<std::string> paths;
  std::string date;
  std::string language;
  std::vector<std::string> lexicons;
};

void AddArticleFlags(CLI::App& command, ArticleFlags& flags);

// The extractor that the flags ask for. InvalidArgument for a date that is none, or a language
// without a pack; the packs' own faults otherwise.
absl::StatusOr<Extractor> MakeExtractor(const ArticleFlags& flags);

// Reads and checks one article; `path` "-" is standard input.
absl::StatusOr<Article> ReadArticle(const std::string& path, const ArticleFlags& flags);

// kUsage for what the caller asked wrongly, kData for what the bytes are.
int ExitCodeOf(const absl::Status& status);

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_ARTICLES_H_
