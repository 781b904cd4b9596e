#include "extract/article.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {

absl::StatusOr<Article> MakeArticle(std::string text, std::string source) {
  if (text.size() > kMaxArticleBytes) {
    return absl::ResourceExhaustedError(
        absl::StrCat(source, ": larger than ", kMaxArticleBytes >> 20, " MiB"));
  }
  if (const std::size_t bad = FindInvalidUtf8(text); bad != absl::string_view::npos) {
    return absl::InvalidArgumentError(absl::StrCat(source, ": not UTF-8 at byte ", bad));
  }
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
    return absl::InvalidArgumentError(absl::StrCat(source, ": is empty"));
  }
  absl::string_view stem = source;
  if (const std::size_t slash = stem.find_last_of('/'); slash != absl::string_view::npos)
    stem.remove_prefix(slash + 1);
  if (const std::size_t dot = stem.find_last_of('.'); dot != absl::string_view::npos && dot > 0)
    stem = stem.substr(0, dot);
  Article article;
  article.id = stem == "-" ? "stdin" : Slug(stem);
  article.text = std::move(text);
  article.source = std::move(source);
  return article;
}

bool IsIsoDate(absl::string_view date) { return !Days(date).start.empty(); }

}  // namespace diplograph
