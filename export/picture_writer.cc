// SVG, PNG and PDF, drawn by Graphviz's library.
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <memory>
#include <mutex>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

// Graphviz keeps its parser, layouts and error text in global variables.
std::mutex& GraphvizMutex() {
  static std::mutex mutex;
  return mutex;
}

std::string& Complaints() {
  static std::string text;
  return text;
}

int Complain(char* message) {
  Complaints() += message;
  return 0;
}

struct FreeContext {
  void operator()(GVC_t* c) const { gvFreeContext(c); }
};
struct CloseGraph {
  void operator()(Agraph_t* g) const { agclose(g); }
};

absl::Status Failed(absl::string_view what) {
  std::string message = absl::StrCat("Graphviz ", what);
  if (!Complaints().empty()) absl::StrAppend(&message, ": ", Complaints().substr(0, Complaints().find('\n')));
  return absl::InternalError(message);
}

// Cairo dates its PDF files; the same graph shall give the same bytes.
void ForgetDate(char* data, std::size_t length) {
  const absl::string_view bytes(data, length);
  constexpr absl::string_view kDate = "/CreationDate (D:";
  for (std::size_t at = bytes.find(kDate); at != absl::string_view::npos; at = bytes.find(kDate, at + 1)) {
    constexpr absl::string_view kEpoch = "19700101000000";
    if (at + kDate.size() + kEpoch.size() <= length) kEpoch.copy(data + at + kDate.size(), kEpoch.size());
  }
}

// libcgraph never writes to the names of attributes, but does not say so.
char* Mutable(const char* name) { return const_cast<char*>(name); }

}  // namespace

absl::Status WritePicture(const Facts& facts, const WriteOptions& options, const char* kind, std::ostream& out) {
  const std::string dot = DotText(facts, options, /*legend=*/true);
  const std::lock_guard<std::mutex> lock(GraphvizMutex());
  Complaints().clear();
  agseterrf(Complain);
  const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
  if (context == nullptr || graph == nullptr) return Failed("cannot read the graph");
  // A page of at most 60 inches a side: a PNG of ten thousand nodes would fill the memory.
  if (kind == std::string("png")) agattr(graph.get(), AGRAPH, Mutable("size"), Mutable("60,60"));
  // "dot" only starts it: the graph's own attribute `layout` says which engine does the work.
  if (gvLayout(context.get(), graph.get(), "dot") != 0) return Failed("cannot lay out the graph");
  char* data = nullptr;
  unsigned length = 0;
  const bool drawn = gvRenderData(context.get(), graph.get(), kind, &data, &length) == 0 && data != nullptr;
  if (drawn) {
    ForgetDate(data, length);
    out.write(data, static_cast<std::streamsize>(length));
  }
  gvFreeRenderData(data);
  gvFreeLayout(context.get(), graph.get());
  if (!drawn) return Failed(absl::StrCat("cannot draw ", kind));
  return out.good() ? absl::OkStatus() : absl::DataLossError("the picture cannot be written");
}

}  // namespace diplograph
