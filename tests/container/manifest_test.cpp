// manifest.json: strict, canonical, and never read in two ways.
#include "tests/container/samples.h"

#include <algorithm>
#include <random>

using namespace samples;

namespace {

std::string good() { return to_json(manifest()); }

std::string with(const std::string& from, const std::string& to) {
  std::string json = good();
  const std::size_t at = json.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

std::string parse_code(const std::string& json) { return code(parse_manifest(json)); }

} // namespace

TEST_CASE("a manifest is read as it was written") {
  Manifest full = manifest();
  full.key_id = "0123456789ABCDEF";
  full.test = true;
  full.allows = {"examples", "unreviewed-emergency"};
  full.notes = "Für \"alle\"\n\u2028 \\ ä";
  full.scope = "magdeburg/kinderland";
  const auto read = parse_manifest(to_json(full));
  REQUIRE(read.has_value());
  CHECK(*read == full);
  CHECK(to_json(*read) == to_json(full));
  CHECK(file_name_of(full) == "magdeburg-kinderland-2026112201.kitapack");
}

TEST_CASE("what is not strict JSON is refused") {
  CHECK(parse_code("") == "KP-MAN-JSON");
  CHECK(parse_code("\xef\xbb\xbf" + good()) == "KP-MAN-JSON");
  CHECK(parse_code(good() + "{}") == "KP-MAN-JSON");
  CHECK(parse_code(good() + std::string(1, '\0')) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": 1, \"epoch\": 1")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"offers\": 3", "\"offers\": 3, \"offers\": 4")) == "KP-MAN-JSON");    // at any depth
  CHECK(parse_code(with("\"epoch\": 1", "\"\\u0065poch\": 2, \"epoch\": 1")) == "KP-MAN-JSON"); // written otherwise
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": 1.0")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": 1e0")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": 99999999999999999999")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": 18446744073709551615")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "\"epoch\": NaN")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"epoch\": 1", "/* */ \"epoch\": 1")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"notes\": \"\"", "\"notes\": \"\xff\"")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"notes\": \"\"", "\"notes\": \"\xed\xa0\x80\"")) == "KP-MAN-JSON"); // a surrogate
  CHECK(parse_code(with("\"notes\": \"\"", "\"notes\": \"\\ud800\"")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"notes\": \"\"", "\"notes\": \"\n\"")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"notes\": \"\"", "\"notes\": \"\",")) == "KP-MAN-JSON");
  CHECK(parse_code(with("\"notes\": \"\"", "\"x\": [[[[[[[0]]]]]]], \"notes\": \"\"")).empty()); // 8 deep
  CHECK(parse_code(with("\"notes\": \"\"", "\"x\": [[[[[[[[0]]]]]]]], \"notes\": \"\"")) == "KP-MAN-JSON");
  CHECK(parse_code(std::string(10'000, '[')) == "KP-MAN-JSON");
  CHECK(parse_code(std::string(5'000, '[') + std::string(5'000, ']')) == "KP-MAN-JSON");
  CHECK(parse_code(good() + std::string(65'536, ' ')) == "KP-MAN-JSON");
}

TEST_CASE("unknown fields: `!` is refused, others are ignored") {
  CHECK(parse_code(with("\"notes\"", "\"later\": {\"a\": [1]}, \"notes\"")).empty());
  CHECK(parse_code(with("\"notes\"", "\"!later\": 1, \"notes\"")) == "KP-MAN-CRITICAL");
  CHECK(parse_code(with("\"format\": 1", "\"format\": 2")) == "KP-MAN-FORMAT");
  CHECK(parse_code(with("elternkiosk-pack", "elternkiosk-other")) == "KP-MAN-FORMAT");
}

TEST_CASE("a field that is missing or means nothing is refused") {
  for (const char* field :
       {"type", "format", "pack_id", "scope", "epoch", "seq", "created", "expires", "min_app", "schema",
        "db_size_bytes", "db_sha256", "counts", "languages", "key_id", "test", "allows", "notes"}) {
    INFO(field);
    CHECK(parse_code(with(std::string("\"") + field + "\"", "\"other\"")) == "KP-MAN-FIELD");
  }
  CHECK(parse_code("[]") == "KP-MAN-FIELD");
  CHECK(parse_code("null") == "KP-MAN-FIELD");
  const std::pair<const char*, const char*> wrong[] = {
      {"\"epoch\": 1", "\"epoch\": 0"},
      {"\"epoch\": 1", "\"epoch\": -1"},
      {"\"epoch\": 1", "\"epoch\": \"1\""},
      {"2026112201", "2026023001"},
      {"2026112201", "20261122010"},
      {"2026-11-22", "2026-02-30"},
      {"2026-11-22", "2027-11-22"}, // after it expires
      {"\"scope\": \"magdeburg\"", "\"scope\": \"\""},
      {"\"scope\": \"magdeburg\"", "\"scope\": \"../etc\""},
      {"\"scope\": \"magdeburg\"", "\"scope\": \"a//b\""},
      {"\"scope\": \"magdeburg\"", "\"scope\": \"a/\""},
      {"\"min_app\": \"0.1.0\"", "\"min_app\": \"new\""},
      {"\"test\": false", "\"test\": 0"},
      {"\"offers\": 3", "\"offers\": -3"},
      {"[\"de\", \"ar\"]", "[\"de\", \"de\"]"},
      {"[\"de\", \"ar\"]", "[\"de\", 1]"},
      {"\"key_id\": \"\"", "\"key_id\": \"0123\""},
  };
  for (const auto& [from, to] : wrong) {
    INFO(to);
    CHECK(parse_code(with(from, to)) == "KP-MAN-FIELD");
  }
}

TEST_CASE("scopes cover what stands below them; versions are numbers") {
  CHECK(covers("", "magdeburg"));
  CHECK(covers("magdeburg", "magdeburg"));
  CHECK(covers("magdeburg", "magdeburg/kinderland"));
  CHECK_FALSE(covers("magdeburg/kinderland", "magdeburg"));
  CHECK_FALSE(covers("magdeburg", "magdeburg2"));
  CHECK_FALSE(covers("magdeburg", ""));
  CHECK(compare_versions("0.9.0", "0.10.0").value() == -1);
  CHECK(compare_versions("1.0", "1.0.0").value() == 0);
  CHECK(compare_versions("2", "1.9.9").value() == 1);
  CHECK_FALSE(compare_versions("1.", "1").has_value());
  CHECK_FALSE(compare_versions("-1", "1").has_value());
}

TEST_CASE("a changed manifest never ends the program") {
  std::mt19937 random(1); // NOLINT: the same every time
  for (int round = 0; round < 20'000; ++round) {
    std::string json = good();
    for (unsigned changes = 0; changes < 1 + random() % 4; ++changes)
      json[random() % json.size()] = static_cast<char>(random() % 256);
    (void)parse_manifest(json.substr(0, random() % 8 == 0 ? random() % json.size() : json.size()));
  }
}
