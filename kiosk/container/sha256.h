// SHA-256 by libcrypto, over bytes at once or as they come. The door to libcrypto in this room.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kiosk::container {

/// A digest in the making.
class Sha256 {
public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// 64 small hex digits. Nothing may be added afterwards.
  [[nodiscard]] std::string finish();

private:
  struct State;
  std::unique_ptr<State> state_;
};

/// 64 small hex digits of the bytes' SHA-256.
[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace kiosk::container
