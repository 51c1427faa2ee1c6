// Translators' files from a stick, shown to staff for once: marked as a preview, gone at the next visitor.
//
// It comes from nobody who signed it. Its bytes are copied once and looked into by the confined validator before this
// process reads the very same bytes; then each message passes the checks of a pack's. Nothing is ever installed.
#pragma once

#include "kiosk/app/house.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::app {

inline constexpr std::uintmax_t preview_bytes_max = std::uintmax_t{2} * 1024 * 1024;

struct LocalePreview {
  locale::BroughtWords words;
  std::vector<locale::PoUnit> texts; ///< of the pack's content, for the German that it has
  int used = 0;                      ///< how many messages and texts can be shown
  std::vector<std::string> left_out; ///< why others cannot, one sentence each
};

/// Reads `<tag>.po`, with the kiosk's own words or the content's. `program` and `pack` (may be null) tell the German
/// that it has to fit, `validator` is `elternkiosk-validate`. Fails with NotFound, TooLarge, WrongSource (the name is
/// no language's, or no message fits), or what the validator answers.
[[nodiscard]] Result<LocalePreview> read_locale_preview(const std::filesystem::path& file,
                                                        const locale::Catalogue& program,
                                                        const std::filesystem::path& validator,
                                                        const pack::Pack* pack = nullptr);

/// Lays them over the house's words and marks every screen; renew_words() ends it.
void show_previews(House& house, const std::vector<LocalePreview>& previews);

} // namespace kiosk::app
