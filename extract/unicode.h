// Folding and classes of code points, from ICU's data, in tables made once per process: tokenizing
// touches every character and must not call into a library for each.
#ifndef DIPLOGRAPH_EXTRACT_UNICODE_H_
#define DIPLOGRAPH_EXTRACT_UNICODE_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace diplograph {

enum CharFlag : std::uint8_t {
  kLetter = 1,
  kUpper = 2,
  kDigit = 4,
  kSpace = 8,
  kMark = 16,  // combining: part of a word, folded away
  kIdeograph = 32,
};

struct CharInfo {
  char32_t folded;     // lower case without diacritics; 0 if it folds to nothing
  std::uint8_t flags;  // CharFlag
};

// Any code point; O(1), no allocation.
const CharInfo& Classify(char32_t c);

// Reads the code point at `text[pos]` and moves `pos` behind it. `text` must be valid UTF-8.
char32_t NextCodePoint(absl::string_view text, std::size_t& pos);

// Byte offset of the first ill-formed sequence (overlong forms, surrogates and code points above
// U+10FFFF count), or npos.
std::size_t FindInvalidUtf8(absl::string_view text);

// `text` folded as a whole ("Turkey" -> "turkey"); for keys, never for output.
std::string FoldedKey(absl::string_view text);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_UNICODE_H_
