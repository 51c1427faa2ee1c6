// Whether a translation says the same as its German, as far as a program can tell. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::authoring {

/// What is wrong with a translation beside its German, sentence by sentence. Plain German (`is_short_form`) may write
/// number words as digits.
[[nodiscard]] std::vector<std::string> faults_of_translation(std::string_view german, std::string_view translation,
                                                             bool is_markdown, bool is_short_form = false);

/// Those among them that are about bold words and links.
[[nodiscard]] std::vector<std::string> faults_of_marks(std::string_view german, std::string_view translation,
                                                       bool is_markdown);

/// The addresses that a Markdown unit links to, sorted; empty when it cannot be read.
[[nodiscard]] std::vector<std::string> links_in(std::string_view unit);

} // namespace kiosk::authoring
