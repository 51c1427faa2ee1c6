// The sample paragraphs of `fonts/samples/`, one file a language, as the benchmarks measure them.
#pragma once

#include "kiosk/text/engine.h"

#include <string>
#include <vector>

namespace bench {

struct SampleText {
  std::string language;
  std::string text; ///< the paragraph as it stands in its file
};

/// All of them in the order of their tags. Empty when the folder cannot be read.
[[nodiscard]] std::vector<SampleText> sample_texts();

/// The paragraph, again and again, cut to `length` code points.
[[nodiscard]] std::string repeated(const std::string& text, std::size_t length);

/// In one regular span.
[[nodiscard]] kiosk::text::Paragraph paragraph_of(const std::string& language, const std::string& text, int size_px);

} // namespace bench
