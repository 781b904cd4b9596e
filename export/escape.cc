#include "export/escape.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace diplograph {
namespace {

constexpr absl::string_view kReplacement = "\xEF\xBF\xBD";

bool IsForbiddenControl(unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// The length of the UTF-8 character at the head of `s`, or 0 if there is none.
std::size_t CharacterLength(absl::string_view s) {
  const auto byte = [&s](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || s.size() < n) return 0;
  for (std::size_t i = 1; i < n; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const unsigned char next = byte(1);
  const bool overlong = (lead == 0xE0 && next < 0xA0) || (lead == 0xF0 && next < 0x90);
  const bool surrogate = lead == 0xED && next >= 0xA0;
  const bool too_large = lead == 0xF4 && next >= 0x90;
  return overlong || surrogate || too_large ? 0 : n;
}

bool IsNonCharacter(absl::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

// Applies `escape(byte)`, which gives what replaces a byte or nullptr to keep it.
template <typename Escape>
void AppendEscaped(absl::string_view text, std::string& out, Escape escape) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* replacement = escape(static_cast<unsigned char>(text[i]));
    if (replacement == nullptr) continue;
    out.append(text.data() + kept, i - kept);
    out.append(replacement);
    kept = i + 1;
  }
  out.append(text.data() + kept, text.size() - kept);
}

std::array<const char*, 256> XmlTable() {
  std::array<const char*, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = "";
  table['\t'] = "&#9;";  // a parser turns raw white space of attributes into spaces, and CR into LF
  table['\n'] = "&#10;";
  table['\r'] = "&#13;";
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  return table;
}

void AppendUnicodeEscape(unsigned char c, std::string& out) {
  constexpr absl::string_view kHex = "0123456789abcdef";
  out += "\\u00";
  out += kHex[c >> 4];
  out += kHex[c & 15];
}

// Strings with C-like escapes, as JSON and Turtle have them.
void AppendBackslashed(absl::string_view text, std::string& out) {
  out += '"';
  for (char c : text) {
    switch (c) {
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '"':
        out += "\\\"";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          AppendUnicodeEscape(static_cast<unsigned char>(c), out);
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

class Cleaner {
 public:
  void operator()(std::string& text) {
    if (!IsClean(text)) text = Cleaned(text);
  }
  void operator()(std::vector<std::string>& list) {
    for (std::string& s : list) (*this)(s);
  }
  void operator()(std::vector<Evidence>& evidence) {
    for (Evidence& v : evidence) {
      (*this)(v.document), (*this)(v.text), (*this)(v.rule), (*this)(v.rule_source);
    }
  }
  void operator()(Facts& f) {
    for (Document& d : f.documents) {
      (*this)(d.id), (*this)(d.title), (*this)(d.date), (*this)(d.language), (*this)(d.source),
          (*this)(d.text);
    }
    for (Node& n : f.nodes) (*this)(n.name), (*this)(n.aliases), (*this)(n.iso3);
    for (Event& e : f.events) {
      (*this)(e.id), (*this)(e.date), (*this)(e.place), (*this)(e.summit), (*this)(e.instrument);
      (*this)(e.about), (*this)(e.cameo), (*this)(e.evidence);
    }
    for (StructuralEdge& e : f.structure) (*this)(e.office), (*this)(e.date), (*this)(e.evidence);
  }
};

}  // namespace

bool IsClean(absl::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      if (IsForbiddenControl(c)) return false;
      ++i;
      continue;
    }
    const std::size_t n = CharacterLength(text.substr(i));
    if (n == 0 || IsNonCharacter(text.substr(i, n))) return false;
    i += n;
  }
  return true;
}

std::string Cleaned(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::size_t n = CharacterLength(text);
    const absl::string_view character = text.substr(0, n);
    if (n == 0) {
      n = 1;
      out += '?';
    } else if (n == 1) {
      out += IsForbiddenControl(static_cast<unsigned char>(text[0])) ? ' ' : text[0];
    } else if (IsNonCharacter(character)) {
      out.append(kReplacement.data(), kReplacement.size());
    } else {
      out.append(character.data(), n);
    }
    text.remove_prefix(n);
  }
  return out;
}

bool CleanFacts(const Facts& facts, Facts& out) {
  const auto list = [](const std::vector<std::string>& v) {
    for (const std::string& s : v) {
      if (!IsClean(s)) return false;
    }
    return true;
  };
  const auto evidence = [](const std::vector<Evidence>& v) {
    for (const Evidence& e : v) {
      if (!IsClean(e.document) || !IsClean(e.text) || !IsClean(e.rule) || !IsClean(e.rule_source))
        return false;
    }
    return true;
  };
  bool clean = true;
  for (const Document& d : facts.documents) {
    clean = clean && list({d.id, d.title, d.date, d.language, d.source}) && IsClean(d.text);
  }
  for (const Node& n : facts.nodes) clean = clean && IsClean(n.name) && IsClean(n.iso3) && list(n.aliases);
  for (const Event& e : facts.events) {
    clean = clean && IsClean(e.id) && IsClean(e.date) && IsClean(e.place) && IsClean(e.summit) &&
            IsClean(e.instrument) && IsClean(e.cameo) && list(e.about) && evidence(e.evidence);
  }
  for (const StructuralEdge& e : facts.structure) {
    clean = clean && IsClean(e.office) && IsClean(e.date) && evidence(e.evidence);
  }
  if (clean) return false;
  out = facts;
  Cleaner{}(out);
  return true;
}

void AppendXml(absl::string_view text, std::string& out) {
  static const std::array<const char*, 256> table = XmlTable();
  const auto append = [&out](absl::string_view part) {
    AppendEscaped(part, out, [](unsigned char c) { return table[c]; });
  };
  // XML 1.1 has two more line ends, which some parsers of 1.0 rewrite as well.
  for (std::size_t at = 0; (at = text.find_first_of("\xE2\xC2", at)) != absl::string_view::npos;) {
    const bool separator = text.substr(at, 3) == "\u2028";
    if (!separator && text.substr(at, 2) != "\u0085") {
      ++at;
      continue;
    }
    append(text.substr(0, at));
    out += separator ? "&#x2028;" : "&#x85;";
    text.remove_prefix(at + (separator ? 3 : 2));
    at = 0;
  }
  append(text);
}

void AppendJson(absl::string_view text, std::string& out) {
  const std::size_t start = out.size();
  AppendBackslashed(text, out);
  for (std::size_t at = out.find('<', start); at != std::string::npos; at = out.find('<', at)) {
    out.replace(at, 1, "\\u003c");
  }
}

void AppendDot(absl::string_view text, std::string& out) {
  out += '"';
  AppendEscaped(text, out, [](unsigned char c) -> const char* {
    switch (c) {
      case '"':
        return "\\\"";
      case '\\':
        return "\\\\";
      case '\n':
        return "\\n";
      case '\r':
        return "";
      case '\t':
        return " ";
      default:
        return IsForbiddenControl(c) ? "" : nullptr;
    }
  });
  out += '"';
}

void AppendSql(absl::string_view text, std::string& out) {
  out += '\'';
  AppendEscaped(text, out, [](unsigned char c) {
    return c == '\'' ? "''" : IsForbiddenControl(c) ? "" : nullptr;
  });
  out += '\'';
}

void AppendCsv(absl::string_view text, std::string& out) {
  // An empty field and one of white space mean "nothing" to some readers; quotes keep the latter.
  const bool plain = text.find_first_of(",\"\r\n\t;|' ") == absl::string_view::npos;
  if (plain) {
    out.append(text.data(), text.size());
    return;
  }
  out += '"';
  AppendEscaped(text, out, [](unsigned char c) { return c == '"' ? "\"\"" : nullptr; });
  out += '"';
}

void AppendCypher(absl::string_view text, std::string& out) {
  // Line ends stay as they are: Kuzu knows no "\n".
  out += '\'';
  AppendEscaped(text, out, [](unsigned char c) -> const char* {
    return c == '\\' ? "\\\\" : c == '\'' ? "\\'" : IsForbiddenControl(c) ? "" : nullptr;
  });
  out += '\'';
}

void AppendTurtle(absl::string_view text, std::string& out) { AppendBackslashed(text, out); }

void AppendMermaid(absl::string_view text, std::string& out) {
  out += '"';
  AppendEscaped(text, out, [](unsigned char c) -> const char* {
    switch (c) {
      case '"':
        return "#quot;";
      case '#':
        return "#35;";
      case '&':
        return "#amp;";
      case '<':
        return "#lt;";
      case '>':
        return "#gt;";
      case '`':
        return "#96;";
      case '\\':
        return "#92;";
      case ';':
        return "#59;";
      default:
        return c < 0x20 ? " " : nullptr;
    }
  });
  out += '"';
}

void AppendNumber(double value, std::string& out) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::isfinite(value) ? value : 0.0).ptr;
  out.append(buffer, end);
}

void AppendNumber(long long value, std::string& out) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

}  // namespace diplograph
