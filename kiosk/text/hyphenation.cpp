// Words into a dictionary's encoding, and libhyphen's answers back into offsets.
#include "kiosk/text/hyphenation.h"

#include <unicode/uchar.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <malloc.h>
#ifdef KIOSK_HAS_ASAN
#include <sanitizer/lsan_interface.h>
#endif

namespace kiosk::text {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t word_units_max = 200;
constexpr char16_t typographic_apostrophe = 0x2019;

/// What libhyphen allocates for divisions that change letters.
struct Replacements {
  char** texts = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  std::size_t count = 0;

  explicit Replacements(std::size_t bytes) : count(bytes) {}
  Replacements(const Replacements&) = delete;
  Replacements& operator=(const Replacements&) = delete;
  ~Replacements() {
    for (std::size_t i = 0; texts != nullptr && i < count; ++i)
      std::free(texts[i]); // NOLINT(cppcoreguidelines-no-malloc): the library's own
    std::free(texts);      // NOLINT(cppcoreguidelines-no-malloc)
    std::free(positions);  // NOLINT(cppcoreguidelines-no-malloc)
    std::free(cuts);       // NOLINT(cppcoreguidelines-no-malloc)
  }
  [[nodiscard]] bool changes(std::size_t at) const { return texts != nullptr && texts[at] != nullptr; }
};

} // namespace

namespace {

HyphenDict* read_dictionary(const fs::path& file) {
#ifdef KIOSK_HAS_ASAN
  // The library loses a few bytes for each pattern that stands twice in a file (German: 908 bytes).
  const __lsan::ScopedDisabler known_leak;
#endif
  return hnj_hyphen_load(file.c_str());
}

} // namespace

void Hyphenator::load() {
  if (is_loaded_) return;
  is_loaded_ = true;
  dictionary_.reset(read_dictionary(file_));
  ::malloc_trim(0); // what reading needed is as much as what stays
  if (!dictionary_) return;
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(static_cast<const char*>(dictionary_->cset), &status));
  // A letter that the encoding lacks ends the conversion, instead of becoming another one.
  if (converter_)
    ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) dictionary_.reset();
}

void Hyphenator::divide_ahead(const std::vector<std::u16string>& words) {
  const std::lock_guard lock(mutex_);
  // What stays must not be allocated among the dictionary's many small blocks, or their pages could not go.
  constexpr std::size_t units_max = 64;
  std::vector<std::uint64_t> divided(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].size() > units_max || words[i].size() < 2 * std::size_t{letters_min}) continue;
    for (const std::uint8_t offset : look_up(words[i]))
      divided[i] |= std::uint64_t{1} << offset;
  }
  is_loaded_ = false;
  dictionary_.reset();
  converter_.reset();
  ::malloc_trim(0);
  for (std::size_t i = 0; i < words.size() && known_.size() < known_max; ++i) {
    if (words[i].size() > units_max) continue;
    std::vector<std::uint8_t>& offsets = known_[words[i]];
    offsets.clear();
    for (std::uint8_t offset = 0; offset < units_max; ++offset)
      if ((divided[i] >> offset & 1) != 0) offsets.push_back(offset);
  }
}

bool Hyphenator::spell(std::u16string_view word) {
  std::u16string small(word);
  for (char16_t& unit : small) {
    if (U16_IS_SURROGATE(unit)) return false; // the library counts characters, not units
    unit = unit == typographic_apostrophe ? u'\'' : static_cast<char16_t>(u_tolower(unit));
  }
  UErrorCode status = U_ZERO_ERROR;
  spelled_.resize(small.size() * 3 + 8);
  const std::int32_t length =
      ucnv_fromUChars(converter_.get(), spelled_.data(), static_cast<std::int32_t>(spelled_.size()), small.data(),
                      static_cast<std::int32_t>(small.size()), &status);
  spelled_.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
  return U_SUCCESS(status);
}

void Hyphenator::divide(std::u16string_view word, std::vector<std::uint32_t>& offsets) {
  if (word.size() < 2 * std::size_t{letters_min} || word.size() > word_units_max) return;
  const std::lock_guard lock(mutex_);
  auto known = known_.find(std::u16string(word));
  if (known == known_.end()) {
    if (known_.size() >= known_max) known_.clear();
    known = known_.emplace(word, look_up(word)).first;
  }
  offsets.insert(offsets.end(), known->second.begin(), known->second.end());
}

std::vector<std::uint8_t> Hyphenator::look_up(std::u16string_view word) {
  std::vector<std::uint8_t> offsets;
  load();
  if (!dictionary_ || !spell(word)) return offsets;
  // The library wants a few bytes more than the word has.
  std::string marks(spelled_.size() + 5, '\0');
  Replacements replacements(spelled_.size());
  if (hnj_hyphen_hyphenate2(dictionary_.get(), spelled_.data(), static_cast<int>(spelled_.size()), marks.data(),
                            nullptr, &replacements.texts, &replacements.positions, &replacements.cuts) != 0)
    return offsets;
  std::uint32_t letters = 0;
  std::uint32_t letters_left = 0;
  const auto is_letter = [](char16_t unit) { return u_isalpha(unit) != 0; };
  for (const char16_t unit : word)
    letters_left += is_letter(unit) ? 1 : 0;
  for (std::uint32_t i = 0; i + 1 < word.size(); ++i) {
    letters += is_letter(word[i]) ? 1 : 0;
    letters_left -= is_letter(word[i]) ? 1 : 0;
    // An odd digit behind a letter is a division; one that would change letters is refused.
    if (((marks[i] - '0') & 1) == 0 || replacements.changes(i)) continue;
    if (letters >= letters_min && letters_left >= letters_min) offsets.push_back(static_cast<std::uint8_t>(i + 1));
  }
  return offsets;
}

Result<Hyphenation> Hyphenation::open(const std::vector<glyphs::HyphenationEntry>& table, const fs::path& folder) {
  Hyphenation hyphenation;
  for (const glyphs::HyphenationEntry& entry : table) {
    const fs::path file = folder / entry.file;
    std::error_code problem;
    if (!fs::is_regular_file(file, problem))
      return fail(
          ErrorKind::NotFound,
          fmt::format("the hyphenation patterns {} are missing; install the package {}", entry.file, entry.package),
          file.string());
    Named named;
    named.tags = entry.tags;
    named.hyphenator = std::make_unique<Hyphenator>(file);
    hyphenation.dictionaries_.push_back(std::move(named));
  }
  return hyphenation;
}

Hyphenator* Hyphenation::of(std::string_view tag) const {
  Hyphenator* best = nullptr;
  std::size_t best_length = 0;
  for (const Named& named : dictionaries_) {
    for (const std::string& candidate : named.tags) {
      const bool fits = tag.substr(0, candidate.size()) == candidate &&
                        (tag.size() == candidate.size() || tag[candidate.size()] == '-');
      if (!fits || candidate.size() <= best_length) continue;
      best = named.hyphenator.get();
      best_length = candidate.size();
    }
  }
  return best;
}

} // namespace kiosk::text
