// What may stand in a text, sentence by sentence what is wrong with it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::authoring {

/// Faults of any string: bidi overrides, control characters, no NFC, no UTF-8.
[[nodiscard]] std::vector<std::string> faults_of_string(std::string_view text);

/// Faults of a text in any language: those of a string, a straight apostrophe (it quotes in ICU
/// messages), a wrong ICU message or one with arguments.
[[nodiscard]] std::vector<std::string> faults_of_message(std::string_view text);

/// Faults of a German text: those of a message, and amounts of money.
[[nodiscard]] std::vector<std::string> faults_of_german(std::string_view text);

/// What looks like a phone number in a text: as it is written.
[[nodiscard]] std::vector<std::string> phone_numbers_in(std::string_view text);

/// The digits alone.
[[nodiscard]] std::string digits_of(std::string_view text);

/// All numbers of a text, sorted: a translation must have the same.
[[nodiscard]] std::vector<std::string> numbers_in(std::string_view text);

/// Whether `own` are the numbers of a German text, sorted, as plain language writes them: what is a word there ("zwei
/// Jahre", "elfstellig") may be a digit.
[[nodiscard]] bool are_numbers_of(std::string_view german, const std::vector<std::string>& own);

/// True for an id: small letters, digits and `-`.
[[nodiscard]] bool is_id(std::string_view text);

/// True for what looks like Markdown where none is allowed.
[[nodiscard]] bool has_markdown(std::string_view text);

} // namespace kiosk::authoring
