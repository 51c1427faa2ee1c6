#include "kiosk/tools/library_commands.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/messages.h"
#include "kiosk/install/pin.h"
#include "kiosk/install/start.h"
#include "kiosk/locale/berlin_time.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace kiosk::tools {

using namespace kiosk::install;

struct LibraryArguments {
  std::string root, trust, house, file;
  bool older = false, json = false;
  int epoch = 1;
  std::int64_t seq = 0;
  CLI::App *install = nullptr, *status = nullptr, *rollback = nullptr, *verify = nullptr, *floor = nullptr;
};

namespace {

volatile std::sig_atomic_t was_interrupted = 0;
constexpr std::chrono::seconds patience{30};
constexpr int exit_interrupted = 130;

int refuse_with(const Error& error) {
  if (error.kind == ErrorKind::Cancelled) {
    fmt::print(stderr, "elternkiosk-pack: stopped; nothing was changed\n");
    return exit_interrupted;
  }
  fmt::print(stderr, "elternkiosk-pack: {}\n{}\n", container::log_line(error),
             container::staff_sentence(error, container::StaffLanguage::English));
  return 1;
}

Result<Library> open_library(const LibraryArguments& arguments) {
  return Library::open({arguments.root, arguments.trust, arguments.house, locale::now().local});
}

/// One line that is drawn over on a terminal, a line a step elsewhere.
class Bar {
public:
  void show(const StepProgress& progress) {
    const bool is_new = !last_ || *last_ != progress.step;
    last_ = progress.step;
    if (!is_terminal_) {
      if (is_new) fmt::print(stderr, "{} ...\n", word_of(progress.step));
      return;
    }
    const int percent = progress.of == 0 ? 0 : static_cast<int>(progress.done * 100 / progress.of);
    if (!is_new && percent == percent_) return;
    percent_ = percent;
    fmt::print(stderr, "\r\x1b[K{} {:-<{}}{: <{}}", word_of(progress.step), "", percent / 4, "", 25 - percent / 4);
    if (progress.of > 0) fmt::print(stderr, " {} of {} MB", progress.done / 1'000'000, progress.of / 1'000'000);
    std::fflush(stderr);
  }
  ~Bar() {
    if (is_terminal_ && last_) fmt::print(stderr, "\r\x1b[K");
  }

private:
  bool is_terminal_ = ::isatty(STDERR_FILENO) == 1;
  std::optional<Step> last_;
  int percent_ = -1;
};

int run_install(const LibraryArguments& arguments) {
  auto library = open_library(arguments);
  if (!library) return refuse_with(library.error());
  std::signal(SIGINT, [](int) { was_interrupted = 1; });
  std::error_code problem;
  const auto programs = std::filesystem::read_symlink("/proc/self/exe", problem).parent_path();
  const InstallOptions options{programs / "elternkiosk-validate", arguments.older ? Older::Allowed : Older::Refused,
                               patience};
  const auto installed = [&] {
    Bar bar;
    return install::install(arguments.file, *library, options, [&](const StepProgress& progress) {
      bar.show(progress);
      return was_interrupted == 0;
    });
  }();
  if (!installed) return refuse_with(installed.error());
  fmt::print("installed {}: {}, valid until {}\n", folder_name(installed->id), installed->manifest.scope,
             to_string(installed->manifest.expires));
  return 0;
}

template <typename F> int with_lock(const LibraryArguments& arguments, F work) {
  auto library = open_library(arguments);
  if (!library) return refuse_with(library.error());
  const auto lock = library->lock(patience, [] { fmt::print(stderr, "another installer is at work: waiting\n"); });
  if (!lock) return refuse_with(lock.error());
  return work(*library, *lock);
}

int run_rollback(const LibraryArguments& arguments) {
  return with_lock(arguments, [](Library& library, const Lock& lock) {
    const auto pack = roll_back(library, lock);
    if (!pack) return refuse_with(pack.error());
    fmt::print("back to {}\n", folder_name(pack->id));
    return 0;
  });
}

int run_set_floor(const LibraryArguments& arguments) {
  return with_lock(arguments, [&](Library& library, const Lock& lock) {
    const auto set = set_floor(library, {arguments.epoch, arguments.seq}, lock);
    if (!set) return refuse_with(set.error());
    fmt::print("nothing older than {}-{} comes in\n", arguments.epoch, arguments.seq);
    return 0;
  });
}

std::string name_of(const std::optional<PackId>& id) { return id ? folder_name(*id) : "none"; }

std::string pin_line(const Result<PinState>& pin) {
  if (!pin) return "damaged: set a new one (elternkiosk-installer set-pin)";
  if (!pin->is_set) return "not set (elternkiosk-installer set-pin)";
  if (pin->wait > std::chrono::seconds{0}) return "set, was wrong too often: no more tries for a while";
  return fmt::format("set, {} tries left", pin->tries_left);
}

void print_status(const Status& status, const Result<PinState>& pin) {
  const State& state = status.state;
  if (!status.problem.empty()) fmt::print("attention: {}; made again from the packs\n", status.problem);
  fmt::print("current   {}{}\n", name_of(state.current),
             state.is_on_trial ? fmt::format(" (on trial, started {} times)", state.tries) : "");
  fmt::print("previous  {}\n", name_of(state.previous));
  if (state.failed) fmt::print("gave way  {}\n", folder_name(*state.failed));
  if (state.floor) fmt::print("floor     {}-{}\n", state.floor->number.epoch, state.floor->number.seq);
  fmt::print("free      {} MB\n", status.free_bytes / 1'000'000);
  fmt::print("pin       {}\n", pin_line(pin));
  if (!status.is_clock_plausible) fmt::print("attention: the clock is before the newest pack's day: it is wrong\n");
  for (const InstalledPack& pack : status.packs)
    fmt::print("pack      {}: {}, made {}, valid until {}\n", folder_name(pack.id), pack.manifest.scope,
               to_string(pack.manifest.created), to_string(pack.manifest.expires));
  for (const Note& note : status.notes)
    fmt::print("log       {} {} {} {}\n", to_string(note.at), word_of(note.event), note.what, note.code);
}

int run_status(const LibraryArguments& arguments) {
  const auto library = open_library(arguments);
  if (!library) return refuse_with(library.error());
  const Status status = status_of(*library);
  const auto pin = Pin(arguments.root).state(std::chrono::steady_clock::now());
  if (arguments.json)
    fmt::print("{}\n", to_line(status, {pin.value_or(PinState{true, false, 0, {}}), {}, false}).json);
  else
    print_status(status, pin);
  return 0;
}

int run_verify(const LibraryArguments& arguments) {
  const auto library = open_library(arguments);
  if (!library) return refuse_with(library.error());
  int code = 0;
  for (const Checkup& checkup : verify_library(*library)) {
    fmt::print("{} {}{}\n", checkup.code.empty() ? "sound  " : "damaged", checkup.folder,
               checkup.is_current ? " (current)" : "");
    if (checkup.code.empty()) continue;
    fmt::print(stderr, "elternkiosk-pack: {} {}: {}\n", checkup.code, checkup.folder, checkup.detail);
    code = 1;
  }
  return code;
}

CLI::App* command(CLI::App& app, LibraryArguments& arguments, const char* name, const char* about) {
  CLI::App* made = app.add_subcommand(name, about);
  made->add_option("--library", arguments.root, "the kiosk's library")->required()->type_name("DIR");
  made->add_option("--trust", arguments.trust, "the keys of whom this kiosk believes")->required()->type_name("DIR");
  made->add_option("--house", arguments.house, "this house's scope, e.g. magdeburg/kinderland")->type_name("SCOPE");
  return made;
}

} // namespace

LibraryCommands::LibraryCommands(CLI::App& app) : arguments_(std::make_unique<LibraryArguments>()) {
  LibraryArguments& it = *arguments_;
  it.install = command(app, it, "install", "Installs a pack into a kiosk's library.");
  it.install->add_option("PACK", it.file, "the .kitapack file")->required();
  it.install->add_flag("--older", it.older, "also one that is older than the confirmed one");
  it.status = command(app, it, "status", "Shows how a kiosk's library stands.");
  it.status->add_flag("--json", it.json, "as one line of JSON");
  it.rollback = command(app, it, "rollback", "Goes back to the pack before; called again, forward.");
  it.verify = command(app, it, "verify-library", "Checks every byte of every pack.");
  it.floor = command(app, it, "set-floor", "Says from which number on packs may come in.");
  it.floor->add_option("SEQ", it.seq, "e.g. 2026112301")->required()->check(CLI::PositiveNumber);
  it.floor->add_option("--epoch", it.epoch, "")->check(CLI::Range(1, 1'000'000))->capture_default_str();
}

LibraryCommands::~LibraryCommands() = default;

std::optional<int> LibraryCommands::run() const {
  const LibraryArguments& it = *arguments_;
  if (*it.install) return run_install(it);
  if (*it.status) return run_status(it);
  if (*it.rollback) return run_rollback(it);
  if (*it.verify) return run_verify(it);
  if (*it.floor) return run_set_floor(it);
  return std::nullopt;
}

} // namespace kiosk::tools
