// The one writer of the library: answers requests, one JSON line each, until its input ends.
//
// Whoever asks is gone when the input ends: what is being done then is stopped. In its idle moments it
// checks the bytes of the pack that was opened last, so that nobody waits for that at the start.
#pragma once

#include "kiosk/install/messages.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace kiosk::install {

struct InstallerOptions {
  std::filesystem::path root, trust;
  std::string house;
  std::filesystem::path validator;
  std::function<LocalTime()> clock;
  int input = 0, output = 1; ///< descriptors; not closed
};

class Installer {
public:
  explicit Installer(InstallerOptions options) : options_(std::move(options)) {}
  /// Serves until the input ends or nobody listens any more.
  void serve();

private:
  /// Reads what has come, waiting up to `milliseconds` (-1: for ever). False when the input has ended.
  bool read(int milliseconds);
  void answer(const Answer& answer);
  void answer(const Request& request, const Error& error);
  void handle(const Request& request);
  void open();
  void failed(const TellFailed& told);
  void install(const AskInstall& asked);
  /// Does `work` with the library and its lock; a refusal is answered.
  void with_lock(const Request& request, const std::function<Result<Answer>(Library&, const Lock&)>& work);
  void check_opened();
  /// Whether work may go on: no cancel has come, and somebody is there.
  bool may_go_on();
  void report(const StepProgress& progress);
  [[nodiscard]] Library* library();

  InstallerOptions options_;
  std::optional<Library> library_;
  std::optional<Error> no_library_;
  std::string unread_;
  std::deque<std::string> lines_;
  std::optional<InstalledPack> to_check_;
  bool has_ended_ = false, is_cancelled_ = false;
  std::optional<StepProgress> reported_;
  std::chrono::steady_clock::time_point reported_at_;
};

} // namespace kiosk::install
