// The staff PIN: its hash, its tries and its waits, in a file of their own in the library.
//
// Five tries; then a wait of one minute that doubles with every further wrong one, up to ten. Each try is on the
// disk before it is compared, so that pulling the plug wins nothing; after a power cut a wait begins anew.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/install/answers.h"
#include "kiosk/install/library.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::install {

inline constexpr int pin_tries_max = 5;
inline constexpr std::chrono::seconds pin_wait_first{60}, pin_wait_max{600};

/// What the file holds.
struct PinRecord {
  std::string hash;             ///< Argon2id, container/pin_hash.h
  int tries = 0;                ///< since the last right one
  int waits = 0;                ///< how often one had to wait since then
  std::chrono::seconds wait{0}; ///< that was to come when this was written
  bool operator==(const PinRecord&) const = default;
};
/// As text for the file: JSON, and its SHA-256 in a last line.
[[nodiscard]] std::string to_text(const PinRecord& record);
/// Fails with StorageBroken for anything that to_text() did not write.
[[nodiscard]] Result<PinRecord> parse_pin(std::string_view text);

/// One more try, and the wait that comes should it be wrong.
[[nodiscard]] PinRecord with_try(PinRecord record);
/// It was the right one.
[[nodiscard]] PinRecord with_right(PinRecord record);
/// The tries that are left before the next wait.
[[nodiscard]] int tries_left(const PinRecord& record);

/// Whether a person may choose this one. Fails with PinForm, or with PinSimple for what anybody would try first: fewer
/// than three digits, equal steps (123456, 024680), a piece twice (123123), each digit twice (112233).
[[nodiscard]] Result<void> check_new_pin(std::string_view pin);

/// The PIN of one library. Remembers the end of a wait on the steady clock, for as long as it lives.
class Pin {
public:
  explicit Pin(const std::filesystem::path& library) : file_(library / "pin") {}

  /// How it stands; `is_right` stays false. Fails with StorageBroken for a file that cannot be read: then a
  /// technician sets a new one.
  [[nodiscard]] Result<PinState> state(SteadyTime now);
  /// Counts the try, then compares; during a wait neither. Fails as state() does, with PinNone, or as writing the
  /// count does: then it was not compared.
  [[nodiscard]] Result<PinState> check(std::string_view pin, SteadyTime now, const Lock& lock);
  /// Sets it, whatever was there: who may is for the caller to say. Fails as check_new_pin() and writing do.
  [[nodiscard]] Result<void> set(std::string_view pin, const Lock& lock);
  /// A wait that is over is forgotten on the disk, too: it need not begin anew at the next start. Best effort; without
  /// a lock it stays there.
  void forget_wait(SteadyTime now, const Lock* lock);
  /// When forget_wait() has something to do.
  [[nodiscard]] std::optional<SteadyTime> wait_end() const;

private:
  [[nodiscard]] Result<std::optional<PinRecord>> read() const;
  [[nodiscard]] Result<void> write(const PinRecord& record, const Lock& lock) const;
  /// The rest of the record's wait.
  [[nodiscard]] std::chrono::seconds rest_of_wait(const PinRecord& record, SteadyTime now);

  struct Wait {
    int number = 0;
    SteadyTime end;
    bool is_forgotten = false;
  };
  std::filesystem::path file_;
  std::optional<Wait> wait_;
};

/// What a right PIN opens: for five minutes after the last request that needed a person.
class PinDoor {
public:
  static constexpr std::chrono::minutes open_for{5};
  void open(SteadyTime now) { until_ = now + open_for; }
  void close() { until_.reset(); }
  [[nodiscard]] bool is_open(SteadyTime now) const { return until_ && now < *until_; }
  /// A person is there.
  void stay_open(SteadyTime now) {
    if (is_open(now)) open(now);
  }

private:
  std::optional<SteadyTime> until_;
};

} // namespace kiosk::install
