// What the tests of the commands that read articles share.
#ifndef DIPLOGRAPH_TESTS_CLI_ARTICLE_COMMANDS_H_
#define DIPLOGRAPH_TESTS_CLI_ARTICLE_COMMANDS_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tests/support/process.h"

namespace diplograph::testing {

inline constexpr char kHanoi[] =
    "Menlu Retno Tiba di Hanoi\nRabu, 10 Mei 2023\n\n"
    "HANOI - Menteri Luar Negeri Indonesia Retno Marsudi bertemu Menteri Luar Negeri Vietnam Bui Thanh Son "
    "di Hanoi, Rabu.\n";
inline constexpr char kVientiane[] =
    "Menlu Retno Tiba di Vientiane\nKamis, 11 Mei 2023\n\n"
    "VIENTIANE - Menteri Luar Negeri Indonesia Retno Marsudi bertemu Menteri Luar Negeri Laos Saleumxay "
    "Kommasith di Vientiane, Kamis.\n";

// A folder with good and bad articles, and the program.
class ArticleCommandTest : public ::testing::Test {
 protected:
  ArticleCommandTest() {
    WriteAll(File("hanoi.txt"), kHanoi);
    WriteAll(File("vientiane.txt"), kVientiane);
    WriteAll(File("empty.txt"), "");
    WriteAll(File("blank.txt"), " \r\n\t\n");
    WriteAll(File("latin1.txt"), "caf\xE9 au lait\n");
    std::filesystem::create_directory(File("folder"));
  }

  std::string File(const std::string& name) const { return dir_.File(name); }
  Result Program(std::vector<std::string> arguments, const std::string& input = "") const {
    return testing::Run(DIPLOGRAPH_BINARY, arguments, input);
  }
  // Names of the files in the folder that were not there at first.
  std::vector<std::string> NewFiles() const {
    static const std::vector<std::string> kKnown = {"blank.txt", "empty.txt",  "folder",
                                                    "hanoi.txt", "latin1.txt", "vientiane.txt"};
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(File("."))) {
      const std::string name = entry.path().filename().string();
      if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end()) out.push_back(name);
    }
    return out;
  }

  TempDirectory dir_;
};

// One clear line on standard error, nothing on standard output.
inline void ExpectRefusal(const Result& r, int code, const std::string& message) {
  EXPECT_EQ(r.code, code) << r.err;
  EXPECT_EQ(r.out, "");
  EXPECT_EQ(std::count(r.err.begin(), r.err.end(), '\n'), 1) << r.err;
  EXPECT_TRUE(absl::StartsWith(r.err, "diplograph: ")) << r.err;
  EXPECT_THAT(r.err, ::testing::HasSubstr(message));
}

struct Refusal {
  std::vector<std::string> arguments;  // "FILE:x" is the file x of the folder
  int code;
  std::string message;
};

// What both commands refuse, in the same words.
inline std::vector<Refusal> CommonRefusals() {
  return {
      {{}, 2, "article is required"},
      {{"FILE:none.txt"}, 1, "none.txt: No such file or directory"},
      {{"FILE:folder"}, 1, "folder: is a directory"},
      {{"FILE:empty.txt"}, 1, "empty.txt: is empty"},
      {{"FILE:blank.txt"}, 1, "blank.txt: is empty"},
      {{"FILE:latin1.txt"}, 1, "latin1.txt: not UTF-8 at byte 3"},
      {{"FILE:hanoi.txt", "--format", "nope"}, 2, "format"},
      {{"FILE:hanoi.txt", "--language", "qq"}, 2, "--language: no pack for \"qq\"; there are "},
      {{"FILE:hanoi.txt", "--date", "yesterday"}, 2, "--date: \"yesterday\" is no date"},
      {{"FILE:hanoi.txt", "--date", "2023-02-30"}, 2, "--date: \"2023-02-30\" is no date"},
      {{"FILE:hanoi.txt", "--lexicon", "FILE:none"}, 1, "none: no such folder"},
      {{"FILE:hanoi.txt", "--lexicon", "FILE:folder"}, 1, "folder: has no pack.json"},
      {{"FILE:hanoi.txt", "--bogus"}, 2, "--bogus"},
  };
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_CLI_ARTICLE_COMMANDS_H_
