// SQLite, SQL text and the CSV directories, read back by SQLite.
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Database Open(const std::string& path) {
  sqlite3* db = nullptr;
  sqlite3_open(path.c_str(), &db);
  return Database(db);
}

// The rows as text: "a|b\nc|d\n"; an error as text.
std::string Rows(sqlite3* db, const std::string& sql) {
  std::string out;
  char* error = nullptr;
  const auto row = [](void* to, int n, char** values, char**) {
    for (int i = 0; i < n; ++i)
      *static_cast<std::string*>(to) +=
          std::string(i > 0 ? "|" : "") + (values[i] == nullptr ? "" : values[i]);
    *static_cast<std::string*>(to) += '\n';
    return 0;
  };
  if (sqlite3_exec(db, sql.c_str(), row, &out, &error) != SQLITE_OK) out = std::string("ERROR: ") + error;
  sqlite3_free(error);
  return out;
}

class DatabaseTest : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::temp_directory_path() / ("diplograph-database-test-" + std::to_string(getpid()));
    fs::create_directory(dir_);
  }
  void TearDown() override { fs::remove_all(dir_); }
  std::string Read(const fs::path& path) const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  fs::path dir_;
};

void ExpectSound(sqlite3* db, const Facts& facts) {
  EXPECT_EQ(Rows(db, "PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(Rows(db, "PRAGMA foreign_key_check"), "");
  EXPECT_EQ(Rows(db, "SELECT count(*) FROM nodes"), std::to_string(facts.nodes.size()) + "\n");
  EXPECT_EQ(Rows(db, "SELECT count(*) FROM events"), std::to_string(facts.events.size()) + "\n");
  EXPECT_EQ(Rows(db, "SELECT count(*) FROM edges"), std::to_string(Project(facts).size()) + "\n");
  for (const char* view : {"who", "timeline", "pairs", "sentences"}) {
    EXPECT_NE(Rows(db, "SELECT count(*) FROM " + std::string(view)).substr(0, 5), "ERROR") << view;
  }
}

TEST_F(DatabaseTest, FileAndTextHoldTheSame) {
  for (const NamedFacts& sample : AllSamples()) {
    SCOPED_TRACE(sample.name);
    const std::string path = dir_ / "g.sqlite";
    ASSERT_TRUE(WriteGraphFile(sample.facts, Format::kSqlite, {}, path).ok());
    const Database file = Open(path);
    const Database text = Open(":memory:");
    EXPECT_EQ(Rows(text.get(), Written(sample.facts, Format::kSql)), "");
    for (sqlite3* db : {file.get(), text.get()}) ExpectSound(db, sample.facts);
    for (const char* table :
         {"documents", "nodes", "aliases", "events", "participants", "about", "structure", "evidence"}) {
      const std::string all = "SELECT * FROM " + std::string(table);
      EXPECT_EQ(Rows(file.get(), all), Rows(text.get(), all)) << table;
    }
    for (const Node& n : sample.facts.nodes) {
      EXPECT_EQ(Rows(file.get(), "SELECT name FROM nodes WHERE id = '" + n.id + "'"), n.name + "\n");
    }
  }
}

TEST_F(DatabaseTest, SqliteTwiceSameBytes) {
  for (const char* name : {"a.sqlite", "b.sqlite"})
    ASSERT_TRUE(WriteGraphFile(NastyFacts(), Format::kSqlite, {}, dir_ / name).ok());
  EXPECT_EQ(Read(dir_ / "a.sqlite"), Read(dir_ / "b.sqlite"));
}

TEST_F(DatabaseTest, ViewsAnswerQuestions) {
  const Database db = Open(":memory:");
  ASSERT_EQ(Rows(db.get(), Written(PlainFacts(), Format::kSql)), "");
  EXPECT_EQ(Rows(db.get(), "SELECT start_date, relation, actors FROM timeline WHERE status = 'occurred'"),
            "2023-05-01|urged|Vietnam\n2023-05-10|met-with|Johnny G Plate, Nguyễn Mạnh Hùng\n");
  EXPECT_EQ(Rows(db.get(), "SELECT source, target, events FROM pairs WHERE relation = 'met-with'"),
            "Johnny G Plate|Nguyễn Mạnh Hùng|1\n");
  EXPECT_EQ(Rows(db.get(), "SELECT sentence, title FROM sentences WHERE event = 'e2'"),
            "Vietnam urged ASEAN to act.|Plate meets Hung\n");
}

TEST_F(DatabaseTest, CsvDirectories) {
  for (const NamedFacts& sample : AllSamples()) {
    for (const Format format : {Format::kNeo4jCsv, Format::kKuzuCsv}) {
      for (const Projection projection : {Projection::kActors, Projection::kEvents}) {
        const absl::Status status =
            WriteGraphFile(sample.facts, format, {.projection = projection}, dir_ / "csv");
        EXPECT_TRUE(status.ok()) << status;  // also replaces what it wrote before
      }
    }
  }
  ASSERT_TRUE(WriteGraphFile(PlainFacts(), Format::kNeo4jCsv, {}, dir_ / "neo4j/").ok());
  EXPECT_EQ(Read(dir_ / "neo4j/nodes.csv").substr(0, 68),
            "id:ID,type,name,mentions:long,iso3,aliases:string[],:LABEL\ncountry:v");
  EXPECT_NE(Read(dir_ / "neo4j/rels.csv")
                .find("country:vietnam,organization:asean,URGED,e2.1,urged,e2,occurred,2023-05,2023-05-01,"
                      "2023-05-31,"),
            std::string::npos);
  EXPECT_NE(Read(dir_ / "neo4j/load.cypher").find("MERGE (a)-[r:MET_WITH {id: row.id}]->(b)"),
            std::string::npos);
  ASSERT_TRUE(WriteGraphFile(PlainFacts(), Format::kKuzuCsv, {}, dir_ / "kuzu").ok());
  EXPECT_NE(Read(dir_ / "kuzu/schema.cypher")
                .find("CREATE REL TABLE URGED(FROM Country TO Organization, id STRING"),
            std::string::npos);
  EXPECT_NE(Read(dir_ / "kuzu/copy.cypher").find("COPY URGED FROM 'URGED_Country_Organization.csv' ("),
            std::string::npos);
}

TEST(TurtleTest, EventsAreNodes) {
  const std::string ttl = Written(PlainFacts(), Format::kTurtle);
  for (const char* part :
       {"wdt:P298 \"VNM\"", "<urn:diplograph:event:e2> a sem:Event ;\n  sem:eventType dip:urged",
        "\"2023-05\"^^xsd:gYearMonth", "dip:target <urn:diplograph:node:organization:asean>",
        "dip:holds-office <urn:diplograph:node:ministry:mic> .",
        "prov:wasQuotedFrom <urn:diplograph:document:labuan-bajo>"}) {
    EXPECT_NE(ttl.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace diplograph
