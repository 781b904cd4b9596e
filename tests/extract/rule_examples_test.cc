// Every example beside every rule of the built-in packs: a "yes" must give its event, a "no" must give
// none of the rule's relation.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "extract/pack.h"
#include "extract/rule.h"
#include "tests/extract/packs.h"
#include "tests/support/facts_text.h"

namespace diplograph {
namespace {

struct Case {
  std::string name;  // "id_meet_with_yes1"
  Extractor::Example example;
  std::optional<Relation> planned;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.example.source; }

// What a rule's relation becomes when it is planned; Example does not say.
std::map<std::pair<std::string, std::string>, std::optional<Relation>> PlannedRelations() {
  std::map<std::pair<std::string, std::string>, std::optional<Relation>> out;
  for (const auto& [language, files] : EmbeddedPacks()) {
    for (const auto& [file, content] : files) {
      if (!absl::EndsWith(file, ".rules")) continue;
      std::vector<PackFault> faults;
      for (const Rule& rule : ParseRules(file, content, faults)) out[{language, rule.id}] = rule.planned;
    }
  }
  return out;
}

std::vector<Case> Cases() {
  std::vector<Case> out;
  if (!testing::BuiltIn().ok()) return out;  // PacksLoad says why
  const auto planned = PlannedRelations();
  std::map<std::tuple<std::string, std::string, bool>, int> count;
  for (Extractor::Example& e : testing::BuiltIn()->Examples()) {
    const int number = ++count[{e.language, e.rule, e.positive}];
    std::string name = absl::StrCat(e.language, "_", e.rule, "_", e.positive ? "yes" : "no", number);
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    const auto it = planned.find({e.language, e.rule});
    out.push_back({std::move(name), std::move(e), it == planned.end() ? std::nullopt : it->second});
  }
  return out;
}

std::string All(const Facts& facts) {
  std::string out = facts.events.empty() ? "  no event\n" : "";
  for (const Event& e : facts.events) absl::StrAppend(&out, "  ", testing::EventText(facts, e, " = "), "\n");
  for (const Node& n : facts.nodes) absl::StrAppend(&out, "  ", Name(n.type), " ", n.name, "\n");
  return out;
}

class RuleExample : public ::testing::TestWithParam<Case> {};

TEST_P(RuleExample, IsReadAsItSays) {
  const Extractor::Example& e = GetParam().example;
  const Facts facts = testing::BuiltIn()->Extract(testing::ArticleOf(e.text, e.language));
  const std::string where = absl::StrCat("extract/lexicon/", e.source, ": rule ", e.rule, "\n", e.text, "\n");
  if (!e.positive) {
    for (const Event& event : facts.events) {
      const bool unwanted = Name(event.relation) == e.relation || event.relation == GetParam().planned;
      EXPECT_FALSE(unwanted) << where << "gave\n" << All(facts) << "and should give no " << e.relation;
    }
    return;
  }
  std::string fault;
  const std::optional<testing::WantedEvent> wanted = testing::ParseWanted(e.expected, fault);
  ASSERT_TRUE(wanted.has_value()) << where << fault;
  const bool found = std::any_of(facts.events.begin(), facts.events.end(),
                                 [&](const Event& event) { return testing::Matches(facts, event, *wanted); });
  EXPECT_TRUE(found) << where << "should give\n  " << e.expected << "\nand gave\n" << All(facts);
}

INSTANTIATE_TEST_SUITE_P(Packs, RuleExample, ::testing::ValuesIn(Cases()),
                         [](const auto& param_info) { return param_info.param.name; });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RuleExample);

TEST(RuleExamples, PacksLoad) { ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status(); }

TEST(RuleExamples, EveryRuleHasBothKinds) {
  ASSERT_TRUE(testing::BuiltIn().ok());
  std::map<std::pair<std::string, std::string>, std::pair<int, int>> count;
  for (const Extractor::Example& e : testing::BuiltIn()->Examples()) {
    auto& [yes, no] = count[{e.language, e.rule}];
    ++(e.positive ? yes : no);
  }
  EXPECT_FALSE(count.empty());
  for (const auto& [rule, kinds] : count) {
    EXPECT_GT(kinds.first, 0) << rule.first << " " << rule.second;
    EXPECT_GT(kinds.second, 0) << rule.first << " " << rule.second;
  }
}

}  // namespace
}  // namespace diplograph
