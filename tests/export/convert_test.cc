// The command line's `convert`, as a user runs it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/export/sample_facts.h"

namespace diplograph {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ConvertTest : public ::testing::Test {
 protected:
  void SetUp() override {
    dir_ = fs::temp_directory_path() / ("diplograph-convert-test-" + std::to_string(getpid()));
    fs::create_directory(dir_);
    ASSERT_TRUE(WriteGraphFile(PlainFacts(), Format::kJson, {}, dir_ / "in.json").ok());
  }
  void TearDown() override { fs::remove_all(dir_); }

  std::string Read(const std::string& name) const {
    std::ifstream in(dir_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // Runs `diplograph convert ARGS` there; standard output and error go to the files "out" and "err".
  int Run(const std::string& args) const {
    const int status = std::system(
        ("cd " + dir_.string() + " && " + DIPLOGRAPH_BINARY + " convert " + args + " >out 2>err").c_str());
    return WEXITSTATUS(status);
  }
  fs::path dir_;
};

TEST_F(ConvertTest, ThereAndBack) {
  ASSERT_EQ(Run("in.json g.graphml"), 0) << Read("err");
  ASSERT_EQ(Run("g.graphml back.json"), 0) << Read("err");
  EXPECT_EQ(Read("back.json"), Read("in.json"));
  EXPECT_EQ(Read("out") + Read("err"), "");
}

TEST_F(ConvertTest, StandardStreams) {
  ASSERT_EQ(Run("--from json --to json - - < in.json"), 0) << Read("err");
  EXPECT_EQ(Read("out"), Read("in.json"));
}

TEST_F(ConvertTest, FiltersAndOptions) {
  ASSERT_EQ(Run("in.json g.json --relation urged --relation part-of"), 0) << Read("err");
  EXPECT_EQ(Read("g.json").find("met-with"), std::string::npos);
  ASSERT_EQ(Run("in.json g.dot --type country --type organization --cluster country"), 0) << Read("err");
  EXPECT_THAT(Read("g.dot"), HasSubstr("cluster_country:vietnam"));
  ASSERT_EQ(Run("in.json g.gexf --projection events --gexf13"), 0) << Read("err");
  EXPECT_THAT(Read("g.gexf"), HasSubstr("kind=\"actor\""));
  ASSERT_EQ(Run("in.json g.json --min-weight 3"), 0) << Read("err");
  EXPECT_THAT(Read("g.json"), HasSubstr("\"nodes\": []"));
}

TEST_F(ConvertTest, WrongUseIsTwoBadDataIsOne) {
  struct Row {
    const char* args;
    int code;
    const char* error;
  };
  std::ofstream(dir_ / "bad.json") << "{\"nodes\":\n[}";
  for (const Row& row : {
           Row{"in.json", 2, "OUT"},
           Row{"in.json g.txt", 2, "g.txt: no format goes by this ending; known: .json"},
           Row{"in.json -", 2, "with \"-\", say the format: --to NAME"},
           Row{"in.dot g.json", 2, "in.dot: dot cannot be read back; json and graphml can"},
           Row{"in.json g.json --relation met", 2, "unknown relation \"met\"; known: met-with"},
           Row{"in.json g.json --type ship", 2, "unknown type \"ship\"; known: person"},
           Row{"in.json g.json --flavor x", 2, "unknown flavor \"x\"; known: plain, gephi, yed"},
           Row{"none.json g.json", 1, "none.json: No such file"},
           Row{"bad.json g.json", 1, "bad.json:2:2: "},
           Row{"in.json no/such/g.json", 1, "no/such/g.json: No such file or directory"},
       }) {
    EXPECT_EQ(Run(row.args), row.code) << row.args;
    EXPECT_THAT(Read("err"), HasSubstr(row.error)) << row.args;
    EXPECT_EQ(Read("out"), "") << row.args;
  }
  EXPECT_FALSE(fs::exists(dir_ / "g.json"));
}

}  // namespace
}  // namespace diplograph
