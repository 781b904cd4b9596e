#include "graph/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(SlugTest, IsAsciiAndStable) {
  struct Row {
    const char* text;
    const char* slug;
  };
  for (const Row& row : {Row{"Johnny G Plate", "johnny-g-plate"}, Row{"Türkiye & Co.", "turkiye-co"},
                         Row{"Ma'ruf Amin", "maruf-amin"}, Row{"Luiz Inácio", "luiz-inacio"},
                         Row{"  --  a", "a"}, Row{"王毅", "wang-yi"}, Row{"!!", "x7c28307b48c5fb7"}}) {
    EXPECT_EQ(Slug(row.text), row.slug) << row.text;
  }
}

TEST(DaysTest, CoversTheWholeOfADate) {
  struct Row {
    const char* date;
    const char* start;
    const char* end;
  };
  for (const Row& row :
       {Row{"2023-05-10", "2023-05-10", "2023-05-10"}, Row{"2023-09", "2023-09-01", "2023-09-30"},
        Row{"2024-02", "2024-02-01", "2024-02-29"}, Row{"2023", "2023-01-01", "2023-12-31"}, Row{"", "", ""},
        Row{"2023-13", "", ""}, Row{"2023-02-29", "", ""}, Row{"20x3", "", ""}, Row{"2023/05", "", ""},
        Row{"2023-5-1", "", ""}}) {
    EXPECT_EQ(Days(row.date).start, row.start) << row.date;
    EXPECT_EQ(Days(row.date).end, row.end) << row.date;
  }
}

Facts OneMeeting(const std::string& document) {
  Facts f;
  f.documents = {{.id = document}};
  f.nodes = {
      {.id = "person:b", .type = NodeType::kPerson, .name = "B", .mentions = 1},
      {.id = "person:a", .type = NodeType::kPerson, .name = "A", .aliases = {"X", "A"}, .mentions = 2}};
  f.events = {{.id = "e1",
               .relation = Relation::kMetWith,
               .actors = {"person:b", "person:a"},
               .confidence = 0.5,
               .evidence = {{.document = document, .text = "A met B."}}}};
  Normalize(f);
  return f;
}

TEST(NormalizeTest, SortsNodesAliasesAndParticipants) {
  const Facts f = OneMeeting("d");
  EXPECT_EQ(f.nodes[0].id, "person:a");
  EXPECT_THAT(f.nodes[0].aliases, ElementsAre("X"));
  EXPECT_THAT(f.events[0].actors, ElementsAre("person:a", "person:b"));
}

TEST(MergeTest, JoinsNodesAndKeepsEventsApart) {
  Facts f = OneMeeting("d");
  Merge(f, OneMeeting("d"));
  EXPECT_TRUE(Validate(f).ok()) << Validate(f);
  ASSERT_EQ(f.documents.size(), 2u);
  EXPECT_EQ(f.documents[1].id, "d-2");
  EXPECT_EQ(f.nodes.size(), 2u);
  EXPECT_EQ(f.nodes[0].mentions, 4);
  EXPECT_EQ(f.events[0].id, "d.e1");
  EXPECT_EQ(f.events[1].id, "d-2.e1");
}

TEST(ValidateTest, NamesTheFault) {
  Facts f = OneMeeting("d");
  f.events[0].actors = {"person:a", "person:z"};
  EXPECT_THAT(std::string(Validate(f).message()), HasSubstr("no node \"person:z\""));
  f = OneMeeting("d");
  f.events[0].targets = {"person:a"};
  EXPECT_THAT(std::string(Validate(f).message()), HasSubstr("lacks participants"));
  f = OneMeeting("d");
  f.nodes[0].id = "bad id";
  EXPECT_FALSE(Validate(f).ok());
}

TEST(ProjectTest, JoinsEveryPairOnce) {
  Facts f = OneMeeting("d");
  f.nodes.push_back({.id = "person:c", .type = NodeType::kPerson, .name = "C"});
  f.events[0].actors.push_back("person:c");
  f.events.push_back({.id = "e2",
                      .relation = Relation::kUrged,
                      .actors = {"person:c"},
                      .targets = {"person:a", "person:c"}});
  f.structure.push_back({.source = "person:a", .relation = Relation::kPartOf, .target = "person:b"});
  std::string drawn;
  for (const Edge& e : Project(f))
    drawn += e.id + ":" + std::string(e.source) + ">" + std::string(e.target) + " ";
  EXPECT_EQ(drawn,
            "e1.1:person:a>person:b e1.2:person:a>person:c e1.3:person:b>person:c "
            "e2.1:person:c>person:a s1:person:a>person:b ");
}

TEST(ModelTest, NamesReadBack) {
  for (int i = 0; i < kRelationCount; ++i) {
    const auto r = static_cast<Relation>(i);
    EXPECT_EQ(ParseRelation(Name(r)), r);
    EXPECT_EQ(CameoCode(r).empty(), IsStructural(r)) << std::string(Name(r));
  }
  for (int i = 0; i < kNodeTypeCount; ++i) {
    const auto t = static_cast<NodeType>(i);
    EXPECT_EQ(ParseNodeType(Name(t)), t);
  }
  EXPECT_EQ(ParseRelation("met"), std::nullopt);
}

}  // namespace
}  // namespace diplograph
