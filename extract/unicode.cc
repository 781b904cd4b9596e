#include "extract/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>
#include <vector>

namespace diplograph {
namespace {

// The Basic Multilingual Plane has nearly every letter that news is written in; beyond it ICU is asked
// for each character.
constexpr char32_t kTableSize = 0x10000;

CharInfo Compute(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  CharInfo info{code, 0};
  const auto type = u_charType(c);
  if (u_isalpha(c)) info.flags |= kLetter;
  if (u_isupper(c) || type == U_TITLECASE_LETTER) info.flags |= kUpper;
  if (u_isdigit(c)) info.flags |= kDigit;
  if (u_isUWhiteSpace(c) || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR) info.flags |= kSpace;
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK) {
    info.flags |= kMark;
    info.folded = 0;
    return info;
  }
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) info.flags |= kIdeograph;
  if ((info.flags & kLetter) == 0) return info;
  // The first character of the canonical decomposition of the lower case is the bare letter.
  UChar32 lower = u_tolower(c);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const kNfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  if (kNfd != nullptr && kNfd->getDecomposition(lower, decomposed) && !decomposed.isEmpty()) {
    lower = decomposed.char32At(0);
  }
  switch (lower) {  // letters with a stroke or without a dot have no decomposition
    case 0x131:
      lower = 'i';
      break;
    case 0xF8:
      lower = 'o';
      break;
    case 0x142:
      lower = 'l';
      break;
    case 0x111:
      lower = 'd';
      break;
    case 0x127:
      lower = 'h';
      break;
    default:
      break;
  }
  info.folded = static_cast<char32_t>(lower);
  return info;
}

std::vector<CharInfo> MakeTable() {
  std::vector<CharInfo> table(kTableSize);
  for (char32_t c = 0; c < kTableSize; ++c) table[c] = Compute(c);
  return table;
}

void AppendUtf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

}  // namespace

const CharInfo& Classify(char32_t c) {
  static const std::vector<CharInfo>& table = *new std::vector<CharInfo>(MakeTable());
  if (c < kTableSize) return table[c];
  thread_local CharInfo beyond;
  beyond = Compute(c);
  return beyond;
}

char32_t NextCodePoint(absl::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char b = byte(pos);
  if (b < 0x80) {
    ++pos;
    return b;
  }
  const std::size_t length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
  if (pos + length > text.size()) {  // cannot happen in valid UTF-8; keeps the function total
    pos = text.size();
    return 0xFFFD;
  }
  char32_t c = b & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(pos + i) & 0x3Fu);
  pos += length;
  return c;
}

std::size_t FindInvalidUtf8(absl::string_view text) {
  const auto* s = reinterpret_cast<const unsigned char*>(text.data());
  const std::size_t n = text.size();
  std::size_t i = 0;
  while (i < n) {
    const unsigned char b = s[i];
    if (b < 0x80) {
      ++i;
      continue;
    }
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (b >= 0xC2 && b <= 0xDF) {
      length = 2;
    } else if (b >= 0xE0 && b <= 0xEF) {
      length = 3;
      if (b == 0xE0) low = 0xA0;   // overlong
      if (b == 0xED) high = 0x9F;  // surrogates
    } else if (b >= 0xF0 && b <= 0xF4) {
      length = 4;
      if (b == 0xF0) low = 0x90;
      if (b == 0xF4) high = 0x8F;  // above U+10FFFF
    } else {
      return i;
    }
    if (i + length > n || s[i + 1] < low || s[i + 1] > high) return i;
    for (std::size_t k = 2; k < length; ++k) {
      if ((s[i + k] & 0xC0) != 0x80) return i;
    }
    i += length;
  }
  return absl::string_view::npos;
}

std::string FoldedKey(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t folded = Classify(NextCodePoint(text, pos)).folded;
    if (folded != 0) AppendUtf8(folded, out);
  }
  return out;
}

}  // namespace diplograph
