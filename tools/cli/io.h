// Files, standard streams and exit codes, shared by the subcommands.
#ifndef DIPLOGRAPH_TOOLS_CLI_IO_H_
#define DIPLOGRAPH_TOOLS_CLI_IO_H_

#include <functional>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace diplograph::cli {

// What the shell sees. As with grep, "nothing found" is 1 in `query`; bad data is 1 everywhere.
enum ExitCode { kFound = 0, kNothing = 1, kData = 1, kUsage = 2 };

// The bytes of `path`, "-" being standard input. NotFound, InvalidArgument (a directory) and
// ResourceExhausted (over `limit` bytes) name the file.
absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t limit);

// Lets `write` fill a temporary file beside `path` and renames it onto `path` only if all went well,
// so that no reader ever sees half a file. "-" writes to standard output.
absl::Status WriteFile(const std::string& path, const std::function<absl::Status(std::ostream&)>& write);

// Prints "diplograph: MESSAGE" on standard error and gives `code` back.
int Fail(const absl::Status& status, int code);
int Fail(absl::string_view message, int code);

// True if colours are welcome on standard output: a terminal, and NO_COLOR is unset or empty.
bool UseColor();

}  // namespace diplograph::cli

#endif  // DIPLOGRAPH_TOOLS_CLI_IO_H_
