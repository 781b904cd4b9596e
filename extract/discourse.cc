#include "extract/discourse.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

// How many mentions, or titled persons, a reference looks back over: nobody refers to a name that he
// read pages ago, and the time for a text stays linear in its length.
constexpr std::size_t kLookBack = 250;
// How many countries before "the country" may be the one that is meant.
constexpr int kCountriesBefore = 3;
// How many sentences a subject stays in focus while others that are no persons come in between.
constexpr int kFocusSentences = 3;
// How many sentences later those are named whom the text first counts ("two ministers"), and how many words
// may stand between the number and the noun.
constexpr int kNamedLater = 2;
constexpr std::uint32_t kCountedWords = 4;
// How many sentences back the ministry of a minister without a portfolio is named.
constexpr int kMinistrySentences = 1;
// In an article on more countries nobody's is guessed, unless one of them stands out.
constexpr int kFewCountries = 3;
constexpr int kHereWeight = 5;    // against one for each mention of a country
constexpr int kOthersWeight = 3;  // at most, one for each title that others hold there
// A text with so many of them is a collection of articles, and too long to weigh each against all others.
constexpr std::size_t kManyTitled = 500;
constexpr std::size_t kDatelineSentences = 8;
constexpr int kHomeWeight = 3;  // a paper does not say whose ministers its own are

bool Leads(const OfficeEntry& o) { return o.leader || o.head || o.body == Body::kCountry; }

}  // namespace

std::size_t Discourse::MentionAt(std::uint32_t at) const {
  const auto it = std::partition_point(a_.mentions.begin(), a_.mentions.end(),
                                       [at](const Mention& m) { return m.begin < at; });
  return static_cast<std::size_t>(it - a_.mentions.begin());
}

const std::vector<std::size_t>& Discourse::Titled() const {
  if (titled_known_) return titled_;
  titled_known_ = true;
  for (std::size_t i = 0; i < a_.mentions.size(); ++i) {
    const Mention& m = a_.mentions[i];
    if (m.title < 0 || m.entity < 0 || m.form == MentionForm::kReference) continue;
    if (a_.entities[static_cast<std::size_t>(m.entity)].type != NodeType::kPerson) continue;
    titled_.push_back(i);
    offices_of_[m.entity].insert(a_.titles[static_cast<std::size_t>(m.title)].office);
  }
  return titled_;
}

int Discourse::CountryOf(int entity) const {
  const int country = CountryIndexOf(a_, entity);
  return country >= 0 ? CountryEntity(a_, country, a_.entities[static_cast<std::size_t>(entity)].first) : -1;
}

bool Discourse::HomeIsTheme() const {
  if (home_is_theme_ >= 0) return home_is_theme_ == 1;
  const int home = a_.lexicon->CountryByIso(a_.lexicon->info().home);
  home_is_theme_ = 0;
  if (home < 0) return false;
  int mentions = 0;
  int others = 0;
  for (const Entity& e : a_.entities) {
    if (e.type == NodeType::kCountry && e.country == home) mentions = e.mentions;
  }
  for (const Entity& e : a_.entities) {
    if (e.type != NodeType::kCountry || e.country == home || e.mentions == 0) continue;
    ++others;
  }
  home_is_theme_ = mentions > 0 || others <= 1 ? 1 : 0;
  return home_is_theme_ == 1;
}

int Discourse::CountBefore(std::uint32_t at) const {
  const std::uint32_t from = at > kCountedWords ? at - kCountedWords : 0;
  for (std::uint32_t i = at; i-- > from;) {
    if (a_.IsWord(i) && a_.words[i]->number > 0) return a_.words[i]->number;
    int n = 0;
    if (a_.tokens[i].kind == TokenKind::kNumber)
      return absl::SimpleAtoi(a_.Text(i), &n) && n >= 2 && n <= kMaxNumberWord ? n : 0;
    // Only what may describe the noun: "far-right".
    if (!(a_.IsWord(i) && a_.words[i]->lists == 0 && !a_.Begins(i, EntryKind::kTrigger)) &&
        !a_.IsMark(i, '-'))
      return 0;
  }
  return 0;
}

std::vector<int> Discourse::ListAt(std::size_t i) const {
  std::vector<int> out;
  for (; i < a_.mentions.size(); ++i) {
    const Mention& m = a_.mentions[i];
    if (m.entity < 0 || a_.entities[static_cast<std::size_t>(m.entity)].type != NodeType::kPerson ||
        m.form == MentionForm::kReference)
      break;
    if (std::find(out.begin(), out.end(), m.entity) == out.end()) out.push_back(m.entity);
    std::uint32_t next = m.end;
    while (next < a_.tokens.size() && (a_.IsMark(next, ',') || a_.In(next, WordList::kAnd))) ++next;
    if (next == m.end || i + 1 == a_.mentions.size() || a_.mentions[i + 1].begin != next ||
        a_.mentions[i + 1].sentence != m.sentence)
      break;
  }
  return out;
}

void Discourse::NameGroups() {
  for (std::size_t i = 0; i < a_.mentions.size(); ++i) {
    const Mention group = a_.mentions[i];
    if (group.form != MentionForm::kTitle || group.entity >= 0 || group.title < 0) continue;
    const Title title = a_.titles[static_cast<std::size_t>(group.title)];
    const int count = title.country >= 0 ? CountBefore(group.begin) : 0;
    if (count == 0) continue;
    // A headline counts whom the first sentences name.
    int last = group.sentence;
    const int most = kNamedLater + (a_.sentences[static_cast<std::size_t>(last)].headline ? 1 : 0);
    for (int n = 0; n < most && last + 1 < static_cast<int>(a_.sentences.size()); ++last)
      n += a_.sentences[static_cast<std::size_t>(last + 1)].noise ? 0 : 1;
    for (std::size_t k = i + 1;
         k < a_.mentions.size() && a_.mentions[k].sentence <= last && a_.mentions[i].members.empty();) {
      const std::vector<int> named = ListAt(k);
      const bool theirs =
          static_cast<int>(named.size()) == count && std::all_of(named.begin(), named.end(), [&](int p) {
            const int country = CountryIndexOf(a_, p);
            return (country < 0 || country == title.country) && !HoldsAnother(p, title);
          });
      if (theirs) {
        a_.mentions[i].members = named;
        for (const int p : named) a_.entities[static_cast<std::size_t>(p)].country = title.country;
      }
      k += std::max<std::size_t>(named.size(), 1);
    }
  }
}

Title Discourse::Counterpart(const Title& title, std::uint32_t at, int entity) const {
  const Lexicon& x = *a_.lexicon;
  if (title.office < 0 || !x.offices[static_cast<std::size_t>(title.office)].counterpart) return title;
  const std::vector<std::size_t>& titled = Titled();
  auto it = std::partition_point(titled.begin(), titled.end(),
                                 [&](std::size_t i) { return a_.mentions[i].begin < at; });
  const Mention* before = nullptr;
  // Whose counterpart: of the person before in the sentence, by his title wherever it stands.
  const std::size_t here = MentionAt(at);
  int owner = -1;
  for (std::size_t i = here;
       i-- > 0 && here < a_.mentions.size() && a_.mentions[i].sentence == a_.mentions[here].sentence;) {
    const int e = a_.mentions[i].entity;
    if (e >= 0 && e != entity && a_.entities[static_cast<std::size_t>(e)].type == NodeType::kPerson)
      owner = e;
  }
  for (std::size_t n = 0; owner >= 0 && before == nullptr && n < titled.size() && n < kLookBack; ++n) {
    const Mention& m = a_.mentions[titled[n]];
    if (m.entity == owner &&
        !x.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)].counterpart)
      before = &m;
  }
  for (std::size_t n = 0; n < kLookBack && it != titled.begin() && before == nullptr; ++n) {
    const Mention& m = a_.mentions[*--it];
    if (m.entity == entity ||
        x.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)].counterpart)
      continue;
    before = &m;
  }
  if (before == nullptr) return title;
  Title out = a_.titles[static_cast<std::size_t>(before->title)];
  const int own = out.country >= 0 ? out.country : CountryIndexOf(a_, before->entity);
  out.country = title.country;
  out.body = title.country >= 0 ? -1 : title.body;
  if (out.country < 0 && out.body < 0) {
    // Nothing says where: in the country, other than his own, that the article speaks of most.
    int most = 0;
    for (const Entity& e : a_.entities) {
      const bool land = e.type == NodeType::kCountry || e.type == NodeType::kPlace;
      if (!land || e.country < 0 || e.country == own || e.mentions <= most) continue;
      most = e.mentions;
      out.country = e.country;
    }
  }
  out.host = -1;
  return out;
}

bool Discourse::HomeIsNamed() const {
  if (home_is_named_ >= 0) return home_is_named_ == 1;
  const Lexicon& x = *a_.lexicon;
  const int home = x.CountryByIso(x.info().home);
  home_is_named_ = home >= 0 && std::any_of(a_.matches.begin(), a_.matches.end(),
                                            [&](const LexiconMatch& m) {
                                              switch (m.entry->kind) {
                                                case EntryKind::kCountry:
                                                case EntryKind::kDemonym:
                                                case EntryKind::kEpithet:
                                                case EntryKind::kSeat:
                                                  return static_cast<int>(m.entry->payload) == home;
                                                case EntryKind::kPlace:
                                                  return x.places[m.entry->payload].country == home;
                                                case EntryKind::kOrganization:
                                                  return x.organizations[m.entry->payload].country == home;
                                                default:
                                                  return false;
                                              }
                                            })
                       ? 1
                       : 0;
  return home_is_named_ == 1;
}

int Discourse::Dateline() {
  for (std::size_t s = 0; s < a_.sentences.size() && s < kDatelineSentences; ++s) {
    for (std::uint32_t i = a_.sentences[s].begin; i < a_.sentences[s].body; ++i) {
      const LexiconMatch* place = a_.Best(i, EntryKind::kPlace, a_.sentences[s].body);
      if (place == nullptr) continue;
      const PlaceEntry& entry = a_.lexicon->places[place->entry->payload];
      const int e =
          Intern(a_, NodeType::kPlace, absl::StrCat("place:", FoldedKey(entry.name)), entry.name, i);
      Entity& entity = a_.entities[static_cast<std::size_t>(e)];
      if (entity.country < 0) entity.country = entry.country;
      if (entity.kind.empty()) entity.kind = entry.kind;
      entity.capital = entity.capital || entry.kind == "capital";
      return e;
    }
  }
  return -1;
}

int Discourse::KnownCountry(const Title& title, int person) const {
  const Lexicon& x = *a_.lexicon;
  const OfficeEntry& office = x.offices[static_cast<std::size_t>(title.office)];
  if (title.body >= 0 || office.body == Body::kOrganization || office.body == Body::kNone) return -1;
  if (office.country >= 0) return office.country;
  if (person < 0) return -1;
  const Entity& holder = a_.entities[static_cast<std::size_t>(person)];
  // A surname tells the country of a president; ministers are too many.
  if (!absl::StrContains(holder.name, ' ') && !office.head && !office.leader) return -1;
  return x.HolderCountry(holder.name);
}

int Discourse::LikelyCountry(const Title& title, int person) const {
  const Lexicon& x = *a_.lexicon;
  const OfficeEntry& office = x.offices[static_cast<std::size_t>(title.office)];
  if (Titled().size() > kManyTitled) return -1;
  const bool of_country = office.head || office.body == Body::kCountry ||
                          (office.body == Body::kMinistry && !title.ministry.empty());
  if (!of_country || office.envoy || title.body >= 0 || (office.home && HomeIsNamed())) return -1;
  const int home = x.CountryByIso(x.info().home);
  // A minister without a country is the one at home, unless the story is of other countries only.
  if (office.home && std::count_if(a_.entities.begin(), a_.entities.end(), [](const Entity& e) {
                       return e.type == NodeType::kCountry && e.mentions > 0;
                     }) < 2)
    return -1;
  // Where somebody else holds the office it is taken; where somebody else holds any, it is the other side, as
  // a rule.
  std::vector<int> taken;
  std::vector<int> others;
  for (const std::size_t i : Titled()) {
    const Mention& m = a_.mentions[i];
    const Title t = m.entity == person
                        ? Title()
                        : Counterpart(a_.titles[static_cast<std::size_t>(m.title)], m.begin, m.entity);
    if (t.office < 0) continue;
    const OfficeEntry& held = x.offices[static_cast<std::size_t>(t.office)];
    int country = t.body >= 0 ? a_.entities[static_cast<std::size_t>(t.body)].country : t.country;
    if (country < 0 && held.home && HomeIsNamed()) country = home;
    const bool guessed = country < 0;
    if (guessed && m.entity != person) country = CountryIndexOf(a_, m.entity);
    if (country < 0 && m.entity != person) country = KnownCountry(t, m.entity);
    if (m.entity == person || country < 0) continue;
    const bool heads = (held.head || held.leader) && (office.head || office.leader);
    const bool same = heads || (held.office == office.office && t.department == title.department);
    if (same) taken.push_back(country);
    if (same || guessed) continue;
    others.push_back(country);
    if (held.envoy) others.push_back(country);  // who has an envoy here is abroad
  }
  const auto in = [](const std::vector<int>& v, int c) {
    return std::find(v.begin(), v.end(), c) != v.end();
  };
  // Where the sentence is that names him: "di Canberra, Presiden menemui PM Kevin Rudd".
  std::vector<int> here;
  const auto named = std::find_if(Titled().begin(), Titled().end(),
                                  [&](std::size_t i) { return a_.mentions[i].entity == person; });
  if (named != Titled().end()) {
    const int sentence = a_.mentions[*named].sentence;
    for (std::size_t i = MentionAt(a_.sentences[static_cast<std::size_t>(sentence)].begin);
         i < a_.mentions.size() && a_.mentions[i].sentence == sentence; ++i) {
      const Mention& m = a_.mentions[i];
      if (m.entity < 0 || (m.type != NodeType::kCountry && m.type != NodeType::kPlace)) continue;
      if (const int country = a_.entities[static_cast<std::size_t>(m.entity)].country; country >= 0)
        here.push_back(country);
    }
  }
  // "AMMAN - ": where a story is written, the ministers are mostly those of the place.
  std::vector<int> datelines;
  for (std::size_t s = 0; s < a_.sentences.size() && s < kDatelineSentences; ++s) {
    for (std::uint32_t i = a_.sentences[s].begin; i < a_.sentences[s].body; ++i) {
      const LexiconMatch* place = a_.Best(i, EntryKind::kPlace, a_.sentences[s].body);
      const LexiconMatch* land = a_.Best(i, EntryKind::kCountry, a_.sentences[s].body);
      if (land != nullptr) datelines.push_back(static_cast<int>(land->entry->payload));
      if (place != nullptr && x.places[place->entry->payload].country >= 0)
        datelines.push_back(x.places[place->entry->payload].country);
    }
  }
  // "pemimpin Negeri Sakura itu", of whom no more is said: a leader of that country is spoken of.
  for (const Mention& m : a_.mentions) {
    if (m.form != MentionForm::kTitle || m.entity >= 0 || m.title < 0 || !(office.head || office.leader))
      continue;
    const Title& t = a_.titles[static_cast<std::size_t>(m.title)];
    if (t.country >= 0 && x.offices[static_cast<std::size_t>(t.office)].leader) here.push_back(t.country);
  }
  int likely = -1;
  int best = 0;
  int second = 0;
  int candidates = 0;
  for (const Entity& e : a_.entities) {  // in the order of the text: of equals the first one counts
    if (e.type != NodeType::kCountry || e.country < 0 || e.mentions == 0 || in(taken, e.country)) continue;
    ++candidates;
    const int score = e.mentions + (candidates == 1 ? 1 : 0) -
                      static_cast<int>(std::min<std::ptrdiff_t>(
                          std::count(others.begin(), others.end(), e.country), kOthersWeight)) +
                      (in(here, e.country) ? kHereWeight : 0) + (in(datelines, e.country) ? kHereWeight : 0) +
                      (e.country == home ? kHomeWeight : 0);
    if (likely >= 0 && score <= best) {
      second = std::max(second, score);
      continue;
    }
    second = best;
    best = score;
    likely = e.country;
  }
  // Among many it must stand out.
  return candidates <= kFewCountries || (best > kFewCountries && best > second + 1) ? likely : -1;
}

bool Discourse::IsProminent(int country) const {
  int most = 0;
  int its = 0;
  for (const Entity& e : a_.entities) {
    if (e.type != NodeType::kCountry) continue;
    most = std::max(most, e.mentions);
    if (e.country == country) its = e.mentions;
  }
  return its * 2 >= most;
}

int Discourse::BodyOf(const Title& title, std::uint32_t at) const {
  if (title.office < 0) return -1;
  const Lexicon& x = *a_.lexicon;
  const OfficeEntry& office = x.offices[static_cast<std::size_t>(title.office)];
  if (office.body == Body::kNone) return -1;
  int country = title.country;
  if (country < 0 && title.body >= 0) country = a_.entities[static_cast<std::size_t>(title.body)].country;
  if (country < 0 && office.home && title.body < 0 && (HomeIsNamed() || HomeIsTheme()))
    country = x.CountryByIso(x.info().home);
  if (country < 0 && title.in_ministry && title.body < 0) country = x.CountryByIso(x.info().home);
  if (!title.ministry.empty() && (office.body == Body::kMinistry || title.in_ministry) &&
      (title.body < 0 || (title.in_ministry && country >= 0))) {
    // Without a country it is the one of that department which the article knows.
    if (country < 0) {
      for (std::size_t e = 0; e < a_.entities.size(); ++e) {
        const Entity& m = a_.entities[e];
        if (m.type == NodeType::kMinistry && m.country >= 0 &&
            absl::StartsWith(m.key, absl::StrCat("ministry:", title.department, ":")) &&
            IsProminent(m.country)) {
          return static_cast<int>(e);
        }
      }
    }
    const std::string iso = country >= 0 ? x.countries[static_cast<std::size_t>(country)].iso3 : "";
    const absl::string_view own = x.MinistryName(title.department, country);
    const int e = Intern(a_, NodeType::kMinistry, absl::StrCat("ministry:", title.department, ":", iso),
                         own.empty() ? absl::string_view(title.ministry) : own, at);
    if (!own.empty() && own != title.ministry)
      a_.entities[static_cast<std::size_t>(e)].aliases.push_back(title.ministry);
    if (!title.written.empty() && title.written != title.ministry)
      a_.entities[static_cast<std::size_t>(e)].aliases.push_back(title.written);
    a_.entities[static_cast<std::size_t>(e)].country = country;
    if (title.country >= 0) a_.entities[static_cast<std::size_t>(e)].country_named = true;
    return e;
  }
  if (title.body >= 0) return title.body;
  if (office.body == Body::kMinistry &&
      title.ministry.empty()) {  // "Deputy Minister X", of the ministry spoken of
    const std::size_t from = MentionAt(at);
    const int sentence = from < a_.mentions.size() ? a_.mentions[from].sentence : 0;
    for (std::size_t i = from; i-- > 0 && a_.mentions[i].sentence >= sentence - kMinistrySentences;) {
      const Mention& m = a_.mentions[i];
      if (m.type != NodeType::kMinistry || m.entity < 0) continue;
      const Entity& ministry = a_.entities[static_cast<std::size_t>(m.entity)];
      if (ministry.type == NodeType::kMinistry && (country < 0 || ministry.country == country))
        return m.entity;
      break;
    }
  }
  if (office.body == Body::kMinistry && title.country < 0) return -1;  // a minister of we know not what
  if (country >= 0 && office.body != Body::kOrganization) return CountryEntity(a_, country, at);
  return -1;
}

void Discourse::NoteEvent(const FoundEvent& e) {
  std::vector<int> all = e.actors;
  if (!IsSymmetric(e.relation)) {
    for (const int t : e.targets) {
      if (IsActor(a_.entities[static_cast<std::size_t>(t)].type)) all.push_back(t);
    }
  }
  if (!IsSymmetric(e.relation)) {
    acting_ = e.actors.size() >= 2 ? e.actors : std::vector<int>();
    acting_sentence_ = e.sentence;
  }
  if (all.size() < 2) return;
  const bool people = std::all_of(all.begin(), all.end(), [&](int p) {
    return a_.entities[static_cast<std::size_t>(p)].type == NodeType::kPerson;
  });
  if (people) persons_ = all;
  // A meeting of persons stays in focus when their countries are then said to agree.
  const bool visit = e.relation == Relation::kHosted || e.relation == Relation::kVisited;
  // Nor does it when somebody's earlier visit is mentioned.
  const bool fresh = e.sentence - pair_sentence_ < kPairSentences;
  if (IsSymmetric(e.relation)) pair_sentence_ = e.sentence;
  if (IsSymmetric(e.relation) || pair_.empty() ||
      (visit && !fresh && (people || persons_.empty() || pair_ != persons_))) {
    const bool persons = std::all_of(pair_.begin(), pair_.end(), [&](int p) {
      return a_.entities[static_cast<std::size_t>(p)].type == NodeType::kPerson;
    });
    const bool countries = std::all_of(all.begin(), all.end(), [&](int p) {
      return a_.entities[static_cast<std::size_t>(p)].type == NodeType::kCountry;
    });
    if (!pair_.empty() && persons && countries && all.size() == pair_.size()) {
      bool same = true;
      for (const int p : pair_) same = same && std::find(all.begin(), all.end(), CountryOf(p)) != all.end();
      if (same) return;
    }
    pair_ = std::move(all);
  }
}

int Discourse::Partner(int entity) const {
  const int country = CountryOf(entity);
  for (const int p : pair_) {
    if (p != entity && (country < 0 || CountryOf(p) != country)) return p;
  }
  return -1;
}

std::vector<int> Discourse::Recent(NodeType type, int count, std::uint32_t at) const {
  std::vector<int> found;
  const std::size_t from = MentionAt(at);
  for (std::size_t i = from; i-- > 0 && from - i <= kLookBack && static_cast<int>(found.size()) < count;) {
    const Mention& m = a_.mentions[i];
    if (m.entity < 0 || m.in_chain || a_.entities[static_cast<std::size_t>(m.entity)].type != type) continue;
    if (std::find(found.begin(), found.end(), m.entity) == found.end()) found.push_back(m.entity);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

bool Discourse::LeadsCountry(int person) const {
  const std::vector<OfficeHeld>& held = a_.entities[static_cast<std::size_t>(person)].offices;
  return std::any_of(held.begin(), held.end(), [&](const OfficeHeld& h) {
    return Leads(a_.lexicon->offices[static_cast<std::size_t>(h.office)]);
  });
}

std::vector<int> Discourse::Group(const ReferenceEntry& r, const Mention& m) const {
  const auto count = static_cast<std::size_t>(r.count == 0 ? 2 : r.count);
  const auto roll_up = [&](NodeType type) {
    std::vector<int> out;
    for (const int p : pair_) {
      int q = -1;
      if (type == NodeType::kCountry) {
        q = CountryOf(p);
      } else if (a_.entities[static_cast<std::size_t>(p)].type == type) {
        q = p;
      } else if (type == NodeType::kMinistry) {
        for (const OfficeHeld& held : a_.entities[static_cast<std::size_t>(p)].offices) {
          if (held.body >= 0 && a_.entities[static_cast<std::size_t>(held.body)].type == type) q = held.body;
        }
      }
      if (q >= 0 && std::find(out.begin(), out.end(), q) == out.end()) out.push_back(q);
    }
    return out;
  };
  const auto of_type = [&](NodeType type) {
    std::vector<int> out = roll_up(type);
    if (type == NodeType::kPerson && out.size() != count && persons_.size() == count) return persons_;
    if (out.size() == count || (r.count == 0 && out.size() >= 2)) return out;
    out = Recent(type, static_cast<int>(count), m.begin);
    if (out.size() < count && type == NodeType::kCountry) {
      // The countries of the persons last named.
      out.clear();
      for (const int p : Recent(NodeType::kPerson, static_cast<int>(count), m.begin)) {
        if (const int c = CountryOf(p); c >= 0 && std::find(out.begin(), out.end(), c) == out.end())
          out.push_back(c);
      }
    }
    if (out.size() < count && type == NodeType::kCountry) {
      // The two ministers of the one, and the other country.
      out.clear();
      for (std::size_t from = MentionAt(m.begin), i = from;
           i-- > 0 && from - i <= kLookBack && out.size() < count;) {
        const Mention& other = a_.mentions[i];
        if (other.entity < 0 || other.in_chain ||
            !IsActor(a_.entities[static_cast<std::size_t>(other.entity)].type))
          continue;
        const int c = a_.entities[static_cast<std::size_t>(other.entity)].type == NodeType::kCountry
                          ? other.entity
                          : CountryOf(other.entity);
        if (c >= 0 && std::find(out.begin(), out.end(), c) == out.end()) out.push_back(c);
      }
    }
    return out.size() == count ? out : std::vector<int>();
  };
  switch (r.noun) {
    case ReferenceNoun::kCountry:
      return of_type(NodeType::kCountry);
    case ReferenceNoun::kMinistry:
      return of_type(NodeType::kMinistry);
    case ReferenceNoun::kOrganization:
      return of_type(NodeType::kOrganization);
    case ReferenceNoun::kLeader: {
      // "Merkel congratulated the two leaders": not herself.
      std::vector<int> named = of_type(NodeType::kPerson);
      const auto speaks = [&](int p) { return NamedBefore(m, p); };
      if (!named.empty() && std::none_of(named.begin(), named.end(), speaks)) return named;
      std::vector<int> leaders;
      const std::size_t from = MentionAt(a_.sentences[static_cast<std::size_t>(m.sentence)].begin);
      for (std::size_t i = from; i-- > 0 && from - i <= kLookBack && leaders.size() < count;) {
        const int p = a_.mentions[i].entity;
        if (p >= 0 && LeadsCountry(p) && std::find(leaders.begin(), leaders.end(), p) == leaders.end())
          leaders.push_back(p);
      }
      return leaders.size() == count ? leaders : named;
    }
    case ReferenceNoun::kPerson:
    case ReferenceNoun::kOffice:
      return of_type(NodeType::kPerson);
    default:
      break;
  }
  if (pair_.size() == count || (r.count == 0 && pair_.size() >= 2)) return pair_;
  if (std::vector<int> persons = of_type(NodeType::kPerson); !persons.empty()) return persons;
  return of_type(NodeType::kCountry);
}

// "Brazil condemned the raid, and Nicaragua said it was cutting its ties": who speaks, right before the verb
// of saying that the pronoun follows; -1 if it follows none.
int Discourse::SpeakerBefore(const Mention& m) const {
  const std::size_t i = MentionAt(m.begin);
  if (i == 0 || a_.mentions[i - 1].sentence != m.sentence) return -1;
  const Mention& speaker = a_.mentions[i - 1];
  bool said = false;
  for (std::uint32_t k = speaker.end; k < m.begin; ++k) {
    if (a_.In(k, WordList::kSpeech)) {
      said = true;
    } else if (!a_.In(k, WordList::kComplementizer) && !a_.In(k, WordList::kAdverb) &&
               !a_.In(k, WordList::kAuxiliary)) {
      return -1;
    }
  }
  return said ? speaker.entity : -1;
}

int Discourse::PersonInFocus(const Mention& m) const {
  if (const int speaker = SpeakerBefore(m);
      speaker >= 0 && a_.entities[static_cast<std::size_t>(speaker)].type == NodeType::kPerson)
    return speaker;
  // The first person of the sentence, if he stands before; else who the last sentence was about.
  int first = -1;
  for (std::size_t i = MentionAt(m.begin); i-- > 0 && a_.mentions[i].sentence == m.sentence;) {
    const Mention& other = a_.mentions[i];
    if (other.entity >= 0 && other.form != MentionForm::kReference &&
        a_.entities[static_cast<std::size_t>(other.entity)].type == NodeType::kPerson)
      first = other.entity;
  }
  if (first >= 0) return first;
  // A subject of long before gives way to whoever was named since.
  const bool fresh = m.sentence - subject_sentence_ <= kFocusSentences;
  if (fresh && subject_ >= 0 && a_.entities[static_cast<std::size_t>(subject_)].type == NodeType::kPerson)
    return subject_;
  const std::vector<int> recent = Recent(NodeType::kPerson, 1, m.begin);
  return recent.empty() ? -1 : recent[0];
}

int Discourse::LastCalledSo(const Mention& m) const {
  for (std::size_t from = MentionAt(m.begin), i = from; i-- > 0 && from - i <= kLookBack;) {
    const Mention& other = a_.mentions[i];
    if (other.entity < 0 || other.form == MentionForm::kReference || other.form == MentionForm::kAdjective)
      continue;
    const NodeType type = a_.entities[static_cast<std::size_t>(other.entity)].type;
    if (type != NodeType::kOrganization && type != NodeType::kMinistry && type != NodeType::kSummit &&
        type != NodeType::kAgreement)
      continue;
    for (std::uint32_t k = m.begin; k < m.end; ++k) {
      if (!a_.IsWord(k) || a_.In(k, WordList::kArticle) || a_.In(k, WordList::kDemonstrative)) continue;
      for (std::uint32_t o = other.begin; o < other.end; ++o) {
        if (a_.tokens[o].hash == a_.tokens[k].hash) return other.entity;
      }
    }
  }
  return -1;
}

// "The State Department said it was ...": the body that the sentence begins with, else who the text was
// about.
int Discourse::BodyInFocus(const Mention& m) const {
  if (const int speaker = SpeakerBefore(m); speaker >= 0) {
    const NodeType type = a_.entities[static_cast<std::size_t>(speaker)].type;
    if (type == NodeType::kMinistry || type == NodeType::kOrganization || type == NodeType::kCountry)
      return speaker;
  }
  std::size_t i = MentionAt(m.begin);
  while (i > 0 && a_.mentions[i - 1].sentence == m.sentence) --i;
  const Mention& first = a_.mentions[i];
  if (first.begin < m.begin && first.entity >= 0 && first.form != MentionForm::kAdjective &&
      first.form != MentionForm::kReference) {
    const NodeType type = a_.entities[static_cast<std::size_t>(first.entity)].type;
    const bool governed = first.begin > a_.sentences[static_cast<std::size_t>(m.sentence)].body &&
                          a_.In(first.begin - 1, WordList::kPreposition);
    if (!governed &&
        (type == NodeType::kMinistry || type == NodeType::kOrganization || type == NodeType::kCountry))
      return first.entity;
  }
  return body_;
}

int Discourse::LastOfNoun(ReferenceNoun noun, std::uint32_t at) const {
  const auto last = [&](NodeType type) {
    const std::vector<int> found = Recent(type, 1, at);
    return found.empty() ? -1 : found[0];
  };
  switch (noun) {
    case ReferenceNoun::kCountry:
      return last(NodeType::kCountry);
    case ReferenceNoun::kMinistry:
      return last(NodeType::kMinistry);
    case ReferenceNoun::kOrganization:
      return last(NodeType::kOrganization);
    case ReferenceNoun::kSummit:
      return last(NodeType::kSummit);
    case ReferenceNoun::kAgreement:
      return last(NodeType::kAgreement);
    case ReferenceNoun::kOffice:
      for (std::size_t from = MentionAt(at), i = from; i-- > 0 && from - i <= kLookBack;) {
        if (a_.mentions[i].title >= 0 && a_.mentions[i].entity >= 0) return a_.mentions[i].entity;
      }
      return last(NodeType::kPerson);
    default:
      return last(NodeType::kPerson);
  }
}

// Who holds the office of a bare title ("Menlu China", "sang menteri"): the person already named with it.
int Discourse::HolderOf(const Title& title, std::uint32_t at) const {
  const Lexicon& x = *a_.lexicon;
  const std::string& office = x.offices[static_cast<std::size_t>(title.office)].office;
  const int home = x.CountryByIso(x.info().home);
  const auto holds = [&](const Mention& m) {
    const Title t = Counterpart(a_.titles[static_cast<std::size_t>(m.title)], m.begin, m.entity);
    const OfficeEntry& held = x.offices[static_cast<std::size_t>(t.office)];
    if (held.office != office) return false;
    if (!title.department.empty() && !t.department.empty() && t.department != title.department) return false;
    if (title.country >= 0 && t.country >= 0 && t.country != title.country) return false;
    if (title.country >= 0 && t.country < 0) {
      const int country = CountryIndexOf(a_, m.entity);
      if (country >= 0 ? country != title.country : !(held.home && home == title.country)) return false;
    }
    // "Menlu" alone is the one at home.
    if (title.country < 0 && t.country >= 0 && x.offices[static_cast<std::size_t>(title.office)].home &&
        home >= 0 && t.country != home && title.department.empty() == t.department.empty() &&
        !title.department.empty()) {
      return false;
    }
    // "ASEAN foreign ministers" are nobody's of one country.
    if (title.body >= 0 && title.country < 0 && t.body < 0 &&
        (t.country >= 0 || CountryIndexOf(a_, m.entity) >= 0))
      return false;
    return title.body < 0 || t.body < 0 || t.body == title.body;
  };
  // The last one named before, else the first one after: headlines know the office first.
  const std::vector<std::size_t>& titled = Titled();
  const auto here = std::partition_point(titled.begin(), titled.end(),
                                         [&](std::size_t i) { return a_.mentions[i].begin < at; });
  std::size_t n = 0;
  for (auto it = here; it != titled.begin() && n < kLookBack; ++n) {
    if (holds(a_.mentions[*--it])) return a_.mentions[*it].entity;
  }
  n = 0;
  for (auto it = here; it != titled.end() && n < kLookBack; ++it, ++n) {
    if (holds(a_.mentions[*it])) return a_.mentions[*it].entity;
  }
  return LeaderOf(title);
}

const std::vector<int>& Discourse::Untitled() {
  if (untitled_known_) return untitled_;
  untitled_known_ = true;
  for (std::size_t e = 0; e < a_.entities.size(); ++e) {
    const Entity& person = a_.entities[e];
    if (person.type != NodeType::kPerson || person.country < 0 || !person.offices.empty() ||
        person.mentions == 0)
      continue;
    if (a_.lexicon->HolderCountry(person.name) == person.country) untitled_.push_back(static_cast<int>(e));
  }
  return untitled_;
}

// "X menelepon Y dan memintanya ...": the nearest one before who is not the sentence's subject, else whom the
// last event was aimed at.
int Discourse::ActedUpon(const Mention& m) const {
  int own = -1;  // "AS membelanya": who stands right before the verb
  int subject = -1;
  int nearest = -1;
  for (std::size_t i = MentionAt(m.begin); i-- > 0 && a_.mentions[i].sentence == m.sentence;) {
    const int e = a_.mentions[i].entity;
    if (e < 0 || !IsActor(a_.entities[static_cast<std::size_t>(e)].type)) continue;
    subject = e;
    if (own < 0 && nearest < 0 && a_.mentions[i].end + 1 == m.begin) own = e;
    if (nearest < 0 && e != own) nearest = e;
  }
  if (own >= 0 && nearest >= 0) return nearest;
  if (nearest != subject) return nearest;
  if (subject < 0 || a_.events.empty()) return -1;
  const FoundEvent& last = a_.events.back();
  if (m.sentence - last.sentence > 1) return -1;
  if (IsSymmetric(last.relation)) return Partner(subject);
  return last.targets.size() == 1 && last.targets[0] != subject ? last.targets[0] : -1;
}

// "Jepang memprotes Rusia. Negara itu memanggil duta besar Rusia": what the sentence calls by its name is
// another country. "The Gulf state": one of those that may be called so.
int Discourse::LastCountryElsewhere(const Mention& m, const std::vector<int>& region) const {
  const std::size_t here = MentionAt(m.begin);
  const auto named_here = [&](int country) {
    for (std::size_t i = here + 1; i < a_.mentions.size() && a_.mentions[i].sentence == m.sentence; ++i) {
      if (a_.mentions[i].entity == country && a_.mentions[i].form != MentionForm::kReference) return true;
    }
    return false;
  };
  int last = -1;
  bool passed = false;  // one that is named here
  for (const int country :
       Recent(NodeType::kCountry, region.empty() ? kCountriesBefore : static_cast<int>(kLookBack), m.begin)) {
    const int index = a_.entities[static_cast<std::size_t>(country)].country;
    if (!region.empty() && std::find(region.begin(), region.end(), index) == region.end()) continue;
    if (named_here(country)) {
      passed = true;
    } else {
      last = country;
    }
  }
  return passed || !region.empty() ? last : -1;
}

bool Discourse::NamedBefore(const Mention& m, int entity) const {
  for (std::size_t i = MentionAt(m.begin); i-- > 0 && a_.mentions[i].sentence == m.sentence;) {
    if (a_.mentions[i].entity == entity) return true;
  }
  return false;
}

// "he and his guest": whom the sentence named last before the mention.
int Discourse::PersonBefore(const Mention& m) const {
  for (std::size_t i = MentionAt(m.begin); i-- > 0 && a_.mentions[i].sentence == m.sentence;) {
    const int e = a_.mentions[i].entity;
    if (e >= 0 && a_.entities[static_cast<std::size_t>(e)].type == NodeType::kPerson) return e;
  }
  return -1;
}

// "the Australian prime minister", of whom the text speaks without a title: the one person from there who is
// known to have held an office.
int Discourse::KnownHolder(const Title& title, std::uint32_t at) {
  const OfficeEntry& office = a_.lexicon->offices[static_cast<std::size_t>(title.office)];
  if (title.body >= 0 || !title.department.empty() || !(office.head || office.leader)) return -1;
  if (title.country >= 0 && Leaders().contains(title.country)) return -1;
  int known = -1;
  for (const int e : Untitled()) {
    const Entity& person = a_.entities[static_cast<std::size_t>(e)];
    if (title.country >= 0 && person.country != title.country) continue;
    if (std::any_of(person.offices.begin(), person.offices.end(),
                    [&](const OfficeHeld& held) { return held.text == office.office; }))
      return e;  // called so before
    if (!person.offices.empty()) continue;
    if (known >= 0) return -1;
    known = e;
  }
  if (known < 0) return -1;
  const int country = CountryEntity(a_, a_.entities[static_cast<std::size_t>(known)].country, at);
  a_.entities[static_cast<std::size_t>(known)].offices.push_back({title.office, office.office, country, at});
  return known;
}

// "pemimpin Rusia", of whom the text knows as its president; "Syrian president", who is its "leader" below.
// Only if one person of the country is in question.
int Discourse::LeaderOf(const Title& title) const {
  const Lexicon& x = *a_.lexicon;
  const OfficeEntry& asked = x.offices[static_cast<std::size_t>(title.office)];
  if (title.country < 0 || title.body >= 0 || !title.department.empty() || !Leads(asked)) return -1;
  const auto found = Leaders().find(title.country);
  if (found == Leaders().end()) return -1;
  const int who = asked.leader ? found->second.any : found->second.called_leader;
  return who >= 0 ? who : -1;
}

const absl::flat_hash_map<int, Discourse::LeadersOfCountry>& Discourse::Leaders() const {
  if (leaders_known_) return leaders_;
  leaders_known_ = true;
  const auto add = [](int entity, int& slot) {
    slot = slot == LeadersOfCountry::kNone || slot == entity ? entity : LeadersOfCountry::kSeveral;
  };
  for (const std::size_t i : Titled()) {
    const Mention& m = a_.mentions[i];
    const Title t = Counterpart(a_.titles[static_cast<std::size_t>(m.title)], m.begin, m.entity);
    const OfficeEntry& held = a_.lexicon->offices[static_cast<std::size_t>(t.office)];
    // "opposition leader": a leader of what, the title must say.
    const int country = t.country >= 0 || !held.head ? t.country : CountryIndexOf(a_, m.entity);
    if (country < 0 || !t.department.empty() || t.body >= 0 || !Leads(held)) continue;
    LeadersOfCountry& of = leaders_[country];
    add(m.entity, of.any);
    if (held.leader) add(m.entity, of.called_leader);
  }
  return leaders_;
}

// Is the person called by an office that is not the title's? "the Saudi deputy minister" is not the foreign
// minister.
bool Discourse::HoldsAnother(int person, const Title& title) const {
  const OfficeEntry& asked = a_.lexicon->offices[static_cast<std::size_t>(title.office)];
  if (asked.leader || Titled().empty()) return false;
  const auto held = offices_of_.find(person);
  return held != offices_of_.end() && std::any_of(held->second.begin(), held->second.end(), [&](int office) {
           return a_.lexicon->offices[static_cast<std::size_t>(office)].office != asked.office;
         });
}

// "the prime minister", where two are spoken of: the one whom the last sentence was about.
bool Discourse::InFocus(const Title& title) const {
  if (title.country >= 0 || title.body >= 0 || subject_ < 0 || sentence_ - subject_sentence_ > 1)
    return false;
  const std::string& office = a_.lexicon->offices[static_cast<std::size_t>(title.office)].office;
  const Entity& person = a_.entities[static_cast<std::size_t>(subject_)];
  return person.type == NodeType::kPerson && title.department.empty() &&
         std::any_of(person.offices.begin(), person.offices.end(),
                     [&](const OfficeHeld& held) { return held.text == office && held.body >= 0; });
}

// "Ketua DPR sekaligus Ketua Umum Partai X tersebut": whom the last sentence was about, if nothing else is
// known of him.
int Discourse::PointedAt(const Mention& m, const Title& title) {
  std::uint32_t end = m.end;
  for (std::size_t i = MentionAt(m.begin) + 1;
       i < a_.mentions.size() && a_.mentions[i].form == MentionForm::kTitle &&
       a_.mentions[i].begin == end + 1 && a_.In(end, WordList::kAlsoIs);
       ++i)
    end = a_.mentions[i].end;
  const std::size_t own = MentionAt(m.begin);
  if (own > 0 && a_.mentions[own - 1].end + 1 == m.begin && a_.In(m.begin - 1, WordList::kAlsoIs) &&
      a_.mentions[own - 1].sentence == m.sentence)
    return a_.mentions[own - 1].entity;
  if (!(end < a_.sentences[static_cast<std::size_t>(m.sentence)].end &&
        a_.In(end, WordList::kDemonstrative)) ||
      !a_.lexicon->info().adjectives_after)
    return -1;
  if (subject_ < 0 || sentence_ - subject_sentence_ > 1 ||
      a_.entities[static_cast<std::size_t>(subject_)].type != NodeType::kPerson ||
      HoldsAnother(subject_, title))
    return -1;
  const int body = BodyOf(title, m.begin);
  const int country = body >= 0 ? a_.entities[static_cast<std::size_t>(body)].country : -1;
  const int his = CountryIndexOf(a_, subject_);
  if (body < 0 || (his >= 0 && country >= 0 && his != country)) return -1;
  a_.entities[static_cast<std::size_t>(subject_)].offices.push_back(
      {title.office, title.text, body, m.begin});
  return subject_;
}

// "pemimpin Negeri Sakura itu": says where the person in focus is from, or, if that is who meets him, the
// other one.
int Discourse::CalledSo(const Mention& m, const Title& title) const {
  if (title.country < 0 || title.body >= 0) return -1;
  const auto may_be = [&](int person) {
    const Entity& e = a_.entities[static_cast<std::size_t>(person)];
    if (e.type != NodeType::kPerson || HoldsAnother(person, title)) return false;
    const int country = CountryIndexOf(a_, person);
    const int known = country >= 0 ? country : a_.lexicon->HolderCountry(e.name);
    return known < 0 || known == title.country;
  };
  if (subject_ < 0) return -1;
  // Only a title that points at somebody means who was spoken of: "Menlu RI" is whoever holds the office.
  const bool definite = (m.end < a_.tokens.size() && a_.In(m.end, WordList::kDemonstrative)) ||
                        (m.begin > 0 && a_.In(m.begin - 1, WordList::kArticle));
  if (!definite) return -1;
  if (!NamedBefore(m, subject_)) return may_be(subject_) ? subject_ : -1;
  for (std::size_t i = MentionAt(m.begin);
       i-- > 0 && m.sentence - a_.mentions[i].sentence <= kFocusSentences;) {
    const int other = a_.mentions[i].entity;
    if (other >= 0 && a_.entities[static_cast<std::size_t>(other)].type == NodeType::kPerson &&
        !NamedBefore(m, other))
      return may_be(other) ? other : -1;
  }
  return -1;
}

void Discourse::Resolve(Mention& m, const Sentence& sentence) {
  const Lexicon& x = *a_.lexicon;
  if (!m.members.empty()) return;  // named later
  if (m.form == MentionForm::kTitle && m.begin > sentence.begin &&
      a_.In(m.begin - 1, WordList::kBoth)) {  // "kedua Menhub", "both premiers"
    const ReferenceEntry both{ReferenceKind::kPair, ReferenceNoun::kOffice, 2};
    if (std::vector<int> pair = Group(both, m); pair.size() == 2) {
      m.members = std::move(pair);
      return;
    }
  }
  if (m.form == MentionForm::kTitle && m.reference >= 0) {  // "the foreign ministers of both countries"
    for (const int side : Group(x.references[static_cast<std::size_t>(m.reference)], m)) {
      Title title = a_.titles[static_cast<std::size_t>(m.title)];
      title.country = a_.entities[static_cast<std::size_t>(side)].country;
      const int holder = HolderOf(title, m.begin);
      if (const int who = holder >= 0 ? holder : BodyOf(title, m.begin); who >= 0) m.members.push_back(who);
    }
    return;
  }
  if (m.form == MentionForm::kTitle && m.entity < 0 && m.title >= 0) {
    const Title written = a_.titles[static_cast<std::size_t>(m.title)];
    const Title title = Counterpart(written, m.begin, -1);
    if (x.offices[static_cast<std::size_t>(title.office)].counterpart) return;
    m.entity = InFocus(title) ? subject_ : HolderOf(title, m.begin);
    if (m.entity < 0) m.entity = PointedAt(m, title);
    if (written.office != title.office) {  // "his counterpart", if he has been named
      for (std::size_t from = MentionAt(m.begin), i = from > kLookBack ? from - kLookBack : 0; i < from;
           ++i) {
        const Mention& other = a_.mentions[i];
        if (other.entity < 0 || other.title < 0) continue;
        const Title& t = a_.titles[static_cast<std::size_t>(other.title)];
        if (x.offices[static_cast<std::size_t>(t.office)].counterpart &&
            (written.country < 0 || CountryIndexOf(a_, other.entity) == written.country))
          m.entity = other.entity;
      }
      if (m.entity >= 0 && m.entity == subject_) m.entity = Partner(subject_);
      if (const int host = PersonBefore(m); m.entity >= 0 && m.entity == host) m.entity = Partner(host);
    }
    if (m.entity < 0) m.entity = KnownHolder(title, m.begin);
    if (m.entity >= 0) {
      a_.entities[static_cast<std::size_t>(m.entity)].aliases.emplace_back(a_.Span(m.begin, m.end));
      ++a_.entities[static_cast<std::size_t>(m.entity)].mentions;
    } else if (const int person = CalledSo(m, title); person >= 0) {
      m.entity = person;
      const int country = CountryEntity(a_, title.country, m.begin);
      if (CountryIndexOf(a_, person) < 0)
        a_.entities[static_cast<std::size_t>(person)].offices.push_back(
            {title.office, title.text, country, m.begin});
    } else if (title.country >= 0 || title.body >= 0 ||
               x.offices[static_cast<std::size_t>(title.office)].home) {
      m.entity = BodyOf(title, m.begin);  // known only by office: the body acts
    }
    return;
  }
  if (m.form != MentionForm::kReference) return;
  const ReferenceEntry& r = x.references[static_cast<std::size_t>(m.reference)];
  switch (r.kind) {
    case ReferenceKind::kPronoun:
      m.entity = r.noun == ReferenceNoun::kPerson ? PersonInFocus(m) : BodyInFocus(m);
      break;
    case ReferenceKind::kOther: {
      if (r.noun == ReferenceNoun::kAny) {
        m.entity = ActedUpon(m);
        break;
      }
      const int subject = PersonInFocus(m);
      for (const int p : Recent(NodeType::kPerson, 3, m.begin)) {
        if (p != subject) m.entity = p;
      }
      break;
    }
    case ReferenceKind::kSame:
      if (r.noun != ReferenceNoun::kCountry)
        m.entity = LastCalledSo(m);  // "the Pacific nation" is no forum of the Pacific
      if (m.entity < 0 && r.noun == ReferenceNoun::kCountry) m.entity = LastCountryElsewhere(m, r.members);
      if (m.entity < 0 && r.members.empty()) m.entity = LastOfNoun(r.noun, m.begin);
      break;
    case ReferenceKind::kBarePair:
    case ReferenceKind::kPair: {
      // "The two foreign ministers, A and B, signed": they are named right behind.
      const std::size_t next = MentionAt(m.end);
      const bool apposed = next < a_.mentions.size() && a_.mentions[next].sentence == m.sentence &&
                           a_.mentions[next].begin == m.end + 1 && a_.IsMark(m.end, ',');
      std::vector<int> named = apposed ? ListAt(next) : std::vector<int>();
      m.members = static_cast<int>(named.size()) == std::max(2, r.count) ? std::move(named) : Group(r, m);
      break;
    }
    case ReferenceKind::kCountries:
      for (const int country : r.members) m.members.push_back(CountryEntity(a_, country, m.begin));
      break;
    case ReferenceKind::kPlural:
      if (acting_.size() >= 2 && acting_sentence_ >= pair_sentence_ && m.sentence - acting_sentence_ == 1) {
        m.members = acting_;  // "Riyadh and Cairo cut ties with Doha. They accuse it ..."
      } else if (pair_.empty() && body_ >= 0) {
        m.entity = body_;
      } else {
        m.members = Group(r, m);
      }
      break;
    case ReferenceKind::kSpeaker: {
      // "Israel mengumumkan pihaknya memutuskan kontak": who announces it.
      const int announces = SpeakerBefore(m);
      const int who = announces >= 0 ? announces : speaker_ >= 0 ? speaker_ : subject_;
      // Who speaks acts; where only a country can, his country does ("kami sepakat").
      m.entity = who;
      m.acts_as = CountryIndexOf(a_, who);
      break;
    }
    case ReferenceKind::kGovernment: {
      if (const int home = x.CountryByIso(x.info().home); home >= 0 && HomeIsNamed())
        m.entity = CountryEntity(a_, home, m.begin);
      break;
    }
    case ReferenceKind::kOwn:
      if (const int who = PersonInFocus(m); who >= 0) m.entity = CountryOf(who);
      break;
    case ReferenceKind::kCounterpart: {
      // Without a name: the same office on the other side.
      const int other = Partner(subject_);
      if (other >= 0) m.entity = other;
      break;
    }
  }
}

void Discourse::ResolveGroupsAgain(int sentence, std::uint32_t after) {
  for (std::size_t i = MentionAt(after); i < a_.mentions.size() && a_.mentions[i].sentence == sentence; ++i) {
    Mention& m = a_.mentions[i];
    if (m.form != MentionForm::kReference) continue;
    const ReferenceEntry& r = a_.lexicon->references[static_cast<std::size_t>(m.reference)];
    if (r.kind == ReferenceKind::kPair || r.kind == ReferenceKind::kBarePair ||
        r.kind == ReferenceKind::kPlural) {
      m.members = Group(r, m);
      if (!m.members.empty()) m.entity = -1;
    }
  }
}

void Discourse::ResolveSentence(std::size_t first, std::size_t last, const Sentence& sentence) {
  if (first < last) sentence_ = a_.mentions[first].sentence;
  for (std::size_t i = first; i < last; ++i) {
    // Resolving can make entities, never mentions, so that indices stay.
    Mention m = a_.mentions[i];
    Resolve(m, sentence);
    Regime(m, sentence);
    a_.mentions[i] = std::move(m);
  }
}

// "the Lukashenko regime", "pemerintahan Trump": the country that he leads.
void Discourse::Regime(Mention& m, const Sentence& sentence) {
  if (m.type != NodeType::kPerson || m.entity < 0 || m.form == MentionForm::kReference ||
      m.form == MentionForm::kTitle)
    return;
  const bool after = a_.lexicon->info().adjectives_after;
  if (!(after ? m.begin > sentence.begin && a_.In(m.begin - 1, WordList::kRegime)
              : m.end < sentence.end && a_.In(m.end, WordList::kRegime)))
    return;
  Entity& person = a_.entities[static_cast<std::size_t>(m.entity)];
  int country = CountryIndexOf(a_, m.entity);
  if (country < 0) country = a_.lexicon->HolderCountry(person.name);
  if (country < 0) return;
  --person.mentions;
  m.entity = CountryEntity(a_, country, m.begin);
  m.type = NodeType::kCountry;
  ++a_.entities[static_cast<std::size_t>(m.entity)].mentions;
}

}  // namespace diplograph
