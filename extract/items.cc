#include "extract/items.h"

#include <algorithm>
#include <utility>

namespace diplograph {
namespace {

// The items of one sentence.
class ItemBuilder {
 public:
  ItemBuilder(const Analysis& a, const Sentence& s, std::size_t first, std::size_t last,
              std::size_t first_date)
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
        while (m.in_apposition && items_.size() > 1 && items_.back().Has(WordList::kArticle) &&
               items_.back().kind == ItemKind::kWord)
          items_.pop_back();
        if (!items_.empty() && items_.back().kind == ItemKind::kMark && items_.back().mark == ',')
          items_.pop_back();
        // "Minister for Home Affairs and Minister for Law, Mr X": one man, no list.
        if (m.in_apposition && a_.In(end, WordList::kAnd) && next_ < last_ &&
            a_.mentions[next_].begin == end + 1 && a_.mentions[next_].entity == m.entity)
          return end + 1;
        // The comma that closes an apposition goes too.
        return m.in_apposition && end < s_.end && (a_.IsMark(end, ',') || a_.IsMark(end, ')')) ? end + 1
                                                                                               : end;
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
      if (item.cue >= 0 && a_.lexicon->cues[static_cast<std::size_t>(item.cue)].kind == CueKind::kNoEvent)
        item.cue = -1;
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
    if (item.kind == ItemKind::kWord && (a_.words[i]->flags & kVerb) != 0 &&
        (item.end == i + 1 || (item.cue >= 0 && a_.In(item.end - 1, WordList::kContentNoun))) &&
        (item.lists & Bit(WordList::kAuxiliary)) == 0) {
      item.kind = ItemKind::kVerb;
    }
    items_.push_back(std::move(item));
    return items_.back().end;
  }

  // "US-backed rebels", "anti-Israeli attacks": a country that a hyphen makes a part of a word does nothing
  // by itself.
  bool InCompound(const Mention& m) const {
    if (m.type != NodeType::kCountry && m.type != NodeType::kPlace) return false;
    const auto joined = [this](std::uint32_t hyphen, std::uint32_t word) {
      return a_.IsMark(hyphen, '-') && a_.tokens[hyphen - 1].end == a_.tokens[hyphen].begin &&
             a_.tokens[hyphen].end == a_.tokens[hyphen + 1].begin &&
             a_.tokens[word].kind == TokenKind::kWord && !a_.IsCapital(word) && a_.words[word]->lists == 0;
    };
    return (m.end + 1 < s_.end && joined(m.end, m.end + 1)) ||
           (m.begin >= s_.body + 2 && joined(m.begin - 1, m.begin - 2));
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
      const bool longer =
          std::any_of(a_.matches.begin() + a_.first_match[verb],
                      a_.matches.begin() + a_.first_match[verb + 1], [&](const LexiconMatch& m) {
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
    if (trigger_end == 0 && cue_end > i + 1 && a_.In(cue_end - 1, WordList::kPurpose) &&
        a_.Begins(cue_end - 1, EntryKind::kTrigger))
      --cue_end;
    if (item.kind != ItemKind::kNoun)
      item.end = std::max({item.end, trigger_end, trigger_end != 0 ? 0u : cue_end});
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

  NodeType TypeOf(const Item& item) const {
    return a_.mentions[static_cast<std::size_t>(item.mentions[0])].type;
  }
  bool Compatible(const Item& a, const Item& b) const {
    const NodeType x = TypeOf(a);
    const NodeType y = TypeOf(b);
    if (x == y) return true;
    const auto acts = [&](const Item& i, NodeType t) {
      return IsActor(t) ||
             (t == NodeType::kPlace && a_.mentions[static_cast<std::size_t>(i.mentions[0])].acts_as >= 0);
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
      if (m.form == MentionForm::kAdjective && i > 0 &&
          (Counts(items_[i - 1]) || a_.words[items_[i - 1].begin]->number > 0)) {
        const auto plain = [this](std::size_t k) {
          return k < items_.size() && items_[k].kind == ItemKind::kWord &&
                 (items_[k].lists & ~Bit(WordList::kNobody)) == 0;
        };
        // "three Russian officers", "three Russian shipping companies"
        const bool modifies =
            i + 1 < items_.size() && (items_[i + 1].kind == ItemKind::kNoun || plain(i + 1) ||
                                      (items_[i + 1].IsVerb() && plain(i + 2)));
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
    return item.Has(WordList::kOrdinalMarker) || item.mark == '-' ||
           (item.kind == ItemKind::kWord && a_.tokens[item.begin].kind == TokenKind::kNumber);
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
            } else if (link.kind == ItemKind::kMark &&
                       (link.mark == '-' || link.mark == 0x2013 || link.mark == '/') && k == j + 1) {
              closes = true;
            } else if (!(link.Has(WordList::kArticle) || link.Has(WordList::kPossessivePronoun) ||
                         (closes && link.kind == ItemKind::kWord && link.Has(WordList::kAdverb)) ||
                         Counts(link)) ||
                       !(closes || comma)) {
              break;
            }
            ++k;
          }
          if (closes && k < items_.size() &&
              items_[k].kind == ItemKind::kWord) {  // "A and the Fund's Director-General, B"
            std::size_t n = k;
            while (n < items_.size() && n < k + 3 && items_[n].kind == ItemKind::kWord &&
                   (items_[n].lists & ~(Bit(WordList::kArticle) | Bit(WordList::kPossessive))) == 0)
              ++n;
            const bool owned =
                n > k && n < items_.size() && items_[n - 1].Has(WordList::kPossessive) &&
                items_[n].kind == ItemKind::kNoun &&
                a_.mentions[static_cast<std::size_t>(items_[n].mentions[0])].form == MentionForm::kTitled;
            if (owned) k = n;
          }
          if (closes && !pending.empty() && k < items_.size() && items_[k].kind == ItemKind::kWord &&
              items_[k].lists == 0 && !items_[k].IsVerb() && items_[i].governed == 0) {
            // "the United States, the EU and others": the last one is nobody that is known.
            item.mentions.insert(item.mentions.end(), pending.begin(), pending.end());
            pending.clear();
            pending_end = j;
            item.end = items_[j].end;
            break;
          }
          if ((!closes && !comma) || k >= items_.size() || items_[k].kind != ItemKind::kNoun || k == j + 1)
            break;
          if (!Compatible(j == i ? item : items_[j], items_[k]) || items_[k].parenthesis != item.parenthesis)
            break;
          if (j != i ? items_[j].possessive : item.possessive) {
            if (!closes) break;
          }
          pending.insert(pending.end(), items_[k].mentions.begin(), items_[k].mentions.end());
          j = k;
          // "Japan, Vietnam ink deal": in a headline a comma does for "and".
          if (!closes && s_.headline && i == 0 && k + 1 < items_.size() &&
              (items_[k + 1].kind == ItemKind::kVerb || items_[k + 1].kind == ItemKind::kTrigger))
            closes = true;
          if (closes) {
            item.mentions.insert(item.mentions.end(), pending.begin(), pending.end());
            pending.clear();
            pending_end = j;
            item.end = items_[j].end;
            item.possessive = items_[j].possessive;
          }
        }
        // "X bertemu A, B dan C mendampingi": what follows the comma begins the next clause.
        if (pending_end > i && item.mentions.size() == 3 && !out.empty() &&
            items_[i + 1].kind == ItemKind::kMark && items_[i + 1].mark == ',' &&
            pending_end + 1 < items_.size()) {
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
        if (pending_end > i + 1 && item.mentions.size() == 2 &&
            std::any_of(out.begin(), out.end(), [](const Item& x) { return x.IsVerb(); }) &&
            items_[i + 1].mark == ',' && pending_end + 1 < items_.size() &&
            (items_[pending_end + 1].IsVerb() || items_[pending_end + 1].Has(WordList::kAuxiliary))) {
          item.mentions.resize(1);
          item.end = items_[i + 1].begin;
          pending_end = i;
        }
        // "Menurut Menlu X, Thailand dan Kamboja sepakat": what begins the sentence ends at its comma.
        const bool fronted =
            !out.empty() && (out.back().Has(WordList::kPreposition) || out.back().Has(WordList::kAt)) &&
            std::none_of(out.begin(), out.end(), [](const Item& x) { return x.kind == ItemKind::kNoun; });
        if (fronted && pending_end > i && items_[i + 1].kind == ItemKind::kMark &&
            items_[i + 1].mark == ',' && pending_end + 1 < items_.size()) {
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
    if (i < 2 || a_.mentions[static_cast<std::size_t>(items_[i].mentions[0])].type != NodeType::kCountry)
      return false;
    std::size_t k = i - 1;
    while (k > 0 && items_[k].Has(WordList::kArticle)) --k;
    if (k == 0 || !items_[k].Has(WordList::kFrom) || items_[k - 1].kind != ItemKind::kNoun) return false;
    const Mention& office = a_.mentions[static_cast<std::size_t>(items_[k - 1].mentions[0])];
    const bool someone =
        office.entity >= 0 && a_.entities[static_cast<std::size_t>(office.entity)].type == NodeType::kPerson;
    return office.form == MentionForm::kTitle && !someone && office.members.empty() &&
           items_[k - 1].governed == 0;
  }

  // "received, on Tuesday evening, a call from X": what stands between two commas behind a verb, and is no
  // more than when.
  void DropInterruptions() {
    for (std::size_t i = 0; i + 2 < items_.size(); ++i) {
      if (items_[i].kind != ItemKind::kTrigger || items_[i].nominal || items_[i + 1].mark != ',') continue;
      std::size_t k = i + 2;
      bool dated = false;
      for (; k < items_.size() && k <= i + 6 &&
             (items_[k].kind == ItemKind::kWord || items_[k].kind == ItemKind::kDate);
           ++k)
        dated = dated || items_[k].kind == ItemKind::kDate;
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
      while (k < items_.size() && k <= i + 5 &&
             ((items_[k].kind == ItemKind::kWord && (items_[k].lists & ~Bit(WordList::kPreposition)) == 0) ||
              items_[k].mark == '-'))
        ++k;
      if (k == i + 1 || k + 1 >= items_.size() || items_[k].mark != ',' ||
          items_[k + 1].kind != ItemKind::kNoun)
        continue;
      const Mention& who = a_.mentions[static_cast<std::size_t>(items_[k + 1].mentions[0])];
      if (who.type != NodeType::kPerson || who.form != MentionForm::kName) continue;
      const bool closed =
          k + 2 >= items_.size() || items_[k + 2].kind == ItemKind::kMark || items_[k + 2].IsVerb();
      if (!closed) continue;
      if (k + 2 < items_.size() && items_[k + 2].mark == ',')
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(k + 2));
      items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i),
                   items_.begin() + static_cast<std::ptrdiff_t>(k + 1));
    }
  }

  // Does a word stand for a person: "they", "we"?
  bool IsPersonal(const Item& item) const {
    const Mention& m = a_.mentions[static_cast<std::size_t>(item.mentions[0])];
    if (m.form != MentionForm::kReference) return false;
    const ReferenceKind kind = a_.lexicon->references[static_cast<std::size_t>(m.reference)].kind;
    return kind == ReferenceKind::kPronoun || kind == ReferenceKind::kPlural ||
           kind == ReferenceKind::kSpeaker;
  }

  // Does a verb follow the noun at `i`?
  bool Acts(std::size_t i) const {
    return i + 1 < items_.size() && (items_[i + 1].IsVerb() || items_[i + 1].Has(WordList::kAuxiliary));
  }

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
        if (item.kind == ItemKind::kNoun && i + 1 < items_.size() &&
            items_[i + 1].Has(WordList::kPreposition))
          item.governed = items_[i + 1].lists;
        continue;
      }
      if ((item.Has(WordList::kPreposition) || item.Has(WordList::kAt)) && item.kind != ItemKind::kNoun) {
        pending = item.lists;
        gap = 0;
      } else if (item.kind == ItemKind::kNoun) {
        // A word that is its own adposition: "dengannya".
        const std::uint64_t own = a_.words[item.begin]->lists;
        item.governed =
            (own & Bit(WordList::kPreposition)) != 0 &&
                    a_.mentions[static_cast<std::size_t>(item.mentions[0])].form == MentionForm::kReference
                ? own
                : pending;
        if (FromNobody(i)) item.governed = 0;
        // "sejak utusan Somalia melawat": here the word begins a clause.
        if ((item.governed & Bit(WordList::kSubordinator)) != 0 && i + 1 < items_.size() &&
            items_[i + 1].IsVerb())
          item.governed = 0;
        const bool verb_follows = i + 1 < items_.size() && items_[i + 1].IsVerb();
        if (verb_follows && IsPersonal(item))
          item.governed = 0;  // "For more than an hour they went over ..."
        const auto located = [this](const Item& x) {
          return x.kind == ItemKind::kNoun && (x.governed & Bit(WordList::kAt)) != 0;
        };
        if (item.governed == 0 && item.mentions.size() == 1 && !verb_follows) {
          if (i >= 2 && items_[i - 1].mark == ',' && located(items_[i - 2]) &&
              TypeOf(item) == NodeType::kPlace) {
            item.governed = items_[i - 2].governed;  // "di kantor Kementerian Luar Negeri, Jakarta"
          } else if (i >= 1 && a_.lexicon->info().adjectives_after && located(items_[i - 1]) &&
                     TypeOf(item) == NodeType::kCountry &&
                     a_.mentions[static_cast<std::size_t>(items_[i - 1].mentions.back())].type ==
                         NodeType::kPlace) {
            // "di Parliament House Singapura": where adjectives follow their noun, so does the country of a
            // place.
            item.governed = items_[i - 1].governed;
          }
        }
        if (!item.possessive) pending = 0;
      } else if (item.kind == ItemKind::kWord &&
                 (item.lists &
                  (Bit(WordList::kAnd) | Bit(WordList::kRelative) | Bit(WordList::kComplementizer) |
                   Bit(WordList::kSubordinator) | Bit(WordList::kAuxiliary))) == 0) {
        if (item.Has(WordList::kDemonstrative)) pending = 0;  // "dalam sesi tersebut" is complete
        if (!item.Has(WordList::kArticle) && ++gap > 3) pending = 0;
      } else if (item.kind == ItemKind::kMark &&
                 (item.mark == '"' || item.mark == '-' ||
                  (item.mark == ',' && verb && gap > 0 && i + 1 < items_.size() &&
                   items_[i + 1].kind == ItemKind::kNoun && !Acts(i + 1)))) {
        // "dengan 'mitranya' Wang Yi", "dengan tuan rumah, Perdana Menteri X"
      } else if (item.kind == ItemKind::kTrigger && item.end > item.begin + 1 &&
                 a_.In(item.end - 1, WordList::kTo) && a_.In(item.end - 1, WordList::kPreposition)) {
        // "is flying to Colombo": the trigger has the adposition.
        const Item* next = i + 1 < items_.size() ? &items_[i + 1] : nullptr;
        const bool place = next != nullptr && next->kind == ItemKind::kNoun &&
                           (TypeOf(*next) == NodeType::kPlace || TypeOf(*next) == NodeType::kCountry);
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

}  // namespace

std::vector<Item> BuildItems(const Analysis& a, const Sentence& sentence, std::size_t first, std::size_t last,
                             std::size_t first_date) {
  return ItemBuilder(a, sentence, first, last, first_date).Build();
}

}  // namespace diplograph
