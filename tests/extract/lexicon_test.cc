// The automaton over words against a matcher that compares every entry at every place.
#include "extract/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extract/pack.h"
#include "tests/extract/small_pack.h"

namespace diplograph {
namespace {

struct Hit {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t payload;
  friend bool operator==(const Hit&, const Hit&) = default;
};
void PrintTo(const Hit& h, std::ostream* out) {
  *out << "[" << h.begin << "," << h.end << ") #" << h.payload;
}

std::vector<Token> TokensOf(const std::string& text) {
  std::vector<Token> out;
  Tokenize(text, out);
  return out;
}

Lexicon CompileNoise(const std::set<std::string>& phrases) {
  std::string table = "phrase\tkind\n";
  for (const std::string& p : phrases) absl::StrAppend(&table, p, "\tline\n");
  std::vector<PackFault> faults;
  Lexicon lexicon = Lexicon::Compile(testing::SmallPack({{"noise.tsv", table}}), {}, faults);
  for (const PackFault& f : faults) ADD_FAILURE() << f.ToString();
  return lexicon;
}

// Entries of one kind at every token, in the order that Match gives them.
std::vector<Hit> Automaton(const Lexicon& lexicon, const std::vector<Token>& tokens, std::uint32_t limit) {
  std::vector<const WordInfo*> words;
  for (const Token& t : tokens) words.push_back(&lexicon.Find(t.hash));
  std::vector<Hit> out;
  for (std::uint32_t i = 0; i < limit; ++i) {
    std::vector<LexiconMatch> found;
    if (words[i]->root != 0) lexicon.Match(tokens, words, i, limit, found);
    for (const LexiconMatch& m : found) {
      if (m.entry->kind == EntryKind::kNoise) out.push_back({m.begin, m.end, m.entry->payload});
    }
  }
  return out;
}

bool Fits(const Token& written, const Token& seen) {
  if (written.hash != seen.hash) return false;
  if (written.Is(kAllCaps) && written.end - written.begin <= 5) return seen.Is(kAllCaps);
  return !written.Is(kCapital) || seen.Is(kCapital);
}

std::vector<Hit> Naive(const std::set<std::string>& phrases, const std::vector<Token>& tokens,
                       std::uint32_t limit) {
  std::vector<Hit> out;
  for (std::uint32_t i = 0; i < limit; ++i) {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    std::uint32_t payload = 0;
    for (const std::string& phrase : phrases) {
      const std::vector<Token> written = TokensOf(phrase);
      const auto n = static_cast<std::uint32_t>(written.size());
      bool fits = i + n <= limit;
      for (std::uint32_t k = 0; k < n && fits; ++k) fits = Fits(written[k], tokens[i + k]);
      if (fits) out.push_back({i, i + n, payload});
      ++payload;
    }
    std::stable_sort(out.begin() + first, out.end(),
                     [](const Hit& a, const Hit& b) { return a.end > b.end; });
  }
  return out;
}

// Words of one or two letters in three cases, with marks between, so that phrases share beginnings.
std::string RandomWords(std::mt19937& random, std::size_t most) {
  static const std::vector<std::string> kWords = {"ka", "Ka", "KA", "po",        "Po",        "PO",
                                                  "ti", "Ti", "mu", "dutabesar", "DUTABESAR", "É",
                                                  "é",  ".",  "-",  "7",         "b-c"};
  std::vector<std::string> out;
  const std::size_t n = 1 + random() % most;
  for (std::size_t i = 0; i < n; ++i) out.push_back(kWords[random() % kWords.size()]);
  return absl::StrJoin(out, " ");
}

TEST(Lexicon, FindsWhatANaiveMatcherFinds) {
  std::mt19937 random(42);
  for (int round = 0; round < 40; ++round) {
    std::set<std::string> phrases;
    for (int i = 0; i < 60; ++i) phrases.insert(RandomWords(random, 4));
    const Lexicon lexicon = CompileNoise(phrases);
    for (int text = 0; text < 10; ++text) {
      const std::string words = RandomWords(random, 60);
      const std::vector<Token> tokens = TokensOf(words);
      const auto n = static_cast<std::uint32_t>(tokens.size());
      ASSERT_EQ(Automaton(lexicon, tokens, n), Naive(phrases, tokens, n)) << words;
      const auto limit = static_cast<std::uint32_t>(random() % (n + 1));  // entries must end by the limit
      ASSERT_EQ(Automaton(lexicon, tokens, limit), Naive(phrases, tokens, limit))
          << words << " up to " << limit;
    }
  }
}

TEST(Lexicon, CapitalsInAPhraseAreDemanded) {
  struct Row {
    std::string phrase;
    std::string text;
    bool found;
  };
  const std::vector<Row> rows = {
      {"baca juga", "baca juga", true},
      {"baca juga", "Baca Juga", true},
      {"baca juga", "BACA JUGA", true},
      {"Laut Natuna", "Laut Natuna", true},
      {"Laut Natuna", "laut Natuna", false},
      {"Laut Natuna", "LAUT NATUNA", true},
      {"RI", "RI", true},
      {"RI", "Ri", false},
      {"RI", "ri", false},
      {"UNESCO", "Unesco", true},
      {"UNESCO", "unesco", false},  // long acronyms are written both ways
      {"Türkiye", "Turkiye", true},
      {"Jum'at", "Jumat", true},
      {"U.S.", "US", true},
      {"pasal 4", "Pasal 4", true},
      {"pasal 4", "Pasal 5", false},
      {"dua-duanya", "dua-duanya", true},
  };
  for (const Row& r : rows) {
    const std::vector<Token> tokens = TokensOf(r.text);
    EXPECT_EQ(!Automaton(CompileNoise({r.phrase}), tokens, static_cast<std::uint32_t>(tokens.size())).empty(),
              r.found)
        << r.phrase << " in " << r.text;
  }
}

TEST(Lexicon, TakesPhrasesUpToItsLimit) {
  std::string words = "w";
  for (int i = 1; i < Lexicon::kMaxPhrase; ++i) absl::StrAppend(&words, " w");
  const std::vector<Token> tokens = TokensOf(words);
  EXPECT_EQ(Automaton(CompileNoise({words}), tokens, static_cast<std::uint32_t>(tokens.size())).size(), 1u);
}

// Where the phrases of a trigger row are found, as "begin-end" in tokens.
std::string TriggersIn(const std::string& phrase, const std::string& text, absl::string_view more_json = "") {
  std::vector<PackFault> faults;
  const Lexicon lexicon = Lexicon::Compile(
      testing::SmallPack(
          {{"pack.json", absl::StrCat(R"({"language": "xx", "name": "Test")", more_json, "}")},
           {"triggers.tsv", absl::StrCat("list\tphrase\nact.v\t", phrase, "\n")},
           {"words.tsv", "list\tphrase\narticle\ta\n"},
           {"cues.tsv", "phrase\tkind\tscope\nno\tnegation\tright\n"},
           {"rules/a.rules",
            "rule act\n  on act.v\n  emits met-with\n  actor subject (actor)\n  actor object (actor)\n"
            "  yes  A acted B.\n       => met-with: A, B\n  no   A.\n"}}),
      {}, faults);
  for (const PackFault& f : faults) ADD_FAILURE() << f.ToString();
  const std::vector<Token> tokens = TokensOf(text);
  std::vector<const WordInfo*> words;
  for (const Token& t : tokens) words.push_back(&lexicon.Find(t.hash));
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    std::vector<LexiconMatch> found;
    if (words[i]->root != 0)
      lexicon.Match(tokens, words, i, static_cast<std::uint32_t>(tokens.size()), found);
    for (const LexiconMatch& m : found) {
      if (m.entry->kind == EntryKind::kTrigger) out.push_back(absl::StrCat(m.begin, "-", m.end));
    }
  }
  return absl::StrJoin(out, " ");
}

TEST(Lexicon, TriggersHaveAlternativesAndGaps) {
  struct Row {
    const char* phrase;
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"impose|imposed sanctions|travel_ban", "impose sanctions", "0-2"},
      {"impose|imposed sanctions|travel_ban", "imposed travel ban", "0-3"},
      {"impose|imposed sanctions|travel_ban", "imposed travel", ""},
      {"impose|imposed sanctions|travel_ban", "impose imposed sanctions", "1-3"},
      {"imposed ~ sanctions", "imposed sanctions", "0-2"},
      {"imposed ~ sanctions", "imposed a tough new sanctions", "0-5"},
      {"imposed ~ sanctions", "imposed a 3 b c d e sanctions", "0-8"},  // six words between
      {"imposed ~ sanctions", "imposed a 3 b c d e f sanctions", ""},   // seven
      {"imposed ~ sanctions", "imposed no sanctions", ""},              // a cue says something by itself
      {"imposed ~ sanctions", "imposed tariffs. New sanctions", ""},    // no gap across a mark
      {"imposed ~ sanctions|travel_ban", "imposed long travel ban", "0-4"},
  };
  for (const Row& r : rows) EXPECT_EQ(TriggersIn(r.phrase, r.text), r.found) << r.phrase << " in " << r.text;
}

TEST(Lexicon, WhereAdjectivesFollowAGapHoldsNoPlainWord) {
  EXPECT_EQ(TriggersIn("kirim ~ bantuan", "kirim a 20 bantuan", R"(, "adjectives": "after")"), "0-4");
  EXPECT_EQ(TriggersIn("kirim ~ bantuan", "kirim banyak bantuan", R"(, "adjectives": "after")"), "");
}

TEST(Lexicon, FaultyGapsAndTooManyAlternativesAreNamed) {
  struct Row {
    const char* phrase;
    const char* fault;
  };
  const Row rows[] = {
      {"~ sanctions", "a gap stands between"},
      {"imposed ~", "a gap stands between"},
      {"a|b|c|d|e|f|g|h a|b|c|d|e|f|g|h a|b|c|d|e|f|g|h a|b|c|d|e|f|g|h a|b",
       "stands for more than 4096 phrases"},
  };
  for (const Row& r : rows) {
    std::vector<PackFault> faults;
    Lexicon::Compile(
        testing::SmallPack({{"triggers.tsv", absl::StrCat("list\tphrase\nact.v\t", r.phrase, "\n")}}), {},
        faults);
    ASSERT_FALSE(faults.empty()) << r.phrase;
    EXPECT_NE(faults[0].ToString().find(r.fault), std::string::npos) << faults[0].ToString();
  }
}

TEST(Lexicon, KnowsNothingOfUnknownWords) {
  const Lexicon lexicon = CompileNoise({"baca"});
  const WordInfo& w = lexicon.Find(WordHash("unheard-of"));
  EXPECT_EQ(w.id, 0u);
  EXPECT_EQ(w.root, 0u);
  EXPECT_EQ(w.lists, 0u);
  EXPECT_NE(lexicon.Find(WordHash("BACA")).root, 0u);
}

TEST(Lexicon, CountriesMonthsAndWeekdaysComeFromCldr) {
  for (const std::string language : {"id", "en", "fr"}) {
    std::vector<PackFault> faults;
    const Lexicon lexicon = Lexicon::Compile(
        {{"pack.json", absl::StrCat(R"({"language": ")", language, R"(", "name": "x"})")}}, {}, faults);
    EXPECT_TRUE(faults.empty());
    EXPECT_GT(lexicon.countries.size(), 240u) << language;
    EXPECT_GE(lexicon.CountryByIso("VNM"), 0) << language;
    EXPECT_GE(lexicon.CountryByIso("XKX"), 0) << language;  // Kosovo, by the code in use
    EXPECT_EQ(lexicon.CountryByIso("XQX"), -1) << language;
    const auto is = [&](const char* word, EntryKind kind) {
      return lexicon.Single(WordHash(word), kind) != nullptr;
    };
    EXPECT_TRUE(is("Indonesia", EntryKind::kCountry) || is("Indonésie", EntryKind::kCountry)) << language;
    EXPECT_TRUE(is("May", EntryKind::kDateWord)) << language;  // papers put English dates over their articles
    const std::string monday = language == "id" ? "Senin" : language == "en" ? "Monday" : "lundi";
    EXPECT_TRUE(is(monday.c_str(), EntryKind::kDateWord)) << language;
  }
}

TEST(Lexicon, HyphenatedGivenNamesAreNamesPartByPart) {
  std::vector<PackFault> faults;
  const Lexicon lexicon =
      Lexicon::Compile(testing::SmallPack({{"given_names.tsv", "name\nAyu\nJean-Noël\n"}}), {}, faults);
  EXPECT_TRUE(faults.empty());
  for (const char* name : {"Ayu", "Jean", "Noel"})
    EXPECT_NE(lexicon.Find(WordHash(name)).flags & kGivenName, 0) << name;
}

}  // namespace
}  // namespace diplograph
