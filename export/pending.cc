#include "export/writers.h"
namespace diplograph {
namespace { absl::Status No() { return absl::UnimplementedError("this format is not written yet"); } }
absl::Status WriteGexf(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WriteCypher(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WriteSql(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WriteTurtle(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WriteHtml(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WriteMermaid(const Facts&, const WriteOptions&, std::ostream&) { return No(); }
absl::Status WritePicture(const Facts&, const WriteOptions&, const char*, std::ostream&) { return No(); }
absl::Status WriteSqlite(const Facts&, const std::string&) { return No(); }
absl::Status WriteNeo4jCsv(const Facts&, const WriteOptions&, const std::string&) { return No(); }
absl::Status WriteKuzuCsv(const Facts&, const WriteOptions&, const std::string&) { return No(); }
}  // namespace diplograph
