// Comparing names the way a reader does: "Nguyễn" is "nguyen", "U.S." is "us".
#ifndef DIPLOGRAPH_GRAPH_FOLD_H_
#define DIPLOGRAPH_GRAPH_FOLD_H_

#include <string>

#include "absl/strings/string_view.h"

namespace diplograph {

// The words of `text` in lower case without diacritics, joined by single spaces: what is neither
// letter nor digit separates words, and initials that follow each other are one word ("J. K. Li" ->
// "jk li"). Empty if there is no letter or digit. Pure function of `text`; any thread may call it.
std::string Fold(absl::string_view text);

// True if `words` occurs in `text` at word borders. Both are folded; empty `words` never occur.
bool HasWords(absl::string_view text, absl::string_view words);

}  // namespace diplograph

#endif  // DIPLOGRAPH_GRAPH_FOLD_H_
