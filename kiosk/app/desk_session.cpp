#include "kiosk/app/desk_session.h"

#include "kiosk/app/desk_facts.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/container/refusals.h"
#include "kiosk/glyphs/font_table.h"
#include "kiosk/locale/pseudo.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <type_traits>

namespace kiosk::app {
namespace {

constexpr std::chrono::seconds live_every{1};

ui::Display display_of(const device::Display& display, double diagonal_inch) {
  return {display.width_px(), display.height_px(), diagonal_inch, ui::TextScale::Percent100};
}

/// The fonts' table's own default font: Latin letters are what the desk's labels are made of.
std::pair<std::filesystem::path, std::filesystem::path> fonts_of(const text::Engine& engine) {
  const glyphs::FontTable& table = engine.font_table();
  const glyphs::FontEntry& entry = table.fonts[table.default_font];
  const auto path_of = [&](const std::string& file) -> std::filesystem::path {
    for (const text::FontFace& face : engine.fonts())
      if (face.file == file) return face.path;
    return {};
  };
  return {path_of(entry.regular), path_of(entry.bold.empty() ? entry.regular : entry.bold)};
}

/// The largest size with a picture's sides that fits, never larger than the picture.
std::pair<int, int> fitted(int width, int height, int width_max, int height_max) {
  const double share =
      std::min({1.0, static_cast<double>(width_max) / width, static_cast<double>(height_max) / height});
  return {std::max(1, static_cast<int>(std::lround(width * share))),
          std::max(1, static_cast<int>(std::lround(height * share)))};
}

std::vector<desk::OfferedLanguage> offered(const DeskGround& ground) {
  std::vector<desk::OfferedLanguage> offered;
  const auto add = [&](const Language& language) {
    desk::OfferedLanguage one{language, ground.words.catalogue.name_of(language).german, {}};
    for (const screens::Specimen& specimen : ground.specimens)
      if (specimen.name.language == language) one.sample = specimen.paragraph;
    offered.push_back(std::move(one));
  };
  if (ground.house != nullptr)
    for (const Language& language : ground.house->settings.languages)
      add(language);
  // Also those that this house does not offer: fonts are looked at before a pack is there.
  for (const screens::Specimen& specimen : ground.specimens)
    if (std::ranges::none_of(offered,
                             [&](const desk::OfferedLanguage& one) { return one.language == specimen.name.language; }))
      add(specimen.name.language);
  if (offered.empty()) add(Language{});
  offered.push_back({locale::language_of(locale::Pseudo::Accented), "Pseudo: Akzente, 40 % länger", {}});
  offered.push_back({locale::language_of(locale::Pseudo::Mirrored), "Pseudo: gespiegelt", {}});
  return offered;
}

} // namespace

Result<std::unique_ptr<DeskSession>> DeskSession::open(DeskGround ground, Moment now) {
  const auto [regular, bold] = fonts_of(ground.words.engine);
  auto desk = desk::Desk::open(regular, bold, display_of(ground.display, ground.diagonal_inch));
  if (!desk) return tl::unexpected(desk.error());
  return std::unique_ptr<DeskSession>(new DeskSession(std::move(ground), std::move(*desk), now));
}

DeskSession::DeskSession(DeskGround ground, desk::Desk desk, Moment now)
    : ground_(std::move(ground)), desk_(std::move(desk)), touched_(now.steady) {
  sources_.languages = offered(ground_);
  if (ground_.house == nullptr) return;
  sources_.pack = &ground_.house->pack;
  sources_.kita = ground_.house->settings.kita;
  for (const visit::Address& address : screens::all_addresses(ground_.house->pack, ground_.house->settings))
    sources_.addresses.push_back(visit::to_string(address));
}

DeskSession::~DeskSession() {
  if (is_typing_) ground_.display.listen_to_typing(false);
  ground_.drawing.drop_pictures(ground_.display); // also the desk's own textures
  ground_.words.engine.trim_cache();
  ground_.words.engine.trim_cache(); // twice: what nobody asked for since the first time goes
}

void DeskSession::take(const device::Input& input, Moment now) {
  if (!std::holds_alternative<device::Exposed>(input) && !std::holds_alternative<device::Woken>(input))
    touched_ = now.steady;
  if (const auto* touch = std::get_if<device::TouchInput>(&input))
    return desk_.touch({static_cast<desk::Touch::Phase>(touch->phase), touch->finger, touch->x, touch->y});
  if (const auto* key = std::get_if<device::KeyInput>(&input)) return desk_.press(static_cast<desk::Key>(*key));
  if (const auto* typed = std::get_if<device::Typed>(&input)) return desk_.type(typed->character);
  if (std::holds_alternative<device::Resized>(input)) {
    desk_.resize(display_of(ground_.display, ground_.diagonal_inch));
    ground_.display.drop_textures(); // the letters may be of another size
  }
  if (std::holds_alternative<device::TexturesLost>(input) || std::holds_alternative<device::Resized>(input)) {
    ground_.drawing.forget_uploads();
    sources_.screen = {};
  }
  needs_draw_ = true;
}

void DeskSession::tick(Moment now) {
  if (now.steady - touched_ >= leaves_after) wants_to_leave_ = true;
  if (desk_.wishes().is_live && drawn_ && now.steady - *drawn_ >= live_every) needs_draw_ = true;
}

bool DeskSession::needs_draw() const { return needs_draw_ || desk_.needs_draw(); }
bool DeskSession::wants_to_leave() const { return wants_to_leave_; }

std::chrono::milliseconds DeskSession::time_to_wait(Moment now) const {
  using std::chrono::milliseconds;
  if (needs_draw() || wants_to_leave_) return milliseconds{0};
  auto wait = std::chrono::ceil<milliseconds>(touched_ + leaves_after - now.steady);
  if (desk_.wishes().is_live && drawn_)
    wait = std::min(wait, std::chrono::ceil<milliseconds>(*drawn_ + live_every - now.steady));
  return std::clamp(wait, milliseconds{1}, milliseconds{60'000});
}

void DeskSession::collect(Moment now) {
  const desk::Wishes& wishes = desk_.wishes();
  const bool is_due = !measured_ || now.steady - *measured_ >= live_every;
  if (wishes.facts && (is_due || sources_.facts.groups.empty())) {
    measured_ = now.steady;
    ground_.words.engine.trim_cache(); // each second brings other numbers
    sources_.facts =
        facts_of({ground_.display, ground_.words, ground_.house, ground_.diagonal_inch,
                  ground_.drawing.atlas().pages().size(), ground_.drawing.pictures_held(), ground_.disk, "/"},
                 now);
    needs_draw_ = true;
  }
  if (wishes.log && ground_.log != nullptr) {
    std::vector<desk::LogLine> lines = ground_.log->lines();
    if (lines.size() != sources_.log.size()) needs_draw_ = true;
    sources_.log = std::move(lines);
  }
  if (wishes.loudspeakers && !sources_.has_asked_for_loudspeakers) {
    sources_.has_asked_for_loudspeakers = needs_draw_ = true;
    for (const std::string& name : device::loudspeakers())
      sources_.loudspeakers.push_back(container::harmless(name));
  }
  if (wishes.tone) play();
  if (wishes.typing != is_typing_) {
    is_typing_ = wishes.typing;
    ground_.display.listen_to_typing(is_typing_);
  }
  if (wishes.screen != sources_.screen.wish && !wishes.screen.address.empty()) {
    show_screen(now.local);
    needs_draw_ = true;
  }
  if (wishes.leave) wants_to_leave_ = true;
}

void DeskSession::play() {
  const desk::ToneWish wish = *desk_.wishes().tone;
  desk_.forget_tone();
  tone_.reset();
  const std::vector<std::string> names = device::loudspeakers();
  const auto index = static_cast<std::size_t>(std::max(0, wish.loudspeaker));
  const std::string name = index < names.size() ? names[index] : std::string{};
  auto tone = device::Tone::play(name, static_cast<device::Side>(wish.side), wish.volume);
  sources_.sound_problem = tone ? std::string{} : "Kein Ton: " + container::harmless(tone.error().detail);
  if (tone) tone_ = std::move(*tone);
  needs_draw_ = true;
}

const locale::Catalogue& DeskSession::words_in(const Language& language) {
  if (!locale::pseudo_of(language)) return ground_.words.catalogue;
  if (!pseudo_words_) {
    pseudo_words_ = ground_.words.catalogue;
    pseudo_words_->add_pseudo_languages();
  }
  return *pseudo_words_;
}

/// Draws a screen with the kiosk's own Drawing into memory and gives the picture to the display.
void DeskSession::show_screen(LocalTime now) {
  desk::ScreenView view;
  view.wish = desk_.wishes().screen;
  sources_.screen = {};
  const auto fail_with = [&](std::string problem) {
    view.problem = std::move(problem);
    sources_.screen = std::move(view);
  };
  const auto address = visit::parse_address(view.wish.address);
  if (ground_.house == nullptr || !address) return fail_with("Diese Adresse gibt es nicht.");
  const House& house = *ground_.house;
  visit::Visit visit = visit_at(*address, view.wish.language, static_cast<visit::TextSize>(view.wish.display.scale));
  const screens::Input input{visit, house.pack, words_in(view.wish.language), house.settings, now, view.wish.display};
  Shown shown = make_shown(input, ground_.words.engine);
  const auto page = static_cast<std::size_t>(std::max(1, view.wish.page) - 1);
  if (page > 0 && page < shown.laid_out.pages.size()) {
    const ui::PageStart start = shown.laid_out.pages[page].start;
    visit.trail.back().anchor = {start.block, start.piece};
    shown = make_shown(input, ground_.words.engine);
  }
  auto surface = device::Display::open_offscreen(view.wish.display.width_px, view.wish.display.height_px);
  if (!surface) return fail_with(surface.error().detail);
  ground_.drawing.forget_uploads();
  auto pixels = draw_to_pixels(ground_.drawing, *surface, shown.laid_out, house.pack);
  ground_.drawing.forget_uploads();
  if (!pixels) return fail_with(pixels.error().detail);
  const auto [width, height] = fitted(pixels->width_px, pixels->height_px, view.wish.width_max, view.wish.height_max);
  auto small = width == pixels->width_px ? std::move(pixels) : picture::scaled(*pixels, width, height);
  if (!small) return fail_with(small.error().detail);
  if (const auto set = ground_.display.set_texture(desk::screen_texture, width, height, small->rgba); !set)
    return fail_with(set.error().detail);
  view.width_px = width;
  view.height_px = height;
  view.tree = ui::to_dump(shown.laid_out, [&](int action) { return shown.action_name(action); });
  view.laid_out = std::move(shown.laid_out);
  sources_.screen = std::move(view);
}

void DeskSession::draw(Moment now) {
  drawn_ = now.steady;
  needs_draw_ = false;
  if (!ground_.display.has_texture(desk::font_texture)) {
    const desk::FontPixels letters = desk_.font_pixels();
    (void)ground_.display.set_texture(desk::font_texture, letters.width_px, letters.height_px, letters.rgba);
  }
  glyphs::Atlas& atlas = ground_.drawing.atlas();
  sources_.atlas_pages = static_cast<int>(atlas.pages().size());
  atlas.begin_frame();
  const ImDrawData* draw_data = desk_.draw(sources_, ground_.words.engine, atlas);
  ground_.drawing.upload(ground_.display);
  const ui::Rgb paper = ui::rgb(ui::Colour::Paper);
  ground_.display.present(*draw_data, static_cast<std::uint32_t>(paper.red) << 16 |
                                          static_cast<std::uint32_t>(paper.green) << 8 | paper.blue);
  collect(now);
}

} // namespace kiosk::app
