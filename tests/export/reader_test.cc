#include "export/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

using ::testing::HasSubstr;

struct Row {
  std::string bytes;
  const char* error;  // a part of it
};

std::string ErrorOf(Format format, const std::string& bytes) {
  const absl::StatusOr<Facts> facts = ReadGraph(format, bytes, "f");
  return facts.ok() ? "no error" : std::string(facts.status().message());
}

TEST(JsonReaderTest, NamesThePlaceOfAFault) {
  const std::string node = R"({"id":"person:a","type":"person","name":"A"})";
  const std::string head = R"({"nodes":[)" + node + R"(,{"id":"person:b","type":"person"}],"edges":[)";
  for (
      const Row& row : {
          Row{"", "f:1:1: The document is empty"},
          Row{"{\"nodes\": [\n  {]\n", "f:2:4: Missing a name"},
          Row{"[]", "f: is not an object"},
          Row{"{}", "f: has no list \"nodes\""},
          Row{R"({"nodes":{}})", "f: has no list \"nodes\""},
          Row{R"({"nodes":[]})", "f: has no list \"edges\""},
          Row{R"({"nodes":[3],"edges":[]})", "f: nodes[0]: is not an object"},
          Row{R"({"nodes":[{}],"edges":[]})", "f: nodes[0]: has no \"id\""},
          Row{R"({"nodes":[{"id":7}],"edges":[]})", "f: nodes[0]: \"id\" is not a string"},
          Row{R"({"nodes":[{"id":"a","type":"ship"}],"edges":[]})", "f: nodes[0]: unknown type \"ship\""},
          Row{R"({"nodes":[{"id":"a b","type":"person"}],"edges":[]})", "f: node id \"a b\""},
          Row{R"({"nodes":[{"id":"a","type":"person","aliases":"x"}],"edges":[]})",
              "\"aliases\" is not a list of strings"},
          Row{R"({"nodes":[{"id":"a","type":"person","aliases":[1]}],"edges":[]})",
              "\"aliases\" is not a list of strings"},
          Row{R"({"nodes":[{"id":"a","type":"person","mentions":"6"}],"edges":[]})",
              "\"mentions\" is not a number"},
          Row{R"({"nodes":[{"id":"a","type":"person","mentions":-1}],"edges":[]})",
              "\"mentions\" is not a whole number"},
          Row{R"({"nodes":[{"id":"a","type":"person","mentions":1e99}],"edges":[]})",
              "\"mentions\" is not a whole number"},
          Row{"{\"nodes\":[" + node + "," + node + "],\"edges\":[]}", "\"person:a\" appears twice"},
          Row{head + R"({"source":"person:a"}]})", "f: edges[0]: has no \"target\""},
          Row{head + R"({"source":"person:a","target":"person:z","relation":"met-with"}]})",
              "no node \"person:z\""},
          Row{head + R"({"source":"person:a","target":"person:b"}]})", "f: edges[0]: unknown relation \"\""},
          Row{head + R"({"source":"person:a","target":"person:b","relation":"met-with","status":"maybe"}]})",
              "unknown status \"maybe\""},
          Row{head + R"({"source":"person:a","target":"person:b","relation":"met-with","confidence":2}]})",
              "confidence is not in 0..1"},
          Row{head + R"({"source":"person:a","target":"person:b","relation":"met-with","more":[]}]})",
              "\"more\" is not an object"},
          Row{head +
                  R"({"source":"person:a","target":"person:b","relation":"met-with","more":{"evidence":[1]}}]})",
              "\"evidence\" holds what is no object"},
          Row{head + R"({"source":"person:a","target":"person:b","relation":"met-with","symmetric":1}]})",
              "\"symmetric\" is not true or false"},
          Row{R"({"graph":[],"nodes":[],"edges":[]})", "\"graph\" is not an object"},
          Row{R"({"graph":{"documents":3},"nodes":[],"edges":[]})", "f: documents: is not a list of objects"},
          Row{"{\"nodes\":[{\"id\":\"\xFF\"}]}", "Invalid encoding in string"},
      }) {
    EXPECT_THAT(ErrorOf(Format::kJson, row.bytes), HasSubstr(row.error)) << row.bytes;
  }
}

TEST(JsonReaderTest, DeepNestingIsAnErrorNotACrash) {
  EXPECT_NE(ErrorOf(Format::kJson, std::string(1 << 20, '[')), "no error");
  EXPECT_NE(
      ErrorOf(Format::kJson, "{\"nodes\":" + std::string(1 << 20, '[') + std::string(1 << 20, ']') + "}"),
      "no error");
}

TEST(JsonReaderTest, TakesAByteOrderMark) {
  EXPECT_TRUE(ReadGraph(Format::kJson, "\xEF\xBB\xBF" + Written(PlainFacts(), Format::kJson), "f").ok());
}

TEST(JsonReaderTest, TakesGraphsOfOtherPrograms) {
  const absl::StatusOr<Facts> facts = ReadGraph(Format::kJson, R"({"directed":true,"nodes":[
      {"id":"person:a","type":"person","name":"A","community":4},{"id":"person:b","type":"person","name":"B"}],
      "links":[{"source":"person:b","target":"person:a","relation":"met-with","key":0},
               {"source":"person:a","target":"person:b","relation":"urged","event":"e9"}]})",
                                                "f");
  ASSERT_TRUE(facts.ok()) << facts.status();
  ASSERT_EQ(facts->events.size(), 2u);
  EXPECT_EQ(facts->events[0].id, "edge1");
  EXPECT_EQ(facts->events[0].actors, (std::vector<std::string>{"person:a", "person:b"}));
  EXPECT_EQ(facts->events[1].targets, (std::vector<std::string>{"person:b"}));
}

std::string Graphml(const std::string& body, const std::string& before = "") {
  return "<?xml version=\"1.0\"?>\n" + before +
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "<key id=\"t\" for=\"node\" attr.name=\"type\" attr.type=\"string\"/>\n"
         "<key id=\"r\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
         "<key id=\"m\" for=\"node\" attr.name=\"mentions\" attr.type=\"int\"/>\n" +
         body + "</graphml>";
}

TEST(GraphmlReaderTest, NamesThePlaceOfAFault) {
  const std::string node = "<node id=\"a\"><data key=\"t\">person</data></node>";
  for (const Row& row : {
           Row{"", "f:"},
           Row{"<a>", "f:1:"},
           Row{"<html/>", "f:1: is not GraphML"},
           Row{"<graphml>\n<graph>\n</graphml>", "f:2: Opening and ending tag mismatch"},
           Row{Graphml(""), "f: has no <graph>"},
           Row{Graphml("<graph><node/></graph>"), "<node> without id"},
           Row{Graphml("<graph><node id='a'><data key='zz'>1</data></node></graph>"),
               "undeclared key \"zz\""},
           Row{Graphml("<graph>\n<node id='a'/></graph>"), "f:7: node \"a\": unknown type \"\""},
           Row{Graphml("<graph><edge source='a'/></graph>"), "<edge> without source or target"},
           Row{Graphml("<graph>" + node + "<node id='b'><graph/></node></graph>"), "more than one <graph>"},
           Row{Graphml("<graph>" + node + "</graph><graph/>"), "more than one <graph>"},
           Row{Graphml(
                   "<graph><node id='a'><data key='t'>person</data><data key='m'>six</data></node></graph>"),
               "\"mentions\" is not a number"},
           Row{Graphml("<graph>" + node +
                       "<edge source='a' target='a'><data key='r'>loves</data></edge></graph>"),
               "unknown relation \"loves\""},
           Row{Graphml("<graph/>", "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"),
               "a DTD is not allowed"},
           Row{Graphml("<graph><node id='a'><data key='t'>&x;</data></node></graph>"),
               "Entity 'x' not defined"},
       }) {
    EXPECT_THAT(ErrorOf(Format::kGraphml, row.bytes), HasSubstr(row.error)) << row.bytes;
  }
}

TEST(GraphmlReaderTest, RefusesBombs) {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<data key='t'>";
  EXPECT_THAT(ErrorOf(Format::kGraphml, Graphml("<graph>" + deep)), HasSubstr("nested too deeply"));
  std::string laughs = "<!DOCTYPE graphml [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + last + last + "\">";
  }
  EXPECT_THAT(ErrorOf(Format::kGraphml, Graphml("<graph/>", laughs + "]>")), HasSubstr("not allowed"));
}

TEST(ReaderTest, OtherFormatsSayWhatCanBeRead) {
  EXPECT_EQ(ErrorOf(Format::kDot, "digraph {}"), "f: dot cannot be read back; json and graphml can");
  EXPECT_FALSE(IsReadable(Format::kGexf));
}

}  // namespace
}  // namespace diplograph
