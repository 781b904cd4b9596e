#include "extract/pack.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

bool IsNfc(absl::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfc = icu::Normalizer2::getNFCInstance(status);
  if (kNfc == nullptr) return true;
  const auto s = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  status = U_ZERO_ERROR;
  return kNfc->isNormalized(s, status) != 0;
}

int ColumnOf(absl::string_view line, absl::string_view cell) {
  return static_cast<int>(cell.data() - line.data()) + 1;
}

}  // namespace

std::string PackFault::ToString() const { return absl::StrCat(file, ":", line, ":", column, ": ", what); }

absl::StatusOr<PackFiles> ReadPackFolder(const std::string& dir) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(dir, error)) return absl::NotFoundError(absl::StrCat(dir, ": no such folder"));
  PackFiles files;
  for (fs::recursive_directory_iterator it(dir, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file(error)) continue;
    const std::string path = it->path().lexically_relative(dir).generic_string();
    if (!absl::EndsWith(path, ".tsv") && !absl::EndsWith(path, ".rules") && path != "pack.json") continue;
    std::ifstream in(it->path(), std::ios::binary);
    if (!in) return absl::NotFoundError(absl::StrCat(it->path().string(), ": cannot be read"));
    files[path] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  if (error) return absl::NotFoundError(absl::StrCat(dir, ": ", error.message()));
  if (!files.contains("pack.json")) return absl::NotFoundError(absl::StrCat(dir, ": has no pack.json"));
  return files;
}

Table ParseTable(const std::string& file, absl::string_view content, const std::vector<std::string>& columns,
                 std::vector<PackFault>& faults) {
  Table table{file, columns, {}};
  if (const std::size_t bad = FindInvalidUtf8(content); bad != absl::string_view::npos) {
    const int line = 1 + static_cast<int>(std::count(
                             content.begin(), content.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    faults.push_back({file, line, 0, "is not UTF-8"});
    return table;
  }
  int number = 0;
  bool header = false;
  absl::flat_hash_map<std::string, int> seen;
  std::string previous;
  for (absl::string_view line : absl::StrSplit(content, '\n')) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (!line.empty() && line.back() == '\r') {
      faults.push_back({file, number, static_cast<int>(line.size()), "ends in a carriage return"});
      line.remove_suffix(1);
    }
    std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    if (!header) {
      header = true;
      const bool fits = cells.size() <= columns.size() &&
                        std::equal(cells.begin(), cells.end(), columns.begin(),
                                   [](absl::string_view a, const std::string& b) { return a == b; });
      if (!fits) {
        faults.push_back(
            {file, number, 1, absl::StrCat("header is not \"", absl::StrJoin(columns, "<tab>"), "\"")});
        return table;
      }
      table.columns.resize(cells.size());
      continue;
    }
    if (cells.size() != table.columns.size()) {
      faults.push_back(
          {file, number, 0, absl::StrCat("has ", cells.size(), " cells, needs ", table.columns.size())});
      continue;
    }
    bool good = true;
    for (absl::string_view cell : cells) {
      if (absl::StripAsciiWhitespace(cell) != cell) {
        faults.push_back({file, number, ColumnOf(line, cell), "has a blank at the edge of a cell"});
        good = false;
      }
    }
    if (cells[0].empty()) {
      faults.push_back({file, number, 1, "has an empty first cell"});
      continue;
    }
    if (!IsNfc(line)) faults.push_back({file, number, 0, "is not in Unicode normal form C"});
    // A key is the first cell, or the first two where the first names a list.
    const bool listed = table.columns[0] == "list" && cells.size() > 1;
    const std::string key = listed ? absl::StrCat(cells[0], "\t", cells[1]) : std::string(cells[0]);
    const auto [it, fresh] = seen.try_emplace(key, number);
    if (!fresh) {
      faults.push_back({file, number, 1, absl::StrCat("\"", key, "\" stands already in line ", it->second)});
      good = false;
    } else if (key < previous) {
      faults.push_back(
          {file, number, 1, absl::StrCat("\"", key, "\" is out of order: sort the rows by byte")});
    }
    previous = std::max(previous, key);
    if (good) table.rows.push_back({number, std::move(cells)});
  }
  if (!header) faults.push_back({file, 1, 1, "has no header row"});
  for (TableRow& row : table.rows) row.cells.resize(columns.size());
  table.columns = columns;
  return table;
}

PackInfo ParsePackInfo(absl::string_view json, std::vector<PackFault>& faults) {
  PackInfo info;
  rapidjson::Document d;
  d.Parse(json.data(), json.size());
  if (d.HasParseError()) {
    const auto offset = static_cast<std::ptrdiff_t>(std::min(d.GetErrorOffset(), json.size()));
    const int line = 1 + static_cast<int>(std::count(json.begin(), json.begin() + offset, '\n'));
    faults.push_back({"pack.json", line, 0, rapidjson::GetParseError_En(d.GetParseError())});
    return info;
  }
  if (!d.IsObject()) {
    faults.push_back({"pack.json", 1, 1, "is not an object"});
    return info;
  }
  const auto text = [&](const char* key, std::string& out, bool required) {
    const auto it = d.FindMember(key);
    if (it == d.MemberEnd()) {
      if (required) faults.push_back({"pack.json", 1, 1, absl::StrCat("lacks \"", key, "\"")});
    } else if (!it->value.IsString()) {
      faults.push_back({"pack.json", 1, 1, absl::StrCat("\"", key, "\" is not a string")});
    } else {
      out = it->value.GetString();
    }
  };
  std::string order;
  std::string adpositions;
  std::string adjectives;
  std::string dates;
  text("language", info.language, true);
  text("name", info.name, true);
  text("home", info.home, false);
  text("ministry", info.ministry_pattern, false);
  text("body", info.body_pattern, false);
  text("body-aliases", info.body_aliases, false);
  text("object-enclitic", info.enclitic, false);
  text("object-enclitic-verbs", info.enclitic_verbs, false);
  text("adpositions", adpositions, false);
  text("verb", order, false);
  text("adjectives", adjectives, false);
  text("dates", dates, false);
  if (info.ministry_pattern.empty()) info.ministry_pattern = "{department}";
  if (info.body_pattern.empty()) info.body_pattern = "{body} {country}";
  info.postpositions = adpositions == "after";
  info.verb_final = order == "final";
  info.adjectives_after = adjectives == "after";
  info.month_first = dates == "month-first";
  return info;
}

}  // namespace diplograph
