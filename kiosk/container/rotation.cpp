// keys.json: how a kiosk learns of new keys from a pack, step by step.
#include "kiosk/container/encoding.h"
#include "kiosk/container/manifest.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/strict_json.h"
#include "kiosk/container/trust.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::container {
namespace {

constexpr std::string_view file_type = "elternkiosk-keys", step_type = "elternkiosk-key-rotation";
constexpr std::size_t keys_max = 64;

/// A key as the second line of its .pub file.
std::string line_of(const PublicKey& key) {
  const std::string text = to_text(key);
  const std::size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.size() - begin - 1);
}

Result<PublicKey> key_in(const Json* json) {
  const auto* line = json == nullptr ? nullptr : json->get<std::string>();
  if (line == nullptr) return refuse(Refusal::KeyRotation, "a key is missing in the rotation");
  const auto key = parse_public_key("untrusted comment: \n" + *line + "\n");
  if (!key) return refuse(Refusal::KeyRotation, "a key of the rotation cannot be read");
  return key;
}

const Json::List* list_in(const Json& json, std::string_view name) {
  const Json* member = json.member(name);
  const auto* list = member == nullptr ? nullptr : member->get<Json::List>();
  return list != nullptr && list->size() <= keys_max ? list : nullptr;
}

bool has_type(const Json& json, std::string_view type) {
  const Json* member = json.member("type");
  const auto* text = member == nullptr ? nullptr : member->get<std::string>();
  const Json* format = json.member("format");
  const auto* number = format == nullptr ? nullptr : format->get<std::int64_t>();
  return text != nullptr && *text == type && number != nullptr && *number == 1;
}

Result<TrustedKey> trusted_key_in(const Json& item) {
  const auto key = key_in(item.member("key"));
  if (!key) return tl::unexpected(key.error());
  TrustedKey trusted{*key, {}, {}};
  const auto* scopes = list_in(item, "scopes");
  if (scopes == nullptr) return refuse(Refusal::KeyRotation, "a key of the rotation has no list of scopes");
  for (const Json& scope : *scopes) {
    const auto* text = scope.get<std::string>();
    if (text == nullptr || !is_scope(*text)) return refuse(Refusal::KeyRotation, "a scope of the rotation is none");
    trusted.scopes.push_back(*text);
  }
  const Json* until = item.member("valid_until");
  if (until == nullptr) return trusted;
  const auto* text = until->get<std::string>();
  const auto date = text == nullptr ? Result<Date>(refuse(Refusal::KeyRotation)) : parse_date(*text);
  if (!date) return refuse(Refusal::KeyRotation, "a key's \"valid_until\" is no date");
  trusted.valid_until = *date;
  return trusted;
}

bool is_signed_by_one_of(const std::vector<PublicKey>& keys, const std::set<KeyId>& revoked, std::string_view text,
                         const std::vector<Signature>& signatures) {
  return std::any_of(signatures.begin(), signatures.end(), [&](const Signature& signature) {
    return !revoked.contains(signature.id) && std::any_of(keys.begin(), keys.end(), [&](const PublicKey& key) {
      return check_signature(signature, key, text).has_value();
    });
  });
}

} // namespace

std::string to_json(const Rotation& rotation) {
  std::string packs, roots, revoked;
  for (const TrustedKey& trusted : rotation.pack_keys) {
    std::string scopes;
    for (const std::string& scope : trusted.scopes)
      scopes += (scopes.empty() ? "" : ", ") + json_string(scope);
    const std::string until =
        trusted.valid_until ? fmt::format(", \"valid_until\": \"{}\"", to_string(*trusted.valid_until)) : "";
    packs += fmt::format("{}\n    {{\"key\": \"{}\", \"scopes\": [{}]{}}}", packs.empty() ? "" : ",",
                         line_of(trusted.key), scopes, until);
  }
  for (const PublicKey& key : rotation.roots)
    roots += fmt::format("{}\"{}\"", roots.empty() ? "" : ", ", line_of(key));
  for (const KeyId& id : rotation.revoked)
    revoked += fmt::format("{}\"{}\"", revoked.empty() ? "" : ", ", id.hex());
  return fmt::format("{{\n  \"type\": \"{}\",\n  \"format\": 1,\n  \"number\": {},\n  \"packs\": [{}\n  ],\n"
                     "  \"roots\": [{}],\n  \"revoked\": [{}]\n}}\n",
                     step_type, rotation.number, packs, roots, revoked);
}

std::string to_json(const std::vector<SignedRotation>& steps) {
  std::string list;
  for (const SignedRotation& step : steps)
    list += fmt::format("{}\n    {{\"text\": {}, \"minisig\": {}}}", list.empty() ? "" : ",", json_string(step.text),
                        json_string(step.signatures));
  return fmt::format("{{\n  \"type\": \"{}\",\n  \"format\": 1,\n  \"steps\": [{}\n  ]\n}}\n", file_type, list);
}

Result<Rotation> parse_rotation(std::string_view text) {
  const auto json = parse_strict_json(text);
  if (!json || !has_type(*json, step_type)) return refuse(Refusal::KeyRotation, "a step of keys.json cannot be read");
  Rotation rotation;
  const Json* number = json->member("number");
  const auto* value = number == nullptr ? nullptr : number->get<std::int64_t>();
  const auto *packs = list_in(*json, "packs"), *roots = list_in(*json, "roots"), *revoked = list_in(*json, "revoked");
  if (value == nullptr || *value < 1 || *value > 1'000'000 || packs == nullptr || roots == nullptr ||
      revoked == nullptr || roots->empty())
    return refuse(Refusal::KeyRotation, "a step of keys.json needs number, packs, roots and revoked");
  rotation.number = static_cast<int>(*value);
  for (const Json& item : *packs) {
    auto key = trusted_key_in(item);
    if (!key) return tl::unexpected(key.error());
    rotation.pack_keys.push_back(std::move(*key));
  }
  for (const Json& item : *roots) {
    const auto key = key_in(&item);
    if (!key) return tl::unexpected(key.error());
    rotation.roots.push_back(*key);
  }
  for (const Json& item : *revoked) {
    const auto* hex = item.get<std::string>();
    const auto id = KeyId::from_hex(hex == nullptr ? std::string() : *hex);
    if (!id) return refuse(Refusal::KeyRotation, "a revoked key's id is none");
    rotation.revoked.insert(*id);
  }
  return rotation;
}

Result<std::vector<SignedRotation>> parse_keys(std::string_view text) {
  const auto json = parse_strict_json(text);
  if (!json) return refuse(Refusal::KeyRotation, "keys.json cannot be read: " + json.error().detail);
  const auto* list = list_in(*json, "steps");
  if (!has_type(*json, file_type) || list == nullptr)
    return refuse(Refusal::KeyRotation, "keys.json is of another type or a newer format");
  std::vector<SignedRotation> steps;
  for (const Json& item : *list) {
    const Json *step = item.member("text"), *signatures = item.member("minisig");
    const auto* step_text = step == nullptr ? nullptr : step->get<std::string>();
    const auto* signature_text = signatures == nullptr ? nullptr : signatures->get<std::string>();
    if (step_text == nullptr || signature_text == nullptr)
      return refuse(Refusal::KeyRotation, "a step of keys.json needs text and minisig");
    steps.push_back({*step_text, *signature_text});
  }
  return steps;
}

Result<Trust> follow(const Trust& trust, std::string_view keys_json) {
  const auto steps = parse_keys(keys_json);
  if (!steps) return tl::unexpected(steps.error());
  Trust now = trust;
  for (const SignedRotation& step : *steps) {
    // Signatures first: a step's own words count only once an old root key stands behind them.
    const auto signatures = parse_signatures(step.signatures);
    if (!signatures) return refuse(Refusal::KeyRotation, "a step of keys.json is not signed in minisign's format");
    auto rotation = parse_rotation(step.text);
    if (!rotation) return tl::unexpected(rotation.error());
    if (rotation->number <= now.rotation) continue;
    if (rotation->number != now.rotation + 1)
      return refuse(Refusal::KeyRotation, fmt::format("step {} is missing in keys.json", now.rotation + 1));
    if (!is_signed_by_one_of(now.roots, now.revoked, step.text, *signatures))
      return refuse(Refusal::KeyRotation, fmt::format("step {} is not signed by an old root key", rotation->number));
    if (!is_signed_by_one_of(rotation->roots, rotation->revoked, step.text, *signatures))
      return refuse(Refusal::KeyRotation, fmt::format("step {} is not signed by a new root key", rotation->number));
    now.rotation = rotation->number;
    now.pack_keys = std::move(rotation->pack_keys);
    now.roots = std::move(rotation->roots);
    now.revoked.merge(rotation->revoked);
  }
  return now;
}

} // namespace kiosk::container
