// The program's command line: the kiosk itself, `picture`, `tour`, `text`.
#pragma once

namespace kiosk::app {

/// Runs the program. Returns its exit code: 0 done, 1 refused with a sentence on standard error,
/// 2 wrong usage.
[[nodiscard]] int run_program(int argument_count, char** arguments);

} // namespace kiosk::app
