// A sentence as rules see it: nouns, triggers, verbs, words and marks, in order.
#ifndef DIPLOGRAPH_EXTRACT_ITEMS_H_
#define DIPLOGRAPH_EXTRACT_ITEMS_H_

#include <cstdint>
#include <vector>

#include "extract/analysis.h"

namespace diplograph {

constexpr std::uint16_t TypeBit(NodeType t) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(t));
}

enum class ItemKind : std::uint8_t { kNoun, kTrigger, kVerb, kWord, kMark, kDate };

struct Item {
  ItemKind kind = ItemKind::kWord;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t lists = 0;              // word lists that the words belong to
  std::uint64_t governed = 0;           // kNoun: lists of the adposition that governs it
  std::vector<int> mentions;            // kNoun: indices; several if coordinated
  std::vector<std::uint32_t> triggers;  // trigger lists
  bool nominal = false;                 // kTrigger: a noun, which bounds no clause
  bool possessive = false;              // kNoun: "Macron's"
  bool nobody = false;  // kNoun: "Chinese tourists", "warga Indonesia": private people act for no state
  int cue = -1;
  int date = -1;
  char32_t mark = 0;
  bool parenthesis = false;  // inside brackets

  bool Has(WordList list) const { return (lists & Bit(list)) != 0; }
  // A verb, whether a rule begins at it or not.
  bool IsVerb() const { return kind == ItemKind::kVerb || (kind == ItemKind::kTrigger && !nominal); }
};

// The items of `sentence`, whose mentions are those from `first` to `last` (indices into Analysis::mentions)
// and whose dates begin with `first_date`. begin and end of an item are tokens.
std::vector<Item> BuildItems(const Analysis& a, const Sentence& sentence, std::size_t first, std::size_t last,
                             std::size_t first_date);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_ITEMS_H_
