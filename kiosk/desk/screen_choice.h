// Which screen of the kiosk is looked at: its address, language, size, letters, page. Private to the desk.
#pragma once

#include "kiosk/desk/parts.h"

namespace kiosk::desk {

/// A screen of the kiosk in any language and size.
class ScreenChoice {
public:
  /// The buttons; true while a list covers the page.
  [[nodiscard]] bool draw(const Ground& ground);
  [[nodiscard]] ScreenWish wish(const Ground& ground, float width, float height) const;
  [[nodiscard]] Field* open_field();
  void choose_language(int index) { language_ = index; }
  [[nodiscard]] int language() const { return language_; }
  void set_address(std::string address) { address_ = std::move(address); }

private:
  void draw_sizes(const Ground& ground);

  std::string address_ = "home";
  int language_ = 0;
  int size_ = 0; ///< 0: this display
  int scale_ = 0;
  int page_ = 1, pages_ = 1;
  Picker addresses_, languages_;
};

} // namespace kiosk::desk
