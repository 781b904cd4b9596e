#include "export/writers.h"
namespace diplograph {
namespace { absl::Status No() { return absl::UnimplementedError("this format is not written yet"); } }
absl::Status WriteHtml(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
}  // namespace diplograph
