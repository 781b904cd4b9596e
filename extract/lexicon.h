// A language pack compiled for matching: one vocabulary, one automaton over words for all phrases.
#ifndef DIPLOGRAPH_EXTRACT_LEXICON_H_
#define DIPLOGRAPH_EXTRACT_LEXICON_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extract/pack.h"
#include "extract/rule.h"
#include "extract/tokenizer.h"

namespace diplograph {

// What a phrase is. The payload of an entry is an index into the vector named in brackets.
enum class EntryKind : std::uint8_t {
  kCountry,       // [countries] by name
  kDemonym,       // [countries] "Vietnamese"
  kEpithet,       // [countries] "Negeri Sakura"
  kSeat,          // [countries] a palace that stands for its government when it acts
  kPlace,         // [places] capitals too
  kOrganization,  // [organizations]
  kMinistry,      // [ministries]
  kDepartment,    // [departments]
  kOffice,        // [offices]
  kOrgHead,       // [org_heads]
  kVenue,         // [venues]
  kSummit,        // [summits]
  kAgreement,     // [agreements]
  kHonorific,     // -
  kNickname,      // [nicknames]
  kReference,     // [references]
  kTrigger,       // id of a trigger list
  kCue,           // [cues]
  kDateWord,      // [date_words]
  kNoise,         // [noises]
  kNoMention,     // "dolar AS": names no one, though a part of it would
  kWord,          // id of a word list, for phrases of several words
  kRequired,      // id of a trigger list that sets nothing off: what rules require near their trigger
};

struct Entry {
  EntryKind kind;
  std::uint8_t length;         // words
  std::uint16_t capitals = 0;  // bit i: word i must begin with a capital
  std::uint16_t all_caps = 0;  // bit i: word i must be all capitals
  std::uint32_t payload = 0;
};

// An entry found at a token.
struct LexiconMatch {
  std::uint32_t begin;  // token
  std::uint32_t end;    // behind the last token
  const Entry* entry;
};

// Groups are no larger where their members are named.
constexpr int kMaxNumberWord = 12;

// Facts about single words.
enum WordFlag : std::uint8_t {
  kGivenName = 1,
  kNameParticle = 2,
  kVerb = 4,
  kDepartmentWord = 8,
  kKnownLower = 16,  // occurs in lower case somewhere in the pack: not by itself a name
  kCueWord = 32,     // is a cue by itself ("no"), so that no phrase may leave it out
};

struct WordInfo {
  std::uint64_t lists = 0;  // bit i: member of word list i
  std::uint64_t marks = 0;  // the same for lists that say nothing of a word's part in a sentence (kMarks)
  std::uint32_t root = 0;   // automaton state after this word; 0: begins no phrase
  std::uint32_t id = 0;
  std::uint8_t flags = 0;
  std::uint8_t number = 0;  // "three": 3; up to kMaxNumberWord
};

struct Country {
  std::string iso3;
  std::string name;
  std::string acronym;  // "US", if it has one
};
struct PlaceEntry {
  std::string name;
  int country = -1;  // index into countries
  std::string kind;  // "capital", "city", "venue", ...
};
struct OrganizationEntry {
  std::string name;
  std::string entity;
  int country = -1;
  std::string kind;
  std::vector<std::string> aliases;
};
struct MinistryEntry {
  std::string name;
  std::string department;
  int country = -1;
};
struct DepartmentEntry {
  std::string id;
  std::string ministry;
};
enum class Body : std::uint8_t { kNone, kMinistry, kCountry, kOrganization, kAny };
struct OfficeEntry {
  std::string office;
  Body body = Body::kAny;
  std::string department;
  int organization = -1;  // index: the body that the words themselves name ("kapolri")
  int country = -1;       // an office that only one country has: "home secretary"
  bool home = false;
  bool envoy = false;
  bool head = false;         // "presiden": leads a country, where one is named
  bool leader = false;       // "pemimpin Rusia": whoever leads the country, whatever the office
  bool counterpart = false;  // "his counterpart": the office of whom he meets
};
struct HeadEntry {
  std::string kind;
  bool ministry = false;
  bool after = false;   // the head follows the rest of the name
  bool common = false;  // a common noun, which the country before it makes a name: "the Iranian parliament"
};
enum class ReferenceKind : std::uint8_t {
  kPronoun,      // ia, he: the person in focus
  kOther,        // dengannya, him: a person that is not the subject
  kPair,         // kedua negara, both sides: the pair in focus
  kBarePair,     // "the two", "both": only where a verb follows
  kPlural,       // mereka, they: the group in focus
  kSame,         // negara itu, the minister: the last mention of that noun
  kSpeaker,      // kami, we, pihaknya: the side that speaks
  kCounterpart,  // his counterpart: the same office elsewhere
  kOwn,          // negaranya, his country: that of the person in focus
  kGovernment,   // pemerintah: the government at home
  kCountries,    // the Baltic states: countries that are known by a common name
};
enum class ReferenceNoun : std::uint8_t {
  kAny,
  kPerson,
  kCountry,
  kMinistry,
  kOrganization,
  kOffice,
  kSummit,
  kAgreement,
  kLeader
};
struct ReferenceEntry {
  ReferenceKind kind;
  ReferenceNoun noun;
  int count = 2;                  // of a group: "ketiganya" is 3; 0 is any number
  std::vector<int> members = {};  // kCountries: who is meant; kSame: who may be; indices
};
enum class CueKind : std::uint8_t {
  kNegation,
  kPlan,
  kHope,
  kHypothetical,
  kCancel,
  kNoEvent,
  kDone,
  kBefore
};
enum class CueScope : std::uint8_t { kRight, kLeft, kBoth, kClause, kSentence, kHeadline };
struct CueEntry {
  CueKind kind;
  CueScope scope;
};
enum class DateKind : std::uint8_t {
  kMonth,
  kWeekday,
  kDay,
  kWeek,
  kMonthOffset,
  kYear,
  kPast,
  kFuture,
  kLaterDays,
  kOrdinalSuffix,
  kCitation,
};
struct DateEntry {
  DateKind kind;
  int value = 0;
  bool abbreviated = false;  // "Jun", "Sun": only beside a number, for they are names too
};
enum class NoiseKind : std::uint8_t { kLine, kSentence, kRest };

// Word lists that the engine itself asks for. A pack may define more, for its rules.
enum class WordList : std::uint8_t {
  kAnd,
  kOr,
  kArticle,
  kOf,
  kHost,
  kPossessive,
  kPossessivePronoun,
  kPreposition,
  kAt,
  kTo,
  kRelative,
  kComplementizer,
  kSubordinator,
  kAuxiliary,
  kAdverb,
  kSpeech,
  kDemonstrative,
  kAbout,
  kCitation,
  kSideline,
  kAbbreviation,
  kOrdinalMarker,
  kSeries,
  kNotName,
  kVia,
  kLocative,
  kAgent,
  kPurpose,
  kNobody,
  kCopula,
  kAccompany,
  kHeld,
  kCredit,
  kIncumbent,
  kContentNoun,
  kCapitalWord,
  kBoth,
  kFrom,
  kHere,
  kAffair,
  kUntil,
  kMargin,
  kJoint,
  kCommission,
  kHarm,
  kRegime,
  kAlsoIs,
  kApart,      // bilateral, separate: each is met alone
  kNamedSo,    // what: begins "what it called"
  kVague,      // hal, issues: no topic, if nothing else is said of them
  kInclusive,  // including, termasuk: some of those just spoken of follow
  kCount,
};
// The list in WordInfo::lists and the like.
constexpr std::uint64_t Bit(WordList list) { return std::uint64_t{1} << static_cast<unsigned>(list); }

class Lexicon {
 public:
  // Compiles `pack`; what both languages share comes in `common`. Every fault is added to `faults`.
  static Lexicon Compile(const PackFiles& pack, const PackFiles& common, std::vector<PackFault>& faults);

  const PackInfo& info() const { return info_; }
  const std::vector<Rule>& rules() const { return rules_; }
  // Rules that are tried for a trigger list, in file order.
  const std::vector<std::uint32_t>& RulesOf(std::uint32_t trigger_list) const {
    return rules_of_[trigger_list];
  }
  // May one of them emit the relation? O(1).
  bool MayMean(std::uint32_t trigger_list, Relation relation) const {
    return (relations_of_[trigger_list] >> static_cast<unsigned>(relation) & 1) != 0;
  }

  // O(1). The zero WordInfo for a word that the pack does not know.
  const WordInfo& Find(std::uint64_t hash) const {
    std::size_t i = hash & mask_;
    while (slots_[i].used) {
      if (slots_[i].hash == hash) return slots_[i].info;
      i = (i + 1) & mask_;
    }
    return unknown_;
  }
  // Does the pack have any word in the list?
  bool Has(WordList list) const { return (used_lists_ >> static_cast<unsigned>(list) & 1) != 0; }
  bool Is(const WordInfo& w, WordList list) const {
    return ((w.lists | w.marks) >> static_cast<unsigned>(list) & 1) != 0;
  }
  // All phrases that begin at tokens[at], longest first; appended to `out`. At most kMaxPhrase steps, and as
  // many again where a phrase has gaps: "~" stands for up to kMaxGap words that only describe ("imposed ~
  // sanctions").
  void Match(const std::vector<Token>& tokens, const std::vector<const WordInfo*>& words, std::uint32_t at,
             std::uint32_t limit, std::vector<LexiconMatch>& out) const;

  // Does a phrase begin with these two words? O(1).
  bool BeginPhrase(const WordInfo& first, const WordInfo& second) const {
    return first.root != 0 && Step(first.root, second.id) != 0;
  }

  // The entry of `kind` that is this single word, or null.
  const Entry* Single(std::uint64_t hash, EntryKind kind) const;

  // Ids of lists by name; -1 if there is none.
  int TriggerList(absl::string_view name) const;
  int WordListId(absl::string_view name) const;
  const std::string& TriggerListName(std::uint32_t id) const { return trigger_lists_[id]; }

  int CountryByIso(absl::string_view iso3) const;
  const DepartmentEntry* DepartmentById(absl::string_view id) const;
  // What a country calls its ministry of a department ("Ministry of External Affairs"); empty if the
  // pack has no name of its own for it.
  absl::string_view MinistryName(absl::string_view department, int country) const;

  std::vector<Country> countries;
  std::vector<PlaceEntry> places;
  std::vector<OrganizationEntry> organizations;
  std::vector<MinistryEntry> ministries;
  std::vector<DepartmentEntry> departments;
  std::vector<OfficeEntry> offices;
  std::vector<HeadEntry> org_heads;
  std::vector<HeadEntry> venues;
  std::vector<HeadEntry> summits;
  std::vector<HeadEntry> agreements;
  std::vector<std::string> nicknames;  // the full names
  // The country (an index) that a person of that name held an office of; -1 if the lexicon knows none, or
  // several. A single word is taken for a surname.
  int HolderCountry(absl::string_view name) const;

  // The hash of the spelling that stands for all of a name: of "mohamed" that of "mohammed".
  std::uint64_t NameHash(std::uint64_t word) const {
    const auto it = name_variants_.find(word);
    return it == name_variants_.end() ? word : it->second;
  }

  std::vector<ReferenceEntry> references;
  std::vector<CueEntry> cues;
  std::vector<DateEntry> date_words;
  std::vector<NoiseKind> noises;

  static constexpr int kMaxPhrase = 14;
  static constexpr int kMaxGap = 6;

 private:
  friend class LexiconBuilder;
  struct Slot {
    std::uint64_t hash = 0;
    bool used = false;
    WordInfo info;
  };
  struct State {
    std::uint32_t first_entry = 0;
    std::uint32_t entry_count = 0;
    bool has_children = false;
    bool has_gap = false;
  };

  std::uint32_t Step(std::uint32_t state, std::uint32_t word) const;
  // Goes on from `state`, which the words up to `end` have led to.
  void Walk(const std::vector<Token>& tokens, const std::vector<const WordInfo*>& words, std::uint32_t at,
            std::uint32_t end, std::uint32_t limit, std::uint32_t state,
            std::vector<LexiconMatch>& out) const;
  // May a gap take in the token?
  bool Describes(const Token& token, const WordInfo& word) const;

  PackInfo info_;
  WordInfo unknown_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::vector<State> states_;
  std::vector<Entry> entries_;
  // Transitions: open addressing over (state, word).
  struct Edge {
    std::uint64_t key = 0;
    std::uint32_t to = 0;
  };
  std::vector<Edge> edges_;
  std::size_t edge_mask_ = 0;
  std::uint64_t used_lists_ = 0;
  std::vector<std::string> trigger_lists_;
  absl::flat_hash_map<std::string, int> holders_;  // by folded name
  absl::flat_hash_map<std::string, int>
      shorter_holders_;  // by what is left of it without some first names; -1 if several
  absl::flat_hash_map<std::string, int> holder_surnames_;  // -1: of several countries
  std::vector<std::string> word_lists_;
  std::vector<Rule> rules_;
  absl::flat_hash_map<std::uint64_t, std::uint64_t> name_variants_;
  std::vector<std::vector<std::uint32_t>> rules_of_;
  std::vector<std::uint64_t> relations_of_;  // by trigger list; bit i: a rule of relation i
  absl::flat_hash_map<std::string, int> country_by_iso_;
  absl::flat_hash_map<std::string, int> department_by_id_;
  absl::flat_hash_map<std::string, std::string> ministry_names_;  // by "department:ISO"
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_LEXICON_H_
