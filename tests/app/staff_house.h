// A house with a library and three packs for staff's journeys, and the touches that they begin with.
#pragma once

#include "kiosk/install/pin.h"
#include "tests/app/staff_stage.h"

namespace staff_house {

using namespace kiosk;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using stage::Counter;
using workshop::Workshop;

inline constexpr const char* pin = "482715";

struct House {
  explicit House(const std::string& name) : shop(name) {
    factory = shop.make_pack("factory.kitapack", {2026010101});
    first = shop.make_pack("1.kitapack", {2026112301});
    second = shop.make_pack("2.kitapack", {2026112401});
    must(shop.install(first));
  }
  static void must(const Result<install::InstalledPack>& result) {
    if (!result) throw std::runtime_error(result.error().sentence());
  }
  /// As somebody did on the day of installation.
  void set_pin() const {
    install::Library library = shop.library();
    const install::Lock lock = workshop::must(library.lock(1s));
    REQUIRE(install::Pin(shop.root).set(pin, lock).has_value());
  }
  Workshop shop;
  fs::path factory, first, second;
};

#define USE(counter, action)                                                                                           \
  do {                                                                                                                 \
    const std::string fault = (counter).use(action);                                                                   \
    INFO(fault);                                                                                                       \
    REQUIRE(fault.empty());                                                                                            \
  } while (false)

inline void give_pin(Counter& counter) {
  REQUIRE(counter.until([&] { return counter.state().pad.is_known; }));
  counter.type(pin);
}

} // namespace staff_house
