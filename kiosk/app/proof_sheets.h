// All screens of one language small on a few large pictures: to be looked over in a minute.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/picture/picture.h"

#include <filesystem>
#include <vector>

namespace kiosk::app {

/// Puts the screens of a folder, in the order in which they come, onto `<folder>-1.png`, `<folder>-2.png` ... beside
/// it.
class ProofSheets {
public:
  /// A screen that lies in `folder`; those of one folder come one after the other. Fails when a sheet cannot be
  /// written.
  [[nodiscard]] Result<void> add(const picture::Picture& screen, const std::filesystem::path& folder);
  /// Writes the last one, too; all sheets.
  [[nodiscard]] Result<std::vector<std::filesystem::path>> finish();

private:
  /// Writes the sheet that is being filled.
  [[nodiscard]] Result<void> write();

  std::filesystem::path folder_;
  int of_folder_ = 0; ///< sheets written
  int small_width_px_ = 0, small_height_px_ = 0, columns_ = 0;
  int count_ = 0; ///< screens on the sheet
  picture::Picture sheet_;
  std::vector<std::filesystem::path> made_;
};

} // namespace kiosk::app
