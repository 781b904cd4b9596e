#include "extract/rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace diplograph {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint16_t Bit(NodeType t) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(t)); }

struct Parsed {
  std::vector<Rule> rules;
  std::vector<std::string> faults;
};

Parsed Parse(const std::string& text) {
  Parsed out;
  std::vector<PackFault> faults;
  out.rules = ParseRules("r.rules", text, faults);
  for (const PackFault& f : faults) out.faults.push_back(f.ToString());
  return out;
}

constexpr char kWhole[] = R"(# A comment, and a blank line.

rule meet-with   # a comment behind
  on          meet.v, meet.n
  on          meet.extra
  emits       met-with
  planned     plans-to-meet
  status      planned
  actor       subject (person,country)
  actor?      via with, and (actor) | object (actor) | pair
  topic?      text-via about
  confidence  0.93
  yes  Plate met Hung in Hanoi #1.
       => met-with: Plate, Hung ; place = Hanoi
  yes  They meet.
       => plans-to-meet: A, B
  no   Plate met nobody.
)";

TEST(ParseRules, ReadsAWholeRule) {
  const Parsed p = Parse(kWhole);
  EXPECT_THAT(p.faults, IsEmpty());
  ASSERT_EQ(p.rules.size(), 1u);
  const Rule& r = p.rules[0];
  EXPECT_EQ(r.id, "meet-with");
  EXPECT_EQ(r.line, 3);
  EXPECT_EQ(r.Source(), "r.rules:3");
  EXPECT_THAT(r.on, ElementsAre("meet.v", "meet.n", "meet.extra"));
  EXPECT_EQ(r.relation, Relation::kMetWith);
  EXPECT_EQ(r.planned, Relation::kPlansToMeet);
  EXPECT_EQ(r.status, Status::kPlanned);
  EXPECT_FALSE(r.context_only);
  EXPECT_DOUBLE_EQ(r.confidence, 0.93);

  ASSERT_EQ(r.slots.size(), 3u);
  EXPECT_EQ(r.slots[0].role, Role::kActor);
  EXPECT_FALSE(r.slots[0].optional);
  EXPECT_EQ(r.slots[0].line, 9);
  ASSERT_EQ(r.slots[0].finders.size(), 1u);
  EXPECT_EQ(r.slots[0].finders[0].kind, FinderKind::kSubject);
  EXPECT_EQ(r.slots[0].finders[0].types, Bit(NodeType::kPerson) | Bit(NodeType::kCountry));
  EXPECT_TRUE(r.slots[1].optional);
  ASSERT_EQ(r.slots[1].finders.size(), 3u);
  EXPECT_EQ(r.slots[1].finders[0].kind, FinderKind::kVia);
  EXPECT_THAT(r.slots[1].finders[0].list_names, ElementsAre("with", "and"));
  EXPECT_EQ(r.slots[1].finders[0].types, Bit(NodeType::kPerson) | Bit(NodeType::kCountry) |
                                             Bit(NodeType::kMinistry) | Bit(NodeType::kOrganization));
  EXPECT_EQ(r.slots[1].finders[2].kind, FinderKind::kPair);
  EXPECT_EQ(r.slots[1].finders[2].types, 0);
  EXPECT_EQ(r.slots[2].role, Role::kTopic);
  EXPECT_EQ(r.slots[2].finders[0].kind, FinderKind::kTextVia);

  ASSERT_EQ(r.examples.size(), 3u);
  EXPECT_TRUE(r.examples[0].positive);
  EXPECT_EQ(r.examples[0].expected, "met-with: Plate, Hung ; place = Hanoi");
  EXPECT_EQ(r.examples[0].line, 13);
  EXPECT_EQ(r.examples[1].expected, "plans-to-meet: A, B");
  EXPECT_FALSE(r.examples[2].positive);
  EXPECT_EQ(r.examples[2].text, "Plate met nobody.");
}

TEST(ParseRules, KnowsEveryFinder) {
  struct Row {
    const char* text;
    FinderKind kind;
  };
  const std::vector<Row> rows = {
      {"subject", FinderKind::kSubject},
      {"object", FinderKind::kObject},
      {"left", FinderKind::kLeft},
      {"right", FinderKind::kRight},
      {"via l", FinderKind::kVia},
      {"before l", FinderKind::kBefore},
      {"pair", FinderKind::kPair},
      {"speaker", FinderKind::kSpeaker},
      {"partner", FinderKind::kPartner},
      {"partner-here", FinderKind::kPartnerHere},
      {"main", FinderKind::kMain},
      {"focus", FinderKind::kFocus},
      {"carried", FinderKind::kCarried},
      {"host-country", FinderKind::kHostCountry},
      {"text", FinderKind::kText},
      {"text-via l", FinderKind::kTextVia},
      {"text-subject", FinderKind::kTextSubject},
  };
  for (const Row& r : rows) {
    const Parsed p =
        Parse(absl::StrCat("rule r\n on t\n emits visited\n target ", r.text, "\n yes A\n => x\n no B\n"));
    EXPECT_THAT(p.faults, IsEmpty()) << r.text;
    ASSERT_EQ(p.rules.size(), 1u) << r.text;
    EXPECT_EQ(p.rules[0].slots[0].finders[0].kind, r.kind) << r.text;
  }
}

TEST(ParseRules, AContextRuleNeedsNoSlot) {
  const Parsed p = Parse("rule r\n on t\n emits context met-with\n yes A\n => met-with: A, B\n no B\n");
  EXPECT_THAT(p.faults, IsEmpty());
  ASSERT_EQ(p.rules.size(), 1u);
  EXPECT_TRUE(p.rules[0].context_only);
  EXPECT_EQ(p.rules[0].relation, Relation::kMetWith);
}

// A line put into a rule that is good without it.
TEST(ParseRules, ReportsEachKindOfFaultInALine) {
  struct Row {
    std::string line;
    std::string fault;
  };
  const std::vector<Row> rows = {
      {"emits met", "\"met\" is no event relation"},
      {"emits holds-office", "\"holds-office\" is no event relation"},
      {"emits", "\"\" is no event relation"},
      {"emits context metwith", "\"metwith\" is no event relation"},
      {"planned soon", "\"soon\" is no event relation"},
      {"status maybe", "\"maybe\" is no status"},
      {"confidence high", "\"high\" is no confidence in 0..1"},
      {"confidence 0", "\"0\" is no confidence in 0..1"},
      {"confidence 1.5", "\"1.5\" is no confidence in 0..1"},
      {"confidence -0.5", "\"-0.5\" is no confidence in 0..1"},
      {"confidence nan", "\"nan\" is no confidence in 0..1"},
      {"actr subject", "\"actr\" is neither a property nor a role"},
      {"actor somewhere", "\"somewhere\" is no place to look"},
      {"actor", "\"\" is no place to look"},
      {"actor subject |", "\"\" is no place to look"},
      {"actor via", "\"via\" needs word lists"},
      {"actor via (person)", "\"via\" needs word lists"},
      {"actor subject with", "\"subject\" takes no word lists"},
      {"actor subject (human)", "\"human\" is no node type"},
      {"actor subject (person", "lacks a \")\""},
      {"=> met-with: A, B", "\"=>\" does not follow a \"yes\""},
  };
  for (const Row& r : rows) {
    const Parsed p = Parse(
        absl::StrCat("rule r\n on t\n emits visited\n actor subject\n ", r.line, "\n yes A\n => x\n no B\n"));
    EXPECT_THAT(p.faults, ElementsAre(absl::StrCat("r.rules:5:1: ", r.fault))) << r.line;
    EXPECT_THAT(p.rules, IsEmpty()) << r.line;  // a faulty rule is left out
  }
}

TEST(ParseRules, ReportsWhatARuleLacks) {
  struct Row {
    std::string text;
    std::vector<std::string> faults;
  };
  const std::vector<Row> rows = {
      {"", {}},
      {"# nothing\n\n", {}},
      {"rule r\n emits visited\n actor subject\n yes A\n => x\n no B\n",
       {"r.rules:1:1: rule \"r\" has no \"on\""}},
      {"rule r\n on t\n emits visited\n yes A\n => x\n no B\n", {"r.rules:1:1: rule \"r\" has no slot"}},
      {"rule r\n on t\n emits visited\n actor subject\n yes A\n => x\n",
       {"r.rules:1:1: rule \"r\" lacks a \"yes\" or a \"no\""}},
      {"rule r\n on t\n emits visited\n actor subject\n no B\n",
       {"r.rules:1:1: rule \"r\" lacks a \"yes\" or a \"no\""}},
      {"rule r\n on t\n emits visited\n actor subject\n yes A\n no B\n",
       {"r.rules:5:1: \"yes\" lacks its \"=>\""}},
      {"rule r\n on t\n emits visited\n actor subject\n yes A\n => x\n => y\n no B\n",
       {"r.rules:7:1: \"=>\" does not follow a \"yes\""}},
      {"rule r\n on t\n emits visited\n actor subject\n yes A\n => x\n no B\n => y\n",
       {"r.rules:8:1: \"=>\" does not follow a \"yes\""}},
      {"rule\n on t\n emits visited\n actor subject\n yes A\n => x\n no B\n",
       {"r.rules:1:1: a rule needs an id"}},
      {"rules r\n", {"r.rules:1:1: \"rules\" outside a rule; a rule begins with \"rule ID\""}},
      {"  on t\n", {"r.rules:1:1: stands outside a rule"}},
  };
  for (const Row& r : rows) EXPECT_EQ(Parse(r.text).faults, r.faults) << r.text;
}

TEST(ParseRules, GoesOnBehindAFaultyRule) {
  const std::string good = " on t\n emits visited\n actor subject\n yes A\n => x\n no B\n";
  const Parsed p = Parse(absl::StrCat("rule a\n", good, "rule b\n wrong line\n", good, "rule c\n", good));
  EXPECT_THAT(p.faults, ElementsAre("r.rules:9:1: \"wrong\" is neither a property nor a role"));
  ASSERT_EQ(p.rules.size(), 2u);
  EXPECT_EQ(p.rules[0].id, "a");
  EXPECT_EQ(p.rules[1].id, "c");
}

// Whatever is cut off or doubled, the parser ends, and what it keeps is whole.
TEST(ParseRules, AnyPrefixIsSafe) {
  const std::string text = kWhole;
  for (std::size_t n = 0; n <= text.size(); ++n) {
    for (const Rule& r : Parse(text.substr(0, n)).rules) {
      EXPECT_FALSE(r.on.empty());
      EXPECT_FALSE(r.slots.empty());
      EXPECT_GE(r.examples.size(), 2u);
    }
  }
}

}  // namespace
}  // namespace diplograph
