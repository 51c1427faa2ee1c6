// Translators' files from a stick, shown to staff for once: marked as a preview, gone at the next visitor.
//
// It comes from nobody who signed it. Its bytes are copied once and looked into by the confined validator before this
// process reads the very same bytes; then each message passes the checks of a pack's. Nothing is ever installed.
#pragma once

#include "kiosk/app/house.h"
#include "kiosk/install/storage.h"
#include "kiosk/staff/translations.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::app {

inline constexpr std::uintmax_t preview_bytes_max = std::uintmax_t{2} * 1024 * 1024;

struct LocalePreview {
  staff::TranslationFile told; ///< what staff is to know of the file
  locale::BroughtWords words;
  std::vector<locale::PoUnit> texts; ///< of the pack's content, for the German that it has
  std::vector<std::string> left_out; ///< why others are not shown, one sentence each
};

/// What a file is read with.
struct PreviewSource {
  const locale::Catalogue& program;  ///< tells the German of the kiosk's own words
  const pack::Pack* pack = nullptr;  ///< that of the content; may be null
  std::filesystem::path validator{}; ///< `elternkiosk-validate`
  install::Watch watch{};            ///< asked now and then whether to go on
};

/// Reads a translation of the kiosk's own words or of the content. Its language is the header's, else the one that
/// its name tells. What is wrong with it stands in `told`; it fails only with NotFound (it is gone) or Cancelled.
[[nodiscard]] Result<LocalePreview> read_locale_preview(const std::filesystem::path& file, const PreviewSource& source);

/// Lays them over the house's words and marks every screen; renew_words() ends it.
void show_previews(House& house, const std::vector<LocalePreview>& previews);

} // namespace kiosk::app
