#include <string>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/sink.h"
#include "export/tables.h"
#include "export/writers.h"

namespace diplograph {
namespace {

// Rows of one INSERT: large enough to be quick, small enough for every parser.
constexpr int kBatch = 200;

void AppendValue(const SqlValue& value, std::string& out) {
  if (const auto* n = std::get_if<long long>(&value)) {
    AppendNumber(*n, out);
  } else if (const auto* d = std::get_if<double>(&value)) {
    AppendNumber(*d, out);
  } else if (const auto* s = std::get_if<absl::string_view>(&value)) {
    AppendSql(*s, out);
  } else {
    out += "NULL";
  }
}

}  // namespace

absl::Status WriteSql(const Facts& facts, const WriteOptions&, std::ostream& out) {
  Sink sink(out);
  std::string& text = sink.text();
  absl::StrAppend(&text, "BEGIN TRANSACTION;\n", TableSchema());
  std::string open;  // the table whose INSERT is not closed yet
  int rows = 0;
  WalkTables(facts, [&](absl::string_view table, absl::Span<const SqlValue> row) {
    const bool more = table == open && rows < kBatch;
    if (!more) {
      absl::StrAppend(&text, open.empty() ? "" : ";\n", "INSERT INTO ", table, " VALUES");
      open = std::string(table);
      rows = 0;
    }
    text += more ? ",\n(" : "\n(";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ", ";
      AppendValue(row[i], text);
    }
    text += ')';
    ++rows;
    sink.EndRow();
  });
  absl::StrAppend(&text, open.empty() ? "" : ";\n", ViewSchema(), "COMMIT;\n");
  return sink.Finish();
}

}  // namespace diplograph
