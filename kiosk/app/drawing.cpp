#include "kiosk/app/drawing.h"

#include <imgui.h>
#include <spdlog/spdlog.h>

namespace kiosk::app {

std::optional<visit::Action> Shown::action_of(int item) const {
  if (item < 0 || item >= static_cast<int>(laid_out.items.size())) return std::nullopt;
  if (laid_out.items[static_cast<std::size_t>(item)].band == ui::Band::Strip) return std::nullopt;
  const ui::Command& command = laid_out.items[static_cast<std::size_t>(item)].command;
  switch (command.kind) {
  case ui::Command::Kind::Action:
    return screen.actions.at(static_cast<std::size_t>(command.action));
  case ui::Command::Kind::Turn:
    return visit::TurnTo{{command.turn_to.block, command.turn_to.piece}};
  case ui::Command::Kind::None:
    break;
  }
  return std::nullopt;
}

std::optional<int> Shown::strip_action_of(int item) const {
  if (item < 0 || item >= static_cast<int>(laid_out.items.size())) return std::nullopt;
  const ui::Item& found = laid_out.items[static_cast<std::size_t>(item)];
  if (found.band != ui::Band::Strip || found.command.kind != ui::Command::Kind::Action) return std::nullopt;
  return found.command.action;
}

std::string Shown::action_name(int action) const {
  return visit::to_string(screen.actions.at(static_cast<std::size_t>(action)));
}

Shown make_shown(const screens::Input& input, text::Engine& engine, const std::optional<ui::Node>& strip) {
  Shown shown{screens::show(input), {}};
  shown.screen.page.strip = strip;
  const visit::Anchor anchor = input.visit.here().anchor;
  shown.laid_out = ui::lay_out(shown.screen.page, ui::Theme(input.display), engine, {anchor.block, anchor.piece});
  return shown;
}

Shown make_shown_card(std::string_view code, const locale::Catalogue& catalogue, const ui::Display& display,
                      text::Engine& engine) {
  Shown shown{screens::show_card(code, catalogue, display), {}};
  shown.laid_out = ui::lay_out(shown.screen.page, ui::Theme(display), engine);
  return shown;
}

Drawing::Drawing(text::Engine& engine) : engine_(engine), atlas_(engine.open_fonts()) {}

void Drawing::add_picture(const ui::WantedPicture& wanted, picture::Picture picture, device::Display& display) {
  if (pictures_.size() >= pictures_max) drop_pictures(display);
  const auto key = static_cast<ui::TextureKey>(ui::first_picture_texture + pictures_.size());
  pictures_[wanted] = Loaded{std::move(picture), key, false};
}

std::set<ui::WantedPicture> Drawing::missing_pictures(const ui::LaidOut& laid_out) const {
  std::set<ui::WantedPicture> missing;
  for (const ui::Item& item : laid_out.items) {
    if (item.node.picture.empty()) continue;
    ui::WantedPicture wanted = ui::wanted_picture(item, ui::Theme(laid_out.display));
    if (!pictures_.contains(wanted)) missing.insert(std::move(wanted));
  }
  return missing;
}

void Drawing::drop_pictures(device::Display& display) {
  pictures_.clear();
  display.drop_textures();
  forget_uploads();
}

void Drawing::forget_uploads() {
  pages_uploaded_ = 0;
  generation_ = -1;
  for (auto& [wanted, loaded] : pictures_)
    loaded.uploaded = false;
}

void Drawing::upload(device::Display& display) {
  if (generation_ != atlas_.generation()) {
    pages_uploaded_ = 0;
    generation_ = atlas_.generation();
  }
  const auto pages = atlas_.pages();
  for (std::size_t index = 0; index < pages.size(); ++index) {
    glyphs::AtlasPage& page = pages[index];
    const auto key = static_cast<device::TextureKey>(ui::first_atlas_texture + index);
    if (index >= pages_uploaded_ || !display.has_texture(key)) {
      (void)display.set_texture(key, glyphs::AtlasPage::side_px, glyphs::AtlasPage::side_px, page.rgba);
    } else if (page.dirty_top < page.dirty_bottom) {
      display.update_rows(key, page.dirty_top, page.dirty_bottom, page.rgba);
    }
    page.dirty_top = page.dirty_bottom = 0;
  }
  pages_uploaded_ = pages.size();
  for (auto& [wanted, loaded] : pictures_) {
    if (loaded.uploaded) continue;
    (void)display.set_texture(loaded.key, loaded.picture.width_px, loaded.picture.height_px, loaded.picture.rgba);
    loaded.uploaded = true;
  }
}

void Drawing::draw(const ui::LaidOut& laid_out, const ui::PaintState& state, device::Display& display) {
  const auto texture = [&](const ui::WantedPicture& wanted) -> std::optional<ui::PictureTexture> {
    const auto found = pictures_.find(wanted);
    if (found == pictures_.end()) return std::nullopt;
    return ui::PictureTexture{found->second.key};
  };
  const ImDrawData* draw_data = painter_.paint(laid_out, state, engine_, atlas_, texture);
  upload(display);
  for (const std::string& sentence : missing_glyphs_.news(laid_out))
    spdlog::warn("{}", sentence);
  const ui::Rgb paper = ui::rgb(ui::Colour::Paper);
  display.present(*draw_data, static_cast<std::uint32_t>(paper.red) << 16 |
                                  static_cast<std::uint32_t>(paper.green) << 8 | paper.blue);
}

} // namespace kiosk::app
