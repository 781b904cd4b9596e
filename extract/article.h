// An article as it comes in.
#ifndef DIPLOGRAPH_EXTRACT_ARTICLE_H_
#define DIPLOGRAPH_EXTRACT_ARTICLE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace diplograph {

struct Article {
  std::string id;        // ASCII slug, from the source's name
  std::string text;      // valid UTF-8; all offsets are bytes into this
  std::string source;    // file or address
  std::string date;      // ISO 8601, if known from outside; otherwise looked for in the text
  std::string language;  // ISO 639-1, if known from outside; otherwise detected
};

inline constexpr std::size_t kMaxArticleBytes = std::size_t{16} << 20;

// The only door for untrusted bytes. InvalidArgument names `source` and the byte offset if `text` is
// not UTF-8 or is empty; ResourceExhausted if it is larger than kMaxArticleBytes. Everything behind
// this door is total: every Article gives a graph, an empty one if it says nothing.
absl::StatusOr<Article> MakeArticle(std::string text, std::string source);

// True for "2023", "2023-05" and "2023-05-10" that exist in the calendar.
bool IsIsoDate(absl::string_view date);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_ARTICLE_H_
