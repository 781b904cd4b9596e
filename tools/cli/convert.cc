// diplograph convert: any graph that can be read, written as any other format.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "export/format.h"
#include "export/reader.h"
#include "graph/filter.h"
#include "graph/status_macros.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

namespace diplograph::cli {
namespace {

constexpr std::size_t kMaxGraphBytes = std::size_t{2} << 30;

struct Options {
  std::string in;
  std::string out;
  std::string from;
  std::string to;
  std::string projection = "actors";
  std::string flavor = "plain";
  std::string cluster = "none";
  bool gexf13 = false;
  std::vector<std::string> relations;
  std::vector<std::string> types;
  double min_weight = 0;
};

absl::StatusOr<Format> Choose(const std::string& name, const std::string& path, absl::string_view flag) {
  if (!name.empty()) return ParseFormat(name);
  if (path == "-")
    return absl::InvalidArgumentError(absl::StrCat("with \"-\", say the format: ", flag, " NAME"));
  return FormatOfPath(path);
}

template <typename T, typename Parse>
absl::Status ParseAll(absl::string_view what, const std::vector<std::string>& names, int count, Parse parse,
                      std::vector<T>& out) {
  for (const std::string& name : names) {
    const auto value = parse(name);
    if (!value.has_value()) {
      std::vector<absl::string_view> known;
      for (int i = 0; i < count; ++i) known.push_back(Name(static_cast<T>(i)));
      return absl::InvalidArgumentError(
          absl::StrCat("unknown ", what, " \"", name, "\"; known: ", absl::StrJoin(known, ", ")));
    }
    out.push_back(*value);
  }
  return absl::OkStatus();
}

// What the command line asks for, checked before any file is read.
struct Plan {
  Format from;
  Format to;
  WriteOptions write;
  Filter filter;
};

absl::StatusOr<Plan> Check(const Options& o) {
  Plan plan{};
  ASSIGN_OR_RETURN(plan.from, Choose(o.from, o.in, "--from"));
  ASSIGN_OR_RETURN(plan.to, Choose(o.to, o.out, "--to"));
  if (!IsReadable(plan.from)) {
    return absl::InvalidArgumentError(
        absl::StrCat(o.in, ": ", Name(plan.from), " cannot be read back; json and graphml can"));
  }
  ASSIGN_OR_RETURN(plan.write.projection, ParseProjection(o.projection));
  ASSIGN_OR_RETURN(plan.write.flavor, ParseFlavor(o.flavor));
  ASSIGN_OR_RETURN(plan.write.cluster, ParseCluster(o.cluster));
  plan.write.gexf13 = o.gexf13;
  RETURN_IF_ERROR(ParseAll("relation", o.relations, kRelationCount, ParseRelation, plan.filter.relations));
  RETURN_IF_ERROR(ParseAll("type", o.types, kNodeTypeCount, ParseNodeType, plan.filter.types));
  plan.filter.min_weight = o.min_weight;
  return plan;
}

absl::Status Convert(const Options& o, const Plan& plan) {
  ASSIGN_OR_RETURN(const std::string bytes, ReadFile(o.in, kMaxGraphBytes));
  ASSIGN_OR_RETURN(const Facts facts, ReadGraph(plan.from, bytes, o.in == "-" ? "standard input" : o.in));
  return WriteGraphFile(Apply(facts, plan.filter), plan.to, plan.write, o.out);
}

int Run(const Options& o) {
  const absl::StatusOr<Plan> plan = Check(o);
  if (!plan.ok()) return Fail(plan.status(), kUsage);
  if (const absl::Status s = Convert(o, *plan); !s.ok()) return Fail(s, kData);
  return kFound;
}

}  // namespace

void AddConvert(CLI::App& app, int& code) {
  auto o = std::make_shared<Options>();
  CLI::App* c = app.add_subcommand("convert", "Write a saved graph in another format");
  c->add_option("IN", o->in, "Graph to read: .json or .graphml, - for standard input")->required();
  c->add_option("OUT", o->out,
                "File (or directory) to write; its ending tells the format, - for standard output")
      ->required();
  c->add_option("--from", o->from, "Format of IN");
  c->add_option("--to", o->to, "Format of OUT: " + FormatNames());
  c->add_option("--relation", o->relations, "Keep only this relation; may be repeated");
  c->add_option("--type", o->types, "Keep only nodes of this type; may be repeated");
  c->add_option("--min-weight", o->min_weight, "Keep only events between two who share at least N of them");
  c->add_option("--projection", o->projection, "actors: events are edges; events: events are nodes, too");
  c->add_option("--flavor", o->flavor, "GraphML for plain, gephi or yed");
  c->add_option("--cluster", o->cluster, "Pictures and DOT: none or country");
  c->add_flag("--gexf13", o->gexf13, "GEXF 1.3 instead of 1.2");
  c->callback([o, &code] { code = Run(*o); });
}

}  // namespace diplograph::cli
