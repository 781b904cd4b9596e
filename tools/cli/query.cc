// diplograph query GRAPH VERB: questions to a saved graph.
#include "graph/query.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "export/format.h"
#include "export/reader.h"
#include "graph/facts.h"
#include "graph/knowledge_graph.h"
#include "graph/status_macros.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"
#include "tools/cli/query_rows.h"
#include "tools/cli/query_show.h"
#include "tools/cli/table.h"

namespace diplograph::cli {
namespace {

constexpr std::size_t kMaxGraphBytes = std::size_t{1} << 30;
constexpr std::size_t kMaxPaths = 100;

// What the command line said, as text: turned into values only when the verb runs.
struct Flags {
  std::string graph;
  std::string from;

  std::string format;
  std::string output = "-";
  std::string columns;
  bool spreadsheet_safe = false;
  std::size_t limit = 0;
  std::string flavor = "plain";
  std::string projection = "actors";
  std::string cluster = "none";

  EventQuery query;
  std::vector<std::string> relations;
  std::vector<std::string> status;

  std::string node;  // ego, show; the start of a path
  std::string to;
  std::size_t hops = 1;
  std::size_t max_hops = 6;
  bool all = false;
  bool directed = false;
  bool structure = false;
  bool no_structure = false;
  std::string by = "degree";
  std::string type;
};

using Verb = std::function<int(const KnowledgeGraph&, const Flags&)>;

// --- From text to values.

// The items of lists like "a,b". InvalidArgument if a list has none: it was meant to say something.
absl::StatusOr<std::vector<std::string>> Commas(const std::vector<std::string>& lists) {
  std::vector<std::string> out;
  for (const std::string& list : lists) {
    for (absl::string_view item : absl::StrSplit(list, ',', absl::SkipWhitespace())) {
      out.emplace_back(absl::StripAsciiWhitespace(item));
    }
  }
  if (out.empty() && !lists.empty()) return absl::InvalidArgumentError("a list is empty");
  return out;
}

absl::StatusOr<EventQuery> MakeQuery(const Flags& flags) {
  EventQuery query = flags.query;
  ASSIGN_OR_RETURN(const std::vector<std::string> relations, Commas(flags.relations));
  for (const std::string& name : relations) {
    ASSIGN_OR_RETURN(const Relation relation, RelationByName(name));
    if (IsStructural(relation)) {
      return absl::InvalidArgumentError(
          absl::StrCat(name, " joins nodes without an event; see `show` and `path`"));
    }
    query.relations.push_back(relation);
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> status_names, Commas(flags.status));
  for (const std::string& name : status_names) {
    ASSIGN_OR_RETURN(const Status status, StatusByName(name));
    query.status.push_back(status);
  }
  return query;
}

// What did not happen joins nobody, unless asked for.
void LeaveOutDenied(EventQuery& query) {
  if (query.status.empty()) query.status = {Status::kOccurred, Status::kPlanned};
}

// Lets the edges of the chosen events pass, and structure if it is wanted.
absl::StatusOr<EdgeFilter> MakeEdgeFilter(const KnowledgeGraph& graph, const EventQuery& query,
                                          std::vector<Relation> structure) {
  ASSIGN_OR_RETURN(const std::vector<std::size_t> events, SelectEvents(graph, query));
  std::vector<bool> chosen(graph.facts().events.size(), false);
  for (std::size_t e : events) chosen[e] = true;
  const Event* first = graph.facts().events.data();
  return EdgeFilter([chosen = std::move(chosen), structure = std::move(structure), first](const Edge& e) {
    if (e.event != nullptr) return static_cast<bool>(chosen[static_cast<std::size_t>(e.event - first)]);
    return std::ranges::find(structure, e.relation) != structure.end();
  });
}

const std::vector<Relation> kStructure = {Relation::kHoldsOffice, Relation::kPartOf, Relation::kHeldIn};

absl::StatusOr<std::optional<NodeType>> MakeType(const std::string& name) {
  if (name.empty()) return std::optional<NodeType>();
  std::string singular = absl::AsciiStrToLower(name);
  if (absl::EndsWith(singular, "ies")) {
    singular.replace(singular.size() - 3, 3, "y");
  } else if (absl::EndsWith(singular, "s")) {
    singular.pop_back();
  }
  if (const auto type = ParseNodeType(singular)) return type;
  std::vector<absl::string_view> known;
  for (int i = 0; i < kNodeTypeCount; ++i) known.push_back(Name(static_cast<NodeType>(i)));
  return absl::InvalidArgumentError(
      absl::StrCat("\"", name, "\" is no type of node; known are ", absl::StrJoin(known, ", ")));
}

// --- Reading and writing.

absl::StatusOr<Format> FormatOfGraph(const Flags& flags, absl::string_view bytes) {
  Format format = Format::kJson;
  if (!flags.from.empty()) {
    ASSIGN_OR_RETURN(format, ParseFormat(flags.from));
  } else if (const auto by_path = FormatOfPath(flags.graph); by_path.ok()) {
    format = *by_path;
  } else {
    const absl::string_view text = absl::StripLeadingAsciiWhitespace(bytes);
    format = absl::StartsWith(text, "<") || absl::StartsWith(text, "\xEF\xBB\xBF<") ? Format::kGraphml
                                                                                    : Format::kJson;
  }
  if (IsReadable(format)) return format;
  return absl::InvalidArgumentError(absl::StrCat(flags.graph, ": ", Name(format),
                                                 " cannot be read back; write the graph as json or graphml"));
}

// Names that are not there are like nothing found; all else that a query refuses is wrong usage.
int FailQuery(const absl::Status& status) {
  return Fail(status, status.code() == absl::StatusCode::kNotFound ? kNothing : kUsage);
}

int FailWrite(const absl::Status& status) {
  const bool data = status.code() == absl::StatusCode::kInvalidArgument;
  return Fail(status, data ? kData : kUsage);
}

int Run(const Flags& flags, const Verb& verb) {
  const auto bytes = ReadFile(flags.graph, kMaxGraphBytes);
  if (!bytes.ok()) return Fail(bytes.status(), kUsage);
  const auto format = FormatOfGraph(flags, *bytes);
  if (!format.ok()) return Fail(format.status(), kUsage);
  auto facts = ReadGraph(*format, *bytes, flags.graph == "-" ? "standard input" : flags.graph);
  if (!facts.ok()) return Fail(facts.status(), kData);
  const auto graph = KnowledgeGraph::Create(*std::move(facts));
  if (!graph.ok()) return Fail(absl::StrCat(flags.graph, ": ", graph.status().message()), kData);
  return verb(*graph, flags);
}

// The form of the answer: rows, or a graph.
struct Form {
  std::optional<RowFormat> rows;
  Format graph = Format::kJson;
};

// `json` is a graph where the answer is one, and rows elsewhere.
absl::StatusOr<Form> MakeForm(const Flags& flags, bool json_is_graph, RowFormat usual) {
  std::optional<RowFormat> rows;
  if (!flags.format.empty()) {
    rows = ParseRowFormat(flags.format);
  } else if (flags.output != "-") {
    rows = RowFormatOfPath(flags.output);
  } else {
    rows = usual;
  }
  Form form;
  if (rows.has_value() && !(json_is_graph && *rows == RowFormat::kJson)) {
    form.rows = rows;
  } else if (!rows.has_value()) {
    const auto graph = flags.format.empty() ? FormatOfPath(flags.output) : ParseFormat(flags.format);
    if (!graph.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(graph.status().message(), "; for rows: ", kRowFormats));
    }
    form.graph = *graph;
  }
  return form;
}

absl::StatusOr<WriteOptions> MakeWriteOptions(const Flags& flags) {
  WriteOptions options;
  ASSIGN_OR_RETURN(options.flavor, ParseFlavor(flags.flavor));
  ASSIGN_OR_RETURN(options.projection, ParseProjection(flags.projection));
  ASSIGN_OR_RETURN(options.cluster, ParseCluster(flags.cluster));
  return options;
}

int AnswerRows(Table table, RowFormat format, const Flags& flags) {
  const bool found = !table.rows.empty();
  if (flags.limit > 0 && table.rows.size() > flags.limit) table.rows.resize(flags.limit);
  if (!flags.columns.empty()) {
    const auto columns = Commas({flags.columns});
    if (!columns.ok()) return Fail(columns.status(), kUsage);
    if (const absl::Status s = SelectColumns(*columns, table); !s.ok()) return Fail(s, kUsage);
  }
  RowOptions options{.format = format, .spreadsheet_safe = flags.spreadsheet_safe};
  if (flags.output == "-") {
    options.width = TerminalWidth();
    options.color = UseColor();
  }
  const absl::Status s =
      WriteFile(flags.output, [&](std::ostream& out) { return WriteRows(table, options, out); });
  if (!s.ok()) return FailWrite(s);
  if (found) return kFound;
  return format == RowFormat::kTable ? Fail("nothing found", kNothing) : kNothing;
}

// For what is no table.
int AnswerPage(const Flags& flags, const std::function<absl::Status(bool color, std::ostream&)>& write) {
  const bool color = flags.output == "-" && UseColor();
  const absl::Status s = WriteFile(flags.output, [&](std::ostream& out) { return write(color, out); });
  return s.ok() ? kFound : FailWrite(s);
}

int AnswerGraph(const Facts& facts, Format format, const Flags& flags) {
  const auto options = MakeWriteOptions(flags);
  if (!options.ok()) return Fail(options.status(), kUsage);
  if (flags.output == "-" && IsBinary(format) && isatty(STDOUT_FILENO) != 0) {
    return Fail(absl::StrCat(Name(format), " is not for a terminal; give -o FILE"), kUsage);
  }
  if (flags.output == "-" && !IsStream(format)) {
    return Fail(absl::StrCat(Name(format), " cannot go to standard output; give -o PATH"), kUsage);
  }
  const absl::Status s = WriteGraphFile(facts, format, *options, flags.output);
  if (!s.ok()) return FailWrite(s);
  return facts.nodes.empty() ? kNothing : kFound;
}

// For verbs whose answer is no graph.
int AnswerOnlyRows(Table table, const Flags& flags) {
  const auto form = MakeForm(flags, false, RowFormat::kTable);
  if (!form.ok()) return Fail(form.status(), kUsage);
  if (!form->rows.has_value()) {
    return Fail(absl::StrCat("this answer is no graph; write it as ", kRowFormats), kUsage);
  }
  return AnswerRows(std::move(table), *form->rows, flags);
}

// --- The verbs.

using MakeRows = Table (*)(const KnowledgeGraph&, const std::vector<std::size_t>&);

int RunEvents(const KnowledgeGraph& graph, const Flags& flags, bool by_date, MakeRows rows) {
  const auto form = MakeForm(flags, false, RowFormat::kTable);
  if (!form.ok()) return Fail(form.status(), kUsage);
  const auto query = MakeQuery(flags);
  if (!query.ok()) return FailQuery(query.status());
  auto events = SelectEvents(graph, *query);
  if (!events.ok()) return FailQuery(events.status());
  if (by_date) SortByDate(graph, *events);
  if (form->rows.has_value()) return AnswerRows(rows(graph, *events), *form->rows, flags);
  std::ranges::sort(*events);
  return AnswerGraph(graph.Subset(*events, {}), form->graph, flags);
}

// --via names events and structure alike.
absl::StatusOr<EdgeFilter> MakePathFilter(const KnowledgeGraph& graph, const Flags& flags) {
  Flags events = flags;
  events.relations.clear();
  std::vector<Relation> structure;
  ASSIGN_OR_RETURN(const std::vector<std::string> via, Commas(flags.relations));
  for (const std::string& name : via) {
    ASSIGN_OR_RETURN(const Relation relation, RelationByName(name));
    if (IsStructural(relation)) {
      structure.push_back(relation);
    } else {
      events.relations.push_back(name);
    }
  }
  ASSIGN_OR_RETURN(EventQuery query, MakeQuery(events));
  LeaveOutDenied(query);
  if (flags.relations.empty() && !flags.no_structure) structure = kStructure;
  const bool only_structure = !flags.relations.empty() && events.relations.empty();
  ASSIGN_OR_RETURN(EdgeFilter filter, MakeEdgeFilter(graph, query, std::move(structure)));
  if (!only_structure) return filter;
  return EdgeFilter([filter = std::move(filter)](const Edge& e) { return e.event == nullptr && filter(e); });
}

// The events and nodes along the paths.
Facts FactsOf(const KnowledgeGraph& graph, const std::vector<Path>& paths) {
  std::vector<std::size_t> events;
  std::vector<std::size_t> nodes;
  for (const Path& path : paths) {
    for (const Hop& hop : path) {
      nodes.insert(nodes.end(), {hop.from, hop.to});
      for (std::size_t i : hop.edges) {
        const Event* e = graph.edges()[i].event;
        if (e != nullptr) events.push_back(static_cast<std::size_t>(e - graph.facts().events.data()));
      }
    }
  }
  std::ranges::sort(events);
  events.erase(std::unique(events.begin(), events.end()), events.end());
  return graph.Subset(events, nodes);
}

int RunPath(const KnowledgeGraph& graph, const Flags& flags) {
  const auto form = MakeForm(flags, false, RowFormat::kTable);
  if (!form.ok()) return Fail(form.status(), kUsage);
  const auto from = graph.Find(flags.node);
  if (!from.ok()) return FailQuery(from.status());
  const auto to = graph.Find(flags.to);
  if (!to.ok()) return FailQuery(to.status());
  if (*from == *to) return Fail("both ends of the path are the same node", kUsage);
  auto filter = MakePathFilter(graph, flags);
  if (!filter.ok()) return FailQuery(filter.status());
  const std::size_t wanted = !flags.all ? 1 : flags.limit > 0 ? flags.limit : kMaxPaths;
  std::vector<Path> paths = graph.ShortestPaths(*from, *to,
                                                {.filter = *std::move(filter),
                                                 .directed = flags.directed,
                                                 .max_hops = flags.max_hops,
                                                 .max_paths = wanted + 1});
  if (paths.size() > wanted) {
    paths.pop_back();
    if (flags.all) Fail(absl::StrCat("there are more than ", wanted, " shortest paths; see --limit"), kFound);
  }
  if (!form->rows.has_value()) return AnswerGraph(FactsOf(graph, paths), form->graph, flags);
  if (form->rows == RowFormat::kTable && flags.columns.empty() && !paths.empty()) {
    return AnswerPage(flags, [&](bool color, std::ostream& out) {
      return WritePathText(graph, paths, flags.all, color, out);
    });
  }
  Flags rows = flags;
  rows.limit = 0;  // it counted paths
  return AnswerRows(PathRows(graph, paths, flags.all), *form->rows, rows);
}

int AnswerSubgraph(const Facts& facts, RowFormat usual, const Flags& flags) {
  const auto form = MakeForm(flags, true, usual);
  if (!form.ok()) return Fail(form.status(), kUsage);
  if (!form->rows.has_value()) return AnswerGraph(facts, form->graph, flags);
  return AnswerRows(EdgeRows(facts), *form->rows, flags);
}

int RunEgo(const KnowledgeGraph& graph, const Flags& flags) {
  const auto node = graph.Find(flags.node);
  if (!node.ok()) return FailQuery(node.status());
  const auto query = MakeQuery(flags);
  if (!query.ok()) return FailQuery(query.status());
  const auto filter = MakeEdgeFilter(graph, *query, kStructure);
  if (!filter.ok()) return FailQuery(filter.status());
  return AnswerSubgraph(graph.Ego(*node, flags.hops, *filter), RowFormat::kTable, flags);
}

int RunExport(const KnowledgeGraph& graph, const Flags& flags) {
  const auto query = MakeQuery(flags);
  if (!query.ok()) return FailQuery(query.status());
  if (*query == EventQuery()) return AnswerSubgraph(graph.facts(), RowFormat::kJson, flags);
  const auto events = SelectEvents(graph, *query);
  if (!events.ok()) return FailQuery(events.status());
  return AnswerSubgraph(graph.Subset(*events, {}), RowFormat::kJson, flags);
}

int RunRank(const KnowledgeGraph& graph, const Flags& flags) {
  RankOptions options;
  const auto names = Commas({flags.by});
  if (!names.ok()) return Fail(names.status(), kUsage);
  for (const std::string& name : *names) {
    const auto measure = ParseMeasure(name);
    if (!measure.has_value()) {
      return Fail(absl::StrCat("\"", name, "\" is no measure; known are degree, betweenness, pagerank"),
                  kUsage);
    }
    options.by.push_back(*measure);
  }
  const auto type = MakeType(flags.type);
  if (!type.ok()) return Fail(type.status(), kUsage);
  options.type = *type;
  auto query = MakeQuery(flags);
  if (!query.ok()) return FailQuery(query.status());
  LeaveOutDenied(*query);
  auto filter = MakeEdgeFilter(graph, *query, flags.structure ? kStructure : std::vector<Relation>());
  if (!filter.ok()) return FailQuery(filter.status());
  options.filter = *std::move(filter);
  return AnswerOnlyRows(RankRows(graph, options), flags);
}

int RunShow(const KnowledgeGraph& graph, const Flags& flags) {
  const auto form = MakeForm(flags, false, RowFormat::kTable);
  if (!form.ok()) return Fail(form.status(), kUsage);
  const auto node = graph.Find(flags.node);
  if (!node.ok()) return FailQuery(node.status());
  const bool page = flags.columns.empty();
  if (page && form->rows == RowFormat::kTable) {
    return AnswerPage(flags,
                      [&](bool color, std::ostream& out) { return WriteShowText(graph, *node, color, out); });
  }
  if (page && form->rows == RowFormat::kJson) {
    return AnswerPage(flags, [&](bool, std::ostream& out) { return WriteShowJson(graph, *node, out); });
  }
  return AnswerOnlyRows(ShowRows(graph, *node), flags);
}

int RunList(const KnowledgeGraph& graph, const Flags& flags) {
  const std::string& what = flags.type;
  if (what == "document" || what == "documents") return AnswerOnlyRows(DocumentRows(graph.facts()), flags);
  if (what == "relation" || what == "relations") return AnswerOnlyRows(RelationRows(graph.facts()), flags);
  if (what == "node" || what == "nodes") return AnswerOnlyRows(NodeRows(graph, std::nullopt), flags);
  const auto type = MakeType(what);
  if (!type.ok()) return Fail(absl::StrCat(type.status().message(), "; or node, document, relation"), kUsage);
  return AnswerOnlyRows(NodeRows(graph, *type), flags);
}

// --- Their flags.

// A flag that may be repeated, and takes one value each time, so that it swallows no other argument.
CLI::Option* AddRepeated(CLI::App& verb, const std::string& name, std::vector<std::string>& values,
                         const std::string& help) {
  return verb.add_option(name, values, help)->allow_extra_args(false);
}

void AddOutputFlags(CLI::App& verb, Flags& flags, const std::string& formats) {
  const std::string group = "Output";
  verb.add_option("--format", flags.format, formats)->group(group);
  verb.add_option("-o,--output", flags.output, "File to write; the extension tells the format")->group(group);
  verb.add_option("--columns", flags.columns, "Columns of the rows, in this order: a,b,c")->group(group);
  verb.add_flag("--spreadsheet-safe", flags.spreadsheet_safe,
                "CSV, TSV: put ' before cells that begin with = + - @")
      ->group(group);
}

void AddGraphFlags(CLI::App& verb, Flags& flags) {
  const std::string group = "Output";
  verb.add_option("--flavor", flags.flavor, "GraphML: plain, gephi or yed")->group(group);
  verb.add_option("--projection", flags.projection, "Nodes are actors, or events too")->group(group);
  verb.add_option("--cluster", flags.cluster, "Graphviz: none, or country for a box around each")
      ->group(group);
}

void AddLimit(CLI::App& verb, Flags& flags, const std::string& help) {
  verb.add_option("--limit", flags.limit, help)->check(CLI::PositiveNumber)->group("Output");
}

void AddPeopleFilters(CLI::App& verb, Flags& flags) {
  const std::string group = "Filters (all must hold; a repeated flag: one of its values)";
  EventQuery& q = flags.query;
  AddRepeated(verb, "--who", q.who, "Takes part: id, name, alias or words of it")->group(group);
  AddRepeated(verb, "--with", q.with, "Takes part too")->group(group);
  AddRepeated(verb, "--actor", q.actor, "Takes part as the one who acts")->group(group);
  AddRepeated(verb, "--target", q.target, "Takes part as the one acted upon")->group(group);
  verb.add_flag("--members", q.members, "A country stands for its ministries and officials too")
      ->group(group);
}

void AddEventFilters(CLI::App& verb, Flags& flags, const std::string& relation_flag) {
  const std::string group = "Filters (all must hold; a repeated flag: one of its values)";
  EventQuery& q = flags.query;
  AddRepeated(verb, relation_flag, flags.relations, "met-with, agreed, ...; also a,b,c")->group(group);
  AddRepeated(verb, "--status", flags.status, "occurred, planned or denied")->group(group);
  AddRepeated(verb, "--about", q.about, "Words of a topic or instrument")->group(group);
  AddRepeated(verb, "--place", q.place, "Words of the place's name")->group(group);
  AddRepeated(verb, "--summit", q.summit, "Words of the summit's name")->group(group);
  AddRepeated(verb, "--document", q.document, "Id or source of a document")->group(group);
  verb.add_option("--since", q.since, "First day: 2023, 2023-05 or 2023-05-10")->group(group);
  verb.add_option("--until", q.until, "Last day, likewise")->group(group);
  verb.add_flag("--undated", q.undated, "With --since, --until: undated events too")->group(group);
  verb.add_option("--min-confidence", q.min_confidence, "From 0 to 1")->group(group);
}

const char* const kRowHelp = "table (default), csv, tsv, json, jsonl, markdown";
const char* const kRowOrGraphHelp =
    "Rows: table (default), csv, tsv, json, jsonl, markdown; a graph: dot, graphml, gexf, ...";
const char* const kGraphHelp =
    "A graph: json, dot, graphml, gexf, ...; its edges as rows: table, csv, tsv, jsonl, markdown";

class Verbs {
 public:
  Verbs(CLI::App& query, std::shared_ptr<Flags> flags, int& code)
      : query_(query), flags_(std::move(flags)), code_(code) {}

  CLI::App& Add(const std::string& name, const std::string& help, const std::string& example, Verb run) {
    CLI::App* verb = query_.add_subcommand(name, help);
    verb->footer("Example:\n  diplograph query graph.json " + example);
    verb->callback([flags = flags_, run = std::move(run), code = &code_] { *code = Run(*flags, run); });
    return *verb;
  }

 private:
  CLI::App& query_;
  std::shared_ptr<Flags> flags_;
  int& code_;
};

void AddEventVerbs(Verbs& verbs, Flags& flags) {
  CLI::App& events =
      verbs.Add("events", "Events, a row each", "events --who plate --with hung --about 5g --since 2023-05",
                [](const KnowledgeGraph& g, const Flags& f) { return RunEvents(g, f, false, EventRows); });
  CLI::App& timeline =
      verbs.Add("timeline", "Events in order of time, undated last; what is planned or denied is marked",
                "timeline --who Vietnam --members",
                [](const KnowledgeGraph& g, const Flags& f) { return RunEvents(g, f, true, TimelineRows); });
  for (CLI::App* verb : {&events, &timeline}) {
    AddPeopleFilters(*verb, flags);
    AddEventFilters(*verb, flags, "--relation");
    AddOutputFlags(*verb, flags, kRowOrGraphHelp);
    AddLimit(*verb, flags, "At most so many rows");
  }
}

void AddGraphVerbs(Verbs& verbs, Flags& flags) {
  CLI::App& path = verbs.Add("path", "The shortest way from one node to another",
                             "path Plate Vietnam --max-hops 4 --via met-with,agreed --all", RunPath);
  path.add_option("FROM", flags.node, "Id, name, alias or words of it")->required();
  path.add_option("TO", flags.to, "Likewise")->required();
  path.add_option("--max-hops", flags.max_hops, "At most so many hops (6)")->check(CLI::NonNegativeNumber);
  path.add_flag("--all", flags.all, "All shortest paths, with every event of each hop");
  path.add_flag("--directed", flags.directed, "Only from actor to target");
  path.add_flag("--no-structure", flags.no_structure, "Events only: no offices, bodies, venues");
  AddEventFilters(path, flags, "--via");
  AddOutputFlags(path, flags, kRowOrGraphHelp);
  AddLimit(path, flags, "With --all: at most so many paths (100)");

  CLI::App& ego =
      verbs.Add("ego", "What surrounds a node, as a graph", "ego Vietnam --hops 2 -o vietnam.gexf", RunEgo);
  ego.add_option("NODE", flags.node, "Id, name, alias or words of it")->required();
  ego.add_option("--hops", flags.hops, "How far from the node (1)")->check(CLI::NonNegativeNumber);
  AddPeopleFilters(ego, flags);
  AddEventFilters(ego, flags, "--relation");
  AddOutputFlags(ego, flags, kGraphHelp);
  AddGraphFlags(ego, flags);
  AddLimit(ego, flags, "At most so many rows");

  CLI::App& exported = verbs.Add("export", "The graph, or the part that the filters leave",
                                 "export --since 2023 --format dot", RunExport);
  AddPeopleFilters(exported, flags);
  AddEventFilters(exported, flags, "--relation");
  AddOutputFlags(exported, flags, kGraphHelp);
  AddGraphFlags(exported, flags);
  AddLimit(exported, flags, "At most so many rows");
}

void AddTableVerbs(Verbs& verbs, Flags& flags) {
  CLI::App& rank = verbs.Add("rank", "Who matters: nodes by centrality",
                             "rank --by degree,betweenness,pagerank --type person --limit 20", RunRank);
  rank.add_option("--by", flags.by, "degree (default), betweenness, pagerank; the first one sorts");
  rank.add_option("--type", flags.type, "person, country, ...");
  rank.add_flag("--structure", flags.structure, "Offices, bodies and venues count too");
  AddPeopleFilters(rank, flags);
  AddEventFilters(rank, flags, "--relation");
  AddOutputFlags(rank, flags, kRowHelp);
  AddLimit(rank, flags, "At most so many rows");

  CLI::App& show =
      verbs.Add("show", "All that is known of a node, with every sentence", "show hung", RunShow);
  show.add_option("NODE", flags.node, "Id, name, alias or words of it")->required();
  AddOutputFlags(show, flags, kRowHelp);

  CLI::App& stats =
      verbs.Add("stats", "How much there is of everything", "stats",
                [](const KnowledgeGraph& g, const Flags& f) { return AnswerOnlyRows(StatsRows(g), f); });
  AddOutputFlags(stats, flags, kRowHelp);

  CLI::App& list = verbs.Add("list", "Nodes of a type; documents; relations", "list person", RunList);
  list.add_option("TYPE", flags.type, "person, country, ..., node, document or relation")->required();
  AddOutputFlags(list, flags, kRowHelp);
  AddLimit(list, flags, "At most so many rows");
}

}  // namespace

void AddQuery(CLI::App& app, int& code) {
  const auto flags = std::make_shared<Flags>();
  CLI::App* query = app.add_subcommand("query", "Answer questions from a saved graph");
  query->add_option("GRAPH", flags->graph, "JSON or GraphML; - is standard input")->required();
  query->add_option("--from", flags->from, "The format of GRAPH, if its name does not tell: json or graphml");
  query->require_subcommand(1);
  query->footer(
      "Exit status: 0 found, 1 nothing found or broken graph, 2 wrong usage or missing file.\n"
      "Example:\n  diplograph query graph.json events --who plate --with hung --relation met-with");
  Verbs verbs(*query, flags, code);
  AddEventVerbs(verbs, *flags);
  AddGraphVerbs(verbs, *flags);
  AddTableVerbs(verbs, *flags);
}

}  // namespace diplograph::cli
