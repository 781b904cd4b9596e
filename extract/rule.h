// Event rules: which arguments a trigger takes, and where in the sentence they stand.
//
// A rule file is plain text. A rule begins with "rule ID" at the start of a line; indented lines
// follow, "#" begins a comment:
//
//   rule meet-with
//     on          meet.with                 # trigger lists: a word of these sets the rule off
//     emits       met-with                  # the relation; "context RELATION" only adds to the last one
//     planned     plans-to-meet             # what it becomes when a plan cue applies
//     actor       subject (person,country)  # a slot: a role, where to look, what may stand there
//     actor       via with (actor) | object (actor)
//     topic?      text-via about            # "?": may be missing
//     confidence  0.9
//     yes  Menkominfo Plate bertemu dengan Menteri Nguyen di Hanoi.
//          => met-with: Plate, Nguyen ; place = Hanoi
//     no   Plate menolak laporan tentang pertemuan itu.
//
// Every rule has at least one "yes" and one "no"; the tests run them all. Slots are filled in the order
// given; alternatives ("|") are tried from left to right. All finders look no further than the clause,
// so that matching stays linear in the length of the sentence. docs/rules.md is the manual.
#ifndef DIPLOGRAPH_EXTRACT_RULE_H_
#define DIPLOGRAPH_EXTRACT_RULE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/pack.h"
#include "graph/model.h"

namespace diplograph {

enum class Role : std::uint8_t { kActor, kTarget, kTopic, kInstrument, kSummit, kPlace };

enum class FinderKind : std::uint8_t {
  kSubject,      // what the clause is about: before the trigger, or carried from where it is left out
  kDirect,       // the object, with no other noun in front of it
  kObject,       // the first mention behind the trigger that no adposition governs
  kLeft,         // the mention right before the trigger ("Macron's visit")
  kRight,        // the mention right behind it
  kVia,          // behind the trigger, governed by an adposition of the lists
  kBefore,       // before the trigger, governed by an adposition of the lists
  kPair,         // the two that the text speaks about
  kSpeaker,      // who is quoted, or speaks
  kPartner,      // the other one of the pair
  kPartnerHere,  // the same, if this very sentence says that they met
  kAgain,        // whom the last event of the relation was aimed at: "Australia has also imposed sanctions"
  kHere,         // the place of the dateline, if the word for it stands behind the trigger: "arrived here"
  kGathering,    // the gathering that the text named last: "Guyana will also take part"
  kMain,         // the subject of the main clause, for a trigger in a fronted or subordinate one
  kFocus,        // the person whom the last sentence was about
  kCarried,      // the subject of the sentence before
  kProtagonist,  // the person named most, if of another country than the actor found so far
  kHostCountry,  // the country of the trigger's subject
  kText,         // words behind the trigger, as a topic
  kTextOwn,      // the trigger's last word, and what follows it
  kTextVia,      // words behind an adposition of the lists, as a topic
  kTextSubject,  // words before the trigger, as a topic
};

struct Finder {
  FinderKind kind = FinderKind::kSubject;
  std::vector<std::string> list_names;
  std::uint64_t lists = 0;  // word lists, as in WordInfo::lists
  std::uint16_t types = 0;  // bit i: NodeType i; 0: anything
};

struct RuleSlot {
  Role role = Role::kActor;
  bool optional = false;
  int line = 0;
  std::vector<Finder> finders;
};

struct RuleExample {
  bool positive = true;
  std::string text;
  std::string expected;  // after "=>"; empty for "no"
  int line = 0;
};

struct Rule {
  std::string id;
  std::string file;
  int line = 0;
  std::vector<std::string> on;
  std::vector<std::string> requires_names;
  std::vector<std::uint32_t> required;  // trigger lists, one of which must stand behind the trigger
  Relation relation = Relation::kMetWith;
  bool context_only = false;
  std::optional<Relation> planned;
  std::optional<Status> status;
  double confidence = 0.8;
  std::vector<RuleSlot> slots;
  std::vector<RuleExample> examples;

  std::string Source() const;  // "id/rules/meet.rules:12"
};

// Reads a rule file. Faults name line and column; a faulty rule is left out.
std::vector<Rule> ParseRules(const std::string& file, absl::string_view content,
                             std::vector<PackFault>& faults);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_RULE_H_
