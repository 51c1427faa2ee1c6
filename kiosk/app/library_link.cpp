#include "kiosk/app/library_link.h"

#include "kiosk/install/start.h"

#include <chrono>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace kiosk::app {
namespace {

/// The installer answers in milliseconds, unless another one holds the library for a second.
constexpr std::chrono::milliseconds answer_time{3000};

} // namespace

LibraryLink::LibraryLink(Options options) : options_(std::move(options)) { start_installer(); }

LibraryLink::~LibraryLink() {
  rest();
  if (changes_ >= 0) (void)::close(changes_);
}

void LibraryLink::start_installer() {
  auto started = install::InstallerProcess::start(options_.installer, options_.library, options_.clock_command);
  if (started)
    installer_.emplace(std::move(*started));
  else
    spdlog::error("{}", started.error().sentence());
}

install::Open LibraryLink::open() {
  is_damaged_ = false;
  opened_.reset();
  if (installer_ && installer_->send(install::AskOpen{})) {
    const auto deadline = std::chrono::steady_clock::now() + answer_time;
    while (installer_ && !opened_ && std::chrono::steady_clock::now() < deadline)
      hear();
  }
  if (opened_) return *std::exchange(opened_, std::nullopt);
  spdlog::error("the installer does not answer: the library is only read");
  const auto library = install::Library::open(options_.library);
  if (!library) {
    spdlog::error("{}", library.error().sentence());
    return {};
  }
  const install::Choice choice = install::choose_reading_only(*library);
  install::Open open;
  if (choice.pack) {
    open.pack = install::folder_name(choice.pack->id);
    open.database = choice.pack->database();
  }
  open.newest_day = library->state().newest_created;
  return open;
}

void LibraryLink::hear() {
  if (!installer_) return;
  const auto answers = installer_->read(std::chrono::milliseconds{opened_ ? 0 : 50});
  if (!answers) {
    spdlog::error("{}", answers.error().sentence());
    rest(); // the thread must not watch a line that is dead
    installer_.reset();
    has_lost_ = true;
    return;
  }
  for (const install::Answer& answer : *answers) {
    if (const auto* open = std::get_if<install::Open>(&answer))
      opened_ = *open;
    else
      answers_.push_back(answer);
    if (const auto* checked = std::get_if<install::Checked>(&answer)) is_damaged_ = is_damaged_ || !checked->is_sound;
    if (const auto* refused = std::get_if<install::Refused>(&answer))
      spdlog::warn("{}: {} {}", refused->request, refused->code, refused->detail);
  }
}

void LibraryLink::tell_failed(const std::string& pack, const Error& why) {
  if (installer_) (void)installer_->send(install::TellFailed{pack, why.sentence()});
}

void LibraryLink::tell_running_well(const std::string& pack) {
  if (installer_) (void)installer_->send(install::TellRunningWell{pack});
}

bool LibraryLink::ask(const install::Request& request) { return installer_ && installer_->send(request); }

std::vector<install::Answer> LibraryLink::take_answers() { return std::exchange(answers_, {}); }

bool LibraryLink::take_loss() { return std::exchange(has_lost_, false); }

bool LibraryLink::is_other_current(const std::string& shown) const {
  const auto library = install::Library::open(options_.library);
  if (!library) return false;
  const auto state = library->read_state();
  if (!state || !*state) return false;
  const auto& current = (*state)->current;
  return (current ? install::folder_name(*current) : std::string{}) != shown;
}

bool LibraryLink::look(const std::string& shown) {
  if (!has_news_) return false;
  return look_again(shown);
}

bool LibraryLink::look_again(const std::string& shown) {
  char events[4096];
  while (changes_ >= 0 && ::read(changes_, events, sizeof events) > 0) {
  }
  opened_ = install::Open{}; // nobody waits for one: hear() is not to wait either
  hear();
  if (!installer_) start_installer();
  if (wake_ && !thread_.joinable()) listen();
  has_news_ = false;
  has_news_.notify_all();
  return std::exchange(is_damaged_, false) || is_other_current(shown);
}

void LibraryLink::watch(std::function<void()> wake) {
  wake_ = std::move(wake);
  rest();
  listen();
}

void LibraryLink::listen() {
  if (changes_ < 0) changes_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (changes_ >= 0) (void)::inotify_add_watch(changes_, options_.library.root.c_str(), IN_MOVED_TO | IN_ONLYDIR);
  end_ = ::eventfd(0, EFD_CLOEXEC);
  if (end_ >= 0) thread_ = std::thread([this] { sleep_until_news(); });
}

void LibraryLink::rest() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  (void)!::write(end_, &one, sizeof one);
  has_news_ = false;
  has_news_.notify_all();
  thread_.join();
  (void)::close(std::exchange(end_, -1));
}

void LibraryLink::sleep_until_news() {
  while (true) {
    pollfd waiting[] = {
        {end_, POLLIN, 0}, {changes_, POLLIN, 0}, {installer_ ? installer_->descriptor() : -1, POLLIN, 0}};
    if (::poll(waiting, 3, -1) < 0) continue;
    if (waiting[0].revents != 0) return;
    has_news_ = true;
    wake_();
    has_news_.wait(true); // until it was looked at: what is not yet read would wake us at once again
  }
}

} // namespace kiosk::app
