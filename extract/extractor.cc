#include "extract/extractor.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/analysis.h"
#include "extract/facts_builder.h"
#include "extract/lexicon.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

// Enough of a text to tell its language.
constexpr std::size_t kDetectTokens = 4000;

void Analyze(Analysis& a) {
  Scan(a);
  SplitSentences(a);
  FindDates(a);
  FindMentions(a);
  ReadEvents(a);
}

absl::string_view FormName(MentionForm form) {
  switch (form) {
    case MentionForm::kName:
      return "name";
    case MentionForm::kTitled:
      return "title and name";
    case MentionForm::kTitle:
      return "title";
    case MentionForm::kShort:
      return "short form";
    case MentionForm::kAdjective:
      return "adjective";
    case MentionForm::kReference:
      return "reference";
  }
  return "";
}

}  // namespace

struct Extractor::Impl {
  std::map<std::string, Lexicon> lexicons;

  const Lexicon& Choose(const Article& article, std::string* language, const Extractor& self) const {
    auto it = lexicons.find(article.language);
    if (it == lexicons.end()) it = lexicons.find(self.DetectLanguage(article.text));
    *language = it->first;
    return it->second;
  }
};

Extractor::Extractor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

absl::StatusOr<Extractor> Extractor::Load(const Options& options) {
  std::map<std::string, PackFiles> packs;
  if (options.embedded) packs = EmbeddedPacks();
  for (const std::string& folder : options.folders) {
    ASSIGN_OR_RETURN(PackFiles files, ReadPackFolder(folder));
    std::vector<PackFault> faults;
    const PackInfo info = ParsePackInfo(files["pack.json"], faults);
    if (!faults.empty()) return absl::InvalidArgumentError(absl::StrCat(folder, "/", faults[0].ToString()));
    packs[info.language] = std::move(files);
  }
  const PackFiles common = packs["common"];
  packs.erase("common");
  if (packs.empty()) return absl::NotFoundError("no language pack");
  auto impl = std::make_unique<Impl>();
  std::vector<std::string> lines;
  for (const auto& [language, files] : packs) {
    std::vector<PackFault> faults;
    impl->lexicons.emplace(language, Lexicon::Compile(files, common, faults));
    for (const PackFault& f : faults) lines.push_back(f.ToString());
  }
  if (!lines.empty()) {
    const std::size_t shown = std::min<std::size_t>(lines.size(), 20);
    std::string message =
        absl::StrJoin(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown), "\n");
    if (lines.size() > shown) absl::StrAppend(&message, "\n... and ", lines.size() - shown, " more");
    return absl::InvalidArgumentError(message);
  }
  return Extractor(std::move(impl));
}

std::vector<PackFault> CheckPack(const PackFiles& files, const PackFiles& common) {
  std::vector<PackFault> faults;
  Lexicon::Compile(files, common, faults);
  return faults;
}

std::vector<std::string> Extractor::Languages() const {
  std::vector<std::string> out;
  for (const auto& [language, lexicon] : impl_->lexicons) out.push_back(language);
  return out;
}

std::string Extractor::DetectLanguage(absl::string_view text) const {
  std::vector<Token> tokens;
  Tokenize(text.substr(0, std::min<std::size_t>(text.size(), kDetectTokens * 8)), tokens);
  // The cut may split a character at the very end; it can only spoil the last token.
  std::string best;
  long most = -1;
  for (const auto& [language, lexicon] : impl_->lexicons) {
    long hits = 0;
    for (const Token& t : tokens) {
      const WordInfo& w = lexicon.Find(t.hash);
      if (w.lists != 0 && t.kind == TokenKind::kWord) hits += 3;
      if ((w.flags & kVerb) != 0) ++hits;
    }
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  return best;
}

Facts Extractor::Extract(const Article& article) const {
  std::string language;
  Analysis a;
  a.article = &article;
  a.lexicon = &impl_->Choose(article, &language, *this);
  Analyze(a);
  MergeEvents(a);
  return BuildFacts(a, language);
}

Explanation Extractor::Explain(const Article& article) const {
  Explanation out;
  Analysis a;
  a.article = &article;
  a.want_trace = true;
  a.lexicon = &impl_->Choose(article, &out.language, *this);
  Analyze(a);
  const std::vector<FoundEvent> found = a.events;  // before merging: what each sentence gave
  out.title = a.title;
  out.date = a.date;
  const auto name = [&a](int e) { return DisplayName(a, e); };
  for (std::size_t s = 0; s < a.sentences.size(); ++s) {
    const Sentence& sentence = a.sentences[s];
    Explanation::Sentence x;
    x.begin = a.tokens[sentence.begin].begin;
    x.end = a.tokens[sentence.end - 1].end;
    x.text = std::string(a.Span(sentence.begin, sentence.end));
    x.kind = sentence.noise ? "noise" : sentence.headline ? "headline" : "body";
    for (const Mention& m : a.mentions) {
      if (m.sentence != static_cast<int>(s)) continue;
      Explanation::Mention y;
      y.begin = a.tokens[m.begin].begin;
      y.end = a.tokens[m.end - 1].end;
      y.text = std::string(a.Span(m.begin, m.end));
      y.type = std::string(Name(m.type));
      y.form = std::string(FormName(m.form));
      if (m.entity >= 0) y.means.push_back(name(m.entity));
      for (const int e : m.members) y.means.push_back(name(e));
      x.mentions.push_back(std::move(y));
    }
    for (const DateMention& d : a.dates) {
      if (d.begin < sentence.begin || d.begin >= sentence.end) continue;
      x.dates.push_back(absl::StrCat(std::string(a.Span(d.begin, d.end)), " = ", d.iso.empty() ? "?" : d.iso,
                                     d.citation ? " (of the paper quoted)" : ""));
    }
    for (const TraceEntry& t : a.trace) {
      if (t.sentence != static_cast<int>(s)) continue;
      const Rule& rule = a.lexicon->rules()[static_cast<std::size_t>(t.rule)];
      Explanation::RuleTrial trial{rule.id, rule.Source(), std::string(a.Span(t.trigger, t.trigger_end)), "",
                                   t.reason};
      if (t.accepted && t.event >= 0) {
        const FoundEvent& e = found[static_cast<std::size_t>(t.event)];
        std::vector<std::string> actors;
        std::vector<std::string> targets = e.topics;
        for (const int p : e.actors) actors.push_back(name(p));
        for (const int p : e.targets) targets.push_back(name(p));
        trial.event = absl::StrCat(Name(e.relation), ": ", absl::StrJoin(actors, ", "),
                                   targets.empty() ? "" : " -> ", absl::StrJoin(targets, ", "));
        if (e.status != Status::kOccurred) absl::StrAppend(&trial.event, " [", Name(e.status), "]");
        if (!e.date.empty()) absl::StrAppend(&trial.event, " ; date ", e.date);
        if (e.place >= 0) absl::StrAppend(&trial.event, " ; place ", name(e.place));
        if (e.summit >= 0) absl::StrAppend(&trial.event, " ; summit ", name(e.summit));
        if (e.instrument >= 0) absl::StrAppend(&trial.event, " ; instrument ", name(e.instrument));
        if (!e.about.empty()) absl::StrAppend(&trial.event, " ; about ", absl::StrJoin(e.about, " | "));
      } else if (t.accepted) {
        trial.event = absl::StrCat("context of the last ", Name(rule.relation));
      }
      x.trials.push_back(std::move(trial));
    }
    out.sentences.push_back(std::move(x));
  }
  MergeEvents(a);
  out.facts = BuildFacts(a, out.language);
  return out;
}

std::vector<Extractor::Example> Extractor::Examples() const {
  std::vector<Example> out;
  for (const auto& [language, lexicon] : impl_->lexicons) {
    for (const Rule& rule : lexicon.rules()) {
      for (const RuleExample& e : rule.examples) {
        out.push_back({language, rule.id, std::string(Name(rule.relation)),
                       absl::StrCat(rule.file, ":", e.line), e.positive, e.text, e.expected});
      }
    }
  }
  return out;
}

}  // namespace diplograph
