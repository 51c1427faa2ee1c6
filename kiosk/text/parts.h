// What an Engine is made of. For this folder only.
#pragma once

#include "kiosk/text/paragraph_cache.h"
#include "kiosk/text/shape.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace kiosk::text {

struct Engine::Parts {
  Parts(Fonts opened, Hyphenation dictionaries) : fonts(std::move(opened)), hyphenation(std::move(dictionaries)) {}

  [[nodiscard]] LanguageStyle& style(const Language& language) {
    const auto found = styles.find(language);
    if (found != styles.end()) return *found->second;
    return *styles.emplace(language, std::make_unique<LanguageStyle>(language, fonts, hyphenation)).first->second;
  }

  Fonts fonts;
  Hyphenation hyphenation;
  std::map<Language, std::unique_ptr<LanguageStyle>> styles; ///< made when first spoken; they refer to `fonts`
  BidiLevels bidi;
  Shaper shaper;
  ParagraphCache<ShapedParagraph> shaped; ///< the same for all sizes and widths
  ParagraphCache<Layout> layouts;
  std::map<std::string, std::optional<Icon>, std::less<>> icons;
};

} // namespace kiosk::text
