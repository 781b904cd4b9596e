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

// The keys whose values are lists, and those whose values are numbers.
bool IsListField(absl::string_view key);
bool IsNumberField(absl::string_view key);

// Takes a file's records as they are read. Every call gives InvalidArgument, naming the record, if
// it is wrong.
class Assembler {
 public:
  explicit Assembler(absl::string_view name) : name_(name) {}  // the file's name

  // A node that stands for an event comes before the edges to its participants.
  absl::Status AddNode(const Record& r);
  absl::Status AddEdge(const Record& r);
  // JSON arrays as DocumentsJson and HiddenEventsJson give them. The events come last, since their
  // positions count all others.
  absl::Status AddDocuments(absl::string_view json);
  absl::Status AddHiddenEvents(absl::string_view json);
  // The facts, normalized and valid. The Assembler is empty then.
  absl::StatusOr<Facts> Finish();

 private:
  // What edges tell of an event, until all are read.
  struct Building {
    std::vector<std::string> actors;
    std::vector<std::string> targets;
    bool exact = false;  // participants stand in `more`
  };

  absl::Status AddEvent(const Record& r, Relation relation, const std::string& id);
  absl::Status AddEventNode(const Record& r);
  absl::Status AddRole(const Record& r, bool actor);
  absl::Status AddStructure(const Record& r, Relation relation);
  void SetParticipants();

  std::string name_;
  Facts facts_;
  std::vector<Building> building_;  // as facts_.events
  std::size_t edges_ = 0;
  absl::flat_hash_map<std::string, std::size_t> events_;
  absl::flat_hash_map<std::string, std::size_t> event_nodes_;
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_ASSEMBLE_H_
