#include <string>

#include "export/escape.h"
#include "export/sink.h"
#include "export/view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

// One object a line: diffs show which node or edge changed.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += "\n{"; }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  // Left out if empty, as the next.
  void String(absl::string_view key, absl::string_view value) {
    if (value.empty()) return;
    Key(key);
    AppendJson(value, out_);
  }
  void Strings(absl::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    Key(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      AppendJson(values[i], out_);
    }
    out_ += ']';
  }
  template <typename T>
  void Number(absl::string_view key, T value) {
    Key(key);
    AppendNumber(value, out_);
  }
  void Raw(absl::string_view key, absl::string_view json) {
    if (json.empty()) return;
    Key(key);
    out_.append(json.data(), json.size());
  }

 private:
  void Key(absl::string_view key) {
    if (!first_) out_ += ", ";
    first_ = false;
    AppendJson(key, out_);
    out_ += ": ";
  }
  std::string& out_;
  bool first_ = true;
};

void AddNode(const Node& n, Object& o) {
  o.String("name", n.name);
  o.Strings("aliases", n.aliases);
  o.String("iso3", n.iso3);
  o.Number("mentions", static_cast<long long>(n.mentions));
}

void AddStatement(const Row& r, Object& o) {
  if (r.event != nullptr) {
    const Event& e = *r.event;
    o.String("event", e.id);
    o.String("status", Name(e.status));
    o.String("date", e.date);
    o.String("place", e.place);
    o.String("summit", e.summit);
    o.Strings("about", e.about);
    o.String("instrument", e.instrument);
  } else if (r.structure != nullptr) {
    o.String("office", r.structure->office);
    o.String("date", r.structure->date);
  }
  const Evidence* v = FirstEvidence(r);
  if (v != nullptr) {
    o.String("document", v->document);
    o.String("evidence", v->text);
    o.Number("begin", static_cast<long long>(v->begin));
    o.Number("end", static_cast<long long>(v->end));
  }
  if (r.event != nullptr) {
    o.Number("confidence", r.event->confidence);
    o.String("cameo", r.event->cameo);
  } else if (v != nullptr) {
    o.Number("confidence", v->confidence);
  }
  if (v != nullptr) {
    o.String("rule", v->rule);
    o.String("rule_source", v->rule_source);
  }
  if (r.event != nullptr) o.Raw("symmetric", IsSymmetric(r.event->relation) ? "true" : "false");
}

void WriteNode(const Row& r, std::string& out) {
  Object o(out);
  o.String("id", r.id);
  o.String("type", r.type);
  if (r.node != nullptr) AddNode(*r.node, o);
  if (r.event != nullptr) {
    o.String("name", r.label);
    o.String("relation", Name(r.event->relation));
  }
  AddStatement(r, o);
  o.Raw("more", MoreJson(r, true));
}

void WriteEdge(const View& view, const Row& r, std::string& out) {
  Object o(out);
  o.String("source", view.nodes()[r.source].id);
  o.String("target", view.nodes()[r.target].id);
  o.String("key", r.id);  // NetworkX's name for an edge's id
  o.String("relation", r.type);
  AddStatement(r, o);
  o.Raw("more", MoreJson(r, true));
}

}  // namespace

absl::Status WriteJson(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  const View view(facts, options.projection, /*positions=*/false);
  Sink sink(out);
  std::string& text = sink.text();
  text += "{\"directed\": true, \"multigraph\": true,\n\"graph\": {\"documents\": ";
  text += DocumentsJson(facts);
  if (const std::string hidden = HiddenEventsJson(facts);
      !hidden.empty() && options.projection == Projection::kActors) {
    text += ", \"events\": " + hidden;
  }
  text += "},\n\"nodes\": [";
  for (const Row& r : view.nodes()) {
    if (&r != &view.nodes().front()) text += ',';
    WriteNode(r, text);
    sink.EndRow();
  }
  text += "],\n\"edges\": [";
  for (const Row& r : view.edges()) {
    if (&r != &view.edges().front()) text += ',';
    WriteEdge(view, r, text);
    sink.EndRow();
  }
  text += "]}\n";
  return sink.Finish();
}

}  // namespace diplograph
