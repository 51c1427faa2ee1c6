// elternkiosk-installer: the one writer of a kiosk's library of packs. Speaks on its pipes (INSTALLER.md), and sets the
// staff PIN for a technician.
#include "kiosk/container/refusals.h"
#include "kiosk/install/installer.h"
#include "kiosk/locale/berlin_time.h"
#include "kiosk/tools/terminal.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace {

using namespace kiosk;

int refused(const Error& error) {
  fmt::print(stderr, "elternkiosk-installer: {}\n{}\n", container::log_line(error),
             container::staff_sentence(error, container::StaffLanguage::English));
  return 1;
}

/// Asks for it twice on a terminal, takes one line elsewhere.
int set_pin(const std::filesystem::path& library) {
  const std::string pin = tools::ask_password("New PIN, 6 to 8 digits: ");
  if (auto good = install::check_new_pin(pin); !good) return refused(good.error());
  if (::isatty(STDIN_FILENO) == 1 && tools::ask_password("Once more: ") != pin) {
    fmt::print(stderr, "elternkiosk-installer: these are two different PINs; nothing was changed\n");
    return 1;
  }
  const auto lock = install::take_lock(library, std::chrono::seconds{30},
                                       [] { fmt::print(stderr, "another installer is at work: waiting\n"); });
  if (!lock) return refused(lock.error());
  if (auto set = install::Pin(library).set(pin, *lock); !set) return refused(set.error());
  install::note_in(library / "log", locale::now().local, *lock, {install::Event::PinSet, {}, {}, {}});
  fmt::print("the PIN is set\n");
  return 0;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) {
  std::string root, trust, house, clock_command;
  CLI::App app{"Keeps the Elternkiosk's library of packs. Requests come in on standard input, one JSON line each.",
               "elternkiosk-installer"};
  app.fallthrough();
  app.add_option("--library", root, "the folder of the library; made when it is not there")
      ->required()
      ->type_name("DIR");
  app.add_option("--trust", trust, "the folder with the keys of whom this kiosk believes; set-pin needs none")
      ->type_name("DIR");
  app.add_option("--house", house, "this house's scope, e.g. magdeburg/kinderland")->type_name("SCOPE");
  app.add_option("--clock-command", clock_command,
                 "a program that sets the clock, called with one word such as 2026-11-26T10:05:00 (local time)")
      ->type_name("FILE");
  const CLI::App* pin = app.add_subcommand(
      "set-pin", "Sets the staff PIN anew, also a forgotten one: asks for it without showing it, or reads a line of "
                 "standard input. There is no PIN until it is set.");
  try {
    app.parse(count, words);
    if (!*pin && trust.empty()) throw CLI::RequiredError("--trust");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (*pin) return set_pin(root);
  spdlog::set_default_logger(spdlog::stderr_color_mt("installer")); // standard output is for answers
  std::signal(SIGPIPE, SIG_IGN);
  std::error_code problem;
  const auto validator =
      std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / "elternkiosk-validate";
  install::Installer({root, trust, house, validator, clock_command, [] { return locale::now().local; }, 0, 1}).serve();
  return 0;
}
