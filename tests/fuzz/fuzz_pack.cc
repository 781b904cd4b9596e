// Whatever a pack holds: every fault has a place, and a pack without faults reads any text.
//
// An input is a pack in one file: a line "=== NAME" begins the file NAME of the pack.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "extract/analysis.h"
#include "extract/facts_builder.h"
#include "extract/lexicon.h"
#include "extract/pack.h"
#include "graph/facts.h"

namespace diplograph {
namespace {

constexpr char kText[] =
    "Ana bertemu Bo di Hanoi\n10 Mei 2023\n\nMenlu Ana met with pradun Bo ba Hanoi su (10/5), \"both sides\" "
    "said. "
    "Vizhi hulte omto Mira Dovan Perwan hulte omto Taso Relno ba Limat su tuvo gavren. Pa zemi sefti mo "
    "pakto sigreti vil.";

PackFiles Files(absl::string_view input) {
  PackFiles files;
  std::string* file = nullptr;
  for (absl::string_view line : absl::StrSplit(input, '\n')) {
    absl::string_view name = line;
    if (absl::ConsumePrefix(&name, "=== ")) {
      file = &files[std::string(name)];
    } else if (file != nullptr) {
      absl::StrAppend(file, line, "\n");
    }
  }
  files.try_emplace("pack.json", R"({"language": "xx", "name": "Test"})");
  return files;
}

void Read(const Lexicon& lexicon) {
  Article article;
  article.id = "fuzz";
  article.text = kText;
  Analysis a;
  a.article = &article;
  a.lexicon = &lexicon;
  a.want_trace = true;
  Scan(a);
  SplitSentences(a);
  FindDates(a);
  FindMentions(a);
  ReadEvents(a);
  MergeEvents(a);
  const absl::Status valid = Validate(BuildFacts(a, "xx"));
  if (valid.ok()) return;
  std::cerr << valid << '\n';
  std::abort();
}

}  // namespace
}  // namespace diplograph

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace diplograph;
  std::vector<PackFault> faults;
  const Lexicon lexicon = Lexicon::Compile(Files({reinterpret_cast<const char*>(data), size}), {}, faults);
  for (const PackFault& f : faults) {
    if (f.file.empty() || f.what.empty() || f.line < 0 || f.column < 0) std::abort();
  }
  if (faults.empty()) Read(lexicon);
  return 0;
}
