#include "graph/query.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "graph/fold.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

using Ids = std::vector<absl::string_view>;  // sorted

absl::StatusOr<Ids> Resolve(const KnowledgeGraph& graph, const std::vector<std::string>& names,
                            bool members) {
  Ids ids;
  for (const std::string& name : names) {
    ASSIGN_OR_RETURN(const std::size_t node, graph.Find(name));
    for (std::size_t n : members ? graph.MembersOf(node) : std::vector{node}) {
      ids.push_back(graph.facts().nodes[n].id);
    }
  }
  std::ranges::sort(ids);
  return ids;
}

absl::StatusOr<Ids> ResolveDocuments(const KnowledgeGraph& graph, const std::vector<std::string>& wanted) {
  Ids ids;
  for (const std::string& w : wanted) {
    const std::size_t before = ids.size();
    for (const Document& d : graph.facts().documents) {
      if (d.id == w || d.source == w) ids.push_back(d.id);
    }
    if (ids.size() == before)
      return absl::NotFoundError(absl::StrCat("no document is \"", w, "\"; see `list document`"));
  }
  std::ranges::sort(ids);
  return ids;
}

absl::StatusOr<std::vector<std::string>> FoldAll(const std::vector<std::string>& words) {
  std::vector<std::string> folded;
  for (const std::string& w : words) {
    folded.push_back(Fold(w));
    if (folded.back().empty()) {
      return absl::InvalidArgumentError(absl::StrCat("\"", w, "\" has no letter or digit to look for"));
    }
  }
  return folded;
}

absl::StatusOr<DateRange> ParseDate(const std::string& date) {
  DateRange range = Days(date);
  if (!date.empty() && range.start.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", date, "\" is no date; write 2023, 2023-05 or 2023-05-10"));
  }
  return range;
}

bool Has(const Ids& sorted, absl::string_view id) { return std::ranges::binary_search(sorted, id); }

template <typename T>
bool Has(const std::vector<T>& some, T one) {
  return some.empty() || std::ranges::find(some, one) != some.end();
}

bool Mentions(absl::string_view text, const std::vector<std::string>& words) {
  if (text.empty()) return false;
  const std::string folded = Fold(text);
  return std::ranges::any_of(words, [&](const std::string& w) { return absl::StrContains(folded, w); });
}

// A query with its names and words looked up once, not for every event.
class Matcher {
 public:
  static absl::StatusOr<Matcher> Create(const KnowledgeGraph& graph, const EventQuery& query) {
    Matcher m(graph, query);
    ASSIGN_OR_RETURN(m.who_, Resolve(graph, query.who, query.members));
    ASSIGN_OR_RETURN(m.with_, Resolve(graph, query.with, query.members));
    ASSIGN_OR_RETURN(m.actor_, Resolve(graph, query.actor, query.members));
    ASSIGN_OR_RETURN(m.target_, Resolve(graph, query.target, query.members));
    ASSIGN_OR_RETURN(m.about_, FoldAll(query.about));
    ASSIGN_OR_RETURN(m.place_, FoldAll(query.place));
    ASSIGN_OR_RETURN(m.summit_, FoldAll(query.summit));
    ASSIGN_OR_RETURN(const DateRange since, ParseDate(query.since));
    ASSIGN_OR_RETURN(const DateRange until, ParseDate(query.until));
    ASSIGN_OR_RETURN(m.documents_, ResolveDocuments(graph, query.document));
    m.first_day_ = since.start;
    m.last_day_ = until.end;
    if (!m.first_day_.empty() && !m.last_day_.empty() && m.last_day_ < m.first_day_) {
      return absl::InvalidArgumentError(
          absl::StrCat("until ", query.until, " ends before since ", query.since));
    }
    if (!(query.min_confidence >= 0 && query.min_confidence <= 1)) {
      return absl::InvalidArgumentError("the least confidence is not in 0..1");
    }
    return m;
  }

  // The cheap tests come first.
  bool operator()(const Event& e) const {
    return Has(query_->relations, e.relation) && Has(query_->status, e.status) &&
           e.confidence >= query_->min_confidence && MatchesDate(e) && MatchesPeople(e) &&
           MatchesDocument(e) && (place_.empty() || Mentions(e.place, place_)) &&
           (summit_.empty() || Mentions(e.summit, summit_)) && (about_.empty() || MatchesTopic(e));
  }

 private:
  Matcher(const KnowledgeGraph& graph, const EventQuery& query) : graph_(&graph), query_(&query) {}

  bool MatchesDate(const Event& e) const {
    if (first_day_.empty() && last_day_.empty()) return true;
    const DateRange days = Days(e.date);
    if (days.start.empty()) return query_->undated;
    return (last_day_.empty() || days.start <= last_day_) && (first_day_.empty() || days.end >= first_day_);
  }

  bool MatchesPeople(const Event& e) const {
    const auto any_in = [](const std::vector<std::string>& ids, const Ids& wanted) {
      return std::ranges::any_of(ids, [&](const std::string& id) { return Has(wanted, id); });
    };
    if (!who_.empty() && !any_in(e.actors, who_) && !any_in(e.targets, who_)) return false;
    if (!with_.empty() && !MatchesPair(e)) return false;
    if (!actor_.empty() && !any_in(e.actors, actor_)) return false;
    return target_.empty() || any_in(IsSymmetric(e.relation) ? e.actors : e.targets, target_);
  }

  // Somebody of `with_` takes part, and somebody else is of `who_` (or is just anybody).
  bool MatchesPair(const Event& e) const {
    Ids participants(e.actors.begin(), e.actors.end());
    participants.insert(participants.end(), e.targets.begin(), e.targets.end());
    return std::ranges::any_of(participants, [&](absl::string_view with) {
      return Has(with_, with) && std::ranges::any_of(participants, [&](absl::string_view who) {
               return who != with && (who_.empty() || Has(who_, who));
             });
    });
  }

  bool MatchesDocument(const Event& e) const {
    return documents_.empty() ||
           std::ranges::any_of(e.evidence, [&](const Evidence& v) { return Has(documents_, v.document); });
  }

  bool MatchesTopic(const Event& e) const {
    if (Mentions(e.instrument, about_)) return true;
    if (std::ranges::any_of(e.about, [&](const std::string& a) { return Mentions(a, about_); })) return true;
    return std::ranges::any_of(e.targets, [&](const std::string& id) {
      const Node& n = graph_->facts().nodes[*graph_->FindId(id)];
      if (n.type != NodeType::kTopic && n.type != NodeType::kAgreement) return false;
      return Mentions(n.name, about_) ||
             std::ranges::any_of(n.aliases, [&](const std::string& a) { return Mentions(a, about_); });
    });
  }

  const KnowledgeGraph* graph_;
  const EventQuery* query_;
  Ids who_;
  Ids with_;
  Ids actor_;
  Ids target_;
  Ids documents_;
  std::vector<std::string> about_;
  std::vector<std::string> place_;
  std::vector<std::string> summit_;
  std::string first_day_;
  std::string last_day_;
};

// The value of an enum with `count` values whose name is `name`.
template <typename Enum>
absl::StatusOr<Enum> ByName(absl::string_view what, absl::string_view name, int count) {
  std::vector<absl::string_view> known;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    if (absl::EqualsIgnoreCase(Name(value), name)) return value;
    known.push_back(Name(value));
  }
  return absl::InvalidArgumentError(
      absl::StrCat("\"", name, "\" is no ", what, "; known are ", absl::StrJoin(known, ", ")));
}

}  // namespace

absl::StatusOr<std::vector<std::size_t>> SelectEvents(const KnowledgeGraph& graph, const EventQuery& query) {
  ASSIGN_OR_RETURN(const Matcher matches, Matcher::Create(graph, query));
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < graph.facts().events.size(); ++i) {
    if (matches(graph.facts().events[i])) found.push_back(i);
  }
  return found;
}

void SortByDate(const KnowledgeGraph& graph, std::vector<std::size_t>& events) {
  std::vector<std::tuple<bool, std::string, std::string, std::size_t>> keyed;
  keyed.reserve(events.size());
  for (std::size_t e : events) {
    DateRange days = Days(graph.facts().events[e].date);
    keyed.emplace_back(days.start.empty(), std::move(days.start), std::move(days.end), e);
  }
  std::ranges::sort(keyed);
  for (std::size_t i = 0; i < events.size(); ++i) events[i] = std::get<3>(keyed[i]);
}

absl::StatusOr<Relation> RelationByName(absl::string_view name) {
  return ByName<Relation>("relation", name, kRelationCount);
}

absl::StatusOr<Status> StatusByName(absl::string_view name) {
  return ByName<Status>("status", name, static_cast<int>(Status::kDenied) + 1);
}

}  // namespace diplograph
