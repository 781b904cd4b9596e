#include <cstddef>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "export/escape.h"
#include "export/sink.h"
#include "export/view.h"
#include "export/writers.h"
#include "graph/status_macros.h"

// The page, put in by html_page.S if the build has it.
extern "C" {
extern const char diplograph_html_page[];
extern const char diplograph_html_page_end[];
}

namespace diplograph {
namespace {

constexpr absl::string_view kPlace = "@DIPLOGRAPH_DATA@";

// {"graph": node-link JSON, "layout": [[x, y, size], ...], "looks": [{type, color, shape}, ...]}.
// JSON strings hold no '<' (see AppendJson), so no text can end the script element.
absl::Status AppendData(const Facts& facts, std::string& out) {
  std::ostringstream graph;
  RETURN_IF_ERROR(WriteJson(facts, {}, graph));
  absl::StrAppend(&out, "{\"graph\": ", graph.str(), ", \"layout\": [");
  const View view(facts, Projection::kActors, /*positions=*/true);
  for (const Row& r : view.nodes()) {
    out += &r == &view.nodes().front() ? "[" : ",[";
    AppendNumber(r.x, out);
    out += ',';
    AppendNumber(r.y, out);
    out += ',';
    AppendNumber(r.size, out);
    out += ']';
  }
  out += "], \"looks\": [";
  for (const Look& look : Looks()) {
    absl::StrAppend(&out, &look == &Looks().front() ? "" : ",", "{\"type\":\"", look.type, "\",\"color\":\"",
                    look.color, "\",\"shape\":\"", look.shape, "\"}");
  }
  out += "]}";
  return absl::OkStatus();
}

}  // namespace

absl::Status WriteHtml(const Facts& facts, const WriteOptions&, std::ostream& out) {
  const absl::string_view page(diplograph_html_page,
                               static_cast<std::size_t>(diplograph_html_page_end - diplograph_html_page));
  const std::size_t place = page.find(kPlace);
  if (place == absl::string_view::npos) {
    return absl::UnimplementedError(
        "this build has no html: configure it with -DDIPLOGRAPH_HTML=ON (needs npm)");
  }
  Sink sink(out);
  absl::StrAppend(&sink.text(), page.substr(0, place));
  RETURN_IF_ERROR(AppendData(facts, sink.text()));
  absl::StrAppend(&sink.text(), page.substr(place + kPlace.size()));
  return sink.Finish();
}

}  // namespace diplograph
