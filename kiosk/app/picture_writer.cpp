#include "kiosk/app/picture_writer.h"

#include "kiosk/app/proof_sheets.h"
#include "kiosk/base/files.h"

namespace kiosk::app {
namespace {

/// So many whole screens may wait: enough that neither side stands still, little memory.
constexpr std::size_t waiting_max = 4;

Result<void> write_picture(const picture::Picture& picture, const std::filesystem::path& file) {
  const auto png = picture::encode_png(picture, 1);
  if (!png) return tl::unexpected(png.error());
  std::error_code problem; // what is wrong is told when the file is written
  std::filesystem::create_directories(file.parent_path(), problem);
  return write_file(file, *png);
}

} // namespace

PictureWriter::PictureWriter(Sheets sheets)
    : sheets_(sheets), thread_([this](const std::stop_token& stop) { work(stop); }) {}

Result<void> PictureWriter::take(picture::Picture picture, std::filesystem::path file) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return fault_ || waiting_.size() < waiting_max; });
  if (fault_) return tl::unexpected(*fault_);
  waiting_.emplace_back(std::move(picture), std::move(file));
  changed_.notify_all();
  return {};
}

Result<std::vector<std::filesystem::path>> PictureWriter::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_complete_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
  if (fault_) return tl::unexpected(*fault_);
  return made_;
}

void PictureWriter::work(const std::stop_token& stop) {
  const auto written = write_all(stop);
  if (written) return;
  const std::lock_guard lock(mutex_);
  fault_ = written.error();
  waiting_.clear();
  changed_.notify_all();
}

Result<void> PictureWriter::write_all(const std::stop_token& stop) {
  ProofSheets sheets;
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return is_complete_ || !waiting_.empty(); })) {
    if (stop.stop_requested()) return {};
    if (waiting_.empty()) break;
    const auto [picture, file] = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    if (const auto written = write_picture(picture, file); !written) return written;
    if (sheets_ == Sheets::Made)
      if (const auto added = sheets.add(picture, file.parent_path()); !added) return added;
    lock.lock();
  }
  if (!is_complete_) return {}; // stopped
  lock.unlock();
  auto made = sheets.finish();
  if (!made) return tl::unexpected(made.error());
  made_ = std::move(*made);
  return {};
}

} // namespace kiosk::app
