#include <libxml/xmlreader.h>

#include <climits>
#include <memory>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "export/assemble.h"
#include "export/json_util.h"
#include "export/readers.h"
#include "export/view.h"
#include "graph/status_macros.h"

namespace diplograph {
namespace {

// graphml/graph/node/data and what yEd puts below it; deeper is not ours and not worth the stack.
constexpr int kMaxDepth = 32;

absl::string_view View8(const xmlChar* s) {
  return s == nullptr ? absl::string_view() : absl::string_view(reinterpret_cast<const char*>(s));
}

class GraphmlReader {
 public:
  GraphmlReader(absl::string_view bytes, absl::string_view name) : name_(name), assembler_(name) {
    // No network, no entity expansion, no DTD. Article texts may exceed libxml2's limit on a text, so
    // its limits go, but only where no DTD can hide; depth is limited here in any case.
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES;
    if (IsAsciiBased(bytes) && bytes.find("<!DOCTYPE") == absl::string_view::npos) options |= XML_PARSE_HUGE;
    if (bytes.size() <= INT_MAX) {
      reader_.reset(
          xmlReaderForMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options));
    }
    if (reader_ != nullptr) xmlTextReaderSetErrorHandler(reader_.get(), OnError, this);
  }

  absl::StatusOr<Facts> Run() {
    if (reader_ == nullptr) return absl::ResourceExhaustedError(absl::StrCat(name_, ": too large"));
    int more = 0;
    while ((more = xmlTextReaderRead(reader_.get())) == 1) RETURN_IF_ERROR(OnNode());
    if (more != 0)
      return Fault(error_.empty() ? name_ : error_where_, error_.empty() ? "is not XML" : error_);
    if (!has_graph_) return Fault(name_, "has no <graph>");
    RETURN_IF_ERROR(assembler_.AddHiddenEvents(hidden_events_));
    return assembler_.Finish();
  }

 private:
  // Not UTF-16 or UTF-32, in which "<!DOCTYPE" has other bytes.
  static bool IsAsciiBased(absl::string_view bytes) {
    return bytes.substr(0, 4).find('\0') == absl::string_view::npos && bytes.substr(0, 1) == "<";
  }

  struct Free {
    void operator()(xmlTextReader* r) const { xmlFreeTextReader(r); }
  };
  enum class Place { kNone, kGraph, kNode, kEdge };

  static void OnError(void* self, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr locator) {
    auto& me = *static_cast<GraphmlReader*>(self);
    if (!me.error_.empty()) return;  // the first says most
    me.error_ = std::string(absl::StripSuffix(absl::string_view(message), "\n"));
    me.error_where_ = absl::StrCat(me.name_, ":", xmlTextReaderLocatorLineNumber(locator));
  }

  // The line on which the element at hand begins; the parser itself may be far ahead.
  std::string Here() const {
    return absl::StrCat(name_, ":", xmlGetLineNo(xmlTextReaderCurrentNode(reader_.get())));
  }

  std::string Attribute(const char* name) const {
    xmlChar* value = xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name));
    std::string out(View8(value));
    xmlFree(value);
    return out;
  }

  absl::Status OnNode() {
    if (xmlTextReaderDepth(reader_.get()) > kMaxDepth) return Fault(Here(), "is nested too deeply");
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        return OnElement();
      case XML_READER_TYPE_END_ELEMENT:
        return OnEnd(View8(xmlTextReaderConstLocalName(reader_.get())));
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      case XML_READER_TYPE_WHITESPACE:
        if (in_data_) absl::StrAppend(&text_, View8(xmlTextReaderConstValue(reader_.get())));
        return absl::OkStatus();
      case XML_READER_TYPE_DOCUMENT_TYPE:
        return Fault(Here(), "a DTD is not allowed");
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return Fault(Here(), "an entity is not allowed");
      default:
        return absl::OkStatus();
    }
  }

  absl::Status OnElement() {
    const std::string element(View8(xmlTextReaderConstLocalName(reader_.get())));
    const bool empty = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
    if (xmlTextReaderDepth(reader_.get()) == 0 && element != "graphml")
      return Fault(Here(), "is not GraphML");
    if (element == "key") {
      keys_[Attribute("id")] = Attribute("attr.name");
    } else if (element == "graph") {
      if (has_graph_) return Fault(Here(), "has more than one <graph>");
      has_graph_ = true;
      place_ = Place::kGraph;
    } else if (element == "node" || element == "edge") {
      RETURN_IF_ERROR(OnRecord(element == "edge"));
    } else if (element == "data" && place_ != Place::kNone) {
      key_ = Attribute("key");
      if (!keys_.contains(key_))
        return Fault(Here(), absl::StrCat("<data> with the undeclared key \"", key_, "\""));
      text_.clear();
      in_data_ = true;
    }
    return empty ? OnEnd(element) : absl::OkStatus();
  }

  absl::Status OnRecord(bool edge) {
    if (place_ != Place::kGraph) return Fault(Here(), "nested graphs and hyperedges are not supported");
    place_ = edge ? Place::kEdge : Place::kNode;
    Record& r = record_ = {};
    r.where = Here();
    r.id = Attribute("id");
    r.source = Attribute("source");
    r.target = Attribute("target");
    if (!r.id.empty()) absl::StrAppend(&r.where, edge ? ": edge \"" : ": node \"", r.id, "\"");
    if (edge ? r.source.empty() || r.target.empty() : r.id.empty()) {
      return Fault(r.where, edge ? "<edge> without source or target" : "<node> without id");
    }
    return absl::OkStatus();
  }

  absl::Status OnEnd(absl::string_view element) {
    if (element == "data" && in_data_) {
      in_data_ = false;
      return SetField(keys_[key_]);
    }
    if (element == "node" && place_ == Place::kNode) {
      place_ = Place::kGraph;
      return assembler_.AddNode(record_);
    }
    if (element == "edge" && place_ == Place::kEdge) {
      place_ = Place::kGraph;
      return assembler_.AddEdge(record_);
    }
    if (element == "graph") place_ = Place::kNone;
    return absl::OkStatus();
  }

  absl::Status SetField(const std::string& key) {
    if (place_ != Place::kGraph) {
      if (IsListField(key)) {
        record_.lists[key] = SplitList(text_);
      } else {
        record_.fields[key] = text_;
      }
    } else if (key == "documents") {
      return assembler_.AddDocuments(text_);
    } else if (key == "events") {
      hidden_events_ = text_;
    }
    return absl::OkStatus();
  }

  std::string name_;
  Assembler assembler_;
  Record record_;  // the node or edge at hand
  std::string hidden_events_;
  std::unique_ptr<xmlTextReader, Free> reader_;
  absl::flat_hash_map<std::string, std::string> keys_;  // key id -> attr.name
  Place place_ = Place::kNone;
  bool has_graph_ = false;
  bool in_data_ = false;
  std::string key_;
  std::string text_;
  std::string error_;
  std::string error_where_;
};

}  // namespace

absl::StatusOr<Facts> ReadGraphml(absl::string_view bytes, absl::string_view name) {
  return GraphmlReader(bytes, name).Run();
}

}  // namespace diplograph
