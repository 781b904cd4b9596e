// Times our writers on one graph: bench_write GRAPH.json OUT_DIR. See bench_write.py.
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "export/format.h"
#include "export/reader.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bench_write GRAPH.json OUT_DIR\n";
    return 2;
  }
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
  };
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const auto start = Clock::now();
  const auto facts = diplograph::ReadGraph(diplograph::Format::kJson, bytes, argv[1]);
  if (!facts.ok()) {
    std::cerr << facts.status() << '\n';
    return 1;
  }
  std::cout << "read json " << seconds(start) << std::endl;
  for (const auto format :
       {diplograph::Format::kGraphml, diplograph::Format::kGexf, diplograph::Format::kJson}) {
    const auto begin = Clock::now();
    const std::string path = std::string(argv[2]) + "/ours." + std::string(diplograph::Name(format));
    if (const auto s = diplograph::WriteGraphFile(*facts, format, {}, path); !s.ok()) {
      std::cerr << s << '\n';
      return 1;
    }
    std::cout << "write " << diplograph::Name(format) << ' ' << seconds(begin) << std::endl;
  }
  return 0;
}
