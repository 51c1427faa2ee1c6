// States with made-up values, so that every screen of staff can be looked at without a stick: names say "Beispiel".
#include "kiosk/staff/show.h"

#include "kiosk/locale/formats.h"

#include <algorithm>

namespace kiosk::staff {
namespace {

using namespace std::chrono_literals;

constexpr const char* example_stick = "beispiel";

Date example_day() { return Date{std::chrono::year{2026} / 11 / 26}; }

install::FoundPack newer_pack() {
  install::FoundPack pack;
  pack.file = "beispiel-2026112601.kitapack";
  pack.verdict = install::Verdict::Newer;
  install::SignedWords words;
  words.pack = "1-2026112601-0000beef";
  words.created = example_day();
  words.expires = Date{std::chrono::year{2027} / 6 / 30};
  words.signer = "Redaktion (Beispiel)";
  pack.words = words;
  return pack;
}

install::FoundPack refused_pack(const char* file, install::Verdict verdict, const char* code) {
  install::FoundPack pack;
  pack.file = file;
  pack.verdict = verdict;
  pack.code = code;
  return pack;
}

/// Made up, but as long as real ones.
Proof example_proof(const screens::Settings& settings) {
  Proof proof;
  proof.from = Date{std::chrono::year{2026} / 9 / 1};
  proof.to = example_day();
  proof.expires = Date{std::chrono::year{2027} / 6 / 30};
  proof.signer = "Redaktion (Beispiel)";
  proof.kinds = {{"event", {"Beispiel: Laternenfest"}, {"Beispiel: Elterncafé"}, {}},
                 {"offer",
                  {"Beispiel: Frühförderstelle Neustädter See", "Beispiel: Hebammensprechstunde"},
                  {"Beispiel: Schuldner- und Insolvenzberatung"},
                  {"Beispiel: Krabbelgruppe am Vormittag"}},
                 {"application", {}, {"Beispiel: Kinderzuschlag"}, {}}};
  int machine = 240;
  for (const Language& language : settings.languages)
    if (!language.is_german()) proof.languages.push_back({language, 98, machine += 3, machine > 246});
  proof.expiring = {{"Beispiel: Kindergeld", Date{std::chrono::year{2026} / 12 / 31}}};
  return proof;
}

install::StatusFacts example_facts() {
  install::StatusFacts facts;
  facts.current = "1-2026112601-0000beef";
  facts.previous = "1-2026090101-0000cafe";
  install::PackFacts now, before;
  now.pack = facts.current;
  now.created = example_day();
  before.pack = facts.previous;
  before.created = Date{std::chrono::year{2026} / 9 / 1};
  facts.packs = {now, before};
  facts.free_bytes = 21'474'000'000;
  facts.program_version = "0.0.0-beispiel";
  facts.program_released = "2026-11-22";
  facts.notes = {{"2026-09-01T08:00:00", "installed", "1-2026090101-0000cafe", ""},
                 {"2026-11-26T07:55:00", "refused", "beispiel.kitapack", "KP-POL-SCOPE"},
                 {"2026-11-26T08:01:00", "installed", "1-2026112601-0000beef", ""}};
  return facts;
}

TranslationFile translation(const char* name, const char* tag, int used, int left_out) {
  TranslationFile file;
  file.name = name;
  file.language = Language{tag};
  file.used = used;
  file.left_out = left_out;
  return file;
}

Translations some_translations() {
  Translations translations;
  translations.stick = example_stick;
  translations.files = {translation("beispiel-uk.po", "uk", 412, 0),
                        translation("beispiel-uk-inhalt.po", "uk", 2406, 2),
                        translation("beispiel-pl.po", "ro", 17, 0)};
  translations.files[1].reasons = {"offer/beispiel/title: the German text is another one by now",
                                   "term/beispiel/short: it has more than 65536 bytes"};
  translations.files[2].contradicts = true;
  return translations;
}

/// Nothing of it can be shown.
Translations broken_translations() {
  Translations translations;
  translations.stick = example_stick;
  translations.files = {translation("beispiel-ar.po", "ar", 0, 0), translation("beispiel.po", "", 0, 0)};
  translations.files[0].fault = FileFault::Broken;
  translations.files[0].line = 1203;
  translations.files[0].why = "end-of-line within string";
  translations.files[1].fault = FileFault::Nameless;
  translations.unread = 3;
  return translations;
}

State example_state(const screens::Settings& settings, Moment now) {
  State state;
  stick::StickIn stick;
  stick.id = example_stick;
  stick.label = "Beispiel";
  stick.po_files = {"beispiel-uk.po"};
  state.sticks.push_back({stick,
                          {newer_pack(), refused_pack("beispiel-alt.kitapack", install::Verdict::Older, "KP-POL-OLDER"),
                           refused_pack("beispiel-andere-kita.kitapack", install::Verdict::Refused, "KP-POL-SCOPE")},
                          true,
                          now.steady});
  state.candidate = Candidate{example_stick, newer_pack(), install::Staged{}, example_proof(settings)};
  state.translations = some_translations();
  state.facts = example_facts();
  state.outcome = Outcome{true, {"staff/done", {}, {}, {}}, {}, true};
  state.progress = {Task::Stage, 0.42, now.steady - 40s, false};
  state.clock = std::chrono::floor<std::chrono::minutes>(now.local);
  state.pad.is_known = true;
  state.touched = now.steady;
  state.options.has_desk = true;
  return state;
}

void wait_example(State& state, Moment now) {
  state.screen = Screen::Pin;
  state.pad.wait_until = now.steady + 272s;
}

void refused_example(State& state) {
  state.screen = Screen::Result;
  state.outcome = Outcome{false, {"staff/untrusted", {}, {}, {}}, "KP-SIG-FOREIGN", true};
}

void notice_example(State& state, Moment now, bool is_offer) {
  Notice notice;
  notice.stick = example_stick;
  notice.until = now.steady + notice_time;
  notice.can_view = is_offer;
  notice.sentence = is_offer ? Sentence{"staff/found", {{"date", locale::day_month_year(example_day())}}, {}, {}}
                             : Sentence{"staff/untrusted", {}, {}, {}};
  if (!is_offer) notice.code = "KP-SIG-FOREIGN";
  state.notice = std::move(notice);
}

} // namespace

const std::vector<std::string>& all_addresses() {
  static const std::vector<std::string> addresses{
      "staff/notice",    "staff/notice-refused", "staff/packs",
      "staff/pin",       "staff/pin-wait",       "staff/new-pin",
      "staff/busy",      "staff/proof",          "staff/details",
      "staff/rehearsal", "staff/result",         "staff/refused",
      "staff/menu",      "staff/status",         "staff/clock",
      "staff/languages", "staff/translations",   "staff/translations-broken",
      "staff/reading",   "staff/preview",        "staff/preview-notice"};
  return addresses;
}

std::optional<State> example(std::string_view address, const screens::Settings& settings, Moment now) {
  const std::vector<std::string>& all = all_addresses();
  if (std::find(all.begin(), all.end(), address) == all.end()) return std::nullopt;
  State state = example_state(settings, now);
  if (address == "staff/notice" || address == "staff/notice-refused") {
    notice_example(state, now, address == "staff/notice");
    return state;
  }
  if (address == "staff/preview-notice") notice_example(state, now, true);
  if (address == "staff/pin-wait") wait_example(state, now);
  if (address == "staff/refused") refused_example(state);
  if (address == "staff/reading") {
    state.screen = Screen::Busy;
    state.progress = {Task::Read, 0.5, now.steady - 4s, false};
  }
  if (address == "staff/translations-broken") {
    state.screen = Screen::Translations;
    state.translations = broken_translations();
  }
  for (const Screen screen :
       {Screen::Packs, Screen::Pin, Screen::NewPin, Screen::Busy, Screen::Proof, Screen::Details, Screen::Rehearsal,
        Screen::Result, Screen::Menu, Screen::Status, Screen::Clock, Screen::Languages, Screen::Translations}) {
    State probe;
    probe.screen = screen;
    if (address_of(probe) == address) state.screen = screen;
  }
  if (state.screen == Screen::Packs)
    std::rotate(state.sticks[0].found.begin(), state.sticks[0].found.begin() + 1, state.sticks[0].found.end());
  if (state.screen == Screen::Packs) state.sticks[0].found.pop_back(); // none that comes in by itself
  return state;
}

} // namespace kiosk::staff
