// Makes every picture a PNG of ours: decoded within limits and written again, so that a pack never
// holds bytes that came from outside. Drawings go through librsvg's own program.
#include "kiosk/authoring/content.h"
#include "kiosk/base/files.h"
#include "kiosk/base/owned.h"
#include "kiosk/picture/picture.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk::authoring {
namespace {

constexpr std::uintmax_t picture_bytes_max = std::uintmax_t{24} * 1024 * 1024;

/// A folder in /tmp that goes with the object.
class TemporaryFolder {
public:
  TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "elternkiosk-pack-XXXXXX").string()) {
    ensure(::mkdtemp(path_.data()) != nullptr, "no temporary folder can be made");
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return std::filesystem::path(path_) / name;
  }

private:
  std::string path_;
};

using FileActions = Owned<posix_spawn_file_actions_t, posix_spawn_file_actions_destroy>;

/// The first line that the program wrote, or nothing.
std::string first_line_of(const std::filesystem::path& messages) {
  const std::string text = read_file(messages, std::uintmax_t{64} * 1024).value_or(std::string());
  return text.substr(0, text.find('\n'));
}

/// Runs rsvg-convert without a shell and with an environment that is the same everywhere.
Result<void> rasterise(const std::filesystem::path& svg, int width_px, const std::filesystem::path& png) {
  const std::filesystem::path messages = png.string() + ".txt";
  std::array<std::string, 7> words{"rsvg-convert", fmt::format("--width={}", width_px), "--keep-aspect-ratio",
                                   "--format=png", "--output=" + png.string(),          "--",
                                   svg.string()};
  std::array<char*, 8> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i)
    arguments[i] = words[i].data();
  std::array<std::string, 2> settings{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  std::array<char*, 3> environment{settings[0].data(), settings[1].data(), nullptr};
  posix_spawn_file_actions_t raw_actions;
  ensure(::posix_spawn_file_actions_init(&raw_actions) == 0, "a child's files cannot be prepared");
  const FileActions actions(&raw_actions);
  ::posix_spawn_file_actions_addopen(&raw_actions, STDERR_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  if (::posix_spawnp(&child, arguments[0], &raw_actions, nullptr, arguments.data(), environment.data()) != 0)
    return fail(ErrorKind::NotFound, "rsvg-convert cannot be started (Debian package librsvg2-bin)");
  int status = 0;
  if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return fail(ErrorKind::Undecodable,
                "the drawing is not an SVG that rsvg-convert can draw. " + first_line_of(messages));
  return {};
}

/// The file's own bytes, or those of the PNG made of it.
Result<std::string> bytes_of(const std::filesystem::path& file, int width_px, const TemporaryFolder& temporary) {
  if (file.extension() != ".svg") return read_file(file, picture_bytes_max);
  if (!std::filesystem::is_regular_file(file)) return fail(ErrorKind::NotFound, "there is no such file");
  const std::filesystem::path png = temporary / "drawn.png";
  if (const auto drawn = rasterise(file, width_px, png); !drawn) return tl::unexpected(drawn.error());
  return read_file(png, picture_bytes_max);
}

Result<void> draw(DrawnPicture& picture, const std::filesystem::path& folder, const TemporaryFolder& temporary) {
  const std::filesystem::path file = folder / "pictures" / picture.file;
  const std::string ending = file.extension().string();
  if (ending != ".svg" && ending != ".png" && ending != ".jpg" && ending != ".jpeg")
    return fail(ErrorKind::WrongSource, "a picture is svg, png or jpg");
  const auto bytes = bytes_of(file, picture.drawn_width_px, temporary);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto decoded = picture::decode(*bytes);
  if (!decoded) return tl::unexpected(decoded.error());
  auto png = picture::encode_png(*decoded);
  if (!png) return tl::unexpected(png.error());
  picture.png = std::move(*png);
  picture.width_px = decoded->width_px;
  picture.height_px = decoded->height_px;
  return {};
}

} // namespace

void draw_pictures(Content& content, const std::filesystem::path& folder, Findings& findings, ProgressLine& line) {
  const TemporaryFolder temporary;
  std::int64_t done = 0;
  for (DrawnPicture& picture : content.pictures) {
    if (line.is_stopped()) return;
    if (const auto drawn = draw(picture, folder, temporary); !drawn)
      findings.error(picture.at,
                     fmt::format("the picture \"{}\" cannot be used: {}", picture.file, drawn.error().detail));
    line.advance(++done, static_cast<std::int64_t>(content.pictures.size()));
  }
}

} // namespace kiosk::authoring
