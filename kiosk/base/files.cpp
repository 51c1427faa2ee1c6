#include "kiosk/base/files.h"

#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace kiosk {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::uintmax_t bytes_max) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (!fs::exists(status)) return fail(ErrorKind::NotFound, "there is no such file", path.string());
  if (!fs::is_regular_file(status)) return fail(ErrorKind::Unreadable, "this is not a file", path.string());
  if (fs::file_size(path, problem) > bytes_max)
    return fail(ErrorKind::TooLarge, fmt::format("the file is larger than {} bytes", bytes_max), path.string());
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad() || !stream.is_open()) return fail(ErrorKind::Unreadable, "the file cannot be read", path.string());
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  fs::path beside = path;
  beside += ".new";
  std::error_code problem;
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.flush();
    if (!stream) {
      stream.close();
      fs::remove(beside, problem);
      return fail(ErrorKind::Unreadable, "the file cannot be written", path.string());
    }
  }
  fs::rename(beside, path, problem);
  if (problem) {
    const std::string why = problem.message();
    fs::remove(beside, problem);
    return fail(ErrorKind::Unreadable, "the file cannot be written: " + why, path.string());
  }
  return {};
}

} // namespace kiosk
