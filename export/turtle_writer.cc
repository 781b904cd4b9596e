#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/sink.h"
#include "export/writers.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

constexpr absl::string_view kPrefixes =
    "@prefix dip: <urn:diplograph:vocabulary:> .\n"
    "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix schema: <https://schema.org/> .\n"
    "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix wdt: <http://www.wikidata.org/prop/direct/> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "dip:actor rdfs:subPropertyOf sem:hasActor .\n"
    "dip:target rdfs:subPropertyOf sem:hasActor .\n";

absl::string_view Class(NodeType type) {
  switch (type) {
    case NodeType::kPerson:
      return "schema:Person";
    case NodeType::kCountry:
      return "schema:Country";
    case NodeType::kMinistry:
      return "schema:GovernmentOrganization";
    case NodeType::kOrganization:
      return "schema:Organization";
    case NodeType::kSummit:
      return "schema:Event";
    case NodeType::kAgreement:
      return "schema:CreativeWork";
    case NodeType::kPlace:
      return "schema:Place";
    case NodeType::kTopic:
      return "skos:Concept";
  }
  return "rdfs:Resource";
}

// <urn:diplograph:KIND:ID>, with what an IRI does not allow in percent codes.
void AppendIri(absl::string_view kind, absl::string_view id, std::string& out) {
  constexpr absl::string_view kHex = "0123456789ABCDEF";
  absl::StrAppend(&out, "<urn:diplograph:", kind, ":");
  for (char c : id) {
    const auto u = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(u) || absl::string_view("-._~:").find(c) != absl::string_view::npos) {
      out += c;
    } else {
      out += '%', out += kHex[u >> 4], out += kHex[u & 15];
    }
  }
  out += '>';
}

// The predicates of one subject. The text after the subject goes straight to `out`.
class Subject {
 public:
  Subject(absl::string_view kind, absl::string_view id, std::string& out) : out_(out) {
    AppendIri(kind, id, out);
  }
  ~Subject() { out_ += " .\n"; }
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  void Term(absl::string_view predicate, absl::string_view term) {
    Next(predicate), out_.append(term.data(), term.size());
  }
  void Iri(absl::string_view predicate, absl::string_view kind, absl::string_view id) {
    Next(predicate), AppendIri(kind, id, out_);
  }
  void Literal(absl::string_view predicate, absl::string_view text, absl::string_view suffix = "") {
    if (text.empty()) return;
    Next(predicate), AppendTurtle(text, out_), out_.append(suffix.data(), suffix.size());
  }
  template <typename T>
  void Number(absl::string_view predicate, T value, absl::string_view suffix = "^^xsd:double") {
    std::string text;
    AppendNumber(value, text);
    Literal(predicate, text, suffix);
  }
  void Date(absl::string_view predicate, absl::string_view date) {
    const bool valid = !Days(date).start.empty();
    Literal(predicate, date,
            !valid             ? ""
            : date.size() == 4 ? "^^xsd:gYear"
            : date.size() == 7 ? "^^xsd:gYearMonth"
                               : "^^xsd:date");
  }
  void Quotes(const std::vector<Evidence>& evidence) {
    for (const Evidence& v : evidence) {
      Next("prov:wasDerivedFrom");
      out_ += "[ a prov:Entity, schema:Quotation";
      Literal("schema:text", v.text);
      if (!v.document.empty()) Iri("prov:wasQuotedFrom", "document", v.document);
      Number("dip:begin", static_cast<long long>(v.begin), "^^xsd:integer");
      Number("dip:end", static_cast<long long>(v.end), "^^xsd:integer");
      Literal("dip:rule", v.rule);
      Literal("dip:ruleSource", v.rule_source);
      Number("dip:confidence", v.confidence);
      out_ += " ]";
    }
  }

 private:
  void Next(absl::string_view predicate) {
    absl::StrAppend(&out_, first_ ? " " : " ;\n  ", predicate, " ");
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

void AppendDocument(const Document& d, std::string& out) {
  Subject s("document", d.id, out);
  s.Term("a", "schema:NewsArticle, prov:Entity");
  s.Literal("schema:headline", d.title);
  s.Date("schema:datePublished", d.date);
  s.Literal("schema:inLanguage", d.language);
  s.Literal("schema:url", d.source);
  s.Literal("schema:articleBody", d.text);
}

void AppendNode(const Node& n, std::string& out) {
  Subject s("node", n.id, out);
  s.Term("a", Class(n.type));
  s.Literal("schema:name", n.name);
  s.Literal("rdfs:label", n.name);
  for (const std::string& a : n.aliases) s.Literal("schema:alternateName", a);
  s.Literal("wdt:P298", n.iso3);  // ISO 3166-1 alpha-3: the way to the country's Wikidata item
  s.Number("dip:mentions", static_cast<long long>(n.mentions), "^^xsd:integer");
}

void AppendEvent(const Event& e, std::string& out) {
  const DateRange days = Days(e.date);
  Subject s("event", e.id, out);
  s.Term("a", "sem:Event");
  s.Term("sem:eventType", absl::StrCat("dip:", Name(e.relation)));
  s.Literal("rdfs:label", absl::StrCat(Name(e.relation), e.date.empty() ? "" : " ", e.date));
  for (const std::string& id : e.actors) s.Iri("sem:hasActor", "node", id), s.Iri("dip:actor", "node", id);
  for (const std::string& id : e.targets) s.Iri("sem:hasActor", "node", id), s.Iri("dip:target", "node", id);
  s.Literal("dip:status", Name(e.status));
  s.Date("sem:hasTimeStamp", e.date);
  s.Date("sem:hasBeginTimeStamp", days.start);
  s.Date("sem:hasEndTimeStamp", days.end);
  s.Literal("schema:location", e.place);
  s.Literal("dip:summit", e.summit);
  s.Literal("dip:instrument", e.instrument);
  for (const std::string& a : e.about) s.Literal("schema:about", a);
  s.Literal("dip:cameo", e.cameo);
  s.Number("dip:confidence", e.confidence);
  s.Quotes(e.evidence);
}

// As a plain triple for easy queries, and as a statement that carries office, date and evidence.
void AppendStructure(const StructuralEdge& e, std::size_t number, std::string& out) {
  const std::string predicate = absl::StrCat("dip:", Name(e.relation));
  Subject("node", e.source, out).Iri(predicate, "node", e.target);
  Subject s("structure", absl::StrCat("s", number), out);
  s.Term("a", "rdf:Statement");
  s.Iri("rdf:subject", "node", e.source);
  s.Term("rdf:predicate", predicate);
  s.Iri("rdf:object", "node", e.target);
  s.Literal("schema:roleName", e.office);
  s.Date("sem:hasTimeStamp", e.date);
  s.Quotes(e.evidence);
}

}  // namespace

absl::Status WriteTurtle(const Facts& facts, const WriteOptions&, std::ostream& out) {
  Sink sink(out);
  std::string& text = sink.text();
  absl::StrAppend(&text, kPrefixes);
  std::set<Relation> relations;
  for (const Event& e : facts.events) relations.insert(e.relation);
  for (const Relation r : relations) absl::StrAppend(&text, "dip:", Name(r), " a sem:EventType .\n");
  for (const Document& d : facts.documents) AppendDocument(d, text), sink.EndRow();
  for (const Node& n : facts.nodes) AppendNode(n, text), sink.EndRow();
  for (const Event& e : facts.events) AppendEvent(e, text), sink.EndRow();
  for (std::size_t i = 0; i < facts.structure.size(); ++i)
    AppendStructure(facts.structure[i], i + 1, text), sink.EndRow();
  return sink.Finish();
}

}  // namespace diplograph
