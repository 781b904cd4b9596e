#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "export/escape.h"
#include "export/view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

// Measured with Graphviz 2.43: `dot` takes 0.1 s for 150 edges, 12 s for 500.
constexpr std::size_t kMaxDotEdges = 150;
constexpr std::size_t kMaxLabelledEdges = 300;
constexpr std::size_t kWrap = 24;
constexpr absl::string_view kFonts = "Helvetica,Arial,DejaVu Sans,Noto Sans,sans-serif";

std::size_t Characters(absl::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// "H S V", the only form of a colour that is neither a name nor a hex code: Gephi takes hex codes of
// DOT for transparent.
std::string Hsv(absl::string_view color) {
  const Rgb c = ParseColor(color);
  const int high = std::max({c.r, c.g, c.b}), low = std::min({c.r, c.g, c.b});
  const double range = std::max(1, high - low);
  double hue = high == c.r   ? (c.g - c.b) / range
               : high == c.g ? 2 + (c.b - c.r) / range
                             : 4 + (c.r - c.g) / range;
  if (hue < 0) hue += 6;
  const double saturation = high == 0 ? 0.0 : static_cast<double>(high - low) / high;
  return absl::StrFormat("%.3f %.3f %.3f", hue / 6, saturation, high / 255.0);
}

// Lines of about kWrap characters, broken at spaces.
std::string Wrap(absl::string_view label) {
  std::string out;
  std::size_t line = 0;
  for (const absl::string_view word : absl::StrSplit(label, ' ')) {
    const std::size_t length = Characters(word);
    if (!out.empty()) {
      const bool fits = line + 1 + length <= kWrap;
      out += fits ? ' ' : '\n';
      line = fits ? line + 1 : 0;
    }
    out.append(word.data(), word.size());
    line += length;
  }
  return out;
}

void AppendAttribute(absl::string_view key, absl::string_view value, std::string& out) {
  if (value.empty()) return;
  absl::StrAppend(&out, ", ", key, "=");
  AppendDot(value, out);
}

// Graphviz draws an entity in a text as its character: a name that holds "&lt;" keeps it.
void AppendDrawn(absl::string_view key, absl::string_view value, std::string& out) {
  std::string guarded;
  for (std::size_t i = 0; i < value.size(); ++i) {
    guarded += value[i];
    if (value[i] != '&') continue;
    std::size_t end = i + 1;
    while (end < value.size() &&
           (absl::ascii_isalnum(static_cast<unsigned char>(value[end])) || value[end] == '#'))
      ++end;
    if (end < value.size() && value[end] == ';' && end > i + 1) guarded += "amp;";
  }
  AppendAttribute(key, guarded, out);
}

// What a click or hover tells: who, what, when, where, and the sentence.
std::string Tooltip(const View& view, const Row& edge) {
  std::string text =
      absl::StrCat(view.nodes()[edge.source].label, " ", edge.label, " ", view.nodes()[edge.target].label);
  if (const std::string c = Circumstances(edge); !c.empty()) absl::StrAppend(&text, "\n", c);
  if (const Evidence* v = FirstEvidence(edge); v != nullptr) {
    absl::StrAppend(&text, "\n\"", v->text, "\"");
    if (!v->document.empty()) absl::StrAppend(&text, " (", v->document, ")");
  }
  return text;
}

std::string NodeTooltip(const Row& node) {
  std::string text = absl::StrCat(node.type, ": ", node.label);
  if (node.node != nullptr && !node.node->aliases.empty()) {
    text += "\nalso: ";
    AppendList(node.node->aliases, text);
  }
  if (const std::string c = Circumstances(node); !c.empty()) absl::StrAppend(&text, "\n", c);
  if (const Evidence* v = FirstEvidence(node); v != nullptr) absl::StrAppend(&text, "\n\"", v->text, "\"");
  return text;
}

class Dot {
 public:
  Dot(const Facts& facts, const WriteOptions& options, bool legend)
      : view_(facts, options.projection, /*positions=*/true), legend_(legend), cluster_(options.cluster) {}

  std::string Text() {
    if (view_.nodes().empty() && !legend_) return "digraph diplograph {\n}\n";
    Head();
    std::vector<std::size_t> country(view_.nodes().size(), kNoCountry);
    if (cluster_ == Cluster::kCountry) country = CountryOf(view_);
    for (std::size_t i = 0; i < country.size(); ++i) {
      if (country[i] == i) WriteCluster(i, country);
    }
    for (std::size_t i = 0; i < country.size(); ++i) {
      if (country[i] == kNoCountry) WriteNode(view_.nodes()[i]);
    }
    for (const Row& e : view_.edges()) WriteEdge(e);
    // The body is a subgraph since Gephi skips from a default to the next brace.
    out_ += "}\n}\n";
    return std::move(out_);
  }

 private:
  bool UseDot() const { return view_.edges().size() <= kMaxDotEdges; }

  void Head() {
    out_ += "digraph diplograph {\n  graph [charset=\"UTF-8\", fontname=";
    AppendDot(kFonts, out_);
    if (UseDot()) {
      out_ += ", layout=dot, rankdir=LR, nodesep=0.35, ranksep=0.3";
      // Parts that nothing joins are packed around each other, not stacked. Graphviz 2.43 ranks
      // clusters in a way that loses edges and frees twice, unless it is told to use the new one.
      out_ += cluster_ == Cluster::kNone ? ", pack=16, packmode=\"node\"" : ", newrank=true";
    } else if (cluster_ == Cluster::kCountry) {
      out_ += ", layout=fdp, overlap=prism";  // the one for large graphs that heeds clusters
    } else {
      // The positions are ours, so that the picture is the same everywhere; Graphviz only moves
      // apart what overlaps. Routing edges around nodes would take 20 s for 400 edges.
      absl::StrAppend(&out_, ", layout=nop, overlap=", view_.nodes().size() <= 5000 ? "prism" : "true",
                      ", splines=line, outputorder=edgesfirst");
    }
    if (legend_) Legend();
    out_ += "]\n  node [style=filled, fontsize=11, margin=\"0.12,0.06\", fontname=";
    AppendDot(kFonts, out_);
    // Packing, `dot` makes no room for labels by itself; edges that span two ranks have it.
    absl::StrAppend(&out_, "]\n  edge [", UseDot() ? "minlen=2, " : "",
                    "color=gray45, fontcolor=gray25, fontsize=9, arrowsize=0.7, fontname=");
    AppendDot(kFonts, out_);
    out_ += "]\n  subgraph body {\n";
  }

  // A table at the foot: the types that occur, and what dashes mean.
  void Legend() {
    out_ +=
        ", labelloc=b, labeljust=l, fontsize=10, label=<<table border=\"0\" cellborder=\"0\" "
        "cellspacing=\"4\"><tr>";
    for (const Look& look : Looks()) {
      if (std::ranges::none_of(view_.nodes(), [&look](const Row& r) { return r.type == look.type; }))
        continue;
      absl::StrAppend(&out_, "<td bgcolor=\"", look.color, "\"> ", look.type, " </td>");
    }
    out_ += "<td> solid: occurred </td><td> dashed: planned </td><td> dotted: denied </td></tr></table>>";
  }

  void WriteCluster(std::size_t country, const std::vector<std::size_t>& of) {
    const Row& head = view_.nodes()[country];
    out_ += "  subgraph ";
    AppendDot(absl::StrCat("cluster_", head.id), out_);
    out_ += " {\n    graph [style=\"rounded,filled\", color=gray70, fillcolor=\"#f6f6f6\"";
    AppendDrawn("label", head.label, out_);
    out_ += "]\n";
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (of[i] == country) WriteNode(view_.nodes()[i]);
    }
    out_ += "  }\n";
  }

  void WriteNode(const Row& r) {
    const Look& look = LookOf(r.type);
    out_ += "  ";
    AppendDot(r.id, out_);
    absl::StrAppend(&out_, " [shape=", look.shape, ", fillcolor=\"", look.color, "\", color=\"",
                    Hsv(look.color), "\"");
    AppendDrawn("label", Wrap(r.label), out_);
    AppendDrawn("tooltip", NodeTooltip(r), out_);
    // Laid out by `dot`, Graphviz has no use for it; Gephi has.
    out_ += ", pos=\"";
    AppendNumber(r.x, out_);
    out_ += ',';
    AppendNumber(r.y, out_);
    out_ += '"';
    for (const Column& c : view_.node_columns()) {
      if (c.name != "name") AppendAttribute(c.name, c.get(r, scratch_), out_);  // `name` overwrites ids
    }
    out_ += "]\n";
  }

  void WriteEdge(const Row& r) {
    out_ += "  ";
    AppendDot(view_.nodes()[r.source].id, out_);
    out_ += " -> ";
    AppendDot(view_.nodes()[r.target].id, out_);
    absl::StrAppend(&out_, " [style=", Style(r));
    if (r.event != nullptr && IsSymmetric(r.event->relation)) out_ += ", dir=none";
    if (view_.edges().size() <= kMaxLabelledEdges) AppendDrawn("label", r.label, out_);
    const std::string tooltip = Tooltip(view_, r);
    for (const absl::string_view key : {"edgetooltip", "labeltooltip"}) AppendDrawn(key, tooltip, out_);
    for (const Column& c : view_.edge_columns()) AppendAttribute(c.name, c.get(r, scratch_), out_);
    out_ += "]\n";
  }

  static absl::string_view Style(const Row& r) {
    if (r.structure != nullptr) return "\"solid\", color=gray75";
    if (r.event == nullptr) return "solid";
    switch (r.event->status) {
      case Status::kPlanned:
        return "dashed";
      case Status::kDenied:
        return "dotted";
      case Status::kOccurred:
        break;
    }
    return "solid";
  }

  const View view_;
  const bool legend_;
  const Cluster cluster_;
  std::string out_;
  std::string scratch_;
};

}  // namespace

std::string DotText(const Facts& facts, const WriteOptions& options, bool legend) {
  return Dot(facts, options, legend).Text();
}

absl::Status WriteDot(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  out << DotText(facts, options, /*legend=*/false);
  return out.good() ? absl::OkStatus() : absl::DataLossError("the graph cannot be written");
}

}  // namespace diplograph
