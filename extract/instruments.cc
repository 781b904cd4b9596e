// Memoranda, treaties, statements: their kind and what they are about.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

// How many words of another language an instrument's name has at most before its head.
constexpr std::uint32_t kForeignName = 6;

}  // namespace

std::optional<Found> MentionFinder::Agreement(std::uint32_t i) {
  const LexiconMatch* head = Best(i, EntryKind::kAgreement);
  // "Bilateral Currency Swap Arrangement", in a text whose own words would stand the other way round.
  for (std::uint32_t j = i;
       head == nullptr && x_.info().adjectives_after && !headline_ && j < i + kForeignName && j + 1 < limit_;
       ++j) {
    if (!Capital(j) || a_.tokens[j].Is(kAllCaps) || a_.kinds[j] != 0 || a_.words[j]->lists != 0 ||
        (j == start_ && (a_.words[j]->flags & kKnownLower) != 0))
      break;
    if (const LexiconMatch* m = Best(j + 1, EntryKind::kAgreement);
        m != nullptr && Capital(j + 1) && !a_.tokens[j + 1].Is(kAllCaps))
      head = m;
  }
  if (head == nullptr) return std::nullopt;
  // Modifiers in front: "strategic defence pact", "ten-year fisheries treaty". They must be plain words.
  std::uint32_t begin = i;
  const std::uint32_t first = a_.mentions.empty() ? start_ : std::max(start_, a_.mentions.back().end);
  for (int n = 0; n < 5 && begin > first && !x_.info().adjectives_after; ++n) {
    const bool hyphen = a_.IsMark(begin - 1, '-') && Tight(begin) && begin >= first + 2;
    if (!PlainModifier(hyphen ? begin - 2 : begin - 1)) break;
    begin -= hyphen ? 2 : 1;
  }
  std::uint32_t j = head->begin;
  std::uint32_t end = head->end;
  const std::string kind = x_.agreements[head->entry->payload].kind;
  if (Mark(end, '(') && Mark(end + 2, ')')) end += 3;  // "Memorandum of Understanding (MoU)"
  const std::uint32_t behind_head = end;
  j = end;
  // What it is about: words behind the head, then one phrase behind "tentang", "on", "against".
  std::uint32_t words = 0;
  bool linked = false;
  while (j < limit_ && words < 12) {
    if (In(j, WordList::kAnd) && Best(j + 1, EntryKind::kAgreement) != nullptr) break;  // the next one
    // "a treaty on X", "a deal to build X"
    if (In(j, WordList::kAbout) || (In(j, WordList::kOf) && !a_.IsCapital(j)) ||
        (In(j, WordList::kPurpose) && (a_.words[std::min(j + 1, limit_ - 1)]->flags & kVerb) != 0)) {
      if (linked) break;
      linked = true;
      ++j;
      continue;
    }
    // "kesepakatan kerja sama": a word that is never part of a name may be part of this one.
    const bool plain = PlainModifier(j) || (j > behind_head && In(j, WordList::kNotName) && TopicWord(j));
    // "Persetujuan Pembebasan Visa": a title in capitals, where what describes it follows.
    const bool title = x_.info().adjectives_after && !headline_ && InTitle(j, head->begin);
    if (!a_.IsWord(j) || !(linked ? TopicWord(j) : plain || title)) {
      if (Mark(j, '-') && Tight(j) && Tight(j + 1)) {
        ++j;
        continue;
      }
      // "... on Cooperation in the Field of Tourism": a title in capitals goes on.
      const std::uint32_t next = TitleGoesOn(j);
      if (next == j || !a_.IsCapital(end - 1)) break;
      linked = true;
      j = next;
      continue;
    }
    ++j;
    ++words;
    end = j;
  }
  Found f;
  f.mention.begin = f.mention.name_begin = begin;
  f.mention.end = f.mention.name_end = end;
  f.mention.type = NodeType::kAgreement;
  f.mention.form = end - begin > static_cast<std::uint32_t>(head->entry->length) || begin != head->begin
                       ? MentionForm::kName
                       : MentionForm::kShort;
  const absl::string_view name = a_.Span(begin, end);
  f.entity = AgreementEntity(name, kind, f.mention.form == MentionForm::kShort, begin);
  Entity& entity = a_.entities[static_cast<std::size_t>(f.entity)];
  if (entity.topic.empty()) {
    std::uint32_t from = behind_head;
    while (from < end && (!a_.IsWord(from) || In(from, WordList::kAbout) || In(from, WordList::kOf) ||
                          In(from, WordList::kArticle) || In(from, WordList::kPreposition)))
      ++from;
    entity.topic = std::string(from < end ? a_.Span(from, end) : a_.Span(begin, head->begin));
  }
  return f;
}

bool MentionFinder::InTitle(std::uint32_t i, std::uint32_t head) const {
  return Capital(i) && Capital(i - 1) && (head > start_ || a_.IsCapital(head + 1)) && TopicWord(i) &&
         !a_.tokens[i].Is(kAllCaps) && (a_.words[i]->flags & kGivenName) == 0 && !IsNameWord(i) &&
         !AnyOf(i, {EntryKind::kPlace, EntryKind::kSeat, EntryKind::kVenue, EntryKind::kOrganization,
                    EntryKind::kMinistry, EntryKind::kSummit, EntryKind::kHonorific});
}

std::uint32_t MentionFinder::TitleGoesOn(std::uint32_t i) const {
  std::uint32_t next = i;
  while (next < limit_ && next < i + 3 && a_.IsWord(next) && !a_.IsCapital(next) &&
         (In(next, WordList::kPreposition) || In(next, WordList::kAt) || In(next, WordList::kOf) ||
          In(next, WordList::kArticle) || In(next, WordList::kAbout) || In(next, WordList::kPurpose)))
    ++next;
  if (next == i || !Capital(next) || !TopicWord(next)) return i;
  return AnyOf(next, {EntryKind::kPlace, EntryKind::kSeat, EntryKind::kVenue, EntryKind::kOrganization,
                      EntryKind::kMinistry, EntryKind::kSummit, EntryKind::kAgreement})
             ? i
             : next;
}

bool MentionFinder::PlainModifier(std::uint32_t i) const {
  if (i >= limit_ || !a_.IsWord(i)) return false;
  const WordInfo& w = *a_.words[i];
  if (w.lists != 0 || (w.flags & kVerb) != 0) return false;
  if (i > 0 && a_.tokens[i - 1].kind == TokenKind::kNumber && Tight(i)) return false;  // "$25b deal"
  if (a_.IsCapital(i) && !(i == start_))
    return headline_ && (w.flags & kGivenName) == 0 && CountryAt(i) == nullptr;
  return !AnyOf(i, {EntryKind::kTrigger, EntryKind::kCue, EntryKind::kReference, EntryKind::kOffice,
                    EntryKind::kDateWord, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kWord,
                    EntryKind::kSummit});
}

bool MentionFinder::TopicWord(std::uint32_t i) const {
  if (i >= limit_ || !a_.IsWord(i)) return false;
  if (In(i, WordList::kAnd) || In(i, WordList::kArticle)) return TopicWord(i + 1);
  const WordInfo& w = *a_.words[i];
  // Lists of the pack alone, and words that are never part of a name, are plain here: "kerja sama".
  constexpr std::uint64_t kRoles =
      (Bit(WordList::kCount) - 1) & ~(Bit(WordList::kOf) | Bit(WordList::kNotName));
  if ((w.lists & kRoles) != 0) return false;
  if (Best(i, EntryKind::kTrigger) != nullptr && !IsNominalTrigger(i) && !a_.IsCapital(i)) return false;
  return CountryAt(i) == nullptr &&
         !AnyOf(i, {EntryKind::kCue, EntryKind::kReference, EntryKind::kOffice, EntryKind::kDateWord});
}

int MentionFinder::AgreementEntity(absl::string_view name, const std::string& kind, bool bare,
                                   std::uint32_t at) {
  // A bare "MoU" or "the treaty" is the last one of its kind.
  if (const auto it = instruments_.find(kind); bare && it != instruments_.end()) {
    a_.entities[static_cast<std::size_t>(it->second)].aliases.emplace_back(name);
    return it->second;
  }
  const int e = Intern(a_, NodeType::kAgreement, absl::StrCat("agreement:", FoldedKey(name)), name, at);
  Entity& entity = a_.entities[static_cast<std::size_t>(e)];
  entity.series = kind;
  instruments_[kind] = e;
  return e;
}

}  // namespace diplograph
