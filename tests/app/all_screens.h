// The checks that hold on every screen, in every language, at every size.
#pragma once

#include "tests/app/stage.h"

#include <vector>

namespace stage {

/// What is wrong with a laid-out page, one sentence each; empty when nothing is.
std::vector<std::string> faults(const ui::LaidOut& laid_out);

/// Draws no pixel: lays out every page of every address of the sample pack in a language (or its short texts) and
/// returns how many pages there were. Every fault is reported as a failed check.
int check_all_screens(const Reading& reading, int width, int height, visit::TextSize size);

} // namespace stage
