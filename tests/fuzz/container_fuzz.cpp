// Any bytes as a pack's archive. What is accepted has exactly one way to be written: the writer's.
#include "kiosk/container/archive.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstring>
#include <string>

using namespace kiosk;

namespace {

#ifdef KIOSK_FUZZ
constexpr std::size_t block_bytes = 512, checksum_at = 148, size_at = 124, magic_at = 257;

/// Gives each header the checksum that it should have; a fuzzer hardly guesses six octal digits.
void repair_checksums(std::uint8_t* data, std::size_t size) {
  for (std::size_t at = 0; at + block_bytes <= size;) {
    std::uint8_t* block = data + at;
    if (std::memcmp(block + magic_at, "ustar", 5) != 0) return;
    std::memset(block + checksum_at, ' ', 8);
    unsigned sum = 0;
    for (std::size_t i = 0; i < block_bytes; ++i)
      sum += block[i];
    std::snprintf(reinterpret_cast<char*>(block) + checksum_at, 8, "%06o", sum);
    block[checksum_at + 7] = ' ';
    std::size_t member = 0;
    for (std::size_t i = size_at; i < size_at + 11; ++i)
      member = member * 8 + (block[i] & 7U);
    if (member > size) return;
    at += block_bytes + (member + block_bytes - 1) / block_bytes * block_bytes;
  }
}
#endif

} // namespace

#ifdef KIOSK_FUZZ
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  size = LLVMFuzzerMutate(data, size, size_max);
  if (seed % 8 != 0) repair_checksums(data, size);
  return size;
}
#endif

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const container::MemorySource source(bytes);
  const container::FileKind kind = container::kind_of(source);
  const auto heads = container::read_heads(source);
  if (!heads) {
    fuzz::require_code(heads.error());
    return 0;
  }
  fuzz::require(kind == container::FileKind::Container, "what can be read is told apart as a container");
  fuzz::require(heads->database_offset + heads->database_size <= bytes.size(), "pack.db lies inside the file");
  std::string written;
  const auto done = container::write_archive({heads->manifest, heads->signatures, heads->keys}, source,
                                             heads->database_offset, heads->database_size, [&](std::string_view more) {
                                               written += more;
                                               return true;
                                             });
  fuzz::require(done && written == bytes, "there is one way to write a pack");
  return 0;
}
