#include "kiosk/install/installer.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/start.h"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace kiosk::install {
namespace {

using container::Refusal;

/// The first screen waits for this; an installation that goes on takes longer, so we do not.
constexpr std::chrono::milliseconds patience_at_start{1000};
constexpr std::chrono::seconds patience_for_others{30};
constexpr std::chrono::milliseconds report_every{100};
/// A scan names 256 files, and each byte of a name may be written as six.
constexpr std::size_t line_bytes_max = std::size_t{8} * 1024 * 1024;

Open to_answer(const Choice& choice, const State& state) {
  Open open;
  if (choice.pack) {
    open.pack = folder_name(choice.pack->id);
    open.database = choice.pack->database();
  }
  open.is_on_trial = choice.is_on_trial;
  open.newest_day = container::program_released();
  if (state.newest_created.ok()) open.newest_day = std::max(open.newest_day, state.newest_created);
  for (const PassedOver& passed : choice.passed_over) {
    spdlog::warn("{} passed over: {}", folder_name(passed.id), container::log_line(passed.why));
    open.codes.push_back(passed.why.code);
  }
  if (choice.not_written) {
    spdlog::error("the try was not counted: {}", container::log_line(*choice.not_written));
    open.codes.push_back(choice.not_written->code);
  }
  return open;
}

/// The current pack when it is called `name`.
std::optional<PackId> current_called(const Library& library, const std::string& name) {
  const State state = library.state();
  return state.current && folder_name(*state.current) == name ? state.current : std::nullopt;
}

} // namespace

void Installer::serve() {
  while (true) {
    while (!lines_.empty()) {
      const std::string line = std::move(lines_.front());
      lines_.pop_front();
      tidy();
      const auto request = parse_request(line);
      is_cancelled_ = false;
      if (request)
        handle(*request);
      else
        answer(refused("", request.error()));
    }
    if (has_ended_) break;
    if (to_check_)
      check_opened();
    else
      (void)read(milliseconds_until_tidy());
    tidy();
  }
  drop();
}

int Installer::milliseconds_until_tidy() const {
  std::optional<SteadyTime> next = pin_.wait_end();
  if (waiting_ && (!next || waiting_->until < *next)) next = waiting_->until;
  if (!next) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

void Installer::tidy() {
  const auto now = std::chrono::steady_clock::now();
  if (waiting_ && now >= waiting_->until) {
    spdlog::warn("nobody took what was staged: it is dropped");
    drop();
  }
  if (const auto end = pin_.wait_end(); end && now >= *end) {
    Library* opened = library();
    const auto held = opened != nullptr ? lock(*opened, patience_at_start) : tl::unexpected(*no_library_);
    pin_.forget_wait(now, held ? held->get() : nullptr);
  }
}

bool Installer::read(int milliseconds) {
  while (!has_ended_) {
    pollfd waiting{options_.input, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return true;
    char block[4096];
    const ssize_t count = ::read(options_.input, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0 || unread_.size() > line_bytes_max) {
      has_ended_ = true;
      return false;
    }
    unread_.append(block, static_cast<std::size_t>(count));
    for (std::size_t end = unread_.find('\n'); end != std::string::npos; end = unread_.find('\n')) {
      lines_.push_back(unread_.substr(0, end));
      unread_.erase(0, end + 1);
    }
    if (!lines_.empty()) return true;
  }
  return false;
}

void Installer::answer(const Answer& answer) {
  const std::string line = to_line(answer) + '\n';
  for (std::size_t at = 0; at < line.size();) {
    const ssize_t count = ::write(options_.output, line.data() + at, line.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      has_ended_ = true; // nobody listens
      return;
    }
    at += static_cast<std::size_t>(count);
  }
}

void Installer::answer(const Request& request, const Error& error) {
  spdlog::warn("{}: {}", word_of(request), container::log_line(error));
  if (error.kind == ErrorKind::Cancelled)
    answer(Cancelled{std::string{word_of(request)}});
  else
    answer(refused(word_of(request), error));
}

Library* Installer::library() {
  // Opened for each request: another installer may have followed a rotation of keys, or changed the trust.
  auto opened = Library::open({options_.root, options_.trust, options_.house, options_.clock()});
  if (!opened) {
    no_library_ = opened.error();
    return nullptr;
  }
  if (library_) opened->set_aside_as(*library_);
  library_ = std::move(*opened);
  return &*library_;
}

Result<std::shared_ptr<Lock>> Installer::lock(Library& library, std::chrono::milliseconds patience) {
  if (waiting_) return waiting_->lock;
  auto taken = library.lock(patience, [&] { report({Step::Waiting, 0, 0}); });
  if (!taken) return tl::unexpected(taken.error());
  return std::make_shared<Lock>(std::move(*taken));
}

void Installer::with_lock(const Request& request, const Work& work) {
  Library* opened = library();
  if (opened == nullptr) return answer(request, *no_library_);
  const auto held = lock(*opened, patience_for_others);
  if (!held) return answer(request, held.error());
  const auto result = work(*opened, **held);
  if (!result) return answer(request, result.error());
  answer(*result);
}

void Installer::handle(const Request& request) {
  if (std::holds_alternative<AskOpen>(request)) return open();
  if (const auto* told = std::get_if<TellFailed>(&request)) return failed(*told);
  if (const auto* told = std::get_if<TellRunningWell>(&request))
    return with_lock(request, [&](Library& library, const Lock& lock) -> Result<Answer> {
      if (const auto id = current_called(library, told->pack))
        if (auto confirmed = confirm(library, *id, lock); !confirmed) return tl::unexpected(confirmed.error());
      return Done{"running-well", told->pack};
    });
  if (std::holds_alternative<AskCancel>(request)) return; // nothing is being done
  if (handle_person(request)) return;
  Library* opened = library();
  if (opened == nullptr) return answer(request, *no_library_);
  answer(Verified{verify_library(*opened, [&](std::uint64_t, std::uint64_t) { return may_go_on(); })});
}

void Installer::open() {
  Library* opened = library();
  if (opened == nullptr) {
    spdlog::error("no pack of the library can be opened: {}", container::log_line(*no_library_));
    return answer(Open{{}, {}, false, container::program_released(), {no_library_->code}});
  }
  Choice choice;
  if (const auto held = lock(*opened, patience_at_start)) {
    choice = choose(*opened, **held, waiting_ ? Staging::Kept : Staging::Dropped);
  } else {
    choice = choose_reading_only(*opened);
    choice.not_written = held.error();
  }
  to_check_ = choice.pack;
  answer(to_answer(choice, opened->state()));
}

void Installer::failed(const TellFailed& told) {
  with_lock(told, [&](Library& library, const Lock& lock) -> Result<Answer> {
    if (const auto id = current_called(library, told.pack))
      give_way(library, *id, Folder::Kept, container::refuse(Refusal::LibraryDamaged, told.why).value(), lock);
    return Done{"failed", told.pack};
  });
  if (to_check_ && folder_name(to_check_->id) == told.pack) to_check_.reset();
}

void Installer::report(const StepProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_new_step = !reported_ || reported_->step != progress.step;
  if (!is_new_step && progress.done != progress.of && now - reported_at_ < report_every) return;
  if (!is_new_step && progress.of == 0) return; // nothing to tell
  reported_ = progress;
  reported_at_ = now;
  answer(Working{progress});
}

bool Installer::may_go_on() {
  if (is_cancelled_ || has_ended_) return false;
  (void)read(0);
  std::erase_if(lines_, [&](const std::string& line) {
    const auto request = parse_request(line);
    const bool is_cancel = request && std::holds_alternative<AskCancel>(*request);
    is_cancelled_ = is_cancelled_ || is_cancel;
    return is_cancel;
  });
  return !is_cancelled_ && !has_ended_;
}

void Installer::check_opened() {
  const InstalledPack pack = *to_check_;
  const auto checked = library_->check_bytes(pack, [&](std::uint64_t, std::uint64_t) {
    (void)read(0);
    return lines_.empty() && !has_ended_;
  });
  if (!checked && checked.error().kind == ErrorKind::Cancelled) return; // a request goes first; then from the start
  to_check_.reset();
  if (checked) return answer(Checked{folder_name(pack.id), true});
  spdlog::error("the pack on the screen is damaged: {}", container::log_line(checked.error()));
  if (Library* opened = library()) {
    if (const auto held = lock(*opened, patience_for_others))
      give_way(*opened, pack.id, Folder::Removed, checked.error(), **held);
    else
      opened->set_aside(pack.id);
  }
  answer(Checked{folder_name(pack.id), false});
}

} // namespace kiosk::install
