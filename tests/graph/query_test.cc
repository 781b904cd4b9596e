#include "graph/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/support/fixture.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const KnowledgeGraph& Graph() {
  static const auto* const graph = new KnowledgeGraph(*KnowledgeGraph::Create(testing::SummitFacts()));
  return *graph;
}

// The events' ids joined by blanks, or the error's message.
std::string Select(const EventQuery& query) {
  const auto events = SelectEvents(Graph(), query);
  if (!events.ok()) return std::string(events.status().message());
  std::string ids;
  for (std::size_t e : *events) ids += (ids.empty() ? "" : " ") + Graph().facts().events[e].id;
  return ids;
}

TEST(SelectEventsTest, JoinsFlagsByAndAndValuesByOr) {
  struct Row {
    EventQuery query;
    const char* events;
  };
  const std::vector<Row> rows = {
      {{}, "e1 e2 e3 e4 e5 e6 e7"},
      {{.who = {"plate"}}, "e1 e2 e4"},
      {{.who = {"plate", "vietnam"}}, "e1 e2 e4 e6"},
      {{.who = {"plate"}, .with = {"hung"}}, "e1 e2"},
      {{.who = {"plate"}, .with = {"hung", "retno"}}, "e1 e2 e4"},
      {{.who = {"plate"}, .with = {"plate"}}, ""},
      {{.who = {"plate", "hung"}, .with = {"plate", "hung"}}, "e1 e2"},
      {{.with = {"wang yi"}}, "e4 e7"},
      {{.who = {"vietnam"}, .members = true}, "e1 e2 e3 e6"},
      {{.who = {"vietnam"}, .with = {"indonesia"}, .members = true}, "e1 e2 e3 e6"},
      {{.actor = {"indonesia"}}, "e6"},
      {{.target = {"indonesia"}}, "e6 e7"},
      {{.target = {"indonesia"}, .relations = {Relation::kVisited}}, "e7"},
      {{.relations = {Relation::kMetWith}}, "e1 e4"},
      {{.relations = {Relation::kMetWith, Relation::kAgreed}}, "e1 e4 e6"},
      {{.status = {Status::kPlanned, Status::kDenied}}, "e3 e5"},
      {{.about = {"5g"}}, "e1 e2"},
      {{.about = {"DIGITÁL"}}, "e1"},
      {{.about = {"mou"}}, "e3"},
      {{.about = {"5g", "mou"}}, "e1 e2 e3"},
      {{.place = {"bajo"}}, "e1"},
      {{.place = {"cote d'azur", "BAJO"}}, "e1 e4"},
      {{.summit = {"asean"}}, "e1"},
      {{.document = {"d2"}}, "e4 e5 e7"},
      {{.document = {"a/one.txt"}}, "e1 e2 e3 e6"},
      {{.min_confidence = 0.9}, "e1 e6 e7"},
      {{.who = {"plate"},
        .relations = {Relation::kMetWith},
        .about = {"5g"},
        .place = {"bajo"},
        .since = "2023-05",
        .until = "2023-06"},
       "e1"},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(Select(rows[i].query), rows[i].events) << i;
}

TEST(SelectEventsTest, ADateMatchesIfItsDaysOverlap) {
  struct Row {
    const char* since;
    const char* until;
    bool undated;
    const char* events;
  };
  for (const Row& row :
       {Row{"2023-05-10", "2023-05-10", false, "e1 e2"}, Row{"2023-05-11", "", false, "e3 e4 e7"},
        Row{"2023-06-15", "2023-06-16", false, "e4"},  // "2023-06" covers it
        Row{"2023-06", "2023-06", false, "e4 e7"}, Row{"2023", "2023", false, "e1 e2 e3 e4 e7"},
        Row{"2022-12-31", "2022-12-31", false, "e6"}, Row{"", "2022-01-01", false, "e6"},
        Row{"", "2021", false, ""}, Row{"2024", "", false, ""}, Row{"2024", "", true, "e5"},
        Row{"", "", true, "e1 e2 e3 e4 e5 e6 e7"}}) {
    EXPECT_EQ(Select({.since = row.since, .until = row.until, .undated = row.undated}), row.events)
        << row.since << " " << row.until;
  }
}

TEST(SelectEventsTest, RefusesWhatItCannotUnderstand) {
  struct Row {
    EventQuery query;
    const char* message;
  };
  const std::vector<Row> rows = {
      {{.who = {"nobody"}}, "nothing in the graph is called \"nobody\""},
      {{.who = {"menteri"}}, "may mean any of these"},
      {{.document = {"d1", "d3"}}, "no document is \"d3\""},
      {{.since = "May"}, "\"May\" is no date"},
      {{.until = "2023-13"}, "\"2023-13\" is no date"},
      {{.since = "2023-05", .until = "2023-04-30"}, "until 2023-04-30 ends before since 2023-05"},
      {{.about = {"--"}}, "has no letter or digit"},
      {{.min_confidence = 1.5}, "not in 0..1"},
  };
  for (const Row& row : rows) EXPECT_THAT(Select(row.query), HasSubstr(row.message));
}

TEST(SortByDateTest, PutsUndatedLast) {
  std::vector<std::size_t> events = {0, 1, 2, 3, 4, 5, 6};
  SortByDate(Graph(), events);
  EXPECT_THAT(events, ElementsAre(5, 0, 1, 3, 6, 2, 4));
}

TEST(RelationByNameTest, ForgetsCaseAndListsTheKnown) {
  EXPECT_EQ(*RelationByName("plans-mou"), Relation::kPlansMou);
  EXPECT_THAT(std::string(RelationByName("met").status().message()), HasSubstr("known are met-with, "));
  EXPECT_EQ(*StatusByName("Denied"), Status::kDenied);
  EXPECT_THAT(std::string(StatusByName("maybe").status().message()),
              HasSubstr("known are occurred, planned, denied"));
}

}  // namespace
}  // namespace diplograph
