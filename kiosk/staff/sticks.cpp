// An answer to every stick: what the notice says, and what "Ansehen" leads to.
#include "kiosk/staff/steps.h"

#include "kiosk/container/refusals.h"
#include "kiosk/locale/formats.h"

#include <algorithm>

namespace kiosk::staff {
namespace {

using install::FoundPack;
using install::Verdict;

/// A stick that the installer has no time for is answered all the same.
constexpr std::chrono::milliseconds answer_time{4000};

std::string day(const FoundPack& pack) {
  return pack.words ? locale::day_month_year(pack.words->created) : std::string{};
}

/// "pl.po, uk.po": harmless, and no longer than the strip.
std::string names_of(const std::vector<std::filesystem::path>& files) {
  constexpr std::size_t names_max = 3, letters_max = 24;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), names_max); ++i)
    names += (i > 0 ? ", " : "") + container::harmless(files[i].filename().string(), letters_max);
  return files.size() > names_max ? names + ", …" : names;
}

bool can_come_in(const FoundPack& pack) { return pack.verdict == Verdict::Newer || pack.verdict == Verdict::Older; }

} // namespace

StickSeen* Step::seen(const std::string& id) {
  const auto found = std::find_if(state_.sticks.begin(), state_.sticks.end(),
                                  [&](const StickSeen& one) { return one.stick.id == id; });
  return found == state_.sticks.end() ? nullptr : &*found;
}

void Step::show_notice(Notice notice) {
  notice.until = now_.steady + notice_time;
  state_.notice = std::move(notice);
}

void Step::came(const stick::StickIn& stick) {
  std::erase_if(state_.sticks, [&](const StickSeen& one) { return one.stick.id == stick.id; });
  state_.sticks.push_back({stick, {}, false, now_.steady});
  StickSeen& seen = state_.sticks.back();
  if (stick.packs.empty() || stick.is_unreadable) {
    seen.is_answered = true;
    if (!stick.is_unreadable && !stick.po_files.empty())
      return show_notice(
          {{"staff/translation", {{"files", names_of(stick.po_files)}}, {}, {}}, {}, true, stick.id, {}});
    const char* key = stick.is_unreadable ? "staff/unreadable" : stick.has_too_many ? "staff/too-many" : "staff/empty";
    return show_notice({{key, {}, {}, {}}, {}, false, stick.id, {}});
  }
  std::vector<std::filesystem::path> files = stick.packs;
  if (files.size() > install::scan_files_max) files.resize(install::scan_files_max);
  state_.scanning.push_back(stick.id);
  ask(install::AskScan{std::move(files)});
}

void Step::went(const std::string& id) {
  std::erase_if(state_.sticks, [&](const StickSeen& one) { return one.stick.id == id; });
  if (state_.notice && state_.notice->stick == id) state_.notice.reset();
  const bool is_ours = state_.candidate && state_.candidate->stick == id && !state_.candidate->staged;
  // While it is copied the installer finds out by itself, and says so.
  const bool is_waited_for = state_.screen == Screen::Packs || state_.screen == Screen::Pin;
  if (is_ours && is_waited_for) end({false, {"staff/pulled", {}, {}, {}}, {}, false});
  if (is_ours && state_.translations_below == Screen::Packs) state_.translations_below = Screen::None;
  if (state_.progress.task == Task::Read && state_.translations && state_.translations->stick == id) {
    stop_reading();
    end({false, {"staff/pulled", {}, {}, {}}, {}, false});
  }
}

void Step::found(const install::Found& found) {
  if (state_.scanning.empty()) return;
  const std::string id = state_.scanning.front();
  state_.scanning.pop_front();
  StickSeen* seen_stick = seen(id);
  if (seen_stick == nullptr || found.packs.empty()) return;
  seen_stick->found = found.packs;
  seen_stick->is_answered = true;
  tell(*seen_stick);
}

void Step::tell(const StickSeen& seen) {
  const FoundPack& best = seen.found.front();
  Notice notice;
  notice.stick = seen.stick.id;
  switch (best.verdict) {
  case Verdict::Newer:
    notice.sentence = {"staff/found", {{"date", day(best)}}, {}, {}};
    notice.can_view = true;
    break;
  case Verdict::Older:
    notice.sentence = {"staff/older", {}, {}, {}};
    notice.can_view = true;
    break;
  case Verdict::Same:
    notice.sentence = {"staff/same", {}, {}, {}};
    break;
  case Verdict::Refused:
    notice.sentence = sentence_of(best.code, best.german, best.english,
                                  best.words ? std::optional(best.words->created) : std::nullopt);
    notice.code = best.code;
  }
  if (seen.found.size() > 1 || !seen.stick.po_files.empty()) notice.can_view = true;
  show_notice(std::move(notice));
}

void Step::tell_late_sticks() {
  for (StickSeen& one : state_.sticks) {
    if (one.is_answered || now_.steady - one.since < answer_time) continue;
    one.is_answered = true; // when the installer answers after all, that is told, too
    show_notice({{"staff/looking", {}, {}, {}}, {}, false, one.stick.id, {}});
  }
}

void Step::view(const std::string& stick, std::size_t pack) {
  const StickSeen* seen_stick = seen(stick);
  if (state_.progress.task != Task::None) return; // what is being done is not ended by another stick
  if (seen_stick != nullptr && seen_stick->found.empty() && !seen_stick->stick.po_files.empty())
    return read(*seen_stick);
  if (seen_stick == nullptr || pack >= seen_stick->found.size()) return;
  if (state_.candidate && state_.candidate->staged) ask(install::AskDrop{});
  state_.notice.reset();
  state_.candidate = Candidate{stick, seen_stick->found[pack], std::nullopt, std::nullopt};
  const FoundPack& found = state_.candidate->found;
  if (!can_come_in(found)) return go(Screen::Packs);
  const bool needs_pin = found.verdict == Verdict::Older || state_.options.pin_for_newer;
  if (needs_pin && !state_.is_open) return open_pad(Behind::Candidate);
  stage();
}

void Step::stage() { begin(Task::Stage, install::AskStage{state_.candidate->found.file}); }

} // namespace kiosk::staff
