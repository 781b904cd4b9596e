#include "graph/filter.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

std::string Drawn(const Facts& facts) {
  std::string out;
  for (const Edge& e : Project(facts)) out += e.id + " ";
  return out + "/ " + std::to_string(facts.nodes.size());
}

TEST(FilterTest, KeepsWhatIsAskedFor) {
  struct Row {
    Filter filter;
    const char* drawn;  // edges / nodes
  };
  for (const Row& row : {
           Row{{}, "e1.1 e2.1 e3.1 e3.2 e3.3 s1 s2 s3 / 7"},
           Row{{.relations = {Relation::kUrged}}, "e2.1 / 2"},
           Row{{.relations = {Relation::kUrged, Relation::kPartOf}}, "e2.1 s1 / 3"},
           Row{{.types = {NodeType::kPerson}}, "e1.1 / 2"},
           // The person leaves the plan of three, which stays between the two.
           Row{{.types = {NodeType::kCountry, NodeType::kOrganization}}, "e2.1 e3.1 / 2"},
           Row{{.min_weight = 1}, "e1.1 e2.1 e3.1 e3.2 e3.3 s1 s2 s3 / 7"},
           // Vietnam and ASEAN share two events; the third party of one of them comes along.
           Row{{.min_weight = 2}, "e2.1 e3.1 e3.2 e3.3 / 3"},
           Row{{.min_weight = 3}, "/ 0"},
           Row{{.relations = {Relation::kThreatened}}, "/ 0"},
       }) {
    const Facts kept = Apply(PlainFacts(), row.filter);
    EXPECT_EQ(Drawn(kept), row.drawn);
    EXPECT_TRUE(Validate(kept).ok()) << Validate(kept);
    EXPECT_EQ(kept.documents.size(), 2u);
  }
}

}  // namespace
}  // namespace diplograph
