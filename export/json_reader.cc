#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "export/assemble.h"
#include "export/json_util.h"
#include "export/readers.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

std::string Text(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

// JSON's own names of the fields whose names mean something else in the other formats.
absl::string_view FieldName(absl::string_view key) {
  if (key == "begin") return "evidence_begin";
  if (key == "end") return "evidence_end";
  return key;
}

absl::Status ReadField(absl::string_view key, const rapidjson::Value& v, Record& r) {
  const auto expected = [&](absl::string_view what) {
    return Fault(r.where, absl::StrCat("\"", key, "\" is not ", what));
  };
  const absl::string_view name = FieldName(key);
  if (v.IsNull()) return absl::OkStatus();
  if (IsListField(name)) return ReadStrings(v, r.where, key, r.lists[name]);
  if (name == "more") {
    if (!v.IsObject()) return expected("an object");
    r.fields[name] = Text(v);
    return absl::OkStatus();
  }
  if (IsNumberField(name)) {
    if (!v.IsNumber()) return expected("a number");
    r.fields[name] = Text(v);
    return absl::OkStatus();
  }
  if (name == "symmetric") return v.IsBool() ? absl::OkStatus() : expected("true or false");
  if (v.IsString()) {
    r.fields[name] = std::string(TextOf(v));
    return absl::OkStatus();
  }
  // Other programs add what they like; what we know has to be text.
  constexpr absl::string_view kTexts[] = {
      "type",   "name", "iso3",       "relation", "event",       "status",   "date",     "place", "summit",
      "office", "rule", "instrument", "cameo",    "rule_source", "document", "evidence", "label"};
  const bool known = std::find(std::begin(kTexts), std::end(kTexts), name) != std::end(kTexts);
  return known ? expected("a string") : absl::OkStatus();
}

absl::Status ReadRecord(const rapidjson::Value& object, bool edge, Record& r) {
  if (!object.IsObject()) return Fault(r.where, "is not an object");
  const auto required = [&](const char* key, std::string& out) -> absl::Status {
    RETURN_IF_ERROR(ReadText(object, key, r.where, out));
    return out.empty() ? Fault(r.where, absl::StrCat("has no \"", key, "\"")) : absl::OkStatus();
  };
  if (edge) {
    RETURN_IF_ERROR(required("source", r.source));
    RETURN_IF_ERROR(required("target", r.target));
    // NetworkX numbers the edges between two nodes: such a key is no id.
    if (const rapidjson::Value* key = Member(object, "key"); key != nullptr && key->IsString())
      r.id = std::string(TextOf(*key));
  } else {
    RETURN_IF_ERROR(required("id", r.id));
  }
  for (const auto& member : object.GetObject())
    RETURN_IF_ERROR(ReadField(TextOf(member.name), member.value, r));
  return absl::OkStatus();
}

using Add = absl::Status (Assembler::*)(const Record&);

absl::Status ReadRecords(const rapidjson::Value& root, const char* key, absl::string_view name, bool edge,
                         Assembler& assembler) {
  const rapidjson::Value* list = Member(root, key);
  if (list == nullptr || !list->IsArray()) return Fault(name, absl::StrCat("has no list \"", key, "\""));
  const Add add = edge ? &Assembler::AddEdge : &Assembler::AddNode;
  for (rapidjson::SizeType i = 0; i < list->Size(); ++i) {
    Record r{.where = absl::StrCat(name, ": ", key, "[", i, "]")};
    RETURN_IF_ERROR(ReadRecord((*list)[i], edge, r));
    RETURN_IF_ERROR((assembler.*add)(r));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Facts> ReadJson(absl::string_view bytes, absl::string_view name) {
  bytes = absl::StripPrefix(bytes, "\xEF\xBB\xBF");  // the mark that some editors put first
  rapidjson::Document root;
  RETURN_IF_ERROR(ParseJson(bytes, name, root));
  if (!root.IsObject()) return Fault(name, "is not an object");
  Assembler assembler(name);
  std::string hidden_events;
  if (const rapidjson::Value* graph = Member(root, "graph"); graph != nullptr) {
    if (!graph->IsObject()) return Fault(name, "\"graph\" is not an object");
    if (const rapidjson::Value* v = Member(*graph, "documents"); v != nullptr)
      RETURN_IF_ERROR(assembler.AddDocuments(Text(*v)));
    if (const rapidjson::Value* v = Member(*graph, "events"); v != nullptr) hidden_events = Text(*v);
  }
  RETURN_IF_ERROR(ReadRecords(root, "nodes", name, /*edge=*/false, assembler));
  // NetworkX called the list "links" until version 3.4.
  const char* edges =
      Member(root, "edges") == nullptr && Member(root, "links") != nullptr ? "links" : "edges";
  RETURN_IF_ERROR(ReadRecords(root, edges, name, /*edge=*/true, assembler));
  RETURN_IF_ERROR(assembler.AddHiddenEvents(hidden_events));
  return assembler.Finish();
}

}  // namespace diplograph
