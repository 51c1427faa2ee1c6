#include "tests/power/sweep.h"

#include "kiosk/base/files.h"
#include "kiosk/container/pin_hash.h"
#include "kiosk/install/messages.h"
#include "kiosk/install/pin.h"
#include "kiosk/install/start.h"
#include "kiosk/pack/pack.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace power {
namespace {

using namespace kiosk;

fs::path beside(const std::string& program) { return fs::path(KIOSK_BINARY_DIR) / program; }

/// Memory that behaves as a disk does to a killed process, without its slowness.
fs::path scratch() {
  return fs::is_directory("/dev/shm") && ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : KIOSK_BINARY_DIR;
}

void point(int file, const fs::path& path, int flags) {
  const int opened = ::open(path.c_str(), flags, 0600);
  if (opened < 0 || ::dup2(opened, file) < 0) ::_exit(99);
  ::close(opened);
}

std::string text_of(const fs::path& path) { return read_file(path).value_or(std::string{}); }

/// A start without any failure: what the kiosk would show.
std::optional<install::Open> start(const Scenario& scenario, const fs::path& library, const fs::path& trust) {
  Scenario open = scenario;
  open.program = "elternkiosk-installer";
  open.arguments.clear();
  open.input = "{\"do\":\"open\"}\n";
  open.until.clear();
  const Ran ran = run(open, library, trust, {});
  const auto answer = install::parse_answer(ran.output.substr(0, ran.output.find('\n')));
  if (!answer || !std::holds_alternative<install::Open>(*answer)) return std::nullopt;
  return std::get<install::Open>(*answer);
}

/// P1, P2 and P7 after one point.
std::vector<std::string> judge(const Scenario& scenario, const Failure& failure, const fs::path& library,
                               const fs::path& trust, const Ran& ran) {
  std::vector<std::string> faults;
  const bool has_promised = !scenario.promise.empty() && ran.output.find(scenario.promise) != std::string::npos;
  const auto opened = start(scenario, library, trust);
  if (!opened) return {"the next start gave no answer"};
  const std::string& pack = opened->pack;
  if (pack != scenario.before && pack != scenario.after)
    faults.push_back(
        fmt::format("the next start shows \"{}\", neither \"{}\" nor \"{}\"", pack, scenario.before, scenario.after));
  if (has_promised && pack != scenario.after)
    faults.push_back(fmt::format("it had said \"{}\", but the next start shows \"{}\"", scenario.promise, pack));
  if (!pack.empty()) {
    const auto reading = install::Library::open({library, trust, {}, parse_local_time("2026-11-26T08:00").value()});
    const auto whole = reading->read_pack(opened->database.parent_path());
    if (!whole || !reading->check_bytes(*whole)) faults.push_back("the pack that is shown is not whole");
    if (!pack::Pack::open(opened->database)) faults.push_back("the pack that is shown cannot be opened");
  }
  if (fs::exists(library / "staging")) faults.push_back("staging was not emptied");
  if (!failure.is_cut && WIFSIGNALED(ran.status)) faults.push_back("an error ended the program by a signal");
  const bool is_told = WIFEXITED(ran.status) && WEXITSTATUS(ran.status) == 0;
  if (!failure.is_cut && !is_told && scenario.program == "elternkiosk-pack") {
    if (ran.errors.find("KP-") == std::string::npos) faults.push_back("no code in the error: " + ran.errors);
    if (pack != scenario.before && !failure.is_sticky) faults.push_back("an error was told, but the new pack is there");
  }
  if (scenario.more)
    for (const std::string& fault : scenario.more(library, ran))
      faults.push_back(fault);
  return faults;
}

/// Says the input, keeps the line open until the answer is there, and waits for the program's end.
void talk(const int (&line)[2], const Scenario& scenario, const fs::path& output, pid_t process, int& status) {
  ::close(line[0]);
  (void)!::write(line[1], scenario.input.data(), scenario.input.size());
  bool is_open = true;
  while (::waitpid(process, &status, is_open ? WNOHANG : 0) == 0) {
    ::usleep(1000);
    if (text_of(output).find(scenario.until) == std::string::npos) continue;
    ::close(line[1]);
    is_open = false;
  }
  if (is_open) ::close(line[1]);
}

std::uint64_t read_counter(const fs::path& file) {
  std::uint64_t count = 0;
  std::ifstream(file, std::ios::binary).read(reinterpret_cast<char*>(&count), sizeof count);
  return count;
}

} // namespace

namespace {

std::optional<install::PinRecord> pin_of(const fs::path& library) {
  const auto record = install::parse_pin(text_of(library / "pin"));
  return record ? std::optional<install::PinRecord>(*record) : std::nullopt;
}

/// The PIN is there and the same, and no answer was given to a try that is not on the disk.
std::vector<std::string> pin_is_counted(const fs::path& library, const Ran& ran) {
  const auto record = pin_of(library);
  if (!record) return {"the PIN's file is not whole"};
  std::vector<std::string> faults;
  if (!container::is_pin_of(record->hash, "271828")) faults.emplace_back("the PIN is another one");
  const bool was_wrong = ran.output.find("\"right\":false") != std::string::npos;
  if (was_wrong && record->tries != 1) faults.emplace_back("a wrong PIN was answered without being counted");
  return faults;
}

/// The old PIN or the new one; the new one once that was said.
std::vector<std::string> pin_is_one(const fs::path& library, const Ran& ran) {
  const auto record = pin_of(library);
  if (!record) return {"the PIN's file is not whole"};
  const bool is_new = container::is_pin_of(record->hash, "161803");
  const bool has_promised = ran.output.find("\"request\":\"set-pin\"") != std::string::npos &&
                            ran.output.find("\"is\":\"done\"") != std::string::npos;
  if (has_promised && !is_new) return {"a new PIN was told as set and is not there"};
  if (!is_new && !container::is_pin_of(record->hash, "271828")) return {"the PIN is neither the old nor the new one"};
  return {};
}

} // namespace

Failure kill() { return {"SIGKILL", {{"POWER_DEED", "kill"}, {"POWER_AT_EXIT", "1"}}, true, false}; }
Failure once(const std::string& error) { return {error, {{"POWER_DEED", error}}, false, false}; }
Failure from_then_on(const std::string& error) {
  return {error + " from then on", {{"POWER_DEED", error}, {"POWER_STICKY", "1"}}, false, true};
}

Ran run(const Scenario& scenario, const fs::path& library, const fs::path& trust,
        const std::map<std::string, std::string>& settings) {
  const fs::path folder = trust.parent_path(), input = folder / "in", output = folder / "out", errors = folder / "err",
                 counter = folder / "counter";
  std::ofstream(input) << scenario.input;
  std::ofstream(output) << "";
  int line[2] = {-1, -1};
  if (!scenario.until.empty() && ::pipe2(line, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::ofstream(counter, std::ios::binary) << std::string(8, '\0');
  std::vector<std::string> words{beside(scenario.program)};
  words.insert(words.end(), scenario.arguments.begin(), scenario.arguments.end());
  words.insert(words.end(), {"--library", library, "--trust", trust});
  const pid_t process = ::fork();
  if (process == 0) {
    if (scenario.until.empty())
      point(0, input, O_RDONLY);
    else
      (void)::dup2(line[0], 0);
    point(1, output, O_WRONLY | O_CREAT | O_TRUNC);
    point(2, errors, O_WRONLY | O_CREAT | O_TRUNC);
    if (!settings.empty()) {
      ::setenv("LD_PRELOAD", beside("libpower_shim.so").c_str(), 1);
      ::setenv("POWER_PROGRAM", scenario.program.c_str(), 1);
      ::setenv("POWER_COUNTER", counter.c_str(), 1);
      for (const auto& [name, value] : settings)
        ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> arguments;
    for (std::string& word : words)
      arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(99);
  }
  Ran ran;
  if (scenario.until.empty())
    ::waitpid(process, &ran.status, 0);
  else
    talk(line, scenario, output, process, ran.status);
  ran.output = text_of(output);
  ran.errors = text_of(errors);
  ran.calls = read_counter(counter);
  return ran;
}

SweepResult sweep(const Scenario& scenario, const Failure& failure, const fs::path& library, const fs::path& trust,
                  const std::function<void()>& prepare, const PowerCut& cut) {
  constexpr std::uint64_t points_max = 1000;
  SweepResult result;
  for (std::uint64_t point = 1; point <= points_max; ++point) {
    prepare();
    auto settings = failure.settings;
    settings["POWER_AT"] = std::to_string(point);
    const Ran ran = run(scenario, library, trust, settings);
    if (cut) cut();
    for (const std::string& fault : judge(scenario, failure, library, trust, ran))
      result.faults.push_back(fmt::format("{}, {}, call {}: {}", scenario.name, failure.name, point, fault));
    result.points = ran.calls;
    // The point lies behind the last call: this run was complete.
    if (ran.calls < point) return result;
  }
  result.faults.push_back(scenario.name + ": more than 1000 calls");
  return result;
}

Stage::Stage(const std::string& name)
    : shop_(name, scratch()), first_(shop_.make_pack("1.kitapack", {2026112301})),
      second_(shop_.make_pack("2.kitapack", {2026112401})) {
  const auto change = [&](const auto& work) {
    install::Library library = shop_.library();
    const install::Lock lock = workshop::must(library.lock(std::chrono::seconds{5}));
    work(library, lock);
  };
  const auto keep = [&](const char* kind) { fs::copy(shop_.root, shop_.folder / kind, fs::copy_options::recursive); };
  const auto confirm_current = [](install::Library& library, const install::Lock& lock) {
    (void)workshop::must(install::confirm(library, *library.state().current, lock).map([] { return 0; }));
  };
  fs::create_directories(shop_.root);
  keep("empty");
  (void)workshop::must(shop_.install(first_));
  change(confirm_current);
  keep("confirmed");
  (void)workshop::must(shop_.install(second_));
  keep("trial");
  change([](install::Library& library, const install::Lock& lock) {
    (void)install::choose(library, lock);
    (void)install::choose(library, lock);
  });
  keep("tired");
  change(confirm_current);
  keep("proven");
  change([&](install::Library&, const install::Lock& lock) {
    (void)workshop::must(install::Pin(shop_.root).set("271828", lock).map([] { return 0; }));
  });
  keep("pin");
}

void Stage::put(const std::string& kind, const fs::path& library) const {
  fs::remove_all(library);
  fs::copy(shop_.folder / kind, library, fs::copy_options::recursive);
  // What an installation left that was cut off before.
  fs::create_directories(library / "staging");
  std::ofstream(library / "staging" / "pack.db") << "half";
}

Stage::Case Stage::named(const std::string& scenario) const {
  for (const Case& one : cases())
    if (one.scenario.name == scenario) return one;
  throw std::runtime_error("no scenario is called " + scenario);
}

std::vector<Stage::Case> Stage::cases() const {
  const std::string first = install::folder_name(workshop::id_of(first_)),
                    second = install::folder_name(workshop::id_of(second_));
  const std::string installer = "elternkiosk-installer", pack = "elternkiosk-pack";
  const auto keeps_way_back = [first](const fs::path& library, const Ran&) {
    std::vector<std::string> faults;
    if (!fs::exists(library / "packs" / first / "pack.db")) faults.push_back("the way back is gone");
    return faults;
  };
  const auto line = [](const install::Request& request) { return install::to_line(request) + '\n'; };
  return {
      {{"install", pack, {"install", second_}, "", "", "installed " + second, first, second, keeps_way_back},
       "confirmed"},
      {{"first install", pack, {"install", first_}, "", "", "installed " + first, "", first, {}}, "empty"},
      {{"first start", installer, {}, "{\"do\":\"open\"}\n", "", "", second, second, keeps_way_back}, "trial"},
      {{"third start", installer, {}, "{\"do\":\"open\"}\n", "", "\"pack\":\"" + first, first, first, {}}, "tired"},
      {{"confirm",
        installer,
        {},
        fmt::format("{{\"do\":\"running-well\",\"pack\":\"{}\"}}\n", second),
        "",
        "",
        second,
        second,
        keeps_way_back},
       "trial"},
      {{"stage and take",
        installer,
        {},
        line(install::AskStage{second_}) + line(install::AskTake{}),
        "\"request\":\"take\"",
        "\"is\":\"done\",\"request\":\"take\"",
        first,
        second,
        keeps_way_back},
       "confirmed"},
      {{"stage and leave",
        installer,
        {},
        line(install::AskStage{second_}) + line(install::AskDrop{}),
        "\"request\":\"drop\"",
        "",
        first,
        first,
        keeps_way_back},
       "confirmed"},
      {{"a wrong PIN", installer, {}, line(install::AskCheckPin{"314159"}), "", "", second, second, pin_is_counted},
       "pin"},
      {{"the right PIN, and back",
        installer,
        {},
        line(install::AskCheckPin{"271828"}) + line(install::AskRollBack{}),
        "",
        "\"is\":\"done\",\"request\":\"roll-back\"",
        second,
        first,
        pin_is_counted},
       "pin"},
      {{"another PIN",
        installer,
        {},
        line(install::AskCheckPin{"271828"}) + line(install::AskSetPin{"161803"}),
        "",
        "",
        second,
        second,
        pin_is_one},
       "pin"},
      {{"roll back", pack, {"rollback"}, "", "", "back to " + first, second, first, {}}, "proven"},
  };
}

} // namespace power
