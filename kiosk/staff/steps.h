// One step of staff's state under way. Private to this room: advance() makes one and calls it.
#pragma once

#include "kiosk/staff/advance.h"

#include <string_view>

namespace kiosk::staff {

class Step {
public:
  Step(State& state, std::vector<Effect>& effects, Moment now) : state_(state), effects_(effects), now_(now) {}

  // sticks.cpp
  void came(const stick::StickIn& stick);
  void went(const std::string& id);
  void found(const install::Found& found);
  void tell_late_sticks();
  void view(const std::string& stick, std::size_t pack);

  // reading.cpp
  void view_translations();
  void reading_went(int done, int of);
  void translations_read(const Translations& translations);
  void show_translations();

  // answers.cpp
  void answered(const install::Answer& answer);
  void compared(const Result<Proof>& proof);
  void installer_gone();

  // pad.cpp
  void open_pad(Behind behind);
  void open_new_pin();
  void digit(int digit);
  void erase();
  void enter();
  void pin_answered(const install::PinState& pin);
  void pin_set();
  void pin_refused(const install::Refused& refused);

  // advance.cpp
  void touched(const Touch& touch);
  void ticked();
  void go(Screen screen);
  /// Back to the visitor's welcome; what was staged or opened by the PIN is let go.
  void leave();
  void begin(Task task, install::Request request);
  void end(Outcome outcome);
  void ask(install::Request request) { effects_.push_back(Ask{std::move(request)}); }
  [[nodiscard]] bool is_stick_in() const { return !state_.sticks.empty(); }

private:
  void tell(const StickSeen& seen);
  void show_notice(Notice notice);
  void stage();
  void read(const StickSeen& seen);
  void stop_reading();
  void back();
  void step_clock(int number);
  void touched_menu(const Touch& touch);
  void working(const install::StepProgress& progress);
  void done(const install::Done& done);
  void refused(const install::Refused& refused);
  [[nodiscard]] bool is_installer_at_work() const {
    return state_.progress.task != Task::None && state_.progress.task != Task::Read;
  }
  [[nodiscard]] StickSeen* seen(const std::string& id);

  State& state_;
  std::vector<Effect>& effects_;
  Moment now_;
};

/// The kiosk's own sentence for a refusal; the installer's where it has none.
[[nodiscard]] Sentence sentence_of(const std::string& code, const std::string& german, const std::string& english,
                                   std::optional<Date> pack_date = std::nullopt);

template <typename... Handlers> struct Overloaded : Handlers... { using Handlers::operator()...; };
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace kiosk::staff
