#include "kiosk/app/picture_loader.h"

#include <spdlog/spdlog.h>

namespace kiosk::app {

PictureLoader::PictureLoader(const pack::Pack& pack)
    : pack_(pack), thread_([this](const std::stop_token& stop) { work(stop); }) {}

void PictureLoader::want(const std::string& id) {
  if (!asked_for_.insert(id).second) return;
  ++wanted_count_;
  const std::lock_guard lock(mutex_);
  to_decode_.emplace_back(id, pack_.picture(id));
  changed_.notify_one();
}

std::vector<std::pair<std::string, picture::Picture>> PictureLoader::take() {
  std::vector<std::pair<std::string, Result<picture::Picture>>> decoded;
  if (wanted_count_ > 0) {
    const std::lock_guard lock(mutex_);
    decoded.swap(decoded_);
  }
  std::vector<std::pair<std::string, picture::Picture>> pictures;
  for (auto& [id, picture] : decoded) {
    --wanted_count_;
    if (picture)
      pictures.emplace_back(id, std::move(*picture));
    else
      spdlog::warn("picture {}: {}", id, picture.error().sentence());
  }
  return pictures;
}

void PictureLoader::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return !to_decode_.empty(); })) {
    auto [id, bytes] = std::move(to_decode_.front());
    to_decode_.pop_front();
    lock.unlock();
    auto picture = picture::decode(bytes);
    lock.lock();
    decoded_.emplace_back(std::move(id), std::move(picture));
  }
}

} // namespace kiosk::app
