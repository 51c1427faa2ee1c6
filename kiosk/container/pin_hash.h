// A staff PIN as it may lie on a disk: Argon2id, so that whoever copies the file needs long even for six digits.
#pragma once

#include "kiosk/base/result.h"

#include <string>
#include <string_view>

namespace kiosk::container {

/// A text such as "$argon2id$v=19$m=65536,t=3,p=1$...", another one each time. Takes a good part of a second and 64
/// MiB. Fails with Internal when there is too little memory.
[[nodiscard]] Result<std::string> hash_of_pin(std::string_view pin);
/// Whether `hash` was made from `pin`. Takes the same time; false for what is no hash of ours.
[[nodiscard]] bool is_pin_of(std::string_view hash, std::string_view pin);

} // namespace kiosk::container
