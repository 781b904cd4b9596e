#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/property_graph.h"
#include "export/sink.h"
#include "export/writers.h"

namespace diplograph {
namespace {

void AppendValue(const Property& p, const Row& row, absl::string_view value, std::string& out) {
  switch (p.kind) {
    case PropertyKind::kString:
      return AppendCypher(value, out);
    case PropertyKind::kDate:
      out += "date(";
      AppendCypher(value, out);
      out += ')';
      return;
    case PropertyKind::kList: {
      out += '[';
      const std::vector<std::string>& list = p.List(row);
      for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) out += ", ";
        AppendCypher(list[i], out);
      }
      out += ']';
      return;
    }
    case PropertyKind::kInt:
    case PropertyKind::kDouble:
    case PropertyKind::kBool:
      out.append(value.data(), value.size());
  }
}

// " SET n.name = '...', ...;"
void AppendSet(absl::string_view variable, const std::vector<Property>& properties, const Row& row,
               std::string& out) {
  std::string scratch;
  bool first = true;
  for (const Property& p : properties) {
    const absl::string_view value = p.Text(row, scratch);
    if (value.empty()) continue;
    absl::StrAppend(&out, first ? " SET " : ", ", variable, ".", p.name, " = ");
    AppendValue(p, row, value, out);
    first = false;
  }
  out += ";\n";
}

void AppendEnd(const Row& node, absl::string_view variable, std::string& out) {
  absl::StrAppend(&out, "(", variable, ":", NodeLabel(node.type), " {id: ");
  AppendCypher(node.id, out);
  out += "})";
}

}  // namespace

// MERGE throughout, so that running a file twice changes nothing.
absl::Status WriteCypher(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  const View view(facts, options.projection, /*positions=*/false);
  const std::vector<Property> node_properties = NodeProperties(view);
  const std::vector<Property> edge_properties = EdgeProperties(view);
  std::set<absl::string_view> types;
  for (const Row& r : view.nodes()) types.insert(r.type);
  Sink sink(out);
  std::string& text = sink.text();
  for (const absl::string_view type : types) {
    absl::StrAppend(&text, "CREATE CONSTRAINT IF NOT EXISTS FOR (n:", NodeLabel(type),
                    ") REQUIRE n.id IS UNIQUE;\n");
  }
  for (const Row& r : view.nodes()) {
    text += "MERGE ";
    AppendEnd(r, "n", text);
    AppendSet("n", node_properties, r, text);
    sink.EndRow();
  }
  for (const Row& r : view.edges()) {
    text += "MATCH ";
    AppendEnd(view.nodes()[r.source], "a", text);
    text += ", ";
    AppendEnd(view.nodes()[r.target], "b", text);
    absl::StrAppend(&text, " MERGE (a)-[r:", RelationshipType(r.type), " {id: ");
    AppendCypher(r.id, text);
    text += "}]->(b)";
    AppendSet("r", edge_properties, r, text);
    sink.EndRow();
  }
  return sink.Finish();
}

}  // namespace diplograph
