// What people ask of the installer: what is on a stick, take it, go back, the PIN, the clock.
#include "kiosk/install/installer.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/scan.h"
#include "kiosk/install/set_clock.h"
#include "kiosk/install/start.h"

#include <spdlog/spdlog.h>

namespace kiosk::install {

using container::Refusal;
using container::refuse;

namespace {

constexpr std::chrono::seconds patience_for_others{30};
/// So long a pack waits in staging for its yes.
constexpr std::chrono::minutes staged_for{15};

SteadyTime steady_now() { return std::chrono::steady_clock::now(); }

/// The kiosk names only files that lay there a moment ago.
Error on_a_stick(const Error& error, const std::filesystem::path& file) {
  return error.where == file.string() || error.where.empty() ? told_apart(error, file, -1) : error;
}

/// Whether staff's sentence for `error` has a place for the pack's day, which only a scan knows.
Refused refused_of(std::string_view word, const Error& error, const std::filesystem::path& file,
                   const Library& library) {
  if (!container::is(error, Refusal::PolicyOlder) && !container::is(error, Refusal::PolicyExpired) &&
      !container::is(error, Refusal::PolicyFuture))
    return refused(word, error);
  const Found found = scan({file}, library);
  const bool has_words = !found.packs.empty() && found.packs.front().words;
  return refused(word, error, has_words ? std::optional<Date>(found.packs.front().words->created) : std::nullopt);
}

} // namespace

bool Installer::handle_person(const Request& request) {
  if (const auto* asked = std::get_if<AskScan>(&request)) return scan(*asked), true;
  if (std::holds_alternative<AskStatus>(request)) return tell_status(), true;
  if (std::holds_alternative<AskLeave>(request)) {
    door_.close();
    return answer(Done{"leave", {}}), true;
  }
  if (std::holds_alternative<AskPinState>(request)) {
    auto state = pin_.state(steady_now());
    if (!state) return answer(request, state.error()), true;
    state->is_right = door_.is_open(steady_now());
    return answer(*state), true;
  }
  // From here on a person has touched something.
  door_.stay_open(steady_now());
  if (waiting_) waiting_->until = steady_now() + staged_for;
  if (const auto* asked = std::get_if<AskInstall>(&request)) return install(*asked), true;
  if (const auto* asked = std::get_if<AskStage>(&request)) return stage(*asked), true;
  if (std::holds_alternative<AskTake>(request)) return take(), true;
  if (std::holds_alternative<AskDrop>(request)) {
    drop();
    return answer(Done{"drop", {}}), true;
  }
  if (const auto* asked = std::get_if<AskCheckPin>(&request)) return check_pin(*asked), true;
  if (const auto* asked = std::get_if<AskSetPin>(&request)) return set_pin(*asked), true;
  if (const auto* asked = std::get_if<AskSetFloor>(&request)) {
    if (is_authorised(request))
      with_lock(request, [&](Library& library, const Lock& lock) -> Result<Answer> {
        if (auto set = set_floor(library, asked->number, lock); !set) return tl::unexpected(set.error());
        return Done{"set-floor", {}};
      });
    return true;
  }
  if (std::holds_alternative<AskRollBack>(request)) {
    if (is_authorised(request))
      with_lock(request, [](Library& library, const Lock& lock) -> Result<Answer> {
        auto pack = roll_back(library, lock);
        if (!pack) return tl::unexpected(pack.error());
        return Done{"roll-back", folder_name(pack->id)};
      });
    return true;
  }
  if (const auto* asked = std::get_if<AskSetClock>(&request)) {
    if (is_authorised(request))
      with_lock(request, [&](Library& library, const Lock& lock) -> Result<Answer> {
        if (auto set = set_clock(options_.clock_command, asked->local); !set) return tl::unexpected(set.error());
        note(library, lock, {Event::ClockSet, to_string(asked->local), {}, {}});
        return Done{"set-clock", {}};
      });
    return true;
  }
  return false;
}

bool Installer::is_authorised(const Request& request) {
  if (door_.is_open(steady_now())) return true;
  const auto state = pin_.state(steady_now());
  answer(request, !state          ? state.error()
                  : state->is_set ? refuse(Refusal::PinNeeded).value()
                                  : refuse(Refusal::PinNone).value());
  return false;
}

Older Installer::older() const { return door_.is_open(steady_now()) ? Older::Allowed : Older::Refused; }

void Installer::tell_status() {
  Library* opened = library();
  if (opened == nullptr) return answer(AskStatus{}, *no_library_);
  StatusExtras extras;
  if (const auto state = pin_.state(steady_now()))
    extras.pin = *state;
  else
    extras.pin.is_set = true; // there is one, and nobody can read it
  extras.pin.is_right = door_.is_open(steady_now());
  if (waiting_) extras.staged = folder_name(id_of(waiting_->pack.heads().manifest()));
  extras.can_set_clock = !options_.clock_command.empty();
  answer(to_line(status_of(*opened), extras));
}

void Installer::scan(const AskScan& asked) {
  Library* opened = library();
  if (opened == nullptr) return answer(asked, *no_library_);
  const Found found = install::scan(asked.files, *opened);
  for (const FoundPack& pack : found.packs)
    spdlog::info("{}: {} {} {}", container::harmless(pack.file.native()), word_of(pack.verdict), pack.code,
                 pack.detail);
  answer(found);
}

void Installer::install(const AskInstall& asked) {
  drop(); // one way in at a time
  Library* opened = library();
  if (opened == nullptr) return answer(asked, *no_library_);
  reported_.reset();
  const auto installed = install::install(asked.file, *opened, {options_.validator, older(), patience_for_others},
                                          [&](const StepProgress& progress) {
                                            report(progress);
                                            return may_go_on();
                                          });
  if (!installed) return answer(asked, on_a_stick(installed.error(), asked.file));
  answer(Done{"install", folder_name(installed->id)});
}

void Installer::stage(const AskStage& asked) {
  drop();
  Library* opened = library();
  if (opened == nullptr) return answer(asked, *no_library_);
  reported_.reset();
  const auto held = lock(*opened, patience_for_others);
  if (!held) return answer(asked, held.error());
  auto prepared = prepare(asked.file, *opened, **held, {options_.validator, older(), patience_for_others},
                          [&](const StepProgress& progress) {
                            report(progress);
                            return may_go_on();
                          });
  if (!prepared) {
    const Error error = on_a_stick(prepared.error(), asked.file);
    if (error.kind == ErrorKind::Cancelled) return answer(asked, error);
    spdlog::warn("stage: {}", container::log_line(error));
    return answer(refused_of("stage", error, asked.file, *opened));
  }
  const container::VerifiedManifest& heads = prepared->heads();
  const container::Manifest& manifest = heads.manifest();
  const container::Trust& trust = heads.new_trust() ? *heads.new_trust() : opened->trust();
  const Staged staged{folder_name(id_of(manifest)),
                      opened->staging() / "pack.db",
                      manifest.created,
                      manifest.expires,
                      trust.name_of(heads.signer().key),
                      is_older(manifest.number, opened->state())};
  waiting_.emplace(Waiting{std::move(*prepared), *held, steady_now() + staged_for});
  answer(staged);
}

void Installer::take() {
  if (!waiting_) return answer(AskTake{}, refuse(Refusal::LibraryNotStaged).value());
  Library* opened = library();
  if (opened == nullptr) return answer(AskTake{}, *no_library_);
  const container::PackNumber number = waiting_->pack.heads().manifest().number;
  // The PIN's time may have run out while people read; then staging stays, and the PIN is asked for again.
  if (is_older(number, opened->state()) && !is_authorised(AskTake{})) return;
  reported_.reset();
  report({Step::Storing, 0, 0});
  const auto installed = take_over(waiting_->pack, *opened, *waiting_->lock);
  waiting_.reset(); // the lock goes only now
  if (!installed) return answer(AskTake{}, installed.error());
  answer(Done{"take", folder_name(installed->id)});
}

void Installer::drop() {
  if (!waiting_) return;
  (void)remove_tree(options_.root / "staging"); // best effort: the next start does the same
  waiting_.reset();
}

void Installer::check_pin(const AskCheckPin& asked) {
  with_lock(asked, [&](Library& library, const Lock& lock) -> Result<Answer> {
    auto state = pin_.check(asked.pin, steady_now(), lock);
    if (!state) return tl::unexpected(state.error());
    if (state->is_right) {
      door_.open(steady_now());
    } else if (state->wait == pin_wait_first) {
      spdlog::warn("the PIN was wrong too often");
      note(library, lock, {Event::PinLocked, {}, std::string{container::code_of(Refusal::PinWait)}, {}});
    }
    return *state;
  });
}

void Installer::set_pin(const AskSetPin& asked) {
  const auto state = pin_.state(steady_now());
  const bool is_first = state && !state->is_set;
  if (!is_first && !is_authorised(asked)) return;
  with_lock(asked, [&](Library& library, const Lock& lock) -> Result<Answer> {
    if (auto set = pin_.set(asked.pin, lock); !set) return tl::unexpected(set.error());
    note(library, lock, {Event::PinSet, {}, {}, {}});
    return Done{"set-pin", {}};
  });
}

} // namespace kiosk::install
