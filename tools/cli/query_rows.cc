#include "tools/cli/query_rows.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/facts.h"

namespace diplograph::cli {
namespace {

Cell Text(absl::string_view s, Style style = Style::kPlain) { return {std::string(s), style}; }
Cell Count(std::size_t n) { return {static_cast<std::int64_t>(n)}; }

const Node& NodeOf(const KnowledgeGraph& graph, absl::string_view id) {
  return graph.facts().nodes[graph.FindId(id).value()];
}

std::vector<std::string> Names(const KnowledgeGraph& graph, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(NodeOf(graph, id).name);
  return names;
}

Cell StatusCell(Status status) { return Text(Name(status), StyleOf(status)); }

// Shown only where it is not what one expects.
Cell QuietStatusCell(Status status) {
  Cell cell = StatusCell(status);
  if (status == Status::kOccurred) cell.shown = "";
  return cell;
}

const std::vector<Column> kEvidenceColumns = {
    {"document", Place::kData}, {"begin", Place::kData},       {"end", Place::kData},
    {"rule", Place::kData},     {"rule_source", Place::kData}, {"evidence", Place::kData, true}};

void AppendEvidence(const Evidence* v, std::vector<Cell>& row) {
  if (v == nullptr) {
    row.resize(row.size() + kEvidenceColumns.size());
    return;
  }
  row.insert(row.end(), {Text(v->document), Count(v->begin), Count(v->end), Text(v->rule),
                         Text(v->rule_source), Text(v->text)});
}

// All of it, or a null where there is none, so that what it speaks for still gets a row.
std::vector<const Evidence*> Each(const std::vector<Evidence>& evidence) {
  std::vector<const Evidence*> each;
  for (const Evidence& v : evidence) each.push_back(&v);
  if (each.empty()) each.push_back(nullptr);
  return each;
}

const Evidence* Best(const std::vector<Evidence>& evidence) {
  return evidence.empty() ? nullptr : &evidence.front();
}

void Append(const std::vector<Column>& columns, Table& table) {
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
}

// The columns after date and status, which the timeline words differently.
const std::vector<Column> kEventColumns = {{"event"},
                                           {"relation"},
                                           {"participants", Place::kText, true},
                                           {"actors", Place::kData},
                                           {"targets", Place::kData},
                                           {"actor_ids", Place::kData},
                                           {"target_ids", Place::kData},
                                           {"details", Place::kText, true},
                                           {"place", Place::kData},
                                           {"summit", Place::kData},
                                           {"about", Place::kData},
                                           {"instrument", Place::kData},
                                           {"first_day", Place::kData},
                                           {"last_day", Place::kData},
                                           {"cameo", Place::kData},
                                           {"confidence", Place::kData},
                                           {"sentences", Place::kData}};

void AppendEvent(const KnowledgeGraph& graph, const Event& e, std::vector<Cell>& row) {
  const DateRange days = Days(e.date);
  row.insert(row.end(), {Text(e.id, Style::kDim),
                         Text(Name(e.relation), Style::kCyan),
                         Text(ParticipantsText(graph, e)),
                         {Names(graph, e.actors)},
                         {Names(graph, e.targets)},
                         {e.actors},
                         {e.targets},
                         Text(ContextText(e)),
                         Text(e.place),
                         Text(e.summit),
                         {e.about},
                         Text(e.instrument),
                         Text(days.start),
                         Text(days.end),
                         Text(e.cameo),
                         {e.confidence},
                         Count(e.evidence.size())});
}

std::vector<std::string> Marks(const Event& e) {
  std::vector<std::string> marks;
  if (e.status != Status::kOccurred) marks.emplace_back(Name(e.status));
  if (Days(e.date).start.empty()) marks.emplace_back("undated");
  return marks;
}

absl::string_view Direction(const Edge& e, absl::string_view from) {
  if (IsSymmetric(e.relation)) return "both";
  return e.source == from ? "forward" : "backward";
}

const std::vector<Evidence>& EvidenceOf(const Edge& e) {
  return e.event != nullptr ? e.event->evidence : e.structure->evidence;
}

double Confidence(const Edge& e) {
  if (e.event != nullptr) return e.event->confidence;
  return e.structure->evidence.empty() ? 0 : e.structure->evidence.front().confidence;
}

const std::vector<Column> kEdgeColumns = {{"date"},
                                          {"status"},
                                          {"details", Place::kText, true},
                                          {"event", Place::kData},
                                          {"place", Place::kData},
                                          {"summit", Place::kData},
                                          {"about", Place::kData},
                                          {"instrument", Place::kData},
                                          {"office", Place::kData},
                                          {"confidence", Place::kData}};

void AppendEdge(const Edge& e, std::vector<Cell>& row) {
  if (e.event != nullptr) {
    const Event& v = *e.event;
    row.insert(row.end(), {Text(v.date),
                           QuietStatusCell(v.status),
                           Text(ContextText(v)),
                           Text(v.id),
                           Text(v.place),
                           Text(v.summit),
                           {v.about},
                           Text(v.instrument),
                           {},
                           {v.confidence}});
  } else {
    const StructuralEdge& s = *e.structure;
    row.insert(row.end(),
               {Text(s.date), {}, Text(s.office), {}, {}, {}, {}, {}, Text(s.office), {Confidence(e)}});
  }
  AppendEvidence(Best(EvidenceOf(e)), row);
}

std::size_t Components(const KnowledgeGraph& graph) {
  std::vector<bool> seen(graph.facts().nodes.size(), false);
  std::size_t components = 0;
  for (std::size_t start = 0; start < seen.size(); ++start) {
    if (seen[start]) continue;
    ++components;
    seen[start] = true;
    for (std::vector<std::size_t> stack = {start}; !stack.empty();) {
      const std::size_t node = stack.back();
      stack.pop_back();
      for (std::size_t n : graph.Neighbours(node)) {
        if (!seen[n]) stack.push_back(n);
        seen[n] = true;
      }
    }
  }
  return components;
}

absl::string_view Precision(const std::string& date) {
  if (Days(date).start.empty()) return "none";
  return date.size() == 4 ? "year" : date.size() == 7 ? "month" : "day";
}

}  // namespace

absl::string_view RoleOf(const Event& e, const std::string& id) {
  if (std::ranges::binary_search(e.actors, id)) return "actor";
  return std::ranges::binary_search(e.targets, id) ? "target" : "context";
}

// As Cypher would draw it.
std::string Arrow(const Edge& e, absl::string_view from) {
  const absl::string_view name = Name(e.relation);
  if (IsSymmetric(e.relation)) return absl::StrCat("-", name, "-");
  return e.source == from ? absl::StrCat("-", name, "->") : absl::StrCat("<-", name, "-");
}

std::vector<std::size_t> EdgesToShow(const KnowledgeGraph& graph, const Hop& hop, bool all_edges) {
  if (all_edges) return hop.edges;
  return {
      *std::ranges::max_element(hop.edges, {}, [&](std::size_t e) { return Confidence(graph.edges()[e]); })};
}

Style StyleOf(Status status) {
  switch (status) {
    case Status::kOccurred:
      return Style::kPlain;
    case Status::kPlanned:
      return Style::kYellow;
    case Status::kDenied:
      return Style::kRed;
  }
  return Style::kPlain;
}

std::string ContextText(const Event& e) {
  std::vector<std::string> parts;
  const auto add = [&](absl::string_view what, absl::string_view value) {
    if (!value.empty()) parts.push_back(absl::StrCat(what, " ", value));
  };
  add("place", e.place);
  add("summit", e.summit);
  add("instrument", e.instrument);
  add("about", absl::StrJoin(e.about, ", "));
  return absl::StrJoin(parts, "; ");
}

std::string ParticipantsText(const KnowledgeGraph& graph, const Event& e) {
  if (IsSymmetric(e.relation)) return absl::StrJoin(Names(graph, e.actors), " + ");
  return absl::StrCat(absl::StrJoin(Names(graph, e.actors), ", "), " -> ",
                      absl::StrJoin(Names(graph, e.targets), ", "));
}

Table EventRows(const KnowledgeGraph& graph, const std::vector<std::size_t>& events) {
  Table table{{{"date"}, {"status"}}, {}};
  Append(kEventColumns, table);
  Append(kEvidenceColumns, table);
  for (std::size_t i : events) {
    const Event& e = graph.facts().events[i];
    table.rows.push_back({Text(e.date), QuietStatusCell(e.status)});
    AppendEvent(graph, e, table.rows.back());
    AppendEvidence(Best(e.evidence), table.rows.back());
  }
  return table;
}

Table TimelineRows(const KnowledgeGraph& graph, const std::vector<std::size_t>& events) {
  Table table{{{"date"}, {"mark"}, {"status", Place::kData}}, {}};
  Append(kEventColumns, table);
  Append(kEvidenceColumns, table);
  for (std::size_t i : events) {
    const Event& e = graph.facts().events[i];
    Cell date = Text(e.date);
    if (Days(e.date).start.empty()) {
      date.shown = "undated";
      date.style = Style::kDim;
    }
    table.rows.push_back({date, {Marks(e), StyleOf(e.status)}, StatusCell(e.status)});
    // The date says so already.
    if (date.shown.has_value()) {
      table.rows.back()[1].shown = e.status == Status::kOccurred ? "" : std::string(Name(e.status));
    }
    AppendEvent(graph, e, table.rows.back());
    AppendEvidence(Best(e.evidence), table.rows.back());
  }
  return table;
}

Table PathRows(const KnowledgeGraph& graph, const std::vector<Path>& paths, bool all_edges) {
  Table table{{{"path"},
               {"hop"},
               {"from", Place::kAll, true},
               {"relation"},
               {"to", Place::kAll, true},
               {"from_id", Place::kData},
               {"to_id", Place::kData},
               {"direction", Place::kData}},
              {}};
  Append(kEdgeColumns, table);
  Append(kEvidenceColumns, table);
  table.columns.back().place = Place::kAll;
  for (std::size_t p = 0; p < paths.size(); ++p) {
    for (std::size_t h = 0; h < paths[p].size(); ++h) {
      const Hop& hop = paths[p][h];
      const Node& from = graph.facts().nodes[hop.from];
      const Node& to = graph.facts().nodes[hop.to];
      for (std::size_t i : EdgesToShow(graph, hop, all_edges)) {
        const Edge& e = graph.edges()[i];
        Cell relation = Text(Name(e.relation), Style::kCyan);
        relation.shown = Arrow(e, from.id);
        table.rows.push_back({Count(p + 1), Count(h + 1), Text(from.name), relation, Text(to.name),
                              Text(from.id), Text(to.id), Text(Direction(e, from.id))});
        AppendEdge(e, table.rows.back());
      }
    }
  }
  return table;
}

Table EdgeRows(const Facts& facts) {
  Table table{{{"edge", Place::kData},
               {"source", Place::kAll, true},
               {"relation"},
               {"target", Place::kAll, true},
               {"source_id", Place::kData},
               {"target_id", Place::kData}},
              {}};
  Append(kEdgeColumns, table);
  Append(kEvidenceColumns, table);
  std::map<absl::string_view, const Node*> nodes;
  for (const Node& n : facts.nodes) nodes[n.id] = &n;
  for (const Edge& e : Project(facts)) {
    Cell relation = Text(Name(e.relation), Style::kCyan);
    relation.shown = Arrow(e, e.source);
    table.rows.push_back({Text(e.id), Text(nodes.at(e.source)->name), relation,
                          Text(nodes.at(e.target)->name), Text(e.source), Text(e.target)});
    AppendEdge(e, table.rows.back());
  }
  return table;
}

Table NodeRows(const KnowledgeGraph& graph, std::optional<NodeType> type) {
  Table table{{{"type"},
               {"id", Place::kAll, true},
               {"name", Place::kAll, true},
               {"iso3"},
               {"aliases", Place::kAll, true},
               {"mentions"},
               {"events"}},
              {}};
  for (std::size_t i = 0; i < graph.facts().nodes.size(); ++i) {
    const Node& n = graph.facts().nodes[i];
    if (type.has_value() && n.type != *type) continue;
    table.rows.push_back({Text(Name(n.type)),
                          Text(n.id, Style::kDim),
                          Text(n.name),
                          Text(n.iso3),
                          {n.aliases},
                          Count(static_cast<std::size_t>(n.mentions)),
                          Count(graph.EventsOf(i).size())});
  }
  return table;
}

Table DocumentRows(const Facts& facts) {
  std::map<absl::string_view, std::size_t> events;
  for (const Event& e : facts.events) {
    std::vector<absl::string_view> documents;
    for (const Evidence& v : e.evidence) documents.push_back(v.document);
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    for (absl::string_view d : documents) ++events[d];
  }
  Table table{{{"id", Place::kAll, true},
               {"date"},
               {"language"},
               {"title", Place::kAll, true},
               {"source", Place::kAll, true},
               {"events"}},
              {}};
  for (const Document& d : facts.documents) {
    table.rows.push_back({Text(d.id, Style::kDim), Text(d.date), Text(d.language), Text(d.title),
                          Text(d.source), Count(events[d.id])});
  }
  return table;
}

Table RelationRows(const Facts& facts) {
  std::map<Relation, std::size_t> counts;
  for (const Event& e : facts.events) ++counts[e.relation];
  for (const StructuralEdge& e : facts.structure) ++counts[e.relation];
  Table table{{{"relation"}, {"kind"}, {"cameo"}, {"count"}}, {}};
  for (int i = 0; i < kRelationCount; ++i) {
    const auto r = static_cast<Relation>(i);
    const char* kind = IsStructural(r) ? "structural" : IsSymmetric(r) ? "symmetric" : "directed";
    table.rows.push_back({Text(Name(r), Style::kCyan), Text(kind), Text(CameoCode(r)), Count(counts[r])});
  }
  return table;
}

Table StatsRows(const KnowledgeGraph& graph) {
  const Facts& f = graph.facts();
  Table table{{{"what"}, {"kind"}, {"value"}}, {}};
  const auto add = [&](absl::string_view what, absl::string_view kind, Cell value) {
    table.rows.push_back(
        {Text(what, kind.empty() ? Style::kBold : Style::kPlain), Text(kind), std::move(value)});
  };
  const auto add_counts = [&](absl::string_view what, const auto& counts) {
    for (const auto& [kind, n] : counts) add(what, Name(kind), Count(n));
  };
  add("documents", "", Count(f.documents.size()));
  std::map<NodeType, std::size_t> types;
  for (const Node& n : f.nodes) ++types[n.type];
  add("nodes", "", Count(f.nodes.size()));
  add_counts("nodes", types);

  std::map<Relation, std::size_t> relations;
  std::map<Status, std::size_t> status;
  std::map<absl::string_view, std::size_t> precision;
  DateRange range;
  for (const Event& e : f.events) {
    ++relations[e.relation];
    ++status[e.status];
    ++precision[Precision(e.date)];
    const DateRange days = Days(e.date);
    if (days.start.empty()) continue;
    if (range.start.empty() || days.start < range.start) range.start = days.start;
    range.end = std::max(range.end, days.end);
  }
  add("events", "", Count(f.events.size()));
  add_counts("events", relations);
  add_counts("status", status);
  for (const auto& [kind, n] : precision) add("dates", kind, Count(n));
  if (!range.start.empty()) {
    add("first day", "", Text(range.start));
    add("last day", "", Text(range.end));
  }
  std::map<Relation, std::size_t> structure;
  for (const StructuralEdge& e : f.structure) ++structure[e.relation];
  add("structure", "", Count(f.structure.size()));
  add_counts("structure", structure);
  add("edges", "", Count(graph.edges().size()));
  add("components", "", Count(Components(graph)));
  return table;
}

Table RankRows(const KnowledgeGraph& graph, const RankOptions& options) {
  Table table{{{"rank"}, {"type"}, {"name", Place::kAll, true}, {"id", Place::kAll, true}}, {}};
  std::vector<std::vector<double>> values;
  for (Measure m : options.by) {
    table.columns.push_back({std::string(Name(m))});
    values.push_back(graph.Centrality(m, options.filter));
  }
  std::vector<std::size_t> nodes;
  for (std::size_t i = 0; i < graph.facts().nodes.size(); ++i) {
    const bool wanted = !options.type.has_value() || graph.facts().nodes[i].type == *options.type;
    if (wanted && std::ranges::any_of(values, [i](const auto& v) { return v[i] > 0; })) nodes.push_back(i);
  }
  std::ranges::stable_sort(nodes, std::ranges::greater(), [&](std::size_t i) {
    std::vector<double> key;
    for (const auto& v : values) key.push_back(v[i]);
    return key;
  });
  for (std::size_t r = 0; r < nodes.size(); ++r) {
    const Node& n = graph.facts().nodes[nodes[r]];
    table.rows.push_back({Count(r + 1), Text(Name(n.type)), Text(n.name), Text(n.id, Style::kDim)});
    for (std::size_t m = 0; m < values.size(); ++m) {
      const double v = values[m][nodes[r]];
      const bool whole = options.by[m] == Measure::kDegree;
      table.rows.back().push_back(whole ? Count(static_cast<std::size_t>(v)) : Cell{v});
    }
  }
  return table;
}

Table ShowRows(const KnowledgeGraph& graph, std::size_t node) {
  const Node& self = graph.facts().nodes[node];
  Table table{{{"id", Place::kData}, {"name", Place::kData}, {"role"}, {"date"}, {"status"}}, {}};
  Append(kEventColumns, table);
  table.columns.push_back({"office"});
  Append(kEvidenceColumns, table);
  table.columns.back().place = Place::kAll;
  for (std::size_t i : graph.StructureOf(node)) {
    const StructuralEdge& s = graph.facts().structure[i];
    for (const Evidence* v : Each(s.evidence)) {
      std::vector<Cell> row = {Text(self.id), Text(self.name),
                               Text(s.source == self.id ? "source" : "target"), Text(s.date)};
      row.resize(table.columns.size() - kEvidenceColumns.size());
      const auto put = [&](absl::string_view column, Cell cell) {
        const auto it = std::ranges::find(table.columns, column, &Column::name);
        row[static_cast<std::size_t>(it - table.columns.begin())] = std::move(cell);
      };
      put("relation", Text(Name(s.relation), Style::kCyan));
      put("participants",
          Text(absl::StrCat(NodeOf(graph, s.source).name, " -> ", NodeOf(graph, s.target).name)));
      put("actors", {Names(graph, {s.source})});
      put("targets", {Names(graph, {s.target})});
      put("actor_ids", {std::vector{s.source}});
      put("target_ids", {std::vector{s.target}});
      put("office", Text(s.office));
      AppendEvidence(v, row);
      table.rows.push_back(std::move(row));
    }
  }
  std::vector<std::size_t> events = graph.EventsOf(node);
  std::ranges::copy(graph.ContextEventsOf(node), std::back_inserter(events));
  for (std::size_t i : events) {
    const Event& e = graph.facts().events[i];
    for (const Evidence* v : Each(e.evidence)) {
      std::vector<Cell> row = {Text(self.id), Text(self.name), Text(RoleOf(e, self.id)), Text(e.date),
                               QuietStatusCell(e.status)};
      AppendEvent(graph, e, row);
      row.emplace_back();
      AppendEvidence(v, row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace diplograph::cli
