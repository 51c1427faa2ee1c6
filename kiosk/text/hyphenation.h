// Where words may be divided: Debian's patterns, read by libhyphen. The door to that library.
//
// A dictionary is read when its first word is asked for, which takes seconds for German; load()
// does it before, on any thread.
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
#include <vector>

namespace kiosk::text {

/// One dictionary.
class Hyphenator {
public:
  explicit Hyphenator(std::filesystem::path file) : file_(std::move(file)) {}

  /// Reads the dictionary unless that is done; waits when another thread is at it.
  void load();

  /// Appends the offsets in `word` at which it may be divided by a hyphen alone, in order; at least
  /// `letters_min` letters stand on either side. Nothing for a word that the dictionary cannot spell.
  void divide(std::u16string_view word, std::vector<std::uint32_t>& offsets);

  static constexpr std::uint32_t letters_min = 3;

private:
  [[nodiscard]] bool spell(std::u16string_view word);

  std::filesystem::path file_;
  std::once_flag loaded_;
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
