// The real screens with a language's files on them, before they are installed; each text knows its key.
#pragma once

#include "kiosk/app/configuration.h"
#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/app/tour_stops.h"
#include "kiosk/proofs/keys.h"
#include "kiosk/proofs/workshop.h"
#include "kiosk/visit/visit.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::proofs {

/// A screen's size, and how large its texts are.
struct Format {
  int width_px = 1080, height_px = 1920;
  visit::TextSize text_size = visit::TextSize::Percent100;

  [[nodiscard]] std::string german() const;  ///< "Hochformat, 200 %"
  [[nodiscard]] std::string english() const; ///< "portrait, 200 %"
  bool operator==(const Format&) const = default;
};
/// Portrait and landscape at 100, 150 and 200 %.
[[nodiscard]] std::vector<Format> all_formats();

/// What is put on the stage. A path that is empty, or of no file, is what is installed.
struct Play {
  std::filesystem::path locales; ///< template and languages.toml
  std::filesystem::path pack;
  Language language;
  std::filesystem::path interface_po, content_po;
  std::string kita = "kinderland";
  LocalTime now{};
  bool counts_german = false; ///< a text is met also where it stands in German
};

class Stage {
public:
  /// Fails with the place and the sentence for a file that cannot be read or breaks a rule of the pack's builder.
  [[nodiscard]] static Result<Stage> open(const Play& play);

  /// Every screen of the tour, those of the pack's first and of them those without a "/" in their name.
  [[nodiscard]] const std::vector<app::Stop>& stops() const { return stops_; }
  [[nodiscard]] const app::House& house() const { return as_is_.house; }
  [[nodiscard]] const Language& language() const { return language_; }

  /// The keys that stand on a screen, without laying it out.
  [[nodiscard]] Keys keys_on(const app::Stop& stop) const;
  /// A screen laid out, page `page` shown; the `unit` of its items holds their keys.
  [[nodiscard]] app::Shown shown(const app::Stop& stop, const Format& format, text::Engine& engine, int page = 0) const;

private:
  /// The same files as they are, or marked.
  struct Side {
    locale::Catalogue words;
    app::House house;
  };
  Stage(Workshop workshop, Side as_is, Side marked, MarkedWords keys, const Play& play);
  [[nodiscard]] visit::Visit visit_at(const app::Stop& stop, const Format& format) const;
  [[nodiscard]] screens::Screen screen(const app::Stop& stop, const visit::Visit& visit, const Format& format,
                                       std::map<std::string, std::string>* pager) const;

  Workshop workshop_; ///< first: the packs lie in it
  Side as_is_, marked_;
  MarkedWords keys_;
  Language language_;
  LocalTime now_;
  std::vector<app::Stop> stops_;
};

} // namespace kiosk::proofs
