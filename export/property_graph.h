// What Neo4j, Kuzu and Cypher have in common: labels, relationship types and typed properties.
#ifndef DIPLOGRAPH_EXPORT_PROPERTY_GRAPH_H_
#define DIPLOGRAPH_EXPORT_PROPERTY_GRAPH_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "export/view.h"

namespace diplograph {

enum class PropertyKind { kString, kInt, kDouble, kBool, kDate, kList };

struct Property {
  absl::string_view name;  // `start` and `end` are start_date and end_date: END is a keyword
  PropertyKind kind;
  Column column;

  absl::string_view Text(const Row& row, std::string& scratch) const { return column.get(row, scratch); }
  // kList only: the members, unjoined.
  const std::vector<std::string>& List(const Row& row) const;
};

// The columns in use, as properties.
std::vector<Property> NodeProperties(const View& view);
std::vector<Property> EdgeProperties(const View& view);

std::string NodeLabel(absl::string_view type);         // "person" -> "Person"
std::string RelationshipType(absl::string_view type);  // "met-with" -> "MET_WITH"

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_PROPERTY_GRAPH_H_
