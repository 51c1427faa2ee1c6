// What a screen of staff is made from: a scene in staff's language, and the list of touches. Private to this room.
#pragma once

#include "kiosk/screens/parts.h"
#include "kiosk/staff/show.h"

#include <memory>

namespace kiosk::staff {

class Board {
public:
  explicit Board(const Input& input);

  const Input& input;
  const State& state;
  const visit::Visit visit; ///< an address that is nobody's: size and language are staff's
  screens::Scene scene;
  std::vector<Touch> touches;

  [[nodiscard]] int act(Verb verb, int number = 0);
  [[nodiscard]] int act(Touch touch);
  [[nodiscard]] screens::Words words(std::string_view key, const locale::Arguments& arguments = {}) {
    return scene.words(key, arguments);
  }
  [[nodiscard]] screens::Words words(const Sentence& sentence);
  /// A page with staff's footer; the title stands in its heading.
  [[nodiscard]] ui::Page page(const screens::Words& title);
  [[nodiscard]] bool is_stick_in() const { return !state.sticks.empty(); }
  /// Translations lie on a stick; with a name, on that one.
  [[nodiscard]] bool has_translations(std::string_view stick = {}) const;
};

/// "Für die Technik: KP-...": small and last.
[[nodiscard]] ui::Node code_line(Board& board, const std::string& code);
/// A small piece of advice on the tint of people ("you can pull the stick out now").
[[nodiscard]] ui::Node advice(Board& board, std::string icon, const screens::Words& words);

[[nodiscard]] ui::Page packs_page(Board& board);
[[nodiscard]] ui::Page pad_page(Board& board);
[[nodiscard]] ui::Page busy_page(Board& board);
[[nodiscard]] ui::Page proof_page(Board& board);
[[nodiscard]] ui::Page details_page(Board& board);
[[nodiscard]] ui::Page result_page(Board& board);
[[nodiscard]] ui::Page menu_page(Board& board);
[[nodiscard]] ui::Page status_page(Board& board);
[[nodiscard]] ui::Page clock_page(Board& board);
[[nodiscard]] ui::Page languages_page(Board& board);
[[nodiscard]] ui::Page translations_page(Board& board);

/// What else lies on the candidate's stick, and why it is not the one that is offered.
[[nodiscard]] std::vector<ui::Node> other_packs(Board& board);

/// Squares that a telephone's camera reads; null where the text is too long.
[[nodiscard]] std::shared_ptr<const ui::Matrix> squares_of(const std::string& text);

} // namespace kiosk::staff
