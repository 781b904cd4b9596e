// Facts as lines that people write and read: what rule examples, golden files and test tables hold.
//
//   person Retno Marsudi
//   structure Retno Marsudi --holds-office--> Kementerian Luar Negeri Indonesia (Menteri)
//   event discussed: Retno Marsudi -> ekspor sawit ; date 2023-05-10 ; place Hanoi ; status planned
#ifndef DIPLOGRAPH_TESTS_SUPPORT_FACTS_TEXT_H_
#define DIPLOGRAPH_TESTS_SUPPORT_FACTS_TEXT_H_

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "extract/unicode.h"
#include "graph/model.h"

namespace diplograph::testing {

inline const Node* NodeById(const Facts& facts, absl::string_view id) {
  const auto it =
      std::find_if(facts.nodes.begin(), facts.nodes.end(), [&](const Node& n) { return n.id == id; });
  return it == facts.nodes.end() ? nullptr : &*it;
}

inline std::string NameOf(const Facts& facts, absl::string_view id) {
  const Node* node = NodeById(facts, id);
  return node == nullptr ? absl::StrCat("?", id) : node->name;
}

// Names of the nodes, in byte order, so that ids do not matter.
inline std::string NamesOf(const Facts& facts, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(NameOf(facts, id));
  std::sort(names.begin(), names.end());
  return absl::StrJoin(names, ", ");
}

// "met-with: A, B ; date 2023-05-10"; `is` stands between a key and its value.
inline std::string EventText(const Facts& facts, const Event& e, absl::string_view is = " ") {
  std::string out = absl::StrCat(Name(e.relation), ": ", NamesOf(facts, e.actors));
  if (!e.targets.empty()) absl::StrAppend(&out, " -> ", NamesOf(facts, e.targets));
  const auto add = [&](absl::string_view key, absl::string_view value) {
    if (!value.empty()) absl::StrAppend(&out, " ; ", key, is, value);
  };
  add("date", e.date);
  add("place", e.place);
  add("summit", e.summit);
  add("instrument", e.instrument);
  add("about", absl::StrJoin(e.about, " | "));
  if (e.status != Status::kOccurred) add("status", Name(e.status));
  return out;
}

inline std::string StructureText(const Facts& facts, const StructuralEdge& s) {
  std::string out =
      absl::StrCat(NameOf(facts, s.source), " --", Name(s.relation), "--> ", NameOf(facts, s.target));
  if (!s.office.empty()) absl::StrAppend(&out, " (", s.office, ")");
  return out;
}

// All facts, one a line: nodes by type and name, structure, events in order.
inline std::vector<std::string> FactLines(const Facts& facts) {
  std::vector<std::string> out;
  for (int type = 0; type < kNodeTypeCount; ++type) {
    std::vector<std::string> names;
    for (const Node& n : facts.nodes) {
      if (static_cast<int>(n.type) == type) names.push_back(absl::StrCat(Name(n.type), " ", n.name));
    }
    std::sort(names.begin(), names.end());
    out.insert(out.end(), names.begin(), names.end());
  }
  std::vector<std::string> edges;
  for (const StructuralEdge& s : facts.structure)
    edges.push_back(absl::StrCat("structure ", StructureText(facts, s)));
  std::sort(edges.begin(), edges.end());
  out.insert(out.end(), edges.begin(), edges.end());
  for (const Event& e : facts.events) out.push_back(absl::StrCat("event ", EventText(facts, e)));
  return out;
}

// An event as an example demands it: "relation: A, B -> T ; place = X ; date = … ; status = …".
// What is left out is not asked for.
struct WantedEvent {
  Relation relation = Relation::kMetWith;
  std::vector<std::string> actors;
  std::vector<std::string> targets;
  std::vector<std::pair<std::string, std::string>> context;
};

inline std::vector<std::string> SplitNames(absl::string_view text) {
  std::vector<std::string> out;
  for (absl::string_view name : absl::StrSplit(text, ',')) out.emplace_back(absl::StripAsciiWhitespace(name));
  return out;
}

// Empty, with the reason in `fault`, if `text` is not such an event.
inline std::optional<WantedEvent> ParseWanted(absl::string_view text, std::string& fault) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ';');
  const std::vector<absl::string_view> head = absl::StrSplit(parts[0], absl::MaxSplits(':', 1));
  const auto relation = ParseRelation(absl::StripAsciiWhitespace(head[0]));
  if (head.size() != 2 || !relation) {
    fault = absl::StrCat("\"", text, "\" does not begin with a relation and a colon");
    return std::nullopt;
  }
  WantedEvent wanted;
  wanted.relation = *relation;
  const std::vector<absl::string_view> sides = absl::StrSplit(head[1], "->");
  if (sides.size() > 2 || (sides.size() == 1) != IsSymmetric(*relation)) {
    fault = absl::StrCat("\"", text, "\": ", Name(*relation),
                         IsSymmetric(*relation) ? " takes no" : " needs one", " ->");
    return std::nullopt;
  }
  wanted.actors = SplitNames(sides[0]);
  if (sides.size() == 2) wanted.targets = SplitNames(sides[1]);
  static const std::vector<std::string> kKeys = {"date", "place", "summit", "instrument", "about", "status"};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::vector<absl::string_view> pair = absl::StrSplit(parts[i], absl::MaxSplits('=', 1));
    const std::string key(absl::StripAsciiWhitespace(pair[0]));
    if (pair.size() != 2 || std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
      fault = absl::StrCat("\"", key, "\" is no context (", absl::StrJoin(kKeys, ", "), ")");
      return std::nullopt;
    }
    wanted.context.emplace_back(key, std::string(absl::StripAsciiWhitespace(pair[1])));
  }
  return wanted;
}

// Is `name` the node's name, or one of its aliases? Case and diacritics do not count.
inline bool Answers(const Node& node, absl::string_view name) {
  const std::string key = FoldedKey(name);
  if (FoldedKey(node.name) == key) return true;
  return std::any_of(node.aliases.begin(), node.aliases.end(),
                     [&](const std::string& a) { return FoldedKey(a) == key; });
}

// Every name is that of another node, and no node is left over.
inline bool SameParticipants(const Facts& facts, std::vector<std::string> ids,
                             const std::vector<std::string>& names) {
  if (ids.size() != names.size()) return false;
  for (const std::string& name : names) {
    const auto it = std::find_if(ids.begin(), ids.end(), [&](const std::string& id) {
      const Node* node = NodeById(facts, id);
      return node != nullptr && Answers(*node, name);
    });
    if (it == ids.end()) return false;
    ids.erase(it);
  }
  return true;
}

// A context's value is the name of a node, or an alias of that node, or plain text.
inline bool SameContext(const Facts& facts, absl::string_view value, absl::string_view wanted) {
  if (FoldedKey(value) == FoldedKey(wanted)) return true;
  return std::any_of(facts.nodes.begin(), facts.nodes.end(),
                     [&](const Node& n) { return n.name == value && Answers(n, wanted); });
}

inline bool Matches(const Facts& facts, const Event& e, const WantedEvent& wanted) {
  if (e.relation != wanted.relation) return false;
  if (!SameParticipants(facts, e.actors, wanted.actors) ||
      !SameParticipants(facts, e.targets, wanted.targets))
    return false;
  return std::all_of(wanted.context.begin(), wanted.context.end(), [&](const auto& pair) {
    const auto& [key, value] = pair;
    if (key == "date") return e.date == value;
    if (key == "status") return Name(e.status) == value;
    if (key == "place") return SameContext(facts, e.place, value);
    if (key == "summit") return SameContext(facts, e.summit, value);
    if (key == "instrument") return SameContext(facts, e.instrument, value);
    return std::any_of(e.about.begin(), e.about.end(),
                       [&value = value](const std::string& a) { return FoldedKey(a) == FoldedKey(value); });
  });
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_SUPPORT_FACTS_TEXT_H_
