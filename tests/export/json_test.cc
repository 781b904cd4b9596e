// The JSON that others read: its shape is a contract (docs/ontology.md).
#include <gtest/gtest.h>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

Facts OneMeeting() {
  Facts f;
  f.documents = {{.id = "d", .title = "T", .date = "2023-05-10", .language = "id", .source = "d.txt"}};
  f.nodes = {
      {.id = "country:vietnam", .type = NodeType::kCountry, .name = "Vietnam", .iso3 = "VNM", .mentions = 1},
      {.id = "person:a", .type = NodeType::kPerson, .name = "A", .aliases = {"\"X\"", "<Y>"}, .mentions = 2}};
  f.events = {{.id = "e1",
               .relation = Relation::kMetWith,
               .actors = {"country:vietnam", "person:a"},
               .date = "2023-05-10",
               .place = "P",
               .summit = "S",
               .instrument = "I",
               .about = {"t", "u"},
               .cameo = "040",
               .confidence = 0.9,
               .evidence = {{.document = "d",
                             .text = "A\n.",
                             .begin = 4,
                             .end = 7,
                             .rule = "r",
                             .rule_source = "f:1",
                             .confidence = 0.9}}}};
  f.structure = {{.source = "person:a",
                  .relation = Relation::kHoldsOffice,
                  .target = "country:vietnam",
                  .office = "Menteri"}};
  return f;
}

TEST(JsonWriterTest, HasTheShapeOfTheOntology) {
  EXPECT_EQ(Written(OneMeeting(), Format::kJson), R"({"directed": true, "multigraph": true,
"graph": {"documents": [{"id":"d","title":"T","date":"2023-05-10","language":"id","source":"d.txt"}]},
"nodes": [
{"id": "country:vietnam", "type": "country", "name": "Vietnam", "iso3": "VNM", "mentions": 1},
{"id": "person:a", "type": "person", "name": "A", "aliases": ["\"X\"", "\u003cY>"], "mentions": 2}],
"edges": [
{"source": "country:vietnam", "target": "person:a", "key": "e1.1", "relation": "met-with", "event": "e1", "status": "occurred", "date": "2023-05-10", "place": "P", "summit": "S", "about": ["t", "u"], "instrument": "I", "document": "d", "evidence": "A\n.", "begin": 4, "end": 7, "confidence": 0.9, "cameo": "040", "rule": "r", "rule_source": "f:1", "symmetric": true},
{"source": "person:a", "target": "country:vietnam", "key": "s1", "relation": "holds-office", "office": "Menteri"}]}
)");
}

TEST(JsonWriterTest, EmptyGraph) {
  EXPECT_EQ(Written({}, Format::kJson),
            "{\"directed\": true, \"multigraph\": true,\n\"graph\": {\"documents\": []},\n\"nodes\": "
            "[],\n\"edges\": []}\n");
}

TEST(JsonWriterTest, EventsProjectionJoinsParticipantsByRole) {
  const std::string json = Written(OneMeeting(), Format::kJson, {.projection = Projection::kEvents});
  EXPECT_NE(
      json.find(
          R"({"id": "event:e1", "type": "event", "name": "met-with 2023-05-10", "relation": "met-with", "event": "e1")"),
      std::string::npos)
      << json;
  EXPECT_NE(json.find(R"({"source": "person:a", "target": "event:e1", "key": "e1.2", "relation": "actor"})"),
            std::string::npos)
      << json;
}

}  // namespace
}  // namespace diplograph
