// How fast articles are read. bytes_per_second is of article text; the complexity of repeated text must
// come out as N.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/analysis.h"
#include "extract/extractor.h"
#include "extract/facts_builder.h"
#include "extract/lexicon.h"
#include "extract/pack.h"
#include "extract/tokenizer.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;

const Extractor& TheExtractor() {
  static const Extractor& extractor = *new Extractor(*Extractor::Load());
  return extractor;
}

// The sample articles in one language, or in all.
std::vector<Article> Samples(const std::string& language = "") {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(DIPLOGRAPH_SOURCE_DIR) / "samples")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Article> out;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    Article article =
        *MakeArticle(std::string(std::istreambuf_iterator<char>(in), {}), path.filename().string());
    article.language = TheExtractor().DetectLanguage(article.text);
    if (language.empty() || article.language == language) out.push_back(std::move(article));
  }
  return out;
}

std::string AllText(const std::string& language) {
  std::string out;
  for (const Article& a : Samples(language)) absl::StrAppend(&out, a.text, "\n\n");
  return out;
}

void CountBytes(benchmark::State& state, std::size_t bytes_each) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes_each));
}

void LoadPacks(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Extractor::Load());
}
BENCHMARK(LoadPacks)->Unit(benchmark::kMillisecond);

void TokenizeSamples(benchmark::State& state) {
  const std::string text = AllText("");
  std::vector<Token> tokens;
  for (auto _ : state) {
    tokens.clear();
    Tokenize(text, tokens);
    benchmark::DoNotOptimize(tokens.data());
  }
  CountBytes(state, text.size());
}
BENCHMARK(TokenizeSamples);

void ExtractSamples(benchmark::State& state, const std::string& language) {
  const std::vector<Article> articles = Samples(language);
  std::size_t bytes = 0;
  for (const Article& a : articles) bytes += a.text.size();
  for (auto _ : state) {
    for (const Article& a : articles) benchmark::DoNotOptimize(TheExtractor().Extract(a));
  }
  CountBytes(state, bytes);
}
BENCHMARK_CAPTURE(ExtractSamples, id, "id");
BENCHMARK_CAPTURE(ExtractSamples, en, "en");

// The pipeline up to a stage: what the next one adds is the difference.
void UpToStage(benchmark::State& state) {
  static const Lexicon& lexicon = *new Lexicon([] {
    std::vector<PackFault> faults;
    const auto& packs = EmbeddedPacks();
    return Lexicon::Compile(packs.at("id"), packs.contains("common") ? packs.at("common") : PackFiles{},
                            faults);
  }());
  static const char* const kNames[] = {"scan", "sentences", "dates", "mentions", "events", "merge", "facts"};
  const std::vector<Article> articles = Samples("id");
  const auto last = state.range(0);
  std::size_t bytes = 0;
  for (const Article& a : articles) bytes += a.text.size();
  for (auto _ : state) {
    for (const Article& article : articles) {
      Analysis a;
      a.article = &article;
      a.lexicon = &lexicon;
      Scan(a);
      if (last >= 1) SplitSentences(a);
      if (last >= 2) FindDates(a);
      if (last >= 3) FindMentions(a);
      if (last >= 4) ReadEvents(a);
      if (last >= 5) MergeEvents(a);
      if (last >= 6) benchmark::DoNotOptimize(BuildFacts(a, "id"));
      benchmark::DoNotOptimize(a.tokens.data());
    }
  }
  state.SetLabel(kNames[last]);
  CountBytes(state, bytes);
}
BENCHMARK(UpToStage)->DenseRange(0, 6);

// One long article: the samples again and again.
void ExtractRepeated(benchmark::State& state) {
  const std::string once = AllText("id");
  std::string text;
  for (int i = 0; i < state.range(0); ++i) text += once;
  Article article = *MakeArticle(text, "long.txt");
  article.language = "id";
  for (auto _ : state) benchmark::DoNotOptimize(TheExtractor().Extract(article));
  CountBytes(state, text.size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(ExtractRepeated)->RangeMultiplier(4)->Range(1, 256)->Complexity()->Unit(benchmark::kMillisecond);

// One long article in which everybody is new. Surnames recur, as they do.
void ExtractManyNames(benchmark::State& state) {
  constexpr std::int64_t kSurnames = 997;
  std::string text;
  const auto name = [](std::int64_t i) {
    std::string out = "Ka";
    for (std::int64_t k = i; k > 0; k /= 20)
      absl::StrAppend(&out, std::string(1, "bcdfghjklmnprstvwyzx"[k % 20]), "a");
    return out;
  };
  for (std::int64_t i = 1; i <= state.range(0); ++i) {
    absl::StrAppend(&text, "Menteri Luar Negeri Indonesia ", name(2 * i), " ", name(9000 + i % kSurnames),
                    " bertemu Menteri Luar Negeri Vietnam ", name(2 * i + 1), " ",
                    name(9000 + i * 7 % kSurnames), " di Hanoi.\n\n");
  }
  Article article = *MakeArticle(text, "names.txt");
  article.language = "id";
  for (auto _ : state) benchmark::DoNotOptimize(TheExtractor().Extract(article));
  CountBytes(state, text.size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(ExtractManyNames)->RangeMultiplier(4)->Range(16, 4096)->Complexity()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace diplograph
