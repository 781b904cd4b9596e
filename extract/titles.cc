// Titles: an office with its department, body and country, and the person behind it.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

// How many words may say of what group countries are: "the three friendly countries of".
constexpr std::uint32_t kGroupWords = 6;

// Letters of an acronym that is not taken for a surname.
constexpr std::uint32_t kMaxAcronym = 3;
constexpr std::uint32_t kMaxTitleTokens = 26;

}  // namespace

const LexiconMatch* MentionFinder::DepartmentAt(std::uint32_t i) const {
  const LexiconMatch* m = Best(i, EntryKind::kDepartment);
  if (m == nullptr) return nullptr;
  for (std::uint32_t k = m->begin + 1; k < m->end; ++k) {
    const LexiconMatch* reference = Best(k, EntryKind::kReference);
    if (reference != nullptr && reference->end > m->end) return MatchUpTo(i, EntryKind::kDepartment, k);
  }
  return m;
}

const LexiconMatch* MentionFinder::MatchUpTo(std::uint32_t i, EntryKind kind, std::uint32_t limit) const {
  for (std::uint32_t k = a_.first_match[i]; k < a_.first_match[i + 1]; ++k) {
    if (a_.matches[k].entry->kind == kind && a_.matches[k].end <= limit) return &a_.matches[k];
  }
  return nullptr;
}

std::uint32_t MentionFinder::DepartmentEnd(std::uint32_t i, std::string* id, std::string* ministry) const {
  std::uint32_t end = i;
  std::uint32_t parts = 0;
  const auto part = [&](std::uint32_t j) -> std::uint32_t {
    if (j >= limit_ || Best(j, EntryKind::kReference) != nullptr) return j;
    if (const LexiconMatch* m = DepartmentAt(j)) return m->end;
    // "Menteri Luar Negeri Afrika Selatan": a region's name may begin a country's.
    if (a_.IsWord(j) && (a_.words[j]->flags & kDepartmentWord) != 0 && (j == i || CountryAt(j) == nullptr))
      return j + 1;
    return j;
  };
  while (true) {
    std::uint32_t j = end;
    if (parts > 0) {
      while (j < limit_ && (Mark(j, ',') || In(j, WordList::kAnd) || Mark(j, '&') || Mark(j, '/'))) ++j;
      if (j > end && Mark(end, ',') && !ListCloses(j)) break;
    }
    const std::uint32_t next = part(j);
    if (next == j || (parts > 0 && a_.IsCapital(i) && !a_.IsCapital(j))) break;
    end = next;
    if (++parts == 12) break;
  }
  if (end == i) return i;
  const LexiconMatch* whole = DepartmentAt(i);
  if (whole != nullptr && whole->end == end) {
    *id = x_.departments[whole->entry->payload].id;
    *ministry = x_.departments[whole->entry->payload].ministry;
  } else {
    const std::string text(a_.Span(i, end));
    *id = Slug(text);
    *ministry = absl::StrReplaceAll(x_.info().ministry_pattern, {{"{department}", text}});
  }
  return end;
}

bool MentionFinder::ListCloses(std::uint32_t i) const {
  std::uint32_t j = i;
  for (int k = 0; k < 8 && j < limit_; ++k) {
    if (In(j, WordList::kAnd) || Mark(j, '&')) return true;
    if (Mark(j, ',')) {
      ++j;
      continue;
    }
    if (const LexiconMatch* m = Best(j, EntryKind::kDepartment)) {
      j = m->end;
    } else if (a_.IsWord(j) && (a_.words[j]->flags & kDepartmentWord) != 0) {
      ++j;
    } else {
      return In(i - 1, WordList::kAnd);
    }
  }
  return false;
}

std::optional<MentionFinder::ParsedTitle> MentionFinder::TitleAt(std::uint32_t i) {
  if (i >= limit_) return std::nullopt;
  // Cheap refusal: a title begins with an office, a department, a country or a body.
  if (!AnyOf(i, {EntryKind::kOffice, EntryKind::kDepartment, EntryKind::kCountry, EntryKind::kDemonym,
                 EntryKind::kEpithet, EntryKind::kOrganization, EntryKind::kMinistry, EntryKind::kOrgHead,
                 EntryKind::kSeat}) &&
      (a_.words[i]->flags & kDepartmentWord) == 0 && !Capital(i)) {
    return std::nullopt;
  }
  ParsedTitle p;
  bool host = false;
  bool linked = false;
  std::uint32_t j = i;
  std::uint32_t end = i;
  const std::uint32_t most = std::min(limit_, i + kMaxTitleTokens);
  const auto office_soon = [&](std::uint32_t k) {  // an office right behind, or behind a department
    k = SkipPossessive(k);
    if (Mark(k, '(') && Mark(k + 2, ')') && Capital(k + 1)) k += 3;  // "African Union (AU) envoy"
    if (Best(k, EntryKind::kOffice) != nullptr) return true;
    std::string id;
    std::string ministry;
    const std::uint32_t d = DepartmentEnd(k, &id, &ministry);
    return d > k && Best(d, EntryKind::kOffice) != nullptr;
  };
  while (j < most) {
    const bool have = p.title.office >= 0;
    if (const LexiconMatch* m = Best(j, EntryKind::kOffice); m != nullptr && !(have && host)) {
      if (have && a_.IsWord(j) && (a_.words[j]->flags & kGivenName) != 0 && !linked) break;
      m = OfficeBeforeBody(m);
      const OfficeEntry& office = x_.offices[m->entry->payload];
      std::uint32_t office_end = m->end;
      if (!have) {
        p.title.office = static_cast<int>(m->entry->payload);
        if (office.organization >= 0) p.title.body = LexiconOrganization(office.organization, j);
        p.office_begin = j;
        p.office_end = m->end;
        if (!office.department.empty()) {
          SetDepartment(p.title, office.department);
          // "menteri informasi" + "dan Komunikasi": the department goes on behind the phrase.
          for (std::uint32_t k = m->begin + 1; k < m->end; ++k) {
            std::string id;
            std::string ministry;
            if (const std::uint32_t d = DepartmentEnd(k, &id, &ministry); d > m->end) {
              p.title.department = id;
              p.title.ministry = ministry;
              office_end = d;
              break;
            }
          }
        }
      } else if (p.title.department.empty() && !office.department.empty()) {
        SetDepartment(p.title, office.department);  // "Asisten Khusus Menhan"
      }
      j = end = office_end;
      linked = host = false;
      continue;
    }
    // "Deputy Minister of Justice X": a judge's title too, but not behind "of".
    if (have && Best(j, EntryKind::kHonorific) != nullptr &&
        !(linked && Best(j, EntryKind::kDepartment) != nullptr))
      break;
    if (const LexiconMatch* m = CountryAt(j)) {
      if (!have && !office_soon(m->end)) return std::nullopt;
      if (have && a_.IsWord(j) && (a_.words[j]->flags & kGivenName) != 0 && Capital(m->end) && !linked) break;
      if (p.title.country >= 0 && !host) {
        if (!linked) break;
      } else if (!host) {
        p.title.country = static_cast<int>(m->entry->payload);
        p.title.country_begin = j;
        p.title.country_end = m->end;
      } else {
        p.title.host = static_cast<int>(m->entry->payload);
      }
      j = SkipPossessive(m->end);
      end = m->end;
      linked = host = false;
      continue;
    }
    if (const LexiconMatch* m = Best(j, EntryKind::kMinistry)) {
      if (!have && !office_soon(m->end)) return std::nullopt;
      const MinistryEntry& ministry = x_.ministries[m->entry->payload];
      p.title.department = ministry.department.empty() ? Slug(ministry.name) : ministry.department;
      p.title.ministry = ministry.name;
      p.title.in_ministry = true;
      if (p.title.country < 0) p.title.country = ministry.country;
      j = SkipPossessive(m->end);
      end = m->end;
      linked = host = false;
      continue;
    }
    if (have && p.title.department.empty() &&
        x_.offices[static_cast<std::size_t>(p.title.office)].body == Body::kMinistry) {
      std::string id;
      std::string ministry;
      if (const std::uint32_t d = DepartmentEnd(j, &id, &ministry); d > j) {
        p.title.department = id;
        p.title.ministry = ministry;
        p.title.written = absl::StrReplaceAll(x_.info().ministry_pattern, {{"{department}", a_.Span(j, d)}});
        j = end = d;
        linked = host = false;
        continue;
      }
    }
    if (std::optional<Found> body =
            have || In(i, WordList::kArticle) || Capital(j) ? BodyAt(j) : std::nullopt) {
      const std::uint32_t behind = body->mention.end;
      if (!have && !office_soon(behind)) {
        if (j == i) return std::nullopt;
        break;
      }
      const bool vague = p.title.body >= 0 &&
                         a_.entities[static_cast<std::size_t>(p.title.body)].type == NodeType::kMinistry &&
                         a_.entities[static_cast<std::size_t>(p.title.body)].country < 0;
      if ((p.title.body < 0 || vague) && !host) p.title.body = body->entity;
      if (host) ++a_.entities[static_cast<std::size_t>(body->entity)].mentions;
      if (body->mention.type == NodeType::kMinistry) MinistryBody(p.title, body->entity);
      j = SkipPossessive(behind);
      end = behind;
      linked = host = false;
      continue;
    }
    {
      std::string id;
      std::string ministry;
      const std::uint32_t d = DepartmentEnd(j, &id, &ministry);
      // In front of the office, or right behind it.
      if (d > j &&
          ((have && p.title.department.empty()) || (!have && Best(d, EntryKind::kOffice) != nullptr))) {
        p.title.department = id;
        p.title.ministry = ministry;
        j = end = d;
        linked = host = false;
        continue;
      }
      if (d > j && have && linked) {  // "Asisten Khusus Menhan bidang Manajemen Pertahanan"
        j = end = d;
        linked = host = false;
        continue;
      }
    }
    if (const LexiconMatch* m = Best(j, EntryKind::kPlace);
        !have && m != nullptr && SkipPossessive(m->end) > m->end &&
        x_.places[m->entry->payload].kind == "capital" && office_soon(m->end)) {
      p.title.country = x_.places[m->entry->payload].country;  // "Washington's ambassador"
      j = SkipPossessive(m->end);
      end = m->end;
      continue;
    }
    if (!have) return std::nullopt;
    // "Minister of State, Ministry of Law": whose, where the office says nothing of it.
    if (Mark(j, ',') && p.title.department.empty() && p.title.body < 0 &&
        x_.offices[static_cast<std::size_t>(p.title.office)].body == Body::kMinistry) {
      if (std::optional<Found> body = Ministry(j + 1)) {
        p.title.body = body->entity;
        MinistryBody(p.title, body->entity);
        j = end = body->mention.end;
        continue;
      }
    }
    if (const std::uint32_t k = WordsToBody(j); k > j) {  // "Kepala Biro Setjen Humas" + "Kemhan"
      j = k;
      continue;
    }
    if (const LexiconMatch* seat = Best(j, EntryKind::kSeat);
        seat != nullptr && p.title.country < 0 && p.title.body < 0) {
      p.title.country = static_cast<int>(seat->entry->payload);  // "juru bicara Kremlin"
      j = end = seat->end;
      linked = host = false;
      continue;
    }
    if (linked && !host && j > end) {  // "ministers of the 11-member Association ..."
      std::uint32_t k = j;
      while (k < j + 4 && k < most && !Capital(k) && (a_.kinds[k] & kMentionKinds) == 0 &&
             a_.words[k]->lists == 0 && !Mark(k, ',') && !Mark(k, '.'))
        ++k;
      if (k > j && (CountryAt(k) != nullptr || Best(k, EntryKind::kOrganization) != nullptr)) {
        j = k;
        continue;
      }
    }
    if (In(j, WordList::kHost) || In(j, WordList::kOf) || In(j, WordList::kArticle)) {
      host = (In(j, WordList::kHost) || (host && In(j, WordList::kArticle))) &&
             x_.offices[static_cast<std::size_t>(p.title.office)].envoy;
      linked = true;
      ++j;
      continue;
    }
    // "counterparts from Brazil and Iran", "the foreign minister from Nepal"
    if (have && p.title.country < 0 && p.title.body < 0 && In(j, WordList::kFrom)) {
      if (const std::uint32_t behind = BehindGroup(j + 1, most); CountryAt(behind) != nullptr) {
        linked = true;
        j = behind;
        continue;
      }
    }
    // "Dubes RI di Beijing": where an envoy is posted.
    if (In(j, WordList::kAt) && x_.offices[static_cast<std::size_t>(p.title.office)].envoy) {
      if (const LexiconMatch* place = Best(j + 1, EntryKind::kPlace)) {
        j = end = place->end;
        continue;
      }
      if (CountryAt(j + 1) != nullptr) {
        host = linked = true;
        ++j;
        continue;
      }
    }
    // "Konsul Jenderal RI Kuching X": the same without a word between.
    if (const LexiconMatch* place = Best(j, EntryKind::kPlace);
        place != nullptr && x_.offices[static_cast<std::size_t>(p.title.office)].envoy &&
        p.title.country >= 0 && Capital(place->end) && (a_.words[j]->flags & kGivenName) == 0) {
      j = end = place->end;
      continue;
    }
    // "juru bicara pemerintah di Kigali, X": the government's seat says whose.
    if (In(j, WordList::kAt) && p.title.country < 0 && p.title.body < 0 &&
        x_.offices[static_cast<std::size_t>(p.title.office)].body != Body::kOrganization) {
      const LexiconMatch* place = Best(j + 1, EntryKind::kPlace);
      if (place != nullptr && Mark(place->end, ',') && x_.places[place->entry->payload].kind == "capital" &&
          Capital(place->end + 1)) {
        p.title.country = x_.places[place->entry->payload].country;
        j = end = place->end;
        continue;
      }
    }
    // "(Menkominfo RI)", "(capres)"
    if (Mark(j, '(')) {
      std::uint32_t k = j + 1;
      bool short_form = false;
      while (k < most && k < j + 6 && !Mark(k, ')')) {
        short_form = short_form || a_.IsWord(k);
        ++k;
      }
      if (!short_form || !Mark(k, ')') || Capitalised(j + 1, k) >= 3) break;
      j = end = k + 1;
      continue;
    }
    if (const LexiconMatch* place = Best(j, EntryKind::kPlace);
        place != nullptr && p.title.body < 0 && p.title.country < 0 &&
        x_.offices[static_cast<std::size_t>(p.title.office)].body == Body::kAny) {
      if ((a_.words[j]->flags & kGivenName) != 0 && Capital(place->end)) break;
      p.title.body = PlaceEntity(x_.places[place->entry->payload].name, j);
      j = end = place->end;
      continue;
    }
    break;
  }
  if (p.title.office < 0) return std::nullopt;
  p.end = end;
  p.title.text = std::string(a_.Span(p.office_begin, p.office_end));
  return p;
}

const LexiconMatch* MentionFinder::OfficeBeforeBody(const LexiconMatch* office) const {
  for (std::uint32_t k = office->begin + 1; k < office->end; ++k) {
    const LexiconMatch* body = Best(k, EntryKind::kOrganization);
    if (body == nullptr || body->end <= office->end) continue;
    if (const LexiconMatch* shorter = MatchUpTo(office->begin, EntryKind::kOffice, k)) return shorter;
  }
  return office;
}

bool MentionFinder::KnownHolder(const Title& title) const {
  return held_offices_.contains(x_.offices[static_cast<std::size_t>(title.office)].office);
}

std::uint32_t MentionFinder::WordsToBody(std::uint32_t i) const {
  if (!x_.info().adjectives_after) return i;  // there a sub-unit stands behind its body
  for (std::uint32_t k = i; k < i + 5 && k < limit_; ++k) {
    const LexiconMatch* head = Best(k, EntryKind::kOrgHead);
    if (k > i && (AnyOf(k, {EntryKind::kMinistry, EntryKind::kOrganization}) ||
                  (head != nullptr && x_.org_heads[head->entry->payload].ministry)))
      return k;
    if (!Capital(k) || (a_.words[k]->flags & kGivenName) != 0 ||
        AnyOf(k, {EntryKind::kHonorific, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kDateWord,
                  EntryKind::kOffice}))
      return i;
  }
  return i;
}

int MentionFinder::Capitalised(std::uint32_t begin, std::uint32_t end) const {
  int n = 0;
  for (std::uint32_t i = begin; i < end; ++i) n += Capital(i) ? 1 : 0;
  return n;
}

void MentionFinder::SetDepartment(Title& t, const std::string& id) const {
  t.department = id;
  const DepartmentEntry* d = x_.DepartmentById(id);
  t.ministry = d != nullptr ? d->ministry : "";
}

void MentionFinder::MinistryBody(Title& t, int entity) const {
  const Entity& e = a_.entities[static_cast<std::size_t>(entity)];
  if (t.country < 0) t.country = e.country;
}

std::optional<Found> MentionFinder::BodyAt(std::uint32_t i) {
  std::optional<Found> f = Organization(i);
  std::optional<Found> m = Ministry(i);
  if (m && (!f || m->mention.end > f->mention.end)) f = std::move(m);
  return f;
}

std::optional<Found> MentionFinder::TitledPerson(std::uint32_t i) {
  std::optional<ParsedTitle> p = TitleAt(i);
  if (!p) return std::nullopt;
  Found f;
  f.mention.begin = i;
  f.mention.end = p->end;
  f.mention.type = NodeType::kPerson;
  f.mention.form = MentionForm::kTitle;
  // The name: right behind, or behind a comma.
  std::uint32_t j = p->end;
  // "Presiden AS yang baru Barack Obama"
  if (const std::uint32_t behind = ListedEnd(j, WordList::kIncumbent); Capital(behind)) j = behind;
  const bool comma = Mark(j, ',');
  const std::uint32_t name = SkipHonorifics(comma ? j + 1 : j);
  std::uint32_t end = Capital(name) ? NameEnd(name) : name;
  if (comma && end == name) end = ClosedName(name);
  bool named = end > name;
  if (named && comma) {
    const bool known = (a_.words[name]->flags & kGivenName) != 0;
    named = (end - name >= 2 || known || Mark(end, ',')) &&
            (ClosedName(name) >= name + 3 || !AnyOf(name, {EntryKind::kPlace, EntryKind::kOrganization,
                                                           EntryKind::kVenue, EntryKind::kOrgHead})) &&
            !headline_ && !TitleAt(name).has_value();
  }
  // "anggota DK": a short acronym is none, unless the pack knows who goes by it.
  if (named && end == name + 1 && a_.tokens[name].Is(kAllCaps) &&
      a_.tokens[name].end - a_.tokens[name].begin <= kMaxAcronym && !headline_ &&
      (a_.words[name]->flags & kGivenName) == 0 && Best(name, EntryKind::kNickname) == nullptr &&
      !IsNameWord(name)) {
    named = false;
  }
  // A lone place or country behind a title is no name.
  if (named && end == name + 1 && (a_.words[name]->flags & kGivenName) == 0 &&
      AnyOf(name, {EntryKind::kPlace, EntryKind::kCountry}))
    named = false;
  // In a headline, or where the office is a common noun, what follows may be no name at all.
  if (named && headline_ && (a_.words[name]->flags & kVerb) != 0) named = false;
  if (named) {
    f.mention.form = MentionForm::kTitled;
    f.mention.end = f.mention.name_end = end;
    f.mention.name_begin = name;
    // "Nursultan Nazarbayev of Kazakhstan"
    if (In(end, WordList::kOf) && p->title.country < 0) {
      if (const LexiconMatch* c = CountryAt(end + 1)) {
        p->title.country = static_cast<int>(c->entry->payload);
        f.mention.end = c->end;
      }
    }
    f.entity = Person(name, end);
  } else {
    f.mention.name_begin = f.mention.name_end = f.mention.end;
  }
  // "menteri pertahanan kedua negara", "foreign ministers of the two countries": one of each.
  if (!named && p->title.country < 0 && p->title.body < 0) {
    std::uint32_t k = p->end;
    if (In(k, WordList::kOf)) ++k;
    const LexiconMatch* m = Best(k, EntryKind::kReference);
    if (m != nullptr && x_.references[m->entry->payload].kind == ReferenceKind::kPair &&
        x_.references[m->entry->payload].noun == ReferenceNoun::kCountry) {
      f.mention.end = f.mention.name_begin = f.mention.name_end = m->end;
      f.mention.reference = static_cast<int>(m->entry->payload);
    }
  }
  // "a colleague" is nobody's counterpart; "his colleague" and "the Mongolian host" are.
  if (x_.offices[static_cast<std::size_t>(p->title.office)].counterpart && p->title.country < 0 &&
      p->title.body < 0 && x_.Has(WordList::kPossessivePronoun) &&
      !(i > start_ && (In(i - 1, WordList::kPossessivePronoun) || In(i - 1, WordList::kPossessive)))) {
    return std::nullopt;
  }
  // "recalled its ambassador to Colombia": nobody yet, and the host is a country like any other.
  if (!named && x_.offices[static_cast<std::size_t>(p->title.office)].envoy && p->title.country < 0 &&
      p->title.body < 0 && !KnownHolder(p->title))
    return std::nullopt;
  // "Indonesia ..., its foreign minister, Sugiono"
  if (p->title.country < 0 && p->title.body < 0 && i > start_ && In(i - 1, WordList::kPossessivePronoun)) {
    for (std::size_t k = a_.mentions.size(); k-- > 0 && a_.mentions[k].sentence == sentence_;) {
      if (a_.mentions[k].type != NodeType::kCountry || a_.mentions[k].entity < 0) continue;
      p->title.country = a_.entities[static_cast<std::size_t>(a_.mentions[k].entity)].country;
      break;
    }
  }
  f.title = std::move(p->title);
  return f;
}

std::uint32_t MentionFinder::BehindGroup(std::uint32_t i, std::uint32_t limit) const {
  std::uint32_t k = i;
  while (k < limit && k < i + kGroupWords && a_.IsWord(k) && !a_.IsCapital(k) && !In(k, WordList::kOf)) ++k;
  return In(k, WordList::kOf) ? k + 1 : i;
}

bool MentionFinder::CountriesFollow(std::uint32_t i) const {
  for (std::uint32_t k = i; Mark(k, ',');) {
    const bool last = In(k + 1, WordList::kAnd);
    const LexiconMatch* c = Best(last ? k + 2 : k + 1, EntryKind::kCountry);
    if (c == nullptr) return false;
    if (last || In(c->end, WordList::kAnd)) return last || Best(c->end + 1, EntryKind::kCountry) != nullptr;
    k = c->end;
  }
  return false;
}

std::uint32_t MentionFinder::AfterMention(std::size_t index) {
  std::uint32_t next = a_.mentions[index].end;
  if (a_.mentions[index].type == NodeType::kMinistry && In(next, WordList::kAnd)) {
    // "the health ministries of Indonesia and Timor-Leste": one of each.
    const LexiconMatch* c = CountryAt(next + 1);
    const Mention first = a_.mentions[index];
    const Entity one = first.entity >= 0 ? a_.entities[static_cast<std::size_t>(first.entity)] : Entity();
    const std::vector<absl::string_view> key = absl::StrSplit(one.key, ':');
    const bool ends_in_country = CountryAt(first.end - 1) != nullptr;
    if (c != nullptr && one.country >= 0 && ends_in_country && key.size() == 3 &&
        static_cast<int>(c->entry->payload) != one.country && !TitleAt(next + 1) &&
        SkipPossessive(c->end) == c->end && Best(c->end, EntryKind::kOrgHead) == nullptr) {
      const DepartmentEntry* department = x_.DepartmentById(key[1]);
      Found f;
      f.mention.begin = f.mention.name_begin = next + 1;
      f.mention.end = f.mention.name_end = c->end;
      f.mention.type = NodeType::kMinistry;
      f.entity = MinistryEntity(key[1], department != nullptr ? department->ministry : one.name,
                                static_cast<int>(c->entry->payload), next + 1);
      ++a_.entities[static_cast<std::size_t>(
                        CountryEntity(a_, static_cast<int>(c->entry->payload), next + 1))]
            .mentions;
      return Accept(std::move(f));
    }
  }
  // "the Kazakh and Uzbek leaders": one of each.
  if (a_.mentions[index].form == MentionForm::kAdjective &&
      (In(next, WordList::kAnd) || (headline_ && Mark(next, ',')))) {
    const LexiconMatch* c = CountryAt(next + 1);
    std::optional<Found> second =
        c != nullptr && c->entry->kind == EntryKind::kDemonym ? TitledPerson(next + 1) : std::nullopt;
    if (second && second->mention.form == MentionForm::kTitle &&
        second->title->country == static_cast<int>(c->entry->payload) && second->mention.end > c->end &&
        second->title->body < 0) {
      Mention& first = a_.mentions[index];
      Title title = *second->title;
      title.country = a_.entities[static_cast<std::size_t>(first.entity)].country;
      title.country_begin = first.begin;
      title.country_end = first.end;
      first.type = NodeType::kPerson;
      first.form = MentionForm::kTitle;
      first.entity = -1;
      first.title = static_cast<int>(a_.titles.size());
      a_.titles.push_back(std::move(title));
      return Accept(*std::move(second));
    }
  }
  if (a_.mentions[index].type != NodeType::kPerson) return Parenthesis(index);
  if (a_.mentions[index].form == MentionForm::kTitle &&
      (In(next, WordList::kAnd) || CountriesFollow(next) ||
       ((Mark(next, '-') || Mark(next, 0x2013)) && Tight(next) && Tight(next + 1)))) {
    const Title title = a_.titles[static_cast<std::size_t>(a_.mentions[index].title)];
    // "the health ministers of Oman and India", "Menlu RI-Korut": one of each.
    if (Mark(next, ',') && In(next + 1, WordList::kAnd)) ++next;
    const LexiconMatch* c = CountryAt(next + 1);
    if (c != nullptr && title.country >= 0 && static_cast<int>(c->entry->payload) != title.country &&
        !TitleAt(next + 1)) {
      Found f;
      f.mention.begin = next + 1;
      f.mention.end = f.mention.name_begin = f.mention.name_end = c->end;
      f.mention.form = MentionForm::kTitle;
      f.title = title;
      f.title->country = static_cast<int>(c->entry->payload);
      f.title->country_begin = next + 1;
      f.title->country_end = c->end;
      return Accept(std::move(f));
    }
    // "Minister for Home Affairs and Minister for Law, Mr K Shanmugam": both are his.
    std::optional<Found> second = TitledPerson(next + 1);
    if (second && second->mention.form == MentionForm::kTitled && second->title->country < 0 &&
        second->title->body < 0 &&
        x_.offices[static_cast<std::size_t>(second->title->office)].office ==
            x_.offices[static_cast<std::size_t>(title.office)].office) {
      second->title->country = title.country;
      a_.mentions[index].entity = second->entity;
      a_.mentions[index].in_apposition = true;
      return Accept(*std::move(second));
    }
  }
  // "the transport ministers of the two countries, A and B,"
  if (a_.mentions[index].form == MentionForm::kTitle && a_.mentions[index].reference >= 0 &&
      Mark(next, ',')) {
    const std::uint32_t first = SkipHonorifics(next + 1);
    const std::uint32_t first_end = Capital(first) ? NameEnd(first) : first;
    const std::uint32_t second = In(first_end, WordList::kAnd) ? SkipHonorifics(first_end + 1) : first_end;
    const std::uint32_t second_end = second > first_end && Capital(second) ? NameEnd(second) : second;
    if (first_end >= first + 2 && second_end >= second + 2) {
      for (const auto& [begin, end] : {std::pair(first, first_end), std::pair(second, second_end)}) {
        Mention name;
        name.begin = name.name_begin = begin;
        name.end = name.name_end = end;
        name.form = MentionForm::kName;
        name.sentence = sentence_;
        name.in_apposition = true;
        name.entity = Person(begin, end);
        ++a_.entities[static_cast<std::size_t>(name.entity)].mentions;
        a_.mentions[index].members.push_back(name.entity);
        a_.mentions.push_back(name);
      }
      return second_end;
    }
  }
  // "rekan sejawatnya, Menlu Retno Marsudi": who he is follows.
  if (a_.mentions[index].form == MentionForm::kTitle && Mark(next, ',') &&
      x_.offices[static_cast<std::size_t>(
                     a_.titles[static_cast<std::size_t>(a_.mentions[index].title)].office)]
          .counterpart) {
    std::optional<Found> who = TitledPerson(next + 1);
    if (who && who->mention.form == MentionForm::kTitled) {
      a_.mentions[index].entity = who->entity;
      a_.mentions[index].in_apposition = true;
      return Accept(*std::move(who));
    }
  }
  if (a_.mentions[index].form == MentionForm::kTitled) {
    // "foreign ministers A of X and B of Y": the title goes on.
    const Title title = a_.titles[static_cast<std::size_t>(a_.mentions[index].title)];
    if ((In(next, WordList::kAnd) || Mark(next, ',')) && title.country >= 0) {
      std::uint32_t j = next + 1;
      if (In(j, WordList::kAnd)) ++j;
      const std::uint32_t end = Capital(j) ? NameEnd(j) : j;
      if (end > j && In(end, WordList::kOf)) {
        if (const LexiconMatch* c = CountryAt(end + 1)) {
          Found f;
          f.mention.begin = f.mention.name_begin = j;
          f.mention.name_end = end;
          f.mention.end = c->end;
          f.mention.form = MentionForm::kTitled;
          f.title = title;
          f.title->country = static_cast<int>(c->entry->payload);
          f.entity = Person(j, end);
          return Accept(std::move(f));
        }
      }
    }
  }
  const Mention m = a_.mentions[index];
  if (m.form != MentionForm::kName && m.form != MentionForm::kTitled && m.form != MentionForm::kShort)
    return next;
  // "Retno Marsudi, Menteri Luar Negeri RI," and "Hansen (Danish environment minister)"
  const bool parenthesis = Mark(next, '(');
  // "Retno Marsudi Menteri Luar Negeri Indonesia memanggil ...": some papers leave the comma out.
  const bool bare = IsWholeName(m) && !headline_ && Capital(next) && a_.IsWord(next);
  if (Mark(next, ',') || parenthesis || bare) {
    const std::uint32_t j = bare ? next : SkipArticle(next + 1);
    std::optional<ParsedTitle> p = TitleAt(j);
    // "X, Sekretaris Negara merangkap Wakil Menteri Luar Negeri Angola": the last one says of which country.
    while (p && In(p->end, WordList::kAlsoIs)) {
      std::optional<ParsedTitle> more = TitleAt(p->end + 1);
      if (!more) break;
      p = std::move(more);
    }
    if (p && (!bare || p->title.country >= 0 || p->title.body >= 0)) {
      const bool closed = p->end >= limit_ || Mark(p->end, ',') || Mark(p->end, '.') || Mark(p->end, ')') ||
                          Mark(p->end, '"') || In(p->end, WordList::kAnd) ||
                          In(p->end, WordList::kRelative) || In(p->end, WordList::kAt) ||
                          In(p->end, WordList::kPreposition);
      const bool named = p->end < limit_ && Capital(p->end) && NameEnd(p->end) > p->end;
      if ((closed || bare) && !named) {
        Mention apposition;
        apposition.begin = j;
        apposition.end = apposition.name_begin = apposition.name_end = p->end;
        apposition.form = MentionForm::kTitle;
        apposition.in_apposition = true;
        apposition.sentence = sentence_;
        if (m.form == MentionForm::kShort) {
          Mention& short_form = a_.mentions[index];
          short_form.form = MentionForm::kName;
          short_form.entity = Person(m.name_begin, m.name_end);
          ++a_.entities[static_cast<std::size_t>(short_form.entity)].mentions;
        }
        apposition.entity = a_.mentions[index].entity;
        NoteCountries(p->title, j);
        apposition.title = static_cast<int>(a_.titles.size());
        a_.titles.push_back(std::move(p->title));
        a_.mentions.push_back(apposition);
        return apposition.end;
      }
    }
  }
  return next;
}

std::uint32_t MentionFinder::Parenthesis(std::size_t index) {
  Mention& m = a_.mentions[index];
  const std::uint32_t next = m.end;
  if (m.entity < 0 || !Mark(next, '(') || !Mark(next + 2, ')') || next + 2 >= limit_) return next;
  if (!a_.IsWord(next + 1) || !a_.IsCapital(next + 1)) return next;
  if (m.type == NodeType::kCountry) {  // "Amerika Serikat (AS)"
    const LexiconMatch* same = CountryAt(next + 1);
    if (same != nullptr && same->end == next + 2 &&
        static_cast<int>(same->entry->payload) == a_.entities[static_cast<std::size_t>(m.entity)].country)
      m.end = next + 3;
    return m.end;
  }
  // "Joko Widodo (Jokowi)"
  const bool nickname =
      m.type == NodeType::kPerson && m.form != MentionForm::kTitle &&
      a_.tokens[next + 1].end - a_.tokens[next + 1].begin > kMaxAcronym && a_.words[next + 1]->lists == 0 &&
      !In(next + 1, WordList::kNotName) &&
      !AnyOf(next + 1, {EntryKind::kPlace, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kOrganization,
                        EntryKind::kOffice, EntryKind::kDateWord});
  const bool acronym = nickname || a_.tokens[next + 1].Is(kAllCaps) || m.type == NodeType::kMinistry ||
                       m.type == NodeType::kOrganization || m.type == NodeType::kAgreement;
  if (!acronym || m.type == NodeType::kPlace || m.type == NodeType::kCountry) return next;
  a_.entities[static_cast<std::size_t>(m.entity)].aliases.emplace_back(a_.Text(next + 1));
  introduced_[a_.tokens[next + 1].hash] = m.entity;
  m.end = next + 3;
  // "Kementerian Luar Negeri (Kemlu) RI"
  if (m.type == NodeType::kMinistry && a_.entities[static_cast<std::size_t>(m.entity)].country < 0) {
    if (const LexiconMatch* c = CountryAt(m.end)) {
      const Entity e = a_.entities[static_cast<std::size_t>(m.entity)];
      const int with_country = MinistryEntity(e.key.substr(9, e.key.rfind(':') - 9), e.name,
                                              static_cast<int>(c->entry->payload), m.begin);
      a_.entities[static_cast<std::size_t>(with_country)].aliases.emplace_back(a_.Text(next + 1));
      --a_.entities[static_cast<std::size_t>(m.entity)].mentions;
      ++a_.entities[static_cast<std::size_t>(with_country)].mentions;
      m.entity = with_country;
      introduced_[a_.tokens[next + 1].hash] = m.entity;
      m.end = c->end;
    }
  }
  return m.end;
}

}  // namespace diplograph
