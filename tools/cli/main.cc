#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

namespace {

// What is wrong, for a reader who doesn't know the parser's terms: a word in the place of a command is named,
// and so are the commands that could stand there.
std::string UsageFault(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* deepest = &app;
  while (!deepest->get_subcommands().empty()) deepest = deepest->get_subcommands().back();
  std::vector<std::string> commands;
  for (const CLI::App* command : deepest->get_subcommands([](const CLI::App*) { return true; }))
    commands.push_back(command->get_name());
  if (commands.empty() || error.get_name() != "RequiredError") return error.what();
  for (const std::string& word : deepest->remaining()) {
    if (word.empty() || word[0] == '-') continue;
    return absl::StrCat("\"", word, "\" is no command",
                        deepest == &app ? "" : absl::StrCat(" of ", deepest->get_name()), ": ",
                        absl::StrJoin(commands, ", "));
  }
  return absl::StrCat(deepest == &app ? "" : absl::StrCat(deepest->get_name(), ": "),
                      "a command is required: ", absl::StrJoin(commands, ", "));
}

}  // namespace

int main(int argc, char** argv) {
  namespace cli = diplograph::cli;
  try {
    CLI::App app{"Knowledge graphs of diplomacy from news articles.", "diplograph"};
    app.set_version_flag("--version", "diplograph 0.1.0");
    app.require_subcommand(1);
    int code = 0;
    cli::AddExtract(app, code);
    cli::AddExplain(app, code);
    cli::AddConvert(app, code);
    cli::AddQuery(app, code);
    cli::AddCheckLexicon(app, code);
    try {
      app.parse(argc, argv);
    } catch (const CLI::Success& e) {  // --help, --version
      return app.exit(e);
    } catch (const CLI::ParseError& e) {
      return cli::Fail(UsageFault(app, e), cli::kUsage);
    }
    return code;
  } catch (const std::exception& e) {
    return cli::Fail(absl::string_view(e.what()), cli::kData);
  }
}
