// Cues, dates, places, gatherings and instruments: what else belongs to an event.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "extract/calendar.h"
#include "extract/event_reader.h"

namespace diplograph {
namespace {

// How many items stand before "of" in "during the third annual session of".
constexpr int kPartWords = 7;
// What happened longer before the article is told as history.
constexpr int kHistoryYears = 20;

}  // namespace

bool EventReader::IsStatement(Relation r) {
  switch (r) {
    case Relation::kSupported:
    case Relation::kUrged:
    case Relation::kCriticized:
    case Relation::kRejected:
    case Relation::kThreatened:
    case Relation::kConceded:
    case Relation::kCooperatesWith:
    case Relation::kDiscussed:
      return true;
    default:
      return false;
  }
}

bool EventReader::ApplyCues(int t, const Rule& rule, FoundEvent& e, std::string& why) const {
  bool planned = false;
  bool denied = false;
  const auto apply = [&](const CueEntry& cue) {
    switch (cue.kind) {
      case CueKind::kNegation:
      case CueKind::kCancel:
        denied = !denied || cue.kind == CueKind::kCancel;
        break;
      case CueKind::kHope:
        if (IsStatement(rule.relation)) why = "only hoped for";
        planned = true;
        break;
      case CueKind::kPlan:
        // A date ahead tells when the invited comes, not when he is invited.
        if (cue.scope == CueScope::kLeft &&
            (IsStatement(rule.relation) || rule.relation == Relation::kInvited))
          break;
        planned = true;
        break;
      case CueKind::kDone:
        break;
      case CueKind::kBefore:
        planned = planned || MainPlanned(t);
        break;
      case CueKind::kHypothetical:
        why = "hypothetical";
        break;
      case CueKind::kNoEvent:
        why = "a cue says that this is no event";
        break;
    }
  };
  const Item& trigger = items_[static_cast<std::size_t>(t)];
  int nouns = 0;
  bool anded = false;   // an "and" lies between
  bool verb = false;    // so does a verb
  bool beyond = false;  // of what is the clause's and not the verb's own
  // "akan ke Rusia untuk menemui X", "akan mengunjungi A dan menghadiri B": one cue for both verbs.
  const bool shared = PurposeBefore(t) || CoordinatedVerb(t) || (trigger.nominal && PhraseBefore(t));
  for (int i = t - 1; i >= 0 && i > t - 30; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
    if (item.kind == ItemKind::kMark && item.mark == ',' && nouns > 0 && !shared) break;
    // "if he refuses to take part in the talks": the condition is the whole clause's.
    if (beyond && (item.kind == ItemKind::kMark || item.Has(WordList::kRelative) ||
                   item.Has(WordList::kComplementizer)))
      break;
    if (beyond) {
      if (item.cue >= 0 && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kHypothetical)
        why = "hypothetical";
      if (item.Has(WordList::kSubordinator)) break;
      continue;
    }
    if (item.cue >= 0) {
      const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
      if (cue.kind == CueKind::kDone && nouns == 0) break;  // "will follow up the outcome of the meeting"
      const bool here =
          cue.scope == CueScope::kHeadline && a_.sentences[static_cast<std::size_t>(sentence_)].headline;
      // "bukan jalan keluar dan menyalahkan X": "not" belongs to what stands before "and".
      const bool other = anded && (cue.kind == CueKind::kNegation || cue.kind == CueKind::kCancel);
      // "Russia, believed to have armed the rebels, refused": what is inserted between commas is apart.
      const bool inserted = items_[static_cast<std::size_t>(t - 1)].mark == ',' && i > 0 &&
                            items_[static_cast<std::size_t>(i - 1)].mark == ',';
      if (!other && !inserted &&
          (here || cue.scope == CueScope::kRight || cue.scope == CueScope::kBoth ||
           cue.scope == CueScope::kClause))
        apply(cue);
    }
    anded = anded || item.Has(WordList::kAnd);
    if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) ||
        item.Has(WordList::kSubordinator))
      break;
    // "akan menghadiri pertemuan antara ...": what is planned of the verb is planned of its object.
    const bool governs = trigger.nominal && nouns == 0 && !std::exchange(verb, verb || item.IsVerb());
    if (item.kind == ItemKind::kTrigger && !item.nominal && item.cue < 0 && !shared && !governs)
      beyond = true;
    if (item.kind == ItemKind::kVerb && item.cue < 0 && nouns > 0 && !shared) beyond = true;
    if (item.kind == ItemKind::kNoun && ++nouns > (shared ? 5 : 2)) beyond = true;
  }
  if (ContinuesInfinitive(t)) planned = true;
  // "mengatakan pertemuan dengan Biden akan ...": the noun is what "akan" is said of.
  bool subject = false;
  if (trigger.nominal && rule.planned) {
    const Item* before = t > 0 ? &items_[static_cast<std::size_t>(t - 1)] : nullptr;
    subject = before == nullptr || before->Has(WordList::kComplementizer) || before->Has(WordList::kSpeech) ||
              before->Has(WordList::kArticle);
  }
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + 40; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
    if (subject && item.cue >= 0 && item.Has(WordList::kAuxiliary) &&
        x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kPlan)
      planned = true;
    if (item.IsVerb()) subject = false;
    if (item.cue >= 0) {
      const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
      // "reviewed the events scheduled for June": of what they spoke, not of their speaking.
      const bool of_topic = !trigger.nominal && rule.relation == Relation::kMetWith && i > topic_.first &&
                            i < topic_.second && cue.scope == CueScope::kLeft;
      if (!of_topic && (cue.scope == CueScope::kLeft || cue.scope == CueScope::kBoth)) apply(cue);
    }
    if (item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator)) break;
    if (item.kind == ItemKind::kTrigger && !item.nominal && item.cue < 0 && !trigger.nominal) break;
  }
  // What is not said is no news; what is not done, a meeting or a sanction, is.
  if (denied && IsStatement(rule.relation) && rule.relation != Relation::kUrged) why = "is denied";
  if (!why.empty()) return false;
  if (denied) {
    e.status = Status::kDenied;
  } else if (planned) {
    e.status = Status::kPlanned;
    if (rule.planned) e.relation = *rule.planned;
  }
  return true;
}

bool EventReader::IsHistory(const std::string& date) const {
  int then = 0;
  int now = 0;
  return date.size() >= 4 && a_.date.size() >= 4 && absl::SimpleAtoi(date.substr(0, 4), &then) &&
         absl::SimpleAtoi(a_.date.substr(0, 4), &now) && now - then > kHistoryYears;
}

bool EventReader::AfterArticle(absl::string_view date) const {
  return !date.empty() && a_.date.size() == 10 && date.size() <= a_.date.size() &&
         date > absl::string_view(a_.date).substr(0, date.size());
}

void EventReader::SettleStatus(const Rule& rule, FoundEvent& e) const {
  // What is dated after the article has not happened yet; of what is said, the content has not.
  if (e.status == Status::kOccurred && AfterArticle(e.date)) {
    if (IsStatement(e.relation) || e.relation == Relation::kInvited || e.relation == Relation::kAgreed) {
      e.date.clear();
    } else {
      e.status = Status::kPlanned;
      if (rule.planned) e.relation = *rule.planned;
    }
  }
  if ((e.relation == Relation::kPlansMou || e.relation == Relation::kPlansToMeet) &&
      e.status == Status::kOccurred)
    e.status = Status::kPlanned;
}

void EventReader::Context(int t, FoundEvent& e) {
  const bool ahead = e.status == Status::kPlanned || e.relation == Relation::kPlansMou ||
                     e.relation == Relation::kPlansToMeet;
  const int d = Nearest(t, [&](const Item& item) {
    if (item.date < 0 || a_.dates[static_cast<std::size_t>(item.date)].citation ||
        !Usable(a_.dates[static_cast<std::size_t>(item.date)]))
      return false;
    if (OfAnother(t, static_cast<int>(&item - items_.data()), e.relation)) return false;
    // "... will sign it, officials said on Tuesday": Tuesday is not when they will.
    return !ahead || !DateOfSpeech(static_cast<int>(&item - items_.data()));
  });
  if (d >= 0) {
    const DateMention& date = a_.dates[static_cast<std::size_t>(items_[static_cast<std::size_t>(d)].date)];
    if (date.later_days != 0) {
      e.date = AddDays(LastDate(e), date.later_days);
    } else {
      e.date = ahead ? date.future_iso : date.iso;
    }
  }
  const auto is_place = [&](const Item& item) {
    // "officials in Kabul": the last word of what governs it says where.
    if (item.kind != ItemKind::kNoun ||
        ((item.governed & Bit(WordList::kAt)) == 0 &&
         !(item.governed != 0 && item.begin > 0 && a_.In(item.begin - 1, WordList::kAt))))
      return false;
    // A place inside the topic is not where it was talked about.
    const auto index = &item - items_.data();
    if (e.relation != Relation::kSigned && e.relation != Relation::kPlansMou && index >= topic_.first &&
        index < topic_.second)
      return false;
    const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
    if (OfAnother(t, static_cast<int>(index), e.relation)) return false;
    // "the situation in Gaza": spoken of, and somewhere else.
    std::uint32_t before = item.begin - 1;
    while (before > 0 && a_.In(before, WordList::kArticle)) --before;
    if (before > 0 && a_.In(before - 1, WordList::kAffair)) return false;
    // "in Uzbekistan's Samarkand": the town; "during India's tenure" is nowhere.
    if (item.possessive && m.type == NodeType::kCountry) return false;
    return m.entity >= 0 && (m.type == NodeType::kPlace ||
                             (m.type == NodeType::kCountry && m.form != MentionForm::kAdjective &&
                              m.form != MentionForm::kReference));
  };
  // A visit to a country has a place inside it; a visit to a place is there already.
  const bool to_country = e.relation == Relation::kVisited &&
                          a_.entities[static_cast<std::size_t>(e.targets[0])].type == NodeType::kCountry;
  if (e.place < 0 && (e.relation != Relation::kVisited || to_country)) {
    if (const int p = Nearest(t, is_place, true); p >= 0)
      e.place = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(p)].mentions[0])].entity;
  }
  // "reached Washington after a visit to Portugal": not there; nor was it where one of those is who met.
  if (e.place >= 0) {
    const Entity& place = a_.entities[static_cast<std::size_t>(e.place)];
    const bool elsewhere = to_country && place.country >= 0 &&
                           place.country != a_.entities[static_cast<std::size_t>(e.targets[0])].country;
    const bool takes_part =
        IsSymmetric(e.relation) && std::find(e.actors.begin(), e.actors.end(), e.place) != e.actors.end();
    if (elsewhere || takes_part) e.place = -1;
  }
  if (e.place < 0 && e.relation != Relation::kVisited) {  // "held talks here", under a dateline
    const int h = Nearest(
        t,
        [&](const Item& item) {
          return item.kind == ItemKind::kWord &&
                 (item.Has(WordList::kHere) || a_.In(item.begin, WordList::kHere));
        },
        true);
    if (h >= 0) e.place = discourse_.Dateline();
  }
  if (e.place >= 0 && std::find(e.targets.begin(), e.targets.end(), e.place) != e.targets.end()) e.place = -1;
  if (e.summit < 0 && e.relation != Relation::kAttended && e.relation != Relation::kHosted) {
    for (const Item& item : items_) {
      if (item.kind != ItemKind::kNoun || item.governed == 0) continue;
      const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
      if (m.type == NodeType::kSummit && m.entity >= 0 &&
          (AtIt(static_cast<int>(&item - items_.data())) & (Bit(WordList::kSideline) | Bit(WordList::kAt))) !=
              0)
        e.summit = m.entity;
    }
    // "invited X to the forum", "travels to New Delhi for the conference"
    if (e.summit < 0 && (e.relation == Relation::kVisited || e.relation == Relation::kInvited)) {
      for (int i = t + 1; e.summit < 0 && i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
        const Item& item = items_[static_cast<std::size_t>(i)];
        if (item.mark == '"' || item.mark == ';' || item.Has(WordList::kRelative) ||
            item.Has(WordList::kSubordinator) || item.kind == ItemKind::kVerb)
          break;
        if (item.kind == ItemKind::kNoun &&
            a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kSummit)
          e.summit = a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity;
      }
    }
  }
  if (e.instrument < 0 && (e.relation == Relation::kSigned || e.relation == Relation::kPlansMou ||
                           e.relation == Relation::kAgreed)) {
    const int i = Nearest(t, [&](const Item& item) {
      return item.kind == ItemKind::kNoun &&
             a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kAgreement &&
             a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity >= 0;
    });
    if (i >= 0)
      e.instrument =
          a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])].entity;
  }
  // "..., they said in a joint statement": several speak through it.
  if (e.instrument < 0 && (IsStatement(e.relation) || e.relation == Relation::kSanctioned)) {
    for (const Item& item : items_) {
      if (item.kind != ItemKind::kNoun || (item.governed & Bit(WordList::kAt)) == 0) continue;
      const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
      if (m.type == NodeType::kAgreement && m.entity >= 0) e.instrument = m.entity;
    }
  }
  // What the instrument is about is what was signed about.
  if (e.instrument >= 0 && e.about.empty() && e.relation != Relation::kAgreed) {
    const std::string& topic = a_.entities[static_cast<std::size_t>(e.instrument)].topic;
    if (topic.size() >= kMinTopic) e.about.push_back(topic);
  }
}

bool EventReader::OfAnother(int t, int i, Relation relation) const {
  if (i > t) {
    if (!IsStatement(relation) && relation != Relation::kInvited) return false;
    for (int k = i - 1; k > t + 1; --k) {
      if (items_[static_cast<std::size_t>(k)].Has(WordList::kHeld)) return true;
      if (items_[static_cast<std::size_t>(k)].mark == '"') break;
    }
    return false;
  }
  bool closed = false;  // a comma ends the clause in front of the trigger
  for (int k = i + 1; k < t && !closed; ++k) closed = items_[static_cast<std::size_t>(k)].mark == ',';
  if (!closed) return false;
  bool verb = false;
  for (int k = i - 1; k > 0; --k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.Has(WordList::kSubordinator))
      return verb && items_[static_cast<std::size_t>(k - 1)].mark != ',';  // not "When he came in 1990, ..."
    if (item.kind == ItemKind::kMark) return false;
    verb = verb || item.IsVerb();
  }
  return false;
}

std::uint64_t EventReader::AtIt(int i) const {
  const Item& noun = items_[static_cast<std::size_t>(i)];
  if ((noun.governed & Bit(WordList::kOf)) == 0) return noun.governed;
  for (int k = i - 1, ofs = 0; k >= 0 && i - k <= kPartWords; --k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.Has(WordList::kOf) && ofs++ == 0) continue;
    if (item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) return item.lists;
    if (item.kind != ItemKind::kWord && !(item.kind == ItemKind::kTrigger && item.nominal)) break;
  }
  return noun.governed;
}

bool EventReader::DateOfSpeech(int d) const {
  for (int i = d - 1; i >= 0 && i > d - 9; --i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    // "menambahkan, pada September ...": behind the comma begins what was said.
    if (item.Has(WordList::kSpeech)) return items_[static_cast<std::size_t>(i + 1)].mark != ',';
    if (item.IsVerb()) return false;
  }
  return false;
}

std::string EventReader::LastDate(const FoundEvent& e) const {
  for (auto it = a_.events.rbegin(); it != a_.events.rend(); ++it) {
    if (it->date.size() == 10 && it->sentence >= e.sentence - 3) return it->date;
  }
  for (auto it = a_.dates.rbegin(); it != a_.dates.rend(); ++it) {
    if (it->begin < e.trigger && it->iso.size() == 10 && !it->citation) return it->iso;
  }
  return "";
}

bool EventReader::ApplyContext(int t, const Rule& rule, std::string& why) {
  FoundEvent* last = nullptr;
  for (auto it = a_.events.rbegin(); it != a_.events.rend(); ++it) {
    if (it->sentence < sentence_ - 6) break;
    if (it->relation == rule.relation || (rule.planned && it->relation == *rule.planned)) {
      last = &*it;
      break;
    }
  }
  if (last == nullptr) {
    why = "no such event before";
    return false;
  }
  FoundEvent probe;
  probe.relation = last->relation;
  probe.status = last->status;
  probe.sentence = sentence_;
  std::vector<int> used;
  for (const RuleSlot& slot : rule.slots) {
    Filling filling;
    for (const Finder& finder : slot.finders) {
      filling = Filling();
      if (Find(finder, t, used, probe, filling)) {
        Fill(slot.role, filling, probe);
        break;
      }
    }
  }
  std::string ignored;
  FoundEvent told;
  const bool read = ApplyCues(t, rule, told, ignored);
  if (!read || (told.status == Status::kPlanned && last->status == Status::kOccurred)) {
    why = "tells of another time";
    return false;
  }
  Context(t, probe);
  // "Perundingan itu akan dilanjutkan di Dili pada Mei": the next one, not the last.
  if (last->status == Status::kOccurred && AfterArticle(probe.date)) {
    why = "tells of another time";
    return false;
  }
  if (last->date.empty()) last->date = probe.date;
  if (last->place < 0) last->place = probe.place;
  if (last->summit < 0) last->summit = probe.summit;
  for (std::string& text : probe.about) last->about.push_back(std::move(text));
  for (std::string& text : probe.topics) last->about.push_back(std::move(text));
  if (told.status == Status::kDenied) last->status = Status::kDenied;
  return true;
}

}  // namespace diplograph
