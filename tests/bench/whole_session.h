// One visitor after another through every screen, in every language and text size; and what that takes of memory.
#pragma once

#include "tests/bench/sample_texts.h"

#include "kiosk/ui/layout.h"

namespace bench {

/// One page filled with a sample, from edge to edge of its content.
[[nodiscard]] kiosk::ui::LaidOut full_page(kiosk::text::Engine& engine, const SampleText& sample, int width_px,
                                           int height_px, kiosk::ui::TextScale scale = {});

/// A screen of the sample pack by its address, at 100 %, portrait; its first page.
[[nodiscard]] kiosk::ui::LaidOut screen_of(const std::string& address, const std::string& language,
                                           kiosk::text::Engine& engine);

/// kB that this process holds for itself alone (RssAnon: neither files nor what is shared).
[[nodiscard]] int anonymous_kb();

struct SessionMemory {
  int languages = 0;  ///< with screens of the sample pack, or with their sample paragraph
  int pages = 0;      ///< drawn
  int highest_kb = 0; ///< RssAnon, the most after any page
  int last_kb = 0;    ///< RssAnon at the end, everything still open
};

/// Opens the sample pack as the kiosk does and draws every page of every screen in its languages at 100 %, then a
/// full page of every language's sample paragraph at 100, 150 and 200 %. At 1080 x 1920, in the software renderer.
[[nodiscard]] SessionMemory whole_session();

/// whole_session() in a process of its own, as one printed line.
void print_memory_of_whole_session();

} // namespace bench
