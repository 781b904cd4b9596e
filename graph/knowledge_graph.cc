#include "graph/knowledge_graph.h"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/page_rank.hpp>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "graph/fold.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

using Index = std::vector<std::size_t>;
// Sorted and unique by construction: nodes are entered in ascending order.
using NameIndex = absl::flat_hash_map<std::string, Index>;

constexpr std::size_t kUnreached = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kListed = 20;       // candidates that an error names
constexpr int kPageRankIterations = 100;  // the rest is below 1e-7: 0.85^100

void Enter(NameIndex& index, absl::string_view key, std::size_t node) {
  Index& nodes = index[key];
  if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
}

bool Passes(const EdgeFilter& filter, const Edge& edge) { return !filter || filter(edge); }

void SortUnique(Index& v) {
  std::ranges::sort(v);
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

// Levenshtein distance in bytes, or `limit` + 1 if it is larger.
std::size_t EditDistance(absl::string_view a, absl::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  Index row(a.size() + 1);
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t diagonal = std::exchange(row[0], j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[i], std::min({changed, row[i] + 1, row[i - 1] + 1}));
    }
  }
  return std::min(row.back(), limit + 1);
}

struct EdgeNumber {
  std::size_t number = 0;
};
using Multigraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, EdgeNumber>;

// The part of a graph that some edges touch, with its nodes numbered anew: what the algorithms work
// on, so that nodes out of play do not weigh in.
struct Compact {
  Index nodes;                                             // new number -> node
  std::vector<std::pair<std::size_t, std::size_t>> edges;  // new numbers
};

}  // namespace

struct KnowledgeGraph::Impl {
  struct Step {
    std::size_t to;
    std::size_t edge;
    friend auto operator<=>(const Step&, const Step&) = default;
  };

  explicit Impl(Facts f) : facts(std::move(f)), edges(Project(facts)), graph(facts.nodes.size()) {
    for (std::size_t i = 0; i < facts.nodes.size(); ++i) EnterNode(i);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      boost::add_edge(ids.at(edges[i].source), ids.at(edges[i].target), EdgeNumber{i}, graph);
    }
    for (std::size_t i = 0; i < facts.documents.size(); ++i) documents.emplace(facts.documents[i].id, i);
    events_of.resize(facts.nodes.size());
    for (std::size_t i = 0; i < facts.events.size(); ++i) {
      for (std::size_t node : Participants(facts.events[i])) events_of[node].push_back(i);
    }
  }

  void EnterNode(std::size_t i) {
    const Node& n = facts.nodes[i];
    ids.emplace(n.id, i);
    const auto enter = [&](absl::string_view name, NameIndex& whole) {
      const std::string folded = Fold(name);
      if (folded.empty()) return;
      Enter(whole, folded, i);
      for (absl::string_view word : absl::StrSplit(folded, ' ')) Enter(words, word, i);
    };
    enter(n.name, names);
    enter(n.iso3, aliases);
    for (const std::string& a : n.aliases) enter(a, aliases);
  }

  Index Participants(const Event& e) const {
    Index nodes;
    for (const std::string& id : e.actors) nodes.push_back(ids.at(id));
    for (const std::string& id : e.targets) nodes.push_back(ids.at(id));
    SortUnique(nodes);
    return nodes;
  }

  // Where a name has these words: best in a person's name, worst in the alias of something else. An
  // office that serves as an alias ("President of the United States") must not hide what it names.
  Index WithWords(absl::string_view folded) const {
    std::array<Index, 4> found;
    for (std::size_t i : Candidates(folded)) {
      const Node& n = facts.nodes[i];
      const bool in_name = HasWords(Fold(n.name), folded);
      const bool in_alias = !in_name && std::ranges::any_of(n.aliases, [&](const std::string& a) {
        return HasWords(Fold(a), folded);
      });
      if (!in_name && !in_alias) continue;
      found[(in_name ? 0u : 2u) + (n.type == NodeType::kPerson ? 0u : 1u)].push_back(i);
    }
    const auto best = std::ranges::find_if(found, [](const Index& nodes) { return !nodes.empty(); });
    return best == found.end() ? Index() : *best;
  }

  // The nodes of the rarest of these words: all that can have every one of them.
  Index Candidates(absl::string_view folded) const {
    const Index* rarest = nullptr;
    for (absl::string_view word : absl::StrSplit(folded, ' ')) {
      const auto it = words.find(word);
      if (it == words.end()) return {};
      if (rarest == nullptr || it->second.size() < rarest->size()) rarest = &it->second;
    }
    return rarest == nullptr ? Index() : *rarest;
  }

  // Nodes with a word at a distance of one or two from a word of `folded`, the nearest first.
  Index SpelledAlike(absl::string_view folded) const {
    std::vector<std::pair<std::size_t, std::size_t>> near;  // distance, node
    for (absl::string_view wanted : absl::StrSplit(folded, ' ')) {
      const std::size_t limit = wanted.size() < 4 ? 0 : wanted.size() < 7 ? 1 : 2;
      for (const auto& [word, nodes] : words) {
        const std::size_t distance = EditDistance(wanted, word, limit);
        if (distance > limit) continue;
        for (std::size_t n : nodes) near.emplace_back(distance, n);
      }
    }
    std::ranges::sort(near);
    Index found;
    for (const auto& [distance, n] : near) {
      if (found.size() < 3 && std::ranges::find(found, n) == found.end()) found.push_back(n);
    }
    return found;
  }

  std::string List(const Index& nodes) const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(nodes.size(), kListed); ++i) {
      const Node& n = facts.nodes[nodes[i]];
      lines.push_back(absl::StrCat("  ", n.id, "  ", n.name, " (", Name(n.type), ")"));
    }
    if (nodes.size() > kListed) lines.push_back(absl::StrCat("  and ", nodes.size() - kListed, " more"));
    return absl::StrJoin(lines, "\n");
  }

  // Where one edge leads from `node`, in the order of the ids; backwards: whence one comes.
  std::vector<Step> Steps(std::size_t node, const EdgeFilter& filter, bool directed, bool backwards) const {
    std::vector<Step> steps;
    const auto take = [&](auto range, bool outgoing) {
      for (auto [it, end] = range; it != end; ++it) {
        const std::size_t number = graph[*it].number;
        if (directed && outgoing == backwards && !IsSymmetric(edges[number].relation)) continue;
        const std::size_t to = outgoing ? boost::target(*it, graph) : boost::source(*it, graph);
        if (to != node && Passes(filter, edges[number])) steps.push_back({to, number});
      }
    };
    take(boost::out_edges(node, graph), true);
    take(boost::in_edges(node, graph), false);
    std::ranges::sort(steps);
    return steps;
  }

  // Number of hops to `to` for the nodes that are nearer to it than `from`, and `from` itself.
  Index Distances(std::size_t from, std::size_t to, const PathOptions& options) const {
    Index distance(facts.nodes.size(), kUnreached);
    Index queue = {to};
    distance[to] = 0;
    for (std::size_t i = 0; i < queue.size() && distance[from] == kUnreached; ++i) {
      const std::size_t node = queue[i];
      if (distance[node] == options.max_hops) break;
      for (const Step& s : Steps(node, options.filter, options.directed, true)) {
        if (distance[s.to] != kUnreached) continue;
        distance[s.to] = distance[node] + 1;
        queue.push_back(s.to);
      }
    }
    return distance;
  }

  // The hops from `node` that lead one nearer to the end.
  std::vector<Hop> Nearer(std::size_t node, const Index& distance, const PathOptions& options) const {
    std::vector<Hop> hops;
    for (const Step& s : Steps(node, options.filter, options.directed, false)) {
      if (distance[s.to] == kUnreached || distance[s.to] + 1 != distance[node]) continue;
      if (hops.empty() || hops.back().to != s.to) hops.push_back({node, s.to, {}});
      hops.back().edges.push_back(s.edge);
    }
    return hops;
  }

  Compact Select(const EdgeFilter& filter) const {
    Compact c;
    Index number(facts.nodes.size(), kUnreached);
    const auto renumber = [&](absl::string_view id) {
      std::size_t& n = number[ids.at(id)];
      if (n == kUnreached) {
        n = c.nodes.size();
        c.nodes.push_back(ids.at(id));
      }
      return n;
    };
    for (const Edge& e : edges) {
      if (e.source == e.target || !Passes(filter, e)) continue;
      const std::size_t a = renumber(e.source);
      const std::size_t b = renumber(e.target);
      c.edges.emplace_back(a, b);
      if (IsSymmetric(e.relation)) c.edges.emplace_back(b, a);
    }
    return c;
  }

  std::vector<double> Degree(const EdgeFilter& filter) const;
  std::vector<double> Betweenness(const EdgeFilter& filter) const;
  std::vector<double> PageRank(const EdgeFilter& filter) const;

  // By new number -> by node.
  std::vector<double> Spread(const Compact& c, const std::vector<double>& values) const {
    std::vector<double> all(facts.nodes.size(), 0);
    for (std::size_t i = 0; i < c.nodes.size(); ++i) all[c.nodes[i]] = values[i];
    return all;
  }

  Facts facts;
  std::vector<Edge> edges;
  Multigraph graph;
  absl::flat_hash_map<std::string, std::size_t> ids;
  absl::flat_hash_map<std::string, std::size_t> documents;
  NameIndex names;
  NameIndex aliases;
  NameIndex words;  // of names and aliases
  std::vector<Index> events_of;
};

std::vector<double> KnowledgeGraph::Impl::Degree(const EdgeFilter& filter) const {
  std::vector<double> degree(facts.nodes.size(), 0);
  absl::flat_hash_set<std::size_t> of_event;
  const Event* last = nullptr;
  for (const Edge& e : edges) {  // the edges of an event follow each other
    if (!Passes(filter, e)) continue;
    if (e.event == nullptr || e.event != last) of_event.clear();
    last = e.event;
    for (absl::string_view id : {e.source, e.target}) {
      const std::size_t node = ids.at(id);
      if (of_event.insert(node).second) ++degree[node];
    }
  }
  return degree;
}

// Parallel edges would count a path once for each of them, so pairs are joined once.
std::vector<double> KnowledgeGraph::Impl::Betweenness(const EdgeFilter& filter) const {
  Compact c = Select(filter);
  if (c.nodes.size() < 3) return std::vector<double>(facts.nodes.size(), 0);  // nobody is between
  for (auto& [a, b] : c.edges) {
    if (a > b) std::swap(a, b);
  }
  std::ranges::sort(c.edges);
  c.edges.erase(std::unique(c.edges.begin(), c.edges.end()), c.edges.end());
  using Simple = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  const Simple simple(c.edges.begin(), c.edges.end(), c.nodes.size());
  std::vector<double> values(c.nodes.size(), 0);
  const auto map = boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, simple));
  boost::brandes_betweenness_centrality(simple, map);
  boost::relative_betweenness_centrality(simple, map);
  return Spread(c, values);
}

// Boost lets the rank of nodes without a way out leak away. Scaling the result to a sum of 1 gives
// just what spreading that rank evenly would.
std::vector<double> KnowledgeGraph::Impl::PageRank(const EdgeFilter& filter) const {
  const Compact c = Select(filter);
  const Multigraph directed(c.edges.begin(), c.edges.end(), c.nodes.size());
  std::vector<double> values(c.nodes.size(), 0);
  const auto map =
      boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, directed));
  if (!values.empty())
    boost::graph::page_rank(directed, map, boost::graph::n_iterations(kPageRankIterations));
  double sum = 0;
  for (double v : values) sum += v;
  for (double& v : values) v /= sum;
  return Spread(c, values);
}

absl::string_view Name(Measure measure) {
  switch (measure) {
    case Measure::kDegree:
      return "degree";
    case Measure::kBetweenness:
      return "betweenness";
    case Measure::kPageRank:
      return "pagerank";
  }
  return "";
}

std::optional<Measure> ParseMeasure(absl::string_view name) {
  for (Measure m : {Measure::kDegree, Measure::kBetweenness, Measure::kPageRank}) {
    if (Name(m) == name) return m;
  }
  return std::nullopt;
}

KnowledgeGraph::KnowledgeGraph(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph::~KnowledgeGraph() = default;

absl::StatusOr<KnowledgeGraph> KnowledgeGraph::Create(Facts facts) {
  RETURN_IF_ERROR(Validate(facts));
  Normalize(facts);
  return KnowledgeGraph(std::make_unique<Impl>(std::move(facts)));
}

const Facts& KnowledgeGraph::facts() const { return impl_->facts; }
const std::vector<Edge>& KnowledgeGraph::edges() const { return impl_->edges; }

std::optional<std::size_t> KnowledgeGraph::FindId(absl::string_view id) const {
  const auto it = impl_->ids.find(id);
  if (it == impl_->ids.end()) return std::nullopt;
  return it->second;
}

const Document* KnowledgeGraph::FindDocument(absl::string_view id) const {
  const auto it = impl_->documents.find(id);
  return it == impl_->documents.end() ? nullptr : &facts().documents[it->second];
}

std::vector<std::size_t> KnowledgeGraph::Matches(absl::string_view name) const {
  if (const auto node = FindId(name)) return {*node};
  const std::string folded = Fold(name);
  if (folded.empty()) return {};
  for (const NameIndex* index : {&impl_->names, &impl_->aliases}) {
    if (const auto it = index->find(folded); it != index->end()) return it->second;
  }
  return impl_->WithWords(folded);
}

absl::StatusOr<std::size_t> KnowledgeGraph::Find(absl::string_view name) const {
  const Index found = Matches(name);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    const Index alike = impl_->SpelledAlike(Fold(name));
    const std::string hint = alike.empty() ? "" : absl::StrCat("; spelled alike:\n", impl_->List(alike));
    return absl::NotFoundError(absl::StrCat("nothing in the graph is called \"", name, "\"", hint));
  }
  return absl::InvalidArgumentError(
      absl::StrCat("\"", name, "\" may mean any of these; give the id:\n", impl_->List(found)));
}

const std::vector<std::size_t>& KnowledgeGraph::EventsOf(std::size_t node) const {
  return impl_->events_of[node];
}

std::vector<std::size_t> KnowledgeGraph::StructureOf(std::size_t node) const {
  const std::string& id = facts().nodes[node].id;
  Index found;
  for (std::size_t i = 0; i < facts().structure.size(); ++i) {
    if (facts().structure[i].source == id || facts().structure[i].target == id) found.push_back(i);
  }
  return found;
}

std::vector<std::size_t> KnowledgeGraph::ContextEventsOf(std::size_t node) const {
  const Node& n = facts().nodes[node];
  absl::flat_hash_set<std::string> names = {Fold(n.name)};
  for (const std::string& a : n.aliases) names.insert(Fold(a));
  const auto is_named = [&](const std::string& s) { return !s.empty() && names.contains(Fold(s)); };
  const Index& takes_part = EventsOf(node);
  Index found;
  for (std::size_t i = 0; i < facts().events.size(); ++i) {
    const Event& e = facts().events[i];
    const bool named = is_named(e.place) || is_named(e.summit) || is_named(e.instrument) ||
                       std::ranges::any_of(e.about, is_named);
    if (named && !std::ranges::binary_search(takes_part, i)) found.push_back(i);
  }
  return found;
}

std::vector<std::size_t> KnowledgeGraph::Neighbours(std::size_t node, const EdgeFilter& filter) const {
  Index found;
  for (const Impl::Step& s : impl_->Steps(node, filter, false, false)) {
    if (found.empty() || found.back() != s.to) found.push_back(s.to);
  }
  return found;
}

std::vector<std::size_t> KnowledgeGraph::MembersOf(std::size_t node) const {
  Index found = {node};
  absl::flat_hash_set<std::size_t> seen = {node};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (auto [it, end] = boost::in_edges(found[i], impl_->graph); it != end; ++it) {
      const Relation relation = edges()[impl_->graph[*it].number].relation;
      if (relation != Relation::kHoldsOffice && relation != Relation::kPartOf) continue;
      const std::size_t member = boost::source(*it, impl_->graph);
      if (seen.insert(member).second) found.push_back(member);
    }
  }
  std::ranges::sort(found);
  return found;
}

std::vector<Path> KnowledgeGraph::ShortestPaths(std::size_t from, std::size_t to,
                                                const PathOptions& options) const {
  if (from == to || options.max_paths == 0) return {};
  const Index distance = impl_->Distances(from, to, options);
  if (distance[from] == kUnreached) return {};
  std::vector<Path> found;
  Path path;
  // Every hop leads nearer to the end, so no branch is in vain.
  const auto walk = [&](const auto& self, std::size_t node) -> void {
    if (node == to) return found.push_back(path);
    for (Hop& hop : impl_->Nearer(node, distance, options)) {
      if (found.size() == options.max_paths) return;
      path.push_back(std::move(hop));
      self(self, path.back().to);
      path.pop_back();
    }
  };
  walk(walk, from);
  return found;
}

Facts KnowledgeGraph::Ego(std::size_t node, std::size_t hops, const EdgeFilter& filter) const {
  std::vector<bool> accepted(facts().events.size(), false);
  for (const Edge& e : edges()) {
    if (e.event != nullptr && Passes(filter, e)) {
      accepted[static_cast<std::size_t>(e.event - facts().events.data())] = true;
    }
  }
  Index found = {node};
  std::vector<bool> seen(facts().nodes.size(), false);
  seen[node] = true;
  const auto reach = [&](std::size_t n) {
    if (!seen[n]) found.push_back(n);
    seen[n] = true;
  };
  std::size_t begin = 0;
  for (std::size_t hop = 0; hop < hops && begin < found.size(); ++hop) {
    const std::size_t end = found.size();
    for (; begin < end; ++begin) {
      for (std::size_t e : EventsOf(found[begin])) {
        if (!accepted[e]) continue;
        for (std::size_t n : impl_->Participants(facts().events[e])) reach(n);
      }
      for (std::size_t n : Neighbours(found[begin], filter)) reach(n);
    }
  }
  Index events;
  for (std::size_t e = 0; e < facts().events.size(); ++e) {
    const auto is_seen = [&](const std::string& id) { return seen[impl_->ids.at(id)]; };
    if (accepted[e] && std::ranges::all_of(facts().events[e].actors, is_seen) &&
        std::ranges::all_of(facts().events[e].targets, is_seen)) {
      events.push_back(e);
    }
  }
  return Subset(events, found);
}

Facts KnowledgeGraph::Subset(const std::vector<std::size_t>& events,
                             const std::vector<std::size_t>& nodes) const {
  Index kept = nodes;
  Facts out;
  absl::flat_hash_set<std::string> documents;
  const auto note_documents = [&](const std::vector<Evidence>& evidence) {
    for (const Evidence& v : evidence) documents.insert(v.document);
  };
  for (std::size_t e : events) {
    out.events.push_back(facts().events[e]);
    note_documents(out.events.back().evidence);
    std::ranges::copy(impl_->Participants(out.events.back()), std::back_inserter(kept));
  }
  SortUnique(kept);
  absl::flat_hash_set<absl::string_view> ids;
  for (std::size_t n : kept) {
    out.nodes.push_back(facts().nodes[n]);
    ids.insert(facts().nodes[n].id);
  }
  for (const StructuralEdge& s : facts().structure) {
    if (!ids.contains(s.source) || !ids.contains(s.target)) continue;
    out.structure.push_back(s);
    note_documents(s.evidence);
  }
  for (const Document& d : facts().documents) {
    if (documents.contains(d.id)) out.documents.push_back(d);
  }
  return out;
}

std::vector<double> KnowledgeGraph::Centrality(Measure measure, const EdgeFilter& filter) const {
  switch (measure) {
    case Measure::kDegree:
      return impl_->Degree(filter);
    case Measure::kBetweenness:
      return impl_->Betweenness(filter);
    case Measure::kPageRank:
      return impl_->PageRank(filter);
  }
  return {};
}

}  // namespace diplograph
