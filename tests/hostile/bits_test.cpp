// Each length and each bit that could be wrong, in process: a cut pack, a flipped bit, and databases that were damaged
// before they were signed.
#include "kiosk/base/files.h"
#include "kiosk/container/verify.h"
#include "kiosk/install/child.h"
#include "tests/hostile/house.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <map>
#include <random>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::tests;
using container::MemorySource;
using container::Refusal;

namespace {

constexpr std::size_t edge = 512, whole_bytes = 8192;

std::string flipped(std::string bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
  return bytes;
}

container::Trust trust() {
  container::Trust trust;
  trust.pack_keys.push_back({test_key().public_key(), {}, {}});
  return trust;
}

container::Heads good_heads() {
  const container::ArchiveParts parts = good_parts();
  return container::heads_of(parts.manifest, parts.signatures, good_database().size());
}

/// "" for a success.
std::string code_of(container::Heads heads) {
  const auto verified = container::verify_heads(std::move(heads), trust(), {});
  return verified ? std::string() : verified.error().code;
}
template <typename T> std::string code_in(const Result<T>& result) {
  return result ? std::string() : result.error().code;
}

/// Every length up to 8 KiB, then each edge of a block, and the last KiB.
std::vector<std::size_t> lengths_of(std::size_t size) {
  std::vector<std::size_t> lengths;
  for (std::size_t length = 0; length < size; ++length)
    if (length <= whole_bytes || length % edge == 0 || length + 1024 >= size) lengths.push_back(length);
  return lengths;
}

} // namespace

TEST_CASE("a pack that is cut anywhere is refused as cut", "[bits]") {
  const std::string pack = pack_of_database(good_database());
  REQUIRE(container::read_heads(MemorySource(pack)).has_value());
  std::string other;
  const std::vector<std::size_t> lengths = lengths_of(pack.size());
  for (const std::size_t length : lengths) {
    const Refusal expected = length == 0 ? Refusal::ArchiveEmpty : Refusal::ArchiveCut;
    const auto heads = container::read_heads(MemorySource(std::string_view(pack).substr(0, length)));
    if (heads || !container::is(heads.error(), expected)) other += " " + std::to_string(length);
  }
  CHECK(other.empty());
  CHECK(lengths.size() > whole_bytes + 1024);
}

TEST_CASE("a file that is cut anywhere is refused as cut", "[bits]") {
  const House house;
  const auto file = house.put("cut.kitapack", pack_of_database(good_database()));
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(descriptor >= 0);
  std::string other;
  auto lengths = lengths_of(std::filesystem::file_size(file));
  for (auto length = lengths.rbegin(); length != lengths.rend(); ++length) {
    REQUIRE(::ftruncate(descriptor, static_cast<off_t>(*length)) == 0);
    const auto source = container::FileSource::of(descriptor);
    REQUIRE(source.has_value());
    const auto heads = container::read_heads(*source);
    const Refusal expected = *length == 0 ? Refusal::ArchiveEmpty : Refusal::ArchiveCut;
    if (heads || !container::is(heads.error(), expected)) other += " " + std::to_string(*length);
  }
  ::close(descriptor);
  CHECK(other.empty());
}

TEST_CASE("no bit of the archive's own bytes may be another", "[bits]") {
  const std::string pack = pack_of_database(good_database());
  const auto heads = container::read_heads(MemorySource(pack));
  REQUIRE(heads.has_value());
  // Members' bytes are the signature's and the hash's to judge.
  const std::size_t signature_at = 2 * edge + (heads->manifest.size() + edge - 1) / edge * edge;
  const auto is_of_member = [&](std::size_t at) {
    const auto inside = [at](std::size_t begin, std::size_t size) { return at >= begin && at < begin + size; };
    return inside(edge, heads->manifest.size()) || inside(signature_at, heads->signatures.size()) ||
           inside(heads->database_offset, heads->database_size);
  };
  std::size_t tried = 0;
  std::string accepted;
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (is_of_member(at)) continue;
    for (std::size_t bit = 8 * at; bit < 8 * at + 8; ++bit, ++tried)
      if (container::read_heads(MemorySource(flipped(pack, bit)))) accepted += " " + std::to_string(bit);
  }
  CHECK(accepted.empty());
  CHECK(tried > 8 * 3 * edge);
}

TEST_CASE("no bit of a manifest may be another", "[bits]") {
  const container::Heads good = good_heads();
  REQUIRE(code_of(good).empty());
  std::map<std::string, int> codes;
  for (std::size_t bit = 0; bit < 8 * good.manifest.size(); ++bit) {
    container::Heads heads = good;
    heads.manifest = flipped(good.manifest, bit);
    ++codes[code_of(heads)];
  }
  CHECK(codes.size() == 1);
  CHECK(codes[std::string(container::code_of(Refusal::SignatureWrong))] == static_cast<int>(8 * good.manifest.size()));
}

TEST_CASE("no bit of a signature may be another, but in its comment that nobody trusts", "[bits]") {
  const container::Heads good = good_heads();
  constexpr std::size_t prefix = std::string_view("untrusted comment: ").size();
  const std::size_t first_line = good.signatures.find('\n');
  std::map<std::string, int> codes;
  std::string accepted;
  for (std::size_t bit = 0; bit < 8 * good.signatures.size(); ++bit) {
    container::Heads heads = good;
    heads.signatures = flipped(good.signatures, bit);
    const std::string code = code_of(heads);
    const bool is_free = bit / 8 >= prefix && bit / 8 < first_line;
    if (code.empty() && !is_free) accepted += " " + std::to_string(bit);
    ++codes[code];
  }
  CHECK(accepted.empty());
  for (const Refusal refusal : {Refusal::SignatureFormat, Refusal::SignatureWrong, Refusal::SignatureComment})
    CHECK(codes[std::string(container::code_of(refusal))] > 0);
}

TEST_CASE("200 flipped bits in a database are each found by its hash", "[bits]") {
  const std::string& database = good_database();
  const container::Manifest manifest = good_manifest();
  std::mt19937 random(20261126);
  std::uniform_int_distribution<std::size_t> bits(0, 8 * database.size() - 1);
  const auto check = [&](const std::string& bytes) {
    return code_in(container::verify_database(MemorySource(bytes), 0, bytes.size(), manifest.db_sha256));
  };
  REQUIRE(check(database).empty());
  for (int i = 0; i < 200; ++i)
    CHECK(check(flipped(database, bits(random))) == container::code_of(Refusal::DatabaseHash));
}

TEST_CASE("databases that were damaged before they were signed never bring the validator down", "[flips]") {
  const House house;
  const auto folder = house.folder / "flips";
  std::filesystem::create_directories(folder);
  const std::filesystem::path validator = std::filesystem::path(KIOSK_BINARY_DIR) / "elternkiosk-validate";
  std::mt19937 random(20261127);
  std::map<std::string, int> codes;
  for (int i = 0; i < 200; ++i) {
    std::string database = good_database();
    std::uniform_int_distribution<std::size_t> bits(0, 8 * database.size() - 1);
    // One bit at first, then more and more.
    for (int flips = 0; flips <= i / 20; ++flips)
      database = flipped(database, bits(random));
    REQUIRE(write_file(folder / "manifest.json", container::to_json(good_manifest(database))));
    REQUIRE(write_file(folder / "pack.db", database));
    ++codes[code_in(install::validate_in_child(validator, folder, {}))];
  }
  std::string seen;
  for (const auto& [code, count] : codes)
    seen += code + " " + std::to_string(count) + ", ";
  std::printf("200 damaged databases: %s\n", seen.c_str());
  for (const Refusal refusal : {Refusal::ValidatorDied, Refusal::ValidatorSlow, Refusal::Internal})
    CHECK(codes.count(std::string(container::code_of(refusal))) == 0);
  CHECK(codes.size() > 2);
}
