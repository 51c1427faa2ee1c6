// Which characters may stand in a text that people read, whoever wrote it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::locale {

/// What is wrong, sentence by sentence: no UTF-8, control characters, bidi embeddings and overrides,
/// isolates without an end, no NFC.
[[nodiscard]] std::vector<std::string> faults_of_characters(std::string_view text);

} // namespace kiosk::locale
