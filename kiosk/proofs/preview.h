// Pictures of the screens with a file's texts on them, and a page that shows them side by side.
#pragma once

#include "kiosk/proofs/lengths.h"
#include "kiosk/proofs/stage.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::proofs {

struct PreviewOptions {
  Play play;
  std::filesystem::path file;     ///< the one that is worked on
  std::filesystem::path against;  ///< with what it is compared; may be gone or empty: then every text is new
  std::vector<app::Stop> screens; ///< empty: chosen by the texts
  bool all = false;               ///< a screen for every text, not for changed ones only
  std::vector<Format> formats{Format{}};
  std::filesystem::path out; ///< folder; `index.html`, and pictures by the names and folders of a tour
  bool reloads = false;      ///< the page loads itself anew
};

/// What was drawn.
struct Preview {
  int pictures = 0;
  int changed = 0;                 ///< texts that are another than in `against`
  std::vector<std::string> unseen; ///< changed texts that no screen of this pack shows
};

/// Draws; fails, with file and line, for a file that cannot be shown: then pictures of before stay, and the page says
/// what is wrong.
[[nodiscard]] Result<Preview> preview(const PreviewOptions& options, text::Engine& engine, const Progress& progress);

} // namespace kiosk::proofs
