// Which events answer a question: who, with whom, what, about what, where, when, how sure.
#ifndef DIPLOGRAPH_GRAPH_QUERY_H_
#define DIPLOGRAPH_GRAPH_QUERY_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "graph/model.h"

namespace diplograph {

// Every field that is set must hold; within a list one is enough. Names are those of
// KnowledgeGraph::Find. Words are sought without regard to case and diacritics, also inside words.
struct EventQuery {
  std::vector<std::string> who;     // takes part
  std::vector<std::string> with;    // takes part, and is someone else than `who`
  std::vector<std::string> actor;   // takes part as actor
  std::vector<std::string> target;  // takes part as target; in a symmetric relation, as actor
  // Each of the names above also stands for its members: a country for its ministries and officials.
  bool members = false;

  std::vector<Relation> relations;
  std::vector<Status> status;
  std::vector<std::string> about;  // words of a topic, discussed or not, or of the instrument
  std::vector<std::string> place;
  std::vector<std::string> summit;
  std::vector<std::string> document;  // id or source of a document among the evidence

  // ISO 8601 of any precision; inclusive. An event's date matches if any of its days does.
  std::string since;
  std::string until;
  bool undated = false;  // events without a date pass, whatever `since` and `until` say
  double min_confidence = 0;

  friend bool operator==(const EventQuery&, const EventQuery&) = default;
};

// The events that match, in the graph's order, each once however many edges it has.
// InvalidArgument: a bad date, an ambiguous name, words without a letter. NotFound: no such node or
// document.
absl::StatusOr<std::vector<std::size_t>> SelectEvents(const KnowledgeGraph& graph, const EventQuery& query);

// Orders events by their first day, then their last, then as they are in the graph; undated ones
// come last.
void SortByDate(const KnowledgeGraph& graph, std::vector<std::size_t>& events);

// A relation or status by its name, whatever the case ("plans-mou"). InvalidArgument lists the known.
absl::StatusOr<Relation> RelationByName(absl::string_view name);
absl::StatusOr<Status> StatusByName(absl::string_view name);

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_QUERY_H_
