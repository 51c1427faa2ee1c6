// Manifests with a good signature: JSON that can be read in two ways, fields that mean nothing, and packs that this
// house does not want.
#include "tests/hostile/forge.h"

namespace kiosk::tests {
namespace {

using R = container::Refusal;

/// The good manifest's text with `from` as `to`, signed.
std::string with(std::string_view from, std::string_view to) {
  return pack_of_text(replaced(good_parts().manifest, from, to));
}
/// The good manifest's text with more fields at its end.
std::string with_fields(std::string_view fields) { return with("\n}", ",\n  " + std::string(fields) + "\n}"); }

/// A row for a text that stands in for another.
BadPack row(std::string name, R refusal, std::string from, std::string to) {
  return {std::move(name), refusal, [from = std::move(from), to = std::move(to)] { return with(from, to); }};
}

Date day(const char* text) { return parse_date(text).value(); }

/// The good pack with its manifest changed, and signed.
std::string changed(const std::function<void(container::Manifest&)>& change) {
  container::Manifest manifest = good_manifest();
  change(manifest);
  return pack_of(manifest);
}

std::string nested(std::size_t depth) {
  return R"("deep": )" + std::string(depth, '[') + "1" + std::string(depth, ']');
}

} // namespace

std::vector<BadPack> bad_manifests() {
  const std::string bom = "\xEF\xBB\xBF";
  return {
      {"no JSON", R::ManifestJson, [] { return pack_of_text("a manifest"); }},
      {"an empty manifest", R::ManifestJson, [] { return pack_of_text(""); }},
      {"a manifest cut off", R::ManifestJson, [] { return pack_of_text(good_parts().manifest.substr(0, 200)); }},
      {"something behind the manifest", R::ManifestJson, [] { return pack_of_text(good_parts().manifest + "{}"); }},
      {"a NUL behind the manifest", R::ManifestJson,
       [] { return pack_of_text(good_parts().manifest + std::string(1, '\0')); }},
      {"a byte-order mark", R::ManifestJson, [bom] { return pack_of_text(bom + good_parts().manifest); }},
      {"UTF-16", R::ManifestJson, [] { return pack_of_text(std::string("\xFF\xFE{\0}\0", 6)); }},
      {"a key twice", R::ManifestJson, [] { return with_fields(R"("seq": 2026112502)"); }},
      {"a key twice, once escaped", R::ManifestJson, [] { return with_fields(R"("\u0073eq": 2026112502)"); }},
      {"a key twice, deep inside", R::ManifestJson, [] { return with_fields(R"("x": [{"a": 1, "a": 2}])"); }},
      {"a depth of 9", R::ManifestJson, [] { return with_fields(nested(8)); }},
      {"a depth of 10,000", R::ManifestJson, [] { return with_fields(nested(10'000)); }},
      {"a depth of 30,000 without an end", R::ManifestJson, [] { return pack_of_text(std::string(30'000, '[')); }},
      {"objects nested 10,000 deep", R::ManifestJson,
       [] {
         std::string text;
         for (int i = 0; i < 10'000; ++i)
           text += R"({"a":)";
         return pack_of_text(text);
       }},
      {"a comment", R::ManifestJson, [] { return pack_of_text("/* */" + good_parts().manifest); }},
      {"a comma too many", R::ManifestJson, [] { return with("\n}", ",\n}"); }},
      row("a broken number", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 1.0"),
      row("a number with an exponent", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 1e0"),
      row("a hexadecimal number", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 0x1"),
      row("a number with a leading zero", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 01"),
      row("not a number", R::ManifestJson, "\"epoch\": 1", "\"epoch\": NaN"),
      row("a number of 1,000 digits", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 1" + std::string(1000, '0')),
      row("the number 2^63", R::ManifestJson, "\"epoch\": 1", "\"epoch\": 9223372036854775808"),
      row("half a UTF-8 character", R::ManifestJson, "\"notes\": \"", "\"notes\": \"\xC3"),
      row("UTF-8 that is longer than it must be", R::ManifestJson, "\"notes\": \"", "\"notes\": \"\xC0\xAF"),
      row("half a surrogate", R::ManifestJson, "\"notes\": \"", "\"notes\": \"\\ud83d"),
      row("a line feed in a string", R::ManifestJson, "\"notes\": \"", "\"notes\": \"\n"),
      {"a list", R::ManifestField, [] { return pack_of_text("[]"); }},
      {"a string", R::ManifestField, [] { return pack_of_text("\"manifest\""); }},
      {"an empty object", R::ManifestField, [] { return pack_of_text("{}"); }},
      row("no type", R::ManifestField, "\"type\":", "\"kind\":"),
      row("another type", R::ManifestFormat, "elternkiosk-pack", "elternkiosk-voice"),
      row("a newer format", R::ManifestFormat, "\"format\": 1", "\"format\": 2"),
      row("format as a string", R::ManifestField, "\"format\": 1", "\"format\": \"1\""),
      {"a demand that nobody knows", R::ManifestCritical, [] { return with_fields(R"("!forms": 1)"); }},
      {"an empty demand", R::ManifestCritical, [] { return with_fields(R"("!": null)"); }},
      row("no hash", R::ManifestField, "\"db_sha256\":", "\"x\":"),
      row("a hash in capitals", R::ManifestField, "\"db_sha256\": \"" + good_manifest().db_sha256.substr(0, 1),
          "\"db_sha256\": \"A"),
      row("a size of 0", R::ManifestField, "\"db_size_bytes\": ", "\"db_size_bytes\": 0, \"x\": "),
      row("a negative size of the database", R::ManifestField, "\"db_size_bytes\": ", "\"db_size_bytes\": -"),
      row("a size as a string", R::ManifestField, "\"db_size_bytes\": ", "\"db_size_bytes\": \"1\", \"x\": "),
      row("epoch 0", R::ManifestField, "\"epoch\": 1", "\"epoch\": 0"),
      row("a negative epoch", R::ManifestField, "\"epoch\": 1", "\"epoch\": -1"),
      row("epoch 2^31", R::ManifestField, "\"epoch\": 1", "\"epoch\": 2147483648"),
      row("a number of no day", R::ManifestField, "2026112501", "2026133201"),
      row("a short number", R::ManifestField, "2026112501", "202611250"),
      row("created on the 30th of February", R::ManifestField, "\"created\": \"2026-11-25\"",
          "\"created\": \"2026-02-30\""),
      row("created as a time", R::ManifestField, "\"created\": \"2026-11-25\"", "\"created\": \"2026-11-25T10:00\""),
      row("expires before it was made", R::ManifestField, "\"expires\": \"2027-06-30\"", "\"expires\": \"2026-11-24\""),
      row("a scope that climbs up", R::ManifestField, "\"scope\": \"magdeburg\"", "\"scope\": \"../magdeburg\""),
      row("a scope that ends with a slash", R::ManifestField, "\"scope\": \"magdeburg\"", "\"scope\": \"magdeburg/\""),
      row("an empty scope", R::ManifestField, "\"scope\": \"magdeburg\"", "\"scope\": \"\""),
      row("an id with a line feed", R::ManifestField, "\"pack_id\": \"magdeburg\"", "\"pack_id\": \"a\\nb\""),
      row("an id with a NUL", R::ManifestField, "\"pack_id\": \"magdeburg\"", "\"pack_id\": \"a\\u0000b\""),
      row("a version of letters", R::ManifestField, "\"min_app\": \"0.1.0\"", "\"min_app\": \"new\""),
      row("a version beyond all numbers", R::ManifestField, "\"min_app\": \"0.1.0\"", "\"min_app\": \"99999999999\""),
      row("notes of 5,000 bytes", R::ManifestField, "\"notes\": \"", "\"notes\": \"" + std::string(5000, 'n')),
      row("languages that are numbers", R::ManifestField, "\"languages\": [", "\"languages\": [1, "),
      row("a language twice", R::ManifestField, "\"languages\": [", "\"languages\": [\"de\", "),
      row("a negative count", R::ManifestField, "\"counts\": {", "\"counts\": {\"x\": -1, "),
      row("test as a word", R::ManifestField, "\"test\": true", "\"test\": \"true\""),
      row("a key id of letters", R::ManifestField, "\"key_id\": \"", "\"key_id\": \"X"),
  };
}

std::vector<BadPack> bad_policies() {
  const auto made_on = [](const char* created, const char* expires) {
    return [created, expires] {
      return changed([&](container::Manifest& manifest) {
        manifest.created = day(created);
        manifest.expires = day(expires);
      });
    };
  };
  const auto numbered = [](int epoch, std::int64_t seq) {
    return [epoch, seq] { return changed([&](container::Manifest& manifest) { manifest.number = {epoch, seq}; }); };
  };
  const auto scoped = [](const char* scope) {
    return [scope] { return changed([&](container::Manifest& manifest) { manifest.scope = scope; }); };
  };
  return {
      {"older than the confirmed pack", R::PolicyOlder, numbered(1, 2026112400)},
      {"years older", R::PolicyOlder, numbered(1, 2020010101)},
      {"the confirmed pack's number with other bytes", R::PolicySameNumber, numbered(1, 2026112401)},
      {"for another town", R::PolicyScope, scoped("halle")},
      {"for another house", R::PolicyScope, scoped("magdeburg/sterntaler")},
      {"for one room of the house", R::PolicyScope, scoped("magdeburg/kinderland/eins")},
      {"for a town of a longer name", R::PolicyScope, scoped("magdeburg-nord")},
      {"out of date", R::PolicyExpired, made_on("2026-01-01", "2026-11-25")},
      {"long out of date", R::PolicyExpired, made_on("1999-01-01", "2000-01-01")},
      {"from the year 2099", R::PolicyFuture, made_on("2099-01-01", "2100-01-01")},
      {"from next week", R::PolicyFuture, made_on("2026-12-03", "2027-06-30")},
      {"from the year 9999", R::PolicyFuture, made_on("9999-12-31", "9999-12-31")},
      {"from 2099, while the clock says 1970", R::PolicyClock, made_on("2099-01-01", "2100-01-01"), "1970-01-01T00:00"},
      {"from 2099, while the clock says 2099 by mistake: its number is old", R::PolicyOlder,
       [] {
         return changed([](container::Manifest& manifest) {
           manifest.created = day("2099-01-01");
           manifest.expires = day("2100-01-01");
           manifest.number = {1, 2020010101};
         });
       },
       "2099-01-01T00:00"},
      {"for a program of the future", R::PolicyProgram,
       [] { return changed([](container::Manifest& manifest) { manifest.min_app = "99.0.0"; }); }},
      {"longer than its manifest says", R::DatabaseSize,
       [] { return changed([](container::Manifest& manifest) { manifest.db_size_bytes -= 1; }); }},
      {"shorter than its manifest says", R::DatabaseSize,
       [] { return changed([](container::Manifest& manifest) { manifest.db_size_bytes += 1024; }); }},
      {"another hash", R::DatabaseHash,
       [] { return changed([](container::Manifest& manifest) { manifest.db_sha256 = std::string(64, '0'); }); }},
      {"one bit of the database flipped", R::DatabaseHash,
       [] {
         std::string database = good_database();
         database[5000] = static_cast<char>(database[5000] ^ 1);
         return pack_of(good_manifest(), database);
       }},
      {"the manifest says another schema", R::DatabaseSchema,
       [] { return changed([](container::Manifest& manifest) { manifest.schema = std::string(64, 'b'); }); }},
      {"the manifest says another number", R::DatabaseManifest, numbered(1, 2026112502)},
      {"the manifest says another epoch", R::DatabaseManifest, numbered(2, 2026112501)},
      {"the manifest says another scope", R::DatabaseManifest, scoped("magdeburg/kinderland")},
      {"the manifest says another end", R::DatabaseManifest, made_on("2026-11-25", "2036-06-30")},
      {"the manifest says another id", R::DatabaseManifest,
       [] { return changed([](container::Manifest& manifest) { manifest.pack_id = "halle"; }); }},
      {"the manifest says more languages", R::DatabaseManifest,
       [] { return changed([](container::Manifest& manifest) { manifest.languages.push_back(Language{"ar"}); }); }},
      {"the manifest says more offers", R::DatabaseManifest,
       [] { return changed([](container::Manifest& manifest) { manifest.counts["offers"] = 100; }); }},
  };
}

} // namespace kiosk::tests
