// Dates, times, numbers and names in a reader's language; always Latin digits and the Gregorian
// calendar. Every datum that is written left to right comes wrapped in isolates.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/moment.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::locale {

/// Wraps `text` into U+2066 ... U+2069 (left-to-right isolate), with U+00A0 for spaces and U+2011
/// for hyphens when `unbroken`.
enum class Breaking { Allowed, Never };
[[nodiscard]] std::string isolate_left_to_right(std::string_view text, Breaking breaking = Breaking::Allowed);

/// A phone number: isolated, never broken.
[[nodiscard]] std::string phone(std::string_view number);

/// Wraps phone numbers, clock times, dates like 24.11. and "<number> Euro" inside a running text
/// into isolates with no-break characters, so that they neither turn nor break; in a right-to-left `language`
/// also German with marks at its ends („Bescheid“, e.V., § 24), which may break. Text already inside an isolate is
/// left alone.
[[nodiscard]] std::string protect(std::string_view text, const Language& language = {});

/// Whether a line of a right-to-left language holds left-to-right letters alone ("39116 Magdeburg"): as a whole it runs
/// as they do.
[[nodiscard]] bool is_foreign_line(std::string_view text, const Language& language);

/// Without isolates, soft hyphens and no-break variants: for labels, comparison and search.
[[nodiscard]] std::string without_controls(std::string_view text);

/// "Dienstag" in the language.
[[nodiscard]] std::string weekday_name(Date date, const Language& language);
/// "24.11.", isolated, in every language (letters from offices write it so).
[[nodiscard]] std::string day_and_month(Date date);
/// "24.11.2026", isolated.
[[nodiscard]] std::string day_month_year(Date date);
/// "14:30", isolated.
[[nodiscard]] std::string clock_time(std::chrono::minutes since_midnight);
/// "1.800" or "1,800": grouping and decimal sign of the language, Latin digits.
[[nodiscard]] std::string number(double value, const Language& language);
/// The name of `named` in `reader`'s language: "Arabisch", "арабська".
[[nodiscard]] std::string language_name(const Language& named, const Language& reader);
/// "a, b und c" as the language joins them. An item written in the other direction than the language
/// comes wrapped in an isolate, so that the list keeps its order.
[[nodiscard]] std::string join(const std::vector<std::string>& items, const Language& language);
/// `text` in the quotation marks of the language: „Bescheid“, «Bescheid», “Bescheid”.
[[nodiscard]] std::string quote(std::string_view text, const Language& language);
/// `text` up to the end of its first sentence, without the space behind it.
[[nodiscard]] std::string first_sentence(std::string_view text, const Language& language);
/// The language's order of two texts: negative, 0 or positive.
[[nodiscard]] int collate(std::string_view left, std::string_view right, const Language& language);

} // namespace kiosk::locale
