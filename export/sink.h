// Text on its way to a stream: writers append to a string, which is passed on in large pieces.
#ifndef DIPLOGRAPH_EXPORT_SINK_H_
#define DIPLOGRAPH_EXPORT_SINK_H_

#include <ostream>
#include <string>

#include "absl/status/status.h"

namespace diplograph {

class Sink {
 public:
  explicit Sink(std::ostream& out) : out_(out) {}
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  // What is not passed on yet; append to it.
  std::string& text() { return text_; }
  // To be called between rows: passes the text on when there is enough of it.
  void EndRow() {
    if (text_.size() >= kPiece) Flush();
  }
  // Passes the rest on. DataLoss if the stream failed at any time.
  absl::Status Finish() {
    Flush();
    out_.flush();
    return out_.good() ? absl::OkStatus() : absl::DataLossError("the graph cannot be written");
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 18;

  void Flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  std::string text_;
};

}  // namespace diplograph

#endif  // DIPLOGRAPH_EXPORT_SINK_H_
