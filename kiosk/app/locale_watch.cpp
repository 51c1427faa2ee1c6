#include "kiosk/app/locale_watch.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace kiosk::app {

Result<std::unique_ptr<LocaleWatch>> LocaleWatch::open(const std::filesystem::path& folder,
                                                       std::function<void()> wake) {
  const int changes = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  // Editors write a file in place, or another one that they move over it.
  const int watched =
      ::inotify_add_watch(changes, folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR);
  const int end = ::eventfd(0, EFD_CLOEXEC);
  if (changes < 0 || watched < 0 || end < 0) {
    const int number = errno;
    for (const int descriptor : {changes, end})
      if (descriptor >= 0) (void)::close(descriptor);
    return fail(ErrorKind::Unreadable, fmt::format("the folder cannot be watched: {}", std::strerror(number)),
                folder.string());
  }
  return std::unique_ptr<LocaleWatch>(new LocaleWatch(changes, end, std::move(wake)));
}

LocaleWatch::LocaleWatch(int changes, int end, std::function<void()> wake)
    : changes_(changes), end_(end), wake_(std::move(wake)), thread_([this] { sleep_until_news(); }) {}

LocaleWatch::~LocaleWatch() {
  const std::uint64_t one = 1;
  (void)!::write(end_, &one, sizeof one);
  thread_.join();
  (void)::close(changes_);
  (void)::close(end_);
}

bool LocaleWatch::concerns_words() {
  alignas(inotify_event) std::array<char, 4096> bytes{};
  bool concerns = false;
  for (ssize_t count = 0; (count = ::read(changes_, bytes.data(), bytes.size())) > 0;)
    for (ssize_t at = 0; at < count;) {
      inotify_event event{};
      std::memcpy(&event, bytes.data() + at, sizeof event);
      const std::string_view name(bytes.data() + at + sizeof event,
                                  event.len == 0 ? 0 : std::strlen(bytes.data() + at + sizeof event));
      concerns = concerns || name.ends_with(".po") || name.ends_with(".pot") || name == "languages.toml";
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  return concerns;
}

void LocaleWatch::sleep_until_news() {
  while (true) {
    pollfd waiting[] = {{end_, POLLIN, 0}, {changes_, POLLIN, 0}};
    if (::poll(waiting, 2, -1) < 0) continue;
    if (waiting[0].revents != 0) return;
    if (!concerns_words()) continue;
    has_news_ = true;
    wake_();
  }
}

void read_again(const std::filesystem::path& folder, locale::Catalogue& program) {
  std::vector<Error> broken;
  program = locale::Catalogue::open_again(folder, program, broken);
  for (const Error& error : broken)
    spdlog::error("{}: {}; what was shown before stays", error.where, error.detail);
  spdlog::info("the kiosk's own words were read anew: {} languages, {} broken files", program.languages().size(),
               broken.size());
}

} // namespace kiosk::app
