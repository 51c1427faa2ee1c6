// Faults as people make them, each with the code that must find it. Used by the check's tests and those that ask
// other programs about the same faults.
#pragma once

#include <string>
#include <vector>

namespace planted {

struct Fault {
  std::string language, german, translation;
  std::string code;        ///< of the remark that must be there
  bool is_content = false; ///< else one of the kiosk's own words
  bool is_markdown = false;
};

/// One translation with one fault each.
[[nodiscard]] const std::vector<Fault>& faults();
/// What looks like a fault and is none.
[[nodiscard]] const std::vector<Fault>& no_faults();

/// Texts of a page in a language, and the name that they lost; none when they lost none.
struct Page {
  std::string language;
  struct Text {
    std::string key, german, translation;
  };
  std::vector<Text> texts;
  std::string lost{};
};
[[nodiscard]] const std::vector<Page>& pages();

} // namespace planted
