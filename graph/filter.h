// Parts of a graph, chosen by relation, node type and weight.
#ifndef DIPLOGRAPH_GRAPH_FILTER_H_
#define DIPLOGRAPH_GRAPH_FILTER_H_

#include <vector>

#include "graph/model.h"

namespace diplograph {

struct Filter {
  std::vector<Relation> relations;  // keep these only; empty: all
  std::vector<NodeType> types;      // keep nodes of these types only; empty: all
  // Keep an event only if some two of its participants are joined by at least this many events (of
  // the relations that are kept); 0 and 1 keep all.
  double min_weight = 0;
};

// The events, structure and nodes of `facts` that pass. An event loses participants whose type is
// dropped, and goes when too few are left; if relations are chosen or weights asked for, nodes
// without any edge go too. Documents stay.
Facts Apply(const Facts& facts, const Filter& filter);

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_FILTER_H_
