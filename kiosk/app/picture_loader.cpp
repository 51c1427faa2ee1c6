#include "kiosk/app/picture_loader.h"

#include <spdlog/spdlog.h>

namespace kiosk::app {

PictureLoader::PictureLoader(const pack::Pack& pack)
    : pack_(pack), thread_([this](const std::stop_token& stop) { work(stop); }) {}

void PictureLoader::want(const ui::WantedPicture& wanted) {
  if (!asked_for_.insert(wanted).second) return;
  ++wanted_count_;
  const std::lock_guard lock(mutex_);
  to_decode_.emplace_back(wanted, pack_.picture(wanted.id));
  changed_.notify_one();
}

std::vector<std::pair<ui::WantedPicture, picture::Picture>> PictureLoader::take() {
  std::vector<std::pair<ui::WantedPicture, Result<picture::Picture>>> decoded;
  if (wanted_count_ > 0) {
    const std::lock_guard lock(mutex_);
    decoded.swap(decoded_);
  }
  std::vector<std::pair<ui::WantedPicture, picture::Picture>> pictures;
  for (auto& [wanted, picture] : decoded) {
    --wanted_count_;
    if (!picture) {
      spdlog::warn("picture {}: {}", wanted.id, picture.error().sentence());
      continue;
    }
    asked_for_.erase(wanted);
    pictures.emplace_back(wanted, std::move(*picture));
  }
  return pictures;
}

void PictureLoader::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return !to_decode_.empty(); })) {
    auto [wanted, bytes] = std::move(to_decode_.front());
    to_decode_.pop_front();
    lock.unlock();
    auto picture = load_picture(bytes, wanted);
    lock.lock();
    decoded_.emplace_back(std::move(wanted), std::move(picture));
  }
}

Result<picture::Picture> load_picture(const std::string& bytes, const ui::WantedPicture& wanted) {
  const auto decoded = picture::decode(bytes);
  if (!decoded) return tl::unexpected(decoded.error());
  auto picture = picture::scaled(*decoded, wanted.width_px, wanted.height_px);
  if (picture) picture::round_corners(*picture, wanted.radius_px);
  return picture;
}

} // namespace kiosk::app
