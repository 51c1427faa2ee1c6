// Trust directories, and whose signature counts.
#include "kiosk/container/trust.h"

#include "kiosk/base/files.h"
#include "kiosk/container/manifest.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <toml++/toml.h>

namespace kiosk::container {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t key_file_bytes_max = 4096, table_bytes_max = std::uintmax_t{64} * 1024;
constexpr std::size_t keys_max = 64, name_bytes_max = 80;

Result<PublicKey> read_public_key(const fs::path& file) {
  const auto text = read_file(file, key_file_bytes_max);
  if (!text) return refuse(Refusal::KeyFile, text.error().detail, file.string());
  auto key = parse_public_key(*text);
  if (!key) key.error().where = file.string();
  return key;
}

Result<std::vector<PublicKey>> read_public_keys(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (entry->path().extension() == ".pub") files.push_back(entry->path());
  if (error) return refuse(Refusal::KeyFile, "the folder of keys cannot be read", folder.string());
  if (files.size() > keys_max) return refuse(Refusal::KeyFile, "the folder holds too many keys", folder.string());
  std::sort(files.begin(), files.end());
  std::vector<PublicKey> keys;
  for (const fs::path& file : files) {
    auto key = read_public_key(file);
    if (!key) return tl::unexpected(key.error());
    const bool is_there =
        std::any_of(keys.begin(), keys.end(), [&](const PublicKey& other) { return other.id == key->id; });
    if (is_there) return refuse(Refusal::KeyFile, "two files hold keys of the same id", file.string());
    keys.push_back(*key);
  }
  return keys;
}

/// What trust.toml says of one key.
struct Rule {
  KeyId id;
  std::string name;
  bool is_root = false, is_revoked = false;
  std::vector<std::string> scopes;
  std::optional<Date> valid_until;
};

/// Reads one [[key]]; an unknown word is an error: a misspelt "revoked" must not pass.
std::string read_rule(const toml::table& table, Rule& rule) {
  const auto id = KeyId::from_hex(table["id"].value_or(std::string()));
  if (!id) return "\"id\" must be up to 16 hex digits, as minisign prints them";
  rule.id = *id;
  for (const auto& [key, node] : table) {
    const std::string_view name = key.str();
    if (name == "id") continue;
    if (name == "name" && node.is_string() && node.value<std::string>()->size() <= name_bytes_max) {
      rule.name = harmless(*node.value<std::string>());
      continue;
    }
    if (name == "role" && node.value<std::string>() == "root")
      rule.is_root = true;
    else if (name == "role" && node.value<std::string>() == "pack")
      continue;
    else if (name == "revoked" && node.is_boolean())
      rule.is_revoked = *node.value<bool>();
    else if (name == "valid_until" && node.is_date()) {
      const toml::date day = *node.value<toml::date>();
      rule.valid_until = Date{std::chrono::year{day.year}, std::chrono::month{day.month}, std::chrono::day{day.day}};
    } else if (name == "scopes" && node.is_array()) {
      for (const toml::node& item : *node.as_array()) {
        rule.scopes.push_back(item.value_or(std::string()));
        if (!is_scope(rule.scopes.back())) return "\"scopes\" must be a list such as [\"magdeburg\"]";
      }
      if (rule.scopes.empty()) return "\"scopes\" must not be empty; leave it out for every scope";
    } else
      return fmt::format("\"{}\" is not known, or has a wrong value", name);
  }
  return {};
}

Result<std::vector<Rule>> read_rules(const fs::path& file) {
  std::vector<Rule> rules;
  std::error_code error;
  if (!fs::exists(file, error)) return rules;
  const auto text = read_file(file, table_bytes_max);
  if (!text) return refuse(Refusal::KeyFile, text.error().detail, file.string());
  try { // toml++ throws; nothing leaves this folder
    const toml::table root = toml::parse(*text, file.string());
    for (const auto& [key, node] : root) {
      const auto place = [&, line = node.source().begin.line] { return fmt::format("{}:{}", file.string(), line); };
      const toml::array* list = node.as_array();
      if (key.str() != "key" || list == nullptr || !list->is_homogeneous<toml::table>())
        return refuse(Refusal::KeyFile, "only [[key]] may stand here", place());
      for (const toml::node& item : *list) {
        Rule rule;
        if (const std::string fault = read_rule(*item.as_table(), rule); !fault.empty())
          return refuse(Refusal::KeyFile, fault, fmt::format("{}:{}", file.string(), item.source().begin.line));
        rules.push_back(std::move(rule));
      }
    }
  } catch (const toml::parse_error& fault) {
    return refuse(Refusal::KeyFile, std::string(fault.description()),
                  fmt::format("{}:{}", file.string(), fault.source().begin.line));
  }
  return rules;
}

Result<Trust> combine(const std::vector<PublicKey>& keys, const std::vector<Rule>& rules, const fs::path& folder) {
  Trust trust;
  std::map<KeyId, const Rule*> rule_of;
  for (const Rule& rule : rules) {
    if (!rule_of.emplace(rule.id, &rule).second)
      return refuse(Refusal::KeyFile, "trust.toml names a key twice: " + rule.id.hex(), folder.string());
    if (rule.is_revoked) trust.revoked.insert(rule.id);
    if (!rule.name.empty()) trust.names[rule.id] = rule.name;
    const bool has_file =
        std::any_of(keys.begin(), keys.end(), [&](const PublicKey& key) { return key.id == rule.id; });
    if (!has_file && !rule.is_revoked)
      return refuse(Refusal::KeyFile, "trust.toml names a key without a file: " + rule.id.hex(), folder.string());
  }
  for (const PublicKey& key : keys) {
    const auto found = rule_of.find(key.id);
    const Rule rule = found == rule_of.end() ? Rule{} : *found->second;
    if (rule.is_revoked) continue;
    if (rule.is_root)
      trust.roots.push_back(key);
    else
      trust.pack_keys.push_back({key, rule.scopes, rule.valid_until});
  }
  if (keys.empty()) return refuse(Refusal::KeyFile, "the folder holds no key (*.pub)", folder.string());
  return trust;
}

} // namespace

std::string Trust::name_of(const PublicKey& key) const {
  const auto found = names.find(key.id);
  return found == names.end() ? key.id.hex() : found->second;
}

Result<Trust> Trust::load(const fs::path& file_or_folder) {
  std::error_code error;
  if (!fs::is_directory(file_or_folder, error)) {
    const auto key = read_public_key(file_or_folder);
    if (!key) return tl::unexpected(key.error());
    Trust trust;
    trust.pack_keys.push_back({*key, {}, {}});
    return trust;
  }
  const auto keys = read_public_keys(file_or_folder);
  if (!keys) return tl::unexpected(keys.error());
  const auto rules = read_rules(file_or_folder / "trust.toml");
  if (!rules) return tl::unexpected(rules.error());
  return combine(*keys, *rules, file_or_folder);
}

Result<TrustedKey> find_signer(const Trust& trust, std::string_view message, std::string_view signatures,
                               std::optional<Date> today) {
  const auto all = parse_signatures(signatures);
  if (!all) return tl::unexpected(all.error());
  // From the least to the most telling; what one signature lacks another may have.
  Refusal refusal = Refusal::SignatureForeign;
  const auto tell = [&](Refusal other) {
    static constexpr Refusal order[] = {Refusal::SignatureForeign, Refusal::SignatureTestKey,
                                        Refusal::SignatureWrong,   Refusal::SignatureComment,
                                        Refusal::SignatureKeyOld,  Refusal::SignatureRevoked};
    if (std::find(std::begin(order), std::end(order), other) > std::find(std::begin(order), std::end(order), refusal))
      refusal = other;
  };
  for (const Signature& signature : *all) {
    if (trust.revoked.contains(signature.id)) {
      tell(Refusal::SignatureRevoked);
      continue;
    }
    const auto key = std::find_if(trust.pack_keys.begin(), trust.pack_keys.end(),
                                  [&](const TrustedKey& trusted) { return trusted.key.id == signature.id; });
    if (key == trust.pack_keys.end()) {
      tell(signature.id.is_test() ? Refusal::SignatureTestKey : Refusal::SignatureForeign);
      continue;
    }
    if (const auto good = check_signature(signature, key->key, message); !good) {
      tell(refusal_of(good.error()).value_or(Refusal::SignatureWrong));
      continue;
    }
    if (today && key->valid_until && *key->valid_until < *today) {
      tell(Refusal::SignatureKeyOld);
      continue;
    }
    return *key;
  }
  return refuse(refusal);
}

} // namespace kiosk::container
