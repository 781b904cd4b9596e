// Reads what an article states: who met, urged, visited or signed with whom.
#ifndef DIPLOGRAPH_EXTRACT_EXTRACTOR_H_
#define DIPLOGRAPH_EXTRACT_EXTRACTOR_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "extract/article.h"
#include "extract/pack.h"
#include "graph/model.h"

namespace diplograph {

// How an article was read, sentence by sentence. All offsets are bytes into the article.
struct Explanation {
  struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    std::string type;                // node type
    std::string form;                // "name", "title", "reference", ...
    std::vector<std::string> means;  // names of the entities it was resolved to; empty: unresolved
  };
  struct RuleTrial {
    std::string rule;
    std::string source;   // file:line
    std::string trigger;  // the words that set it off
    std::string event;    // what it made, in words; empty if rejected
    std::string reason;   // why it was rejected
  };
  struct Sentence {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    std::string kind;  // "headline", "body", "noise"
    std::vector<Mention> mentions;
    std::vector<std::string> dates;
    std::vector<RuleTrial> trials;
  };
  std::string title;
  std::string date;
  std::string language;
  std::vector<Sentence> sentences;
  Facts facts;
};

// Immutable once loaded; threads may share one.
class Extractor {
 public:
  struct Options {
    bool embedded = true;              // the packs compiled into the program
    std::vector<std::string> folders;  // further packs; one of a language replaces the embedded one
  };
  // On failure the status names the first faults of the packs, one a line.
  static absl::StatusOr<Extractor> Load(const Options& options);
  static absl::StatusOr<Extractor> Load() { return Load(Options()); }

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // ISO 639-1 codes of the packs, sorted.
  std::vector<std::string> Languages() const;
  // The pack whose function words the text has most of.
  std::string DetectLanguage(absl::string_view text) const;

  // Never fails: an article that says nothing gives a graph with its document alone. An
  // article.language without a pack is detected instead.
  Facts Extract(const Article& article) const;
  // The same, with everything that was seen and tried on the way.
  Explanation Explain(const Article& article) const;

  // An example beside a rule, with what it must give; the tests run them all.
  struct Example {
    std::string language;
    std::string rule;
    std::string relation;
    std::string source;  // file:line
    bool positive = true;
    std::string text;
    std::string expected;
  };
  std::vector<Example> Examples() const;

 private:
  struct Impl;
  explicit Extractor(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Every fault of the pack in `files`; what packs share is in `common`.
std::vector<PackFault> CheckPack(const PackFiles& files, const PackFiles& common);

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXTRACT_EXTRACTOR_H_
