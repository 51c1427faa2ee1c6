#include "kiosk/install/status_facts.h"

#include "kiosk/install/fields.h"

#include <nlohmann/json.hpp>

namespace kiosk::install {
namespace {

using Json = nlohmann::ordered_json;

Json pack_json(const std::optional<PackId>& id) { return id ? Json(folder_name(*id)) : Json(nullptr); }

Json json_of(const InstalledPack& pack) {
  return {{"pack", folder_name(pack.id)},
          {"epoch", pack.id.number.epoch},
          {"seq", pack.id.number.seq},
          {"created", to_string(pack.manifest.created)},
          {"expires", to_string(pack.manifest.expires)},
          {"scope", pack.manifest.scope},
          {"key_id", pack.manifest.key_id},
          {"size_bytes", pack.manifest.db_size_bytes}};
}

Json json_of(const Note& note) {
  return {{"at", to_string(note.at)}, {"event", word_of(note.event)}, {"what", note.what}, {"code", note.code}};
}

template <typename T> Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& one : all)
    list.push_back(json_of(one));
  return list;
}

PackFacts pack_facts_of(const Fields& of) {
  return {of.text("pack"),       {static_cast<int>(of.number("epoch")), of.number("seq")},
          of.day("created"),     of.day("expires"),
          of.text("scope"),      of.text("key_id"),
          of.count("size_bytes")};
}

} // namespace

StatusLine to_line(const Status& status, const StatusExtras& extras) {
  const State& state = status.state;
  const Json floor =
      state.floor ? Json{{"epoch", state.floor->number.epoch}, {"seq", state.floor->number.seq}} : Json(nullptr);
  const Json json{{"is", "status"},
                  {"current", pack_json(state.current)},
                  {"previous", pack_json(state.previous)},
                  {"failed", pack_json(state.failed)},
                  {"staged", extras.staged},
                  {"trial", state.is_on_trial},
                  {"tries", state.tries},
                  {"floor", floor},
                  {"newest_day", day_text(state.newest_created)},
                  {"free_bytes", status.free_bytes},
                  {"problem", status.problem},
                  {"pin_set", extras.pin.is_set},
                  {"pin_open", extras.pin.is_right},
                  {"pin_tries_left", extras.pin.tries_left},
                  {"pin_wait_seconds", extras.pin.wait.count()},
                  {"clock_plausible", status.is_clock_plausible},
                  {"can_set_clock", extras.can_set_clock},
                  {"house", status.house},
                  {"program", container::program_version()},
                  {"program_released", to_string(container::program_released())},
                  {"packs", list_of(status.packs)},
                  {"log", list_of(status.notes)}};
  return {line_of(json)};
}

StatusFacts facts_of(const StatusLine& line) {
  const Fields fields{std::string_view{line.json}};
  StatusFacts facts;
  if (!fields.is_object()) return facts;
  facts.current = fields.text("current");
  facts.previous = fields.text("previous");
  facts.failed = fields.text("failed");
  facts.staged = fields.text("staged");
  facts.is_on_trial = fields.flag("trial");
  facts.tries = static_cast<int>(fields.number("tries"));
  if (const Fields floor = fields.object("floor"); floor.is_object())
    facts.floor = container::PackNumber{static_cast<int>(floor.number("epoch")), floor.number("seq")};
  facts.newest_day = fields.day("newest_day");
  facts.free_bytes = fields.count("free_bytes");
  facts.problem = fields.text("problem");
  facts.pin = {fields.flag("pin_set"), fields.flag("pin_open"), static_cast<int>(fields.number("pin_tries_left")),
               std::chrono::seconds{fields.number("pin_wait_seconds")}};
  facts.is_clock_plausible = fields.flag("clock_plausible");
  facts.can_set_clock = fields.flag("can_set_clock");
  facts.house = fields.text("house");
  facts.program_version = fields.text("program");
  facts.program_released = fields.text("program_released");
  for (const Fields& of : fields.list("packs"))
    facts.packs.push_back(pack_facts_of(of));
  for (const Fields& of : fields.list("log"))
    facts.notes.push_back({of.text("at"), of.text("event"), of.text("what"), of.text("code")});
  return facts;
}

} // namespace kiosk::install
