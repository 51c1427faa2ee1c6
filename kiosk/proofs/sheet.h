// The page of a preview, as HTML without anything from elsewhere.
#pragma once

#include <string>
#include <vector>

namespace kiosk::proofs {

struct SheetText {
  std::string key, german, translation;
};
struct SheetPicture {
  std::string file, caption;
  std::vector<SheetText> texts; ///< changed ones on it
};
struct Sheet {
  std::string title;
  std::string direction; ///< "ltr" or "rtl", of the translations
  std::vector<SheetPicture> pictures;
  std::string fault; ///< the file cannot be shown: why; the pictures are those of before
  bool reloads = false;
};

[[nodiscard]] std::string to_html(const Sheet& sheet);
/// The same page with a fault above it.
[[nodiscard]] std::string with_fault(std::string html, const std::string& fault);

} // namespace kiosk::proofs
