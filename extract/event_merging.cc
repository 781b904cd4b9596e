// One event, once: what several sentences state is joined, and shares what it leaves out.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/types/span.h"
#include "extract/analysis.h"
#include "extract/calendar.h"

namespace diplograph {
namespace {

// How many events before and behind one are asked for what it leaves out.
constexpr std::size_t kNear = 60;

std::string ParticipantKey(const FoundEvent& e) {
  return absl::StrCat(absl::StrJoin(e.actors, ","), ">", absl::StrJoin(e.targets, ","));
}
bool DatesAgree(const std::string& a, const std::string& b) {
  const std::size_t n = std::min(a.size(), b.size());
  return a.compare(0, n, b, 0, n) == 0;
}

void Absorb(FoundEvent& into, FoundEvent&& e) {
  if (e.date.size() > into.date.size()) into.date = e.date;
  if (into.place < 0) into.place = e.place;
  if (into.summit < 0) into.summit = e.summit;
  if (into.instrument < 0) into.instrument = e.instrument;
  for (std::string& s : e.about) {
    if (std::find(into.about.begin(), into.about.end(), s) == into.about.end())
      into.about.push_back(std::move(s));
  }
  for (std::string& s : e.topics) {
    if (std::find(into.topics.begin(), into.topics.end(), s) == into.topics.end())
      into.topics.push_back(std::move(s));
  }
  if (e.status == Status::kDenied) into.status = Status::kDenied;
  into.sources.insert(into.sources.end(), e.sources.begin(), e.sources.end());
  into.confidence = std::min(0.99, std::max(into.confidence, e.confidence) + 0.02);
}

// The events around `e`, itself included.
absl::Span<const FoundEvent> Near(const std::vector<FoundEvent>& events, const FoundEvent& e) {
  const auto at = static_cast<std::size_t>(&e - events.data());
  const std::size_t from = at > kNear ? at - kNear : 0;
  return absl::MakeConstSpan(events).subspan(from, at + kNear - from);
}

constexpr int kFreshDays = 10;
// For how many sentences a visitor stays in the town where he met somebody.
constexpr int kTownReach = 5;
// Words from a gathering to the place where it is held: ", which is due to be held in".
constexpr std::uint32_t kHeldReach = 8;
// Sentences in which a story tells at once what it is about; dates follow soon.
constexpr int kLead = 3;

// How many sentences behind `sentence` the token stands.
int SentencesLater(const Analysis& a, int sentence, std::uint32_t token) {
  int n = 0;
  for (std::size_t s = static_cast<std::size_t>(sentence);
       s < a.sentences.size() && a.sentences[s].end <= token; ++s)
    ++n;
  return n;
}

// News tells of days up to its own, and of few before.
bool IsFresh(const std::string& day, const std::string& article) {
  if (article.size() != 10) return true;
  return day <= article && day >= AddDays(article, -kFreshDays);
}

// The countries of the participants, each once and in order; -1 among them if one has none.
std::vector<int> Countries(const Analysis& a, const FoundEvent& e) {
  std::vector<int> out;
  for (const auto* side : {&e.actors, &e.targets}) {
    for (const int p : *side) out.push_back(CountryIndexOf(a, p));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// How many sentences behind a meeting what was said at it is told.
constexpr int kMeetingReach = 8;

// A meeting lends its place and summit to what was said and done at it: by those who met, or by their
// countries. "held talks with the president in Colombo ... also met his counterpart": a visitor who meets
// another of the same country meets him where he is, until the text goes elsewhere. And where two signed is
// where they had met.
void StayInTown(const Analysis& a, std::vector<FoundEvent>& events) {
  for (FoundEvent& e : events) {
    if (e.relation != Relation::kMetWith || e.status != Status::kOccurred || e.place >= 0 ||
        e.actors.size() != 2)
      continue;
    const std::vector<int> sides = Countries(a, e);
    if (sides.size() != 2 || sides[0] < 0) continue;
    for (const FoundEvent& o : Near(events, e)) {
      if (&o == &e || o.status != Status::kOccurred || o.place < 0 || o.actors.size() != 2 ||
          Countries(a, o) != sides)
        continue;
      const bool before = o.relation == Relation::kMetWith && o.sentence < e.sentence &&
                          o.sentence >= e.sentence - kTownReach &&
                          std::find_first_of(o.actors.begin(), o.actors.end(), e.actors.begin(),
                                             e.actors.end()) != o.actors.end();
      const bool signature = o.relation == Relation::kSigned && o.sentence >= e.sentence &&
                             o.sentence <= e.sentence + kMeetingReach;
      if (before || signature) e.place = o.place;
    }
  }
}

// What happens at a gathering happens where it is held.
void PlaceGatherings(const Analysis& a, std::vector<FoundEvent>& events) {
  const std::vector<GatheringPlace> known = GatheringPlaces(a);
  if (known.empty()) return;
  for (FoundEvent& e : events) {
    if (e.place >= 0 || e.relation == Relation::kVisited || e.relation == Relation::kInvited) continue;
    const bool at_it =
        (e.relation == Relation::kAttended || e.relation == Relation::kHosted) && e.targets.size() == 1;
    const int summit = e.summit >= 0 ? e.summit : at_it ? e.targets[0] : -1;
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const GatheringPlace& g) { return g.summit == summit; });
    const auto takes_part = [&](const std::vector<int>& side) {
      return std::find(side.begin(), side.end(), found->place) != side.end();
    };
    if (found != known.end() && !takes_part(e.actors) && !takes_part(e.targets)) e.place = found->place;
  }
}

void ShareContext(const Analysis& a, std::vector<FoundEvent>& events) {
  for (FoundEvent& e : events) {
    const bool visit = e.relation == Relation::kVisited || e.relation == Relation::kHosted ||
                       e.relation == Relation::kAttended;
    if (visit || e.relation == Relation::kMetWith || e.status != Status::kOccurred ||
        (e.place >= 0 && e.summit >= 0))
      continue;
    const bool told = e.relation == Relation::kDiscussed || e.relation == Relation::kAgreed ||
                      e.relation == Relation::kSigned;
    const std::vector<int> sides = Countries(a, e);
    for (const FoundEvent& m : Near(events, e)) {
      if (m.relation != Relation::kMetWith || m.status != Status::kOccurred ||
          (!e.date.empty() && !m.date.empty() && e.date != m.date))
        continue;
      const bool same = e.actors == m.actors && told;
      const bool at_it = sides.size() >= 2 && sides[0] >= 0 && sides == Countries(a, m) &&
                         e.sentence >= m.sentence && e.sentence <= m.sentence + kMeetingReach;
      if (!same && !at_it) continue;
      if (e.place < 0 && std::find(e.targets.begin(), e.targets.end(), m.place) == e.targets.end())
        e.place = m.place;
      if (e.summit < 0) e.summit = m.summit;
    }
  }
}

// The relation that a plan of one has.
Relation PlanOf(Relation relation) {
  if (relation == Relation::kMetWith) return Relation::kPlansToMeet;
  return relation == Relation::kSigned ? Relation::kPlansMou : relation;
}

// Both sorted.
bool Within(const std::vector<int>& part, const std::vector<int>& all) {
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

// "Indonesia dan Thailand Siapkan MoU", of which the text says that their ministries do; "UK, four nations
// sanction X", whom the text names; "Prabowo Terbang ke Rusia", where the text says that he will: told twice,
// it is what the text says.
void FoldHeadlines(Analysis& a) {
  const auto countries = [&a](const FoundEvent& e, bool exact, std::vector<int>& out) {
    for (const auto* side : {&e.actors, &e.targets}) {
      for (const int p : *side) {
        const Entity& x = a.entities[static_cast<std::size_t>(p)];
        if (exact && x.type != NodeType::kCountry) return false;
        const int c = CountryIndexOf(a, p);
        if (c < 0) return false;
        out.push_back(c);
      }
      // Each side for itself: who condemned whom stays.
      std::sort(out.end() - static_cast<std::ptrdiff_t>(side->size()), out.end());
      out.push_back(-1);
    }
    return true;
  };
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent& e = a.events[i];
    std::vector<int> sides;
    if (e.sources.size() != 1 || !a.sentences[static_cast<std::size_t>(e.sources[0].sentence)].headline)
      continue;
    const bool named = countries(e, true, sides);
    for (std::size_t j = i + 1; j < a.events.size() && j - i <= kNear; ++j) {
      FoundEvent& o = a.events[j];
      if (!DatesAgree(o.date, e.date)) continue;
      const bool plan = o.status == Status::kPlanned && e.status == Status::kOccurred;
      if (plan ? PlanOf(e.relation) != o.relation : o.relation != e.relation || o.status != e.status)
        continue;
      std::vector<int> same;
      const bool fuller = Within(e.actors, o.actors) && Within(e.targets, o.targets);
      if (!fuller && (plan || !named || !countries(o, false, same) || same != sides)) continue;
      Absorb(o, std::move(e));
      e.sources.clear();  // told by the other one
      break;
    }
  }
  std::erase_if(a.events, [](const FoundEvent& e) { return e.sources.empty(); });
}

// How many sentences apart a meeting is told once with the minister, once with his country.
constexpr int kRetold = 4;

// "met Timor-Leste's foreign minister X. In the meeting with Timor-Leste ...": one meeting, told again by the
// country.
void FoldCountries(Analysis& a) {
  const auto stands_for = [&a](int country, const FoundEvent& o) {
    const Entity& x = a.entities[static_cast<std::size_t>(country)];
    return x.type == NodeType::kCountry && std::any_of(o.actors.begin(), o.actors.end(), [&](int p) {
             return a.entities[static_cast<std::size_t>(p)].type == NodeType::kPerson &&
                    CountryIndexOf(a, p) == x.country;
           });
  };
  for (FoundEvent& e : a.events) {
    if (e.relation != Relation::kMetWith && e.relation != Relation::kPlansToMeet) continue;
    for (const FoundEvent& near : Near(a.events, e)) {
      FoundEvent& o = a.events[static_cast<std::size_t>(&near - a.events.data())];
      if (&o == &e || o.sources.empty() || o.relation != e.relation || o.status != e.status ||
          o.actors.size() != e.actors.size() || o.actors == e.actors || !DatesAgree(o.date, e.date))
        continue;
      if (std::abs(o.sentence - e.sentence) > kRetold) continue;
      int same = 0;
      const bool all = std::all_of(e.actors.begin(), e.actors.end(), [&](int p) {
        const bool named = std::find(o.actors.begin(), o.actors.end(), p) != o.actors.end();
        same += named ? 1 : 0;
        return named || stands_for(p, o);
      });
      if (!all || (same == 0 && !e.by_noun))
        continue;  // "the meeting of the two countries" is that of the persons
      Absorb(o, std::move(e));
      e.sources.clear();
      break;
    }
  }
  std::erase_if(a.events, [](const FoundEvent& e) { return e.sources.empty(); });
}

}  // namespace

std::vector<GatheringPlace> GatheringPlaces(const Analysis& a) {
  std::vector<GatheringPlace> out;
  for (std::size_t m = 0; m + 1 < a.mentions.size(); ++m) {
    const Mention& summit = a.mentions[m];
    const Mention& place = a.mentions[m + 1];
    if (summit.type != NodeType::kSummit || summit.entity < 0 || place.entity < 0 ||
        summit.sentence != place.sentence)
      continue;
    if (place.type != NodeType::kPlace && place.type != NodeType::kCountry) continue;
    if (place.begin <= summit.end || place.begin - summit.end > kHeldReach ||
        !a.In(place.begin - 1, WordList::kAt))
      continue;
    const bool held = place.begin == summit.end + 1 || a.In(place.begin - 2, WordList::kHeld);
    if (held) out.push_back({summit.entity, place.entity, summit.begin});
  }
  return out;
}

void MergeEvents(Analysis& a) {
  for (FoundEvent& e : a.events) {
    std::sort(e.actors.begin(), e.actors.end());
    std::sort(e.targets.begin(), e.targets.end());
  }
  // An undated event takes the date of a dated one with which it shares a participant: a statement made
  // at a meeting has the meeting's date. The nearest one before counts, else the first one after.
  const auto sides = [&a](const FoundEvent& e) {
    std::vector<int> out;
    for (const auto* v : {&e.actors, &e.targets}) {
      for (const int p : *v) {
        out.push_back(p);
        if (const int c = CountryIndexOf(a, p); c >= 0) out.push_back(-2 - c);  // below any entity
      }
    }
    return out;
  };
  const auto shares = [&sides](const FoundEvent& x, const FoundEvent& y) {
    const std::vector<int> all = sides(y);
    const std::vector<int> mine = sides(x);
    return std::any_of(mine.begin(), mine.end(),
                       [&](int p) { return std::find(all.begin(), all.end(), p) != all.end(); });
  };
  std::vector<FoundEvent> merged;
  absl::flat_hash_map<std::string, std::vector<std::size_t>> by_participants;
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent e = std::move(a.events[i]);
    bool joined = false;
    std::vector<std::size_t>& alike = by_participants[ParticipantKey(e)];
    for (const std::size_t k : alike) {
      FoundEvent& m = merged[k];
      const bool same_relation = m.relation == e.relation ||
                                 (m.relation == Relation::kMetWith && e.relation == Relation::kPlansToMeet &&
                                  e.status == Status::kDenied && m.status == Status::kDenied);
      if (!same_relation || !DatesAgree(m.date, e.date)) continue;
      // "akan mengunjungi Indonesia ... Lawatan ini": a noun tells of the visit that is yet to come.
      const bool told_again = e.relation == Relation::kVisited && m.status == Status::kPlanned && e.by_noun &&
                              e.date.empty() && e.sentence - m.sentence <= kRetold;
      if (m.status != e.status && m.status != Status::kDenied && e.status != Status::kDenied && !told_again)
        continue;
      Absorb(m, std::move(e));
      joined = true;
      break;
    }
    if (joined) continue;
    alike.push_back(merged.size());
    merged.push_back(std::move(e));
  }
  a.events = std::move(merged);
  FoldHeadlines(a);
  FoldCountries(a);
  // Dates that the sentence leaves out.
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent& e = a.events[i];
    if (!e.date.empty() || e.status != Status::kOccurred) continue;
    for (const bool same :
         {true, false}) {  // what the same two did comes before what one of them did elsewhere
      for (std::size_t j = i; j-- > 0 && i - j <= kNear && e.date.empty();) {
        const FoundEvent& o = a.events[j];
        if (o.date.size() == 10 && o.status == Status::kOccurred &&
            (same ? e.actors.size() > 1 && e.actors == o.actors : shares(e, o)))
          e.date = o.date;
      }
    }
    for (std::size_t j = i + 1; e.date.empty() && j < a.events.size() && j - i <= kNear; ++j) {
      const FoundEvent& o = a.events[j];
      if (o.date.size() == 10 && o.status == Status::kOccurred && shares(e, o) &&
          o.sentence <= e.sentence + 3)
        e.date = o.date;
    }
  }
  // Plans that share a participant share their day.
  for (FoundEvent& e : a.events) {
    if (!e.date.empty() || e.status != Status::kPlanned || e.relation == Relation::kPlansMou) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      // What two are yet to discuss belongs to the meeting of the two.
      const bool theirs =
          e.relation == Relation::kDiscussed && o.actors == e.actors && o.relation == Relation::kMetWith;
      if (o.date.size() == 10 &&
          (theirs || (o.status == Status::kPlanned && o.relation != Relation::kPlansMou && shares(e, o)))) {
        e.date = o.date;
        break;
      }
    }
  }
  // What is said without a date is said when the text says that something was: the last day named
  // before, else the next one, if the article is that fresh.
  for (FoundEvent& e : a.events) {
    if (!e.date.empty() || e.status != Status::kOccurred) continue;
    const std::uint32_t at = e.trigger;
    const DateMention* best = nullptr;
    const auto here = std::partition_point(a.dates.begin(), a.dates.end(),
                                           [at](const DateMention& d) { return d.begin <= at; });
    const auto back =
        here - std::min<std::ptrdiff_t>(here - a.dates.begin(), static_cast<std::ptrdiff_t>(kNear));
    for (auto it = back; it != a.dates.end() && (best == nullptr || it < here); ++it) {
      const DateMention& d = *it;
      if (d.citation || d.iso.size() != 10 || !IsFresh(d.iso, a.date)) continue;
      if (d.begin <= at) {
        best = &d;
      } else if (best == nullptr &&
                 (e.sentence <= kLead || SentencesLater(a, e.sentence, d.begin) <= kLead)) {
        best = &d;
      } else {
        break;
      }
    }
    if (best != nullptr) e.date = best->iso;
  }
  // Who will fly somewhere to meet meets there.
  for (FoundEvent& e : a.events) {
    if (e.place >= 0 || (e.relation != Relation::kPlansToMeet && e.relation != Relation::kPlansMou &&
                         e.relation != Relation::kMetWith))
      continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (o.relation != Relation::kVisited || o.sentence != e.sentence || o.status == Status::kDenied ||
          o.targets.empty())
        continue;
      if (std::find(e.actors.begin(), e.actors.end(), o.actors[0]) != e.actors.end()) e.place = o.targets[0];
    }
  }
  // What two discussed is what their meeting was about; a meeting that followed a visit was where it led.
  for (FoundEvent& e : a.events) {
    const bool said = e.relation == Relation::kUrged || e.relation == Relation::kAgreed ||
                      e.relation == Relation::kDiscussed;
    if (e.relation != Relation::kMetWith && e.relation != Relation::kSigned && !said) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (e.relation == Relation::kMetWith && o.relation == Relation::kDiscussed && o.actors == e.actors) {
        for (const std::string& s : o.topics) {
          if (std::find(e.about.begin(), e.about.end(), s) == e.about.end()) e.about.push_back(s);
        }
      }
      if (e.relation == Relation::kMetWith && o.relation == Relation::kAgreed && o.sentence == e.sentence &&
          o.actors == e.actors && e.about.empty())
        e.about = o.about;
      if (e.place < 0 && o.relation == Relation::kVisited &&
          o.sentence <= e.sentence + (e.relation == Relation::kMetWith ? 2 : 0) &&
          o.sentence >= e.sentence - (said ? 0 : 3) && o.status == Status::kOccurred) {
        for (const int actor : o.actors) {
          if (std::find(e.actors.begin(), e.actors.end(), actor) == e.actors.end() || o.targets.empty())
            continue;
          if (a.entities[static_cast<std::size_t>(o.targets[0])].type == NodeType::kPlace) {
            e.place = o.targets[0];
          } else if (o.place >= 0) {
            e.place = o.place;
          }
        }
      }
    }
  }
  PlaceGatherings(a, a.events);
  ShareContext(a, a.events);
  StayInTown(a, a.events);
  // "will meet X and attend the retreat": there.
  for (FoundEvent& e : a.events) {
    if (e.summit >= 0 || (e.relation != Relation::kMetWith && e.relation != Relation::kPlansToMeet)) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (o.relation != Relation::kAttended || o.sentence != e.sentence || o.status != e.status ||
          o.targets.empty())
        continue;
      const bool theirs = std::any_of(o.actors.begin(), o.actors.end(), [&](int p) {
        return std::find(e.actors.begin(), e.actors.end(), p) != e.actors.end();
      });
      if (theirs && a.entities[static_cast<std::size_t>(o.targets[0])].type == NodeType::kSummit)
        e.summit = o.targets[0];
    }
  }
  for (FoundEvent& e : a.events) {
    std::stable_sort(e.sources.begin(), e.sources.end(),
                     [&](const FoundEvent::Source& x, const FoundEvent::Source& y) {
                       const bool hx = a.sentences[static_cast<std::size_t>(x.sentence)].headline;
                       const bool hy = a.sentences[static_cast<std::size_t>(y.sentence)].headline;
                       if (hx != hy) return hy;
                       return x.confidence > y.confidence;
                     });
  }
}

}  // namespace diplograph
