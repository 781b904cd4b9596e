#include "tools/cli/query_show.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "graph/query.h"
#include "tools/cli/query_rows.h"
#include "tools/cli/table.h"

namespace diplograph::cli {
namespace {

const Node& NodeOf(const KnowledgeGraph& graph, absl::string_view id) {
  return graph.facts().nodes[graph.FindId(id).value()];
}

void WriteSentence(const KnowledgeGraph& graph, const Evidence& v, bool color, std::ostream& out) {
  out << "    \"" << Printable(v.text) << "\"\n";
  std::string where = absl::StrCat("      ", Printable(v.document), ":", v.begin, "-", v.end);
  if (const Document* d = graph.FindDocument(v.document); d != nullptr && !d->title.empty()) {
    absl::StrAppend(&where, " (", Printable(d->title), ")");
  }
  if (!v.rule.empty()) absl::StrAppend(&where, ", rule ", Printable(v.rule));
  if (!v.rule_source.empty()) absl::StrAppend(&where, " at ", Printable(v.rule_source));
  absl::StrAppend(&where, ", confidence ", absl::StrFormat("%.3g", v.confidence));
  out << Paint(where, Style::kDim, color) << '\n';
}

// One edge of a path, with its best sentence.
void WriteEdge(const KnowledgeGraph& graph, const Edge& e, absl::string_view from, bool color,
               std::ostream& out) {
  std::vector<std::string> details;
  const auto add = [&](std::string text) {
    if (!text.empty()) details.push_back(std::move(text));
  };
  if (e.event != nullptr) {
    add(e.event->date.empty() ? "undated" : e.event->date);
    add(ContextText(*e.event));
  } else {
    add(e.structure->office);
    add(e.structure->date);
  }
  out << "  " << Paint(Arrow(e, from), Style::kCyan, color);
  if (!details.empty()) out << "  " << Printable(absl::StrJoin(details, "; "));
  if (e.event != nullptr && e.event->status != Status::kOccurred) {
    out << "  " << Paint(Name(e.event->status), StyleOf(e.event->status), color);
  }
  out << '\n';
  const auto& evidence = e.event != nullptr ? e.event->evidence : e.structure->evidence;
  if (!evidence.empty()) WriteSentence(graph, evidence.front(), color, out);
}

class TextPage {
 public:
  TextPage(const KnowledgeGraph& graph, std::size_t node, bool color, std::ostream& out)
      : graph_(graph), node_(graph.facts().nodes[node]), index_(node), color_(color), out_(out) {}

  void Write() {
    out_ << Paint(Printable(node_.name), Style::kBold, color_) << '\n';
    Attribute("id", node_.id);
    Attribute("type", Name(node_.type));
    Attribute("iso3", node_.iso3);
    Attribute("aliases", absl::StrJoin(node_.aliases, ", "));
    Attribute("mentions", absl::StrCat(node_.mentions));
    WriteStructure();
    WriteEvents("events", graph_.EventsOf(index_));
    WriteEvents("named in", graph_.ContextEventsOf(index_));
  }

 private:
  void Attribute(absl::string_view name, absl::string_view value) {
    if (value.empty()) return;
    out_ << "  " << name << std::string(10 - name.size(), ' ') << Printable(value) << '\n';
  }

  void Heading(absl::string_view name, std::size_t count) {
    out_ << '\n' << Paint(absl::StrCat(name, " (", count, ")"), Style::kBold, color_) << '\n';
  }

  void WriteStructure() {
    const std::vector<std::size_t> structure = graph_.StructureOf(index_);
    if (structure.empty()) return;
    Heading("structure", structure.size());
    for (std::size_t i : structure) {
      const StructuralEdge& s = graph_.facts().structure[i];
      const bool forward = s.source == node_.id;
      const std::string arrow = absl::StrCat(forward ? "-" : "<-", Name(s.relation), forward ? "->" : "-");
      out_ << "  " << Paint(arrow, Style::kCyan, color_) << ' '
           << Printable(NodeOf(graph_, forward ? s.target : s.source).name);
      for (const std::string* detail : {&s.office, &s.date}) {
        if (!detail->empty()) out_ << "; " << Printable(*detail);
      }
      out_ << '\n';
      for (const Evidence& v : s.evidence) WriteSentence(graph_, v, color_, out_);
    }
  }

  void WriteEvents(absl::string_view heading, std::vector<std::size_t> events) {
    if (events.empty()) return;
    SortByDate(graph_, events);
    Heading(heading, events.size());
    for (std::size_t i : events) {
      const Event& e = graph_.facts().events[i];
      out_ << "  " << Paint(e.date.empty() ? "undated" : Printable(e.date), Style::kBold, color_) << "  "
           << Paint(Name(e.relation), Style::kCyan, color_) << "  " << Printable(ParticipantsText(graph_, e));
      if (e.status != Status::kOccurred) out_ << "  " << Paint(Name(e.status), StyleOf(e.status), color_);
      out_ << "  " << Paint(absl::StrCat("[", Printable(e.id), "]"), Style::kDim, color_) << '\n';
      if (const std::string context = ContextText(e); !context.empty()) {
        out_ << "    " << Printable(context) << '\n';
      }
      for (const Evidence& v : e.evidence) WriteSentence(graph_, v, color_, out_);
    }
  }

  const KnowledgeGraph& graph_;
  const Node& node_;
  std::size_t index_;
  bool color_;
  std::ostream& out_;
};

class JsonPage {
 public:
  JsonPage(const KnowledgeGraph& graph, std::size_t node)
      : graph_(graph), node_(graph.facts().nodes[node]), index_(node), json_(buffer_) {}

  absl::Status Write(std::ostream& out) {
    json_.StartObject();
    WriteAttributes();
    Key("structure");
    json_.StartArray();
    for (std::size_t i : graph_.StructureOf(index_)) WriteStructure(graph_.facts().structure[i]);
    json_.EndArray();
    Key("events");
    json_.StartArray();
    for (std::size_t i : graph_.EventsOf(index_)) WriteEvent(graph_.facts().events[i]);
    for (std::size_t i : graph_.ContextEventsOf(index_)) WriteEvent(graph_.facts().events[i]);
    json_.EndArray();
    json_.EndObject();
    if (!valid_) return absl::InvalidArgumentError(absl::StrCat(node_.id, ": some text is not UTF-8"));
    out << absl::string_view(buffer_.GetString(), buffer_.GetSize()) << '\n';
    return out.good() ? absl::OkStatus() : absl::DataLossError("the output cannot be written");
  }

 private:
  void Key(absl::string_view key) { json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size())); }

  void String(absl::string_view text) {
    valid_ = json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())) && valid_;
  }

  // Left out if empty.
  void Field(absl::string_view key, absl::string_view text) {
    if (text.empty()) return;
    Key(key);
    String(text);
  }

  void Number(absl::string_view key, std::size_t n) {
    Key(key);
    json_.Uint64(n);
  }

  void Confidence(double value) {
    Key("confidence");
    const std::string text = FormatNumber(value);
    json_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }

  void Texts(absl::string_view key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    Key(key);
    json_.StartArray();
    for (const std::string& t : texts) String(t);
    json_.EndArray();
  }

  void WriteAttributes() {
    Field("id", node_.id);
    Field("type", Name(node_.type));
    Field("name", node_.name);
    Field("iso3", node_.iso3);
    Texts("aliases", node_.aliases);
    Number("mentions", static_cast<std::size_t>(node_.mentions));
  }

  void WriteNode(const std::string& id) {
    json_.StartObject();
    Field("id", id);
    Field("name", NodeOf(graph_, id).name);
    json_.EndObject();
  }

  void WriteNodes(absl::string_view key, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    Key(key);
    json_.StartArray();
    for (const std::string& id : ids) WriteNode(id);
    json_.EndArray();
  }

  void WriteEvidence(const std::vector<Evidence>& evidence) {
    Key("evidence");
    json_.StartArray();
    for (const Evidence& v : evidence) {
      json_.StartObject();
      Field("text", v.text);
      Field("document", v.document);
      if (const Document* d = graph_.FindDocument(v.document)) Field("title", d->title);
      Number("begin", v.begin);
      Number("end", v.end);
      Field("rule", v.rule);
      Field("rule_source", v.rule_source);
      Confidence(v.confidence);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteStructure(const StructuralEdge& s) {
    json_.StartObject();
    Field("relation", Name(s.relation));
    Key("source");
    WriteNode(s.source);
    Key("target");
    WriteNode(s.target);
    Field("office", s.office);
    Field("date", s.date);
    WriteEvidence(s.evidence);
    json_.EndObject();
  }

  void WriteEvent(const Event& e) {
    json_.StartObject();
    Field("event", e.id);
    Field("role", RoleOf(e, node_.id));
    Field("relation", Name(e.relation));
    Field("status", Name(e.status));
    Field("date", e.date);
    WriteNodes("actors", e.actors);
    WriteNodes("targets", e.targets);
    Field("place", e.place);
    Field("summit", e.summit);
    Field("instrument", e.instrument);
    Texts("about", e.about);
    Field("cameo", e.cameo);
    Confidence(e.confidence);
    WriteEvidence(e.evidence);
    json_.EndObject();
  }

  const KnowledgeGraph& graph_;
  const Node& node_;
  std::size_t index_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                    rapidjson::kWriteValidateEncodingFlag>
      json_;
  bool valid_ = true;
};

}  // namespace

absl::Status WriteShowText(const KnowledgeGraph& graph, std::size_t node, bool color, std::ostream& out) {
  TextPage(graph, node, color, out).Write();
  return out.good() ? absl::OkStatus() : absl::DataLossError("the output cannot be written");
}

absl::Status WritePathText(const KnowledgeGraph& graph, const std::vector<Path>& paths, bool all_edges,
                           bool color, std::ostream& out) {
  for (std::size_t p = 0; p < paths.size(); ++p) {
    if (p > 0) out << '\n';
    const auto write_node = [&](std::size_t n) {
      out << Paint(Printable(graph.facts().nodes[n].name), Style::kBold, color) << '\n';
    };
    write_node(paths[p].front().from);
    for (const Hop& hop : paths[p]) {
      for (std::size_t i : EdgesToShow(graph, hop, all_edges)) {
        WriteEdge(graph, graph.edges()[i], graph.facts().nodes[hop.from].id, color, out);
      }
      write_node(hop.to);
    }
  }
  return out.good() ? absl::OkStatus() : absl::DataLossError("the output cannot be written");
}

absl::Status WriteShowJson(const KnowledgeGraph& graph, std::size_t node, std::ostream& out) {
  return JsonPage(graph, node).Write(out);
}

}  // namespace diplograph::cli
