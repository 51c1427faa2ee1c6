// The kiosk's end of the pipes: starts the installer as a child and talks to it. Writes no file.
#pragma once

#include "kiosk/install/messages.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::install {

/// A running installer. When it goes, its input ends, and so does the child.
class InstallerProcess {
public:
  /// Starts `program` with the arguments that elternkiosk-installer takes. `clock_command` may be empty. Fails with
  /// Internal.
  [[nodiscard]] static Result<InstallerProcess> start(const std::filesystem::path& program,
                                                      const LibraryOptions& library,
                                                      const std::filesystem::path& clock_command = {});
  InstallerProcess(InstallerProcess&& other) noexcept;
  InstallerProcess& operator=(InstallerProcess&&) = delete;
  ~InstallerProcess();

  /// False when the installer is gone.
  [[nodiscard]] bool send(const Request& request);
  /// Becomes readable when there are answers.
  [[nodiscard]] int descriptor() const { return output_; }
  /// All answers that have come, waiting for the first up to `timeout`; none when the installer is gone.
  [[nodiscard]] Result<std::vector<Answer>> read(std::chrono::milliseconds timeout);

private:
  InstallerProcess(int process, int input, int output) : process_(process), input_(input), output_(output) {}
  int process_;
  int input_, output_; ///< the child's
  std::string unread_;
};

} // namespace kiosk::install
