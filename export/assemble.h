// From nodes and edges, as any file holds them, back to facts.
#ifndef DIPLOGRAPH_EXPORT_ASSEMBLE_H_
#define DIPLOGRAPH_EXPORT_ASSEMBLE_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model.h"

namespace diplograph {

// A node or an edge of a file. Keys are those of Column::name in view.cc.
struct Record {
  std::string where;  // "g.json: edges[3]" or "g.graphml:12"
  std::string id;
  std::string source;  // edges
  std::string target;
  absl::flat_hash_map<std::string, std::string> fields;
  absl::flat_hash_map<std::string, std::vector<std::string>> lists;
};

struct Records {
  std::string name;       // the file's
  std::string documents;  // JSON arrays, as DocumentsJson and HiddenEventsJson give them, or empty
  std::string hidden_events;
  std::vector<Record> nodes;
  std::vector<Record> edges;
};

// The keys whose values are lists, and those whose values are numbers.
bool IsListField(absl::string_view key);
bool IsNumberField(absl::string_view key);

// Facts, normalized and valid. InvalidArgument names the record that is wrong.
absl::StatusOr<Facts> Assemble(Records records);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_ASSEMBLE_H_
