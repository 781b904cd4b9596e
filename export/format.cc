#include "export/format.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "export/escape.h"
#include "export/writers.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

enum Trait : unsigned { kText = 0, kBinary = 1, kDirectory = 2, kFileOnly = 4 };

struct FormatInfo {
  absl::string_view name;
  absl::Span<const absl::string_view> extensions;
  unsigned traits;
};

constexpr absl::string_view kJsonExt[] = {"json"};
constexpr absl::string_view kGraphmlExt[] = {"graphml"};
constexpr absl::string_view kGexfExt[] = {"gexf"};
constexpr absl::string_view kDotExt[] = {"dot", "gv"};
constexpr absl::string_view kSvgExt[] = {"svg"};
constexpr absl::string_view kPngExt[] = {"png"};
constexpr absl::string_view kPdfExt[] = {"pdf"};
constexpr absl::string_view kNeo4jExt[] = {"neo4j"};
constexpr absl::string_view kKuzuExt[] = {"kuzu"};
constexpr absl::string_view kCypherExt[] = {"cypher", "cql"};
constexpr absl::string_view kSqlExt[] = {"sql"};
constexpr absl::string_view kSqliteExt[] = {"sqlite", "sqlite3", "db"};
constexpr absl::string_view kTurtleExt[] = {"ttl"};
constexpr absl::string_view kHtmlExt[] = {"html", "htm"};
constexpr absl::string_view kMermaidExt[] = {"mmd", "mermaid"};

// In the order of Format.
constexpr std::array<FormatInfo, 15> kFormats = {{
    {"json", kJsonExt, kText},
    {"graphml", kGraphmlExt, kText},
    {"gexf", kGexfExt, kText},
    {"dot", kDotExt, kText},
    {"svg", kSvgExt, kText},
    {"png", kPngExt, kBinary},
    {"pdf", kPdfExt, kBinary},
    {"neo4j", kNeo4jExt, kDirectory | kFileOnly},
    {"kuzu", kKuzuExt, kDirectory | kFileOnly},
    {"cypher", kCypherExt, kText},
    {"sql", kSqlExt, kText},
    {"sqlite", kSqliteExt, kBinary | kFileOnly},
    {"turtle", kTurtleExt, kText},
    {"html", kHtmlExt, kText},
    {"mermaid", kMermaidExt, kText},
}};

const FormatInfo& Info(Format format) { return kFormats[static_cast<std::size_t>(format)]; }

template <std::size_t n>
absl::StatusOr<int> Choose(absl::string_view what, absl::string_view name,
                           const std::array<absl::string_view, n>& names) {
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  return absl::InvalidArgumentError(
      absl::StrCat("unknown ", what, " \"", name, "\"; known: ", absl::StrJoin(names, ", ")));
}

absl::Status Dispatch(const Facts& facts, Format format, const WriteOptions& options, std::ostream& out) {
  switch (format) {
    case Format::kJson:
      return WriteJson(facts, options, out);
    case Format::kGraphml:
      return WriteGraphml(facts, options, out);
    case Format::kGexf:
      return WriteGexf(facts, options, out);
    case Format::kDot:
      return WriteDot(facts, options, out);
    case Format::kSvg:
      return WritePicture(facts, options, "svg", out);
    case Format::kPng:
      return WritePicture(facts, options, "png", out);
    case Format::kPdf:
      return WritePicture(facts, options, "pdf", out);
    case Format::kCypher:
      return WriteCypher(facts, options, out);
    case Format::kSql:
      return WriteSql(facts, options, out);
    case Format::kTurtle:
      return WriteTurtle(facts, options, out);
    case Format::kHtml:
      return WriteHtml(facts, options, out);
    case Format::kMermaid:
      return WriteMermaid(facts, options, out);
    case Format::kNeo4jCsv:
    case Format::kKuzuCsv:
    case Format::kSqlite:
      break;
  }
  return absl::InvalidArgumentError(
      absl::StrCat(Name(format), " is written to a file of its own, not to a stream"));
}

absl::Status CleanedThen(const Facts& facts, const std::function<absl::Status(const Facts&)>& write) {
  Facts clean;
  return write(CleanFacts(facts, clean) ? clean : facts);
}

absl::Status WriteStreamFile(const Facts& facts, Format format, const WriteOptions& options,
                             const std::string& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out) return absl::NotFoundError(std::strerror(errno));
  RETURN_IF_ERROR(Write(facts, format, options, out));
  out.close();
  return out.good() ? absl::OkStatus() : absl::DataLossError("cannot be written");
}

absl::Status WriteTemporary(const Facts& facts, Format format, const WriteOptions& options,
                            const std::string& path) {
  if (!IsDirectory(format) && format != Format::kSqlite) return WriteStreamFile(facts, format, options, path);
  return CleanedThen(facts, [&](const Facts& clean) -> absl::Status {
    if (format == Format::kSqlite) return WriteSqlite(clean, path);
    std::error_code error;
    if (!fs::create_directory(path, error)) return absl::NotFoundError(error.message());
    return format == Format::kNeo4jCsv ? WriteNeo4jCsv(clean, options, path)
                                       : WriteKuzuCsv(clean, options, path);
  });
}

// A directory may only be replaced if nothing of somebody else's goes with it.
absl::Status CheckReplaceable(const std::string& path, bool directory) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return absl::OkStatus();
  if (fs::is_directory(status) != directory) {
    return absl::InvalidArgumentError(directory ? "is a file; this format writes a directory"
                                                : "is a directory");
  }
  if (!directory || fs::is_empty(path, error)) return absl::OkStatus();
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_directory(error) || (extension != ".csv" && extension != ".cypher" && extension != ".sh")) {
      return absl::InvalidArgumentError(absl::StrCat(
          "is not replaced: it holds ", entry.path().filename().string(), ", which is not ours"));
    }
  }
  return absl::OkStatus();
}

absl::Status Rename(const std::string& from, const std::string& to, bool directory) {
  std::error_code error;
  if (directory) fs::remove_all(to, error);
  fs::rename(from, to, error);
  return error ? absl::DataLossError(error.message()) : absl::OkStatus();
}

}  // namespace

absl::string_view Name(Format format) { return Info(format).name; }
bool IsBinary(Format format) { return (Info(format).traits & kBinary) != 0; }
bool IsDirectory(Format format) { return (Info(format).traits & kDirectory) != 0; }
bool IsStream(Format format) { return (Info(format).traits & kFileOnly) == 0; }

std::string FormatNames() {
  return absl::StrJoin(kFormats, ", ",
                       [](std::string* out, const FormatInfo& f) { absl::StrAppend(out, f.name); });
}

absl::StatusOr<Format> ParseFormat(absl::string_view name) {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (kFormats[i].name == name) return static_cast<Format>(i);
  }
  return absl::InvalidArgumentError(absl::StrCat("unknown format \"", name, "\"; known: ", FormatNames()));
}

absl::StatusOr<Format> FormatOfPath(absl::string_view path) {
  const absl::string_view trimmed = absl::StripSuffix(path, "/");
  const std::size_t dot = trimmed.find_last_of("./");
  const std::string extension =
      absl::AsciiStrToLower(dot == absl::string_view::npos ? trimmed : trimmed.substr(dot + 1));
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    for (const absl::string_view e : kFormats[i].extensions) {
      const bool whole_name = dot == absl::string_view::npos || trimmed[dot] == '/';
      if (e == extension && (!whole_name || (kFormats[i].traits & kDirectory) != 0))
        return static_cast<Format>(i);
    }
  }
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": no format goes by this ending; known: ",
                   absl::StrJoin(kFormats, ", ", [](std::string* out, const FormatInfo& f) {
                     absl::StrAppend(out, ".", absl::StrJoin(f.extensions, ", ."));
                   })));
}

absl::StatusOr<Projection> ParseProjection(absl::string_view name) {
  ASSIGN_OR_RETURN(const int i, Choose<2>("projection", name, {"actors", "events"}));
  return static_cast<Projection>(i);
}
absl::StatusOr<Flavor> ParseFlavor(absl::string_view name) {
  ASSIGN_OR_RETURN(const int i, Choose<3>("flavor", name, {"plain", "gephi", "yed"}));
  return static_cast<Flavor>(i);
}
absl::StatusOr<Cluster> ParseCluster(absl::string_view name) {
  ASSIGN_OR_RETURN(const int i, Choose<2>("cluster", name, {"none", "country"}));
  return static_cast<Cluster>(i);
}

absl::Status Write(const Facts& facts, Format format, const WriteOptions& options, std::ostream& out) {
  return CleanedThen(facts, [&](const Facts& clean) { return Dispatch(clean, format, options, out); });
}

absl::Status WriteGraphFile(const Facts& facts, Format format, const WriteOptions& options,
                            const std::string& path) {
  if (path == "-") {
    RETURN_IF_ERROR(Write(facts, format, options, std::cout));
    std::cout.flush();
    return std::cout.good() ? absl::OkStatus() : absl::DataLossError("standard output: cannot be written");
  }
  const std::string target(absl::StripSuffix(path, "/"));
  const std::string temporary = absl::StrCat(target, ".", getpid(), ".tmp");
  absl::Status status = CheckReplaceable(target, IsDirectory(format));
  if (status.ok()) {
    status = WriteTemporary(facts, format, options, temporary);
    if (status.ok()) status = Rename(temporary, target, IsDirectory(format));
    std::error_code ignored;
    if (!status.ok()) fs::remove_all(temporary, ignored);
  }
  if (status.ok()) return status;
  return absl::Status(status.code(), absl::StrCat(path, ": ", status.message()));
}

}  // namespace diplograph
