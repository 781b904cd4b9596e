// From an analysis to facts: what becomes a node, names and ids, structure, evidence.
#ifndef DIPLOGRAPH_EXTRACT_FACTS_BUILDER_H_
#define DIPLOGRAPH_EXTRACT_FACTS_BUILDER_H_

#include <string>

#include "extract/analysis.h"
#include "graph/model.h"

namespace diplograph {

// The name that an entity has in the graph.
std::string DisplayName(const Analysis& a, int entity);

// Normalized and valid (facts.h).
Facts BuildFacts(Analysis& a, const std::string& language);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_FACTS_BUILDER_H_
