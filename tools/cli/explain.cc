// diplograph explain ARTICLE: sentence by sentence, what was seen, what it means, which rule made what.
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/cli/articles.h"
#include "tools/cli/commands.h"
#include "tools/cli/io.h"

namespace diplograph::cli {
namespace {

struct ExplainFlags {
  ArticleFlags articles;
  std::string format = "text";
  bool all = false;
};

// Colours of a terminal; empty where they are not welcome.
struct Paint {
  bool on = false;
  std::string operator()(const char* code, absl::string_view text) const {
    return on ? absl::StrCat("\033[", code, "m", text, "\033[0m") : std::string(text);
  }
};

const char* ColorOf(absl::string_view type) {
  if (type == "person") return "1;35";
  if (type == "country") return "1;34";
  if (type == "ministry") return "1;36";
  if (type == "organization") return "36";
  if (type == "summit") return "1;33";
  if (type == "agreement") return "33";
  return "32";
}

// The sentence with its mentions marked: in colour, or in brackets.
std::string Marked(const Explanation::Sentence& s, const Paint& paint) {
  std::string out;
  std::size_t at = s.begin;
  const auto text = [&](std::size_t from, std::size_t to) {
    return absl::string_view(s.text).substr(from - s.begin, to - from);
  };
  for (const Explanation::Mention& m : s.mentions) {
    if (m.begin < at || m.end > s.end) continue;
    absl::StrAppend(&out, text(at, m.begin));
    absl::StrAppend(&out, paint.on ? paint(ColorOf(m.type), m.text) : absl::StrCat("[", m.text, "]"));
    at = m.end;
  }
  absl::StrAppend(&out, text(at, s.end));
  return out;
}

void PrintText(const Explanation& x, const ExplainFlags& flags, std::ostream& out) {
  const Paint paint{UseColor()};
  out << paint("1", x.title) << '\n'
      << "language " << x.language << ", date " << (x.date.empty() ? "unknown" : x.date) << "\n";
  int number = 0;
  for (const Explanation::Sentence& s : x.sentences) {
    out << '\n'
        << paint("2",
                 absl::StrCat(++number, s.kind == "body" ? "" : " " + s.kind, " [", s.begin, ",", s.end, ")"))
        << ' ';
    if (s.kind == "noise") {
      out << paint("2", s.text) << '\n';
      continue;
    }
    out << Marked(s, paint) << '\n';
    for (const Explanation::Mention& m : s.mentions) {
      const std::string means = m.means.empty() ? paint("31", "unresolved") : absl::StrJoin(m.means, ", ");
      if (m.form == "name" && m.means.size() == 1 && m.means[0] == m.text) {
        out << "    " << paint(ColorOf(m.type), m.text) << "  " << m.type << '\n';
      } else {
        out << "    " << paint(ColorOf(m.type), m.text) << "  " << m.type << ", " << m.form << " = " << means
            << '\n';
      }
    }
    for (const std::string& d : s.dates) out << "    " << d << '\n';
    for (const Explanation::RuleTrial& t : s.trials) {
      if (!t.event.empty()) {
        out << "  " << paint("1;32", "+ " + t.event) << "\n      "
            << paint("2", absl::StrCat("\"", t.trigger, "\", rule ", t.rule, ", ", t.source)) << '\n';
      } else {
        out << "  "
            << paint("2", absl::StrCat("- ", t.rule, " (", t.source, ") on \"", t.trigger, "\": ", t.reason))
            << '\n';
      }
    }
  }
  out << '\n'
      << paint("1", absl::StrCat(x.facts.nodes.size(), " nodes, ", x.facts.structure.size(),
                                 " structural edges, ", x.facts.events.size(), " events"))
      << '\n';
  for (const Event& e : x.facts.events) {
    out << "  " << e.id << "  " << Name(e.relation) << "  " << absl::StrJoin(e.actors, ", ")
        << (e.targets.empty() ? "" : " -> ") << absl::StrJoin(e.targets, ", ")
        << (e.status == Status::kOccurred ? "" : absl::StrCat("  [", Name(e.status), "]"))
        << (e.date.empty() ? "" : "  " + e.date) << (e.place.empty() ? "" : "  in " + e.place)
        << "  confidence " << e.confidence << "  from " << e.evidence.size()
        << (e.evidence.size() == 1 ? " sentence" : " sentences") << '\n';
  }
  (void)flags;
}

using JsonWriter = rapidjson::Writer<rapidjson::OStreamWrapper, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                     rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

void Pair(JsonWriter& w, const char* key, const std::string& value) {
  if (value.empty()) return;
  w.Key(key);
  w.String(value.c_str(), static_cast<rapidjson::SizeType>(value.size()));
}

void PrintJson(const Explanation& x, std::ostream& out) {
  rapidjson::OStreamWrapper stream(out);
  JsonWriter w(stream);
  w.StartObject();
  Pair(w, "title", x.title);
  Pair(w, "date", x.date);
  Pair(w, "language", x.language);
  w.Key("sentences");
  w.StartArray();
  for (const Explanation::Sentence& s : x.sentences) {
    w.StartObject();
    w.Key("begin");
    w.Uint64(s.begin);
    w.Key("end");
    w.Uint64(s.end);
    Pair(w, "kind", s.kind);
    Pair(w, "text", s.text);
    w.Key("mentions");
    w.StartArray();
    for (const Explanation::Mention& m : s.mentions) {
      w.StartObject();
      w.Key("begin");
      w.Uint64(m.begin);
      w.Key("end");
      w.Uint64(m.end);
      Pair(w, "text", m.text);
      Pair(w, "type", m.type);
      Pair(w, "form", m.form);
      w.Key("means");
      w.StartArray();
      for (const std::string& name : m.means)
        w.String(name.c_str(), static_cast<rapidjson::SizeType>(name.size()));
      w.EndArray();
      w.EndObject();
    }
    w.EndArray();
    w.Key("rules");
    w.StartArray();
    for (const Explanation::RuleTrial& t : s.trials) {
      w.StartObject();
      Pair(w, "rule", t.rule);
      Pair(w, "source", t.source);
      Pair(w, "trigger", t.trigger);
      Pair(w, "event", t.event);
      Pair(w, "rejected", t.reason);
      w.EndObject();
    }
    w.EndArray();
    w.EndObject();
  }
  w.EndArray();
  w.EndObject();
  out << '\n';
}

int Run(const ExplainFlags& flags) {
  if (flags.format != "text" && flags.format != "json") return Fail("--format: text or json", kUsage);
  const absl::StatusOr<Extractor> extractor = MakeExtractor(flags.articles);
  if (!extractor.ok()) return Fail(extractor.status(), ExitCodeOf(extractor.status()));
  for (const std::string& path : flags.articles.paths) {
    const absl::StatusOr<Article> article = ReadArticle(path, flags.articles);
    if (!article.ok()) return Fail(article.status(), kData);
    const Explanation x = extractor->Explain(*article);
    if (flags.format == "json") {
      PrintJson(x, std::cout);
    } else {
      PrintText(x, flags, std::cout);
    }
  }
  return kFound;
}

}  // namespace

void AddExplain(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("explain", "Show how an article was read, sentence by sentence");
  auto flags = std::make_shared<ExplainFlags>();
  AddArticleFlags(*command, flags->articles);
  command->add_option("--format", flags->format, "text or json");
  command->footer("Example: diplograph explain samples/anggrek.txt");
  command->callback([flags, &code] { code = Run(*flags); });
}

}  // namespace diplograph::cli
