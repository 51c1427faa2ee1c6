#include "tests/bench/sample_texts.h"

#include "kiosk/base/files.h"

#include <algorithm>

namespace bench {
namespace fs = std::filesystem;

std::vector<SampleText> sample_texts() {
  std::vector<SampleText> texts;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(KIOSK_SOURCE_DIR "/fonts/samples", problem)) {
    if (entry.path().extension() != ".txt") continue;
    auto text = kiosk::read_file(entry.path(), std::uintmax_t{1} << 16);
    if (!text) continue;
    while (!text->empty() && text->back() == '\n')
      text->pop_back();
    texts.push_back({entry.path().stem().string(), std::move(*text)});
  }
  std::sort(texts.begin(), texts.end(),
            [](const SampleText& one, const SampleText& other) { return one.language < other.language; });
  return texts;
}

std::string repeated(const std::string& text, std::size_t length) {
  std::string result;
  std::size_t count = 0;
  while (count < length && !text.empty()) {
    for (const char byte : text) {
      const bool begins_character = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
      if (begins_character && count++ == length) return result;
      result.push_back(byte);
    }
    if (count++ < length) result.push_back(' ');
  }
  return result;
}

kiosk::text::Paragraph paragraph_of(const std::string& language, const std::string& text, int size_px) {
  kiosk::text::Paragraph paragraph;
  paragraph.spans.push_back({text, kiosk::text::Weight::Regular});
  paragraph.language = {language};
  paragraph.size_px = size_px;
  return paragraph;
}

} // namespace bench
