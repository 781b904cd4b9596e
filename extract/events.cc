// Events: rules matched over the items of a sentence, with cues, dates and places.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/types/span.h"
#include "extract/analysis.h"
#include "extract/calendar.h"
#include "extract/discourse.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

constexpr std::uint16_t TypeBit(NodeType t) { return static_cast<std::uint16_t>(1u << static_cast<unsigned>(t)); }

// How far finders look, in items; keeps matching linear in the length of a sentence.
constexpr int kReach = 60;
// How many items stand before "of" in "during the third annual session of".
constexpr int kPartWords = 7;
// From how many items on a relative clause no longer belongs to a topic.
constexpr int kLongTopic = 7;
// How many sentences later it is said who takes part in a gathering.
constexpr int kGatheringSentences = 3;
// How many sentences later somebody does the same to whom it was done before.
constexpr int kAgainSentences = 2;
// The longest description of somebody in front of a name, in words: "a close ally of".
constexpr int kAppositionWords = 5;
// How many sentences later "the meeting" is still the one that was told last.
constexpr int kMetSentences = 4;
// How sure it is that a pronoun means the other one of two.
constexpr double kOtherOne = 0.85;
// How far behind its trigger a rule looks for what it requires.
constexpr int kRequiredItems = 20;

// What happened longer before the article is told as history.
constexpr int kHistoryYears = 20;

// The longest quotation, in items, that is just a word or two of somebody's.
constexpr int kQuotedWords = 5;

// How far a relative pronoun is looked for, in items.
constexpr int kRelativeItems = 12;

// How often a person must be named for an article to be about him.
constexpr int kProtagonistMentions = 2;

// How many items name who speaks: "the Egyptian presidency said".
constexpr int kSpeakerItems = 6;

// Shorter words in front of an instrument's head count or connect, as "three".
constexpr std::size_t kMinTopic = 6;

enum class ItemKind : std::uint8_t { kNoun, kTrigger, kVerb, kWord, kMark, kDate };

struct Item {
  ItemKind kind = ItemKind::kWord;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t lists = 0;         // word lists that the words belong to
  std::uint64_t governed = 0;      // kNoun: lists of the adposition that governs it
  std::vector<int> mentions;       // kNoun: indices; several if coordinated
  std::vector<std::uint32_t> triggers;  // trigger lists
  bool nominal = false;            // kTrigger: a noun, which bounds no clause
  bool possessive = false;         // kNoun: "Macron's"
  bool nobody = false;             // kNoun: "Chinese tourists", "warga Indonesia": private people act for no state
  int cue = -1;
  int date = -1;
  char32_t mark = 0;
  bool parenthesis = false;        // inside brackets

  bool Has(WordList list) const { return (lists & Bit(list)) != 0; }
  // A verb, whether a rule begins at it or not.
  bool IsVerb() const { return kind == ItemKind::kVerb || (kind == ItemKind::kTrigger && !nominal); }
};

// The items of one sentence.
class ItemBuilder {
 public:
  ItemBuilder(const Analysis& a, const Sentence& s, std::size_t first, std::size_t last, std::size_t first_date)
      : a_(a), s_(s), next_(first), last_(last), next_date_(first_date) {}

  std::vector<Item> Build() {
    for (std::uint32_t i = s_.body; i < s_.end;) i = Add(i);
    MarkPrivate();
    DropInterruptions();
    DropOwners();
    JoinLists();
    Govern();
    return std::move(items_);
  }

 private:
  std::uint32_t Add(std::uint32_t i) {
    while (next_date_ < a_.dates.size() && a_.dates[next_date_].begin < i) ++next_date_;
    while (next_ < last_ && a_.mentions[next_].begin < i) ++next_;
    Item item;
    item.begin = i;
    item.end = i + 1;
    item.parenthesis = depth_ > 0;
    if (next_date_ < a_.dates.size() && a_.dates[next_date_].begin == i) {
      item.kind = ItemKind::kDate;
      item.date = static_cast<int>(next_date_);
      item.end = a_.dates[next_date_].end;
      items_.push_back(std::move(item));
      return items_.back().end;
    }
    if (next_ < last_ && a_.mentions[next_].begin == i) {
      const Mention& m = a_.mentions[next_];
      const std::uint32_t end = m.end;
      if (m.in_apposition || m.in_chain) {  // belongs to what stands before
        ++next_;
        while (m.in_apposition && items_.size() > 1 && items_.back().Has(WordList::kArticle) && items_.back().kind == ItemKind::kWord) items_.pop_back();
        if (!items_.empty() && items_.back().kind == ItemKind::kMark && items_.back().mark == ',') items_.pop_back();
        // "Minister for Home Affairs and Minister for Law, Mr X": one man, no list.
        if (m.in_apposition && a_.In(end, WordList::kAnd) && next_ < last_ && a_.mentions[next_].begin == end + 1 && a_.mentions[next_].entity == m.entity) return end + 1;
        // The comma that closes an apposition goes too.
        return m.in_apposition && end < s_.end && (a_.IsMark(end, ',') || a_.IsMark(end, ')')) ? end + 1 : end;
      }
      ++next_;
      if (InCompound(m)) {
        item.end = end;
        items_.push_back(std::move(item));
        return end;
      }
      item.kind = ItemKind::kNoun;
      item.end = end;
      item.mentions = {static_cast<int>(next_ - 1)};
      if (end < s_.end && a_.In(end, WordList::kPossessive)) {
        item.possessive = true;
        item.end = end + 1;
      }
      // A preposition may be part of a mention that is also a trigger ("MoU"); keep what the words are.
      Triggers(i, end, item);
      item.kind = ItemKind::kNoun;
      // "Liga Arab" plays in no league.
      if (item.cue >= 0 && a_.lexicon->cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kNoEvent) item.cue = -1;
      items_.push_back(std::move(item));
      return items_.back().end;
    }
    if (a_.tokens[i].kind == TokenKind::kMark) {
      item.kind = ItemKind::kMark;
      item.mark = a_.tokens[i].mark;
      if (item.mark == '(') ++depth_;
      if (item.mark == ')' && depth_ > 0) --depth_;
      item.parenthesis = item.parenthesis || item.mark == '(';
      items_.push_back(std::move(item));
      return i + 1;
    }
    std::uint32_t limit = s_.end;
    if (next_ < last_ && a_.mentions[next_].begin < limit) limit = a_.mentions[next_].begin;
    item.lists = a_.words[i]->lists;
    Triggers(i, limit, item);
    // What the words of a longer trigger are in themselves ("to meet") no longer counts.
    if (item.kind == ItemKind::kTrigger && item.end > i + 1) item.lists &= Bit(WordList::kSpeech);
    Words(i, limit, item);
    if (item.kind == ItemKind::kWord && (a_.words[i]->flags & kVerb) != 0 && (item.end == i + 1 || (item.cue >= 0 && a_.In(item.end - 1, WordList::kContentNoun))) && (item.lists & Bit(WordList::kAuxiliary)) == 0) {
      item.kind = ItemKind::kVerb;
    }
    items_.push_back(std::move(item));
    return items_.back().end;
  }

  // "US-backed rebels", "anti-Israeli attacks": a country that a hyphen makes a part of a word does nothing by itself.
  bool InCompound(const Mention& m) const {
    if (m.type != NodeType::kCountry && m.type != NodeType::kPlace) return false;
    const auto joined = [this](std::uint32_t hyphen, std::uint32_t word) {
      return a_.IsMark(hyphen, '-') && a_.tokens[hyphen - 1].end == a_.tokens[hyphen].begin && a_.tokens[hyphen].end == a_.tokens[hyphen + 1].begin &&
             a_.tokens[word].kind == TokenKind::kWord && !a_.IsCapital(word) && a_.words[word]->lists == 0;
    };
    return (m.end + 1 < s_.end && joined(m.end, m.end + 1)) || (m.begin >= s_.body + 2 && joined(m.begin - 1, m.begin - 2));
  }

  // The longest trigger phrase, with all lists that it is in; the longest cue.
  void Triggers(std::uint32_t i, std::uint32_t limit, Item& item) const {
    std::uint32_t trigger_end = 0;
    std::uint32_t cue_end = 0;
    for (std::uint32_t m = a_.first_match[i]; m < a_.first_match[i + 1]; ++m) {
      const LexiconMatch& match = a_.matches[m];
      if (match.end > limit) continue;
      if (match.entry->kind == EntryKind::kTrigger && (trigger_end == 0 || match.end == trigger_end)) {
        trigger_end = match.end;
        item.kind = ItemKind::kTrigger;
        item.triggers.push_back(match.entry->payload);
        item.nominal = IsNominal(a_.lexicon->TriggerListName(match.entry->payload));
      } else if (match.entry->kind == EntryKind::kCue && cue_end == 0) {
        cue_end = match.end;
        item.cue = static_cast<int>(match.entry->payload);
      }
    }
    // "had again spoken" + "with X": a longer phrase begins at the verb.
    if (trigger_end > i + 1 && a_.In(i, WordList::kAuxiliary) && !a_.In(i, WordList::kCopula)) {
      const std::uint32_t verb = trigger_end - 1;
      const bool longer = std::any_of(a_.matches.begin() + a_.first_match[verb], a_.matches.begin() + a_.first_match[verb + 1], [&](const LexiconMatch& m) {
        return m.entry->kind == EntryKind::kTrigger && m.end > trigger_end && m.end <= limit;
      });
      if (longer) {
        item.triggers.clear();
        item.kind = ItemKind::kWord;
        item.nominal = false;
        trigger_end = 0;
      }
    }
    // "agreed to withdraw": the cue's last word begins a trigger of its own.
    if (trigger_end == 0 && cue_end > i + 1 && a_.In(cue_end - 1, WordList::kPurpose) && a_.Begins(cue_end - 1, EntryKind::kTrigger)) --cue_end;
    if (item.kind != ItemKind::kNoun) item.end = std::max({item.end, trigger_end, trigger_end != 0 ? 0u : cue_end});
  }

  // Multi-word members of word lists ("di sela", "on the sidelines of").
  void Words(std::uint32_t i, std::uint32_t limit, Item& item) const {
    for (std::uint32_t m = a_.first_match[i]; m < a_.first_match[i + 1]; ++m) {
      const LexiconMatch& match = a_.matches[m];
      if (match.entry->kind != EntryKind::kWord || match.end > limit) continue;
      if (match.end < item.end && item.kind == ItemKind::kTrigger) continue;
      if (match.end >= item.end) {
        if (match.end > item.end) {
          item.lists = 0;
          item.cue = -1;  // "akan tetapi" plans nothing
          item.triggers.clear();
          item.kind = ItemKind::kWord;
        }
        item.end = match.end;
        item.lists |= std::uint64_t{1} << match.entry->payload;
      }
    }
  }

  NodeType TypeOf(const Item& item) const { return a_.mentions[static_cast<std::size_t>(item.mentions[0])].type; }
  bool Compatible(const Item& a, const Item& b) const {
    const NodeType x = TypeOf(a);
    const NodeType y = TypeOf(b);
    if (x == y) return true;
    const auto acts = [&](const Item& i, NodeType t) {
      return IsActor(t) || (t == NodeType::kPlace && a_.mentions[static_cast<std::size_t>(i.mentions[0])].acts_as >= 0);
    };
    return acts(a, x) && acts(b, y);
  }

  // A country whose tourists, students or companies are meant.
  void MarkPrivate() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Item& item = items_[i];
      if (item.kind != ItemKind::kNoun) continue;
      const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
      if (m.type != NodeType::kCountry || m.form == MentionForm::kReference) continue;
      if (i > 0 && items_[i - 1].Has(WordList::kNobody)) item.nobody = true;
      // "14 Australians": people, not their state.
      if (m.form == MentionForm::kAdjective && i > 0 && (Counts(items_[i - 1]) || a_.words[items_[i - 1].begin]->number > 0)) {
        const auto plain = [this](std::size_t k) { return k < items_.size() && items_[k].kind == ItemKind::kWord && (items_[k].lists & ~Bit(WordList::kNobody)) == 0; };
        // "three Russian officers", "three Russian shipping companies"
        const bool modifies = i + 1 < items_.size() && (items_[i + 1].kind == ItemKind::kNoun || plain(i + 1) || (items_[i + 1].IsVerb() && plain(i + 2)));
        item.nobody = item.nobody || !modifies;
      }
      if (!item.possessive && m.form != MentionForm::kAdjective) continue;
      for (std::size_t k = i + 1; k < items_.size() && k <= i + 3 && items_[k].kind == ItemKind::kWord; ++k) {
        if (items_[k].Has(WordList::kNobody)) item.nobody = true;
      }
    }
  }

  // "10 negara anggota ASEAN dan ke-27 anggota Uni Eropa": a number, or a part of one.
  bool Counts(const Item& item) const {
    return item.Has(WordList::kOrdinalMarker) || item.mark == '-' || (item.kind == ItemKind::kWord && a_.tokens[item.begin].kind == TokenKind::kNumber);
  }

  // "A dan B", "A, B, dan C", "A-B": one item.
  void JoinLists() {
    std::vector<Item> out;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Item item = std::move(items_[i]);
      if (item.kind == ItemKind::kNoun) {
        std::size_t j = i;
        std::vector<int> pending;
        std::size_t pending_end = i;
        while (true) {
          std::size_t k = j + 1;
          bool closes = false;
          bool comma = false;
          while (k < items_.size() && k <= j + 5) {
            const Item& link = items_[k];
            if (link.kind == ItemKind::kMark && link.mark == ',') {
              comma = true;
            } else if (link.Has(WordList::kAnd)) {
              closes = true;
            } else if (link.kind == ItemKind::kMark && (link.mark == '-' || link.mark == 0x2013 || link.mark == '/') && k == j + 1) {
              closes = true;
            } else if (!(link.Has(WordList::kArticle) || link.Has(WordList::kPossessivePronoun) || Counts(link)) || !(closes || comma)) {
              break;
            }
            ++k;
          }
          if (closes && k < items_.size() && items_[k].kind == ItemKind::kWord) {  // "A and the Fund's Director-General, B"
            std::size_t n = k;
            while (n < items_.size() && n < k + 3 && items_[n].kind == ItemKind::kWord && (items_[n].lists & ~(Bit(WordList::kArticle) | Bit(WordList::kPossessive))) == 0) ++n;
            const bool owned = n > k && n < items_.size() && items_[n - 1].Has(WordList::kPossessive) && items_[n].kind == ItemKind::kNoun &&
                a_.mentions[static_cast<std::size_t>(items_[n].mentions[0])].form == MentionForm::kTitled;
            if (owned) k = n;
          }
          if (closes && !pending.empty() && k < items_.size() && items_[k].kind == ItemKind::kWord && items_[k].lists == 0 && !items_[k].IsVerb() && items_[i].governed == 0) {
            // "the United States, the EU and others": the last one is nobody that is known.
            item.mentions.insert(item.mentions.end(), pending.begin(), pending.end());
            pending.clear();
            pending_end = j;
            item.end = items_[j].end;
            break;
          }
          if ((!closes && !comma) || k >= items_.size() || items_[k].kind != ItemKind::kNoun || k == j + 1) break;
          if (!Compatible(j == i ? item : items_[j], items_[k]) || items_[k].parenthesis != item.parenthesis) break;
          if (j != i ? items_[j].possessive : item.possessive) {
            if (!closes) break;
          }
          pending.insert(pending.end(), items_[k].mentions.begin(), items_[k].mentions.end());
          j = k;
          // "Japan, Vietnam ink deal": in a headline a comma does for "and".
          if (!closes && s_.headline && i == 0 && k + 1 < items_.size() && (items_[k + 1].kind == ItemKind::kVerb || items_[k + 1].kind == ItemKind::kTrigger)) closes = true;
          if (closes) {
            item.mentions.insert(item.mentions.end(), pending.begin(), pending.end());
            pending.clear();
            pending_end = j;
            item.end = items_[j].end;
            item.possessive = items_[j].possessive;
          }
        }
        // "X bertemu A, B dan C mendampingi": what follows the comma begins the next clause.
        if (pending_end > i && item.mentions.size() == 3 && !out.empty() && items_[i + 1].kind == ItemKind::kMark && items_[i + 1].mark == ',' && pending_end + 1 < items_.size()) {
          const Item& before = out.back();
          const Item& behind = items_[pending_end + 1];
          const bool object = before.kind == ItemKind::kTrigger && !before.nominal;
          if (object && (behind.IsVerb() || behind.Has(WordList::kAuxiliary))) {
            item.mentions.resize(1);
            item.end = items_[i + 1].begin;
            pending_end = i;
          }
        }
        // "congratulated both parties, and Kofi Annan praised ...": behind the comma begins the next clause.
        if (pending_end > i + 1 && item.mentions.size() == 2 && std::any_of(out.begin(), out.end(), [](const Item& x) { return x.IsVerb(); }) && items_[i + 1].mark == ',' &&
            pending_end + 1 < items_.size() && (items_[pending_end + 1].IsVerb() || items_[pending_end + 1].Has(WordList::kAuxiliary))) {
          item.mentions.resize(1);
          item.end = items_[i + 1].begin;
          pending_end = i;
        }
        // "Menurut Menlu X, Thailand dan Kamboja sepakat": what begins the sentence ends at its comma.
        const bool fronted = !out.empty() && (out.back().Has(WordList::kPreposition) || out.back().Has(WordList::kAt)) &&
            std::none_of(out.begin(), out.end(), [](const Item& x) { return x.kind == ItemKind::kNoun; });
        if (fronted && pending_end > i && items_[i + 1].kind == ItemKind::kMark && items_[i + 1].mark == ',' && pending_end + 1 < items_.size()) {
          const Item& behind = items_[pending_end + 1];
          if (behind.IsVerb() || behind.Has(WordList::kAuxiliary) || behind.Has(WordList::kAdverb)) {
            item.mentions.resize(1);
            item.end = items_[i + 1].begin;
            pending_end = i;
          }
        }
        i = pending_end;
      }
      out.push_back(std::move(item));
    }
    items_ = std::move(out);
  }

  // "Heads of government from Barbados and Guyana took part": nobody is named, so that the countries act.
  bool FromNobody(std::size_t i) const {
    if (i < 2 || a_.mentions[static_cast<std::size_t>(items_[i].mentions[0])].type != NodeType::kCountry) return false;
    std::size_t k = i - 1;
    while (k > 0 && items_[k].Has(WordList::kArticle)) --k;
    if (k == 0 || !items_[k].Has(WordList::kFrom) || items_[k - 1].kind != ItemKind::kNoun) return false;
    const Mention& office = a_.mentions[static_cast<std::size_t>(items_[k - 1].mentions[0])];
    const bool someone = office.entity >= 0 && a_.entities[static_cast<std::size_t>(office.entity)].type == NodeType::kPerson;
    return office.form == MentionForm::kTitle && !someone && office.members.empty() && items_[k - 1].governed == 0;
  }

  // "received, on Tuesday evening, a call from X": what stands between two commas behind a verb, and is no more than when.
  void DropInterruptions() {
    for (std::size_t i = 0; i + 2 < items_.size(); ++i) {
      if (items_[i].kind != ItemKind::kTrigger || items_[i].nominal || items_[i + 1].mark != ',') continue;
      std::size_t k = i + 2;
      bool dated = false;
      for (; k < items_.size() && k <= i + 6 && (items_[k].kind == ItemKind::kWord || items_[k].kind == ItemKind::kDate); ++k) dated = dated || items_[k].kind == ItemKind::kDate;
      if (!dated || k >= items_.size() || items_[k].mark != ',') continue;
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k));
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i + 1));
    }
  }

  // "US envoy A and Trump's son-in-law, B, held talks": B is not Trump, and is no third.
  void DropOwners() {
    for (std::size_t i = 0; i + 3 < items_.size(); ++i) {
      if (items_[i].kind != ItemKind::kNoun || !items_[i].possessive) continue;
      std::size_t k = i + 1;
      while (k < items_.size() && k <= i + 5 && ((items_[k].kind == ItemKind::kWord && (items_[k].lists & ~Bit(WordList::kPreposition)) == 0) || items_[k].mark == '-')) ++k;
      if (k == i + 1 || k + 1 >= items_.size() || items_[k].mark != ',' || items_[k + 1].kind != ItemKind::kNoun) continue;
      const Mention& who = a_.mentions[static_cast<std::size_t>(items_[k + 1].mentions[0])];
      if (who.type != NodeType::kPerson || who.form != MentionForm::kName) continue;
      const bool closed = k + 2 >= items_.size() || items_[k + 2].kind == ItemKind::kMark || items_[k + 2].IsVerb();
      if (!closed) continue;
      if (k + 2 < items_.size() && items_[k + 2].mark == ',') items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k + 2));
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i), items_.begin() + static_cast<std::ptrdiff_t>(k + 1));
    }
  }

  // Does a word stand for a person: "they", "we"?
  bool IsPersonal(const Item& item) const {
    const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
    if (m.form != MentionForm::kReference) return false;
    const ReferenceKind kind = a_.lexicon->references[static_cast<std::size_t>(m.reference)].kind;
    return kind == ReferenceKind::kPronoun || kind == ReferenceKind::kPlural || kind == ReferenceKind::kSpeaker;
  }

  // Does a verb follow the noun at `i`?
  bool Acts(std::size_t i) const { return i + 1 < items_.size() && (items_[i + 1].IsVerb() || items_[i + 1].Has(WordList::kAuxiliary)); }

  // Which adposition governs each noun.
  void Govern() {
    const bool post = a_.lexicon->info().postpositions;
    std::uint64_t pending = 0;
    int gap = 0;
    bool verb = false;  // before one, a comma closes what the sentence begins with
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Item& item = items_[i];
      verb = verb || item.IsVerb();
      if (post) {
        if (item.kind == ItemKind::kNoun && i + 1 < items_.size() && items_[i + 1].Has(WordList::kPreposition)) item.governed = items_[i + 1].lists;
        continue;
      }
      if ((item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) && item.kind != ItemKind::kNoun) {
        pending = item.lists;
        gap = 0;
      } else if (item.kind == ItemKind::kNoun) {
        // A word that is its own adposition: "dengannya".
        const std::uint64_t own = a_.words[item.begin]->lists;
        item.governed = (own & Bit(WordList::kPreposition)) != 0 && a_.mentions[static_cast<std::size_t>(item.mentions[0])].form == MentionForm::kReference ? own : pending;
        if (FromNobody(i)) item.governed = 0;
        // "sejak utusan Somalia melawat": here the word begins a clause.
        if ((item.governed & Bit(WordList::kSubordinator)) != 0 && i + 1 < items_.size() && items_[i + 1].IsVerb()) item.governed = 0;
        const bool verb_follows = i + 1 < items_.size() && items_[i + 1].IsVerb();
        if (verb_follows && IsPersonal(item)) item.governed = 0;  // "For more than an hour they went over ..."
        const auto located = [this](const Item& x) { return x.kind == ItemKind::kNoun && (x.governed & Bit(WordList::kAt)) != 0; };
        if (item.governed == 0 && item.mentions.size() == 1 && !verb_follows) {
          if (i >= 2 && items_[i - 1].mark == ',' && located(items_[i - 2]) && TypeOf(item) == NodeType::kPlace) {
            item.governed = items_[i - 2].governed;  // "di kantor Kementerian Luar Negeri, Jakarta"
          } else if (i >= 1 && a_.lexicon->info().adjectives_after && located(items_[i - 1]) && TypeOf(item) == NodeType::kCountry &&
                     a_.mentions[static_cast<std::size_t>(items_[i - 1].mentions.back())].type == NodeType::kPlace) {
            // "di Parliament House Singapura": where adjectives follow their noun, so does the country of a place.
            item.governed = items_[i - 1].governed;
          }
        }
        if (!item.possessive) pending = 0;
      } else if (item.kind == ItemKind::kWord && (item.lists & (Bit(WordList::kAnd) | Bit(WordList::kRelative) | Bit(WordList::kComplementizer) |
                                                               Bit(WordList::kSubordinator) | Bit(WordList::kAuxiliary))) == 0) {
        if (item.Has(WordList::kDemonstrative)) pending = 0;  // "dalam sesi tersebut" is complete
        if (!item.Has(WordList::kArticle) && ++gap > 3) pending = 0;
      } else if (item.kind == ItemKind::kMark && (item.mark == '"' || item.mark == '-' || (item.mark == ',' && verb && gap > 0 && i + 1 < items_.size() && items_[i + 1].kind == ItemKind::kNoun && !Acts(i + 1)))) {
        // "dengan 'mitranya' Wang Yi", "dengan tuan rumah, Perdana Menteri X"
      } else if (item.kind == ItemKind::kTrigger && item.end > item.begin + 1 && a_.In(item.end - 1, WordList::kTo) && a_.In(item.end - 1, WordList::kPreposition)) {
        // "is flying to Colombo": the trigger has the adposition.
        const Item* next = i + 1 < items_.size() ? &items_[i + 1] : nullptr;
        const bool place = next != nullptr && next->kind == ItemKind::kNoun && (TypeOf(*next) == NodeType::kPlace || TypeOf(*next) == NodeType::kCountry);
        pending = place ? a_.words[item.end - 1]->lists : 0;
        gap = 0;
      } else if (item.kind == ItemKind::kTrigger && item.nominal) {
        if (++gap > 3) pending = 0;
      } else {
        pending = 0;
      }
    }
  }

  const Analysis& a_;
  const Sentence& s_;
  std::size_t next_;
  std::size_t last_;
  std::size_t next_date_;
  int depth_ = 0;
  std::vector<Item> items_;
};

// What a finder brought back.
struct Filling {
  std::vector<int> entities;
  std::vector<std::string> texts;
  double certainty = 1;  // below 1: carried, or found far away
  int item = -1;
  int text_begin = 0;    // items that the topic takes up
  int text_end = 0;
  bool verbal = false;   // the topic begins with a verb: "refused to comment"
  bool asked = false;    // the subject is told to act
};

class EventReader {
 public:
  explicit EventReader(Analysis& a) : a_(a), x_(*a.lexicon), discourse_(a) {}

  void Run() {
    discourse_.NameGroups();
    AssignOffices();
    NoteHolders();
    LinkBareMinistries(a_);
    if (NotDiplomacy()) return;
    std::size_t mention = 0;
    std::size_t date = 0;
    for (std::size_t s = 0; s < a_.sentences.size(); ++s) {
      const Sentence& sentence = a_.sentences[s];
      std::size_t last = mention;
      while (last < a_.mentions.size() && a_.mentions[last].sentence == static_cast<int>(s)) ++last;
      while (date < a_.dates.size() && a_.dates[date].begin < sentence.begin) ++date;
      if (!sentence.noise) {
        sentence_ = static_cast<int>(s);
        FindSpeaker(sentence, mention, last);
        discourse_.ResolveSentence(mention, last, sentence);
        items_ = ItemBuilder(a_, sentence, mention, last, date).Build();
        first_date_ = date;
        Read(sentence);
      }
      mention = last;
    }
  }

 private:
  // ---- before reading

  // "Angela Merkel", of whom the text does not say what she is: her country is known all the same. Not of those who
  // have a title, for a former prime minister may speak for the United Nations.
  void NoteHolders() {
    std::vector<bool> titled(a_.entities.size(), false);
    for (const Mention& m : a_.mentions) {
      if (m.type == NodeType::kPerson && m.entity >= 0 && m.title >= 0) titled[static_cast<std::size_t>(m.entity)] = true;
    }
    for (std::size_t e = 0; e < a_.entities.size(); ++e) {
      Entity& person = a_.entities[e];
      if (person.type != NodeType::kPerson || person.country >= 0 || !person.offices.empty() || titled[e] || person.name_hashes.size() < 2) continue;
      person.country = x_.HolderCountry(person.name);
    }
  }

  // Sport, fiction, opinion: an article that is full of their words tells of no diplomacy.
  bool NotDiplomacy() const {
    int all = 0;
    int marked = 0;
    for (const Sentence& s : a_.sentences) {
      if (s.noise) continue;
      ++all;
      for (std::uint32_t i = s.begin; i < s.end; ++i) {
        const LexiconMatch* m = a_.Best(i, EntryKind::kCue, s.end);
        const LexiconMatch* body = a_.Best(i, EntryKind::kOrganization, s.end);
        if (m != nullptr && (body == nullptr || body->end < m->end) && x_.cues[m->entry->payload].kind == CueKind::kNoEvent && x_.cues[m->entry->payload].scope == CueScope::kSentence) {
          ++marked;
          break;
        }
      }
    }
    return marked >= 2 && marked * 3 >= all;
  }

  // Titles that name a country or a body come first; the vague ones then are in that country too.
  void AssignOffices() {
    for (const bool vague : {false, true}) {
      for (const Mention& m : a_.mentions) {
        if (m.title < 0 || m.entity < 0 || a_.entities[static_cast<std::size_t>(m.entity)].type != NodeType::kPerson) continue;
        // "rekan sejawatnya, Menlu X": the title that follows says it.
        const Mention* next = &m + 1 < a_.mentions.data() + a_.mentions.size() ? &m + 1 : nullptr;
        const bool counterpart = x_.offices[static_cast<std::size_t>(a_.titles[static_cast<std::size_t>(m.title)].office)].counterpart;
        if (m.in_apposition && counterpart && next != nullptr && next->entity == m.entity && next->title >= 0 && next->begin == m.end + 1) continue;
        Title title = discourse_.Counterpart(a_.titles[static_cast<std::size_t>(m.title)], m.begin, m.entity);
        if (x_.offices[static_cast<std::size_t>(title.office)].counterpart) continue;
        if (counterpart) {  // "her counterpart Wang Yi", whose country is known
          if (const int country = discourse_.KnownCountry(title, m.entity); country >= 0) title.country = country;
        }
        if ((title.country < 0 && title.body < 0) == vague) AssignOffice(m, title, vague);
      }
    }
  }

  void AssignOffice(const Mention& m, Title title, bool vague) {
    OfficeHeld held;
    held.office = title.office;
    held.text = x_.offices[static_cast<std::size_t>(title.office)].office;
    held.at = m.begin;
    const Entity known = a_.entities[static_cast<std::size_t>(m.entity)];
    if (vague) {
      // Said before with its body, or said later.
      const bool repeated = std::any_of(known.offices.begin(), known.offices.end(), [&](const OfficeHeld& o) {
        return x_.offices[static_cast<std::size_t>(o.office)].office == held.text;
      });
      if (repeated || NamedWithBody(m.entity, held.text)) return;
      // "Minister X", whom the text also calls by his department.
      const bool department = title.department.empty() && std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& o) {
        return o.entity == m.entity && o.title >= 0 && !a_.titles[static_cast<std::size_t>(o.title)].department.empty();
      });
      if (department && x_.offices[static_cast<std::size_t>(title.office)].body == Body::kMinistry) return;
      title.country = CountryIndexOf(a_, m.entity);
      if (title.country < 0) title.country = discourse_.KnownCountry(title, m.entity);
      const OfficeEntry& office = x_.offices[static_cast<std::size_t>(title.office)];
      // A president speaks abroad too; his ministry's spokesman does not.
      if (title.country < 0 && title.body < 0 && !office.head && !office.leader && office.body == Body::kMinistry) title.country = FrontedCountry(a_, m.sentence, m.begin);
      if (title.country < 0) title.country = discourse_.LikelyCountry(title, m.entity);
    }
    held.body = discourse_.BodyOf(title, m.begin);
    if (held.body < 0) return;
    // Of two foreign ministers without a country the second is not of the ministry that the first one has.
    const bool taken = title.country < 0 && title.body < 0 && std::any_of(a_.entities.begin(), a_.entities.end(), [&](const Entity& other) {
      return other.name != known.name && std::any_of(other.offices.begin(), other.offices.end(), [&](const OfficeHeld& o) { return o.body == held.body && o.text == held.text; });
    });
    if (taken) return;
    Entity& person = a_.entities[static_cast<std::size_t>(m.entity)];
    const bool have = std::any_of(person.offices.begin(), person.offices.end(), [&](const OfficeHeld& o) { return o.body == held.body && o.text == held.text; });
    if (!have) person.offices.push_back(std::move(held));
  }

  // Does a later title say which body the office is in?
  bool NamedWithBody(int person, const std::string& office) const {
    return std::any_of(a_.mentions.begin(), a_.mentions.end(), [&](const Mention& m) {
      if (m.entity != person || m.title < 0) return false;
      const Title& t = a_.titles[static_cast<std::size_t>(m.title)];
      return (t.country >= 0 || t.body >= 0) && x_.offices[static_cast<std::size_t>(t.office)].office == office;
    });
  }

  // Who says what is quoted here: the person beside the speech verb.
  void FindSpeaker(const Sentence& s, std::size_t first, std::size_t last) {
    for (std::uint32_t i = s.body; i < s.end; ++i) {
      if (!a_.In(i, WordList::kSpeech)) continue;
      int best = -1;
      std::uint32_t distance = 12;
      for (std::size_t m = first; m < last; ++m) {
        const Mention& mention = a_.mentions[m];
        if (mention.form == MentionForm::kReference || mention.entity < 0) continue;
        const NodeType type = a_.entities[static_cast<std::size_t>(mention.entity)].type;
        if (type != NodeType::kPerson) continue;
        const std::uint32_t d = mention.begin > i ? mention.begin - i : i - mention.end + 1;
        if (d < distance) {
          distance = d;
          best = mention.entity;
        }
      }
      if (best >= 0) {
        discourse_.NoteSpeaker(best);
        return;
      }
      if (discourse_.subject() >= 0) discourse_.NoteSpeaker(discourse_.subject());
    }
    // '"...," kata X' may stand in the next sentence of the same quotation.
    if (!s.quoted && sentence_ + 1 < static_cast<int>(a_.sentences.size())) return;
  }

  // ---- reading a sentence

  void Read(const Sentence& sentence) {
    hypothetical_ = SentenceCue();
    const std::size_t before = a_.events.size();
    for (std::size_t t = 0; t < items_.size(); ++t) {
      if (items_[t].triggers.empty()) continue;
      Fire(sentence, static_cast<int>(t));
    }
    NoteSubject();
    for (std::size_t e = before; e < a_.events.size(); ++e) last_events_.push_back(static_cast<int>(e));
  }

  // A cue that turns the whole sentence into something that is not news: hypothesis, sport.
  const char* SentenceCue() const {
    bool quoted = a_.sentences[static_cast<std::size_t>(sentence_)].quoted;
    for (const Item& item : items_) {
      if (item.kind == ItemKind::kMark && item.mark == '"') quoted = !quoted;
      if (item.cue < 0) continue;
      // "a cheap spy novel", somebody scoffed.
      if (quoted && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kNoEvent) continue;
      const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
      if (cue.scope != CueScope::kSentence) continue;
      if (cue.kind == CueKind::kHypothetical) return "hypothetical";
      if (cue.kind == CueKind::kNoEvent) return "not diplomacy";
    }
    return nullptr;
  }

  void NoteSubject() {
    for (const Item& item : items_) {
      if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && !item.parenthesis) {
        // "We agreed", in a quotation, is no one new.
        const Mention& first = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
        if (first.reference >= 0 && x_.references[static_cast<std::size_t>(first.reference)].kind == ReferenceKind::kSpeaker) continue;
        const std::vector<int> who = Entities(item, kActors);
        if (who.size() == 1) {
          discourse_.NoteSubject(who[0]);
          carried_ = who;
          return;
        }
        if (!who.empty()) {
          carried_ = who;
          return;
        }
        const std::vector<int> what = Entities(item, TypeBit(NodeType::kSummit) | TypeBit(NodeType::kAgreement));
        if (what.size() == 1) {  // "The commission convened. It was co-chaired by ..."
          discourse_.NoteBody(what[0]);
          return;
        }
      }
    }
  }

  static constexpr std::uint16_t kActors = TypeBit(NodeType::kPerson) | TypeBit(NodeType::kCountry) | TypeBit(NodeType::kMinistry) | TypeBit(NodeType::kOrganization);

  // All rules of the trigger's lists, in file order; the first that fills its slots makes the event.
  void Fire(const Sentence& sentence, int t) {
    const Item& trigger = items_[static_cast<std::size_t>(t)];
    absl::flat_hash_set<int> relations;
    // What may tell of a plan goes first.
    std::vector<std::uint32_t> lists = trigger.triggers;
    std::stable_partition(lists.begin(), lists.end(), [this](std::uint32_t list) { return x_.MayMean(list, Relation::kPlansMou); });
    for (const std::uint32_t list : lists) {
      for (const std::uint32_t r : x_.RulesOf(list)) {
        const Rule& rule = x_.rules()[r];
        const int relation = static_cast<int>(rule.relation) + (rule.context_only ? 100 : 0);
        if (relations.contains(relation)) continue;
        // "merundingkan perjanjian": a plan, and no topic besides.
        if ((rule.relation == Relation::kDiscussed || rule.relation == Relation::kAgreed) && relations.contains(static_cast<int>(Relation::kPlansMou))) continue;
        // "asked two diplomats to leave": an expulsion.
        if (rule.relation == Relation::kUrged && relations.contains(static_cast<int>(Relation::kSanctioned))) continue;
        // "called on the minister to resign" is no visit.
        if (rule.relation == Relation::kMetWith && relations.contains(static_cast<int>(Relation::kUrged))) continue;
        // "memperingatkan X": of what will be done to it, or of what it should do.
        if ((rule.relation == Relation::kUrged && relations.contains(static_cast<int>(Relation::kThreatened))) || (rule.relation == Relation::kThreatened && relations.contains(static_cast<int>(Relation::kUrged)))) continue;
        std::string why;
        if (Apply(sentence, t, static_cast<int>(r), why)) relations.insert(relation);
        if (a_.want_trace) {
          a_.trace.push_back({sentence_, static_cast<int>(r), trigger.begin, trigger.end, why.empty(),
                              why.empty() && !rule.context_only ? static_cast<int>(a_.events.size()) - 1 : -1, why});
        }
      }
    }
  }

  // Does a phrase of one of the lists that rules only require stand behind `t`, in its clause?
  bool FollowedBy(int t, const std::vector<std::uint32_t>& lists) const {
    for (int i = t; i < static_cast<int>(items_.size()) && i < t + kRequiredItems; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      // "mengecam serangan" + "tersebut": the phrase may begin with the trigger's last word.
      for (std::uint32_t k = i == t && item.end > item.begin + 1 ? item.end - 1 : item.begin + (i == t ? 1 : 0); k < item.end; ++k) {
        for (std::uint32_t m = a_.first_match[k]; a_.Begins(k, EntryKind::kRequired) && m < a_.first_match[k + 1]; ++m) {
          const Entry& entry = *a_.matches[m].entry;
          if (entry.kind == EntryKind::kRequired && std::find(lists.begin(), lists.end(), entry.payload) != lists.end()) return true;
        }
      }
      if (i > t && (item.mark == ';' || item.mark == ':' || item.Has(WordList::kSubordinator) || item.Has(WordList::kRelative) || (item.IsVerb() && i > t + 1))) return false;
    }
    return false;
  }

  bool Apply(const Sentence& sentence, int t, int r, std::string& why) {
    const Rule& rule = x_.rules()[static_cast<std::size_t>(r)];
    if (rule.context_only) return ApplyContext(t, rule, why);
    FoundEvent e;
    e.relation = rule.relation;
    e.rule = r;
    e.sentence = sentence_;
    e.trigger = items_[static_cast<std::size_t>(t)].begin;
    e.confidence = rule.confidence;
    if ((rule.relation == Relation::kSupported || rule.relation == Relation::kCooperatesWith) && PurposeBefore(t)) {
      why = "only meant to";
      return false;
    }
    if (hypothetical_ != nullptr) {
      why = hypothetical_;
      return false;
    }
    std::vector<int> used;  // items that a slot has taken
    topic_ = {0, 0};
    spoken_of_ = false;
    if (!rule.required.empty() && !FollowedBy(t, rule.required)) {
      why = "what the rule requires does not follow";
      return false;
    }
    if (items_[static_cast<std::size_t>(t)].nominal && rule.relation == Relation::kMetWith && AskedFor(t)) {
      why = "somebody asks for it, or agrees to it";
      return false;
    }
    meeting_ = rule.relation == Relation::kMetWith || rule.relation == Relation::kInvited;
    pointing_ = rule.relation == Relation::kSupported || rule.relation == Relation::kRejected;
    // "sepakat untuk bertemu": of what two agree to do, a meeting is an event of its own, and planned.
    agreed_to_meet_ = rule.planned == Relation::kPlansToMeet && EmbeddedIn(t, Relation::kAgreed);
    for (const RuleSlot& slot : rule.slots) {
      // What is done to its people is done to a country: "membebaskan dua warga Kanada".
      for_nationals_ = slot.role == Role::kTarget && (rule.relation == Relation::kConceded || rule.relation == Relation::kSanctioned || rule.relation == Relation::kAided || rule.relation == Relation::kSupported);
      Filling filling;
      bool found = false;
      for (const Finder& finder : slot.finders) {
        filling = Filling();
        if (Find(finder, t, used, e, filling)) {
          found = true;
          break;
        }
        if (filling.asked) {
          why = "somebody is asked to do it";
          return false;
        }
      }
      if (!found) {
        if (slot.optional) continue;
        why = absl::StrCat("nothing fills the slot in line ", slot.line);
        return false;
      }
      if (filling.verbal && e.targets.empty() && (rule.relation == Relation::kRejected || rule.relation == Relation::kSupported)) {
        why = "of an act, not of somebody or something";
        return false;
      }
      if (filling.item >= 0) used.push_back(filling.item);
      if (slot.role == Role::kActor && filling.item >= 0) spoken_of_ = IsPronoun(items_[static_cast<std::size_t>(filling.item)]);
      if (filling.text_end > 0) topic_ = {filling.text_begin, filling.text_end};
      e.confidence *= filling.certainty;
      Fill(slot.role, filling, e);
    }
    if (!Participants(e, why)) return false;
    if (!ApplyCues(t, rule, e, why)) return false;
    if (agreed_to_meet_ && e.status == Status::kOccurred) {
      e.status = Status::kPlanned;
      e.relation = *rule.planned;
    }
    if (rule.status && e.status == Status::kOccurred) e.status = *rule.status;  // before dates are chosen
    Context(t, e);
    SettleStatus(rule, e);
    if (IsHistory(e.date)) {
      why = "history";
      return false;
    }
    if (sentence.headline) e.confidence *= 0.85;
    e.sources = {{sentence_, r, e.confidence}};
    discourse_.NoteEvent(e);
    discourse_.ResolveGroupsAgain(sentence_, items_[static_cast<std::size_t>(t)].end);
    a_.events.push_back(std::move(e));
    return true;
  }

  bool IsPronoun(const Item& item) const {
    const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
    return m.form == MentionForm::kReference && x_.references[static_cast<std::size_t>(m.reference)].kind == ReferenceKind::kPronoun;
  }

  void Fill(Role role, const Filling& f, FoundEvent& e) {
    const auto add = [](std::vector<int>& to, const std::vector<int>& from) {
      for (const int x : from) {
        if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
      }
    };
    switch (role) {
      case Role::kActor: add(e.actors, f.entities); break;
      case Role::kTarget:
        add(e.targets, f.entities);
        break;
      case Role::kTopic:
        for (const std::string& text : f.texts) (e.relation == Relation::kDiscussed ? e.topics : e.about).push_back(text);
        break;
      case Role::kInstrument: if (!f.entities.empty()) e.instrument = f.entities[0]; break;
      case Role::kSummit: if (!f.entities.empty()) e.summit = f.entities[0]; break;
      case Role::kPlace: if (!f.entities.empty()) e.place = f.entities[0]; break;
    }
  }

  // Is that a name of the entity?
  bool IsCalled(int entity, const std::string& text) const {
    const Entity& x = a_.entities[static_cast<std::size_t>(entity)];
    return x.name == text || std::find(x.aliases.begin(), x.aliases.end(), text) != x.aliases.end();
  }

  // Enough participants, and none with itself.
  bool Participants(FoundEvent& e, std::string& why) const {
    // "sent aid to Syria" is not about Syria.
    std::erase_if(e.about, [&](const std::string& text) {
      return std::any_of(e.targets.begin(), e.targets.end(), [&](int t) { return IsCalled(t, text); });
    });
    std::erase_if(e.targets, [&](int t) { return std::find(e.actors.begin(), e.actors.end(), t) != e.actors.end(); });
    if (IsSymmetric(e.relation)) {
      // A person and the country that he stands for are one side.
      std::vector<int> sides;
      for (const int a : e.actors) {
        const bool own = std::any_of(e.actors.begin(), e.actors.end(), [&](int b) {
          return b != a && a_.entities[static_cast<std::size_t>(a)].type == NodeType::kCountry && a_.entities[static_cast<std::size_t>(b)].type != NodeType::kCountry &&
                 discourse_.CountryOf(b) == a;
        });
        if (!own) sides.push_back(a);
      }
      e.actors = std::move(sides);
      if (e.actors.size() < 2) {
        why = "only one participant";
        return false;
      }
      return true;
    }
    // "Batalkan proyek itu, Mahathir: ...": who does it is not what it is about.
    std::erase_if(e.about, [&](const std::string& text) {
      return std::any_of(e.actors.begin(), e.actors.end(), [&](int p) { return IsCalled(p, text); });
    });
    // One may reject or support a thing as well as somebody.
    const bool things = e.relation == Relation::kRejected || e.relation == Relation::kSupported;
    if (things && e.targets.empty()) {
      e.topics = std::move(e.about);
      e.about.clear();
      // "menyampaikan duka cita Indonesia": the country whose he is, is no thing that he supports.
      const int own = e.actors.empty() ? -1 : discourse_.CountryOf(e.actors[0]);
      std::erase_if(e.topics, [&](const std::string& text) { return own >= 0 && IsCalled(own, text); });
    }
    if (e.actors.empty() || (e.targets.empty() && e.topics.empty())) {
      why = "a participant is missing";
      return false;
    }
    // "Dia juga menyanjung Indonesia": not its own president, but whom he met.
    if (spoken_of_ && IsStatement(e.relation) && e.relation != Relation::kDiscussed && e.actors.size() == 1 && e.targets.size() == 1) {
      const int own = CountryIndexOf(a_, e.actors[0]);
      const int other = own >= 0 && CountryIndexOf(a_, e.targets[0]) == own ? discourse_.Partner(e.actors[0]) : -1;
      if (other >= 0 && a_.entities[static_cast<std::size_t>(other)].type == NodeType::kPerson && CountryIndexOf(a_, other) != own) {
        e.actors[0] = other;
        e.confidence *= kOtherOne;
      }
    }
    // What somebody says of his own country is no news between countries: "warned that Iraq would stop ...", an Iraqi did.
    if (IsStatement(e.relation) && e.relation != Relation::kDiscussed && !e.targets.empty()) {
      const int own = CountryIndexOf(a_, e.actors[0]);
      std::erase_if(e.targets, [&](int t) {
        // "Washington expects its envoy to return": nor what a country says of its own people.
        return own >= 0 && CountryIndexOf(a_, t) == own &&
               (e.relation == Relation::kThreatened || a_.entities[static_cast<std::size_t>(t)].type == NodeType::kCountry || a_.entities[static_cast<std::size_t>(e.actors[0])].type == NodeType::kCountry);
      });
      if (e.targets.empty() && e.topics.empty()) {
        why = "of the own country";
        return false;
      }
    }
    if ((e.relation == Relation::kSanctioned || e.relation == Relation::kConceded || e.relation == Relation::kAided) && a_.entities[static_cast<std::size_t>(e.actors[0])].type != NodeType::kPerson) {
      const int own = CountryIndexOf(a_, e.actors[0]);
      std::erase_if(e.targets, [&](int t) { return own >= 0 && CountryIndexOf(a_, t) == own; });
      if (e.targets.empty()) {
        why = "of the own country";
        return false;
      }
    }
    if (e.relation == Relation::kVisited && !e.targets.empty()) {
      const int home = discourse_.CountryOf(e.actors[0]);
      const int country = CountryIndexOf(a_, e.actors[0]);
      const bool delegation = a_.entities[static_cast<std::size_t>(e.actors[0])].type != NodeType::kPerson;
      std::erase_if(e.targets, [&](int t) {
        const Entity& place = a_.entities[static_cast<std::size_t>(t)];
        if (delegation && place.type == NodeType::kPlace && (place.country < 0 || place.kind == "venue")) return true;  // an envoy goes about in town
        return t == home || (place.capital && place.country == country);
      });
      if (e.targets.empty()) {
        why = "at home";
        return false;
      }
    }
    if (e.relation == Relation::kDiscussed && e.topics.empty()) {
      why = "no topic";
      return false;
    }
    return true;
  }

  // ---- finders

  bool Find(const Finder& f, int t, const std::vector<int>& used, const FoundEvent& e, Filling& out) {
    const bool verb_final = x_.info().verb_final;
    switch (f.kind) {
      case FinderKind::kSubject: return Subject(f, t, used, out);
      case FinderKind::kObject: return verb_final ? Leftward(f, t, 0, used, out) : Object(f, t, used, out);
      case FinderKind::kDirect: return verb_final ? Leftward(f, t, 0, used, out) : Object(f, t, used, out, 0);
      case FinderKind::kLeft: return Adjacent(f, t, -1, used, out);
      case FinderKind::kRight: return Adjacent(f, t, 1, used, out);
      case FinderKind::kVia: return verb_final ? Leftward(f, t, f.lists, used, out) : Via(f, t, used, out);
      case FinderKind::kBefore: return Leftward(f, t, f.lists, used, out);
      case FinderKind::kPair: return Entities(f, discourse_.pair(), 0.85, out) && out.entities.size() >= 2;
      case FinderKind::kSpeaker: return discourse_.speaker() >= 0 && Entities(f, {discourse_.speaker()}, 0.85, out);
      case FinderKind::kPartnerHere: {
        const int partner = e.actors.size() == 1 && MetHere(e.actors[0]) ? PartnerLike(e.actors[0]) : -1;
        return partner >= 0 && Entities(f, {partner}, 0.95, out);
      }
      case FinderKind::kPartner: {
        const int partner = e.actors.empty() ? -1 : PartnerLike(e.actors[0]);
        return partner >= 0 && Entities(f, {partner}, 0.8, out);
      }
      case FinderKind::kMain: return Main(f, t, used, out);
      case FinderKind::kFocus: return discourse_.subject() >= 0 && Entities(f, {discourse_.subject()}, 0.9, out);
      case FinderKind::kHere: {
        const bool here = t + 1 < static_cast<int>(items_.size()) && a_.In(items_[static_cast<std::size_t>(t + 1)].begin, WordList::kHere);
        const int place = here ? discourse_.Dateline() : -1;
        return place >= 0 && Entities(f, {place}, 0.9, out);
      }
      case FinderKind::kGathering: {
        const std::uint32_t at = items_[static_cast<std::size_t>(t)].begin;
        for (auto it = a_.mentions.rbegin(); it != a_.mentions.rend() && it->sentence >= sentence_ - kGatheringSentences; ++it) {
          if (it->begin < at && it->type == NodeType::kSummit && it->entity >= 0) return Entities(f, {it->entity}, 0.85, out);
        }
        return false;
      }
      case FinderKind::kAgain:
        for (auto it = a_.events.rbegin(); it != a_.events.rend() && it->sentence >= sentence_ - kAgainSentences; ++it) {
          if (it->relation == e.relation && it->actors != e.actors && !it->targets.empty()) return Entities(f, it->targets, 0.8, out);
        }
        return false;
      case FinderKind::kProtagonist: return Protagonist(f, e, out);
      case FinderKind::kCarried: return NothingBefore(t) && Entities(f, carried_, 0.75, out);
      case FinderKind::kHostCountry: {
        Finder host{FinderKind::kSubject, {}, 0, kActors};
        Filling found;
        if (!Subject(host, t, used, found)) return false;
        const int country = discourse_.CountryOf(found.entities[0]);
        return country >= 0 && Entities(f, {country}, 0.9, out);
      }
      case FinderKind::kText: {
        // Behind the noun that is the target already: "slammed Islamabad over ..." is not about Islamabad.
        int from = t + 1;
        for (const int u : used) {
          const Item& item = items_[static_cast<std::size_t>(u)];
          // "meminta kepada Li Keqiang meningkatkan impor": also behind an adposition.
          const bool governed = u == t + 2 && item.governed != 0 && items_[static_cast<std::size_t>(t + 1)].Has(WordList::kPreposition);
          if (u > t && !item.possessive && (governed || OnlyIdle(t + 1, u))) from = u + 1;
        }
        // "menggugat UE ke WTO": where to, not what about.
        if (from > t + 1 && from + 1 < static_cast<int>(items_.size()) && items_[static_cast<std::size_t>(from)].Has(WordList::kTo) && items_[static_cast<std::size_t>(from + 1)].kind == ItemKind::kNoun) return false;
        return Text(from, out);
      }
      case FinderKind::kTextOwn: return Text(t + 1, out, items_[static_cast<std::size_t>(t)].end - 1, &used);
      case FinderKind::kTextVia:
        // What the instrument's own name says comes before what it is for.
        if (f.lists == Bit(WordList::kPurpose) && e.instrument >= 0 && a_.entities[static_cast<std::size_t>(e.instrument)].topic.size() >= kMinTopic) return false;
        return TextVia(f, t, used, out);
      case FinderKind::kTextSubject: return TextSubject(t, out);
    }
    return false;
  }

  // "Talks with President X followed": the other one is whom the article is about.
  bool Protagonist(const Finder& f, const FoundEvent& e, Filling& out) const {
    int best = -1;
    for (std::size_t p = 0; p < a_.entities.size(); ++p) {
      const Entity& person = a_.entities[p];
      if (person.type != NodeType::kPerson || person.first >= e.trigger || person.mentions < kProtagonistMentions) continue;
      if (best < 0 || person.mentions > a_.entities[static_cast<std::size_t>(best)].mentions) best = static_cast<int>(p);
    }
    if (best < 0 || e.actors.size() != 1) return false;
    const int country = CountryIndexOf(a_, best);
    if (country < 0 || country == CountryIndexOf(a_, e.actors[0])) return false;
    return Entities(f, {best}, 0.8, out);
  }

  // Those of the meeting that was told last; else the pair in focus.
  const std::vector<int>& Met() const {
    for (auto it = a_.events.rbegin(); it != a_.events.rend() && it->sentence >= sentence_ - kMetSentences; ++it) {
      if (it->relation == Relation::kMetWith || it->relation == Relation::kPlansToMeet) return it->actors;
    }
    return discourse_.pair();
  }

  // Was a meeting of `entity` read from this sentence?
  bool MetHere(int entity) const {
    return std::any_of(a_.events.rbegin(), a_.events.rend(), [&](const FoundEvent& e) {
      return e.sentence == sentence_ && (e.relation == Relation::kMetWith || e.relation == Relation::kPlansToMeet) && std::find(e.actors.begin(), e.actors.end(), entity) != e.actors.end();
    });
  }

  // The partner, as a country if a country asks.
  int PartnerLike(int entity) const {
    int partner = discourse_.Partner(entity);
    if (partner < 0) {  // the other person of the sentence
      for (const Item& item : items_) {
        if (item.kind != ItemKind::kNoun) continue;
        for (const int p : Entities(item, TypeBit(NodeType::kPerson))) {
          if (p != entity && CountryIndexOf(a_, p) >= 0 && CountryIndexOf(a_, p) != CountryIndexOf(a_, entity)) partner = p;
        }
      }
    }
    if (partner < 0) return -1;
    if (a_.entities[static_cast<std::size_t>(entity)].type == NodeType::kCountry) {
      const int c = discourse_.CountryOf(partner);
      return c >= 0 ? c : partner;
    }
    return partner;
  }

  bool Entities(const Finder& f, const std::vector<int>& from, double certainty, Filling& out) const {
    for (const int e : from) {
      if (e >= 0 && (f.types == 0 || (f.types & TypeBit(a_.entities[static_cast<std::size_t>(e)].type)) != 0)) out.entities.push_back(e);
    }
    out.certainty = certainty;
    return !out.entities.empty();
  }

  // The entities of a noun that fit `types` (0: any).
  std::vector<int> Entities(const Item& item, std::uint16_t types) const {
    std::vector<int> out;
    const auto add = [&out](int e) {
      if (std::find(out.begin(), out.end(), e) == out.end()) out.push_back(e);
    };
    for (const int index : item.mentions) {
      const Mention& m = a_.mentions[static_cast<std::size_t>(index)];
      for (const int e : m.members) {
        if (types == 0 || (types & TypeBit(a_.entities[static_cast<std::size_t>(e)].type)) != 0) add(e);
      }
      if (m.entity < 0) continue;
      const NodeType type = a_.entities[static_cast<std::size_t>(m.entity)].type;
      if (types == 0 || (types & TypeBit(type)) != 0) {
        add(m.entity);
      } else if (m.acts_as >= 0 && (types & TypeBit(NodeType::kCountry)) != 0 && (item.governed & Bit(WordList::kAt)) == 0 &&
                 ((item.governed & Bit(WordList::kTo)) == 0 || (types & TypeBit(NodeType::kPlace)) == 0)) {
        add(CountryEntity(a_, m.acts_as, m.begin));
      }
    }
    return out;
  }

  bool Take(const Finder& f, int i, const std::vector<int>& used, Filling& out) const {
    if (std::find(used.begin(), used.end(), i) != used.end()) return false;
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.nobody && !for_nationals_ && (f.types & TypeBit(NodeType::kPerson)) != 0) return false;
    std::vector<int> who = Entities(item, f.types);
    if (who.empty()) return false;
    out.entities = std::move(who);
    out.item = i;
    return true;
  }

  bool Barrier(const Item& item) const {
    return item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"' || item.mark == 0x2013);
  }

  // "mengecam desakan \"tak tahu malu\" Inggris": quotes around a few plain words are no speech. Is there the other mark,
  // in direction `step`, of the one at `i`?
  bool ScareQuote(int i, int step) const {
    for (int k = i + step, n = 0; k >= 0 && k < static_cast<int>(items_.size()) && n <= kQuotedWords; k += step, ++n) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.kind == ItemKind::kMark) return item.mark == '"' && n > 0;
      if (item.kind != ItemKind::kWord) return false;
    }
    return false;
  }

  // Behind the trigger, governed by nothing, before another verb or clause.
  bool Object(const Finder& f, int t, const std::vector<int>& used, Filling& out, int most_words = 6) const {
    int words = 0;
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.parenthesis) continue;
      if (item.mark == '"' && (ScareQuote(i, 1) || ScareQuote(i, -1))) continue;
      if (Barrier(item)) return false;
      switch (item.kind) {
        case ItemKind::kNoun:
          if (item.governed != 0 && (item.governed & Bit(WordList::kOf)) == 0) {
            if ((item.governed & (Bit(WordList::kAt))) == 0) return false;
            break;
          }
          if ((item.governed & Bit(WordList::kFrom)) != 0 && MayMean(items_[static_cast<std::size_t>(t)], Relation::kVisited)) return false;  // "bertolak dari Jakarta"
          if (item.possessive && i + 1 < static_cast<int>(items_.size())) {
            // "met Macron's envoy": the envoy is met; a body stands for its people.
            if (items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun) break;
            // "welcomed Albanese's advice": nobody is received.
            if (meeting_ && items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kWord && a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kPerson) break;
          }
          if (!IsOwner(i) && Take(f, i, used, out)) {
            out.certainty = words > 3 ? 0.85 : 1;
            return true;
          }
          if (++words > 6) return false;
          break;
        case ItemKind::kVerb: return false;
        case ItemKind::kTrigger:
          if (!item.nominal) return false;
          break;
        case ItemKind::kWord:
          if (item.Has(WordList::kComplementizer) && i <= t + 2) break;  // "mendesak agar Iran ..."
          if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) || item.Has(WordList::kSubordinator)) return false;
          if (item.Has(WordList::kAnd) && !JoinsPlainNouns(i, t)) return false;
          if (!item.Has(WordList::kArticle) && !item.Has(WordList::kAdverb) && ++words > most_words) return false;
          break;
        case ItemKind::kMark:
          // "met the city's party secretary, X, ...": who he is follows.
          if (item.mark == ',' && i + 2 < static_cast<int>(items_.size()) && i > t + 1 && items_[static_cast<std::size_t>(i + 1)].Has(WordList::kAdverb) &&
              items_[static_cast<std::size_t>(i + 2)].kind == ItemKind::kNoun && items_[static_cast<std::size_t>(i + 2)].governed == 0 && words > 0) {
            break;  // "two countries, namely X and Y"
          }
          if (item.mark == ',' && i > t + 1) {
            if (words == 0 || i + 1 >= static_cast<int>(items_.size())) return false;
            const Item& name = items_[static_cast<std::size_t>(i + 1)];
            if (name.kind != ItemKind::kNoun || name.mentions.size() != 1) return false;
            const Mention& who = a_.mentions[static_cast<std::size_t>(name.mentions[0])];
            const bool closed = i + 2 >= static_cast<int>(items_.size()) || items_[static_cast<std::size_t>(i + 2)].kind == ItemKind::kMark || items_[static_cast<std::size_t>(i + 2)].Has(WordList::kRelative);
            if (who.form != MentionForm::kName || who.type != NodeType::kPerson || !closed) return false;
          }
          break;
        case ItemKind::kDate: break;
      }
    }
    return false;
  }

  // "pertemuan tahunan mereka": where adjectives follow, a pronoun behind a noun says whose it is.
  bool IsOwner(int i) const {
    const Item& before = items_[static_cast<std::size_t>(i - 1)];
    if (!x_.info().adjectives_after || before.kind != ItemKind::kWord || before.lists != 0) return false;
    const Mention& m = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])];
    return m.form == MentionForm::kReference && x_.references[static_cast<std::size_t>(m.reference)].kind == ReferenceKind::kPlural;
  }

  // "mengapresiasi dukungan dan partisipasi Cile": the "and" at `i` joins nouns that nothing is known of.
  bool JoinsPlainNouns(int i, int t) const {
    if (i - 1 <= t || i + 1 >= static_cast<int>(items_.size())) return false;
    const auto plain = [this](int k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      return (item.kind == ItemKind::kWord && item.lists == 0) || (item.kind == ItemKind::kTrigger && item.nominal);
    };
    return plain(i - 1) && plain(i + 1);
  }

  // Behind the trigger, governed by an adposition of the finder's lists.
  bool Via(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
    int commas = 0;
    bool verb = false;
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.parenthesis) continue;
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
      if (item.kind == ItemKind::kNoun && (item.governed & f.lists) != 0 && Take(f, i, used, out)) {
        out.certainty = i - t > 12 ? 0.85 : 1;
        return true;
      }
      // What a noun is followed by may be told in a whole clause: "imbauan agar menahan diri datang dari X".
      if (items_[static_cast<std::size_t>(t)].nominal) {
        if (item.Has(WordList::kSubordinator)) return false;
        if (item.mark == ',') ++commas;
        verb = verb || item.IsVerb();
        if (commas > 0 && (verb || item.Has(WordList::kRelative))) return false;
        continue;
      }
      if (item.kind == ItemKind::kVerb) return false;
      if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1) return false;
      // "denounced the move as an unlawful act by China": an adposition that may also begin a clause.
      const bool adposition = item.Has(WordList::kSubordinator) && item.Has(WordList::kPreposition) && (f.lists & Bit(WordList::kAgent)) != 0;
      if (item.kind == ItemKind::kWord && !adposition && (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer) || item.Has(WordList::kRelative))) return false;
      if (item.kind == ItemKind::kMark && item.mark == ',' && ++commas > 3) return false;
    }
    return false;
  }

  // Before the trigger, governed by an adposition of `lists` (0: by none).
  bool Leftward(const Finder& f, int t, std::uint64_t lists, const std::vector<int>& used, Filling& out) const {
    for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.parenthesis) continue;
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
      if (item.kind == ItemKind::kNoun && (lists == 0 ? item.governed == 0 : (item.governed & lists) != 0) && Take(f, i, used, out)) return true;
    }
    return false;
  }

  // The noun right beside the trigger; plain words, articles and dates may stand between.
  bool Adjacent(const Finder& f, int t, int step, const std::vector<int>& used, Filling& out) const {
    int words = 0;
    for (int i = t + step; i >= 0 && i < static_cast<int>(items_.size()); i += step) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun && !item.parenthesis) {
        if (step < 0 && item.governed != 0 && !item.possessive && (item.governed & Bit(WordList::kOf)) == 0) return false;
        return Take(f, i, used, out);
      }
      if (item.kind == ItemKind::kDate || item.parenthesis || item.mark == ')' || item.Has(WordList::kArticle)) continue;  // "kunjungan kehormatan (courtesy call) X"
      const bool bound = item.Has(WordList::kPreposition) || item.Has(WordList::kAnd) || item.Has(WordList::kSubordinator) || item.Has(WordList::kRelative);
      if (item.kind != ItemKind::kWord || bound || ++words > 3) return false;
    }
    return false;
  }

  // Is the noun at `i` the object of a verb right before it?
  bool ObjectOfVerb(int i, int* verb) const {
    int words = 0;
    for (int k = i - 1; k >= 0; --k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.IsVerb()) {
        if (item.Has(WordList::kSpeech)) return false;
        *verb = k;
        return true;
      }
      if (item.kind == ItemKind::kTrigger || item.Has(WordList::kArticle) || item.Has(WordList::kPossessivePronoun)) continue;
      const std::uint64_t roles = item.lists & ~(Bit(WordList::kAdverb) | Bit(WordList::kOf));
      if (item.kind != ItemKind::kWord || roles != 0 || ++words > 3) return false;
    }
    return false;
  }

  int Quotes(int begin, int end) const {
    int n = 0;
    for (int i = begin; i < end; ++i) n += items_[static_cast<std::size_t>(i)].kind == ItemKind::kMark && items_[static_cast<std::size_t>(i)].mark == '"' ? 1 : 0;
    return n;
  }

  // What the trigger's clause is about.
  bool Subject(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
    if (!agreed_to_meet_ && Embedded(t)) {
      out.asked = true;
      return false;
    }
    // '"...," kritik mereka': who says what is quoted stands behind.
    if (t > 0 && !items_[static_cast<std::size_t>(t)].nominal && items_[static_cast<std::size_t>(t - 1)].mark == '"' && t + 1 < static_cast<int>(items_.size()) &&
        (Quotes(0, t) % 2 == 0 || a_.sentences[static_cast<std::size_t>(sentence_)].quoted || Quotes(0, t) == 1)) {
      const Item& behind = items_[static_cast<std::size_t>(t + 1)];
      if (behind.kind == ItemKind::kNoun && !behind.possessive && Take(f, t + 1, used, out)) return true;
    }
    // "Menlu mendampingi Presiden saat menerima ...": it is the President who receives.
    if (t >= 3 && items_[static_cast<std::size_t>(t - 1)].Has(WordList::kSubordinator) && items_[static_cast<std::size_t>(t - 3)].Has(WordList::kAccompany) && Take(f, t - 2, used, out)) return true;
    if (StrangerActs(t)) return false;
    // "pertemuan itu membahas": those who met.
    if (const int meeting = MeetingBefore(t); meeting >= 0 && Met().size() >= 2) return Entities(f, Met(), 0.9, out);
    // "A briefed B on his trip to Athens": A's, whom the sentence is about.
    if (items_[static_cast<std::size_t>(t)].nominal && OwnedByPronoun(t)) {
      for (int i = 0; i < t; ++i) {
        const Item& item = items_[static_cast<std::size_t>(i)];
        if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && !item.parenthesis && Take(f, i, used, out)) {
          out.certainty = 0.92;
          return true;
        }
      }
    }
    bool relative = false;
    bool coordinated = false;
    bool crossed = false;   // a clause boundary lies between
    int head = -1;          // of a closed relative clause
    int owner = -1;         // a possessive that only plain words follow
    int agent = -1;         // "by X" of a clause before
    bool candidate_free = true;
    int words = 0;
    int verbs = 0;
    for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.parenthesis || item.kind == ItemKind::kDate) continue;
      if (item.kind == ItemKind::kMark) {
        if (item.mark == ';' || (item.mark == ':' && i > 0)) break;
        if (item.mark == '"' && Quotes(0, t) % 2 == 0 && !a_.sentences[static_cast<std::size_t>(sentence_)].quoted) {
          // 'called the act "reckless" and asked': what is quoted lies between.
          int open = i - 1;
          while (open >= 0 && items_[static_cast<std::size_t>(open)].mark != '"') --open;
          if (open >= 0) {
            i = open;
            continue;
          }
        }
        if (item.mark == '"') {
          crossed = true;
          if (words + verbs > 0 && i < t - 1) break;
        }
        continue;
      }
      if (item.kind == ItemKind::kNoun) {
        if (item.possessive) {
          // "Niger's junta ordered": nobody else is named before the verb, so that the country acts.
          if (owner < 0 && candidate_free && Fits(f, i, used)) owner = i;
          continue;
        }
        if (std::find(used.begin(), used.end(), i) == used.end()) candidate_free = false;
        // "Thailand, tambah Anuwat, juga mendukung": who says so between commas is not the subject.
        if (i >= 2 && i + 1 < t && items_[static_cast<std::size_t>(i + 1)].mark == ',' && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kSpeech) && items_[static_cast<std::size_t>(i - 2)].mark == ',') {
          i -= 2;
          continue;
        }
        // "X, yang negaranya memimpin AU, mengecam": what a closed relative clause is about is not ours.
        if (InClosedRelative(i, t)) continue;
        // "Hal itu disampaikan oleh X usai bertemu Y": the agent of the main clause.
        if (item.governed != 0 && !relative && !(crossed && (item.governed & Bit(WordList::kAgent)) != 0)) continue;
        // "Wapres dijemput oleh X sebelum bertolak": who is acted upon goes on, if he is one who can.
        if (item.governed != 0 && !relative && (item.governed & Bit(WordList::kAgent)) != 0) {
          if (agent < 0 && Fits(f, i, used)) agent = i;
          continue;
        }
        if (!Fits(f, i, used)) {
          if (!relative && item.governed == 0 && IsTopicNoun(item)) ++words;
          continue;
        }
        // "AS, sekutu dekat Israel, mengecam": what stands between the commas says who the first one is.
        if (const int described = AppositionHead(i, t); described >= 0 && Fits(f, described, used)) {
          Take(f, described, used, out);
          return true;
        }
        // "X said Y remained the only partner, in a call with Z": it is X who calls.
        if (items_[static_cast<std::size_t>(t)].nominal && i >= 2 && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kSpeech) && items_[static_cast<std::size_t>(i - 1)].IsVerb() && PhraseBefore(t) && CommaBetween(i, t)) continue;
        int verb = -1;
        if (!relative && ObjectOfVerb(i, &verb)) {
          // "left Vanuatu without finalising", but "thanked Namibia for standing behind".
          const bool governed = !items_[static_cast<std::size_t>(t)].nominal && t > 0 && items_[static_cast<std::size_t>(t - 1)].kind == ItemKind::kWord && items_[static_cast<std::size_t>(t - 1)].Has(WordList::kPreposition) && !items_[static_cast<std::size_t>(t - 1)].Has(WordList::kHost);
          if (coordinated || crossed || governed || CommaBetween(i, t)) {
            i = verb;  // its subject is ours
            continue;
          }
          // "meminta Iran menghentikan": the object is asked to act, which is no act yet.
          if (items_[static_cast<std::size_t>(verb)].kind == ItemKind::kTrigger && Commits(items_[static_cast<std::size_t>(verb)])) {
            out.asked = true;
            return false;
          }
          // "mengunjungi Singapura untuk bertemu Y": who visits meets.
          if (PurposeBefore(t)) {
            i = verb;
            continue;
          }
        }
        Take(f, i, used, out);
        out.certainty = (crossed ? 0.9 : 1.0) * (words > 8 ? 0.8 : 1.0) * (verbs > 1 ? 0.9 : 1.0);
        return true;
      }
      if (item.kind == ItemKind::kVerb || item.kind == ItemKind::kTrigger) {
        if (!item.nominal) ++verbs;
        if (item.kind == ItemKind::kTrigger && item.nominal) ++words;
        continue;
      }
      if (item.Has(WordList::kRelative)) {
        relative = true;
        // Only a noun that stands right before, or before a comma, is its head.
        int h = i - 1;
        if (h > 0 && items_[static_cast<std::size_t>(h)].kind == ItemKind::kMark && items_[static_cast<std::size_t>(h)].mark == ',') --h;
        if (h >= 0 && items_[static_cast<std::size_t>(h)].kind == ItemKind::kNoun) {
          if (Fits(f, h, used)) {
            // "X yang ..., mendesak": a comma has closed the clause, so that its head may be nested in another.
            if (!CommaBetween(i, t)) {
              Take(f, h, used, out);
              return true;
            }
            head = h;
            i = h;
            continue;
          }
        }
        relative = false;
        // "a council that will meet in Mombasa": who meets is nobody known.
        if (h >= 0 && (!item.Has(WordList::kComplementizer) || (h == i - 1 && !items_[static_cast<std::size_t>(h)].IsVerb())) && OnlyIdle(i + 1, t)) {
          const Item& noun = items_[static_cast<std::size_t>(h)];
          if (noun.kind == ItemKind::kWord && noun.lists == 0) return false;
          const NodeType type = noun.kind == ItemKind::kNoun ? a_.mentions[static_cast<std::size_t>(noun.mentions[0])].type : NodeType::kPlace;
          if ((!IsActor(type) || h == i - 1) && type != NodeType::kPlace) return false;  // "a deal that would free"
        }
        crossed = true;
        continue;
      }
      if (item.Has(WordList::kAnd)) coordinated = true;
      if (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer)) crossed = true;
      if ((item.lists & (Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb) | Bit(WordList::kArticle))) == 0) ++words;
      if (words > 25) break;
    }
    if (agent >= 0 && head < 0 && Take(f, agent, used, out)) {
      out.certainty = 0.9;
      return true;
    }
    if (owner >= 0 && head < 0 && !out.asked && items_[static_cast<std::size_t>(owner)].governed == 0 && Take(f, owner, used, out)) {
      out.certainty = 0.9;
      return true;
    }
    if (head >= 0 && !out.asked && Take(f, head, used, out)) {
      out.certainty = 0.9;
      return true;
    }
    return !out.asked && Main(f, t, used, out);
  }

  // "but the boat ignored", "as protesters in the square condemned": does the clause of the trigger begin with a noun that
  // is no mention? Then nobody known does it, whoever stands before the clause.
  bool StrangerActs(int t) const {
    if (items_[static_cast<std::size_t>(t)].nominal || PurposeBefore(t) || CoordinatedVerb(t)) return false;
    constexpr std::uint64_t kNoSubject = Bit(WordList::kPreposition) | Bit(WordList::kAt) | Bit(WordList::kAuxiliary) | Bit(WordList::kAnd) | Bit(WordList::kPurpose) |
                                         Bit(WordList::kDemonstrative) | Bit(WordList::kVia) | Bit(WordList::kPossessivePronoun);
    // "a plane that took tourists home": people of no state do it.
    int before = t - 1;
    while (before > 0 && OnlyIdle(before, before + 1)) --before;
    if (before >= 0 && items_[static_cast<std::size_t>(before)].kind == ItemKind::kWord && items_[static_cast<std::size_t>(before)].Has(WordList::kNobody)) return true;
    int begin = 0;
    for (int i = t - 1; i > 0 && i > t - kReach && begin == 0; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun || item.kind == ItemKind::kMark || item.nominal) return false;
      const bool clause = item.Has(WordList::kComplementizer) ? items_[static_cast<std::size_t>(i - 1)].IsVerb() : !item.Has(WordList::kRelative) && (item.Has(WordList::kSubordinator) || item.Has(WordList::kSpeech));
      if (clause) {
        begin = i + 1;
      } else if (item.IsVerb() || item.Has(WordList::kRelative)) {
        return false;
      }
    }
    if (begin == 0) return false;
    while (begin < t && (items_[static_cast<std::size_t>(begin)].Has(WordList::kArticle) || items_[static_cast<std::size_t>(begin)].Has(WordList::kAdverb))) ++begin;
    if (begin >= t) return false;
    const Item& head = items_[static_cast<std::size_t>(begin)];
    return head.kind == ItemKind::kWord && head.cue < 0 && (head.lists & kNoSubject) == 0;
  }

  // The noun for a meeting that is the subject of the trigger, alone or with a demonstrative; -1 if there is none.
  int MeetingBefore(int t) const {
    int i = t - 1;
    while (i >= 0 && items_[static_cast<std::size_t>(i)].kind == ItemKind::kWord &&
           (items_[static_cast<std::size_t>(i)].lists & (Bit(WordList::kDemonstrative) | Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb))) != 0) --i;
    if (i < 0 || items_[static_cast<std::size_t>(i)].kind != ItemKind::kTrigger || !items_[static_cast<std::size_t>(i)].nominal || !MayMean(items_[static_cast<std::size_t>(i)], Relation::kMetWith)) return -1;
    int k = i - 1;
    while (k >= 0 && items_[static_cast<std::size_t>(k)].Has(WordList::kArticle)) --k;
    const bool heads = k < 0 || items_[static_cast<std::size_t>(k)].kind == ItemKind::kMark || items_[static_cast<std::size_t>(k)].Has(WordList::kComplementizer) || items_[static_cast<std::size_t>(k)].Has(WordList::kSpeech);
    return heads ? i : -1;
  }

  bool OwnedByPronoun(int t) const {
    for (int i = t - 1; i >= 0 && i >= t - 4; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind != ItemKind::kWord) return false;
      if (item.Has(WordList::kPossessivePronoun)) return true;
    }
    return false;
  }

  // Is the trigger what somebody is asked, or has agreed, to do? "sepakat mendukung", "urged Iran to sign":
  // no event yet. What one travels or meets for does happen: "bertemu untuk membahas".
  bool Embedded(int t) const {
    // "an invitation to visit Paramaribo": nobody does so yet.
    const bool purpose = PurposeBefore(t);
    const int noun = t - (purpose ? 2 : 1);
    if (noun >= 0 && a_.In(items_[static_cast<std::size_t>(noun)].end - 1, WordList::kContentNoun)) {
      const int cue = items_[static_cast<std::size_t>(noun)].cue;
      if (cue >= 0 && x_.cues[static_cast<std::size_t>(cue)].kind == CueKind::kPlan) return false;  // "accepted an invitation to visit Paramaribo"
      if (purpose || a_.In(items_[static_cast<std::size_t>(t)].begin, WordList::kPurpose)) return true;
    }
    const int in = EmbeddingTrigger(t);
    return in >= 0 && Commits(items_[static_cast<std::size_t>(in)]);
  }
  // "agreed in a telephone call": the trigger begins with its adposition, so that it says how, not what.
  bool IsAdjunct(int t) const {
    const Item& trigger = items_[static_cast<std::size_t>(t)];
    return trigger.nominal && trigger.end > trigger.begin + 1 && a_.In(trigger.begin, WordList::kPreposition);
  }
  // "sepakat mempercepat perundingan", "called for talks": the noun is what is agreed to or asked for.
  bool AskedFor(int t) const {
    if (IsAdjunct(t)) return false;
    for (int i = t - 1; i >= 0 && i > t - 8; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kTrigger && !item.nominal) return Commits(item) && !MayMean(item, Relation::kMetWith);
      if (item.kind == ItemKind::kMark || item.kind == ItemKind::kNoun || item.Has(WordList::kAt) || item.Has(WordList::kVia) || item.Has(WordList::kSubordinator) || item.Has(WordList::kAnd)) return false;
    }
    return false;
  }
  bool EmbeddedIn(int t, Relation relation) const {
    const int in = EmbeddingTrigger(t);
    return in >= 0 && MayMean(items_[static_cast<std::size_t>(in)], relation);
  }
  // The verb that the trigger is the content of; -1 if it stands on its own.
  int EmbeddingTrigger(int t) const {
    if (IsAdjunct(t)) return -1;
    bool purpose = false;
    for (int i = t - 1; i >= 0 && i > t - 25; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark) {
        if (item.mark == ',' && !purpose) return -1;
        if (item.mark == ';' || item.mark == ':' || item.mark == '"') return -1;
        continue;
      }
      if (item.kind == ItemKind::kNoun || item.kind == ItemKind::kDate) {
        if (!purpose) return -1;
        continue;
      }
      // "dicapai dalam pertemuan": where, not what.
      if (items_[static_cast<std::size_t>(t)].nominal && (item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) && !item.Has(WordList::kPurpose)) return -1;
      if (item.Has(WordList::kPurpose)) {
        if (i == t - 1 || OnlyIdle(i + 1, t)) purpose = true;
        continue;
      }
      if (item.kind == ItemKind::kTrigger && (!item.nominal || (purpose && i + 2 == t))) return i;  // "an invitation to visit"
      if (item.Has(WordList::kAnd) || item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator)) {
        if (!purpose || i > t - 3) return -1;
      }
      if (item.kind == ItemKind::kVerb && !purpose) return -1;
    }
    return -1;
  }
  // "Before attending the dialogue, X will meet Y": is what the sentence says behind the comma yet to come?
  bool MainPlanned(int t) const {
    bool comma = false;
    bool subject = false;
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      comma = comma || item.mark == ',';
      if (!comma || item.parenthesis) continue;
      if (subject && item.cue >= 0) {
        const CueKind kind = x_.cues[static_cast<std::size_t>(item.cue)].kind;
        if (kind == CueKind::kPlan || kind == CueKind::kHope) return true;
      }
      if (item.IsVerb()) return false;
      subject = subject || (item.kind == ItemKind::kNoun && item.governed == 0);
    }
    return false;
  }
  // "is expected to visit Tallinn next week and meet X": is the trigger a second infinitive of what is planned?
  bool ContinuesInfinitive(int t) const {
    bool anded = false;
    for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) || item.Has(WordList::kSubordinator)) return false;
      if (item.kind == ItemKind::kMark && item.mark != ',') return false;
      anded = anded || item.Has(WordList::kAnd);
      if (!item.IsVerb()) continue;
      const bool planned = std::any_of(item.triggers.begin(), item.triggers.end(), [this](std::uint32_t list) {
        return std::any_of(x_.RulesOf(list).begin(), x_.RulesOf(list).end(), [this](std::uint32_t r) { return x_.rules()[r].status == Status::kPlanned; });
      });
      return anded && planned && a_.In(item.begin, WordList::kPurpose) && x_.BeginPhrase(*a_.words[item.begin], *a_.words[items_[static_cast<std::size_t>(t)].begin]);
    }
    return false;
  }
  // Does the trigger continue another verb behind "and"?
  bool CoordinatedVerb(int t) const {
    for (int i = t - 1; i >= 0 && i >= t - 3; --i) {
      if (items_[static_cast<std::size_t>(i)].Has(WordList::kAnd)) return true;
      if (items_[static_cast<std::size_t>(i)].kind != ItemKind::kWord) return false;
    }
    return false;
  }
  // "will travel to Cairo for a meeting with X": is the noun in a phrase with an adposition?
  bool PhraseBefore(int t) const {
    for (int i = t - 1; i >= 0 && i >= t - 4; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind != ItemKind::kWord) return false;
      if (item.Has(WordList::kPreposition)) return !item.Has(WordList::kAt);
    }
    return false;
  }
  bool PurposeBefore(int t) const { return t > 0 && items_[static_cast<std::size_t>(t - 1)].Has(WordList::kPurpose); }
  bool OnlyIdle(int begin, int end) const {
    for (int i = begin; i < end; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind != ItemKind::kWord || (item.lists & (Bit(WordList::kAuxiliary) | Bit(WordList::kAdverb) | Bit(WordList::kArticle) | Bit(WordList::kPurpose))) == 0) return false;
    }
    return true;
  }
  bool MayMean(const Item& trigger, Relation relation) const {
    return std::any_of(trigger.triggers.begin(), trigger.triggers.end(), [&](std::uint32_t list) { return x_.MayMean(list, relation); });
  }
  // Do the trigger's rules speak of asking, agreeing, refusing: acts whose content is not yet done?
  bool Commits(const Item& trigger) const {
    constexpr std::array<Relation, 7> kCommitting = {Relation::kUrged,      Relation::kAgreed,   Relation::kInvited, Relation::kThreatened,
                                                     Relation::kCriticized, Relation::kPlansMou, Relation::kRejected};
    return std::any_of(kCommitting.begin(), kCommitting.end(), [&](Relation relation) { return MayMean(trigger, relation); });
  }

  bool IsTopicNoun(const Item& item) const {
    return a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kAgreement;
  }
  bool Fits(const Finder& f, int i, const std::vector<int>& used) const {
    Filling probe;
    return Take(f, i, used, probe);
  }
  // Does the noun at `i` stand in a relative clause that a comma closes before `t`?
  bool InClosedRelative(int i, int t) const {
    if (!CommaBetween(i, t)) return false;
    for (int k = i - 1; k > 0 && i - k <= kRelativeItems; --k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.kind == ItemKind::kMark) return false;
      if (!item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer)) continue;
      const Item& before = items_[static_cast<std::size_t>(k - 1)];
      return before.mark == ',' && k > 1 && items_[static_cast<std::size_t>(k - 2)].kind == ItemKind::kNoun;
    }
    return false;
  }
  // The noun that what stands around `i` between two commas describes; -1 if it describes none.
  int AppositionHead(int i, int t) const {
    if (i + 1 >= t || items_[static_cast<std::size_t>(i + 1)].mark != ',' || !OnlyIdle(i + 2, t)) return -1;
    int k = i - 1;
    while (k > 0 && i - k <= kAppositionWords && items_[static_cast<std::size_t>(k)].kind == ItemKind::kWord && (items_[static_cast<std::size_t>(k)].lists & ~(Bit(WordList::kArticle) | Bit(WordList::kAdverb))) == 0) --k;
    if (k == i - 1 || k < 1 || items_[static_cast<std::size_t>(k)].mark != ',') return -1;
    const Item& head = items_[static_cast<std::size_t>(k - 1)];
    return head.kind == ItemKind::kNoun && head.governed == 0 && !head.possessive ? k - 1 : -1;
  }
  bool CommaBetween(int i, int t) const {
    for (int k = i + 1; k < t; ++k) {
      if (items_[static_cast<std::size_t>(k)].kind == ItemKind::kMark && items_[static_cast<std::size_t>(k)].mark == ',') return true;
    }
    return false;
  }

  // "Usai bertemu X, Y ...": the subject of the main clause behind the comma, for a trigger before which
  // no subject stands.
  bool Main(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
    for (int i = 0; i < t; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun && item.governed == 0 && !item.possessive && Fits(f, i, used)) {
        if (SpokenOf(i, t) && Take(f, i, used, out)) {  // "Iraq said the US must leave"
          out.certainty = 0.92;
          return true;
        }
        return false;
      }
    }
    bool comma = false;
    const bool within = Quotes(0, t) % 2 != (a_.sentences[static_cast<std::size_t>(sentence_)].quoted ? 1 : 0);
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.parenthesis) continue;
      if (within && item.mark == '"') return false;  // who says it is not who does it
      if (item.kind == ItemKind::kMark && item.mark == ',') comma = true;
      if (!comma) continue;
      if (item.Has(WordList::kSubordinator) || item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer)) return false;
      if (item.IsVerb()) {
        if (!item.Has(WordList::kSpeech)) return false;
      }
      if (item.kind == ItemKind::kNoun && item.governed == 0 && Take(f, i, used, out)) {
        out.certainty = 0.92;
        return true;
      }
    }
    return false;
  }

  // Does noun `i` say what trigger `t` is in? A verb of speech right behind it, and another noun behind that.
  bool SpokenOf(int i, int t) const {
    int k = i + 1;
    while (k < t && (items_[static_cast<std::size_t>(k)].Has(WordList::kAdverb) || items_[static_cast<std::size_t>(k)].Has(WordList::kAuxiliary))) ++k;
    if (k >= t || !items_[static_cast<std::size_t>(k)].Has(WordList::kSpeech)) return false;
    for (++k; k < t; ++k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.kind == ItemKind::kMark && item.mark == ',') return false;
      if (item.kind == ItemKind::kNoun && item.governed == 0) return true;
    }
    return false;
  }

  bool NothingBefore(int t) const {
    for (int i = 0; i < t; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun && item.governed == 0 && !Entities(item, kActors).empty()) return false;
    }
    return true;
  }

  // ---- topics

  // Words from item `i` on that name what is talked about; with those from token `from` on, if it is given.
  bool Text(int i, Filling& out, std::uint32_t from = 0, const std::vector<int>* used = nullptr) const {
    const int n = static_cast<int>(items_.size());
    while (i < n && (items_[static_cast<std::size_t>(i)].Has(WordList::kAbout) || items_[static_cast<std::size_t>(i)].Has(WordList::kArticle) || items_[static_cast<std::size_t>(i)].Has(WordList::kAdverb))) ++i;
    if (i + 3 < n && items_[static_cast<std::size_t>(i)].mark == '(' && items_[static_cast<std::size_t>(i + 2)].mark == ')') i += 3;  // "Satuan Tugas (Satgas) Energi"
    if (i + 1 < n && items_[static_cast<std::size_t>(i)].mark == '"') ++i;  // 'accused it of "turning off the tap"'
    // "held discussions on the sidelines of", "on his first visit to": where and when, not what.
    if (from == 0 && i < n && a_.In(items_[static_cast<std::size_t>(i)].begin, WordList::kSideline)) return false;
    // "apresiasi yang tinggi"
    if (from == 0 && i > 0 && i < n && items_[static_cast<std::size_t>(i)].Has(WordList::kRelative) && !items_[static_cast<std::size_t>(i)].Has(WordList::kComplementizer) &&
        items_[static_cast<std::size_t>(i - 1)].kind == ItemKind::kTrigger) {
      return false;
    }
    // "welcomed the President": whom, not what.
    if (pointing_ && from == 0 && i < n && items_[static_cast<std::size_t>(i)].kind == ItemKind::kNoun && !items_[static_cast<std::size_t>(i)].possessive &&
        a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])].type == NodeType::kPerson) {
      return false;
    }
    if (from == 0 && i < n && (items_[static_cast<std::size_t>(i)].Has(WordList::kPossessivePronoun) || items_[static_cast<std::size_t>(i)].possessive)) {
      int k = i + 1;
      while (k < n && k < i + 3 && items_[static_cast<std::size_t>(k)].kind == ItemKind::kWord) ++k;
      if (k < n && items_[static_cast<std::size_t>(k)].nominal && MayMean(items_[static_cast<std::size_t>(k)], Relation::kVisited)) return false;
    }
    // "discussed with the leaders how ...": with whom, not what.
    if (from == 0 && i < n && items_[static_cast<std::size_t>(i)].kind == ItemKind::kWord && items_[static_cast<std::size_t>(i)].Has(WordList::kVia)) return false;
    std::vector<std::pair<int, int>> parts;  // item ranges
    const int first = i;
    out.verbal = from == 0 && i < n && items_[static_cast<std::size_t>(i)].IsVerb() && !(i > 0 && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kArticle));
    int begin = i;
    int commas = 0;
    bool closed = false;
    for (; i < n && i < begin + kReach && !closed; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark) {
        if ((item.mark == ',' || item.mark == '.') && InNumber(item.begin)) continue;
        if (item.mark == ',') {
          // "..., German Foreign Minister X demanded": who says it, not what.
          if (i + 2 < n && items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun) {
            const Item& verb = items_[static_cast<std::size_t>(i + 2)];
            if (verb.Has(WordList::kSpeech) || verb.Has(WordList::kAuxiliary) || verb.IsVerb()) break;
          }
          if (i + 1 < n && (items_[static_cast<std::size_t>(i + 1)].Has(WordList::kSpeech) || items_[static_cast<std::size_t>(i + 1)].Has(WordList::kCitation))) break;
          if (SaidBehind(i + 1)) break;
          if (begin < i) parts.emplace_back(begin, i);
          begin = i + 1;
          ++commas;
          continue;
        }
        if (item.mark == '-' && Apart(item.begin)) break;  // a dash
        if (item.mark == '-' || item.mark == '\'' || item.mark == '/' || item.mark == '%' || item.mark == '$') continue;
        break;
      }
      if (item.kind == ItemKind::kDate) break;
      if (item.kind == ItemKind::kNoun) continue;
      // Of a long subject the first part says enough.
      if (item.Has(WordList::kRelative) && !item.Has(WordList::kComplementizer) && i - begin >= kLongTopic) break;
      // "a summit on Ukraine between Trump and Putin": those who take part are not what it is about.
      if (used != nullptr && (i > begin || from > 0) && item.Has(WordList::kPreposition) && !item.Has(WordList::kOf) && std::find(used->begin(), used->end(), i + 1) != used->end()) break;
      if (item.Has(WordList::kSubordinator) || (item.Has(WordList::kVia) && i + 1 < n && items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun) || (item.Has(WordList::kSpeech) && item.kind != ItemKind::kWord)) break;
      if (item.Has(WordList::kAnd)) {
        // A finite verb behind "and" opens a new clause.
        if (i + 1 < n && items_[static_cast<std::size_t>(i + 1)].IsVerb()) break;
        const bool list = commas > 0 || (i + 1 < n && Heavy(i + 1, PartEnd(i + 1)) && Heavy(begin, i));
        if (list && begin < i) {
          parts.emplace_back(begin, i);
          begin = i + 1;
        }
        continue;
      }
      if (item.Has(WordList::kAt) && i + 1 < n && items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kDate) break;
    }
    if (begin < i) parts.emplace_back(begin, i);
    if (parts.empty() && from > 0) out.texts.emplace_back(a_.Text(from));
    for (const auto& [b, e] : parts) AddText(b, e, out, b == parts[0].first ? from : 0);
    out.text_begin = first;
    out.text_end = i;
    return !out.texts.empty();
  }

  // Is the mark at token `at` part of a number, as in "20.000"?
  bool InNumber(std::uint32_t at) const {
    return at > 0 && at + 1 < a_.tokens.size() && a_.tokens[at - 1].kind == TokenKind::kNumber && a_.tokens[at + 1].kind == TokenKind::kNumber &&
           !a_.tokens[at].Is(kSpaceBefore) && !a_.tokens[at + 1].Is(kSpaceBefore);
  }

  // Does the mark at token `at` stand between blanks?
  bool Apart(std::uint32_t at) const {
    return at + 1 < a_.tokens.size() && a_.tokens[at].Is(kSpaceBefore) && a_.tokens[at + 1].Is(kSpaceBefore);
  }

  // Does the part of the sentence from `i` to the next comma say who says what stands before? ", the ministry said"
  bool SaidBehind(int i) const {
    for (int k = i; k < static_cast<int>(items_.size()) && k < i + kSpeakerItems; ++k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.kind == ItemKind::kMark || item.Has(WordList::kAnd)) return false;
      if (item.Has(WordList::kSpeech)) return k > i;
      if (item.IsVerb()) return false;
    }
    return false;
  }

  // Where the part of a list that begins at `i` ends.
  int PartEnd(int i) const {
    const int n = static_cast<int>(items_.size());
    while (i < n) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark || item.Has(WordList::kAnd) || item.Has(WordList::kSubordinator)) break;
      ++i;
    }
    return i;
  }

  bool Heavy(int begin, int end) const {
    int words = 0;
    for (int i = begin; i < end; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kNoun) return true;
      words += item.kind != ItemKind::kMark ? 1 : 0;
    }
    return words >= 2;
  }

  // The text of items, without articles, fillers and adpositions at its edges.
  void AddText(int begin, int end, Filling& out, std::uint32_t from = 0) const {
    const auto idle = [this](int i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark) return true;
      return item.kind == ItemKind::kWord &&
             (item.lists & (Bit(WordList::kArticle) | Bit(WordList::kAnd) | Bit(WordList::kAbout) | Bit(WordList::kPreposition) | Bit(WordList::kAdverb) |
                            Bit(WordList::kRelative) | Bit(WordList::kComplementizer) | Bit(WordList::kAuxiliary) | Bit(WordList::kDemonstrative))) != 0;
    };
    while (begin < end && idle(begin)) ++begin;
    const auto counts = [this](int i) { return a_.tokens[items_[static_cast<std::size_t>(i)].begin].kind == TokenKind::kNumber; };
    while (begin < end && idle(end - 1) && !(end - 2 >= begin && counts(end - 2) && items_[static_cast<std::size_t>(end - 1)].kind == ItemKind::kWord)) --end;  // "$100 million"
    if (begin >= end) return;
    // "rencana itu" points at something; it says nothing itself.
    if (!pointing_ && end < static_cast<int>(items_.size()) && end - begin <= 2 && items_[static_cast<std::size_t>(end)].Has(WordList::kDemonstrative)) return;
    const Item& first = items_[static_cast<std::size_t>(begin)];
    if (first.kind == ItemKind::kNoun && end == begin + 1 && a_.mentions[static_cast<std::size_t>(first.mentions[0])].form == MentionForm::kReference) {
      const Mention& it = a_.mentions[static_cast<std::size_t>(first.mentions[0])];
      if (!pointing_ || x_.references[static_cast<std::size_t>(it.reference)].kind != ReferenceKind::kSame) return;  // "it" says nothing, "that deal" may
    }
    const absl::string_view text = a_.Span(from > 0 ? from : items_[static_cast<std::size_t>(begin)].begin, items_[static_cast<std::size_t>(end - 1)].end);
    if (text.size() < 3 || text.size() > 160) return;
    bool words = false;  // "000" is no subject
    for (int i = begin; i < end; ++i) words = words || a_.tokens[items_[static_cast<std::size_t>(i)].begin].kind == TokenKind::kWord;
    if (!words) return;
    std::string clean;
    for (const char c : text) {
      if (c == '\n' || c == '\r' || c == '\t') {
        if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
      } else {
        clean.push_back(c);
      }
    }
    if (std::find(out.texts.begin(), out.texts.end(), clean) == out.texts.end()) out.texts.push_back(std::move(clean));
  }

  bool TextVia(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
      const bool begins = item.end > item.begin + 1 && (a_.words[item.begin]->lists & f.lists) != 0;
      if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1 && (item.lists & f.lists) == 0 && !begins) return false;
      if (i > t + 1 && (item.Has(WordList::kComplementizer) || item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator)) && (item.lists & f.lists) == 0) return false;
      // "signed a pact to curb smuggling", not "to reporters"
      if (f.lists == Bit(WordList::kPurpose) && item.Has(WordList::kTo) && !(i + 1 < static_cast<int>(items_.size()) && items_[static_cast<std::size_t>(i + 1)].IsVerb())) continue;
      // "sanctions against Iran" are not about Iran.
      const bool taken = std::find(used.begin(), used.end(), i + 1) != used.end() && !item.Has(WordList::kComplementizer);
      if ((item.lists & f.lists) != 0 && item.kind != ItemKind::kNoun && !taken && Text(i + 1, out, 0, &used)) return true;
      // "called for X to return": the word is part of a trigger of its own.
      if (item.kind == ItemKind::kTrigger && item.end > item.begin + 1 && (a_.words[item.begin]->lists & f.lists) != 0 && i > t + 1 && Text(i, out)) {
        std::string& text = out.texts.front();
        text.erase(0, text.find(' ') + 1);
        return true;
      }
    }
    return false;
  }

  bool TextSubject(int t, Filling& out) const {
    int begin = t;
    int end = t;
    int verb = -1;  // the last one that no relative clause takes in
    int words = 0;
    while (begin > 0 && words < 24) {
      const Item& item = items_[static_cast<std::size_t>(begin - 1)];
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
      if (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer) || item.Has(WordList::kSpeech)) break;
      --begin;
      if (verb < 0 && item.IsVerb()) verb = begin;
      if (item.Has(WordList::kRelative)) {  // "peluncuran rudal yang melintasi Hokkaido"
        end = begin;
        verb = -1;
      }
      if (item.Has(WordList::kCopula) && begin + 1 < end) {  // "X menjadi salah satu topik yang dibahas": X is
        end = begin;
        verb = -1;
      }
      words += item.kind == ItemKind::kWord ? 1 : 0;
    }
    if (verb >= 0) begin = verb + 1;
    if (end <= begin) return false;
    // "Dalam pertemuan itu dibahas ...": no subject yet.
    const Item& head = items_[static_cast<std::size_t>(begin)];
    if (head.kind == ItemKind::kWord && (head.Has(WordList::kPreposition) || head.Has(WordList::kAt))) return false;
    // Split as a list.
    int from = begin;
    for (int i = begin; i <= end; ++i) {
      const bool last = i == end;
      const bool comma = !last && items_[static_cast<std::size_t>(i)].kind == ItemKind::kMark && items_[static_cast<std::size_t>(i)].mark == ',';
      const bool joint = !last && items_[static_cast<std::size_t>(i)].Has(WordList::kAnd) && (Heavy(from, i) || Heavy(i + 1, end));
      if (last || comma || joint) {
        AddText(from, i, out);
        from = i + 1;
      }
    }
    out.text_begin = begin;
    out.text_end = t;
    return !out.texts.empty();
  }

  // ---- cues, dates, places

  // Relations that are said rather than done; hoping for one is none.
  static bool IsStatement(Relation r) {
    switch (r) {
      case Relation::kSupported: case Relation::kUrged: case Relation::kCriticized: case Relation::kRejected: case Relation::kThreatened:
      case Relation::kConceded: case Relation::kCooperatesWith: case Relation::kDiscussed:
        return true;
      default: return false;
    }
  }

  // Negation, plans and hypotheses whose scope reaches the trigger.
  bool ApplyCues(int t, const Rule& rule, FoundEvent& e, std::string& why) const {
    bool planned = false;
    bool denied = false;
    const auto apply = [&](const CueEntry& cue) {
      switch (cue.kind) {
        case CueKind::kNegation: case CueKind::kCancel: denied = !denied || cue.kind == CueKind::kCancel; break;
        case CueKind::kHope:
          if (IsStatement(rule.relation)) why = "only hoped for";
          planned = true;
          break;
        case CueKind::kPlan:
          // A date ahead tells when the invited comes, not when he is invited.
          if (cue.scope == CueScope::kLeft && (IsStatement(rule.relation) || rule.relation == Relation::kInvited)) break;
          planned = true;
          break;
        case CueKind::kDone: break;
        case CueKind::kBefore: planned = planned || MainPlanned(t); break;
        case CueKind::kHypothetical: why = "hypothetical"; break;
        case CueKind::kNoEvent: why = "a cue says that this is no event"; break;
      }
    };
    const Item& trigger = items_[static_cast<std::size_t>(t)];
    int nouns = 0;
    bool anded = false;  // an "and" lies between
    bool verb = false;   // so does a verb
    bool beyond = false;  // of what is the clause's and not the verb's own
    // "akan ke Rusia untuk menemui X", "akan mengunjungi A dan menghadiri B": one cue for both verbs.
    const bool shared = PurposeBefore(t) || CoordinatedVerb(t) || (trigger.nominal && PhraseBefore(t));
    for (int i = t - 1; i >= 0 && i > t - 30; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
      if (item.kind == ItemKind::kMark && item.mark == ',' && nouns > 0 && !shared) break;
      // "if he refuses to take part in the talks": the condition is the whole clause's.
      if (beyond && (item.kind == ItemKind::kMark || item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer))) break;
      if (beyond) {
        if (item.cue >= 0 && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kHypothetical) why = "hypothetical";
        if (item.Has(WordList::kSubordinator)) break;
        continue;
      }
      if (item.cue >= 0) {
        const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
        if (cue.kind == CueKind::kDone && nouns == 0) break;  // "will follow up the outcome of the meeting"
        const bool here = cue.scope == CueScope::kHeadline && a_.sentences[static_cast<std::size_t>(sentence_)].headline;
        // "bukan jalan keluar dan menyalahkan X": "not" belongs to what stands before "and".
        const bool other = anded && (cue.kind == CueKind::kNegation || cue.kind == CueKind::kCancel);
        if (!other && (here || cue.scope == CueScope::kRight || cue.scope == CueScope::kBoth || cue.scope == CueScope::kClause)) apply(cue);
      }
      anded = anded || item.Has(WordList::kAnd);
      if (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer) || item.Has(WordList::kSubordinator)) break;
      // "akan menghadiri pertemuan antara ...": what is planned of the verb is planned of its object.
      const bool governs = trigger.nominal && nouns == 0 && !std::exchange(verb, verb || item.IsVerb());
      if (item.kind == ItemKind::kTrigger && !item.nominal && item.cue < 0 && !shared && !governs) beyond = true;
      if (item.kind == ItemKind::kVerb && item.cue < 0 && nouns > 0 && !shared) beyond = true;
      if (item.kind == ItemKind::kNoun && ++nouns > (shared ? 5 : 2)) beyond = true;
    }
    if (ContinuesInfinitive(t)) planned = true;
    // "mengatakan pertemuan dengan Biden akan ...": the noun is what "akan" is said of.
    bool subject = false;
    if (trigger.nominal && rule.planned) {
      const Item* before = t > 0 ? &items_[static_cast<std::size_t>(t - 1)] : nullptr;
      subject = before == nullptr || before->Has(WordList::kComplementizer) || before->Has(WordList::kSpeech) || before->Has(WordList::kArticle);
    }
    for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + 40; ++i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
      if (subject && item.cue >= 0 && item.Has(WordList::kAuxiliary) && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kPlan) planned = true;
      if (item.IsVerb()) subject = false;
      if (item.cue >= 0) {
        const CueEntry& cue = x_.cues[static_cast<std::size_t>(item.cue)];
        if (cue.scope == CueScope::kLeft || cue.scope == CueScope::kBoth) apply(cue);
      }
      if (item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator)) break;
      if (item.kind == ItemKind::kTrigger && !item.nominal && item.cue < 0 && !trigger.nominal) break;
    }
    // What is not said is no news; what is not done, a meeting or a sanction, is.
    if (denied && IsStatement(rule.relation) && rule.relation != Relation::kUrged) why = "is denied";
    if (!why.empty()) return false;
    if (denied) {
      e.status = Status::kDenied;
    } else if (planned) {
      e.status = Status::kPlanned;
      if (rule.planned) e.relation = *rule.planned;
    }
    return true;
  }

  // "In 1962 the Soviet Union withdrew ...": no news.
  bool IsHistory(const std::string& date) const {
    int then = 0;
    int now = 0;
    return date.size() >= 4 && a_.date.size() >= 4 && absl::SimpleAtoi(date.substr(0, 4), &then) && absl::SimpleAtoi(a_.date.substr(0, 4), &now) && now - then > kHistoryYears;
  }

  // Does `date`, a day, month or year, lie wholly after the article's day?
  bool AfterArticle(absl::string_view date) const {
    return !date.empty() && a_.date.size() == 10 && date.size() <= a_.date.size() && date > absl::string_view(a_.date).substr(0, date.size());
  }

  void SettleStatus(const Rule& rule, FoundEvent& e) const {
    // What is dated after the article has not happened yet; of what is said, the content has not.
    if (e.status == Status::kOccurred && AfterArticle(e.date)) {
      if (IsStatement(e.relation) || e.relation == Relation::kInvited || e.relation == Relation::kAgreed) {
        e.date.clear();
      } else {
        e.status = Status::kPlanned;
        if (rule.planned) e.relation = *rule.planned;
      }
    }
    if ((e.relation == Relation::kPlansMou || e.relation == Relation::kPlansToMeet) && e.status == Status::kOccurred) e.status = Status::kPlanned;
  }

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
      if (item.cue >= 0 && x_.cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kBefore && item.Has(WordList::kSubordinator)) break;
      after = after || item.Has(WordList::kSubordinator);
      // "pertemuan yang berlangsung di Bogor", "talks held in Geneva": where what is named before was.
      if (in_clause && !after && (item.Has(WordList::kHeld) || (item.Has(WordList::kRelative) && i + 1 < n && items_[static_cast<std::size_t>(i + 1)].Has(WordList::kHeld)))) continue;
      if (in_clause && (item.Has(WordList::kRelative) || item.Has(WordList::kComplementizer))) break;
      if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1 && !Coordinated(i)) break;
      if (item.kind == ItemKind::kVerb && item.Has(WordList::kSpeech)) break;
      // "met as part of the dialogue, which last convened in 2017": when that was.
      relative = relative || (item.Has(WordList::kRelative) && items_[static_cast<std::size_t>(i - 1)].mark == ',');
      if (relative && item.kind == ItemKind::kVerb && !item.Has(WordList::kHeld)) break;
      if (item.kind == ItemKind::kMark && (item.mark == '"' || item.mark == ';')) break;
    }
    for (int i = t - 1; i >= 0 && i > t - kReach; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      if (fits(item)) return i;
      if (item.kind == ItemKind::kMark && (item.mark == '"' || item.mark == ';')) break;
    }
    for (int i = t + 1; i < n && !in_clause; ++i) {
      if (fits(items_[static_cast<std::size_t>(i)])) return i;
    }
    return -1;
  }
  bool Coordinated(int i) const { return i > 0 && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kAnd); }

  void Context(int t, FoundEvent& e) {
    const bool ahead = e.status == Status::kPlanned || e.relation == Relation::kPlansMou || e.relation == Relation::kPlansToMeet;
    const int d = Nearest(t, [&](const Item& item) {
      if (item.date < 0 || a_.dates[static_cast<std::size_t>(item.date)].citation || !Usable(a_.dates[static_cast<std::size_t>(item.date)])) return false;
      if (OfAnother(t, static_cast<int>(&item - items_.data()), e.relation)) return false;
      // "... will sign it, officials said on Tuesday": Tuesday is not when they will.
      return !ahead || !DateOfSpeech(static_cast<int>(&item - items_.data()));
    });
    if (d >= 0) {
      const DateMention& date = a_.dates[static_cast<std::size_t>(items_[static_cast<std::size_t>(d)].date)];
      if (date.later_days != 0) {
        e.date = AddDays(LastDate(e), date.later_days);
      } else {
        e.date = ahead ? date.future_iso : date.iso;
      }
    }
    const auto is_place = [&](const Item& item) {
      // "officials in Kabul": the last word of what governs it says where.
      if (item.kind != ItemKind::kNoun || ((item.governed & Bit(WordList::kAt)) == 0 && !(item.governed != 0 && item.begin > 0 && a_.In(item.begin - 1, WordList::kAt)))) return false;
      // A place inside the topic is not where it was talked about.
      const auto index = &item - items_.data();
      if (e.relation != Relation::kSigned && e.relation != Relation::kPlansMou && index >= topic_.first && index < topic_.second) return false;
      const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
      if (OfAnother(t, static_cast<int>(index), e.relation)) return false;
      // "the situation in Gaza": spoken of, and somewhere else.
      std::uint32_t before = item.begin - 1;
      while (before > 0 && a_.In(before, WordList::kArticle)) --before;
      if (before > 0 && a_.In(before - 1, WordList::kAffair)) return false;
      // "in Uzbekistan's Samarkand": the town; "during India's tenure" is nowhere.
      if (item.possessive && m.type == NodeType::kCountry) return false;
      return m.entity >= 0 && (m.type == NodeType::kPlace || (m.type == NodeType::kCountry && m.form != MentionForm::kAdjective && m.form != MentionForm::kReference));
    };
    // A visit to a country has a place inside it; a visit to a place is there already.
    const bool to_country = e.relation == Relation::kVisited && a_.entities[static_cast<std::size_t>(e.targets[0])].type == NodeType::kCountry;
    if (e.place < 0 && (e.relation != Relation::kVisited || to_country)) {
      if (const int p = Nearest(t, is_place, true); p >= 0) e.place = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(p)].mentions[0])].entity;
    }
    // "reached Washington after a visit to Portugal": not there; nor was it where one of those is who met.
    if (e.place >= 0) {
      const Entity& place = a_.entities[static_cast<std::size_t>(e.place)];
      const bool elsewhere = to_country && place.country >= 0 && place.country != a_.entities[static_cast<std::size_t>(e.targets[0])].country;
      const bool takes_part = IsSymmetric(e.relation) && std::find(e.actors.begin(), e.actors.end(), e.place) != e.actors.end();
      if (elsewhere || takes_part) e.place = -1;
    }
    if (e.place < 0 && e.relation != Relation::kVisited) {  // "held talks here", under a dateline
      const int h = Nearest(t, [&](const Item& item) { return item.kind == ItemKind::kWord && (item.Has(WordList::kHere) || a_.In(item.begin, WordList::kHere)); }, true);
      if (h >= 0) e.place = discourse_.Dateline();
    }
    if (e.place >= 0 && std::find(e.targets.begin(), e.targets.end(), e.place) != e.targets.end()) e.place = -1;
    if (e.summit < 0 && e.relation != Relation::kAttended && e.relation != Relation::kHosted) {
      for (const Item& item : items_) {
        if (item.kind != ItemKind::kNoun || item.governed == 0) continue;
        const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
        if (m.type == NodeType::kSummit && m.entity >= 0 && (AtIt(static_cast<int>(&item - items_.data())) & (Bit(WordList::kSideline) | Bit(WordList::kAt))) != 0) e.summit = m.entity;
      }
      // "invited X to the forum", "travels to New Delhi for the conference"
      if (e.summit < 0 && (e.relation == Relation::kVisited || e.relation == Relation::kInvited)) {
        for (int i = t + 1; e.summit < 0 && i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
          const Item& item = items_[static_cast<std::size_t>(i)];
          if (item.mark == '"' || item.mark == ';' || item.Has(WordList::kRelative) || item.Has(WordList::kSubordinator) || item.kind == ItemKind::kVerb) break;
          if (item.kind == ItemKind::kNoun && a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kSummit) e.summit = a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity;
        }
      }
    }
    if (e.instrument < 0 && (e.relation == Relation::kSigned || e.relation == Relation::kPlansMou || e.relation == Relation::kAgreed)) {
      const int i = Nearest(t, [&](const Item& item) {
        return item.kind == ItemKind::kNoun && a_.mentions[static_cast<std::size_t>(item.mentions[0])].type == NodeType::kAgreement && a_.mentions[static_cast<std::size_t>(item.mentions[0])].entity >= 0;
      });
      if (i >= 0) e.instrument = a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(i)].mentions[0])].entity;
    }
    // "..., they said in a joint statement": several speak through it.
    if (e.instrument < 0 && (IsStatement(e.relation) || e.relation == Relation::kSanctioned)) {
      for (const Item& item : items_) {
        if (item.kind != ItemKind::kNoun || (item.governed & Bit(WordList::kAt)) == 0) continue;
        const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
        if (m.type == NodeType::kAgreement && m.entity >= 0) e.instrument = m.entity;
      }
    }
    // What the instrument is about is what was signed about.
    if (e.instrument >= 0 && e.about.empty() && e.relation != Relation::kAgreed) {
      const std::string& topic = a_.entities[static_cast<std::size_t>(e.instrument)].topic;
      if (topic.size() >= kMinTopic) e.about.push_back(topic);
    }
  }

  // Is the date or place at item `i` not that of the trigger at `t`? "praised preparations for COP30, to be held in Belem
  // in November" tells when that is; "visited Turkey for the first time since he came to power a decade ago, and held
  // talks" when he came.
  bool OfAnother(int t, int i, Relation relation) const {
    if (i > t) {
      if (!IsStatement(relation) && relation != Relation::kInvited) return false;
      for (int k = i - 1; k > t + 1; --k) {
        if (items_[static_cast<std::size_t>(k)].Has(WordList::kHeld)) return true;
        if (items_[static_cast<std::size_t>(k)].mark == '"') break;
      }
      return false;
    }
    bool closed = false;  // a comma ends the clause in front of the trigger
    for (int k = i + 1; k < t && !closed; ++k) closed = items_[static_cast<std::size_t>(k)].mark == ',';
    if (!closed) return false;
    bool verb = false;
    for (int k = i - 1; k > 0; --k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.Has(WordList::kSubordinator)) return verb && items_[static_cast<std::size_t>(k - 1)].mark != ',';  // not "When he came in 1990, ..."
      if (item.kind == ItemKind::kMark) return false;
      verb = verb || item.IsVerb();
    }
    return false;
  }

  // The lists of the adposition that puts something at the noun at `i`: its own, or that of what it is a part of:
  // "during the third session of the Joint Committee".
  std::uint64_t AtIt(int i) const {
    const Item& noun = items_[static_cast<std::size_t>(i)];
    if ((noun.governed & Bit(WordList::kOf)) == 0) return noun.governed;
    for (int k = i - 1, ofs = 0; k >= 0 && i - k <= kPartWords; --k) {
      const Item& item = items_[static_cast<std::size_t>(k)];
      if (item.Has(WordList::kOf) && ofs++ == 0) continue;
      if (item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) return item.lists;
      if (item.kind != ItemKind::kWord && !(item.kind == ItemKind::kTrigger && item.nominal)) break;
    }
    return noun.governed;
  }

  // Does the date at item `d` say when something was said?
  bool DateOfSpeech(int d) const {
    for (int i = d - 1; i >= 0 && i > d - 9; --i) {
      const Item& item = items_[static_cast<std::size_t>(i)];
      // "menambahkan, pada September ...": behind the comma begins what was said.
      if (item.Has(WordList::kSpeech)) return items_[static_cast<std::size_t>(i + 1)].mark != ',';
      if (item.IsVerb()) return false;
    }
    return false;
  }

  // "until 9 March" is not when something happens.
  bool Usable(const DateMention& d) const { return (!d.iso.empty() || d.later_days != 0) && !(d.begin > 0 && a_.In(d.begin - 1, WordList::kUntil)); }

  std::string LastDate(const FoundEvent& e) const {
    for (auto it = a_.events.rbegin(); it != a_.events.rend(); ++it) {
      if (it->date.size() == 10 && it->sentence >= e.sentence - 3) return it->date;
    }
    for (auto it = a_.dates.rbegin(); it != a_.dates.rend(); ++it) {
      if (it->begin < e.trigger && it->iso.size() == 10 && !it->citation) return it->iso;
    }
    return "";
  }

  // "Pertemuan itu digelar di Jakarta, Senin": adds to the last event of the relation.
  bool ApplyContext(int t, const Rule& rule, std::string& why) {
    FoundEvent* last = nullptr;
    for (auto it = a_.events.rbegin(); it != a_.events.rend(); ++it) {
      if (it->sentence < sentence_ - 6) break;
      if (it->relation == rule.relation || (rule.planned && it->relation == *rule.planned)) {
        last = &*it;
        break;
      }
    }
    if (last == nullptr) {
      why = "no such event before";
      return false;
    }
    FoundEvent probe;
    probe.relation = last->relation;
    probe.status = last->status;
    probe.sentence = sentence_;
    std::vector<int> used;
    for (const RuleSlot& slot : rule.slots) {
      Filling filling;
      for (const Finder& finder : slot.finders) {
        filling = Filling();
        if (Find(finder, t, used, probe, filling)) {
          Fill(slot.role, filling, probe);
          break;
        }
      }
    }
    std::string ignored;
    FoundEvent told;
    const bool read = ApplyCues(t, rule, told, ignored);
    if (!read || (told.status == Status::kPlanned && last->status == Status::kOccurred)) {
      why = "tells of another time";
      return false;
    }
    Context(t, probe);
    // "Perundingan itu akan dilanjutkan di Dili pada Mei": the next one, not the last.
    if (last->status == Status::kOccurred && AfterArticle(probe.date)) {
      why = "tells of another time";
      return false;
    }
    if (last->date.empty()) last->date = probe.date;
    if (last->place < 0) last->place = probe.place;
    if (last->summit < 0) last->summit = probe.summit;
    for (std::string& text : probe.about) last->about.push_back(std::move(text));
    for (std::string& text : probe.topics) last->about.push_back(std::move(text));
    if (told.status == Status::kDenied) last->status = Status::kDenied;
    return true;
  }

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
  bool pointing_ = false;  // "welcomed that deal": what is supported or rejected may be named by pointing at it
  bool meeting_ = false;   // the rule's participants are met or invited in person
  bool agreed_to_meet_ = false;
  bool for_nationals_ = false;  // the slot that is being filled may take a country for its people
};

// ---- merging

// How many events before and behind one are asked for what it leaves out.
constexpr std::size_t kNear = 60;

std::string ParticipantKey(const FoundEvent& e) { return absl::StrCat(absl::StrJoin(e.actors, ","), ">", absl::StrJoin(e.targets, ",")); }
bool DatesAgree(const std::string& a, const std::string& b) {
  const std::size_t n = std::min(a.size(), b.size());
  return a.compare(0, n, b, 0, n) == 0;
}

void Absorb(FoundEvent& into, FoundEvent&& e) {
  if (e.date.size() > into.date.size()) into.date = e.date;
  if (into.place < 0) into.place = e.place;
  if (into.summit < 0) into.summit = e.summit;
  if (into.instrument < 0) into.instrument = e.instrument;
  for (std::string& s : e.about) {
    if (std::find(into.about.begin(), into.about.end(), s) == into.about.end()) into.about.push_back(std::move(s));
  }
  for (std::string& s : e.topics) {
    if (std::find(into.topics.begin(), into.topics.end(), s) == into.topics.end()) into.topics.push_back(std::move(s));
  }
  if (e.status == Status::kDenied) into.status = Status::kDenied;
  into.sources.insert(into.sources.end(), e.sources.begin(), e.sources.end());
  into.confidence = std::min(0.99, std::max(into.confidence, e.confidence) + 0.02);
}

}  // namespace

namespace {

// The events around `e`, itself included.
absl::Span<const FoundEvent> Near(const std::vector<FoundEvent>& events, const FoundEvent& e) {
  const auto at = static_cast<std::size_t>(&e - events.data());
  const std::size_t from = at > kNear ? at - kNear : 0;
  return absl::MakeConstSpan(events).subspan(from, at + kNear - from);
}

constexpr int kFreshDays = 10;
// For how many sentences a visitor stays in the town where he met somebody.
constexpr int kTownReach = 5;
// Words from a gathering to the place where it is held: ", which is due to be held in".
constexpr std::uint32_t kHeldReach = 8;
// Sentences in which a story tells at once what it is about; dates follow soon.
constexpr int kLead = 3;

// How many sentences behind `sentence` the token stands.
int SentencesLater(const Analysis& a, int sentence, std::uint32_t token) {
  int n = 0;
  for (std::size_t s = static_cast<std::size_t>(sentence); s < a.sentences.size() && a.sentences[s].end <= token; ++s) ++n;
  return n;
}

// News tells of days up to its own, and of few before.
bool IsFresh(const std::string& day, const std::string& article) {
  if (article.size() != 10) return true;
  return day <= article && day >= AddDays(article, -kFreshDays);
}

// The countries of the participants, each once and in order; -1 among them if one has none.
std::vector<int> Countries(const Analysis& a, const FoundEvent& e) {
  std::vector<int> out;
  for (const auto* side : {&e.actors, &e.targets}) {
    for (const int p : *side) out.push_back(CountryIndexOf(a, p));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// How many sentences behind a meeting what was said at it is told.
constexpr int kMeetingReach = 8;

// A meeting lends its place and summit to what was said and done at it: by those who met, or by their countries.
// "held talks with the president in Colombo ... also met his counterpart": a visitor who meets another of the same
// country meets him where he is, until the text goes elsewhere. And where two signed is where they had met.
void StayInTown(const Analysis& a, std::vector<FoundEvent>& events) {
  for (FoundEvent& e : events) {
    if (e.relation != Relation::kMetWith || e.status != Status::kOccurred || e.place >= 0 || e.actors.size() != 2) continue;
    const std::vector<int> sides = Countries(a, e);
    if (sides.size() != 2 || sides[0] < 0) continue;
    for (const FoundEvent& o : Near(events, e)) {
      if (&o == &e || o.status != Status::kOccurred || o.place < 0 || o.actors.size() != 2 || Countries(a, o) != sides) continue;
      const bool before = o.relation == Relation::kMetWith && o.sentence < e.sentence && o.sentence >= e.sentence - kTownReach &&
                          std::find_first_of(o.actors.begin(), o.actors.end(), e.actors.begin(), e.actors.end()) != o.actors.end();
      const bool signature = o.relation == Relation::kSigned && o.sentence >= e.sentence && o.sentence <= e.sentence + kMeetingReach;
      if (before || signature) e.place = o.place;
    }
  }
}

// What happens at a gathering happens where it is held.
void PlaceGatherings(const Analysis& a, std::vector<FoundEvent>& events) {
  const std::vector<GatheringPlace> known = GatheringPlaces(a);
  if (known.empty()) return;
  for (FoundEvent& e : events) {
    if (e.place >= 0 || e.relation == Relation::kVisited || e.relation == Relation::kInvited) continue;
    const bool at_it = (e.relation == Relation::kAttended || e.relation == Relation::kHosted) && e.targets.size() == 1;
    const int summit = e.summit >= 0 ? e.summit : at_it ? e.targets[0] : -1;
    const auto found = std::find_if(known.begin(), known.end(), [&](const GatheringPlace& g) { return g.summit == summit; });
    const auto takes_part = [&](const std::vector<int>& side) { return std::find(side.begin(), side.end(), found->place) != side.end(); };
    if (found != known.end() && !takes_part(e.actors) && !takes_part(e.targets)) e.place = found->place;
  }
}

void ShareContext(const Analysis& a, std::vector<FoundEvent>& events) {
  for (FoundEvent& e : events) {
    const bool visit = e.relation == Relation::kVisited || e.relation == Relation::kHosted || e.relation == Relation::kAttended;
    if (visit || e.relation == Relation::kMetWith || e.status != Status::kOccurred || (e.place >= 0 && e.summit >= 0)) continue;
    const bool told = e.relation == Relation::kDiscussed || e.relation == Relation::kAgreed || e.relation == Relation::kSigned;
    const std::vector<int> sides = Countries(a, e);
    for (const FoundEvent& m : Near(events, e)) {
      if (m.relation != Relation::kMetWith || m.status != Status::kOccurred || (!e.date.empty() && !m.date.empty() && e.date != m.date)) continue;
      const bool same = e.actors == m.actors && told;
      const bool at_it = sides.size() >= 2 && sides[0] >= 0 && sides == Countries(a, m) && e.sentence >= m.sentence && e.sentence <= m.sentence + kMeetingReach;
      if (!same && !at_it) continue;
      if (e.place < 0 && std::find(e.targets.begin(), e.targets.end(), m.place) == e.targets.end()) e.place = m.place;
      if (e.summit < 0) e.summit = m.summit;
    }
  }
}

// The relation that a plan of one has.
Relation PlanOf(Relation relation) {
  if (relation == Relation::kMetWith) return Relation::kPlansToMeet;
  return relation == Relation::kSigned ? Relation::kPlansMou : relation;
}

// Both sorted.
bool Within(const std::vector<int>& part, const std::vector<int>& all) { return std::includes(all.begin(), all.end(), part.begin(), part.end()); }

// "Indonesia dan Thailand Siapkan MoU", of which the text says that their ministries do; "UK, four nations sanction X",
// whom the text names; "Prabowo Terbang ke Rusia", where the text says that he will: told twice, it is what the text says.
void FoldHeadlines(Analysis& a) {
  const auto countries = [&a](const FoundEvent& e, bool exact, std::vector<int>& out) {
    for (const auto* side : {&e.actors, &e.targets}) {
      for (const int p : *side) {
        const Entity& x = a.entities[static_cast<std::size_t>(p)];
        if (exact && x.type != NodeType::kCountry) return false;
        const int c = CountryIndexOf(a, p);
        if (c < 0) return false;
        out.push_back(c);
      }
      // Each side for itself: who condemned whom stays.
      std::sort(out.end() - static_cast<std::ptrdiff_t>(side->size()), out.end());
      out.push_back(-1);
    }
    return true;
  };
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent& e = a.events[i];
    std::vector<int> sides;
    if (e.sources.size() != 1 || !a.sentences[static_cast<std::size_t>(e.sources[0].sentence)].headline) continue;
    const bool named = countries(e, true, sides);
    for (std::size_t j = i + 1; j < a.events.size() && j - i <= kNear; ++j) {
      FoundEvent& o = a.events[j];
      if (!DatesAgree(o.date, e.date)) continue;
      const bool plan = o.status == Status::kPlanned && e.status == Status::kOccurred;
      if (plan ? PlanOf(e.relation) != o.relation : o.relation != e.relation || o.status != e.status) continue;
      std::vector<int> same;
      const bool fuller = Within(e.actors, o.actors) && Within(e.targets, o.targets);
      if (!fuller && (plan || !named || !countries(o, false, same) || same != sides)) continue;
      Absorb(o, std::move(e));
      e.sources.clear();  // told by the other one
      break;
    }
  }
  std::erase_if(a.events, [](const FoundEvent& e) { return e.sources.empty(); });
}

// How many sentences apart a meeting is told once with the minister, once with his country.
constexpr int kRetold = 4;

// "met Timor-Leste's foreign minister X. In the meeting with Timor-Leste ...": one meeting, told again by the country.
void FoldCountries(Analysis& a) {
  const auto stands_for = [&a](int country, const FoundEvent& o) {
    const Entity& x = a.entities[static_cast<std::size_t>(country)];
    return x.type == NodeType::kCountry && std::any_of(o.actors.begin(), o.actors.end(), [&](int p) { return a.entities[static_cast<std::size_t>(p)].type == NodeType::kPerson && CountryIndexOf(a, p) == x.country; });
  };
  for (FoundEvent& e : a.events) {
    if (e.relation != Relation::kMetWith && e.relation != Relation::kPlansToMeet) continue;
    for (const FoundEvent& near : Near(a.events, e)) {
      FoundEvent& o = a.events[static_cast<std::size_t>(&near - a.events.data())];
      if (&o == &e || o.sources.empty() || o.relation != e.relation || o.status != e.status || o.actors.size() != e.actors.size() || o.actors == e.actors || !DatesAgree(o.date, e.date)) continue;
      if (std::abs(o.sentence - e.sentence) > kRetold) continue;
      int same = 0;
      const bool all = std::all_of(e.actors.begin(), e.actors.end(), [&](int p) {
        const bool named = std::find(o.actors.begin(), o.actors.end(), p) != o.actors.end();
        same += named ? 1 : 0;
        return named || stands_for(p, o);
      });
      if (!all || same == 0) continue;
      Absorb(o, std::move(e));
      e.sources.clear();
      break;
    }
  }
  std::erase_if(a.events, [](const FoundEvent& e) { return e.sources.empty(); });
}

}  // namespace

void ReadEvents(Analysis& a) { EventReader(a).Run(); }

std::vector<GatheringPlace> GatheringPlaces(const Analysis& a) {
  std::vector<GatheringPlace> out;
  for (std::size_t m = 0; m + 1 < a.mentions.size(); ++m) {
    const Mention& summit = a.mentions[m];
    const Mention& place = a.mentions[m + 1];
    if (summit.type != NodeType::kSummit || summit.entity < 0 || place.entity < 0 || summit.sentence != place.sentence) continue;
    if (place.type != NodeType::kPlace && place.type != NodeType::kCountry) continue;
    if (place.begin <= summit.end || place.begin - summit.end > kHeldReach || !a.In(place.begin - 1, WordList::kAt)) continue;
    const bool held = place.begin == summit.end + 1 || a.In(place.begin - 2, WordList::kHeld);
    if (held) out.push_back({summit.entity, place.entity, summit.begin});
  }
  return out;
}

void MergeEvents(Analysis& a) {
  for (FoundEvent& e : a.events) {
    std::sort(e.actors.begin(), e.actors.end());
    std::sort(e.targets.begin(), e.targets.end());
  }
  // An undated event takes the date of a dated one with which it shares a participant: a statement made
  // at a meeting has the meeting's date. The nearest one before counts, else the first one after.
  const auto sides = [&a](const FoundEvent& e) {
    std::vector<int> out;
    for (const auto* v : {&e.actors, &e.targets}) {
      for (const int p : *v) {
        out.push_back(p);
        if (const int c = CountryIndexOf(a, p); c >= 0) out.push_back(-2 - c);  // below any entity
      }
    }
    return out;
  };
  const auto shares = [&sides](const FoundEvent& x, const FoundEvent& y) {
    const std::vector<int> all = sides(y);
    const std::vector<int> mine = sides(x);
    return std::any_of(mine.begin(), mine.end(), [&](int p) { return std::find(all.begin(), all.end(), p) != all.end(); });
  };
  std::vector<FoundEvent> merged;
  absl::flat_hash_map<std::string, std::vector<std::size_t>> by_participants;
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent e = std::move(a.events[i]);
    bool joined = false;
    std::vector<std::size_t>& alike = by_participants[ParticipantKey(e)];
    for (const std::size_t k : alike) {
      FoundEvent& m = merged[k];
      const bool same_relation = m.relation == e.relation ||
          (m.relation == Relation::kMetWith && e.relation == Relation::kPlansToMeet && e.status == Status::kDenied && m.status == Status::kDenied);
      if (!same_relation || !DatesAgree(m.date, e.date)) continue;
      if (m.status != e.status && m.status != Status::kDenied && e.status != Status::kDenied) continue;
      Absorb(m, std::move(e));
      joined = true;
      break;
    }
    if (joined) continue;
    alike.push_back(merged.size());
    merged.push_back(std::move(e));
  }
  a.events = std::move(merged);
  FoldHeadlines(a);
  FoldCountries(a);
  // Dates that the sentence leaves out.
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    FoundEvent& e = a.events[i];
    if (!e.date.empty() || e.status != Status::kOccurred) continue;
    for (const bool same : {true, false}) {  // what the same two did comes before what one of them did elsewhere
      for (std::size_t j = i; j-- > 0 && i - j <= kNear && e.date.empty();) {
        const FoundEvent& o = a.events[j];
        if (o.date.size() == 10 && o.status == Status::kOccurred && (same ? e.actors.size() > 1 && e.actors == o.actors : shares(e, o))) e.date = o.date;
      }
    }
    for (std::size_t j = i + 1; e.date.empty() && j < a.events.size() && j - i <= kNear; ++j) {
      const FoundEvent& o = a.events[j];
      if (o.date.size() == 10 && o.status == Status::kOccurred && shares(e, o) && o.sentence <= e.sentence + 3) e.date = o.date;
    }
  }
  // Plans that share a participant share their day.
  for (FoundEvent& e : a.events) {
    if (!e.date.empty() || e.status != Status::kPlanned || e.relation == Relation::kPlansMou) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      // What two are yet to discuss belongs to the meeting of the two.
      const bool theirs = e.relation == Relation::kDiscussed && o.actors == e.actors && o.relation == Relation::kMetWith;
      if (o.date.size() == 10 && (theirs || (o.status == Status::kPlanned && o.relation != Relation::kPlansMou && shares(e, o)))) {
        e.date = o.date;
        break;
      }
    }
  }
  // What is said without a date is said when the text says that something was: the last day named
  // before, else the next one, if the article is that fresh.
  for (FoundEvent& e : a.events) {
    if (!e.date.empty() || e.status != Status::kOccurred) continue;
    const std::uint32_t at = e.trigger;
    const DateMention* best = nullptr;
    const auto here = std::partition_point(a.dates.begin(), a.dates.end(), [at](const DateMention& d) { return d.begin <= at; });
    const auto back = here - std::min<std::ptrdiff_t>(here - a.dates.begin(), static_cast<std::ptrdiff_t>(kNear));
    for (auto it = back; it != a.dates.end() && (best == nullptr || it < here); ++it) {
      const DateMention& d = *it;
      if (d.citation || d.iso.size() != 10 || !IsFresh(d.iso, a.date)) continue;
      if (d.begin <= at) {
        best = &d;
      } else if (best == nullptr && (e.sentence <= kLead || SentencesLater(a, e.sentence, d.begin) <= kLead)) {
        best = &d;
      } else {
        break;
      }
    }
    if (best != nullptr) e.date = best->iso;
  }
  // Who will fly somewhere to meet meets there.
  for (FoundEvent& e : a.events) {
    if (e.place >= 0 || (e.relation != Relation::kPlansToMeet && e.relation != Relation::kPlansMou && e.relation != Relation::kMetWith)) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (o.relation != Relation::kVisited || o.sentence != e.sentence || o.status == Status::kDenied || o.targets.empty()) continue;
      if (std::find(e.actors.begin(), e.actors.end(), o.actors[0]) != e.actors.end()) e.place = o.targets[0];
    }
  }
  // What two discussed is what their meeting was about; a meeting that followed a visit was where it led.
  for (FoundEvent& e : a.events) {
    const bool said = e.relation == Relation::kUrged || e.relation == Relation::kAgreed || e.relation == Relation::kDiscussed;
    if (e.relation != Relation::kMetWith && e.relation != Relation::kSigned && !said) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (e.relation == Relation::kMetWith && o.relation == Relation::kDiscussed && o.actors == e.actors) {
        for (const std::string& s : o.topics) {
          if (std::find(e.about.begin(), e.about.end(), s) == e.about.end()) e.about.push_back(s);
        }
      }
      if (e.relation == Relation::kMetWith && o.relation == Relation::kAgreed && o.sentence == e.sentence && o.actors == e.actors && e.about.empty()) e.about = o.about;
      if (e.place < 0 && o.relation == Relation::kVisited && o.sentence <= e.sentence + (e.relation == Relation::kMetWith ? 2 : 0) && o.sentence >= e.sentence - (said ? 0 : 3) && o.status == Status::kOccurred) {
        for (const int actor : o.actors) {
          if (std::find(e.actors.begin(), e.actors.end(), actor) == e.actors.end() || o.targets.empty()) continue;
          if (a.entities[static_cast<std::size_t>(o.targets[0])].type == NodeType::kPlace) {
            e.place = o.targets[0];
          } else if (o.place >= 0) {
            e.place = o.place;
          }
        }
      }
    }
  }
  PlaceGatherings(a, a.events);
  ShareContext(a, a.events);
  StayInTown(a, a.events);
  // "will meet X and attend the retreat": there.
  for (FoundEvent& e : a.events) {
    if (e.summit >= 0 || (e.relation != Relation::kMetWith && e.relation != Relation::kPlansToMeet)) continue;
    for (const FoundEvent& o : Near(a.events, e)) {
      if (o.relation != Relation::kAttended || o.sentence != e.sentence || o.status != e.status || o.targets.empty()) continue;
      const bool theirs = std::any_of(o.actors.begin(), o.actors.end(), [&](int p) { return std::find(e.actors.begin(), e.actors.end(), p) != e.actors.end(); });
      if (theirs && a.entities[static_cast<std::size_t>(o.targets[0])].type == NodeType::kSummit) e.summit = o.targets[0];
    }
  }
  for (FoundEvent& e : a.events) {
    std::stable_sort(e.sources.begin(), e.sources.end(), [&](const FoundEvent::Source& x, const FoundEvent::Source& y) {
      const bool hx = a.sentences[static_cast<std::size_t>(x.sentence)].headline;
      const bool hy = a.sentences[static_cast<std::size_t>(y.sentence)].headline;
      if (hx != hy) return hy;
      return x.confidence > y.confidence;
    });
  }
}

}  // namespace diplograph
