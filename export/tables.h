// A graph as tables: the same rows for SQL text and SQLite files.
#ifndef DIPLOGRAPH_EXPORT_TABLES_H_
#define DIPLOGRAPH_EXPORT_TABLES_H_

#include <functional>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "graph/model.h"

namespace diplograph {

// NULL, a number or a text.
using SqlValue = std::variant<std::monostate, long long, double, absl::string_view>;

// CREATE TABLE statements, and the indices and views to create once the tables are full. Plain
// enough for SQLite, DuckDB and PostgreSQL.
absl::string_view TableSchema();
absl::string_view ViewSchema();

// Calls `insert` for each row of each table, tables in an order that keeps references valid, all
// rows of a table in one run.
void WalkTables(const Facts& facts,
                const std::function<void(absl::string_view table, absl::Span<const SqlValue> row)>& insert);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_TABLES_H_
