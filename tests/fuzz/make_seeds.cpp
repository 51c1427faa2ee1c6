// Writes the first inputs of the corpora: `fuzz_seeds FOLDER`. What the fuzzers found on top is committed beside them.
#include "kiosk/base/files.h"
#include "kiosk/container/archive.h"
#include "kiosk/container/sha256.h"
#include "kiosk/container/trust.h"
#include "kiosk/container/verify.h"
#include "kiosk/picture/picture.h"
#include "tests/hostile/forge.h"

#include <cstdio>
#include <string>

using namespace kiosk;
using namespace kiosk::container;

namespace {

namespace fs = std::filesystem;

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

Manifest manifest_of(std::string_view database) {
  Manifest manifest;
  manifest.pack_id = manifest.scope = "magdeburg";
  manifest.number = {1, 2026112401};
  manifest.created = day(2026, 11, 24);
  manifest.expires = day(2027, 11, 24);
  manifest.schema = sha256("schema");
  manifest.db_size_bytes = database.size();
  manifest.db_sha256 = sha256(database);
  manifest.counts = {{"offers", 1}, {"texts", 2}};
  manifest.languages = {Language{"de"}, Language{"uk"}};
  manifest.key_id = tests::test_key().id.hex();
  manifest.test = true;
  manifest.notes = "a \"note\" \u00e4\u2028";
  return manifest;
}

std::string archive_of(const ArchiveParts& parts, std::string_view database) {
  std::string bytes;
  const auto written =
      write_archive(parts, MemorySource(database), 0, database.size(), [&bytes](std::string_view more) {
        bytes += more;
        return true;
      });
  ensure(written.has_value(), "a seed cannot be made");
  return bytes;
}

/// Two steps: from the test key to itself, with and without scopes.
std::string keys_json() {
  const SecretKey key = tests::test_key();
  std::vector<SignedRotation> steps;
  for (const int number : {1, 2}) {
    Rotation rotation;
    rotation.number = number;
    rotation.roots = {key.public_key()};
    rotation.pack_keys = {{key.public_key(), {}, {}}};
    if (number == 2) rotation.pack_keys = {{key.public_key(), {"magdeburg", "halle/haus-1"}, day(2030, 1, 1)}};
    if (number == 2) rotation.revoked.insert(KeyId{{1, 2, 3, 4, 5, 6, 7, 8}});
    const std::string text = to_json(rotation);
    steps.push_back({text, sign(key, text, "rotation")});
  }
  return to_json(steps);
}

picture::Picture drawing(int width, int height) {
  picture::Picture drawn{width, height, {}};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      for (const int channel : {x * 7, y * 11, (x ^ y) * 3, 255 - (x + y) % 256})
        drawn.rgba.push_back(static_cast<std::uint8_t>(channel));
  return drawn;
}

bool write(const fs::path& folder, const std::string& name, std::string_view bytes) {
  fs::create_directories(folder);
  return write_file(folder / name, bytes).has_value();
}

} // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const fs::path folder = arguments[1];
  const SecretKey key = tests::test_key();
  const std::string database = "SQLite format 3" + std::string(1, '\0') + std::string(500, 'd');
  const std::string manifest = to_json(manifest_of(database)), signature = sign(key, manifest, "a comment"),
                    keys = keys_json();
  bool good = write(folder / "container", "draft", archive_of({"{}", "", {}}, "d")) &&
              write(folder / "container", "signed", archive_of({manifest, signature, {}}, database)) &&
              write(folder / "container", "keys", archive_of({manifest, signature, keys}, database));
  Manifest critical = manifest_of("d");
  critical.allows = {std::string(allows_examples), std::string(allows_unreviewed_emergency)};
  good = good && write(folder / "manifest", "whole", manifest) &&
         write(folder / "manifest", "allows", to_json(critical)) &&
         write(folder / "manifest", "depth", R"({"a":[[[[[[[1]]]]]]],"!b":{"c":null}})") &&
         write(folder / "manifest", "foreign", R"({"type":"elternkiosk-pack","format":2,"x":[true,-0,"\u00e4"]})");
  const auto section = [](char which, const std::string& bytes) { return which + bytes; };
  const std::string plain = sign(key, "a signed text", "");
  good = good && write(folder / "signature", "one", section(0, plain)) &&
         write(folder / "signature", "two", section(0, signature + plain)) &&
         write(folder / "signature", "public", section(1, to_text(key.public_key()))) &&
         write(folder / "signature", "secret", section(1, to_text(key, "").value_or(""))) &&
         write(folder / "signature", "rotation", section(2, keys)) &&
         write(folder / "signature", "stubbed", section(3, keys)) &&
         write(folder / "signature", "all", section(4, manifest + '\xFF' + signature + '\xFF' + keys));
  for (const int side : {1, 3, 17}) {
    const auto png = picture::encode_png(drawing(side, 2 * side), side == 1 ? 0 : 9);
    good = good && png && write(folder / "picture", "png" + std::to_string(side), *png);
  }
  good = good && write(folder / "validator", "good", tests::good_database()) &&
         write(folder / "validator", "half", tests::database_after("DELETE FROM offer; DELETE FROM translation")) &&
         write(folder / "validator", "broken",
               tests::database_after("UPDATE offer SET cost='x'; UPDATE text_unit SET german='{n, plural, other{#}}'"));
  if (!good) std::fprintf(stderr, "the seeds cannot be written\n");
  return good ? 0 : 1;
}
