// Topics: the words that name what is talked about, agreed or supported.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/event_reader.h"

namespace diplograph {
namespace {

// The longest subject, in items, of a clause behind "and".
constexpr int kSubjectItems = 6;

// From how many items on a relative clause no longer belongs to a topic.
constexpr int kLongTopic = 7;
// How many items name who speaks: "the Egyptian presidency said".
constexpr int kSpeakerItems = 6;

}  // namespace

bool EventReader::Text(int i, Filling& out, std::uint32_t from, const std::vector<int>* used) const {
  const int n = static_cast<int>(items_.size());
  while (i < n && (items_[static_cast<std::size_t>(i)].Has(WordList::kAbout) ||
                   items_[static_cast<std::size_t>(i)].Has(WordList::kArticle) ||
                   items_[static_cast<std::size_t>(i)].Has(WordList::kAdverb)))
    ++i;
  if (i + 3 < n && items_[static_cast<std::size_t>(i)].mark == '(' &&
      items_[static_cast<std::size_t>(i + 2)].mark == ')')
    i += 3;  // "Satuan Tugas (Satgas) Energi"
  if (i + 1 < n && items_[static_cast<std::size_t>(i)].mark == '"')
    ++i;  // 'accused it of "turning off the tap"'
  // "held discussions on the sidelines of", "on his first visit to": where and when, not what.
  if (from == 0 && i < n && a_.In(items_[static_cast<std::size_t>(i)].begin, WordList::kSideline))
    return false;
  // "apresiasi yang tinggi"
  if (from == 0 && i > 0 && i < n && items_[static_cast<std::size_t>(i)].Has(WordList::kRelative) &&
      !items_[static_cast<std::size_t>(i)].Has(WordList::kComplementizer) &&
      items_[static_cast<std::size_t>(i - 1)].kind == ItemKind::kTrigger) {
    return false;
  }
  // "welcomed the President": whom, not what.
  const int who = i + 1 < n && items_[static_cast<std::size_t>(i)].Has(WordList::kPossessivePronoun)
                      ? i + 1
                      : i;  // "his counterpart"
  if (pointing_ && from == 0 && who < n && items_[static_cast<std::size_t>(who)].kind == ItemKind::kNoun &&
      !items_[static_cast<std::size_t>(who)].possessive &&
      a_.mentions[static_cast<std::size_t>(items_[static_cast<std::size_t>(who)].mentions[0])].type ==
          NodeType::kPerson) {
    return false;
  }
  if (from == 0 && i < n &&
      (items_[static_cast<std::size_t>(i)].Has(WordList::kPossessivePronoun) ||
       items_[static_cast<std::size_t>(i)].possessive)) {
    int k = i + 1;
    while (k < n && k < i + 3 && items_[static_cast<std::size_t>(k)].kind == ItemKind::kWord) ++k;
    if (k < n && items_[static_cast<std::size_t>(k)].nominal &&
        MayMean(items_[static_cast<std::size_t>(k)], Relation::kVisited))
      return false;
  }
  // "membahasnya": what a pronoun means has been said before.
  if (from == 0 && i < n && items_[static_cast<std::size_t>(i)].kind == ItemKind::kNoun &&
      Refers(items_[static_cast<std::size_t>(i)], ReferenceKind::kOther))
    return false;
  // "discussed with the leaders how ...": with whom, not what.
  if (from == 0 && i < n && items_[static_cast<std::size_t>(i)].kind == ItemKind::kWord &&
      items_[static_cast<std::size_t>(i)].Has(WordList::kVia))
    return false;
  std::vector<std::pair<int, int>> parts;  // item ranges
  if (from == 0) i = WhatItCalls(i);
  const int first = i;
  out.verbal = from == 0 && i < n && items_[static_cast<std::size_t>(i)].IsVerb() &&
               !(i > 0 && items_[static_cast<std::size_t>(i - 1)].Has(WordList::kArticle));
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
        if (i + 1 < n && (items_[static_cast<std::size_t>(i + 1)].Has(WordList::kSpeech) ||
                          items_[static_cast<std::size_t>(i + 1)].Has(WordList::kCitation)))
          break;
        if (SaidBehind(i + 1)) break;
        // "Rusia Veto Resolusi, Indonesia Kecewa": a headline's comma parts clauses, unless a list goes on.
        if (HeadlineClause(i + 1)) break;
        // "welcomed the delegation, appreciated the role of X"
        if (pointing_ && i + 1 < n && items_[static_cast<std::size_t>(i + 1)].IsVerb()) break;
        // "the corridor, which will link ..."
        if (i + 1 < n && items_[static_cast<std::size_t>(i + 1)].Has(WordList::kRelative) &&
            !items_[static_cast<std::size_t>(i + 1)].Has(WordList::kComplementizer))
          break;
        if (begin < i) parts.emplace_back(begin, i);
        begin = i + 1;
        ++commas;
        continue;
      }
      if (item.mark == '-' && Apart(item.begin)) break;  // a dash
      if (item.mark == '-' || item.mark == '\'' || item.mark == '/' || item.mark == '%' || item.mark == '$')
        continue;
      break;
    }
    if (item.kind == ItemKind::kDate) break;
    if (item.kind == ItemKind::kNoun) continue;
    // Of a long subject the first part says enough.
    if (item.Has(WordList::kRelative) && !item.Has(WordList::kComplementizer) && i - begin >= kLongTopic)
      break;
    // "a summit on Ukraine between Trump and Putin": those who take part are not what it is about.
    if (used != nullptr && (i > begin || from > 0) && item.Has(WordList::kPreposition) &&
        !item.Has(WordList::kOf) && std::find(used->begin(), used->end(), i + 1) != used->end())
      break;
    if (item.Has(WordList::kSubordinator) ||
        (item.Has(WordList::kVia) && i + 1 < n &&
         items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kNoun) ||
        (item.Has(WordList::kSpeech) && item.kind != ItemKind::kWord))
      break;
    if (item.Has(WordList::kAnd)) {
      // ", and the bloc has begun": a clause of its own.
      if (ClauseBehind(i + 1)) break;
      // A finite verb behind "and" opens a new clause.
      if (i + 1 < n && (items_[static_cast<std::size_t>(i + 1)].IsVerb() ||
                        items_[static_cast<std::size_t>(i + 1)].Has(WordList::kAuxiliary)))
        break;
      // "bilateral relations as well as international and regional issues": one adjective, and another.
      int part = i + 1 < n ? PartEnd(i + 1) : n;
      if (part == i + 2 && part + 1 < n && items_[static_cast<std::size_t>(part)].Has(WordList::kAnd))
        part = PartEnd(part + 1);
      const bool list = commas > 0 || (i + 1 < n && Heavy(i + 1, part) && Heavy(begin, i));
      if (list && begin < i) {
        parts.emplace_back(begin, i);
        begin = i + 1;
      }
      continue;
    }
    if (item.Has(WordList::kAt) && i + 1 < n &&
        items_[static_cast<std::size_t>(i + 1)].kind == ItemKind::kDate)
      break;
  }
  if (begin < i) parts.emplace_back(begin, i);
  if (parts.empty() && from > 0) out.texts.emplace_back(a_.Text(from));
  for (const auto& [b, e] : parts) AddText(b, e, out, b == parts[0].first ? from : 0);
  out.text_begin = first;
  out.text_end = i;
  return !out.texts.empty();
}

bool EventReader::InNumber(std::uint32_t at) const {
  return at > 0 && at + 1 < a_.tokens.size() && a_.tokens[at - 1].kind == TokenKind::kNumber &&
         a_.tokens[at + 1].kind == TokenKind::kNumber && !a_.tokens[at].Is(kSpaceBefore) &&
         !a_.tokens[at + 1].Is(kSpaceBefore);
}

bool EventReader::Apart(std::uint32_t at) const {
  return at + 1 < a_.tokens.size() && a_.tokens[at].Is(kSpaceBefore) && a_.tokens[at + 1].Is(kSpaceBefore);
}

bool EventReader::ClauseBehind(int i) const {
  const int n = static_cast<int>(items_.size());
  while (i < n && (items_[static_cast<std::size_t>(i)].Has(WordList::kArticle) ||
                   items_[static_cast<std::size_t>(i)].Has(WordList::kPossessivePronoun)))
    ++i;
  // "the anti-Qatar bloc has": words that only name, and a finite verb.
  for (int k = i; k < n && k <= i + kSubjectItems; ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.Has(WordList::kAuxiliary)) return k > i;
    if (item.kind != ItemKind::kNoun && item.mark != '-' &&
        (item.kind != ItemKind::kWord || item.lists != 0 || item.IsVerb()))
      return false;
  }
  return false;
}

bool EventReader::HeadlineClause(int i) const {
  const int n = static_cast<int>(items_.size());
  if (!a_.sentences[static_cast<std::size_t>(sentence_)].headline || i >= n ||
      items_[static_cast<std::size_t>(i)].kind != ItemKind::kNoun)
    return false;
  for (int k = i + 1; k < n; ++k) {
    if (items_[static_cast<std::size_t>(k)].Has(WordList::kAnd)) return false;
  }
  return i + 1 < n;
}

bool EventReader::SaidBehind(int i) const {
  for (int k = i; k < static_cast<int>(items_.size()) && k < i + kSpeakerItems; ++k) {
    const Item& item = items_[static_cast<std::size_t>(k)];
    if (item.kind == ItemKind::kMark || item.Has(WordList::kAnd)) return false;
    if (item.Has(WordList::kSpeech)) return k > i;
    if (item.IsVerb()) return false;
  }
  return false;
}

int EventReader::PartEnd(int i) const {
  const int n = static_cast<int>(items_.size());
  while (i < n) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark || item.Has(WordList::kAnd) || item.Has(WordList::kSubordinator)) break;
    ++i;
  }
  return i;
}

bool EventReader::Heavy(int begin, int end) const {
  int words = 0;
  for (int i = begin; i < end; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kNoun) return true;
    words += item.kind != ItemKind::kMark ? 1 : 0;
  }
  return words >= 2;
}

void EventReader::AddText(int begin, int end, Filling& out, std::uint32_t from) const {
  const auto idle = [this](int i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark) return true;
    return item.kind == ItemKind::kWord &&
           (item.lists & (Bit(WordList::kArticle) | Bit(WordList::kAnd) | Bit(WordList::kAbout) |
                          Bit(WordList::kPreposition) | Bit(WordList::kAdverb) | Bit(WordList::kRelative) |
                          Bit(WordList::kComplementizer) | Bit(WordList::kAuxiliary) |
                          Bit(WordList::kDemonstrative))) != 0;
  };
  while (begin < end && idle(begin)) ++begin;
  const auto counts = [this](int i) {
    return a_.tokens[items_[static_cast<std::size_t>(i)].begin].kind == TokenKind::kNumber;
  };
  while (begin < end && idle(end - 1) &&
         !(end - 2 >= begin && counts(end - 2) &&
           items_[static_cast<std::size_t>(end - 1)].kind == ItemKind::kWord))
    --end;  // "$100 million"
  if (begin >= end) return;
  // "rencana itu" points at something; it says nothing itself.
  if (!pointing_ && end < static_cast<int>(items_.size()) && end - begin <= 2 &&
      items_[static_cast<std::size_t>(end)].Has(WordList::kDemonstrative))
    return;
  // "beberapa hal lain", "several subjects"
  bool vague = true;
  for (int i = begin; i < end; ++i)
    vague = vague && (idle(i) || a_.In(items_[static_cast<std::size_t>(i)].begin, WordList::kVague) ||
                      items_[static_cast<std::size_t>(i)].Has(WordList::kOf));
  if (vague) return;
  const Item& first = items_[static_cast<std::size_t>(begin)];
  if (first.kind == ItemKind::kNoun && end == begin + 1 &&
      a_.mentions[static_cast<std::size_t>(first.mentions[0])].form == MentionForm::kReference) {
    const Mention& it = a_.mentions[static_cast<std::size_t>(first.mentions[0])];
    if (!pointing_ || x_.references[static_cast<std::size_t>(it.reference)].kind != ReferenceKind::kSame)
      return;  // "it" says nothing, "that deal" may
  }
  const absl::string_view text = a_.Span(from > 0 ? from : items_[static_cast<std::size_t>(begin)].begin,
                                         items_[static_cast<std::size_t>(end - 1)].end);
  if (text.size() < 3 || text.size() > 160) return;
  bool words = false;  // "000" is no subject
  for (int i = begin; i < end; ++i)
    words = words || a_.tokens[items_[static_cast<std::size_t>(i)].begin].kind == TokenKind::kWord;
  if (!words) return;
  std::string clean;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
    } else {
      clean.push_back(c);
    }
  }
  if (std::find(out.texts.begin(), out.texts.end(), clean) == out.texts.end())
    out.texts.push_back(std::move(clean));
}

bool EventReader::TextVia(const Finder& f, int t, const std::vector<int>& used, Filling& out) const {
  for (int i = t + 1; i < static_cast<int>(items_.size()) && i < t + kReach; ++i) {
    const Item& item = items_[static_cast<std::size_t>(i)];
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':')) return false;
    const bool begins = item.end > item.begin + 1 && (a_.words[item.begin]->lists & f.lists) != 0;
    if (item.kind == ItemKind::kTrigger && !item.nominal && i > t + 1 && (item.lists & f.lists) == 0 &&
        !begins)
      return false;
    if (i > t + 1 &&
        (item.Has(WordList::kComplementizer) || item.Has(WordList::kRelative) ||
         item.Has(WordList::kSubordinator)) &&
        (item.lists & f.lists) == 0)
      return false;
    // "signed a pact to curb smuggling", not "to reporters"
    if (f.lists == Bit(WordList::kPurpose) && item.Has(WordList::kTo) &&
        !(i + 1 < static_cast<int>(items_.size()) && items_[static_cast<std::size_t>(i + 1)].IsVerb()))
      continue;
    // "sanctions against Iran" are not about Iran.
    const bool taken =
        std::find(used.begin(), used.end(), i + 1) != used.end() && !item.Has(WordList::kComplementizer);
    if ((item.lists & f.lists) != 0 && item.kind != ItemKind::kNoun && !taken && Text(i + 1, out, 0, &used))
      return true;
    // "called for X to return": the word is part of a trigger of its own.
    if (item.kind == ItemKind::kTrigger && item.end > item.begin + 1 &&
        (a_.words[item.begin]->lists & f.lists) != 0 && i > t + 1 && Text(i, out)) {
      std::string& text = out.texts.front();
      text.erase(0, text.find(' ') + 1);
      return true;
    }
  }
  return false;
}

bool EventReader::TextSubject(int t, Filling& out) const {
  int begin = t;
  int end = t;
  int verb = -1;  // the last one that no relative clause takes in
  int words = 0;
  while (begin > 0 && words < 24) {
    const Item& item = items_[static_cast<std::size_t>(begin - 1)];
    if (item.kind == ItemKind::kMark && (item.mark == ';' || item.mark == ':' || item.mark == '"')) break;
    if (item.Has(WordList::kSubordinator) || item.Has(WordList::kComplementizer) ||
        item.Has(WordList::kSpeech))
      break;
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
  if (head.kind == ItemKind::kWord && (head.Has(WordList::kPreposition) || head.Has(WordList::kAt)))
    return false;
  // Split as a list.
  int from = begin;
  for (int i = begin; i <= end; ++i) {
    const bool last = i == end;
    const bool comma = !last && items_[static_cast<std::size_t>(i)].kind == ItemKind::kMark &&
                       items_[static_cast<std::size_t>(i)].mark == ',';
    const bool joint = !last && items_[static_cast<std::size_t>(i)].Has(WordList::kAnd) &&
                       (Heavy(from, i) || Heavy(i + 1, end));
    if (last || comma || joint) {
      AddText(from, i, out);
      from = i + 1;
    }
  }
  out.text_begin = begin;
  out.text_end = t;
  return !out.texts.empty();
}

}  // namespace diplograph
