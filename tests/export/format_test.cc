#include "export/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

TEST(FormatTest, NamesReadBack) {
  for (int i = 0; i <= static_cast<int>(Format::kMermaid); ++i) {
    const auto f = static_cast<Format>(i);
    const absl::StatusOr<Format> parsed = ParseFormat(Name(f));
    ASSERT_TRUE(parsed.ok()) << parsed.status();
    EXPECT_EQ(*parsed, f);
  }
  EXPECT_THAT(std::string(ParseFormat("xml").status().message()), HasSubstr("known: json, graphml, gexf"));
  EXPECT_THAT(std::string(ParseFlavor("x").status().message()), HasSubstr("known: plain, gephi, yed"));
  EXPECT_EQ(*ParseProjection("events"), Projection::kEvents);
  EXPECT_EQ(*ParseCluster("country"), Cluster::kCountry);
}

TEST(FormatTest, PathsTellTheFormat) {
  struct Row {
    const char* path;
    Format format;
  };
  for (const Row& row :
       {Row{"a/b.json", Format::kJson}, Row{"x.y.GRAPHML", Format::kGraphml}, Row{"g.gv", Format::kDot},
        Row{"out.kuzu/", Format::kKuzuCsv}, Row{"out/neo4j", Format::kNeo4jCsv},
        Row{"neo4j", Format::kNeo4jCsv}, Row{"g.ttl", Format::kTurtle}, Row{"g.db", Format::kSqlite},
        Row{"p.htm", Format::kHtml}}) {
    const absl::StatusOr<Format> format = FormatOfPath(row.path);
    ASSERT_TRUE(format.ok()) << row.path;
    EXPECT_EQ(*format, row.format) << row.path;
  }
  for (const char* path : {"", "json", "a/svg", "x.txt", "dir.d/file"})
    EXPECT_FALSE(FormatOfPath(path).ok()) << path;
  EXPECT_THAT(std::string(FormatOfPath("x.txt").status().message()), HasSubstr(".gexf, .dot, .gv"));
}

TEST(FormatTest, SameFactsSameBytes) {
  for (const NamedFacts& sample : AllSamples()) {
    for (int i = 0; i <= static_cast<int>(Format::kMermaid); ++i) {
      const auto f = static_cast<Format>(i);
      if (!IsStream(f)) continue;
      EXPECT_EQ(Written(sample.facts, f), Written(sample.facts, f))
          << sample.name << " " << std::string(Name(f));
    }
  }
}

class FileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::temp_directory_path() / ("diplograph-format-test-" + std::to_string(getpid()));
    fs::create_directory(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }
  std::size_t Files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(dir_), {}));
  }
  fs::path dir_;
};

TEST_F(FileTest, NothingHalfWrittenStays) {
  const std::string path = dir_ / "no" / "g.json";
  const absl::Status status = WriteGraphFile(PlainFacts(), Format::kJson, {}, path);
  EXPECT_THAT(std::string(status.message()), HasSubstr(path + ": No such file or directory"));
  EXPECT_EQ(Files(), 0u);
}

TEST_F(FileTest, ReplacesAFileButNotADirectory) {
  const std::string path = dir_ / "g.json";
  std::ofstream(path) << "old";
  ASSERT_TRUE(WriteGraphFile(PlainFacts(), Format::kJson, {}, path).ok());
  EXPECT_GT(fs::file_size(path), 100u);
  EXPECT_EQ(Files(), 1u);
  EXPECT_THAT(std::string(WriteGraphFile(PlainFacts(), Format::kKuzuCsv, {}, path).message()),
              HasSubstr("is a file"));
  EXPECT_THAT(std::string(WriteGraphFile(PlainFacts(), Format::kJson, {}, dir_).message()),
              HasSubstr("is a directory"));
}

TEST_F(FileTest, LeavesForeignDirectoriesAlone) {
  const std::string path = dir_ / "g.kuzu";
  fs::create_directory(path);
  std::ofstream(path + "/thesis.txt") << "precious";
  EXPECT_THAT(std::string(WriteGraphFile(PlainFacts(), Format::kKuzuCsv, {}, path).message()),
              HasSubstr("thesis.txt, which is not ours"));
  EXPECT_TRUE(fs::exists(path + "/thesis.txt"));
}

}  // namespace
}  // namespace diplograph
