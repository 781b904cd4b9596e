#include "graph/model.h"

#include <array>

namespace diplograph {
namespace {

constexpr std::array<absl::string_view, kNodeTypeCount> kNodeTypeNames = {
    "person", "country", "ministry", "organization", "summit", "agreement", "place", "topic"};

constexpr std::array<absl::string_view, 3> kStatusNames = {"occurred", "planned", "denied"};

struct RelationInfo {
  absl::string_view name;
  absl::string_view cameo;
};

// CAMEO: as far as the relation is certain, two digits or finer (Schrodt 2012, chapter 6).
constexpr std::array<RelationInfo, kRelationCount> kRelations = {{
    {"met-with", "040"},  {"plans-to-meet", "036"},  {"agreed", "05"},     {"signed", "057"},
    {"plans-MoU", "030"}, {"cooperates-with", "06"}, {"discussed", "04"},  {"visited", "042"},
    {"hosted", "043"},    {"attended", "04"},        {"invited", "022"},   {"supported", "051"},
    {"aided", "07"},      {"urged", "10"},           {"criticized", "11"}, {"rejected", "12"},
    {"threatened", "13"}, {"sanctioned", "16"},      {"conceded", "08"},   {"holds-office", ""},
    {"part-of", ""},      {"held-in", ""},
}};

template <typename Enum, typename Range, typename Key>
std::optional<Enum> Find(const Range& range, absl::string_view name, Key key) {
  for (std::size_t i = 0; i < range.size(); ++i) {
    if (key(range[i]) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

constexpr auto kSelf = [](absl::string_view s) { return s; };

}  // namespace

absl::string_view Name(NodeType type) { return kNodeTypeNames[static_cast<std::size_t>(type)]; }
absl::string_view Name(Relation relation) { return kRelations[static_cast<std::size_t>(relation)].name; }
absl::string_view Name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

std::optional<NodeType> ParseNodeType(absl::string_view name) {
  return Find<NodeType>(kNodeTypeNames, name, kSelf);
}
std::optional<Relation> ParseRelation(absl::string_view name) {
  return Find<Relation>(kRelations, name, [](const RelationInfo& r) { return r.name; });
}
std::optional<Status> ParseStatus(absl::string_view name) { return Find<Status>(kStatusNames, name, kSelf); }

bool IsSymmetric(Relation relation) { return relation <= Relation::kCooperatesWith; }
bool IsStructural(Relation relation) { return relation >= Relation::kHoldsOffice; }
bool IsActor(NodeType type) { return type <= NodeType::kOrganization; }
absl::string_view CameoCode(Relation relation) {
  return kRelations[static_cast<std::size_t>(relation)].cameo;
}

}  // namespace diplograph
