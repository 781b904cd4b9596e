// The answers of `diplograph query` as tables.
#ifndef DIPLOGRAPH_TOOLS_CLI_QUERY_ROWS_H_
#define DIPLOGRAPH_TOOLS_CLI_QUERY_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "graph/knowledge_graph.h"
#include "graph/model.h"
#include "tools/cli/table.h"

namespace diplograph::cli {

// One row an event, with its best evidence.
Table EventRows(const KnowledgeGraph& graph, const std::vector<std::size_t>& events);
// The same, for a reader of dates; `events` are in order of time. A column marks the events that
// have no date, are planned or did not happen.
Table TimelineRows(const KnowledgeGraph& graph, const std::vector<std::size_t>& events);
// One row a hop, with the edge that is surest, or, if `all_edges`, one an edge of a hop.
Table PathRows(const KnowledgeGraph& graph, const std::vector<Path>& paths, bool all_edges);
// One row a projected edge of `facts`.
Table EdgeRows(const Facts& facts);
// One row a node: of that type, or of any.
Table NodeRows(const KnowledgeGraph& graph, std::optional<NodeType> type);
Table DocumentRows(const Facts& facts);
// The vocabulary, with how often each relation occurs.
Table RelationRows(const Facts& facts);
// Counts of everything.
Table StatsRows(const KnowledgeGraph& graph);

struct RankOptions {
  std::vector<Measure> by;  // the first orders the rows; nodes without any value are left out
  std::optional<NodeType> type;
  EdgeFilter filter;
};
Table RankRows(const KnowledgeGraph& graph, const RankOptions& options);

// All evidence for all that `node` has to do with, one row a sentence.
Table ShowRows(const KnowledgeGraph& graph, std::size_t node);

// What is known about one event beside its participants: "place Labuan Bajo; about 5G".
std::string ContextText(const Event& event);
// "A + B", "A -> B" or "A, B -> C".
std::string ParticipantsText(const KnowledgeGraph& graph, const Event& event);
// "actor", "target", or "context" if the node takes no part.
absl::string_view RoleOf(const Event& event, const std::string& node_id);
// Which way an edge is walked from the node `from`: "-visited->", "<-visited-", "-met-with-".
std::string Arrow(const Edge& edge, absl::string_view from);
// Those edges of a hop that an answer shows: all, or the surest one (of equals, the first).
std::vector<std::size_t> EdgesToShow(const KnowledgeGraph& graph, const Hop& hop, bool all_edges);
Style StyleOf(Status status);

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_QUERY_ROWS_H_
