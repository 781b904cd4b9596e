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

// One for the whole process, never freed: Graphviz's plugin for text keeps pointers into the first one.
GVC_t* Context() {
  static GVC_t* const context = gvContext();
  return context;
}

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

absl::Status WritePicture(const Facts& facts, const WriteOptions& options, const char* kind,
                          std::ostream& out) {
  const std::string dot = DotText(facts, options, /*legend=*/true);
  const std::lock_guard<std::mutex> lock(GraphvizMutex());
  Complaints().clear();
  agseterrf(Complain);
  GVC_t* const context = Context();
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
  if (context == nullptr || graph == nullptr) return Failed("cannot read the graph");
  // A page of at most 60 inches a side: a PNG of ten thousand nodes would fill the memory.
  if (kind == std::string("png")) agattr(graph.get(), AGRAPH, Mutable("size"), Mutable("60,60"));
  // "dot" only starts it: the graph's own attribute `layout` says which engine does the work.
  if (gvLayout(context, graph.get(), "dot") != 0) return Failed("cannot lay out the graph");
  char* data = nullptr;
  unsigned length = 0;
  const bool drawn = gvRenderData(context, graph.get(), kind, &data, &length) == 0 && data != nullptr;
  if (drawn) {
    ForgetDate(data, length);
    out.write(data, static_cast<std::streamsize>(length));
  }
  gvFreeRenderData(data);
  gvFreeLayout(context, graph.get());
  if (!drawn) return Failed(absl::StrCat("cannot draw ", kind));
  return out.good() ? absl::OkStatus() : absl::DataLossError("the picture cannot be written");
}

}  // namespace diplograph

#ifdef __SANITIZE_ADDRESS__
// Graphviz and what it draws with lose some memory on every picture. Here, so that every program that
// draws has it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgvc.so\nleak:libcgraph.so\nleak:libcdt.so\nleak:libgvplugin\nleak:libfontconfig.so\nleak:"
         "libpango\n"
         "leak:libglib\nleak:libcairo\nleak:gvContext\n";
}
#endif
