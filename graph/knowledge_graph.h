// The property multigraph of what articles state, made for questions: names are found the way people
// write them, and paths, surroundings and centralities are computed over the projected edges.
#ifndef DIPLOGRAPH_GRAPH_KNOWLEDGE_GRAPH_H_
#define DIPLOGRAPH_GRAPH_KNOWLEDGE_GRAPH_H_

#include <cstddef>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/facts.h"
#include "graph/model.h"

namespace diplograph {

// Says which edges count. An empty one lets all pass.
using EdgeFilter = std::function<bool(const Edge&)>;

// One step of a path: all edges that pass the filter and join the two nodes, in the order of edges().
struct Hop {
  std::size_t from;
  std::size_t to;
  std::vector<std::size_t> edges;
};
using Path = std::vector<Hop>;

struct PathOptions {
  EdgeFilter filter;
  // If set, an edge leads only from its source to its target; symmetric relations lead both ways.
  bool directed = false;
  std::size_t max_hops = std::numeric_limits<std::size_t>::max();
  std::size_t max_paths = 1;
};

enum class Measure {
  kDegree,       // distinct events (and structural edges, if they pass) in which the node takes part
  kBetweenness,  // share of the shortest paths between others that lead through it, 0..1
  kPageRank,     // sums to 1; an event leads from actor to target, a symmetric one both ways
};
absl::string_view Name(Measure measure);
std::optional<Measure> ParseMeasure(absl::string_view name);

// Immutable once made; threads may share one. A node is its index in facts().nodes, an event its
// index in facts().events, an edge its index in edges().
class KnowledgeGraph {
 public:
  // Puts `facts` into normal form. InvalidArgument if they contradict themselves (see Validate).
  static absl::StatusOr<KnowledgeGraph> Create(Facts facts);
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;
  ~KnowledgeGraph();

  const Facts& facts() const;
  const std::vector<Edge>& edges() const;

  std::optional<std::size_t> FindId(absl::string_view id) const;
  // Null if there is none of that id.
  const Document* FindDocument(absl::string_view id) const;

  // Nodes that `name` may mean, in id order, from the first of these that gives any: the id; the
  // whole name; a whole alias; words of a person's name; of any name; of a person's alias; of any
  // alias. Case and diacritics do not matter, nor does punctuation.
  std::vector<std::size_t> Matches(absl::string_view name) const;

  // The one match. NotFound names what is spelled alike, InvalidArgument lists the several matches.
  absl::StatusOr<std::size_t> Find(absl::string_view name) const;

  // In ascending order: the events in which `node` takes part, as actor or target; the structural
  // edges that begin or end at it.
  const std::vector<std::size_t>& EventsOf(std::size_t node) const;
  std::vector<std::size_t> StructureOf(std::size_t node) const;

  // The events that name the node as their place, summit, instrument or topic, without taking it as a
  // participant.
  std::vector<std::size_t> ContextEventsOf(std::size_t node) const;

  // Nodes joined with `node` by an edge in either direction, in id order.
  std::vector<std::size_t> Neighbours(std::size_t node, const EdgeFilter& filter = {}) const;

  // `node` and everything that belongs to it: its ministries and bodies, and who holds office there.
  std::vector<std::size_t> MembersOf(std::size_t node) const;

  // All shortest paths up to `max_paths`, in the order of their nodes' ids; none if `to` is not
  // within reach, or is `from`.
  std::vector<Path> ShortestPaths(std::size_t from, std::size_t to, const PathOptions& options) const;

  // Everything within `hops` of `node`, where one hop leads through an event to all who took part in
  // it: these nodes, the events wholly among them, their structure and documents.
  Facts Ego(std::size_t node, std::size_t hops, const EdgeFilter& filter = {}) const;

  // The given events with their participants, `nodes` besides, the structure between all these and
  // the documents that state it. Valid facts.
  Facts Subset(const std::vector<std::size_t>& events, const std::vector<std::size_t>& nodes) const;

  // One value for each node, over the edges that pass; 0 for a node that none of them touches.
  // The same on every run. Betweenness takes time in proportion to nodes times edges.
  std::vector<double> Centrality(Measure measure, const EdgeFilter& filter = {}) const;

 private:
  struct Impl;
  explicit KnowledgeGraph(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_KNOWLEDGE_GRAPH_H_
