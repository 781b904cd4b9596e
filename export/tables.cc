#include "export/tables.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

using Insert = std::function<void(absl::string_view, absl::Span<const SqlValue>)>;

SqlValue Text(absl::string_view s) { return s.empty() ? SqlValue() : SqlValue(s); }
SqlValue Int(std::size_t n) { return static_cast<long long>(n); }

void InsertEvidence(const std::vector<Evidence>& evidence, absl::string_view event,
                    absl::string_view structure, const Insert& insert) {
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Evidence& v = evidence[i];
    insert("evidence", {Text(event), Text(structure), Int(i + 1), Text(v.document), v.text, Int(v.begin),
                        Int(v.end), Text(v.rule), Text(v.rule_source), v.confidence});
  }
}

void InsertEvent(const Event& e, const Insert& insert) {
  const DateRange days = Days(e.date);
  insert("events", {e.id, Name(e.relation), Name(e.status), Int(IsSymmetric(e.relation) ? 1 : 0),
                    Text(e.date), Text(days.start), Text(days.end), Text(e.place), Text(e.summit),
                    Text(e.instrument), Text(e.cameo), e.confidence});
}

}  // namespace

absl::string_view TableSchema() {
  return R"(CREATE TABLE documents (
  id TEXT PRIMARY KEY, title TEXT, date TEXT, language TEXT, source TEXT, text TEXT);
CREATE TABLE nodes (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, iso3 TEXT, mentions INTEGER NOT NULL);
CREATE TABLE aliases (
  node TEXT NOT NULL REFERENCES nodes (id), alias TEXT NOT NULL);
CREATE TABLE events (
  id TEXT PRIMARY KEY, relation TEXT NOT NULL, status TEXT NOT NULL, is_symmetric INTEGER NOT NULL,
  date TEXT, start_date TEXT, end_date TEXT, place TEXT, summit TEXT, instrument TEXT, cameo TEXT,
  confidence DOUBLE PRECISION NOT NULL);
CREATE TABLE participants (
  event TEXT NOT NULL REFERENCES events (id), node TEXT NOT NULL REFERENCES nodes (id), role TEXT NOT NULL);
CREATE TABLE about (
  event TEXT NOT NULL REFERENCES events (id), ordinal INTEGER NOT NULL, topic TEXT NOT NULL);
CREATE TABLE structure (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES nodes (id), relation TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES nodes (id), office TEXT, date TEXT);
CREATE TABLE evidence (
  event TEXT REFERENCES events (id), structure TEXT REFERENCES structure (id), ordinal INTEGER NOT NULL,
  document TEXT, sentence TEXT NOT NULL, begin_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  rule TEXT, rule_source TEXT, confidence DOUBLE PRECISION NOT NULL);
)";
}

absl::string_view ViewSchema() {
  return R"(CREATE INDEX participants_by_event ON participants (event);
CREATE INDEX participants_by_node ON participants (node);
CREATE INDEX evidence_by_event ON evidence (event);
CREATE VIEW edges AS
  SELECT e.id AS event, a.node AS source, b.node AS target, e.relation, e.status, e.date
  FROM events e JOIN participants a ON a.event = e.id JOIN participants b ON b.event = e.id
  WHERE a.role = 'actor'
    AND ((e.is_symmetric = 1 AND b.role = 'actor' AND a.node < b.node)
      OR (e.is_symmetric = 0 AND b.role = 'target' AND a.node <> b.node))
  UNION ALL
  SELECT NULL, source, target, relation, NULL, date FROM structure;
CREATE VIEW who AS
  SELECT p.event, p.role, n.id AS node, n.type, n.name FROM participants p JOIN nodes n ON n.id = p.node;
CREATE VIEW timeline AS
  SELECT e.start_date, e.end_date, e.relation, e.status,
    (SELECT group_concat(w.name, ', ') FROM who w WHERE w.event = e.id AND w.role = 'actor') AS actors,
    (SELECT group_concat(w.name, ', ') FROM who w WHERE w.event = e.id AND w.role = 'target') AS targets,
    e.place, e.summit, e.id AS event
  FROM events e ORDER BY e.start_date IS NULL, e.start_date, e.id;
CREATE VIEW pairs AS
  SELECT a.name AS source, b.name AS target, x.relation, count(*) AS events, min(x.date) AS first_date, max(x.date) AS last_date
  FROM edges x JOIN nodes a ON a.id = x.source JOIN nodes b ON b.id = x.target
  WHERE x.event IS NOT NULL GROUP BY a.id, a.name, b.id, b.name, x.relation;
CREATE VIEW sentences AS
  SELECT v.event, e.relation, e.status, v.sentence, v.document, d.title, d.date AS document_date, v.begin_byte, v.end_byte
  FROM evidence v JOIN events e ON e.id = v.event LEFT JOIN documents d ON d.id = v.document;
)";
}

void WalkTables(const Facts& facts, const Insert& insert) {
  for (const Document& d : facts.documents) {
    insert("documents", {d.id, Text(d.title), Text(d.date), Text(d.language), Text(d.source), Text(d.text)});
  }
  for (const Node& n : facts.nodes) {
    insert("nodes", {n.id, Name(n.type), n.name, Text(n.iso3), static_cast<long long>(n.mentions)});
  }
  for (const Node& n : facts.nodes) {
    for (const std::string& a : n.aliases) insert("aliases", {n.id, a});
  }
  for (const Event& e : facts.events) InsertEvent(e, insert);
  for (const Event& e : facts.events) {
    for (const std::string& id : e.actors) insert("participants", {e.id, id, absl::string_view("actor")});
    for (const std::string& id : e.targets) insert("participants", {e.id, id, absl::string_view("target")});
  }
  for (const Event& e : facts.events) {
    for (std::size_t i = 0; i < e.about.size(); ++i) insert("about", {e.id, Int(i + 1), e.about[i]});
  }
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < facts.structure.size(); ++i) {
    const StructuralEdge& e = facts.structure[i];
    ids.push_back(absl::StrCat("s", i + 1));
    insert("structure", {ids.back(), e.source, Name(e.relation), e.target, Text(e.office), Text(e.date)});
  }
  for (const Event& e : facts.events) InsertEvidence(e.evidence, e.id, "", insert);
  for (std::size_t i = 0; i < facts.structure.size(); ++i) {
    InsertEvidence(facts.structure[i].evidence, "", ids[i], insert);
  }
}

}  // namespace diplograph
