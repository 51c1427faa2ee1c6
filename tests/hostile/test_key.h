// The key that signs packs in tests. Everybody knows it: it is never to be trusted by a kiosk.
#pragma once

#include "kiosk/container/minisign.h"

namespace kiosk::tests {

/// Always the same; its id begins with "TEST".
[[nodiscard]] container::SecretKey test_key();

} // namespace kiosk::tests
