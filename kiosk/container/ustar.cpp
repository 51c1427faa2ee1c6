#include "kiosk/container/ustar.h"

#include "kiosk/container/refusals.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

namespace kiosk::container::ustar {
namespace {

// Offsets and lengths of POSIX.1-1988 ustar.
struct Field {
  std::size_t at, size;
};
constexpr Field name_field{0, 100}, mode_field{100, 8}, owner_field{108, 8}, group_field{116, 8}, size_field{124, 12},
    time_field{136, 12}, checksum_field{148, 8}, magic_field{257, 8}, device_major_field{329, 8},
    device_minor_field{337, 8};
constexpr std::size_t type_at = 156;
constexpr std::string_view magic{"ustar\0"
                                 "00",
                                 8};

void put(std::string& block, Field field, std::string_view text) {
  block.replace(field.at, std::min(text.size(), field.size), text.substr(0, field.size));
}

/// The sum of all bytes, the checksum's own counted as blanks.
unsigned checksum_of(std::string_view block) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const bool is_own = i >= checksum_field.at && i < checksum_field.at + checksum_field.size;
    sum += is_own ? unsigned{' '} : static_cast<unsigned char>(block[i]);
  }
  return sum;
}

/// Reads `digits` octal digits that are followed by a NUL.
bool read_octal(std::string_view field, std::uint64_t& value) {
  if (field.back() != '\0') return false;
  value = 0;
  for (const char c : field.substr(0, field.size() - 1)) {
    if (c < '0' || c > '7') return false;
    value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return true;
}

} // namespace

std::string header_of(std::string_view name, std::uint64_t size) {
  std::string block(block_bytes, '\0');
  put(block, name_field, name);
  put(block, mode_field, "0000444");
  put(block, owner_field, "0000000");
  put(block, group_field, "0000000");
  put(block, size_field, fmt::format("{:011o}", size));
  put(block, time_field, "00000000000");
  block[type_at] = '0';
  put(block, magic_field, magic);
  // As GNU tar writes them: `tar --format=ustar` with fixed owner, mode and time makes the same bytes.
  put(block, device_major_field, "0000000");
  put(block, device_minor_field, "0000000");
  put(block, checksum_field, fmt::format("{:06o}", checksum_of(block)) + std::string("\0 ", 2));
  return block;
}

Result<Member> parse_header(std::string_view block) {
  if (block.substr(magic_field.at, 5) != "ustar") return refuse(Refusal::ArchiveKind);
  // The checksum may be written in several ways; header_of()'s is the only one that passes below.
  if (block.substr(checksum_field.at, 6) != fmt::format("{:06o}", checksum_of(block)))
    return refuse(Refusal::ArchiveHeader, "a member's header has a wrong checksum");
  if (block[type_at] != '0')
    return refuse(Refusal::ArchiveMember, "the pack holds a member that is not a plain file (PAX, GNU, link, folder)");
  Member member;
  const std::string_view field = block.substr(name_field.at, name_field.size);
  member.name = field.substr(0, field.find('\0'));
  if (!read_octal(block.substr(size_field.at, size_field.size), member.size))
    return refuse(Refusal::ArchiveHeader, "a member's size is not written in octal digits");
  if (header_of(member.name, member.size) != block)
    return refuse(Refusal::ArchiveHeader, "a member's header is not strict ustar with owner 0 and time 0");
  return member;
}

} // namespace kiosk::container::ustar
