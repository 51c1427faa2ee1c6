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
template <typename Visit> bool walk(const Stage& stage, const std::vector<Format>& formats, text::Engine& engine,
                                    const Progress& progress, Visit visit) {
  const int of = static_cast<int>(formats.size() * stage.stops().size());
  int done = 0;
  for (const Format& format : formats) {
    for (const app::Stop& stop : stage.stops()) {
      visit(stop, format, stage.shown(stop, format, engine).laid_out);
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

/// The lines of a text that flows, and the letters that fit into one; a place that is as wide as its text has none.
void measure_lines(const ui::Item& item, translating::OnScreen& place) {
  if (item.text->lines.empty()) return;
  float width = 0, widest = 0;
  for (const text::Line& line : item.text->lines) {
    width += line.width;
    widest = std::max(widest, line.width);
  }
  const auto letters = static_cast<float>(item.text->lines.back().end);
  place.lines = static_cast<int>(item.text->lines.size());
  const auto room = static_cast<float>(item.text_box.width);
  const bool is_as_wide = place.lines == 1 && room < widest + 2;
  if (width > 0 && !is_as_wide) place.line_letters = static_cast<int>(room / (width / letters));
}

std::string words_of(const ui::Item& item) {
  std::string words;
  for (const text::Span& span : item.node.spans)
    words += span.text;
  return words;
}

/// The name of the screen that shows a text of the content alone: "word/frist" for "term/frist/gloss".
std::string home_of(std::string_view key) {
  const std::size_t first = key.find('/'), second = key.find('/', first + 1);
  if (second == std::string_view::npos) return {};
  std::string_view kind = key.substr(0, first);
  if (kind == "term") kind = "word";
  if (kind == "programme") kind = "about";
  return std::string(kind) + std::string(key.substr(first, second - first));
}

/// Where each text was met, and how much room it has.
class Survey {
public:
  void look(const app::Stop& stop, const ui::LaidOut& laid_out, bool is_picture) {
    const std::string name = stop.name();
    std::set<std::string, std::less<>> here; // a text that goes on on another page is at its beginning
    for_each_text(laid_out, [&](const ui::Item& item) {
      const Keys keys = keys_in_unit(item.node.unit);
      const bool is_alone = keys.size() == 1; // one of several has no room of its own
      const int room = is_alone ? room_for(item) : 0;
      for (const std::string& key : keys) {
        Sighting& seen = seen_[key];
        if (room > 0 && (seen.place.letters_max == 0 || room < seen.place.letters_max)) seen.place.letters_max = room;
        if (!is_picture || !here.insert(key).second) continue;
        const bool is_home = name == home_of(key);
        if (!seen.stop.empty() && (seen.is_home || !is_home)) continue;
        seen.stop = name;
        seen.is_home = is_home;
        seen.page = item.page;
        seen.words = words_of(item);
        seen.place.lines = seen.place.line_letters = 0;
        if (is_alone) measure_lines(item, seen.place);
      }
    });
  }

  /// A German page lacks what is said of translations, and so its texts may stand on an earlier page.
  void turn_to_german_page(const app::Stop& stop, const ui::LaidOut& laid_out) {
    const std::string name = stop.name();
    const int last = static_cast<int>(laid_out.pages.size()) - 1;
    std::map<std::string, int, std::less<>> pages;
    for (const ui::Item& item : laid_out.items)
      if (item.text) pages.try_emplace(words_of(item), item.page);
    for (auto& [key, seen] : seen_) {
      if (seen.stop != name) continue;
      const auto found = pages.find(seen.words);
      seen.page = found != pages.end() ? found->second : std::min(seen.page, last);
    }
  }

  [[nodiscard]] translating::OnScreens take() {
    translating::OnScreens found;
    for (auto& [key, seen] : seen_) {
      if (!seen.stop.empty()) seen.place.picture = app::picture_name(seen.stop, seen.page);
      found.emplace(key, std::move(seen.place));
    }
    return found;
  }

private:
  struct Sighting {
    translating::OnScreen place;
    std::string stop, words;
    int page = 0;
    bool is_home = false;
  };
  std::map<std::string, Sighting, std::less<>> seen_;
};

} // namespace

Result<translating::OnScreens> measure(const GermanStages& stages, text::Engine& engine, const Progress& progress) {
  Survey survey;
  const bool is_done = walk(stages.translated, all_formats(), engine, progress,
                            [&](const app::Stop& stop, const Format& format, const ui::LaidOut& laid_out) {
                              survey.look(stop, laid_out, format == Format{});
                            }) &&
                       walk(stages.whole, {Format{}}, engine, progress,
                            [&](const app::Stop& stop, const Format&, const ui::LaidOut& laid_out) {
                              survey.turn_to_german_page(stop, laid_out);
                              survey.look(stop, laid_out, true);
                            }) &&
                       walk(stages.shortened, {Format{}}, engine, progress,
                            [&](const app::Stop& stop, const Format&, const ui::LaidOut& laid_out) {
                              survey.look(stop, laid_out, true);
                            });
  if (!is_done) return fail(ErrorKind::Cancelled, "stopped; nothing was written");
  return survey.take();
}

Result<std::vector<Misfit>> misfits(const Stage& stage, text::Engine& engine, const Progress& progress) {
  std::map<std::pair<std::string, Misfit::Kind>, Misfit> found;
  const auto add = [&](const ui::Item& item, Misfit::Kind kind, const app::Stop& stop, const Format& format) {
    for (const std::string& key : keys_in_unit(item.node.unit)) {
      const int shown = item.text->lines.empty() ? 0 : static_cast<int>(item.text->lines.back().end);
      const auto [place, is_new] = found.try_emplace({key, kind}, Misfit{key, kind, stop.name(), format, shown, 1});
      if (is_new) continue;
      ++place->second.places;
      place->second.letters_shown = std::min(place->second.letters_shown, shown);
    }
  };
  const bool is_done = walk(stage, all_formats(), engine, progress,
                            [&](const app::Stop& stop, const Format& format, const ui::LaidOut& laid_out) {
                              for_each_text(laid_out, [&](const ui::Item& item) {
                                if (is_tall(item))
                                  add(item, Misfit::Kind::Tall, stop, format);
                                else if (item.text->shortened || item.clipped || beyond_screen(laid_out, item))
                                  add(item, Misfit::Kind::Cut, stop, format);
                                else if (item.text->word_broken)
                                  add(item, Misfit::Kind::BrokenWord, stop, format);
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
