// Counts what is allocated in this test program.
#pragma once

namespace stage {

/// How often memory was asked for so far: by C++ code, by Dear ImGui and by SDL.
[[nodiscard]] long allocations();

} // namespace stage
