// RapidJSON without its assertions: every type is tested, every failure a Status.
#ifndef DIPLOGRAPH_EXPORT_JSON_UTIL_H_
#define DIPLOGRAPH_EXPORT_JSON_UTIL_H_

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace diplograph {

inline absl::Status Fault(absl::string_view where, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(where, ": ", what));
}

inline absl::string_view TextOf(const rapidjson::Value& v) { return {v.GetString(), v.GetStringLength()}; }

// Iterative, so that deep nesting cannot exhaust the stack; refuses what is not UTF-8.
inline absl::Status ParseJson(absl::string_view bytes, absl::string_view name,
                              rapidjson::Document& document) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseFullPrecisionFlag;
  document.Parse<kFlags>(bytes.data(), bytes.size());
  if (!document.HasParseError()) return absl::OkStatus();
  const absl::string_view before = bytes.substr(0, document.GetErrorOffset());
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == absl::string_view::npos ? before.size() + 1 : before.size() - newline;
  return Fault(absl::StrCat(name, ":", line, ":", column),
               rapidjson::GetParseError_En(document.GetParseError()));
}

// The member `key` of `object`, which must be an object; null if there is none or it is null.
inline const rapidjson::Value* Member(const rapidjson::Value& object, const char* key) {
  const auto it = object.FindMember(key);
  return it == object.MemberEnd() || it->value.IsNull() ? nullptr : &it->value;
}

inline absl::Status ReadText(const rapidjson::Value& object, const char* key, absl::string_view where,
                             std::string& out) {
  const rapidjson::Value* v = Member(object, key);
  if (v == nullptr) return absl::OkStatus();
  if (!v->IsString()) return Fault(where, absl::StrCat("\"", key, "\" is not a string"));
  out = std::string(TextOf(*v));
  return absl::OkStatus();
}

inline absl::Status ReadNumber(const rapidjson::Value& object, const char* key, absl::string_view where,
                               double& out) {
  const rapidjson::Value* v = Member(object, key);
  if (v == nullptr) return absl::OkStatus();
  if (!v->IsNumber()) return Fault(where, absl::StrCat("\"", key, "\" is not a number"));
  out = v->GetDouble();
  return absl::OkStatus();
}

inline absl::Status ReadSize(const rapidjson::Value& object, const char* key, absl::string_view where,
                             std::size_t& out) {
  const rapidjson::Value* v = Member(object, key);
  if (v == nullptr) return absl::OkStatus();
  if (!v->IsUint64()) return Fault(where, absl::StrCat("\"", key, "\" is not a whole number from 0 up"));
  out = v->GetUint64();
  return absl::OkStatus();
}

inline absl::Status ReadStrings(const rapidjson::Value& value, absl::string_view where, absl::string_view key,
                                std::vector<std::string>& out) {
  const bool strings =
      value.IsArray() && std::all_of(value.Begin(), value.End(), [](const auto& v) { return v.IsString(); });
  if (!strings) return Fault(where, absl::StrCat("\"", key, "\" is not a list of strings"));
  out.clear();
  for (const auto& v : value.GetArray()) out.emplace_back(TextOf(v));
  return absl::OkStatus();
}

inline absl::Status ReadStrings(const rapidjson::Value& object, const char* key, absl::string_view where,
                                std::vector<std::string>& out) {
  const rapidjson::Value* v = Member(object, key);
  return v == nullptr ? absl::OkStatus() : ReadStrings(*v, where, absl::string_view(key), out);
}

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_JSON_UTIL_H_
