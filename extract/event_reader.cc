// From the article to the rules that apply: offices, speakers, triggers, slots, participants.
#include "extract/event_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace diplograph {
namespace {

// What somebody does by saying it.
bool IsTold(Relation r) {
  return r == Relation::kSupported || r == Relation::kCriticized || r == Relation::kUrged ||
         r == Relation::kRejected || r == Relation::kThreatened || r == Relation::kInvited;
}

// How sure it is that a pronoun means the other one of two.
constexpr double kOtherOne = 0.85;
// How many events back another may be meant; reading stays linear in the length of the text.
constexpr std::ptrdiff_t kRecentEvents = 50;
// How far behind its trigger a rule looks for what it requires.
constexpr int kRequiredItems = 20;

}  // namespace

void EventReader::Run() {
  discourse_.NameGroups();
  AssignOffices();
  NoteHolders();
  LinkBareMinistries(a_);
  if (NotDiplomacy()) return;
  std::size_t mention = 0;
  std::size_t date = 0;
  for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
    const Sentence& sentence = a_.sentences[s];
    std::size_t last = mention;
    while (last < a_.mentions.size() && a_.mentions[last].sentence == static_cast<int>(s)) ++last;
    while (date < a_.dates.size() && a_.dates[date].begin < sentence.begin) ++date;
    if (!sentence.noise) {
      sentence_ = static_cast<int>(s);
      FindSpeaker(sentence, mention, last);
      discourse_.ResolveSentence(mention, last, sentence);
      items_ = BuildItems(a_, sentence, mention, last, date);
      first_date_ = date;
      Read(sentence);
    }
    mention = last;
  }
}

void EventReader::NoteHolders() {
  std::vector<bool> titled(a_.entities.size(), false);
  for (const Mention& m : a_.mentions) {
    if (m.type == NodeType::kPerson && m.entity >= 0 && m.title >= 0)
      titled[static_cast<std::size_t>(m.entity)] = true;
  }
  for (std::size_t e = 0; e < a_.entities.size(); ++e) {
    Entity& person = a_.entities[e];
    if (person.type != NodeType::kPerson || person.country >= 0 || !person.offices.empty() || titled[e] ||
        person.name_hashes.size() < 2)
      continue;
    person.country = x_.HolderCountry(person.name);
  }
}

bool EventReader::NotDiplomacy() const {
  int all = 0;
  int marked = 0;
  for (const Sentence& s : a_.sentences) {
    if (s.noise) continue;
    ++all;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const LexiconMatch* m = a_.Best(i, EntryKind::kCue, s.end);
      const LexiconMatch* body = a_.Best(i, EntryKind::kOrganization, s.end);
      if (m != nullptr && (body == nullptr || body->end < m->end) &&
          x_.cues[m->entry->payload].kind == CueKind::kNoEvent &&
          x_.cues[m->entry->payload].scope == CueScope::kSentence) {
        ++marked;
        break;
      }
    }
  }
  return marked >= 2 && marked * 3 >= all;
}

void EventReader::AssignOffices() {
  for (const bool vague : {false, true}) {
    for (const Mention& m : a_.mentions) {
      if (m.title < 0 || m.entity < 0 ||
          a_.entities[static_cast<std::size_t>(m.entity)].type != NodeType::kPerson)
        continue;
      // "rekan sejawatnya, Menlu X": the title that follows says it.
      const Mention* next = &m + 1 < a_.mentions.data() + a_.mentions.size() ? &m + 1 : nullptr;
      const bool counterpart =
          x_.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)]
              .counterpart;
      if (m.in_apposition && counterpart && next != nullptr && next->entity == m.entity && next->title >= 0 &&
          next->begin == m.end + 1)
        continue;
      Title title = discourse_.Counterpart(a_.titles[static_cast<std::size_t>(m.title)], m.begin, m.entity);
      if (x_.offices[static_cast<std::size_t>(title.office)].counterpart) continue;
      if (counterpart) {  // "her counterpart Wang Yi", whose country is known
        if (const int country = discourse_.KnownCountry(title, m.entity); country >= 0)
          title.country = country;
      }
      if ((title.country < 0 && title.body < 0) == vague) AssignOffice(m, title, vague);
    }
  }
}

void EventReader::AssignOffice(const Mention& m, Title title, bool vague) {
  OfficeHeld held;
  held.office = title.office;
  held.text = x_.offices[static_cast<std::size_t>(title.office)].office;
  held.at = m.begin;
  const Entity known = a_.entities[static_cast<std::size_t>(m.entity)];
  if (vague) {
    // Said before with its body, or said later.
    const bool repeated = std::any_of(known.offices.begin(), known.offices.end(), [&](const OfficeHeld& o) {
      return x_.offices[static_cast<std::size_t>(o.office)].office == held.text;
    });
    if (repeated || NamedWithBody(m.entity, held.text)) return;
    // "Minister X", whom the text also calls by his department.
    const bool department = title.department.empty() &&
                            std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& o) {
                              return o.entity == m.entity && o.title >= 0 &&
                                     !a_.titles[static_cast<std::size_t>(o.title)].department.empty();
                            });
    if (department && x_.offices[static_cast<std::size_t>(title.office)].body == Body::kMinistry) return;
    title.country = CountryIndexOf(a_, m.entity);
    if (title.country < 0) title.country = discourse_.KnownCountry(title, m.entity);
    const OfficeEntry& office = x_.offices[static_cast<std::size_t>(title.office)];
    // A president speaks abroad too; his ministry's spokesman does not.
    if (title.country < 0 && title.body < 0 && !office.head && !office.leader &&
        office.body == Body::kMinistry)
      title.country = FrontedCountry(a_, m.sentence, m.begin);
    if (title.country < 0) title.country = discourse_.LikelyCountry(title, m.entity);
  }
  held.body = discourse_.BodyOf(title, m.begin);
  if (held.body < 0) return;
  // Of two foreign ministers without a country the second is not of the ministry that the first one has.
  const bool taken =
      title.country < 0 && title.body < 0 &&
      std::any_of(a_.entities.begin(), a_.entities.end(), [&](const Entity& other) {
        return other.name != known.name &&
               std::any_of(other.offices.begin(), other.offices.end(),
                           [&](const OfficeHeld& o) { return o.body == held.body && o.text == held.text; });
      });
  if (taken) return;
  Entity& person = a_.entities[static_cast<std::size_t>(m.entity)];
  const bool have = std::any_of(person.offices.begin(), person.offices.end(), [&](const OfficeHeld& o) {
    return o.body == held.body && o.text == held.text;
  });
  if (!have) person.offices.push_back(std::move(held));
}

bool EventReader::NamedWithBody(int person, const std::string& office) const {
  return std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& m) {
    if (m.entity != person || m.title < 0) return false;
    const Title& t = a_.titles[static_cast<std::size_t>(m.title)];
    return (t.country >= 0 || t.body >= 0) && x_.offices[static_cast<std::size_t>(t.office)].office == office;
  });
}

void EventReader::FindSpeaker(const Sentence& s, std::size_t first, std::size_t last) {
  for (std::uint32_t i = s.body; i < s.end; ++i) {
    if (!a_.In(i, WordList::kSpeech)) continue;
    int best = -1;
    std::uint32_t distance = 12;
    for (std::size_t m = first; m < last; ++m) {
      const Mention& mention = a_.mentions[m];
      if (mention.form == MentionForm::kReference || mention.entity < 0) continue;
      const NodeType type = a_.entities[static_cast<std::size_t>(mention.entity)].type;
      if (type != NodeType::kPerson) continue;
      const std::uint32_t d = mention.begin > i ? mention.begin - i : i - mention.end + 1;
      if (d < distance) {
        distance = d;
        best = mention.entity;
      }
    }
    if (best >= 0) {
      discourse_.NoteSpeaker(best);
      return;
    }
    if (discourse_.subject() >= 0) discourse_.NoteSpeaker(discourse_.subject());
  }
  // '"...," kata X' may stand in the next sentence of the same quotation.
  if (!s.quoted && sentence_ + 1 < static_cast<int>(a_.sentences.size())) return;
}

void EventReader::Read(const Sentence& sentence) {
  hypothetical_ = SentenceCue();
  const std::size_t before = a_.events.size();
  for (std::size_t t = 0; t < items_.size(); ++t) {
    if (items_[t].triggers.empty()) continue;
    Fire(sentence, static_cast<int>(t));
  }
  NoteSubject();
  for (std::size_t e = before; e < a_.events.size(); ++e) last_events_.push_back(static_cast<int>(e));
}

const char* EventReader::SentenceCue() const {
  bool quoted = a_.sentences[static_cast<std::size_t>(sentence_)].quoted;
  for (const Item& item : items_) {
    if (item.kind == ItemKind::kMark && item.mark == '"') quoted = !quoted;
    if (item.cue < 0) continue;
    // "a cheap spy novel", somebody scoffed.
    if (quoted && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kNoEvent) continue;
    const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
    if (cue.scope != CueScope::kSentence) continue;
    if (cue.kind == CueKind::kHypothetical) return "hypothetical";
    if (cue.kind == CueKind::kNoEvent) return "not diplomacy";
  }
  return nullptr;
}

void EventReader::NoteSubject() {
  for (const Item& item : items_) {
    if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && !item.parenthesis) {
      // "We agreed", in a quotation, is no one new.
      const Mention& first = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
      if (first.reference >= 0 &&
          x_.references[static_cast<std::size_t>(first.reference)].kind == ReferenceKind::kSpeaker)
        continue;
      const std::vector<int> who = Entities(item, kActors);
      if (who.size() == 1) {
        discourse_.NoteSubject(who[0]);
        carried_ = who;
        return;
      }
      if (!who.empty()) {
        carried_ = who;
        return;
      }
      const std::vector<int> what =
          Entities(item, TypeBit(NodeType::kSummit) | TypeBit(NodeType::kAgreement));
      if (what.size() == 1) {  // "The commission convened. It was co-chaired by ..."
        discourse_.NoteBody(what[0]);
        return;
      }
    }
  }
}

void EventReader::Fire(const Sentence& sentence, int t) {
  const Item& trigger = items_[static_cast<std::size_t>(t)];
  absl::flat_hash_set<int> relations;
  // What may tell of a plan goes first.
  std::vector<std::uint32_t> lists = trigger.triggers;
  std::stable_partition(lists.begin(), lists.end(),
                        [this](std::uint32_t list) { return x_.MayMean(list, Relation::kPlansMou); });
  for (const std::uint32_t list : lists) {
    for (const std::uint32_t r : x_.RulesOf(list)) {
      const Rule& rule = x_.rules()[r];
      const int relation = static_cast<int>(rule.relation) + (rule.context_only ? 100 : 0);
      if (relations.contains(relation)) continue;
      // "merundingkan perjanjian": a plan, and no topic besides.
      if ((rule.relation == Relation::kDiscussed || rule.relation == Relation::kAgreed) &&
          relations.contains(static_cast<int>(Relation::kPlansMou)))
        continue;
      // "asked two diplomats to leave": an expulsion.
      if (rule.relation == Relation::kUrged && relations.contains(static_cast<int>(Relation::kSanctioned)))
        continue;
      // "called on the minister to resign" is no visit.
      if (rule.relation == Relation::kMetWith && relations.contains(static_cast<int>(Relation::kUrged)))
        continue;
      // "memperingatkan X": of what will be done to it, or of what it should do.
      if ((rule.relation == Relation::kUrged &&
           relations.contains(static_cast<int>(Relation::kThreatened))) ||
          (rule.relation == Relation::kThreatened && relations.contains(static_cast<int>(Relation::kUrged))))
        continue;
      std::string why;
      if (Apply(sentence, t, static_cast<int>(r), why)) relations.insert(relation);
      if (a_.want_trace) {
        a_.trace.push_back({sentence_, static_cast<int>(r), trigger.begin, trigger.end, why.empty(),
                            why.empty() && !rule.context_only ? static_cast<int>(a_.events.size()) - 1 : -1,
                            why});
      }
    }
  }
}

bool EventReader::FollowedBy(int t, const std::vector<std::uint32_t>& lists) const {
  for (int i = t; i < static_cast<int>(items_.size()) && i < t + kRequiredItems; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    // "mengecam serangan" + "tersebut": the phrase may begin with the trigger's last word.
    for (std::uint32_t k = i == t && item.end > item.begin + 1 ? item.end - 1 : item.begin + (i == t ? 1 : 0);
         k < item.end; ++k) {
      for (std::uint32_t m = a_.first_match[k];
           a_.Begins(k, EntryKind::kRequired) && m < a_.first_match[k + 1]; ++m) {
        const Entry& entry = *a_.matches[m].entry;
        if (entry.kind == EntryKind::kRequired &&
            std::find(lists.begin(), lists.end(), entry.payload) != lists.end())
          return true;
      }
    }
    if (i > t && (item.mark == ';' || item.mark == ':' || item.Has(WordList::kSubordinator) ||
                  item.Has(WordList::kRelative) || (item.IsVerb() && i > t + 1)))
      return false;
  }
  return false;
}

bool EventReader::Apply(const Sentence& sentence, int t, int r, std::string& why) {
  const Rule& rule = x_.rules()[static_cast<std::size_t>(r)];
  if (rule.context_only) return ApplyContext(t, rule, why);
  FoundEvent e;
  e.relation = rule.relation;
  e.rule = r;
  e.sentence = sentence_;
  e.trigger = items_[static_cast<std::size_t>(t)].begin;
  e.confidence = rule.confidence;
  if ((rule.relation == Relation::kSupported || rule.relation == Relation::kCooperatesWith) &&
      PurposeBefore(t) && !MetToTell(t)) {
    why = "only meant to";
    return false;
  }
  if (hypothetical_ != nullptr) {
    why = hypothetical_;
    return false;
  }
  std::vector<int> used;   // items that a slot has taken
  std::vector<int> apart;  // whom the first actor met one after the other
  topic_ = {0, 0};
  spoken_of_ = false;
  if (!rule.required.empty() && !FollowedBy(t, rule.required)) {
    why = "what the rule requires does not follow";
    return false;
  }
  if (items_[static_cast<std::size_t>(t)].nominal &&
      (rule.relation == Relation::kMetWith || rule.relation == Relation::kDiscussed) && AskedFor(t)) {
    why = "somebody asks for it, or agrees to it";
    return false;
  }
  meeting_ = rule.relation == Relation::kMetWith || rule.relation == Relation::kInvited;
  blaming_ = rule.relation == Relation::kCriticized;
  pointing_ = rule.relation == Relation::kSupported || rule.relation == Relation::kRejected;
  // "sepakat untuk bertemu": of what two agree to do, a meeting is an event of its own, and planned.
  agreed_to_meet_ = rule.planned == Relation::kPlansToMeet && EmbeddedIn(t, Relation::kAgreed);
  for (const RuleSlot& slot : rule.slots) {
    // What is done to its people is done to a country: "membebaskan dua warga Kanada".
    for_nationals_ = slot.role == Role::kTarget &&
                     (rule.relation == Relation::kConceded || rule.relation == Relation::kSanctioned ||
                      rule.relation == Relation::kAided || rule.relation == Relation::kSupported);
    Filling filling;
    bool found = false;
    for (const Finder& finder : slot.finders) {
      filling = Filling();
      if (Find(finder, t, used, e, filling)) {
        found = true;
        break;
      }
      if (filling.asked) {
        why = "somebody is asked to do it";
        return false;
      }
    }
    if (!found) {
      if (slot.optional) continue;
      why = absl::StrCat("nothing fills the slot in line ", slot.line);
      return false;
    }
    if (filling.verbal && e.targets.empty() &&
        (rule.relation == Relation::kRejected || rule.relation == Relation::kSupported)) {
      why = "of an act, not of somebody or something";
      return false;
    }
    if (filling.item >= 0) used.push_back(filling.item);
    if (slot.role == Role::kActor && filling.item >= 0)
      spoken_of_ = Refers(items_[static_cast<std::size_t>(filling.item)], ReferenceKind::kPronoun);
    if (filling.text_end > 0) topic_ = {filling.text_begin, filling.text_end};
    if (slot.role == Role::kActor && e.actors.size() == 1 && MetApart(t, filling)) apart = filling.entities;
    e.confidence *= filling.certainty;
    Fill(slot.role, filling, e);
  }
  if (items_[static_cast<std::size_t>(t)].nominal && rule.relation == Relation::kMetWith) NewPair(e);
  if (!Participants(e, why)) return false;
  if (!ApplyCues(t, rule, e, why)) return false;
  if (agreed_to_meet_ && e.status == Status::kOccurred) {
    e.status = Status::kPlanned;
    e.relation = *rule.planned;
  }
  if (rule.status && e.status == Status::kOccurred && !(IsTold(e.relation) && MetToTell(t)))
    e.status = *rule.status;  // before dates are chosen
  Context(t, e);
  SettleStatus(rule, e);
  if (IsHistory(e.date)) {
    why = "history";
    return false;
  }
  if (sentence.headline) e.confidence *= 0.85;
  e.by_noun = items_[static_cast<std::size_t>(t)].nominal;
  e.sources = {{sentence_, r, e.confidence}};
  discourse_.NoteEvent(e);
  discourse_.ResolveGroupsAgain(sentence_, items_[static_cast<std::size_t>(t)].end);
  if (apart.empty()) apart = MetBefore(e);
  if (apart.empty()) {
    a_.events.push_back(std::move(e));
    return true;
  }
  const auto other = [&apart](int who) { return std::find(apart.begin(), apart.end(), who) != apart.end(); };
  for (const int who : apart) {
    FoundEvent one = e;
    std::erase_if(one.actors, other);
    one.actors.push_back(who);
    a_.events.push_back(std::move(one));
  }
  return true;
}

std::vector<FoundEvent>::const_iterator EventReader::RecentEvents() const {
  const auto all = static_cast<std::ptrdiff_t>(a_.events.size());
  return a_.events.cbegin() + std::max<std::ptrdiff_t>(0, all - kRecentEvents);
}

void EventReader::NewPair(FoundEvent& e) const {
  if (e.actors.size() != 3) return;
  for (const Item& item : items_) {
    if (item.kind != ItemKind::kNoun) continue;
    const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
    const auto in_pair = [&](int who) {
      return std::find(m.members.begin(), m.members.end(), who) != m.members.end();
    };
    if (m.form != MentionForm::kReference || m.members.size() != 2 ||
        std::count_if(e.actors.begin(), e.actors.end(), in_pair) != 2)
      continue;
    const auto events = [&](int who) {
      return std::count_if(RecentEvents(), a_.events.cend(), [&](const FoundEvent& before) {
        return std::find(before.actors.begin(), before.actors.end(), who) != before.actors.end();
      });
    };
    const auto first = events(m.members[0]);
    const auto second = events(m.members[1]);
    if (first == second) return;
    const int left = first > second ? m.members[1] : m.members[0];
    std::erase(e.actors, left);
    return;
  }
}

std::vector<int> EventReader::MetBefore(const FoundEvent& e) const {
  if (e.relation != Relation::kMetWith || e.actors.size() < 3) return {};
  for (const int host : e.actors) {
    std::vector<int> others;
    for (const int who : e.actors) {
      const bool met = std::any_of(RecentEvents(), a_.events.cend(), [&](const FoundEvent& before) {
        return before.relation == e.relation && before.actors.size() == 2 &&
               std::find(before.actors.begin(), before.actors.end(), host) != before.actors.end() &&
               std::find(before.actors.begin(), before.actors.end(), who) != before.actors.end();
      });
      if (who != host && met) others.push_back(who);
    }
    if (others.size() + 1 == e.actors.size()) return others;
  }
  return {};
}

bool EventReader::MetApart(int t, const Filling& with) const {
  if (with.entities.size() < 2 || with.item <= t) return false;
  const Mention& first =
      a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(with.item)].mentions[0])];
  if (first.form == MentionForm::kReference) return false;  // "the two sides"
  std::vector<int> countries;
  for (const int who : with.entities) {
    const int country = CountryIndexOf(a_, who);
    if (country >= 0 && std::find(countries.begin(), countries.end(), country) != countries.end())
      return false;  // perhaps of one delegation
    countries.push_back(country);
  }
  if (with.repeated) return true;
  for (std::uint32_t i = items_[static_cast<std::size_t>(t)].begin;
       i < items_[static_cast<std::size_t>(with.item)].begin; ++i) {
    if (a_.In(i, WordList::kApart)) return true;
  }
  return false;
}

bool EventReader::MetToTell(int t) const {
  if (a_.events.empty()) return false;
  const FoundEvent& last = a_.events.back();
  if (last.sentence != sentence_ || last.relation != Relation::kMetWith || last.status != Status::kOccurred)
    return false;
  bool purpose = a_.In(items_[static_cast<std::size_t>(t)].begin, WordList::kTo);
  for (int i = t - 1; i > 0 && i > t - kReach; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.begin == last.trigger) return purpose;
    if (item.IsVerb()) return false;
    purpose = purpose || item.Has(WordList::kPurpose) || item.Has(WordList::kTo);
  }
  return false;
}

bool EventReader::Refers(const Item& item, ReferenceKind kind) const {
  const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
  return m.form == MentionForm::kReference &&
         x_.references[static_cast<std::size_t>(m.reference)].kind == kind;
}

void EventReader::Fill(Role role, const Filling& f, FoundEvent& e) {
  switch (role) {
    case Role::kActor:
      AddNew(e.actors, f.entities);
      break;
    case Role::kTarget:
      AddNew(e.targets, f.entities);
      break;
    case Role::kTopic:
      for (const std::string& text : f.texts)
        (e.relation == Relation::kDiscussed ? e.topics : e.about).push_back(text);
      break;
    case Role::kInstrument:
      if (!f.entities.empty()) e.instrument = f.entities[0];
      break;
    case Role::kSummit:
      if (!f.entities.empty()) e.summit = f.entities[0];
      break;
    case Role::kPlace:
      if (!f.entities.empty()) e.place = f.entities[0];
      break;
  }
}

bool EventReader::IsCalled(int entity, const std::string& text) const {
  const Entity& x = a_.entities[static_cast<std::size_t>(entity)];
  return x.name == text || std::find(x.aliases.begin(), x.aliases.end(), text) != x.aliases.end();
}

bool EventReader::Participants(FoundEvent& e, std::string& why) const {
  // "sent aid to Syria" is not about Syria.
  std::erase_if(e.about, [&](const std::string& text) {
    return std::any_of(e.targets.begin(), e.targets.end(), [&](int t) { return IsCalled(t, text); });
  });
  std::erase_if(e.targets,
                [&](int t) { return std::find(e.actors.begin(), e.actors.end(), t) != e.actors.end(); });
  if (IsSymmetric(e.relation)) {
    // A person and the country that he stands for are one side.
    std::vector<int> sides;
    for (const int a : e.actors) {
      const bool own = std::any_of(e.actors.begin(), e.actors.end(), [&](int b) {
        return b != a && a_.entities[static_cast<std::size_t>(a)].type == NodeType::kCountry &&
               a_.entities[static_cast<std::size_t>(b)].type != NodeType::kCountry &&
               discourse_.CountryOf(b) == a;
      });
      if (!own) sides.push_back(a);
    }
    e.actors = std::move(sides);
    if (e.actors.size() < 2) {
      why = "only one participant";
      return false;
    }
    // "Menlu RI dan Menteri Keuangan RI menandatangani buku": no treaty.
    if (e.relation == Relation::kSigned && e.instrument < 0) {
      const int country = CountryIndexOf(a_, e.actors[0]);
      if (country >= 0 && std::all_of(e.actors.begin(), e.actors.end(),
                                      [&](int p) { return CountryIndexOf(a_, p) == country; })) {
        why = "of one country, and nothing that is signed";
        return false;
      }
    }
    return true;
  }
  // "Batalkan proyek itu, Mahathir: ...": who does it is not what it is about.
  std::erase_if(e.about, [&](const std::string& text) {
    return std::any_of(e.actors.begin(), e.actors.end(), [&](int p) { return IsCalled(p, text); });
  });
  // One may reject or support a thing as well as somebody.
  const bool things = e.relation == Relation::kRejected || e.relation == Relation::kSupported;
  if (things && e.targets.empty()) {
    e.topics = std::move(e.about);
    e.about.clear();
    // "menyampaikan duka cita Indonesia": the country whose he is, is no thing that he supports.
    const int own = e.actors.empty() ? -1 : discourse_.CountryOf(e.actors[0]);
    std::erase_if(e.topics, [&](const std::string& text) { return own >= 0 && IsCalled(own, text); });
  }
  if (e.actors.empty() || (e.targets.empty() && e.topics.empty())) {
    why = "a participant is missing";
    return false;
  }
  // "Dia juga menyanjung Indonesia": not its own president, but whom he met.
  if (spoken_of_ && IsStatement(e.relation) && e.relation != Relation::kDiscussed && e.actors.size() == 1 &&
      e.targets.size() == 1) {
    const int own = CountryIndexOf(a_, e.actors[0]);
    const int other =
        own >= 0 && CountryIndexOf(a_, e.targets[0]) == own ? discourse_.Partner(e.actors[0]) : -1;
    if (other >= 0 && a_.entities[static_cast<std::size_t>(other)].type == NodeType::kPerson &&
        CountryIndexOf(a_, other) != own) {
      e.actors[0] = other;
      e.confidence *= kOtherOne;
    }
  }
  // What somebody says of his own country is no news between countries: "warned that Iraq would stop ...", an
  // Iraqi did.
  if (IsStatement(e.relation) && e.relation != Relation::kDiscussed && !e.targets.empty()) {
    const int own = CountryIndexOf(a_, e.actors[0]);
    std::erase_if(e.targets, [&](int t) {
      // "Washington expects its envoy to return": nor what a country says of its own people.
      return own >= 0 && CountryIndexOf(a_, t) == own &&
             (e.relation == Relation::kThreatened ||
              a_.entities[static_cast<std::size_t>(t)].type == NodeType::kCountry ||
              a_.entities[static_cast<std::size_t>(e.actors[0])].type == NodeType::kCountry);
    });
    if (e.targets.empty() && e.topics.empty()) {
      why = "of the own country";
      return false;
    }
  }
  if ((e.relation == Relation::kSanctioned || e.relation == Relation::kConceded ||
       e.relation == Relation::kAided) &&
      !e.actors.empty()) {
    const int own = CountryIndexOf(a_, e.actors[0]);
    std::erase_if(e.targets, [&](int t) { return own >= 0 && CountryIndexOf(a_, t) == own; });
    if (e.targets.empty()) {
      why = "of the own country";
      return false;
    }
  }
  if (e.relation == Relation::kVisited && !e.targets.empty()) {
    const int home = discourse_.CountryOf(e.actors[0]);
    const int country = CountryIndexOf(a_, e.actors[0]);
    const bool delegation = a_.entities[static_cast<std::size_t>(e.actors[0])].type != NodeType::kPerson;
    std::erase_if(e.targets, [&](int t) {
      const Entity& place = a_.entities[static_cast<std::size_t>(t)];
      if (delegation && place.type == NodeType::kPlace && (place.country < 0 || place.kind == "venue"))
        return true;  // an envoy goes about in town
      return t == home || (place.capital && place.country == country);
    });
    if (e.targets.empty()) {
      why = "at home";
      return false;
    }
  }
  if (e.relation == Relation::kDiscussed && e.topics.empty()) {
    why = "no topic";
    return false;
  }
  return true;
}

void ReadEvents(Analysis& a) { EventReader(a).Run(); }

}  // namespace diplograph
