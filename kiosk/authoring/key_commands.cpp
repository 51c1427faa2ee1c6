#include "kiosk/authoring/key_commands.h"

#include "kiosk/authoring/unfinished_file.h"
#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/trust.h"
#include "kiosk/container/verify.h"
#include "kiosk/install/open_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>
#include <unistd.h>

namespace kiosk::authoring {
namespace {

using container::Refusal;
using container::SecretKey;
namespace fs = std::filesystem;

constexpr std::uintmax_t key_file_bytes_max = 4096;

int refused(const Error& error, std::ostream& err) {
  err << (error.code.empty() ? "elternkiosk-pack: " + error.sentence() : container::log_line(error)) << "\n";
  return error.kind == ErrorKind::WrongUsage ? exit_wrong_usage : exit_refused;
}

Result<void> write_new(const fs::path& file, const std::string& text, UnfinishedFile::Readers readers) {
  UnfinishedFile unfinished(file);
  if (!unfinished.open(readers) || !unfinished.add(text))
    return fail(ErrorKind::Unreadable, "the file cannot be written", file.string());
  return unfinished.keep();
}

Result<std::string> new_password(const AskPassword& ask) {
  std::string password = ask("Password for the new key: ");
  if (password.empty())
    return fail(ErrorKind::WrongUsage, "the password is empty; for a key without one say --without-password");
  if (ask("The same password again: ") != password) return fail(ErrorKind::Refused, "the passwords differ");
  return password;
}

/// Closes the descriptor.
struct Opened {
  int descriptor = -1;
  ~Opened() {
    if (descriptor >= 0) ::close(descriptor);
  }
};

Result<container::VerifiedManifest> verify_file(const fs::path& pack, const fs::path& trust_at) {
  const auto trust = container::Trust::load(trust_at);
  if (!trust) return tl::unexpected(trust.error());
  const auto descriptor = container::open_source(pack, container::Links::Followed);
  if (!descriptor) return tl::unexpected(descriptor.error());
  const Opened opened{*descriptor};
  const auto source = container::FileSource::of(opened.descriptor);
  if (!source) return tl::unexpected(source.error());
  if (container::kind_of(*source) == container::FileKind::Database)
    return container::refuse(Refusal::SignatureMissing, "a plain database has no signature", pack.string());
  auto verified = container::verify_heads(*source, *trust, {});
  if (!verified) return verified;
  const auto& heads = verified->heads();
  const auto same =
      container::verify_database(*source, heads.database_offset, heads.database_size, verified->manifest().db_sha256);
  if (!same) return tl::unexpected(same.error());
  return verified;
}

/// "FILE.pub=scope,scope"
Result<container::TrustedKey> pack_key_of(const std::string& option) {
  const std::size_t equals = option.rfind(".pub=");
  const std::string file = equals == std::string::npos ? option : option.substr(0, equals + 4);
  const auto trust = container::Trust::load(file);
  if (!trust) return tl::unexpected(trust.error());
  container::TrustedKey key = trust->pack_keys.front();
  if (equals == std::string::npos) return key;
  const std::string scopes = option.substr(equals + 5);
  for (std::size_t begin = 0; begin <= scopes.size();) {
    const std::size_t end = std::min(scopes.find(',', begin), scopes.size());
    key.scopes.push_back(scopes.substr(begin, end - begin));
    if (!container::is_scope(key.scopes.back()))
      return fail(ErrorKind::WrongUsage, fmt::format("\"{}\" is not a scope", key.scopes.back()));
    begin = end + 1;
  }
  return key;
}

Result<container::Rotation> rotation_of(const RotateOptions& options, int number) {
  container::Rotation rotation;
  rotation.number = number;
  for (const std::string& option : options.pack_keys) {
    auto key = pack_key_of(option);
    if (!key) return tl::unexpected(key.error());
    rotation.pack_keys.push_back(std::move(*key));
  }
  for (const fs::path& file : options.roots) {
    const auto trust = container::Trust::load(file);
    if (!trust) return tl::unexpected(trust.error());
    rotation.roots.push_back(trust->pack_keys.front().key);
  }
  for (const std::string& hex : options.revoked) {
    const auto id = container::KeyId::from_hex(hex);
    if (!id) return tl::unexpected(id.error());
    rotation.revoked.insert(*id);
  }
  return rotation;
}

/// Follows the new step as a kiosk does that has followed all before it.
Result<void> check_chain(const std::vector<container::SignedRotation>& before, const std::string& keys_json,
                         const std::vector<SecretKey>& signers) {
  container::Trust trust;
  if (before.empty()) {
    // Which root keys the kiosks hold now is known to them alone: each signer may be one.
    for (const SecretKey& key : signers)
      trust.roots.push_back(key.public_key());
  } else {
    const auto last = container::parse_rotation(before.back().text);
    if (!last) return tl::unexpected(last.error());
    trust.rotation = last->number;
    trust.roots = last->roots;
    trust.revoked = last->revoked;
  }
  const auto followed = container::follow(trust, keys_json);
  if (!followed) return tl::unexpected(followed.error());
  return {};
}

} // namespace

Result<SecretKey> read_secret_key(const fs::path& file, const AskPassword& ask) {
  const auto text = read_file(file, key_file_bytes_max);
  if (!text) return container::refuse(Refusal::KeyFile, text.error().detail, file.string());
  const std::string password = container::needs_password(*text) ? ask("Password of " + file.string() + ": ") : "";
  auto key = container::parse_secret_key(*text, password);
  if (!key) key.error().where = file.string();
  return key;
}

Result<std::string> read_keys_json(const fs::path& file) {
  auto text = read_file(file, container::head_bytes_max);
  if (!text) return container::refuse(Refusal::KeyRotation, text.error().detail, file.string());
  if (const auto steps = container::parse_keys(*text); !steps) return tl::unexpected(steps.error());
  return text;
}

int keygen(const KeygenOptions& options, const AskPassword& ask, std::ostream& out, std::ostream& err) {
  const fs::path secret_file = options.prefix.string() + ".key", public_file = options.prefix.string() + ".pub";
  std::error_code ignored;
  for (const fs::path& file : {secret_file, public_file})
    if (fs::exists(fs::symlink_status(file, ignored)))
      return refused(Error{ErrorKind::Refused, "there is a key already; a key is never written over", file.string()},
                     err);
  const auto password = options.without_password ? Result<std::string>(std::string()) : new_password(ask);
  if (!password) return refused(password.error(), err);
  const SecretKey key = container::make_key(options.purpose);
  const auto secret_text = container::to_text(key, *password);
  if (!secret_text) return refused(secret_text.error(), err);
  if (const auto written = write_new(secret_file, *secret_text, UnfinishedFile::Readers::OwnerOnly); !written)
    return refused(written.error(), err);
  if (const auto written = write_new(public_file, container::to_text(key.public_key()), UnfinishedFile::Readers::All);
      !written)
    return refused(written.error(), err);
  out << fmt::format("{}: keep it secret and keep a copy; it signs packs\n{}: give it to the technicians; key {}\n",
                     secret_file.string(), public_file.string(), key.id.hex());
  return exit_done;
}

int sign_pack(const SignOptions& options, std::ostream& out, std::ostream& err) {
  std::optional<ProgressLine> line(std::in_place, options.progress, err, options.stop);
  line->stage("reading");
  auto database = install::read_database_of(options.pack);
  if (!database) {
    line.reset();
    return refused(database.error(), err);
  }
  const fs::path target = options.file.empty() ? options.pack : options.file;
  const auto manifest = seal(std::move(*database), target, options.seal, *line);
  line.reset();
  if (!manifest) return refused(manifest.error(), err);
  out << fmt::format("{}: signed with key {}{}\n", target.string(), manifest->key_id,
                     manifest->test ? " (a test key: for trying out only)" : "");
  if (!manifest->allows.empty()) out << fmt::format("It holds nevertheless: {}\n", fmt::join(manifest->allows, ", "));
  return exit_done;
}

int verify_pack(const fs::path& pack, const fs::path& trust, std::ostream& out, std::ostream& err) {
  auto verified = verify_file(pack, trust);
  if (!verified) {
    if (verified.error().where.empty()) verified.error().where = pack.string();
    return refused(verified.error(), err);
  }
  const container::Manifest& manifest = verified->manifest();
  out << fmt::format("{}: good, {} {}-{} of {}, signed with key {}\n", pack.string(), manifest.scope,
                     manifest.number.epoch, manifest.number.seq, to_string(manifest.created),
                     verified->signer().key.id.hex());
  return exit_done;
}

int rotate_keys(const RotateOptions& options, const AskPassword& ask, std::ostream& out, std::ostream& err) {
  std::vector<container::SignedRotation> steps;
  if (!options.from.empty()) {
    const auto text = read_keys_json(options.from);
    if (!text) return refused(text.error(), err);
    steps = container::parse_keys(*text).value();
  }
  const auto before = steps;
  const auto rotation = rotation_of(options, static_cast<int>(steps.size()) + 1);
  if (!rotation) return refused(rotation.error(), err);
  container::SignedRotation step{container::to_json(*rotation), ""};
  std::vector<SecretKey> signers;
  for (const fs::path& file : options.signers) {
    auto key = read_secret_key(file, ask);
    if (!key) return refused(key.error(), err);
    step.signatures += container::sign(*key, step.text, fmt::format("elternkiosk-keys step {}", rotation->number));
    signers.push_back(*key);
  }
  steps.push_back(std::move(step));
  const std::string json = container::to_json(steps);
  if (const auto good = check_chain(before, json, signers); !good) return refused(good.error(), err);
  if (json.size() > container::head_bytes_max)
    return refused(Error{ErrorKind::TooLarge, "keys.json has too many steps", options.file.string()}, err);
  if (const auto written = write_new(options.file, json, UnfinishedFile::Readers::All); !written)
    return refused(written.error(), err);
  out << fmt::format("{}: step {}, {} keys for packs, {} root keys; put it into every pack by --keys\n",
                     options.file.string(), rotation->number, rotation->pack_keys.size(), rotation->roots.size());
  return exit_done;
}

} // namespace kiosk::authoring
