#include "kiosk/app/staff_session.h"

#include <algorithm>
#include <spdlog/spdlog.h>
#include <utility>

namespace kiosk::app {

using std::chrono::milliseconds;

StaffSession::StaffSession(Shelf& shelf, Session& visitor, Words& words, const Configuration& configuration,
                           Options options, int width_px, int height_px, Moment now)
    : shelf_(shelf), visitor_(visitor), words_(words), configuration_(configuration),
      options_(std::move(options)), display_{width_px, height_px, options_.diagonal_inch, ui::TextScale::Percent100} {
  state_.options = options_.staff;
  state_.touched = now.steady;
}

StaffSession::~StaffSession() { sticks_.reset(); }

void StaffSession::watch(std::function<void()> wake, Moment now) {
  wake_ = std::move(wake);
  if (shelf_.link() == nullptr) return;
  if (!options_.sticks.empty()) sticks_ = std::make_unique<stick::Watch>(stick::Options{options_.sticks, {}, wake_});
  happen(staff::Started{}, now);
}

staff::Input StaffSession::input(Moment now) const {
  return {state_, shelf_.house().pack, shelf_.house().catalogue, shelf_.house().settings, now, display_};
}

void StaffSession::happen(const staff::Event& event, Moment now) {
  const staff::Screen before = state_.screen;
  staff::Advanced advanced = staff::advance(std::move(state_), event, now);
  state_ = std::move(advanced.state);
  for (const staff::Effect& effect : advanced.effects)
    do_effect(effect, now);
  if (state_.screen != before) {
    gestures_.screen_changed(now.steady);
    focus_ = -1;
  }
  // What staff sees and compares is the house as it is.
  if (is_shown()) shelf_.end_preview(visitor_, now);
  if (!state_.translations) previews_.clear();
  if (!state_.is_emergency) emergency_.reset();
  if (state_.screen != staff::Screen::Rehearsal) rehearsal_.reset();
  if (!state_.candidate || !state_.candidate->staged) candidate_.reset();
  begin_excursion(now);
  if (looks(now) == looked_) return; // nothing of this is seen
  looked_ = looks(now);
  show(now);
  show_strip(now);
}

/// What a screen of staff is drawn from, beside the state's words: time's part of it as steps.
std::vector<long long> StaffSession::looks(Moment now) const {
  const auto whole = [](auto value) { return static_cast<long long>(value); };
  const auto left = staff::time_left(state_.progress, now.steady);
  const install::StatusFacts* facts = state_.facts ? &*state_.facts : nullptr;
  std::vector<long long> looks{
      whole(state_.screen),
      state_.is_emergency,
      state_.notice ? state_.notice->until.time_since_epoch().count() : 0,
      staff::wait_left(state_.pad, now.steady),
      whole(state_.progress.share * 100),
      left ? whole(left->count() / 5) : -1,
      state_.progress.is_cancelling,
      whole(state_.pad.digits.size()),
      state_.pad.is_asking,
      state_.pad.is_repeating,
      state_.pad.message ? whole(std::hash<std::string>{}(state_.pad.message->key + state_.pad.message->german)) +
                               whole(state_.pad.message->arguments.size())
                         : 0,
      state_.clock.time_since_epoch().count(),
      whole(state_.sticks.size()),
      whole(state_.text_size),
      whole(std::hash<std::string>{}(state_.language.tag)),
      state_.anchor.block,
      state_.anchor.piece,
      facts != nullptr ? whole(facts->packs.size() + 1) : 0,
      whole(std::hash<std::string>{}(shelf_.house().settings.preview)),
      display_.width_px,
      display_.height_px};
  // Digits that are left to be tried change the same sentence.
  if (state_.pad.message)
    for (const auto& [name, value] : state_.pad.message->arguments)
      if (const auto* number = std::get_if<std::int64_t>(&value)) looks.push_back(*number);
  if (is_shown()) looks.push_back(std::chrono::floor<std::chrono::minutes>(now.local).time_since_epoch().count());
  return looks;
}

void StaffSession::show(Moment now) {
  needs_draw_ = true;
  if (!is_shown() || state_.screen == staff::Screen::Rehearsal) return;
  display_.scale = static_cast<ui::TextScale>(state_.text_size);
  drawn_ = staff::show(input(now));
  // Every stick is answered, whatever is on the screen.
  if (std::optional<staff::Strip> strip = staff::notice_strip(input(now))) {
    drawn_.page.strip = std::move(strip->node);
    notice_touches_ = std::move(strip->touches);
  }
  laid_out_ = ui::lay_out(drawn_.page, ui::Theme(display_), words_.engine, {state_.anchor.block, state_.anchor.piece});
  if (focus_ >= static_cast<int>(laid_out_.items.size())) focus_ = -1;
}

void StaffSession::show_strip(Moment now) {
  std::optional<staff::Strip> strip = is_shown() ? std::nullopt : staff::cover_strip(input(now));
  if (strip) notice_touches_ = std::move(strip->touches);
  const bool is_mark = strip && !state_.notice; // beside a notice the header is as high as both
  visitor_.cover_header(strip ? std::optional(std::move(strip->node)) : std::nullopt, now, is_mark);
}

void StaffSession::begin_excursion(Moment now) {
  if (state_.is_emergency && !emergency_) {
    emergency_ = std::make_unique<Session>(shelf_.house(), words_, options_.idle, options_.diagonal_inch,
                                           display_.width_px, display_.height_px, now);
    visit::Visit visit;
    visit.language = state_.language;
    visit.text_size = state_.text_size;
    visit.trail.push_back({{visit::ScreenKind::Emergency, {}, {}, 0}, {}});
    emergency_->begin(std::move(visit), now);
  }
  if (state_.screen == staff::Screen::Rehearsal && !rehearsal_ && candidate_) {
    rehearsal_ = std::make_unique<Session>(*candidate_, words_, options_.idle, options_.diagonal_inch,
                                           display_.width_px, display_.height_px, now);
    staff::Strip strip = staff::preview_strip(input(now));
    preview_touches_ = std::move(strip.touches);
    rehearsal_->cover_header(std::move(strip.node), now);
    rehearsal_->begin(visit::Visit{}, now);
  }
}

Session* StaffSession::excursion_now() { return emergency_ ? emergency_.get() : rehearsal_.get(); }
const Session* StaffSession::excursion() const { return emergency_ ? emergency_.get() : rehearsal_.get(); }

void StaffSession::read_translations(const std::string& stick) {
  std::vector<std::filesystem::path> files;
  for (const staff::StickSeen& one : state_.sticks)
    if (one.stick.id == stick) files = one.stick.po_files;
  reading_of_ = static_cast<int>(std::min(files.size(), staff::translation_files_max));
  reading_.begin({std::move(files), words_.catalogue, &shelf_.house().pack, options_.validator, &words_.engine, wake_});
}

void StaffSession::take_reading(Moment now) {
  if (const auto done = reading_.take_progress()) happen(staff::ReadingWent{*done, reading_of_}, now);
  std::optional<ReadPreviews> read = reading_.take();
  if (!read) return;
  previews_ = std::move(read->previews);
  happen(staff::TranslationsRead{std::move(read->told)}, now);
}

void StaffSession::do_effect(const staff::Effect& effect, Moment now) {
  if (const auto* ask = std::get_if<staff::Ask>(&effect)) {
    const bool is_sent = shelf_.link() != nullptr && shelf_.link()->ask(ask->request);
    if (!is_sent && std::holds_alternative<install::AskStage>(ask->request))
      spdlog::error("the installer is not there: nothing can be taken from a stick");
  }
  if (const auto* wanted = std::get_if<staff::Compare>(&effect)) compare(wanted->database, now);
  if (std::holds_alternative<staff::OpenDesk>(effect)) wants_desk_ = true;
  if (const auto* wanted = std::get_if<staff::ReadTranslations>(&effect)) read_translations(wanted->stick);
  if (std::holds_alternative<staff::StopReading>(effect)) reading_.stop();
  if (std::holds_alternative<staff::Preview>(effect)) shelf_.preview(previews_, visitor_, now);
  if (std::holds_alternative<staff::EndPreview>(effect)) shelf_.end_preview(visitor_, now);
  if (std::holds_alternative<staff::EndVisit>(effect)) visitor_.act(visit::IdleTimeout{}, now);
}

void StaffSession::compare(const std::filesystem::path& database, Moment now) {
  is_comparing_ = true;
  comparing_ = std::jthread([this, database, today = date_of(now.local)] {
    Comparison comparison{fail(ErrorKind::Internal, "nothing was compared"), nullptr};
    auto opened = pack::Pack::open(database);
    auto house = opened ? make_house(std::move(*opened), configuration_, words_.catalogue)
                        : Result<House>(tl::unexpected(opened.error()));
    if (house) {
      comparison.house = std::make_unique<House>(std::move(*house));
      comparison.house->settings.earliest_day = shelf_.house().settings.earliest_day;
      comparison.proof = staff::prove(shelf_.house().pack, comparison.house->pack, configuration_.kita, today);
    } else {
      comparison.proof = tl::unexpected(house.error());
    }
    {
      const std::lock_guard lock(mutex_);
      compared_ = std::move(comparison);
    }
    if (wake_) wake_();
  });
}

void StaffSession::take_comparison(Moment now) {
  std::optional<Comparison> comparison;
  {
    const std::lock_guard lock(mutex_);
    comparison = std::exchange(compared_, std::nullopt);
  }
  if (!comparison) return;
  is_comparing_ = false;
  if (comparing_.joinable()) comparing_.join();
  candidate_ = std::move(comparison->house);
  happen(staff::Compared{std::move(comparison->proof)}, now);
}

void StaffSession::tick(Moment now) {
  if (LibraryLink* link = shelf_.link()) {
    for (const install::Answer& answer : link->take_answers())
      happen(staff::Answered{answer}, now);
    if (link->take_loss()) happen(staff::InstallerGone{}, now);
  }
  if (sticks_)
    for (const stick::News& news : sticks_->take()) {
      if (const auto* in = std::get_if<stick::StickIn>(&news)) happen(staff::StickCame{*in}, now);
      if (const auto* out = std::get_if<stick::StickOut>(&news)) happen(staff::StickWent{out->id}, now);
    }
  take_comparison(now);
  take_reading(now);
  shelf_.end_preview_when_over(visitor_, now);
  if (Session* session = excursion_now()) {
    session->tick(now);
    // The emergency page was left, by touch or because nobody is there any more.
    if (emergency_ && emergency_->visit().trail.size() == 1) happen(staff::Returned{}, now);
  } else if (gestures_.is_moving()) {
    follow(gestures_.tick(now.steady, laid_out_), now);
    needs_draw_ = true;
  }
  happen(staff::Ticked{}, now);
}

const ui::LaidOut& StaffSession::laid_out() const {
  return excursion() != nullptr ? excursion()->shown().laid_out : laid_out_;
}

ui::PaintState StaffSession::paint_state() const {
  if (excursion() != nullptr) return excursion()->paint_state();
  return {gestures_.scroll_px(laid_out_), gestures_.pressed(), focus_};
}

const pack::Pack& StaffSession::pack() const {
  return rehearsal_ && !emergency_ ? candidate_->pack : shelf_.house().pack;
}

bool StaffSession::needs_draw() const { return needs_draw_ || (excursion() != nullptr && excursion()->needs_draw()); }

void StaffSession::drawn() {
  needs_draw_ = false;
  if (Session* session = excursion_now()) session->drawn();
}

milliseconds StaffSession::time_to_wait(Moment now) const {
  if (is_shown() && gestures_.is_moving()) return milliseconds{16};
  milliseconds wait = staff::time_to_wait(state_, now.steady);
  if (excursion() != nullptr) wait = std::min(wait, excursion()->time_to_wait(now));
  if (is_shown()) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(now.local) + std::chrono::minutes{1};
    wait = std::min(wait, std::chrono::ceil<milliseconds>(minute - now.local));
  }
  return std::max(wait, milliseconds{1});
}

} // namespace kiosk::app
