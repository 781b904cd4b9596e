// The readers behind ReadGraph().
#ifndef DIPLOGRAPH_EXPORT_READERS_H_
#define DIPLOGRAPH_EXPORT_READERS_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "graph/model.h"

namespace diplograph {

absl::StatusOr<Facts> ReadJson(absl::string_view bytes, absl::string_view name);
absl::StatusOr<Facts> ReadGraphml(absl::string_view bytes, absl::string_view name);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_READERS_H_
