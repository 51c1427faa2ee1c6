// elternkiosk-pack: makes content packs out of the sources, signs and checks them. Words in, exit code out.
#include "kiosk/tools/library_commands.h"
#include "kiosk/tools/making_commands.h"
#include "kiosk/tools/reading_commands.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) {
  using namespace kiosk;
  const auto progress = ::isatty(STDERR_FILENO) == 1 ? authoring::Progress::Bar : authoring::Progress::Lines;
  CLI::App app("Makes, signs and checks content packs for the Elternkiosk.", "elternkiosk-pack");
  app.require_subcommand(1);
  tools::Subcommands commands(app);
  tools::MakingCommands making(commands, progress);
  tools::ReadingCommands reading(commands, progress);
  const tools::LibraryCommands library(app);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? authoring::exit_done : authoring::exit_wrong_usage;
  }
  if (const auto code = library.run()) return *code;
  return commands.run().value_or(authoring::exit_wrong_usage);
}
