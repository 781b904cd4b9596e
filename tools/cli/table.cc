#include "tools/cli/table.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "graph/status_macros.h"

namespace diplograph::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastWidth = 8;

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

// Calls `take` with each code point and its bytes; what is not UTF-8 is U+FFFD.
template <typename Take>
void ForEachCharacter(absl::string_view text, Take take) {
  const char* s = text.data();
  const auto length = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < length;) {
    const int32_t begin = i;
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT_OR_FFFD(s, i, length, c);
#pragma GCC diagnostic pop
    take(c, text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
  }
}

std::size_t WidthOf(UChar32 c) {
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell.value) || std::holds_alternative<double>(cell.value);
}

bool IsEmpty(const Cell& cell) {
  return std::visit(
      Overloaded{[](std::monostate) { return true; }, [](const std::string& s) { return s.empty(); },
                 [](const std::vector<std::string>& v) { return v.empty(); }, [](auto) { return false; }},
      cell.value);
}

std::string Text(const Cell& cell, absl::string_view separator) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string(); }, [](const std::string& s) { return s; },
                 [](std::int64_t n) { return absl::StrCat(n); }, [](double d) { return FormatNumber(d); },
                 [&](const std::vector<std::string>& v) { return absl::StrJoin(v, separator); }},
      cell.value);
}

// People need no seventeen digits.
std::string Shown(const Cell& cell) {
  if (cell.shown.has_value()) return Printable(*cell.shown);
  if (const double* d = std::get_if<double>(&cell.value)) return absl::StrFormat("%.4g", *d);
  return Printable(Text(cell, ", "));
}

bool IsNumeric(const Table& table, std::size_t column) {
  return std::ranges::all_of(table.rows,
                             [&](const auto& row) { return IsNumber(row[column]) || IsEmpty(row[column]); });
}

// --- Aligned text.

struct Grid {
  std::vector<std::size_t> columns;  // of the table
  std::vector<bool> numeric;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> widths;
};

// The columns that have something to show a reader.
std::vector<std::size_t> UsefulColumns(const Table& table) {
  std::vector<std::size_t> useful;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].place != Place::kData &&
        std::ranges::any_of(table.rows, [&](const auto& row) { return !Shown(row[c]).empty(); })) {
      useful.push_back(c);
    }
  }
  return useful;
}

Grid Layout(const Table& table) {
  Grid grid;
  grid.columns = UsefulColumns(table);
  for (std::size_t c : grid.columns) grid.numeric.push_back(IsNumeric(table, c));
  for (std::size_t c : grid.columns) grid.widths.push_back(DisplayWidth(table.columns[c].name));
  for (const auto& row : table.rows) {
    grid.rows.emplace_back();
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      grid.rows.back().push_back(Shown(row[grid.columns[i]]));
      grid.widths[i] = std::max(grid.widths[i], DisplayWidth(grid.rows.back().back()));
    }
  }
  return grid;
}

// Takes from the widest column that may shrink, then from any, until the table fits or none can.
void Fit(const Table& table, std::size_t width, Grid& grid) {
  std::size_t total = kGap * (grid.widths.empty() ? 0 : grid.widths.size() - 1);
  for (std::size_t w : grid.widths) total += w;
  for (const bool any : {false, true}) {
    while (total > width) {
      std::size_t* widest = nullptr;
      for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        if (grid.widths[i] <= kLeastWidth || (!any && !table.columns[grid.columns[i]].wraps)) continue;
        if (widest == nullptr || grid.widths[i] > *widest) widest = &grid.widths[i];
      }
      if (widest == nullptr) break;
      --*widest;
      --total;
    }
  }
}

void WriteTable(const Table& table, const RowOptions& options, std::ostream& out) {
  if (table.rows.empty()) return;
  Grid grid = Layout(table);
  if (options.width > 0) Fit(table, options.width, grid);
  const auto write_row = [&](const auto& text, const auto& style) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      cells.push_back(Wrap(text(i), grid.widths[i]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t h = 0; h < height; ++h) {
      std::string line;
      std::size_t blanks = 0;  // written only if something follows
      for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        const std::string cell = h < cells[i].size() ? cells[i][h] : "";
        const std::size_t padding = grid.widths[i] - std::min(grid.widths[i], DisplayWidth(cell));
        const bool right = grid.numeric[i];
        if (right) blanks += padding;
        if (!cell.empty()) {
          absl::StrAppend(&line, std::string(blanks, ' '), Paint(cell, style(i), options.color));
          blanks = 0;
        }
        blanks += kGap + (right ? 0 : padding);
      }
      out << line << '\n';
    }
  };
  write_row([&](std::size_t i) { return table.columns[grid.columns[i]].name; },
            [](std::size_t) { return Style::kBold; });
  write_row([&](std::size_t i) { return std::string(grid.widths[i], '-'); },
            [](std::size_t) { return Style::kDim; });
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    write_row([&](std::size_t i) { return grid.rows[r][i]; },
              [&](std::size_t i) { return table.rows[r][grid.columns[i]].style; });
  }
}

// --- Text with separators.

bool LooksLikeFormula(absl::string_view text) {
  return !text.empty() && absl::StrContains("=+-@\t\r", text.substr(0, 1));
}

std::string QuoteCsv(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

std::string EscapeTsv(const std::string& text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"\t", "\\t"}, {"\n", "\\n"}, {"\r", "\\r"}});
}

std::string EscapeMarkdown(const std::string& text) {
  return absl::StrReplaceAll(Printable(text), {{"\\", "\\\\"},
                                               {"|", "\\|"},
                                               {"*", "\\*"},
                                               {"_", "\\_"},
                                               {"`", "\\`"},
                                               {"[", "\\["},
                                               {"<", "&lt;"},
                                               {"&", "&amp;"}});
}

// RFC 4180 wants CR LF; TSV is for pipes.
void WriteSeparated(const Table& table, const RowOptions& options, std::ostream& out) {
  const bool csv = options.format == RowFormat::kCsv;
  const auto write_line = [&](const auto& text) {
    bool first = true;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].place == Place::kText) continue;
      if (!first) out << (csv ? ',' : '\t');
      first = false;
      out << (csv ? QuoteCsv(text(c)) : EscapeTsv(text(c)));
    }
    out << (csv ? "\r\n" : "\n");
  };
  write_line([&](std::size_t c) { return table.columns[c].name; });
  for (const auto& row : table.rows) {
    write_line([&](std::size_t c) {
      std::string text = Text(row[c], " | ");
      const bool defuse = options.spreadsheet_safe && !IsNumber(row[c]) && LooksLikeFormula(text);
      return defuse ? absl::StrCat("'", text) : text;
    });
  }
}

void WriteMarkdown(const Table& table, std::ostream& out) {
  if (table.rows.empty()) return;
  const std::vector<std::size_t> columns = UsefulColumns(table);
  const auto write_line = [&](const auto& text) {
    out << '|';
    for (std::size_t c : columns) out << ' ' << text(c) << " |";
    out << '\n';
  };
  write_line([&](std::size_t c) { return EscapeMarkdown(table.columns[c].name); });
  write_line([&](std::size_t c) { return std::string(IsNumeric(table, c) ? "--:" : "---"); });
  for (const auto& row : table.rows) {
    write_line([&](std::size_t c) { return EscapeMarkdown(Shown(row[c])); });
  }
}

// --- JSON.

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                     rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

bool WriteString(JsonWriter& json, absl::string_view text) {
  return json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

bool WriteValue(JsonWriter& json, const Cell::Value& value) {
  return std::visit(Overloaded{[&](std::monostate) { return json.Null(); },
                               [&](const std::string& s) { return WriteString(json, s); },
                               [&](std::int64_t n) { return json.Int64(n); },
                               [&](double d) {
                                 const std::string text = FormatNumber(d);
                                 return json.RawValue(text.data(), text.size(), rapidjson::kNumberType);
                               },
                               [&](const std::vector<std::string>& v) {
                                 json.StartArray();
                                 for (const std::string& s : v) {
                                   if (!WriteString(json, s)) return false;
                                 }
                                 return json.EndArray();
                               }},
                    value);
}

absl::Status WriteJson(const Table& table, bool lines, std::ostream& out) {
  if (!lines) out << '[';
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartObject();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].place == Place::kText || IsEmpty(table.rows[r][c])) continue;
      WriteString(json, table.columns[c].name);
      if (!WriteValue(json, table.rows[r][c].value)) {
        return absl::InvalidArgumentError(
            absl::StrCat("row ", r + 1, ": ", table.columns[c].name, " is not UTF-8"));
      }
    }
    json.EndObject();
    if (!lines) out << (r == 0 ? "\n" : ",\n");
    out << absl::string_view(buffer.GetString(), buffer.GetSize());
    if (lines) out << '\n';
  }
  if (!lines) out << (table.rows.empty() ? "]\n" : "\n]\n");
  return absl::OkStatus();
}

}  // namespace

std::optional<RowFormat> ParseRowFormat(absl::string_view name) {
  using enum RowFormat;
  constexpr std::array<std::pair<absl::string_view, RowFormat>, 7> kNames = {{{"table", kTable},
                                                                              {"csv", kCsv},
                                                                              {"tsv", kTsv},
                                                                              {"json", kJson},
                                                                              {"jsonl", kJsonl},
                                                                              {"markdown", kMarkdown},
                                                                              {"md", kMarkdown}}};
  for (const auto& [known, format] : kNames) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::optional<RowFormat> RowFormatOfPath(absl::string_view path) {
  const std::size_t dot = path.find_last_of("./");
  if (dot == absl::string_view::npos || path[dot] == '/') return std::nullopt;
  const absl::string_view extension = path.substr(dot + 1);
  return extension == "txt" ? RowFormat::kTable : ParseRowFormat(extension);
}

std::string Paint(absl::string_view text, Style style, bool color) {
  if (!color || style == Style::kPlain || text.empty()) return std::string(text);
  const char* code = "0";
  switch (style) {
    case Style::kPlain:
      break;
    case Style::kBold:
      code = "1";
      break;
    case Style::kDim:
      code = "2";
      break;
    case Style::kRed:
      code = "31";
      break;
    case Style::kYellow:
      code = "33";
      break;
    case Style::kCyan:
      code = "36";
      break;
  }
  return absl::StrCat("\x1b[", code, "m", text, "\x1b[0m");
}

absl::Status SelectColumns(const std::vector<std::string>& names, Table& table) {
  std::vector<std::size_t> kept;
  Table out;
  for (const std::string& name : names) {
    const auto it = std::ranges::find(table.columns, name, &Column::name);
    if (it == table.columns.end()) {
      std::vector<std::string> known;
      for (const Column& c : table.columns) known.push_back(c.name);
      return absl::InvalidArgumentError(
          absl::StrCat("\"", name, "\" is no column; there are ", absl::StrJoin(known, ", ")));
    }
    kept.push_back(static_cast<std::size_t>(it - table.columns.begin()));
    out.columns.push_back({it->name, Place::kAll, it->wraps});
  }
  for (const auto& row : table.rows) {
    out.rows.emplace_back();
    for (std::size_t c : kept) {
      out.rows.back().push_back(row[c]);
      out.rows.back().back().shown.reset();
    }
  }
  table = std::move(out);
  return absl::OkStatus();
}

absl::Status WriteRows(const Table& table, const RowOptions& options, std::ostream& out) {
  switch (options.format) {
    case RowFormat::kTable:
      WriteTable(table, options, out);
      break;
    case RowFormat::kCsv:
    case RowFormat::kTsv:
      WriteSeparated(table, options, out);
      break;
    case RowFormat::kJson:
    case RowFormat::kJsonl:
      RETURN_IF_ERROR(WriteJson(table, options.format == RowFormat::kJsonl, out));
      break;
    case RowFormat::kMarkdown:
      WriteMarkdown(table, out);
      break;
  }
  return out.good() ? absl::OkStatus() : absl::DataLossError("the output cannot be written");
}

std::size_t DisplayWidth(absl::string_view text) {
  std::size_t width = 0;
  ForEachCharacter(text, [&](UChar32 c, absl::string_view) { width += WidthOf(c); });
  return width;
}

std::vector<std::string> Wrap(absl::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  const auto break_line = [&] {
    lines.emplace_back();
    used = 0;
  };
  for (absl::string_view word : absl::StrSplit(text, ' ')) {
    const std::size_t needed = DisplayWidth(word);
    if (used > 0 && used + 1 + needed > width) break_line();
    if (used > 0) {
      lines.back().push_back(' ');
      ++used;
    }
    ForEachCharacter(word, [&](UChar32 c, absl::string_view bytes) {
      if (used > 0 && used + WidthOf(c) > width) break_line();  // a word wider than a line
      used += WidthOf(c);
      lines.back().append(bytes.data(), bytes.size());
    });
  }
  return lines;
}

std::string Printable(absl::string_view text) {
  std::string out;
  ForEachCharacter(text, [&](UChar32 c, absl::string_view bytes) {
    const bool overrides_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (overrides_direction) return;
    if (c == 0xFFFD) {
      absl::StrAppend(&out, "\uFFFD");  // the bytes may be no UTF-8
    } else if (u_iscntrl(c) || c == 0x2028 || c == 0x2029) {
      out.push_back(' ');
    } else {
      out.append(bytes.data(), bytes.size());
    }
  });
  return out;
}

std::size_t TerminalWidth() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::string FormatNumber(double value) {
  std::array<char, 32> buffer;
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

}  // namespace diplograph::cli
