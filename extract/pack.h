// A language pack as it stands in its folder: tab-separated tables and rule files, read and checked.
//
// pack.json names the pack; every *.tsv is a table with a header row; every rules/*.rules holds
// event rules (rule.h). What each table means is in lexicon/README.md.
#ifndef DIPLOGRAPH_EXTRACT_PACK_H_
#define DIPLOGRAPH_EXTRACT_PACK_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace diplograph {

// One fault in a pack; line and column count from 1, column 0 means the whole line.
struct PackFault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string what;

  std::string ToString() const;  // file:line:column: what
};

// Files of a folder by their path inside it ("triggers.tsv", "rules/meet.rules").
using PackFiles = std::map<std::string, std::string>;

// Reads a folder with its sub-folders. NotFound if it has no pack.json.
absl::StatusOr<PackFiles> ReadPackFolder(const std::string& dir);

// The packs that are compiled into the program, by language code, and under "common" what they share.
const std::map<std::string, PackFiles>& EmbeddedPacks();

// A row of a table: its cells by column, as views into the file.
struct TableRow {
  int line = 0;
  std::vector<absl::string_view> cells;
};

struct Table {
  std::string file;
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
};

// Splits `content` into rows and checks it: the header must be `columns` (later ones may be missing),
// rows must have as many cells, phrases must be sorted, unique and in NFC. Every fault is added to
// `faults`; good rows are kept.
Table ParseTable(const std::string& file, absl::string_view content, const std::vector<std::string>& columns,
                 std::vector<PackFault>& faults);

// What pack.json says.
struct PackInfo {
  std::string language;  // ISO 639-1
  std::string name;
  std::string home;  // ISO 3166 alpha-3: whose offices are meant where none is named; may be empty
  std::string ministry_pattern;   // the name of a ministry whose "{department}" no table has
  std::string body_pattern;       // the full name of a "{body}" of a "{country}"
  std::string body_aliases;       // other ways to say it, joined by "|"
  std::string enclitic;           // a pronoun that is written together with the verb whose object it is
  std::string enclitic_verbs;     // what such verbs begin with
  bool postpositions = false;     // adpositions follow what they govern
  bool verb_final = false;        // the arguments of a verb stand on its left
  bool adjectives_after = false;  // what describes a noun follows it
  bool month_first = false;       // 5/10/2023 is May 10
};

PackInfo ParsePackInfo(absl::string_view json, std::vector<PackFault>& faults);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_PACK_H_
