#include "kiosk/base/interruption.h"

#include <csignal>

namespace kiosk {
namespace {

// A signal handler can reach nothing but what is static.
std::atomic<bool> is_interrupted{false};

void note_interruption(int signal) {
  is_interrupted.store(true);
  std::signal(signal, SIG_DFL);
}

} // namespace

const std::atomic<bool>* listen_for_interruption() {
  static_assert(std::atomic<bool>::is_always_lock_free);
  std::signal(SIGINT, note_interruption);
  std::signal(SIGTERM, note_interruption);
  return &is_interrupted;
}

} // namespace kiosk
