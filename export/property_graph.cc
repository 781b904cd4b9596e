#include "export/property_graph.h"

#include "absl/strings/ascii.h"

namespace diplograph {
namespace {

PropertyKind KindOf(const Column& c) {
  if (c.name == "start" || c.name == "end") return PropertyKind::kDate;
  if (c.name == "aliases" || c.name == "about") return PropertyKind::kList;
  switch (c.type) {
    case ValueType::kBool:
      return PropertyKind::kBool;
    case ValueType::kInt:
      return PropertyKind::kInt;
    case ValueType::kDouble:
      return PropertyKind::kDouble;
    case ValueType::kString:
      break;
  }
  return PropertyKind::kString;
}

absl::string_view PropertyName(absl::string_view column) {
  if (column == "start") return "start_date";
  if (column == "end") return "end_date";
  return column;
}

std::vector<Property> Properties(const std::vector<Column>& columns) {
  std::vector<Property> out;
  for (const Column& c : columns) out.push_back({PropertyName(c.name), KindOf(c), c});
  return out;
}

}  // namespace

const std::vector<std::string>& Property::List(const Row& row) const {
  static const std::vector<std::string> none;
  if (column.name == "aliases") return row.node == nullptr ? none : row.node->aliases;
  return row.event == nullptr ? none : row.event->about;
}

std::vector<Property> NodeProperties(const View& view) {
  return Properties(UsedColumns(view.nodes(), view.node_columns()));
}
std::vector<Property> EdgeProperties(const View& view) {
  return Properties(UsedColumns(view.edges(), view.edge_columns()));
}

std::string NodeLabel(absl::string_view type) {
  std::string label(type);
  if (!label.empty()) label[0] = absl::ascii_toupper(static_cast<unsigned char>(label[0]));
  return label;
}

std::string RelationshipType(absl::string_view type) {
  std::string out = absl::AsciiStrToUpper(type);
  for (char& c : out) c = c == '-' ? '_' : c;
  return out;
}

}  // namespace diplograph
