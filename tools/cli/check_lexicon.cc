// diplograph check-lexicon [DIR]: every fault of a language pack at once.
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/extractor.h"
#include "extract/pack.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

namespace diplograph::cli {
namespace {

int Report(const std::string& name, const PackFiles& files, const PackFiles& common) {
  std::vector<PackFault> faults = CheckPack(files, common);
  std::stable_sort(faults.begin(), faults.end(), [](const PackFault& a, const PackFault& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
  });
  for (const PackFault& f : faults) std::cout << f.ToString() << '\n';
  std::cout << name << ": " << faults.size() << (faults.size() == 1 ? " fault" : " faults") << '\n';
  return faults.empty() ? kFound : kData;
}

int Run(const std::string& dir) {
  const auto& embedded = EmbeddedPacks();
  const auto common = embedded.find("common");
  const PackFiles none;
  const PackFiles& shared = common == embedded.end() ? none : common->second;
  if (!dir.empty()) {
    const absl::StatusOr<PackFiles> files = ReadPackFolder(dir);
    if (!files.ok()) return Fail(files.status(), kUsage);
    return Report(dir, *files, shared);
  }
  int code = kFound;
  for (const auto& [language, files] : embedded) {
    if (language != "common") code = std::max(code, Report(language, files, shared));
  }
  return code;
}

}  // namespace

void AddCheckLexicon(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("check-lexicon", "Report every fault of a language pack");
  auto dir = std::make_shared<std::string>();
  command->add_option("dir", *dir, "The pack's folder; the packs of this program otherwise");
  command->footer("Example: diplograph check-lexicon extract/lexicon/id");
  command->callback([dir, &code] { code = Run(*dir); });
}

}  // namespace diplograph::cli
