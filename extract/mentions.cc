// The walk over the tokens, references and short forms; entities.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"

namespace diplograph {
namespace {

// Kinds of bodies: those that report, and those that a common noun and a country do not name ("a Yemeni
// group").
constexpr absl::string_view kMedia = "media";

}  // namespace

void MentionFinder::Run() {
  NoteProperWords();
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    const Sentence& sentence = a_.sentences[s];
    if (sentence.noise) continue;
    sentence_ = static_cast<int>(s);
    headline_ = sentence.title_case;
    limit_ = sentence.end;
    start_ = sentence.body;
    while (next_date_ < a_.dates.size() && a_.dates[next_date_].end <= start_) ++next_date_;
    for (std::uint32_t i = start_; i < limit_;) i = Step(i);
  }
  LinkShortForms();
  JoinNames();
}

void MentionFinder::NoteProperWords() {
  for (const Sentence& s : a_.sentences) {
    if (s.noise || s.headline) continue;
    for (std::uint32_t i = s.body + 1; i < s.end; ++i) {
      if (a_.IsWord(i) && a_.IsCapital(i)) proper_.insert(a_.tokens[i].hash);
    }
  }
}

std::uint32_t MentionFinder::Step(std::uint32_t i) {
  if (next_date_ < a_.dates.size() && a_.dates[next_date_].begin == i) return a_.dates[next_date_++].end;
  // Most words of a text are plain: nothing that the pack knows begins at them.
  const bool plain = !a_.IsCapital(i) && (a_.kinds[i] & kMentionKinds) == 0 &&
                     (a_.words[i]->flags & kDepartmentWord) == 0 && !In(i, WordList::kOrdinalMarker) &&
                     !In(i, WordList::kJoint);
  if (plain && a_.tokens[i].kind != TokenKind::kNumber) return i + 1;
  if (!a_.IsWord(i) && a_.tokens[i].kind != TokenKind::kNumber) return i + 1;
  std::optional<Found> best;
  const auto offer = [&best](std::optional<Found> f) {
    if (f && (!best || f->mention.end > best->mention.end)) best = std::move(f);
  };
  // A date that begins inside a candidate ends it.
  const std::uint32_t saved = limit_;
  if (next_date_ < a_.dates.size() && a_.dates[next_date_].begin < limit_ && a_.dates[next_date_].begin > i &&
      !(i + 8 > a_.dates[next_date_].begin && SummitAhead(i))) {
    limit_ = a_.dates[next_date_].begin;
  }
  offer(Reference(i));
  offer(Summit(i));
  offer(Agreement(i));
  const bool venue = Capital(i) && Best(i, EntryKind::kVenue) != nullptr;
  if (Capital(i)) offer(Venue(i));
  if (venue) offer(Place(i));  // "Istana Wapres" is no title
  offer(TitledPerson(i));
  offer(Ministry(i));
  offer(CountryName(i));
  if (!venue) offer(Place(i));
  offer(Organization(i));
  if (!Capital(i)) offer(Venue(i));
  // "Gao, for his part": who has been named before goes before a town of that name.
  if (best && best->mention.type == NodeType::kPlace && best->mention.end == i + 1 && Capital(i) &&
      IsNameWord(i) && !headline_ &&
      !(i > start_ && (In(i - 1, WordList::kLocative) || In(i - 1, WordList::kAt) ||
                       In(i - 1, WordList::kTo) || In(i - 1, WordList::kPreposition)))) {
    best->mention.type = NodeType::kPerson;
    best->mention.form = MentionForm::kShort;
    best->mention.acts_as = -1;
    best->entity = -1;
    best->acting = false;
  }
  // "Expo City Dubai": what the gazetteer knows is no gathering, whatever word it has.
  if (best && best->mention.type == NodeType::kSummit) {
    const LexiconMatch* known = Best(i, EntryKind::kPlace);
    if (known != nullptr && known->end == best->mention.end) best = Place(i);
  }
  // "The U.N. General Assembly voted": a gathering that is a body too acts.
  if (best && best->mention.type == NodeType::kSummit && VerbFollows(best->mention.end) &&
      best->mention.end < limit_ && a_.IsWord(best->mention.end) &&
      !In(best->mention.end, WordList::kAdverb)) {
    const LexiconMatch* body = Best(i, EntryKind::kOrganization);
    if (body != nullptr && body->end == best->mention.end) best = Organization(i);
  }
  // "Ruang Rapat Pimpinan": the room, not the meeting.
  if (best && best->mention.type == NodeType::kSummit && Best(i, EntryKind::kVenue) != nullptr) {
    if (std::optional<Found> room = Venue(i)) best = std::move(room);
  }
  // "kantor berita Xinhua": who reports takes no part.
  if (best && best->mention.type == NodeType::kOrganization && best->entity >= 0 &&
      a_.entities[static_cast<std::size_t>(best->entity)].kind == kMedia) {
    limit_ = saved;
    return best->mention.end;
  }
  if (!best) offer(UnknownPlace(i));
  if (!best) offer(PersonName(i));
  limit_ = saved;
  if (const LexiconMatch* stop = Best(i, EntryKind::kNoMention);
      stop != nullptr && (!best || stop->end >= best->mention.end))
    return stop->end;
  if (!best) return i + 1;
  return Accept(*std::move(best));
}

std::uint32_t MentionFinder::Accept(Found f) {
  f.mention.sentence = sentence_;
  // "Iraq's Fuad Hussein": says where he is from.
  if (IsWholeName(f.mention) && f.mention.type == NodeType::kPerson && !a_.mentions.empty() &&
      f.mention.begin > start_ && In(f.mention.begin - 1, WordList::kPossessive)) {
    const Mention& owner = a_.mentions.back();
    if (owner.end + 1 == f.mention.begin && owner.type == NodeType::kCountry && owner.entity >= 0) {
      if (f.entity < 0) {
        f.entity = Person(f.mention.name_begin, f.mention.name_end);
        f.mention.form = MentionForm::kName;
      }
      Entity& person = a_.entities[static_cast<std::size_t>(f.entity)];
      if (person.country < 0) person.country = a_.entities[static_cast<std::size_t>(owner.entity)].country;
      f.mention.begin = owner.begin;
      a_.mentions.pop_back();
    }
  }
  // "the KADEX defense exhibition": the gathering's name begins with what was taken for another.
  if (f.mention.type == NodeType::kSummit && !a_.mentions.empty() &&
      a_.mentions.back().end > f.mention.begin) {
    const Mention& part = a_.mentions.back();
    if (part.entity >= 0) --a_.entities[static_cast<std::size_t>(part.entity)].mentions;
    a_.mentions.pop_back();
  }
  // "Mr K Shanmugam SC, and ...": letters behind a name belong to it, and are not the name.
  if (f.mention.type == NodeType::kPerson && f.mention.form != MentionForm::kReference &&
      f.mention.end < limit_ && Capital(f.mention.end - 1) &&
      (a_.tokens[f.mention.end].flags & kAllCaps) != 0 && In(f.mention.end, WordList::kNotName)) {
    ++f.mention.end;
  }
  if (f.title) {
    NoteCountries(*f.title, f.mention.begin);
    if (f.mention.form == MentionForm::kTitled)
      held_offices_.insert(x_.offices[static_cast<std::size_t>(f.title->office)].office);
    f.mention.title = static_cast<int>(a_.titles.size());
    a_.titles.push_back(*std::move(f.title));
  }
  if (f.entity >= 0) {
    f.mention.entity = f.entity;
    if (!f.acting) ++a_.entities[static_cast<std::size_t>(f.entity)].mentions;
  }
  a_.mentions.push_back(f.mention);
  const auto index = a_.mentions.size() - 1;
  Chain(index);
  return AfterMention(index);
}

void MentionFinder::NoteCountries(const Title& t, std::uint32_t at) {
  if (t.country >= 0) {
    Entity& c = a_.entities[static_cast<std::size_t>(CountryEntity(a_, t.country, at))];
    ++c.mentions;
    if (t.country_end > t.country_begin) c.aliases.emplace_back(a_.Span(t.country_begin, t.country_end));
  }
  if (t.host >= 0) ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, t.host, at))].mentions;
}

void MentionFinder::Chain(std::size_t index) {
  if (index == 0) return;
  Mention& m = a_.mentions[index];
  const Mention& before = a_.mentions[index - 1];
  if (before.sentence != m.sentence || before.end + 1 != m.begin || !a_.IsMark(before.end, ',')) return;
  if (before.type != NodeType::kPlace || (m.type != NodeType::kPlace && m.type != NodeType::kCountry)) return;
  // "...di Koh Kong, Thailand dan Kamboja gagal": a list begins here.
  if (m.type == NodeType::kCountry && In(m.end, WordList::kAnd) &&
      (CountryAt(m.end + 1) != nullptr || Best(m.end + 1, EntryKind::kOffice) != nullptr))
    return;
  if (m.acts_as >= 0 && before.acts_as >= 0) return;  // "Warsaw, Bucharest agree"
  // "Ruang Bilateral, Expo City Dubai": of a room that no table has and the building that one has, the
  // building.
  if (m.type == NodeType::kPlace && m.acts_as < 0 && x_.places.size() > 0 &&
      Best(before.begin, EntryKind::kVenue) != nullptr && Best(before.begin, EntryKind::kPlace) == nullptr) {
    const LexiconMatch* known = Best(m.begin, EntryKind::kPlace);
    const LexiconMatch* head = Best(before.begin, EntryKind::kVenue);
    if (known != nullptr && x_.places[known->entry->payload].kind == "venue" &&
        x_.venues[head->entry->payload].kind == "room") {
      a_.mentions[index - 1].entity = m.entity;
      a_.mentions[index - 1].acts_as = -1;
    }
  }
  m.in_chain = m.type == NodeType::kPlace || m.form == MentionForm::kName;
}

bool MentionFinder::VerbFollows(std::uint32_t i) const {
  if (i >= limit_ || !a_.IsWord(i)) return true;
  if ((a_.words[i]->flags & kVerb) != 0 || In(i, WordList::kAuxiliary) || In(i, WordList::kAdverb))
    return true;
  return Best(i, EntryKind::kTrigger) != nullptr && !IsNominalTrigger(i);
}

std::optional<Found> MentionFinder::Reference(std::uint32_t i) const {
  const LexiconMatch* m = Best(i, EntryKind::kReference);
  if (m == nullptr || (Mark(m->end, '-') && Tight(m->end))) return std::nullopt;  // "the two-day summit"
  const ReferenceKind kind = x_.references[m->entry->payload].kind;
  // "the Kingdom of Saudi Arabia" refers to nothing: it names.
  if ((kind == ReferenceKind::kSame || kind == ReferenceKind::kPair) &&
      (In(m->end, WordList::kOf) || In(m->end, WordList::kFrom)) &&
      (CountryAt(m->end + 1) != nullptr || (Capital(m->end - 1) && Capital(m->end + 1))))
    return std::nullopt;  // "The Organization of Islamic Cooperation"
  if (kind == ReferenceKind::kBarePair && !VerbFollows(m->end)) return std::nullopt;
  // "pemerintah Malaysia", "the Malaysian government": the country is named.
  if (kind == ReferenceKind::kGovernment &&
      (CountryAt(m->end) != nullptr || (!a_.mentions.empty() && a_.mentions.back().end >= i &&
                                        a_.mentions.back().type == NodeType::kCountry)))
    return std::nullopt;
  Found f;
  f.mention.begin = f.mention.name_begin = i;
  f.mention.end = f.mention.name_end = m->end;
  f.mention.form = MentionForm::kReference;
  f.mention.reference = static_cast<int>(m->entry->payload);
  switch (x_.references[m->entry->payload].noun) {
    case ReferenceNoun::kCountry:
      f.mention.type = NodeType::kCountry;
      break;
    case ReferenceNoun::kMinistry:
      f.mention.type = NodeType::kMinistry;
      break;
    case ReferenceNoun::kOrganization:
      f.mention.type = NodeType::kOrganization;
      break;
    case ReferenceNoun::kSummit:
      f.mention.type = NodeType::kSummit;
      break;
    case ReferenceNoun::kAgreement:
      f.mention.type = NodeType::kAgreement;
      break;
    default:
      f.mention.type = NodeType::kPerson;
      break;
  }
  return f;
}

void MentionFinder::LinkShortForms() {
  std::vector<bool> leads(a_.entities.size(), false);
  for (const Mention& m : a_.mentions) {
    if (m.entity >= 0 && m.title >= 0 &&
        x_.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)].head)
      leads[static_cast<std::size_t>(m.entity)] = true;
  }
  for (Mention& m : a_.mentions) {
    if (m.entity >= 0 || m.form != MentionForm::kShort) continue;
    const std::vector<std::uint64_t> hashes = NameHashes(m.name_begin, m.name_end);
    int best = -1;
    for (const int e : PersonsWith(hashes)) {
      const Entity& p = a_.entities[static_cast<std::size_t>(e)];
      if (!SameName(p.name_hashes, hashes) || hashes.size() > p.name_hashes.size()) continue;
      // Of several, the one named last before this; else the first one after. But "Gul" is not Mrs Hayrunnisa
      // Gul, where Abdullah Gul is named often, or is the president.
      const bool before = p.first <= m.begin;
      const bool minor =
          best >= 0 &&
          ((p.mentions <= 1 && a_.entities[static_cast<std::size_t>(best)].mentions > p.mentions + 1) ||
           (leads[static_cast<std::size_t>(best)] && !leads[static_cast<std::size_t>(e)]));
      if (best < 0 || (before && !minor)) best = e;
    }
    if (best >= 0) {
      m.entity = best;
      Entity& p = a_.entities[static_cast<std::size_t>(best)];
      ++p.mentions;
      p.aliases.emplace_back(a_.Span(m.name_begin, m.name_end));
    }
  }
  // A lone name that the pack knows is a person, even if no title says so.
  for (Mention& m : a_.mentions) {
    if (m.entity >= 0 || m.form != MentionForm::kShort) continue;
    const bool several = m.name_end - m.name_begin >= 2;
    bool given = false;
    for (std::uint32_t i = m.name_begin; i < m.name_end; ++i)
      given = given || (a_.words[i]->flags & kGivenName) != 0;
    if (!given || (a_.words[m.name_begin]->flags & kKnownLower) != 0) continue;
    if (!several && m.name_begin == a_.sentences[static_cast<std::size_t>(m.sentence)].begin &&
        a_.sentences[static_cast<std::size_t>(m.sentence)].headline)
      continue;
    m.entity = Person(m.name_begin, m.name_end);
    m.form = MentionForm::kName;
    ++a_.entities[static_cast<std::size_t>(m.entity)].mentions;
  }
  std::erase_if(a_.mentions, [](const Mention& m) { return m.form == MentionForm::kShort && m.entity < 0; });
}

void MentionFinder::JoinNames() {
  absl::flat_hash_map<int, int> whole;
  for (std::size_t e = 0; e < a_.entities.size(); ++e) {
    const Entity& part = a_.entities[e];
    if (part.type != NodeType::kPerson || part.name_hashes.size() != 1) continue;
    int found = -1;
    int several = 0;
    for (const int other : PersonsWith(part.name_hashes)) {
      const Entity& p = a_.entities[static_cast<std::size_t>(other)];
      if (other == static_cast<int>(e) || p.name_hashes.size() < 2) continue;
      ++several;
      if (part.country < 0 || p.country < 0 || part.country == p.country) found = other;
    }
    if (several == 1 && found >= 0) whole[static_cast<int>(e)] = found;
  }
  for (Mention& m : a_.mentions) {
    const auto found = whole.find(m.entity);
    if (found == whole.end()) continue;
    Entity& part = a_.entities[static_cast<std::size_t>(m.entity)];
    Entity& p = a_.entities[static_cast<std::size_t>(found->second)];
    --part.mentions;
    ++p.mentions;
    p.aliases.emplace_back(a_.Span(m.name_begin, m.name_end));
    m.entity = found->second;
  }
}

int Intern(Analysis& a, NodeType type, const std::string& key, absl::string_view name, std::uint32_t at) {
  const auto [it, fresh] = a.entity_by_key.try_emplace(key, static_cast<int>(a.entities.size()));
  if (!fresh) return it->second;
  Entity entity;
  entity.type = type;
  entity.key = key;
  entity.name = std::string(name);
  entity.first = at;
  a.entities.push_back(std::move(entity));
  return static_cast<int>(a.entities.size()) - 1;
}

int FrontedCountry(const Analysis& a, int sentence, std::uint32_t before) {
  const Sentence& s = a.sentences[static_cast<std::size_t>(sentence)];
  if (!a.In(s.body, WordList::kAt) && !a.In(s.body, WordList::kLocative)) return -1;
  for (auto it = a.mentions.rbegin(); it != a.mentions.rend() && it->begin > s.body; ++it) {
    if (it->begin == s.body + 1 && it->end < before && a.IsMark(it->end, ',') &&
        (it->type == NodeType::kPlace || it->type == NodeType::kCountry))
      return CountryIndexOf(a, it->entity);
  }
  return -1;
}

int CountryEntity(Analysis& a, int country, std::uint32_t at) {
  const Country& c = a.lexicon->countries[static_cast<std::size_t>(country)];
  const int e = Intern(a, NodeType::kCountry, absl::StrCat("country:", c.iso3), c.name, at);
  a.entities[static_cast<std::size_t>(e)].country = country;
  return e;
}

int CountryIndexOf(const Analysis& a, int entity) {
  if (entity < 0) return -1;
  const Entity& e = a.entities[static_cast<std::size_t>(entity)];
  if (e.country >= 0) return e.country;
  for (const OfficeHeld& held : e.offices) {
    if (held.body >= 0 && a.entities[static_cast<std::size_t>(held.body)].country >= 0)
      return a.entities[static_cast<std::size_t>(held.body)].country;
  }
  return -1;
}

// A ministry named without its country is the one of that department which the article knows: at
// home, or the last one named before.
void LinkBareMinistries(Analysis& a) {
  const int home = a.lexicon->CountryByIso(a.lexicon->info().home);
  absl::flat_hash_map<int, int> linked;
  for (Mention& m : a.mentions) {
    if (m.type != NodeType::kMinistry || m.entity < 0) continue;
    const Entity bare = a.entities[static_cast<std::size_t>(m.entity)];
    if (bare.type != NodeType::kMinistry || bare.country >= 0) continue;
    const std::string key = bare.key;  // "ministry:foreign:"
    const auto [done, fresh] = linked.try_emplace(m.entity, -1);
    if (!fresh) {
      if (done->second >= 0) {
        ++a.entities[static_cast<std::size_t>(done->second)].mentions;
        --a.entities[static_cast<std::size_t>(m.entity)].mentions;
        m.entity = done->second;
      }
      continue;
    }
    int found = -1;
    for (std::size_t e = 0; e < a.entities.size(); ++e) {
      const Entity& other = a.entities[e];
      if (other.type != NodeType::kMinistry || other.country < 0 || !absl::StartsWith(other.key, key))
        continue;
      if (found >= 0 && (a.entities[static_cast<std::size_t>(found)].country == home ||
                         (other.country != home && other.first > m.begin)))
        continue;
      found = static_cast<int>(e);
    }
    if (found < 0 && home >= 0) {
      found = Intern(a, NodeType::kMinistry, absl::StrCat(key, a.lexicon->info().home), bare.name, m.begin);
      a.entities[static_cast<std::size_t>(found)].country = home;
    }
    if (found < 0) continue;
    linked[m.entity] = found;
    --a.entities[static_cast<std::size_t>(m.entity)].mentions;
    ++a.entities[static_cast<std::size_t>(found)].mentions;
    for (const std::string& alias : bare.aliases)
      a.entities[static_cast<std::size_t>(found)].aliases.push_back(alias);
    m.entity = found;
  }
}

void FindMentions(Analysis& a) { MentionFinder(a).Run(); }

}  // namespace diplograph
