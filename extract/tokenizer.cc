#include "extract/tokenizer.h"

#include "extract/unicode.h"

namespace diplograph {
namespace {

constexpr std::uint64_t kHashSeed = 14695981039346656037u;

// FNV-1a over folded code points: one multiplication a letter, and stable between runs.
std::uint64_t Mix(std::uint64_t h, char32_t c) { return (h ^ c) * 1099511628211u; }

char32_t Unify(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x60:
    case 0x2BC:
    case 0x2BB:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2212:
      return '-';
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return 0x2013;
    case 0x2026:
      return 0x2026;
    default:
      return c;
  }
}

class Scanner {
 public:
  Scanner(absl::string_view text, std::vector<Token>& out) : text_(text), out_(out) {}

  void Run() {
    flags_ = kSpaceBefore | kLineStart | kBlankLine;
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const char32_t c = NextCodePoint(text_, next);
      const CharInfo& info = Classify(c);
      if (c == '\n') {
        flags_ |= (flags_ & kLineStart) != 0 ? kBlankLine | kSpaceBefore : kLineStart | kSpaceBefore;
        pos_ = next;
      } else if ((info.flags & kSpace) != 0) {
        flags_ |= kSpaceBefore;
        pos_ = next;
      } else if ((info.flags & kLetter) != 0) {
        Word();
      } else if ((info.flags & kDigit) != 0) {
        Number();
      } else if (Unify(c) == '\'' && IsPossessive(next)) {
        Token t;
        t.kind = TokenKind::kWord;
        t.begin = static_cast<std::uint32_t>(pos_);
        t.end = static_cast<std::uint32_t>(next + 1);
        t.hash = Mix(Mix(kHashSeed, '\''), 's');
        Emit(t);
        pos_ = next + 1;
      } else {
        Token t;
        t.begin = static_cast<std::uint32_t>(pos_);
        t.end = static_cast<std::uint32_t>(next);
        t.mark = Unify(c);
        t.hash = Mix(kHashSeed, t.mark);
        Emit(t);
        pos_ = next;
      }
    }
  }

 private:
  void Emit(Token t) {
    t.flags |= flags_;
    flags_ = 0;
    out_.push_back(t);
  }

  char32_t PeekAt(std::size_t pos, std::size_t* behind = nullptr) const {
    if (pos >= text_.size()) return 0;
    const char32_t c = NextCodePoint(text_, pos);
    if (behind != nullptr) *behind = pos;
    return c;
  }

  void Word() {
    Token t;
    t.kind = TokenKind::kWord;
    t.begin = static_cast<std::uint32_t>(pos_);
    std::uint64_t h = kHashSeed;
    int letters = 0;
    int upper = 0;
    bool first = true;
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const char32_t c = NextCodePoint(text_, next);
      const CharInfo info = Classify(c);
      if ((info.flags & (kLetter | kDigit)) != 0) {
        if ((info.flags & kDigit) != 0) {
          t.flags |= kHasDigit;
        } else {
          ++letters;
          if ((info.flags & kUpper) != 0) {
            ++upper;
            if (first) t.flags |= kCapital;
            if (letters > upper) t.flags |= kInnerCapital;
          }
        }
        first = false;
        h = Mix(h, info.folded);
        pos_ = next;
      } else if ((info.flags & kMark) != 0) {
        pos_ = next;
      } else if (Unify(c) == '\'' && JoinsLetters(next)) {
        pos_ = next;  // Ma'ruf folds to maruf
      } else if (c == '.' && letters == 1 && upper == 1 && Dotted(next)) {
        DottedRest(t, h, letters, upper);
        break;
      } else {
        break;
      }
    }
    if (letters >= 2 && upper == letters) t.flags |= kAllCaps;
    t.end = static_cast<std::uint32_t>(pos_);
    t.hash = h;
    Emit(t);
  }

  // True if the apostrophe before `next` is inside a word, and not that of a final "'s".
  bool JoinsLetters(std::size_t next) const {
    std::size_t behind = next;
    const char32_t c = PeekAt(next, &behind);
    if ((Classify(c).flags & kLetter) == 0) return false;
    const bool last = (Classify(PeekAt(behind)).flags & (kLetter | kDigit)) == 0;
    return !(last && (c == 's' || c == 'S'));
  }

  // Behind an apostrophe: a lone "s"?
  bool IsPossessive(std::size_t next) const {
    std::size_t behind = next;
    const char32_t c = PeekAt(next, &behind);
    return (c == 's' || c == 'S') && (Classify(PeekAt(behind)).flags & (kLetter | kDigit | kMark)) == 0;
  }

  // After one letter and a dot: is there another letter and dot ("U.S.")?
  bool Dotted(std::size_t next) const {
    std::size_t behind = next;
    const char32_t c = PeekAt(next, &behind);
    return (Classify(c).flags & kUpper) != 0 && PeekAt(behind) == '.';
  }

  void DottedRest(Token& t, std::uint64_t& h, int& letters, int& upper) {
    ++pos_;  // the dot
    while (pos_ < text_.size()) {
      std::size_t behind = pos_;
      const char32_t c = PeekAt(pos_, &behind);
      if ((Classify(c).flags & kUpper) == 0 || PeekAt(behind) != '.') break;
      h = Mix(h, Classify(c).folded);
      ++letters;
      ++upper;
      pos_ = behind + 1;
    }
    t.flags |= kAllCaps;
  }

  void Number() {
    Token t;
    t.kind = TokenKind::kNumber;
    t.begin = static_cast<std::uint32_t>(pos_);
    std::uint64_t h = kHashSeed;
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const CharInfo& info = Classify(NextCodePoint(text_, next));
      if ((info.flags & kDigit) == 0) break;
      h = Mix(h, info.folded);
      pos_ = next;
    }
    t.end = static_cast<std::uint32_t>(pos_);
    t.hash = h;
    Emit(t);
  }

  absl::string_view text_;
  std::vector<Token>& out_;
  std::size_t pos_ = 0;
  std::uint8_t flags_ = 0;
};

}  // namespace

void Tokenize(absl::string_view text, std::vector<Token>& out) {
  out.reserve(out.size() + text.size() / 5);
  Scanner(text, out).Run();
}

std::uint64_t WordHash(absl::string_view word) {
  std::uint64_t h = kHashSeed;
  for (std::size_t pos = 0; pos < word.size();) {
    const char32_t c = NextCodePoint(word, pos);
    const CharInfo& info = Classify(c);
    if ((info.flags & kMark) != 0 || Unify(c) == '\'' || c == '.') continue;
    h = Mix(h, info.folded);
  }
  return h;
}

}  // namespace diplograph
