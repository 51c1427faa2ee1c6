// elternkiosk-installer: the one writer of a kiosk's library of packs. Speaks on its pipes (INSTALLER.md).
#include "kiosk/install/installer.h"
#include "kiosk/locale/berlin_time.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <filesystem>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) {
  using namespace kiosk;
  std::string root, trust, house;
  CLI::App app{"Keeps the Elternkiosk's library of packs. Requests come in on standard input, one JSON line each.",
               "elternkiosk-installer"};
  app.add_option("--library", root, "the folder of the library; made when it is not there")
      ->required()
      ->type_name("DIR");
  app.add_option("--trust", trust, "the folder with the keys of whom this kiosk believes")
      ->required()
      ->type_name("DIR");
  app.add_option("--house", house, "this house's scope, e.g. magdeburg/kinderland")->type_name("SCOPE");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  spdlog::set_default_logger(spdlog::stderr_color_mt("installer")); // standard output is for answers
  std::signal(SIGPIPE, SIG_IGN);
  std::error_code problem;
  const auto validator =
      std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / "elternkiosk-validate";
  install::Installer({root, trust, house, validator, [] { return locale::now().local; }, 0, 1}).serve();
  return 0;
}
