// What the stages of the pipeline pass on to each other. All positions named "begin" and "end" are
// token indices unless a comment says bytes; ends are exclusive.
#ifndef DIPLOGRAPH_EXTRACT_ANALYSIS_H_
#define DIPLOGRAPH_EXTRACT_ANALYSIS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "extract/article.h"
#include "extract/lexicon.h"
#include "extract/tokenizer.h"
#include "graph/model.h"

namespace diplograph {

struct Sentence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t body = 0;  // behind a dateline ("JAKARTA - "); == begin if there is none
  int paragraph = 0;
  bool headline = false;    // a title or heading: verbs stand without subject
  bool title_case = false;  // a headline in which every word is capitalised, so that capitals say little
  bool noise = false;       // by-line, photo credit, "read also": not read at all
  bool quoted = false;      // begins inside a quotation
  bool starts_line = false;
};

// A date expression, resolved against the article's date.
struct DateMention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string iso;         // as precise as the words are; empty if it cannot be settled
  std::string future_iso;  // the same read of something that is planned ("on Friday")
  bool has_year = false;
  bool day = false;       // precise to the day
  bool citation = false;  // the date of a paper that is quoted
  int later_days = 0;     // "a day later": to be added to the date of the event before; iso is empty
};

enum class MentionForm : std::uint8_t { kName, kTitled, kTitle, kShort, kAdjective, kReference };

// An office that a title names, and the body that it is in.
struct Title {
  int office = -1;                  // index into Lexicon::offices
  std::string department;           // id, or a slug of an unknown one
  std::string ministry;             // full name without country; empty if the office is in no ministry
  std::string written;              // the same with the department in the words of the text
  int country = -1;                 // index into Lexicon::countries
  int host = -1;                    // where an envoy is accredited
  std::uint32_t country_begin = 0;  // the words that name the country
  std::uint32_t country_end = 0;
  bool in_ministry = false;  // the title names a ministry itself
  int body = -1;             // entity: the organization, ministry or place that is named
  bool plural_list = false;  // "foreign ministers A of X and B of Y"
  std::string text;          // office as written
};

struct Mention {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t name_begin = 0;  // the name inside "Menteri Luar Negeri Retno Marsudi"
  std::uint32_t name_end = 0;
  NodeType type = NodeType::kPerson;
  MentionForm form = MentionForm::kName;
  int sentence = 0;
  int entity = -1;             // index into Analysis::entities; -1 while unresolved
  int title = -1;              // index into Analysis::titles
  int reference = -1;          // index into Lexicon::references
  int acts_as = -1;            // entity of the country that a capital or palace stands for
  bool in_chain = false;       // the "Malaysia" of "Kuching, Malaysia"
  bool in_apposition = false;  // belongs to the mention before it
  std::vector<int> members;    // entities of a group reference
};

struct OfficeHeld {
  int office = -1;  // Lexicon::offices
  std::string text;
  int body = -1;  // entity
  std::uint32_t at = 0;
};

struct Entity {
  NodeType type = NodeType::kPerson;
  std::string name;
  std::vector<std::string> aliases;
  std::string key;             // equal keys are one entity
  int country = -1;            // Lexicon::countries: what a ministry or organization is part of
  bool country_named = false;  // the text says so
  std::string kind;            // organizations: as in the lexicon
  int mentions = 0;
  bool capital = false;  // a place that is its country's capital
  bool wanted = false;   // goes into the graph even if no edge needs it
  std::vector<OfficeHeld> offices;
  std::vector<std::uint64_t> name_hashes;  // persons: hashes of the words of the fullest name
  std::string topic;                       // agreements: what the name says that they are about
  std::string series;                      // summits: name without ordinal and year; agreements: kind
  int ordinal = 0;
  int year = 0;
  std::uint32_t first = 0;  // token of the first mention
};

// An event as a rule read it; participants are entities.
struct FoundEvent {
  bool by_noun = false;  // "kunjungan", which may tell again what has been told
  Relation relation = Relation::kMetWith;
  std::vector<int> actors;
  std::vector<int> targets;
  std::vector<std::string> topics;  // targets of type topic
  Status status = Status::kOccurred;
  std::string date;
  int place = -1;
  int summit = -1;
  int instrument = -1;
  std::vector<std::string> about;
  double confidence = 0;
  int rule = -1;
  int sentence = 0;
  std::uint32_t trigger = 0;
  struct Source {
    int sentence;
    int rule;
    double confidence;
  };
  std::vector<Source> sources;  // all sentences that state it, best first
};

// Why a rule did or did not make an event; for `explain`.
struct TraceEntry {
  int sentence = 0;
  int rule = -1;
  std::uint32_t trigger = 0;
  std::uint32_t trigger_end = 0;
  bool accepted = false;
  int event = -1;      // index into events before merging
  std::string reason;  // why not, or what was merged
};

struct Analysis {
  const Article* article = nullptr;
  const Lexicon* lexicon = nullptr;
  std::vector<Token> tokens;
  std::vector<const WordInfo*> words;  // by token
  std::vector<LexiconMatch> matches;
  std::vector<std::uint32_t> first_match;  // by token, size tokens + 1
  std::vector<std::uint32_t> kinds;        // by token: bit k if an entry of EntryKind k begins here
  std::vector<Sentence> sentences;
  std::vector<DateMention> dates;
  std::vector<Title> titles;
  std::vector<Mention> mentions;  // by position
  std::vector<Entity> entities;
  absl::flat_hash_map<std::string, int> entity_by_key;
  std::vector<FoundEvent> events;
  std::vector<TraceEntry> trace;
  std::string title;
  std::string date;
  bool want_trace = false;

  absl::string_view Text(std::uint32_t token) const { return tokens[token].Text(article->text); }
  // The text from the first to the last token.
  absl::string_view Span(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    return absl::string_view(article->text)
        .substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
  }
  bool In(std::uint32_t token, WordList list) const { return lexicon->Is(*words[token], list); }
  bool IsMark(std::uint32_t token, char32_t mark) const {
    return tokens[token].kind == TokenKind::kMark && tokens[token].mark == mark;
  }
  bool IsWord(std::uint32_t token) const { return tokens[token].kind == TokenKind::kWord; }
  bool IsCapital(std::uint32_t token) const { return tokens[token].Is(kCapital); }
  bool Begins(std::uint32_t token, EntryKind kind) const {
    return (kinds[token] >> static_cast<unsigned>(kind) & 1) != 0;
  }
  // The longest entry of `kind` that begins at `token` and ends by `limit`, or null.
  const LexiconMatch* Best(std::uint32_t token, EntryKind kind, std::uint32_t limit) const;
};

// Tokens, vocabulary and phrases.
void Scan(Analysis& a);
// Sentences, headlines, datelines and noise; the title, and the date if the article does not bring it.
void SplitSentences(Analysis& a);
// Date expressions.
void FindDates(Analysis& a);
// Mentions of every type and the entities that names introduce.
void FindMentions(Analysis& a);
// A bare "foreign ministry" becomes the one that the article knows; when all titles have been read.
void LinkBareMinistries(Analysis& a);
// References, short forms, events: read from the first sentence to the last, as a reader does.
void ReadEvents(Analysis& a);
// One event, once: joins what several sentences state.
void MergeEvents(Analysis& a);

// A gathering and where the text puts it: "KTT ... di Labuan Bajo", "a forum due to be held in Alexandria".
struct GatheringPlace {
  int summit = -1;
  int place = -1;
  std::uint32_t at = 0;  // token
};
std::vector<GatheringPlace> GatheringPlaces(const Analysis& a);

// Adds those of `from` that `to` does not hold yet.
inline void AddNew(std::vector<int>& to, const std::vector<int>& from) {
  for (const int x : from) {
    if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
  }
}

// Lists of nouns have names that end in ".n".
inline bool IsNominal(absl::string_view list) {
  return list.size() > 2 && list.substr(list.size() - 2) == ".n";
}

// "In Moscow, the foreign ministry said": the country, as an index, of the place with which the sentence
// begins and which a comma closes in front of token `before`; -1 if it begins with none.
int FrontedCountry(const Analysis& a, int sentence, std::uint32_t before);

// Finds or makes the entity with `key`.
int Intern(Analysis& a, NodeType type, const std::string& key, absl::string_view name, std::uint32_t at);
int CountryEntity(Analysis& a, int country, std::uint32_t at);
// The country that an entity belongs to, as an index into Lexicon::countries; -1 if unknown.
int CountryIndexOf(const Analysis& a, int entity);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_ANALYSIS_H_
