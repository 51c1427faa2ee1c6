// What the installer says, and where that leads.
#include "kiosk/staff/steps.h"

#include "kiosk/container/refusals.h"
#include "kiosk/locale/formats.h"

#include <algorithm>
#include <array>

namespace kiosk::staff {
namespace {

using container::Refusal;

struct Known {
  Refusal refusal;
  std::string_view key;
};
/// Refusals that the kiosk has words for in every language.
constexpr std::array known{
    Known{Refusal::ArchiveKind, "staff/empty"},
    Known{Refusal::ArchiveEmpty, "staff/damaged"},
    Known{Refusal::ArchiveCut, "staff/damaged"},
    Known{Refusal::ArchiveHeader, "staff/damaged"},
    Known{Refusal::ArchivePadding, "staff/damaged"},
    Known{Refusal::ArchiveTrailing, "staff/damaged"},
    Known{Refusal::ArchiveMember, "staff/untrusted"},
    Known{Refusal::SignatureForeign, "staff/untrusted"},
    Known{Refusal::SignatureWrong, "staff/untrusted"},
    Known{Refusal::SignatureComment, "staff/untrusted"},
    Known{Refusal::SignatureRevoked, "staff/untrusted"},
    Known{Refusal::SignatureKeyScope, "staff/untrusted"},
    Known{Refusal::KeyRotation, "staff/untrusted"},
    Known{Refusal::PolicySameNumber, "staff/untrusted"},
    Known{Refusal::DatabaseHash, "staff/damaged"},
    Known{Refusal::DatabaseSize, "staff/damaged"},
    Known{Refusal::SignatureMissing, "staff/draft"},
    Known{Refusal::PolicyOlder, "staff/older"},
    Known{Refusal::PolicySame, "staff/same"},
    Known{Refusal::PolicyScope, "staff/other-house"},
    Known{Refusal::PolicyExpired, "staff/expired"},
    Known{Refusal::PolicyClock, "staff/clock-wrong"},
    Known{Refusal::PolicyProgram, "staff/program"},
    Known{Refusal::ManifestCritical, "staff/program"},
    Known{Refusal::ManifestFormat, "staff/program"},
    Known{Refusal::MediumPulled, "staff/pulled"},
    Known{Refusal::MediumChanged, "staff/damaged"},
    Known{Refusal::MediumUnreadable, "staff/unreadable"},
    Known{Refusal::MediumNothing, "staff/empty"},
    Known{Refusal::StorageFull, "staff/full"},
    Known{Refusal::LibraryBusy, "staff/in-use"},
    Known{Refusal::LibraryNothing, "staff/nothing-before"},
};

/// How much of the whole a step of staging is, from where to where. Measured: copying from a stick takes longest.
struct Span {
  double from, to;
};
Span span_of(install::Step step) {
  switch (step) {
  case install::Step::Waiting:
    return {0, 0};
  case install::Step::Reading:
    return {0, 0.02};
  case install::Step::Copying:
    return {0.02, 0.6};
  case install::Step::Hashing:
    return {0.6, 0.65};
  case install::Step::Validating:
    return {0.65, 0.98};
  case install::Step::Storing:
    return {0.98, 1};
  }
  return {0, 0};
}

Task task_of(const std::string& request) {
  if (request == "stage") return Task::Stage;
  if (request == "take") return Task::Take;
  if (request == "roll-back") return Task::RollBack;
  if (request == "set-clock") return Task::SetClock;
  if (request == "set-pin") return Task::SetPin;
  return Task::None;
}

} // namespace

Sentence sentence_of(const std::string& code, const std::string& german, const std::string& english,
                     std::optional<Date> pack_date) {
  for (const Known& one : known)
    if (container::code_of(one.refusal) == code) {
      Sentence sentence{std::string{one.key}, {}, german, english};
      if (one.refusal == Refusal::PolicyExpired) {
        if (!pack_date) return {{}, {}, german, english};
        sentence.arguments = {{"date", locale::day_month_year(*pack_date)}};
      }
      return sentence;
    }
  return {{}, {}, german, english};
}

void Step::answered(const install::Answer& answer) {
  std::visit(Overloaded{[&](const install::Found& it) { found(it); },
                        [&](const install::Working& it) { working(it.progress); },
                        [&](const install::Staged& it) {
                          if (state_.progress.task != Task::Stage || !state_.candidate) return;
                          state_.candidate->staged = it;
                          state_.progress.share = 1;
                          effects_.push_back(Compare{it.database});
                        },
                        [&](const install::PinState& it) { pin_answered(it); },
                        [&](const install::StatusLine& it) { state_.facts = install::facts_of(it); },
                        [&](const install::Done& it) { done(it); }, [&](const install::Refused& it) { refused(it); },
                        [&](const install::Cancelled&) {
                          if (!is_installer_at_work()) return;
                          end({true, {"staff/cancelled", {}, {}, {}}, {}, is_stick_in()});
                        },
                        [](const auto&) {}},
             answer);
}

void Step::working(const install::StepProgress& progress) {
  if (!is_installer_at_work()) return;
  const Span span = span_of(progress.step);
  const double part =
      progress.of > 0 ? std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.of)) : 0.0;
  const double share = span.from + (span.to - span.from) * part;
  if (share <= state_.progress.share) return;
  state_.progress.share = share;
  state_.touched = now_.steady; // it moves
}

void Step::done(const install::Done& done) {
  const Task task = task_of(done.request);
  if (task == Task::None || (task != state_.progress.task && task != Task::SetPin)) return;
  if (task == Task::SetPin) return pin_set();
  const auto good = [&](const char* key) { end({true, {key, {}, {}, {}}, {}, is_stick_in()}); };
  if (task == Task::Take) state_.candidate.reset(); // nothing is left to be dropped
  if (task == Task::Take) good("staff/done");
  if (task == Task::RollBack) good("staff/done-back");
  if (task == Task::SetClock) good("staff/done-clock");
}

void Step::refused(const install::Refused& refused) {
  if (refused.request == "scan") {
    if (state_.scanning.empty()) return;
    const std::string id = state_.scanning.front();
    state_.scanning.pop_front();
    if (StickSeen* stick = seen(id)) {
      stick->is_answered = true;
      const bool has_more = !stick->stick.po_files.empty();
      show_notice({sentence_of(refused.code, refused.german, refused.english), refused.code, has_more, id, {}});
    }
    return;
  }
  if (refused.request == "set-pin" || refused.request == "check-pin") return pin_refused(refused);
  const Task task = task_of(refused.request);
  if (task == Task::None || task != state_.progress.task) return;
  if (task == Task::Stage) state_.candidate.reset();
  end({false, sentence_of(refused.code, refused.german, refused.english), refused.code, is_stick_in()});
}

void Step::compared(const Result<Proof>& proof) {
  if (state_.progress.task != Task::Stage || !state_.candidate || !state_.candidate->staged) return;
  if (!proof) { // our own copy was looked at; this kiosk cannot show it all the same
    const Error& error = proof.error();
    ask(install::AskDrop{});
    state_.candidate.reset();
    const auto why = install::refused("stage", error);
    return end({false, sentence_of(why.code, why.german, why.english), why.code, is_stick_in()});
  }
  state_.progress = {};
  state_.candidate->proof = *proof;
  if (state_.candidate->found.words) state_.candidate->proof->signer = state_.candidate->found.words->signer;
  if (!state_.candidate->staged->signer.empty()) state_.candidate->proof->signer = state_.candidate->staged->signer;
  go(Screen::Proof);
}

void Step::installer_gone() {
  state_.scanning.clear();
  state_.is_open = false;
  state_.pad.is_asking = false;
  for (StickSeen& one : state_.sticks)
    one.is_answered = false; // "looking", until somebody puts it in again
  // Translations need no installer. What they were asked for from is gone, though.
  const bool is_about_words = state_.progress.task == Task::Read || state_.screen == Screen::Translations;
  state_.translations_below = Screen::None;
  const bool is_waiting = is_installer_at_work() || state_.screen == Screen::Proof ||
                          state_.screen == Screen::Details || state_.screen == Screen::Rehearsal;
  state_.candidate.reset();
  if (is_about_words) return;
  if (is_waiting) return end({false, {"staff/gone", {}, {}, {}}, "KP-INTERNAL", is_stick_in()});
  if (is_shown(state_) && state_.screen != Screen::Result) leave();
}

} // namespace kiosk::staff
