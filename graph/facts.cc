#include "graph/facts.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace diplograph {
namespace {

void SortUnique(std::vector<std::string>& v) {
  std::ranges::sort(v);
  v.erase(std::unique(v.begin(), v.end()), v.end());
}

// FNV-1a: stable between runs, unlike absl::Hash.
std::uint64_t StableHash(absl::string_view s) {
  std::uint64_t h = 14695981039346656037u;
  for (unsigned char c : s) h = (h ^ c) * 1099511628211u;
  return h;
}

bool IsAscii(absl::string_view s) {
  return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Making a transliterator costs 1 ms ("Latin-ASCII") to 100 ms ("Any-Latin"), using one microseconds;
// it is not safe to share between threads.
std::string Transliterate(absl::string_view text) {
  const auto make = [](const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  };
  thread_local const auto latin_to_ascii = make("Latin-ASCII");
  auto s = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
  const auto utf8 = [&s] {
    std::string out;
    s.toUTF8String(out);
    return out;
  };
  if (latin_to_ascii != nullptr) latin_to_ascii->transliterate(s);
  if (std::string out = utf8(); IsAscii(out)) return out;
  thread_local const auto any_to_ascii = make("Any-Latin; Latin-ASCII");
  if (any_to_ascii != nullptr) any_to_ascii->transliterate(s);
  return utf8();
}

auto StructuralKey(const StructuralEdge& e) {
  return std::tie(e.source, e.relation, e.target, e.office, e.date);
}

bool IsWellFormedId(absl::string_view id) {
  return !id.empty() && std::ranges::all_of(id, [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_' || c == ':';
  });
}

bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 13> kDays = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[static_cast<std::size_t>(month)];
}

}  // namespace

std::string Slug(absl::string_view text) {
  const std::string plain = IsAscii(text) ? std::string(text) : Transliterate(text);
  std::string out;
  for (char c : plain) {
    const auto u = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(u)) {
      out.push_back(absl::ascii_tolower(u));
    } else if (c != '\'' && !out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.empty()) return absl::StrCat("x", absl::Hex(StableHash(text)));
  return out;
}

void Normalize(Facts& facts) {
  for (Node& n : facts.nodes) {
    SortUnique(n.aliases);
    std::erase(n.aliases, n.name);
  }
  std::ranges::stable_sort(facts.nodes, {}, &Node::id);
  for (Event& e : facts.events) {
    SortUnique(e.actors);
    SortUnique(e.targets);
  }
  std::ranges::stable_sort(facts.structure,
                           [](const auto& a, const auto& b) { return StructuralKey(a) < StructuralKey(b); });
  std::vector<StructuralEdge> unique;
  for (StructuralEdge& e : facts.structure) {
    if (!unique.empty() && StructuralKey(unique.back()) == StructuralKey(e)) {
      for (Evidence& v : e.evidence) {
        if (std::ranges::find(unique.back().evidence, v) == unique.back().evidence.end()) {
          unique.back().evidence.push_back(std::move(v));
        }
      }
    } else {
      unique.push_back(std::move(e));
    }
  }
  facts.structure = std::move(unique);
}

void Merge(Facts& facts, Facts other) {
  if (other.documents.empty() && other.nodes.empty() && other.events.empty()) return;

  const auto prefix_events = [](Facts& f) {
    for (Event& e : f.events) {
      if (e.evidence.empty()) continue;
      const std::string prefix = absl::StrCat(e.evidence.front().document, ".");
      if (!absl::StartsWith(e.id, prefix)) e.id = prefix + e.id;
    }
  };

  // A document id that is taken gets a suffix, also in the evidence that names it.
  absl::flat_hash_set<std::string> taken;
  for (const Document& d : facts.documents) taken.insert(d.id);
  absl::flat_hash_map<std::string, std::string> renamed;
  for (Document& d : other.documents) {
    std::string id = d.id;
    for (int n = 2; !taken.insert(id).second; ++n) id = absl::StrCat(d.id, "-", n);
    if (id != d.id) renamed[d.id] = id;
    d.id = id;
  }
  if (!renamed.empty()) {
    const auto rename = [&renamed](std::vector<Evidence>& evidence) {
      for (Evidence& v : evidence) {
        if (auto it = renamed.find(v.document); it != renamed.end()) v.document = it->second;
      }
    };
    for (Event& e : other.events) rename(e.evidence);
    for (StructuralEdge& e : other.structure) rename(e.evidence);
  }
  if (facts.documents.size() == 1) prefix_events(facts);
  if (facts.documents.size() + other.documents.size() > 1) prefix_events(other);

  absl::flat_hash_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < facts.nodes.size(); ++i) index[facts.nodes[i].id] = i;
  for (Node& n : other.nodes) {
    const auto [it, fresh] = index.try_emplace(n.id, facts.nodes.size());
    if (fresh) {
      facts.nodes.push_back(std::move(n));
      continue;
    }
    Node& known = facts.nodes[it->second];
    known.mentions += n.mentions;
    if (n.name != known.name) known.aliases.push_back(std::move(n.name));
    for (std::string& a : n.aliases) known.aliases.push_back(std::move(a));
    if (known.iso3.empty()) known.iso3 = std::move(n.iso3);
  }
  std::ranges::move(other.documents, std::back_inserter(facts.documents));
  std::ranges::move(other.events, std::back_inserter(facts.events));
  std::ranges::move(other.structure, std::back_inserter(facts.structure));
  Normalize(facts);
}

absl::Status Validate(const Facts& facts) {
  absl::flat_hash_map<std::string, NodeType> types;
  for (const Node& n : facts.nodes) {
    if (!IsWellFormedId(n.id)) {
      return absl::InvalidArgumentError(absl::StrCat("node id \"", n.id, "\" is not [A-Za-z0-9._:-]+"));
    }
    if (!types.emplace(n.id, n.type).second) {
      return absl::InvalidArgumentError(absl::StrCat("node id \"", n.id, "\" appears twice"));
    }
  }
  absl::flat_hash_set<std::string> documents;
  for (const Document& d : facts.documents) {
    if (!documents.insert(d.id).second) {
      return absl::InvalidArgumentError(absl::StrCat("document id \"", d.id, "\" appears twice"));
    }
  }
  const auto known = [&types](const std::string& where, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      if (!types.contains(id)) {
        return absl::InvalidArgumentError(absl::StrCat(where, ": no node \"", id, "\""));
      }
    }
    return absl::OkStatus();
  };
  absl::flat_hash_set<std::string> events;
  for (const Event& e : facts.events) {
    const std::string where = absl::StrCat("event \"", e.id, "\"");
    if (!events.insert(e.id).second) return absl::InvalidArgumentError(where + " appears twice");
    if (IsStructural(e.relation)) {
      return absl::InvalidArgumentError(absl::StrCat(where, ": ", Name(e.relation), " is no event"));
    }
    if (absl::Status s = known(where, e.actors); !s.ok()) return s;
    if (absl::Status s = known(where, e.targets); !s.ok()) return s;
    const bool enough = IsSymmetric(e.relation) ? e.actors.size() >= 2 && e.targets.empty()
                                                : !e.actors.empty() && !e.targets.empty();
    if (!enough) return absl::InvalidArgumentError(where + " lacks participants");
    if (!(e.confidence >= 0 && e.confidence <= 1)) {
      return absl::InvalidArgumentError(where + ": confidence is not in 0..1");
    }
  }
  for (const StructuralEdge& e : facts.structure) {
    if (!IsStructural(e.relation)) {
      return absl::InvalidArgumentError(absl::StrCat(Name(e.relation), " is not structural"));
    }
    if (absl::Status s = known(std::string(Name(e.relation)), {e.source, e.target}); !s.ok()) return s;
  }
  return absl::OkStatus();
}

std::vector<Edge> Project(const Facts& facts) {
  std::vector<Edge> edges;
  for (const Event& e : facts.events) {
    int n = 0;
    const auto add = [&](absl::string_view a, absl::string_view b) {
      edges.push_back({absl::StrCat(e.id, ".", ++n), a, b, e.relation, &e, nullptr});
    };
    if (IsSymmetric(e.relation)) {
      for (std::size_t i = 0; i < e.actors.size(); ++i) {
        for (std::size_t j = i + 1; j < e.actors.size(); ++j) add(e.actors[i], e.actors[j]);
      }
    } else {
      for (const std::string& a : e.actors) {
        for (const std::string& t : e.targets) {
          if (a != t) add(a, t);
        }
      }
    }
  }
  int n = 0;
  for (const StructuralEdge& e : facts.structure) {
    edges.push_back({absl::StrCat("s", ++n), e.source, e.target, e.relation, nullptr, &e});
  }
  return edges;
}

DateRange Days(absl::string_view date) {
  int year = 0;
  int month = 0;
  int day = 0;
  const auto number = [](absl::string_view s, std::size_t digits, int& out) {
    return s.size() == digits && std::ranges::all_of(s, [](char c) { return c >= '0' && c <= '9'; }) &&
           absl::SimpleAtoi(s, &out);
  };
  const bool dashes = (date.size() <= 4 || date[4] == '-') && (date.size() <= 7 || date[7] == '-');
  if (!dashes || !number(date.substr(0, 4), 4, year)) return {};
  if (date.size() == 4) return {absl::StrCat(date, "-01-01"), absl::StrCat(date, "-12-31")};
  if (date.size() < 7 || !number(date.substr(5, 2), 2, month) || month < 1 || month > 12) return {};
  if (date.size() == 7) {
    return {absl::StrCat(date, "-01"),
            absl::StrCat(date, absl::StrFormat("-%02d", DaysInMonth(year, month)))};
  }
  if (date.size() != 10 || !number(date.substr(8), 2, day) || day < 1 || day > DaysInMonth(year, month))
    return {};
  return {std::string(date), std::string(date)};
}

}  // namespace diplograph
