#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/sink.h"
#include "export/view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

constexpr absl::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
constexpr absl::string_view kYedNamespace = " xmlns:y=\"http://www.yworks.com/xml/graphml\"";
constexpr absl::string_view kSchema =
    " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns"
    " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";

absl::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kBool:
      return "boolean";
    case ValueType::kInt:
      return "long";
    case ValueType::kDouble:
      return "double";
    case ValueType::kString:
      break;
  }
  return "string";
}

// The <data> elements of all nodes, or of all edges.
class DataWriter {
 public:
  DataWriter(absl::string_view kind, absl::Span<const Column> looks, const std::vector<Column>& columns)
      : kind_(kind), columns_(looks.begin(), looks.end()) {
    columns_.insert(columns_.end(), columns.begin(), columns.end());
    for (const Column& c : columns_) openings_.push_back(absl::StrCat("<data key=\"", Id(c.name), "\">"));
  }

  void WriteKeys(std::string& out) const {
    for (const Column& c : columns_) {
      absl::StrAppend(&out, "<key id=\"", Id(c.name), "\" for=\"", kind_, "\" attr.name=\"", c.name,
                      "\" attr.type=\"", TypeName(c.type), "\"/>\n");
    }
  }

  void Write(const Row& row, std::string& out) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const absl::string_view value = columns_[i].get(row, scratch_);
      if (value.empty()) continue;
      out += openings_[i];
      AppendXml(value, out);
      out += "</data>";
    }
  }

 private:
  // Ids differ between nodes and edges: XML ids are unique in the whole file.
  std::string Id(absl::string_view name) const { return absl::StrCat(kind_.substr(0, 1), "_", name); }

  absl::string_view kind_;
  std::vector<Column> columns_;
  std::vector<std::string> openings_;
  std::string scratch_;
};

absl::string_view YedShape(absl::string_view type) {
  constexpr std::pair<absl::string_view, absl::string_view> kShapes[] = {
      {"person", "ellipse"},  {"country", "rectangle"},    {"ministry", "roundrectangle"},
      {"summit", "octagon"},  {"organization", "hexagon"}, {"agreement", "parallelogram"},
      {"place", "trapezoid"}, {"topic", "roundrectangle"}, {"event", "diamond"}};
  for (const auto& [name, shape] : kShapes) {
    if (name == type) return shape;
  }
  return "rectangle";
}

void WriteYedNode(const Row& r, std::string& out) {
  out += "<data key=\"d0\"><y:ShapeNode><y:Geometry height=\"36\" width=\"";
  AppendNumber(static_cast<long long>(30 + 7 * std::min<std::size_t>(r.label.size(), 40)), out);
  out += "\" x=\"";
  AppendNumber(r.x * 2, out);
  out += "\" y=\"";
  AppendNumber(-r.y * 2, out);  // yEd counts downward
  absl::StrAppend(&out, "\"/><y:Fill color=\"", LookOf(r.type).color,
                  "\" transparent=\"false\"/><y:BorderStyle color=\"#555555\" type=\"line\" width=\"1.0\"/>"
                  "<y:NodeLabel>");
  AppendXml(r.label, out);
  absl::StrAppend(&out, "</y:NodeLabel><y:Shape type=\"", YedShape(r.type), "\"/></y:ShapeNode></data>");
}

void WriteYedEdge(const Row& r, std::string& out) {
  const Status status = r.event == nullptr ? Status::kOccurred : r.event->status;
  const bool arrow = r.event == nullptr || !IsSymmetric(r.event->relation);
  absl::StrAppend(&out, "<data key=\"d1\"><y:PolyLineEdge><y:LineStyle color=\"#555555\" type=\"",
                  status == Status::kPlanned  ? "dashed"
                  : status == Status::kDenied ? "dotted"
                                              : "line",
                  "\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"", arrow ? "standard" : "none",
                  "\"/><y:EdgeLabel>");
  AppendXml(r.label, out);
  out += "</y:EdgeLabel></y:PolyLineEdge></data>";
}

void WriteGraphData(absl::string_view key, absl::string_view value, std::string& out) {
  if (value.empty()) return;
  absl::StrAppend(&out, "<data key=\"g_", key, "\">");
  AppendXml(value, out);
  out += "</data>\n";
}

}  // namespace

absl::Status WriteGraphml(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  const View view(facts, options.projection, /*positions=*/true);
  const bool yed = options.flavor == Flavor::kYed;
  const bool gephi = options.flavor == Flavor::kGephi;
  DataWriter node_data("node", NodeLookColumns(), UsedColumns(view.nodes(), view.node_columns()));
  DataWriter edge_data("edge", EdgeLookColumns(), UsedColumns(view.edges(), view.edge_columns()));
  const std::string documents = facts.documents.empty() ? "" : DocumentsJson(facts);
  const std::string hidden = options.projection == Projection::kActors ? HiddenEventsJson(facts) : "";

  Sink sink(out);
  std::string& text = sink.text();
  absl::StrAppend(&text, kHead, yed ? kYedNamespace : "", kSchema);
  for (const auto& [name, value] : {std::pair("documents", &documents), std::pair("events", &hidden)}) {
    if (value->empty()) continue;
    absl::StrAppend(&text, "<key id=\"g_", name, "\" for=\"graph\" attr.name=\"", name,
                    "\" attr.type=\"string\"/>\n");
  }
  node_data.WriteKeys(text);
  edge_data.WriteKeys(text);
  if (yed) {
    text +=
        "<key id=\"d0\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
        "<key id=\"d1\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
  }
  text += "<graph id=\"G\" edgedefault=\"directed\">\n";
  WriteGraphData("documents", documents, text);
  WriteGraphData("events", hidden, text);
  for (const Row& r : view.nodes()) {
    text += "<node id=\"";
    AppendXml(r.id, text);
    text += "\">";
    node_data.Write(r, text);
    if (yed) WriteYedNode(r, text);
    text += "</node>\n";
    sink.EndRow();
  }
  for (const Row& r : view.edges()) {
    text += "<edge id=\"";
    AppendXml(r.id, text);
    text += "\" source=\"";
    AppendXml(view.nodes()[r.source].id, text);
    text += "\" target=\"";
    AppendXml(view.nodes()[r.target].id, text);
    if (gephi) {
      text += "\" label=\"";
      AppendXml(r.type, text);
    }
    text += "\">";
    edge_data.Write(r, text);
    if (yed) WriteYedEdge(r, text);
    text += "</edge>\n";
    sink.EndRow();
  }
  text += "</graph>\n</graphml>\n";
  return sink.Finish();
}

}  // namespace diplograph
