// Answers of `diplograph query` that are read as a page: all that is known of a node, and paths.
#ifndef DIPLOGRAPH_TOOLS_CLI_QUERY_SHOW_H_
#define DIPLOGRAPH_TOOLS_CLI_QUERY_SHOW_H_

#include <cstddef>
#include <ostream>
#include <vector>

#include "absl/status/status.h"
#include "graph/knowledge_graph.h"

namespace diplograph::cli {

// A page to read: attributes, structure, then each event with its sentences and where they stand.
absl::Status WriteShowText(const KnowledgeGraph& graph, std::size_t node, bool color, std::ostream& out);
// Each path with its hops, what joins them, and a sentence that says so (`all_edges`: of every edge).
absl::Status WritePathText(const KnowledgeGraph& graph, const std::vector<Path>& paths, bool all_edges,
                           bool color, std::ostream& out);
// What WriteShowText writes as one JSON object on one line. InvalidArgument if some text is not UTF-8.
absl::Status WriteShowJson(const KnowledgeGraph& graph, std::size_t node, std::ostream& out);

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_QUERY_SHOW_H_
