// The kiosk's state for somebody who is on the telephone with the technician: in words, and in squares.
#include "kiosk/staff/board.h"

#include "kiosk/container/refusals.h"
#include "kiosk/locale/formats.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace kiosk::staff {

using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

using std::int64_t;

constexpr std::size_t notes_shown = 5;

/// What is shown is what the squares say: a key of the catalogue with its value.
struct Line {
  std::string key;
  std::string value;
};

std::string age_of(Date created, LocalTime now) {
  const auto days = std::chrono::local_days{date_of(now)} - std::chrono::local_days{created};
  return std::to_string(days.count());
}

const install::PackFacts* pack_of(const install::StatusFacts& facts, const std::string& name) {
  const auto found = std::find_if(facts.packs.begin(), facts.packs.end(),
                                  [&](const install::PackFacts& one) { return one.pack == name; });
  return found == facts.packs.end() ? nullptr : &*found;
}

std::string number_of(const install::StatusFacts& facts, const std::string& name) {
  const install::PackFacts* pack = pack_of(facts, name);
  return pack == nullptr ? name : fmt::format("{} ({})", name, kiosk::to_string(pack->created));
}

std::vector<Line> lines_of(const Input& input) {
  std::vector<Line> lines;
  const pack::About& about = input.pack.about();
  lines.push_back({"staff/status-kita", input.settings.kita});
  lines.push_back({"staff/status-shown", fmt::format("{}, {}-{}", about.id, about.epoch, about.seq)});
  lines.push_back({"staff/status-day", kiosk::to_string(about.created)});
  lines.push_back({"staff/status-age", age_of(about.created, input.now.local)});
  lines.push_back({"staff/status-valid", kiosk::to_string(about.expires)});
  const std::string local = kiosk::to_string(input.now.local);
  if (const auto& facts = input.state.facts) {
    lines.push_back({"staff/status-current", facts->current.empty() ? "-" : number_of(*facts, facts->current)});
    lines.push_back({"staff/status-previous", facts->previous.empty() ? "-" : number_of(*facts, facts->previous)});
    if (facts->is_on_trial) lines.push_back({"staff/status-trial", std::to_string(facts->tries)});
    if (!facts->failed.empty()) lines.push_back({"staff/status-failed", facts->failed});
    if (!facts->problem.empty()) lines.push_back({"staff/status-problem", facts->problem});
    lines.push_back({"staff/status-free", fmt::format("{} MB", facts->free_bytes / 1'000'000)});
    lines.push_back(
        {facts->is_clock_plausible ? "staff/status-clock" : "staff/status-clock-wrong", local.substr(0, 16)});
    lines.push_back({"staff/status-program", fmt::format("{} ({})", facts->program_version, facts->program_released)});
    const std::size_t count = std::min(notes_shown, facts->notes.size());
    for (auto note = facts->notes.end() - static_cast<std::ptrdiff_t>(count); note != facts->notes.end(); ++note)
      lines.push_back({"staff/status-note",
                       fmt::format("{} {} {} {}", note->at.substr(0, 16), note->event, note->what, note->code)});
  } else {
    lines.push_back({"staff/status-clock", local.substr(0, 16)});
  }
  for (Line& line : lines)
    line.value = container::harmless(line.value);
  return lines;
}

/// Telephones guess how letters in squares are meant, and guess wrongly: only ASCII is read the same by all.
std::string in_ascii(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"}};
  for (const auto& [letter, two] : letters)
    for (auto at = text.find(letter); at != std::string::npos; at = text.find(letter, at))
      text.replace(at, letter.size(), two);
  for (char& c : text)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  return text;
}

} // namespace

std::string status_text(const Input& input) {
  const locale::Messages& german = input.catalogue.in(Language{});
  std::string text = "Elternkiosk\n";
  for (const Line& line : lines_of(input))
    text += locale::without_controls(german.say(line.key, {{"value", line.value}})) + "\n";
  return in_ascii(std::move(text));
}

ui::Page status_page(Board& board) {
  ui::Page page = board.page(board.words("staff/status"));
  std::vector<Node> lines;
  for (const Line& line : lines_of(board.input)) {
    const std::string value =
        locale::isolate_left_to_right(line.value); // names of packs and days run the same way everywhere
    lines.push_back(screens::text(board.words(line.key, {{"value", value}}), Type::Second));
  }
  const pack::Kita* kita = board.scene.kita();
  if (kita == nullptr || kita->street.empty())
    page.blocks.push_back(screens::hint("location_on", board.words("staff/no-address")));
  page.blocks.push_back(screens::panel(std::move(lines), 10));
  if (auto squares = squares_of(status_text(board.input))) {
    Node code;
    code.role = ui::Role::Image;
    code.matrix = std::move(squares);
    code.width = board.scene.is_portrait() ? 620 : 520;
    code.min_height = code.width;
    code.name = board.scene.say("staff/squares");
    Node explained = screens::column({screens::text(board.words("staff/squares")), std::move(code)}, 16);
    page.blocks.push_back(std::move(explained));
  }
  if (!board.scene.is_portrait() && !board.scene.is_large()) page.columns = 2;
  return page;
}

} // namespace kiosk::staff
