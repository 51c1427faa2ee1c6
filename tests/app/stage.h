// What tests over whole screens stand on: the sample pack (or another), the words, one moment.
#pragma once

#include "kiosk/app/session.h"

#include <catch2/catch.hpp>
#include <string>

namespace stage {

using namespace kiosk;

inline std::filesystem::path sample_pack() { return std::filesystem::path(KIOSK_BINARY_DIR) / "sample.kitapack"; }

inline Moment moment(const std::string& local = "2026-11-23T08:12", std::chrono::milliseconds steady = {}) {
  return {SteadyTime{} + std::chrono::hours{1} + steady, parse_local_time(local).value()};
}

/// Fonts and words, opened once for a test program.
inline app::Words& words() {
  static app::Words opened = [] {
    const std::filesystem::path root = KIOSK_SOURCE_DIR;
    auto result = app::open_words({root / "locales", root / "fonts" / "fonts.toml", {}});
    if (!result) throw std::runtime_error(result.error().sentence());
    return std::move(*result);
  }();
  return opened;
}

/// A house on a pack; the sample pack unless told otherwise.
inline app::House house(const std::filesystem::path& pack = sample_pack(), const std::string& kita = "kinderland") {
  app::Configuration configuration;
  configuration.kita = kita;
  auto result = app::open_house(pack, configuration, words().catalogue,
                                app::rules_of(configuration, install::Drafts::Allowed).value());
  if (!result) throw std::runtime_error(result.error().sentence());
  return std::move(*result);
}

inline const app::House& sample_house() {
  static const app::House opened = [] {
    app::House sample = house();
    const std::filesystem::path root = KIOSK_SOURCE_DIR;
    auto specimens = app::read_specimens({root / "locales", root / "fonts" / "fonts.toml", {}}, words().catalogue);
    if (!specimens) throw std::runtime_error(specimens.error().sentence());
    sample.settings.specimens = std::move(*specimens);
    return sample;
  }();
  return opened;
}

inline ui::Display display(int width, int height, visit::TextSize size) {
  return {width, height, 23.8, static_cast<ui::TextScale>(size)};
}

/// The screen of an address, laid out as in the kiosk.
inline app::Shown shown(const visit::Visit& visit, const ui::Display& display, const app::House& house = sample_house(),
                        LocalTime now = moment().local) {
  return app::make_shown({visit, house.pack, house.catalogue, house.settings, now, display}, words().engine);
}

} // namespace stage
