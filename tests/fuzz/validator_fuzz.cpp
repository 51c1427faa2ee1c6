// Any bytes as pack.db, through everything that the installer's child does: SQLite, pictures, messages, Markdown.
#include "kiosk/install/validate.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <unistd.h>

using namespace kiosk;

#ifdef KIOSK_FUZZ
namespace {

constexpr std::size_t header_bytes = 100, page_bytes = 1024;

void put(std::uint8_t* at, std::uint32_t value) {
  for (unsigned i = 0; i < 4; ++i)
    at[i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

/// What every pack must have in its first hundred bytes; behind it the work begins.
std::size_t repair_header(std::uint8_t* data, std::size_t size) {
  size = size / page_bytes * page_bytes;
  if (size == 0) return 0;
  std::memcpy(data, "SQLite format 3\0\x04\x00\x01\x01\x00\x40\x20\x20", 24);
  put(data + 28, static_cast<std::uint32_t>(size / page_bytes));
  std::memcpy(data + 24, data + 92, 4); // the page count counts only when both counters agree
  return size;
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  if (size < page_bytes || seed % 16 == 0) return LLVMFuzzerMutate(data, size, size_max);
  // Mostly one page of the tree at a time: a byte that moves all others leaves no tree at all.
  const std::size_t pages = size / page_bytes;
  std::uint8_t* page = data + (seed / 16) % pages * page_bytes;
  if (page == data)
    LLVMFuzzerMutate(data + header_bytes, page_bytes - header_bytes, page_bytes - header_bytes);
  else
    LLVMFuzzerMutate(page, page_bytes, page_bytes);
  return repair_header(data, size);
}
#endif

namespace {

/// A file that lives in memory where the machine has such a place, one for each process.
const std::string& place() {
  static const std::string path = [] {
    const std::string folder = std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : "/tmp";
    return folder + "/elternkiosk-fuzz-" + std::to_string(::getpid()) + ".db";
  }();
  static const bool is_tidied = std::atexit([] { ::unlink(place().c_str()); }) == 0;
  fuzz::require(is_tidied, "atexit");
  return path;
}

void write(std::string_view bytes) {
  const int file = ::open(place().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  fuzz::require(file >= 0, "the database can be written");
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t put = ::write(file, bytes.data() + done, bytes.size() - done);
    fuzz::require(put > 0, "the database can be written");
    done += static_cast<std::size_t>(put);
  }
  ::close(file);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  write(fuzz::text_of(data, size));
  const auto counts = install::validate_database(place());
  if (!counts) fuzz::require(!counts.error().detail.empty(), "a refused database says why");
  if (!counts) fuzz::require_code(counts.error());
  return 0;
}
