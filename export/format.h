// Every way to write a graph, behind one call. The same facts always give the same bytes.
//
// Text that XML cannot carry (control characters other than tab, LF, CR; U+FFFE, U+FFFF; bytes that
// are not UTF-8) is replaced before any writer sees it, so that all formats agree: see escape.h.
#ifndef DIPLOGRAPH_EXPORT_FORMAT_H_
#define DIPLOGRAPH_EXPORT_FORMAT_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model.h"

namespace diplograph {

enum class Format {
  kJson,     // node-link, as NetworkX and d3 read it; lossless
  kGraphml,  // valid by the XSD; lossless
  kGexf,     // for Gephi: kinds, colours, positions, timeline
  kDot,      // for Graphviz
  kSvg,      // drawn by Graphviz's library, as the next two
  kPng,
  kPdf,
  kNeo4jCsv,  // a directory: CSV files and their load scripts
  kKuzuCsv,   // a directory, likewise
  kCypher,
  kSql,
  kSqlite,
  kTurtle,
  kHtml,     // one offline page; only if the build had DIPLOGRAPH_HTML
  kMermaid,  // for README files: small graphs only
};

// What a node is: a person, country, ... joined by edges that are events; or also an event, joined
// to its participants by their role (no parallel edges, so no tool can merge any).
enum class Projection { kActors, kEvents };
// GraphML only. Plain is valid by the XSD. Gephi adds <edge label>, which is Gephi's edge kind; yEd
// adds shapes and labels that yEd shows without any mapping.
enum class Flavor { kPlain, kGephi, kYed };
// Graphviz formats only: a box around each country with what belongs to it.
enum class Cluster { kNone, kCountry };

struct WriteOptions {
  Flavor flavor = Flavor::kPlain;
  Projection projection = Projection::kActors;
  Cluster cluster = Cluster::kNone;
  bool gexf13 = false;  // GEXF 1.3 instead of 1.2, which NetworkX 2 cannot read
};

// "json", "graphml", ... InvalidArgument lists the names there are; each Parse below likewise.
absl::StatusOr<Format> ParseFormat(absl::string_view name);
// By extension: "a/graph.gexf" -> kGexf. A path that ends in "neo4j" or "kuzu", with or without a
// slash, is the directory that those formats write.
absl::StatusOr<Format> FormatOfPath(absl::string_view path);
absl::StatusOr<Projection> ParseProjection(absl::string_view name);
absl::StatusOr<Flavor> ParseFlavor(absl::string_view name);
absl::StatusOr<Cluster> ParseCluster(absl::string_view name);

absl::string_view Name(Format format);
// The names that ParseFormat knows: "json, graphml, ...".
std::string FormatNames();

// Not for a terminal: PNG, PDF, SQLite.
bool IsBinary(Format format);
// Writes a directory of several files, not one stream.
bool IsDirectory(Format format);
// False for the formats that only WriteGraphFile can write: directories and SQLite.
bool IsStream(Format format);

// Writes `facts` (normalized and valid: see graph/facts.h) to `out`. InvalidArgument if the format
// cannot hold this graph or is no stream format, Unimplemented if the build lacks it, DataLoss if
// `out` fails.
absl::Status Write(const Facts& facts, Format format, const WriteOptions& options, std::ostream& out);

// Writes any format to `path`, by way of a temporary file or directory beside it that is renamed
// when all went well. "-" is standard output, for stream formats. A directory that exists is only
// replaced if it is empty or was written by us.
absl::Status WriteGraphFile(const Facts& facts, Format format, const WriteOptions& options,
                            const std::string& path);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_FORMAT_H_
