#include "extract/facts_builder.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

constexpr double kStructureConfidence = 0.95;
// No longer are short names of countries: "US", "U.A.E.".
constexpr std::size_t kShortCountryName = 6;

enum class LexiconName { kName, kOther };

// Is `text` a proper name of the country, not an adjective, epithet or acronym?
LexiconName NameOfCountry(const Lexicon& lexicon, absl::string_view text, int country) {
  std::vector<Token> tokens;
  Tokenize(text, tokens);
  std::vector<const WordInfo*> words;
  for (const Token& t : tokens) words.push_back(&lexicon.Find(t.hash));
  if (tokens.empty() || words[0]->root == 0) return LexiconName::kOther;
  if (tokens.size() == 1 && tokens[0].Is(kAllCaps)) return LexiconName::kOther;
  std::vector<LexiconMatch> matches;
  lexicon.Match(tokens, words, 0, static_cast<std::uint32_t>(tokens.size()), matches);
  for (const LexiconMatch& m : matches) {
    if (m.end == tokens.size() && m.entry->kind == EntryKind::kCountry &&
        static_cast<int>(m.entry->payload) == country)
      return LexiconName::kName;
  }
  return LexiconName::kOther;
}

// One line, single blanks.
std::string Squeeze(absl::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Of the names that the article uses for a country, the one of CLDR, or else the one used most that is
// no acronym; CLDR's own if it uses none ("asal Jepang", "Presiden AS").
std::string CountryName(const Analysis& a, const Entity& e) {
  std::map<std::string, int> used;
  for (const std::string& alias : e.aliases) {
    if (alias == e.name) return e.name;
    const LexiconName named = NameOfCountry(*a.lexicon, alias, e.country);
    if (named == LexiconName::kName) ++used[alias];
  }
  std::string best = e.name;
  int most = 0;
  for (const auto& [name, count] : used) {
    if (count > most) {
      most = count;
      best = name;
    }
  }
  return best;
}

// The same for an index into Lexicon::countries; CLDR's name if the article has no such node.
std::string CountryNameOf(const Analysis& a, int country) {
  const Country& c = a.lexicon->countries[static_cast<std::size_t>(country)];
  const auto it = a.entity_by_key.find(absl::StrCat("country:", c.iso3));
  return it == a.entity_by_key.end() ? c.name
                                     : CountryName(a, a.entities[static_cast<std::size_t>(it->second)]);
}

class FactsBuilder {
 public:
  FactsBuilder(Analysis& a, const std::string& language) : a_(a), language_(language) {}

  Facts Build() {
    facts_.documents.push_back(
        {a_.article->id, Squeeze(a_.title), a_.date, language_, a_.article->source, ""});
    Structure();
    Use();
    MakeNodes();
    for (const PendingEdge& e : edges_) {
      StructuralEdge edge{ids_[static_cast<std::size_t>(e.source)],
                          e.relation,
                          ids_[static_cast<std::size_t>(e.target)],
                          e.office,
                          "",
                          {EvidenceOf(e.at)}};
      if (!edge.source.empty() && !edge.target.empty() && edge.source != edge.target)
        facts_.structure.push_back(std::move(edge));
    }
    for (const FoundEvent& e : a_.events) AddEvent(e);
    for (auto& [id, node] : topics_) facts_.nodes.push_back(std::move(node));
    Normalize(facts_);
    return std::move(facts_);
  }

 private:
  struct PendingEdge {
    int source;
    Relation relation;
    int target;
    std::string office;
    std::uint32_t at;
  };

  Entity& At(int e) { return a_.entities[static_cast<std::size_t>(e)]; }

  void Structure() {
    // Offices of persons that are mentioned.
    for (std::size_t e = 0; e < a_.entities.size(); ++e) {
      if (a_.entities[e].type != NodeType::kPerson || a_.entities[e].mentions == 0) continue;
      for (const OfficeHeld& held : a_.entities[e].offices) {
        if (held.body < 0) continue;
        edges_.push_back({static_cast<int>(e), Relation::kHoldsOffice, held.body, held.text, held.at});
        used_.insert(held.body);
      }
    }
    for (const GatheringPlace& g : GatheringPlaces(a_))
      edges_.push_back({g.summit, Relation::kHeldIn, g.place, "", g.at});
    for (const FoundEvent& e : a_.events) {
      if (e.relation != Relation::kHosted || e.place < 0) continue;
      for (const int t : e.targets) {
        if (At(t).type == NodeType::kSummit) edges_.push_back({t, Relation::kHeldIn, e.place, "", e.trigger});
      }
    }
  }

  // What the graph needs: participants, contexts, bodies, and every name that the text gives.
  void Use() {
    for (const FoundEvent& e : a_.events) {
      for (const int p : e.actors) used_.insert(p);
      for (const int p : e.targets) used_.insert(p);
      for (const int p : {e.place, e.summit, e.instrument}) {
        if (p >= 0) used_.insert(p);
      }
    }
    for (const PendingEdge& e : edges_) {
      used_.insert(e.source);
      used_.insert(e.target);
    }
    for (std::size_t e = 0; e < a_.entities.size(); ++e) {
      const Entity& x = a_.entities[e];
      // Of seas and continents there is no news, unless something happens there.
      const bool wide = x.type == NodeType::kPlace && (x.kind == "continent" || x.kind == "water");
      const bool named = x.mentions > 0 && x.type != NodeType::kAgreement && !wide;
      if (named || (x.wanted && x.mentions > 0)) used_.insert(static_cast<int>(e));
    }
    // A ministry or organization brings its country along.
    const std::size_t n = a_.entities.size();
    for (std::size_t e = 0; e < n; ++e) {
      if (!used_.contains(static_cast<int>(e))) continue;
      const NodeType type = a_.entities[e].type;
      if ((type != NodeType::kMinistry && type != NodeType::kOrganization) || a_.entities[e].country < 0)
        continue;
      const int home = a_.lexicon->CountryByIso(a_.lexicon->info().home);
      const int country = CountryEntity(a_, a_.entities[e].country, a_.entities[e].first);
      // The home country is implied, not said, where the article never names it.
      if (a_.entities[e].country == home && At(country).mentions == 0 && !a_.entities[e].country_named)
        continue;
      if (type == NodeType::kOrganization && !IsPublic(a_.entities[e].kind)) continue;
      used_.insert(country);
      edges_.push_back({static_cast<int>(e), Relation::kPartOf, country, "", a_.entities[e].first});
    }
  }

  // Bodies of a state; a company or party is not "part of" one.
  static bool IsPublic(absl::string_view kind) {
    return kind == "parliament" || kind == "agency" || kind == "armed-force" || kind == "embassy" ||
           kind == "court";
  }

  // The same in every language for what the packs know by a common id, so that their graphs join.
  std::string IdOf(const Entity& x, const Node& node) const {
    const absl::string_view key =
        absl::string_view(x.key).substr(std::min(x.key.size(), x.key.find(':') + 1));
    switch (x.type) {
      case NodeType::kCountry:
        return node.iso3;
      case NodeType::kOrganization:
        return std::string(key);
      case NodeType::kMinistry: {
        const absl::string_view department = key.substr(0, key.find(':'));
        return x.country < 0 ? node.name
                             : absl::StrCat(department, " ",
                                            a_.lexicon->countries[static_cast<std::size_t>(x.country)].iso3);
      }
      default:
        return node.name;
    }
  }

  void MakeNodes() {
    ids_.assign(a_.entities.size(), "");
    absl::flat_hash_map<std::string, int> bases;  // names of ministries without country
    for (std::size_t e = 0; e < a_.entities.size(); ++e) {
      if (used_.contains(static_cast<int>(e)) && a_.entities[e].type == NodeType::kMinistry)
        ++bases[a_.entities[e].name];
    }
    absl::flat_hash_map<std::string, std::size_t> taken;
    for (std::size_t e = 0; e < a_.entities.size(); ++e) {
      if (!used_.contains(static_cast<int>(e))) continue;
      const Entity& x = a_.entities[e];
      Node node;
      node.type = x.type;
      node.name = Squeeze(DisplayName(a_, static_cast<int>(e)));
      node.mentions = std::max(1, x.mentions);
      if (x.type == NodeType::kCountry)
        node.iso3 = a_.lexicon->countries[static_cast<std::size_t>(x.country)].iso3;
      node.id = absl::StrCat(Name(x.type), ":", Slug(IdOf(x, node)));
      if (x.type == NodeType::kCountry && node.name != x.name) node.aliases.push_back(x.name);
      for (const std::string& alias : x.aliases) node.aliases.push_back(Squeeze(alias));
      if (x.type == NodeType::kMinistry && bases[x.name] == 1) node.aliases.push_back(x.name);
      if (x.type == NodeType::kMinistry && x.country >= 0) {
        const std::string& country = a_.lexicon->countries[static_cast<std::size_t>(x.country)].name;
        std::vector<std::string> countries = {country};
        if (const std::string& acronym = a_.lexicon->countries[static_cast<std::size_t>(x.country)].acronym;
            !acronym.empty())
          countries.push_back(acronym);
        // "US Department of State", if the article says "US".
        if (const auto it = a_.entity_by_key.find(
                absl::StrCat("country:", a_.lexicon->countries[static_cast<std::size_t>(x.country)].iso3));
            it != a_.entity_by_key.end()) {
          for (const std::string& alias : a_.entities[static_cast<std::size_t>(it->second)].aliases) {
            if (alias.size() <= kShortCountryName &&
                std::find(countries.begin(), countries.end(), alias) == countries.end())
              countries.push_back(alias);
          }
        }
        for (absl::string_view pattern :
             absl::StrSplit(a_.lexicon->info().body_aliases, '|', absl::SkipEmpty())) {
          for (const std::string& name : countries)
            node.aliases.push_back(absl::StrReplaceAll(pattern, {{"{body}", x.name}, {"{country}", name}}));
        }
        // What others call it that has a name of its own: "Kementerian Luar Negeri Inggris".
        const std::vector<absl::string_view> key = absl::StrSplit(x.key, ':');
        const DepartmentEntry* department = key.size() == 3 ? a_.lexicon->DepartmentById(key[1]) : nullptr;
        if (department != nullptr && department->ministry != x.name) {
          for (const std::string& name : {country, CountryNameOf(a_, x.country)}) {
            node.aliases.push_back(absl::StrReplaceAll(
                a_.lexicon->info().body_pattern, {{"{body}", department->ministry}, {"{country}", name}}));
          }
        }
      }
      const auto [it, fresh] = taken.try_emplace(node.id, facts_.nodes.size());
      ids_[e] = node.id;
      if (fresh) {
        facts_.nodes.push_back(std::move(node));
      } else {  // two spellings of one
        Node& known = facts_.nodes[it->second];
        known.mentions += node.mentions;
        std::ranges::move(node.aliases, std::back_inserter(known.aliases));
      }
    }
    for (const Mention& m : a_.mentions) {
      if (m.entity < 0 || m.form == MentionForm::kReference ||
          ids_[static_cast<std::size_t>(m.entity)].empty())
        continue;
      Node& node = facts_.nodes[taken[ids_[static_cast<std::size_t>(m.entity)]]];
      // A title's words name the person, unless the body stands for an unnamed one.
      if (m.type == node.type) node.aliases.push_back(Squeeze(a_.Span(m.begin, m.end)));
      if (m.form == MentionForm::kTitled && m.title >= 0 && m.name_begin > m.begin) {
        std::uint32_t end = m.name_begin;
        while (end > m.begin && a_.tokens[end - 1].kind == TokenKind::kMark && a_.tokens[end - 1].mark != ')')
          --end;
        node.aliases.push_back(Squeeze(a_.Span(m.begin, end)));
      }
    }
  }

  Evidence EvidenceOf(std::uint32_t token) const {
    const auto it = std::partition_point(a_.sentences.begin(), a_.sentences.end(),
                                         [token](const Sentence& s) { return s.end <= token; });
    return EvidenceOf(it == a_.sentences.end() ? a_.sentences.front() : *it, "structure", "",
                      kStructureConfidence);
  }

  Evidence EvidenceOf(const Sentence& s, std::string rule, std::string source, double confidence) const {
    const std::uint32_t first = std::min(s.body, s.end - 1);
    Evidence v;
    v.document = a_.article->id;
    v.begin = a_.tokens[first].begin;
    v.end = a_.tokens[s.end - 1].end;
    v.text = a_.article->text.substr(v.begin, v.end - v.begin);
    v.rule = std::move(rule);
    v.rule_source = std::move(source);
    v.confidence = confidence;
    return v;
  }

  std::string Topic(const std::string& text) {
    const std::string id = absl::StrCat("topic:", Slug(text));
    Node& node = topics_[id];
    if (node.id.empty()) {
      node.id = id;
      node.type = NodeType::kTopic;
      node.name = text;
    }
    ++node.mentions;
    return id;
  }

  void AddEvent(const FoundEvent& e) {
    Event event;
    event.id = absl::StrCat("e", facts_.events.size() + 1);
    event.relation = e.relation;
    const auto add = [&](std::vector<std::string>& to, int entity) {
      const std::string& id = ids_[static_cast<std::size_t>(entity)];
      if (!id.empty() && std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
    };
    for (const int p : e.actors) add(event.actors, p);
    if (!IsSymmetric(e.relation)) {
      for (const int p : e.targets) add(event.targets, p);
      for (const std::string& t : e.topics) event.targets.push_back(Topic(t));
      std::erase_if(event.targets, [&](const std::string& t) {
        return std::find(event.actors.begin(), event.actors.end(), t) != event.actors.end();
      });
    }
    const bool enough =
        IsSymmetric(e.relation) ? event.actors.size() >= 2 : !event.actors.empty() && !event.targets.empty();
    if (!enough) return;
    event.status = e.status;
    event.date = e.date;
    if (e.place >= 0) event.place = DisplayName(a_, e.place);
    if (e.summit >= 0) event.summit = DisplayName(a_, e.summit);
    if (e.instrument >= 0) event.instrument = DisplayName(a_, e.instrument);
    event.about = e.about;
    if (e.relation == Relation::kDiscussed) event.about.clear();
    event.cameo = std::string(CameoCode(e.relation));
    event.confidence = e.confidence;
    for (const FoundEvent::Source& s : e.sources) {
      const Rule& rule = a_.lexicon->rules()[static_cast<std::size_t>(s.rule)];
      Evidence v = EvidenceOf(a_.sentences[static_cast<std::size_t>(s.sentence)], rule.id, rule.Source(),
                              s.confidence);
      if (std::none_of(event.evidence.begin(), event.evidence.end(),
                       [&](const Evidence& o) { return o.begin == v.begin; }))
        event.evidence.push_back(std::move(v));
    }
    facts_.events.push_back(std::move(event));
  }

  Analysis& a_;
  std::string language_;
  Facts facts_;
  std::vector<PendingEdge> edges_;
  absl::flat_hash_set<int> used_;
  std::vector<std::string> ids_;  // by entity
  std::map<std::string, Node> topics_;
};

}  // namespace

std::string DisplayName(const Analysis& a, int entity) {
  const Entity& e = a.entities[static_cast<std::size_t>(entity)];
  if (e.type == NodeType::kCountry) return CountryName(a, e);
  if (e.type == NodeType::kMinistry && e.country >= 0) {
    const std::string country = CountryNameOf(a, e.country);
    if (absl::StrContains(e.name, country)) return e.name;
    return absl::StrReplaceAll(a.lexicon->info().body_pattern, {{"{body}", e.name}, {"{country}", country}});
  }
  return e.name;
}

Facts BuildFacts(Analysis& a, const std::string& language) { return FactsBuilder(a, language).Build(); }

}  // namespace diplograph
