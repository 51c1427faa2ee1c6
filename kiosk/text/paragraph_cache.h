// Remembers what was made of a paragraph, and forgets what nobody asks for any more.
#pragma once

#include "kiosk/text/engine.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace kiosk::text {

/// What a layout depends on. Refers to the caller's paragraph, so that asking allocates nothing.
struct ParagraphKey {
  const Paragraph& paragraph;
  int width_px = 0;          ///< 0 with `ignores_form`
  bool ignores_form = false; ///< size, alignment and width make no difference

  [[nodiscard]] std::uint64_t hash() const {
    std::uint64_t value = 0xCBF29CE484222325;
    const auto mix = [&value](std::uint64_t part) {
      value = (value ^ part) * 0x9E3779B97F4A7C15;
      value ^= value >> 29;
    };
    for (const Span& span : paragraph.spans) {
      mix(std::hash<std::string_view>{}(span.text));
      mix(static_cast<std::uint64_t>(span.weight) + 1);
    }
    mix(std::hash<std::string_view>{}(paragraph.language.tag));
    mix(paragraph.direction ? static_cast<std::uint64_t>(*paragraph.direction) + 1 : 0);
    if (ignores_form) return value;
    mix(static_cast<std::uint64_t>(paragraph.size_px));
    mix(static_cast<std::uint64_t>(paragraph.align) << 1 | static_cast<std::uint64_t>(paragraph.dividing));
    mix(static_cast<std::uint64_t>(paragraph.lines_max));
    mix(static_cast<std::uint64_t>(width_px));
    return value;
  }

  [[nodiscard]] bool equals(const Paragraph& other, int other_width_px) const {
    if (!ignores_form) return width_px == other_width_px && paragraph == other;
    return paragraph.spans == other.spans && paragraph.language == other.language &&
           paragraph.direction == other.direction;
  }
};

/// A cache with two ages: trim() drops what was not asked for since the trim() before.
template <typename Value> class ParagraphCache {
public:
  /// The value for `key`; `make` gives it when it is new.
  template <typename Make> std::shared_ptr<const Value> find_or(const ParagraphKey& key, Make make) {
    const std::uint64_t hash = key.hash();
    const auto [first, last] = entries_.equal_range(hash);
    for (auto entry = first; entry != last; ++entry) {
      if (!key.equals(entry->second.paragraph, entry->second.width_px)) continue;
      entry->second.was_used = true;
      return entry->second.value;
    }
    // Nobody may have called trim() for a long time.
    if (entries_.size() >= entries_max) trim();
    auto value = std::make_shared<const Value>(make());
    entries_.emplace(hash, Entry{key.paragraph, key.width_px, value, true});
    return value;
  }

  void trim() {
    for (auto entry = entries_.begin(); entry != entries_.end();) {
      if (!entry->second.was_used) {
        entry = entries_.erase(entry);
      } else {
        entry->second.was_used = false;
        ++entry;
      }
    }
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
  static constexpr std::size_t entries_max = 512; ///< some five screens, and again as many from before the last trim()

  struct Entry {
    Paragraph paragraph;
    int width_px = 0;
    std::shared_ptr<const Value> value;
    bool was_used = true;
  };
  std::unordered_multimap<std::uint64_t, Entry> entries_;
};

} // namespace kiosk::text
