// A small graph with a bit of everything: diacritics, Chinese, a meeting of three, a plan, a denial,
// dates of every precision and none.
#ifndef DIPLOGRAPH_TESTS_SUPPORT_FIXTURE_H_
#define DIPLOGRAPH_TESTS_SUPPORT_FIXTURE_H_

#include <string>
#include <utility>
#include <vector>

#include "graph/facts.h"
#include "graph/model.h"

namespace diplograph::testing {

inline std::vector<Evidence> Said(std::string document, std::string text, std::size_t begin,
                                  std::string rule = "meet-active", double confidence = 0.9) {
  const std::size_t end = begin + text.size();
  return {{.document = std::move(document),
           .text = std::move(text),
           .begin = begin,
           .end = end,
           .rule = std::move(rule),
           .rule_source = "id/rules.txt:12",
           .confidence = confidence}};
}

inline std::vector<Node> SummitNodes() {
  return {
      {.id = "agreement:mou-kominfo-mic", .type = NodeType::kAgreement, .name = "MoU Kominfo – MIC"},
      {.id = "country:china", .type = NodeType::kCountry, .name = "China", .iso3 = "CHN", .mentions = 1},
      {.id = "country:indonesia",
       .type = NodeType::kCountry,
       .name = "Indonesia",
       .aliases = {"RI"},
       .iso3 = "IDN",
       .mentions = 4},
      {.id = "country:vietnam",
       .type = NodeType::kCountry,
       .name = "Vietnam",
       .aliases = {"Viet Nam"},
       .iso3 = "VNM",
       .mentions = 5},
      {.id = "ministry:kominfo",
       .type = NodeType::kMinistry,
       .name = "Kementerian Komunikasi dan Informatika Indonesia",
       .aliases = {"Kominfo"},
       .mentions = 2},
      {.id = "ministry:mic-vietnam",
       .type = NodeType::kMinistry,
       .name = "Kementerian Informasi dan Komunikasi Vietnam",
       .mentions = 2},
      {.id = "organization:nguyen-foundation", .type = NodeType::kOrganization, .name = "Nguyen Foundation"},
      {.id = "person:johnny-g-plate",
       .type = NodeType::kPerson,
       .name = "Johnny G Plate",
       .aliases = {"Menkominfo RI", "Menteri Plate"},
       .mentions = 6},
      {.id = "person:nguyen-manh-hung",
       .type = NodeType::kPerson,
       .name = "Nguyễn Mạnh Hùng",
       .aliases = {"Menteri Nguyen", "Nguyen Manh Hung"},
       .mentions = 5},
      {.id = "person:retno-marsudi", .type = NodeType::kPerson, .name = "Retno Marsudi", .mentions = 2},
      {.id = "person:wang-yi",
       .type = NodeType::kPerson,
       .name = "王毅",
       .aliases = {"Wang Yi"},
       .mentions = 2},
      {.id = "place:labuan-bajo", .type = NodeType::kPlace, .name = "Labuan Bajo", .mentions = 2},
      {.id = "summit:ktt-ke-42-asean",
       .type = NodeType::kSummit,
       .name = "KTT ke-42 ASEAN",
       .aliases = {"42nd ASEAN Summit"},
       .mentions = 1},
      {.id = "topic:jaringan-5g", .type = NodeType::kTopic, .name = "jaringan 5G", .mentions = 2},
  };
}

inline std::vector<Event> SummitEvents() {
  const std::string plate = "person:johnny-g-plate";
  const std::string hung = "person:nguyen-manh-hung";
  const std::string retno = "person:retno-marsudi";
  const std::string wang = "person:wang-yi";
  return {
      {.id = "e1",
       .relation = Relation::kMetWith,
       .actors = {plate, hung},
       .date = "2023-05-10",
       .place = "Labuan Bajo",
       .summit = "KTT ke-42 ASEAN",
       .about = {"ekosistem digital", "jaringan 5G"},
       .cameo = "040",
       .confidence = 0.9,
       .evidence = Said("d1", "Plate bertemu Menteri Nguyen di Labuan Bajo.", 100)},
      {.id = "e2",
       .relation = Relation::kDiscussed,
       .actors = {plate, hung},
       .targets = {"topic:jaringan-5g"},
       .date = "2023-05-10",
       .confidence = 0.8,
       .evidence = Said("d1", "Keduanya membahas jaringan 5G.", 200, "discuss")},
      {.id = "e3",
       .relation = Relation::kPlansMou,
       .actors = {"ministry:kominfo", "ministry:mic-vietnam"},
       .status = Status::kPlanned,
       .date = "2023-09",
       .instrument = "MoU Kominfo – MIC",
       .confidence = 0.7,
       .evidence = Said("d1", "Kedua kementerian akan menandatangani MoU.", 300, "plan-mou")},
      {.id = "e4",
       .relation = Relation::kMetWith,
       .actors = {plate, retno, wang},
       .date = "2023-06",
       .place = "Côte d'Azur",
       .confidence = 0.6,
       .evidence = Said("d2", "Plate, Retno and Wang met.", 0)},
      {.id = "e5",
       .relation = Relation::kCriticized,
       .actors = {retno},
       .targets = {"country:china"},
       .status = Status::kDenied,
       .confidence = 0.5,
       .evidence = Said("d2", "=Retno did not \"criticize\" China.", 40, "criticize")},
      {.id = "e6",
       .relation = Relation::kAgreed,
       .actors = {"country:indonesia", "country:vietnam"},
       .date = "2022",
       .confidence = 1,
       .evidence = Said("d1", "Indonesia dan Vietnam sepakat.", 400, "agree")},
      {.id = "e7",
       .relation = Relation::kVisited,
       .actors = {wang},
       .targets = {"country:indonesia"},
       .date = "2023-06-20",
       .confidence = 0.9,
       .evidence = Said("d2", "Wang visited Indonesia.", 80, "visit")},
  };
}

inline Facts SummitFacts() {
  Facts f;
  f.documents = {
      {.id = "d1",
       .title = "Menkominfo bertemu",
       .date = "2023-05-10",
       .language = "id",
       .source = "a/one.txt"},
      {.id = "d2", .title = "Three meet", .date = "2023-06-20", .language = "en", .source = "two.txt"}};
  f.nodes = SummitNodes();
  f.events = SummitEvents();
  const auto edge = [](std::string from, Relation relation, std::string to, std::string office = "") {
    return StructuralEdge{.source = std::move(from),
                          .relation = relation,
                          .target = std::move(to),
                          .office = std::move(office),
                          .evidence = Said("d1", "Menkominfo RI Johnny G Plate", 0, "office")};
  };
  f.structure = {
      edge("person:johnny-g-plate", Relation::kHoldsOffice, "ministry:kominfo", "Menteri"),
      edge("person:nguyen-manh-hung", Relation::kHoldsOffice, "ministry:mic-vietnam", "Menteri"),
      edge("ministry:kominfo", Relation::kPartOf, "country:indonesia"),
      edge("ministry:mic-vietnam", Relation::kPartOf, "country:vietnam"),
      edge("summit:ktt-ke-42-asean", Relation::kHeldIn, "place:labuan-bajo"),
  };
  Normalize(f);
  return f;
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_SUPPORT_FIXTURE_H_
