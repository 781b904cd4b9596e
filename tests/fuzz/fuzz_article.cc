// Whatever bytes come: what is refused is refused with a reason, and every article gives a valid graph
// whose evidence stands in the text, the same one each time.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/strings/string_view.h"
#include "extract/article.h"
#include "extract/extractor.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

void Demand(bool holds, absl::string_view what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

const Extractor& TheExtractor() {
  static const auto& extractor = *new absl::StatusOr<Extractor>(Extractor::Load());
  Demand(extractor.ok(), "the packs do not load");
  return *extractor;
}

void CheckEvidence(const std::vector<Evidence>& evidence, const Article& article) {
  for (const Evidence& v : evidence) {
    Demand(v.begin < v.end && v.end <= article.text.size(), "evidence lies outside the text");
    Demand(v.text == article.text.substr(v.begin, v.end - v.begin), "evidence is not the text");
  }
}

void Check(const Article& article) {
  const Facts facts = TheExtractor().Extract(article);
  const absl::Status valid = Validate(facts);
  Demand(valid.ok(), valid.message());
  for (const Event& e : facts.events) CheckEvidence(e.evidence, article);
  for (const StructuralEdge& s : facts.structure) CheckEvidence(s.evidence, article);
  Demand(TheExtractor().Explain(article).facts == facts, "explain reads another graph");
}

}  // namespace
}  // namespace diplograph

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  auto article = MakeArticle(std::string(reinterpret_cast<const char*>(data), size), "fuzz.txt");
  if (!article.ok()) return 0;
  for (const std::string& language : TheExtractor().Languages()) {
    article->language = language;
    Check(*article);
  }
  return 0;
}
