// What an open pack consists of. Internal to this folder.
#pragma once

#include "kiosk/pack/load.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace kiosk::pack {

struct Pack::Parts {
  std::string bytes; ///< of a pack that was opened from memory; outlives the connection
  Connection connection;
  Contents contents;
  std::map<std::pair<std::string, std::string>, Text> previewed; ///< by key and language tag
  std::optional<Rows> translation, german, languages, picture;
  /// The worker thread fetches pictures while the screen fetches texts.
  std::mutex mutex;
};

} // namespace kiosk::pack
