#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

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
      const absl::string_view first = argc > 1 ? argv[1] : "";
      if (app.get_subcommands().empty() && !first.empty() && first[0] != '-') {
        return cli::Fail(absl::StrCat("\"", first, "\" is no command: extract, explain, query, convert or check-lexicon"), cli::kUsage);
      }
      return cli::Fail(absl::string_view(e.what()), cli::kUsage);
    }
    return code;
  } catch (const std::exception& e) {
    return cli::Fail(absl::string_view(e.what()), cli::kData);
  }
}
