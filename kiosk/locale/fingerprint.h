// By what a text is recognised again: its hash and its normal form. The only door to libcrypto.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kiosk::locale {

/// How many hex digits of a machine's text stand in a translator comment's `hash=`.
inline constexpr std::size_t origin_hash_digits = 8;

/// The first `digits` hex digits (at most 64) of the text's SHA-256.
[[nodiscard]] std::string fingerprint(std::string_view text, std::size_t digits = 16);

/// Whether UTF-8 text is in Unicode's normal form C.
[[nodiscard]] bool is_normal_form(std::string_view text);

} // namespace kiosk::locale
