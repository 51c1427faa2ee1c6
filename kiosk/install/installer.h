// The one writer of the library: answers requests, one JSON line each, until its input ends.
//
// Whoever asks is gone when the input ends: what is being done then is stopped. In its idle moments it
// checks the bytes of the pack that was opened last, so that nobody waits for that at the start.
// What needs a person's PIN is opened by that PIN alone; the kiosk's word counts for nothing there.
#pragma once

#include "kiosk/install/messages.h"
#include "kiosk/install/pin.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kiosk::install {

struct InstallerOptions {
  std::filesystem::path root, trust;
  std::string house;
  std::filesystem::path validator;
  std::filesystem::path clock_command; ///< may be empty
  std::function<LocalTime()> clock;
  int input = 0, output = 1; ///< descriptors; not closed
};

class Installer {
public:
  explicit Installer(InstallerOptions options) : options_(std::move(options)), pin_(options_.root) {}
  /// Serves until the input ends or nobody listens any more.
  void serve();

private:
  using Work = std::function<Result<Answer>(Library&, const Lock&)>;
  /// A pack that waits in staging for AskTake; as long as it does, nobody else writes to the library.
  struct Waiting {
    VerifiedPack pack;
    std::shared_ptr<Lock> lock;
    SteadyTime until;
  };

  // The line (installer.cpp)
  /// Reads what has come, waiting up to `milliseconds` (-1: for ever). False when the input has ended.
  bool read(int milliseconds);
  void answer(const Answer& answer);
  void answer(const Request& request, const Error& error);
  void handle(const Request& request);
  [[nodiscard]] Library* library();
  /// The lock of the pack that waits, or a new one.
  [[nodiscard]] Result<std::shared_ptr<Lock>> lock(Library& library, std::chrono::milliseconds patience);
  /// Does `work` with the library and its lock; a refusal is answered.
  void with_lock(const Request& request, const Work& work);
  /// Whether work may go on: no cancel has come, and somebody is there.
  bool may_go_on();
  void report(const StepProgress& progress);
  /// How long until tidy() has something to do.
  [[nodiscard]] int milliseconds_until_tidy() const;
  /// Forgets what was waited for too long.
  void tidy();

  // What the kiosk asks by itself (installer.cpp)
  void open();
  void failed(const TellFailed& told);
  void check_opened();

  // What a person asks (installer_person.cpp). False when it is no such request.
  bool handle_person(const Request& request);
  void scan(const AskScan& asked);
  void install(const AskInstall& asked);
  void stage(const AskStage& asked);
  void take();
  void drop();
  void check_pin(const AskCheckPin& asked);
  void set_pin(const AskSetPin& asked);
  void tell_status();
  /// Whether the PIN was given; answers why not otherwise.
  [[nodiscard]] bool is_authorised(const Request& request);
  [[nodiscard]] Older older() const;

  InstallerOptions options_;
  std::optional<Library> library_;
  std::optional<Error> no_library_;
  std::string unread_;
  std::deque<std::string> lines_;
  std::optional<InstalledPack> to_check_;
  bool has_ended_ = false, is_cancelled_ = false;
  std::optional<StepProgress> reported_;
  SteadyTime reported_at_;
  Pin pin_;
  PinDoor door_;
  std::optional<Waiting> waiting_;
};

} // namespace kiosk::install
