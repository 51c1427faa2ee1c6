// From a visit to pixels: screen, layout, painting, uploading. What the window, `picture` and
// `tour` share.
#pragma once

#include "kiosk/app/missing_glyphs.h"
#include "kiosk/device/display.h"
#include "kiosk/picture/picture.h"
#include "kiosk/screens/scene.h"
#include "kiosk/ui/gestures.h"
#include "kiosk/ui/paint.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace kiosk::app {

/// A screen with its places: what is on the display, or will be.
struct Shown {
  screens::Screen screen;
  ui::LaidOut laid_out;

  /// The visit's action of a control; none for an item that is no control, or stands on the strip.
  [[nodiscard]] std::optional<visit::Action> action_of(int item) const;
  /// The index of what a control on the strip does; none for any other item.
  [[nodiscard]] std::optional<int> strip_action_of(int item) const;
  /// The address or `do:<verb>` of an action, for dumps.
  [[nodiscard]] std::string action_name(int action) const;
};

/// Makes the screen of a visit and gives it places, its header beneath `strip`, if any. Pure, but for the engine's
/// cache.
[[nodiscard]] Shown make_shown(const screens::Input& input, text::Engine& engine,
                               const std::optional<ui::Node>& strip = std::nullopt);
/// The same for a card that needs no pack.
[[nodiscard]] Shown make_shown_card(std::string_view code, const locale::Catalogue& catalogue,
                                    const ui::Display& display, text::Engine& engine);

/// Owns what is needed to paint on one device::Display.
class Drawing {
public:
  explicit Drawing(text::Engine& engine);

  /// Gives a picture, scaled to the size wanted, to be drawn; shown from the next draw() on.
  /// When `pictures_max` are held, all others go: they are wanted again when their screen is.
  void add_picture(const ui::WantedPicture& wanted, picture::Picture picture, device::Display& display);
  /// What a screen wants and is not there yet.
  [[nodiscard]] std::set<ui::WantedPicture> missing_pictures(const ui::LaidOut& laid_out) const;
  /// Forgets all pictures (another pack).
  void drop_pictures(device::Display& display);

  /// Paints and shows. What no font can draw is told to the log.
  void draw(const ui::LaidOut& laid_out, const ui::PaintState& state, device::Display& display);
  /// Every texture must be uploaded anew (TexturesLost).
  void forget_uploads();

  /// What others draw with this atlas: begin_frame() it, draw, upload(), present.
  [[nodiscard]] glyphs::Atlas& atlas() { return atlas_; }
  void upload(device::Display& display);
  [[nodiscard]] std::size_t pictures_held() const { return pictures_.size(); }

private:
  text::Engine& engine_;
  glyphs::Atlas atlas_;
  ui::Painter painter_;
  MissingGlyphs missing_glyphs_;
  struct Loaded {
    picture::Picture picture;
    ui::TextureKey key = 0;
    bool uploaded = false;
  };
  static constexpr std::size_t pictures_max = 64;
  std::map<ui::WantedPicture, Loaded> pictures_;
  std::size_t pages_uploaded_ = 0;
  int generation_ = -1;
};

} // namespace kiosk::app
