// Where words may be divided: Debian's patterns, read by libhyphen. The door to that library.
//
// German's dictionary takes seconds to read and 20 MB to keep. So answers are remembered: who knows which words
// will come asks for them ahead, on any thread, and lets the dictionary go.
#pragma once

#include "kiosk/base/owned.h"
#include "kiosk/base/result.h"
#include "kiosk/glyphs/font_table.h"

#include <unicode/ucnv.h>

#include <hyphen.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kiosk::text {

/// One dictionary.
class Hyphenator {
public:
  explicit Hyphenator(std::filesystem::path file) : file_(std::move(file)) {}

  /// Finds the divisions of `words`, which then are known, and lets the dictionary go: another word reads it anew.
  void divide_ahead(const std::vector<std::u16string>& words);

  /// Appends the offsets in `word` at which it may be divided by a hyphen alone, in order; at least
  /// `letters_min` letters stand on either side. Nothing for a word that the dictionary cannot spell.
  /// Waits while another thread asks.
  void divide(std::u16string_view word, std::vector<std::uint32_t>& offsets);

  static constexpr std::uint32_t letters_min = 3;

private:
  void load();
  [[nodiscard]] bool spell(std::u16string_view word);
  [[nodiscard]] std::vector<std::uint8_t> look_up(std::u16string_view word);

  static constexpr std::size_t known_max = 50'000; ///< words; then all are forgotten

  std::filesystem::path file_;
  std::mutex mutex_;
  bool is_loaded_ = false;                                              ///< also when the file could not be read
  std::unordered_map<std::u16string, std::vector<std::uint8_t>> known_; ///< offsets by word
  Owned<HyphenDict, hnj_hyphen_free> dictionary_;
  Owned<UConverter, ucnv_close> converter_;
  std::string spelled_; ///< the word in the dictionary's own encoding
};

/// The dictionaries of the table.
class Hyphenation {
public:
  /// Fails with NotFound and the Debian package's name when a file is missing in `folder`.
  [[nodiscard]] static Result<Hyphenation> open(const std::vector<glyphs::HyphenationEntry>& table,
                                                const std::filesystem::path& folder);

  /// The dictionary of a language, null when there is none. Stays where it is.
  [[nodiscard]] Hyphenator* of(std::string_view tag) const;

private:
  Hyphenation() = default;
  struct Named {
    std::vector<std::string> tags;
    std::unique_ptr<Hyphenator> hyphenator;
  };
  std::vector<Named> dictionaries_;
};

} // namespace kiosk::text
