#include "kiosk/stick/mounts.h"

#include <charconv>
#include <climits>
#include <optional>
#include <system_error>

namespace kiosk::stick {
namespace {

/// Takes the next word off `line`, up to a blank.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = line.find(' ');
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return word;
}

/// The kernel writes blank, tab, line feed and backslash as `\040`: three octal digits.
std::optional<std::string> without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      plain += text[at];
      continue;
    }
    unsigned value = 0;
    const char* begin = text.data() + at + 1;
    if (text.size() - at < 4 || std::from_chars(begin, begin + 3, value, 8).ptr != begin + 3 || value > 0xff)
      return std::nullopt;
    plain += static_cast<char>(value);
    at += 3;
  }
  return plain;
}

/// `36 35 98:0 /of-its-disk /folder rw,noatime master:1 - ext3 /dev/root rw`, with none or more words before the dash.
std::optional<Mount> parse_line(std::string_view line) {
  const std::string_view id = take_word(line);
  Mount mount;
  const auto number = std::from_chars(id.data(), id.data() + id.size(), mount.id);
  if (number.ec != std::errc{} || number.ptr != id.data() + id.size()) return std::nullopt;
  for (int skipped = 0; skipped < 3; ++skipped)
    (void)take_word(line);
  const auto folder = without_escapes(take_word(line));
  if (!folder || folder->empty() || folder->front() != '/' || folder->size() >= PATH_MAX ||
      folder->find('\0') != std::string::npos)
    return std::nullopt;
  mount.folder = *folder;
  while (!line.empty())
    if (take_word(line) == "-") {
      mount.kind = take_word(line);
      break;
    }
  if (mount.kind.empty()) return std::nullopt;
  return mount;
}

} // namespace

std::vector<Mount> parse_mountinfo(std::string_view text) {
  std::vector<Mount> mounts;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (auto mount = parse_line(text.substr(0, end))) mounts.push_back(std::move(*mount));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return mounts;
}

} // namespace kiosk::stick
