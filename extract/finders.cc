// Finders: where in the sentence, or before it, a slot of a rule finds who fills it.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "extract/event_reader.h"

namespace diplograph {
namespace {

// The longest insertion, in items, that a list of persons goes on behind.
constexpr int kInsertedItems = 20;
// What may stand between two nouns that the same adposition governs: ", and also with".
constexpr int kJoiningItems = 5;

// How many sentences later it is said who takes part in a gathering.
constexpr int kGatheringSentences = 3;
// How many sentences later somebody does the same to whom it was done before.
constexpr int kAgainSentences = 2;
// The longest description of somebody in front of a name, in words: "a close ally of".
constexpr int kAppositionWords = 5;
// How many sentences later "the meeting" is still the one that was told last.
constexpr int kMetSentences = 4;
// The longest quotation, in items, that is just a word or two of somebody's.
constexpr int kQuotedWords = 5;
// How far a relative pronoun is looked for, in items.
constexpr int kRelativeItems = 12;
// How often a person must be named for an article to be about him.
constexpr int kProtagonistMentions = 2;

}  // namespace

bool EventReader::Find(const Finder& f, int t, const std::vector<int>& used, const FoundEvent& e,
                       Filling& out) {
  const bool verb_final = x_.info().verb_final;
  switch (f.kind) {
    case FinderKind::kSubject:
      return Subject(f, t, used, out);
    case FinderKind::kObject:
      return verb_final ? Leftward(f, t, 0, used, out) : Object(f, t, used, out);
    case FinderKind::kDirect:
      return verb_final ? Leftward(f, t, 0, used, out) : Object(f, t, used, out, 0);
    case FinderKind::kLeft:
      return Adjacent(f, t, -1, used, out);
    case FinderKind::kRight:
      return Adjacent(f, t, 1, used, out);
    case FinderKind::kVia:
      return verb_final ? Leftward(f, t, f.lists, used, out) : Via(f, t, used, out);
    case FinderKind::kBefore:
      return Leftward(f, t, f.lists, used, out);
    case FinderKind::kPair:
      return Entities(f, discourse_.pair(), 0.85, out) && out.entities.size() >= 2;
    case FinderKind::kSpeaker:
      return discourse_.speaker() >= 0 && Entities(f, {discourse_.speaker()}, 0.85, out);
    case FinderKind::kPartnerHere: {
      const int partner = e.actors.size() == 1 && MetHere(e.actors[0]) ? PartnerLike(e.actors[0]) : -1;
      return partner >= 0 && Entities(f, {partner}, 0.95, out);
    }
    case FinderKind::kPartner: {
      const int partner = e.actors.empty() ? -1 : PartnerLike(e.actors[0]);
      return partner >= 0 && Entities(f, {partner}, 0.8, out);
    }
    case FinderKind::kMain:
      return Main(f, t, used, out);
    case FinderKind::kFocus:
      return discourse_.subject() >= 0 && Entities(f, {discourse_.subject()}, 0.9, out);
    case FinderKind::kHere: {
      const bool here = t + 1 < static_cast<int>(items_.size()) &&
                        a_.In(items_[static_cast<std::size_t>(t + 1)].begin, WordList::kHere);
      const int place = here ? discourse_.Dateline() : -1;
      return place >= 0 && Entities(f, {place}, 0.9, out);
    }
    case FinderKind::kGathering: {
      const std::uint32_t at = items_[static_cast<std::size_t>(t)].begin;
      for (auto it = a_.mentions.rbegin();
           it != a_.mentions.rend() && it->sentence >= sentence_ - kGatheringSentences; ++it) {
        if (it->begin < at && it->type == NodeType::kSummit && it->entity >= 0)
          return Entities(f, {it->entity}, 0.85, out);
      }
      return false;
    }
    case FinderKind::kAgain:
      // "condemned the killing of X": of somebody else.
      for (int i = t + 1;
           i < static_cast<int>(items_.size()) && i < t + kReach &&
           !Barrier(items_[static_cast<std::size_t>(i)]) && !items_[static_cast<std::size_t>(i)].IsVerb();
           ++i) {
        const Item& item = items_[static_cast<std::size_t>(i)];
        if (item.kind == ItemKind::kNoun &&
            a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kPerson &&
            !Refers(item, ReferenceKind::kPronoun))
          return false;
      }
      for (auto it = a_.events.rbegin();
           it != a_.events.rend() && it->sentence >= sentence_ - kAgainSentences; ++it) {
        if (it->relation == e.relation && it->actors != e.actors && !it->targets.empty())
          return Entities(f, it->targets, 0.8, out);
      }
      return false;
    case FinderKind::kProtagonist:
      return Protagonist(f, e, out);
    case FinderKind::kCarried:
      return NothingBefore(t) && Entities(f, carried_, 0.75, out);
    case FinderKind::kHostCountry: {
      Finder host{FinderKind::kSubject, {}, 0, kActors};
      Filling found;
      if (!Subject(host, t, used, found)) return false;
      const int country = discourse_.CountryOf(found.entities[0]);
      return country >= 0 && Entities(f, {country}, 0.9, out);
    }
    case FinderKind::kText: {
      // Behind the noun that is the target already: "slammed Islamabad over ..." is not about Islamabad.
      int from = t + 1;
      for (const int u : used) {
        const Item& item = items_[static_cast<std::size_t>(u)];
        // "meminta kepada Li Keqiang meningkatkan impor": also behind an adposition.
        const bool governed = u == t + 2 && item.governed != 0 &&
                              items_[static_cast<std::size_t>(t + 1)].Has(WordList::kPreposition);
        if (u > t && !item.possessive && (governed || OnlyIdle(t + 1, u))) from = u + 1;
      }
      // "menggugat UE ke WTO": where to, not what about.
      if (from > t + 1 && from + 1 < static_cast<int>(items_.size()) &&
          items_[static_cast<std::size_t>(from)].Has(WordList::kTo) &&
          items_[static_cast<std::size_t>(from + 1)].kind == ItemKind::kNoun)
        return false;
      return Text(from, out);
    }
    case FinderKind::kTextOwn:
      return Text(t + 1, out, items_[static_cast<std::size_t>(t)].end - 1, &used);
    case FinderKind::kTextVia:
      // What the instrument's own name says comes before what it is for.
      if (f.lists == Bit(WordList::kPurpose) && e.instrument >= 0 &&
          a_.entities[static_cast<std::size_t>(e.instrument)].topic.size() >= kMinTopic)
        return false;
      return TextVia(f, t, used, out);
    case FinderKind::kTextSubject:
      return TextSubject(t, out);
  }
  return false;
}

bool EventReader::Protagonist(const Finder& f, const FoundEvent& e, Filling& out) const {
  int best = -1;
  for (std::size_t p = 0; p < a_.entities.size(); ++p) {
    const Entity& person = a_.entities[p];
    if (person.type != NodeType::kPerson || person.first >= e.trigger ||
        person.mentions < kProtagonistMentions)
      continue;
    if (best < 0 || person.mentions > a_.entities[static_cast<std::size_t>(best)].mentions)
      best = static_cast<int>(p);
  }
  if (best < 0 || e.actors.size() != 1) return false;
  const int country = CountryIndexOf(a_, best);
  if (country < 0 || country == CountryIndexOf(a_, e.actors[0])) return false;
  return Entities(f, {best}, 0.8, out);
}

const std::vector<int>& EventReader::Met() const {
  for (auto it = a_.events.rbegin(); it != a_.events.rend() && it->sentence >= sentence_ - kMetSentences;
       ++it) {
    if (it->relation == Relation::kMetWith || it->relation == Relation::kPlansToMeet) return it->actors;
  }
  return discourse_.pair();
}

bool EventReader::MetHere(int entity) const {
  return std::any_of(a_.events.rbegin(), a_.events.rend(), [&](const FoundEvent& e) {
    return e.sentence == sentence_ &&
           (e.relation == Relation::kMetWith || e.relation == Relation::kPlansToMeet) &&
           std::find(e.actors.begin(), e.actors.end(), entity) != e.actors.end();
  });
}

int EventReader::PartnerLike(int entity) const {
  int partner = discourse_.Partner(entity);
  if (partner < 0) {  // the other person of the sentence
    for (const Item& item : items_) {
      if (item.kind != ItemKind::kNoun) continue;
      for (const int p : Entities(item, TypeBit(NodeType::kPerson))) {
        if (p != entity && CountryIndexOf(a_, p) >= 0 && CountryIndexOf(a_, p) != CountryIndexOf(a_, entity))
          partner = p;
      }
    }
  }
  if (partner < 0) return -1;
  if (a_.entities[static_cast<std::size_t>(entity)].type == NodeType::kCountry) {
    const int c = discourse_.CountryOf(partner);
    return c >= 0 ? c : partner;
  }
  return partner;
}

bool EventReader::Entities(const Finder& f, const std::vector<int>& from, double certainty,
                           Filling& out) const {
  for (const int e : from) {
    if (e >= 0 && (f.types == 0 || (f.types & TypeBit(a_.entities[static_cast<std::size_t>(e)].type)) != 0))
      out.entities.push_back(e);
  }
  out.certainty = certainty;
  return !out.entities.empty();
}

std::vector<int> EventReader::Entities(const Item& item, std::uint16_t types) const {
  std::vector<int> out;
  const auto add = [&out](int e) {
    if (std::find(out.begin(), out.end(), e) == out.end()) out.push_back(e);
  };
  for (const int index : item.mentions) {
    const Mention& m = a_.mentions[static_cast<std::size_t>(index)];
    for (const int e : m.members) {
      if (types == 0 || (types & TypeBit(a_.entities[static_cast<std::size_t>(e)].type)) != 0) add(e);
    }
    if (m.entity < 0) continue;
    const NodeType type = a_.entities[static_cast<std::size_t>(m.entity)].type;
    if (types == 0 || (types & TypeBit(type)) != 0) {
      add(m.entity);
    } else if (m.acts_as >= 0 && (types & TypeBit(NodeType::kCountry)) != 0 &&
               (item.governed & Bit(WordList::kAt)) == 0 &&
               ((item.governed & Bit(WordList::kTo)) == 0 || (types & TypeBit(NodeType::kPlace)) == 0)) {
      add(CountryEntity(a_, m.acts_as, m.begin));
    }
  }
  return out;
}

bool EventReader::Take(const Finder& f, int i, const std::vector<int>& used, Filling& out) const {
  if (std::find(used.begin(), used.end(), i) != used.end()) return false;
  const Item& item = items_[static_cast<std::size_t>(i)];
  if (item.nobody && !for_nationals_ && (f.types & TypeBit(NodeType::kPerson)) != 0) return false;
  std::vector<int> who = Entities(item, f.types);
  if (who.empty()) return false;
  out.entities = std::move(who);
  out.item = i;
  return true;
}

bool EventReader::TakeList(const Finder& f, int i, const std::vector<int>& used, Filling& out) const {
  if (!Take(f, i, used, out)) return false;
  if (const int rest = ListGoesOn(i); rest >= 0 && std::find(used.begin(), used.end(), rest) == used.end()) {
    AddNew(out.entities, Entities(items_[static_cast<std::size_t>(rest)], f.types));
  }
  return true;
}

int EventReader::WhatItCalls(int i) const {
  const int n = static_cast<int>(items_.size());
  if (i + 2 >= n || items_[static_cast<std::size_t>(i)].kind != ItemKind::kWord ||
      !a_.In(items_[static_cast<std::size_t>(i)].begin, WordList::kNamedSo) ||
      items_[static_cast<std::size_t>(i + 1)].kind != ItemKind::kNoun ||
      !items_[static_cast<std::size_t>(i + 2)].IsVerb())
    return i;
  const Mention& who =
      a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i + 1)].mentions[0])];
  if (who.form != MentionForm::kReference) return i;
  int behind = i + 3;
  while (behind < n && items_[static_cast<std::size_t>(behind)].kind == ItemKind::kWord &&
         (items_[static_cast<std::size_t>(behind)].lists &
          (Bit(WordList::kPreposition) | Bit(WordList::kArticle) | Bit(WordList::kSubordinator))) != 0)
    ++behind;
  return behind;
}

bool EventReader::BehindCopula(int i) const {
  int k = i - 1;
  while (k > 0 && items_[static_cast<std::size_t>(k)].Has(WordList::kArticle)) --k;
  return k > 0 && items_[static_cast<std::size_t>(k)].Has(WordList::kCopula);
}

void EventReader::TakeRepeated(const Finder& f, int i, const std::vector<int>& used, Filling& out) const {
  const int n = static_cast<int>(items_.size());
  for (int k = i + 1; k < n && k <= i + kJoiningItems; ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.mark == ',' || item.Has(WordList::kAnd) || item.Has(WordList::kArticle) ||
        (item.kind == ItemKind::kWord && (item.Has(WordList::kAdverb) || (item.lists & f.lists) != 0)))
      continue;
    const bool again = item.kind == ItemKind::kNoun && (item.governed & f.lists) != 0 &&
                       items_[static_cast<std::size_t>(k - 1)].kind != ItemKind::kNoun;
    if (!again || std::find(used.begin(), used.end(), k) != used.end()) return;
    out.repeated = true;
    AddNew(out.entities, Entities(item, f.types));
    i = k;
  }
}

bool EventReader::NamesSome(int i) const {
  const int n = static_cast<int>(items_.size());
  if (i >= n || !(items_[static_cast<std::size_t>(i)].Has(WordList::kAdverb) ||
                  a_.In(items_[static_cast<std::size_t>(i)].begin, WordList::kInclusive)))
    return false;
  ++i;
  while (i < n && items_[static_cast<std::size_t>(i)].Has(WordList::kArticle)) ++i;
  return i < n && items_[static_cast<std::size_t>(i)].kind == ItemKind::kNoun &&
         items_[static_cast<std::size_t>(i)].governed == 0;
}

int EventReader::ListGoesOn(int i) const {
  const int n = static_cast<int>(items_.size());
  const auto is_person = [&](const Item& item) {
    return item.kind == ItemKind::kNoun &&
           a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kPerson;
  };
  if (i + 2 >= n || items_[static_cast<std::size_t>(i + 1)].mark != ',' ||
      !is_person(items_[static_cast<std::size_t>(i)]) ||
      !(items_[static_cast<std::size_t>(i + 2)].Has(WordList::kRelative) ||
        items_[static_cast<std::size_t>(i + 2)].Has(WordList::kArticle)))
    return -1;
  for (int k = i + 3; k < n && k < i + kInsertedItems; ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (Barrier(item)) return -1;
    // "A, the young prime minister of X, and B": the title is A's and has been joined with B.
    if (is_person(item) && item.mentions.size() > 1 &&
        a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity ==
            a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])].entity)
      return k;
    if (item.mark != ',') continue;
    if (k + 2 >= n || !items_[static_cast<std::size_t>(k + 1)].Has(WordList::kAnd)) return -1;
    int next = k + 2;
    while (next < n && items_[static_cast<std::size_t>(next)].Has(WordList::kArticle)) ++next;
    if (next >= n || !is_person(items_[static_cast<std::size_t>(next)])) return -1;
    const bool clause =
        next + 1 < n && (items_[static_cast<std::size_t>(next + 1)].IsVerb() ||
                         items_[static_cast<std::size_t>(next + 1)].Has(WordList::kAuxiliary));
    return clause ? -1 : next;
  }
  return -1;
}

bool EventReader::Barrier(const Item& item) const {
  return item.kind == ItemKind::kMark &&
         (item.mark == ';' || item.mark == ':' || item.mark == '"' || item.mark == 0x2013);
}

bool EventReader::ScareQuote(int i, int step) const {
  for (int k = i + step, n = 0; k >= 0 && k < static_cast<int>(items_.size()) && n <= kQuotedWords;
       k += step, ++n) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.kind == ItemKind::kMark) return item.mark == '"' && n > 0;
    if (item.kind != ItemKind::kWord) return false;
  }
  return false;
}

bool EventReader::Object(const Finder& f, int t, const std::vector<int>& used, Filling& out,
                         int most_words) const {
  int words = 0;
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.parenthesis) continue;
    if (item.mark == '"' && (ScareQuote(i, 1) || ScareQuote(i, -1))) continue;
    if (Barrier(item)) return false;
    switch (item.kind) {
      case ItemKind::kNoun:
        if (item.governed != 0 && (item.governed & Bit(WordList::kOf)) == 0) {
          if ((item.governed & (Bit(WordList::kAt))) == 0) return false;
          break;
        }
        if ((item.governed & Bit(WordList::kFrom)) != 0 &&
            MayMean(items_[static_cast<std::size_t>(t)], Relation::kVisited))
          return false;  // "bertolak dari Jakarta"
        if (item.possessive && i + 1 < static_cast<int>(items_.size())) {
          // "met Macron's envoy": the envoy is met; a body stands for its people.
          if (items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun) break;
          // "welcomed Albanese's advice": nobody is received.
          if (meeting_ && items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kWord &&
              a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kPerson)
            break;
        }
        if (!IsOwner(i) && !(blaming_ && Suffers(i)) && TakeList(f, i, used, out)) {
          out.certainty = words > 3 ? 0.85 : 1;
          return true;
        }
        // "mendukung perjanjian ekstradisi Indonesia-Singapura": whose it is.
        if (x_.info().adjectives_after && IsTopicNoun(item) &&
            std::find(used.begin(), used.end(), i) == used.end() && i + 1 < static_cast<int>(items_.size()) &&
            items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun)
          ++i;
        if (++words > 6) return false;
        break;
      case ItemKind::kVerb:
        return false;
      case ItemKind::kTrigger:
        if (!item.nominal) return false;
        break;
      case ItemKind::kWord:
        if (const int behind = WhatItCalls(i); behind > i) {
          i = behind - 1;
          break;
        }
        if (item.Has(WordList::kComplementizer) && i <= t + 2) break;  // "mendesak agar Iran ..."
        if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) ||
            item.Has(WordList::kSubordinator))
          return false;
        if (item.Has(WordList::kAnd) && !JoinsPlainNouns(i, t)) return false;
        if (!item.Has(WordList::kArticle) && !item.Has(WordList::kAdverb) && ++words > most_words)
          return false;
        break;
      case ItemKind::kMark:
        // "met the city's party secretary, X, ...": who he is follows.
        if (item.mark == ',' && i > t + 1 && words > 0 && NamesSome(i + 1)) {
          break;  // "two countries, namely X and Y", "the world, particularly the Security Council"
        }
        if (item.mark == ',' && i > t + 1) {
          if (words == 0 || i + 1 >= static_cast<int>(items_.size())) return false;
          const Item& name = items_[static_cast<std::size_t>(i + 1)];
          if (name.kind != ItemKind::kNoun || name.mentions.size() != 1) return false;
          const Mention& who = a_.mentions[static_cast<std::size_t>(name.mentions[0])];
          const bool closed = i + 2 >= static_cast<int>(items_.size()) ||
                              items_[static_cast<std::size_t>(i + 2)].kind == ItemKind::kMark ||
                              items_[static_cast<std::size_t>(i + 2)].Has(WordList::kRelative);
          if (who.form != MentionForm::kName || who.type != NodeType::kPerson || !closed) return false;
        }
        break;
      case ItemKind::kDate:
        break;
    }
  }
  return false;
}

bool EventReader::Suffers(int i) const {
  std::uint32_t at = items_[static_cast<std::size_t>(i)].begin;
  while (at > 0 && (a_.In(at - 1, WordList::kOf) || a_.In(at - 1, WordList::kArticle))) --at;
  return at > 0 && a_.In(at - 1, WordList::kHarm);
}

bool EventReader::IsOwner(int i) const {
  const Item& before = items_[static_cast<std::size_t>(i - 1)];
  if (!x_.info().adjectives_after || before.kind != ItemKind::kWord || before.lists != 0) return false;
  const Mention& m = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])];
  return m.form == MentionForm::kReference &&
         x_.references[static_cast<std::size_t>(m.reference)].kind == ReferenceKind::kPlural;
}

bool EventReader::JoinsPlainNouns(int i, int t) const {
  if (i - 1 <= t || i + 1 >= static_cast<int>(items_.size())) return false;
  const auto plain = [this](int k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    return (item.kind == ItemKind::kWord && item.lists == 0) ||
           (item.kind == ItemKind::kTrigger && item.nominal);
  };
  return plain(i - 1) && plain(i + 1);
}

bool EventReader::OfObject(int i) const {
  int k = i - 1;
  while (k > 0 && items_[static_cast<std::size_t>(k)].Has(WordList::kArticle)) --k;
  if (k < 1 || !items_[static_cast<std::size_t>(k)].Has(WordList::kPreposition)) return false;
  const Item& before = items_[static_cast<std::size_t>(k - 1)];
  return (before.kind == ItemKind::kWord && before.lists == 0) ||
         (before.kind == ItemKind::kTrigger && (before.nominal || before.end > before.begin + 1));
}

bool EventReader::Via(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
  int commas = 0;
  bool verb = false;
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.parenthesis) continue;
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
    const bool governed =
        (item.governed & f.lists) != 0 || ((f.lists & Bit(WordList::kCopula)) != 0 && BehindCopula(i));
    if (item.kind == ItemKind::kNoun && governed && !(verb && OfObject(i)) && TakeList(f, i, used, out)) {
      TakeRepeated(f, i, used, out);
      out.certainty = i - t > 12 ? 0.85 : 1;
      return true;
    }
    // What a noun is followed by may be told in a whole clause: "imbauan agar menahan diri datang dari X".
    if (items_[static_cast<std::size_t>(t)].nominal) {
      if (item.Has(WordList::kSubordinator)) return false;
      if (item.mark == ',') ++commas;
      verb = verb || item.IsVerb();
      if (commas > 0 && (verb || item.Has(WordList::kRelative))) return false;
      continue;
    }
    if ((f.lists & item.lists & Bit(WordList::kCopula)) != 0) continue;
    if (item.kind == ItemKind::kVerb) return false;
    if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1) return false;
    // "denounced the move as an unlawful act by China": an adposition that may also begin a clause.
    const bool adposition = item.Has(WordList::kSubordinator) && item.Has(WordList::kPreposition) &&
                            (f.lists & Bit(WordList::kAgent)) != 0;
    if (item.kind == ItemKind::kWord && !adposition &&
        (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer) ||
         item.Has(WordList::kRelative)))
      return false;
    if (item.kind == ItemKind::kMark && item.mark == ',' && ++commas > 3) return false;
  }
  return false;
}

bool EventReader::Leftward(const Finder& f, int t, std::uint64_t lists, const std::vector<int>& used,
                           Filling& out) const {
  for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.parenthesis) continue;
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
    if (item.kind != ItemKind::kNoun || (lists == 0 ? item.governed != 0 : (item.governed & lists) == 0))
      continue;
    // "Sehubungan dengan kunjungan X": the visit is what the adposition governs.
    if (lists != 0 && i > 0 && items_[static_cast<std::size_t>(i - 1)].kind == ItemKind::kTrigger &&
        items_[static_cast<std::size_t>(i - 1)].nominal && x_.info().adjectives_after)
      continue;
    if (Take(f, i, used, out)) return true;
  }
  return false;
}

bool EventReader::Adjacent(const Finder& f, int t, int step, const std::vector<int>& used,
                           Filling& out) const {
  int words = 0;
  for (int i = t + step; i >= 0 && i < static_cast<int>(items_.size()); i += step) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kNoun && !item.parenthesis) {
      if (step < 0 && item.governed != 0 && !item.possessive && (item.governed & Bit(WordList::kOf)) == 0)
        return false;
      return step > 0 ? TakeList(f, i, used, out) : Take(f, i, used, out);
    }
    if (item.kind == ItemKind::kDate || item.parenthesis || item.mark == ')' || item.Has(WordList::kArticle))
      continue;  // "kunjungan kehormatan (courtesy call) X"
    const bool bound = item.Has(WordList::kPreposition) || item.Has(WordList::kAnd) ||
                       item.Has(WordList::kSubordinator) || item.Has(WordList::kRelative);
    if (item.kind != ItemKind::kWord || bound || ++words > 3) return false;
  }
  return false;
}

bool EventReader::ObjectOfVerb(int i, int* verb) const {
  int words = 0;
  for (int k = i - 1; k >= 0; --k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.IsVerb()) {
      if (item.Has(WordList::kSpeech)) return false;
      *verb = k;
      return true;
    }
    if (item.kind == ItemKind::kTrigger || item.Has(WordList::kArticle) ||
        item.Has(WordList::kPossessivePronoun))
      continue;
    const std::uint64_t roles = item.lists & ~(Bit(WordList::kAdverb) | Bit(WordList::kOf));
    if (item.kind != ItemKind::kWord || roles != 0 || ++words > 3) return false;
  }
  return false;
}

int EventReader::Quotes(int begin, int end) const {
  int n = 0;
  for (int i = begin; i < end; ++i)
    n += items_[static_cast<std::size_t>(i)].kind == ItemKind::kMark &&
                 items_[static_cast<std::size_t>(i)].mark == '"'
             ? 1
             : 0;
  return n;
}

bool EventReader::Subject(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
  if (!agreed_to_meet_ && Embedded(t) && !MetToTell(t)) {
    out.asked = true;
    return false;
  }
  // '"...," kritik mereka': who says what is quoted stands behind.
  if (t > 0 && !items_[static_cast<std::size_t>(t)].nominal &&
      items_[static_cast<std::size_t>(t - 1)].mark == '"' && t + 1 < static_cast<int>(items_.size()) &&
      (Quotes(0, t) % 2 == 0 || a_.sentences[static_cast<std::size_t>(sentence_)].quoted ||
       Quotes(0, t) == 1)) {
    const Item& behind = items_[static_cast<std::size_t>(t + 1)];
    if (behind.kind == ItemKind::kNoun && !behind.possessive && Take(f, t + 1, used, out)) return true;
  }
  // "Menlu mendampingi Presiden saat menerima ...": it is the President who receives.
  if (t >= 3 && items_[static_cast<std::size_t>(t - 1)].Has(WordList::kSubordinator) &&
      items_[static_cast<std::size_t>(t - 3)].Has(WordList::kAccompany) && Take(f, t - 2, used, out))
    return true;
  if (const int who = Accompanied(t); who >= 0 && Take(f, who, used, out)) return true;
  if (StrangerActs(t)) return false;
  // "pertemuan itu membahas": those who met.
  if (const int meeting = MeetingBefore(t); meeting >= 0 && Met().size() >= 2)
    return Entities(f, Met(), 0.9, out);
  // "A briefed B on his trip to Athens": A's, whom the sentence is about.
  if (items_[static_cast<std::size_t>(t)].nominal && OwnedByPronoun(t)) {
    for (int i = 0; i < t; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && !item.parenthesis &&
          Take(f, i, used, out)) {
        out.certainty = 0.92;
        return true;
      }
    }
  }
  // "menyebut tindakan Australia keliru dan mengecamnya": whom the verb's own pronoun means does not do it.
  int other = -1;
  if (t + 1 < static_cast<int>(items_.size()) &&
      items_[static_cast<std::size_t>(t + 1)].kind == ItemKind::kNoun &&
      Refers(items_[static_cast<std::size_t>(t + 1)], ReferenceKind::kOther))
    other = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(t + 1)].mentions[0])].entity;
  bool relative = false;
  bool coordinated = false;
  bool crossed = false;  // a clause boundary lies between
  int head = -1;         // of a closed relative clause
  int owner = -1;        // a possessive that only plain words follow
  int agent = -1;        // "by X" of a clause before
  bool candidate_free = true;
  int words = 0;
  int verbs = 0;
  for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.parenthesis || item.kind == ItemKind::kDate) continue;
    if (item.kind == ItemKind::kMark) {
      if (item.mark == ';' || (item.mark == ':' && i > 0)) break;
      if (item.mark == '"' && Quotes(0, t) % 2 == 0 &&
          !a_.sentences[static_cast<std::size_t>(sentence_)].quoted) {
        // 'called the act "reckless" and asked': what is quoted lies between.
        int open = i - 1;
        while (open >= 0 && items_[static_cast<std::size_t>(open)].mark != '"') --open;
        if (open >= 0) {
          i = open;
          continue;
        }
      }
      if (item.mark == '"') {
        crossed = true;
        if (words + verbs > 0 && i < t - 1) break;
      }
      continue;
    }
    if (item.kind == ItemKind::kNoun) {
      if (other >= 0 && a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity == other) continue;
      if (item.possessive) {
        // "Niger's junta ordered": nobody else is named before the verb, so that the country acts.
        if (owner < 0 && candidate_free && Fits(f, i, used)) owner = i;
        continue;
      }
      if (std::find(used.begin(), used.end(), i) == used.end()) candidate_free = false;
      // "Thailand, tambah Anuwat, juga mendukung": who says so between commas is not the subject.
      if (i >= 2 && i + 1 < t && items_[static_cast<std::size_t>(i + 1)].mark == ',' &&
          items_[static_cast<std::size_t>(i - 1)].Has(WordList::kSpeech) &&
          items_[static_cast<std::size_t>(i - 2)].mark == ',') {
        i -= 2;
        continue;
      }
      // "X, yang negaranya memimpin AU, mengecam": what a closed relative clause is about is not ours.
      if (InClosedRelative(i, t)) continue;
      // "Hal itu disampaikan oleh X usai bertemu Y": the agent of the main clause.
      if (item.governed != 0 && !relative && !(crossed && (item.governed & Bit(WordList::kAgent)) != 0))
        continue;
      // "Wapres dijemput oleh X sebelum bertolak": who is acted upon goes on, if he is one who can.
      if (item.governed != 0 && !relative && (item.governed & Bit(WordList::kAgent)) != 0) {
        if (agent < 0 && Fits(f, i, used)) agent = i;
        continue;
      }
      // "is in Kuwait to take part": where somebody is.
      const Item* before = i > 0 ? &items_[static_cast<std::size_t>(i - 1)] : nullptr;
      if (before != nullptr && before->kind == ItemKind::kTrigger && !before->nominal &&
          before->end > before->begin + 1 && a_.In(before->end - 1, WordList::kAt) &&
          a_.mentions[static_cast<std::size_t>(item.mentions[0])].type != NodeType::kPerson) {
        continue;
      }
      if (!Fits(f, i, used)) {
        if (!relative && item.governed == 0 && IsTopicNoun(item)) ++words;
        continue;
      }
      // "AS, sekutu dekat Israel, mengecam": what stands between the commas says who the first one is.
      if (const int described = AppositionHead(i, t); described >= 0 && Fits(f, described, used)) {
        Take(f, described, used, out);
        return true;
      }
      // "X said Y remained the only partner, in a call with Z": it is X who calls.
      if (items_[static_cast<std::size_t>(t)].nominal && i >= 2 &&
          items_[static_cast<std::size_t>(i - 1)].Has(WordList::kSpeech) &&
          items_[static_cast<std::size_t>(i - 1)].IsVerb() && PhraseBefore(t) && CommaBetween(i, t))
        continue;
      int verb = -1;
      if (!relative && ObjectOfVerb(i, &verb)) {
        // "left Vanuatu without finalising", but "thanked Namibia for standing behind".
        const bool governed = !items_[static_cast<std::size_t>(t)].nominal && t > 0 &&
                              items_[static_cast<std::size_t>(t - 1)].kind == ItemKind::kWord &&
                              items_[static_cast<std::size_t>(t - 1)].Has(WordList::kPreposition) &&
                              !items_[static_cast<std::size_t>(t - 1)].Has(WordList::kHost);
        if (coordinated || crossed || governed || CommaBetween(i, t)) {
          i = verb;  // its subject is ours
          continue;
        }
        // "meminta Iran menghentikan": the object is asked to act, which is no act yet.
        if (items_[static_cast<std::size_t>(verb)].kind == ItemKind::kTrigger &&
            Commits(items_[static_cast<std::size_t>(verb)]) && !MetToTell(t)) {
          out.asked = true;
          return false;
        }
        // "mengunjungi Singapura untuk bertemu Y", "... atas undangan Y": who visits meets, and is invited.
        const Item& trigger = items_[static_cast<std::size_t>(t)];
        // "phoned X to congratulate him"
        const Item& main = items_[static_cast<std::size_t>(verb)];
        const bool purpose = MayMean(main, Relation::kMetWith) ||  // "menelepon X menyampaikan protes"
                             ((a_.In(trigger.begin, WordList::kTo) ||
                               items_[static_cast<std::size_t>(t - 1)].Has(WordList::kTo)) &&
                              MayMean(main, Relation::kVisited));
        if (PurposeBefore(t) || purpose ||
            (trigger.end > trigger.begin + 1 && a_.In(trigger.begin, WordList::kPreposition) &&
             !a_.In(trigger.begin, WordList::kTo))) {
          i = verb;
          continue;
        }
      }
      Take(f, i, used, out);
      out.certainty = (crossed ? 0.9 : 1.0) * (words > 8 ? 0.8 : 1.0) * (verbs > 1 ? 0.9 : 1.0);
      return true;
    }
    if (item.kind == ItemKind::kVerb || item.kind == ItemKind::kTrigger) {
      if (!item.nominal) ++verbs;
      if (item.kind == ItemKind::kTrigger && item.nominal) ++words;
      continue;
    }
    if (item.Has(WordList::kRelative)) {
      relative = true;
      // Only a noun that stands right before, or before a comma, is its head.
      int h = i - 1;
      if (h > 0 && items_[static_cast<std::size_t>(h)].kind == ItemKind::kMark &&
          items_[static_cast<std::size_t>(h)].mark == ',')
        --h;
      if (h >= 0 && items_[static_cast<std::size_t>(h)].kind == ItemKind::kNoun) {
        if (Fits(f, h, used)) {
          // "X yang ..., mendesak": a comma has closed the clause, so that its head may be nested in another.
          if (!CommaBetween(i, t)) {
            Take(f, h, used, out);
            return true;
          }
          head = h;
          i = h;
          continue;
        }
      }
      relative = false;
      // "a council that will meet in Mombasa": who meets is nobody known.
      if (h >= 0 &&
          (!item.Has(WordList::kComplementizer) ||
           (h == i - 1 && !items_[static_cast<std::size_t>(h)].IsVerb())) &&
          OnlyIdle(i + 1, t)) {
        const Item& noun = items_[static_cast<std::size_t>(h)];
        if (noun.kind == ItemKind::kWord && noun.lists == 0) return false;
        const NodeType type = noun.kind == ItemKind::kNoun
                                  ? a_.mentions[static_cast<std::size_t>(noun.mentions[0])].type
                                  : NodeType::kPlace;
        if ((!IsActor(type) || h == i - 1) && type != NodeType::kPlace)
          return false;  // "a deal that would free"
      }
      crossed = true;
      continue;
    }
    if (item.Has(WordList::kAnd)) coordinated = true;
    if (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer)) crossed = true;
    if ((item.lists & (Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb) | Bit(WordList::kArticle))) == 0)
      ++words;
    if (words > 25) break;
  }
  if (agent >= 0 && head < 0 && Take(f, agent, used, out)) {
    out.certainty = 0.9;
    return true;
  }
  if (owner >= 0 && head < 0 && !out.asked && items_[static_cast<std::size_t>(owner)].governed == 0 &&
      Take(f, owner, used, out)) {
    out.certainty = 0.9;
    return true;
  }
  if (head >= 0 && !out.asked && Take(f, head, used, out)) {
    out.certainty = 0.9;
    return true;
  }
  return !out.asked && Main(f, t, used, out);
}

bool EventReader::StrangerActs(int t) const {
  if (items_[static_cast<std::size_t>(t)].nominal || PurposeBefore(t) || CoordinatedVerb(t)) return false;
  constexpr std::uint64_t kNoSubject = Bit(WordList::kPreposition) | Bit(WordList::kAt) |
                                       Bit(WordList::kAuxiliary) | Bit(WordList::kAnd) |
                                       Bit(WordList::kPurpose) | Bit(WordList::kDemonstrative) |
                                       Bit(WordList::kVia) | Bit(WordList::kPossessivePronoun);
  // "a plane that took tourists home": people of no state do it.
  int before = t - 1;
  while (before > 0 && OnlyIdle(before, before + 1)) --before;
  if (before > 0 && items_[static_cast<std::size_t>(before)].Has(WordList::kRelative)) --before;
  if (before >= 0 && items_[static_cast<std::size_t>(before)].kind == ItemKind::kWord &&
      items_[static_cast<std::size_t>(before)].Has(WordList::kNobody))
    return true;
  int begin = 0;
  for (int i = t - 1; i > 0 && i > t - kReach && begin == 0; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kNoun || item.kind == ItemKind::kMark || item.nominal) return false;
    const bool clause = item.Has(WordList::kComplementizer)
                            ? items_[static_cast<std::size_t>(i - 1)].IsVerb()
                            : !item.Has(WordList::kRelative) &&
                                  (item.Has(WordList::kSubordinator) || item.Has(WordList::kSpeech));
    if (clause) {
      begin = i + 1;
    } else if (item.IsVerb() || item.Has(WordList::kRelative)) {
      return false;
    }
  }
  if (begin == 0) return false;
  while (begin < t && (items_[static_cast<std::size_t>(begin)].Has(WordList::kArticle) ||
                       items_[static_cast<std::size_t>(begin)].Has(WordList::kAdverb)))
    ++begin;
  if (begin >= t) return false;
  const Item& head = items_[static_cast<std::size_t>(begin)];
  return head.kind == ItemKind::kWord && head.cue < 0 && (head.lists & kNoSubject) == 0;
}

int EventReader::Accompanied(int t) const {
  for (int i = t - 1; i >= 2 && i > t - kReach; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.mark == '"' || item.mark == ';' || item.mark == ':') return -1;
    if (item.Has(WordList::kAccompany)) {
      const bool relative = items_[static_cast<std::size_t>(i - 1)].Has(WordList::kRelative) &&
                            items_[static_cast<std::size_t>(i - 2)].kind == ItemKind::kNoun;
      return relative ? i - 2 : -1;
    }
    if (item.IsVerb()) return -1;
  }
  return -1;
}

int EventReader::MeetingBefore(int t) const {
  int i = t - 1;
  while (i >= 0 && items_[static_cast<std::size_t>(i)].kind == ItemKind::kWord &&
         (items_[static_cast<std::size_t>(i)].lists &
          (Bit(WordList::kDemonstrative) | Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb))) != 0)
    --i;
  if (i < 0 || items_[static_cast<std::size_t>(i)].kind != ItemKind::kTrigger ||
      !items_[static_cast<std::size_t>(i)].nominal ||
      !MayMean(items_[static_cast<std::size_t>(i)], Relation::kMetWith))
    return -1;
  int k = i - 1;
  while (k >= 0 && items_[static_cast<std::size_t>(k)].Has(WordList::kArticle)) --k;
  const bool heads = k < 0 || items_[static_cast<std::size_t>(k)].kind == ItemKind::kMark ||
                     items_[static_cast<std::size_t>(k)].Has(WordList::kComplementizer) ||
                     items_[static_cast<std::size_t>(k)].Has(WordList::kSpeech);
  return heads ? i : -1;
}

bool EventReader::OwnedByPronoun(int t) const {
  for (int i = t - 1; i >= 0 && i >= t - 4; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind != ItemKind::kWord) return false;
    if (item.Has(WordList::kPossessivePronoun)) return true;
  }
  return false;
}

bool EventReader::Embedded(int t) const {
  // "an invitation to visit Paramaribo": nobody does so yet.
  const bool purpose = PurposeBefore(t);
  const int noun = t - (purpose ? 2 : 1);
  if (noun >= 0 && a_.In(items_[static_cast<std::size_t>(noun)].end - 1, WordList::kContentNoun)) {
    const int cue = items_[static_cast<std::size_t>(noun)].cue;
    if (cue >= 0 && x_.cues[static_cast<std::size_t>(cue)].kind == CueKind::kPlan)
      return false;  // "accepted an invitation to visit Paramaribo"
    if (purpose || a_.In(items_[static_cast<std::size_t>(t)].begin, WordList::kPurpose)) return true;
  }
  const int in = EmbeddingTrigger(t);
  return in >= 0 && Commits(items_[static_cast<std::size_t>(in)]);
}

bool EventReader::IsAdjunct(int t) const {
  const Item& trigger = items_[static_cast<std::size_t>(t)];
  return trigger.nominal && trigger.end > trigger.begin + 1 && a_.In(trigger.begin, WordList::kPreposition);
}

bool EventReader::AskedFor(int t) const {
  if (IsAdjunct(t)) return false;
  for (int i = t - 1; i >= 0 && i > t - 8; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kTrigger && !item.nominal)
      return Commits(item) && !MayMean(item, Relation::kMetWith);
    if (item.kind == ItemKind::kMark || item.kind == ItemKind::kNoun || item.Has(WordList::kAt) ||
        item.Has(WordList::kVia) || item.Has(WordList::kSubordinator) || item.Has(WordList::kAnd))
      return false;
  }
  return false;
}

bool EventReader::EmbeddedIn(int t, Relation relation) const {
  const int in = EmbeddingTrigger(t);
  return in >= 0 && MayMean(items_[static_cast<std::size_t>(in)], relation);
}

int EventReader::EmbeddingTrigger(int t) const {
  if (IsAdjunct(t)) return -1;
  bool purpose = false;
  for (int i = t - 1; i >= 0 && i > t - 25; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark) {
      if (item.mark == ',' && !purpose) return -1;
      if (item.mark == ';' || item.mark == ':' || item.mark == '"') return -1;
      continue;
    }
    if (item.kind == ItemKind::kNoun || item.kind == ItemKind::kDate) {
      if (!purpose) return -1;
      continue;
    }
    // "dicapai dalam pertemuan": where, not what.
    if (items_[static_cast<std::size_t>(t)].nominal &&
        (item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) && !item.Has(WordList::kPurpose))
      return -1;
    if (item.Has(WordList::kPurpose)) {
      if (i == t - 1 || OnlyIdle(i + 1, t)) purpose = true;
      continue;
    }
    if (item.kind == ItemKind::kTrigger && (!item.nominal || (purpose && i + 2 == t)))
      return i;  // "an invitation to visit"
    if (item.Has(WordList::kAnd) || item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator)) {
      if (!purpose || i > t - 3) return -1;
    }
    if (item.kind == ItemKind::kVerb && !purpose) return -1;
  }
  return -1;
}

bool EventReader::MainPlanned(int t) const {
  bool comma = false;
  bool subject = false;
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    comma = comma || item.mark == ',';
    if (!comma || item.parenthesis) continue;
    if (subject && item.cue >= 0) {
      const CueKind kind = x_.cues[static_cast<std::size_t>(item.cue)].kind;
      if (kind == CueKind::kPlan || kind == CueKind::kHope) return true;
    }
    if (item.IsVerb()) return false;
    subject = subject || (item.kind == ItemKind::kNoun && item.governed == 0);
  }
  return false;
}

bool EventReader::ContinuesInfinitive(int t) const {
  bool anded = false;
  for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) ||
        item.Has(WordList::kSubordinator))
      return false;
    if (item.kind == ItemKind::kMark && item.mark != ',') return false;
    anded = anded || item.Has(WordList::kAnd);
    if (!item.IsVerb()) continue;
    const bool planned = std::any_of(item.triggers.begin(), item.triggers.end(), [this](std::uint32_t list) {
      return std::any_of(x_.RulesOf(list).begin(), x_.RulesOf(list).end(),
                         [this](std::uint32_t r) { return x_.rules()[r].status == Status::kPlanned; });
    });
    return anded && planned && a_.In(item.begin, WordList::kPurpose) &&
           x_.BeginPhrase(*a_.words[item.begin], *a_.words[items_[static_cast<std::size_t>(t)].begin]);
  }
  return false;
}

bool EventReader::CoordinatedVerb(int t) const {
  for (int i = t - 1; i >= 0 && i >= t - 3; --i) {
    if (items_[static_cast<std::size_t>(i)].Has(WordList::kAnd)) return true;
    if (items_[static_cast<std::size_t>(i)].kind != ItemKind::kWord) return false;
  }
  return false;
}

bool EventReader::PhraseBefore(int t) const {
  for (int i = t - 1; i >= 0 && i >= t - 4; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind != ItemKind::kWord) return false;
    if (item.Has(WordList::kPreposition)) return !item.Has(WordList::kAt);
  }
  return false;
}

bool EventReader::OnlyIdle(int begin, int end) const {
  for (int i = begin; i < end; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind != ItemKind::kWord ||
        (item.lists & (Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb) | Bit(WordList::kArticle) |
                       Bit(WordList::kPurpose))) == 0)
      return false;
  }
  return true;
}

bool EventReader::MayMean(const Item& trigger, Relation relation) const {
  return std::any_of(trigger.triggers.begin(), trigger.triggers.end(),
                     [&](std::uint32_t list) { return x_.MayMean(list, relation); });
}

bool EventReader::Commits(const Item& trigger) const {
  constexpr std::array<Relation, 7> kCommitting = {
      Relation::kUrged,      Relation::kAgreed,   Relation::kInvited, Relation::kThreatened,
      Relation::kCriticized, Relation::kPlansMou, Relation::kRejected};
  return std::any_of(kCommitting.begin(), kCommitting.end(),
                     [&](Relation relation) { return MayMean(trigger, relation); });
}

bool EventReader::IsTopicNoun(const Item& item) const {
  return a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kAgreement;
}

bool EventReader::Fits(const Finder& f, int i, const std::vector<int>& used) const {
  Filling probe;
  return Take(f, i, used, probe);
}

bool EventReader::InClosedRelative(int i, int t) const {
  if (!CommaBetween(i, t)) return false;
  for (int k = i - 1; k > 0 && i - k <= kRelativeItems; --k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.kind == ItemKind::kMark) return false;
    if (!item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer)) continue;
    const Item& before = items_[static_cast<std::size_t>(k - 1)];
    return before.mark == ',' && k > 1 && items_[static_cast<std::size_t>(k - 2)].kind == ItemKind::kNoun;
  }
  return false;
}

int EventReader::AppositionHead(int i, int t) const {
  if (i + 1 >= t || items_[static_cast<std::size_t>(i + 1)].mark != ',' || !OnlyIdle(i + 2, t)) return -1;
  int k = i - 1;
  while (k > 0 && i - k <= kAppositionWords && items_[static_cast<std::size_t>(k)].kind == ItemKind::kWord &&
         (items_[static_cast<std::size_t>(k)].lists & ~(Bit(WordList::kArticle) | Bit(WordList::kAdverb))) ==
             0)
    --k;
  if (k == i - 1 || k < 1 || items_[static_cast<std::size_t>(k)].mark != ',') return -1;
  const Item& head = items_[static_cast<std::size_t>(k - 1)];
  return head.kind == ItemKind::kNoun && head.governed == 0 && !head.possessive ? k - 1 : -1;
}

bool EventReader::CommaBetween(int i, int t) const {
  for (int k = i + 1; k < t; ++k) {
    if (items_[static_cast<std::size_t>(k)].kind == ItemKind::kMark &&
        items_[static_cast<std::size_t>(k)].mark == ',')
      return true;
  }
  return false;
}

bool EventReader::Main(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
  for (int i = 0; i < t; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && Fits(f, i, used)) {
      if (SpokenOf(i, t) && Take(f, i, used, out)) {  // "Iraq said the US must leave"
        out.certainty = 0.92;
        return true;
      }
      return false;
    }
  }
  bool comma = false;
  const bool within = Quotes(0, t) % 2 != (a_.sentences[static_cast<std::size_t>(sentence_)].quoted ? 1 : 0);
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.parenthesis) continue;
    if (within && item.mark == '"') return false;  // who says it is not who does it
    if (item.kind == ItemKind::kMark && item.mark == ',') comma = true;
    if (!comma) continue;
    if (item.Has(WordList::kSubordinator) || item.Has(WordList::kRelative) ||
        item.Has(WordList::kComplementizer))
      return false;
    if (item.IsVerb()) {
      if (!item.Has(WordList::kSpeech)) return false;
    }
    if (item.kind == ItemKind::kNoun && item.governed == 0 && Take(f, i, used, out)) {
      out.certainty = 0.92;
      return true;
    }
  }
  return false;
}

bool EventReader::SpokenOf(int i, int t) const {
  int k = i + 1;
  while (k < t && (items_[static_cast<std::size_t>(k)].Has(WordList::kAdverb) ||
                   items_[static_cast<std::size_t>(k)].Has(WordList::kAuxiliary)))
    ++k;
  if (k >= t || !items_[static_cast<std::size_t>(k)].Has(WordList::kSpeech)) return false;
  for (++k; k < t; ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.kind == ItemKind::kMark && item.mark == ',') return false;
    if (item.kind == ItemKind::kNoun && item.governed == 0) return true;
  }
  return false;
}

bool EventReader::NothingBefore(int t) const {
  for (int i = 0; i < t; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kNoun && item.governed == 0 && !Entities(item, kActors).empty()) return false;
  }
  return true;
}

}  // namespace diplograph
