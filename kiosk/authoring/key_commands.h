// What `elternkiosk-pack keygen`, `sign`, `verify` and `rotate` do, with streams in place of a terminal.
#pragma once

#include "kiosk/authoring/build.h"
#include "kiosk/container/minisign.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace kiosk::authoring {

/// Asks a person for a password; an empty one means none.
using AskPassword = std::function<std::string(std::string_view prompt)>;

/// Reads a secret key file, asking for its password where it has one. Fails with KeyFile.
[[nodiscard]] Result<container::SecretKey> read_secret_key(const std::filesystem::path& file, const AskPassword& ask);
/// Reads a `keys.json` and checks that it can be read. Fails with KeyRotation.
[[nodiscard]] Result<std::string> read_keys_json(const std::filesystem::path& file);

struct KeygenOptions {
  std::filesystem::path prefix; ///< makes `prefix.key` and `prefix.pub`; neither may be there
  container::KeyPurpose purpose = container::KeyPurpose::Real;
  bool without_password = false;
};
[[nodiscard]] int keygen(const KeygenOptions& options, const AskPassword& ask, std::ostream& out, std::ostream& err);

struct SignOptions {
  std::filesystem::path pack; ///< a database or container, signed or not
  std::filesystem::path file; ///< what is made; empty: in place of `pack`
  SealOptions seal;
  Progress progress = Progress::Silent;
  const std::atomic<bool>* stop = nullptr;
};
[[nodiscard]] int sign_pack(const SignOptions& options, std::ostream& out, std::ostream& err);

/// Verifies archive, signature, manifest and database hash with the keys of `trust` (a .pub file or a folder).
/// The code of a refusal is the first word on `err`.
[[nodiscard]] int verify_pack(const std::filesystem::path& pack, const std::filesystem::path& trust, std::ostream& out,
                              std::ostream& err);

/// One step of `keys.json`.
struct RotateOptions {
  std::filesystem::path from;         ///< the keys.json so far; empty: the first step
  std::vector<std::string> pack_keys; ///< "FILE.pub" or "FILE.pub=scope,scope"
  std::vector<std::filesystem::path> roots;
  std::vector<std::string> revoked; ///< ids of keys
  std::vector<std::filesystem::path> signers;
  std::filesystem::path file;
};
[[nodiscard]] int rotate_keys(const RotateOptions& options, const AskPassword& ask, std::ostream& out,
                              std::ostream& err);

} // namespace kiosk::authoring
