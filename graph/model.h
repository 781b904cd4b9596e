// The facts that articles state, as plain values: who, where, and what happened.
//
// Events are the truth; edges are a projection of them (see projection.h). Nothing here
// knows about text, languages, files or Boost. The vocabulary is that of docs/ontology.md.
#ifndef DIPLOGRAPH_GRAPH_MODEL_H_
#define DIPLOGRAPH_GRAPH_MODEL_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace diplograph {

enum class NodeType {
  kPerson,
  kCountry,
  kMinistry,
  kOrganization,
  kSummit,
  kAgreement,
  kPlace,
  kTopic,
};
inline constexpr int kNodeTypeCount = 8;

enum class Relation {
  // Events. The first six are symmetric: they join their actors with each other.
  kMetWith,
  kPlansToMeet,
  kAgreed,
  kSigned,
  kPlansMou,
  kCooperatesWith,
  kDiscussed,
  kVisited,
  kHosted,
  kAttended,
  kInvited,
  kSupported,
  kAided,
  kUrged,
  kCriticized,
  kRejected,
  kThreatened,
  kSanctioned,
  kConceded,
  // Structure: no event, no status.
  kHoldsOffice,
  kPartOf,
  kHeldIn,
};
inline constexpr int kRelationCount = 22;

enum class Status { kOccurred, kPlanned, kDenied };

// Names as they stand in files: "person", "met-with", "planned".
absl::string_view Name(NodeType type);
absl::string_view Name(Relation relation);
absl::string_view Name(Status status);
std::optional<NodeType> ParseNodeType(absl::string_view name);
std::optional<Relation> ParseRelation(absl::string_view name);
std::optional<Status> ParseStatus(absl::string_view name);

// True for the relations that hold between equals (met-with, agreed, signed, ...).
bool IsSymmetric(Relation relation);
// True for holds-office, part-of and held-in.
bool IsStructural(Relation relation);
// True for the node types that can act: person, country, ministry, organization.
bool IsActor(NodeType type);
// The CAMEO code as far as the relation alone makes it certain ("040", "05"); empty for structure.
absl::string_view CameoCode(Relation relation);

// An article that was read.
struct Document {
  std::string id;  // unique in a graph; ASCII slug
  std::string title;
  std::string date;      // ISO 8601, as precise as known; empty if unknown
  std::string language;  // ISO 639-1
  std::string source;    // the file or address it came from
  // The whole text, when it is to be carried along (an HTML view shows evidence inside it).
  // Offsets of evidence are bytes into this. Empty: not carried.
  std::string text;

  friend bool operator==(const Document&, const Document&) = default;
};

struct Node {
  std::string id;  // "type:slug", characters [a-z0-9.:_-]
  NodeType type = NodeType::kPerson;
  std::string name;
  std::vector<std::string> aliases;  // sorted, unique, without `name`
  std::string iso3;                  // countries only
  int mentions = 0;

  friend bool operator==(const Node&, const Node&) = default;
};

// The sentence (or part of one) that states an event or a structural edge.
struct Evidence {
  std::string document;   // Document::id
  std::string text;       // == article.text.substr(begin, end - begin)
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  std::string rule;         // the rule's id
  std::string rule_source;  // "file:line" in the language pack
  double confidence = 0;    // 0..1

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Event {
  std::string id;  // unique in a graph
  Relation relation = Relation::kMetWith;
  // Node ids, sorted and unique. Symmetric relations have at least two actors and no targets,
  // directed ones at least one of each.
  std::vector<std::string> actors;
  std::vector<std::string> targets;
  Status status = Status::kOccurred;
  std::string date;        // ISO 8601: 2023-05-10, 2023-09 or 2023; empty if unknown
  std::string place;       // name; empty if unknown, as the following
  std::string summit;      // name
  std::string instrument;  // name
  std::vector<std::string> about;
  std::string cameo;
  double confidence = 0;
  std::vector<Evidence> evidence;  // the best first, never empty

  friend bool operator==(const Event&, const Event&) = default;
};

// holds-office, part-of, held-in.
struct StructuralEdge {
  std::string source;  // node id
  Relation relation = Relation::kHoldsOffice;
  std::string target;  // node id
  std::string office;  // holds-office only
  std::string date;    // held-in only
  std::vector<Evidence> evidence;

  friend bool operator==(const StructuralEdge&, const StructuralEdge&) = default;
};

// What one article, or many, state. `Normalize` (facts.h) gives the order that files keep.
struct Facts {
  std::vector<Document> documents;
  std::vector<Node> nodes;                // sorted by id
  std::vector<Event> events;              // in order of their ids' first appearance
  std::vector<StructuralEdge> structure;  // sorted by source, relation, target, office

  friend bool operator==(const Facts&, const Facts&) = default;
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_MODEL_H_
