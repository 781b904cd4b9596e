// How the graph answers as it grows. The argument is the number of events; a third as many nodes.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "graph/query.h"

namespace diplograph {
namespace {

// The same on every machine, unlike the distributions of <random>.
class Dice {
 public:
  std::size_t Below(std::size_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % n;
  }
  // Few nodes are in many events, as in the news.
  std::size_t Skewed(std::size_t n) { return Below(Below(n) + 1); }

 private:
  std::uint64_t state_ = 1;
};

std::string PersonId(std::size_t i) { return absl::StrCat("person:p", i); }

Facts MakeFacts(std::size_t events) {
  Dice dice;
  Facts f;
  const std::size_t persons = events / 3 + 2;
  for (std::size_t i = 0; i < persons; ++i) {
    f.nodes.push_back({.id = PersonId(i),
                       .name = absl::StrCat("Given", i % 997, " Nguyễn", i),
                       .aliases = {absl::StrCat("Menteri ", i)}});
  }
  for (std::size_t i = 0; i < events; ++i) {
    const std::size_t a = dice.Skewed(persons);
    const std::size_t b = (a + 1 + dice.Below(persons - 1)) % persons;
    const bool symmetric = i % 2 == 0;
    Event e{.id = absl::StrCat("e", i), .relation = symmetric ? Relation::kMetWith : Relation::kUrged};
    e.actors = symmetric ? std::vector{PersonId(a), PersonId(b)} : std::vector{PersonId(a)};
    if (!symmetric) e.targets = {PersonId(b)};
    e.date = absl::StrCat("2023-0", 1 + i % 9);
    e.about = {i % 50 == 0 ? "jaringan 5G" : "kerja sama ekonomi dan perdagangan"};
    e.confidence = 0.9;
    e.evidence = {{.document = "d", .text = "A met B."}};
    f.events.push_back(std::move(e));
  }
  f.documents = {{.id = "d"}};
  Normalize(f);
  return f;
}

// Made once for each size.
const KnowledgeGraph& Graph(std::size_t events) {
  static auto* const graphs = new std::vector<std::pair<std::size_t, KnowledgeGraph>>;
  for (const auto& [size, graph] : *graphs) {
    if (size == events) return graph;
  }
  graphs->reserve(16);
  graphs->emplace_back(events, *KnowledgeGraph::Create(MakeFacts(events)));
  return graphs->back().second;
}

std::size_t Size(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

void BM_Create(benchmark::State& state) {
  const Facts facts = MakeFacts(Size(state));
  for (auto _ : state) benchmark::DoNotOptimize(KnowledgeGraph::Create(facts));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_Create)->RangeMultiplier(10)->Range(1000, 100000)->Complexity()->Unit(benchmark::kMillisecond);

void BM_FindByWord(benchmark::State& state) {
  const KnowledgeGraph& graph = Graph(Size(state));
  for (auto _ : state) benchmark::DoNotOptimize(graph.Find("nguyen7"));
}
BENCHMARK(BM_FindByWord)->Arg(1000)->Arg(100000);

void BM_SelectByNodeAndDate(benchmark::State& state) {
  const KnowledgeGraph& graph = Graph(Size(state));
  const EventQuery query{.who = {"nguyen0"}, .since = "2023-03", .until = "2023-04"};
  for (auto _ : state) benchmark::DoNotOptimize(SelectEvents(graph, query));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_SelectByNodeAndDate)->RangeMultiplier(10)->Range(1000, 100000)->Complexity();

void BM_SelectByTopic(benchmark::State& state) {
  const KnowledgeGraph& graph = Graph(Size(state));
  const EventQuery query{.about = {"5g"}};
  for (auto _ : state) benchmark::DoNotOptimize(SelectEvents(graph, query));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BM_SelectByTopic)->RangeMultiplier(10)->Range(1000, 100000)->Complexity();

void BM_ShortestPaths(benchmark::State& state) {
  const KnowledgeGraph& graph = Graph(Size(state));
  const std::size_t last = graph.facts().nodes.size() - 1;
  for (auto _ : state) benchmark::DoNotOptimize(graph.ShortestPaths(last, last / 2, {.max_paths = 100}));
}
BENCHMARK(BM_ShortestPaths)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);

void BM_Ego(benchmark::State& state) {
  const KnowledgeGraph& graph = Graph(Size(state));
  for (auto _ : state) benchmark::DoNotOptimize(graph.Ego(graph.facts().nodes.size() - 1, 2));
}
BENCHMARK(BM_Ego)->Arg(1000)->Arg(100000)->Unit(benchmark::kMicrosecond);

void BM_Centrality(benchmark::State& state, Measure measure) {
  const KnowledgeGraph& graph = Graph(Size(state));
  for (auto _ : state) benchmark::DoNotOptimize(graph.Centrality(measure));
  state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(BM_Centrality, degree, Measure::kDegree)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Centrality, pagerank, Measure::kPageRank)
    ->RangeMultiplier(10)
    ->Range(1000, 100000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Centrality, betweenness, Measure::kBetweenness)
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace diplograph
