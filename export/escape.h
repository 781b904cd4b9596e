// Text made safe for each format. Every writer goes through here and nowhere else.
#ifndef DIPLOGRAPH_EXPORT_ESCAPE_H_
#define DIPLOGRAPH_EXPORT_ESCAPE_H_

#include <string>

#include "absl/strings/string_view.h"
#include "graph/model.h"

namespace diplograph {

// True if `text` is UTF-8 and holds only characters that XML 1.0 allows.
bool IsClean(absl::string_view text);
// `text` made clean, with the same length in bytes wherever it was UTF-8, so that offsets into an
// article stay true: a control character becomes a space, U+FFFE and U+FFFF become U+FFFD. A byte
// that belongs to no character becomes "?".
std::string Cleaned(absl::string_view text);
// All strings of `facts` cleaned. False if there was nothing to do; then `out` is untouched.
bool CleanFacts(const Facts& facts, Facts& out);

// Each appends `text` to `out`, escaped. They expect clean text but never break a file without it.

// For XML text and attribute values; leaves out what XML forbids.
void AppendXml(absl::string_view text, std::string& out);
// A JSON string with its quotes. '<' becomes \u003c, so that a page can embed it.
void AppendJson(absl::string_view text, std::string& out);
// A quoted DOT string. Backslashes are doubled since Graphviz gives \N, \L, ... a meaning.
void AppendDot(absl::string_view text, std::string& out);
// A quoted SQL string.
void AppendSql(absl::string_view text, std::string& out);
// An RFC 4180 field, quoted only if needed.
void AppendCsv(absl::string_view text, std::string& out);
// A Cypher string in single quotes.
void AppendCypher(absl::string_view text, std::string& out);
// A Turtle literal in double quotes.
void AppendTurtle(absl::string_view text, std::string& out);
// A quoted Mermaid label.
void AppendMermaid(absl::string_view text, std::string& out);

// The shortest decimal that reads back as the same number; never a locale's comma.
void AppendNumber(double value, std::string& out);
void AppendNumber(long long value, std::string& out);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_ESCAPE_H_
