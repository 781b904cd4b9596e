#include "extract/rule.h"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace diplograph {
namespace {

struct FinderName {
  absl::string_view name;
  FinderKind kind;
  bool takes_lists;
};

constexpr std::array<FinderName, 23> kFinders = {{
    {"subject", FinderKind::kSubject, false},
    {"object", FinderKind::kObject, false},
    {"direct", FinderKind::kDirect, false},
    {"left", FinderKind::kLeft, false},
    {"right", FinderKind::kRight, false},
    {"via", FinderKind::kVia, true},
    {"before", FinderKind::kBefore, true},
    {"pair", FinderKind::kPair, false},
    {"speaker", FinderKind::kSpeaker, false},
    {"partner", FinderKind::kPartner, false},
    {"partner-here", FinderKind::kPartnerHere, false},
    {"gathering", FinderKind::kGathering, false},
    {"here", FinderKind::kHere, false},
    {"again", FinderKind::kAgain, false},
    {"main", FinderKind::kMain, false},
    {"most-named", FinderKind::kProtagonist, false},
    {"focus", FinderKind::kFocus, false},
    {"carried", FinderKind::kCarried, false},
    {"host-country", FinderKind::kHostCountry, false},
    {"text", FinderKind::kText, false},
    {"text-own", FinderKind::kTextOwn, false},
    {"text-via", FinderKind::kTextVia, true},
    {"text-subject", FinderKind::kTextSubject, false},
}};

constexpr std::array<std::pair<absl::string_view, Role>, 6> kRoles = {{
    {"actor", Role::kActor},
    {"target", Role::kTarget},
    {"topic", Role::kTopic},
    {"instrument", Role::kInstrument},
    {"summit", Role::kSummit},
    {"place", Role::kPlace},
}};

constexpr std::uint16_t Bit(NodeType t) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(t)); }
constexpr std::uint16_t kActorTypes = Bit(NodeType::kPerson) | Bit(NodeType::kCountry) |
                                      Bit(NodeType::kMinistry) | Bit(NodeType::kOrganization);

class Parser {
 public:
  Parser(const std::string& file, absl::string_view content, std::vector<PackFault>& faults)
      : file_(file), content_(content), faults_(faults) {}

  std::vector<Rule> Run() {
    int number = 0;
    for (absl::string_view line : absl::StrSplit(content_, '\n')) {
      ++number;
      line_ = number;
      Line(line);
    }
    Finish();
    return std::move(rules_);
  }

 private:
  void Fault(absl::string_view what, int column = 1) {
    faults_.push_back({file_, line_, column, std::string(what)});
    good_ = false;
  }

  void Line(absl::string_view raw) {
    const bool indented = !raw.empty() && (raw[0] == ' ' || raw[0] == '\t');
    // A comment starts at "#" at the start of a line or behind a blank.
    absl::string_view line = raw;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '#' && (i == 0 || line[i - 1] == ' ')) {
        line = line.substr(0, i);
        break;
      }
    }
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) return;
    const auto [key, value] = Split(line);
    if (!indented) {
      Finish();
      if (key != "rule") {
        Fault(absl::StrCat("\"", key, "\" outside a rule; a rule begins with \"rule ID\""));
        return;
      }
      rule_ = Rule();
      rule_.id = std::string(value);
      rule_.file = file_;
      rule_.line = line_;
      open_ = true;
      good_ = !value.empty();
      if (value.empty()) Fault("a rule needs an id");
      return;
    }
    if (!open_) {
      Fault("stands outside a rule");
      return;
    }
    Property(key, value);
  }

  static std::pair<absl::string_view, absl::string_view> Split(absl::string_view line) {
    const std::size_t blank = line.find_first_of(" \t");
    if (blank == absl::string_view::npos) return {line, ""};
    return {line.substr(0, blank), absl::StripAsciiWhitespace(line.substr(blank))};
  }

  void Property(absl::string_view key, absl::string_view value) {
    if (key == "on") {
      for (absl::string_view w : absl::StrSplit(value, absl::ByAnyChar(", "), absl::SkipEmpty())) {
        rule_.on.emplace_back(w);
      }
    } else if (key == "requires") {
      for (absl::string_view w : absl::StrSplit(value, absl::ByAnyChar(", "), absl::SkipEmpty())) {
        rule_.requires_names.emplace_back(w);
      }
    } else if (key == "emits") {
      absl::string_view name = value;
      rule_.context_only = absl::ConsumePrefix(&name, "context ");
      SetRelation(name, rule_.relation);
    } else if (key == "planned") {
      Relation relation{};
      if (SetRelation(value, relation)) rule_.planned = relation;
    } else if (key == "status") {
      rule_.status = ParseStatus(value);
      if (!rule_.status) Fault(absl::StrCat("\"", value, "\" is no status"));
    } else if (key == "confidence") {
      if (!absl::SimpleAtod(value, &rule_.confidence) || !(rule_.confidence > 0 && rule_.confidence <= 1)) {
        Fault(absl::StrCat("\"", value, "\" is no confidence in 0..1"));
      }
    } else if (key == "yes" || key == "no") {
      rule_.examples.push_back({key == "yes", std::string(value), "", line_});
    } else if (key == "=>") {
      if (rule_.examples.empty() || !rule_.examples.back().positive ||
          !rule_.examples.back().expected.empty()) {
        Fault("\"=>\" does not follow a \"yes\"");
      } else {
        rule_.examples.back().expected = std::string(value);
      }
    } else {
      SlotLine(key, value);
    }
  }

  bool SetRelation(absl::string_view name, Relation& out) {
    const auto relation = ParseRelation(name);
    if (!relation || IsStructural(*relation)) {
      Fault(absl::StrCat("\"", name, "\" is no event relation"));
      return false;
    }
    out = *relation;
    return true;
  }

  void SlotLine(absl::string_view key, absl::string_view value) {
    RuleSlot slot;
    slot.line = line_;
    slot.optional = absl::ConsumeSuffix(&key, "?");
    bool known = false;
    for (const auto& [name, role] : kRoles) {
      if (name == key) {
        slot.role = role;
        known = true;
      }
    }
    if (!known) {
      Fault(absl::StrCat("\"", key, "\" is neither a property nor a role"));
      return;
    }
    for (absl::string_view alternative : absl::StrSplit(value, '|')) {
      Finder finder;
      if (!ParseFinder(absl::StripAsciiWhitespace(alternative), finder)) return;
      slot.finders.push_back(std::move(finder));
    }
    rule_.slots.push_back(std::move(slot));
  }

  bool ParseFinder(absl::string_view text, Finder& finder) {
    absl::string_view types;
    if (const std::size_t open = text.find('('); open != absl::string_view::npos) {
      if (text.back() != ')') {
        Fault("lacks a \")\"");
        return false;
      }
      types = text.substr(open + 1, text.size() - open - 2);
      text = absl::StripAsciiWhitespace(text.substr(0, open));
    }
    const auto [name, lists] = Split(text);
    const FinderName* known = nullptr;
    for (const FinderName& f : kFinders) {
      if (f.name == name) known = &f;
    }
    if (known == nullptr) {
      Fault(absl::StrCat("\"", name, "\" is no place to look"));
      return false;
    }
    if (known->takes_lists == lists.empty()) {
      Fault(absl::StrCat("\"", name, "\" ", known->takes_lists ? "needs" : "takes no", " word lists"));
      return false;
    }
    finder.kind = known->kind;
    for (absl::string_view w : absl::StrSplit(lists, absl::ByAnyChar(", "), absl::SkipEmpty())) {
      finder.list_names.emplace_back(w);
    }
    for (absl::string_view t : absl::StrSplit(types, absl::ByAnyChar(", "), absl::SkipEmpty())) {
      if (t == "actor") {
        finder.types |= kActorTypes;
      } else if (const auto type = ParseNodeType(t); type.has_value()) {
        finder.types |= Bit(*type);
      } else {
        Fault(absl::StrCat("\"", t, "\" is no node type"));
        return false;
      }
    }
    return true;
  }

  void Finish() {
    if (!open_) return;
    open_ = false;
    const int here = line_;
    line_ = rule_.line;
    if (rule_.on.empty()) Fault(absl::StrCat("rule \"", rule_.id, "\" has no \"on\""));
    if (rule_.slots.empty() && !rule_.context_only)
      Fault(absl::StrCat("rule \"", rule_.id, "\" has no slot"));
    bool yes = false;
    bool no = false;
    for (const RuleExample& e : rule_.examples) {
      (e.positive ? yes : no) = true;
      if (e.positive && e.expected.empty()) {
        line_ = e.line;
        Fault("\"yes\" lacks its \"=>\"");
      }
    }
    line_ = rule_.line;
    if (!yes || !no) Fault(absl::StrCat("rule \"", rule_.id, "\" lacks a \"yes\" or a \"no\""));
    if (good_) rules_.push_back(std::move(rule_));
    line_ = here;
  }

  const std::string& file_;
  absl::string_view content_;
  std::vector<PackFault>& faults_;
  std::vector<Rule> rules_;
  Rule rule_;
  bool open_ = false;
  bool good_ = true;
  int line_ = 0;
};

}  // namespace

std::string Rule::Source() const { return absl::StrCat(file, ":", line); }

std::vector<Rule> ParseRules(const std::string& file, absl::string_view content,
                             std::vector<PackFault>& faults) {
  return Parser(file, content, faults).Run();
}

}  // namespace diplograph
