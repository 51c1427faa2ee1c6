// Small containers made in memory, and keys that exist only while a test runs.
#pragma once

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"
#include "kiosk/container/verify.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <stdlib.h>
#include <string>

namespace samples {

namespace fs = std::filesystem;
using namespace kiosk;
using namespace kiosk::container;

class Folder {
public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "elternkiosk-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

inline Date day(const std::string& text) { return parse_date(text).value(); }

inline std::string database(std::size_t size = 5000) {
  std::string bytes = std::string("SQLite format 3\0", 16);
  while (bytes.size() < size)
    bytes += static_cast<char>(bytes.size() * 7);
  bytes.resize(size);
  return bytes;
}

inline Manifest manifest(const std::string& db = database()) {
  Manifest manifest;
  manifest.pack_id = "magdeburg";
  manifest.scope = "magdeburg";
  manifest.number = {1, 2026112201};
  manifest.created = day("2026-11-22");
  manifest.expires = day("2027-05-31");
  manifest.schema = std::string(64, 'a');
  manifest.db_size_bytes = db.size();
  manifest.db_sha256 = sha256(db);
  manifest.counts = {{"offers", 3}, {"texts", 20}};
  manifest.languages = {Language{"de"}, Language{"ar"}};
  return manifest;
}

inline std::string archive(const ArchiveParts& parts, const std::string& db = database()) {
  std::string bytes;
  const auto written = write_archive(parts, MemorySource(db), 0, db.size(), [&](std::string_view stretch) {
    bytes += stretch;
    return true;
  });
  REQUIRE(written.has_value());
  return bytes;
}

/// A manifest, signed.
inline ArchiveParts signed_parts(const SecretKey& key, Manifest what = manifest()) {
  what.key_id = key.id.hex();
  ArchiveParts parts;
  parts.manifest = to_json(what);
  parts.signatures = sign(key, parts.manifest, "elternkiosk magdeburg 1-2026112201");
  return parts;
}

inline Trust trust_in(const SecretKey& key) {
  Trust trust;
  trust.pack_keys.push_back({key.public_key(), {}, {}});
  return trust;
}

/// The code of a refusal, "" for a success.
template <typename T> std::string code(const Result<T>& result) { return result ? "" : result.error().code; }

} // namespace samples
