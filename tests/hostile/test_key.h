// The keys that sign packs in tests. Everybody knows them: none is ever to be trusted by a kiosk.
#pragma once

#include "kiosk/container/minisign.h"

#include <string_view>

namespace kiosk::tests {

/// Always the same; its id begins with "TEST".
[[nodiscard]] container::SecretKey test_key();

/// Another key made from a name, always the same; its id is the name's first eight letters. It counts as a real
/// key (for cases that tell both apart) unless the name begins with "TEST".
[[nodiscard]] container::SecretKey key_named(std::string_view name);

} // namespace kiosk::tests
