// GraphML and GEXF: well-formed and valid, and what Gephi, NetworkX and yEd need is there.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

int Shell(const std::string& command) { return std::system((command + " >&2").c_str()); }

class XmlFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (Shell("xmllint --version 2>/dev/null") != 0) GTEST_SKIP() << "no xmllint (apt: libxml2-utils)";
    path_ = fs::temp_directory_path() / ("diplograph-xml-test-" + std::to_string(getpid()) + ".xml");
  }
  void TearDown() override { fs::remove(path_); }
  int Lint(const std::string& bytes, const std::string& options) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return Shell("xmllint --noout --nonet --huge " + options + " " + path_.string());
  }
  fs::path path_;
};

TEST_F(XmlFileTest, EverythingIsWellFormed) {
  for (const NamedFacts& sample : AllSamples()) {
    for (const Format format : {Format::kGraphml, Format::kGexf, Format::kSvg}) {
      for (const Projection projection : {Projection::kActors, Projection::kEvents}) {
        for (const Flavor flavor : {Flavor::kPlain, Flavor::kGephi, Flavor::kYed}) {
          EXPECT_EQ(Lint(Written(sample.facts, format, {.flavor = flavor, .projection = projection}), ""), 0)
              << sample.name << " " << std::string(Name(format));
        }
      }
    }
  }
}

TEST_F(XmlFileTest, GraphmlIsValid) {
  const char* schemas = std::getenv("GRAPHML_XSD_DIR");
  if (schemas == nullptr) GTEST_SKIP() << "GRAPHML_XSD_DIR names no folder with graphml.xsd";
  for (const NamedFacts& sample : AllSamples()) {
    for (const Projection projection : {Projection::kActors, Projection::kEvents}) {
      EXPECT_EQ(Lint(Written(sample.facts, Format::kGraphml, {.projection = projection}),
                     "--schema " + std::string(schemas) + "/graphml.xsd"),
                0)
          << sample.name;
    }
  }
}

struct Row {
  Format format;
  WriteOptions options;
  const char* part;
};

TEST(XmlWriterTest, SaysWhatReadersNeed) {
  const Facts facts = PlainFacts();
  const WriteOptions none, gephi{.flavor = Flavor::kGephi}, yed{.flavor = Flavor::kYed},
      events{.projection = Projection::kEvents}, gexf13{.gexf13 = true};
  for (const Row& row : {
           Row{Format::kGraphml, none,
               "<key id=\"n_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"},
           Row{Format::kGraphml, none,
               "<key id=\"e_weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"},
           Row{Format::kGraphml, none,
               "<graph id=\"G\" edgedefault=\"directed\">\n<data key=\"g_documents\">"},
           Row{Format::kGraphml, none,
               "<edge id=\"e1.1\" source=\"person:johnny-g-plate\" target=\"person:nguyen-manh-hung\"><data "
               "key=\"e_label\">met-with</data>"},
           Row{Format::kGraphml, none,
               "<data key=\"e_interaction\">met-with</data><data key=\"e_weight\">2</data>"},
           Row{Format::kGraphml, none,
               "<data key=\"e_date\">2023-05</data><data key=\"e_start\">2023-05-01</data><data "
               "key=\"e_end\">2023-05-31</data>"},
           Row{Format::kGraphml, none, "<data key=\"e_about\">5G | smart cities</data>"},
           Row{Format::kGraphml, none, "<data key=\"n_color\">#7fb7e6</data>"},
           Row{Format::kGraphml, gephi, "target=\"person:nguyen-manh-hung\" label=\"met-with\">"},
           Row{Format::kGraphml, yed, "<y:NodeLabel>Vietnam</y:NodeLabel><y:Shape type=\"rectangle\"/>"},
           Row{Format::kGraphml, yed, "<y:LineStyle color=\"#555555\" type=\"dashed\""},
           Row{Format::kGraphml, events,
               "<edge id=\"e2.1\" source=\"country:vietnam\" target=\"event:e2\"><data "
               "key=\"e_label\">actor</data>"},
           Row{Format::kGexf, none, "<gexf xmlns=\"http://www.gexf.net/1.2draft\""},
           Row{Format::kGexf, gexf13, "<gexf xmlns=\"http://gexf.net/1.3\""},
           Row{Format::kGexf, none,
               "<graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">"},
           Row{Format::kGexf, none,
               "<edge id=\"e2.1\" source=\"country:vietnam\" target=\"organization:asean\" label=\"urged\" "
               "kind=\"urged\" weight=\"1\" start=\"2023-05-01\" end=\"2023-05-31\">"},
           Row{Format::kGexf, none, "<viz:color r=\"245\" g=\"164\" b=\"93\"/><viz:size value="},
           Row{Format::kGexf, none, "<attribute id=\"0\" title=\"type\" type=\"string\"/>"},
       }) {
    const std::string xml = Written(facts, row.format, row.options);
    EXPECT_NE(xml.find(row.part), std::string::npos) << row.part;
  }
}

TEST(XmlWriterTest, WhatIsUnknownIsLeftOut) {
  const std::string graphml = Written(OneNode(), Format::kGraphml);
  for (const char* absent : {"n_aliases", "e_place", "more", "<default", "<edge", "g_documents"}) {
    EXPECT_EQ(graphml.find(absent), std::string::npos) << absent;
  }
  const std::string gexf = Written(PlainFacts(), Format::kGexf);
  EXPECT_NE(gexf.find("kind=\"part-of\" weight=\"1\"><attvalues>"), std::string::npos)
      << "undated edges have no interval";
}

}  // namespace
}  // namespace diplograph
