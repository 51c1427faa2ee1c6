#include "kiosk/install/child.h"

#include "kiosk/container/refusals.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace kiosk::install {
namespace {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;
using Json = nlohmann::ordered_json;

constexpr std::size_t verdict_bytes_max = std::size_t{64} * 1024;
constexpr std::chrono::milliseconds look_every{100};
/// The processor's time is limited in the child; this is for one that sleeps.
constexpr std::chrono::minutes patience{5};

/// A process that is killed and reaped when it goes.
class Child {
public:
  Child(pid_t process, int output) : process_(process), output_(output) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    (void)::close(output_);
    if (process_ > 0) {
      (void)::kill(process_, SIGKILL);
      (void)wait();
    }
  }
  [[nodiscard]] int output() const { return output_; }
  /// waitpid's status.
  int wait() {
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return status;
  }

private:
  pid_t process_;
  int output_;
};

tl::unexpected<Error> not_started(int number) {
  return refuse(Refusal::Internal, fmt::format("the validator cannot be started: {}", std::strerror(number)));
}

/// Starts the program with nothing of ours but standard error, and its output in a pipe.
Result<std::unique_ptr<Child>> start(const fs::path& program, const fs::path& folder) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return not_started(errno);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  std::string name = program.string(), argument = folder.string();
  char* const arguments[] = {name.data(), argument.data(), nullptr};
  char* const environment[] = {nullptr};
  pid_t process = -1;
  const int number = ::posix_spawn(&process, name.c_str(), &actions, nullptr, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  (void)::close(ends[1]);
  if (number != 0) {
    (void)::close(ends[0]);
    return not_started(number);
  }
  return std::make_unique<Child>(process, ends[0]);
}

/// All that the child says until it closes its output.
Result<std::string> read_verdict(const Child& child, const Watch& watch) {
  std::string said;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (true) {
    if (watch && !watch(0, 0)) return fail(ErrorKind::Cancelled, "the validation was stopped");
    if (std::chrono::steady_clock::now() > deadline) return refuse(Refusal::ValidatorSlow);
    pollfd waiting{child.output(), POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(look_every.count())) <= 0) continue;
    char block[4096];
    const ssize_t count = ::read(child.output(), block, sizeof block);
    if (count == 0) return said;
    if (count < 0 && errno != EINTR) return refuse(Refusal::ValidatorDied, "the validator cannot be heard");
    if (count > 0) said.append(block, static_cast<std::size_t>(count));
    if (said.size() > verdict_bytes_max) return refuse(Refusal::ValidatorDied, "the validator does not stop talking");
  }
}

} // namespace

std::string to_verdict(const Result<void>& result) {
  Json json{{"valid", result.has_value()}};
  if (!result) {
    const bool has_code = container::refusal_of(result.error()).has_value();
    json["code"] = has_code ? result.error().code : container::code_of(Refusal::DatabaseDamaged);
    json["detail"] = result.error().detail;
    json["where"] = result.error().where;
  }
  return json.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

Result<void> parse_verdict(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  const auto died = [](std::string why) { return refuse(Refusal::ValidatorDied, std::move(why)); };
  if (!json.is_object() || !json.contains("valid") || !json["valid"].is_boolean())
    return died("the validator gave no answer");
  if (json["valid"].get<bool>()) return {};
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
  };
  Error error{ErrorKind::Refused, text("detail"), text("where"), text("code")};
  if (!container::refusal_of(error)) return died("the validator answered with an unknown code");
  return tl::unexpected<Error>(std::move(error));
}

Result<void> validate_in_child(const fs::path& validator, const fs::path& folder, const Watch& watch) {
  auto child = start(validator, folder);
  if (!child) return tl::unexpected(child.error());
  const auto said = read_verdict(**child, watch);
  if (!said) return tl::unexpected(said.error());
  const int status = (*child)->wait();
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return refuse(signal == SIGXCPU ? Refusal::ValidatorSlow : Refusal::ValidatorDied,
                  fmt::format("the validator was ended by signal {} ({})", signal, ::strsignal(signal)));
  }
  return parse_verdict(*said);
}

} // namespace kiosk::install
