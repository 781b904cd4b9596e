// Summits, conferences, commissions: by name, by what they are about, by what happens beside them.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

// How many words a trigger of hosting or attending has at most.
constexpr std::uint32_t kTriggerWords = 6;
// How many words describe a gathering that has no name, and how many say what it is on.
constexpr std::uint32_t kSummitModifiers = 3;
constexpr std::uint32_t kSummitTopic = 6;
// How many words a standing commission has before the noun, how many a name behind "on the sidelines of", and
// how many stand between a gathering and "held".
constexpr std::uint32_t kCommissionWords = 6;
constexpr std::uint32_t kMarginWords = 7;
constexpr std::uint32_t kHeldWords = 4;
// Kinds of heads in summits.tsv.
constexpr absl::string_view kHeadSummit = "head";      // makes a gathering of the name around it
constexpr absl::string_view kCommonSummit = "common";  // only where it is hosted or attended
constexpr absl::string_view kEventSummit = "event";    // also where something happens at it

}  // namespace

MentionFinder::Ordinal MentionFinder::OrdinalAt(std::uint32_t i) const {
  if (In(i, WordList::kOrdinalMarker)) {
    std::uint32_t j = i + 1;
    if (Mark(j, '-')) ++j;
    if (const int n = NumberAt(j); n > 0 && n < 1000) return {n, j + 1};
    return {};
  }
  if (const int n = NumberAt(i); n > 0 && n < 1000 && i + 1 < limit_ && Tight(i + 1)) {
    const LexiconMatch* m = Best(i + 1, EntryKind::kDateWord);
    if (m != nullptr && x_.date_words[m->entry->payload].kind == DateKind::kOrdinalSuffix) return {n, m->end};
  }
  if (const LexiconMatch* m = Best(i, EntryKind::kDateWord);
      m != nullptr && x_.date_words[m->entry->payload].kind == DateKind::kOrdinalSuffix &&
      x_.date_words[m->entry->payload].value > 0) {
    return {x_.date_words[m->entry->payload].value, m->end};  // "Fifth"
  }
  return {};
}

std::optional<Found> MentionFinder::Summit(std::uint32_t i) {
  if (!(Capital(i) || a_.tokens[i].kind == TokenKind::kNumber || Best(i, EntryKind::kSummit) != nullptr ||
        In(i, WordList::kOrdinalMarker) || In(i, WordList::kJoint))) {
    return std::nullopt;
  }
  std::optional<Found> best;
  for (std::optional<Found> f : {NumberedSummit(i), SeriesSummit(i), MarginSummit(i)}) {
    if (f && (!best || f->mention.end > best->mention.end)) best = std::move(f);
  }
  return best;
}

std::optional<Found> MentionFinder::SeriesSummit(std::uint32_t i) {
  int ordinal = 0;
  int year = 0;
  std::vector<std::string> series;  // folded words that name the series
  bool named = false;
  bool bodies = false;
  std::uint32_t j = i;
  const auto element = [&](std::uint32_t k) -> std::uint32_t {  // one modifier; k if there is none
    if (k >= limit_) return k;
    if (const Ordinal o = OrdinalAt(k); o.value != 0) {
      if (ordinal != 0) return k;
      ordinal = o.value;
      named = true;
      return o.end;
    }
    if (IsYear(k)) {
      year = NumberAt(k);
      return k + 1;
    }
    // But "the 42nd Pacific Islands Forum" is one session of a body that is called so.
    if (const LexiconMatch* o = Best(k, EntryKind::kOrganization);
        o != nullptr && !(ordinal != 0 && EndsInSummit(*o))) {
      series.push_back(Slug(x_.organizations[o->entry->payload].entity));
      named = bodies = true;
      // "the East African Community (EAC) Council of Ministers"
      return Mark(o->end, '(') && Capital(o->end + 1) && Mark(o->end + 2, ')') &&
                     (a_.kinds[o->end + 3] & KindBit(EntryKind::kSummit)) != 0
                 ? o->end + 3
                 : o->end;
    }
    if (const LexiconMatch* c = CountryAt(k)) {
      series.push_back(x_.countries[c->entry->payload].iso3);
      named = true;
      return c->end;
    }
    if (In(k, WordList::kSeries)) return k + 1;
    return k;
  };
  // What stands in front of the head: "47th ASEAN", "Fifth India-Bahrain High", "2022 G20".
  const LexiconMatch* head = Best(j, EntryKind::kSummit);
  for (int n = 0; head == nullptr && n < 7 && j < limit_; ++n) {
    if (const std::uint32_t end = CommissionEnd(j); end > j) {
      series.push_back(FoldedKey(a_.Span(j, end)));
      return Gathering(i, end, std::move(series), ordinal, year);
    }
    const std::uint32_t next = element(j);
    if (next > j) {
      j = next;
    } else if (Capital(j) && !In(j, WordList::kArticle) && Best(j, EntryKind::kOffice) == nullptr &&
               !StopsName(j, false) && (a_.words[j]->flags & kGivenName) == 0) {
      series.push_back(FoldedKey(a_.Text(j)));
      named = true;
      ++j;
    } else if (j > i && (Mark(j, '-') || Mark(j, 0x2013)) && Tight(j) && Tight(j + 1)) {
      ++j;
    } else if (j > i && !x_.info().adjectives_after && j - i <= kSummitModifiers && PlainModifier(j) &&
               PlaceOrCountryEnd(i, i) > i) {
      ++j;  // "a Mediterranean gas forum"
    } else {
      return std::nullopt;
    }
    head = Best(j, EntryKind::kSummit);
  }
  if (head == nullptr) return std::nullopt;
  const std::string& kind = x_.summits[head->entry->payload].kind;
  if (kind == kCommonSummit || (kind == kEventSummit && !(named && a_.IsCapital(head->begin))))
    return CommonSummit(i, *head);
  const bool complete = x_.summits[head->entry->payload].kind == "name";
  series.push_back(FoldedKey(a_.Span(head->begin, head->end)));
  std::uint32_t end = head->end;
  j = end;
  if (Mark(j, '(') && Mark(j + 2, ')') && Capital(j + 1)) {  // "Konferensi Tingkat Tinggi (KTT)"
    const LexiconMatch* same = Best(j + 1, EntryKind::kSummit);
    if (same != nullptr) series.back() = FoldedKey(a_.Text(j + 1));
    j = end = j + 3;
  }
  for (int n = 0; n < 8 && j < limit_; ++n) {
    std::uint32_t next = element(j);
    if (next == j && (Mark(j, '-') || Mark(j, 0x2013)) && Tight(j) && Tight(j + 1) && element(j + 1) > j + 1)
      next = element(j + 1);
    if (next == j && In(j, WordList::kOf)) {  // "25th Summit of the East African Community"
      std::uint32_t k = j + 1;
      while (In(k, WordList::kArticle)) ++k;
      if (Best(k, EntryKind::kOrganization) != nullptr) next = element(k);
      for (k = next; next > j && In(k, WordList::kAnd);) {  // "the joint summit of A and the B"
        do ++k;
        while (In(k, WordList::kArticle));
        if (Best(k, EntryKind::kOrganization) == nullptr) break;
        k = next = element(k);
      }
    }
    if (next == j && NumberAt(j) > 0 && NumberAt(j) < 1000 && (complete || Tight(j))) {
      ordinal = NumberAt(j);
      named = true;
      next = j + 1;
    }
    if (next == j && Mark(j, '-') && NumberAt(j + 1) > 0 && Tight(j + 1)) {
      ordinal = NumberAt(j + 1);
      named = true;
      next = j + 2;
    }
    if (next == j && a_.IsCapital(head->begin) && Capital(j) && Best(j, EntryKind::kOrgHead) != nullptr &&
        !In(j, WordList::kCommission) && !x_.info().adjectives_after)
      return std::nullopt;  // "Congress Party"
    if (next == j && a_.IsCapital(head->begin) && Capital(j) && !StopsName(j, false) && !headline_ &&
        (a_.words[j]->flags & kGivenName) == 0 && !AnyOf(j, {EntryKind::kOffice})) {
      if (Best(j, EntryKind::kPlace) == nullptr) {
        series.push_back(FoldedKey(a_.Text(j)));
        named = true;
      }
      next = j + 1;
    }
    if (next == j) break;
    j = next;
    if (j < limit_ && In(j - 1, WordList::kSeries)) continue;
    end = j;
  }
  // In lower case a head is a common noun: "pertemuan Menteri RI" is no series.
  if (!complete && ((!a_.IsCapital(head->begin) && ordinal == 0 && !bodies) || !named))
    return CommonSummit(i, *head);
  return Gathering(i, end, std::move(series), ordinal, year);
}

Found MentionFinder::Gathering(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series,
                               int ordinal, int year) {
  Found f;
  f.mention.begin = f.mention.name_begin = begin;
  f.mention.end = f.mention.name_end = end;
  f.mention.type = NodeType::kSummit;
  f.entity = SummitEntity(begin, end, std::move(series), ordinal, year);
  return f;
}

std::uint32_t MentionFinder::CommissionEnd(std::uint32_t i) const {
  if (!In(i, WordList::kJoint)) return i;
  for (std::uint32_t k = i + 1; k < limit_ && k - i <= kCommissionWords; ++k) {
    if (In(k, WordList::kCommission)) return k + 1;
    const bool joins = In(k, WordList::kAnd) || (a_.IsMark(k, '-') && Tight(k)) || a_.IsMark(k, ',');
    if (!joins && !(a_.IsWord(k) && (Capital(i) ? Capital(k) && CountryAt(k) == nullptr : PlainModifier(k))))
      return i;
  }
  return i;
}

bool MentionFinder::BehindMargin(std::uint32_t i) const {
  while (i > start_ && (In(i - 1, WordList::kArticle) || In(i - 1, WordList::kOf))) --i;
  return i > start_ && In(i - 1, WordList::kMargin);
}

std::optional<Found> MentionFinder::MarginSummit(std::uint32_t i) {
  if (!Capital(i) || headline_ || !BehindMargin(i)) return std::nullopt;
  std::uint32_t end = i;
  bool plain = false;  // has it a word that names no body, office or place?
  while (end < limit_ && end - i < kMarginWords) {
    const bool number = IsYear(end) || OrdinalAt(end).value != 0;
    if (!(a_.IsWord(end) && a_.IsCapital(end)) && !number) break;
    if (AnyOf(end, {EntryKind::kOffice, EntryKind::kHonorific}) || (a_.words[end]->flags & kGivenName) != 0)
      return std::nullopt;
    const bool known = number || CountryAt(end) != nullptr ||
                       AnyOf(end, {EntryKind::kPlace, EntryKind::kOrganization, EntryKind::kMinistry,
                                   EntryKind::kDepartment, EntryKind::kOrgHead, EntryKind::kVenue});
    plain = plain || (!known && end + 1 > i + 1);
    ++end;
  }
  if (end < i + 2 || !plain) return std::nullopt;
  // "of the Bandung Spirit exhibition", "of Modi's visit": it goes on.
  if (end < limit_ && a_.IsWord(end) && a_.words[end]->lists == 0 && Best(end, EntryKind::kWord) == nullptr &&
      (next_date_ >= a_.dates.size() || a_.dates[next_date_].begin != end))
    return std::nullopt;
  if (end < limit_ && In(end, WordList::kPossessive)) return std::nullopt;
  if (const LexiconMatch* known = Best(i, EntryKind::kOrganization); known != nullptr && known->end >= end)
    return std::nullopt;
  return Gathering(i, end, {FoldedKey(a_.Span(i, end))}, 0, 0);
}

bool MentionFinder::EndsInSummit(const LexiconMatch& body) const {
  const LexiconMatch* head = body.end > body.begin + 1 ? Best(body.end - 1, EntryKind::kSummit) : nullptr;
  return head != nullptr && head->end == body.end;
}

std::optional<Found> MentionFinder::CommonSummit(std::uint32_t i, const LexiconMatch& head) {
  // "a Libya peace conference"
  if (headline_ || (i != head.begin &&
                    (x_.info().adjectives_after || a_.IsCapital(head.begin) || PlaceOrCountryEnd(i, i) == i)))
    return std::nullopt;
  const std::string& kind = x_.summits[head.entry->payload].kind;
  std::uint32_t begin = i;
  const std::uint32_t first = a_.mentions.empty() ? start_ : std::max(start_, a_.mentions.back().end);
  const bool modified = !x_.info().adjectives_after;
  for (std::uint32_t n = 0; modified && begin > first && n < kSummitModifiers; ++n) {
    if (begin > first + 1 && Mark(begin - 1, '-') && Tight(begin - 1) && Tight(begin))
      --begin;  // "inter-sessional"
    if (!PlainModifier(begin - 1)) break;
    --begin;
  }
  if (modified && begin == first && Describes(begin)) begin = a_.mentions.back().begin;
  std::uint32_t end = head.end;
  while (end < limit_ && end - head.end < kSummitModifiers && x_.info().adjectives_after &&
         PlainModifier(end))
    ++end;
  const bool held = HeldOrAttended(begin);
  const bool margin = BehindMargin(begin);
  if (kind == kCommonSummit && !held && !margin) return std::nullopt;
  const bool described = begin < head.begin || end > head.end || head.entry->length > 1;
  if (!held && !margin && !described) {  // "at their first summit in Samarkand": the town is its name
    const std::uint32_t town =
        kind == kHeadSummit && In(end, WordList::kAt) ? PlaceOrCountryEnd(end + 1, end) : end;
    return town > end ? std::optional<Found>(NewSummit(begin, end, town)) : std::nullopt;
  }
  if (kind == kEventSummit && !held && !margin && !(begin > start_ && BehindAt(begin))) return std::nullopt;
  std::uint32_t of = end + 1;
  while (In(of, WordList::kArticle)) ++of;
  if (In(end, WordList::kOf) && held &&
      CountryAt(of) == nullptr) {  // "will host a conference of the Group of Friends of Haiti"
    std::uint32_t j = of;
    const auto part = [&](std::uint32_t k) {
      return a_.IsWord(k) &&
             (a_.IsCapital(k) || In(k, WordList::kOf) || In(k, WordList::kArticle) || TopicWord(k));
    };
    while (j < limit_ && (part(j) || (Mark(j, '-') && Tight(j) && Tight(j + 1) && a_.IsWord(j + 1)))) ++j;
    while (j > end && !(a_.IsWord(j - 1) && !In(j - 1, WordList::kOf) && !In(j - 1, WordList::kArticle))) --j;
    if (j > of) return NewSummit(begin, j);
  }
  if (In(end, WordList::kAt) && PlaceOrCountryEnd(end + 1, end) > end) {  // "a regional summit in Nepal"
    return NewSummit(begin, end);
  }
  // "the gas forum due to be held in Alexandria"
  if (std::uint32_t k = end; described && kind != kCommonSummit) {
    while (k < limit_ && k - end < kHeldWords && a_.IsWord(k) && !In(k, WordList::kHeld)) ++k;
    if (In(k, WordList::kHeld) && In(k + 1, WordList::kAt) && Capital(k + 2)) return NewSummit(begin, end);
  }
  const bool known = kind == kEventSummit
                         ? BehindAt(begin)
                         : kind != kCommonSummit && head.entry->length > 1 && BehindTo(begin) &&
                               !In(end, WordList::kVia);  // not "for a summit meeting with X"
  if (!In(end, WordList::kAbout))
    return described && (margin || known) ? std::optional<Found>(NewSummit(begin, end)) : std::nullopt;
  const std::uint32_t limit = next_date_ < a_.dates.size() && a_.dates[next_date_].begin > i
                                  ? std::min(limit_, a_.dates[next_date_].begin)
                                  : limit_;
  std::uint32_t words = 0;
  std::uint32_t j = end + 1;
  for (; j < limit && words < kSummitTopic; ++j, ++words) {
    // "on the war in Sudan" is its subject, "on fisheries in Suva" where it is held.
    const bool at = In(j, WordList::kAt) && !AnyOf(j + 1, {EntryKind::kPlace});
    const bool link = words > 0 && (In(j, WordList::kOf) || at) && j + 1 < limit_ && a_.IsWord(j + 1);
    if (!(In(j, WordList::kArticle) || link || (a_.IsWord(j) && (TopicWord(j) || a_.IsCapital(j))))) break;
  }
  while (j > end + 1 && (In(j - 1, WordList::kOf) || In(j - 1, WordList::kAt) ||
                         In(j - 1, WordList::kArticle) || In(j - 1, WordList::kAnd)))
    --j;
  if (j == end + 1) return std::nullopt;
  return NewSummit(begin, j);
}

bool MentionFinder::Describes(std::uint32_t end) const {
  if (a_.mentions.empty() || a_.mentions.back().end != end ||
      end - a_.mentions.back().begin > kSummitModifiers)
    return false;
  const Mention& m = a_.mentions.back();
  return m.begin > start_ && (m.type == NodeType::kPlace ||
                              (m.type == NodeType::kPerson && m.entity < 0 && m.end == m.begin + 1));
}

bool MentionFinder::BehindAt(std::uint32_t begin) const {
  const std::uint32_t i = BehindArticle(begin);
  return i > start_ && (In(i - 1, WordList::kAt) || In(i - 1, WordList::kSideline));
}

bool MentionFinder::BehindTo(std::uint32_t begin) const {
  const std::uint32_t i = BehindArticle(begin);
  return i > start_ && (In(i - 1, WordList::kTo) || In(i - 1, WordList::kHost));
}

std::uint32_t MentionFinder::BehindArticle(std::uint32_t i) const {
  while (i > start_ && In(i - 1, WordList::kArticle)) --i;
  return i;
}

bool MentionFinder::HeldOrAttended(std::uint32_t begin) const {
  std::uint32_t i = begin;
  while (i > start_ && In(i - 1, WordList::kArticle)) --i;
  for (std::uint32_t k = i; k > start_ && i - k < kTriggerWords; --k) {
    for (std::uint32_t m = a_.first_match[k - 1]; m < a_.first_match[k]; ++m) {
      const LexiconMatch& match = a_.matches[m];
      if (match.end != i || match.entry->kind != EntryKind::kTrigger) continue;
      if (x_.MayMean(match.entry->payload, Relation::kHosted) ||
          x_.MayMean(match.entry->payload, Relation::kAttended))
        return true;
    }
  }
  return false;
}

Found MentionFinder::NewSummit(std::uint32_t begin, std::uint32_t end, std::uint32_t name_end) {
  Found f;
  f.mention.begin = f.mention.name_begin = begin;
  f.mention.end = f.mention.name_end = end;
  f.mention.type = NodeType::kSummit;
  const absl::string_view name = a_.Span(begin, std::max(end, name_end));
  f.entity = Intern(a_, NodeType::kSummit, absl::StrCat("summit:", FoldedKey(name)), name, begin);
  return f;
}

std::optional<Found> MentionFinder::NumberedSummit(std::uint32_t i) {
  if (!a_.IsWord(i) || !a_.tokens[i].Is(kHasDigit)) return std::nullopt;
  const absl::string_view text = a_.Text(i);
  const std::size_t digits = text.find_first_of("0123456789");
  int number = 0;
  if (digits == 0 || digits == absl::string_view::npos || !absl::SimpleAtoi(text.substr(digits), &number))
    return std::nullopt;
  if (x_.Single(WordHash(text.substr(0, digits)), EntryKind::kSummit) == nullptr) return std::nullopt;
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.end = f.mention.name_end = i + 1;
  f.mention.type = NodeType::kSummit;
  f.entity = SummitEntity(i, i + 1, {FoldedKey(text.substr(0, digits))}, number, 0);
  return f;
}

int MentionFinder::SummitEntity(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series,
                                int ordinal, int year) {
  std::sort(series.begin(), series.end());
  std::string key;
  for (const std::string& s : series) absl::StrAppend(&key, " ", s);
  const absl::string_view name = a_.Span(begin, end);
  for (const int e : gatherings_[key]) {
    Entity& s = a_.entities[static_cast<std::size_t>(e)];
    if ((ordinal != 0 && s.ordinal != 0 && ordinal != s.ordinal) ||
        (year != 0 && s.year != 0 && year != s.year))
      continue;
    if (s.ordinal == 0) s.ordinal = ordinal;
    if (s.year == 0) s.year = year;
    if (name.size() > s.name.size()) {
      s.aliases.push_back(s.name);
      s.name = std::string(name);
    } else if (s.name != name) {
      s.aliases.emplace_back(name);
    }
    return e;
  }
  const int e =
      Intern(a_, NodeType::kSummit, absl::StrCat("summit:", key, ":", ordinal, ":", year), name, begin);
  Entity& s = a_.entities[static_cast<std::size_t>(e)];
  gatherings_[key].push_back(e);
  s.series = key;
  s.ordinal = ordinal;
  s.year = year;
  s.wanted = true;
  return e;
}

}  // namespace diplograph
