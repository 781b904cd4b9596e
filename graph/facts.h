// Keeping facts in order: ids, normal form, merging of articles, and the projection onto edges.
#ifndef DIPLOGRAPH_GRAPH_FACTS_H_
#define DIPLOGRAPH_GRAPH_FACTS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "graph/model.h"

namespace diplograph {

// An ASCII slug of `text` for node, event and document ids: letters are transliterated to Latin
// and lower-cased, everything else becomes single hyphens ("Türkiye & Co." -> "turkiye-co"). A text
// without a letter or digit gets "x" and a hash. Pure function of `text`.
std::string Slug(absl::string_view text);

// Puts `facts` into the order that files keep: nodes by id, aliases and participants sorted and
// unique, structural edges sorted and unique. Event order and evidence order carry meaning and stay.
void Normalize(Facts& facts);

// Adds `other` to `facts`: nodes with the same id become one (aliases joined, mentions added), a
// document id that is taken gets a suffix, event ids are prefixed by their document's id as soon as
// there is more than one document. Keeps `facts` normalized.
void Merge(Facts& facts, Facts other);

// InvalidArgument, naming the fault, unless ids are unique and well-formed, every edge ends at a
// node, every event has the participants its relation needs, and confidence lies in 0..1.
absl::Status Validate(const Facts& facts);

// One edge of the property multigraph: an event seen between two of its participants, or a
// structural edge. Pointers are into the Facts that it was projected from.
struct Edge {
  std::string id;  // unique and stable: "e1.2", "s7"
  absl::string_view source;
  absl::string_view target;
  Relation relation = Relation::kMetWith;
  const Event* event = nullptr;  // exactly one of the two is set
  const StructuralEdge* structure = nullptr;
};

// All edges, in a fixed order: events in order, then structure. A symmetric event gives one edge per
// pair of actors, the smaller id first; a directed one gives an edge from each actor to each target
// (never from a node to itself).
std::vector<Edge> Project(const Facts& facts);

// The days that a date of any precision covers, inclusive: "2023-09" -> 2023-09-01, 2023-09-30.
// Both empty if `date` is empty or not ISO 8601.
struct DateRange {
  std::string start;
  std::string end;
};
DateRange Days(absl::string_view date);

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_FACTS_H_
