#include "kiosk/app/proof_sheets.h"

#include "kiosk/base/files.h"
#include "kiosk/picture/picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <optional>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr int sheet_width_px = 2720, rows_on_sheet = 3, gap_px = 8;
constexpr int small_area_px = 216 * 384; ///< of one screen
constexpr std::uint8_t paper = 0xD0;

std::vector<fs::path> entries_of(const fs::path& folder, bool folders) {
  std::vector<fs::path> entries;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem))
    if (folders ? entry->is_directory(problem) : entry->path().extension() == ".png") entries.push_back(entry->path());
  // By name without its ending: a screen before its second page.
  std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) { return a.stem() < b.stem(); });
  return entries;
}

/// One sheet that is being filled from the upper left.
class Sheet {
public:
  Sheet(int small_width_px, int small_height_px)
      : width_(small_width_px), height_(small_height_px),
        columns_(std::max(1, (sheet_width_px - gap_px) / (small_width_px + gap_px))) {
    sheet_.width_px = gap_px + columns_ * (width_ + gap_px);
    sheet_.height_px = gap_px + rows_on_sheet * (height_ + gap_px);
    sheet_.rgba.assign(static_cast<std::size_t>(sheet_.width_px) * static_cast<std::size_t>(sheet_.height_px) * 4,
                       paper);
    for (std::size_t at = 3; at < sheet_.rgba.size(); at += 4)
      sheet_.rgba[at] = 0xFF;
  }

  [[nodiscard]] bool is_full() const { return count_ == columns_ * rows_on_sheet; }

  void add(const picture::Picture& small) {
    const int left = gap_px + count_ % columns_ * (width_ + gap_px),
              top = gap_px + count_ / columns_ * (height_ + gap_px);
    const std::size_t row_bytes = static_cast<std::size_t>(width_) * 4;
    for (int row = 0; row < height_; ++row)
      std::memcpy(sheet_.rgba.data() +
                      4 * (static_cast<std::size_t>(top + row) * static_cast<std::size_t>(sheet_.width_px) +
                           static_cast<std::size_t>(left)),
                  small.rgba.data() + static_cast<std::size_t>(row) * row_bytes, row_bytes);
    ++count_;
  }

  [[nodiscard]] Result<void> write(const fs::path& file) const {
    const auto png = picture::encode_png(sheet_, 1);
    if (!png) return tl::unexpected(png.error());
    return write_file(file, *png);
  }

private:
  int width_, height_, columns_, count_ = 0;
  picture::Picture sheet_;
};

} // namespace

Result<std::vector<fs::path>> make_proof_sheets(const fs::path& folder) {
  std::vector<fs::path> made;
  std::optional<Sheet> sheet;
  const auto finish = [&]() -> Result<void> {
    const fs::path file = folder.parent_path() / fmt::format("{}-{}.png", folder.filename().string(), made.size() + 1);
    const auto written = sheet->write(file);
    sheet.reset();
    if (written) made.push_back(file);
    return written;
  };
  for (const fs::path& file : entries_of(folder, false)) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto screen = picture::decode(*bytes);
    if (!screen) return tl::unexpected(screen.error());
    const double ratio =
        std::sqrt(static_cast<double>(small_area_px) / (static_cast<double>(screen->width_px) * screen->height_px));
    const int width = std::max(1, static_cast<int>(screen->width_px * ratio));
    const int height = std::max(1, static_cast<int>(screen->height_px * ratio));
    const auto small = picture::scaled(*screen, width, height);
    if (!small) return tl::unexpected(small.error());
    if (!sheet) sheet.emplace(width, height);
    sheet->add(*small);
    if (!sheet->is_full()) continue;
    if (const auto finished = finish(); !finished) return tl::unexpected(finished.error());
  }
  if (sheet)
    if (const auto finished = finish(); !finished) return tl::unexpected(finished.error());
  return made;
}

Result<std::vector<fs::path>> make_all_proof_sheets(const fs::path& tour) {
  std::vector<fs::path> all;
  for (const fs::path& folder : entries_of(tour, true)) {
    auto made = make_proof_sheets(folder);
    if (!made) return made;
    all.insert(all.end(), made->begin(), made->end());
  }
  return all;
}

} // namespace kiosk::app
