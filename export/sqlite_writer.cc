#include <sqlite3.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "export/tables.h"
#include "export/writers.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

class Database {
 public:
  absl::Status Open(const std::string& path) {
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    db_.reset(db);
    return Check(code);
  }
  absl::Status Execute(absl::string_view sql) {
    return Check(sqlite3_exec(db_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr));
  }
  absl::Status Insert(absl::string_view table, absl::Span<const SqlValue> row) {
    if (table != table_) RETURN_IF_ERROR(Prepare(table, row.size()));
    sqlite3_stmt* s = insert_.get();
    for (std::size_t i = 0; i < row.size(); ++i) RETURN_IF_ERROR(Bind(s, static_cast<int>(i) + 1, row[i]));
    const int code = sqlite3_step(s);
    RETURN_IF_ERROR(Check(code == SQLITE_DONE ? SQLITE_OK : code));
    return Check(sqlite3_reset(s));
  }
  // To be called before the file is used by others.
  void Done() { insert_.reset(); }

 private:
  absl::Status Check(int code) {
    if (code == SQLITE_OK) return absl::OkStatus();
    return absl::DataLossError(
        absl::StrCat("SQLite: ", db_ == nullptr ? "out of memory" : sqlite3_errmsg(db_.get())));
  }
  absl::Status Prepare(absl::string_view table, std::size_t columns) {
    std::string sql = absl::StrCat("INSERT INTO ", table, " VALUES (?");
    for (std::size_t i = 1; i < columns; ++i) sql += ", ?";
    sql += ')';
    sqlite3_stmt* s = nullptr;
    RETURN_IF_ERROR(Check(sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &s, nullptr)));
    insert_.reset(s);
    table_ = std::string(table);
    return absl::OkStatus();
  }
  absl::Status Bind(sqlite3_stmt* s, int at, const SqlValue& value) {
    if (const auto* n = std::get_if<long long>(&value)) return Check(sqlite3_bind_int64(s, at, *n));
    if (const auto* d = std::get_if<double>(&value)) return Check(sqlite3_bind_double(s, at, *d));
    if (const auto* t = std::get_if<absl::string_view>(&value)) {
      return Check(sqlite3_bind_text64(s, at, t->data() == nullptr ? "" : t->data(), t->size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    return Check(sqlite3_bind_null(s, at));
  }

  std::unique_ptr<sqlite3, Close> db_;
  std::unique_ptr<sqlite3_stmt, Finalize> insert_;  // goes first
  std::string table_;
};

}  // namespace

absl::Status WriteSqlite(const Facts& facts, const std::string& path) {
  Database db;
  RETURN_IF_ERROR(db.Open(path));
  // The file is renamed into place when it is whole: a journal would only cost time.
  RETURN_IF_ERROR(db.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN"));
  RETURN_IF_ERROR(db.Execute(TableSchema()));
  absl::Status status;
  WalkTables(facts, [&](absl::string_view table, absl::Span<const SqlValue> row) {
    if (status.ok()) status = db.Insert(table, row);
  });
  RETURN_IF_ERROR(status);
  db.Done();
  RETURN_IF_ERROR(db.Execute(ViewSchema()));
  return db.Execute("COMMIT");
}

}  // namespace diplograph
