#include "kiosk/install/answers.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/fields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::install {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> step_words = {"waiting", "reading",    "copying",
                                                        "hashing", "validating", "storing"};
constexpr std::array<std::string_view, 4> verdict_words = {"newer", "same", "older", "refused"};

/// The place of `word`; `otherwise` when it is not there.
template <std::size_t count>
std::size_t index_of(const std::array<std::string_view, count>& words, const std::string& word, std::size_t otherwise) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? otherwise : static_cast<std::size_t>(found - words.begin());
}

Json json_of(const Checkup& checkup) {
  return {{"pack", checkup.folder},
          {"current", checkup.is_current},
          {"sound", checkup.code.empty()},
          {"code", checkup.code},
          {"detail", checkup.detail}};
}

Json json_of(const FoundPack& found) {
  Json json{{"file", path_json<Json>(found.file)},
            {"verdict", word_of(found.verdict)},
            {"code", found.code},
            {"detail", found.detail},
            {"de", found.german},
            {"en", found.english}};
  if (found.words)
    json.update({{"pack", found.words->pack},
                 {"epoch", found.words->number.epoch},
                 {"seq", found.words->number.seq},
                 {"created", day_text(found.words->created)},
                 {"expires", day_text(found.words->expires)},
                 {"scope", found.words->scope},
                 {"signer", found.words->signer},
                 {"size_bytes", found.words->size_bytes},
                 {"test", found.words->is_test}});
  return json;
}

template <typename T> Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& one : all)
    list.push_back(json_of(one));
  return list;
}

Json json_of(const Open& it) {
  return {{"is", "open"},
          {"pack", it.pack},
          {"database", path_json<Json>(it.database)},
          {"trial", it.is_on_trial},
          {"newest_day", day_text(it.newest_day)},
          {"codes", it.codes}};
}
Json json_of(const Working& it) {
  return {{"is", "working"}, {"step", word_of(it.progress.step)}, {"done", it.progress.done}, {"of", it.progress.of}};
}
Json json_of(const Done& it) { return {{"is", "done"}, {"request", it.request}, {"pack", it.pack}}; }
Json json_of(const Refused& it) {
  return {{"is", "refused"},     {"request", it.request}, {"code", it.code},
          {"detail", it.detail}, {"de", it.german},       {"en", it.english}};
}
Json json_of(const Cancelled& it) { return {{"is", "cancelled"}, {"request", it.request}}; }
Json json_of(const Checked& it) { return {{"is", "checked"}, {"pack", it.pack}, {"sound", it.is_sound}}; }
Json json_of(const Verified& it) { return {{"is", "verified"}, {"packs", list_of(it.packs)}}; }
Json json_of(const Found& it) { return {{"is", "found"}, {"packs", list_of(it.packs)}}; }
Json json_of(const Staged& it) {
  return {{"is", "staged"},
          {"pack", it.pack},
          {"database", path_json<Json>(it.database)},
          {"created", day_text(it.created)},
          {"expires", day_text(it.expires)},
          {"signer", it.signer},
          {"older", it.is_older}};
}
Json json_of(const PinState& it) {
  return {{"is", "pin"},
          {"set", it.is_set},
          {"right", it.is_right},
          {"tries_left", it.tries_left},
          {"wait_seconds", it.wait.count()}};
}

Open open_of(const Fields& fields) {
  return {fields.text("pack"), fields.path("database"), fields.flag("trial"), fields.day("newest_day"),
          fields.texts("codes")};
}

Verified verified_of(const Fields& fields) {
  Verified verified;
  for (const Fields& of : fields.list("packs"))
    verified.packs.push_back({of.text("pack"), of.flag("current"), of.text("code"), of.text("detail")});
  return verified;
}

FoundPack found_pack_of(const Fields& of) {
  FoundPack found;
  found.file = of.path("file");
  found.verdict =
      static_cast<Verdict>(index_of(verdict_words, of.text("verdict"), static_cast<std::size_t>(Verdict::Refused)));
  found.code = of.text("code");
  found.detail = of.text("detail");
  found.german = of.text("de");
  found.english = of.text("en");
  if (!of.text("pack").empty())
    found.words = SignedWords{of.text("pack"),        {static_cast<int>(of.number("epoch")), of.number("seq")},
                              of.day("created"),      of.day("expires"),
                              of.text("scope"),       of.text("signer"),
                              of.count("size_bytes"), of.flag("test")};
  return found;
}

Found found_of(const Fields& fields) {
  Found found;
  for (const Fields& of : fields.list("packs"))
    found.packs.push_back(found_pack_of(of));
  return found;
}

} // namespace

std::string_view word_of(Step step) { return step_words[static_cast<std::size_t>(step)]; }
std::string_view word_of(Verdict verdict) { return verdict_words[static_cast<std::size_t>(verdict)]; }

std::string to_line(const Answer& answer) {
  return std::visit(
      Overloaded{[](const StatusLine& it) { return it.json; }, [](const auto& it) { return line_of(json_of(it)); }},
      answer);
}

Result<Answer> parse_answer(std::string_view line) {
  const Fields fields(line);
  if (!fields.is_object()) return fail(ErrorKind::WrongUsage, "an answer is one JSON object in a line");
  const std::string word = fields.text("is");
  if (word == "open") return open_of(fields);
  if (word == "working")
    return Working{
        {static_cast<Step>(index_of(step_words, fields.text("step"), 0)), fields.count("done"), fields.count("of")}};
  if (word == "done") return Done{fields.text("request"), fields.text("pack")};
  if (word == "refused")
    return Refused{fields.text("request"), fields.text("code"), fields.text("detail"), fields.text("de"),
                   fields.text("en")};
  if (word == "cancelled") return Cancelled{fields.text("request")};
  if (word == "checked") return Checked{fields.text("pack"), fields.flag("sound")};
  if (word == "status") return StatusLine{std::string{line}};
  if (word == "verified") return verified_of(fields);
  if (word == "found") return found_of(fields);
  if (word == "staged")
    return Staged{fields.text("pack"),   fields.path("database"), fields.day("created"),
                  fields.day("expires"), fields.text("signer"),   fields.flag("older")};
  if (word == "pin")
    return PinState{fields.flag("set"), fields.flag("right"), static_cast<int>(fields.number("tries_left")),
                    std::chrono::seconds{fields.number("wait_seconds")}};
  return fail(ErrorKind::WrongUsage, fmt::format("the answer \"{}\" is not known", word));
}

Refused refused(std::string_view request, const Error& error, std::optional<Date> pack_date) {
  const bool has_code = container::refusal_of(error).has_value();
  return {std::string{request}, has_code ? error.code : std::string{container::code_of(container::Refusal::Internal)},
          error.sentence(), container::staff_sentence(error, container::StaffLanguage::German, pack_date),
          container::staff_sentence(error, container::StaffLanguage::English, pack_date)};
}

} // namespace kiosk::install
