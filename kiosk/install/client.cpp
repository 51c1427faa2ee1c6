#include "kiosk/install/client.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace kiosk::install {
namespace {

/// Both pipes; what is left open closes itself.
struct Pipes {
  int to_child[2] = {-1, -1}, from_child[2] = {-1, -1};
  ~Pipes() {
    for (const int descriptor : {to_child[0], to_child[1], from_child[0], from_child[1]})
      if (descriptor >= 0) (void)::close(descriptor);
  }
};

int spawn(const std::filesystem::path& program, std::vector<std::string> words, const Pipes& pipes, pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipes.to_child[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, pipes.from_child[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int number = ::posix_spawn(&process, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return number;
}

} // namespace

Result<InstallerProcess> InstallerProcess::start(const std::filesystem::path& program, const LibraryOptions& library,
                                                 const std::filesystem::path& clock_command) {
  std::signal(SIGPIPE, SIG_IGN); // an installer that is gone is told by send()
  Pipes pipes;
  if (::pipe2(pipes.to_child, O_CLOEXEC) != 0 || ::pipe2(pipes.from_child, O_CLOEXEC) != 0)
    return fail(ErrorKind::Internal, fmt::format("no pipe to the installer: {}", std::strerror(errno)));
  std::vector<std::string> words{program.string(), "--library", library.root.string(), "--trust",
                                 library.trust.string()};
  if (!library.house.empty()) words.insert(words.end(), {"--house", library.house});
  if (!clock_command.empty()) words.insert(words.end(), {"--clock-command", clock_command.string()});
  pid_t process = -1;
  if (const int number = spawn(program, std::move(words), pipes, process); number != 0)
    return fail(ErrorKind::Internal, fmt::format("the installer cannot be started: {}", std::strerror(number)),
                program.string());
  return InstallerProcess(process, std::exchange(pipes.to_child[1], -1), std::exchange(pipes.from_child[0], -1));
}

InstallerProcess::InstallerProcess(InstallerProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)), input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)), unread_(std::move(other.unread_)) {}

InstallerProcess::~InstallerProcess() {
  if (input_ >= 0) (void)::close(input_);
  if (output_ >= 0) (void)::close(output_);
  if (process_ <= 0) return;
  // Its input has ended: it stops what it does and leaves. Only one that hangs is ended.
  for (int i = 0; i < 100; ++i) {
    if (::waitpid(process_, nullptr, WNOHANG) != 0) return;
    ::usleep(20'000);
  }
  (void)::kill(process_, SIGKILL);
  (void)::waitpid(process_, nullptr, 0);
}

bool InstallerProcess::send(const Request& request) {
  const std::string line = to_line(request) + '\n';
  for (std::size_t at = 0; at < line.size();) {
    const ssize_t count = ::write(input_, line.data() + at, line.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    at += static_cast<std::size_t>(count);
  }
  return true;
}

Result<std::vector<Answer>> InstallerProcess::read(std::chrono::milliseconds timeout) {
  std::vector<Answer> answers;
  auto wait = timeout;
  while (true) {
    pollfd waiting{output_, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(wait.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return answers;
    char block[4096];
    const ssize_t count = ::read(output_, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      if (!answers.empty()) return answers;
      return fail(ErrorKind::Internal, "the installer is gone");
    }
    unread_.append(block, static_cast<std::size_t>(count));
    for (std::size_t end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n')) {
      if (auto answer = parse_answer(std::string_view{unread_}.substr(0, end))) answers.push_back(std::move(*answer));
      unread_.erase(0, end + 1);
    }
    if (!answers.empty()) wait = std::chrono::milliseconds{0};
  }
}

} // namespace kiosk::install
