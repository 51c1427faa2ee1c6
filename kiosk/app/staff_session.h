// Staff at the screen: sticks, the installer's answers, touches and time in; the screen to be drawn out.
//
// Stands beside the visitor's Session and takes only what is staff's: touches on the notice, and all of them while
// a screen of staff is shown. The visitor's page is left alone but for the strip over its header.
#pragma once

#include "kiosk/app/preview_reading.h"
#include "kiosk/app/session.h"
#include "kiosk/app/shelf.h"
#include "kiosk/staff/advance.h"
#include "kiosk/staff/knock.h"
#include "kiosk/staff/show.h"
#include "kiosk/stick/watch.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk::app {

class StaffSession {
public:
  struct Options {
    staff::Options staff;
    std::vector<std::filesystem::path> sticks; ///< see stick::Options::roots
    visit::IdleTimes idle;
    double diagonal_inch = 23.8;
    std::filesystem::path validator; ///< the program that looks into translations before this one does
  };
  /// All references must outlive the session. Without a library on the shelf it never shows anything.
  StaffSession(Shelf& shelf, Session& visitor, Words& words, const Configuration& configuration, Options options,
               int width_px, int height_px, Moment now);
  StaffSession(const StaffSession&) = delete;
  StaffSession& operator=(const StaffSession&) = delete;
  ~StaffSession();

  /// Begins to look for sticks; `wake` is called from other threads whenever tick() has something to do.
  void watch(std::function<void()> wake, Moment now);
  /// Takes an input that is staff's. False: it is the visitor's.
  [[nodiscard]] bool take(const device::Input& input, Moment now);
  /// What others said and what time brings about.
  void tick(Moment now);
  /// The same for one event: what tick() makes of the sticks' and the installer's news.
  void happen(const staff::Event& event, Moment now);

  [[nodiscard]] const staff::State& state() const { return state_; }
  /// A screen of staff, a rehearsal or the emergency page over one is to be drawn, and not the visitor's.
  [[nodiscard]] bool is_shown() const { return staff::is_shown(state_); }
  /// Pack and words on the shelf must not change now: they are compared or read with, or staff is at the screen.
  [[nodiscard]] bool holds_pack() const { return is_shown() || is_comparing_ || reading_.is_at_work(); }
  [[nodiscard]] const ui::LaidOut& laid_out() const;
  [[nodiscard]] ui::PaintState paint_state() const;
  /// Whose pictures the screen shows.
  [[nodiscard]] const pack::Pack& pack() const;
  [[nodiscard]] bool needs_draw() const;
  void drawn();
  void draw_again() { needs_draw_ = true; }
  [[nodiscard]] std::chrono::milliseconds time_to_wait(Moment now) const;

  /// The control at an item of the screen, for tests; none where there is none.
  [[nodiscard]] std::optional<staff::Touch> touch_of(int item) const;
  /// What the controls of the strip over the visitor's header do, by their actions; for tests.
  [[nodiscard]] const std::vector<staff::Touch>& strip_touches() const { return notice_touches_; }
  /// The screen that lies over staff's own: the rehearsal or the emergency page; null when there is none.
  [[nodiscard]] const Session* excursion() const;
  /// Staff asked for the technician's desk since the last time.
  [[nodiscard]] bool take_desk_wish() { return std::exchange(wants_desk_, false); }

private:
  [[nodiscard]] staff::Input input(Moment now) const;
  void show(Moment now);
  void show_strip(Moment now);
  void begin_excursion(Moment now);
  [[nodiscard]] Session* excursion_now();
  void do_effect(const staff::Effect& effect, Moment now);
  void read_translations(const std::string& stick);
  void take_reading(Moment now);
  void compare(const std::filesystem::path& database, Moment now);
  void take_comparison(Moment now);
  [[nodiscard]] bool take_strip_touch(const device::TouchInput& touch, const Shown& shown,
                                      const std::vector<staff::Touch>& touches, Moment now);
  void take_touch(const device::TouchInput& touch, Moment now);
  void take_key(device::KeyInput key, Moment now);
  void follow(const ui::Gesture& gesture, Moment now);
  [[nodiscard]] std::vector<long long> looks(Moment now) const;

  Shelf& shelf_;
  Session& visitor_;
  Words& words_;
  const Configuration& configuration_;
  Options options_;
  ui::Display display_;
  staff::State state_;
  staff::Drawn drawn_;
  ui::LaidOut laid_out_;
  ui::Gestures gestures_;
  staff::Knock knock_;
  std::vector<staff::Touch> notice_touches_, preview_touches_;
  std::optional<std::int64_t> strip_finger_;
  int strip_control_ = -1;
  int focus_ = -1;
  bool needs_draw_ = true, wants_desk_ = false;
  std::vector<long long> looked_; ///< what the screen showed when it was drawn last

  std::unique_ptr<stick::Watch> sticks_;
  std::function<void()> wake_;

  std::unique_ptr<House> candidate_; ///< the staged pack, opened
  std::unique_ptr<Session> rehearsal_, emergency_;
  /// Two packs are compared in a thread of its own: it reads all their texts.
  struct Comparison {
    Result<staff::Proof> proof;
    std::unique_ptr<House> house;
  };
  std::mutex mutex_;
  std::optional<Comparison> compared_;
  bool is_comparing_ = false;
  std::jthread comparing_;

  PreviewReading reading_;
  int reading_of_ = 0;                  ///< files
  std::vector<LocalePreview> previews_; ///< that were read last and can be shown
};

} // namespace kiosk::app
