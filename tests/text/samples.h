// What the tests of text/ share: the engine with the project's own table, samples, and questions.
#pragma once

#include "kiosk/text/engine.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text::tests {

/// One engine for the whole test program, with `fonts/fonts.toml` and the system's fonts.
[[nodiscard]] Engine& engine();

struct Sample {
  std::string_view language;
  std::string_view text;
};

/// A paragraph in each script, with a number, a German name and brackets in it.
[[nodiscard]] const std::vector<Sample>& samples();

[[nodiscard]] Paragraph paragraph(std::string_view language, std::string_view text, int size_px = 30);

/// One character in UTF-8.
[[nodiscard]] std::string utf8(char32_t character);

/// The text as the engine sees it.
[[nodiscard]] std::u16string units(const Paragraph& paragraph);

/// Empty, or a sentence about the first rule that `layout` breaks: every character in exactly one
/// line, no line too wide but a single grapheme, glyphs and runs inside their line, tops in order.
[[nodiscard]] std::string broken_rule(const Layout& layout, const Paragraph& paragraph, int width_px);

/// The characters of a line as a reader sees them, from left to right: one for each drawn cluster.
[[nodiscard]] std::u16string seen(const Layout& layout, std::size_t line, const Paragraph& paragraph);

/// The line in which the character at `offset` stands.
[[nodiscard]] std::size_t line_of(const Layout& layout, std::uint32_t offset);

} // namespace kiosk::text::tests
