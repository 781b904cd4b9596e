// Directories of CSV files for bulk import, with the scripts that load them.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "export/escape.h"
#include "export/property_graph.h"
#include "export/sink.h"
#include "export/writers.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

using Rows = std::vector<const Row*>;

absl::Status WriteWhole(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  return out.good() ? absl::OkStatus() : absl::DataLossError(absl::StrCat(path, ": ", std::strerror(errno)));
}

// A file of one header and one line a row; `line` appends a row's fields, with their commas.
template <typename Line>
absl::Status WriteCsv(const std::string& path, absl::string_view header, const Rows& rows, Line line) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out) return absl::DataLossError(absl::StrCat(path, ": ", std::strerror(errno)));
  Sink sink(out);
  absl::StrAppend(&sink.text(), header, "\n");
  for (const Row* r : rows) {
    line(*r, sink.text());
    sink.text() += '\n';
    sink.EndRow();
  }
  RETURN_IF_ERROR(sink.Finish());
  out.close();
  return out.good() ? absl::OkStatus() : absl::DataLossError(absl::StrCat(path, ": cannot be written"));
}

Rows Pointers(const std::vector<Row>& rows) {
  Rows out;
  for (const Row& r : rows) out.push_back(&r);
  return out;
}

// ---- Neo4j

absl::string_view Neo4jType(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::kInt:
      return ":long";
    case PropertyKind::kDouble:
      return ":double";
    case PropertyKind::kBool:
      return ":boolean";
    case PropertyKind::kDate:
      return ":date";
    case PropertyKind::kList:
      return ":string[]";
    case PropertyKind::kString:
      break;
  }
  return "";
}

std::string Neo4jHeader(const std::vector<Property>& properties) {
  std::string out;
  for (const Property& p : properties) absl::StrAppend(&out, ",", p.name, Neo4jType(p.kind));
  return out;
}

// Neo4j splits lists at ';': one inside a member becomes a comma.
void AppendNeo4jFields(const std::vector<Property>& properties, const Row& row, std::string& out) {
  std::string scratch;
  for (const Property& p : properties) {
    out += ',';
    if (p.kind == PropertyKind::kList) {
      std::vector<std::string> members;
      for (const std::string& m : p.List(row)) members.push_back(absl::StrReplaceAll(m, {{";", ","}}));
      AppendCsv(absl::StrJoin(members, ";"), out);
    } else {
      AppendCsv(p.Text(row, scratch), out);
    }
  }
}

// How LOAD CSV, which gives strings, sets a property.
std::string Neo4jSet(absl::string_view variable, const std::vector<Property>& properties) {
  std::vector<std::string> parts;
  for (const Property& p : properties) {
    const std::string cell = absl::StrCat("row.`", p.name, Neo4jType(p.kind), "`");
    std::string value = cell;
    if (p.kind == PropertyKind::kInt) value = absl::StrCat("toInteger(", cell, ")");
    if (p.kind == PropertyKind::kDouble) value = absl::StrCat("toFloat(", cell, ")");
    if (p.kind == PropertyKind::kBool) value = absl::StrCat("toBoolean(", cell, ")");
    if (p.kind == PropertyKind::kDate) value = absl::StrCat("date(", cell, ")");
    if (p.kind == PropertyKind::kList) value = absl::StrCat("split(", cell, ", ';')");
    parts.push_back(absl::StrCat(variable, ".", p.name, " = ", value));
  }
  return absl::StrJoin(parts, ", ");
}

std::string Neo4jLoadScript(const View& view, const std::vector<Property>& node_properties,
                            const std::vector<Property>& edge_properties) {
  std::set<absl::string_view> labels;
  std::set<std::tuple<absl::string_view, absl::string_view, absl::string_view>> joins;
  for (const Row& r : view.nodes()) labels.insert(r.type);
  for (const Row& r : view.edges())
    joins.emplace(view.nodes()[r.source].type, r.type, view.nodes()[r.target].type);
  std::string out =
      "// Loads nodes.csv and rels.csv from the import folder into a running database:\n"
      "//   cypher-shell -f load.cypher\n"
      "// If a text has a backslash before a quote, Neo4j needs db.import.csv.legacy_quote_escaping=false.\n";
  for (const absl::string_view label : labels) {
    absl::StrAppend(&out, "CREATE CONSTRAINT IF NOT EXISTS FOR (n:", NodeLabel(label),
                    ") REQUIRE n.id IS UNIQUE;\n");
  }
  for (const absl::string_view label : labels) {
    absl::StrAppend(&out,
                    "LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row WITH row WHERE row.`:LABEL` = '",
                    NodeLabel(label), "' MERGE (n:", NodeLabel(label), " {id: row.`id:ID`}) SET ",
                    Neo4jSet("n", node_properties), ";\n");
  }
  for (const auto& [from, type, to] : joins) {
    absl::StrAppend(
        &out, "LOAD CSV WITH HEADERS FROM 'file:///rels.csv' AS row WITH row WHERE row.`:TYPE` = '",
        RelationshipType(type), "' MATCH (a:", NodeLabel(from), " {id: row.`:START_ID`}), (b:", NodeLabel(to),
        " {id: row.`:END_ID`}) MERGE (a)-[r:", RelationshipType(type), " {id: row.id}]->(b) SET ",
        Neo4jSet("r", edge_properties), ";\n");
  }
  return out;
}

constexpr absl::string_view kNeo4jImport = R"sh(#!/bin/sh
# Makes a new Neo4j database of this directory (the server must be stopped): ./import.sh [DATABASE]
cd "$(dirname "$0")" && exec neo4j-admin database import full "${1:-neo4j}" --overwrite-destination \
  --nodes=nodes.csv --relationships=rels.csv --multiline-fields=true --array-delimiter=';'
)sh";

// ---- Kuzu

absl::string_view KuzuType(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::kInt:
      return "INT64";
    case PropertyKind::kDouble:
      return "DOUBLE";
    case PropertyKind::kBool:
      return "BOOLEAN";
    case PropertyKind::kDate:
      return "DATE";
    case PropertyKind::kList:  // as text, joined by " | ": its CSV lists have no escape
    case PropertyKind::kString:
      break;
  }
  return "STRING";
}

std::string KuzuColumns(const std::vector<Property>& properties) {
  std::string out;
  for (const Property& p : properties) absl::StrAppend(&out, ", `", p.name, "` ", KuzuType(p.kind));
  return out;
}

std::string CsvHeader(absl::string_view first, const std::vector<Property>& properties) {
  std::string out(first);
  for (const Property& p : properties) absl::StrAppend(&out, ",", p.name);
  return out;
}

void AppendKuzuFields(const std::vector<Property>& properties, const Row& row, std::string& out) {
  std::string scratch;
  for (const Property& p : properties) {
    out += ',';
    AppendCsv(p.Text(row, scratch), out);
  }
}

constexpr absl::string_view kKuzuCopyOptions = "HEADER=true, PARALLEL=false, ESCAPE='\"'";

}  // namespace

absl::Status WriteNeo4jCsv(const Facts& facts, const WriteOptions& options, const std::string& directory) {
  const View view(facts, options.projection, /*positions=*/false);
  const std::vector<Property> node_properties = NodeProperties(view);
  const std::vector<Property> edge_properties = EdgeProperties(view);
  RETURN_IF_ERROR(WriteCsv(absl::StrCat(directory, "/nodes.csv"),
                           absl::StrCat("id:ID", Neo4jHeader(node_properties), ",:LABEL"),
                           Pointers(view.nodes()), [&](const Row& r, std::string& out) {
                             AppendCsv(r.id, out);
                             AppendNeo4jFields(node_properties, r, out);
                             absl::StrAppend(&out, ",", NodeLabel(r.type));
                           }));
  RETURN_IF_ERROR(WriteCsv(absl::StrCat(directory, "/rels.csv"),
                           absl::StrCat(":START_ID,:END_ID,:TYPE,id", Neo4jHeader(edge_properties)),
                           Pointers(view.edges()), [&](const Row& r, std::string& out) {
                             AppendCsv(view.nodes()[r.source].id, out);
                             out += ',';
                             AppendCsv(view.nodes()[r.target].id, out);
                             absl::StrAppend(&out, ",", RelationshipType(r.type), ",");
                             AppendCsv(r.id, out);
                             AppendNeo4jFields(edge_properties, r, out);
                           }));
  const std::string script = absl::StrCat(directory, "/import.sh");
  RETURN_IF_ERROR(WriteWhole(script, std::string(kNeo4jImport)));
  std::error_code ignored;  // without the bit, `sh import.sh` still runs it
  std::filesystem::permissions(script,
                               std::filesystem::perms::owner_exec | std::filesystem::perms::group_exec |
                                   std::filesystem::perms::others_exec,
                               std::filesystem::perm_options::add, ignored);
  return WriteWhole(absl::StrCat(directory, "/load.cypher"),
                    Neo4jLoadScript(view, node_properties, edge_properties));
}

absl::Status WriteKuzuCsv(const Facts& facts, const WriteOptions& options, const std::string& directory) {
  const View view(facts, options.projection, /*positions=*/false);
  const std::vector<Property> node_properties = NodeProperties(view);
  const std::vector<Property> edge_properties = EdgeProperties(view);
  // One table a node type; one a relation, with a file for each pair of types that it joins.
  std::map<std::string, Rows> nodes;
  std::map<std::string, std::map<std::pair<std::string, std::string>, Rows>> edges;
  for (const Row& r : view.nodes()) nodes[NodeLabel(r.type)].push_back(&r);
  for (const Row& r : view.edges()) {
    edges[RelationshipType(r.type)]
         [{NodeLabel(view.nodes()[r.source].type), NodeLabel(view.nodes()[r.target].type)}]
             .push_back(&r);
  }
  std::string schema, copy;
  for (const auto& [label, rows] : nodes) {
    absl::StrAppend(&schema, "CREATE NODE TABLE ", label, "(id STRING PRIMARY KEY",
                    KuzuColumns(node_properties), ");\n");
    absl::StrAppend(&copy, "COPY ", label, " FROM '", label, ".csv' (", kKuzuCopyOptions, ");\n");
    RETURN_IF_ERROR(WriteCsv(absl::StrCat(directory, "/", label, ".csv"), CsvHeader("id", node_properties),
                             rows, [&](const Row& r, std::string& out) {
                               AppendCsv(r.id, out);
                               AppendKuzuFields(node_properties, r, out);
                             }));
  }
  for (const auto& [type, pairs] : edges) {
    std::vector<std::string> ends;
    for (const auto& [pair, rows] : pairs) {
      const auto& [from, to] = pair;
      ends.push_back(absl::StrCat("FROM ", from, " TO ", to));
      const std::string file = absl::StrCat(type, "_", from, "_", to, ".csv");
      absl::StrAppend(&copy, "COPY ", type, " FROM '", file, "' (", kKuzuCopyOptions, ", from='", from,
                      "', to='", to, "');\n");
      RETURN_IF_ERROR(WriteCsv(absl::StrCat(directory, "/", file), CsvHeader("from,to,id", edge_properties),
                               rows, [&](const Row& r, std::string& out) {
                                 AppendCsv(view.nodes()[r.source].id, out);
                                 out += ',';
                                 AppendCsv(view.nodes()[r.target].id, out);
                                 out += ',';
                                 AppendCsv(r.id, out);
                                 AppendKuzuFields(edge_properties, r, out);
                               }));
    }
    absl::StrAppend(&schema, "CREATE REL TABLE ", type, "(", absl::StrJoin(ends, ", "), ", id STRING",
                    KuzuColumns(edge_properties), ");\n");
  }
  RETURN_IF_ERROR(WriteWhole(absl::StrCat(directory, "/schema.cypher"), schema));
  return WriteWhole(absl::StrCat(directory, "/copy.cypher"), copy);
}

}  // namespace diplograph
