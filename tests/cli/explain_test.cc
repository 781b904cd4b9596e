// The command line's `explain`, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "tests/cli/article_commands.h"
#include "tests/support/process.h"

namespace diplograph {
namespace {

using testing::ExpectRefusal;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Result;

class ExplainTest : public testing::ArticleCommandTest {
 protected:
  Result Explain(std::vector<std::string> arguments, const std::string& input = "") const {
    arguments.insert(arguments.begin(), "explain");
    for (std::string& a : arguments) {
      absl::string_view name = a;
      if (absl::ConsumePrefix(&name, "FILE:")) a = File(std::string(name));
    }
    return Program(arguments, input);
  }
};

TEST_F(ExplainTest, ShowsWhatWasReadAndWhy) {
  const Result r = Explain({"FILE:hanoi.txt"});
  ASSERT_EQ(r.code, 0) << r.err;
  EXPECT_EQ(r.err, "");
  EXPECT_THAT(r.out, HasSubstr("Menlu Retno Tiba di Hanoi\nlanguage id, date 2023-05-10\n"));
  EXPECT_THAT(r.out, HasSubstr("noise [26,43) Rabu, 10 Mei 2023"));
  EXPECT_THAT(r.out, HasSubstr("[Menteri Luar Negeri Vietnam Bui Thanh Son]"));
  EXPECT_THAT(r.out, HasSubstr("Rabu = 2023-05-10"));
  EXPECT_THAT(r.out, HasSubstr("+ met-with: "));
  EXPECT_THAT(r.out, HasSubstr(", rule meet-with, id/rules/"));
  EXPECT_THAT(r.out, Not(HasSubstr("\033")));  // no colour but on a terminal
}

TEST_F(ExplainTest, SaysWhyARuleWasRejected) {
  const Result r = Explain({"-", "--language", "id"},
                           "Berita hari ini dari sana.\n\nMenteri Luar Negeri Indonesia Retno Marsudi "
                           "bertemu dengan warga di pasar.\n");
  ASSERT_EQ(r.code, 0) << r.err;
  EXPECT_THAT(r.out, HasSubstr("  - meet-with (id/rules/"));
  EXPECT_THAT(r.out, HasSubstr(") on \"bertemu\": "));
}

TEST_F(ExplainTest, JsonParses) {
  const Result r = Explain({"FILE:hanoi.txt", "--format", "json"});
  ASSERT_EQ(r.code, 0) << r.err;
  rapidjson::Document d;
  d.Parse(r.out.c_str());
  ASSERT_FALSE(d.HasParseError()) << d.GetErrorOffset();
  ASSERT_TRUE(d.IsObject());
  EXPECT_STREQ(d["language"].GetString(), "id");
  EXPECT_STREQ(d["date"].GetString(), "2023-05-10");
  ASSERT_TRUE(d["sentences"].IsArray());
  const std::string article = testing::kHanoi;
  int mentions = 0;
  int events = 0;
  for (const auto& sentence : d["sentences"].GetArray()) {
    const auto text_of = [&](const rapidjson::Value& v) {
      return article.substr(v["begin"].GetUint64(), v["end"].GetUint64() - v["begin"].GetUint64());
    };
    EXPECT_EQ(text_of(sentence), sentence["text"].GetString());
    for (const auto& m : sentence["mentions"].GetArray()) {
      EXPECT_EQ(text_of(m), m["text"].GetString());
      ++mentions;
    }
    for (const auto& rule : sentence["rules"].GetArray()) {
      EXPECT_TRUE(rule.HasMember("event") != rule.HasMember("rejected")) << r.out;
      events += rule.HasMember("event") ? 1 : 0;
    }
  }
  EXPECT_GE(mentions, 3);
  EXPECT_GE(events, 1);
}

TEST_F(ExplainTest, SeveralArticlesAreOneJsonALine) {
  const Result r = Explain({"FILE:hanoi.txt", "FILE:vientiane.txt", "--format", "json"});
  ASSERT_EQ(r.code, 0) << r.err;
  const std::vector<std::string> lines = absl::StrSplit(absl::StripSuffix(r.out, "\n"), '\n');
  ASSERT_EQ(lines.size(), 2u);
  for (const std::string& line : lines) {
    rapidjson::Document d;
    EXPECT_FALSE(d.Parse(line.c_str()).HasParseError());
  }
}

TEST_F(ExplainTest, TextWithQuotesAndControlBytesStaysJson) {
  const Result r = Explain({"-", "--format", "json", "--language", "id"},
                           "Ia berkata \"\\ya\\\" \x01 \xF0\x9F\x98\x80.\n");
  ASSERT_EQ(r.code, 0) << r.err;
  rapidjson::Document d;
  EXPECT_FALSE(d.Parse(r.out.c_str()).HasParseError()) << r.out;
}

TEST_F(ExplainTest, RefusesInOneLine) {
  for (const testing::Refusal& c : testing::CommonRefusals()) {
    SCOPED_TRACE(::testing::PrintToString(c.arguments));
    ExpectRefusal(Explain(c.arguments), c.code, c.message);
  }
}

}  // namespace
}  // namespace diplograph
