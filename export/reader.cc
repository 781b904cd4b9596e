#include "export/reader.h"

#include "absl/strings/str_cat.h"
#include "export/readers.h"

namespace diplograph {

bool IsReadable(Format format) { return format == Format::kJson || format == Format::kGraphml; }

absl::StatusOr<Facts> ReadGraph(Format format, absl::string_view bytes, absl::string_view name) {
  switch (format) {
    case Format::kJson:
      return ReadJson(bytes, name);
    case Format::kGraphml:
      return ReadGraphml(bytes, name);
    default:
      break;
  }
  return absl::InvalidArgumentError(
      absl::StrCat(name, ": ", Name(format), " cannot be read back; json and graphml can"));
}

}  // namespace diplograph
