#include "kiosk/tools/terminal.h"

#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace kiosk::tools {
namespace {

/// Switches the echo off while it lives.
class Silence {
public:
  Silence() {
    is_terminal_ = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!is_terminal_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() {
    if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  [[nodiscard]] bool is_terminal() const { return is_terminal_; }

private:
  termios before_{};
  bool is_terminal_ = false;
};

} // namespace

std::string ask_password(std::string_view prompt) {
  const Silence silence;
  if (silence.is_terminal()) std::cerr << prompt << std::flush;
  std::string line;
  std::getline(std::cin, line);
  if (silence.is_terminal()) std::cerr << "\n";
  return line;
}

} // namespace kiosk::tools
