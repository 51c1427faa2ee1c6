// What the bytes of a PNG or JPEG say before anything is decoded.
#pragma once

#include "kiosk/picture/picture.h"

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::picture {

/// True when the bytes begin like a PNG.
[[nodiscard]] bool begins_like_png(std::string_view bytes);
/// True when the bytes begin like a JPEG.
[[nodiscard]] bool begins_like_jpeg(std::string_view bytes);

/// Width and height as written in the header, unchecked; nothing when the header is broken.
[[nodiscard]] std::optional<Size> size_in_png(std::string_view bytes);
[[nodiscard]] std::optional<Size> size_in_jpeg(std::string_view bytes);

/// True when every chunk up to IEND is there with the right checksum. stb_image looks at neither.
[[nodiscard]] bool is_whole_png(std::string_view bytes);
/// True when every segment is there, up to the end marker, with its tables and sound Huffman
/// tables. stb_image fills up a cut-off JPEG with grey, and trusts the tables.
[[nodiscard]] bool is_whole_jpeg(std::string_view bytes);

/// The same PNG with a palette of 256 colours, when it has a shorter one: stb_image 2.27 shows whatever lay on
/// its stack for a colour that the palette lacks. Checksums are not kept.
[[nodiscard]] std::optional<std::string> with_full_palette(std::string_view png);

} // namespace kiosk::picture
