// Events: rules matched over the items of a sentence. One class; its parts are defined in event_reader.cc
// (from the article to a rule that applies), finders.cc (who fills a slot), topics.cc (what it is about) and
// circumstances.cc (negation and plans, dates, places, gatherings). Indices called i, t or k are items of the
// sentence being read.
#ifndef DIPLOGRAPH_EXTRACT_EVENT_READER_H_
#define DIPLOGRAPH_EXTRACT_EVENT_READER_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "extract/analysis.h"
#include "extract/discourse.h"
#include "extract/items.h"

namespace diplograph {

// How far finders look, in items; keeps matching linear in the length of a sentence.
constexpr int kReach = 60;
// Shorter words in front of an instrument's head count or connect, as "three".
constexpr std::size_t kMinTopic = 6;

// What a finder found.
struct Filling {
  std::vector<int> entities;
  std::vector<std::string> texts;
  double certainty = 1;  // below 1: carried, or found far away
  int item = -1;
  int text_begin = 0;  // items that the topic takes up
  int text_end = 0;
  bool verbal = false;    // the topic begins with a verb: "refused to comment"
  bool asked = false;     // the subject is told to act
  bool repeated = false;  // the adposition is: "with A, and with B"
};

class EventReader {
 public:
  explicit EventReader(Analysis& a) : a_(a), x_(*a.lexicon), discourse_(a) {}
  // Reads all sentences, and adds what they tell to the analysis.
  void Run();

 private:
  // ---- before reading

  // "Angela Merkel", of whom the text does not say what she is: her country is known all the same. Not of
  // those who have a title, for a former prime minister may speak for the United Nations.
  void NoteHolders();

  // Sport, fiction, opinion: an article that is full of their words tells of no diplomacy.
  bool NotDiplomacy() const;

  // Titles that name a country or a body come first; the vague ones then are in that country too.
  void AssignOffices();
  void AssignOffice(const Mention& m, Title title, bool vague);

  // Does a later title say which body the office is in?
  bool NamedWithBody(int person, const std::string& office) const;

  // Who says what is quoted here: the person beside the speech verb.
  void FindSpeaker(const Sentence& s, std::size_t first, std::size_t last);

  // ---- reading a sentence

  void Read(const Sentence& sentence);

  // A cue that turns the whole sentence into something that is not news: hypothesis, sport.
  const char* SentenceCue() const;
  void NoteSubject();
  static constexpr std::uint16_t kActors = TypeBit(NodeType::kPerson) | TypeBit(NodeType::kCountry) |
                                           TypeBit(NodeType::kMinistry) | TypeBit(NodeType::kOrganization);

  // All rules of the trigger's lists, in file order; the first that fills its slots makes the event.
  void Fire(const Sentence& sentence, int t);

  // Does a phrase of one of the lists that rules only require stand behind `t`, in its clause?
  bool FollowedBy(int t, const std::vector<std::uint32_t>& lists) const;
  bool Apply(const Sentence& sentence, int t, int r, std::string& why);

  // "held bilateral talks with the ministers of A and B": does trigger `t` tell of a meeting with each of
  // them?
  bool MetApart(int t, const Filling& with) const;

  // The first of the last events found, which another may repeat.
  std::vector<FoundEvent>::const_iterator RecentEvents() const;

  // "During the meeting with C, the two sides ...": of the two who were spoken of before, only the one whom
  // the text is about meets C.
  void NewPair(FoundEvent& e) const;

  // "She met with them": those who have been told to have met one of the participants one after the other.
  std::vector<int> MetBefore(const FoundEvent& e) const;

  // "phoned X to congratulate him": is trigger `t` the purpose of the meeting told right before?
  bool MetToTell(int t) const;

  // Does the noun refer, in that way, to who was named before?
  bool Refers(const Item& item, ReferenceKind kind) const;
  void Fill(Role role, const Filling& f, FoundEvent& e);

  // Is that a name of the entity?
  bool IsCalled(int entity, const std::string& text) const;

  // Enough participants, and none with itself.
  bool Participants(FoundEvent& e, std::string& why) const;

  // ---- finders

  bool Find(const Finder& f, int t, const std::vector<int>& used, const FoundEvent& e, Filling& out);

  // "Talks with President X followed": the other one is whom the article is about.
  bool Protagonist(const Finder& f, const FoundEvent& e, Filling& out) const;

  // Those of the meeting that was told last; else the pair in focus.
  const std::vector<int>& Met() const;

  // Was a meeting of `entity` read from this sentence?
  bool MetHere(int entity) const;

  // The partner, as a country if a country asks.
  int PartnerLike(int entity) const;
  bool Entities(const Finder& f, const std::vector<int>& from, double certainty, Filling& out) const;

  // The entities of a noun that fit `types` (0: any).
  std::vector<int> Entities(const Item& item, std::uint16_t types) const;
  bool Take(const Finder& f, int i, const std::vector<int>& used, Filling& out) const;

  // Like Take, and with it the person whom the list names behind an insertion: "by A, who was host, and B".
  bool TakeList(const Finder& f, int i, const std::vector<int>& used, Filling& out) const;

  // Adds whom the same adposition governs again behind noun `i`: "with A, and also with B".
  void TakeRepeated(const Finder& f, int i, const std::vector<int>& used, Filling& out) const;

  // Where "what it called Israeli aggression", which begins at item `i`, says what is so called; else `i`.
  int WhatItCalls(int i) const;

  // "Negara pertama yang dikunjungi adalah Kuba": says noun `i` who or what is meant?
  bool BehindCopula(int i) const;

  // Does item `i`, behind a comma, say who of those just spoken of are meant? ", particularly the ..."
  bool NamesSome(int i) const;

  // Where the list that noun `i` begins goes on behind what is inserted between commas; -1 if nowhere.
  int ListGoesOn(int i) const;

  bool Barrier(const Item& item) const;

  // "mengecam desakan \"tak tahu malu\" Inggris": quotes around a few plain words are no speech. Is there the
  // other mark, in direction `step`, of the one at `i`?
  bool ScareQuote(int i, int step) const;

  // Behind the trigger, governed by nothing, before another verb or clause.
  bool Object(const Finder& f, int t, const std::vector<int>& used, Filling& out, int most_words = 6) const;

  // "pertemuan tahunan mereka": where adjectives follow, a pronoun behind a noun says whose it is.
  bool IsOwner(int i) const;

  // "condemned the arrest of X", "mengutuk pembunuhan X": is the noun at `i` who suffers what is blamed?
  bool Suffers(int i) const;

  // "mengapresiasi dukungan dan partisipasi Cile": the "and" at `i` joins nouns that nothing is known of.
  bool JoinsPlainNouns(int i, int t) const;

  // "expected to strengthen ties between A and B": does the adposition of the noun at `i` belong to a verb's
  // object?
  bool OfObject(int i) const;

  // Behind the trigger, governed by an adposition of the finder's lists.
  bool Via(const Finder& f, int t, const std::vector<int>& used, Filling& out) const;

  // Before the trigger, governed by an adposition of `lists` (0: by none).
  bool Leftward(const Finder& f, int t, std::uint64_t lists, const std::vector<int>& used,
                Filling& out) const;

  // The noun right beside the trigger; plain words, articles and dates may stand between.
  bool Adjacent(const Finder& f, int t, int step, const std::vector<int>& used, Filling& out) const;

  // Is the noun at `i` the object of a verb right before it?
  bool ObjectOfVerb(int i, int* verb) const;
  int Quotes(int begin, int end) const;

  // What the trigger's clause is about.
  bool Subject(const Finder& f, int t, const std::vector<int>& used, Filling& out) const;

  // "but the boat ignored", "as protesters in the square condemned": does the clause of the trigger begin
  // with a noun that is no mention? Then nobody known does it, whoever stands before the clause.
  bool StrangerActs(int t) const;

  // "X yang didampingi Y bertemu Z": the noun that the relative clause in front of `t` says is accompanied;
  // -1 if none.
  int Accompanied(int t) const;

  // The noun for a meeting that is the subject of the trigger, alone or with a demonstrative; -1 if there is
  // none.
  int MeetingBefore(int t) const;
  bool OwnedByPronoun(int t) const;

  // Is the trigger what somebody is asked, or has agreed, to do? "sepakat mendukung", "urged Iran to sign":
  // no event yet. What one travels or meets for does happen: "bertemu untuk membahas".
  bool Embedded(int t) const;

  // "agreed in a telephone call": the trigger begins with its adposition, so that it says how, not what.
  bool IsAdjunct(int t) const;

  // "sepakat mempercepat perundingan", "called for talks": the noun is what is agreed to or asked for.
  bool AskedFor(int t) const;
  bool EmbeddedIn(int t, Relation relation) const;

  // The verb that the trigger is the content of; -1 if it stands on its own.
  int EmbeddingTrigger(int t) const;

  // "Before attending the dialogue, X will meet Y": is what the sentence says behind the comma yet to come?
  bool MainPlanned(int t) const;

  // "is expected to visit Tallinn next week and meet X": is the trigger a second infinitive of what is
  // planned?
  bool ContinuesInfinitive(int t) const;

  // Does the trigger continue another verb behind "and"?
  bool CoordinatedVerb(int t) const;

  // "will travel to Cairo for a meeting with X": is the noun in a phrase with an adposition?
  bool PhraseBefore(int t) const;
  bool PurposeBefore(int t) const {
    return t > 0 && items_[static_cast<std::size_t>(t - 1)].Has(WordList::kPurpose);
  }
  bool OnlyIdle(int begin, int end) const;
  bool MayMean(const Item& trigger, Relation relation) const;

  // Do the trigger's rules speak of asking, agreeing, refusing: acts whose content is not yet done?
  bool Commits(const Item& trigger) const;
  bool IsTopicNoun(const Item& item) const;
  bool Fits(const Finder& f, int i, const std::vector<int>& used) const;

  // Does the noun at `i` stand in a relative clause that a comma closes before `t`?
  bool InClosedRelative(int i, int t) const;

  // The noun that what stands around `i` between two commas describes; -1 if it describes none.
  int AppositionHead(int i, int t) const;
  bool CommaBetween(int i, int t) const;

  // "Usai bertemu X, Y ...": the subject of the main clause behind the comma, for a trigger before which
  // no subject stands.
  bool Main(const Finder& f, int t, const std::vector<int>& used, Filling& out) const;

  // Does noun `i` say what trigger `t` is in? A verb of speech right behind it, and another noun behind that.
  bool SpokenOf(int i, int t) const;
  bool NothingBefore(int t) const;

  // ---- topics

  // Words from item `i` on that name what is talked about; with those from token `from` on, if it is given.
  bool Text(int i, Filling& out, std::uint32_t from = 0, const std::vector<int>* used = nullptr) const;

  // Is the mark at token `at` part of a number, as in "20.000"?
  bool InNumber(std::uint32_t at) const;

  // Does the mark at token `at` stand between blanks?
  bool Apart(std::uint32_t at) const;

  // Whether a clause with a subject of its own begins at item `i`, behind an "and".
  bool ClauseBehind(int i) const;

  // Whether item `i` begins a clause of its own behind a comma of a headline.
  bool HeadlineClause(int i) const;

  // Does the part of the sentence from `i` to the next comma say who says what stands before? ", the ministry
  // said"
  bool SaidBehind(int i) const;

  // Where the part of a list that begins at `i` ends.
  int PartEnd(int i) const;
  bool Heavy(int begin, int end) const;

  // The text of items, without articles, fillers and adpositions at its edges.
  void AddText(int begin, int end, Filling& out, std::uint32_t from = 0) const;
  bool TextVia(const Finder& f, int t, const std::vector<int>& used, Filling& out) const;
  bool TextSubject(int t, Filling& out) const;

  // ---- cues, dates, places

  // Relations that are said rather than done; hoping for one is none.
  static bool IsStatement(Relation r);

  // Negation, plans and hypotheses whose scope reaches the trigger.
  bool ApplyCues(int t, const Rule& rule, FoundEvent& e, std::string& why) const;

  // "In 1962 the Soviet Union withdrew ...": no news.
  bool IsHistory(const std::string& date) const;

  // Does `date`, a day, month or year, lie wholly after the article's day?
  bool AfterArticle(absl::string_view date) const;
  void SettleStatus(const Rule& rule, FoundEvent& e) const;

  // The nearest item of a kind on either side of the trigger that `fits`; behind it first, in its clause.
  template <typename Fits>
  int Nearest(int t, Fits fits, bool in_clause = false) const {
    const int n = static_cast<int>(items_.size());
    bool after = false;  // "before the summit that is held in ..."
    bool relative = false;
    for (int i = t + 1; i < n && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (fits(item)) return i;
      // "met a day before the summit opened on Tuesday": that is when it opened.
      if (item.cue >= 0 && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kBefore &&
          item.Has(WordList::kSubordinator))
        break;
      after = after || item.Has(WordList::kSubordinator);
      // "pertemuan yang berlangsung di Bogor", "talks held in Geneva": where what is named before was.
      if (in_clause && !after &&
          (item.Has(WordList::kHeld) || (item.Has(WordList::kRelative) && i + 1 < n &&
                                         items_[static_cast<std::size_t>(i + 1)].Has(WordList::kHeld))))
        continue;
      if (in_clause && (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer))) break;
      if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1 && !Coordinated(i)) break;
      if (item.kind == ItemKind::kVerb && item.Has(WordList::kSpeech)) break;
      // "met as part of the dialogue, which last convened in 2017": when that was.
      relative =
          relative || (item.Has(WordList::kRelative) && items_[static_cast<std::size_t>(i - 1)].mark == ',');
      if (relative && item.kind == ItemKind::kVerb && !item.Has(WordList::kHeld)) break;
      if (item.kind == ItemKind::kMark && (item.mark == '"' || item.mark == ';')) break;
    }
    bool other = false;  // "opened a school in Chirchik during his visit": a verb before has it
    for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (fits(item)) {
        const bool fronted =
            std::none_of(items_.begin(), items_.begin() + i, [](const Item& x) { return x.IsVerb(); });
        if (fronted || !(in_clause && other && items_[static_cast<std::size_t>(t)].nominal)) return i;
        break;
      }
      other = other || (item.IsVerb() && !item.Has(WordList::kSpeech));
      if (item.kind == ItemKind::kMark && (item.mark == '"' || item.mark == ';')) break;
    }
    for (int i = t + 1; i < n && !in_clause; ++i) {
      if (fits(items_[static_cast<std::size_t>(i)])) return i;
    }
    return -1;
  }
  bool Coordinated(int i) const {
    return i > 0 && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kAnd);
  }
  void Context(int t, FoundEvent& e);

  // Is the date or place at item `i` not that of the trigger at `t`? "praised preparations for COP30, to be
  // held in Belem in November" tells when that is; "visited Turkey for the first time since he came to power
  // a decade ago, and held talks" when he came.
  bool OfAnother(int t, int i, Relation relation) const;

  // The lists of the adposition that puts something at the noun at `i`: its own, or that of what it is a part
  // of: "during the third session of the Joint Committee".
  std::uint64_t AtIt(int i) const;

  // Does the date at item `d` say when something was said?
  bool DateOfSpeech(int d) const;

  // "until 9 March" is not when something happens.
  bool Usable(const DateMention& d) const {
    return (!d.iso.empty() || d.later_days != 0) && !(d.begin > 0 && a_.In(d.begin - 1, WordList::kUntil));
  }
  std::string LastDate(const FoundEvent& e) const;

  // "Pertemuan itu digelar di Jakarta, Senin": adds to the last event of the relation.
  bool ApplyContext(int t, const Rule& rule, std::string& why);

  Analysis& a_;
  const Lexicon& x_;
  Discourse discourse_;
  std::vector<Item> items_;
  std::vector<int> carried_;
  std::vector<int> last_events_;
  const char* hypothetical_ = nullptr;
  std::pair<int, int> topic_;  // items of the topic of the event that is being read
  int sentence_ = 0;
  std::size_t first_date_ = 0;
  bool spoken_of_ = false;  // the actor is a pronoun
  bool pointing_ =
      false;  // "welcomed that deal": what is supported or rejected may be named by pointing at it
  bool meeting_ = false;  // the rule's participants are met or invited in person
  bool blaming_ = false;  // the rule's target is blamed for what is named before it
  bool agreed_to_meet_ = false;
  bool for_nationals_ = false;  // the slot that is being filled may take a country for its people
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_EVENT_READER_H_
