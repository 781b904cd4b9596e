// The writers behind Write() and WriteGraphFile(). Their facts are clean (see escape.h).
#ifndef DIPLOGRAPH_EXPORT_WRITERS_H_
#define DIPLOGRAPH_EXPORT_WRITERS_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "export/format.h"
#include "export/view.h"
#include "graph/model.h"

namespace diplograph {

absl::Status WriteJson(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteGraphml(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteGexf(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteDot(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteCypher(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteSql(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteTurtle(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteHtml(const Facts& facts, const WriteOptions& options, std::ostream& out);
absl::Status WriteMermaid(const Facts& facts, const WriteOptions& options, std::ostream& out);
// `kind` is "svg", "png" or "pdf".
absl::Status WritePicture(const Facts& facts, const WriteOptions& options, const char* kind,
                          std::ostream& out);
// `path` is a file that does not exist yet.
absl::Status WriteSqlite(const Facts& facts, const std::string& path);
// `directory` exists and is empty.
absl::Status WriteNeo4jCsv(const Facts& facts, const WriteOptions& options, const std::string& directory);
absl::Status WriteKuzuCsv(const Facts& facts, const WriteOptions& options, const std::string& directory);

// The DOT text that both WriteDot and WritePicture draw; a legend only if asked for, since other
// readers of DOT take its nodes for part of the graph.
std::string DotText(const Facts& facts, const WriteOptions& options, bool legend);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_WRITERS_H_
