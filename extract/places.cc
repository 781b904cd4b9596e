// Countries and places.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"

namespace diplograph {

const LexiconMatch* MentionFinder::CountryAt(std::uint32_t i) const {
  const LexiconMatch* best = nullptr;
  for (const EntryKind kind : {EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kEpithet}) {
    const LexiconMatch* m = Best(i, kind);
    if (m != nullptr && (best == nullptr || m->end > best->end)) best = m;
  }
  return best;
}

std::optional<Found> MentionFinder::CountryName(std::uint32_t i) {
  const LexiconMatch* m = CountryAt(i);
  if (m == nullptr) return std::nullopt;
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.end = f.mention.name_end = m->end;
  f.mention.type = NodeType::kCountry;
  f.mention.form = m->entry->kind == EntryKind::kDemonym ? MentionForm::kAdjective : MentionForm::kName;
  f.entity = CountryEntity(a_, static_cast<int>(m->entry->payload), i);
  a_.entities[static_cast<std::size_t>(f.entity)].aliases.emplace_back(a_.Span(i, m->end));
  return f;
}

int MentionFinder::PlaceEntity(absl::string_view name, std::uint32_t i) {
  return Intern(a_, NodeType::kPlace, absl::StrCat("place:", FoldedKey(name)), name, i);
}

bool MentionFinder::IsNominalTrigger(std::uint32_t i) const {
  const LexiconMatch* m = Best(i, EntryKind::kTrigger);
  return m != nullptr && IsNominal(x_.TriggerListName(m->entry->payload));
}

bool MentionFinder::BehindPlace(std::uint32_t i) const {
  if (!Mark(i - 1, ',') || a_.mentions.empty()) return false;
  const Mention& before = a_.mentions.back();
  return before.end == i - 1 && before.type == NodeType::kPlace && before.acts_as < 0;
}

std::optional<Found> MentionFinder::Place(std::uint32_t i) {
  const LexiconMatch* m = Best(i, EntryKind::kPlace);
  const LexiconMatch* seat = Best(i, EntryKind::kSeat);
  if (m == nullptr && seat == nullptr) return CapitalOf(i);
  if (i > start_ && Capital(i - 1) && Best(i - 1, EntryKind::kHonorific) != nullptr &&
      Best(i - 1, EntryKind::kHonorific)->end == i)
    return std::nullopt;  // "Sheikh Sabah al-Ahmad"
  // "Israel Serang Iran": in a headline a town whose name is also a verb is the verb.
  if (headline_ && m != nullptr && m->end == i + 1 && (a_.words[i]->flags & kVerb) != 0 &&
      !(i > start_ &&
        (In(i - 1, WordList::kLocative) || In(i - 1, WordList::kAt) || In(i - 1, WordList::kTo))))
    return std::nullopt;
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.type = NodeType::kPlace;
  int country = -1;
  int home = -1;
  std::string name;
  if (seat != nullptr && (m == nullptr || seat->end >= m->end)) {
    f.mention.end = seat->end;
    country = static_cast<int>(seat->entry->payload);
    name = std::string(a_.Span(i, seat->end));
  } else {
    const PlaceEntry& place = x_.places[m->entry->payload];
    f.mention.end = m->end;
    name = place.name;
    home = place.country;
    if (place.kind == "capital") country = place.country;
  }
  f.mention.name_end = f.mention.end;
  f.entity = PlaceEntity(name, i);
  if (m != nullptr && (seat == nullptr || m->end > seat->end))
    a_.entities[static_cast<std::size_t>(f.entity)].kind = x_.places[m->entry->payload].kind;
  a_.entities[static_cast<std::size_t>(f.entity)].aliases.emplace_back(a_.Span(i, f.mention.end));
  if (country >= 0) a_.entities[static_cast<std::size_t>(f.entity)].capital = true;
  if (home >= 0) a_.entities[static_cast<std::size_t>(f.entity)].country = home;
  if (country >= 0) f.mention.acts_as = country;  // an index; made an entity only when it acts
  // "Moskow mengancam": without a locative a capital is its government, and no place yet.
  const bool located = i > start_ && (In(i - 1, WordList::kLocative) || In(i - 1, WordList::kAt) ||
                                      In(i - 1, WordList::kTo) || BehindPlace(i));
  const bool modifies = i > start_ && a_.IsWord(i - 1) && a_.words[i - 1]->lists == 0 &&
                        (a_.words[i - 1]->flags & kVerb) == 0 &&
                        (!AnyOf(i - 1, {EntryKind::kTrigger, EntryKind::kCue}) || IsNominalTrigger(i - 1)) &&
                        !a_.IsCapital(i - 1);
  const bool of_summit = !a_.mentions.empty() && a_.mentions.back().end == i &&
                         a_.mentions.back().type == NodeType::kSummit;  // "COP29 Baku"
  if (modifies || of_summit)
    f.mention.acts_as = -1;  // "perundingan Wina", "a Moscow ally": neither acts nor is a place
  if (country >= 0 && !located) f.acting = true;
  if (f.acting && !modifies) {
    ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, country, i))].mentions;
  }
  return f;
}

std::uint32_t MentionFinder::ListedEnd(std::uint32_t i, WordList list) const {
  const LexiconMatch* m = Best(i, EntryKind::kWord);
  if (m != nullptr && m->entry->payload == static_cast<std::uint32_t>(list)) return m->end;
  return In(i, list) ? i + 1 : i;
}

std::optional<Found> MentionFinder::CapitalOf(std::uint32_t i) {
  std::uint32_t end = ListedEnd(i, WordList::kCapitalWord);
  const LexiconMatch* c = nullptr;
  if (end > i) {
    c = CountryAt(In(end, WordList::kOf) ? end + 1 : end);
    if (c != nullptr) end = c->end;
  } else if (c = CountryAt(i); c != nullptr) {
    const std::uint32_t word = SkipPossessive(c->end);
    end = ListedEnd(word, WordList::kCapitalWord);
    if (end == word) return std::nullopt;
  }
  if (c == nullptr) return std::nullopt;
  for (const PlaceEntry& place : x_.places) {
    if (place.kind != "capital" || place.country != static_cast<int>(c->entry->payload)) continue;
    Found f;
    f.mention.begin = f.mention.name_begin = i;
    f.mention.end = f.mention.name_end = end;
    f.mention.type = NodeType::kPlace;
    f.entity = PlaceEntity(place.name, i);
    Entity& entity = a_.entities[static_cast<std::size_t>(f.entity)];
    entity.aliases.emplace_back(a_.Span(i, end));
    entity.country = place.country;
    entity.capital = true;
    return f;
  }
  return std::nullopt;
}

std::optional<Found> MentionFinder::UnknownPlace(std::uint32_t i) {
  if (i == start_ || !In(i - 1, WordList::kLocative) || !Capital(i) || headline_) return std::nullopt;
  if ((a_.words[i]->flags & kKnownLower) != 0 || AnyOf(i, {EntryKind::kHonorific, EntryKind::kOffice}) ||
      IsNameWord(i))
    return std::nullopt;
  const std::uint32_t end = CapitalRun(i, 4);
  if (end == i) return std::nullopt;
  // "di Gedung Majelis Permusyawaratan Rakyat": the head of a venue's name is no place.
  if (const LexiconMatch* head = Best(i, EntryKind::kVenue); head != nullptr && head->end == end)
    return std::nullopt;
  return NewPlace(i, end);
}

Found MentionFinder::NewPlace(std::uint32_t begin, std::uint32_t end) {
  Found f;
  f.mention.begin = f.mention.name_begin = begin;
  f.mention.end = f.mention.name_end = end;
  f.mention.type = NodeType::kPlace;
  f.entity = PlaceEntity(a_.Span(begin, end), begin);
  return f;
}

std::optional<Found> MentionFinder::Venue(std::uint32_t i) {
  const LexiconMatch* head = Best(i, EntryKind::kVenue);
  std::uint32_t end = 0;
  std::uint32_t name = i;
  if (head != nullptr && !x_.venues[head->entry->payload].after) {
    // "kawasan Asia Tenggara", "kota Malang": the head in lower case is not part of the name.
    if (const LexiconMatch* known = Best(head->end, EntryKind::kPlace)) {
      std::optional<Found> place = Place(head->end);
      if (place && (!Capital(i) || known->end == CapitalRun(head->end, 5, true))) {
        if (!Capital(i) || x_.places[known->entry->payload].kind != "capital") {
          place->mention.begin = i;
          place->mention.acts_as = -1;
          if (!Capital(i)) return place;
        }
      }
    }
    end = CapitalRun(head->end, 5, true);
    // "Gedung Parlemen Italia"
    if (const LexiconMatch* c = CountryAt(head->end); c != nullptr && Capital(i) && head->entry->length > 1 &&
                                                      c->end > end && i > start_ && In(i - 1, WordList::kAt))
      end = c->end;
    if (end == head->end || Best(head->end, EntryKind::kOrganization) != nullptr) return std::nullopt;
    if (!Capital(i)) {  // "the river port of Leticia", "di kota Sabang"
      if (Best(head->end, EntryKind::kOffice) != nullptr) return std::nullopt;  // "kediaman PM X"
      const bool of = In(head->end - 1, WordList::kOf);
      if (!of && !(i > start_ && In(i - 1, WordList::kLocative))) return std::nullopt;
      name = head->end;
    }
  } else if (Capital(i) && !In(i, WordList::kArticle)) {
    end = RunToHead(i, EntryKind::kVenue);
    if (end == 0) return std::nullopt;
  } else {
    return std::nullopt;
  }
  // A place that the pack knows ("Downing Street", "Mexico City") is that one.
  for (const EntryKind kind : {EntryKind::kPlace, EntryKind::kSeat, EntryKind::kOffice, EntryKind::kMinistry,
                               EntryKind::kOrganization, EntryKind::kCountry}) {  // "Minister of State"
    const LexiconMatch* known = Best(i, kind);
    if (known != nullptr && known->end >= end) return std::nullopt;
  }
  return NewPlace(name, end);
}

std::uint32_t MentionFinder::CapitalRun(std::uint32_t i, std::uint32_t most, bool offices) const {
  std::uint32_t end = i;
  std::uint32_t words = 0;
  while (end < limit_ && words < most) {
    if (Capital(end) &&
        (!StopsName(end, end == i) || (offices && Best(end, EntryKind::kOffice) != nullptr))) {
      ++end;
      ++words;
    } else if (end > i && Mark(end, '-') && Tight(end) && Tight(end + 1) && end + 1 < limit_ &&
               a_.IsWord(end + 1)) {
      end += 2;
    } else if (end > i && end + 1 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 &&
               Capital(end + 1)) {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

std::uint32_t MentionFinder::RunToHead(std::uint32_t i, EntryKind kind) const {
  const std::vector<HeadEntry>& heads = kind == EntryKind::kVenue ? x_.venues : x_.org_heads;
  std::uint32_t found = 0;
  std::uint32_t j = i;
  for (std::uint32_t words = 0; j < limit_ && words < 7; ++words) {
    if (j > i) {
      const LexiconMatch* m = Best(j, kind);
      if (m != nullptr && heads[m->entry->payload].after && Capital(m->end - 1)) found = m->end;
    }
    if (Capital(j) && !(headline_ && StopsName(j, false))) {
      ++j;
    } else if (j > i && (In(j, WordList::kAnd) || In(j, WordList::kOf)) && Capital(j + 1)) {
      // "New Zealand and Solomon Islands" are two.
      if (const LexiconMatch* c = CountryAt(i); c != nullptr && c->end == j && In(j, WordList::kAnd)) break;
      ++j;
    } else if (j > i && Mark(j, '-') && Tight(j) && Tight(j + 1)) {
      ++j;
    } else {
      break;
    }
  }
  return found;
}

}  // namespace diplograph
