// Names of persons.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "extract/mention_finder.h"
#include "extract/unicode.h"

namespace diplograph {
namespace {

constexpr std::uint32_t kMaxNameWords = 7;

}  // namespace

bool MentionFinder::StopsName(std::uint32_t i, bool first) const {
  const WordInfo& w = *a_.words[i];
  const bool given = (w.flags & kGivenName) != 0;
  if (x_.Is(w, WordList::kNotName)) return first || headline_ || !given;  // "Ramli Mohd Nor"
  if (const LexiconMatch* date = Best(i, EntryKind::kDateWord);
      date != nullptr && !x_.date_words[date->entry->payload].abbreviated) {
    // "Theresa May": no day and no year stands beside the month.
    const bool surname = !first && i + 1 < limit_ && (a_.words[i - 1]->flags & kGivenName) != 0 &&
                         a_.tokens[i + 1].kind != TokenKind::kNumber &&
                         (i < 2 || a_.tokens[i - 2].kind != TokenKind::kNumber);
    return !given && !surname;
  }
  if (AnyOf(i, {EntryKind::kMinistry, EntryKind::kSummit, EntryKind::kCue})) return !given;
  if (AnyOf(i, {EntryKind::kOffice})) {
    // "Ashraf Mohamed Sultan": a title at the end of a name, with nothing behind it, is part of it.
    if (!first && !headline_ && !Capital(i + 1) && CountryAt(i + 1) == nullptr) return false;
    return !given || first;
  }
  if (AnyOf(i, {EntryKind::kCountry, EntryKind::kDemonym})) return !(given && NextToName(i, first));
  const bool plain =
      (w.flags & (kKnownLower | kVerb)) != 0 || w.lists != 0 || AnyOf(i, {EntryKind::kTrigger});
  if (headline_ && !given && !proper_.contains(a_.tokens[i].hash)) return true;
  if (headline_ || (first && i == start_)) return plain && !given;
  if (!first && !given && (w.flags & kVerb) != 0 && !proper_.contains(a_.tokens[i].hash)) return true;
  // Inside a sentence a capital is a name's, whatever the word means in lower case.
  return w.lists != 0 && !given && AnyOf(i, {EntryKind::kTrigger});
}

bool MentionFinder::NextToName(std::uint32_t i, bool first) const {
  const auto given = [&](std::uint32_t k) { return Capital(k) && (a_.words[k]->flags & kGivenName) != 0; };
  return first ? given(i + 1) : given(i - 1);
}

std::uint32_t MentionFinder::SkipHonorifics(std::uint32_t i) const {
  for (int k = 0; k < 5; ++k) {
    const LexiconMatch* m = Best(i, EntryKind::kHonorific);
    if (m == nullptr) {
      // "(Purn)", "(Mar)"
      if (k > 0 && Mark(i, '(') && i + 2 < limit_ && Best(i + 1, EntryKind::kHonorific) != nullptr &&
          Mark(i + 2, ')')) {
        i += 3;
        continue;
      }
      break;
    }
    i = m->end;
    if (Mark(i, '.') && Tight(i)) ++i;
  }
  return i;
}

bool MentionFinder::JoinsTwo(std::uint32_t i) const {
  const LexiconMatch* nickname = Best(i, EntryKind::kNickname);
  if (nickname != nullptr && nickname->end == i + 1) return true;
  const std::vector<int> left = PersonsWith({x_.NameHash(a_.tokens[i].hash)});
  const std::vector<int> right = PersonsWith({x_.NameHash(a_.tokens[i + 2].hash)});
  return !left.empty() && !right.empty() &&
         std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) == left.end();
}

bool MentionFinder::BodyBehindName(std::uint32_t i) const {
  const LexiconMatch* body = Best(i, EntryKind::kOrganization);
  return body != nullptr && (x_.info().adjectives_after || body->end > i + 1 || a_.tokens[i].Is(kAllCaps));
}

std::uint32_t MentionFinder::NameEnd(std::uint32_t i) const {
  std::uint32_t end = i;
  std::uint32_t words = 0;
  // "To Lam": a name that the pack knows may begin with a word that means something else.
  if (const LexiconMatch* known = Best(i, EntryKind::kNickname);
      known != nullptr && known->end > i + 1 && Capital(i)) {
    words = known->end - i;
    end = known->end;
  }
  while (end < limit_ && words < kMaxNameWords) {
    const bool first = end == i;
    if (Capital(end)) {
      if (!first && a_.tokens[end].Is(kLineStart)) break;
      // "Luis Montenegro": behind a lone given name a country's name is a surname.
      const bool surname = words == 1 && (a_.words[end - 1]->flags & kGivenName) != 0 &&
                           CountryAt(end) != nullptr && CountryAt(end)->end == end + 1 && !headline_ &&
                           !Capital(end + 1);
      if (StopsName(end, first) && !surname) break;
      // A place or body behind a name is the next mention, unless it is used as a name.
      if (!first && (a_.words[end]->flags & kGivenName) == 0 && words >= 2 && BodyBehindName(end)) break;
      ++end;
      ++words;
      // initials: "Johnny G. Plate", "J. D. Vance", "Jr.", "Muh. Natsir"
      if (Mark(end, '.') && Tight(end) &&
          (a_.tokens[end - 1].end - a_.tokens[end - 1].begin <= 2 || In(end - 1, WordList::kAbbreviation)) &&
          Capital(end + 1))
        ++end;
    } else if (!first && Mark(end, '-') && Tight(end) && Tight(end + 1) && end + 1 < limit_ &&
               a_.IsWord(end + 1) &&
               !(Capital(end + 1) && (AnyOf(end + 1, {EntryKind::kOffice, EntryKind::kCountry}) ||
                                      headline_ || JoinsTwo(end - 1)))) {
      end += 2;  // "Kassym-Jomart", "Ban Ki-moon"
    } else if (!first && end + 2 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 &&
               Mark(end + 1, '-') && Tight(end + 1) && Tight(end + 2) && Capital(end + 2)) {
      end += 3;  // "Ahmed al-Sharaa"
    } else if (const std::uint32_t behind = first || words != 1 ? end : QuotedName(end);
               behind > end && (a_.words[end - 1]->flags & kGivenName) != 0) {
      end = behind;  // a name in quotes inside a name: "Ferdinand 'Bongbong' Marcos"
    } else if (end + 1 < limit_ && a_.IsWord(end) && (a_.words[end]->flags & kNameParticle) != 0 &&
               (Capital(end + 1) || ((a_.words[end + 1]->flags & kNameParticle) != 0 && Capital(end + 2))) &&
               !first) {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

std::uint32_t MentionFinder::QuotedName(std::uint32_t i) const {
  if (!Mark(i, '"') && !Mark(i, '\'')) return i;
  std::uint32_t end = i + 1;
  while (end < limit_ && end < i + 3 && Capital(end)) ++end;
  return end > i + 1 && Mark(end, a_.tokens[i].mark) && Tight(end) && Capital(end + 1) ? end + 1 : i;
}

std::uint32_t MentionFinder::ClosedName(std::uint32_t i) const {
  std::uint32_t end = i;
  std::uint32_t words = 0;
  for (; end < limit_ && words < kMaxNameWords && Capital(end); ++words) {
    if (words > 0 && StopsName(end, false)) return i;
    ++end;
    if (Mark(end, '.') && Tight(end) && a_.tokens[end - 1].end - a_.tokens[end - 1].begin <= 2) ++end;
  }
  const LexiconMatch* date = Best(i, EntryKind::kDateWord);
  const bool calendar = date != nullptr && (x_.date_words[date->entry->payload].kind == DateKind::kMonth ||
                                            x_.date_words[date->entry->payload].kind == DateKind::kWeekday);
  const bool known = calendar ||
                     AnyOf(i, {EntryKind::kCountry, EntryKind::kOrganization, EntryKind::kOffice,
                               EntryKind::kDemonym, EntryKind::kVenue}) ||
                     (words < 3 && AnyOf(i, {EntryKind::kPlace}));
  return words >= 2 && Mark(end, ',') && !known && !headline_ ? end : i;
}

std::vector<std::uint64_t> MentionFinder::NameHashes(std::uint32_t begin, std::uint32_t end) const {
  std::vector<std::uint64_t> out;
  for (std::uint32_t i = begin; i < end; ++i) {
    const Token& t = a_.tokens[i];
    if (t.kind == TokenKind::kWord && t.end - t.begin > 1 && (a_.words[i]->flags & kNameParticle) == 0)
      out.push_back(x_.NameHash(t.hash));
  }
  return out;
}

std::optional<Found> MentionFinder::PersonName(std::uint32_t i) {
  const std::uint32_t name = SkipHonorifics(i);
  const bool honored = name > i;
  if (!Capital(name)) return std::nullopt;
  if (AnyOf(name, {EntryKind::kCountry, EntryKind::kPlace, EntryKind::kOrganization, EntryKind::kOffice}) &&
      (a_.words[name]->flags & kGivenName) == 0)
    return std::nullopt;
  const std::uint32_t end = NameEnd(name);
  if (end == name) return std::nullopt;
  // A capital at the start of a sentence may be an ordinary word's: "Sikap Retno ...".
  if (name == start_ && (a_.words[name]->flags & kGivenName) == 0 && name + 1 < end && Capital(name + 1) &&
      !IsNameWord(name) && IsNameWord(name + 1))
    return std::nullopt;
  std::uint32_t words = 0;
  int given = 0;
  for (std::uint32_t k = name; k < end; ++k) {
    if (!Capital(k)) continue;
    ++words;
    given += (a_.words[k]->flags & kGivenName) != 0 ? 1 : 0;
  }
  Found f;
  f.mention.begin = i;
  f.mention.end = f.mention.name_end = end;
  f.mention.name_begin = name;
  const bool apposed =
      Mark(end, ',') && words >= 2 &&
      (TitleAt(SkipArticle(end + 1)).has_value() || (i > start_ && Mark(i - 1, ',') && Unheard(name, end)));
  const LexiconMatch* nickname = Best(name, EntryKind::kNickname);
  if ((words >= 2 && (given > 0 || honored || apposed)) || (honored && words >= 1) ||
      (nickname != nullptr && nickname->end == end)) {
    f.mention.form = MentionForm::kName;
    f.entity = Person(name, end);
    return f;
  }
  // "Luiz Inacio Lula da Silva (Lula)": called so from there on.
  const auto called = introduced_.find(a_.tokens[name].hash);
  if (words == 1 && called != introduced_.end() &&
      a_.entities[static_cast<std::size_t>(called->second)].type == NodeType::kPerson)
    f.entity = called->second;
  // Perhaps the short form of someone named elsewhere; decided when all names are known.
  f.mention.form = MentionForm::kShort;
  if (words == 1 && headline_ && (a_.words[name]->flags & (kKnownLower | kVerb)) != 0) return std::nullopt;
  return f;
}

bool MentionFinder::Unheard(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i) {
    if (a_.IsWord(i) &&
        (!Capital(i) || a_.words[i]->lists != 0 || (a_.words[i]->flags & (kKnownLower | kVerb)) != 0 ||
         a_.tokens[i].Is(kAllCaps) || (a_.kinds[i] != 0)))
      return false;
  }
  return !headline_;
}

bool MentionFinder::IsNameWord(std::uint32_t i) const {
  return persons_.contains(x_.NameHash(a_.tokens[i].hash));
}

std::uint32_t MentionFinder::SkipArticle(std::uint32_t i) const {
  while (In(i, WordList::kArticle) || In(i, WordList::kPossessivePronoun)) ++i;
  return i;
}

int MentionFinder::Person(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint64_t> hashes = NameHashes(begin, end);
  absl::string_view name = a_.Span(begin, end);
  if (const LexiconMatch* m = Best(begin, EntryKind::kNickname); m != nullptr && m->end == end) {
    // "Jokowi" is Joko Widodo, if the article knows him by both.
    std::vector<Token> full;
    Tokenize(x_.nicknames[m->entry->payload], full);
    hashes.clear();
    for (const Token& t : full) hashes.push_back(x_.NameHash(t.hash));
    nicknamed_[FoldedKey(name)] = x_.nicknames[m->entry->payload];
  }
  std::vector<int> candidates = PersonsWith(hashes);
  std::stable_partition(candidates.begin(), candidates.end(), [&](int e) {
    return a_.entities[static_cast<std::size_t>(e)].name_hashes == hashes;
  });
  for (const int e : candidates) {
    Entity& p = a_.entities[static_cast<std::size_t>(e)];
    if (!SameName(p.name_hashes, hashes) ||
        (p.name_hashes.size() != hashes.size() && NamedBeside(e, hashes.size())))
      continue;
    if (hashes.size() > p.name_hashes.size()) {
      p.aliases.push_back(p.name);
      p.name = std::string(name);
      IndexPerson(e, hashes);
      p.name_hashes = std::move(hashes);
    } else if (p.name != name) {
      // A full name goes before the nickname that stood first.
      if (nicknamed_.contains(FoldedKey(p.name)) && !nicknamed_.contains(FoldedKey(name)) &&
          hashes.size() >= 2) {
        p.aliases.push_back(p.name);
        p.name = std::string(name);
      } else {
        p.aliases.emplace_back(name);
      }
    }
    return e;
  }
  const int e = Intern(a_, NodeType::kPerson, absl::StrCat("person:", FoldedKey(name)), name, begin);
  IndexPerson(e, hashes);
  a_.entities[static_cast<std::size_t>(e)].name_hashes = std::move(hashes);
  return e;
}

bool MentionFinder::NamedBeside(int person, std::size_t words) const {
  for (std::size_t k = a_.mentions.size(); words >= 2 && k-- > 0 && a_.mentions[k].sentence == sentence_;) {
    const Mention& m = a_.mentions[k];
    if (m.entity == person && m.name_end - m.name_begin >= 2 && !Mark(m.end, '(')) return true;
  }
  return false;
}

std::vector<int> MentionFinder::PersonsWith(const std::vector<std::uint64_t>& words) const {
  std::vector<int> out;
  for (const std::uint64_t word : words) {
    if (const auto it = persons_.find(word); it != persons_.end())
      out.insert(out.end(), it->second.begin(), it->second.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void MentionFinder::IndexPerson(int entity, const std::vector<std::uint64_t>& words) {
  for (const std::uint64_t word : words) {
    std::vector<int>& known = persons_[word];
    if (known.empty() || known.back() != entity) known.push_back(entity);
  }
}

bool MentionFinder::SameName(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  if (small.empty()) return false;
  auto it = large.begin();
  for (const std::uint64_t h : small) {
    it = std::find(it, large.end(), h);
    if (it == large.end()) return false;
    ++it;
  }
  return true;
}

}  // namespace diplograph
