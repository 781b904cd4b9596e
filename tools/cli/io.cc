#include "tools/cli/io.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "graph/status_macros.h"

namespace diplograph::cli {

absl::StatusOr<std::string> ReadFile(const std::string& path, std::size_t limit) {
  const bool standard = path == "-";
  std::FILE* file = stdin;
  if (!standard) {
    struct stat info {};
    if (stat(path.c_str(), &info) != 0)
      return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
    if (S_ISDIR(info.st_mode)) return absl::InvalidArgumentError(absl::StrCat(path, ": is a directory"));
    file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  const std::string name = standard ? "standard input" : path;
  std::string bytes;
  char buffer[1 << 16];
  std::size_t n = 0;
  bool too_large = false;
  while (!too_large && (n = std::fread(buffer, 1, sizeof buffer, file)) > 0) {
    bytes.append(buffer, n);
    too_large = bytes.size() > limit;
  }
  const bool failed = std::ferror(file) != 0;
  if (!standard) std::fclose(file);
  if (too_large)
    return absl::ResourceExhaustedError(absl::StrCat(name, ": larger than ", limit >> 20, " MiB"));
  if (failed) return absl::DataLossError(absl::StrCat(name, ": cannot be read"));
  return bytes;
}

absl::Status WriteFile(const std::string& path, const std::function<absl::Status(std::ostream&)>& write) {
  if (path == "-") {
    RETURN_IF_ERROR(write(std::cout));
    std::cout.flush();
    return std::cout.good() ? absl::OkStatus() : absl::DataLossError("standard output: cannot be written");
  }
  const std::string temporary = absl::StrCat(path, ".", getpid(), ".tmp");
  absl::Status status;
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    if (!out) return absl::NotFoundError(absl::StrCat(path, ": ", std::strerror(errno)));
    status = write(out);
    out.close();
    if (status.ok() && !out.good()) status = absl::DataLossError(absl::StrCat(path, ": cannot be written"));
  }
  if (status.ok() && std::rename(temporary.c_str(), path.c_str()) != 0) {
    status = absl::DataLossError(absl::StrCat(path, ": ", std::strerror(errno)));
  }
  if (!status.ok()) std::remove(temporary.c_str());
  return status;
}

int Fail(const absl::Status& status, int code) { return Fail(absl::string_view(status.message()), code); }

int Fail(absl::string_view message, int code) {
  std::cerr << "diplograph: " << message << '\n';
  return code;
}

bool UseColor() {
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

}  // namespace diplograph::cli
