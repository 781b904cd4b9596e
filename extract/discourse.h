// What the text has talked about so far, and who its references mean.
#ifndef DIPLOGRAPH_EXTRACT_DISCOURSE_H_
#define DIPLOGRAPH_EXTRACT_DISCOURSE_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "extract/analysis.h"

namespace diplograph {

// Resolves references as a reader does, from the first sentence to the last. The order of calls is the
// order of the text: Resolve for the mentions of a sentence, then Note... for what was read from it.
class Discourse {
 public:
  explicit Discourse(Analysis& a) : a_(a) {}

  // "two Israeli ministers", who are named only then: sets the `members` of such titles, and what country the
  // persons are of. Once, before offices are assigned.
  void NameGroups();

  // Sets `entity` or `members` of every mention of the sentence that is a reference or a bare title.
  void ResolveSentence(std::size_t first_mention, std::size_t last_mention, const Sentence& sentence);

  void NoteEvent(const FoundEvent& e);
  // Resolves the group references of the sentence behind token `after` anew: "paid a call on X, and the two
  // talked".
  void ResolveGroupsAgain(int sentence, std::uint32_t after);
  void NoteSubject(int entity) {
    subject_ = entity;
    subject_sentence_ = sentence_;
    if (entity >= 0 && a_.entities[static_cast<std::size_t>(entity)].type != NodeType::kPerson)
      body_ = entity;
  }
  // What "it" means next.
  void NoteBody(int entity) { body_ = entity; }
  void NoteSpeaker(int entity) { speaker_ = entity; }

  int subject() const { return subject_; }
  int speaker() const { return speaker_; }
  // The two (or more) that met, signed, agreed last.
  const std::vector<int>& pair() const { return pair_; }
  // The other side of the pair, seen from `entity` or its country; -1 if there is none.
  int Partner(int entity) const;

  // The country that an entity belongs to, as an entity; -1 if unknown.
  int CountryOf(int entity) const;
  // For "his Lithuanian counterpart": the office of the person before, on the other side. The same title
  // if it is no counterpart's.
  Title Counterpart(const Title& title, std::uint32_t at, int entity) const;

  // Is the person called by an office that leads a country?
  bool LeadsCountry(int person) const;

  // The place, as an entity, where the dateline says that the story was written; -1 if it has none.
  int Dateline();

  // The country, as an index, that the office or its holder is known for, whatever the text says; -1 if there
  // is none.
  int KnownCountry(const Title& title, int person) const;

  // The country, as an index, of an office that the text gives none: of those that it speaks of the one it
  // speaks of most and that has no other holder of the office. -1 if there is none, or if the office is the
  // one at home.
  int LikelyCountry(const Title& title, int person) const;

  // The body that an office is in (ministry, organization or country); makes it if needed. -1: none.
  int BodyOf(const Title& title, std::uint32_t at) const;

 private:
  // An entity, if the text knows just one.
  struct LeadersOfCountry {
    static constexpr int kNone = -1;
    static constexpr int kSeveral = -2;
    int any = kNone;
    int called_leader = kNone;  // "pemimpin", "leader"
  };

  // How many the words right before token `at` say: "two far-right"; 0 if they don't.
  int CountBefore(std::uint32_t at) const;
  // The persons of the list that begins at mention `i`: "A, B and C"; just one if it is none.
  std::vector<int> ListAt(std::size_t i) const;
  // Index of the first mention at or behind token `at`; mentions are in the order of the text.
  std::size_t MentionAt(std::uint32_t at) const;
  // Is the country named at least half as often as the one named most?
  bool IsProminent(int country) const;
  // Does the text name the home country or its capital anywhere, datelines included?
  bool HomeIsNamed() const;
  // Mentions of persons with their titles, in order; made on first use, when all names are known.
  const std::vector<std::size_t>& Titled() const;
  // Is the home country one of the two that the article mentions most? Else "the president" is another's.
  bool HomeIsTheme() const;
  void Resolve(Mention& m, const Sentence& sentence);
  void Regime(Mention& m, const Sentence& sentence);
  std::vector<int> Group(const ReferenceEntry& r, const Mention& m) const;
  // The last `count` different entities of a type that are mentioned before token `at`.
  std::vector<int> Recent(NodeType type, int count, std::uint32_t at) const;
  int HolderOf(const Title& title, std::uint32_t at) const;
  // The persons to whom the text gives no office, and whom the lexicon knows for one; made on first use.
  const std::vector<int>& Untitled();
  int KnownHolder(const Title& title, std::uint32_t at);
  int ActedUpon(const Mention& m) const;
  int LastCountryElsewhere(const Mention& m, const std::vector<int>& region) const;
  int PersonBefore(const Mention& m) const;

  // Has the entity been named in the sentence before the mention?
  bool NamedBefore(const Mention& m, int entity) const;

  bool InFocus(const Title& title) const;
  int LeaderOf(const Title& title) const;
  bool HoldsAnother(int person, const Title& title) const;
  int PointedAt(const Mention& m, const Title& title);
  int CalledSo(const Mention& m, const Title& title) const;
  // By country, the persons whose offices lead it; made on first use, when all names are known.
  const absl::flat_hash_map<int, LeadersOfCountry>& Leaders() const;
  // The last body or gathering whose name has the reference's noun: "the Forum" after "Pacific Islands
  // Forum".
  int LastCalledSo(const Mention& m) const;
  int LastOfNoun(ReferenceNoun noun, std::uint32_t at) const;
  int SpeakerBefore(const Mention& m) const;
  int PersonInFocus(const Mention& m) const;
  int BodyInFocus(const Mention& m) const;

  Analysis& a_;
  mutable std::vector<std::size_t> titled_;
  mutable absl::flat_hash_map<int, absl::flat_hash_set<int>> offices_of_;  // by person; made with titled_
  mutable bool titled_known_ = false;
  mutable absl::flat_hash_map<int, LeadersOfCountry> leaders_;  // by index in Lexicon::countries
  mutable bool leaders_known_ = false;
  std::vector<int> untitled_;
  bool untitled_known_ = false;
  mutable int home_is_theme_ = -1;  // not asked yet
  mutable int home_is_named_ = -1;  // not asked yet
  int sentence_ = 0;
  int subject_sentence_ = 0;
  int subject_ = -1;
  int body_ = -1;  // the last subject that is no person
  int speaker_ = -1;
  // For how many sentences a pair stays in focus when an earlier visit is mentioned.
  static constexpr int kPairSentences = 3;
  int pair_sentence_ = -kPairSentences;  // where they last met, signed or agreed
  std::vector<int> acting_;              // who did the last one-sided event together
  int acting_sentence_ = -1;
  std::vector<int> pair_;
  std::vector<int> persons_;  // the last pair of persons; a visit to a country leaves it in focus
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_DISCOURSE_H_
