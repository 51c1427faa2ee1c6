// What the pages of the desk share: measures, colours, shaped text, fields, lists for fingers. Private to the desk.
#pragma once

#include "kiosk/desk/desk.h"

#include <imgui.h>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::desk {

/// Sizes in px of this display.
struct Measures {
  explicit Measures(const ui::Display& display);

  double px_per_mm = 3.6;
  float letter = 20; ///< em
  float target = 44; ///< the smallest side of what is touched: 12 mm
  float gap = 8;
};

/// What a page draws on, for one frame.
struct Ground {
  const Sources& sources;
  text::Engine& engine;
  glyphs::Atlas& atlas;
  const ui::Display& display;
  const Measures& measures;
  Wishes& wishes;
  ImFont* bold = nullptr;
};

[[nodiscard]] ImVec4 colour(ui::Colour colour);
[[nodiscard]] ImU32 packed(ui::Colour colour, int alpha = 255);
[[nodiscard]] ImTextureID texture(std::uint32_t key);

/// Letters are light paper, targets large; given once to the desk's context.
void put_on_style(const Measures& measures);

/// How a text of a pack, a log or a language is drawn.
struct ShapedLook {
  ui::Colour colour = ui::Colour::Ink;
  text::Weight weight = text::Weight::Regular;
  float size = 1;    ///< of the desk's letters
  int lines_max = 0; ///< 0: all
  float width = 0;   ///< 0: what there is
};
/// A text by the engine, below what stands there. Only what can be seen is laid out when `lines_max` is 1.
void shaped(const Ground& ground, const std::string& text, const Language& language = {}, const ShapedLook& look = {});

void title(const Ground& ground, const char* text);
/// A small grey sentence, wrapped.
void hint(const Ground& ground, const char* text);
void fact(const Ground& ground, const char* name, const std::string& value, bool is_bad = false);

/// A button at least a finger large; strong when chosen. `width` 0: as its words need.
[[nodiscard]] bool button(const Ground& ground, const char* label, bool chosen = false, float width = 0);
/// Buttons beside each other, going on in a new line; -1: none was touched.
[[nodiscard]] int choices(const Ground& ground, const char* id, const std::vector<std::string>& labels, int chosen);
/// Goes on in the same line when `width` more fits.
void same_line_if(const Ground& ground, float width);

/// A row of a list as wide as there is: a shaped line and a second, smaller one.
[[nodiscard]] bool row(const Ground& ground, int id, const std::string& first, const std::string& second, bool chosen);
/// Rows of equal height, of which only the visible ones are made.
void rows(const Ground& ground, int count, const std::function<void(int)>& draw_row);
[[nodiscard]] float row_height(const Ground& ground);

/// A part that is scrolled with a finger. Its height is what is left, less `below`.
void begin_scroll(const Ground& ground, const char* id, float below = 0);
void end_scroll();

/// A line of text that is typed with a keyboard, pasted, or tapped on keys of its own.
class Field {
public:
  /// True when the text changed. The keys stand below the field while it is open.
  bool draw(const Ground& ground, const char* id, const char* empty_words);
  /// Letters from the keyboard, while open.
  void type(char32_t character);
  [[nodiscard]] bool is_open() const { return is_open_; }
  void close() { is_open_ = false; }
  [[nodiscard]] const std::string& text() const { return text_; }
  void set(std::string text) { text_ = std::move(text); }
  /// Whether `text` contains what was typed, whatever its case.
  [[nodiscard]] bool finds(std::string_view text) const;

private:
  [[nodiscard]] bool draw_keys(const Ground& ground);

  std::string text_;
  bool is_open_ = false;
  bool has_changed_ = false; ///< by the keyboard
};

/// A choice from a long list, in place of the page while it is open.
class Picker {
public:
  /// The button that shows what is chosen.
  void draw_button(const Ground& ground, const char* title, const std::string& chosen);
  [[nodiscard]] bool is_open() const { return is_open_; }
  void open() { is_open_ = true; }
  /// The list; the index that was chosen, or -1.
  [[nodiscard]] int draw(const Ground& ground, const std::vector<std::string>& names, int chosen);
  Field filter;

private:
  bool is_open_ = false;
};

/// The names of languages, "Arabisch (ar)".
[[nodiscard]] std::vector<std::string> names_of(const std::vector<OfferedLanguage>& languages);

} // namespace kiosk::desk
