#include "extract/lexicon.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

// Names of the lists that the engine asks for, in the order of WordList.
constexpr std::array<absl::string_view, static_cast<std::size_t>(WordList::kCount)> kWordLists = {
    "and",
    "or",
    "article",
    "of",
    "host",
    "possessive",
    "possessive-pronoun",
    "preposition",
    "at",
    "to",
    "relative",
    "complementizer",
    "subordinator",
    "auxiliary",
    "adverb",
    "speech",
    "demonstrative",
    "about",
    "citation",
    "sideline",
    "abbreviation",
    "ordinal-marker",
    "series",
    "not-name",
    "via",
    "locative",
    "by",
    "purpose",
    "nobody",
    "copula",
    "accompany",
    "held",
    "credit",
    "incumbent",
    "content-noun",
    "capital-word",
    "both",
    "from",
    "here",
    "affair",
    "until",
    "margin",
    "joint",
    "commission",
    "harm",
    "regime",
    "also-is",
    "apart",
    "named-so",
    "vague",
    "inclusive"};

// Word lists that tell what a word means and not what it does in a sentence: for syntax it stays a plain
// word.
constexpr std::uint64_t kMarks =
    Bit(WordList::kCredit) | Bit(WordList::kIncumbent) | Bit(WordList::kContentNoun) |
    Bit(WordList::kCapitalWord) | Bit(WordList::kBoth) | Bit(WordList::kNotName) | Bit(WordList::kHere) |
    Bit(WordList::kAffair) | Bit(WordList::kUntil) | Bit(WordList::kMargin) | Bit(WordList::kJoint) |
    Bit(WordList::kCommission) | Bit(WordList::kHarm) | Bit(WordList::kRegime) | Bit(WordList::kAlsoIs) |
    Bit(WordList::kApart) | Bit(WordList::kNamedSo) | Bit(WordList::kVague) | Bit(WordList::kInclusive);

constexpr char kFallbackLocale[] = "en";

// How many adverbs may stand behind the "was" of a passive.
constexpr std::uint32_t kMostAdverbs = 2;

// Trigger lists whose names end so set nothing off; rules require them.
constexpr char kRequiredSuffix[] = ".r";

// What somebody of that (folded) name may also be called: without the first names, and without those in the
// middle. Two words at least.
std::vector<std::string> ShorterNames(const std::string& name) {
  std::vector<std::string> out;
  std::size_t words = static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1;
  if (words < 3) return out;
  out.push_back(absl::StrCat(name.substr(0, name.find(' ')), name.substr(name.rfind(' '))));
  for (std::size_t at = 0; words > 2; --words) {
    at = name.find(' ', at) + 1;
    out.push_back(name.substr(at));
  }
  return out;
}

// "Jr" and "II" are no surnames.
constexpr std::size_t kShortestSurname = 3;

// No longer are acronyms of countries.
constexpr std::size_t kAcronym = 4;

// In a phrase: a gap. No word has this id.
constexpr char32_t kGapMark = '~';
// A row of triggers stands for no more phrases.
constexpr std::size_t kMaxAlternatives = 4096;
constexpr std::uint32_t kGap = 0xFFFFFFFF;

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<absl::string_view, Enum>, N>;

constexpr Names<Body, 6> kBodies = {{{"", Body::kAny},
                                     {"none", Body::kNone},
                                     {"ministry", Body::kMinistry},
                                     {"country", Body::kCountry},
                                     {"organization", Body::kOrganization},
                                     {"any", Body::kAny}}};
constexpr Names<ReferenceKind, 11> kReferenceKinds = {{{"countries", ReferenceKind::kCountries},
                                                       {"own", ReferenceKind::kOwn},
                                                       {"bare-pair", ReferenceKind::kBarePair},
                                                       {"pronoun", ReferenceKind::kPronoun},
                                                       {"other", ReferenceKind::kOther},
                                                       {"pair", ReferenceKind::kPair},
                                                       {"plural", ReferenceKind::kPlural},
                                                       {"same", ReferenceKind::kSame},
                                                       {"speaker", ReferenceKind::kSpeaker},
                                                       {"counterpart", ReferenceKind::kCounterpart},
                                                       {"government", ReferenceKind::kGovernment}}};
constexpr Names<ReferenceNoun, 9> kNouns = {{{"leader", ReferenceNoun::kLeader},
                                             {"any", ReferenceNoun::kAny},
                                             {"person", ReferenceNoun::kPerson},
                                             {"country", ReferenceNoun::kCountry},
                                             {"ministry", ReferenceNoun::kMinistry},
                                             {"organization", ReferenceNoun::kOrganization},
                                             {"office", ReferenceNoun::kOffice},
                                             {"summit", ReferenceNoun::kSummit},
                                             {"agreement", ReferenceNoun::kAgreement}}};
constexpr Names<CueKind, 8> kCueKinds = {{{"negation", CueKind::kNegation},
                                          {"plan", CueKind::kPlan},
                                          {"hope", CueKind::kHope},
                                          {"hypothetical", CueKind::kHypothetical},
                                          {"cancel", CueKind::kCancel},
                                          {"no-event", CueKind::kNoEvent},
                                          {"done", CueKind::kDone},
                                          {"before", CueKind::kBefore}}};
constexpr Names<CueScope, 6> kScopes = {{{"headline", CueScope::kHeadline},
                                         {"right", CueScope::kRight},
                                         {"left", CueScope::kLeft},
                                         {"both", CueScope::kBoth},
                                         {"clause", CueScope::kClause},
                                         {"sentence", CueScope::kSentence}}};
constexpr Names<DateKind, 11> kDateKinds = {{{"month", DateKind::kMonth},
                                             {"weekday", DateKind::kWeekday},
                                             {"day", DateKind::kDay},
                                             {"week", DateKind::kWeek},
                                             {"month-offset", DateKind::kMonthOffset},
                                             {"year", DateKind::kYear},
                                             {"past", DateKind::kPast},
                                             {"future", DateKind::kFuture},
                                             {"later-days", DateKind::kLaterDays},
                                             {"ordinal-suffix", DateKind::kOrdinalSuffix},
                                             {"citation", DateKind::kCitation}}};
constexpr Names<NoiseKind, 3> kNoiseKinds = {
    {{"line", NoiseKind::kLine}, {"sentence", NoiseKind::kSentence}, {"rest", NoiseKind::kRest}}};

}  // namespace

// Reads the tables of a pack and builds the vocabulary and the automaton.
class LexiconBuilder {
 public:
  LexiconBuilder(Lexicon& lexicon, std::vector<PackFault>& faults) : x_(lexicon), faults_(faults) {
    for (absl::string_view name : kWordLists) x_.word_lists_.emplace_back(name);
    x_.states_.emplace_back();  // 0: no state
  }

  void Run(const PackFiles& pack, const PackFiles& common) {
    if (const auto it = pack.find("pack.json"); it != pack.end()) {
      x_.info_ = ParsePackInfo(it->second, faults_);
    }
    AddCldrCountries();
    AddCldrDates();
    AddCldrNumbers();
    for (const PackFiles* files : {&common, &pack}) {
      prefix_ = files == &common ? "common/" : absl::StrCat(x_.info_.language, "/");
      Tables(*files);
    }
    prefix_ = absl::StrCat(x_.info_.language, "/");
    Rules(pack);
    Build();
  }

 private:
  using Cells = std::vector<absl::string_view>;
  using RowHandler = std::function<void(const TableRow&)>;

  void Fault(int line, int column, absl::string_view what) {
    faults_.push_back({file_, line, column, std::string(what)});
  }

  template <typename Enum, std::size_t N>
  Enum Choose(const Names<Enum, N>& names, absl::string_view name, int line, absl::string_view what) {
    for (const auto& [n, value] : names) {
      if (n == name) return value;
    }
    std::string known;
    for (const auto& [n, value] : names) absl::StrAppend(&known, known.empty() ? "" : ", ", n);
    Fault(line, 0, absl::StrCat("\"", name, "\" is no ", what, " (", known, ")"));
    return names[0].second;
  }

  int CountryIndex(absl::string_view iso3, int line) {
    if (iso3.empty()) return -1;
    const int index = x_.CountryByIso(iso3);
    if (index < 0) Fault(line, 0, absl::StrCat("\"", iso3, "\" is no ISO 3166 alpha-3 code"));
    return index;
  }

  // Indices of countries that a cell names by their codes, with bars between.
  std::vector<int> Countries(absl::string_view cell, int line) {
    std::vector<int> out;
    for (absl::string_view iso : absl::StrSplit(cell, '|', absl::SkipEmpty())) {
      out.push_back(x_.CountryByIso(iso));
      if (out.back() < 0) Fault(line, 0, absl::StrCat("no country \"", iso, "\""));
    }
    return out;
  }

  void Each(const PackFiles& files, const std::string& name, const std::vector<std::string>& columns,
            const RowHandler& handle) {
    const auto it = files.find(name);
    if (it == files.end()) return;
    file_ = prefix_ + name;
    read_.insert(name);
    const Table table = ParseTable(file_, it->second, columns, faults_);
    for (const TableRow& row : table.rows) handle(row);
  }

  // ---- vocabulary and phrases

  // The words of a phrase; remembers them. Faults a phrase that has none, or too many.
  std::uint32_t Word(const Token& t) {
    WordInfo& w = Info(t.hash);
    return w.id;
  }

  WordInfo& Info(std::uint64_t hash) {
    const auto [it, fresh] = words_.try_emplace(hash);
    if (fresh) it->second.id = static_cast<std::uint32_t>(words_.size());
    return it->second;
  }

  void Phrase(absl::string_view phrase, EntryKind kind, std::size_t payload, int line) {
    std::vector<Token> tokens;
    Tokenize(phrase, tokens);
    if (tokens.empty() || tokens.size() > Lexicon::kMaxPhrase) {
      Fault(line, 1,
            absl::StrCat("\"", phrase, "\" has ", tokens.size(), " words; 1 to ", Lexicon::kMaxPhrase,
                         " are possible"));
      return;
    }
    Entry e{kind, static_cast<std::uint8_t>(tokens.size()), 0, 0, static_cast<std::uint32_t>(payload)};
    std::vector<std::uint32_t> path;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Token& t = tokens[i];
      if (t.kind == TokenKind::kMark && t.mark == kGapMark) {
        // What is spelled with capitals is a name, of which nothing may be left out.
        if (i == 0 || i + 1 == tokens.size() || e.capitals != 0 || e.all_caps != 0 ||
            (kind != EntryKind::kTrigger && kind != EntryKind::kCue)) {
          Fault(
              line, 1,
              absl::StrCat("\"", phrase, "\": a gap stands between words in lower case of a trigger or cue"));
          return;
        }
        path.push_back(kGap);
        continue;
      }
      if (t.Is(kAllCaps) && t.end - t.begin <= 5) {
        e.all_caps |= static_cast<std::uint16_t>(1u << i);
      } else if (t.Is(kCapital)) {
        e.capitals |= static_cast<std::uint16_t>(1u << i);
      } else if (t.kind == TokenKind::kWord && tokens.size() == 1) {
        Info(t.hash).flags |= kKnownLower;
      }
      path.push_back(Word(t));
    }
    phrases_.push_back({std::move(path), e});
  }

  // "lift|lifts|lifted ~ sanctions|embargo": one phrase for each choice of a word; "_" is a blank inside one.
  void Alternatives(absl::string_view row, EntryKind kind, std::size_t payload, int line) {
    if (!absl::StrContains(row, '|')) {
      Phrase(row, kind, payload, line);
      return;
    }
    std::vector<std::string> phrases = {""};
    for (absl::string_view place : absl::StrSplit(row, ' ', absl::SkipEmpty())) {
      const std::vector<std::string> words = absl::StrSplit(place, '|', absl::SkipEmpty());
      if (phrases.size() * words.size() > kMaxAlternatives) {
        Fault(line, 1, absl::StrCat("\"", row, "\" stands for more than ", kMaxAlternatives, " phrases"));
        return;
      }
      std::vector<std::string> longer;
      longer.reserve(phrases.size() * words.size());
      for (const std::string& phrase : phrases) {
        for (const std::string& word : words)
          longer.push_back(
              absl::StrCat(phrase, phrase.empty() ? "" : " ", absl::StrReplaceAll(word, {{"_", " "}})));
      }
      phrases = std::move(longer);
    }
    for (const std::string& phrase : phrases) Phrase(phrase, kind, payload, line);
  }

  void Aliases(absl::string_view cell, EntryKind kind, std::size_t payload, int line) {
    for (absl::string_view alias : absl::StrSplit(cell, '|', absl::SkipEmpty()))
      Phrase(alias, kind, payload, line);
  }

  void Flag(absl::string_view word, std::uint8_t flag, int line) {
    std::vector<Token> tokens;
    Tokenize(word, tokens);
    // Names may be hyphenated: each part is a name.
    if (tokens.size() != 1 && (flag != kGivenName || tokens.empty())) {
      Fault(line, 1, absl::StrCat("\"", word, "\" is not one word"));
      return;
    }
    for (const Token& t : tokens) {
      if (t.kind != TokenKind::kWord || (tokens.size() > 1 && !t.Is(kCapital))) continue;
      WordInfo& w = Info(t.hash);
      w.flags |= flag;
      if (!t.Is(kCapital)) w.flags |= kKnownLower;
    }
  }

  // ---- CLDR

  static std::string Utf8(const icu::UnicodeString& s) {
    std::string out;
    s.toUTF8String(out);
    return out;
  }

  void AddCldrCountries() {
    const icu::Locale locale(x_.info_.language.c_str());
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
      const icu::Locale region("", *code);
      std::string iso3 = region.getISO3Country();
      if (iso3.empty()) continue;
      if (iso3 == "XKK") iso3 = "XKX";
      icu::UnicodeString name;
      region.getDisplayCountry(locale, name);
      std::string text = Utf8(name);
      x_.country_by_iso_[iso3] = static_cast<int>(x_.countries.size());
      x_.countries.push_back({iso3, text});
      if (const std::size_t paren = text.find(" ("); paren != std::string::npos) text.resize(paren);
      x_.countries.back().name = text;
      Phrase(text, EntryKind::kCountry, x_.countries.size() - 1, 0);
    }
  }

  // Papers of any language put English dates over their articles.
  void AddCldrDates() {
    if (x_.info_.language != kFallbackLocale) AddCldrDates(kFallbackLocale);
    AddCldrDates(x_.info_.language.c_str());
  }

  void AddCldrDates(const char* language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language);
    const icu::DateFormatSymbols symbols(locale, status);
    if (U_FAILURE(status)) return;
    for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
      int n = 0;
      const icu::UnicodeString* months = symbols.getMonths(n, icu::DateFormatSymbols::FORMAT, width);
      const bool abbreviated = width == icu::DateFormatSymbols::ABBREVIATED;
      for (int i = 0; i < n; ++i) DateWord(Utf8(months[i]), DateKind::kMonth, i + 1, 0, abbreviated);
      const icu::UnicodeString* days = symbols.getWeekdays(n, icu::DateFormatSymbols::FORMAT, width);
      for (int i = 1; i < n; ++i)
        DateWord(Utf8(days[i]), DateKind::kWeekday, i, 0, abbreviated);  // 1 is Sunday
    }
  }

  // "two", "three" ... as the language spells them.
  void AddCldrNumbers() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat spell(icu::URBNF_SPELLOUT, icu::Locale(x_.info_.language.c_str()),
                                           status);
    if (U_FAILURE(status)) return;
    for (int n = 2; n <= kMaxNumberWord; ++n) {
      icu::UnicodeString text;
      spell.format(n, text);
      std::vector<Token> tokens;
      Tokenize(Utf8(text), tokens);
      if (tokens.size() == 1) Info(tokens[0].hash).number = static_cast<std::uint8_t>(n);
    }
  }

  void DateWord(absl::string_view phrase, DateKind kind, int value, int line, bool abbreviated = false) {
    if (phrase.empty()) return;
    // Some months are short anyway ("May", "Mei"): their first, wide form counts.
    x_.date_words.push_back({kind, value, abbreviated});
    Phrase(phrase, EntryKind::kDateWord, x_.date_words.size() - 1, line);
  }

  // ---- tables

  void Tables(const PackFiles& files) {
    read_ = {"pack.json"};
    Places(files);
    Bodies(files);
    People(files);
    Heads(files);
    Words(files);
    for (const auto& [name, content] : files) {
      if (!read_.contains(name) && !absl::EndsWith(name, ".rules")) {
        faults_.push_back({prefix_ + name, 1, 1, "is no table that a pack has"});
      }
    }
  }

  void People(const PackFiles& files) {
    Each(files, "honorifics.tsv", {"phrase"},
         [this](const TableRow& r) { Phrase(r.cells[0], EntryKind::kHonorific, 0, r.line); });
    Each(files, "nicknames.tsv", {"phrase", "name"}, [this](const TableRow& r) {
      x_.nicknames.emplace_back(r.cells[1]);
      Phrase(r.cells[0], EntryKind::kNickname, x_.nicknames.size() - 1, r.line);
    });
    Each(files, "office_holders.tsv", {"name", "iso3"}, [this](const TableRow& r) {
      const int country = x_.CountryByIso(r.cells[1]);
      if (country < 0) {
        Fault(r.line, 0, absl::StrCat("no country \"", r.cells[1], "\""));
        return;
      }
      const std::string name = FoldedKey(r.cells[0]);
      x_.holders_.emplace(name, country);
      for (const std::string& shorter : ShorterNames(name)) {
        const auto [it, fresh] = x_.shorter_holders_.emplace(shorter, country);
        if (!fresh && it->second != country) it->second = -1;
      }
      const std::string surname = name.substr(name.rfind(' ') + 1);
      if (surname.size() < kShortestSurname) return;
      const auto [it, fresh] = x_.holder_surnames_.emplace(surname, country);
      if (!fresh && it->second != country) it->second = -1;
    });
    Each(files, "name_variants.tsv", {"name", "variants"}, [this](const TableRow& r) {
      for (absl::string_view variant : absl::StrSplit(r.cells[1], '|', absl::SkipEmpty()))
        x_.name_variants_[WordHash(variant)] = WordHash(r.cells[0]);
    });
    Each(files, "given_names.tsv", {"name"},
         [this](const TableRow& r) { Flag(r.cells[0], kGivenName, r.line); });
    Each(files, "name_particles.tsv", {"word"},
         [this](const TableRow& r) { Flag(r.cells[0], kNameParticle, r.line); });
    Each(files, "verbs.tsv", {"word"}, [this](const TableRow& r) { Flag(r.cells[0], kVerb, r.line); });
    Each(files, "offices.tsv", {"phrase", "office", "body", "department", "flags", "entity"},
         [this](const TableRow& r) {
           OfficeEntry office{std::string(r.cells[1]), Choose(kBodies, r.cells[2], r.line, "body"),
                              std::string(r.cells[3])};
           for (absl::string_view flag :
                absl::StrSplit(r.cells[4], absl::ByAnyChar("|, "), absl::SkipEmpty())) {
             if (flag == "home") {
               office.home = true;
             } else if (flag == "envoy") {
               office.envoy = true;
             } else if (flag == "leader") {
               office.leader = true;
             } else if (flag == "head") {
               office.head = true;
             } else if (flag == "counterpart") {
               office.counterpart = true;
             } else if (const int country = x_.CountryByIso(flag); country >= 0) {
               office.country = country;
             } else {
               Fault(r.line, 0,
                     absl::StrCat(
                         "\"", flag,
                         "\" is no flag (home, envoy, head, leader, counterpart, or the code of a country)"));
             }
           }
           if (!r.cells[5].empty()) {
             const auto it = organization_by_entity_.find(r.cells[5]);
             if (it == organization_by_entity_.end()) {
               Fault(r.line, 0, absl::StrCat("no organization has the entity \"", r.cells[5], "\""));
             } else {
               office.organization = it->second;
             }
           }
           x_.offices.push_back(std::move(office));
           Phrase(r.cells[0], EntryKind::kOffice, x_.offices.size() - 1, r.line);
         });
  }

  void Places(const PackFiles& files) {
    Each(files, "countries.tsv", {"iso3", "aliases", "demonyms", "epithets", "leaders_seat"},
         [this](const TableRow& r) {
           const int index = CountryIndex(r.cells[0], r.line);
           if (index < 0) return;
           const auto i = static_cast<std::size_t>(index);
           Aliases(r.cells[1], EntryKind::kCountry, i, r.line);
           for (absl::string_view alias : absl::StrSplit(r.cells[1], '|', absl::SkipEmpty())) {
             const bool acronym =
                 alias.size() <= kAcronym && std::all_of(alias.begin(), alias.end(), [](char c) {
                   return absl::ascii_isupper(static_cast<unsigned char>(c));
                 });
             std::string& shortest = x_.countries[i].acronym;
             if (acronym && (shortest.empty() || alias.size() < shortest.size()))
               shortest = std::string(alias);
           }
           Aliases(r.cells[2], EntryKind::kDemonym, i, r.line);
           Aliases(r.cells[3], EntryKind::kEpithet, i, r.line);
           Aliases(r.cells[4], EntryKind::kSeat, i, r.line);
         });
    const auto place = [this](const TableRow& r, std::string kind) {
      x_.places.push_back({std::string(r.cells[0]), CountryIndex(r.cells[1], r.line), std::move(kind)});
      Phrase(r.cells[0], EntryKind::kPlace, x_.places.size() - 1, r.line);
      Aliases(r.cells[2], EntryKind::kPlace, x_.places.size() - 1, r.line);
    };
    Each(files, "capitals.tsv", {"name", "iso3", "aliases"}, [&](const TableRow& r) { place(r, "capital"); });
    Each(files, "places.tsv", {"name", "iso3", "aliases", "kind"},
         [&](const TableRow& r) { place(r, std::string(r.cells[3])); });
  }

  void Bodies(const PackFiles& files) {
    Each(files, "departments.tsv", {"phrase", "department", "ministry"}, [this](const TableRow& r) {
      // The plainest name of a portfolio stands for it: "Kementerian Luar Negeri", not "... Eropa dan ...".
      const auto [it, fresh] =
          x_.department_by_id_.try_emplace(std::string(r.cells[1]), static_cast<int>(x_.departments.size()));
      // Where the phrase is the id itself, its row is the plainest.
      const bool named = plainest_.contains(r.cells[1]);
      if (!fresh && (r.cells[0] == r.cells[1] ||
                     (!named && r.cells[2].size() <
                                    x_.departments[static_cast<std::size_t>(it->second)].ministry.size()))) {
        it->second = static_cast<int>(x_.departments.size());
      }
      if (r.cells[0] == r.cells[1]) plainest_.insert(std::string(r.cells[1]));
      x_.departments.push_back({std::string(r.cells[1]), std::string(r.cells[2])});
      Phrase(r.cells[0], EntryKind::kDepartment, x_.departments.size() - 1, r.line);
    });
    Each(files, "department_words.tsv", {"word"},
         [this](const TableRow& r) { Flag(r.cells[0], kDepartmentWord, r.line); });
    Each(files, "ministries.tsv", {"phrase", "ministry", "department", "iso3"}, [this](const TableRow& r) {
      x_.ministries.push_back(
          {std::string(r.cells[1]), std::string(r.cells[2]), CountryIndex(r.cells[3], r.line)});
      const MinistryEntry& m = x_.ministries.back();
      if (m.country >= 0 && !m.department.empty()) {
        std::string& own = x_.ministry_names_[absl::StrCat(
            m.department, ":", x_.countries[static_cast<std::size_t>(m.country)].iso3)];
        // Older names stand beside the usual one ("Departemen ..."); the usual one counts.
        const absl::string_view pattern = x_.info_.ministry_pattern;
        const absl::string_view usual = pattern.substr(0, pattern.find('{'));
        if (own.empty() || (!absl::StartsWith(own, usual) && absl::StartsWith(m.name, usual))) own = m.name;
      }
      Phrase(r.cells[0], EntryKind::kMinistry, x_.ministries.size() - 1, r.line);
    });
    Each(files, "organizations.tsv", {"name", "entity", "iso3", "aliases", "kind"},
         [this](const TableRow& r) {
           OrganizationEntry o{std::string(r.cells[0]),
                               std::string(r.cells[1]),
                               CountryIndex(r.cells[2], r.line),
                               std::string(r.cells[4]),
                               {}};
           for (absl::string_view a : absl::StrSplit(r.cells[3], '|', absl::SkipEmpty()))
             o.aliases.emplace_back(a);
           organization_by_entity_.try_emplace(o.entity, static_cast<int>(x_.organizations.size()));
           x_.organizations.push_back(std::move(o));
           Phrase(r.cells[0], EntryKind::kOrganization, x_.organizations.size() - 1, r.line);
           Aliases(r.cells[3], EntryKind::kOrganization, x_.organizations.size() - 1, r.line);
         });
  }

  void Heads(const PackFiles& files) {
    const auto head = [this](std::vector<HeadEntry>& to, EntryKind kind, const TableRow& r, HeadEntry e) {
      to.push_back(std::move(e));
      Phrase(r.cells[0], kind, to.size() - 1, r.line);
    };
    Each(files, "org_heads.tsv", {"phrase", "kind", "type", "position"}, [&](const TableRow& r) {
      head(
          x_.org_heads, EntryKind::kOrgHead, r,
          {std::string(r.cells[1]), r.cells[2] == "ministry", r.cells[3] == "after", r.cells[3] == "common"});
    });
    Each(files, "venues.tsv", {"phrase", "position"}, [&](const TableRow& r) {
      head(x_.venues, EntryKind::kVenue, r,
           {r.cells[1] == "room" ? "room" : "", false, r.cells[1] == "after"});
    });
    Each(files, "summits.tsv", {"phrase", "kind"},
         [&](const TableRow& r) { head(x_.summits, EntryKind::kSummit, r, {std::string(r.cells[1])}); });
    Each(files, "agreements.tsv", {"phrase", "kind"}, [&](const TableRow& r) {
      head(x_.agreements, EntryKind::kAgreement, r, {std::string(r.cells[1])});
    });
  }

  void Words(const PackFiles& files) {
    Each(files, "words.tsv", {"list", "phrase"}, [this](const TableRow& r) {
      int id = x_.WordListId(r.cells[0]);
      if (id < 0) {
        if (x_.word_lists_.size() == 64) {
          Fault(r.line, 1, "is one list too many: 64 are possible");
          return;
        }
        id = static_cast<int>(x_.word_lists_.size());
        x_.word_lists_.emplace_back(r.cells[0]);
      }
      std::vector<Token> tokens;
      Tokenize(r.cells[1], tokens);
      if (tokens.size() == 1) {
        WordInfo& w = Info(tokens[0].hash);
        x_.used_lists_ |= std::uint64_t{1} << id;
        w.lists |= std::uint64_t{1} << id;
        w.flags |= kKnownLower;
      } else {
        Phrase(r.cells[1], EntryKind::kWord, static_cast<std::size_t>(id), r.line);
      }
    });
    Each(files, "triggers.tsv", {"list", "phrase"}, [this](const TableRow& r) {
      int id = x_.TriggerList(r.cells[0]);
      if (id < 0) {
        id = static_cast<int>(x_.trigger_lists_.size());
        x_.trigger_lists_.emplace_back(r.cells[0]);
      }
      Alternatives(r.cells[1],
                   absl::EndsWith(r.cells[0], kRequiredSuffix) ? EntryKind::kRequired : EntryKind::kTrigger,
                   static_cast<std::size_t>(id), r.line);
    });
    Each(files, "cues.tsv", {"phrase", "kind", "scope"}, [this](const TableRow& r) {
      x_.cues.push_back(
          {Choose(kCueKinds, r.cells[1], r.line, "cue"), Choose(kScopes, r.cells[2], r.line, "scope")});
      Phrase(r.cells[0], EntryKind::kCue, x_.cues.size() - 1, r.line);
      std::vector<Token> tokens;
      Tokenize(r.cells[0], tokens);
      if (tokens.size() == 1) Info(tokens[0].hash).flags |= kCueWord;
    });
    Each(files, "regions.tsv", {"region", "countries"},
         [this](const TableRow& r) { regions_[r.cells[0]] = Countries(r.cells[1], r.line); });
    Each(files, "references.tsv", {"phrase", "kind", "noun", "count"}, [this](const TableRow& r) {
      ReferenceEntry e{Choose(kReferenceKinds, r.cells[1], r.line, "kind of reference"),
                       Choose(kNouns, r.cells[2], r.line, "noun")};
      if (e.kind == ReferenceKind::kCountries) {
        e.members = Countries(r.cells[3], r.line);
      } else if (const auto region = regions_.find(r.cells[3]); region != regions_.end()) {
        e.members = region->second;
      } else if (!r.cells[3].empty() && !absl::SimpleAtoi(r.cells[3], &e.count)) {
        Fault(r.line, 0, "count is no number, and no region");
      }
      x_.references.push_back(e);
      Phrase(r.cells[0], EntryKind::kReference, x_.references.size() - 1, r.line);
    });
    Each(files, "dates.tsv", {"phrase", "kind", "value"}, [this](const TableRow& r) {
      int value = 0;
      if (!r.cells[2].empty() && !absl::SimpleAtoi(r.cells[2], &value))
        Fault(r.line, 0, "value is no number");
      DateWord(r.cells[0], Choose(kDateKinds, r.cells[1], r.line, "kind of date"), value, r.line);
    });
    Each(files, "no_mentions.tsv", {"phrase"},
         [this](const TableRow& r) { Phrase(r.cells[0], EntryKind::kNoMention, 0, r.line); });
    Each(files, "noise.tsv", {"phrase", "kind"}, [this](const TableRow& r) {
      x_.noises.push_back(Choose(kNoiseKinds, r.cells[1], r.line, "kind of noise"));
      Phrase(r.cells[0], EntryKind::kNoise, x_.noises.size() - 1, r.line);
    });
  }

  void Rules(const PackFiles& files) {
    absl::flat_hash_set<std::string> ids;
    x_.rules_of_.resize(x_.trigger_lists_.size());
    x_.relations_of_.resize(x_.trigger_lists_.size());
    for (const auto& [name, content] : files) {
      if (!absl::EndsWith(name, ".rules")) continue;
      file_ = prefix_ + name;
      for (Rule& rule : ParseRules(file_, content, faults_)) {
        if (!ids.insert(rule.id).second)
          Fault(rule.line, 1, absl::StrCat("rule \"", rule.id, "\" stands twice"));
        Resolve(rule);
        x_.rules_.push_back(std::move(rule));
      }
    }
    for (std::size_t i = 0; i < x_.trigger_lists_.size(); ++i) {
      if (x_.rules_of_[i].empty() && !required_.contains(static_cast<std::uint32_t>(i))) {
        file_ = prefix_ + "triggers.tsv";
        Fault(1, 0, absl::StrCat("list \"", x_.trigger_lists_[i], "\" is used by no rule"));
      }
    }
  }

  void Resolve(Rule& rule) {
    const auto index = static_cast<std::uint32_t>(x_.rules_.size());
    const auto list = [&](const std::string& name) {
      const int id = x_.TriggerList(name);
      if (id < 0)
        Fault(rule.line, 1,
              absl::StrCat("rule \"", rule.id, "\": no trigger list \"", name, "\"",
                           Nearest(name, x_.trigger_lists_)));
      return id;
    };
    for (const std::string& name : rule.on) {
      const int id = list(name);
      if (id < 0) continue;
      if (absl::EndsWith(name, kRequiredSuffix)) {
        Fault(rule.line, 1,
              absl::StrCat("rule \"", rule.id, "\": \"", name, "\" sets nothing off; rules require it"));
      } else {
        x_.rules_of_[static_cast<std::size_t>(id)].push_back(index);
        x_.relations_of_[static_cast<std::size_t>(id)] |= std::uint64_t{1}
                                                          << static_cast<unsigned>(rule.relation);
      }
    }
    for (const std::string& name : rule.requires_names) {
      const int id = list(name);
      if (id < 0) continue;
      if (!absl::EndsWith(name, kRequiredSuffix))
        Fault(rule.line, 1,
              absl::StrCat("rule \"", rule.id, "\" requires \"", name, "\", whose name does not end in \"",
                           kRequiredSuffix, "\""));
      rule.required.push_back(static_cast<std::uint32_t>(id));
      required_.insert(static_cast<std::uint32_t>(id));
    }
    for (RuleSlot& slot : rule.slots) {
      for (Finder& finder : slot.finders) {
        for (const std::string& name : finder.list_names) {
          const int id = x_.WordListId(name);
          if (id < 0) {
            Fault(slot.line, 1, absl::StrCat("no word list \"", name, "\"", Nearest(name, x_.word_lists_)));
          } else {
            finder.lists |= std::uint64_t{1} << id;
          }
        }
      }
    }
  }

  // "; did you mean ..." with the closest known name, or nothing.
  static std::string Nearest(absl::string_view name, const std::vector<std::string>& known) {
    std::size_t best = 3;
    std::string found;
    for (const std::string& k : known) {
      std::vector<std::size_t> row(k.size() + 1);
      for (std::size_t j = 0; j <= k.size(); ++j) row[j] = j;
      for (std::size_t i = 1; i <= name.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= k.size(); ++j) {
          const std::size_t above = row[j];
          row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (name[i - 1] == k[j - 1] ? 0 : 1)});
          diagonal = above;
        }
      }
      if (row[k.size()] < best) {
        best = row[k.size()];
        found = k;
      }
    }
    return found.empty() ? "" : absl::StrCat("; did you mean \"", found, "\"?");
  }

  // ---- automaton

  void Build() {
    absl::flat_hash_map<std::uint64_t, std::uint32_t> edges;
    std::vector<std::vector<Entry>> at(1);
    const auto step = [&](std::uint32_t state, std::uint32_t word) {
      const auto [it, fresh] =
          edges.try_emplace((std::uint64_t{state} << 32) | word, static_cast<std::uint32_t>(at.size()));
      if (fresh) {
        at.emplace_back();
        x_.states_.emplace_back();
      }
      x_.states_[state].has_children = true;
      return it->second;
    };
    absl::flat_hash_map<std::uint32_t, std::uint32_t> roots;  // word -> state
    for (const auto& [path, entry] : phrases_) {
      std::uint32_t state = 0;
      for (std::size_t i = 0; i < path.size(); ++i) {
        if (i == 0) {
          const auto [it, fresh] = roots.try_emplace(path[0], static_cast<std::uint32_t>(at.size()));
          if (fresh) {
            at.emplace_back();
            x_.states_.emplace_back();
          }
          state = it->second;
        } else {
          x_.states_[state].has_gap = x_.states_[state].has_gap || path[i] == kGap;
          state = step(state, path[i]);
        }
      }
      at[state].push_back(entry);
    }
    for (std::size_t s = 0; s < at.size(); ++s) {
      x_.states_[s].first_entry = static_cast<std::uint32_t>(x_.entries_.size());
      x_.states_[s].entry_count = static_cast<std::uint32_t>(at[s].size());
      x_.entries_.insert(x_.entries_.end(), at[s].begin(), at[s].end());
    }
    std::size_t size = 16;
    while (size < edges.size() * 2) size *= 2;
    x_.edges_.assign(size, {});
    x_.edge_mask_ = size - 1;
    for (const auto& [key, to] : edges) {
      std::size_t i = MixKey(key) & x_.edge_mask_;
      while (x_.edges_[i].to != 0) i = (i + 1) & x_.edge_mask_;
      x_.edges_[i] = {key, to};
    }
    size = 16;
    while (size < words_.size() * 2) size *= 2;
    x_.slots_.assign(size, {});
    x_.mask_ = size - 1;
    for (auto& [hash, info] : words_) {
      if (const auto it = roots.find(info.id); it != roots.end()) info.root = it->second;
      info.marks = info.lists & kMarks;
      info.lists &= ~kMarks;
      std::size_t i = hash & x_.mask_;
      while (x_.slots_[i].used) i = (i + 1) & x_.mask_;
      x_.slots_[i] = {hash, true, info};
    }
  }

 public:
  static std::uint64_t MixKey(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15u;
    return key ^ (key >> 32);
  }

 private:
  absl::flat_hash_set<std::uint32_t> required_;  // trigger lists that some rule requires
  Lexicon& x_;
  std::vector<PackFault>& faults_;
  std::string file_;
  absl::flat_hash_map<std::string, std::vector<int>> regions_;  // indices into countries
  std::string prefix_;
  absl::flat_hash_set<std::string> plainest_;  // departments whose id is a phrase of the pack
  absl::flat_hash_map<std::string, int> organization_by_entity_;
  absl::flat_hash_set<std::string> read_;
  absl::flat_hash_map<std::uint64_t, WordInfo> words_;
  std::vector<std::pair<std::vector<std::uint32_t>, Entry>> phrases_;
};

Lexicon Lexicon::Compile(const PackFiles& pack, const PackFiles& common, std::vector<PackFault>& faults) {
  Lexicon lexicon;
  LexiconBuilder(lexicon, faults).Run(pack, common);
  return lexicon;
}

std::uint32_t Lexicon::Step(std::uint32_t state, std::uint32_t word) const {
  if (!states_[state].has_children || word == 0) return 0;
  const std::uint64_t key = (std::uint64_t{state} << 32) | word;
  std::size_t i = LexiconBuilder::MixKey(key) & edge_mask_;
  while (edges_[i].to != 0) {
    if (edges_[i].key == key) return edges_[i].to;
    i = (i + 1) & edge_mask_;
  }
  return 0;
}

int Lexicon::HolderCountry(absl::string_view name) const {
  const std::string key = FoldedKey(name);
  if (const auto it = holders_.find(key); it != holders_.end()) return it->second;
  if (const auto it = shorter_holders_.find(key); it != shorter_holders_.end()) return it->second;
  for (const std::string& shorter : ShorterNames(key)) {
    if (const auto it = holders_.find(shorter); it != holders_.end()) return it->second;
  }
  const auto it = holder_surnames_.find(key);
  return it == holder_surnames_.end() ? -1 : it->second;
}

bool Lexicon::Describes(const Token& token, const WordInfo& word) const {
  if (token.kind == TokenKind::kNumber) return true;
  if (token.kind == TokenKind::kMark)
    return token.mark == '-' || u_charType(static_cast<UChar32>(token.mark)) == U_CURRENCY_SYMBOL;
  constexpr std::uint64_t idle = Bit(WordList::kArticle) | Bit(WordList::kAdverb) |
                                 Bit(WordList::kPossessivePronoun) | Bit(WordList::kAnd);
  // Where adjectives follow, a plain word in front is a noun of its own: "menyampaikan permohonan dukungan".
  return (word.flags & kCueWord) == 0 && (word.lists & ~idle) == 0 &&
         (word.lists != 0 || word.number > 0 || !info_.adjectives_after);
}

void Lexicon::Walk(const std::vector<Token>& tokens, const std::vector<const WordInfo*>& words,
                   std::uint32_t at, std::uint32_t end, std::uint32_t limit, std::uint32_t state,
                   std::vector<LexiconMatch>& out) const {
  constexpr std::uint64_t kHelps = Bit(WordList::kCopula) | Bit(WordList::kAuxiliary);
  bool skipped = false;
  while (state != 0) {
    const State& s = states_[state];
    for (std::uint32_t k = 0; k < s.entry_count; ++k) {
      const Entry& e = entries_[s.first_entry + k];
      bool fits = !skipped || (e.kind == EntryKind::kTrigger && e.capitals == 0 && e.all_caps == 0);
      for (std::uint32_t i = 0; i < e.length && fits; ++i) {
        if ((e.capitals >> i & 1) != 0) fits = tokens[at + i].Is(kCapital);
        if ((e.all_caps >> i & 1) != 0) fits = tokens[at + i].Is(kAllCaps);
      }
      if (fits) out.push_back({at, end, &e});
    }
    if (s.has_gap) {
      const std::uint32_t behind = Step(state, kGap);
      for (std::uint32_t i = end; i < limit && i <= end + kMaxGap; ++i) {
        if (const std::uint32_t next = Step(behind, words[i]->id); next != 0)
          Walk(tokens, words, at, i + 1, limit, next, out);
        const bool decimal = tokens[i].kind == TokenKind::kMark &&
                             (tokens[i].mark == '.' || tokens[i].mark == ',') && i > end && i + 1 < limit &&
                             tokens[i - 1].kind == TokenKind::kNumber &&
                             tokens[i + 1].kind == TokenKind::kNumber && !tokens[i + 1].Is(kSpaceBefore);
        if (!decimal && !Describes(tokens[i], *words[i])) break;
      }
    }
    // "was formally welcomed": the adverb changes nothing.
    for (std::uint32_t n = 0;
         end == at + 1 + n && n < kMostAdverbs && end + 1 < limit && s.has_children &&
         (words[at]->lists & kHelps) != 0 && (words[end]->lists & Bit(WordList::kAdverb)) != 0 &&
         Step(state, words[end]->id) == 0;
         ++n) {
      skipped = true;
      ++end;
    }
    if (end >= limit) break;
    state = Step(state, words[end]->id);
    ++end;
  }
}

void Lexicon::Match(const std::vector<Token>& tokens, const std::vector<const WordInfo*>& words,
                    std::uint32_t at, std::uint32_t limit, std::vector<LexiconMatch>& out) const {
  const std::size_t first = out.size();
  Walk(tokens, words, at, at + 1, limit, words[at]->root, out);
  // Found shortest first; wanted longest first, equal lengths in pack order.
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                   [](const LexiconMatch& a, const LexiconMatch& b) { return a.end > b.end; });
}

const Entry* Lexicon::Single(std::uint64_t hash, EntryKind kind) const {
  const State& s = states_[Find(hash).root];
  for (std::uint32_t k = 0; k < s.entry_count; ++k) {
    const Entry& e = entries_[s.first_entry + k];
    if (e.kind == kind && e.length == 1) return &e;
  }
  return nullptr;
}

int Lexicon::TriggerList(absl::string_view name) const {
  const auto it = std::find(trigger_lists_.begin(), trigger_lists_.end(), name);
  return it == trigger_lists_.end() ? -1 : static_cast<int>(it - trigger_lists_.begin());
}
int Lexicon::WordListId(absl::string_view name) const {
  const auto it = std::find(word_lists_.begin(), word_lists_.end(), name);
  return it == word_lists_.end() ? -1 : static_cast<int>(it - word_lists_.begin());
}
int Lexicon::CountryByIso(absl::string_view iso3) const {
  const auto it = country_by_iso_.find(iso3);
  return it == country_by_iso_.end() ? -1 : it->second;
}
absl::string_view Lexicon::MinistryName(absl::string_view department, int country) const {
  if (country < 0) return "";
  const auto it =
      ministry_names_.find(absl::StrCat(department, ":", countries[static_cast<std::size_t>(country)].iso3));
  return it == ministry_names_.end() ? absl::string_view() : absl::string_view(it->second);
}
const DepartmentEntry* Lexicon::DepartmentById(absl::string_view id) const {
  const auto it = department_by_id_.find(id);
  return it == department_by_id_.end() ? nullptr : &departments[static_cast<std::size_t>(it->second)];
}

}  // namespace diplograph
