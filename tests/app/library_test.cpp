// The kiosk with a library: packs change places while nobody is there, and never under a visitor's hands.
#include "kiosk/app/shelf.h"
#include "kiosk/base/files.h"
#include "kiosk/install/start.h"
#include "kiosk/locale/formats.h"
#include "tests/app/stage.h"
#include "tests/install/workshop.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>

using namespace kiosk;
using namespace std::chrono_literals;
using workshop::must;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

/// A kiosk without a window: shelf, session, and a clock of its own.
class Kiosk {
public:
  explicit Kiosk(const Workshop& shop, const fs::path& factory, const std::string& program = "elternkiosk-installer")
      : configuration_(configure(shop)) {
    install::LibraryOptions library{shop.root, shop.trust, {}, now().local};
    auto link = std::make_unique<app::LibraryLink>(
        app::LibraryLink::Options{library, fs::path(KIOSK_BINARY_DIR) / program, {}});
    shelf_ = std::make_unique<app::Shelf>(configuration_, stage::words().catalogue,
                                          app::rules_of(configuration_, install::Drafts::Refused).value(), factory,
                                          std::move(link));
    opened = shelf_->open().has_value();
    if (!opened) return;
    session_ =
        std::make_unique<app::Session>(shelf_->house(), stage::words(), visit::IdleTimes{}, 23.8, 1080, 1920, now());
    shelf_->watch([this] {
      const std::lock_guard lock(mutex_);
      ++woken_;
      changed_.notify_all();
    });
  }
  /// One turn of the kiosk's loop, `later` than the last; true when it changed packs.
  bool turn(std::chrono::seconds later = 0s) {
    steady_ += later;
    session_->tick(now());
    shelf_->look(now());
    return shelf_->change(*session_, now());
  }
  /// Turns at every wake-up until packs change; false when none does in ten seconds.
  bool turn_until_changed() {
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    int seen = 0;
    while (std::chrono::steady_clock::now() < deadline) {
      if (turn()) return true;
      std::unique_lock lock(mutex_);
      changed_.wait_until(lock, deadline, [&] { return woken_ > seen; });
      seen = woken_;
    }
    return false;
  }
  [[nodiscard]] app::Session& session() { return *session_; }
  [[nodiscard]] const app::Shelf& shelf() const { return *shelf_; }
  [[nodiscard]] long long seq() const { return shelf_->house().pack.about().seq; }
  [[nodiscard]] Moment now() const {
    return {steady_,
            stage::moment("2026-11-26T08:00").local + std::chrono::floor<std::chrono::seconds>(steady_ - begin_)};
  }
  void touch(device::TouchInput::Phase phase, int x, int y) {
    steady_ += 400ms;
    session_->take(device::TouchInput{phase, 1, x, y, steady_}, now());
  }
  bool opened = false;

private:
  static app::Configuration configure(const Workshop& shop) {
    app::Configuration configuration;
    configuration.kita = "kinderland";
    configuration.library = shop.root;
    configuration.trust = shop.trust;
    return configuration;
  }
  SteadyTime begin_ = stage::moment().steady, steady_ = begin_;
  app::Configuration configuration_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int woken_ = 0;
  std::unique_ptr<app::Shelf> shelf_; ///< its thread uses what stands above
  std::unique_ptr<app::Session> session_;
};

struct House {
  explicit House(const std::string& name) : shop(name) {
    factory = shop.make_pack("factory.kitapack", {2026010101});
    first = shop.make_pack("1.kitapack", {2026112301});
    second = shop.make_pack("2.kitapack", {2026112401});
  }
  Workshop shop;
  fs::path factory, first, second;
};

} // namespace

TEST_CASE("another pack comes onto the screen by itself while nobody is there", "[library]") {
  const House house("app-swap");
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  CHECK(kiosk.seq() == 2026010101); // nothing is installed: the factory pack
  REQUIRE(house.shop.install(house.first).has_value());
  REQUIRE(kiosk.turn_until_changed());
  CHECK(kiosk.seq() == 2026112301);
  CHECK(house.shop.library().state().tries == 1); // counted, because it is on the screen
  CHECK_FALSE(kiosk.turn());
}

TEST_CASE("a visitor in the middle is never thrown out; the pack changes when she has gone", "[library]") {
  const House house("app-visitor");
  REQUIRE(house.shop.install(house.first).has_value());
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  kiosk.session().act(visit::ChooseLanguage{Language{"ar"}}, kiosk.now());
  kiosk.session().act(visit::Open{visit::parse_address("people").value()}, kiosk.now());
  const visit::Visit before = kiosk.session().visit();
  REQUIRE(house.shop.install(house.second).has_value());
  for (int i = 0; i < 50; ++i) {
    std::this_thread::sleep_for(10ms);
    CHECK_FALSE(kiosk.turn());
  }
  CHECK(kiosk.session().visit() == before);
  CHECK(kiosk.seq() == 2026112301);
  CHECK(house.shop.library().state().tries == 0); // not opened, hence not tried
  bool has_changed = false;
  for (int i = 0; i < 600 && !has_changed; ++i)
    has_changed = kiosk.turn(1s); // she leaves it alone, and it goes back to welcome
  REQUIRE(has_changed);
  CHECK(kiosk.session().visit() == visit::Visit{});
  CHECK(kiosk.seq() == 2026112401);
}

TEST_CASE("a finger on the glass keeps the pack", "[library]") {
  const House house("app-finger");
  REQUIRE(house.shop.install(house.first).has_value());
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  int x = 0, y = 0;
  for (const ui::Item& item : kiosk.session().shown().laid_out.items)
    if (item.node.action != ui::no_action) x = item.box.x + item.box.width / 2, y = item.box.y + item.box.height / 2;
  kiosk.touch(device::TouchInput::Phase::Down, x, y);
  REQUIRE_FALSE(kiosk.session().is_nobody_there());
  REQUIRE(house.shop.install(house.second).has_value());
  for (int i = 0; i < 30; ++i) {
    std::this_thread::sleep_for(10ms);
    CHECK_FALSE(kiosk.turn());
  }
  CHECK(kiosk.seq() == 2026112301);
}

TEST_CASE("after a good minute the trial is over, told once", "[library]") {
  const House house("app-well");
  REQUIRE(house.shop.install(house.first).has_value());
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  (void)kiosk.turn();
  CHECK(kiosk.shelf().time_to_wait(kiosk.now()) <= 60s);
  (void)kiosk.turn(59s);
  std::this_thread::sleep_for(200ms);
  CHECK(house.shop.library().state().is_on_trial);
  (void)kiosk.turn(1s);
  for (int i = 0; i < 200 && house.shop.library().state().is_on_trial; ++i)
    std::this_thread::sleep_for(20ms);
  CHECK_FALSE(house.shop.library().state().is_on_trial);
  CHECK(house.shop.library().state().floor == workshop::id_of(house.first));
}

TEST_CASE("rotten bytes are noticed beside the first screen, and the pack before comes", "[library]") {
  const House house("app-rot");
  REQUIRE(house.shop.install(house.first).has_value());
  {
    install::Library library = house.shop.library();
    const install::Lock lock = must(library.lock(1s));
    REQUIRE(install::confirm(library, workshop::id_of(house.first), lock).has_value());
  }
  REQUIRE(house.shop.install(house.second).has_value());
  const fs::path database = house.shop.root / "packs" / install::folder_name(workshop::id_of(house.second)) / "pack.db";
  // In a picture: opening the pack does not come across it.
  const std::size_t place = read_file(database).value().find("IDAT");
  REQUIRE(place != std::string::npos);
  std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(place) + 20);
  file.put('!');
  file.close();
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  CHECK(kiosk.seq() == 2026112401);
  REQUIRE(kiosk.turn_until_changed());
  CHECK(kiosk.seq() == 2026112301);
}

TEST_CASE("an installed pack that is empty gives way to the factory pack", "[library]") {
  const House house("app-kita");
  REQUIRE(house.shop.install(house.first).has_value());
  std::ofstream(house.shop.root / "packs" / install::folder_name(workshop::id_of(house.first)) / "pack.db") << "";
  Kiosk kiosk(house.shop, house.factory);
  REQUIRE(kiosk.opened);
  CHECK(kiosk.seq() == 2026010101);
}

TEST_CASE("without an installer the library is only read, and packs on trial wait", "[library]") {
  const House house("app-alone");
  REQUIRE(house.shop.install(house.first).has_value());
  {
    Kiosk kiosk(house.shop, house.factory, "no-such-program");
    REQUIRE(kiosk.opened);
    CHECK(kiosk.seq() == 2026010101);
  }
  install::Library library = house.shop.library();
  {
    const install::Lock lock = must(library.lock(1s));
    REQUIRE(install::confirm(library, workshop::id_of(house.first), lock).has_value());
  }
  Kiosk kiosk(house.shop, house.factory, "no-such-program");
  REQUIRE(kiosk.opened);
  CHECK(kiosk.seq() == 2026112301);
}

TEST_CASE("an installer that died is started again, and news are heard as before", "[library]") {
  const House house("app-died");
  REQUIRE(house.shop.install(house.first).has_value());
  // The first time a program that answers once and leaves.
  const fs::path program = house.shop.folder / "installer";
  std::ofstream(program) << "#!/bin/sh\nif [ -e " << (house.shop.folder / "died").string() << " ]; then exec "
                         << (fs::path(KIOSK_BINARY_DIR) / "elternkiosk-installer").string() << " \"$@\"; fi\ntouch "
                         << (house.shop.folder / "died").string() << "\nread line\n";
  fs::permissions(program, fs::perms::owner_all);
  Kiosk kiosk(house.shop, house.factory, program);
  REQUIRE(kiosk.opened);
  CHECK(kiosk.seq() == 2026010101); // nobody could count a try
  (void)kiosk.turn();
  bool has_changed = false;
  for (int minute = 0; minute < 5 && !has_changed; ++minute)
    has_changed = kiosk.turn(60s);
  REQUIRE(has_changed);
  CHECK(kiosk.seq() == 2026112301);
  REQUIRE(house.shop.install(house.second).has_value());
  REQUIRE(kiosk.turn_until_changed());
  CHECK(kiosk.seq() == 2026112401);
}

TEST_CASE("with no pack at all opening fails, and later succeeds", "[library]") {
  const House house("app-none");
  Kiosk kiosk(house.shop, house.shop.folder / "none.kitapack");
  CHECK_FALSE(kiosk.opened);
}

TEST_CASE("expired content says so on every screen, in every language, and nothing is clipped", "[library]") {
  const app::House& shown_house = stage::sample_house();
  const std::string date = locale::day_month_year(shown_house.pack.about().expires);
  for (const visit::Address& address : screens::all_addresses(shown_house.pack, shown_house.settings)) {
    if (address.kind == visit::ScreenKind::Card || address.kind == visit::ScreenKind::IdleWarning) continue;
    for (const Language& language : shown_house.settings.languages)
      for (const visit::TextSize size : {visit::TextSize::Percent100, visit::TextSize::Percent200}) {
        visit::Visit visit;
        visit.language = language;
        visit.text_size = size;
        visit.trail.back().address = address;
        const auto shown =
            stage::shown(visit, stage::display(1080, 1920, size), shown_house, stage::moment("2028-02-01T08:12").local);
        INFO(visit::to_string(address) << " " << language.tag);
        bool says = false;
        for (const ui::Item& item : shown.laid_out.items) {
          CHECK_FALSE(item.clipped);
          for (const text::Span& span : item.node.spans)
            says = says || span.text.find(date) != std::string::npos;
        }
        CHECK(says);
      }
  }
}

TEST_CASE("a clock that stands too early does not hide that content has expired", "[library]") {
  app::House shown_house = stage::house();
  const std::string date = locale::day_month_year(shown_house.pack.about().expires);
  shown_house.settings.earliest_day = parse_date("2028-01-01").value();
  const auto shown = stage::shown(visit::Visit{}, stage::display(1080, 1920, visit::TextSize::Percent100), shown_house,
                                  stage::moment("1970-01-01T00:00").local);
  bool says = false;
  for (const ui::Item& item : shown.laid_out.items)
    for (const text::Span& span : item.node.spans)
      says = says || span.text.find(date) != std::string::npos;
  CHECK(says);
}
