#include "kiosk/app/desk_facts.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
using desk::Fact;

constexpr double hot_celsius = 80;
constexpr std::uint64_t megabyte = std::uint64_t{1024} * 1024;
constexpr std::uint64_t free_megabytes_min = 500;
constexpr long memory_kb_max = 150L * 1024;

/// The first line of a small file of the kernel; empty when it cannot be read.
std::string first_line(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return container::harmless(line.substr(0, 200));
}

std::string number(long value) {
  std::string digits = fmt::format("{}", value);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

/// German numbers have a comma.
std::string with_comma(std::string number) {
  std::ranges::replace(number, '.', ',');
  return number;
}

std::string duration(double seconds) {
  const auto minutes = static_cast<long>(seconds / 60);
  if (minutes < 60) return fmt::format("{} min", minutes);
  if (minutes < 48 * 60) return fmt::format("{} h {} min", minutes / 60, minutes % 60);
  return fmt::format("{} Tage {} h", minutes / 1440, minutes % 1440 / 60);
}

std::string milliseconds_of(std::chrono::microseconds time) {
  return with_comma(fmt::format("{:.1f} ms", static_cast<double>(time.count()) / 1000));
}

double number_at(const std::string& line, double otherwise) {
  double value = otherwise;
  const auto result = std::from_chars(line.data(), line.data() + line.size(), value);
  return result.ec == std::errc{} ? value : otherwise;
}

desk::FactGroup drawing(const Measured& measured) {
  const device::Activity& activity = measured.display.activity();
  desk::FactGroup group{"Zeichnen", {}};
  group.facts.push_back({"Bilder gezeichnet", number(activity.frames)});
  group.facts.push_back({"Letztes Bild", milliseconds_of(activity.last_frame)});
  group.facts.push_back({"Langsamstes Bild", milliseconds_of(activity.slowest_frame)});
  group.facts.push_back(
      {"Zeichenbefehle", fmt::format("{}, {} Punkte", number(activity.draw_commands), number(activity.vertices))});
  group.facts.push_back(
      {"Nicht gezeichnet", number(measured.display.missed_draws()), measured.display.missed_draws() > 0});
  group.facts.push_back({"Aufgewacht", number(activity.wakes)});
  return group;
}

desk::FactGroup screen(const Measured& measured) {
  const device::Hardware hardware = measured.display.hardware();
  const ui::Display display{measured.display.width_px(), measured.display.height_px(), measured.diagonal_inch, {}};
  desk::FactGroup group{"Bildschirm", {}};
  group.facts.push_back({"Größe", fmt::format("{} x {} px, {}", display.width_px, display.height_px,
                                              display.is_portrait() ? "hoch" : "quer")});
  group.facts.push_back({"Eingestellte Diagonale", with_comma(fmt::format("{:.2f} Zoll", measured.diagonal_inch))});
  group.facts.push_back({"Ein Pixel", with_comma(fmt::format("{:.4f} mm ({:.3f} px je mm)", 1 / display.px_per_mm(),
                                                             display.px_per_mm()))});
  group.facts.push_back({"Fläche", fmt::format("{:.0f} x {:.0f} mm", display.width_px / display.px_per_mm(),
                                               display.height_px / display.px_per_mm())});
  group.facts.push_back({"Bildtreiber", hardware.video_driver.empty() ? "ohne Fenster" : hardware.video_driver});
  group.facts.push_back(
      {"Zeichnet mit", fmt::format("{}{}", hardware.renderer, hardware.is_accelerated ? "" : " (ohne Grafikkarte)")});
  if (hardware.refresh_hz > 0)
    group.facts.push_back({"Bilder je Sekunde", fmt::format("höchstens {}", hardware.refresh_hz)});
  for (const std::string& device : hardware.touch_devices)
    group.facts.push_back({"Berührungsgerät", container::harmless(device)});
  if (hardware.touch_devices.empty())
    group.facts.push_back({"Berührungsgerät", "keines gemeldet (manche zeigen sich erst bei der ersten Berührung)"});
  return group;
}

desk::FactGroup memory(const Measured& measured) {
  desk::FactGroup group{"Speicher", {}};
  const auto line = [&](const char* name, const char* key, long most) {
    const long kb = status_kb(measured.root, key);
    group.facts.push_back(
        {name, kb < 0 ? "nicht lesbar" : with_comma(fmt::format("{:.1f} MB", static_cast<double>(kb) / 1024)),
         kb < 0 || (most > 0 && kb > most)});
  };
  line("Eigener (RssAnon)", "RssAnon", memory_kb_max);
  line("Ganz (VmRSS)", "VmRSS", 0);
  line("Höchster Stand", "VmHWM", 0);
  line("Ausgelagert", "VmSwap", 0);
  const text::Engine::Remembered remembered = measured.words.engine.remembered();
  group.facts.push_back(
      {"Gemerkte Absätze", fmt::format("{} gesetzt, {} geformt", remembered.laid_out, remembered.shaped)});
  group.facts.push_back({"Schriftatlas", fmt::format("{} Seiten", measured.atlas_pages)});
  group.facts.push_back({"Bilder im Speicher", fmt::format("{}", measured.pictures)});
  return group;
}

void add_disk(desk::FactGroup& group, const fs::path& disk) {
  if (disk.empty()) return;
  struct statvfs space = {};
  if (::statvfs(disk.c_str(), &space) != 0) {
    group.facts.push_back({"Frei auf der Platte", "nicht lesbar", true});
    return;
  }
  const std::uint64_t free_mb = static_cast<std::uint64_t>(space.f_bavail) * space.f_frsize / megabyte;
  const std::uint64_t all_mb = static_cast<std::uint64_t>(space.f_blocks) * space.f_frsize / megabyte;
  group.facts.push_back(
      {"Frei auf der Platte",
       fmt::format("{} MB von {} MB", number(static_cast<long>(free_mb)), number(static_cast<long>(all_mb))),
       free_mb < free_megabytes_min});
  group.facts.push_back({"Ordner", container::harmless(disk.string())});
}

desk::FactGroup machine(const Measured& measured) {
  desk::FactGroup group{"Gerät", {}};
  std::vector<Temperature> all = temperatures(measured.root);
  if (all.empty()) group.facts.push_back({"Temperatur", "kein Fühler lesbar"});
  for (const Temperature& one : all)
    group.facts.push_back(
        {"Temperatur " + one.name, fmt::format("{:.0f} °C", one.celsius), one.celsius >= hot_celsius});
  const double uptime = number_at(first_line(measured.root / "proc/uptime"), -1);
  group.facts.push_back({"Läuft seit", uptime < 0 ? "nicht lesbar" : duration(uptime)});
  const std::string load = first_line(measured.root / "proc/loadavg");
  group.facts.push_back({"Last", load.substr(0, load.find(' ', load.find(' ', load.find(' ') + 1) + 1))});
  add_disk(group, measured.disk);
  return group;
}

desk::FactGroup content(const Measured& measured, Moment now) {
  desk::FactGroup group{"Inhalt und Uhr", {}};
  group.facts.push_back({"Uhr", to_string(now.local).replace(10, 1, ", ")});
  if (measured.house == nullptr) {
    const bool is_early = date_of(now.local) < container::program_released();
    group.facts.push_back({"Uhr glaubhaft", is_early ? "nein: vor dem Tag dieses Programms" : "ja", is_early});
    group.facts.push_back({"Paket", "keines geöffnet", true});
    return group;
  }
  const pack::About& about = measured.house->pack.about();
  const Date earliest = std::max(measured.house->settings.earliest_day, about.created);
  const bool is_early = date_of(now.local) < earliest;
  group.facts.push_back(
      {"Uhr glaubhaft", is_early ? fmt::format("nein: vor dem {}", to_string(earliest)) : "ja", is_early});
  group.facts.push_back({"Paket", container::harmless(fmt::format("{} Nr. {}", about.id, about.seq))});
  group.facts.push_back({"Name", container::harmless(about.name)});
  group.facts.push_back({"Stand", to_string(about.as_of)});
  const bool is_over = about.expires < date_of(now.local);
  group.facts.push_back({"Gilt bis", to_string(about.expires) + (is_over ? " (abgelaufen)" : ""), is_over});
  group.facts.push_back({"Kita", container::harmless(measured.house->settings.kita)});
  group.facts.push_back({"Sprachen", fmt::format("{}", measured.house->settings.languages.size())});
  return group;
}

desk::FactGroup versions(const Measured& measured) {
  desk::FactGroup group{"Fassungen", {}};
  group.facts.push_back({"Programm vom", to_string(container::program_released())});
  group.facts.push_back({"Paketschema", fmt::format("{}", pack::schema_version)});
  group.facts.push_back({"Bibliothek", measured.display.hardware().library});
  struct utsname system = {};
  if (::uname(&system) == 0)
    group.facts.push_back({"System", fmt::format("{} {} {}", system.sysname, system.release, system.machine)});
  std::ifstream release(measured.root / "etc/os-release");
  for (std::string line; std::getline(release, line);)
    if (line.starts_with("PRETTY_NAME="))
      group.facts.push_back(
          {"Verteilung", container::harmless(line.substr(13, line.size() > 14 ? line.size() - 14 : 0))});
  return group;
}

} // namespace

long status_kb(const fs::path& root, std::string_view name) {
  std::ifstream stream(root / "proc/self/status");
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ':') continue;
    std::istringstream words(line.substr(name.size() + 1));
    long kb = -1;
    if (words >> kb) return kb;
  }
  return -1;
}

std::vector<Temperature> temperatures(const fs::path& root) {
  constexpr double least = -60, most = 200;
  std::vector<Temperature> found;
  const auto add = [&](const fs::path& file, std::string name) {
    const double thousandths = number_at(first_line(file), 1e9);
    if (thousandths / 1000 > least && thousandths / 1000 < most) found.push_back({std::move(name), thousandths / 1000});
  };
  std::error_code problem;
  std::vector<fs::path> folders;
  for (const char* parent : {"sys/class/thermal", "sys/class/hwmon"})
    for (fs::directory_iterator entry(root / parent, problem), end; !problem && entry != end; entry.increment(problem))
      folders.push_back(entry->path());
  std::ranges::sort(folders);
  for (const fs::path& folder : folders) {
    const std::string name = folder.filename().string();
    if (name.starts_with("thermal_zone")) add(folder / "temp", first_line(folder / "type"));
    if (!name.starts_with("hwmon")) continue;
    for (int at = 1; at <= 16; ++at) {
      const fs::path file = folder / fmt::format("temp{}_input", at);
      if (!fs::exists(file, problem)) continue;
      const std::string label = first_line(folder / fmt::format("temp{}_label", at));
      add(file, first_line(folder / "name") + (label.empty() ? fmt::format(" {}", at) : " " + label));
    }
  }
  return found;
}

desk::Facts facts_of(const Measured& measured, Moment now) {
  desk::Facts facts;
  facts.groups = {drawing(measured),      memory(measured),  screen(measured),
                  content(measured, now), machine(measured), versions(measured)};
  const device::Activity& activity = measured.display.activity();
  for (int at = device::Activity::minutes_kept - activity.minutes; at < device::Activity::minutes_kept; ++at)
    facts.wakes_of_minutes.push_back(static_cast<float>(activity.wakes_of_minutes[static_cast<std::size_t>(at)]));
  return facts;
}

} // namespace kiosk::app
