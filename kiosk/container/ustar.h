// One header of a ustar archive, as bytes. Internal to this folder.
#pragma once

#include "kiosk/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk::container::ustar {

inline constexpr std::size_t block_bytes = 512;
inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view signatures_name = "manifest.minisig";
inline constexpr std::string_view keys_name = "keys.json";
inline constexpr std::string_view database_name = "pack.db";

/// How many zeros follow a member of `size` bytes.
[[nodiscard]] constexpr std::size_t padding_of(std::uint64_t size) {
  return static_cast<std::size_t>((block_bytes - size % block_bytes) % block_bytes);
}

/// The 512 bytes before a member.
[[nodiscard]] std::string header_of(std::string_view name, std::uint64_t size);

struct Member {
  std::string name;
  std::uint64_t size = 0;
};
/// Reads a header: it must be, byte for byte, one that header_of() makes. Fails with ArchiveKind (no
/// ustar at all), ArchiveHeader or ArchiveMember.
[[nodiscard]] Result<Member> parse_header(std::string_view block);

} // namespace kiosk::container::ustar
