// The small pieces that all of Unicode's test files are made of.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::inspect {

/// Words between spaces and tabs.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view line);
/// Fields between semicolons.
[[nodiscard]] std::vector<std::string_view> fields_of(std::string_view line);
/// A code point written as hexadecimal digits.
[[nodiscard]] std::optional<char32_t> code_point_of(std::string_view word);
/// Numbers, and nothing for `x`; none when a word is neither.
[[nodiscard]] std::optional<std::vector<std::optional<std::uint32_t>>> numbers_of(std::string_view field);
[[nodiscard]] std::string joined(const std::vector<std::optional<std::uint32_t>>& numbers);

/// Calls `take` with each line, its comment and outer spaces cut off, that has anything left. When `take` gives
/// false, fails with Undecodable and names the line. Bytes that are no text are refused likewise.
[[nodiscard]] Result<void> for_each_line(std::string_view content, const std::filesystem::path& file,
                                         const std::function<bool(std::string_view line)>& take);

} // namespace kiosk::inspect
