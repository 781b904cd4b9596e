// Reading graphs back, without loss.
#ifndef DIPLOGRAPH_EXPORT_READER_H_
#define DIPLOGRAPH_EXPORT_READER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "export/format.h"
#include "graph/model.h"

namespace diplograph {

// True for the formats that ReadGraph knows: JSON and GraphML.
bool IsReadable(Format format);

// The facts that Write wrote as `format`, in either projection, normalized and valid. `name` is the
// file's, for error messages. Files of other programs are welcome if their nodes have a `type` and
// their edges a `relation` of the ontology. InvalidArgument names the place: "g.json:3:7: ...".
// Never follows references to other files or the network.
absl::StatusOr<Facts> ReadGraph(Format format, absl::string_view bytes, absl::string_view name);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_READER_H_
