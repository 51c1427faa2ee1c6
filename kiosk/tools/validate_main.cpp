// elternkiosk-validate FOLDER|FILE: looks into a pack or a PO file that may be hostile, confined, and answers with one
// line.
#include "kiosk/container/refusals.h"
#include "kiosk/install/child.h"
#include "kiosk/install/look.h"
#include "kiosk/install/sandbox.h"

#include <cstdio>
#include <filesystem>
#include <new>
#include <string>
#include <unistd.h>

namespace {

using namespace kiosk;

/// No destructors and no leak check afterwards: they would need more than the filter allows.
[[noreturn]] void answer(const Result<void>& result) {
  std::string line = install::to_verdict(result);
  for (std::size_t at = 0; at < line.size();) {
    const ssize_t count = ::write(STDOUT_FILENO, line.data() + at, line.size() - at);
    if (count <= 0) break;
    at += static_cast<std::size_t>(count);
  }
  ::_exit(result ? 0 : 1);
}

/// Made before it is needed: there will be no memory then.
std::string& memory_verdict() {
  static std::string line = install::to_verdict(container::refuse(container::Refusal::ValidatorMemory));
  return line;
}

void out_of_memory() {
  const std::string& line = memory_verdict();
  (void)!::write(STDOUT_FILENO, line.data(), line.size());
  ::_exit(1);
}

} // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: elternkiosk-validate FOLDER (with manifest.json and pack.db) or a translator's PO FILE\n",
               stderr);
    return 2;
  }
  (void)memory_verdict();
  std::set_new_handler(out_of_memory);
  const std::filesystem::path what = words[1];
  std::error_code problem;
  const bool is_pack = !std::filesystem::is_regular_file(what, problem);
  if (auto confined = install::confine({}); !confined)
    answer(container::refuse(container::Refusal::Internal, confined.error().detail));
  answer(is_pack ? install::look_into(what) : install::look_into_words(what));
}
