// Reads `locales/languages.toml`.
#pragma once

#include "kiosk/locale/catalogue.h"

#include <filesystem>
#include <vector>

namespace kiosk::locale {

/// The languages by name, in the file's order. Fails with WrongSource and "file:line".
[[nodiscard]] Result<std::vector<LanguageName>> read_language_names(const std::filesystem::path& path);

} // namespace kiosk::locale
