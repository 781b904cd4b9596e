// Rows for people and for programs: one table, written as aligned text, CSV, TSV, JSON or Markdown.
#ifndef DIPLOGRAPH_TOOLS_CLI_TABLE_H_
#define DIPLOGRAPH_TOOLS_CLI_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace diplograph::cli {

enum class RowFormat { kTable, kCsv, kTsv, kJson, kJsonl, kMarkdown };
std::optional<RowFormat> ParseRowFormat(absl::string_view name);
// By extension: .csv, .tsv, .json, .jsonl, .md, .txt.
std::optional<RowFormat> RowFormatOfPath(absl::string_view path);
inline constexpr absl::string_view kRowFormats = "table, csv, tsv, json, jsonl, markdown";

enum class Style { kPlain, kBold, kDim, kRed, kYellow, kCyan };
// `text` in the style's colour, if `color`.
std::string Paint(absl::string_view text, Style style, bool color);

struct Cell {
  using Value = std::variant<std::monostate, std::string, std::int64_t, double, std::vector<std::string>>;

  Cell() = default;
  // An empty text is an unknown value: JSON leaves it out.
  Cell(Value v, Style s = Style::kPlain) : value(std::move(v)), style(s) {}  // NOLINT: cells are values

  Value value;
  Style style = Style::kPlain;
  // What aligned text and Markdown show instead of the value.
  std::optional<std::string> shown;
};

// Where a column appears: also in aligned text and Markdown, which have little room; only in the
// others (kData); or only in these (kText), where it sums up several columns.
enum class Place { kAll, kData, kText };

struct Column {
  std::string name;
  Place place = Place::kAll;
  bool wraps = false;  // gives way first if the terminal is narrow
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // as long as `columns`
};

// Keeps the columns of these names, in this order, and puts their values everywhere. InvalidArgument lists
// the known.
absl::Status SelectColumns(const std::vector<std::string>& names, Table& table);

struct RowOptions {
  RowFormat format = RowFormat::kTable;
  std::size_t width = 0;  // of the terminal; 0: as wide as need be
  bool color = false;
  // CSV and TSV: an apostrophe before text that a spreadsheet would take for a formula.
  bool spreadsheet_safe = false;
};

// Aligned text and Markdown leave out columns without any value, and are empty if there are no rows.
// InvalidArgument if JSON is asked for and some text is not UTF-8.
absl::Status WriteRows(const Table& table, const RowOptions& options, std::ostream& out);

// Cells of a terminal that `text` takes up: CJK takes two, combining marks none.
std::size_t DisplayWidth(absl::string_view text);
// `text` in lines of at most `width` cells, broken at blanks where that is possible.
std::vector<std::string> Wrap(absl::string_view text, std::size_t width);
// `text` on one line, without what could steer a terminal (control characters, bidi overrides).
std::string Printable(absl::string_view text);
// Columns of the terminal on standard output; 0 if it is none.
std::size_t TerminalWidth();
// The shortest form that reads back as the same number.
std::string FormatNumber(double value);

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_TABLE_H_
