#include "kiosk/install/set_clock.h"

#include "kiosk/container/manifest.h"
#include "kiosk/container/refusals.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace kiosk::install {
namespace {

using container::Refusal;
using container::refuse;

constexpr std::chrono::year last_year{2099};
constexpr std::chrono::milliseconds look_every{20};

/// 0, or the number of an error.
int start(const std::filesystem::path& program, std::string word, pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  // Standard output is the line to the kiosk.
  posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  std::string name = program.string();
  char* const arguments[] = {name.data(), word.data(), nullptr};
  char* const environment[] = {nullptr};
  const int number = ::posix_spawn(&process, name.c_str(), &actions, nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  return number;
}

} // namespace

Result<void> set_clock(const std::filesystem::path& command, LocalTime local, std::chrono::milliseconds patience) {
  if (command.empty()) return refuse(Refusal::ClockNone);
  const Date day = date_of(local);
  if (day < container::program_released() || day.year() > last_year)
    return refuse(Refusal::ClockDay, fmt::format("{} was asked for", to_string(local)));
  pid_t process = -1;
  if (const int number = start(command, to_string(local), process); number != 0)
    return refuse(Refusal::ClockFailed, fmt::format("it cannot be started: {}", std::strerror(number)),
                  command.string());
  const auto deadline = std::chrono::steady_clock::now() + patience;
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(process, &status, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
    if (std::chrono::steady_clock::now() >= deadline) {
      (void)::kill(process, SIGKILL);
      (void)::waitpid(process, nullptr, 0);
      return refuse(Refusal::ClockFailed, "it did not end in time", command.string());
    }
    std::this_thread::sleep_for(look_every);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return refuse(Refusal::ClockFailed,
                WIFEXITED(status) ? fmt::format("it ended with {}", WEXITSTATUS(status)) : "it ended by a signal",
                command.string());
}

} // namespace kiosk::install
