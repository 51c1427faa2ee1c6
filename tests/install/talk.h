// The installer as a child process: requests and answers over real pipes.
#pragma once

#include "kiosk/install/client.h"
#include "tests/install/workshop.h"

#include <catch2/catch.hpp>

namespace workshop {

/// An installer and what it said.
class Talk {
public:
  explicit Talk(const Workshop& shop, const fs::path& clock_command = {})
      : process_(must(install::InstallerProcess::start(fs::path(KIOSK_BINARY_DIR) / "elternkiosk-installer",
                                                       {shop.root, shop.trust, {}, {}}, clock_command))) {}
  void say(const install::Request& request) { REQUIRE(process_.send(request)); }
  /// The next answer of a kind; others are dropped.
  template <typename A> A hear() {
    while (true) {
      while (!heard_.empty()) {
        const install::Answer answer = heard_.front();
        heard_.erase(heard_.begin());
        if (const auto* it = std::get_if<A>(&answer)) return *it;
        if (const auto* refused = std::get_if<install::Refused>(&answer))
          UNSCOPED_INFO(refused->code << " " << refused->detail);
      }
      const auto answers = process_.read(std::chrono::seconds{60});
      REQUIRE(answers.has_value());
      REQUIRE_FALSE(answers->empty());
      heard_ = *answers;
    }
  }

  /// Asks and takes the next answer of a kind.
  template <typename A> A ask(const install::Request& request) {
    say(request);
    return hear<A>();
  }
  /// Sets the PIN where there is none, and gives it.
  void give_pin() {
    if (!ask<install::PinState>(install::AskPinState{}).is_set)
      CHECK(ask<install::Done>(install::AskSetPin{pin}).request == "set-pin");
    CHECK(ask<install::PinState>(install::AskCheckPin{pin}).is_right);
  }
  static constexpr const char* pin = "271828";

private:
  install::InstallerProcess process_;
  std::vector<install::Answer> heard_;
};

} // namespace workshop
