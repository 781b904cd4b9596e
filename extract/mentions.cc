// Mentions: who and what the sentences name. Titles, names, bodies, places, gatherings, instruments.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extract/analysis.h"
#include "extract/unicode.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

// Letters of an acronym that is not taken for a surname.
constexpr std::uint32_t kMaxAcronym = 3;

// How many words of another language an instrument's name has at most before its head.
constexpr std::uint32_t kForeignName = 6;
// How many words a trigger of hosting or attending has at most.
constexpr std::uint32_t kTriggerWords = 6;
// How many words describe a gathering that has no name, and how many say what it is on.
constexpr std::uint32_t kSummitModifiers = 3;
constexpr std::uint32_t kSummitTopic = 6;
// How many words a standing commission has before the noun, how many a name behind "on the sidelines of", and how
// many stand between a gathering and "held".
constexpr std::uint32_t kCommissionWords = 6;
constexpr std::uint32_t kMarginWords = 7;
constexpr std::uint32_t kHeldWords = 4;
// Kinds of heads in summits.tsv: only hosted, attended; also with "at".
constexpr absl::string_view kHeadSummit = "head";
constexpr absl::string_view kCommonSummit = "common";
constexpr absl::string_view kEventSummit = "event";

// Kinds of bodies: those that report, and those that a common noun and a country do not name ("a Yemeni group").
constexpr absl::string_view kMedia = "media";
constexpr std::array<absl::string_view, 7> kVagueKinds = {"group", "company", "ngo", "party", "igo", "university", ""};

constexpr std::uint32_t KindBit(EntryKind kind) { return 1u << static_cast<unsigned>(kind); }
// Entries at which a mention can begin.
constexpr std::uint32_t kMentionKinds =
    KindBit(EntryKind::kCountry) | KindBit(EntryKind::kDemonym) | KindBit(EntryKind::kEpithet) | KindBit(EntryKind::kSeat) | KindBit(EntryKind::kPlace) |
    KindBit(EntryKind::kOrganization) | KindBit(EntryKind::kMinistry) | KindBit(EntryKind::kDepartment) | KindBit(EntryKind::kOffice) | KindBit(EntryKind::kOrgHead) |
    KindBit(EntryKind::kVenue) | KindBit(EntryKind::kSummit) | KindBit(EntryKind::kAgreement) | KindBit(EntryKind::kHonorific) | KindBit(EntryKind::kNickname) |
    KindBit(EntryKind::kReference) | KindBit(EntryKind::kDateWord) | KindBit(EntryKind::kNoMention);

constexpr std::uint32_t kMaxNameWords = 7;
constexpr std::uint32_t kMaxTitleTokens = 26;

// A candidate for a mention; the longest one at a token wins.
struct Found {
  Mention mention;
  std::optional<Title> title;
  int entity = -1;
  bool acting = false;  // a capital that stands for its country
};

class MentionFinder {
 public:
  explicit MentionFinder(Analysis& a) : a_(a), x_(*a.lexicon) {}

  void Run() {
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
  }

 private:
  // Words that the body capitalises inside sentences: in a headline, where every word is capitalised,
  // these alone can be names.
  void NoteProperWords() {
    for (const Sentence& s : a_.sentences) {
      if (s.noise || s.headline) continue;
      for (std::uint32_t i = s.body + 1; i < s.end; ++i) {
        if (a_.IsWord(i) && a_.IsCapital(i)) proper_.insert(a_.tokens[i].hash);
      }
    }
  }

  // ---- tokens

  bool Capital(std::uint32_t i) const { return i < limit_ && a_.IsWord(i) && a_.IsCapital(i); }
  bool Mark(std::uint32_t i, char32_t m) const { return i < limit_ && a_.IsMark(i, m); }
  bool In(std::uint32_t i, WordList list) const { return i < limit_ && a_.In(i, list); }
  bool Tight(std::uint32_t i) const { return i < limit_ && !a_.tokens[i].Is(kSpaceBefore); }
  const LexiconMatch* Best(std::uint32_t i, EntryKind kind) const {
    return i < limit_ ? a_.Best(i, kind, limit_) : nullptr;
  }
  bool AnyOf(std::uint32_t i, std::initializer_list<EntryKind> kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [&](EntryKind k) { return Best(i, k) != nullptr; });
  }
  std::uint32_t SkipPossessive(std::uint32_t i) const {
    if (In(i, WordList::kPossessive)) return i + 1;
    // "Philippines' foreign minister"
    if (Mark(i, '\'') && Tight(i)) return i + 1;
    return i;
  }
  int NumberAt(std::uint32_t i) const {
    int n = -1;
    if (i < limit_ && a_.tokens[i].kind == TokenKind::kNumber && a_.tokens[i].end - a_.tokens[i].begin <= 4) {
      (void)absl::SimpleAtoi(a_.Text(i), &n);
    }
    return n;
  }
  bool IsYear(std::uint32_t i) const {
    const int n = NumberAt(i);
    return n >= 1900 && n <= 2199;
  }

  std::uint32_t Step(std::uint32_t i) {
    if (next_date_ < a_.dates.size() && a_.dates[next_date_].begin == i) return a_.dates[next_date_++].end;
    // Most words of a text are plain: nothing that the pack knows begins at them.
    const bool plain = !a_.IsCapital(i) && (a_.kinds[i] & kMentionKinds) == 0 && (a_.words[i]->flags & kDepartmentWord) == 0 && !In(i, WordList::kOrdinalMarker) && !In(i, WordList::kJoint);
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
    if (Capital(i)) offer(Venue(i));  // "Istana Wapres" is no title
    offer(TitledPerson(i));
    offer(Ministry(i));
    offer(CountryName(i));
    offer(Place(i));
    offer(Organization(i));
    if (!Capital(i)) offer(Venue(i));
    // "Gao, for his part": who has been named before goes before a town of that name.
    if (best && best->mention.type == NodeType::kPlace && best->mention.end == i + 1 && Capital(i) && IsNameWord(i) && !headline_ &&
        !(i > start_ && (In(i - 1, WordList::kLocative) || In(i - 1, WordList::kAt) || In(i - 1, WordList::kTo) || In(i - 1, WordList::kPreposition)))) {
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
    // "Ruang Rapat Pimpinan": the room, not the meeting.
    if (best && best->mention.type == NodeType::kSummit && Best(i, EntryKind::kVenue) != nullptr) {
      if (std::optional<Found> room = Venue(i)) best = std::move(room);
    }
    // "kantor berita Xinhua": who reports takes no part.
    if (best && best->mention.type == NodeType::kOrganization && best->entity >= 0 && a_.entities[static_cast<std::size_t>(best->entity)].kind == kMedia) {
      limit_ = saved;
      return best->mention.end;
    }
    if (!best) offer(UnknownPlace(i));
    if (!best) offer(PersonName(i));
    limit_ = saved;
    if (const LexiconMatch* stop = Best(i, EntryKind::kNoMention); stop != nullptr && (!best || stop->end >= best->mention.end)) return stop->end;
    if (!best) return i + 1;
    return Accept(*std::move(best));
  }

  bool SummitAhead(std::uint32_t i) const { return Best(i, EntryKind::kSummit) != nullptr; }

  // A name of its own, or a short form of two words or more.
  static bool IsWholeName(const Mention& m) {
    return m.form == MentionForm::kName || (m.form == MentionForm::kShort && m.name_end - m.name_begin >= 2);
  }

  std::uint32_t Accept(Found f) {
    f.mention.sentence = sentence_;
    // "Iraq's Fuad Hussein": says where he is from.
    if (IsWholeName(f.mention) && f.mention.type == NodeType::kPerson && !a_.mentions.empty() && f.mention.begin > start_ &&
        In(f.mention.begin - 1, WordList::kPossessive)) {
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
    if (f.mention.type == NodeType::kSummit && !a_.mentions.empty() && a_.mentions.back().end > f.mention.begin) {
      const Mention& part = a_.mentions.back();
      if (part.entity >= 0) --a_.entities[static_cast<std::size_t>(part.entity)].mentions;
      a_.mentions.pop_back();
    }
    // "Mr K Shanmugam SC, and ...": letters behind a name belong to it, and are not the name.
    if (f.mention.type == NodeType::kPerson && f.mention.form != MentionForm::kReference && f.mention.end < limit_ && Capital(f.mention.end - 1) &&
        (a_.tokens[f.mention.end].flags & kAllCaps) != 0 && In(f.mention.end, WordList::kNotName)) {
      ++f.mention.end;
    }
    if (f.title) {
      NoteCountries(*f.title, f.mention.begin);
      if (f.mention.form == MentionForm::kTitled) held_offices_.insert(x_.offices[static_cast<std::size_t>(f.title->office)].office);
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

  // Countries inside a title are mentioned too.
  void NoteCountries(const Title& t, std::uint32_t at) {
    if (t.country >= 0) {
      Entity& c = a_.entities[static_cast<std::size_t>(CountryEntity(a_, t.country, at))];
      ++c.mentions;
      if (t.country_end > t.country_begin) c.aliases.emplace_back(a_.Span(t.country_begin, t.country_end));
    }
    if (t.host >= 0) ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, t.host, at))].mentions;
  }

  // "Kuching, Malaysia": a place behind a place and a comma tells where the first one is.
  void Chain(std::size_t index) {
    if (index == 0) return;
    Mention& m = a_.mentions[index];
    const Mention& before = a_.mentions[index - 1];
    if (before.sentence != m.sentence || before.end + 1 != m.begin || !a_.IsMark(before.end, ',')) return;
    if (before.type != NodeType::kPlace || (m.type != NodeType::kPlace && m.type != NodeType::kCountry)) return;
    // "...di Koh Kong, Thailand dan Kamboja gagal": a list begins here.
    if (m.type == NodeType::kCountry && In(m.end, WordList::kAnd) && (CountryAt(m.end + 1) != nullptr || Best(m.end + 1, EntryKind::kOffice) != nullptr)) return;
    if (m.acts_as >= 0 && before.acts_as >= 0) return;  // "Warsaw, Bucharest agree"
    // "Ruang Bilateral, Expo City Dubai": of a room that no table has and the building that one has, the building.
    if (m.type == NodeType::kPlace && m.acts_as < 0 && x_.places.size() > 0 && Best(before.begin, EntryKind::kVenue) != nullptr && Best(before.begin, EntryKind::kPlace) == nullptr) {
      const LexiconMatch* known = Best(m.begin, EntryKind::kPlace);
      const LexiconMatch* head = Best(before.begin, EntryKind::kVenue);
      if (known != nullptr && x_.places[known->entry->payload].kind == "venue" && x_.venues[head->entry->payload].kind == "room") {
        a_.mentions[index - 1].entity = m.entity;
        a_.mentions[index - 1].acts_as = -1;
      }
    }
    m.in_chain = m.type == NodeType::kPlace || m.form == MentionForm::kName;
  }

  // ---- references

  bool VerbFollows(std::uint32_t i) const {
    if (i >= limit_ || !a_.IsWord(i)) return true;
    if ((a_.words[i]->flags & kVerb) != 0 || In(i, WordList::kAuxiliary) || In(i, WordList::kAdverb)) return true;
    return Best(i, EntryKind::kTrigger) != nullptr && !IsNominalTrigger(i);
  }

  std::optional<Found> Reference(std::uint32_t i) const {
    const LexiconMatch* m = Best(i, EntryKind::kReference);
    if (m == nullptr) return std::nullopt;
    const ReferenceKind kind = x_.references[m->entry->payload].kind;
    // "the Kingdom of Saudi Arabia" refers to nothing: it names.
    if (kind == ReferenceKind::kSame && In(m->end, WordList::kOf) && CountryAt(m->end + 1) != nullptr) return std::nullopt;
    if (kind == ReferenceKind::kBarePair && !VerbFollows(m->end)) return std::nullopt;
    // "pemerintah Malaysia", "the Malaysian government": the country is named.
    if (kind == ReferenceKind::kGovernment && (CountryAt(m->end) != nullptr || (!a_.mentions.empty() && a_.mentions.back().end >= i && a_.mentions.back().type == NodeType::kCountry))) return std::nullopt;
    Found f;
    f.mention.begin = f.mention.name_begin = i;
    f.mention.end = f.mention.name_end = m->end;
    f.mention.form = MentionForm::kReference;
    f.mention.reference = static_cast<int>(m->entry->payload);
    switch (x_.references[m->entry->payload].noun) {
      case ReferenceNoun::kCountry: f.mention.type = NodeType::kCountry; break;
      case ReferenceNoun::kMinistry: f.mention.type = NodeType::kMinistry; break;
      case ReferenceNoun::kOrganization: f.mention.type = NodeType::kOrganization; break;
      case ReferenceNoun::kSummit: f.mention.type = NodeType::kSummit; break;
      case ReferenceNoun::kAgreement: f.mention.type = NodeType::kAgreement; break;
      default: f.mention.type = NodeType::kPerson; break;
    }
    return f;
  }

  // ---- countries and places

  // A country by name, adjective or epithet; the index into Lexicon::countries.
  const LexiconMatch* CountryAt(std::uint32_t i) const {
    const LexiconMatch* best = nullptr;
    for (const EntryKind kind : {EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kEpithet}) {
      const LexiconMatch* m = Best(i, kind);
      if (m != nullptr && (best == nullptr || m->end > best->end)) best = m;
    }
    return best;
  }

  std::optional<Found> CountryName(std::uint32_t i) {
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

  int PlaceEntity(absl::string_view name, std::uint32_t i) {
    return Intern(a_, NodeType::kPlace, absl::StrCat("place:", FoldedKey(name)), name, i);
  }

  bool IsNominalTrigger(std::uint32_t i) const {
    const LexiconMatch* m = Best(i, EntryKind::kTrigger);
    return m != nullptr && IsNominal(x_.TriggerListName(m->entry->payload));
  }

  // "Bandara Changi, " stands right before.
  bool BehindPlace(std::uint32_t i) const {
    if (!Mark(i - 1, ',') || a_.mentions.empty()) return false;
    const Mention& before = a_.mentions.back();
    return before.end == i - 1 && before.type == NodeType::kPlace && before.acts_as < 0;
  }

  std::optional<Found> Place(std::uint32_t i) {
    const LexiconMatch* m = Best(i, EntryKind::kPlace);
    const LexiconMatch* seat = Best(i, EntryKind::kSeat);
    if (m == nullptr && seat == nullptr) return CapitalOf(i);
    if (i > start_ && Capital(i - 1) && Best(i - 1, EntryKind::kHonorific) != nullptr && Best(i - 1, EntryKind::kHonorific)->end == i) return std::nullopt;  // "Sheikh Sabah al-Ahmad"
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
    if (m != nullptr && (seat == nullptr || m->end > seat->end)) a_.entities[static_cast<std::size_t>(f.entity)].kind = x_.places[m->entry->payload].kind;
    a_.entities[static_cast<std::size_t>(f.entity)].aliases.emplace_back(a_.Span(i, f.mention.end));
    if (country >= 0) a_.entities[static_cast<std::size_t>(f.entity)].capital = true;
    if (home >= 0) a_.entities[static_cast<std::size_t>(f.entity)].country = home;
    if (country >= 0) f.mention.acts_as = country;  // an index; made an entity only when it acts
    // "Moskow mengancam": without a locative a capital is its government, and no place yet.
    const bool located = i > start_ && (In(i - 1, WordList::kLocative) || In(i - 1, WordList::kAt) || In(i - 1, WordList::kTo) || BehindPlace(i));
    const bool modifies = i > start_ && a_.IsWord(i - 1) && a_.words[i - 1]->lists == 0 && (a_.words[i - 1]->flags & kVerb) == 0 && (!AnyOf(i - 1, {EntryKind::kTrigger, EntryKind::kCue}) || IsNominalTrigger(i - 1)) && !a_.IsCapital(i - 1);
    const bool of_summit = !a_.mentions.empty() && a_.mentions.back().end == i && a_.mentions.back().type == NodeType::kSummit;  // "COP29 Baku"
    if (modifies || of_summit) f.mention.acts_as = -1;  // "perundingan Wina", "a Moscow ally": neither acts nor is a place
    if (country >= 0 && !located) f.acting = true;
    if (f.acting && !modifies) {
      ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, country, i))].mentions;
    }
    return f;
  }

  // The end of the word or phrase of a list at `i`; `i` itself if there is none.
  std::uint32_t ListedEnd(std::uint32_t i, WordList list) const {
    const LexiconMatch* m = Best(i, EntryKind::kWord);
    if (m != nullptr && m->entry->payload == static_cast<std::uint32_t>(list)) return m->end;
    return In(i, list) ? i + 1 : i;
  }

  // "ibu kota Angola", "the Thai capital": the town, by its name.
  std::optional<Found> CapitalOf(std::uint32_t i) {
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

  // "di Koh Kong", "in Leticia": a capital behind a word that only places follow.
  std::optional<Found> UnknownPlace(std::uint32_t i) {
    if (i == start_ || !In(i - 1, WordList::kLocative) || !Capital(i) || headline_) return std::nullopt;
    if ((a_.words[i]->flags & kKnownLower) != 0 || AnyOf(i, {EntryKind::kHonorific, EntryKind::kOffice}) || IsNameWord(i)) return std::nullopt;
    const std::uint32_t end = CapitalRun(i, 4);
    if (end == i) return std::nullopt;
    return NewPlace(i, end);
  }

  // A place that no table knows, by the name that it has here.
  Found NewPlace(std::uint32_t begin, std::uint32_t end) {
    Found f;
    f.mention.begin = f.mention.name_begin = begin;
    f.mention.end = f.mention.name_end = end;
    f.mention.type = NodeType::kPlace;
    f.entity = PlaceEntity(a_.Span(begin, end), begin);
    return f;
  }

  std::optional<Found> Venue(std::uint32_t i) {
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
      if (end == head->end || Best(head->end, EntryKind::kOrganization) != nullptr) return std::nullopt;
      if (!Capital(i)) {  // "the river port of Leticia", "di kota Sabang"
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
    for (const EntryKind kind : {EntryKind::kPlace, EntryKind::kSeat, EntryKind::kOffice, EntryKind::kMinistry, EntryKind::kOrganization, EntryKind::kCountry}) {  // "Minister of State"
      const LexiconMatch* known = Best(i, kind);
      if (known != nullptr && known->end >= end) return std::nullopt;
    }
    return NewPlace(name, end);
  }

  // The end of the run of capitalised words from `i`: names, not lexicon offices or dates.
  std::uint32_t CapitalRun(std::uint32_t i, std::uint32_t most, bool offices = false) const {
    std::uint32_t end = i;
    std::uint32_t words = 0;
    while (end < limit_ && words < most) {
      if (Capital(end) && (!StopsName(end, end == i) || (offices && Best(end, EntryKind::kOffice) != nullptr))) {
        ++end;
        ++words;
      } else if (end > i && Mark(end, '-') && Tight(end) && Tight(end + 1) && end + 1 < limit_ && a_.IsWord(end + 1)) {
        end += 2;
      } else if (end > i && end + 1 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 && Capital(end + 1)) {
        ++end;
      } else {
        break;
      }
    }
    return end;
  }

  // "Dewan Keamanan", "Security Council": the end of a run of capitalised words from `i` whose last word
  // is a head of `kind` that follows its name; 0 if there is none.
  std::uint32_t RunToHead(std::uint32_t i, EntryKind kind) const {
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

  // ---- names of persons

  // True if the word at `i` can't be (part of) a name: another entry's, or in a headline a plain word.
  bool StopsName(std::uint32_t i, bool first) const {
    const WordInfo& w = *a_.words[i];
    if (x_.Is(w, WordList::kNotName)) return true;
    const bool given = (w.flags & kGivenName) != 0;
    if (const LexiconMatch* date = Best(i, EntryKind::kDateWord); date != nullptr && !x_.date_words[date->entry->payload].abbreviated) return !given;
    if (AnyOf(i, {EntryKind::kMinistry, EntryKind::kSummit, EntryKind::kCue})) return !given;
    if (AnyOf(i, {EntryKind::kOffice})) {
      // "Ashraf Mohamed Sultan": a title at the end of a name, with nothing behind it, is part of it.
      if (!first && !headline_ && !Capital(i + 1) && CountryAt(i + 1) == nullptr) return false;
      return !given || first;
    }
    if (AnyOf(i, {EntryKind::kCountry, EntryKind::kDemonym})) return !(given && NextToName(i, first));
    const bool plain = (w.flags & (kKnownLower | kVerb)) != 0 || w.lists != 0 || AnyOf(i, {EntryKind::kTrigger});
    if (headline_ && !given && !proper_.contains(a_.tokens[i].hash)) return true;
    if (headline_ || (first && i == start_)) return plain && !given;
    if (!first && !given && (w.flags & kVerb) != 0 && !proper_.contains(a_.tokens[i].hash)) return true;
    // Inside a sentence a capital is a name's, whatever the word means in lower case.
    return w.lists != 0 && !given && AnyOf(i, {EntryKind::kTrigger});
  }

  bool NextToName(std::uint32_t i, bool first) const {
    const auto given = [&](std::uint32_t k) { return Capital(k) && (a_.words[k]->flags & kGivenName) != 0; };
    return first ? given(i + 1) : given(i - 1);
  }

  std::uint32_t SkipHonorifics(std::uint32_t i) const {
    for (int k = 0; k < 5; ++k) {
      const LexiconMatch* m = Best(i, EntryKind::kHonorific);
      if (m == nullptr) {
        // "(Purn)", "(Mar)"
        if (k > 0 && Mark(i, '(') && i + 2 < limit_ && Best(i + 1, EntryKind::kHonorific) != nullptr && Mark(i + 2, ')')) {
          i += 3;
          continue;
        }
        break;
      }
      i = m->end;
      if (Mark(i, '.') && Tight(i)) ++i;
    }
    return i;
  }

  // "SBY-Obama": does the hyphen behind the name word at `i` stand between two persons?
  bool JoinsTwo(std::uint32_t i) const {
    const LexiconMatch* nickname = Best(i, EntryKind::kNickname);
    if (nickname != nullptr && nickname->end == i + 1) return true;
    const std::vector<int> left = PersonsWith({a_.tokens[i].hash});
    const std::vector<int> right = PersonsWith({a_.tokens[i + 2].hash});
    return !left.empty() && !right.empty() && std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) == left.end();
  }

  // But where a name's owner comes first, "Therese Kayikwamba Wagner" is no Wagner Group.
  bool BodyBehindName(std::uint32_t i) const {
    const LexiconMatch* body = Best(i, EntryKind::kOrganization);
    return body != nullptr && (x_.info().adjectives_after || body->end > i + 1 || a_.tokens[i].Is(kAllCaps));
  }

  // The end of the name that begins at `i`; `i` itself if none does.
  std::uint32_t NameEnd(std::uint32_t i) const {
    std::uint32_t end = i;
    std::uint32_t words = 0;
    while (end < limit_ && words < kMaxNameWords) {
      const bool first = end == i;
      if (Capital(end)) {
        if (!first && a_.tokens[end].Is(kLineStart)) break;
        // "Luis Montenegro": behind a lone given name a country's name is a surname.
        const bool surname = words == 1 && (a_.words[end - 1]->flags & kGivenName) != 0 && CountryAt(end) != nullptr && CountryAt(end)->end == end + 1 && !headline_ && !Capital(end + 1);
        if (StopsName(end, first) && !surname) break;
        // A place or body behind a name is the next mention, unless it is used as a name.
        if (!first && (a_.words[end]->flags & kGivenName) == 0 && words >= 2 && BodyBehindName(end)) break;
        ++end;
        ++words;
        // initials: "Johnny G. Plate", "J. D. Vance", "Jr.", "Muh. Natsir"
        if (Mark(end, '.') && Tight(end) && (a_.tokens[end - 1].end - a_.tokens[end - 1].begin <= 2 || In(end - 1, WordList::kAbbreviation)) && Capital(end + 1)) ++end;
      } else if (!first && Mark(end, '-') && Tight(end) && Tight(end + 1) && end + 1 < limit_ && a_.IsWord(end + 1) &&
                 !(Capital(end + 1) && (AnyOf(end + 1, {EntryKind::kOffice, EntryKind::kCountry}) || headline_ || JoinsTwo(end - 1)))) {
        end += 2;  // "Kassym-Jomart", "Ban Ki-moon"
      } else if (!first && end + 2 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 && Mark(end + 1, '-') && Tight(end + 1) && Tight(end + 2) &&
                 Capital(end + 2)) {
        end += 3;  // "Ahmed al-Sharaa"
      } else if (end + 1 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 &&
                 (Capital(end + 1) || ((a_.words[end + 1]->flags & kNameParticle) != 0 && Capital(end + 2))) && !first) {
        ++end;
      } else {
        break;
      }
    }
    return end;
  }

  // "Duta Besar RI, Lalu M Iqbal, ...": between two commas a name may begin with a word that means something else.
  // Its end; `i` itself if it is none.
  std::uint32_t ClosedName(std::uint32_t i) const {
    std::uint32_t end = i;
    std::uint32_t words = 0;
    for (; end < limit_ && words < kMaxNameWords && Capital(end); ++words) {
      if (words > 0 && StopsName(end, false)) return i;
      ++end;
      if (Mark(end, '.') && Tight(end) && a_.tokens[end - 1].end - a_.tokens[end - 1].begin <= 2) ++end;
    }
    const LexiconMatch* date = Best(i, EntryKind::kDateWord);
    const bool calendar = date != nullptr && (x_.date_words[date->entry->payload].kind == DateKind::kMonth || x_.date_words[date->entry->payload].kind == DateKind::kWeekday);
    const bool known = calendar || AnyOf(i, {EntryKind::kCountry, EntryKind::kOrganization, EntryKind::kOffice, EntryKind::kDemonym, EntryKind::kVenue}) || (words < 3 && AnyOf(i, {EntryKind::kPlace}));
    return words >= 2 && Mark(end, ',') && !known && !headline_ ? end : i;
  }

  std::vector<std::uint64_t> NameHashes(std::uint32_t begin, std::uint32_t end) const {
    std::vector<std::uint64_t> out;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& t = a_.tokens[i];
      if (t.kind == TokenKind::kWord && t.end - t.begin > 1 && (a_.words[i]->flags & kNameParticle) == 0) out.push_back(t.hash);
    }
    return out;
  }

  // A person without a title: at least two capitalised words of which one is known as a name.
  std::optional<Found> PersonName(std::uint32_t i) {
    const std::uint32_t name = SkipHonorifics(i);
    const bool honored = name > i;
    if (!Capital(name)) return std::nullopt;
    if (AnyOf(name, {EntryKind::kCountry, EntryKind::kPlace, EntryKind::kOrganization, EntryKind::kOffice}) && (a_.words[name]->flags & kGivenName) == 0) return std::nullopt;
    const std::uint32_t end = NameEnd(name);
    if (end == name) return std::nullopt;
    // A capital at the start of a sentence may be an ordinary word's: "Sikap Retno ...".
    if (name == start_ && (a_.words[name]->flags & kGivenName) == 0 && name + 1 < end && Capital(name + 1) && !IsNameWord(name) && IsNameWord(name + 1)) return std::nullopt;
    std::uint32_t words = 0;
    int given = 0;
    for (std::uint32_t k = name; k < end; ++k) {
      if (!Capital(k)) continue;
      ++words;
      given += (a_.words[k]->flags & kGivenName) != 0 ? 1 : 0;
    }
    Found f;
    f.mention.begin = i;
    f.mention.end = f.mention.name_end = end;
    f.mention.name_begin = name;
    const bool apposed = Mark(end, ',') && words >= 2 && (TitleAt(SkipArticle(end + 1)).has_value() || (i > start_ && Mark(i - 1, ',') && Unheard(name, end)));
    const LexiconMatch* nickname = Best(name, EntryKind::kNickname);
    if ((words >= 2 && (given > 0 || honored || apposed)) || (honored && words >= 1) || (nickname != nullptr && nickname->end == end)) {
      f.mention.form = MentionForm::kName;
      f.entity = Person(name, end);
      return f;
    }
    // "Luiz Inacio Lula da Silva (Lula)": called so from there on.
    const auto called = introduced_.find(a_.tokens[name].hash);
    if (words == 1 && called != introduced_.end() && a_.entities[static_cast<std::size_t>(called->second)].type == NodeType::kPerson) f.entity = called->second;
    // Perhaps the short form of someone named elsewhere; decided when all names are known.
    f.mention.form = MentionForm::kShort;
    if (words == 1 && headline_ && (a_.words[name]->flags & (kKnownLower | kVerb)) != 0) return std::nullopt;
    return f;
  }

  // Are the words just a name's, as far as the pack knows? "politisi Denmark, Jesper Holmgaard, ..."
  bool Unheard(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (a_.IsWord(i) && (!Capital(i) || a_.words[i]->lists != 0 || (a_.words[i]->flags & (kKnownLower | kVerb)) != 0 || a_.tokens[i].Is(kAllCaps) || (a_.kinds[i] != 0))) return false;
    }
    return !headline_;
  }

  // Is the word part of the name of someone already met?
  bool IsNameWord(std::uint32_t i) const {
    return persons_.contains(a_.tokens[i].hash);
  }

  std::uint32_t SkipArticle(std::uint32_t i) const {
    while (In(i, WordList::kArticle) || In(i, WordList::kPossessivePronoun)) ++i;
    return i;
  }

  // The entity of a person with this name: a known one if the names agree.
  int Person(std::uint32_t begin, std::uint32_t end) {
    std::vector<std::uint64_t> hashes = NameHashes(begin, end);
    absl::string_view name = a_.Span(begin, end);
    if (const LexiconMatch* m = Best(begin, EntryKind::kNickname); m != nullptr && m->end == end) {
      // "Jokowi" is Joko Widodo, if the article knows him by both.
      std::vector<Token> full;
      Tokenize(x_.nicknames[m->entry->payload], full);
      hashes.clear();
      for (const Token& t : full) hashes.push_back(t.hash);
      nicknamed_[FoldedKey(name)] = x_.nicknames[m->entry->payload];
    }
    std::vector<int> candidates = PersonsWith(hashes);
    std::stable_partition(candidates.begin(), candidates.end(), [&](int e) { return a_.entities[static_cast<std::size_t>(e)].name_hashes == hashes; });
    for (const int e : candidates) {
      Entity& p = a_.entities[static_cast<std::size_t>(e)];
      if (!SameName(p.name_hashes, hashes) || (p.name_hashes.size() != hashes.size() && NamedBeside(e, hashes.size()))) continue;
      if (hashes.size() > p.name_hashes.size()) {
        p.aliases.push_back(p.name);
        p.name = std::string(name);
        IndexPerson(e, hashes);
        p.name_hashes = std::move(hashes);
      } else if (p.name != name) {
        // A full name goes before the nickname that stood first.
        if (nicknamed_.contains(FoldedKey(p.name)) && !nicknamed_.contains(FoldedKey(name)) && hashes.size() >= 2) {
          p.aliases.push_back(p.name);
          p.name = std::string(name);
        } else {
          p.aliases.emplace_back(name);
        }
      }
      return e;
    }
    const int e = Intern(a_, NodeType::kPerson, absl::StrCat("person:", FoldedKey(name)), name, begin);
    IndexPerson(e, hashes);
    a_.entities[static_cast<std::size_t>(e)].name_hashes = std::move(hashes);
    return e;
  }

  // "Wapres Ma'ruf Amin bersama Ibu Wury Ma'ruf Amin": nobody is called by two full names in one sentence.
  bool NamedBeside(int person, std::size_t words) const {
    for (std::size_t k = a_.mentions.size(); words >= 2 && k-- > 0 && a_.mentions[k].sentence == sentence_;) {
      const Mention& m = a_.mentions[k];
      if (m.entity == person && m.name_end - m.name_begin >= 2 && !Mark(m.end, '(')) return true;
    }
    return false;
  }

  // Persons whose names have one of the words, in the order in which they were met.
  std::vector<int> PersonsWith(const std::vector<std::uint64_t>& words) const {
    std::vector<int> out;
    for (const std::uint64_t word : words) {
      if (const auto it = persons_.find(word); it != persons_.end()) out.insert(out.end(), it->second.begin(), it->second.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  void IndexPerson(int entity, const std::vector<std::uint64_t>& words) {
    for (const std::uint64_t word : words) {
      std::vector<int>& known = persons_[word];
      if (known.empty() || known.back() != entity) known.push_back(entity);
    }
  }

  // The words of one are among those of the other, in order.
  static bool SameName(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const auto& small = a.size() < b.size() ? a : b;
    const auto& large = a.size() < b.size() ? b : a;
    if (small.empty()) return false;
    auto it = large.begin();
    for (const std::uint64_t h : small) {
      it = std::find(it, large.end(), h);
      if (it == large.end()) return false;
      ++it;
    }
    return true;
  }

  // ---- titles

  struct ParsedTitle {
    Title title;
    std::uint32_t end = 0;
    std::uint32_t office_begin = 0;
    std::uint32_t office_end = 0;
    bool plural = false;
  };

  // "Menteri Pertahanan Kedua" is an office, but not in "menteri pertahanan kedua negara".
  const LexiconMatch* DepartmentAt(std::uint32_t i) const {
    const LexiconMatch* m = Best(i, EntryKind::kDepartment);
    if (m == nullptr) return nullptr;
    for (std::uint32_t k = m->begin + 1; k < m->end; ++k) {
      const LexiconMatch* reference = Best(k, EntryKind::kReference);
      if (reference != nullptr && reference->end > m->end) return MatchUpTo(i, EntryKind::kDepartment, k);
    }
    return m;
  }

  // The longest match of `kind` at `i` that ends at `limit` at the latest; matches stand longest first.
  const LexiconMatch* MatchUpTo(std::uint32_t i, EntryKind kind, std::uint32_t limit) const {
    for (std::uint32_t k = a_.first_match[i]; k < a_.first_match[i + 1]; ++k) {
      if (a_.matches[k].entry->kind == kind && a_.matches[k].end <= limit) return &a_.matches[k];
    }
    return nullptr;
  }

  // "luar negeri", "Perdagangan, Industri, dan Energi": the end of a department phrase, or `i`.
  std::uint32_t DepartmentEnd(std::uint32_t i, std::string* id, std::string* ministry) const {
    std::uint32_t end = i;
    std::uint32_t parts = 0;
    const auto part = [&](std::uint32_t j) -> std::uint32_t {
      if (j >= limit_ || Best(j, EntryKind::kReference) != nullptr) return j;
      if (const LexiconMatch* m = DepartmentAt(j)) return m->end;
      if (a_.IsWord(j) && (a_.words[j]->flags & kDepartmentWord) != 0) return j + 1;
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

  // Behind "Pertanian, Alam": does "dan Kualitas Pangan" follow, so that the commas are the list's?
  bool ListCloses(std::uint32_t i) const {
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

  std::optional<ParsedTitle> TitleAt(std::uint32_t i) {
    if (i >= limit_) return std::nullopt;
    // Cheap refusal: a title begins with an office, a department, a country or a body.
    if (!AnyOf(i, {EntryKind::kOffice, EntryKind::kDepartment, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kEpithet,
                   EntryKind::kOrganization, EntryKind::kMinistry, EntryKind::kOrgHead, EntryKind::kSeat}) &&
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
      if (have && Best(j, EntryKind::kHonorific) != nullptr && !(linked && Best(j, EntryKind::kDepartment) != nullptr)) break;
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
      if (have && p.title.department.empty() && x_.offices[static_cast<std::size_t>(p.title.office)].body == Body::kMinistry) {
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
      if (std::optional<Found> body = have || In(i, WordList::kArticle) || Capital(j) ? BodyAt(j) : std::nullopt) {
        const std::uint32_t behind = body->mention.end;
        if (!have && !office_soon(behind)) {
          if (j == i) return std::nullopt;
          break;
        }
        const bool vague = p.title.body >= 0 && a_.entities[static_cast<std::size_t>(p.title.body)].type == NodeType::kMinistry && a_.entities[static_cast<std::size_t>(p.title.body)].country < 0;
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
        if (d > j && ((have && p.title.department.empty()) || (!have && Best(d, EntryKind::kOffice) != nullptr))) {
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
      if (const LexiconMatch* m = Best(j, EntryKind::kPlace); !have && m != nullptr && SkipPossessive(m->end) > m->end && x_.places[m->entry->payload].kind == "capital" && office_soon(m->end)) {
        p.title.country = x_.places[m->entry->payload].country;  // "Washington's ambassador"
        j = SkipPossessive(m->end);
        end = m->end;
        continue;
      }
      if (!have) return std::nullopt;
      // "Minister of State, Ministry of Law": whose, where the office says nothing of it.
      if (Mark(j, ',') && p.title.department.empty() && p.title.body < 0 && x_.offices[static_cast<std::size_t>(p.title.office)].body == Body::kMinistry) {
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
      if (const LexiconMatch* seat = Best(j, EntryKind::kSeat); seat != nullptr && p.title.country < 0 && p.title.body < 0) {
        p.title.country = static_cast<int>(seat->entry->payload);  // "juru bicara Kremlin"
        j = end = seat->end;
        linked = host = false;
        continue;
      }
      if (linked && !host && j > end) {  // "ministers of the 11-member Association ..."
        std::uint32_t k = j;
        while (k < j + 4 && k < most && !Capital(k) && (a_.kinds[k] & kMentionKinds) == 0 && a_.words[k]->lists == 0 && !Mark(k, ',') && !Mark(k, '.')) ++k;
        if (k > j && (CountryAt(k) != nullptr || Best(k, EntryKind::kOrganization) != nullptr)) {
          j = k;
          continue;
        }
      }
      if (In(j, WordList::kHost) || In(j, WordList::kOf) || In(j, WordList::kArticle)) {
        host = (In(j, WordList::kHost) || (host && In(j, WordList::kArticle))) && x_.offices[static_cast<std::size_t>(p.title.office)].envoy;
        linked = true;
        ++j;
        continue;
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
      if (const LexiconMatch* place = Best(j, EntryKind::kPlace); place != nullptr && x_.offices[static_cast<std::size_t>(p.title.office)].envoy && p.title.country >= 0 && Capital(place->end) &&
          (a_.words[j]->flags & kGivenName) == 0) {
        j = end = place->end;
        continue;
      }
      // "juru bicara pemerintah di Kigali, X": the government's seat says whose.
      if (In(j, WordList::kAt) && p.title.country < 0 && p.title.body < 0 && x_.offices[static_cast<std::size_t>(p.title.office)].body != Body::kOrganization) {
        const LexiconMatch* place = Best(j + 1, EntryKind::kPlace);
        if (place != nullptr && Mark(place->end, ',') && x_.places[place->entry->payload].kind == "capital" && Capital(place->end + 1)) {
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
      if (const LexiconMatch* place = Best(j, EntryKind::kPlace); place != nullptr && p.title.body < 0 && p.title.country < 0 &&
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

  // "komandan Pasukan Dukungan Cepat": an office that takes in the first word of a body gives way to a shorter one.
  const LexiconMatch* OfficeBeforeBody(const LexiconMatch* office) const {
    for (std::uint32_t k = office->begin + 1; k < office->end; ++k) {
      const LexiconMatch* body = Best(k, EntryKind::kOrganization);
      if (body == nullptr || body->end <= office->end) continue;
      if (const LexiconMatch* shorter = MatchUpTo(office->begin, EntryKind::kOffice, k)) return shorter;
    }
    return office;
  }

  // Has somebody been named with this very office?
  bool KnownHolder(const Title& title) const {
    return held_offices_.contains(x_.offices[static_cast<std::size_t>(title.office)].office);
  }

  // Up to four capitalised words of a sub-unit's name that lead to a ministry or organization.
  std::uint32_t WordsToBody(std::uint32_t i) const {
    if (!x_.info().adjectives_after) return i;  // there a sub-unit stands behind its body
    for (std::uint32_t k = i; k < i + 5 && k < limit_; ++k) {
      const LexiconMatch* head = Best(k, EntryKind::kOrgHead);
      if (k > i && (AnyOf(k, {EntryKind::kMinistry, EntryKind::kOrganization}) || (head != nullptr && x_.org_heads[head->entry->payload].ministry))) return k;
      if (!Capital(k) || (a_.words[k]->flags & kGivenName) != 0 || AnyOf(k, {EntryKind::kHonorific, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kDateWord, EntryKind::kOffice})) return i;
    }
    return i;
  }

  int Capitalised(std::uint32_t begin, std::uint32_t end) const {
    int n = 0;
    for (std::uint32_t i = begin; i < end; ++i) n += Capital(i) ? 1 : 0;
    return n;
  }

  void SetDepartment(Title& t, const std::string& id) const {
    t.department = id;
    const DepartmentEntry* d = x_.DepartmentById(id);
    t.ministry = d != nullptr ? d->ministry : "";
  }

  void MinistryBody(Title& t, int entity) const {
    const Entity& e = a_.entities[static_cast<std::size_t>(entity)];
    if (t.country < 0) t.country = e.country;
  }

  // An organization or ministry inside a title.
  std::optional<Found> BodyAt(std::uint32_t i) {
    std::optional<Found> f = Organization(i);
    std::optional<Found> m = Ministry(i);
    if (m && (!f || m->mention.end > f->mention.end)) f = std::move(m);
    return f;
  }

  std::optional<Found> TitledPerson(std::uint32_t i) {
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
      named = (end - name >= 2 || known || Mark(end, ',')) && (ClosedName(name) >= name + 3 || !AnyOf(name, {EntryKind::kPlace, EntryKind::kOrganization, EntryKind::kVenue, EntryKind::kOrgHead})) && !headline_ &&
              !TitleAt(name).has_value();
    }
    // "anggota DK": a short acronym is none, unless the pack knows who goes by it.
    if (named && end == name + 1 && a_.tokens[name].Is(kAllCaps) && a_.tokens[name].end - a_.tokens[name].begin <= kMaxAcronym && !headline_ &&
        (a_.words[name]->flags & kGivenName) == 0 && Best(name, EntryKind::kNickname) == nullptr && !IsNameWord(name)) {
      named = false;
    }
    // A lone place or country behind a title is no name.
    if (named && end == name + 1 && (a_.words[name]->flags & kGivenName) == 0 && AnyOf(name, {EntryKind::kPlace, EntryKind::kCountry})) named = false;
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
      if (m != nullptr && x_.references[m->entry->payload].kind == ReferenceKind::kPair && x_.references[m->entry->payload].noun == ReferenceNoun::kCountry) {
        f.mention.end = f.mention.name_begin = f.mention.name_end = m->end;
        f.mention.reference = static_cast<int>(m->entry->payload);
      }
    }
    // "a colleague" is nobody's counterpart; "his colleague" and "the Mongolian host" are.
    if (x_.offices[static_cast<std::size_t>(p->title.office)].counterpart && p->title.country < 0 && p->title.body < 0 && x_.Has(WordList::kPossessivePronoun) &&
        !(i > start_ && (In(i - 1, WordList::kPossessivePronoun) || In(i - 1, WordList::kPossessive)))) {
      return std::nullopt;
    }
    // "recalled its ambassador to Colombia": nobody yet, and the host is a country like any other.
    if (!named && x_.offices[static_cast<std::size_t>(p->title.office)].envoy && p->title.country < 0 && p->title.body < 0 && !KnownHolder(p->title)) return std::nullopt;
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

  // Apposition and lists behind a mention: attaches what belongs to it, and says where to go on.
  std::uint32_t AfterMention(std::size_t index) {
    std::uint32_t next = a_.mentions[index].end;
    if (a_.mentions[index].type == NodeType::kMinistry && In(next, WordList::kAnd)) {
      // "the health ministries of Indonesia and Timor-Leste": one of each.
      const LexiconMatch* c = CountryAt(next + 1);
      const Mention first = a_.mentions[index];
      const Entity one = first.entity >= 0 ? a_.entities[static_cast<std::size_t>(first.entity)] : Entity();
      const std::vector<absl::string_view> key = absl::StrSplit(one.key, ':');
      const bool ends_in_country = CountryAt(first.end - 1) != nullptr;
      if (c != nullptr && one.country >= 0 && ends_in_country && key.size() == 3 && static_cast<int>(c->entry->payload) != one.country && !TitleAt(next + 1) && SkipPossessive(c->end) == c->end &&
          Best(c->end, EntryKind::kOrgHead) == nullptr) {
        const DepartmentEntry* department = x_.DepartmentById(key[1]);
        Found f;
        f.mention.begin = f.mention.name_begin = next + 1;
        f.mention.end = f.mention.name_end = c->end;
        f.mention.type = NodeType::kMinistry;
        f.entity = MinistryEntity(key[1], department != nullptr ? department->ministry : one.name, static_cast<int>(c->entry->payload), next + 1);
        ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, static_cast<int>(c->entry->payload), next + 1))].mentions;
        return Accept(std::move(f));
      }
    }
    if (a_.mentions[index].type != NodeType::kPerson) return Parenthesis(index);
    if (a_.mentions[index].form == MentionForm::kTitle && (In(next, WordList::kAnd) || ((Mark(next, '-') || Mark(next, 0x2013)) && Tight(next) && Tight(next + 1)))) {
      const Title title = a_.titles[static_cast<std::size_t>(a_.mentions[index].title)];
      // "the health ministers of Oman and India", "Menlu RI-Korut": one of each.
      const LexiconMatch* c = CountryAt(next + 1);
      if (c != nullptr && title.country >= 0 && static_cast<int>(c->entry->payload) != title.country && !TitleAt(next + 1)) {
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
      if (second && second->mention.form == MentionForm::kTitled && second->title->country < 0 && second->title->body < 0 &&
          x_.offices[static_cast<std::size_t>(second->title->office)].office == x_.offices[static_cast<std::size_t>(title.office)].office) {
        second->title->country = title.country;
        a_.mentions[index].entity = second->entity;
        a_.mentions[index].in_apposition = true;
        return Accept(*std::move(second));
      }
    }
    // "the transport ministers of the two countries, A and B,"
    if (a_.mentions[index].form == MentionForm::kTitle && a_.mentions[index].reference >= 0 && Mark(next, ',')) {
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
    if (a_.mentions[index].form == MentionForm::kTitle && Mark(next, ',') && x_.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(a_.mentions[index].title)].office)].counterpart) {
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
    if (m.form != MentionForm::kName && m.form != MentionForm::kTitled && m.form != MentionForm::kShort) return next;
    // "Retno Marsudi, Menteri Luar Negeri RI," and "Hansen (Danish environment minister)"
    const bool parenthesis = Mark(next, '(');
    // "Retno Marsudi Menteri Luar Negeri Indonesia memanggil ...": some papers leave the comma out.
    const bool bare = IsWholeName(m) && !headline_ && Capital(next) && a_.IsWord(next);
    if (Mark(next, ',') || parenthesis || bare) {
      const std::uint32_t j = bare ? next : SkipArticle(next + 1);
      if (std::optional<ParsedTitle> p = TitleAt(j); p && (!bare || p->title.country >= 0 || p->title.body >= 0)) {
        const bool closed = p->end >= limit_ || Mark(p->end, ',') || Mark(p->end, '.') || Mark(p->end, ')') || Mark(p->end, '"') ||
                            In(p->end, WordList::kAnd) || In(p->end, WordList::kRelative) || In(p->end, WordList::kAt) || In(p->end, WordList::kPreposition);
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

  // "Badan Nasional ... (BNPB)": the acronym is a name of what stands before it.
  std::uint32_t Parenthesis(std::size_t index) {
    Mention& m = a_.mentions[index];
    const std::uint32_t next = m.end;
    if (m.entity < 0 || !Mark(next, '(') || !Mark(next + 2, ')') || next + 2 >= limit_) return next;
    if (!a_.IsWord(next + 1) || !a_.IsCapital(next + 1)) return next;
    if (m.type == NodeType::kCountry) {  // "Amerika Serikat (AS)"
      const LexiconMatch* same = CountryAt(next + 1);
      if (same != nullptr && same->end == next + 2 && static_cast<int>(same->entry->payload) == a_.entities[static_cast<std::size_t>(m.entity)].country) m.end = next + 3;
      return m.end;
    }
    // "Joko Widodo (Jokowi)"
    const bool nickname = m.type == NodeType::kPerson && m.form != MentionForm::kTitle && a_.tokens[next + 1].end - a_.tokens[next + 1].begin > kMaxAcronym && a_.words[next + 1]->lists == 0 &&
                          !In(next + 1, WordList::kNotName) && !AnyOf(next + 1, {EntryKind::kPlace, EntryKind::kCountry, EntryKind::kDemonym, EntryKind::kOrganization, EntryKind::kOffice, EntryKind::kDateWord});
    const bool acronym = nickname || a_.tokens[next + 1].Is(kAllCaps) || m.type == NodeType::kMinistry || m.type == NodeType::kOrganization || m.type == NodeType::kAgreement;
    if (!acronym || m.type == NodeType::kPlace || m.type == NodeType::kCountry) return next;
    a_.entities[static_cast<std::size_t>(m.entity)].aliases.emplace_back(a_.Text(next + 1));
    introduced_[a_.tokens[next + 1].hash] = m.entity;
    m.end = next + 3;
    // "Kementerian Luar Negeri (Kemlu) RI"
    if (m.type == NodeType::kMinistry && a_.entities[static_cast<std::size_t>(m.entity)].country < 0) {
      if (const LexiconMatch* c = CountryAt(m.end)) {
        const Entity e = a_.entities[static_cast<std::size_t>(m.entity)];
        const int with_country = MinistryEntity(e.key.substr(9, e.key.rfind(':') - 9), e.name, static_cast<int>(c->entry->payload), m.begin);
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

  // ---- ministries and organizations

  int MinistryEntity(absl::string_view department, absl::string_view name, int country, std::uint32_t at) {
    const std::string iso = country >= 0 ? x_.countries[static_cast<std::size_t>(country)].iso3 : "";
    const absl::string_view own = x_.MinistryName(department, country);
    const int e = Intern(a_, NodeType::kMinistry, absl::StrCat("ministry:", department, ":", iso), own.empty() ? name : own, at);
    a_.entities[static_cast<std::size_t>(e)].country = country;
    if (country >= 0) a_.entities[static_cast<std::size_t>(e)].country_named = true;
    return e;
  }

  std::optional<Found> Ministry(std::uint32_t i) {
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
      if (entry.country >= 0 && introduced_.contains(a_.tokens[i].hash)) country = a_.entities[static_cast<std::size_t>(introduced_[a_.tokens[i].hash])].country;
    } else if (const LexiconMatch* head = Best(j, EntryKind::kOrgHead); head != nullptr && x_.org_heads[head->entry->payload].ministry && !x_.org_heads[head->entry->payload].after) {
      std::uint32_t d = head->end;
      while (In(d, WordList::kOf) || In(d, WordList::kArticle)) ++d;
      j = DepartmentEnd(d, &id, &name);
      if (j == d) return std::nullopt;
      name = std::string(a_.Span(head->begin, j));
      if (Best(d, EntryKind::kDepartment) != nullptr && Best(d, EntryKind::kDepartment)->end == j) name = x_.departments[Best(d, EntryKind::kDepartment)->entry->payload].ministry;
    } else {
      const std::uint32_t d = DepartmentEnd(j, &id, &name);
      if (d == j) return std::nullopt;
      const LexiconMatch* behind = Best(d, EntryKind::kOrgHead);
      if (behind == nullptr || !x_.org_heads[behind->entry->payload].ministry || !x_.org_heads[behind->entry->payload].after) return std::nullopt;
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

  int OrganizationEntity(std::uint32_t begin, std::uint32_t end, int country, const std::string& kind) {
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

  int LexiconOrganization(int index, std::uint32_t at) {
    const OrganizationEntry& o = x_.organizations[static_cast<std::size_t>(index)];
    const int e = Intern(a_, NodeType::kOrganization, absl::StrCat("organization:", o.entity), o.name, at);
    Entity& entity = a_.entities[static_cast<std::size_t>(e)];
    entity.country = o.country;
    entity.kind = o.kind;
    return e;
  }

  std::optional<Found> Organization(std::uint32_t i) {
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
        const LexiconMatch* c = CountryAt(end);
        if (c != nullptr && static_cast<int>(c->entry->payload) == o.country) end = c->end;
      }
      // "Mahkamah Agung India", "National Assembly of France": several states have one.
      const bool shared = end == m->end && (o.kind == "parliament" || o.kind == "court" || o.kind == "agency" || o.kind == "party");
      const LexiconMatch* whose = shared ? CountryAt(In(end, WordList::kOf) ? end + 1 : end) : nullptr;
      if (whose != nullptr) {
        offer(whose->end, OrganizationEntity(i, whose->end, static_cast<int>(whose->entry->payload), o.kind));
      } else {
        entity.aliases.emplace_back(a_.Span(i, end));
        offer(end, e);
      }
    } else if (const auto it = introduced_.find(a_.tokens[i].hash); it != introduced_.end() && a_.IsCapital(i) && a_.tokens[i].Is(kAllCaps)) {
      if (a_.entities[static_cast<std::size_t>(it->second)].type == NodeType::kOrganization) offer(i + 1, it->second);
    }
    if (std::optional<Found> common = OfCountry(i); common && (!best || common->mention.end > best->mention.end)) best = std::move(common);
    if (const LexiconMatch* head = Best(i, EntryKind::kOrgHead); head != nullptr && Begins(x_.org_heads[head->entry->payload]) && !best) {
      int country = -1;
      const std::uint32_t end = HeadedEnd(i, head->end, x_.org_heads[head->entry->payload], &country);
      if (end > head->end && (!best || end > best->mention.end)) offer(end, OrganizationEntity(i, end, country, x_.org_heads[head->entry->payload].kind));
    }
    if (Capital(i) && !In(i, WordList::kArticle)) {
      if (const std::uint32_t end = RunToHead(i, EntryKind::kOrgHead); end != 0 && (!best || end > best->mention.end)) {
        int country = -1;
        if (const LexiconMatch* c = CountryAt(i)) country = static_cast<int>(c->entry->payload);
        offer(end, OrganizationEntity(i, end, country, RunKind(end)));
      }
    }
    if (best && a_.entities[static_cast<std::size_t>(best->entity)].kind == "embassy") {  // "Kedutaan Besar RI (KBRI) Addis Ababa"
      std::uint32_t k = best->mention.end;
      if (Mark(k, '(') && Mark(k + 2, ')')) k += 3;
      if (const LexiconMatch* seat = Best(k, EntryKind::kPlace); seat != nullptr && x_.places[seat->entry->payload].kind == "capital" && k > best->mention.begin) best->mention.end = best->mention.name_end = seat->end;
    }
    return best;
  }

  static bool Begins(const HeadEntry& head) { return !head.ministry && !head.after && !head.common; }

  // "the Iranian parliament", "Iran's embassy in London", "Pakistani military intelligence": a common noun behind a
  // country, unless it only describes the next one ("Israeli military officials").
  std::optional<Found> OfCountry(std::uint32_t i) {
    const LexiconMatch* c = CountryAt(i);
    if (c == nullptr) return std::nullopt;
    const std::uint32_t j = SkipPossessive(c->end);
    const LexiconMatch* head = Best(j, EntryKind::kOrgHead);
    if (head == nullptr || !x_.org_heads[head->entry->payload].common || Capital(j)) return std::nullopt;
    std::uint32_t end = head->end;
    const bool describes = end < limit_ && a_.IsWord(end) && !Capital(end) && a_.words[end]->lists == 0 && (a_.words[end]->flags & kVerb) == 0 && !AnyOf(end, {EntryKind::kTrigger, EntryKind::kCue});
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
      f.entity = known >= 0 ? LexiconOrganization(known, i) : Intern(a_, NodeType::kOrganization, absl::StrCat("organization:", FoldedKey(a_.Span(j, end)), ":", x_.countries[static_cast<std::size_t>(country)].iso3), name, i);
      Entity& entity = a_.entities[static_cast<std::size_t>(f.entity)];
      entity.country = country;
      entity.kind = kind;
      entity.aliases.emplace_back(name);
    }
    f.mention.end = f.mention.name_end = end;
    ++a_.entities[static_cast<std::size_t>(CountryEntity(a_, country, i))].mentions;
    return f;
  }

  // The one organization of a kind that the pack knows in a country, as an index; -1 if there is none, or more.
  int OnlyOne(absl::string_view kind, int country) const {
    int found = -1;
    for (std::size_t o = 0; o < x_.organizations.size(); ++o) {
      if (x_.organizations[o].country != country || x_.organizations[o].kind != kind) continue;
      if (found >= 0) return -1;
      found = static_cast<int>(o);
    }
    return found;
  }

  // The end of the place or country at `i`; `otherwise` if there is none.
  std::uint32_t PlaceOrCountryEnd(std::uint32_t i, std::uint32_t otherwise) const {
    if (const LexiconMatch* c = CountryAt(i)) return c->end;
    if (const LexiconMatch* p = Best(i, EntryKind::kPlace)) return p->end;
    return otherwise;
  }

  // The kind of the head that a name ends with.
  std::string RunKind(std::uint32_t end) const {
    for (std::uint32_t i = end; i-- > 0 && end - i <= 4;) {
      const LexiconMatch* m = Best(i, EntryKind::kOrgHead);
      if (m != nullptr && m->end == end) return x_.org_heads[m->entry->payload].kind;
    }
    return "";
  }

  // "Dewan Perdamaian dan Keamanan", "Kedutaan Besar China di Zimbabwe", "parlemen Ukraina"
  std::uint32_t HeadedEnd(std::uint32_t begin, std::uint32_t i, const HeadEntry& head, int* country) const {
    std::uint32_t end = i;
    std::uint32_t j = i;
    while (In(j, WordList::kOf) || In(j, WordList::kArticle)) ++j;
    for (int words = 0; j < limit_ && words < 8; ++words) {
      if (const LexiconMatch* c = CountryAt(j)) {
        if (!a_.IsCapital(begin) && end == i && std::find(kVagueKinds.begin(), kVagueKinds.end(), head.kind) != kVagueKinds.end()) return begin;
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
      if (Capital(j) && !StopsName(j, false) && ((a_.words[j]->flags & kGivenName) == 0 || j == i) && Best(j, EntryKind::kHonorific) == nullptr) {
        j = end = j + 1;
      } else if (j > i && (In(j, WordList::kAnd) || In(j, WordList::kOf)) && Capital(j + 1) && !AnyOf(j + 1, {EntryKind::kCountry, EntryKind::kOffice, EntryKind::kOrganization, EntryKind::kOrgHead, EntryKind::kMinistry}) && a_.IsCapital(begin)) {
        ++j;
      } else {
        break;
      }
    }
    return head.kind == "embassy" && end > i && In(end, WordList::kAt) ? PlaceOrCountryEnd(end + 1, end) : end;
  }

  // ---- gatherings

  struct Ordinal {
    int value = 0;
    std::uint32_t end = 0;
  };
  // "ke-42", "42nd", "Fifth"
  Ordinal OrdinalAt(std::uint32_t i) const {
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
    if (const LexiconMatch* m = Best(i, EntryKind::kDateWord); m != nullptr && x_.date_words[m->entry->payload].kind == DateKind::kOrdinalSuffix &&
                                                              x_.date_words[m->entry->payload].value > 0) {
      return {x_.date_words[m->entry->payload].value, m->end};  // "Fifth"
    }
    return {};
  }

  std::optional<Found> Summit(std::uint32_t i) {
    if (!(Capital(i) || a_.tokens[i].kind == TokenKind::kNumber || Best(i, EntryKind::kSummit) != nullptr || In(i, WordList::kOrdinalMarker) || In(i, WordList::kJoint))) {
      return std::nullopt;
    }
    std::optional<Found> best;
    for (std::optional<Found> f : {NumberedSummit(i), SeriesSummit(i), MarginSummit(i)}) {
      if (f && (!best || f->mention.end > best->mention.end)) best = std::move(f);
    }
    return best;
  }

  // "47th ASEAN Summit", "KTT G20 2022": a head noun with what stands around it.
  std::optional<Found> SeriesSummit(std::uint32_t i) {
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
      if (const LexiconMatch* o = Best(k, EntryKind::kOrganization); o != nullptr && !(ordinal != 0 && EndsInSummit(*o))) {
        series.push_back(Slug(x_.organizations[o->entry->payload].entity));
        named = bodies = true;
        // "the East African Community (EAC) Council of Ministers"
        return Mark(o->end, '(') && Capital(o->end + 1) && Mark(o->end + 2, ')') && (a_.kinds[o->end + 3] & KindBit(EntryKind::kSummit)) != 0 ? o->end + 3 : o->end;
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
      } else if (Capital(j) && !In(j, WordList::kArticle) && Best(j, EntryKind::kOffice) == nullptr && !StopsName(j, false) && (a_.words[j]->flags & kGivenName) == 0) {
        series.push_back(FoldedKey(a_.Text(j)));
        named = true;
        ++j;
      } else if (j > i && (Mark(j, '-') || Mark(j, 0x2013)) && Tight(j) && Tight(j + 1)) {
        ++j;
      } else if (j > i && !x_.info().adjectives_after && j - i <= kSummitModifiers && PlainModifier(j) && PlaceOrCountryEnd(i, i) > i) {
        ++j;  // "a Mediterranean gas forum"
      } else {
        return std::nullopt;
      }
      head = Best(j, EntryKind::kSummit);
    }
    if (head == nullptr) return std::nullopt;
    const std::string& kind = x_.summits[head->entry->payload].kind;
    if (kind == kCommonSummit || (kind == kEventSummit && !(named && a_.IsCapital(head->begin)))) return CommonSummit(i, *head);
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
      if (next == j && (Mark(j, '-') || Mark(j, 0x2013)) && Tight(j) && Tight(j + 1) && element(j + 1) > j + 1) next = element(j + 1);
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
      if (next == j && a_.IsCapital(head->begin) && Capital(j) && Best(j, EntryKind::kOrgHead) != nullptr && !In(j, WordList::kCommission) && !x_.info().adjectives_after) return std::nullopt;  // "Congress Party"
      if (next == j && a_.IsCapital(head->begin) && Capital(j) && !StopsName(j, false) && !headline_ && (a_.words[j]->flags & kGivenName) == 0 &&
          !AnyOf(j, {EntryKind::kOffice})) {
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
    if (!complete && ((!a_.IsCapital(head->begin) && ordinal == 0 && !bodies) || !named)) return CommonSummit(i, *head);
    return Gathering(i, end, std::move(series), ordinal, year);
  }

  Found Gathering(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series, int ordinal, int year) {
    Found f;
    f.mention.begin = f.mention.name_begin = begin;
    f.mention.end = f.mention.name_end = end;
    f.mention.type = NodeType::kSummit;
    f.entity = SummitEntity(begin, end, std::move(series), ordinal, year);
    return f;
  }

  // "Joint Trade and Economic Cooperation Committee": where the name of a standing commission that begins at `i` ends;
  // `i` if none does.
  std::uint32_t CommissionEnd(std::uint32_t i) const {
    if (!In(i, WordList::kJoint)) return i;
    for (std::uint32_t k = i + 1; k < limit_ && k - i <= kCommissionWords; ++k) {
      if (In(k, WordList::kCommission)) return k + 1;
      const bool joins = In(k, WordList::kAnd) || (a_.IsMark(k, '-') && Tight(k)) || a_.IsMark(k, ',');
      if (!joins && !(a_.IsWord(k) && (Capital(i) ? Capital(k) && CountryAt(k) == nullptr : PlainModifier(k)))) return i;
    }
    return i;
  }

  // Is it said here that something happens beside what begins at `i`? "on the sidelines of the Tashkent Law Spring"
  bool BehindMargin(std::uint32_t i) const {
    while (i > start_ && (In(i - 1, WordList::kArticle) || In(i - 1, WordList::kOf))) --i;
    return i > start_ && In(i - 1, WordList::kMargin);
  }

  // A name that says nothing of what it is, where only a gathering can stand.
  std::optional<Found> MarginSummit(std::uint32_t i) {
    if (!Capital(i) || headline_ || !BehindMargin(i)) return std::nullopt;
    std::uint32_t end = i;
    bool plain = false;  // has it a word that names no body, office or place?
    while (end < limit_ && end - i < kMarginWords) {
      const bool number = IsYear(end) || OrdinalAt(end).value != 0;
      if (!(a_.IsWord(end) && a_.IsCapital(end)) && !number) break;
      if (AnyOf(end, {EntryKind::kOffice, EntryKind::kHonorific}) || (a_.words[end]->flags & kGivenName) != 0) return std::nullopt;
      const bool known = number || CountryAt(end) != nullptr || AnyOf(end, {EntryKind::kPlace, EntryKind::kOrganization, EntryKind::kMinistry, EntryKind::kDepartment, EntryKind::kOrgHead, EntryKind::kVenue});
      plain = plain || (!known && end + 1 > i + 1);
      ++end;
    }
    if (end < i + 2 || !plain) return std::nullopt;
    // "of the Bandung Spirit exhibition", "of Modi's visit": it goes on.
    if (end < limit_ && a_.IsWord(end) && a_.words[end]->lists == 0 && Best(end, EntryKind::kWord) == nullptr && (next_date_ >= a_.dates.size() || a_.dates[next_date_].begin != end)) return std::nullopt;
    if (end < limit_ && In(end, WordList::kPossessive)) return std::nullopt;
    if (const LexiconMatch* known = Best(i, EntryKind::kOrganization); known != nullptr && known->end >= end) return std::nullopt;
    return Gathering(i, end, {FoldedKey(a_.Span(i, end))}, 0, 0);
  }

  // Does the name of a body end in a word for gatherings, as "Pacific Islands Forum"?
  bool EndsInSummit(const LexiconMatch& body) const {
    const LexiconMatch* head = body.end > body.begin + 1 ? Best(body.end - 1, EntryKind::kSummit) : nullptr;
    return head != nullptr && head->end == body.end;
  }

  // "an international conference on refugees", "a high-level meeting on Haiti": a gathering that has no name, only a
  // subject. What describes it belongs to what it is called.
  std::optional<Found> CommonSummit(std::uint32_t i, const LexiconMatch& head) {
    // "a Libya peace conference"
    if (headline_ || (i != head.begin && (x_.info().adjectives_after || a_.IsCapital(head.begin) || PlaceOrCountryEnd(i, i) == i))) return std::nullopt;
    const std::string& kind = x_.summits[head.entry->payload].kind;
    std::uint32_t begin = i;
    const std::uint32_t first = a_.mentions.empty() ? start_ : std::max(start_, a_.mentions.back().end);
    const bool modified = !x_.info().adjectives_after;
    for (std::uint32_t n = 0; modified && begin > first && n < kSummitModifiers; ++n) {
      if (begin > first + 1 && Mark(begin - 1, '-') && Tight(begin - 1) && Tight(begin)) --begin;  // "inter-sessional"
      if (!PlainModifier(begin - 1)) break;
      --begin;
    }
    if (modified && begin == first && Describes(begin)) begin = a_.mentions.back().begin;
    std::uint32_t end = head.end;
    while (end < limit_ && end - head.end < kSummitModifiers && x_.info().adjectives_after && PlainModifier(end)) ++end;
    const bool held = HeldOrAttended(begin);
    const bool margin = BehindMargin(begin);
    if (kind == kCommonSummit && !held && !margin) return std::nullopt;
    const bool described = begin < head.begin || end > head.end || head.entry->length > 1;
    if (!held && !margin && !described) {  // "at their first summit in Samarkand": the town is its name
      const std::uint32_t town = kind == kHeadSummit && In(end, WordList::kAt) ? PlaceOrCountryEnd(end + 1, end) : end;
      return town > end ? std::optional<Found>(NewSummit(begin, end, town)) : std::nullopt;
    }
    if (kind == kEventSummit && !held && !margin && !(begin > start_ && BehindAt(begin))) return std::nullopt;
    std::uint32_t of = end + 1;
    while (In(of, WordList::kArticle)) ++of;
    if (In(end, WordList::kOf) && held && CountryAt(of) == nullptr) {  // "will host a conference of the Group of Friends of Haiti"
      std::uint32_t j = of;
      while (j < limit_ && a_.IsWord(j) && (a_.IsCapital(j) || In(j, WordList::kOf) || In(j, WordList::kArticle) || TopicWord(j))) ++j;
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
    const bool known = kind == kEventSummit ? BehindAt(begin) : kind != kCommonSummit && head.entry->length > 1 && BehindTo(begin);
    if (!In(end, WordList::kAbout)) return described && (margin || known) ? std::optional<Found>(NewSummit(begin, end)) : std::nullopt;
    const std::uint32_t limit = next_date_ < a_.dates.size() && a_.dates[next_date_].begin > i ? std::min(limit_, a_.dates[next_date_].begin) : limit_;
    std::uint32_t words = 0;
    std::uint32_t j = end + 1;
    for (; j < limit && words < kSummitTopic; ++j, ++words) {
      // "on the war in Sudan" is its subject, "on fisheries in Suva" where it is held.
      const bool at = In(j, WordList::kAt) && !AnyOf(j + 1, {EntryKind::kPlace});
      const bool link = words > 0 && (In(j, WordList::kOf) || at) && j + 1 < limit_ && a_.IsWord(j + 1);
      if (!(In(j, WordList::kArticle) || link || (a_.IsWord(j) && (TopicWord(j) || a_.IsCapital(j))))) break;
    }
    while (j > end + 1 && (In(j - 1, WordList::kOf) || In(j - 1, WordList::kAt) || In(j - 1, WordList::kArticle) || In(j - 1, WordList::kAnd))) --j;
    if (j == end + 1) return std::nullopt;
    return NewSummit(begin, j);
  }

  // "the KADEX defense exhibition", "the eastern Mediterranean gas forum": does the last mention, which ends at `end`,
  // belong to the name of what begins there?
  bool Describes(std::uint32_t end) const {
    if (a_.mentions.empty() || a_.mentions.back().end != end || end - a_.mentions.back().begin > kSummitModifiers) return false;
    const Mention& m = a_.mentions.back();
    return m.begin > start_ && (m.type == NodeType::kPlace || (m.type == NodeType::kPerson && m.entity < 0 && m.end == m.begin + 1));
  }

  // "at a refugee conference"
  bool BehindAt(std::uint32_t begin) const {
    const std::uint32_t i = BehindArticle(begin);
    return i > start_ && (In(i - 1, WordList::kAt) || In(i - 1, WordList::kSideline));
  }
  // "goes to Tokyo for the next two-plus-two meeting"
  bool BehindTo(std::uint32_t begin) const {
    const std::uint32_t i = BehindArticle(begin);
    return i > start_ && (In(i - 1, WordList::kTo) || In(i - 1, WordList::kHost));
  }
  std::uint32_t BehindArticle(std::uint32_t i) const {
    while (i > start_ && In(i - 1, WordList::kArticle)) --i;
    return i;
  }

  // Does what begins at `begin` stand behind a trigger of hosting or attending? "is to host an early conference"
  bool HeldOrAttended(std::uint32_t begin) const {
    std::uint32_t i = begin;
    while (i > start_ && In(i - 1, WordList::kArticle)) --i;
    for (std::uint32_t k = i; k > start_ && i - k < kTriggerWords; --k) {
      for (std::uint32_t m = a_.first_match[k - 1]; m < a_.first_match[k]; ++m) {
        const LexiconMatch& match = a_.matches[m];
        if (match.end != i || match.entry->kind != EntryKind::kTrigger) continue;
        if (x_.MayMean(match.entry->payload, Relation::kHosted) || x_.MayMean(match.entry->payload, Relation::kAttended)) return true;
      }
    }
    return false;
  }

  // A gathering by just the words that it has here, or by those up to `name_end`.
  Found NewSummit(std::uint32_t begin, std::uint32_t end, std::uint32_t name_end = 0) {
    Found f;
    f.mention.begin = f.mention.name_begin = begin;
    f.mention.end = f.mention.name_end = end;
    f.mention.type = NodeType::kSummit;
    const absl::string_view name = a_.Span(begin, std::max(end, name_end));
    f.entity = Intern(a_, NodeType::kSummit, absl::StrCat("summit:", FoldedKey(name)), name, begin);
    return f;
  }

  // "COP28": the number is part of the word.
  std::optional<Found> NumberedSummit(std::uint32_t i) {
    if (!a_.IsWord(i) || !a_.tokens[i].Is(kHasDigit)) return std::nullopt;
    const absl::string_view text = a_.Text(i);
    const std::size_t digits = text.find_first_of("0123456789");
    int number = 0;
    if (digits == 0 || digits == absl::string_view::npos || !absl::SimpleAtoi(text.substr(digits), &number)) return std::nullopt;
    if (x_.Single(WordHash(text.substr(0, digits)), EntryKind::kSummit) == nullptr) return std::nullopt;
    Found f;
    f.mention.begin = f.mention.name_begin = i;
    f.mention.end = f.mention.name_end = i + 1;
    f.mention.type = NodeType::kSummit;
    f.entity = SummitEntity(i, i + 1, {FoldedKey(text.substr(0, digits))}, number, 0);
    return f;
  }

  // Two spellings of one gathering have the same series and no contradicting ordinal or year.
  int SummitEntity(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series, int ordinal, int year) {
    std::sort(series.begin(), series.end());
    std::string key;
    for (const std::string& s : series) absl::StrAppend(&key, " ", s);
    const absl::string_view name = a_.Span(begin, end);
    for (const int e : gatherings_[key]) {
      Entity& s = a_.entities[static_cast<std::size_t>(e)];
      if ((ordinal != 0 && s.ordinal != 0 && ordinal != s.ordinal) || (year != 0 && s.year != 0 && year != s.year)) continue;
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
    const int e = Intern(a_, NodeType::kSummit, absl::StrCat("summit:", key, ":", ordinal, ":", year), name, begin);
    Entity& s = a_.entities[static_cast<std::size_t>(e)];
    gatherings_[key].push_back(e);
    s.series = key;
    s.ordinal = ordinal;
    s.year = year;
    s.wanted = true;
    return e;
  }

  // ---- instruments

  std::optional<Found> Agreement(std::uint32_t i) {
    const LexiconMatch* head = Best(i, EntryKind::kAgreement);
    // "Bilateral Currency Swap Arrangement", in a text whose own words would stand the other way round.
    for (std::uint32_t j = i; head == nullptr && x_.info().adjectives_after && !headline_ && j < i + kForeignName && j + 1 < limit_; ++j) {
      if (!Capital(j) || a_.tokens[j].Is(kAllCaps) || a_.kinds[j] != 0 || a_.words[j]->lists != 0 || (j == start_ && (a_.words[j]->flags & kKnownLower) != 0)) break;
      if (const LexiconMatch* m = Best(j + 1, EntryKind::kAgreement); m != nullptr && Capital(j + 1) && !a_.tokens[j + 1].Is(kAllCaps)) head = m;
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
      // "a treaty on X", "a deal to build X"
      if (In(j, WordList::kAbout) || (In(j, WordList::kOf) && !a_.IsCapital(j)) || (In(j, WordList::kPurpose) && (a_.words[std::min(j + 1, limit_ - 1)]->flags & kVerb) != 0)) {
        if (linked) break;
        linked = true;
        ++j;
        continue;
      }
      if (!a_.IsWord(j) || !(linked ? TopicWord(j) : PlainModifier(j))) {
        if (Mark(j, '-') && Tight(j) && Tight(j + 1)) {
          ++j;
          continue;
        }
        break;
      }
      ++j;
      ++words;
      end = j;
    }
    Found f;
    f.mention.begin = f.mention.name_begin = begin;
    f.mention.end = f.mention.name_end = end;
    f.mention.type = NodeType::kAgreement;
    f.mention.form = end - begin > static_cast<std::uint32_t>(head->entry->length) || begin != head->begin ? MentionForm::kName : MentionForm::kShort;
    const absl::string_view name = a_.Span(begin, end);
    f.entity = AgreementEntity(name, kind, f.mention.form == MentionForm::kShort, begin);
    Entity& entity = a_.entities[static_cast<std::size_t>(f.entity)];
    if (entity.topic.empty()) {
      std::uint32_t from = behind_head;
      while (from < end && (!a_.IsWord(from) || In(from, WordList::kAbout) || In(from, WordList::kOf) || In(from, WordList::kArticle) || In(from, WordList::kPreposition))) ++from;
      entity.topic = std::string(from < end ? a_.Span(from, end) : a_.Span(begin, head->begin));
    }
    return f;
  }

  // A word that can modify an instrument's head without any other role in the sentence.
  bool PlainModifier(std::uint32_t i) const {
    if (i >= limit_ || !a_.IsWord(i)) return false;
    const WordInfo& w = *a_.words[i];
    if (w.lists != 0 || (w.flags & kVerb) != 0) return false;
    if (i > 0 && a_.tokens[i - 1].kind == TokenKind::kNumber && Tight(i)) return false;  // "$25b deal"
    if (a_.IsCapital(i) && !(i == start_)) return headline_ && (w.flags & kGivenName) == 0 && CountryAt(i) == nullptr;
    return !AnyOf(i, {EntryKind::kTrigger, EntryKind::kCue, EntryKind::kReference, EntryKind::kOffice, EntryKind::kDateWord, EntryKind::kCountry,
                      EntryKind::kDemonym, EntryKind::kWord, EntryKind::kSummit});
  }
  bool TopicWord(std::uint32_t i) const {
    if (i >= limit_ || !a_.IsWord(i)) return false;
    if (In(i, WordList::kAnd) || In(i, WordList::kArticle)) return TopicWord(i + 1);
    const WordInfo& w = *a_.words[i];
    if ((w.lists & ~Bit(WordList::kOf)) != 0) return false;
    if (Best(i, EntryKind::kTrigger) != nullptr && !IsNominalTrigger(i) && !a_.IsCapital(i)) return false;
    return CountryAt(i) == nullptr && !AnyOf(i, {EntryKind::kCue, EntryKind::kReference, EntryKind::kOffice, EntryKind::kDateWord});
  }

  int AgreementEntity(absl::string_view name, const std::string& kind, bool bare, std::uint32_t at) {
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

  // ---- short forms

  // Single capitalised words that no one claimed are surnames, given names or acronyms of someone or
  // something named elsewhere in the article, or nothing.
  void LinkShortForms() {
    std::vector<bool> leads(a_.entities.size(), false);
    for (const Mention& m : a_.mentions) {
      if (m.entity >= 0 && m.title >= 0 && x_.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)].head) leads[static_cast<std::size_t>(m.entity)] = true;
    }
    for (Mention& m : a_.mentions) {
      if (m.entity >= 0 || m.form != MentionForm::kShort) continue;
      const std::vector<std::uint64_t> hashes = NameHashes(m.name_begin, m.name_end);
      int best = -1;
      for (const int e : PersonsWith(hashes)) {
        const Entity& p = a_.entities[static_cast<std::size_t>(e)];
        if (!SameName(p.name_hashes, hashes) || hashes.size() > p.name_hashes.size()) continue;
        // Of several, the one named last before this; else the first one after. But "Gul" is not Mrs Hayrunnisa Gul,
        // where Abdullah Gul is named often, or is the president.
        const bool before = p.first <= m.begin;
        const bool minor = best >= 0 && ((p.mentions <= 1 && a_.entities[static_cast<std::size_t>(best)].mentions > p.mentions + 1) ||
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
      for (std::uint32_t i = m.name_begin; i < m.name_end; ++i) given = given || (a_.words[i]->flags & kGivenName) != 0;
      if (!given || (a_.words[m.name_begin]->flags & kKnownLower) != 0) continue;
      if (!several && m.name_begin == a_.sentences[static_cast<std::size_t>(m.sentence)].begin && a_.sentences[static_cast<std::size_t>(m.sentence)].headline) continue;
      m.entity = Person(m.name_begin, m.name_end);
      m.form = MentionForm::kName;
      ++a_.entities[static_cast<std::size_t>(m.entity)].mentions;
    }
    std::erase_if(a_.mentions, [](const Mention& m) { return m.form == MentionForm::kShort && m.entity < 0; });
  }

  Analysis& a_;
  const Lexicon& x_;
  int sentence_ = 0;
  bool headline_ = false;
  std::uint32_t start_ = 0;
  std::uint32_t limit_ = 0;
  std::size_t next_date_ = 0;
  std::uint64_t parenthesised_ = 0;
  absl::flat_hash_map<std::string, std::string> nicknamed_;
  absl::flat_hash_map<std::uint64_t, std::vector<int>> persons_;  // by word of the name
  absl::flat_hash_map<std::string, std::vector<int>> gatherings_;  // by series
  absl::flat_hash_map<std::string, int> instruments_;              // the last one of a kind
  absl::flat_hash_set<std::uint64_t> proper_;
  absl::flat_hash_map<std::uint64_t, int> introduced_;  // acronyms that the article itself explains
  absl::flat_hash_set<std::string> held_offices_;  // of persons named with them
};

}  // namespace

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
    if (it->begin == s.body + 1 && it->end < before && a.IsMark(it->end, ',') && (it->type == NodeType::kPlace || it->type == NodeType::kCountry)) return CountryIndexOf(a, it->entity);
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
    if (held.body >= 0 && a.entities[static_cast<std::size_t>(held.body)].country >= 0) return a.entities[static_cast<std::size_t>(held.body)].country;
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
      if (other.type != NodeType::kMinistry || other.country < 0 || !absl::StartsWith(other.key, key)) continue;
      if (found >= 0 && (a.entities[static_cast<std::size_t>(found)].country == home || (other.country != home && other.first > m.begin))) continue;
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
    for (const std::string& alias : bare.aliases) a.entities[static_cast<std::size_t>(found)].aliases.push_back(alias);
    m.entity = found;
  }
}

void FindMentions(Analysis& a) { MentionFinder(a).Run(); }

}  // namespace diplograph
