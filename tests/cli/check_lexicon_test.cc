// The command line's `check-lexicon`, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using ::testing::HasSubstr;
using testing::Result;

class CheckLexiconTest : public ::testing::Test {
 protected:
  CheckLexiconTest() { std::filesystem::create_directories(Pack() + "/rules"); }
  std::string Pack() const { return dir_.File("xx"); }
  void Write(const std::string& name, const std::string& text) const {
    testing::WriteAll(absl::StrCat(Pack(), "/", name), text);
  }
  static Result Check(const std::vector<std::string>& dirs) {
    std::vector<std::string> arguments = {"check-lexicon"};
    arguments.insert(arguments.end(), dirs.begin(), dirs.end());
    return testing::Run(DIPLOGRAPH_BINARY, arguments);
  }

  testing::TempDirectory dir_;
};

TEST_F(CheckLexiconTest, BuiltInPacksAreWithoutFault) {
  const Result r = Check({});
  EXPECT_EQ(r.code, 0) << r.out;
  EXPECT_THAT(r.out, HasSubstr("en: 0 faults\n"));
  EXPECT_THAT(r.out, HasSubstr("id: 0 faults\n"));
  EXPECT_EQ(r.err, "");
}

TEST_F(CheckLexiconTest, AGoodFolder) {
  Write("pack.json", R"({"language": "xx", "name": "Test"})");
  const Result r = Check({Pack()});
  EXPECT_EQ(r.code, 0);
  EXPECT_EQ(r.out, absl::StrCat(Pack(), ": 0 faults\n"));
}

TEST_F(CheckLexiconTest, AllFaultsAtOnceInOrder) {
  Write("pack.json", R"({"language": "xx", "name": "Test"})");
  Write("verbs.tsv", "word\nsit down\ngo\n");
  Write("cues.tsv", "phrase\tkind\tscope\nno\tnegatoin\tright\n");
  Write("rules/a.rules",
        "rule r\n  on meet.v\n  emits met-wiht\n  actor subject\n  yes A\n  => met-with: A, B\n  no B\n");
  const Result r = Check({Pack()});
  EXPECT_EQ(r.code, 1);
  EXPECT_EQ(r.err, "");
  const std::size_t cue = r.out.find("xx/cues.tsv:2:0: \"negatoin\" is no cue");
  const std::size_t rule = r.out.find("xx/rules/a.rules:3:1: \"met-wiht\" is no event relation");
  const std::size_t two_words = r.out.find("xx/verbs.tsv:2:1: \"sit down\" is not one word");
  const std::size_t order = r.out.find("xx/verbs.tsv:3:1: \"go\" is out of order");
  const std::size_t count = r.out.find(absl::StrCat(Pack(), ": 4 faults\n"));
  EXPECT_LT(cue, rule) << r.out;
  EXPECT_LT(rule, two_words) << r.out;
  EXPECT_LT(two_words, order) << r.out;
  EXPECT_LT(order, count) << r.out;
  EXPECT_NE(count, std::string::npos) << r.out;
}

TEST_F(CheckLexiconTest, OneFaultIsCountedAsOne) {
  Write("pack.json", R"({"language": "xx", "name": "Test"})");
  Write("verbs.tsv", "word\nsit down\n");
  EXPECT_THAT(Check({Pack()}).out, HasSubstr(": 1 fault\n"));
}

TEST_F(CheckLexiconTest, ABrokenPackFile) {
  Write("pack.json", "{\n");
  const Result r = Check({Pack()});
  EXPECT_EQ(r.code, 1);
  EXPECT_THAT(r.out, HasSubstr("pack.json:2:0: "));
}

TEST_F(CheckLexiconTest, NoPackIsWrongUsage) {
  for (const std::string& dir : {dir_.File("none"), Pack()}) {
    const Result r = Check({dir});
    EXPECT_EQ(r.code, 2);
    EXPECT_EQ(r.out, "");
    EXPECT_THAT(r.err, HasSubstr(absl::StrCat("diplograph: ", dir)));
  }
}

}  // namespace
}  // namespace diplograph
