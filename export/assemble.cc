#include "export/assemble.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "export/json_util.h"
#include "graph/facts.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

const std::string& Get(const Record& r, absl::string_view key) {
  static const std::string none;
  const auto it = r.fields.find(key);
  return it == r.fields.end() ? none : it->second;
}

std::vector<std::string> GetList(const Record& r, absl::string_view key) {
  const auto it = r.lists.find(key);
  return it == r.lists.end() ? std::vector<std::string>() : it->second;
}

absl::Status GetNumber(const Record& r, absl::string_view key, double& out) {
  const std::string& text = Get(r, key);
  if (text.empty()) return absl::OkStatus();
  if (!absl::SimpleAtod(text, &out) || !std::isfinite(out)) {
    return Fault(r.where, absl::StrCat("\"", key, "\" is not a number: \"", text, "\""));
  }
  return absl::OkStatus();
}

// Whole numbers, also when a program made "6.0" of 6.
template <typename Int>
absl::Status GetWhole(const Record& r, absl::string_view key, Int& out) {
  double number = 0;
  RETURN_IF_ERROR(GetNumber(r, key, number));
  if (number < 0 || number > INT_MAX || number != std::floor(number)) {
    return Fault(r.where, absl::StrCat("\"", key, "\" is not a whole number from 0 up"));
  }
  out = static_cast<Int>(number);
  return absl::OkStatus();
}

absl::Status ReadEvidence(const rapidjson::Value& object, absl::string_view where,
                          std::vector<Evidence>& out) {
  const rapidjson::Value* list = Member(object, "evidence");
  if (list == nullptr) return absl::OkStatus();
  if (!list->IsArray()) return Fault(where, "\"evidence\" is not a list");
  out.clear();
  for (const auto& v : list->GetArray()) {
    if (!v.IsObject()) return Fault(where, "\"evidence\" holds what is no object");
    Evidence& e = out.emplace_back();
    RETURN_IF_ERROR(ReadText(v, "document", where, e.document));
    RETURN_IF_ERROR(ReadText(v, "text", where, e.text));
    RETURN_IF_ERROR(ReadSize(v, "begin", where, e.begin));
    RETURN_IF_ERROR(ReadSize(v, "end", where, e.end));
    RETURN_IF_ERROR(ReadText(v, "rule", where, e.rule));
    RETURN_IF_ERROR(ReadText(v, "rule_source", where, e.rule_source));
    RETURN_IF_ERROR(ReadNumber(v, "confidence", where, e.confidence));
  }
  return absl::OkStatus();
}

absl::Status ParseArray(absl::string_view bytes, absl::string_view where, rapidjson::Document& array) {
  RETURN_IF_ERROR(ParseJson(bytes, where, array));
  const bool objects =
      array.IsArray() && std::all_of(array.Begin(), array.End(), [](const auto& v) { return v.IsObject(); });
  return objects ? absl::OkStatus() : Fault(where, "is not a list of objects");
}

template <typename T, typename Parse>
absl::Status ReadName(const Record& r, absl::string_view key, Parse parse, T& out) {
  const std::optional<T> value = parse(Get(r, key));
  if (!value.has_value()) {
    return Fault(r.where, absl::StrCat("unknown ", key, " \"", Get(r, key), "\""));
  }
  out = *value;
  return absl::OkStatus();
}

absl::Status ParseMore(const Record& r, rapidjson::Document& more) {
  const std::string& text = Get(r, "more");
  more.SetObject();
  if (text.empty()) return absl::OkStatus();
  const std::string where = absl::StrCat(r.where, ": more");
  RETURN_IF_ERROR(ParseJson(text, where, more));
  return more.IsObject() ? absl::OkStatus() : Fault(where, "is not an object");
}

// The flat evidence of a row; none if it has no field of one.
absl::Status ReadFlatEvidence(const Record& r, std::vector<Evidence>& out) {
  constexpr absl::string_view kKeys[] = {"document", "evidence", "evidence_begin", "rule", "rule_source"};
  if (std::ranges::none_of(kKeys, [&r](absl::string_view key) { return !Get(r, key).empty(); })) {
    return absl::OkStatus();
  }
  Evidence& e = out.emplace_back();
  e.document = Get(r, "document");
  e.text = Get(r, "evidence");
  e.rule = Get(r, "rule");
  e.rule_source = Get(r, "rule_source");
  RETURN_IF_ERROR(GetWhole(r, "evidence_begin", e.begin));
  RETURN_IF_ERROR(GetWhole(r, "evidence_end", e.end));
  return GetNumber(r, "confidence", e.confidence);
}

}  // namespace

bool IsListField(absl::string_view key) { return key == "about" || key == "aliases"; }

bool IsNumberField(absl::string_view key) {
  constexpr absl::string_view kKeys[] = {"mentions", "confidence", "evidence_begin", "evidence_end",
                                         "weight"};
  return std::ranges::find(kKeys, key) != std::end(kKeys);
}

absl::Status Assembler::AddDocuments(absl::string_view json) {
  if (json.empty()) return absl::OkStatus();
  const std::string where = absl::StrCat(name_, ": documents");
  rapidjson::Document array;
  RETURN_IF_ERROR(ParseArray(json, where, array));
  for (const auto& v : array.GetArray()) {
    Document& d = facts_.documents.emplace_back();
    RETURN_IF_ERROR(ReadText(v, "id", where, d.id));
    RETURN_IF_ERROR(ReadText(v, "title", where, d.title));
    RETURN_IF_ERROR(ReadText(v, "date", where, d.date));
    RETURN_IF_ERROR(ReadText(v, "language", where, d.language));
    RETURN_IF_ERROR(ReadText(v, "source", where, d.source));
    RETURN_IF_ERROR(ReadText(v, "text", where, d.text));
  }
  return absl::OkStatus();
}

absl::Status Assembler::AddNode(const Record& r) {
  if (Get(r, "type") == "event") return AddEventNode(r);
  Node n;
  n.id = r.id;
  RETURN_IF_ERROR(ReadName(
      r, "type", [](absl::string_view s) { return ParseNodeType(s); }, n.type));
  n.name = Get(r, "name");
  if (n.name.empty() && Get(r, "label") != n.id) n.name = Get(r, "label");
  n.iso3 = Get(r, "iso3");
  n.aliases = GetList(r, "aliases");
  RETURN_IF_ERROR(GetWhole(r, "mentions", n.mentions));
  rapidjson::Document more;
  RETURN_IF_ERROR(ParseMore(r, more));
  RETURN_IF_ERROR(ReadStrings(more, "aliases", r.where, n.aliases));
  facts_.nodes.push_back(std::move(n));
  return absl::OkStatus();
}

absl::Status Assembler::AddEvent(const Record& r, Relation relation, const std::string& id) {
  Event e;
  e.id = id;
  e.relation = relation;
  if (!Get(r, "status").empty()) {
    RETURN_IF_ERROR(ReadName(
        r, "status", [](absl::string_view s) { return ParseStatus(s); }, e.status));
  }
  e.date = Get(r, "date");
  e.place = Get(r, "place");
  e.summit = Get(r, "summit");
  e.instrument = Get(r, "instrument");
  e.cameo = Get(r, "cameo");
  e.about = GetList(r, "about");
  RETURN_IF_ERROR(GetNumber(r, "confidence", e.confidence));
  RETURN_IF_ERROR(ReadFlatEvidence(r, e.evidence));
  rapidjson::Document more;
  RETURN_IF_ERROR(ParseMore(r, more));
  RETURN_IF_ERROR(ReadStrings(more, "about", r.where, e.about));
  RETURN_IF_ERROR(ReadEvidence(more, r.where, e.evidence));
  Building& b = building_.emplace_back();
  b.exact = Member(more, "actors") != nullptr;
  RETURN_IF_ERROR(ReadStrings(more, "actors", r.where, b.actors));
  RETURN_IF_ERROR(ReadStrings(more, "targets", r.where, b.targets));
  facts_.events.push_back(std::move(e));
  return absl::OkStatus();
}

absl::Status Assembler::AddEventNode(const Record& r) {
  Relation relation = Relation::kMetWith;
  RETURN_IF_ERROR(ReadName(
      r, "relation", [](absl::string_view s) { return ParseRelation(s); }, relation));
  const std::string& id = Get(r, "event");
  if (!event_nodes_.emplace(r.id, facts_.events.size()).second) return Fault(r.where, "appears twice");
  return AddEvent(r, relation, id.empty() ? r.id : id);
}

absl::Status Assembler::AddEdge(const Record& r) {
  ++edges_;
  const std::string& name = Get(r, "relation");
  if (name == "actor" || name == "target") return AddRole(r, name == "actor");
  Relation relation = Relation::kMetWith;
  RETURN_IF_ERROR(ReadName(
      r, "relation", [](absl::string_view s) { return ParseRelation(s); }, relation));
  if (IsStructural(relation)) return AddStructure(r, relation);
  // An edge of another program may have no event: then it is one by itself.
  std::string id = Get(r, "event");
  if (id.empty()) id = r.id.empty() ? absl::StrCat("edge", edges_) : r.id;
  const auto [it, fresh] = events_.emplace(id, facts_.events.size());
  if (fresh) RETURN_IF_ERROR(AddEvent(r, relation, id));
  if (facts_.events[it->second].relation != relation) {
    return Fault(r.where, absl::StrCat("event \"", id, "\" has two relations"));
  }
  Building& b = building_[it->second];
  if (b.exact) return absl::OkStatus();
  b.actors.push_back(r.source);
  (IsSymmetric(relation) ? b.actors : b.targets).push_back(r.target);
  return absl::OkStatus();
}

absl::Status Assembler::AddRole(const Record& r, bool actor) {
  const auto it = event_nodes_.find(actor ? r.target : r.source);
  if (it == event_nodes_.end()) return Fault(r.where, "does not join an event with a participant");
  Building& b = building_[it->second];
  if (!b.exact) (actor ? b.actors : b.targets).push_back(actor ? r.source : r.target);
  return absl::OkStatus();
}

absl::Status Assembler::AddStructure(const Record& r, Relation relation) {
  StructuralEdge e;
  e.source = r.source;
  e.relation = relation;
  e.target = r.target;
  e.office = Get(r, "office");
  e.date = Get(r, "date");
  RETURN_IF_ERROR(ReadFlatEvidence(r, e.evidence));
  rapidjson::Document more;
  RETURN_IF_ERROR(ParseMore(r, more));
  RETURN_IF_ERROR(ReadEvidence(more, r.where, e.evidence));
  facts_.structure.push_back(std::move(e));
  return absl::OkStatus();
}

absl::Status Assembler::AddHiddenEvents(absl::string_view json) {
  if (json.empty()) return absl::OkStatus();
  SetParticipants();
  const std::string where = absl::StrCat(name_, ": events");
  rapidjson::Document array;
  RETURN_IF_ERROR(ParseArray(json, where, array));
  for (const auto& v : array.GetArray()) {
    Event e;
    Record names{.where = where};
    RETURN_IF_ERROR(ReadText(v, "id", where, e.id));
    RETURN_IF_ERROR(ReadText(v, "relation", where, names.fields["relation"]));
    RETURN_IF_ERROR(ReadText(v, "status", where, names.fields["status"]));
    RETURN_IF_ERROR(ReadName(
        names, "relation", [](absl::string_view s) { return ParseRelation(s); }, e.relation));
    RETURN_IF_ERROR(ReadName(
        names, "status", [](absl::string_view s) { return ParseStatus(s); }, e.status));
    RETURN_IF_ERROR(ReadStrings(v, "actors", where, e.actors));
    RETURN_IF_ERROR(ReadStrings(v, "targets", where, e.targets));
    RETURN_IF_ERROR(ReadText(v, "date", where, e.date));
    RETURN_IF_ERROR(ReadText(v, "place", where, e.place));
    RETURN_IF_ERROR(ReadText(v, "summit", where, e.summit));
    RETURN_IF_ERROR(ReadText(v, "instrument", where, e.instrument));
    RETURN_IF_ERROR(ReadText(v, "cameo", where, e.cameo));
    RETURN_IF_ERROR(ReadStrings(v, "about", where, e.about));
    RETURN_IF_ERROR(ReadNumber(v, "confidence", where, e.confidence));
    RETURN_IF_ERROR(ReadEvidence(v, where, e.evidence));
    std::size_t position = 0;
    RETURN_IF_ERROR(ReadSize(v, "position", where, position));
    position = std::min(position, facts_.events.size());
    facts_.events.insert(facts_.events.begin() + static_cast<std::ptrdiff_t>(position), std::move(e));
  }
  return absl::OkStatus();
}

void Assembler::SetParticipants() {
  for (std::size_t i = 0; i < building_.size(); ++i) {
    facts_.events[i].actors = std::move(building_[i].actors);
    facts_.events[i].targets = std::move(building_[i].targets);
  }
  building_.clear();
}

absl::StatusOr<Facts> Assembler::Finish() {
  SetParticipants();
  Normalize(facts_);
  if (absl::Status s = Validate(facts_); !s.ok()) return Fault(name_, absl::string_view(s.message()));
  return std::move(facts_);
}

}  // namespace diplograph
