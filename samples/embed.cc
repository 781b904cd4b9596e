// The least that it takes to read an article with the libraries: prints who did what, then the graph.
#include <iostream>

#include "absl/strings/str_join.h"
#include "export/format.h"
#include "extract/extractor.h"

int main() {
  const auto extractor = diplograph::Extractor::Load();  // once; threads may share it
  const auto article = diplograph::MakeArticle(
      "SUVA - Perdana Menteri Fiji Tevita Naivalu bertemu dengan Presiden Palau Marie Laporte di Suva, Senin "
      "(3/3/2025). Keduanya membahas pelayaran.",
      "wire");
  if (!extractor.ok() || !article.ok()) return 1;
  const diplograph::Facts facts = extractor->Extract(*article);  // never fails
  for (const diplograph::Event& e : facts.events) {
    std::cout << Name(e.relation) << ": " << absl::StrJoin(e.actors, ", ") << "  \"" << e.evidence[0].text
              << "\"\n";
  }
  return diplograph::Write(facts, diplograph::Format::kDot, {}, std::cout).ok() ? 0 : 1;
}
