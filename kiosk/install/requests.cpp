#include "kiosk/install/requests.h"

#include "kiosk/install/fields.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::install {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Request>> request_words = {
    "open", "failed", "running-well", "install", "cancel",    "roll-back", "status",  "verify-library", "set-floor",
    "scan", "stage",  "take",         "drop",    "check-pin", "pin-state", "set-pin", "leave",          "set-clock"};
constexpr std::size_t pin_bytes_max = 64;

using Json = nlohmann::ordered_json;
using Parsed = Result<Request>;

tl::unexpected<Error> wants(std::string_view word, std::string_view what) {
  return fail(ErrorKind::WrongUsage, fmt::format("the request \"{}\" needs {}", word, what));
}

/// Requests that are their word alone.
std::optional<Request> parse_bare(std::string_view word) {
  if (word == "open") return AskOpen{};
  if (word == "cancel") return AskCancel{};
  if (word == "roll-back") return AskRollBack{};
  if (word == "status") return AskStatus{};
  if (word == "verify-library") return AskVerifyLibrary{};
  if (word == "take") return AskTake{};
  if (word == "drop") return AskDrop{};
  if (word == "pin-state") return AskPinState{};
  if (word == "leave") return AskLeave{};
  return std::nullopt;
}

Parsed parse_about_pack(const Fields& fields, std::string_view word) {
  const std::string pack = fields.text("pack");
  if (pack.empty()) return wants(word, "\"pack\"");
  if (word == "failed") return TellFailed{pack, fields.text("why")};
  return TellRunningWell{pack};
}

Parsed parse_about_file(const Fields& fields, std::string_view word) {
  const auto file = fields.path("file");
  if (file.empty()) return wants(word, "\"file\"");
  if (word == "stage") return AskStage{file};
  return AskInstall{file};
}

Parsed parse_scan(const Fields& fields) {
  if (!fields.has_list("files")) return wants("scan", "\"files\", a list");
  AskScan scan{fields.paths("files")};
  if (scan.files.size() > scan_files_max) return wants("scan", fmt::format("at most {} files", scan_files_max));
  for (const auto& file : scan.files)
    if (file.empty()) return wants("scan", "paths in \"files\"");
  return scan;
}

/// Whether it is a good PIN is for the installer to say; here it is only kept short.
Parsed parse_about_pin(const Fields& fields, std::string_view word) {
  if (!fields.has_text("pin") || fields.text("pin").size() > pin_bytes_max) return wants(word, "\"pin\", a short text");
  if (word == "check-pin") return AskCheckPin{fields.text("pin")};
  return AskSetPin{fields.text("pin")};
}

Parsed parse_floor(const Fields& fields) {
  const std::int64_t epoch = fields.number("epoch"), seq = fields.number("seq");
  if (epoch < 1 || epoch > 1'000'000 || seq < 1) return wants("set-floor", "\"epoch\" and \"seq\"");
  return AskSetFloor{{static_cast<int>(epoch), seq}};
}

Parsed parse_clock(const Fields& fields) {
  const auto local = parse_local_time(fields.text("local"));
  if (!local) return wants("set-clock", "\"local\", like 2026-11-26T10:05:00");
  return AskSetClock{*local};
}

} // namespace

std::string_view word_of(const Request& request) { return request_words[request.index()]; }

std::string to_line(const Request& request) {
  Json json{{"do", word_of(request)}};
  std::visit(Overloaded{[&](const TellFailed& it) {
                          json.update({{"pack", it.pack}, {"why", it.why}});
                        },
                        [&](const TellRunningWell& it) { json["pack"] = it.pack; },
                        [&](const AskInstall& it) { json["file"] = path_json<Json>(it.file); },
                        [&](const AskStage& it) { json["file"] = path_json<Json>(it.file); },
                        [&](const AskScan& it) {
                          json["files"] = Json::array();
                          for (const auto& file : it.files)
                            json["files"].push_back(path_json<Json>(file));
                        },
                        [&](const AskCheckPin& it) { json["pin"] = it.pin; },
                        [&](const AskSetPin& it) { json["pin"] = it.pin; },
                        [&](const AskSetClock& it) { json["local"] = to_string(it.local); },
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
  if (auto bare = parse_bare(word)) return *std::move(bare);
  if (word == "failed" || word == "running-well") return parse_about_pack(fields, word);
  if (word == "install" || word == "stage") return parse_about_file(fields, word);
  if (word == "check-pin" || word == "set-pin") return parse_about_pin(fields, word);
  if (word == "scan") return parse_scan(fields);
  if (word == "set-floor") return parse_floor(fields);
  if (word == "set-clock") return parse_clock(fields);
  return fail(ErrorKind::WrongUsage, fmt::format("the request \"{}\" is not known", word));
}

} // namespace kiosk::install
