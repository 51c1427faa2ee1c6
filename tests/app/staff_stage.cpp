#include "tests/app/staff_stage.h"

#include "kiosk/locale/formats.h"

#include <thread>

namespace stage {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Phase = device::TouchInput::Phase;

Counter::Counter(const workshop::Workshop& shop, fs::path factory, bool pin_for_newer)
    : sticks(shop.folder / "media"), shop_(shop), factory_(std::move(factory)) {
  fs::create_directories(sticks);
  configuration_.kita = "kinderland";
  configuration_.library = shop.root;
  configuration_.trust = shop.trust;
  configuration_.sticks = {sticks};
  configuration_.pin_for_newer = pin_for_newer;
  start();
}

void Counter::start() {
  staff.reset();
  visitor.reset();
  shelf.reset();
  const install::LibraryOptions library{shop_.root, shop_.trust, "magdeburg/kinderland", now().local};
  auto link = std::make_unique<app::LibraryLink>(
      app::LibraryLink::Options{library, fs::path(KIOSK_BINARY_DIR) / "elternkiosk-installer", {}});
  shelf = std::make_unique<app::Shelf>(configuration_, words().catalogue,
                                       app::rules_of(configuration_, install::Drafts::Refused).value(), factory_,
                                       std::move(link));
  if (const auto opened = shelf->open(); !opened) throw std::runtime_error(opened.error().sentence());
  visitor = std::make_unique<app::Session>(shelf->house(), words(), visit::IdleTimes{}, 23.8, 1080, 1920, now());
  app::StaffSession::Options options;
  options.staff.pin_for_newer = configuration_.pin_for_newer;
  options.sticks = configuration_.sticks;
  options.validator = validator;
  staff = std::make_unique<app::StaffSession>(*shelf, *visitor, words(), configuration_, options, 1080, 1920, now());
  shelf->watch([] {});
  staff->watch([] {}, now());
}

Moment Counter::now() const {
  return {steady_, moment("2026-11-26T08:00").local + std::chrono::floor<std::chrono::seconds>(steady_ - begin_)};
}

void Counter::turn(std::chrono::milliseconds later) {
  steady_ += later;
  shelf->look(now());
  staff->tick(now());
  if (!staff->holds_pack()) (void)shelf->change(*visitor, now());
  visitor->tick(now());
}

bool Counter::until(const std::function<bool()>& is_so) {
  const auto deadline = std::chrono::steady_clock::now() + 20s;
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    turn(1ms); // its clock stands nearly still while the machine works
    std::this_thread::sleep_for(5ms);
  }
  return true;
}

bool Counter::until_screen(staff::Screen screen) {
  return until([&] { return state().screen == screen; });
}
bool Counter::until_notice() {
  return until([&] { return state().notice.has_value(); });
}

void Counter::plug(const std::string& name, const std::vector<fs::path>& files) {
  const fs::path making = shop_.folder / "making";
  fs::remove_all(making);
  fs::create_directories(making);
  for (const fs::path& file : files)
    fs::copy_file(file, making / file.filename());
  fs::rename(making, sticks / name);
}

void Counter::pull(const std::string& name) { fs::remove_all(sticks / name); }

const ui::LaidOut& Counter::on_screen() const {
  return staff->is_shown() ? staff->laid_out() : visitor->shown().laid_out;
}

int Counter::control(const std::string& action) const {
  const ui::LaidOut& laid_out = on_screen();
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    const int item = static_cast<int>(i);
    if (!laid_out.is_visible(laid_out.items[i])) continue;
    if (const app::Session* session = staff->is_shown() ? staff->excursion() : visitor.get()) {
      if (const auto found = session->shown().action_of(item); found && visit::to_string(*found) == action) return item;
      const auto strip = session->shown().strip_action_of(item);
      if (!strip) continue;
      // A rehearsal's strip has one button only.
      if (staff->is_shown() && *strip == 0 && action == "do:staff/back") return item;
      const auto& on_strip = staff->strip_touches();
      if (!staff->is_shown() && staff::to_string(on_strip.at(static_cast<std::size_t>(*strip))) == action) return item;
    } else if (const auto touch = staff->touch_of(item); touch && staff::to_string(*touch) == action) {
      return item;
    }
  }
  return -1;
}

std::string Counter::use(const std::string& action) {
  for (int pages = 0; pages < 10; ++pages) {
    if (const int item = control(action); item >= 0) {
      const ui::LaidOut& laid_out = on_screen();
      const ui::Rect box = laid_out.on_screen(laid_out.items[static_cast<std::size_t>(item)], laid_out.rest_scroll());
      tap(box.x + box.width / 2, box.y + box.height / 2);
      return {};
    }
    const ui::LaidOut& laid_out = on_screen();
    if (!staff->is_shown() || laid_out.page + 1 >= static_cast<int>(laid_out.pages.size())) break;
    const ui::PageStart next = laid_out.pages[static_cast<std::size_t>(laid_out.page + 1)].start;
    ++touches;
    staff->happen(staff::Touched{{staff::Verb::TurnTo, 0, {}, {next.block, next.piece}}}, now());
  }
  return "there is no " + action + " on the screen: " + text();
}

void Counter::tap(int x, int y, std::chrono::milliseconds held) {
  ++touches;
  turn(500ms); // later than the guard against children's second touches
  const auto feed = [&](Phase phase) {
    const device::TouchInput touch{phase, 1, x, y, steady_};
    if (!staff->take(touch, now())) visitor->take(touch, now());
  };
  feed(Phase::Down);
  turn(held);
  feed(Phase::Up);
  turn(1ms);
}

void Counter::type(const std::string& pin) {
  for (const char digit : pin) {
    const std::string fault = use(std::string{"do:staff/digit/"} + digit);
    if (!fault.empty()) throw std::runtime_error(fault);
  }
  (void)use("do:staff/enter");
}

void Counter::knock() {
  tap(200, 70, 3100ms);
  tap(10, 10);
  tap(1070, 10);
}

void Counter::wait(std::chrono::seconds time) {
  for (std::chrono::seconds passed{0}; passed < time; passed += 1s)
    turn(1s);
}

std::string Counter::notice_key() const { return state().notice ? state().notice->sentence.key : std::string{}; }
std::string Counter::outcome_key() const { return state().outcome ? state().outcome->sentence.key : std::string{}; }

std::string Counter::text() const {
  std::string text;
  const ui::LaidOut& laid_out = on_screen();
  for (const ui::Item& item : laid_out.items) {
    if (!laid_out.is_visible(item)) continue;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (item.node.is_text()) text += "\n";
  }
  return locale::without_controls(text);
}

} // namespace stage
