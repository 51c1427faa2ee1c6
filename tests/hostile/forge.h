// Makes packs: one good and small one, and every part of it as somebody else would have it.
#pragma once

#include "kiosk/container/archive.h"
#include "kiosk/container/manifest.h"
#include "kiosk/container/refusals.h"
#include "tests/hostile/test_key.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::tests {

/// A database with one thing of each kind, in pages of 1 KiB.
[[nodiscard]] const std::string& good_database();
/// The good database after `sql`, with CHECKs and foreign keys off. Throws when SQLite does not want it.
[[nodiscard]] std::string database_after(const std::string& sql);
/// Another database after `sql`.
[[nodiscard]] std::string database_from(std::string_view bytes, const std::string& sql);
/// An empty database after `sql`.
[[nodiscard]] std::string database_of(const std::string& sql);
/// A picture's row with these bytes instead of the good one's.
[[nodiscard]] std::string database_with_picture(std::string_view bytes, int width_px = 2, int height_px = 2);
/// The German text of the one offer's title instead of the good one.
[[nodiscard]] std::string database_with_text(std::string_view text);
/// `bytes` as an SQL literal.
[[nodiscard]] std::string blob(std::string_view bytes);

/// Of a pack that is newer than the one in the library, and of `database`.
[[nodiscard]] container::Manifest good_manifest(std::string_view database = good_database());

/// A whole pack with this manifest and the signature that fits it.
[[nodiscard]] std::string pack_of(const container::Manifest& manifest, std::string_view database = good_database(),
                                  const container::SecretKey& key = test_key());
/// A whole, signed pack of this database.
[[nodiscard]] std::string pack_of_database(std::string_view database);
/// A whole, signed pack whose manifest is any text.
[[nodiscard]] std::string pack_of_text(std::string_view manifest);
/// A whole pack of parts that need not fit.
[[nodiscard]] std::string pack_of_parts(const container::ArchiveParts& parts,
                                        std::string_view database = good_database());
/// The good manifest's text with its signature.
[[nodiscard]] container::ArchiveParts good_parts();
/// `text` with the first `from` in it as `to`; throws when there is none.
[[nodiscard]] std::string replaced(std::string text, std::string_view from, std::string_view to);

/// A PNG with these sizes in its header and these bytes deflated as its pixels, each checksum right.
[[nodiscard]] std::string png_saying(unsigned width, unsigned height, std::string_view pixels,
                                     std::string_view depth_and_colour = std::string_view("\x08\x06\0\0\0", 5));
/// The smallest picture that is good: 2 x 2.
[[nodiscard]] std::string good_png();

/// A bad pack: what it is, how it must be refused, and the file's bytes.
struct BadPack {
  std::string name;
  container::Refusal refusal;
  std::function<std::string()> bytes;
  std::string now = "2026-11-26T08:00"; ///< what the house's clock says
};
[[nodiscard]] std::vector<BadPack> bad_archives();
[[nodiscard]] std::vector<BadPack> bad_signatures();
[[nodiscard]] std::vector<BadPack> bad_manifests();
[[nodiscard]] std::vector<BadPack> bad_policies();
[[nodiscard]] std::vector<BadPack> bad_databases();
[[nodiscard]] std::vector<BadPack> bad_contents();

} // namespace kiosk::tests
