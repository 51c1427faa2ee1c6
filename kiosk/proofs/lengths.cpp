#include "kiosk/proofs/lengths.h"

#include "kiosk/locale/po_document.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::proofs {
namespace {

bool beyond_screen(const ui::LaidOut& laid_out, const ui::Item& item) {
  const ui::Rect box = laid_out.on_screen(item, item.page * laid_out.content.height);
  return box.x < 0 || box.right() > laid_out.display.width_px;
}

/// Calls `visit(item, laid out)` for every text with a key.
template <typename Visit> void for_each_text(const ui::LaidOut& laid_out, Visit visit) {
  for (const ui::Item& item : laid_out.items)
    if (item.text && !item.node.unit.empty()) visit(item);
}

/// Screens in every format; false when somebody stopped it.
template <typename Visit> bool walk(const Stage& stage, text::Engine& engine, const Progress& progress, Visit visit) {
  const std::vector<Format> formats = all_formats();
  const int of = static_cast<int>(formats.size() * stage.addresses().size());
  int done = 0;
  for (const Format& format : formats) {
    for (const visit::Address& address : stage.addresses()) {
      visit(address, format, stage.shown(address, format, engine).laid_out);
      if (progress(++done, of)) return false;
    }
    engine.trim_cache();
  }
  return true;
}

/// Title bar and foot stand on every screen: three lines are the most.
bool is_tall(const ui::Item& item) {
  constexpr std::size_t lines_max = 3;
  return (item.band == ui::Band::Header || item.band == ui::Band::Footer) && item.text->lines.size() > lines_max;
}

/// How many letters of this text's kind fill its fixed place; 0: the place grows with its text.
int room_for(const ui::Item& item) {
  const bool is_fixed = item.node.lines_max > 0 || item.band != ui::Band::Content;
  if (!is_fixed || item.text->lines.empty()) return 0;
  float width = 0;
  for (const text::Line& line : item.text->lines)
    width += line.width;
  const auto letters = static_cast<float>(item.text->lines.back().end);
  if (width <= 0 || letters <= 0) return 0;
  const auto lines = item.node.lines_max > 0 ? static_cast<std::size_t>(item.node.lines_max) : item.text->lines.size();
  return static_cast<int>(static_cast<float>(item.text_box.width) * static_cast<float>(lines) / (width / letters));
}

} // namespace

Result<translating::OnScreens> measure(const Stage& stage, text::Engine& engine, const Progress& progress) {
  translating::OnScreens found;
  const bool is_done =
      walk(stage, engine, progress, [&](const visit::Address& address, const Format&, const ui::LaidOut& laid_out) {
        for_each_text(laid_out, [&](const ui::Item& item) {
          const Keys keys = keys_in_unit(item.node.unit);
          const int room = keys.size() == 1 ? room_for(item) : 0; // one of several has no own
          for (const std::string& key : keys) {
            auto& place = found[key];
            if (place.screen.empty()) place.screen = visit::to_string(address);
            if (room > 0 && (place.letters_max == 0 || room < place.letters_max)) place.letters_max = room;
          }
        });
      });
  if (!is_done) return fail(ErrorKind::Cancelled, "stopped; nothing was written");
  return found;
}

Result<std::vector<Misfit>> misfits(const Stage& stage, text::Engine& engine, const Progress& progress) {
  std::map<std::pair<std::string, Misfit::Kind>, Misfit> found;
  const auto add = [&](const ui::Item& item, Misfit::Kind kind, const visit::Address& address, const Format& format) {
    for (const std::string& key : keys_in_unit(item.node.unit)) {
      const int shown = item.text->lines.empty() ? 0 : static_cast<int>(item.text->lines.back().end);
      const auto [place, is_new] =
          found.try_emplace({key, kind}, Misfit{key, kind, visit::to_string(address), format, shown, 1});
      if (is_new) continue;
      ++place->second.places;
      place->second.letters_shown = std::min(place->second.letters_shown, shown);
    }
  };
  const bool is_done = walk(stage, engine, progress,
                            [&](const visit::Address& address, const Format& format, const ui::LaidOut& laid_out) {
                              for_each_text(laid_out, [&](const ui::Item& item) {
                                if (is_tall(item))
                                  add(item, Misfit::Kind::Tall, address, format);
                                else if (item.text->shortened || item.clipped || beyond_screen(laid_out, item))
                                  add(item, Misfit::Kind::Cut, address, format);
                                else if (item.text->word_broken)
                                  add(item, Misfit::Kind::BrokenWord, address, format);
                              });
                            });
  if (!is_done) return fail(ErrorKind::Cancelled, "stopped");
  std::vector<Misfit> all;
  for (auto& [key, misfit] : found)
    all.push_back(std::move(misfit));
  // Where the frame takes the room, the rest is cut by no fault of its own.
  const auto is_of_frame = [](const Misfit& misfit) { return misfit.kind == Misfit::Kind::Tall; };
  if (std::any_of(all.begin(), all.end(), is_of_frame))
    all.erase(std::remove_if(all.begin(), all.end(), [&](const Misfit& misfit) { return !is_of_frame(misfit); }),
              all.end());
  return all;
}

std::vector<translating::Remark> remarks_on(const std::vector<Misfit>& misfits, const std::vector<Misfit>& in_german,
                                            const std::filesystem::path& file) {
  const auto document = locale::read_po_document(file);
  if (!document) return {}; // told by the check already
  std::vector<translating::Remark> remarks;
  for (const Misfit& misfit : misfits) {
    const bool is_everywhere = std::any_of(in_german.begin(), in_german.end(), [&](const Misfit& german) {
      return german.key == misfit.key && german.kind == misfit.kind;
    });
    const auto entry = std::find_if(document->entries.begin(), document->entries.end(),
                                    [&](const locale::PoEntry& one) { return !one.obsolete && one.key == misfit.key; });
    if (is_everywhere || entry == document->entries.end()) continue;
    const std::string german_place =
        fmt::format("„{}“ ({}){}", misfit.screen, misfit.format.german(),
                    misfit.places > 1 ? fmt::format(" und {} weiteren", misfit.places - 1) : "");
    const std::string english_place =
        fmt::format("\"{}\" ({}){}", misfit.screen, misfit.format.english(),
                    misfit.places > 1 ? fmt::format(" and {} more", misfit.places - 1) : "");
    translating::Remark remark{translating::Level::Error, "length", file.string(), entry->line, 1, misfit.key, {}, {}};
    switch (misfit.kind) {
    case Misfit::Kind::Cut:
      remark.german = fmt::format("Zu lang für den Bildschirm {}: zu sehen sind etwa {} Zeichen. Kürzen Sie darauf.",
                                  german_place, misfit.letters_shown);
      remark.english = fmt::format("Too long for the screen {}: about {} letters can be seen. Shorten it to that.",
                                   english_place, misfit.letters_shown);
      break;
    case Misfit::Kind::Tall:
      remark.german = fmt::format("Zu lang für den Rand des Bildschirms {}: der Inhalt hat keinen Platz mehr. Kürzen "
                                  "Sie auf ein oder zwei Wörter.",
                                  german_place);
      remark.english = fmt::format(
          "Too long for the frame of the screen {}: the content has no room left. Shorten it to a word or two.",
          english_place);
      break;
    case Misfit::Kind::BrokenWord:
      remark.level = translating::Level::Hint;
      remark.code = "word-length";
      remark.german = fmt::format("Ein Wort ist breiter als sein Platz auf dem Bildschirm {}. Nehmen Sie ein kürzeres.",
                                  german_place);
      remark.english =
          fmt::format("A word is wider than its place on the screen {}. Take a shorter one.", english_place);
      break;
    }
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace kiosk::proofs
