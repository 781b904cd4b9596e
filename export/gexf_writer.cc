#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/sink.h"
#include "export/view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

absl::string_view TypeName(ValueType type) {
  switch (type) {
    case ValueType::kBool:
      return "boolean";
    case ValueType::kInt:
      return "integer";
    case ValueType::kDouble:
      return "double";
    case ValueType::kString:
      break;
  }
  return "string";
}

// Columns that are XML attributes of GEXF itself, and must not come twice.
bool IsBuiltIn(const Column& c) { return c.name == "start" || c.name == "end"; }

class Attributes {
 public:
  explicit Attributes(std::vector<Column> columns) : columns_(std::move(columns)) {
    std::erase_if(columns_, IsBuiltIn);
  }

  // Ids are numbers: graphology takes any other id for the attribute's name.
  void Declare(absl::string_view kind, std::string& out) const {
    if (columns_.empty()) return;
    absl::StrAppend(&out, "<attributes class=\"", kind, "\" mode=\"static\">\n");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      absl::StrAppend(&out, "<attribute id=\"", i, "\" title=\"", columns_[i].name, "\" type=\"",
                      TypeName(columns_[i].type), "\"/>\n");
    }
    out += "</attributes>\n";
  }

  void Write(const Row& row, std::string& out) {
    out += "<attvalues>";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const absl::string_view value = columns_[i].get(row, scratch_);
      if (value.empty()) continue;
      out += "<attvalue for=\"";
      AppendNumber(static_cast<long long>(i), out);
      out += "\" value=\"";
      AppendXml(value, out);
      out += "\"/>";
    }
    out += "</attvalues>";
  }

 private:
  std::vector<Column> columns_;
  std::string scratch_;
};

void AppendXmlAttribute(absl::string_view key, absl::string_view value, std::string& out) {
  absl::StrAppend(&out, " ", key, "=\"");
  AppendXml(value, out);
  out += '"';
}

void AppendNumberAttribute(absl::string_view key, double value, std::string& out) {
  absl::StrAppend(&out, " ", key, "=\"");
  AppendNumber(value, out);
  out += '"';
}

// What is undated has no interval: "always" would be invented.
void AppendInterval(const Row& r, std::string& out) {
  if (r.days == nullptr || r.days->start.empty()) return;
  AppendXmlAttribute("start", r.days->start, out);
  AppendXmlAttribute("end", r.days->end, out);
}

void AppendNode(const Row& r, Attributes& attributes, std::string& out) {
  out += "<node";
  AppendXmlAttribute("id", r.id, out);
  AppendXmlAttribute("label", r.label, out);
  AppendInterval(r, out);
  out += '>';
  attributes.Write(r, out);
  const Rgb c = ParseColor(LookOf(r.type).color);
  absl::StrAppend(&out, "<viz:color r=\"", c.r, "\" g=\"", c.g, "\" b=\"", c.b, "\"/><viz:size");
  AppendNumberAttribute("value", r.size, out);
  out += "/><viz:position";
  AppendNumberAttribute("x", r.x, out);
  AppendNumberAttribute("y", r.y, out);
  out += " z=\"0\"/></node>\n";
}

void AppendEdge(const View& view, const Row& r, Attributes& attributes, std::string& out) {
  out += "<edge";
  AppendXmlAttribute("id", r.id, out);
  AppendXmlAttribute("source", view.nodes()[r.source].id, out);
  AppendXmlAttribute("target", view.nodes()[r.target].id, out);
  AppendXmlAttribute("label", r.label, out);
  AppendXmlAttribute("kind", r.type, out);  // Gephi's edge type: keeps relations apart
  AppendNumberAttribute("weight", r.weight, out);
  AppendInterval(r, out);
  out += '>';
  attributes.Write(r, out);
  out += "</edge>\n";
}

}  // namespace

absl::Status WriteGexf(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  const View view(facts, options.projection, /*positions=*/true);
  Attributes nodes(UsedColumns(view.nodes(), view.node_columns()));
  Attributes edges(UsedColumns(view.edges(), view.edge_columns()));
  const absl::string_view ns = options.gexf13 ? "http://gexf.net/1.3" : "http://www.gexf.net/1.2draft";
  Sink sink(out);
  std::string& text = sink.text();
  absl::StrAppend(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"", ns, "\" xmlns:viz=\"",
                  ns, "/viz\" version=\"", options.gexf13 ? "1.3" : "1.2",
                  "\">\n<meta><creator>diplograph</creator><description>"
                  "Who met, urged, visited or signed with whom</description></meta>\n"
                  "<graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n");
  nodes.Declare("node", text);
  edges.Declare("edge", text);
  text += "<nodes>\n";
  for (const Row& r : view.nodes()) {
    AppendNode(r, nodes, text);
    sink.EndRow();
  }
  text += "</nodes>\n<edges>\n";
  for (const Row& r : view.edges()) {
    AppendEdge(view, r, edges, text);
    sink.EndRow();
  }
  text += "</edges>\n</graph>\n</gexf>\n";
  return sink.Finish();
}

}  // namespace diplograph
