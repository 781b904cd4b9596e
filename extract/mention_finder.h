// Mentions: who and what the sentences name. One class; its parts are defined in mentions.cc (the walk over
// the tokens, references, short forms), places.cc, person_names.cc, titles.cc, bodies.cc, gatherings.cc and
// instruments.cc. Indices called i, j, k, begin and end are tokens; a function that looks for an end gives
// back where it began if it finds nothing.
#ifndef DIPLOGRAPH_EXTRACT_MENTION_FINDER_H_
#define DIPLOGRAPH_EXTRACT_MENTION_FINDER_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "extract/analysis.h"

namespace diplograph {

constexpr std::uint32_t KindBit(EntryKind kind) { return 1u << static_cast<unsigned>(kind); }
// Entries at which a mention can begin.
constexpr std::uint32_t kMentionKinds =
    KindBit(EntryKind::kCountry) | KindBit(EntryKind::kDemonym) | KindBit(EntryKind::kEpithet) |
    KindBit(EntryKind::kSeat) | KindBit(EntryKind::kPlace) | KindBit(EntryKind::kOrganization) |
    KindBit(EntryKind::kMinistry) | KindBit(EntryKind::kDepartment) | KindBit(EntryKind::kOffice) |
    KindBit(EntryKind::kOrgHead) | KindBit(EntryKind::kVenue) | KindBit(EntryKind::kSummit) |
    KindBit(EntryKind::kAgreement) | KindBit(EntryKind::kHonorific) | KindBit(EntryKind::kNickname) |
    KindBit(EntryKind::kReference) | KindBit(EntryKind::kDateWord) | KindBit(EntryKind::kNoMention);

// A candidate for a mention; the longest one at a token wins.
struct Found {
  Mention mention;
  std::optional<Title> title;
  int entity = -1;
  bool acting = false;  // a capital that stands for its country
};

class MentionFinder {
 public:
  explicit MentionFinder(Analysis& a) : a_(a), x_(*a.lexicon) {}
  // Goes through all sentences, and adds mentions, entities and titles to the analysis.
  void Run();

 private:
  // Words that the body capitalises inside sentences: in a headline, where every word is capitalised,
  // these alone can be names.
  void NoteProperWords();

  // ---- tokens

  bool Capital(std::uint32_t i) const { return i < limit_ && a_.IsWord(i) && a_.IsCapital(i); }
  bool Mark(std::uint32_t i, char32_t m) const { return i < limit_ && a_.IsMark(i, m); }
  bool In(std::uint32_t i, WordList list) const { return i < limit_ && a_.In(i, list); }
  bool Tight(std::uint32_t i) const { return i < limit_ && !a_.tokens[i].Is(kSpaceBefore); }
  const LexiconMatch* Best(std::uint32_t i, EntryKind kind) const {
    return i < limit_ ? a_.Best(i, kind, limit_) : nullptr;
  }
  bool AnyOf(std::uint32_t i, std::initializer_list<EntryKind> kinds) const {
    return std::any_of(kinds.begin(), kinds.end(), [&](EntryKind k) { return Best(i, k) != nullptr; });
  }
  std::uint32_t SkipPossessive(std::uint32_t i) const {
    if (In(i, WordList::kPossessive)) return i + 1;
    // "Philippines' foreign minister"
    if (Mark(i, '\'') && Tight(i)) return i + 1;
    return i;
  }
  int NumberAt(std::uint32_t i) const {
    int n = -1;
    if (i < limit_ && a_.tokens[i].kind == TokenKind::kNumber && a_.tokens[i].end - a_.tokens[i].begin <= 4) {
      (void)absl::SimpleAtoi(a_.Text(i), &n);
    }
    return n;
  }
  bool IsYear(std::uint32_t i) const {
    const int n = NumberAt(i);
    return n >= 1900 && n <= 2199;
  }
  std::uint32_t Step(std::uint32_t i);
  bool SummitAhead(std::uint32_t i) const { return Best(i, EntryKind::kSummit) != nullptr; }

  // A name of its own, or a short form of two words or more.
  static bool IsWholeName(const Mention& m) {
    return m.form == MentionForm::kName || (m.form == MentionForm::kShort && m.name_end - m.name_begin >= 2);
  }
  std::uint32_t Accept(Found f);

  // Countries inside a title are mentioned too.
  void NoteCountries(const Title& t, std::uint32_t at);

  // "Kuching, Malaysia": a place behind a place and a comma tells where the first one is.
  void Chain(std::size_t index);

  // ---- references

  bool VerbFollows(std::uint32_t i) const;
  std::optional<Found> Reference(std::uint32_t i) const;

  // ---- countries and places

  // A country by name, adjective or epithet; the index into Lexicon::countries.
  const LexiconMatch* CountryAt(std::uint32_t i) const;
  std::optional<Found> CountryName(std::uint32_t i);
  int PlaceEntity(absl::string_view name, std::uint32_t i);
  bool IsNominalTrigger(std::uint32_t i) const;

  // "Bandara Changi, " stands right before.
  bool BehindPlace(std::uint32_t i) const;
  std::optional<Found> Place(std::uint32_t i);

  // The end of the word or phrase of a list at `i`; `i` itself if there is none.
  std::uint32_t ListedEnd(std::uint32_t i, WordList list) const;

  // "ibu kota Angola", "the Thai capital": the town, by its name.
  std::optional<Found> CapitalOf(std::uint32_t i);

  // "di Koh Kong", "in Leticia": a capital behind a word that only places follow.
  std::optional<Found> UnknownPlace(std::uint32_t i);

  // A place that no table knows, by the name that it has here.
  Found NewPlace(std::uint32_t begin, std::uint32_t end);
  std::optional<Found> Venue(std::uint32_t i);

  // The end of the run of capitalised words from `i`: names, not lexicon offices or dates.
  std::uint32_t CapitalRun(std::uint32_t i, std::uint32_t most, bool offices = false) const;

  // "Dewan Keamanan", "Security Council": the end of a run of capitalised words from `i` whose last word
  // is a head of `kind` that follows its name; 0 if there is none.
  std::uint32_t RunToHead(std::uint32_t i, EntryKind kind) const;

  // ---- names of persons

  // True if the word at `i` can't be (part of) a name: another entry's, or in a headline a plain word.
  bool StopsName(std::uint32_t i, bool first) const;
  bool NextToName(std::uint32_t i, bool first) const;
  std::uint32_t SkipHonorifics(std::uint32_t i) const;

  // "SBY-Obama": does the hyphen behind the name word at `i` stand between two persons?
  bool JoinsTwo(std::uint32_t i) const;

  // Is a body named at `i`, behind a name? Where a name's owner comes first, "Therese Kayikwamba Wagner" is
  // no Wagner Group.
  bool BodyBehindName(std::uint32_t i) const;

  // The end of the name that begins at `i`; `i` itself if none does.
  std::uint32_t NameEnd(std::uint32_t i) const;

  // The end of a name in quotes that stands inside another name; `i` itself if none does.
  std::uint32_t QuotedName(std::uint32_t i) const;

  // "Duta Besar RI, Lalu M Iqbal, ...": between two commas a name may begin with a word that means something
  // else. Its end; `i` itself if it is none.
  std::uint32_t ClosedName(std::uint32_t i) const;
  std::vector<std::uint64_t> NameHashes(std::uint32_t begin, std::uint32_t end) const;

  // A person without a title: at least two capitalised words of which one is known as a name.
  std::optional<Found> PersonName(std::uint32_t i);

  // Are the words just a name's, as far as the pack knows? "politisi Denmark, Jesper Holmgaard, ..."
  bool Unheard(std::uint32_t begin, std::uint32_t end) const;

  // Is the word part of the name of someone already met?
  bool IsNameWord(std::uint32_t i) const;
  std::uint32_t SkipArticle(std::uint32_t i) const;

  // The entity of a person with this name: a known one if the names agree.
  int Person(std::uint32_t begin, std::uint32_t end);

  // "Wapres Ma'ruf Amin bersama Ibu Wury Ma'ruf Amin": nobody is called by two full names in one sentence.
  bool NamedBeside(int person, std::size_t words) const;

  // Persons whose names have one of the words, in the order in which they were met.
  std::vector<int> PersonsWith(const std::vector<std::uint64_t>& words) const;
  void IndexPerson(int entity, const std::vector<std::uint64_t>& words);

  // The words of one are among those of the other, in order.
  static bool SameName(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

  // ---- titles

  struct ParsedTitle {
    Title title;
    std::uint32_t end = 0;
    std::uint32_t office_begin = 0;
    std::uint32_t office_end = 0;
    bool plural = false;
  };

  // "Menteri Pertahanan Kedua" is an office, but not in "menteri pertahanan kedua negara".
  const LexiconMatch* DepartmentAt(std::uint32_t i) const;

  // The longest match of `kind` at `i` that ends at `limit` at the latest; matches stand longest first.
  const LexiconMatch* MatchUpTo(std::uint32_t i, EntryKind kind, std::uint32_t limit) const;

  // "luar negeri", "Perdagangan, Industri, dan Energi": the end of a department phrase, or `i`.
  std::uint32_t DepartmentEnd(std::uint32_t i, std::string* id, std::string* ministry) const;

  // Behind "Pertanian, Alam": does "dan Kualitas Pangan" follow, so that the commas are the list's?
  bool ListCloses(std::uint32_t i) const;
  std::optional<ParsedTitle> TitleAt(std::uint32_t i);

  // "komandan Pasukan Dukungan Cepat": an office that takes in the first word of a body gives way to a
  // shorter one.
  const LexiconMatch* OfficeBeforeBody(const LexiconMatch* office) const;

  // Has somebody been named with this very office?
  bool KnownHolder(const Title& title) const;

  // Up to four capitalised words of a sub-unit's name that lead to a ministry or organization.
  std::uint32_t WordsToBody(std::uint32_t i) const;
  int Capitalised(std::uint32_t begin, std::uint32_t end) const;
  void SetDepartment(Title& t, const std::string& id) const;
  void MinistryBody(Title& t, int entity) const;

  // An organization or ministry inside a title.
  std::optional<Found> BodyAt(std::uint32_t i);
  std::optional<Found> TitledPerson(std::uint32_t i);

  // Behind "the three friendly countries of", if that begins at `i`; else `i`.
  std::uint32_t BehindGroup(std::uint32_t i, std::uint32_t limit) const;

  // Whether names of countries alone, joined as a list that "and" closes, stand behind the comma at `i`.
  bool CountriesFollow(std::uint32_t i) const;

  // Apposition and lists behind a mention: attaches what belongs to it, and says where to go on.
  std::uint32_t AfterMention(std::size_t index);

  // "Badan Nasional ... (BNPB)": the acronym is a name of what stands before it.
  std::uint32_t Parenthesis(std::size_t index);

  // ---- ministries and organizations

  int MinistryEntity(absl::string_view department, absl::string_view name, int country, std::uint32_t at);
  std::optional<Found> Ministry(std::uint32_t i);
  int OrganizationEntity(std::uint32_t begin, std::uint32_t end, int country, const std::string& kind);
  int LexiconOrganization(int index, std::uint32_t at);
  std::optional<Found> Organization(std::uint32_t i);
  static bool Begins(const HeadEntry& head) { return !head.ministry && !head.after && !head.common; }

  // "the Iranian parliament", "Iran's embassy in London", "Pakistani military intelligence": a common noun
  // behind a country, unless it only describes the next one ("Israeli military officials").
  std::optional<Found> OfCountry(std::uint32_t i);

  // The one organization of a kind that the pack knows in a country, as an index; -1 if there is none, or
  // more.
  int OnlyOne(absl::string_view kind, int country) const;

  // The end of the place or country at `i`; `otherwise` if there is none.
  std::uint32_t PlaceOrCountryEnd(std::uint32_t i, std::uint32_t otherwise) const;

  // The kind of the head that a name ends with.
  std::string RunKind(std::uint32_t end) const;

  // "Dewan Perdamaian dan Keamanan", "Kedutaan Besar China di Zimbabwe", "parlemen Ukraina"
  std::uint32_t HeadedEnd(std::uint32_t begin, std::uint32_t i, const HeadEntry& head, int* country) const;

  // ---- gatherings

  struct Ordinal {
    int value = 0;
    std::uint32_t end = 0;
  };

  // "ke-42", "42nd", "Fifth"
  Ordinal OrdinalAt(std::uint32_t i) const;
  std::optional<Found> Summit(std::uint32_t i);

  // "47th ASEAN Summit", "KTT G20 2022": a head noun with what stands around it.
  std::optional<Found> SeriesSummit(std::uint32_t i);
  Found Gathering(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series, int ordinal,
                  int year);

  // "Joint Trade and Economic Cooperation Committee": where the name of a standing commission that begins at
  // `i` ends; `i` if none does.
  std::uint32_t CommissionEnd(std::uint32_t i) const;

  // Is it said here that something happens beside what begins at `i`? "on the sidelines of the Tashkent Law
  // Spring"
  bool BehindMargin(std::uint32_t i) const;

  // A name that says nothing of what it is, where only a gathering can stand.
  std::optional<Found> MarginSummit(std::uint32_t i);

  // Does the name of a body end in a word for gatherings, as "Pacific Islands Forum"?
  bool EndsInSummit(const LexiconMatch& body) const;

  // "an international conference on refugees", "a high-level meeting on Haiti": a gathering that has no name,
  // only a subject. What describes it belongs to what it is called.
  std::optional<Found> CommonSummit(std::uint32_t i, const LexiconMatch& head);

  // "the KADEX defense exhibition", "the eastern Mediterranean gas forum": does the last mention, which ends
  // at `end`, belong to the name of what begins there?
  bool Describes(std::uint32_t end) const;

  // "at a refugee conference"
  bool BehindAt(std::uint32_t begin) const;

  // "goes to Tokyo for the next two-plus-two meeting"
  bool BehindTo(std::uint32_t begin) const;
  std::uint32_t BehindArticle(std::uint32_t i) const;

  // Does what begins at `begin` stand behind a trigger of hosting or attending? "is to host an early
  // conference"
  bool HeldOrAttended(std::uint32_t begin) const;

  // A gathering by just the words that it has here, or by those up to `name_end`.
  Found NewSummit(std::uint32_t begin, std::uint32_t end, std::uint32_t name_end = 0);

  // "COP28": the number is part of the word.
  std::optional<Found> NumberedSummit(std::uint32_t i);

  // Two spellings of one gathering have the same series and no contradicting ordinal or year.
  int SummitEntity(std::uint32_t begin, std::uint32_t end, std::vector<std::string> series, int ordinal,
                   int year);

  // ---- instruments

  std::optional<Found> Agreement(std::uint32_t i);

  // Whether the word at `i` belongs to the title in capitals that the instrument's head begins.
  bool InTitle(std::uint32_t i, std::uint32_t head) const;

  // Where the name of an instrument goes on behind the small words at `i`, if a capital follows; else `i`.
  std::uint32_t TitleGoesOn(std::uint32_t i) const;

  // A word that can modify an instrument's head without any other role in the sentence.
  bool PlainModifier(std::uint32_t i) const;
  bool TopicWord(std::uint32_t i) const;
  int AgreementEntity(absl::string_view name, const std::string& kind, bool bare, std::uint32_t at);

  // ---- short forms

  // Single capitalised words that no one claimed are surnames, given names or acronyms of someone or
  // something named elsewhere in the article, or nothing.
  void LinkShortForms();

  // "Prabowo" and "Presiden Subianto", before anybody is called Prabowo Subianto: one person.
  void JoinNames();

  Analysis& a_;
  const Lexicon& x_;
  int sentence_ = 0;
  bool headline_ = false;
  std::uint32_t start_ = 0;
  std::uint32_t limit_ = 0;
  std::size_t next_date_ = 0;
  std::uint64_t parenthesised_ = 0;
  absl::flat_hash_map<std::string, std::string> nicknamed_;
  absl::flat_hash_map<std::uint64_t, std::vector<int>> persons_;   // by word of the name
  absl::flat_hash_map<std::string, std::vector<int>> gatherings_;  // by series
  absl::flat_hash_map<std::string, int> instruments_;              // the last one of a kind
  absl::flat_hash_set<std::uint64_t> proper_;
  absl::flat_hash_map<std::uint64_t, int> introduced_;  // acronyms that the article itself explains
  absl::flat_hash_set<std::string> held_offices_;       // of persons named with them
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_MENTION_FINDER_H_
