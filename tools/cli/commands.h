// The subcommands, a file each. Add... declares one on `app`; when it is chosen its callback runs it
// and stores the exit code in `code`.
#ifndef DIPLOGRAPH_TOOLS_CLI_COMMANDS_H_
#define DIPLOGRAPH_TOOLS_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>

namespace diplograph::cli {

void AddExtract(CLI::App& app, int& code);       // extract.cc
void AddExplain(CLI::App& app, int& code);       // explain.cc
void AddQuery(CLI::App& app, int& code);         // query.cc
void AddConvert(CLI::App& app, int& code);       // convert.cc
void AddCheckLexicon(CLI::App& app, int& code);  // check_lexicon.cc

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_COMMANDS_H_
