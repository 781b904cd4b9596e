// Runs the real program and catches what it says.
#ifndef DIPLOGRAPH_TESTS_SUPPORT_PROCESS_H_
#define DIPLOGRAPH_TESTS_SUPPORT_PROCESS_H_

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace diplograph::testing {

struct Result {
  int code = -1;  // 128 + the signal's number if one ended the program
  std::string out;
  std::string err;
};

// A directory that lasts as long as the object.
class TempDirectory {
 public:
  TempDirectory() {
    std::string name = (std::filesystem::temp_directory_path() / "diplograph.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ~TempDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;

  std::string File(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string ReadAll(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void WriteAll(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// Runs `program` with `arguments`, its standard input being `input`. No shell is involved.
inline Result Run(const std::string& program, const std::vector<std::string>& arguments,
                  const std::string& input = "") {
  const TempDirectory directory;
  WriteAll(directory.File("in"), input);
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& w : words) argv.push_back(w.data());
  argv.push_back(nullptr);

  const std::string in = directory.File("in");
  const std::string out = directory.File("out");
  const std::string err = directory.File("err");
  const pid_t child = fork();
  if (child == 0) {
    const auto redirect = [](const std::string& path, int flags, int to) {
      const int fd = open(path.c_str(), flags, 0600);
      if (fd < 0 || dup2(fd, to) < 0) _exit(126);
    };
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  int status = 0;
  Result result;
  if (child > 0 && waitpid(child, &status, 0) == child) {
    result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  result.out = ReadAll(out);
  result.err = ReadAll(err);
  return result;
}

}  // namespace diplograph::testing

#endif  // DIPLOGRAPH_TESTS_SUPPORT_PROCESS_H_
