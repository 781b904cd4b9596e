// Graphs for the exporters' tests: a plain one and one made to break writers.
#ifndef DIPLOGRAPH_TESTS_EXPORT_SAMPLE_FACTS_H_
#define DIPLOGRAPH_TESTS_EXPORT_SAMPLE_FACTS_H_

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "export/format.h"
#include "graph/facts.h"

namespace diplograph {

// Two ministers meet, one country urges another; offices and a summit.
inline Facts PlainFacts() {
  Facts f;
  f.documents = {{.id = "labuan-bajo",
                  .title = "Plate meets Hung",
                  .date = "2023-05-10",
                  .language = "en",
                  .source = "https://example.org/a?b=1&c=2",
                  .text = "Minister Johnny G Plate met Nguyen Manh Hung. Vietnam urged ASEAN to act."},
                 {.id = "second", .language = "id"}};
  f.nodes = {
      {.id = "person:johnny-g-plate",
       .type = NodeType::kPerson,
       .name = "Johnny G Plate",
       .aliases = {"Menkominfo", "Plate"},
       .mentions = 6},
      {.id = "person:nguyen-manh-hung", .type = NodeType::kPerson, .name = "Nguyễn Mạnh Hùng", .mentions = 3},
      {.id = "country:vietnam", .type = NodeType::kCountry, .name = "Vietnam", .iso3 = "VNM", .mentions = 4},
      {.id = "ministry:mic",
       .type = NodeType::kMinistry,
       .name = "Ministry of Information and Communications of Vietnam",
       .mentions = 1},
      {.id = "organization:asean", .type = NodeType::kOrganization, .name = "ASEAN", .mentions = 2},
      {.id = "place:labuan-bajo", .type = NodeType::kPlace, .name = "Labuan Bajo", .mentions = 1},
      {.id = "summit:ktt-ke-42-asean", .type = NodeType::kSummit, .name = "KTT ke-42 ASEAN", .mentions = 1}};
  f.events = {{.id = "e1",
               .relation = Relation::kMetWith,
               .actors = {"person:johnny-g-plate", "person:nguyen-manh-hung"},
               .date = "2023-05-10",
               .place = "Labuan Bajo",
               .summit = "KTT ke-42 ASEAN",
               .about = {"5G", "smart cities"},
               .cameo = "040",
               .confidence = 0.9,
               .evidence = {{.document = "labuan-bajo",
                             .text = "Minister Johnny G Plate met Nguyen Manh Hung.",
                             .begin = 0,
                             .end = 45,
                             .rule = "meet-active",
                             .rule_source = "meet.rules:12",
                             .confidence = 0.9},
                            {.document = "second",
                             .text = "Keduanya bertemu.",
                             .begin = 7,
                             .end = 24,
                             .rule = "meet-both",
                             .confidence = 0.7}}},
              {.id = "e2",
               .relation = Relation::kUrged,
               .actors = {"country:vietnam"},
               .targets = {"organization:asean"},
               .status = Status::kOccurred,
               .date = "2023-05",
               .cameo = "10",
               .confidence = 0.8,
               .evidence = {{.document = "labuan-bajo",
                             .text = "Vietnam urged ASEAN to act.",
                             .begin = 46,
                             .end = 73,
                             .rule = "urge",
                             .confidence = 0.8}}},
              {.id = "e3",
               .relation = Relation::kPlansMou,
               .actors = {"country:vietnam", "organization:asean", "person:johnny-g-plate"},
               .status = Status::kPlanned,
               .date = "2023",
               .instrument = "MoU on digital trade",
               .confidence = 0.1 + 0.2,
               .evidence = {{.document = "second",
                             .text = "MoU direncanakan.",
                             .begin = 30,
                             .end = 47,
                             .rule = "mou",
                             .confidence = 0.5}}}};
  f.structure = {{.source = "person:nguyen-manh-hung",
                  .relation = Relation::kHoldsOffice,
                  .target = "ministry:mic",
                  .office = "Minister",
                  .evidence = {{.document = "second",
                                .text = "Menteri",
                                .begin = 50,
                                .end = 57,
                                .rule = "title",
                                .confidence = 1}}},
                 {.source = "ministry:mic", .relation = Relation::kPartOf, .target = "country:vietnam"},
                 {.source = "summit:ktt-ke-42-asean",
                  .relation = Relation::kHeldIn,
                  .target = "place:labuan-bajo",
                  .date = "2023-05-09"}};
  Normalize(f);
  return f;
}

// Names that end strings, tags, cells and paths; lists that hold their own separator; events that
// edges alone cannot tell; parallel edges. No control characters: see Cleaned() for those.
inline Facts NastyFacts() {
  Facts f;
  f.documents = {{.id = "nasty",
                  .title = "\"Quotes\" & <tags> 'n' \\backslash\\",
                  .source = "C:\\temp\\N.txt",
                  .text = "]]> </script> <!-- \r\n\t end"}};
  const std::vector<std::string> names = {"O'Neill \"Tip\"",
                                          "AT&T <b>bold</b> &amp; &#65;",
                                          "C:\\temp\\N \\",
                                          "two\nlines\ttab",
                                          "محمد بن سلمان",
                                          "王毅 (外交部長)",
                                          "👩🏽‍⚖️ judge",
                                          "semi;colon, comma | pipe",
                                          "=SUM(A1)",
                                          "{brace} [bracket] $dollar `tick`",
                                          "]]>",
                                          "-->",
                                          "\\u0041 \\N\\G",
                                          " leading and trailing ",
                                          "%s%n",
                                          "null"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    f.nodes.push_back({.id = "person:n" + std::to_string(100 + i),
                       .type = static_cast<NodeType>(i % 4),
                       .name = names[i],
                       .aliases = {names[(i + 1) % names.size()], "a | b"},
                       .mentions = static_cast<int>(i)});
  }
  f.nodes.push_back({.id = "topic:t", .type = NodeType::kTopic, .name = "x\"y\\"});
  const auto evidence = [&](std::size_t i) {
    return Evidence{.document = "nasty",
                    .text = "He said: \"" + names[i] + "\" & left.\r\nThen \\",
                    .begin = i,
                    .end = i + 40,
                    .rule = "r<1>",
                    .rule_source = "a&b:1",
                    .confidence = 1.0 / 3.0};
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    Event e{.id = "e" + std::to_string(i), .relation = static_cast<Relation>(i), .actors = {f.nodes[i].id}};
    const std::string other = f.nodes[(i + 1) % names.size()].id;
    (IsSymmetric(e.relation) ? e.actors : e.targets).push_back(other);
    e.status = static_cast<Status>(i % 3);
    e.date = i % 2 == 0 ? "2024-02" : "";
    e.place = names[i];
    e.summit = i % 3 == 0 ? names[(i + 2) % names.size()] : "";
    e.instrument = names[(i + 3) % names.size()];
    e.about = {names[i], "left | right", ""};
    e.confidence = 1.0 / 3.0;
    e.evidence = {evidence(i)};
    if (i % 4 == 0) e.evidence.push_back(evidence((i + 5) % names.size()));
    f.events.push_back(e);
  }
  for (int i = 0; i < 5; ++i) {  // parallel edges
    f.events.push_back({.id = "p" + std::to_string(i),
                        .relation = Relation::kMetWith,
                        .actors = {"person:n100", "person:n101"},
                        .confidence = 1,
                        .evidence = {evidence(0)}});
  }
  // No edge, in the middle; an actor that is also a target; a lone actor that is one of two targets.
  f.events.insert(f.events.begin() + 2, {.id = "hidden",
                                         .relation = Relation::kCriticized,
                                         .actors = {"person:n102"},
                                         .targets = {"person:n102"},
                                         .status = Status::kDenied,
                                         .date = "2024",
                                         .place = "|",
                                         .about = {"a"},
                                         .confidence = 0.5,
                                         .evidence = {evidence(3), evidence(4)}});
  f.events.push_back({.id = "self",
                      .relation = Relation::kUrged,
                      .actors = {"person:n102"},
                      .targets = {"person:n102", "person:n103"},
                      .confidence = 0.25,
                      .evidence = {evidence(2)}});
  f.structure = {{.source = "person:n100",
                  .relation = Relation::kHoldsOffice,
                  .target = "person:n101",
                  .office = "\"Head\" & <tail>",
                  .evidence = {evidence(1), evidence(2)}},
                 {.source = "person:n102", .relation = Relation::kPartOf, .target = "person:n101"}};
  Normalize(f);
  return f;
}

inline Facts OneNode() {
  Facts f;
  f.nodes = {{.id = "country:indonesia",
              .type = NodeType::kCountry,
              .name = "Indonesia",
              .iso3 = "IDN",
              .mentions = 1}};
  return f;
}

struct NamedFacts {
  const char* name;
  Facts facts;
};
inline std::vector<NamedFacts> AllSamples() {
  return {{"plain", PlainFacts()}, {"nasty", NastyFacts()}, {"empty", {}}, {"one node", OneNode()}};
}

// `facts` as `format`, or the error as text.
inline std::string Written(const Facts& facts, Format format, const WriteOptions& options = {}) {
  std::ostringstream out;
  const absl::Status status = Write(facts, format, options, out);
  return status.ok() ? out.str() : "ERROR: " + std::string(status.message());
}

}  // namespace diplograph

#endif  // DIPLOGRAPH_TESTS_EXPORT_SAMPLE_FACTS_H_
