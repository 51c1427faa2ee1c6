// What `elternkiosk-locale` does on the real screens: room for texts, lengths, previews.
#pragma once

#include "kiosk/authoring/progress.h"
#include "kiosk/tools/locale_files.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::tools {

/// Where screens come from.
struct ScreenOptions {
  std::filesystem::path pack; ///< empty: the sample pack that came with the program
  std::string kita = "kinderland";
  std::string now = "2026-11-24T09:00"; ///< one moment, so that the same files give the same pictures
};

/// Measures the German texts.
[[nodiscard]] Result<translating::OnScreens> measure_screens(const LocaleContext& context, const ScreenOptions& options,
                                                             authoring::Progress progress);
/// Adds to `remarks` what does not fit in the languages of `files`.
[[nodiscard]] Result<void> check_lengths(const LocaleContext& context, const ScreenOptions& options,
                                         const std::vector<translating::LanguageFile>& files, text::Engine& engine,
                                         authoring::Progress progress, std::vector<translating::Remark>& remarks);

struct PreviewWords {
  std::filesystem::path file, against, out;
  std::vector<std::string> screens;
  std::vector<std::string> sizes;
  std::vector<int> text_sizes;
  std::string language; ///< empty: the file's name
  bool watches = false, all = false;
};
[[nodiscard]] int preview(const LocaleContext& context, const ScreenOptions& options, const PreviewWords& words,
                          authoring::Progress progress);

} // namespace kiosk::tools
