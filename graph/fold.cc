#include "graph/fold.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <memory>

#include "absl/strings/ascii.h"

namespace diplograph {
namespace {

bool IsLetterOrDigit(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || absl::ascii_isalnum(u);  // the bytes of other letters; see SpaceOut
}

// Spacing marks are the vowels of Indic scripts: part of the word.
bool IsWordPart(UChar32 c) { return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

void SpaceOut(icu::UnicodeString& s) {
  icu::UnicodeString out;
  for (int32_t i = 0; i < s.length(); i = s.moveIndex32(i, 1)) {
    const UChar32 c = s.char32At(i);
    out.append(IsWordPart(c) || c == '\'' ? c : UChar32{' '});
  }
  s = out;
}

// Making the transliterator costs milliseconds, using one microseconds; it cannot be shared between
// threads. Latin-ASCII knows the letters that do not decompose (đ, ø, ł, ß).
std::string WithoutDiacritics(absl::string_view text) {
  thread_local const auto strip = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "NFKD; [:Nonspacing Mark:] Remove; Latin-ASCII; NFC", UTRANS_FORWARD, status));
  }();
  auto s = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  if (strip != nullptr) strip->transliterate(s);
  s.foldCase();
  SpaceOut(s);
  std::string out;
  s.toUTF8String(out);
  return out;
}

// Calls `take` with each word of `s`.
template <typename Take>
void ForEachWord(absl::string_view s, Take take) {
  std::size_t begin = 0;
  while (begin < s.size()) {
    if (!IsLetterOrDigit(s[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < s.size() && IsLetterOrDigit(s[end])) ++end;
    take(s.substr(begin, end - begin));
    begin = end;
  }
}

}  // namespace

std::string Fold(absl::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string plain = ascii ? absl::AsciiStrToLower(text) : WithoutDiacritics(text);
  std::erase(plain, '\'');  // Ma'ruf is also written Maruf
  std::string out;
  bool after_initial = false;
  ForEachWord(plain, [&](absl::string_view word) {
    const bool initial = word.size() == 1 && absl::ascii_isalpha(static_cast<unsigned char>(word[0]));
    if (!out.empty() && !(initial && after_initial)) out.push_back(' ');
    out.append(word.data(), word.size());
    after_initial = initial;
  });
  return out;
}

bool HasWords(absl::string_view text, absl::string_view words) {
  if (words.empty()) return false;
  for (std::size_t at = text.find(words); at != absl::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

}  // namespace diplograph
