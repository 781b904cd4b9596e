#include <gtest/gtest.h>

#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

TEST(HtmlWriterTest, NoTextEndsTheScript) {
  Facts facts = NastyFacts();
  facts.nodes[0].name = "</script><script>alert(1)</script><!--";
  facts.documents[0].text = "<!-- </SCRIPT>";
  const std::string plain = Written({}, Format::kHtml);
  if (plain.rfind("ERROR: ", 0) == 0) {
    EXPECT_EQ(plain, "ERROR: this build has no html: configure it with -DDIPLOGRAPH_HTML=ON (needs npm)");
    GTEST_SKIP() << "built without DIPLOGRAPH_HTML";
  }
  const std::string page = Written(facts, Format::kHtml);
  const auto count = [](const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
  };
  for (const char* part : {"</script", "</SCRIPT", "<script", "<!--", "@DIPLOGRAPH_DATA@"}) {
    EXPECT_EQ(count(page, part), count(plain, part)) << part;
  }
  EXPECT_NE(page.find("\\u003c/script>"), std::string::npos);
  EXPECT_NE(page.find("Permission is hereby granted"), std::string::npos) << "Cytoscape.js's licence";
}

}  // namespace
}  // namespace diplograph
