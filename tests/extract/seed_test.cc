// The seed article, where it is at hand: all that its gold graph asks for is found.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/unicode.h"
#include "tests/extract/packs.h"
#include "tests/support/facts_text.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

// The gold file's nodes by name: all their other names, folded.
std::set<std::string> NamesOfGold(const rapidjson::Document& gold, const std::string& name) {
  std::set<std::string> out = {FoldedKey(name)};
  for (const auto& node : gold["nodes"].GetArray()) {
    if (node["name"].GetString() != name) continue;
    for (const auto& alias : node["aliases"].GetArray()) out.insert(FoldedKey(alias.GetString()));
  }
  return out;
}

bool Is(const Node& node, const std::set<std::string>& names) {
  if (names.contains(FoldedKey(node.name))) return true;
  return std::any_of(node.aliases.begin(), node.aliases.end(),
                     [&](const std::string& a) { return names.contains(FoldedKey(a)); });
}

// Is every participant of the gold event one of the found ones, and the other way round? Topics are
// compared by people, not here.
bool SameSide(const rapidjson::Document& gold, const rapidjson::Value& names, const Facts& facts,
              const std::vector<std::string>& ids) {
  std::size_t found = 0;
  for (const auto& name : names.GetArray()) {
    const std::set<std::string> known = NamesOfGold(gold, name.GetString());
    found += std::any_of(ids.begin(), ids.end(),
                         [&](const std::string& id) {
                           const Node* node = testing::NodeById(facts, id);
                           return node != nullptr && (node->type == NodeType::kTopic || Is(*node, known));
                         })
                 ? 1
                 : 0;
  }
  return found == names.Size();
}

bool Found(const rapidjson::Document& gold, const rapidjson::Value& wanted, const Facts& facts) {
  return std::any_of(facts.events.begin(), facts.events.end(), [&](const Event& e) {
    if (Name(e.relation) != wanted["relation"].GetString()) return false;
    if (e.actors.size() != wanted["actors"].Size()) return false;
    if (!SameSide(gold, wanted["actors"], facts, e.actors) ||
        !SameSide(gold, wanted["targets"], facts, e.targets))
      return false;
    const bool dated = wanted.HasMember("date") && wanted["date"].IsString();
    return !dated || e.date == wanted["date"].GetString();
  });
}

TEST(Seed, AllGoldEventsAreFound) {
  const fs::path dir = fs::path(DIPLOGRAPH_SOURCE_DIR) / ".." / "shared" / "eval" / "seed";
  if (!fs::is_directory(dir)) GTEST_SKIP() << dir << " is not there";
  ASSERT_TRUE(testing::BuiltIn().ok()) << testing::BuiltIn().status();
  int read = 0;
  for (const auto& entry : fs::directory_iterator(dir)) {
    if (entry.path().extension() != ".txt") continue;
    fs::path gold_path = entry.path();
    gold_path.replace_extension(".gold.json");
    rapidjson::Document gold;
    gold.Parse(testing::ReadAll(gold_path.string()).c_str());
    ASSERT_FALSE(gold.HasParseError()) << gold_path;
    const Facts facts =
        testing::BuiltIn()->Extract(testing::ArticleOf(testing::ReadAll(entry.path().string())));
    for (const auto& wanted : gold["events"].GetArray()) {
      const bool optional =
          wanted.HasMember("optional") && wanted["optional"].IsBool() && wanted["optional"].GetBool();
      if (optional) continue;
      EXPECT_TRUE(Found(gold, wanted, facts))
          << wanted["relation"].GetString() << " \"" << wanted["evidence"].GetString() << "\" is not among\n"
          << absl::StrJoin(testing::FactLines(facts), "\n");
    }
    ++read;
  }
  EXPECT_GT(read, 0);
}

}  // namespace
}  // namespace diplograph
