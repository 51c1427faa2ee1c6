// Signatures and keys that do not count. The house trusts TESTONLY, "Scoped.." (for halle only), "Expired."
// (until 2026-01-01) and the root key "RootKey."; "Revoked." was called back.
#include "kiosk/container/trust.h"
#include "tests/hostile/forge.h"

#include <sodium.h>

namespace kiosk::tests {
namespace {

using R = container::Refusal;
using container::SecretKey;

/// The good pack, signed by another key and saying so.
std::string signed_by(const SecretKey& key) {
  container::Manifest manifest = good_manifest();
  manifest.key_id = key.id.hex();
  manifest.test = key.id.is_test();
  return pack_of(manifest, good_database(), key);
}

/// The good pack with its signatures changed.
std::string with_signatures(const std::function<std::string(std::string)>& change) {
  container::ArchiveParts parts = good_parts();
  parts.signatures = change(parts.signatures);
  return pack_of_parts(parts);
}

/// Changes the bytes behind line `line` (from 0) of base64.
std::string with_bytes(const std::string& text, int line, const std::function<void(std::string&)>& change) {
  std::size_t begin = 0;
  for (int i = 0; i < line; ++i)
    begin = text.find('\n', begin) + 1;
  const std::size_t end = text.find('\n', begin);
  std::string bytes(100, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data() + begin, end - begin,
                        nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return {};
  bytes.resize(size);
  change(bytes);
  std::string encoded(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  encoded.pop_back();
  return text.substr(0, begin) + encoded + text.substr(end);
}

/// The good pack with a keys.json of one step, made by `change` and signed by `signers`.
std::string with_rotation(const std::function<void(container::Rotation&)>& change,
                          const std::vector<SecretKey>& signers) {
  container::Rotation rotation;
  rotation.number = 1;
  rotation.roots = {key_named("RootKey2").public_key()};
  rotation.pack_keys = {{test_key().public_key(), {}, {}}};
  change(rotation);
  const std::string text = to_json(rotation);
  std::string signatures;
  for (const SecretKey& key : signers)
    signatures += container::sign(key, text, "a rotation");
  container::ArchiveParts parts = good_parts();
  parts.keys = to_json(std::vector<container::SignedRotation>{{text, signatures}});
  return pack_of_parts(parts);
}

std::string with_keys(std::string_view keys) {
  container::ArchiveParts parts = good_parts();
  parts.keys = keys;
  return pack_of_parts(parts);
}

} // namespace

std::vector<BadPack> bad_signatures() {
  const auto nothing = [](container::Rotation&) {};
  return {
      {"an unsigned draft", R::SignatureMissing, [] { return with_signatures([](auto) { return ""; }); }},
      {"a signature of blanks", R::SignatureFormat, [] { return with_signatures([](auto) { return "  \n"; }); }},
      {"a signature cut off", R::SignatureFormat,
       [] { return with_signatures([](auto text) { return text.substr(0, text.size() / 2); }); }},
      {"a signature without its last line feed", R::SignatureFormat,
       [] { return with_signatures([](auto text) { return text.substr(0, text.size() - 1); }); }},
      {"something behind the signature", R::SignatureFormat,
       [] { return with_signatures([](auto text) { return text + "x"; }); }},
      {"line ends of Windows in the signature", R::SignatureFormat,
       [] { return with_signatures([](auto text) { return replaced(text, "\ntrusted", "\r\ntrusted"); }); }},
      {"a NUL in the signature's base64", R::SignatureFormat,
       [] {
         return with_signatures([](auto text) {
           const std::size_t at = text.find('\n') + 20;
           return text.replace(at, 1, 1, '\0');
         });
       }},
      {"base64 of another alphabet", R::SignatureFormat,
       [] {
         return with_signatures([](auto text) {
           const std::size_t at = text.find('\n') + 20;
           return text.replace(at, 1, "-");
         });
       }},
      {"seventeen signatures", R::SignatureFormat,
       [] {
         return with_signatures([](const std::string& text) {
           std::string all;
           for (int i = 0; i < 17; ++i)
             all += text;
           return all;
         });
       }},
      {"a trusted comment of 2 KiB", R::SignatureFormat,
       [] { return with_signatures([](auto text) { return replaced(text, "a test pack", std::string(2048, 'a')); }); }},
      {"an OpenPGP signature", R::SignatureFormat,
       [] { return with_signatures([](auto) { return "-----BEGIN PGP SIGNATURE-----\n\niQIz\n-----END-----\n"; }); }},
      {"minisign's old form", R::SignatureLegacy,
       [] {
         return with_signatures(
             [](const std::string& text) { return with_bytes(text, 1, [](std::string& bytes) { bytes[1] = 'd'; }); });
       }},
      {"an algorithm that nobody knows", R::SignatureFormat,
       [] {
         return with_signatures(
             [](const std::string& text) { return with_bytes(text, 1, [](std::string& bytes) { bytes[0] = 'X'; }); });
       }},
      {"a foreign key", R::SignatureForeign, [] { return signed_by(key_named("Foreign.")); }},
      {"the root key, which signs no packs", R::SignatureForeign, [] { return signed_by(key_named("RootKey.")); }},
      {"a test key that this house does not know", R::SignatureTestKey,
       [] { return signed_by(key_named("TEST-two")); }},
      {"a foreign key that says to be ours", R::SignatureWrong,
       [] {
         SecretKey key = key_named("Foreign.");
         key.id = test_key().id;
         return signed_by(key);
       }},
      {"the signature of another manifest", R::SignatureWrong,
       [] {
         container::ArchiveParts parts = good_parts();
         parts.signatures = container::sign(test_key(), parts.manifest + " ", "a test pack");
         return pack_of_parts(parts);
       }},
      {"a signature of zeros", R::SignatureWrong,
       [] {
         return with_signatures([](const std::string& text) {
           return with_bytes(text, 1, [](std::string& bytes) { bytes.replace(10, 64, 64, '\0'); });
         });
       }},
      {"a signature that is not canonical", R::SignatureWrong,
       [] {
         return with_signatures([](const std::string& text) {
           return with_bytes(text, 1, [](std::string& bytes) { bytes[73] = static_cast<char>(bytes[73] | 0xE0); });
         });
       }},
      {"another trusted comment", R::SignatureComment,
       [] { return with_signatures([](auto text) { return replaced(text, "a test pack", "a real pack"); }); }},
      {"no signature of the comment", R::SignatureComment,
       [] {
         return with_signatures([](const std::string& text) {
           return with_bytes(text, 3, [](std::string& bytes) { bytes.assign(64, '\0'); });
         });
       }},
      {"a key that was called back", R::SignatureRevoked, [] { return signed_by(key_named("Revoked.")); }},
      {"a called-back key beside a foreign one", R::SignatureRevoked,
       [] {
         container::ArchiveParts parts = good_parts();
         parts.signatures = container::sign(key_named("Foreign."), parts.manifest, "") +
                            container::sign(key_named("Revoked."), parts.manifest, "");
         return pack_of_parts(parts);
       }},
      {"a key whose time is over", R::SignatureKeyOld, [] { return signed_by(key_named("Expired.")); }},
      {"a key for another town", R::SignatureKeyScope, [] { return signed_by(key_named("Scoped..")); }},
      {"a test pack that does not say so", R::SignatureTestKey,
       [] {
         container::Manifest manifest = good_manifest();
         manifest.test = false;
         return pack_of(manifest);
       }},
      {"keys.json that is no JSON", R::KeyRotation, [] { return with_keys("keys!"); }},
      {"an empty keys.json", R::KeyRotation, [] { return with_keys(""); }},
      {"keys.json with depth 10,000", R::KeyRotation, [] { return with_keys(std::string(10'000, '[')); }},
      {"keys.json with 7,000 keys", R::KeyRotation,
       [] {
         std::string keys;
         for (int i = 0; i < 7000; ++i)
           keys += (i == 0 ? "{\"" : ",\"") + std::to_string(i) + "\":1";
         return with_keys(keys + "}");
       }},
      {"keys.json of another type", R::KeyRotation,
       [] { return with_keys(R"({"type":"other","format":1,"steps":[]})"); }},
      {"a rotation that nobody signed", R::KeyRotation, [=] { return with_rotation(nothing, {}); }},
      {"a rotation by the new root key alone", R::KeyRotation,
       [=] { return with_rotation(nothing, {key_named("RootKey2")}); }},
      {"a rotation by the old root key alone", R::KeyRotation,
       [=] { return with_rotation(nothing, {key_named("RootKey.")}); }},
      {"a rotation by a pack key", R::KeyRotation,
       [=] {
         return with_rotation(nothing, {test_key(), key_named("RootKey2")});
       }},
      {"a rotation that leaves one out", R::KeyRotation,
       [] {
         return with_rotation([](container::Rotation& rotation) { rotation.number = 2; },
                              {key_named("RootKey."), key_named("RootKey2")});
       }},
      {"a rotation without roots", R::KeyRotation,
       [] {
         return with_rotation([](container::Rotation& rotation) { rotation.roots.clear(); }, {key_named("RootKey.")});
       }},
      {"a rotation that calls back the pack's own key", R::SignatureRevoked,
       [] {
         return with_rotation([](container::Rotation& rotation) { rotation.revoked.insert(test_key().id); },
                              {key_named("RootKey."), key_named("RootKey2")});
       }},
      {"a rotation that no longer knows the pack's key", R::SignatureTestKey,
       [] {
         return with_rotation([](container::Rotation& rotation) { rotation.pack_keys.clear(); },
                              {key_named("RootKey."), key_named("RootKey2")});
       }},
  };
}

} // namespace kiosk::tests
