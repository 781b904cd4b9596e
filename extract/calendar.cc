#include "extract/calendar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

namespace diplograph {
namespace {

namespace chr = std::chrono;

// A date as far as it is written; 0 is unknown.
struct Partial {
  int year = 0;
  int month = 0;
  int day = 0;
};

std::optional<chr::sys_days> FullDay(absl::string_view iso) {
  int y = 0;
  int m = 0;
  int d = 0;
  if (iso.size() != 10 || !absl::SimpleAtoi(iso.substr(0, 4), &y) ||
      !absl::SimpleAtoi(iso.substr(5, 2), &m) || !absl::SimpleAtoi(iso.substr(8, 2), &d)) {
    return std::nullopt;
  }
  const chr::year_month_day ymd{chr::year{y}, chr::month{static_cast<unsigned>(m)},
                                chr::day{static_cast<unsigned>(d)}};
  if (!ymd.ok()) return std::nullopt;
  return chr::sys_days{ymd};
}

std::string Iso(chr::sys_days day) {
  const chr::year_month_day ymd{day};
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                         static_cast<unsigned>(ymd.day()));
}

std::string Iso(const Partial& p) {
  if (p.year == 0) return "";
  if (p.month == 0) return absl::StrFormat("%04d", p.year);
  if (p.day == 0) return absl::StrFormat("%04d-%02d", p.year, p.month);
  const std::string iso = absl::StrFormat("%04d-%02d-%02d", p.year, p.month, p.day);
  return FullDay(iso) ? iso : "";
}

class DateReader {
 public:
  DateReader(const Analysis& a, std::uint32_t limit) : a_(a), limit_(limit) {
    now_ = FullDay(a.date);
    if (a.date.size() >= 4) (void)absl::SimpleAtoi(a.date.substr(0, 4), &year_);
  }

  // The date expression that begins at `i`, if one does.
  std::optional<DateMention> At(std::uint32_t i) const {
    if (auto d = Weekday(i)) return d;
    if (auto d = Absolute(i)) return d;
    return Relative(i);
  }

 private:
  static constexpr std::uint32_t kMaxYearDigits = 4;

  int Number(std::uint32_t i) const {
    if (i >= limit_ || a_.tokens[i].kind != TokenKind::kNumber) return -1;
    int n = -1;
    return a_.tokens[i].end - a_.tokens[i].begin <= kMaxYearDigits && absl::SimpleAtoi(a_.Text(i), &n) ? n
                                                                                                       : -1;
  }
  bool IsYear(int n) const { return n >= 1800 && n <= 2199; }
  int YearAt(std::uint32_t i) const {
    const int n = Number(i);
    return IsYear(n) && a_.tokens[i].end - a_.tokens[i].begin == 4 ? n : 0;
  }
  const DateEntry* Word(std::uint32_t i, DateKind kind, std::uint32_t* end = nullptr) const {
    if (i >= limit_) return nullptr;
    for (std::uint32_t m = a_.first_match[i]; m < a_.first_match[i + 1]; ++m) {
      const LexiconMatch& match = a_.matches[m];
      if (match.entry->kind != EntryKind::kDateWord || match.end > limit_) continue;
      const DateEntry& e = a_.lexicon->date_words[match.entry->payload];
      if (e.kind != kind) continue;
      if (end != nullptr) *end = match.end;
      return &e;
    }
    return nullptr;
  }
  int Month(std::uint32_t i, std::uint32_t* end) const {
    const DateEntry* e = Word(i, DateKind::kMonth, end);
    if (e == nullptr) return 0;
    if (e->abbreviated && Number(*end) < 0 && !(i > 0 && a_.tokens[i - 1].kind == TokenKind::kNumber) &&
        !Tight(*end, '.'))
      return 0;
    if (*end < limit_ && a_.IsMark(*end, '.') && !a_.tokens[*end].Is(kSpaceBefore) && Number(*end + 1) >= 0)
      ++*end;  // "Feb. 3"
    return e->value;
  }
  bool Tight(std::uint32_t i, char32_t mark) const {
    return i < limit_ && a_.IsMark(i, mark) && !a_.tokens[i].Is(kSpaceBefore);
  }

  // 10/5/2023, 10/5, 10-05-2023, 2023-05-10
  std::optional<Partial> Numeric(std::uint32_t i, std::uint32_t* end) const {
    const int first = Number(i);
    if (first < 0 || i + 2 >= limit_) return std::nullopt;
    const bool slash = Tight(i + 1, '/');
    const bool dash = Tight(i + 1, '-');
    const bool dot = Tight(i + 1, '.');
    if (!slash && !dash && !dot) return std::nullopt;
    if (a_.tokens[i + 2].Is(kSpaceBefore)) return std::nullopt;
    const int second = Number(i + 2);
    if (second < 0) return std::nullopt;
    const char32_t mark = a_.tokens[i + 1].mark;
    const int third =
        Tight(i + 3, mark) && i + 4 < limit_ && !a_.tokens[i + 4].Is(kSpaceBefore) ? Number(i + 4) : -1;
    Partial p;
    if (IsYear(first) && third >= 1 && third <= 31) {
      p = {first, second, third};
      *end = i + 5;
    } else if (third >= 0) {
      const int year = IsYear(third)                                                       ? third
                       : third < 100 && a_.tokens[i + 4].end - a_.tokens[i + 4].begin == 2 ? 2000 + third
                                                                                           : 0;
      if (year == 0) return std::nullopt;
      p = a_.lexicon->info().month_first ? Partial{year, first, second} : Partial{year, second, first};
      *end = i + 5;
    } else if (slash) {
      p = a_.lexicon->info().month_first ? Partial{0, first, second} : Partial{0, second, first};
      *end = i + 3;
    } else {
      return std::nullopt;
    }
    if (p.month > 12 && p.day <= 12) std::swap(p.month, p.day);
    if (p.month < 1 || p.month > 12 || p.day < 1 || p.day > 31) return std::nullopt;
    return p;
  }

  std::uint32_t SkipOrdinal(std::uint32_t i) const {
    std::uint32_t end = i;
    return i < limit_ && !a_.tokens[i].Is(kSpaceBefore) && Word(i, DateKind::kOrdinalSuffix, &end) != nullptr
               ? end
               : i;
  }

  // "10 Mei 2023", "10-11 Mei", "May 10, 2023", "September 2023", "May 10-12"
  std::optional<Partial> Named(std::uint32_t i, std::uint32_t* end) const {
    std::uint32_t j = i;
    const int day = Number(i);
    if (day >= 1 && day <= 31) {
      j = SkipOrdinal(i + 1);
      // A range, or a list, of days: its first day counts.
      for (int k = 0; k < 3; ++k) {
        const bool joins =
            j + 1 < limit_ && (a_.IsMark(j, '-') || a_.IsMark(j, 0x2013) || a_.IsMark(j, ',') ||
                               a_.In(j, WordList::kAnd) || a_.In(j, WordList::kTo));
        const int other = joins ? Number(j + 1) : -1;
        if (other < 1 || other > 31) break;
        j = SkipOrdinal(j + 2);
      }
      if (j < limit_ && a_.In(j, WordList::kOf)) ++j;
      std::uint32_t behind = j;
      if (const int month = Month(j, &behind); month != 0) {
        std::uint32_t y = behind;
        if (y < limit_ && a_.IsMark(y, ',') && YearAt(y + 1) != 0) ++y;
        const int year = YearAt(y);
        *end = year != 0 ? y + 1 : behind;
        return Partial{year, month, day};
      }
      return std::nullopt;
    }
    std::uint32_t behind = i;
    const int month = Month(i, &behind);
    if (month == 0) return std::nullopt;
    const int d = Number(behind);
    if (d >= 1 && d <= 31 && YearAt(behind) == 0) {
      j = SkipOrdinal(behind + 1);
      if (j + 1 < limit_ && (a_.IsMark(j, '-') || a_.IsMark(j, 0x2013)) && Number(j + 1) >= 1 &&
          Number(j + 1) <= 31)
        j = SkipOrdinal(j + 2);
      std::uint32_t y = j;
      if (y < limit_ && a_.IsMark(y, ',') && YearAt(y + 1) != 0) ++y;
      const int year = YearAt(y);
      *end = year != 0 ? y + 1 : j;
      return Partial{year, month, d};
    }
    const int year = YearAt(behind);
    *end = year != 0 ? behind + 1 : behind;
    return Partial{year, month, 0};
  }

  // A year that the text leaves out: the one that brings the date closest to the article, or, with a
  // direction given, the next in that direction.
  Partial Complete(Partial p, int direction) const {
    if (p.year != 0 || year_ == 0) return p;
    int month = 0;
    int day = 0;
    if (a_.date.size() >= 7) (void)absl::SimpleAtoi(a_.date.substr(5, 2), &month);
    if (now_) day = static_cast<int>(static_cast<unsigned>(chr::year_month_day{*now_}.day()));
    p.year = year_;
    if (month == 0) return p;
    const int distance = (p.month - month) * 31 + (p.day == 0 || day == 0 ? 0 : p.day - day);
    if (direction > 0) {
      if (distance < 0) ++p.year;
    } else if (direction < 0) {
      if (distance > 0) --p.year;
    } else if (distance > 183) {
      --p.year;
    } else if (distance < -183) {
      ++p.year;
    }
    return p;
  }

  // "lalu", "last", "mendatang", "next" beside an expression: -1, +1 or 0.
  int Direction(std::uint32_t begin, std::uint32_t* end) const {
    if (Word(*end, DateKind::kPast, end) != nullptr) return -1;
    if (Word(*end, DateKind::kFuture, end) != nullptr) return 1;
    if (begin > 0) {
      if (Word(begin - 1, DateKind::kPast) != nullptr) return -1;
      if (Word(begin - 1, DateKind::kFuture) != nullptr) return 1;
    }
    return 0;
  }

  DateMention Make(std::uint32_t begin, std::uint32_t end, std::string iso, std::string future = "") const {
    DateMention d;
    d.begin = begin;
    d.end = end;
    d.iso = std::move(iso);
    d.future_iso = future.empty() ? d.iso : std::move(future);
    return d;
  }

  DateMention FromPartial(std::uint32_t begin, std::uint32_t end, const Partial& p) const {
    std::uint32_t behind = end;
    const int direction = p.year == 0 ? Direction(begin, &behind) : 0;
    const int past = direction != 0 ? direction : p.day == 0 ? -1 : 0;
    const int future = direction != 0 ? direction : p.day == 0 ? 1 : 0;
    DateMention d = Make(begin, behind, Iso(Complete(p, past)), Iso(Complete(p, future)));
    d.has_year = p.year != 0;
    d.day = p.day != 0;
    return d;
  }

  std::optional<DateMention> Absolute(std::uint32_t i) const {
    std::uint32_t end = i;
    std::optional<Partial> p = Numeric(i, &end);
    if (!p) p = Named(i, &end);
    if (p) {
      // A month without day and year is a date only where it stands as one: "pada Juni", "last May".
      const bool bare = p->day == 0 && p->year == 0;
      if (bare) {
        std::uint32_t behind = end;
        // "in mid-March": what part of the month stands before it.
        const std::uint32_t first =
            i >= 3 && a_.IsMark(i - 1, '-') && a_.IsWord(i - 2) && !a_.IsCapital(i - 2) ? i - 2 : i;
        const bool governed =
            first > 0 && (a_.In(first - 1, WordList::kAt) || a_.In(first - 1, WordList::kPreposition));
        if (!governed && Direction(i, &behind) == 0 && !(i > 0 && a_.IsWord(i - 1) && !a_.IsCapital(i - 1)))
          return std::nullopt;
      }
      return FromPartial(i, end, *p);
    }
    // A year alone: "pada 2020", "tahun 2026", "in 2018".
    if (const int year = YearAt(i);
        year != 0 && i > 0 && (a_.In(i - 1, WordList::kAt) || Word(i - 1, DateKind::kYear) != nullptr)) {
      DateMention d = Make(i, i + 1, absl::StrFormat("%04d", year));
      d.has_year = true;
      return d;
    }
    return std::nullopt;
  }

  std::optional<DateMention> Weekday(std::uint32_t i) const {
    std::uint32_t end = i;
    const DateEntry* weekday = Word(i, DateKind::kWeekday, &end);
    if (weekday == nullptr) return std::nullopt;
    // The date that follows, in parentheses or not, settles it.
    std::uint32_t j = end;
    if (weekday->abbreviated && !(j < limit_ && (a_.IsMark(j, ',') || Tight(j, '.') || Number(j) >= 0)))
      return std::nullopt;
    if (j < limit_ && Tight(j, '.')) ++j;  // "Wed."
    while (j < limit_ && (a_.IsMark(j, ',') || a_.IsMark(j, '('))) ++j;
    std::uint32_t behind = j;
    std::optional<Partial> p = Numeric(j, &behind);
    if (!p) p = Named(j, &behind);
    if (p && p->day != 0) {
      if (behind < limit_ && a_.IsMark(behind, ')')) ++behind;
      if (p->year == 0 && year_ == 0) p->year = YearOfWeekday(*p, weekday->value);
      DateMention d = FromPartial(i, behind, *p);
      return d;
    }
    if (weekday->abbreviated) return std::nullopt;
    std::uint32_t modified = end;
    const int direction = Direction(i, &modified);
    DateMention d = Make(i, modified, "");
    d.day = true;
    if (now_) {
      const int today = static_cast<int>(chr::weekday{*now_}.c_encoding()) + 1;  // 1 is Sunday, as in ICU
      const int back = (today - weekday->value + 7) % 7;
      const int past = direction < 0 && back == 0 ? 7 : back;
      d.iso = Iso(*now_ - chr::days{past});
      d.future_iso = Iso(*now_ + chr::days{back == 0 ? (direction > 0 ? 7 : 0) : 7 - back});
      if (direction > 0) d.iso = d.future_iso;
      if (direction < 0) d.future_iso = d.iso;
    }
    return d;
  }

  // Without any date to go by: the year, among those that the text names and the ones beside them, in
  // which the day is that weekday.
  int YearOfWeekday(const Partial& p, int weekday) const {
    for (const int offset : {0, -1, 1}) {
      for (std::uint32_t i = 0; i < a_.tokens.size(); ++i) {
        if (a_.tokens[i].kind != TokenKind::kNumber || a_.tokens[i].end - a_.tokens[i].begin != 4) continue;
        int year = 0;
        if (!absl::SimpleAtoi(a_.Text(i), &year) || !IsYear(year)) continue;
        const auto day = FullDay(Iso(Partial{year + offset, p.month, p.day}));
        if (day && static_cast<int>(chr::weekday{*day}.c_encoding()) + 1 == weekday) return year + offset;
      }
    }
    return 0;
  }

  std::optional<DateMention> Relative(std::uint32_t i) const {
    std::uint32_t end = i;
    // The longest expression counts: "the day before yesterday" is no "day before".
    std::uint32_t longest = i;
    for (const DateKind kind :
         {DateKind::kLaterDays, DateKind::kDay, DateKind::kMonthOffset, DateKind::kYear, DateKind::kWeek}) {
      std::uint32_t other = i;
      if (Word(i, kind, &other) != nullptr) longest = std::max(longest, other);
    }
    if (const DateEntry* e = Word(i, DateKind::kLaterDays, &end); e != nullptr && end == longest) {
      DateMention d = Make(i, end, "");
      d.later_days = e->value;
      return d;
    }
    if (const DateEntry* e = Word(i, DateKind::kDay, &end); e != nullptr && end == longest) {
      // "kemarin, Sabtu (9/5)": the date beside it says it better.
      std::uint32_t j = end;
      while (j < limit_ && (a_.IsMark(j, ',') || a_.IsMark(j, '('))) ++j;
      if (j < limit_ && j > end - 1) {
        std::optional<DateMention> better = Weekday(j);
        if (!better && j > end) better = Absolute(j);
        if (better && better->day) {
          better->begin = i;
          return better;
        }
      }
      DateMention d = Make(i, end, now_ ? Iso(*now_ + chr::days{e->value}) : "");
      d.day = true;
      return d;
    }
    if (const DateEntry* e = Word(i, DateKind::kMonthOffset, &end)) {
      DateMention d = Make(i, end, "");
      int month = 0;
      if (a_.date.size() >= 7 && absl::SimpleAtoi(a_.date.substr(5, 2), &month)) {
        const int index = year_ * 12 + month - 1 + e->value;
        d.iso = d.future_iso = Iso(Partial{index / 12, index % 12 + 1, 0});
      }
      return d;
    }
    if (const DateEntry* e = Word(i, DateKind::kYear, &end); e != nullptr && e->value != 0) {
      const int offset = e->value == 100 ? 0 : e->value;  // 100 stands for "this year"
      return Make(i, end, year_ != 0 ? Iso(Partial{year_ + offset, 0, 0}) : "");
    }
    if (Word(i, DateKind::kWeek, &end) != nullptr) return Make(i, end, "");
    return std::nullopt;
  }

  const Analysis& a_;
  std::uint32_t limit_;
  std::optional<chr::sys_days> now_;
  int year_ = 0;
};

}  // namespace

std::string AddDays(absl::string_view date, int days) {
  const auto day = FullDay(date);
  return day ? Iso(*day + chr::days{days}) : "";
}

std::string AbsoluteDateIn(const Analysis& a, std::uint32_t begin, std::uint32_t end) {
  const DateReader reader(a, end);
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto d = reader.At(i);
    if (d && d->has_year && d->day && !d->iso.empty()) return d->iso;
  }
  return "";
}

bool IsDateLine(const Analysis& a, const Sentence& s) {
  if (s.end - s.begin > 24 || !s.starts_line) return false;
  const DateReader reader(a, s.end);
  bool dated = false;
  bool fields = false;  // "THURSDAY, 23 MARCH 2023 | 12:30 | REPORT: JANE SMITH"
  bool capitals = true;
  int others = 0;
  for (std::uint32_t i = s.begin; i < s.end;) {
    if (const auto d = reader.At(i)) {
      dated = dated || (d->has_year && d->day);
      i = d->end;
      continue;
    }
    others += a.IsWord(i) ? 1 : 0;
    fields = fields || a.IsMark(i, '|');
    capitals = capitals && (!a.IsWord(i) || a.IsCapital(i));
    // "Jane Smith Published April 5, 2024 | 11:49 PM"
    const bool label = a.IsCapital(i) && (i == s.begin || a.IsCapital(i - 1) || a.IsMark(i - 1, '|'));
    if (((a.words[i]->flags & kVerb) != 0 && !label) || a.Begins(i, EntryKind::kTrigger)) return false;
    ++i;
  }
  const bool sentence = others > 0 && a.IsMark(s.end - 1, '.');
  return dated && (others <= 3 || (fields && capitals)) && !sentence;
}

std::string LikelyDate(const Analysis& a) {
  for (const Sentence& s : a.sentences) {
    if (s.noise) continue;
    if (std::string iso = AbsoluteDateIn(a, s.begin, s.end); !iso.empty()) return iso;
  }
  return "";
}

void FindDates(Analysis& a) {
  for (const Sentence& s : a.sentences) {
    if (s.noise) continue;
    const DateReader reader(a, s.end);
    std::uint32_t citation = s.begin;  // behind the last word that introduces a quoted paper
    bool cited = false;
    for (std::uint32_t i = s.body; i < s.end;) {
      if (a.In(i, WordList::kCitation)) {
        cited = true;
        citation = i;
      }
      // "tahun-tahun mendatang": the years to come are no year.
      const bool doubled =
          i >= s.body + 2 && a.IsMark(i - 1, '-') && a.tokens[i - 2].hash == a.tokens[i].hash && a.IsWord(i);
      const bool may_begin = !doubled && (a.tokens[i].kind == TokenKind::kNumber || a.words[i]->root != 0);
      std::optional<DateMention> d;
      if (may_begin) d = reader.At(i);
      if (!d) {
        ++i;
        continue;
      }
      d->citation = cited && i - citation <= 8;
      cited = false;
      i = std::max(i + 1, d->end);
      a.dates.push_back(*std::move(d));
    }
  }
}

}  // namespace diplograph
