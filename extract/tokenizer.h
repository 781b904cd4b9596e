// Text into tokens: words, numbers and marks, with byte offsets. Knows no language.
#ifndef DIPLOGRAPH_EXTRACT_TOKENIZER_H_
#define DIPLOGRAPH_EXTRACT_TOKENIZER_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace diplograph {

enum class TokenKind : std::uint8_t { kWord, kNumber, kMark };

enum TokenFlag : std::uint8_t {
  kCapital = 1,        // the first letter is upper case
  kAllCaps = 2,        // at least two letters, all upper case
  kSpaceBefore = 4,    // white space, or the start of the text, comes before
  kLineStart = 8,      // the first token of a line
  kBlankLine = 16,     // an empty line, or the start of the text, comes before
  kHasDigit = 32,      // a word with a digit in it ("G20")
  kInnerCapital = 64,  // a capital behind a small letter ("YouTube"; also where a blank was lost)
};

struct Token {
  std::uint32_t begin = 0;  // bytes into the text
  std::uint32_t end = 0;
  std::uint64_t hash = 0;  // of the folded text; equal words have equal hashes
  TokenKind kind = TokenKind::kMark;
  std::uint8_t flags = 0;  // TokenFlag
  char32_t mark = 0;       // kMark: the character; typographic quotes and dashes are unified

  bool Is(TokenFlag flag) const { return (flags & flag) != 0; }
  absl::string_view Text(absl::string_view text) const { return text.substr(begin, end - begin); }
};

// Appends the tokens of `text`, which must be valid UTF-8 and smaller than 4 GiB. A word is a run of
// letters, marks and digits that begins with a letter; an apostrophe between letters belongs to it,
// except that a final "'s" is a token of its own; abbreviations of single letters ("U.S.") are one
// word. A number is a run of digits. Everything else that is not space is a mark.
void Tokenize(absl::string_view text, std::vector<Token>& out);

// The hash that a token with this text has.
std::uint64_t WordHash(absl::string_view word);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_TOKENIZER_H_
