#include "graph/knowledge_graph.h"

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
using ::testing::IsEmpty;
using ::testing::Not;

KnowledgeGraph Graph(Facts facts = testing::SummitFacts()) {
  auto graph = KnowledgeGraph::Create(std::move(facts));
  EXPECT_TRUE(graph.ok()) << std::string(graph.status().message());
  return *std::move(graph);
}

std::vector<std::string> Ids(const KnowledgeGraph& g, const std::vector<std::size_t>& nodes) {
  std::vector<std::string> ids;
  for (std::size_t n : nodes) ids.push_back(g.facts().nodes[n].id);
  return ids;
}

std::size_t Id(const KnowledgeGraph& g, const std::string& id) { return g.FindId(id).value(); }

// "a -relation,relation- b -relation- c"
std::string Print(const KnowledgeGraph& g, const Path& path) {
  std::string out;
  for (const Hop& hop : path) {
    if (out.empty()) out = g.facts().nodes[hop.from].id;
    out += " -";
    for (std::size_t e : hop.edges) out += std::string(Name(g.edges()[e].relation)) + "-";
    out += " " + g.facts().nodes[hop.to].id;
  }
  return out;
}

std::vector<std::string> Paths(const KnowledgeGraph& g, const std::string& from, const std::string& to,
                               const PathOptions& options) {
  std::vector<std::string> printed;
  for (const Path& p : g.ShortestPaths(Id(g, from), Id(g, to), options)) printed.push_back(Print(g, p));
  return printed;
}

EdgeFilter Only(Relation relation) {
  return [relation](const Edge& e) { return e.relation == relation; };
}
bool IsEvent(const Edge& e) { return e.event != nullptr; }

TEST(FindTest, TakesIdsNamesAliasesAndWords) {
  const KnowledgeGraph g = Graph();
  struct Row {
    const char* name;
    const char* id;
  };
  for (const Row& row :
       {Row{"person:johnny-g-plate", "person:johnny-g-plate"},
        Row{"johnny g. PLATE", "person:johnny-g-plate"}, Row{"menkominfo ri", "person:johnny-g-plate"},
        Row{"plate", "person:johnny-g-plate"}, Row{"hung", "person:nguyen-manh-hung"},
        Row{"Mạnh Hùng", "person:nguyen-manh-hung"}, Row{"informatika indonesia", "ministry:kominfo"},
        Row{"42nd asean", "summit:ktt-ke-42-asean"},
        Row{"nguyen", "person:nguyen-manh-hung"},  // a person before a foundation
        Row{"vietnam", "country:vietnam"},         // a name before a word in one
        Row{"VIET NAM", "country:vietnam"}, Row{"vnm", "country:vietnam"},
        Row{"ri", "country:indonesia"},  // an alias before a word in one
        Row{"kominfo", "ministry:kominfo"}, Row{"王毅", "person:wang-yi"}, Row{"bajo", "place:labuan-bajo"},
        Row{"ktt 42 asean", ""}, Row{"ktt ke 42", "summit:ktt-ke-42-asean"},
        Row{"5g", "topic:jaringan-5g"}}) {
    const auto found = g.Find(row.name);
    EXPECT_EQ(found.ok() ? g.facts().nodes[*found].id : "", row.id) << row.name;
  }
}

TEST(FindTest, ListsSeveralMatchesAndNeverGuesses) {
  const KnowledgeGraph g = Graph();
  const absl::Status status = g.Find("menteri").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("person:johnny-g-plate  Johnny G Plate (person)"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("person:nguyen-manh-hung"));
  EXPECT_THAT(Ids(g, g.Matches("komunikasi")), ElementsAre("ministry:kominfo", "ministry:mic-vietnam"));
}

TEST(FindTest, AnOfficeDoesNotHideWhatItNames) {
  Facts f;
  f.nodes = {{.id = "country:usa", .type = NodeType::kCountry, .name = "United States"},
             {.id = "person:a", .name = "A", .aliases = {"President of the United States"}}};
  const KnowledgeGraph g = Graph(f);
  EXPECT_THAT(Ids(g, g.Matches("states")), ElementsAre("country:usa"));
  EXPECT_THAT(Ids(g, g.Matches("president")), ElementsAre("person:a"));
}

TEST(FindTest, NamesWhatIsSpelledAlike) {
  const KnowledgeGraph g = Graph();
  const absl::Status status = g.Find("Platte").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), HasSubstr("spelled alike:\n  person:johnny-g-plate"));
  EXPECT_THAT(std::string(g.Find("xyz").status().message()), Not(HasSubstr("alike")));
  EXPECT_EQ(g.Find("").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(g.Find("?!").status().code(), absl::StatusCode::kNotFound);
}

TEST(FindTest, TwoNodesOfOneNameAreAmbiguous) {
  Facts f;
  f.nodes = {{.id = "person:a", .name = "Li Hung"}, {.id = "person:a-2", .name = "li hung"}};
  const KnowledgeGraph g = Graph(f);
  EXPECT_EQ(g.Find("Li Hung").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(g.Find("person:a").ok());
}

TEST(CreateTest, RefusesFactsThatContradictThemselves) {
  Facts f = testing::SummitFacts();
  f.nodes.erase(f.nodes.begin());
  f.events[0].actors = {"person:nobody", "person:johnny-g-plate"};
  EXPECT_EQ(KnowledgeGraph::Create(f).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(CreateTest, AnEmptyGraphAnswersEverything) {
  const KnowledgeGraph g = Graph(Facts{});
  EXPECT_THAT(g.edges(), IsEmpty());
  EXPECT_THAT(g.Matches("a"), IsEmpty());
  for (Measure m : {Measure::kDegree, Measure::kBetweenness, Measure::kPageRank}) {
    EXPECT_THAT(g.Centrality(m), IsEmpty());
  }
}

TEST(NeighboursTest, IgnoresDirectionAndHeedsTheFilter) {
  const KnowledgeGraph g = Graph();
  EXPECT_THAT(Ids(g, g.Neighbours(Id(g, "country:indonesia"))),
              ElementsAre("country:vietnam", "ministry:kominfo", "person:wang-yi"));
  EXPECT_THAT(Ids(g, g.Neighbours(Id(g, "country:indonesia"), IsEvent)),
              ElementsAre("country:vietnam", "person:wang-yi"));
  EXPECT_THAT(Ids(g, g.Neighbours(Id(g, "person:johnny-g-plate"), Only(Relation::kMetWith))),
              ElementsAre("person:nguyen-manh-hung", "person:retno-marsudi", "person:wang-yi"));
}

TEST(MembersTest, FollowsOfficesAndBodies) {
  const KnowledgeGraph g = Graph();
  EXPECT_THAT(Ids(g, g.MembersOf(Id(g, "country:vietnam"))),
              ElementsAre("country:vietnam", "ministry:mic-vietnam", "person:nguyen-manh-hung"));
  EXPECT_THAT(Ids(g, g.MembersOf(Id(g, "person:wang-yi"))), ElementsAre("person:wang-yi"));
}

TEST(EventsTest, TellsPartFromContext) {
  const KnowledgeGraph g = Graph();
  EXPECT_THAT(g.EventsOf(Id(g, "person:johnny-g-plate")), ElementsAre(0, 1, 3));
  EXPECT_THAT(g.EventsOf(Id(g, "topic:jaringan-5g")), ElementsAre(1));
  EXPECT_THAT(g.ContextEventsOf(Id(g, "topic:jaringan-5g")), ElementsAre(0));
  EXPECT_THAT(g.ContextEventsOf(Id(g, "place:labuan-bajo")), ElementsAre(0));
  EXPECT_THAT(g.ContextEventsOf(Id(g, "summit:ktt-ke-42-asean")), ElementsAre(0));
  EXPECT_THAT(g.ContextEventsOf(Id(g, "agreement:mou-kominfo-mic")), ElementsAre(2));
  EXPECT_EQ(g.StructureOf(Id(g, "ministry:kominfo")).size(), 2u);
}

TEST(PathTest, FindsTheShortestInAnyDirection) {
  const KnowledgeGraph g = Graph();
  EXPECT_THAT(Paths(g, "country:vietnam", "person:johnny-g-plate", {.max_paths = 9}),
              ElementsAre("country:vietnam -agreed- country:indonesia -part-of- ministry:kominfo"
                          " -holds-office- person:johnny-g-plate",
                          "country:vietnam -agreed- country:indonesia -visited- person:wang-yi"
                          " -met-with- person:johnny-g-plate",
                          "country:vietnam -part-of- ministry:mic-vietnam -plans-MoU- ministry:kominfo"
                          " -holds-office- person:johnny-g-plate",
                          "country:vietnam -part-of- ministry:mic-vietnam -holds-office- "
                          "person:nguyen-manh-hung -met-with- person:johnny-g-plate"));
}

TEST(PathTest, HasLimits) {
  const KnowledgeGraph g = Graph();
  const std::string from = "person:johnny-g-plate";
  EXPECT_EQ(Paths(g, from, "country:vietnam", {.max_paths = 2}).size(), 2u);
  EXPECT_EQ(Paths(g, from, "country:vietnam", {.max_hops = 3}).size(), 1u);
  EXPECT_THAT(Paths(g, from, "country:vietnam", {.max_hops = 2}), IsEmpty());
  EXPECT_THAT(Paths(g, from, "country:vietnam", {.max_paths = 0}), IsEmpty());
  EXPECT_THAT(Paths(g, from, from, {}), IsEmpty());
  EXPECT_THAT(Paths(g, from, "organization:nguyen-foundation", {}), IsEmpty());
  EXPECT_THAT(Paths(g, from, "country:vietnam", {.filter = Only(Relation::kMetWith)}), IsEmpty());
}

TEST(PathTest, CanFollowDirection) {
  const KnowledgeGraph g = Graph();
  const PathOptions directed = {.filter = Only(Relation::kVisited), .directed = true};
  EXPECT_THAT(Paths(g, "person:wang-yi", "country:indonesia", directed),
              ElementsAre("person:wang-yi -visited- country:indonesia"));
  EXPECT_THAT(Paths(g, "country:indonesia", "person:wang-yi", directed), IsEmpty());
  // A meeting leads both ways, whichever id is the smaller.
  const PathOptions meetings = {.filter = Only(Relation::kMetWith), .directed = true};
  EXPECT_EQ(Paths(g, "person:wang-yi", "person:johnny-g-plate", meetings).size(), 1u);
  EXPECT_EQ(Paths(g, "person:johnny-g-plate", "person:wang-yi", meetings).size(), 1u);
}

TEST(PathTest, AHopNamesEveryEdgeOfItsPair) {
  Facts f = testing::SummitFacts();
  Event again = f.events[0];
  again.id = "e8";
  again.relation = Relation::kCooperatesWith;
  f.events.push_back(again);
  EXPECT_THAT(Paths(Graph(f), "person:johnny-g-plate", "person:nguyen-manh-hung", {}),
              ElementsAre("person:johnny-g-plate -met-with-cooperates-with- person:nguyen-manh-hung"));
}

TEST(EgoTest, IsClosedAtEveryRadius) {
  const KnowledgeGraph g = Graph();
  for (std::size_t node = 0; node < g.facts().nodes.size(); ++node) {
    std::size_t before = 0;
    for (std::size_t hops = 0; hops < 6; ++hops) {
      const Facts ego = g.Ego(node, hops);
      EXPECT_TRUE(Validate(ego).ok()) << std::string(Validate(ego).message());
      EXPECT_GE(ego.nodes.size(), before);
      before = ego.nodes.size();
      Facts normal = ego;
      Normalize(normal);
      EXPECT_EQ(normal, ego);
    }
  }
}

TEST(EgoTest, HoldsTheEventsAmongItsNodes) {
  const KnowledgeGraph g = Graph();
  const Facts ego = g.Ego(Id(g, "country:vietnam"), 1);
  EXPECT_EQ(ego.nodes.size(), 3u);  // Vietnam, its ministry, Indonesia
  ASSERT_EQ(ego.events.size(), 1u);
  EXPECT_EQ(ego.events[0].id, "e6");
  EXPECT_EQ(ego.structure.size(), 1u);
  ASSERT_EQ(ego.documents.size(), 1u);
  EXPECT_EQ(ego.documents[0].id, "d1");
  EXPECT_EQ(g.Ego(Id(g, "country:vietnam"), 0).nodes.size(), 1u);
}

TEST(EgoTest, ReachesAllWhoTookPartInOneHop) {
  const KnowledgeGraph g = Graph();
  // Hung and Plate are joined by the topic that both discussed, though no edge joins them in e2.
  const auto is_discussed = Only(Relation::kDiscussed);
  EXPECT_EQ(g.Ego(Id(g, "person:johnny-g-plate"), 1, is_discussed).nodes.size(), 3u);
}

TEST(CentralityTest, DegreeCountsEventsAndNotTheirEdges) {
  const KnowledgeGraph g = Graph();
  const std::vector<double> degree = g.Centrality(Measure::kDegree, IsEvent);
  EXPECT_EQ(degree[Id(g, "person:johnny-g-plate")], 3);  // four edges
  EXPECT_EQ(degree[Id(g, "person:wang-yi")], 2);         // three edges
  EXPECT_EQ(degree[Id(g, "topic:jaringan-5g")], 1);      // two edges
  EXPECT_EQ(degree[Id(g, "place:labuan-bajo")], 0);
  EXPECT_EQ(g.Centrality(Measure::kDegree)[Id(g, "ministry:kominfo")], 3);  // one event, two structural
}

// The same figures as NetworkX gives: betweenness_centrality, pagerank(tol=1e-12).
TEST(CentralityTest, AgreesWithWhatIsKnown) {
  Facts f;
  for (const char* id : {"person:a", "person:b", "person:c", "person:d"}) {
    f.nodes.push_back({.id = id, .name = id});
  }
  const auto event = [&f](const char* id, const char* from, const char* to) {
    f.events.push_back(
        {.id = id, .relation = Relation::kUrged, .actors = {from}, .targets = {to}, .evidence = {{}}});
  };
  event("e1", "person:a", "person:b");
  event("e2", "person:b", "person:c");
  event("e3", "person:d", "person:b");
  event("e4", "person:d", "person:b");  // a second edge changes no shortest path
  const KnowledgeGraph g = Graph(f);
  EXPECT_THAT(g.Centrality(Measure::kBetweenness), ElementsAre(0, 1, 0, 0));
  const std::vector<double> rank = g.Centrality(Measure::kPageRank);
  EXPECT_NEAR(rank[0] + rank[1] + rank[2] + rank[3], 1, 1e-12);
  EXPECT_NEAR(rank[0], 0.1250782, 1e-6);
  EXPECT_NEAR(rank[1], 0.3377111, 1e-6);
  EXPECT_NEAR(rank[2], 0.4121326, 1e-6);
  EXPECT_NEAR(rank[3], 0.1250782, 1e-6);
  EXPECT_EQ(g.Centrality(Measure::kPageRank), rank);
}

TEST(MeasureTest, NamesAreReadBack) {
  for (Measure m : {Measure::kDegree, Measure::kBetweenness, Measure::kPageRank}) {
    EXPECT_EQ(ParseMeasure(Name(m)), m);
  }
  EXPECT_EQ(ParseMeasure("closeness"), std::nullopt);
}

}  // namespace
}  // namespace diplograph
