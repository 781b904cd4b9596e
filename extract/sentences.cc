// Scanning, sentence boundaries and what is not news.
#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "extract/analysis.h"
#include "extract/calendar.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

// The longest line, in tokens, that may be just a label.
constexpr std::uint32_t kMaxLabel = 8;
// The longest dateline with brackets, in tokens.
constexpr std::uint32_t kMaxDateline = 24;
// Letters of the codes of authors and desks in the last line.
constexpr std::size_t kMaxCode = 4;

bool IsTerminal(const Analysis& a, std::uint32_t i) {
  const char32_t m = a.tokens[i].mark;
  return a.tokens[i].kind == TokenKind::kMark &&
         (m == '.' || m == '?' || m == '!' || m == 0x2026 || m == 0x3002);
}

bool IsCloser(const Analysis& a, std::uint32_t i) {
  const char32_t m = a.tokens[i].mark;
  // A quotation mark right before a word opens, also where the blank before it was lost.
  if (m == '"' && i + 1 < a.tokens.size() && a.IsWord(i + 1) && !a.tokens[i + 1].Is(kSpaceBefore))
    return false;
  return a.tokens[i].kind == TokenKind::kMark && (m == '"' || m == ')' || m == ']' || m == '\'') &&
         !a.tokens[i].Is(kSpaceBefore);
}

// A full stop that does not end a sentence: an initial, an abbreviation, a decimal, a web address.
bool IsInnerStop(const Analysis& a, std::uint32_t i, std::uint32_t n) {
  if (a.tokens[i].mark != '.') return false;
  if (i + 1 >= n) return false;
  const Token& next = a.tokens[i + 1];
  if (i > 0 && a.IsWord(i - 1) && !a.tokens[i].Is(kSpaceBefore)) {
    const Token& before = a.tokens[i - 1];
    if (a.In(i - 1, WordList::kAbbreviation)) return true;
    // One letter, of one byte or two; "Wang Yi." is none.
    const bool letter =
        before.end - before.begin == 1 ||
        (before.end - before.begin == 2 && static_cast<unsigned char>(a.Text(i - 1)[0]) >= 0x80);
    const bool initial = letter && before.Is(kCapital);
    if (initial && next.Is(kCapital)) return true;
    if (!next.Is(kSpaceBefore) && next.kind == TokenKind::kWord && (!next.Is(kCapital) || next.Is(kAllCaps)))
      return true;
    // "at 11:30 a.m. Tuesday"
    if (letter && i > 1 && a.IsMark(i - 2, '.') && !a.tokens[i - 1].Is(kSpaceBefore) &&
        a.Begins(i + 1, EntryKind::kDateWord))
      return true;
  }
  return !next.Is(kSpaceBefore) && next.kind == TokenKind::kNumber;
}

class Splitter {
 public:
  explicit Splitter(Analysis& a) : a_(a), n_(static_cast<std::uint32_t>(a.tokens.size())) {}

  void Run() {
    bool quote = false;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i < n_; ++i) {
      if (i > begin && BreaksLine(i)) {
        Close(begin, i, quote);
        begin = i;
      }
      if (a_.IsMark(i, '|') && i + 1 < n_ && a_.IsMark(i + 1, '|')) {
        Close(begin, i, quote);
        begin = i + 2;
        ++i;
        continue;
      }
      if (!IsTerminal(a_, i) || IsInnerStop(a_, i, n_)) continue;
      std::uint32_t end = i + 1;
      while (end < n_ && (IsTerminal(a_, end) || IsCloser(a_, end)) && !BreaksLine(end)) ++end;
      // A lower-case word goes on: '"...?" katanya', "No. 5 pun".
      if (end < n_ && a_.IsWord(end) && !a_.IsCapital(end) && !BreaksLine(end)) {
        i = end - 1;
        continue;
      }
      Close(begin, end, quote);
      begin = end;
      i = end - 1;
    }
    Close(begin, n_, quote);
  }

 private:
  bool BreaksLine(std::uint32_t i) const {
    const Token& t = a_.tokens[i];
    if (!t.Is(kLineStart)) return false;
    if (i == 0) return true;
    // A line that goes on in lower case continues the sentence, even behind an empty line.
    // Nor does one that begins with a site's name: "jpnn.com, JAKARTA - ".
    const bool site = i + 2 < n_ && a_.IsMark(i + 1, '.') && !a_.tokens[i + 1].Is(kSpaceBefore) &&
                      a_.IsWord(i + 2) && !a_.tokens[i + 2].Is(kSpaceBefore);
    const bool goes_on = t.kind == TokenKind::kWord && !t.Is(kCapital) && !site && !IsTerminal(a_, i - 1);
    return !goes_on;
  }

  void Close(std::uint32_t begin, std::uint32_t end, bool& quote) {
    if (begin >= end) return;
    Sentence s;
    s.starts_line = a_.tokens[begin].Is(kLineStart);
    const bool blank = a_.tokens[begin].Is(kBlankLine);
    while (begin < end && (a_.IsMark(begin, '#') || a_.IsMark(begin, '*'))) ++begin;  // Markdown
    if (begin >= end) return;
    s.begin = s.body = begin;
    s.end = end;
    s.quoted = quote;
    if (s.starts_line) ++paragraph_;
    if (blank) s.quoted = quote = false;
    s.paragraph = paragraph_;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (a_.IsMark(i, '"')) quote = !quote;
    }
    a_.sentences.push_back(s);
  }

  Analysis& a_;
  std::uint32_t n_;
  int paragraph_ = 0;
};

bool EndsLine(const Analysis& a, const Sentence& s) {
  return s.end >= a.tokens.size() || a.tokens[s.end].Is(kLineStart);
}

// Share of words that begin with a capital, among those that a headline would capitalise.
bool IsTitleCase(const Analysis& a, const Sentence& s) {
  int words = 0;
  int capitals = 0;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (!a.IsWord(i) || a.tokens[i].end - a.tokens[i].begin < 4) continue;
    ++words;
    capitals += a.IsCapital(i) ? 1 : 0;
  }
  return words >= 3 && capitals * 4 >= words * 3;
}

void MarkHeadlines(Analysis& a) {
  bool first = true;
  for (Sentence& s : a.sentences) {
    if (s.noise) continue;
    const bool own_line = s.starts_line && EndsLine(a, s);
    const bool open = !IsTerminal(a, s.end - 1) && !IsCloser(a, s.end - 1);
    const bool is_short = s.end - s.begin <= 30;
    const bool asks = !open && !a.IsMark(s.end - 1, '.');
    if (own_line && is_short && a.sentences.size() > 1 &&
        (open ? first || s.end - s.begin <= 20 : first && asks && IsTitleCase(a, s))) {
      s.headline = true;
      s.title_case = IsTitleCase(a, s);
      if (a.title.empty()) {
        a.title = std::string(a.Span(s.begin, s.end));
      } else if (s.headline && a.sentences.size() > 1 && s.end - s.begin >= 5 && s.paragraph <= 3 &&
                 a.title.size() < 12) {
        a.title = std::string(a.Span(s.begin, s.end));  // the name of the paper stood first
      }
    }
    first = false;
  }
}

// "Laporan Wartawan X, TRIBUN.COM, JAKARTA - Menlu ...": behind the dash that ends a by-line; s.begin if
// there is none.
std::uint32_t AfterByline(const Analysis& a, const Sentence& s) {
  int lower = 0;
  for (std::uint32_t i = s.begin; i + 1 < s.end && i < s.begin + 24; ++i) {
    if (a.IsWord(i) && !a.IsCapital(i)) ++lower;
    const bool dash = a.IsMark(i, '-') || a.IsMark(i, 0x2013);
    if (dash && a.tokens[i].Is(kSpaceBefore) && a.tokens[i + 1].Is(kSpaceBefore) && lower <= 2) return i + 1;
  }
  return s.begin;
}

// "Baca juga: Prabowo Tiba di China Kemudian, Prabowo menuju ...": where the capitalised headline of
// another article ends and the sentence that follows it begins; s.end if it takes the whole line.
std::uint32_t AfterTeaser(const Analysis& a, const Sentence& s, std::uint32_t from) {
  if (s.starts_line && EndsLine(a, s)) return s.end;
  for (std::uint32_t i = from + 3; i < s.end; ++i) {
    if (!a.IsWord(i) || a.IsCapital(i) || a.tokens[i].end - a.tokens[i].begin < 4 ||
        (a.words[i]->flags & kVerb) == 0)
      continue;
    // The first verb in lower case: its clause begins at the connective, or at the noun, before it.
    for (std::uint32_t k = i; k-- > from && i - k <= 5;) {
      if (a.IsWord(k) && a.IsCapital(k) && a.words[k]->lists != 0) return k;
    }
    return i - 1;
  }
  return s.end;
}

// A line of names, or of one word ("World"): by-lines, sections, tags. The headline stands before it.
bool IsLabel(const Analysis& a, const Sentence& s) {
  if (!s.starts_line || !EndsLine(a, s) || s.end - s.begin > kMaxLabel) return false;
  bool code = false;  // "AB/cd/2023"
  bool words = false;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    code = code || (a.IsMark(i, '/') && i > s.begin && !a.tokens[i].Is(kSpaceBefore));
    words = words || (a.IsWord(i) && a.tokens[i].end - a.tokens[i].begin > kMaxCode);
  }
  if (code && !words) return true;
  for (std::uint32_t i = s.begin; i < s.end; ++i) {
    if (a.tokens[i].kind == TokenKind::kNumber || IsTerminal(a, i)) return false;
    if (a.IsWord(i) && (!a.IsCapital(i) || (a.words[i]->flags & kVerb) != 0 ||
                        a.Begins(i, EntryKind::kTrigger) || a.Begins(i, EntryKind::kCountry)))
      return false;
  }
  return true;
}

// "..., Rabu (11/4). ANTARA/Jane Smith": where the credit of a picture begins that ends the line; s.end if
// there is none.
std::uint32_t CreditBegin(const Analysis& a, const Sentence& s) {
  for (std::uint32_t i = s.end; i-- > s.begin && s.end - i <= kMaxLabel;) {
    if (a.IsMark(i, '/') && i > s.begin && !a.tokens[i].Is(kSpaceBefore)) {
      const bool agency = a.In(i - 1, WordList::kCredit);
      // An agency that nobody knows, in capitals behind what the picture shows.
      const bool behind =
          a.tokens[i - 1].Is(kAllCaps) && (i - 1 == s.begin || IsTerminal(a, i - 2) || a.IsMark(i - 2, ')'));
      if (agency || behind) return i - 1;
    }
    if (a.IsWord(i) && !a.IsCapital(i)) break;
  }
  return s.end;
}

// The end of an article comes behind so many sentences of so many words at least, or behind half of the text.
constexpr int kNewsSentences = 3;
constexpr std::uint32_t kNewsWords = 8;

void MarkNoise(Analysis& a) {
  bool rest = false;
  bool listing = false;  // behind "Most read", alone on its line, stand headlines of other articles
  bool titled = false;
  int told = 0;  // sentences of news so far
  for (Sentence& s : a.sentences) {
    if (!s.noise && !rest && s.end > s.begin + kNewsWords) ++told;
    s.noise = rest;
    const bool own_line = s.starts_line && EndsLine(a, s);
    if (listing && own_line && !IsTerminal(a, s.end - 1) && !IsCloser(a, s.end - 1)) {
      s.noise = true;
      continue;
    }
    listing = false;
    if (titled && IsLabel(a, s)) s.noise = true;
    titled = true;
    if (const std::uint32_t credit = CreditBegin(a, s); credit < s.end) {
      if (credit == s.begin)
        s.noise = true;
      else
        s.end = credit;
    }
    std::uint32_t word = s.begin;
    while (word + 1 < s.end && a.tokens[word].kind == TokenKind::kMark) ++word;  // "/Editor: Jane Smith"
    const LexiconMatch* m = a.Best(word, EntryKind::kNoise, s.end);
    if (m != nullptr) {
      listing = own_line && (m->end == s.end || (m->end + 1 == s.end && a.IsMark(m->end, ':')));
      // "All rights reserved" under the picture ends nothing.
      rest = rest || (a.lexicon->noises[m->entry->payload] == NoiseKind::kRest &&
                      (told >= kNewsSentences || s.begin + s.end >= a.tokens.size()));
      // What is advertised ends where the text goes on.
      std::uint32_t body = rest ? s.end : AfterByline(a, s);
      if (body == s.begin) body = AfterTeaser(a, s, m->end);
      if (body > s.begin && body < s.end) {
        s.body = body;
      } else {
        s.noise = true;
      }
    }
    // A line with a link and hardly a word is a by-line or an advertisement.
    int words = 0;
    bool link = false;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      words += a.IsWord(i) && !a.IsCapital(i) ? 1 : 0;
      link = link || (a.IsMark(i, ']') && i + 1 < s.end && a.IsMark(i + 1, '('));
    }
    if (link && words <= 6) s.noise = true;
    // "By Jane Smith and Peter Moyo": one small word, and names.
    if (s.starts_line && EndsLine(a, s) && s.end - s.begin <= 12 && a.In(s.begin, WordList::kAgent) &&
        !IsTerminal(a, s.end - 1)) {
      bool names = true;
      for (std::uint32_t i = s.begin + 1; i < s.end; ++i)
        names =
            names && (!a.IsWord(i) || a.IsCapital(i) || a.In(i, WordList::kAnd) || a.In(i, WordList::kAt));
      s.noise = s.noise || names;
    }
  }
}

// "JAKARTA, KOMPAS.com - ", "Washington (AP) - ": capitals, marks and nothing else before a dash.
std::uint32_t DatelineEnd(const Analysis& a, const Sentence& s) {
  const std::uint32_t limit = std::min(s.end, s.begin + 14);
  // "ISLAMABAD, (Paper - 5th Apr, 2024) The minister": what stands in brackets may hold anything.
  if (a.tokens[s.begin].Is(kAllCaps)) {
    std::uint32_t i = s.begin;
    while (i < limit && (a.tokens[i].Is(kAllCaps) || a.IsMark(i, ','))) ++i;
    if (i < limit && a.IsMark(i, '(')) {
      while (i < std::min(s.end, s.begin + kMaxDateline) && !a.IsMark(i, ')')) ++i;
      if (i + 1 < s.end && a.IsMark(i, ')') && a.IsCapital(i + 1)) return i + 1;
    }
  }
  const LexiconMatch* town = a.Best(s.begin, EntryKind::kPlace, s.end);
  int capitals = 0;
  bool parenthesis = false;
  for (std::uint32_t i = s.begin; i < limit; ++i) {
    const Token& t = a.tokens[i];
    if (t.kind == TokenKind::kMark && (t.mark == '-' || t.mark == 0x2013)) {
      const bool dash = t.Is(kSpaceBefore) || (i + 1 < s.end && a.tokens[i + 1].Is(kSpaceBefore));
      if (dash && capitals > 0) {
        std::uint32_t end = i + 1;
        while (end < s.end && (a.IsMark(end, '-') || a.IsMark(end, 0x2013))) ++end;
        return end;
      }
      if (dash) return s.begin;
      continue;
    }
    if (t.kind == TokenKind::kMark) {
      if (t.mark == '(') parenthesis = true;
      if (t.mark == ':' && capitals > 0 && capitals <= 2 && i + 1 < s.end && a.IsMark(i + 1, '"'))
        return i + 1;
      if (t.mark == ':' && town != nullptr && i + 1 < s.end)
        return i + 1;  // "MANILA: ", "Samarkand [Uzbekistan], April 13: "
      if (t.mark != '(' && t.mark != ')' && t.mark != '[' && t.mark != ']' && t.mark != ',' &&
          t.mark != '.' && t.mark != '/')
        return s.begin;
      continue;
    }
    if (t.kind == TokenKind::kNumber || parenthesis) continue;
    if (t.Is(kCapital)) {
      ++capitals;
    } else if (i == s.begin || !a.IsMark(i - 1, '.')) {
      return s.begin;
    }
  }
  return s.begin;
}

}  // namespace

const LexiconMatch* Analysis::Best(std::uint32_t token, EntryKind kind, std::uint32_t limit) const {
  if (!Begins(token, kind)) return nullptr;
  for (std::uint32_t m = first_match[token]; m < first_match[token + 1]; ++m) {
    if (matches[m].entry->kind == kind && matches[m].end <= limit) return &matches[m];
  }
  return nullptr;
}

namespace {

// A token that is two.
struct Parted {
  std::size_t at = 0;
  Token first;
  Token second;
};

// Puts both tokens in the place of each of the `parts`, which are in the order of the text.
void Part(std::vector<Token>& tokens, const std::vector<Parted>& parts) {
  if (parts.empty()) return;
  std::vector<Token> out;
  out.reserve(tokens.size() + parts.size());
  auto next = parts.begin();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (next == parts.end() || next->at != i) {
      out.push_back(tokens[i]);
      continue;
    }
    out.push_back(next->first);
    out.push_back(next->second);
    ++next;
  }
  tokens = std::move(out);
}

// "RepublikIndonesia", "diTimur": a lost blank, if the pack knows both halves and not the whole.
void SplitGlued(Analysis& a) {
  const absl::string_view text = a.article->text;
  std::vector<Parted> parts;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& t = a.tokens[i];
    if (!t.Is(kInnerCapital) || a.lexicon->Find(t.hash).id != 0) continue;
    std::size_t cut = t.begin;
    bool lower = false;
    for (std::size_t pos = t.begin; pos < t.end;) {
      const std::size_t at = pos;
      const bool upper = (Classify(NextCodePoint(text, pos)).flags & kUpper) != 0;
      if (upper && lower) {
        cut = at;
        break;
      }
      lower = !upper;
    }
    if (cut == t.begin) continue;
    std::vector<Token> halves;
    Tokenize(text.substr(t.begin, cut - t.begin), halves);
    Tokenize(text.substr(cut, t.end - cut), halves);
    if (halves.size() != 2 || a.lexicon->Find(halves[0].hash).id == 0 ||
        a.lexicon->Find(halves[1].hash).id == 0)
      continue;
    const std::uint32_t length = static_cast<std::uint32_t>(cut) - t.begin;
    halves[0].begin = t.begin;
    halves[0].end = t.begin + length;
    halves[0].flags = static_cast<std::uint8_t>((halves[0].flags & (kCapital | kAllCaps | kHasDigit)) |
                                                (t.flags & (kSpaceBefore | kLineStart | kBlankLine)));
    halves[1].begin = static_cast<std::uint32_t>(cut);
    halves[1].end = t.end;
    halves[1].flags =
        static_cast<std::uint8_t>((halves[1].flags & (kCapital | kAllCaps | kHasDigit)) | kSpaceBefore);
    parts.push_back({i, halves[0], halves[1]});
  }
  Part(a.tokens, parts);
}

// "mendesaknya": a verb and the pronoun that is its object, where the verb is one that sets an event off.
void SplitEnclitics(Analysis& a) {
  const PackInfo& info = a.lexicon->info();
  if (info.enclitic.empty()) return;
  const std::uint64_t pronoun = WordHash(info.enclitic);
  std::vector<Parted> parts;
  for (std::size_t i = 0; i < a.tokens.size(); ++i) {
    const Token& t = a.tokens[i];
    const absl::string_view word = t.Text(a.article->text);
    if (t.kind != TokenKind::kWord || !absl::EndsWith(word, info.enclitic) ||
        !absl::StartsWithIgnoreCase(word, info.enclitic_verbs) || a.lexicon->Find(t.hash).root != 0)
      continue;
    const std::uint32_t cut = t.end - static_cast<std::uint32_t>(info.enclitic.size());
    const std::uint64_t verb = WordHash(a.article->text.substr(t.begin, cut - t.begin));
    const WordInfo& stem = a.lexicon->Find(verb);
    if (stem.root == 0 || (stem.flags & kVerb) == 0) continue;
    Token object;
    object.begin = cut;
    object.end = t.end;
    object.hash = pronoun;
    object.kind = TokenKind::kWord;
    parts.push_back({i, t, object});
    parts.back().first.end = cut;
    parts.back().first.hash = verb;
  }
  Part(a.tokens, parts);
}

}  // namespace

void Scan(Analysis& a) {
  Tokenize(a.article->text, a.tokens);
  SplitGlued(a);
  SplitEnclitics(a);
  const auto n = static_cast<std::uint32_t>(a.tokens.size());
  a.words.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) a.words[i] = &a.lexicon->Find(a.tokens[i].hash);
  a.first_match.resize(n + 1);
  for (std::uint32_t i = 0; i < n; ++i) {
    a.first_match[i] = static_cast<std::uint32_t>(a.matches.size());
    if (a.words[i]->root != 0) a.lexicon->Match(a.tokens, a.words, i, n, a.matches);
  }
  a.first_match[n] = static_cast<std::uint32_t>(a.matches.size());
  a.kinds.assign(n, 0);
  for (const LexiconMatch& m : a.matches) a.kinds[m.begin] |= 1u << static_cast<unsigned>(m.entry->kind);
}

void SplitSentences(Analysis& a) {
  Splitter(a).Run();
  MarkNoise(a);
  a.date = a.article->date;
  // The date line near the top ("Rabu, 10 Mei 2023 16:10 WIB") is the article's date, and no sentence.
  int looked = 0;
  for (Sentence& s : a.sentences) {
    if (++looked > 8) break;
    if (!IsDateLine(a, s)) continue;
    s.noise = true;
    if (a.date.empty()) a.date = AbsoluteDateIn(a, s.begin, s.end);
  }
  MarkHeadlines(a);
  for (Sentence& s : a.sentences) {
    if (!s.noise && !s.headline && s.starts_line && s.body == s.begin) s.body = DatelineEnd(a, s);
  }
  if (a.date.empty()) a.date = LikelyDate(a);
}

}  // namespace diplograph
