#include "kiosk/install/messages.h"

#include "kiosk/container/refusals.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace kiosk::install {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 9> request_words = {
    "open", "failed", "running-well", "install", "cancel", "roll-back", "status", "verify-library", "set-floor"};
constexpr std::array<std::string_view, 6> step_words = {"waiting", "reading",    "copying",
                                                        "hashing", "validating", "storing"};

template <class... F> struct Overloaded : F... { using F::operator()...; };
template <class... F> Overloaded(F...) -> Overloaded<F...>;

/// A file's name may hold any bytes; the line stays one line of ASCII.
std::string line_of(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); }

/// Reads fields leniently: what is missing or of another type is empty. Requests are checked afterwards.
class Fields {
public:
  explicit Fields(std::string_view line) : json_(Json::parse(line, nullptr, false)) {}
  [[nodiscard]] bool is_object() const { return json_.is_object(); }
  [[nodiscard]] const Json* find(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
  }
  [[nodiscard]] std::string text(const char* key) const {
    const Json* found = find(key);
    return found != nullptr && found->is_string() ? found->get<std::string>() : std::string{};
  }
  [[nodiscard]] bool flag(const char* key) const {
    const Json* found = find(key);
    return found != nullptr && found->is_boolean() && found->get<bool>();
  }
  [[nodiscard]] std::int64_t number(const char* key) const {
    const Json* found = find(key);
    return found != nullptr && found->is_number_integer() ? found->get<std::int64_t>() : 0;
  }

private:
  Json json_;
};

Json json_of(const Checkup& checkup) {
  return {{"pack", checkup.folder},
          {"current", checkup.is_current},
          {"sound", checkup.code.empty()},
          {"code", checkup.code},
          {"detail", checkup.detail}};
}

Open open_of(const Fields& fields) {
  Open open{fields.text("pack"), fields.text("database"), fields.flag("trial"), {}, {}};
  if (const auto day = parse_date(fields.text("newest_day"))) open.newest_day = *day;
  if (const Json* codes = fields.find("codes"); codes != nullptr && codes->is_array())
    for (const Json& code : *codes)
      if (code.is_string()) open.codes.push_back(code.get<std::string>());
  return open;
}

Working working_of(const Fields& fields) {
  const auto step = std::find(step_words.begin(), step_words.end(), fields.text("step"));
  const auto index = step == step_words.end() ? 0 : step - step_words.begin();
  const auto bytes = [&](const char* key) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(fields.number(key), 0));
  };
  return {{static_cast<Step>(index), bytes("done"), bytes("of")}};
}

Verified verified_of(const Fields& fields) {
  Verified verified;
  const Json* packs = fields.find("packs");
  if (packs == nullptr || !packs->is_array()) return verified;
  for (const Json& one : *packs) {
    const Fields of(one.dump());
    verified.packs.push_back({of.text("pack"), of.flag("current"), of.text("code"), of.text("detail")});
  }
  return verified;
}

Json pack_json(const std::optional<PackId>& id) { return id ? Json(folder_name(*id)) : Json(nullptr); }

} // namespace

std::string_view word_of(const Request& request) { return request_words[request.index()]; }
std::string_view word_of(Step step) { return step_words[static_cast<std::size_t>(step)]; }

std::string to_line(const Request& request) {
  Json json{{"do", word_of(request)}};
  std::visit(Overloaded{[&](const TellFailed& it) {
                          json.update({{"pack", it.pack}, {"why", it.why}});
                        },
                        [&](const TellRunningWell& it) { json["pack"] = it.pack; },
                        [&](const AskInstall& it) {
                          json.update({{"file", it.file.string()}, {"older", it.older == Older::Allowed}});
                        },
                        [&](const AskSetFloor& it) {
                          json.update({{"epoch", it.number.epoch}, {"seq", it.number.seq}});
                        },
                        [](const auto&) {}},
             request);
  return line_of(json);
}

Result<Request> parse_request(std::string_view line) {
  const Fields fields(line);
  if (!fields.is_object()) return fail(ErrorKind::WrongUsage, "a request is one JSON object in a line");
  const std::string word = fields.text("do");
  const auto wants = [&](std::string_view key) {
    return fail(ErrorKind::WrongUsage, fmt::format("the request \"{}\" needs \"{}\"", word, key));
  };
  if (word == "open") return AskOpen{};
  if (word == "cancel") return AskCancel{};
  if (word == "roll-back") return AskRollBack{};
  if (word == "status") return AskStatus{};
  if (word == "verify-library") return AskVerifyLibrary{};
  if (word == "failed" || word == "running-well") {
    const std::string pack = fields.text("pack");
    if (pack.empty()) return wants("pack");
    if (word == "failed") return TellFailed{pack, fields.text("why")};
    return TellRunningWell{pack};
  }
  if (word == "install") {
    if (fields.text("file").empty()) return wants("file");
    return AskInstall{fields.text("file"), fields.flag("older") ? Older::Allowed : Older::Refused};
  }
  if (word == "set-floor") {
    const std::int64_t epoch = fields.number("epoch"), seq = fields.number("seq");
    if (epoch < 1 || epoch > 1'000'000 || seq < 1) return wants("epoch\" and \"seq");
    return AskSetFloor{{static_cast<int>(epoch), seq}};
  }
  return fail(ErrorKind::WrongUsage, fmt::format("the request \"{}\" is not known", word));
}

std::string to_line(const Answer& answer) {
  return std::visit(Overloaded{[](const Open& it) {
                                 return line_of({{"is", "open"},
                                                 {"pack", it.pack},
                                                 {"database", it.database.string()},
                                                 {"trial", it.is_on_trial},
                                                 {"newest_day", it.newest_day.ok() ? to_string(it.newest_day) : ""},
                                                 {"codes", it.codes}});
                               },
                               [](const Working& it) {
                                 return line_of({{"is", "working"},
                                                 {"step", word_of(it.progress.step)},
                                                 {"done", it.progress.done},
                                                 {"of", it.progress.of}});
                               },
                               [](const Done& it) {
                                 return line_of({{"is", "done"}, {"request", it.request}, {"pack", it.pack}});
                               },
                               [](const Refused& it) {
                                 return line_of({{"is", "refused"},
                                                 {"request", it.request},
                                                 {"code", it.code},
                                                 {"detail", it.detail},
                                                 {"de", it.german},
                                                 {"en", it.english}});
                               },
                               [](const Cancelled& it) {
                                 return line_of({{"is", "cancelled"}, {"request", it.request}});
                               },
                               [](const Checked& it) {
                                 return line_of({{"is", "checked"}, {"pack", it.pack}, {"sound", it.is_sound}});
                               },
                               [](const StatusLine& it) { return it.json; },
                               [](const Verified& it) {
                                 Json packs = Json::array();
                                 for (const Checkup& checkup : it.packs)
                                   packs.push_back(json_of(checkup));
                                 return line_of({{"is", "verified"}, {"packs", packs}});
                               }},
                    answer);
}

Result<Answer> parse_answer(std::string_view line) {
  const Fields fields(line);
  if (!fields.is_object()) return fail(ErrorKind::WrongUsage, "an answer is one JSON object in a line");
  const std::string word = fields.text("is");
  if (word == "open") return open_of(fields);
  if (word == "working") return working_of(fields);
  if (word == "done") return Done{fields.text("request"), fields.text("pack")};
  if (word == "refused")
    return Refused{fields.text("request"), fields.text("code"), fields.text("detail"), fields.text("de"),
                   fields.text("en")};
  if (word == "cancelled") return Cancelled{fields.text("request")};
  if (word == "checked") return Checked{fields.text("pack"), fields.flag("sound")};
  if (word == "status") return StatusLine{std::string{line}};
  if (word == "verified") return verified_of(fields);
  return fail(ErrorKind::WrongUsage, fmt::format("the answer \"{}\" is not known", word));
}

Refused refused(std::string_view request, const Error& error) {
  const bool has_code = container::refusal_of(error).has_value();
  return {std::string{request}, has_code ? error.code : std::string{container::code_of(container::Refusal::Internal)},
          error.sentence(), container::staff_sentence(error, container::StaffLanguage::German),
          container::staff_sentence(error, container::StaffLanguage::English)};
}

StatusLine to_line(const Status& status) {
  const State& state = status.state;
  Json packs = Json::array(), notes = Json::array();
  for (const InstalledPack& pack : status.packs)
    packs.push_back({{"pack", folder_name(pack.id)},
                     {"created", to_string(pack.manifest.created)},
                     {"expires", to_string(pack.manifest.expires)},
                     {"scope", pack.manifest.scope},
                     {"key_id", pack.manifest.key_id}});
  for (const Note& note : status.notes)
    notes.push_back(
        {{"at", to_string(note.at)}, {"event", word_of(note.event)}, {"what", note.what}, {"code", note.code}});
  const Json floor =
      state.floor ? Json{{"epoch", state.floor->number.epoch}, {"seq", state.floor->number.seq}} : Json(nullptr);
  return {line_of({{"is", "status"},
                   {"current", pack_json(state.current)},
                   {"previous", pack_json(state.previous)},
                   {"failed", pack_json(state.failed)},
                   {"trial", state.is_on_trial},
                   {"tries", state.tries},
                   {"floor", floor},
                   {"newest_day", state.newest_created.ok() ? to_string(state.newest_created) : ""},
                   {"free_bytes", status.free_bytes},
                   {"problem", status.problem},
                   {"packs", packs},
                   {"log", notes}})};
}

} // namespace kiosk::install
