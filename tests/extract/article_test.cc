#include "extract/article.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace diplograph {
namespace {

TEST(MakeArticle, KeepsTextAndNamesItself) {
  struct Row {
    std::string source;
    std::string id;
  };
  const std::vector<Row> rows = {
      {"berita.txt", "berita"},
      {"a/b/Menlu di Hanoi.md", "menlu-di-hanoi"},
      {"-", "stdin"},
      {"dir.v2/file", "file"},
      {".hidden", "hidden"},
      {"Türkiye.txt", "turkiye"},
      {"archive.tar.gz", "archive-tar"},
  };
  for (const Row& r : rows) {
    const auto article = MakeArticle("Plate bertemu Hung.\r\n", r.source);
    ASSERT_TRUE(article.ok()) << article.status();
    EXPECT_EQ(article->id, r.id) << r.source;
    EXPECT_EQ(article->source, r.source);
    EXPECT_EQ(article->text, "Plate bertemu Hung.\r\n");  // offsets are bytes into what was given
    EXPECT_EQ(article->date, "");
    EXPECT_EQ(article->language, "");
  }
  EXPECT_FALSE(MakeArticle("x", "???")->id.empty());
}

TEST(MakeArticle, RefusesWhatIsNotText) {
  struct Row {
    std::string text;
    absl::StatusCode code;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"", absl::StatusCode::kInvalidArgument, "a.txt: is empty"},
      {" \r\n\t\n", absl::StatusCode::kInvalidArgument, "a.txt: is empty"},
      {"\xFFx", absl::StatusCode::kInvalidArgument, "a.txt: not UTF-8 at byte 0"},
      {"caf\xE9", absl::StatusCode::kInvalidArgument, "a.txt: not UTF-8 at byte 3"},
      {"Nguy\xE1\xBB\x85n \xED\xA0\x80", absl::StatusCode::kInvalidArgument, "a.txt: not UTF-8 at byte 9"},
      {std::string(kMaxArticleBytes + 1, 'a'), absl::StatusCode::kResourceExhausted,
       "a.txt: larger than 16 MiB"},
  };
  for (const Row& r : rows) {
    const auto article = MakeArticle(r.text, "a.txt");
    EXPECT_EQ(article.status().code(), r.code) << r.message;
    EXPECT_EQ(std::string(article.status().message()), r.message);
  }
}

TEST(MakeArticle, TakesTheLargestText) {
  EXPECT_TRUE(MakeArticle(std::string(kMaxArticleBytes, 'a'), "a.txt").ok());
}

TEST(IsIsoDate, KnowsTheCalendar) {
  for (const char* good : {"2023", "2023-05", "2023-05-10", "2024-02-29", "2000-02-29", "1990-12-31"}) {
    EXPECT_TRUE(IsIsoDate(good)) << good;
  }
  for (const char* bad :
       {"", "23", "2023-", "2023-5", "2023-13", "2023-00", "2023-05-00", "2023-05-32", "2023-02-29",
        "1900-02-29", "2023/05/10", "10-05-2023", "2023-05-10T00:00", " 2023", "yesterday"}) {
    EXPECT_FALSE(IsIsoDate(bad)) << bad;
  }
}

}  // namespace
}  // namespace diplograph
