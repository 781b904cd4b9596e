#include <string>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/view.h"
#include "export/writers.h"

namespace diplograph {
namespace {

// What GitHub and others still draw legibly.
constexpr std::size_t kMaxEdges = 50;

absl::string_view Arrow(const Row& r) {
  const bool dashed = r.event != nullptr && r.event->status != Status::kOccurred;
  const bool symmetric = r.event != nullptr && IsSymmetric(r.event->relation);
  if (symmetric) return dashed ? "-.-" : "---";
  return dashed ? "-.->" : "-->";
}

}  // namespace

absl::Status WriteMermaid(const Facts& facts, const WriteOptions& options, std::ostream& out) {
  const View view(facts, options.projection, /*positions=*/false);
  if (view.edges().size() > kMaxEdges) {
    return absl::InvalidArgumentError(absl::StrCat("mermaid is for at most ", kMaxEdges,
                                                   " edges, this graph has ", view.edges().size(),
                                                   "; svg or html show more"));
  }
  std::string text = "flowchart LR\n";
  for (std::size_t i = 0; i < view.nodes().size(); ++i) {
    absl::StrAppend(&text, "  n", i, "[");
    AppendMermaid(view.nodes()[i].label, text);
    absl::StrAppend(&text, "]:::", view.nodes()[i].type, "\n");
  }
  for (const Row& r : view.edges()) {
    absl::StrAppend(&text, "  n", r.source, " ", Arrow(r), "|");
    AppendMermaid(r.label, text);
    absl::StrAppend(&text, "| n", r.target, "\n");
  }
  for (const Look& look : Looks()) {
    absl::StrAppend(&text, "  classDef ", look.type, " fill:", look.color, ",stroke:#555,color:#000\n");
  }
  out << text;
  return out.good() ? absl::OkStatus() : absl::DataLossError("the graph cannot be written");
}

}  // namespace diplograph
