#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "demo_case.hpp"
#include "dossier.hpp"

namespace cahoots {
namespace {

struct Options {
  std::uint64_t seed = 1;
  std::string output;
  double scale = 1;
  bool damage = false;
};

void write_file(const std::filesystem::path& folder, const ExportFile& file) {
  std::ofstream stream(folder / file.name, std::ios::binary);
  stream << file.bytes;
  stream.close();
  if (!stream) {
    throw IoError("cannot write " + (folder / file.name).string());
  }
}

void generate(const Options& options) {
  const Draw seed(options.seed);
  const DemoCase made = make_demo_case(seed, options.scale);
  const std::filesystem::path folder(options.output);
  std::filesystem::create_directories(folder / "exports");
  std::vector<ExportFile> files = all_exports(made.scenario, seed);
  if (options.damage) {
    files = damaged(std::move(files), seed);
  }
  for (const ExportFile& file : files) {
    write_file(folder / "exports", file);
  }
  write_file(folder, truth_table(made.scenario));
  write_file(folder, tips(made.scenario, made.staff, seed));
  write_file(folder, read_me(made.scenario));
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  cahoots::Options options;
  CLI::App app("Generates an invented case of covert influence with its ground truth.");
  app.add_option("--seed", options.seed, "Another seed, another case; the same, the same bytes")
      ->capture_default_str();
  app.add_option("--output,-o", options.output, "Folder to write to")->required();
  app.add_option("--scale", options.scale, "Size of the crowds; above 1, of the operation too")
      ->check(CLI::Range(0.1, 200.0))
      ->capture_default_str();
  app.add_flag("--damage", options.damage, "Add the cut lines and spoilt ids of real exports");
  try {
    app.parse(argc, argv);
    cahoots::generate(options);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "cahoots-demo-case: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
