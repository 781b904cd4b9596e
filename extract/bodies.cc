// Ministries and organizations.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

constexpr std::array<absl::string_view, 7> kVagueKinds = {"group", "company",    "ngo", "party",
                                                          "igo",   "university", ""};

}  // namespace

int MentionFinder::MinistryEntity(absl::string_view department, absl::string_view name, int country,
                                  std::uint32_t at) {
  const std::string iso = country >= 0 ? x_.countries[static_cast<std::size_t>(country)].iso3 : "";
  const absl::string_view own = x_.MinistryName(department, country);
  const int e = Intern(a_, NodeType::kMinistry, absl::StrCat("ministry:", department, ":", iso),
                       own.empty() ? name : own, at);
  a_.entities[static_cast<std::size_t>(e)].country = country;
  if (country >= 0) a_.entities[static_cast<std::size_t>(e)].country_named = true;
  return e;
}

std::optional<Found> MentionFinder::Ministry(std::uint32_t i) {
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.type = NodeType::kMinistry;
  std::uint32_t j = i;
  int country = -1;
  if (const LexiconMatch* c = CountryAt(j)) {  // "Russia's foreign ministry"
    country = static_cast<int>(c->entry->payload);
    j = SkipPossessive(c->end);
  }
  std::string id;
  std::string name;
  if (const LexiconMatch* m = Best(j, EntryKind::kMinistry)) {
    const MinistryEntry& entry = x_.ministries[m->entry->payload];
    if (country >= 0 && entry.country >= 0 && entry.country != country) return std::nullopt;
    id = entry.department.empty() ? Slug(entry.name) : entry.department;
    name = entry.name;
    if (country < 0) country = entry.country;
    j = m->end;
    if (entry.country >= 0 && introduced_.contains(a_.tokens[i].hash))
      country = a_.entities[static_cast<std::size_t>(introduced_[a_.tokens[i].hash])].country;
  } else if (const LexiconMatch* head = Best(j, EntryKind::kOrgHead);
             head != nullptr && x_.org_heads[head->entry->payload].ministry &&
             !x_.org_heads[head->entry->payload].after) {
    std::uint32_t d = head->end;
    while (In(d, WordList::kOf) || In(d, WordList::kArticle)) ++d;
    j = DepartmentEnd(d, &id, &name);
    if (j == d) return std::nullopt;
    name = std::string(a_.Span(head->begin, j));
    if (Best(d, EntryKind::kDepartment) != nullptr && Best(d, EntryKind::kDepartment)->end == j)
      name = x_.departments[Best(d, EntryKind::kDepartment)->entry->payload].ministry;
  } else {
    const std::uint32_t d = DepartmentEnd(j, &id, &name);
    if (d == j) return std::nullopt;
    const LexiconMatch* behind = Best(d, EntryKind::kOrgHead);
    if (behind == nullptr || !x_.org_heads[behind->entry->payload].ministry ||
        !x_.org_heads[behind->entry->payload].after)
      return std::nullopt;
    j = behind->end;
  }
  if (country < 0) {  // "Kementerian Pertahanan China", "Ministry of Defence of China"
    std::uint32_t k = j;
    // "(Kemlu) RI"
    if (Mark(k, '(') && Mark(k + 2, ')') && CountryAt(k + 3) != nullptr) k += 3;
    while (In(k, WordList::kOf) || In(k, WordList::kArticle)) ++k;
    const LexiconMatch* c = CountryAt(k);
    if (c != nullptr && (k == j || !x_.Is(*a_.words[j], WordList::kAt))) {
      if (k == j + 3 && Mark(j, '(')) parenthesised_ = a_.tokens[j + 1].hash;
      country = static_cast<int>(c->entry->payload);
      j = c->end;
    }
  }
  if (country < 0 && In(j, WordList::kAt)) {  // "the foreign ministry in Moscow"
    const LexiconMatch* seat = Best(j + 1, EntryKind::kPlace);
    if (seat != nullptr && x_.places[seat->entry->payload].kind == "capital")
      country = x_.places[seat->entry->payload].country;
  }
  if (country < 0) country = FrontedCountry(a_, sentence_, i);
  f.mention.end = f.mention.name_end = j;
  f.entity = MinistryEntity(id, name, country, i);
  Entity& e = a_.entities[static_cast<std::size_t>(f.entity)];
  e.aliases.emplace_back(a_.Span(i, j));
  if (parenthesised_ != 0) {
    introduced_[parenthesised_] = f.entity;
    parenthesised_ = 0;
  }
  return f;
}

int MentionFinder::OrganizationEntity(std::uint32_t begin, std::uint32_t end, int country,
                                      const std::string& kind) {
  const absl::string_view name = a_.Span(begin, end);
  std::string key = FoldedKey(name);
  if (kind == "embassy" && country >= 0) {  // "Kedubes" and "Kedutaan Besar" of one country in one country
    key = absl::StrCat("embassy:", x_.countries[static_cast<std::size_t>(country)].iso3);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (In(i, WordList::kAt)) absl::StrAppend(&key, ":", FoldedKey(a_.Span(i + 1, end)));
    }
  }
  const int e = Intern(a_, NodeType::kOrganization, absl::StrCat("organization:", key), name, begin);
  Entity& entity = a_.entities[static_cast<std::size_t>(e)];
  if (entity.country < 0) entity.country = country;
  if (entity.kind.empty()) entity.kind = kind;
  return e;
}

int MentionFinder::LexiconOrganization(int index, std::uint32_t at) {
  const OrganizationEntry& o = x_.organizations[static_cast<std::size_t>(index)];
  const int e = Intern(a_, NodeType::kOrganization, absl::StrCat("organization:", o.entity), o.name, at);
  Entity& entity = a_.entities[static_cast<std::size_t>(e)];
  entity.country = o.country;
  entity.kind = o.kind;
  return e;
}

std::optional<Found> MentionFinder::Organization(std::uint32_t i) {
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.type = NodeType::kOrganization;
  std::optional<Found> best;
  const auto offer = [&](std::uint32_t end, int entity) {
    if (!best || end > best->mention.end) {
      f.mention.end = f.mention.name_end = end;
      f.entity = entity;
      best = f;
    }
  };
  if (const LexiconMatch* m = Best(i, EntryKind::kOrganization)) {
    const OrganizationEntry& o = x_.organizations[m->entry->payload];
    std::uint32_t end = m->end;
    // "Dewan HAM" + "PBB", "DPR" + "RI": the body that it belongs to may follow.
    const int e = LexiconOrganization(static_cast<int>(m->entry->payload), i);
    Entity& entity = a_.entities[static_cast<std::size_t>(e)];
    if (o.country >= 0) {
      const bool abbreviated = Mark(end, '(') && Mark(end + 2, ')');  // "Majelis ... (MPR) RI"
      const LexiconMatch* c = CountryAt(abbreviated ? end + 3 : end);
      if (c != nullptr && static_cast<int>(c->entry->payload) == o.country) end = c->end;
    }
    // "Mahkamah Agung India", "National Assembly of France": several states have one.
    const bool shared = end == m->end && (o.kind == "parliament" || o.kind == "court" || o.kind == "agency" ||
                                          o.kind == "party");
    const LexiconMatch* whose = shared ? CountryAt(In(end, WordList::kOf) ? end + 1 : end) : nullptr;
    if (whose != nullptr) {
      offer(whose->end, OrganizationEntity(i, whose->end, static_cast<int>(whose->entry->payload), o.kind));
    } else {
      entity.aliases.emplace_back(a_.Span(i, end));
      offer(end, e);
    }
  } else if (const auto it = introduced_.find(a_.tokens[i].hash);
             it != introduced_.end() && a_.IsCapital(i) && a_.tokens[i].Is(kAllCaps)) {
    if (a_.entities[static_cast<std::size_t>(it->second)].type == NodeType::kOrganization)
      offer(i + 1, it->second);
  }
  if (std::optional<Found> common = OfCountry(i);
      common && (!best || common->mention.end > best->mention.end))
    best = std::move(common);
  if (const LexiconMatch* head = Best(i, EntryKind::kOrgHead);
      head != nullptr && Begins(x_.org_heads[head->entry->payload]) && !best) {
    int country = -1;
    const std::uint32_t end = HeadedEnd(i, head->end, x_.org_heads[head->entry->payload], &country);
    if (end > head->end && (!best || end > best->mention.end))
      offer(end, OrganizationEntity(i, end, country, x_.org_heads[head->entry->payload].kind));
  }
  if (Capital(i) && !In(i, WordList::kArticle)) {
    if (const std::uint32_t end = RunToHead(i, EntryKind::kOrgHead);
        end != 0 && (!best || end > best->mention.end)) {
      int country = -1;
      if (const LexiconMatch* c = CountryAt(i)) country = static_cast<int>(c->entry->payload);
      offer(end, OrganizationEntity(i, end, country, RunKind(end)));
    }
  }
  if (best && a_.entities[static_cast<std::size_t>(best->entity)].kind ==
                  "embassy") {  // "Kedutaan Besar RI (KBRI) Addis Ababa"
    std::uint32_t k = best->mention.end;
    if (Mark(k, '(') && Mark(k + 2, ')')) k += 3;
    if (const LexiconMatch* seat = Best(k, EntryKind::kPlace);
        seat != nullptr && x_.places[seat->entry->payload].kind == "capital" && k > best->mention.begin)
      best->mention.end = best->mention.name_end = seat->end;
  }
  return best;
}

std::optional<Found> MentionFinder::OfCountry(std::uint32_t i) {
  const LexiconMatch* c = CountryAt(i);
  if (c == nullptr) return std::nullopt;
  const std::uint32_t j = SkipPossessive(c->end);
  const LexiconMatch* head = Best(j, EntryKind::kOrgHead);
  if (head == nullptr || !x_.org_heads[head->entry->payload].common || Capital(j)) return std::nullopt;
  std::uint32_t end = head->end;
  const bool describes = end < limit_ && a_.IsWord(end) && !Capital(end) && a_.words[end]->lists == 0 &&
                         (a_.words[end]->flags & kVerb) == 0 &&
                         !AnyOf(end, {EntryKind::kTrigger, EntryKind::kCue});
  if (describes || Best(end, EntryKind::kOffice) != nullptr) return std::nullopt;
  const std::string& kind = x_.org_heads[head->entry->payload].kind;
  const int country = static_cast<int>(c->entry->payload);
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.type = NodeType::kOrganization;
  if (kind == "embassy") {
    if (In(end, WordList::kAt)) end = PlaceOrCountryEnd(end + 1, end);
    f.entity = OrganizationEntity(i, end, country, kind);
  } else {
    const absl::string_view name = a_.Span(i, end);
    const int known = kind == "parliament" ? OnlyOne(kind, country) : -1;
    f.entity = known >= 0 ? LexiconOrganization(known, i)
                          : Intern(a_, NodeType::kOrganization,
                                   absl::StrCat("organization:", FoldedKey(a_.Span(j, end)), ":",
                                                x_.countries[static_cast<std::size_t>(country)].iso3),
                                   name, i);
    Entity& entity = a_.entities[static_cast<std::size_t>(f.entity)];
    entity.country = country;
    entity.kind = kind;
    entity.aliases.emplace_back(name);
  }
  f.mention.end = f.mention.name_end = end;
  ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, country, i))].mentions;
  return f;
}

int MentionFinder::OnlyOne(absl::string_view kind, int country) const {
  int found = -1;
  for (std::size_t o = 0; o < x_.organizations.size(); ++o) {
    if (x_.organizations[o].country != country || x_.organizations[o].kind != kind) continue;
    if (found >= 0) return -1;
    found = static_cast<int>(o);
  }
  return found;
}

std::uint32_t MentionFinder::PlaceOrCountryEnd(std::uint32_t i, std::uint32_t otherwise) const {
  if (const LexiconMatch* c = CountryAt(i)) return c->end;
  if (const LexiconMatch* p = Best(i, EntryKind::kPlace)) return p->end;
  return otherwise;
}

std::string MentionFinder::RunKind(std::uint32_t end) const {
  for (std::uint32_t i = end; i-- > 0 && end - i <= 4;) {
    const LexiconMatch* m = Best(i, EntryKind::kOrgHead);
    if (m != nullptr && m->end == end) return x_.org_heads[m->entry->payload].kind;
  }
  return "";
}

std::uint32_t MentionFinder::HeadedEnd(std::uint32_t begin, std::uint32_t i, const HeadEntry& head,
                                       int* country) const {
  std::uint32_t end = i;
  std::uint32_t j = i;
  while (In(j, WordList::kOf) || In(j, WordList::kArticle)) ++j;
  for (int words = 0; j < limit_ && words < 8; ++words) {
    if (const LexiconMatch* c = CountryAt(j)) {
      if (!a_.IsCapital(begin) && end == i &&
          std::find(kVagueKinds.begin(), kVagueKinds.end(), head.kind) != kVagueKinds.end())
        return begin;
      *country = static_cast<int>(c->entry->payload);
      j = end = c->end;
      break;
    }
    if (const LexiconMatch* o = Best(j, EntryKind::kOrganization); o != nullptr && j > begin) {
      j = end = o->end;
      continue;
    }
    if (!a_.IsCapital(begin) && words > 0 && !(Mark(j, '-') && Tight(j) && Capital(j + 1))) break;
    if (j > i && Mark(j, '-') && Tight(j) && Capital(j + 1)) {
      j += 2;
      end = j;
      continue;
    }
    if (!a_.IsCapital(begin)) {
      if (const LexiconMatch* place = Best(j, EntryKind::kPlace)) {
        j = end = place->end;
        break;
      }
    }
    if (Capital(j) && !StopsName(j, false) && ((a_.words[j]->flags & kGivenName) == 0 || j == i) &&
        Best(j, EntryKind::kHonorific) == nullptr) {
      j = end = j + 1;
    } else if (j > i && (In(j, WordList::kAnd) || In(j, WordList::kOf)) && Capital(j + 1) &&
               !AnyOf(j + 1, {EntryKind::kCountry, EntryKind::kOffice, EntryKind::kOrganization,
                              EntryKind::kOrgHead, EntryKind::kMinistry}) &&
               a_.IsCapital(begin)) {
      ++j;
    } else {
      break;
    }
  }
  return head.kind == "embassy" && end > i && In(end, WordList::kAt) ? PlaceOrCountryEnd(end + 1, end) : end;
}

}  // namespace diplograph
