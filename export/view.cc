#include "export/view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "export/escape.h"
#include "export/layout.h"

namespace diplograph {
namespace {

constexpr absl::string_view kSeparator = " | ";

// Pale enough for black text on top, distinct for most colour-blind readers, and with shapes as well.
constexpr std::array<Look, kNodeTypeCount + 1> kLooks = {{
    {"person", "#7fb7e6", "ellipse"},
    {"country", "#f5a45d", "box"},
    {"ministry", "#86c98a", "component"},
    {"organization", "#ecd06f", "hexagon"},
    {"summit", "#b9a5e2", "octagon"},
    {"agreement", "#f29ab8", "note"},
    {"place", "#c9c9c9", "house"},
    {"topic", "#e4f0c2", "plaintext"},
    {"event", "#dddddd", "diamond"},
}};

absl::string_view Bool(bool b) { return b ? "true" : "false"; }

template <typename Number>
absl::string_view Text(Number value, std::string& scratch) {
  scratch.clear();
  AppendNumber(value, scratch);
  return scratch;
}

absl::string_view List(const std::vector<std::string>& list, std::string& scratch) {
  scratch.clear();
  AppendList(list, scratch);
  return scratch;
}

using S = std::string;

// Columns that need an Evidence, or an Event, give nothing for rows without one.
template <auto get>
absl::string_view OfEvidence(const Row& r, S& scratch) {
  const Evidence* v = FirstEvidence(r);
  return v == nullptr ? absl::string_view() : get(*v, scratch);
}
template <auto get>
absl::string_view OfEvent(const Row& r, S& scratch) {
  return r.event == nullptr ? absl::string_view() : get(*r.event, scratch);
}
template <auto get>
absl::string_view OfNode(const Row& r, S& scratch) {
  return r.node == nullptr ? absl::string_view() : get(*r.node, scratch);
}

constexpr Column kType = {"type", ValueType::kString, [](const Row& r, S&) { return r.type; }};
constexpr Column kLabel = {"label", ValueType::kString, [](const Row& r, S&) { return r.label; }};
constexpr Column kName = {"name", ValueType::kString, [](const Row& r, S&) {
                            return r.node == nullptr ? r.label : absl::string_view(r.node->name);
                          }};
constexpr Column kMentions = {
    "mentions", ValueType::kInt,
    OfNode<[](const Node& n, S& s) { return Text(static_cast<long long>(n.mentions), s); }>};
constexpr Column kIso3 = {"iso3", ValueType::kString,
                          OfNode<[](const Node& n, S&) { return absl::string_view(n.iso3); }>};
constexpr Column kAliases = {"aliases", ValueType::kString,
                             OfNode<[](const Node& n, S& s) { return List(n.aliases, s); }>};
constexpr Column kMore = {"more", ValueType::kString, [](const Row& r, S& s) -> absl::string_view {
                            s = MoreJson(r, false);
                            return s;
                          }};
constexpr Column kEdgeRelation = {"relation", ValueType::kString, [](const Row& r, S&) { return r.type; }};
constexpr Column kEventRelation = {"relation", ValueType::kString,
                                   OfEvent<[](const Event& e, S&) { return Name(e.relation); }>};
constexpr Column kSymmetric = {"symmetric", ValueType::kBool, [](const Row& r, S&) -> absl::string_view {
                                 return Bool(r.event != nullptr && IsSymmetric(r.event->relation));
                               }};

// What an event or a structural edge says, in either projection.
constexpr std::array<Column, 17> kStatement = {{
    {"event", ValueType::kString, OfEvent<[](const Event& e, S&) { return absl::string_view(e.id); }>},
    {"status", ValueType::kString, OfEvent<[](const Event& e, S&) { return Name(e.status); }>},
    {"date", ValueType::kString,
     [](const Row& r, S&) -> absl::string_view {
       if (r.structure != nullptr) return r.structure->date;
       return r.event == nullptr ? absl::string_view() : absl::string_view(r.event->date);
     }},
    {"start", ValueType::kString,
     [](const Row& r, S&) {
       return r.days == nullptr ? absl::string_view() : absl::string_view(r.days->start);
     }},
    {"end", ValueType::kString,
     [](const Row& r, S&) {
       return r.days == nullptr ? absl::string_view() : absl::string_view(r.days->end);
     }},
    {"place", ValueType::kString, OfEvent<[](const Event& e, S&) { return absl::string_view(e.place); }>},
    {"summit", ValueType::kString, OfEvent<[](const Event& e, S&) { return absl::string_view(e.summit); }>},
    {"about", ValueType::kString, OfEvent<[](const Event& e, S& s) { return List(e.about, s); }>},
    {"instrument", ValueType::kString,
     OfEvent<[](const Event& e, S&) { return absl::string_view(e.instrument); }>},
    {"office", ValueType::kString,
     [](const Row& r, S&) {
       return r.structure == nullptr ? absl::string_view() : absl::string_view(r.structure->office);
     }},
    {"document", ValueType::kString,
     OfEvidence<[](const Evidence& v, S&) { return absl::string_view(v.document); }>},
    {"evidence", ValueType::kString,
     OfEvidence<[](const Evidence& v, S&) { return absl::string_view(v.text); }>},
    {"evidence_begin", ValueType::kInt,
     OfEvidence<[](const Evidence& v, S& s) { return Text(static_cast<long long>(v.begin), s); }>},
    {"evidence_end", ValueType::kInt,
     OfEvidence<[](const Evidence& v, S& s) { return Text(static_cast<long long>(v.end), s); }>},
    {"confidence", ValueType::kDouble,
     [](const Row& r, S& s) -> absl::string_view {
       if (r.event != nullptr) return Text(r.event->confidence, s);
       const Evidence* v = FirstEvidence(r);
       return v == nullptr ? absl::string_view() : Text(v->confidence, s);
     }},
    {"cameo", ValueType::kString, OfEvent<[](const Event& e, S&) { return absl::string_view(e.cameo); }>},
    {"rule", ValueType::kString, OfEvidence<[](const Evidence& v, S&) { return absl::string_view(v.rule); }>},
}};
constexpr Column kRuleSource = {
    "rule_source", ValueType::kString,
    OfEvidence<[](const Evidence& v, S&) { return absl::string_view(v.rule_source); }>};

template <std::size_t a, std::size_t b>
constexpr auto Join(const std::array<Column, a>& first, const std::array<Column, b>& second) {
  std::array<Column, a + b> all{};
  std::copy(first.begin(), first.end(), all.begin());
  std::copy(second.begin(), second.end(), all.begin() + a);
  return all;
}

constexpr std::array<Column, 5> kEntity = {{kType, kName, kMentions, kIso3, kAliases}};
constexpr auto kEntityColumns = Join(kEntity, std::array<Column, 1>{{kMore}});
constexpr auto kEventNodeColumns =
    Join(Join(Join(kEntity, std::array<Column, 1>{{kEventRelation}}), kStatement),
         std::array<Column, 3>{{kSymmetric, kRuleSource, kMore}});
constexpr auto kEdgeColumns = Join(Join(std::array<Column, 1>{{kEdgeRelation}}, kStatement),
                                   std::array<Column, 3>{{kSymmetric, kRuleSource, kMore}});

constexpr std::array<Column, 5> kNodeLooks = {{
    kLabel,
    {"color", ValueType::kString, [](const Row& r, S&) { return LookOf(r.type).color; }},
    {"size", ValueType::kDouble, [](const Row& r, S& s) { return Text(r.size, s); }},
    {"x", ValueType::kDouble, [](const Row& r, S& s) { return Text(r.x, s); }},
    {"y", ValueType::kDouble, [](const Row& r, S& s) { return Text(r.y, s); }},
}};
constexpr std::array<Column, 3> kEdgeLooks = {{
    kLabel,
    // Cytoscape's column for the type of an edge.
    {"interaction", ValueType::kString, [](const Row& r, S&) { return r.type; }},
    {"weight", ValueType::kDouble, [](const Row& r, S& s) { return Text(r.weight, s); }},
}};

bool IsSortedSet(const std::vector<std::string>& v) {
  return std::adjacent_find(v.begin(), v.end(), std::greater_equal<>()) == v.end();
}

// True if the participants of `e` can be told from its edges.
bool EdgesShowParticipants(const Event& e) {
  if (!IsSortedSet(e.actors) || !IsSortedSet(e.targets)) return false;
  if (IsSymmetric(e.relation)) return e.actors.size() >= 2 && e.targets.empty();
  const auto only = [](const std::vector<std::string>& v, const std::string& id) {
    return v.size() == 1 && v[0] == id;
  };
  return std::ranges::none_of(e.actors, [&](const auto& a) { return only(e.targets, a); }) &&
         std::ranges::none_of(e.targets, [&](const auto& t) { return only(e.actors, t); });
}

bool ListIsPlain(const std::vector<std::string>& list) {
  if (list.empty()) return true;
  std::string joined;
  AppendList(list, joined);
  return SplitList(joined) == list;
}

// Appends the members of JSON objects and arrays; `first` says whether no comma is due.
class Json {
 public:
  explicit Json(std::string& out) : out_(out) {}
  void Open(char bracket) { Comma(), out_ += bracket, first_ = true; }
  void Close(char bracket) { out_ += bracket, first_ = false; }
  void Key(absl::string_view key) {
    Comma();
    AppendJson(key, out_);
    out_ += ':';
    first_ = true;
  }
  void String(absl::string_view value) { Comma(), AppendJson(value, out_); }
  template <typename Number>
  void Value(Number value) {
    Comma();
    AppendNumber(value, out_);
  }
  // Left out if empty.
  void Member(absl::string_view key, absl::string_view value) {
    if (!value.empty()) Key(key), String(value);
  }
  void Member(absl::string_view key, const std::vector<std::string>& values) {
    Key(key), Open('[');
    for (const std::string& v : values) String(v);
    Close(']');
  }

 private:
  void Comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string& out_;
  bool first_ = true;
};

void AddEvidence(const std::vector<Evidence>& evidence, Json& json) {
  json.Key("evidence"), json.Open('[');
  for (const Evidence& v : evidence) {
    json.Open('{');
    json.Member("document", v.document);
    json.Member("text", v.text);
    json.Key("begin"), json.Value(static_cast<long long>(v.begin));
    json.Key("end"), json.Value(static_cast<long long>(v.end));
    json.Member("rule", v.rule);
    json.Member("rule_source", v.rule_source);
    json.Key("confidence"), json.Value(v.confidence);
    json.Close('}');
  }
  json.Close(']');
}

bool EvidenceIsFlat(const std::vector<Evidence>& evidence, double confidence) {
  return evidence.empty() || (evidence.size() == 1 && evidence[0].confidence == confidence);
}

bool IsHidden(const Event& e) {
  return !IsSymmetric(e.relation) && e.actors.size() == 1 && e.actors == e.targets;
}

// Ids from other programs may hold what XML does not allow in one.
bool IsPlainId(absl::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
           absl::string_view(".-_:").find(c) != absl::string_view::npos;
  });
}

}  // namespace

absl::Span<const Look> Looks() { return kLooks; }

const Look& LookOf(absl::string_view type) {
  for (const Look& look : kLooks) {
    if (look.type == type) return look;
  }
  return kLooks.back();
}

Rgb ParseColor(absl::string_view color) {
  const auto hex = [color](std::size_t at) {
    int value = 0;
    return absl::SimpleHexAtoi(color.substr(at, 2), &value) ? value : 0;
  };
  return {hex(1), hex(3), hex(5)};
}

void AppendList(const std::vector<std::string>& list, std::string& out) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out.append(kSeparator.data(), kSeparator.size());
    out += list[i];
  }
}

std::vector<std::string> SplitList(absl::string_view text) {
  if (text.empty()) return {};
  return absl::StrSplit(text, kSeparator);
}

const std::vector<Evidence>* AllEvidence(const Row& row) {
  if (row.event != nullptr) return &row.event->evidence;
  return row.structure != nullptr ? &row.structure->evidence : nullptr;
}

const Evidence* FirstEvidence(const Row& row) {
  const std::vector<Evidence>* all = AllEvidence(row);
  return all == nullptr || all->empty() ? nullptr : &all->front();
}

std::string MoreJson(const Row& row, bool lists_are_exact) {
  std::string out;
  if (row.node == nullptr && !row.first) return out;
  Json json(out);
  const auto list = [&](absl::string_view key, const std::vector<std::string>& v) {
    if (!lists_are_exact && !ListIsPlain(v)) json.Member(key, v);
  };
  json.Open('{');
  if (row.node != nullptr) list("aliases", row.node->aliases);
  if (row.event != nullptr) {
    const Event& e = *row.event;
    list("about", e.about);
    if (!EdgesShowParticipants(e)) json.Member("actors", e.actors), json.Member("targets", e.targets);
    if (!EvidenceIsFlat(e.evidence, e.confidence)) AddEvidence(e.evidence, json);
  } else if (row.structure != nullptr && row.structure->evidence.size() > 1) {
    AddEvidence(row.structure->evidence, json);
  }
  json.Close('}');
  return out.size() == 2 ? std::string() : out;
}

std::string DocumentsJson(const Facts& facts) {
  std::string out;
  Json json(out);
  json.Open('[');
  for (const Document& d : facts.documents) {
    json.Open('{');
    json.Key("id"), json.String(d.id);
    json.Member("title", d.title);
    json.Member("date", d.date);
    json.Member("language", d.language);
    json.Member("source", d.source);
    json.Member("text", d.text);
    json.Close('}');
  }
  json.Close(']');
  return out;
}

std::string HiddenEventsJson(const Facts& facts) {
  std::string out;
  Json json(out);
  json.Open('[');
  for (std::size_t i = 0; i < facts.events.size(); ++i) {
    const Event& e = facts.events[i];
    if (!IsHidden(e)) continue;
    json.Open('{');
    json.Key("position"), json.Value(static_cast<long long>(i));
    json.Key("id"), json.String(e.id);
    json.Member("relation", Name(e.relation));
    json.Member("actors", e.actors);
    json.Member("targets", e.targets);
    json.Member("status", Name(e.status));
    json.Member("date", e.date);
    json.Member("place", e.place);
    json.Member("summit", e.summit);
    json.Member("about", e.about);
    json.Member("instrument", e.instrument);
    json.Member("cameo", e.cameo);
    json.Key("confidence"), json.Value(e.confidence);
    AddEvidence(e.evidence, json);
    json.Close('}');
  }
  json.Close(']');
  return out.size() == 2 ? std::string() : out;
}

std::string Circumstances(const Row& row) {
  if (row.structure != nullptr) {
    std::vector<absl::string_view> parts = {row.structure->office, row.structure->date};
    std::erase_if(parts, [](absl::string_view s) { return s.empty(); });
    return absl::StrJoin(parts, ", ");
  }
  if (row.event == nullptr) return "";
  const Event& e = *row.event;
  std::string out = e.date;
  const auto add = [&out](absl::string_view prefix, absl::string_view text) {
    if (!text.empty()) absl::StrAppend(&out, out.empty() ? "" : ", ", prefix, text);
  };
  add("", e.place);
  add("at ", e.summit);
  std::string about;
  AppendList(e.about, about);
  add("about ", about);
  add("instrument: ", e.instrument);
  if (e.status != Status::kOccurred) add("", Name(e.status));
  return out;
}

View::View(const Facts& facts, Projection projection, bool positions) : projection_(projection) {
  Index index;
  index.reserve(facts.nodes.size());
  for (const Node& n : facts.nodes) {
    index.emplace(n.id, nodes_.size());
    nodes_.push_back({.id = n.id, .type = Name(n.type), .label = n.name.empty() ? n.id : n.name, .node = &n});
  }
  projected_ = Project(facts);
  if (projection == Projection::kActors) {
    AddActorEdges(index);
  } else {
    AddEventNodes(facts, index);
  }
  for (const Edge& e : projected_) {
    if (e.structure != nullptr) AddStructure(e, index);
  }
  SetLooks(positions);
}

absl::string_view View::Keep(std::string text) { return kept_.emplace_back(std::move(text)); }

const DateRange* View::DaysOf(absl::string_view date) {
  return date.empty() ? nullptr : &days_.emplace_back(Days(date));
}

void View::AddActorEdges(const Index& index) {
  edges_.reserve(projected_.size());
  const Event* last = nullptr;
  const DateRange* days = nullptr;
  std::size_t odd = 0;
  for (const Edge& e : projected_) {
    if (e.event == nullptr) break;  // events come first
    const bool first = e.event != last;
    if (first) days = DaysOf(e.event->date);
    last = e.event;
    edges_.push_back({.id = IsPlainId(e.id) ? absl::string_view(e.id) : Keep(absl::StrCat("odd-", ++odd)),
                      .type = Name(e.relation),
                      .label = Name(e.relation),
                      .event = e.event,
                      .days = days,
                      .first = first,
                      .source = index.at(e.source),
                      .target = index.at(e.target),
                      .weight = std::max(1.0, static_cast<double>(e.event->evidence.size()))});
  }
}

void View::AddEventNodes(const Facts& facts, const Index& index) {
  std::size_t odd = 0;
  for (const Event& e : facts.events) {
    std::string id = absl::StrCat("event:", e.id);
    if (!IsPlainId(id)) id = absl::StrCat("event:odd-", ++odd);
    const std::size_t at = nodes_.size();
    const absl::string_view event_id = Keep(std::move(id));
    nodes_.push_back({.id = event_id,
                      .type = "event",
                      .label = Keep(absl::StrCat(Name(e.relation), e.date.empty() ? "" : " ", e.date)),
                      .event = &e,
                      .days = DaysOf(e.date)});
    int n = 0;
    const auto join = [&](absl::string_view role, std::size_t from, std::size_t to) {
      edges_.push_back({.id = Keep(absl::StrCat(event_id.substr(6), ".", ++n)),
                        .type = role,
                        .label = role,
                        .source = from,
                        .target = to});
    };
    for (const std::string& a : e.actors) join("actor", index.at(a), at);
    for (const std::string& t : e.targets) join("target", at, index.at(t));
  }
}

void View::AddStructure(const Edge& e, const Index& index) {
  edges_.push_back({.id = e.id,
                    .type = Name(e.relation),
                    .label = Name(e.relation),
                    .structure = e.structure,
                    .days = DaysOf(e.structure->date),
                    .source = index.at(e.source),
                    .target = index.at(e.target),
                    .weight = std::max(1.0, static_cast<double>(e.structure->evidence.size()))});
}

void View::SetLooks(bool positions) {
  // An event counts once for a node, however many edges it makes there.
  std::vector<const Event*> last(nodes_.size(), nullptr);
  std::vector<int> degree(nodes_.size(), 0);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  pairs.reserve(edges_.size());
  for (const Row& e : edges_) {
    pairs.emplace_back(e.source, e.target);
    for (const std::size_t end : {e.source, e.target}) {
      if (e.event == nullptr || last[end] != e.event) ++degree[end];
      last[end] = e.event;
    }
  }
  const std::vector<Point> points =
      positions ? Layout(nodes_.size(), pairs) : std::vector<Point>(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    const double size = 10 + 4 * std::sqrt(static_cast<double>(degree[i]));
    nodes_[i].size = std::round(std::min(size, 60.0) * 10) / 10;
    nodes_[i].x = points[i].x;
    nodes_[i].y = points[i].y;
  }
}

absl::Span<const Column> View::node_columns() const {
  if (projection_ == Projection::kEvents) return kEventNodeColumns;
  return kEntityColumns;
}
absl::Span<const Column> View::edge_columns() const { return kEdgeColumns; }
absl::Span<const Column> NodeLookColumns() { return kNodeLooks; }
absl::Span<const Column> EdgeLookColumns() { return kEdgeLooks; }

std::vector<Column> UsedColumns(const std::vector<Row>& rows, absl::Span<const Column> columns) {
  std::vector<Column> used;
  std::string scratch;
  for (const Column& c : columns) {
    if (std::ranges::any_of(rows, [&](const Row& r) { return !c.get(r, scratch).empty(); }))
      used.push_back(c);
  }
  return used;
}

std::vector<std::size_t> CountryOf(const View& view) {
  std::vector<std::size_t> country(view.nodes().size(), kNoCountry);
  for (std::size_t i = 0; i < country.size(); ++i) {
    if (view.nodes()[i].type == Name(NodeType::kCountry)) country[i] = i;
  }
  // Ministries before the people in them.
  for (const Relation relation : {Relation::kPartOf, Relation::kHoldsOffice, Relation::kHeldIn}) {
    for (const Row& e : view.edges()) {
      if (e.structure == nullptr || e.structure->relation != relation) continue;
      if (country[e.source] == kNoCountry) country[e.source] = country[e.target];
    }
  }
  return country;
}

}  // namespace diplograph
