// Every kind of fault that a pack can have, with the place where it is reported.
#include "extract/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/extractor.h"
#include "tests/extract/small_pack.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> Lines(const std::vector<PackFault>& faults) {
  std::vector<std::string> out;
  for (const PackFault& f : faults) out.push_back(f.ToString());
  return out;
}

std::vector<std::string> FaultsOfTable(const std::string& content) {
  std::vector<PackFault> faults;
  ParseTable("t.tsv", content, {"phrase", "kind", "note"}, faults);
  return Lines(faults);
}

TEST(ParseTable, ReadsRowsAndFillsMissingColumns) {
  std::vector<PackFault> faults;
  const Table table = ParseTable("t.tsv", "# about\nphrase\tkind\n# between\n\nArab\tx\nZulu\t\n",
                                 {"phrase", "kind", "note"}, faults);
  EXPECT_THAT(Lines(faults), IsEmpty());
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].line, 5);
  EXPECT_EQ(table.rows[1].line, 6);
  ASSERT_EQ(table.rows[0].cells.size(), 3u);
  EXPECT_EQ(std::string(table.rows[0].cells[0]), "Arab");
  EXPECT_EQ(std::string(table.rows[0].cells[1]), "x");
  EXPECT_EQ(std::string(table.rows[1].cells[1]), "");
  EXPECT_EQ(std::string(table.rows[1].cells[2]), "");
}

TEST(ParseTable, ReportsEachKindOfFault) {
  struct Row {
    std::string content;
    std::vector<std::string> faults;
  };
  const std::string head = "phrase\tkind\n";
  const std::vector<Row> rows = {
      {head + "a\tx\nb\tx\n", {}},
      {head + "a\tx\nb\tx", {}},  // no end of line at the end
      {head, {}},
      {"", {"t.tsv:1:1: has no header row"}},
      {"# only a comment\n", {"t.tsv:1:1: has no header row"}},
      {"phrase\tsort\na\tx\n", {"t.tsv:1:1: header is not \"phrase<tab>kind<tab>note\""}},
      {"kind\tphrase\n", {"t.tsv:1:1: header is not \"phrase<tab>kind<tab>note\""}},
      {"phrase\tkind\tnote\tmore\n", {"t.tsv:1:1: header is not \"phrase<tab>kind<tab>note\""}},
      {head + "a\n", {"t.tsv:2:0: has 1 cells, needs 2"}},
      {head + "a\tx\ty\n", {"t.tsv:2:0: has 3 cells, needs 2"}},
      {head + " a\tx\n", {"t.tsv:2:1: has a blank at the edge of a cell"}},
      {head + "a\tx \n", {"t.tsv:2:3: has a blank at the edge of a cell"}},
      {head + "\tx\n", {"t.tsv:2:1: has an empty first cell"}},
      {head + "a\tx\r\n", {"t.tsv:2:4: ends in a carriage return"}},
      {head + "caf\xC3\xA9\tx\n", {}},
      {head + "cafe\xCC\x81\tx\n", {"t.tsv:2:0: is not in Unicode normal form C"}},
      {head + "a\tx\ncaf\xE9\tx\n", {"t.tsv:3:0: is not UTF-8"}},
      {head + "b\tx\na\tx\n", {"t.tsv:3:1: \"a\" is out of order: sort the rows by byte"}},
      {head + "a\tx\na\ty\n", {"t.tsv:3:1: \"a\" stands already in line 2"}},
      {head + "Zulu\tx\narab\tx\n", {}},  // by byte: capitals come first
      // All faults at once, and good rows between them are kept.
      {head + "b\n\nb\tx\na\tx\n c\tx\n",
       {"t.tsv:2:0: has 1 cells, needs 2", "t.tsv:5:1: \"a\" is out of order: sort the rows by byte",
        "t.tsv:6:1: has a blank at the edge of a cell"}},
  };
  for (const Row& r : rows) {
    std::vector<std::string> found = FaultsOfTable(r.content);
    // A blank at the start also breaks the order; the place of the fault is what matters here.
    std::erase_if(found, [](const std::string& f) { return absl::StrContains(f, "\" c\" is out of order"); });
    EXPECT_EQ(found, r.faults) << r.content;
  }
}

TEST(ParseTable, KeyOfAListTableIsListAndPhrase) {
  std::vector<PackFault> faults;
  const auto read = [&](const std::string& rows) {
    faults.clear();
    ParseTable("t.tsv", "list\tphrase\n" + rows, {"list", "phrase"}, faults);
    return Lines(faults);
  };
  EXPECT_THAT(read("a\tx\na\ty\nb\tx\n"), IsEmpty());
  EXPECT_THAT(read("a\tx\nb\tx\na\ty\n"), ElementsAre(HasSubstr("t.tsv:4:1: ")));
  EXPECT_THAT(read("a\tx\na\tx\n"), ElementsAre(HasSubstr("stands already in line 2")));
}

TEST(ParsePackInfo, ReadsTheSettings) {
  std::vector<PackFault> faults;
  const PackInfo info = ParsePackInfo(
      R"({"language": "xx", "name": "Test", "home": "FJI", "ministry": "{department} Min", "body": "{country} {body}",
          "adpositions": "after", "verb": "final", "dates": "month-first", "license": "CC0-1.0"})",
      faults);
  EXPECT_THAT(Lines(faults), IsEmpty());
  EXPECT_EQ(info.language, "xx");
  EXPECT_EQ(info.name, "Test");
  EXPECT_EQ(info.home, "FJI");
  EXPECT_EQ(info.ministry_pattern, "{department} Min");
  EXPECT_EQ(info.body_pattern, "{country} {body}");
  EXPECT_TRUE(info.postpositions);
  EXPECT_TRUE(info.verb_final);
  EXPECT_TRUE(info.month_first);
}

TEST(ParsePackInfo, ReportsFaults) {
  struct Row {
    std::string json;
    std::string fault;
  };
  const std::vector<Row> rows = {
      {"", "pack.json:1:0: "},
      {"{\n\"language\": \"xx\",\n", "pack.json:3:0: "},
      {"[]", "pack.json:1:1: is not an object"},
      {R"({"name": "Test"})", "pack.json:1:1: lacks \"language\""},
      {R"({"language": "xx"})", "pack.json:1:1: lacks \"name\""},
      {R"({"language": 7, "name": "Test"})", "pack.json:1:1: \"language\" is not a string"},
      {R"({"language": "xx", "name": "Test", "home": null})", "pack.json:1:1: \"home\" is not a string"},
  };
  for (const Row& r : rows) {
    std::vector<PackFault> faults;
    ParsePackInfo(r.json, faults);
    EXPECT_THAT(Lines(faults), ElementsAre(HasSubstr(r.fault))) << r.json;
  }
}

// One faulty table beside pack.json, and what CheckPack says.
TEST(CheckPack, ReportsEachKindOfFault) {
  struct Row {
    std::string file;
    std::string content;
    std::string fault;  // part of the only line
  };
  const std::vector<Row> rows = {
      {"countries.tsv", "iso3\taliases\tdemonyms\tepithets\tleaders_seat\nXQX\tNowhere\t\t\t\n",
       "xx/countries.tsv:2:0: \"XQX\" is no ISO 3166 alpha-3 code"},
      {"capitals.tsv", "name\tiso3\taliases\nHanoi\tVN\t\n",
       "xx/capitals.tsv:2:0: \"VN\" is no ISO 3166 alpha-3 code"},
      {"cues.tsv", "phrase\tkind\tscope\nnope\tnegatoin\tright\n",
       "xx/cues.tsv:2:0: \"negatoin\" is no cue (negation, plan"},
      {"cues.tsv", "phrase\tkind\tscope\nnope\tnegation\tup\n", "xx/cues.tsv:2:0: \"up\" is no scope ("},
      {"references.tsv", "phrase\tkind\tnoun\tcount\nhe\tpronoum\tperson\t\n",
       "xx/references.tsv:2:0: \"pronoum\" is no kind of reference"},
      {"references.tsv", "phrase\tkind\tnoun\tcount\nhe\tpronoun\thuman\t\n",
       "xx/references.tsv:2:0: \"human\" is no noun"},
      {"references.tsv", "phrase\tkind\tnoun\tcount\nboth\tpair\tany\ttwo\n",
       "xx/references.tsv:2:0: count is no number"},
      {"references.tsv", "phrase\tkind\tnoun\tcount\nthe trio\tcountries\tcountry\tFJI|XQX\n",
       "xx/references.tsv:2:0: no country \"XQX\""},
      {"office_holders.tsv", "name\tiso3\nMira Dovan\tFIJ\n",
       "xx/office_holders.tsv:2:0: no country \"FIJ\""},
      {"dates.tsv", "phrase\tkind\tvalue\nnow\tdayly\t0\n", "xx/dates.tsv:2:0: \"dayly\" is no kind of date"},
      {"dates.tsv", "phrase\tkind\tvalue\nnow\tday\tzero\n", "xx/dates.tsv:2:0: value is no number"},
      {"noise.tsv", "phrase\tkind\nread also\tlines\n", "xx/noise.tsv:2:0: \"lines\" is no kind of noise"},
      {"offices.tsv", "phrase\toffice\tbody\tdepartment\tflags\tentity\nboss\tBoss\tfirm\t\t\t\n",
       "xx/offices.tsv:2:0: \"firm\" is no body"},
      {"offices.tsv", "phrase\toffice\tbody\tdepartment\tflags\tentity\nboss\tBoss\tany\t\tabroad\t\n",
       "xx/offices.tsv:2:0: \"abroad\" is no flag"},
      {"offices.tsv", "phrase\toffice\tbody\tdepartment\tflags\tentity\nboss\tBoss\tany\t\t\tun\n",
       "xx/offices.tsv:2:0: no organization has the entity \"un\""},
      {"honorifics.tsv", "phrase\na b c d e f g h i j k l m n o\n", "xx/honorifics.tsv:2:1: "},
      {"verbs.tsv", "word\ngo away\n", "xx/verbs.tsv:2:1: \"go away\" is not one word"},
      {"verbs.tsv", "words\ngo\n", "xx/verbs.tsv:1:1: header is not \"word\""},
      {"triggers.tsv", "list\tphrase\nmeet.v\tmeets\n",
       "xx/triggers.tsv:1:0: list \"meet.v\" is used by no rule"},
      {"trigers.tsv", "list\tphrase\n", "xx/trigers.tsv:1:1: is no table that a pack has"},
      {"rules/a.rules",
       "rule r\n  on meet.v\n  emits met-with\n  actor subject\n  yes A\n  => met-with: A, B\n  no B\n",
       "xx/rules/a.rules:1:1: rule \"r\": no trigger list \"meet.v\""},
  };
  for (const Row& r : rows) {
    EXPECT_THAT(Lines(CheckPack(testing::SmallPack({{r.file, r.content}}), {})),
                ElementsAre(HasSubstr(r.fault)))
        << r.content;
  }
}

TEST(CheckPack, OffersTheNearestName) {
  const std::string rule =
      "rule r\n  on meet.w\n  emits met-with\n  actor subject\n  actor via wiht\n  yes A\n  => met-with: A, "
      "B\n  no B\n"
      "rule s\n  on meet.v\n  emits met-with\n  actor subject\n  yes A\n  => met-with: A, B\n  no B\n";
  const auto faults = CheckPack(testing::SmallPack({{"triggers.tsv", "list\tphrase\nmeet.v\tmeets\n"},
                                                    {"words.tsv", "list\tphrase\nwith\twith\n"},
                                                    {"rules/a.rules", rule}}),
                                {});
  EXPECT_THAT(
      Lines(faults),
      ElementsAre("xx/rules/a.rules:1:1: rule \"r\": no trigger list \"meet.w\"; did you mean \"meet.v\"?",
                  "xx/rules/a.rules:5:1: no word list \"wiht\"; did you mean \"with\"?"));
}

TEST(CheckPack, WhatARuleRequiresSetsNothingOff) {
  const auto faults = [](const std::string& properties) {
    return Lines(CheckPack(
        testing::SmallPack(
            {{"triggers.tsv", "list\tphrase\nbad.n\tlies\nbad.r\tlie\nmeet.v\tmeets\n"},
             {"rules/a.rules",
              absl::StrCat("rule r\n", properties,
                           "  emits met-with\n  actor subject\n  yes A\n  => met-with: A, B\n  no B\n"
                           "rule s\n  on bad.n, meet.v\n  requires bad.r\n  emits met-with\n  actor subject\n"
                           "  yes A\n  => met-with: A, B\n  no B\n")}}),
        {}));
  };
  EXPECT_THAT(faults("  on meet.v\n"), IsEmpty());
  EXPECT_THAT(faults("  on meet.v\n  requires bad.n\n"),
              ElementsAre(HasSubstr("requires \"bad.n\", whose name does not end in \".r\"")));
  EXPECT_THAT(faults("  on meet.v\n  requires bad.x\n"), ElementsAre(HasSubstr("no trigger list \"bad.x\"")));
  EXPECT_THAT(faults("  on bad.r\n"), ElementsAre(HasSubstr("\"bad.r\" sets nothing off")));
}

TEST(CheckPack, RuleIdsAreUniqueInThePack) {
  const std::string rule =
      "rule r\n  on meet.v\n  emits met-with\n  actor subject\n  yes A\n  => met-with: A, B\n  no B\n";
  const auto faults = CheckPack(testing::SmallPack({{"triggers.tsv", "list\tphrase\nmeet.v\tmeets\n"},
                                                    {"rules/a.rules", rule},
                                                    {"rules/b.rules", rule}}),
                                {});
  EXPECT_THAT(Lines(faults), ElementsAre("xx/rules/b.rules:1:1: rule \"r\" stands twice"));
}

TEST(CheckPack, KnowsNoMoreThan64WordLists) {
  std::string words = "list\tphrase\n";
  for (int i = 100; i < 164; ++i) absl::StrAppend(&words, "list", i, "\tword", i, "\n");
  const auto faults = CheckPack(testing::SmallPack({{"words.tsv", words}}), {});
  ASSERT_FALSE(faults.empty());
  EXPECT_THAT(faults[0].ToString(), HasSubstr("is one list too many: 64 are possible"));
}

TEST(CheckPack, FaultsOfSharedTablesNameThem) {
  const auto faults = CheckPack(testing::SmallPack(), {{"honorifics.tsv", "phrase\nb\na\n"}});
  EXPECT_THAT(Lines(faults), ElementsAre(HasSubstr("common/honorifics.tsv:3:1: ")));
}

TEST(CheckPack, BuiltInPacksHaveNoFault) {
  const auto& packs = EmbeddedPacks();
  const auto common = packs.find("common");
  for (const auto& [language, files] : packs) {
    if (language == "common") continue;
    EXPECT_THAT(Lines(CheckPack(files, common == packs.end() ? PackFiles{} : common->second)), IsEmpty())
        << language;
  }
}

TEST(ReadPackFolder, ReadsTablesAndRulesAndNothingElse) {
  const testing::TempDirectory dir;
  std::filesystem::create_directories(dir.File("xx/rules"));
  testing::WriteAll(dir.File("xx/pack.json"), testing::kSmallPackJson);
  testing::WriteAll(dir.File("xx/verbs.tsv"), "word\ngo\n");
  testing::WriteAll(dir.File("xx/rules/a.rules"), "# none\n");
  testing::WriteAll(dir.File("xx/notes.txt"), "not for us");
  const auto files = ReadPackFolder(dir.File("xx"));
  ASSERT_TRUE(files.ok()) << files.status();
  EXPECT_EQ(*files, (PackFiles{{"pack.json", testing::kSmallPackJson},
                               {"verbs.tsv", "word\ngo\n"},
                               {"rules/a.rules", "# none\n"}}));
}

TEST(ReadPackFolder, SaysWhatIsMissing) {
  const testing::TempDirectory dir;
  EXPECT_THAT(std::string(ReadPackFolder(dir.File("none")).status().message()),
              HasSubstr("none: no such folder"));
  std::filesystem::create_directories(dir.File("bare"));
  EXPECT_THAT(std::string(ReadPackFolder(dir.File("bare")).status().message()),
              HasSubstr("bare: has no pack.json"));
  testing::WriteAll(dir.File("file"), "x");
  EXPECT_FALSE(ReadPackFolder(dir.File("file")).ok());
}

TEST(Extractor, RefusesAFaultyPackWithItsFaults) {
  const testing::TempDirectory dir;
  std::filesystem::create_directories(dir.File("xx"));
  testing::WriteAll(dir.File("xx/pack.json"), testing::kSmallPackJson);
  std::string verbs = "word\n";
  for (int i = 0; i < 30; ++i) absl::StrAppend(&verbs, "two words", 100 + i, "\n");
  testing::WriteAll(dir.File("xx/verbs.tsv"), verbs);
  const auto extractor = Extractor::Load({.embedded = false, .folders = {dir.File("xx")}});
  ASSERT_EQ(extractor.status().code(), absl::StatusCode::kInvalidArgument);
  const std::string message(extractor.status().message());
  EXPECT_THAT(message, HasSubstr("xx/verbs.tsv:2:1: \"two words100\" is not one word\nxx/verbs.tsv:3:1: "));
  EXPECT_THAT(message, HasSubstr("and 10 more"));
}

TEST(Extractor, NeedsAPack) {
  EXPECT_EQ(Extractor::Load({.embedded = false, .folders = {}}).status().code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace diplograph
