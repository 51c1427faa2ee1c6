// Any bytes as a manifest, behind a signature that always counts: strict JSON, fields, then the house's rules.
#include "kiosk/container/verify.h"
#include "tests/fuzz/fuzz.h"

#include <string>

using namespace kiosk;
using namespace kiosk::container;

namespace {

/// A trust with one real and one test key, and a signature of each form by both.
struct Signed {
  Trust trust;
  std::string signatures;
};

Signed by(KeyPurpose purpose) {
  const SecretKey key = make_key(purpose);
  Signed result;
  result.trust.pack_keys.push_back({key.public_key(), {"magdeburg"}, Date{}});
  result.signatures = sign(key, "another message", "a comment");
  return result;
}

Date day(int year, unsigned month, unsigned day_of_month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

/// Houses that differ in all that a policy asks.
std::vector<Policy> policies() {
  Policy mild;
  Policy strict;
  strict.house = "magdeburg/kinderland";
  strict.floor = KnownPack{{1, 2026110301}, std::string(64, 'a')};
  strict.clock = day(2026, 11, 26);
  Policy lost = strict; // a flat battery
  lost.clock = day(1970, 1, 1);
  lost.allow_older = lost.allow_same = true;
  return {mild, strict, lost};
}

void check_round_trip(const Manifest& manifest) {
  const auto again = parse_manifest(to_json(manifest));
  fuzz::require(again && *again == manifest, "a manifest that was read is written and read as the same");
  fuzz::require(is_scope(manifest.scope) && manifest.created.ok() && manifest.expires.ok() &&
                    manifest.created <= manifest.expires && manifest.db_size_bytes > 0,
                "a manifest that was read makes sense");
  fuzz::require(file_name_of(manifest).find('/') == std::string::npos, "a pack's name is no path");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Signed real = by(KeyPurpose::Real), test = by(KeyPurpose::Test);
  static const std::vector<Policy> houses = policies();
  fuzz::set_signature_check(fuzz::SignatureCheck::AlwaysGood);
  const std::string bytes(fuzz::text_of(data, size));
  const auto manifest = parse_manifest(bytes);
  if (manifest)
    check_round_trip(*manifest);
  else
    fuzz::require_code(manifest.error());
  const std::uint64_t database_size = manifest ? manifest->db_size_bytes : 1;
  for (const Signed* signer : {&real, &test})
    for (const Policy& policy : houses) {
      const auto verified = verify_heads(heads_of(bytes, signer->signatures, database_size), signer->trust, policy);
      if (!verified) {
        fuzz::require_code(verified.error());
        continue;
      }
      fuzz::require(manifest && verified->manifest() == *manifest, "what is verified is what can be read");
      fuzz::require(verified->manifest().test == (signer == &test), "a test pack says so");
      fuzz::require(!policy.floor || policy.allow_older || policy.floor->number < verified->manifest().number,
                    "no pack is older than the floor");
    }
  return 0;
}
