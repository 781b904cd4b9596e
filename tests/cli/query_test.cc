// `diplograph query` as its users meet it: arguments in; bytes and an exit code out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "export/format.h"
#include "export/reader.h"
#include "graph/facts.h"
#include "tests/support/fixture.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

using testing::Result;

std::string Serialize(const Facts& facts, Format format) {
  std::ostringstream out;
  const absl::Status status = Write(facts, format, {}, out);
  EXPECT_TRUE(status.ok()) << std::string(status.message());
  return out.str();
}

class QueryTest : public ::testing::Test {
 protected:
  QueryTest() {
    testing::WriteAll(json_, Serialize(testing::SummitFacts(), Format::kJson));
    testing::WriteAll(graphml_, Serialize(testing::SummitFacts(), Format::kGraphml));
  }

  // Words are separated by blanks; "_" stands for a blank inside one.
  Result Query(const std::string& command) const { return QueryFile(json_, command); }

  Result QueryFile(const std::string& graph, const std::string& command,
                   const std::string& input = "") const {
    std::vector<std::string> arguments = {"query", graph};
    for (absl::string_view word : absl::StrSplit(command, ' ', absl::SkipEmpty())) {
      std::string argument(word);
      std::ranges::replace(argument, '_', ' ');
      arguments.push_back(std::move(argument));
    }
    return testing::Run(DIPLOGRAPH_BINARY, arguments, input);
  }

  // The values of one column.
  std::vector<std::string> Values(const std::string& command, const std::string& column) const {
    const Result r = Query(command + " --format tsv --columns " + column);
    std::vector<std::string> lines = absl::StrSplit(r.out, '\n', absl::SkipEmpty());
    EXPECT_FALSE(lines.empty()) << r.err;
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
  }

  testing::TempDirectory directory_;
  const std::string json_ = directory_.File("g.json");
  const std::string graphml_ = directory_.File("g.graphml");
};

TEST_F(QueryTest, EventsAreFiltered) {
  struct Row {
    const char* command;
    std::vector<std::string> events;
  };
  for (const Row& row : std::vector<Row>{
           {"events", {"e1", "e2", "e3", "e4", "e5", "e6", "e7"}},
           {"events --who plate --with hung --relation met-with --about 5g --since 2023-05 --until 2023-06"
            " --place bajo",
            {"e1"}},
           {"events --who plate --who vietnam", {"e1", "e2", "e4", "e6"}},
           {"events --who vietnam --members", {"e1", "e2", "e3", "e6"}},
           {"events --relation met-with,agreed", {"e1", "e4", "e6"}},
           {"events --relation met-with --relation plans-mou", {"e1", "e3", "e4"}},
           {"events --status planned", {"e3"}},
           {"events --actor wang_yi --target indonesia", {"e7"}},
           {"events --document d2 --min-confidence 0.6", {"e4", "e7"}},
           {"events --since 2024 --undated", {"e5"}},
           {"events --summit ASEAN --limit 5", {"e1"}},
           {"events --limit 2", {"e1", "e2"}},
           {"timeline", {"e6", "e1", "e2", "e4", "e7", "e3", "e5"}}}) {
    EXPECT_EQ(Values(row.command, "event"), row.events) << row.command;
  }
}

TEST_F(QueryTest, ExitCodesTellFoundFromNothingFromWrong) {
  struct Row {
    const char* command;
    int code;
    const char* error;
  };
  for (const Row& row : {Row{"events", 0, ""},
                         Row{"stats", 0, ""},
                         Row{"events --place nowhere", 1, "nothing found"},
                         Row{"path plate foundation", 1, "nothing found"},
                         Row{"path plate vietnam --max-hops 2", 1, "nothing found"},
                         Row{"show nobody", 1, "nothing in the graph is called"},
                         Row{"show platte", 1, "spelled alike"},
                         Row{"events --who menteri", 2, "person:nguyen-manh-hung"},
                         Row{"show menteri", 2, "may mean any of these"},
                         Row{"path plate plate", 2, "same node"},
                         Row{"events --relation met", 2, "known are met-with"},
                         Row{"events --relation part-of", 2, "without an event"},
                         Row{"events --status maybe", 2, "is no status"},
                         Row{"events --since yesterday", 2, "is no date"},
                         Row{"events --since 2023 --until 2022", 2, "ends before"},
                         Row{"events --min-confidence 2", 2, "0..1"},
                         Row{"events --limit 0", 2, "limit"},
                         Row{"events --format xml", 2, "xml"},
                         Row{"events --columns nose", 2, "there are date"},
                         Row{"stats --format dot", 2, "no graph"},
                         Row{"events --relation ,", 2, "a list is empty"},
                         Row{"events --columns ,", 2, "a list is empty"},
                         Row{"rank --by ,", 2, "a list is empty"},
                         Row{"ego hung --hops -1", 2, "--hops"},
                         Row{"ego hung --hops x", 2, "--hops"},
                         Row{"path plate hung --max-hops -1", 2, "--max-hops"},
                         Row{"events --limit -1", 2, "--limit"},
                         Row{"events --min-confidence nan", 2, "0..1"},
                         Row{"rank --by fame", 2, "known are degree"},
                         Row{"rank --type god", 2, "known are person"},
                         Row{"list gods", 2, "or node, document, relation"},
                         Row{"list", 2, "TYPE"},
                         Row{"ego", 2, "NODE"},
                         Row{"events surplus", 2, "surplus"},
                         Row{"dance", 2, ""},
                         Row{"", 2, "query: a command is required: events, "},
                         Row{"node x", 2, "\"node\" is no command of query: events, "},
                         Row{"events -o /no/such/place.csv", 2, "/no/such/place.csv"}}) {
    const Result r = Query(row.command);
    EXPECT_EQ(r.code, row.code) << row.command << ": " << r.err;
    EXPECT_THAT(r.err, HasSubstr(row.error)) << row.command;
    if (row.code != 0) {
      EXPECT_THAT(r.out, IsEmpty()) << row.command;
      EXPECT_THAT(r.err, StartsWith("diplograph: ")) << row.command;
    } else {
      EXPECT_THAT(r.err, IsEmpty()) << row.command;
    }
  }
}

TEST_F(QueryTest, BadGraphFiles) {
  struct Row {
    const char* name;
    const char* text;
    int code;
  };
  for (const Row& row : {Row{"empty.json", "", 1}, Row{"cut.json", "{\"nodes\": [", 1},
                         Row{"list.json", "[]", 1}, Row{"cut.graphml", "<graphml><graph>", 1},
                         Row{"g.dot", "digraph {}", 2}, Row{"binary.json", "\x00\xff\xfe", 1}}) {
    const std::string path = directory_.File(row.name);
    testing::WriteAll(path, row.text);
    const Result r = QueryFile(path, "stats");
    EXPECT_EQ(r.code, row.code) << row.name << r.err;
    EXPECT_THAT(r.err, HasSubstr(row.name));
    EXPECT_THAT(r.out, IsEmpty());
  }
  EXPECT_EQ(QueryFile(directory_.File("missing.json"), "stats").code, 2);
  EXPECT_EQ(QueryFile("/", "stats").code, 2);
  EXPECT_EQ(QueryFile(json_, "").code, 2);
}

TEST_F(QueryTest, EveryVerbAnswersAlikeFromEveryFormatEveryTime) {
  for (const char* command : {"events", "timeline", "path plate vietnam --all", "ego vietnam --hops 2",
                              "rank --by pagerank,betweenness,degree", "show hung", "stats", "list node",
                              "list document", "list relation", "export --format graphml"}) {
    const std::string once = Query(command).out;
    EXPECT_THAT(once, Not(IsEmpty())) << command;
    EXPECT_EQ(Query(command).out, once) << command;
    EXPECT_EQ(QueryFile(graphml_, command).out, once) << command;
    EXPECT_EQ(QueryFile("-", command, testing::ReadAll(graphml_)).out, once) << command;
    EXPECT_EQ(QueryFile("-", command, testing::ReadAll(json_)).out, once) << command;
  }
}

TEST_F(QueryTest, EveryVerbHasHelpWithAnExample) {
  for (const char* verb :
       {"", "events", "timeline", "path", "ego", "rank", "show", "stats", "list", "export"}) {
    const Result r = Query(std::string(verb) + " --help");
    EXPECT_EQ(r.code, 0) << verb;
    EXPECT_THAT(r.out, HasSubstr("Example:\n  diplograph query graph.json ")) << verb;
    EXPECT_THAT(r.err, IsEmpty());
  }
}

TEST_F(QueryTest, ShowGivesEverySentenceAndWhereItStands) {
  EXPECT_EQ(Query("show bajo").out,
            "Labuan Bajo\n"
            "  id        place:labuan-bajo\n"
            "  type      place\n"
            "  mentions  2\n"
            "\n"
            "structure (1)\n"
            "  <-held-in- KTT ke-42 ASEAN\n"
            "    \"Menkominfo RI Johnny G Plate\"\n"
            "      d1:0-28 (Menkominfo bertemu), rule office at id/rules.txt:12, confidence 0.9\n"
            "\n"
            "named in (1)\n"
            "  2023-05-10  met-with  Johnny G Plate + Nguyễn Mạnh Hùng  [e1]\n"
            "    place Labuan Bajo; summit KTT ke-42 ASEAN; about ekosistem digital, jaringan 5G\n"
            "    \"Plate bertemu Menteri Nguyen di Labuan Bajo.\"\n"
            "      d1:100-144 (Menkominfo bertemu), rule meet-active at id/rules.txt:12, confidence 0.9\n");
  const Result json = Query("show retno --format json");
  EXPECT_THAT(json.out,
              HasSubstr("\"events\":[{\"event\":\"e4\",\"role\":\"actor\",\"relation\":\"met-with\""));
  EXPECT_THAT(json.out, HasSubstr("\"begin\":40,\"end\":73,\"rule\":\"criticize\""));
  EXPECT_EQ(Values("show hung", "role").size(), 3u);
}

TEST_F(QueryTest, TimelineMarksWhatIsUncertain) {
  EXPECT_THAT(Values("timeline", "mark"), ElementsAre("planned", "denied | undated"));  // blank ones left out
  EXPECT_THAT(Query("timeline").out, HasSubstr("undated     denied   e5"));
}

TEST_F(QueryTest, PathsLeaveOutWhatDidNotHappen) {
  EXPECT_EQ(Query("path retno china").code, 1);
  EXPECT_EQ(Query("path retno china --status denied").code, 0);
  EXPECT_THAT(Values("path plate indonesia", "relation"), ElementsAre("holds-office", "part-of"));
  EXPECT_THAT(Values("path plate indonesia --no-structure", "relation"), ElementsAre("met-with", "visited"));
  EXPECT_THAT(Values("path indonesia plate --via part-of,holds-office", "direction"),
              ElementsAre("backward", "backward"));
  EXPECT_EQ(Query("path indonesia plate --via part-of,holds-office --directed").code, 1);
  const Result limited = Query("path plate vietnam --all --limit 1 --format jsonl");
  EXPECT_EQ(limited.code, 0);
  EXPECT_THAT(limited.err, HasSubstr("more than 1 shortest paths"));
}

TEST_F(QueryTest, RankCountsEvents) {
  EXPECT_THAT(Values("rank --type person", "id"),
              ElementsAre("person:johnny-g-plate", "person:nguyen-manh-hung", "person:wang-yi",
                          "person:retno-marsudi"));
  EXPECT_THAT(Values("rank --type person", "degree"), ElementsAre("3", "2", "2", "1"));  // a denial is none
  EXPECT_THAT(Values("rank --type persons --status denied", "degree"), ElementsAre("1"));
  EXPECT_THAT(Values("rank --limit 1 --relation agreed", "id"), ElementsAre("country:indonesia"));
}

TEST_F(QueryTest, SubgraphsAreGraphs) {
  const std::vector<std::string> commands = {"ego vietnam --hops 2 --format json", "export --format json",
                                             "export --who plate", "export --since 2023-06"};
  for (const std::string& command : commands) {
    const Result r = Query(command);
    EXPECT_EQ(r.code, 0) << r.err;
    const auto facts = ReadGraph(Format::kJson, r.out, "out");
    ASSERT_TRUE(facts.ok()) << command << std::string(facts.status().message());
    EXPECT_TRUE(Validate(*facts).ok());
  }
  EXPECT_EQ(Query("export").out, testing::ReadAll(json_));
  EXPECT_THAT(Query("events --who plate --format dot").out, HasSubstr("digraph"));
  EXPECT_THAT(Query("path plate vietnam --format graphml").out, HasSubstr("<graphml"));
  const Result none = Query("export --place nowhere");
  EXPECT_EQ(none.code, 1);
  EXPECT_TRUE(ReadGraph(Format::kJson, none.out, "out").ok());
}

TEST_F(QueryTest, OutputTakesItsFormatFromTheExtension) {
  struct Row {
    const char* command;
    const char* file;
    const char* begins;
  };
  for (const Row& row :
       {Row{"events", "e.csv", "date,status,event,"}, Row{"events", "e.tsv", "date\tstatus\tevent"},
        Row{"events", "e.json", "[\n{\"date\""}, Row{"events", "e.jsonl", "{\"date\""},
        Row{"events", "e.md", "| date |"}, Row{"events", "e.graphml", "<?xml"},
        Row{"ego vietnam", "g.json", "{"}, Row{"ego vietnam", "g.csv", "edge,source,"},
        Row{"export", "g.dot", "digraph"}}) {
    const std::string path = directory_.File(row.file);
    const Result r = Query(std::string(row.command) + " -o " + path);
    EXPECT_EQ(r.code, 0) << r.err;
    EXPECT_THAT(r.out, IsEmpty());
    EXPECT_THAT(testing::ReadAll(path), StartsWith(row.begins)) << row.file;
  }
}

TEST_F(QueryTest, SpreadsheetSafeDefusesFormulas) {
  EXPECT_THAT(Query("events --who retno --status denied --format csv --columns evidence").out,
              HasSubstr("\r\n\"=Retno did not \"\"criticize\"\" China.\"\r\n"));
  EXPECT_THAT(
      Query("events --who retno --status denied --format csv --columns evidence --spreadsheet-safe").out,
      HasSubstr("\r\n\"'=Retno did"));
}

TEST_F(QueryTest, HostileTextDoesNotReachTheTerminal) {
  Facts f = testing::SummitFacts();
  f.events[0].place = "\x1b[31mred\u202E";
  testing::WriteAll(json_, Serialize(f, Format::kJson));
  for (const char* command : {"events", "show plate", "path plate hung", "events --format markdown"}) {
    EXPECT_THAT(Query(command).out, Not(HasSubstr("\x1b"))) << command;
    EXPECT_THAT(Query(command).out, Not(HasSubstr("\u202E"))) << command;
  }
}

}  // namespace
}  // namespace diplograph
