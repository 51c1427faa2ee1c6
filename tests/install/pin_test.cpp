// The staff PIN: which may be chosen, tries that are counted before they are compared, waits that double.
#include "kiosk/install/pin.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "tests/install/workshop.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace kiosk;
using namespace kiosk::install;
using container::Refusal;
using std::chrono::seconds;
using workshop::must;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

const std::string right = "271828", wrong = "314159";

struct Case {
  explicit Case(const std::string& name) : shop(name), pin(shop.root), lock(must(take_lock(shop.root, seconds{1}))) {}
  void set() { REQUIRE(pin.set(right, lock).has_value()); }
  PinState check(const std::string& what) { return must(pin.check(what, now, lock)); }
  PinState state() { return must(pin.state(now)); }
  [[nodiscard]] PinRecord record() const { return must(parse_pin(must(read_file(shop.root / "pin")))); }
  Workshop shop;
  Pin pin;
  Lock lock;
  SteadyTime now{std::chrono::hours{1000}};
};

} // namespace

TEST_CASE("a PIN has six to eight digits and is not what anybody tries first") {
  for (const char* good : {"271828", "902714", "0071935", "11235813", "100200"}) {
    INFO(good);
    CHECK(check_new_pin(good).has_value());
  }
  for (const char* bad : {"", "12345", "123456789", "27182a", "27 182", "２７１８２８", "-27182", "+271828"}) {
    INFO(bad);
    CHECK(container::is(check_new_pin(bad).error(), Refusal::PinForm));
  }
  for (const char* simple :
       {"000000", "11111111", "123456", "654321", "012345", "67890123", "890123", "246802", "121212", "123123",
        "12341234", "112233", "99887766", "122222", "111112", "343434", "565665", "1231231"}) {
    INFO(simple);
    CHECK(container::is(check_new_pin(simple).error(), Refusal::PinSimple));
  }
}

TEST_CASE("the tries: five, then waits of 1, 2, 4, 8, 10, 10 minutes; a right one forgets them") {
  PinRecord record{"hash"};
  for (int i = 1; i < pin_tries_max; ++i) {
    record = with_try(record);
    CHECK(record.wait == seconds{0});
    CHECK(tries_left(record) == pin_tries_max - i);
  }
  for (const int minutes : {1, 2, 4, 8, 10, 10, 10}) {
    record = with_try(record);
    CHECK(record.wait == std::chrono::minutes{minutes});
    CHECK(tries_left(record) == 1);
  }
  for (int i = 0; i < 5000; ++i)
    record = with_try(record);
  CHECK(record.wait == pin_wait_max);
  CHECK(with_right(record) == PinRecord{"hash"});
}

TEST_CASE("a record survives its text; a changed one is damaged") {
  const PinRecord record{"$argon2id$x", 6, 2, seconds{120}};
  const std::string text = to_text(record);
  CHECK(must(parse_pin(text)) == record);
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK_FALSE(parse_pin(changed).has_value());
    CHECK_FALSE(parse_pin(text.substr(0, at)).has_value());
  }
}

TEST_CASE("there is no PIN until one is set, and its file is for its owner alone") {
  Case it("pin-none");
  CHECK_FALSE(it.state().is_set);
  CHECK(container::is(it.pin.check(right, it.now, it.lock).error(), Refusal::PinNone));
  it.set();
  CHECK(it.state().is_set);
  CHECK(it.state().tries_left == pin_tries_max);
  struct stat about = {};
  REQUIRE(::stat((it.shop.root / "pin").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK(must(read_file(it.shop.root / "pin")).find(right) == std::string::npos);
  CHECK(it.check(right).is_right);
}

TEST_CASE("after five wrong ones nobody is heard for a minute, the right one neither") {
  Case it("pin-wait");
  it.set();
  for (int left = 4; left > 0; --left) {
    const PinState state = it.check(wrong);
    CHECK_FALSE(state.is_right);
    CHECK(state.tries_left == left);
    CHECK(state.wait == seconds{0});
  }
  CHECK(it.check(wrong).wait == seconds{60});
  const PinRecord locked = it.record();
  CHECK(it.check(right).wait == seconds{60});
  it.now += seconds{59};
  CHECK(it.check(right).wait == seconds{1});
  CHECK_FALSE(it.check(right).is_right);
  CHECK(it.record() == locked); // neither counted nor compared
  it.now += seconds{1};
  CHECK(it.state().tries_left == 1);
  CHECK(it.check(wrong).wait == seconds{120});
  it.now += seconds{120};
  CHECK(it.check(right).is_right);
  CHECK(it.record().tries == 0);
  CHECK(it.check(wrong).tries_left == 4);
}

TEST_CASE("a try is on the disk before it is compared: when it cannot be written, nothing is compared") {
  Case it("pin-counted");
  it.set();
  // A folder where the new file is to be written.
  fs::create_directories(it.shop.root / "pin.tmp" / "x");
  const auto checked = it.pin.check(right, it.now, it.lock);
  REQUIRE_FALSE(checked.has_value());
  CHECK(container::is(checked.error(), Refusal::StorageBroken));
  fs::remove_all(it.shop.root / "pin.tmp");
  CHECK(it.check(right).is_right);
}

TEST_CASE("wrong five times, power cut, right: the wait begins anew, then the right one is right") {
  Case it("pin-cut");
  it.set();
  for (int i = 0; i < 5; ++i)
    (void)it.check(wrong);
  it.now += seconds{50};
  Pin after(it.shop.root); // another process, on a clock that began anew
  SteadyTime now{seconds{3}};
  CHECK(must(after.check(right, now, it.lock)).wait == seconds{60});
  now += seconds{60};
  CHECK(must(after.check(right, now, it.lock)).is_right);
}

TEST_CASE("a wait that is over is not waited for again after a start") {
  Case it("pin-over");
  it.set();
  for (int i = 0; i < 5; ++i)
    (void)it.check(wrong);
  CHECK(it.pin.wait_end() == it.now + seconds{60});
  it.pin.forget_wait(it.now, &it.lock);
  CHECK(it.record().wait == seconds{60}); // not over yet
  it.now += seconds{60};
  it.pin.forget_wait(it.now, nullptr); // nobody may write: it stays there
  CHECK(it.record().wait == seconds{60});
  CHECK_FALSE(it.pin.wait_end().has_value());
  Pin after(it.shop.root);
  CHECK(must(after.state(it.now)).wait == seconds{60});
  it.now += seconds{60};
  after.forget_wait(it.now, &it.lock);
  CHECK(it.record().wait == seconds{0});
  CHECK(it.record().waits == 1); // the next one is longer all the same
  Pin again(it.shop.root);
  CHECK(must(again.check(right, it.now, it.lock)).is_right);
}

TEST_CASE("a damaged file is no open door; a technician sets a new PIN") {
  Case it("pin-damaged");
  it.set();
  REQUIRE(write_file(it.shop.root / "pin", "{}").has_value());
  CHECK(container::is(it.pin.state(it.now).error(), Refusal::StorageBroken));
  CHECK(container::is(it.pin.check(right, it.now, it.lock).error(), Refusal::StorageBroken));
  it.set();
  CHECK(it.check(right).is_right);
}

TEST_CASE("the door closes by itself, and only a person keeps it open") {
  PinDoor door;
  SteadyTime now{std::chrono::hours{5}};
  CHECK_FALSE(door.is_open(now));
  door.stay_open(now);
  CHECK_FALSE(door.is_open(now));
  door.open(now);
  now += std::chrono::minutes{4};
  door.stay_open(now);
  now += std::chrono::minutes{4};
  CHECK(door.is_open(now));
  now += std::chrono::minutes{1};
  CHECK_FALSE(door.is_open(now));
  door.stay_open(now);
  CHECK_FALSE(door.is_open(now));
  door.open(now);
  door.close();
  CHECK_FALSE(door.is_open(now));
}
