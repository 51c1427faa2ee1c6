#include "kiosk/stick/watch.h"

#include "kiosk/stick/places.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace kiosk::stick {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds quiet_time{1000};
/// Where it never becomes quiet, people get an answer all the same.
constexpr std::chrono::milliseconds unquiet_time_max{3500};
constexpr std::chrono::minutes inbox_time{10};
constexpr std::size_t table_bytes_max = std::size_t{4} * 1024 * 1024;
constexpr std::uint32_t changes = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_CLOSE_WRITE |
                                  IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

/// The table from its beginning, or its first megabytes.
std::string read_table(int descriptor) {
  std::string text;
  char block[16384];
  (void)::lseek(descriptor, 0, SEEK_SET);
  while (text.size() < table_bytes_max) {
    const ssize_t count = ::read(descriptor, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(block, static_cast<std::size_t>(count));
  }
  return text;
}

/// Plain sub-folders; links and hidden ones are none.
std::vector<fs::path> folders_of(const fs::path& root) {
  std::vector<fs::path> folders;
  std::error_code problem;
  for (fs::directory_iterator it(root, problem), end; !problem && it != end; it.increment(problem)) {
    if (folders.size() == places_max) break;
    struct stat about = {};
    const fs::path& path = it->path();
    if (path.filename().native().front() == '.') continue;
    if (::lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) folders.push_back(path);
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

} // namespace

class Watch::Thread {
public:
  explicit Thread(Options options)
      : options_(std::move(options)), table_(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)),
        end_(::eventfd(0, EFD_CLOEXEC)), thread_([this] { run(); }) {}
  Thread(const Thread&) = delete;
  Thread& operator=(const Thread&) = delete;
  ~Thread() {
    const std::uint64_t one = 1;
    (void)!::write(end_, &one, sizeof one);
    thread_.join();
    for (const int descriptor : {table_, end_, changes_})
      if (descriptor >= 0) (void)::close(descriptor);
  }

  std::vector<News> take() {
    const std::lock_guard guard(mutex_);
    return std::exchange(news_, {});
  }

private:
  /// Changes that were not looked at yet.
  struct Unrest {
    Clock::time_point first, last;
    [[nodiscard]] Clock::time_point due() const { return std::min(last + quiet_time, first + unquiet_time_max); }
  };

  void run() {
    scan();
    std::optional<Unrest> unrest;
    while (true) {
      std::optional<Clock::time_point> until;
      if (unrest)
        until = unrest->due();
      else if (!options_.inbox.empty())
        until = scanned_ + inbox_time; // its disk may tell no changes
      const auto happened = sleep(until);
      if (happened == Happened::End) return;
      const auto now = Clock::now();
      if (happened == Happened::Change) {
        tell(told_.keep_only(places())); // that it is out is told at once
        unrest = Unrest{unrest ? unrest->first : now, now};
      }
      if (until && now >= *until && (!unrest || now >= unrest->due())) {
        unrest.reset();
        scan();
      }
    }
  }

  enum class Happened { End, Change, Time };
  Happened sleep(std::optional<Clock::time_point> until) {
    int milliseconds = -1;
    if (until) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - Clock::now());
      milliseconds = static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }
    pollfd waiting[] = {{end_, POLLIN, 0}, {table_, POLLPRI, 0}, {changes_, POLLIN, 0}};
    const int ready = ::poll(waiting, 3, milliseconds);
    if (waiting[0].revents != 0) return Happened::End;
    if (ready <= 0) return Happened::Time;
    char events[4096];
    while (changes_ >= 0 && ::read(changes_, events, sizeof events) > 0) {
    }
    return Happened::Change;
  }

  [[nodiscard]] std::vector<Place> places() const {
    std::vector<fs::path> folders;
    for (const fs::path& root : options_.roots)
      for (fs::path& folder : folders_of(root))
        folders.push_back(std::move(folder));
    auto places = places_of(parse_mountinfo(table_ < 0 ? std::string{} : read_table(table_)), folders, options_.roots);
    if (!options_.inbox.empty()) places.push_back({options_.inbox, 0, true});
    return places;
  }

  void scan() {
    scanned_ = Clock::now();
    listen_to_roots(); // before each look: what changes meanwhile is told afterwards
    const std::vector<Place> found = places();
    listen_to(found);
    std::vector<News> news = told_.keep_only(found);
    for (const Place& place : found)
      for (News& one : told_.look(place, list_stick(place.folder)))
        news.push_back(std::move(one));
    tell(std::move(news));
  }

  /// inotify anew, on where sticks appear. It keeps nobody from unmounting.
  void listen_to_roots() {
    if (changes_ >= 0) (void)::close(changes_);
    changes_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (const fs::path& root : options_.roots)
      listen_to(root);
  }

  /// The same on what is on them.
  void listen_to(const std::vector<Place>& places) {
    for (const Place& place : places) {
      listen_to(place.folder);
      listen_to(place.folder / "kiosk");
    }
  }

  void listen_to(const fs::path& folder) {
    if (changes_ >= 0) (void)::inotify_add_watch(changes_, folder.c_str(), changes | IN_ONLYDIR | IN_DONT_FOLLOW);
  }

  void tell(std::vector<News> news) {
    if (news.empty()) return;
    {
      const std::lock_guard guard(mutex_);
      for (News& one : news)
        news_.push_back(std::move(one));
    }
    if (options_.wake) options_.wake();
  }

  Options options_;
  int table_ = -1, end_ = -1;
  int changes_ = -1; ///< the thread's
  Told told_;        ///< the thread's
  Clock::time_point scanned_;
  std::mutex mutex_;
  std::vector<News> news_;
  std::thread thread_;
};

Watch::Watch(Options options) {
  if (!options.roots.empty() || !options.inbox.empty()) thread_ = std::make_unique<Thread>(std::move(options));
}

Watch::~Watch() = default;

std::vector<News> Watch::take() { return thread_ ? thread_->take() : std::vector<News>{}; }

} // namespace kiosk::stick
