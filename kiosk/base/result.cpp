#include "kiosk/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace kiosk {

void ensure(bool holds, std::string_view sentence) {
  if (holds) return;
  std::fprintf(stderr, "elternkiosk: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
  std::abort();
}

} // namespace kiosk
