#include <gtest/gtest.h>

#include <string>

#include "export/escape.h"
#include "export/reader.h"
#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

void ExpectSame(const Facts& a, const Facts& b) {
  EXPECT_EQ(a.documents, b.documents);
  ASSERT_EQ(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < a.nodes.size(); ++i) EXPECT_EQ(a.nodes[i], b.nodes[i]) << a.nodes[i].id;
  ASSERT_EQ(a.events.size(), b.events.size());
  for (std::size_t i = 0; i < a.events.size(); ++i) EXPECT_EQ(a.events[i], b.events[i]) << a.events[i].id;
  EXPECT_EQ(a.structure, b.structure);
}

TEST(RoundTripTest, LosesNothing) {
  for (const NamedFacts& sample : AllSamples()) {
    ASSERT_TRUE(Validate(sample.facts).ok()) << sample.name << Validate(sample.facts);
    for (const Format format : {Format::kJson, Format::kGraphml}) {
      for (const Projection projection : {Projection::kActors, Projection::kEvents}) {
        for (const Flavor flavor : {Flavor::kPlain, Flavor::kGephi, Flavor::kYed}) {
          SCOPED_TRACE(std::string(sample.name) + " " + std::string(Name(format)) + " " +
                       std::to_string(static_cast<int>(projection)) +
                       std::to_string(static_cast<int>(flavor)));
          const std::string bytes =
              Written(sample.facts, format, {.flavor = flavor, .projection = projection});
          const absl::StatusOr<Facts> read = ReadGraph(format, bytes, "test");
          ASSERT_TRUE(read.ok()) << read.status();
          ExpectSame(*read, sample.facts);
          EXPECT_EQ(Written(*read, format, {.flavor = flavor, .projection = projection}), bytes);
        }
      }
    }
  }
}

TEST(RoundTripTest, ForbiddenCharactersAreReplacedAlikeInAllFormats) {
  Facts facts = PlainFacts();
  facts.nodes[0].name = std::string(
                            "a\x01"
                            "b\0c\x1F\x7F",
                            7) +
                        "\xEF\xBF\xBF"
                        "d\xFF"
                        "e\xED\xA0\x80";
  const absl::StatusOr<Facts> json = ReadGraph(Format::kJson, Written(facts, Format::kJson), "j");
  const absl::StatusOr<Facts> graphml = ReadGraph(Format::kGraphml, Written(facts, Format::kGraphml), "g");
  ASSERT_TRUE(json.ok()) << json.status();
  ASSERT_TRUE(graphml.ok()) << graphml.status();
  EXPECT_EQ(json->nodes[0].name,
            "a b c \x7F\xEF\xBF\xBD"
            "d?e???");
  EXPECT_EQ(*json, *graphml);
}

TEST(RoundTripTest, CleaningKeepsOffsets) {
  const std::string text = "Plate\x02 met\x0B Hung \xEF\xBF\xBE.";
  EXPECT_FALSE(IsClean(text));
  EXPECT_EQ(Cleaned(text).size(), text.size());
  EXPECT_TRUE(IsClean(Cleaned(text)));
  EXPECT_TRUE(IsClean("tab\t LF\n CR\r é 王 👩"));
}

}  // namespace
}  // namespace diplograph
