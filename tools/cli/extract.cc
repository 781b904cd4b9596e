// diplograph extract ARTICLE...: articles in, one graph out.
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "export/format.h"
#include "graph/facts.h"
#include "tools/cli/articles.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

namespace diplograph::cli {
namespace {

struct ExtractFlags {
  ArticleFlags articles;
  std::string output = "-";
  std::string format;
  std::string projection;
  std::string flavor;
  std::string cluster;
  bool text = false;
};

absl::StatusOr<Format> ChooseFormat(const ExtractFlags& flags) {
  if (!flags.format.empty()) return ParseFormat(flags.format);
  if (flags.output != "-") return FormatOfPath(flags.output);
  return Format::kJson;
}

int Run(const ExtractFlags& flags) {
  const absl::StatusOr<Format> format = ChooseFormat(flags);
  if (!format.ok()) return Fail(format.status(), kUsage);
  WriteOptions options;
  const auto parse = [](const std::string& value, auto parser, auto& out) -> absl::Status {
    if (value.empty()) return absl::OkStatus();
    auto parsed = parser(value);
    if (!parsed.ok()) return parsed.status();
    out = *parsed;
    return absl::OkStatus();
  };
  for (const absl::Status& s : {parse(flags.projection, ParseProjection, options.projection),
                                parse(flags.flavor, ParseFlavor, options.flavor),
                                parse(flags.cluster, ParseCluster, options.cluster)}) {
    if (!s.ok()) return Fail(s, kUsage);
  }
  const absl::StatusOr<Extractor> extractor = MakeExtractor(flags.articles);
  if (!extractor.ok()) return Fail(extractor.status(), ExitCodeOf(extractor.status()));
  Facts facts;
  for (const std::string& path : flags.articles.paths) {
    absl::StatusOr<Article> article = ReadArticle(path, flags.articles);
    if (!article.ok()) return Fail(article.status(), kData);
    Facts one = extractor->Extract(*article);
    if (flags.text || *format == Format::kHtml) {
      for (Document& d : one.documents) d.text = article->text;
    }
    if (facts.documents.empty()) {
      facts = std::move(one);
    } else {
      Merge(facts, std::move(one));
    }
  }
  const absl::Status written = WriteGraphFile(facts, *format, options, flags.output);
  return written.ok() ? kFound : Fail(written, kData);
}

}  // namespace

void AddExtract(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("extract", "Read articles and write the graph of what they state");
  auto flags = std::make_shared<ExtractFlags>();
  AddArticleFlags(*command, flags->articles);
  command->add_option("-o,--output", flags->output,
                      "The file to write; its extension tells the format. - is standard output");
  command->add_option("--format", flags->format,
                      "One of " + FormatNames() + "; json on standard output otherwise");
  command->add_option("--projection", flags->projection,
                      "actors (events are edges) or events (events are nodes)");
  command->add_option("--flavor", flags->flavor, "Of GraphML: plain, gephi or yed");
  command->add_option("--cluster", flags->cluster, "Of DOT and pictures: none or country");
  command->add_flag("--text", flags->text, "Carry the articles' whole text in the graph");
  command->footer("Example: diplograph extract samples/*.txt -o graph.gexf");
  command->callback([flags, &code] { code = Run(*flags); });
}

}  // namespace diplograph::cli
