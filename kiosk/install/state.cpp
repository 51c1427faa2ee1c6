#include "kiosk/install/state.h"

#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace kiosk::install {
namespace {

using container::Refusal;
using Json = nlohmann::ordered_json;

constexpr int state_format = 1;
constexpr std::string_view checksum_mark = "sha256 ";

Json to_json(const std::optional<PackId>& id) {
  if (!id) return nullptr;
  return {{"epoch", id->number.epoch}, {"seq", id->number.seq}, {"db_sha256", id->db_sha256}};
}

std::optional<PackId> pack_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return PackId{{json.at("epoch").get<int>(), json.at("seq").get<std::int64_t>()},
                json.at("db_sha256").get<std::string>()};
}

State state_of(const Json& json) {
  State state;
  state.current = pack_of(json.at("current"));
  state.previous = pack_of(json.at("previous"));
  state.failed = pack_of(json.at("failed"));
  state.is_on_trial = json.at("trial").get<bool>();
  state.is_previous_unproven = json.at("previous_unproven").get<bool>();
  state.tries = json.at("tries").get<int>();
  state.floor = pack_of(json.at("floor"));
  const auto created = json.at("newest_created").get<std::string>();
  if (!created.empty()) state.newest_created = parse_date(created).value_or(Date{});
  return state;
}

} // namespace

PackId id_of(const container::Manifest& manifest) { return {manifest.number, manifest.db_sha256}; }

std::string folder_name(const PackId& id) {
  return fmt::format("{}-{}-{}", id.number.epoch, id.number.seq, std::string_view{id.db_sha256}.substr(0, 8));
}

std::string to_text(const State& state) {
  const Json json{{"format", state_format},
                  {"current", to_json(state.current)},
                  {"previous", to_json(state.previous)},
                  {"failed", to_json(state.failed)},
                  {"trial", state.is_on_trial},
                  {"previous_unproven", state.is_previous_unproven},
                  {"tries", state.tries},
                  {"floor", to_json(state.floor)},
                  {"newest_created", state.newest_created.ok() ? to_string(state.newest_created) : ""}};
  const std::string text = json.dump(1) + '\n';
  return fmt::format("{}{}{}\n", text, checksum_mark, container::sha256(text));
}

Result<State> parse_state(std::string_view text) {
  const auto damaged = [] { return container::refuse(Refusal::StorageBroken, "the library's state is damaged"); };
  const std::size_t mark = text.rfind(checksum_mark);
  if (mark == std::string_view::npos) return damaged();
  const std::string_view body = text.substr(0, mark);
  if (text.substr(mark) != fmt::format("{}{}\n", checksum_mark, container::sha256(body))) return damaged();
  try { // nlohmann-json throws; nothing leaves this folder
    const Json json = Json::parse(body);
    if (json.at("format").get<int>() != state_format) return damaged();
    return state_of(json);
  } catch (const nlohmann::json::exception&) {
    return damaged();
  }
}

State with_installed(State state, const PackId& pack, Date created) {
  // Over a pack on trial the one before it stays the way back: it ran well.
  if (state.current && *state.current != pack && (!state.is_on_trial || !state.previous)) {
    state.previous = state.current;
    state.is_previous_unproven = state.is_on_trial;
  }
  if (state.previous == pack) state.previous.reset();
  if (state.failed == pack) state.failed.reset();
  if (state.floor && pack.number < state.floor->number) state.floor = pack;
  state.current = pack;
  state.is_on_trial = true;
  state.tries = 0;
  if (!state.newest_created.ok() || created > state.newest_created) state.newest_created = created;
  return state;
}

State with_try(State state) {
  ++state.tries;
  return state;
}

bool is_out_of_tries(const State& state) {
  return state.current && state.tries >= (state.is_on_trial ? tries_max_on_trial : tries_max_confirmed);
}

State with_confirmed(State state) {
  state.is_on_trial = false;
  state.tries = 0;
  if (!state.floor || state.floor->number <= state.current->number) state.floor = state.current;
  return state;
}

State with_fallen_back(State state, const std::optional<PackId>& next) {
  const bool is_proven = next && next == state.previous && !state.is_previous_unproven;
  state.failed = state.current;
  state.current = next;
  if (state.previous == next) state.previous.reset();
  state.is_on_trial = next && !is_proven;
  state.tries = 0;
  return state;
}

State with_rolled_back(State state) {
  std::swap(state.current, state.previous);
  std::swap(state.is_on_trial, state.is_previous_unproven);
  state.tries = 0;
  state.floor = state.current;
  return state;
}

} // namespace kiosk::install
