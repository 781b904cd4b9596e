#include "graph/filter.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

using Pair = std::pair<absl::string_view, absl::string_view>;

template <typename T>
bool Chosen(const std::vector<T>& wanted, T value) {
  return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool HasEnoughParticipants(const Event& e) {
  return IsSymmetric(e.relation) ? e.actors.size() >= 2 : !e.actors.empty() && !e.targets.empty();
}

// Drops the events none of whose pairs of participants meets `min_weight` times.
void DropRare(Facts& facts, double min_weight) {
  absl::flat_hash_map<Pair, absl::flat_hash_set<const Event*>> together;
  const std::vector<Edge> edges = Project(facts);
  const auto pair = [](const Edge& e) { return Pair(std::minmax(e.source, e.target)); };
  for (const Edge& e : edges) {
    if (e.event != nullptr) together[pair(e)].insert(e.event);
  }
  absl::flat_hash_set<std::string> frequent;
  for (const Edge& e : edges) {
    if (e.event != nullptr && static_cast<double>(together[pair(e)].size()) >= min_weight) {
      frequent.insert(e.event->id);
    }
  }
  std::erase_if(facts.events, [&frequent](const Event& e) { return !frequent.contains(e.id); });
}

void DropNodesWithout(Facts& facts, const absl::flat_hash_set<std::string>& used) {
  std::erase_if(facts.nodes, [&used](const Node& n) { return !used.contains(n.id); });
  std::erase_if(facts.structure, [&used](const StructuralEdge& e) {
    return !used.contains(e.source) || !used.contains(e.target);
  });
}

}  // namespace

Facts Apply(const Facts& facts, const Filter& filter) {
  Facts out = facts;
  std::erase_if(out.nodes, [&](const Node& n) { return !Chosen(filter.types, n.type); });
  std::erase_if(out.events, [&](const Event& e) { return !Chosen(filter.relations, e.relation); });
  std::erase_if(out.structure,
                [&](const StructuralEdge& e) { return !Chosen(filter.relations, e.relation); });

  absl::flat_hash_set<std::string> left;
  for (const Node& n : out.nodes) left.insert(n.id);
  const auto gone = [&left](const std::string& id) { return !left.contains(id); };
  for (Event& e : out.events) {
    std::erase_if(e.actors, gone);
    std::erase_if(e.targets, gone);
  }
  std::erase_if(out.events, [](const Event& e) { return !HasEnoughParticipants(e); });
  DropNodesWithout(out, left);

  const bool rare = filter.min_weight > 1;
  if (rare) DropRare(out, filter.min_weight);
  if (rare || !filter.relations.empty()) {
    absl::flat_hash_set<std::string> used;
    for (const Event& e : out.events) {
      used.insert(e.actors.begin(), e.actors.end());
      used.insert(e.targets.begin(), e.targets.end());
    }
    // Structure alone keeps a node only if it was asked for.
    for (const StructuralEdge& e : out.structure) {
      if (!rare) used.insert({e.source, e.target});
    }
    DropNodesWithout(out, used);
  }
  return out;
}

}  // namespace diplograph
