#include "kiosk/app/proof_sheets.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace kiosk::app {
namespace {

constexpr int sheet_width_px = 2720, rows_on_sheet = 3, gap_px = 8;
constexpr int small_area_px = 216 * 384; ///< of one screen
constexpr std::uint8_t paper = 0xD0;

picture::Picture empty_sheet(int width_px, int height_px) {
  picture::Picture sheet{width_px, height_px, {}};
  sheet.rgba.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4, paper);
  for (std::size_t at = 3; at < sheet.rgba.size(); at += 4)
    sheet.rgba[at] = 0xFF;
  return sheet;
}

void put(const picture::Picture& small, picture::Picture& sheet, int left, int top) {
  const std::size_t row_bytes = static_cast<std::size_t>(small.width_px) * 4;
  for (int row = 0; row < small.height_px; ++row)
    std::memcpy(sheet.rgba.data() +
                    4 * (static_cast<std::size_t>(top + row) * static_cast<std::size_t>(sheet.width_px) +
                         static_cast<std::size_t>(left)),
                small.rgba.data() + static_cast<std::size_t>(row) * row_bytes, row_bytes);
}

} // namespace

Result<void> ProofSheets::add(const picture::Picture& screen, const std::filesystem::path& folder) {
  if (folder != folder_) {
    if (const auto written = write(); !written) return written;
    folder_ = folder;
    of_folder_ = 0;
  }
  if (count_ == 0) {
    const double ratio =
        std::sqrt(static_cast<double>(small_area_px) / (static_cast<double>(screen.width_px) * screen.height_px));
    small_width_px_ = std::max(1, static_cast<int>(screen.width_px * ratio));
    small_height_px_ = std::max(1, static_cast<int>(screen.height_px * ratio));
    columns_ = std::max(1, (sheet_width_px - gap_px) / (small_width_px_ + gap_px));
    sheet_ = empty_sheet(gap_px + columns_ * (small_width_px_ + gap_px),
                         gap_px + rows_on_sheet * (small_height_px_ + gap_px));
  }
  const auto small = picture::miniature(screen, small_width_px_, small_height_px_);
  if (!small) return tl::unexpected(small.error());
  put(*small, sheet_, gap_px + count_ % columns_ * (small_width_px_ + gap_px),
      gap_px + count_ / columns_ * (small_height_px_ + gap_px));
  if (++count_ == columns_ * rows_on_sheet) return write();
  return {};
}

Result<std::vector<std::filesystem::path>> ProofSheets::finish() {
  if (const auto written = write(); !written) return tl::unexpected(written.error());
  return std::move(made_);
}

Result<void> ProofSheets::write() {
  if (count_ == 0) return {};
  count_ = 0;
  const auto png = picture::encode_png(sheet_, 1);
  if (!png) return tl::unexpected(png.error());
  made_.push_back(folder_.parent_path() / fmt::format("{}-{}.png", folder_.filename().string(), ++of_folder_));
  return write_file(made_.back(), *png);
}

} // namespace kiosk::app
