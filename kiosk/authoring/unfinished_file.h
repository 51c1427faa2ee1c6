// A file in the making: it has another name until it is whole, and goes when nobody keeps it.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>
#include <string_view>

namespace kiosk::authoring {

class UnfinishedFile {
public:
  /// Beside `target`, so that renaming is one step. Nothing is made yet; an old remainder goes.
  explicit UnfinishedFile(std::filesystem::path target, std::string_view ending = ".unfinished");
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  /// Removes what was not kept.
  ~UnfinishedFile();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Adds bytes at the end; false when the disk does not take them. `readable` by all unless `Secret`.
  enum class Readers { All, OwnerOnly };
  [[nodiscard]] bool open(Readers readers = Readers::All);
  [[nodiscard]] bool add(std::string_view bytes);
  /// Syncs it and gives it the target's name. Fails with Unreadable.
  [[nodiscard]] Result<void> keep();

private:
  std::filesystem::path target_, path_;
  int descriptor_ = -1;
  bool is_kept_ = false;
};

} // namespace kiosk::authoring
