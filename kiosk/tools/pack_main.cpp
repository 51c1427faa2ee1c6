// elternkiosk-pack: makes content packs out of the sources. Words in, exit code out.
#include "kiosk/authoring/build.h"
#include "kiosk/tools/library_commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <unistd.h>

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) {
  using namespace kiosk::authoring;
  CLI::App app{"Makes content packs for the Elternkiosk.", "elternkiosk-pack"};
  app.require_subcommand(1);
  BuildOptions options;
  std::string format = "db";
  bool is_strict = false;
  options.progress = ::isatty(STDERR_FILENO) == 1 ? Progress::Shown : Progress::Silent;

  CLI::App* build_command = app.add_subcommand("build", "Checks the sources and makes a pack.");
  build_command->add_option("CONTENT", options.content, "the folder with pack.toml")->required();
  build_command->add_option("--out", options.file, "the pack to make")->required();
  build_command->add_option("--format", format, "db: a plain database")->check(CLI::IsMember({"db"}));
  build_command->add_flag("--strict", is_strict, "warnings refuse the pack, too");

  CLI::App* template_command = app.add_subcommand("template", "Writes all German texts for translators (POT).");
  template_command->add_option("CONTENT", options.content, "the folder with pack.toml")->required();
  template_command->add_option("--out", options.file, "the POT file to write")->required();

  const kiosk::tools::LibraryCommands library(app);

  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_wrong_usage;
  }
  if (const auto code = library.run()) return *code;
  if (is_strict) options.strictness = Strictness::WarningsRefuse;
  return *build_command ? build(options, std::cout, std::cerr) : write_template(options, std::cout, std::cerr);
}
