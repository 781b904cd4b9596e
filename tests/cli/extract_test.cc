// The command line's `extract`, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/strip.h"
#include "export/format.h"
#include "export/reader.h"
#include "graph/facts.h"
#include "tests/cli/article_commands.h"
#include "tests/support/facts_text.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::ExpectRefusal;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Result;

constexpr char kMetInHanoi[] = "event met-with: Bui Thanh Son, Retno Marsudi ; date 2023-05-10 ; place Hanoi";

class ExtractTest : public testing::ArticleCommandTest {
 protected:
  Result Extract(std::vector<std::string> arguments, const std::string& input = "") const {
    arguments.insert(arguments.begin(), "extract");
    for (std::string& a : arguments) {
      absl::string_view name = a;
      if (absl::ConsumePrefix(&name, "FILE:")) a = File(std::string(name));
    }
    return Program(arguments, input);
  }
};

Facts Read(const std::string& json) {
  const auto facts = ReadGraph(Format::kJson, json, "output");
  EXPECT_TRUE(facts.ok()) << facts.status();
  return facts.ok() ? *facts : Facts{};
}

TEST_F(ExtractTest, WritesJsonToStandardOutput) {
  const Result r = Extract({"FILE:hanoi.txt"});
  ASSERT_EQ(r.code, 0) << r.err;
  EXPECT_EQ(r.err, "");
  const Facts facts = Read(r.out);
  EXPECT_TRUE(Validate(facts).ok());
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].id, "hanoi");
  EXPECT_EQ(facts.documents[0].title, "Menlu Retno Tiba di Hanoi");
  EXPECT_EQ(facts.documents[0].date, "2023-05-10");
  EXPECT_EQ(facts.documents[0].language, "id");
  EXPECT_EQ(facts.documents[0].source, File("hanoi.txt"));
  EXPECT_EQ(facts.documents[0].text, "");
  EXPECT_THAT(testing::FactLines(facts), Contains(kMetInHanoi));
  EXPECT_THAT(NewFiles(), IsEmpty());
}

TEST_F(ExtractTest, ReadsStandardInput) {
  const Result r = Extract({"-"}, testing::kHanoi);
  ASSERT_EQ(r.code, 0) << r.err;
  const Facts facts = Read(r.out);
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].id, "stdin");
  EXPECT_THAT(testing::FactLines(facts), Contains(kMetInHanoi));
}

TEST_F(ExtractTest, JoinsSeveralArticles) {
  const Result r = Extract({"FILE:hanoi.txt", "FILE:vientiane.txt"});
  ASSERT_EQ(r.code, 0) << r.err;
  const Facts facts = Read(r.out);
  EXPECT_TRUE(Validate(facts).ok()) << Validate(facts);
  EXPECT_EQ(facts.documents.size(), 2u);
  int retno = 0;
  for (const Node& n : facts.nodes) retno += n.name == "Retno Marsudi" ? 1 : 0;
  EXPECT_EQ(retno, 1);
  EXPECT_THAT(testing::FactLines(facts), Contains(kMetInHanoi));
  EXPECT_THAT(
      testing::FactLines(facts),
      Contains("event met-with: Retno Marsudi, Saleumxay Kommasith ; date 2023-05-11 ; place Vientiane"));
}

TEST_F(ExtractTest, TakesTheFormatFromTheEnding) {
  const std::vector<std::pair<std::string, std::string>> parts = {
      {"g.json", "{"}, {"g.graphml", "<graphml"}, {"g.dot", "digraph"}, {"g.gexf", "<gexf"}};
  for (const auto& [name, part] : parts) {
    const Result r = Extract({"FILE:hanoi.txt", "-o", "FILE:" + name});
    ASSERT_EQ(r.code, 0) << name << r.err;
    EXPECT_EQ(r.out + r.err, "") << name;
    EXPECT_THAT(testing::ReadAll(File(name)), HasSubstr(part)) << name;
  }
}

TEST_F(ExtractTest, FormatOnStandardOutput) {
  EXPECT_THAT(Extract({"FILE:hanoi.txt", "--format", "graphml"}).out, HasSubstr("<graphml"));
  EXPECT_THAT(Extract({"FILE:hanoi.txt", "--format", "dot"}).out, HasSubstr("digraph"));
  EXPECT_EQ(Extract({"FILE:hanoi.txt", "-o", "-", "--format", "json"}).out, Extract({"FILE:hanoi.txt"}).out);
}

TEST_F(ExtractTest, SameInputSameBytes) {
  for (const std::string format : {"json", "graphml", "dot"}) {
    const std::vector<std::string> arguments = {"FILE:hanoi.txt", "FILE:vientiane.txt", "--format", format};
    EXPECT_EQ(Extract(arguments).out, Extract(arguments).out) << format;
  }
}

TEST_F(ExtractTest, DateAndLanguageOverrideTheText) {
  const Facts facts = Read(Extract({"FILE:hanoi.txt", "--date", "2024-01-03", "--language", "en"}).out);
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].date, "2024-01-03");
  EXPECT_EQ(facts.documents[0].language, "en");
}

TEST_F(ExtractTest, CarriesTheTextWhereItIsWanted) {
  const Facts facts = Read(Extract({"FILE:hanoi.txt", "--text"}).out);
  ASSERT_EQ(facts.documents.size(), 1u);
  EXPECT_EQ(facts.documents[0].text, testing::kHanoi);
  for (const Event& e : facts.events) {
    for (const Evidence& v : e.evidence)
      EXPECT_EQ(facts.documents[0].text.substr(v.begin, v.end - v.begin), v.text);
  }
}

TEST_F(ExtractTest, AnArticleThatSaysNothingGivesItsDocumentAlone) {
  const Result r = Extract({"-"}, "...\n");
  ASSERT_EQ(r.code, 0) << r.err;
  const Facts facts = Read(r.out);
  EXPECT_EQ(facts.documents.size(), 1u);
  EXPECT_THAT(facts.nodes, IsEmpty());
  EXPECT_THAT(facts.events, IsEmpty());
}

TEST_F(ExtractTest, RefusesInOneLine) {
  for (const testing::Refusal& c : testing::CommonRefusals()) {
    SCOPED_TRACE(absl::StrCat(::testing::PrintToString(c.arguments)));
    ExpectRefusal(Extract(c.arguments), c.code, c.message);
  }
  ExpectRefusal(Extract({"FILE:hanoi.txt", "-o", "FILE:g.nope"}), 2, "g.nope: no format goes by this ending");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "--projection", "nope"}), 2, "nope");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "--flavor", "nope"}), 2, "nope");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "--cluster", "nope"}), 2, "nope");
  EXPECT_THAT(NewFiles(), IsEmpty());
}

TEST_F(ExtractTest, RefusesWhatIsTooLarge) {
  testing::WriteAll(File("large.txt"), std::string((std::size_t{16} << 20) + 1, 'a'));
  ExpectRefusal(Extract({"FILE:large.txt"}), 1, "large.txt: larger than 16 MiB");
}

TEST_F(ExtractTest, ABadArticleSpoilsNoFile) {
  testing::WriteAll(File("g.json"), "old");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "FILE:latin1.txt", "-o", "FILE:g.json"}), 1,
                "latin1.txt: not UTF-8 at byte 3");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "FILE:none.txt", "-o", "FILE:g.json"}), 1,
                "none.txt: No such file");
  EXPECT_EQ(testing::ReadAll(File("g.json")), "old");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "FILE:none.txt"}), 1, "none.txt: No such file");
  ExpectRefusal(Extract({"FILE:hanoi.txt", "-o", "FILE:none/g.json"}), 1, "none/g.json: No such file");
  EXPECT_THAT(NewFiles(), ElementsAre("g.json"));
}

TEST_F(ExtractTest, AFaultyPackIsData) {
  testing::WriteAll(File("folder/pack.json"), R"({"language": "xx", "name": "Test"})");
  testing::WriteAll(File("folder/verbs.tsv"), "word\ngo away\n");
  const Result r = Extract({"FILE:hanoi.txt", "--lexicon", "FILE:folder"});
  EXPECT_EQ(r.code, 1);
  EXPECT_EQ(r.out, "");
  EXPECT_THAT(r.err, HasSubstr("xx/verbs.tsv:2:1: \"go away\" is not one word"));
}

}  // namespace
}  // namespace diplograph
