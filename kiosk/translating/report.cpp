#include "kiosk/translating/report.h"

#include "kiosk/translating/approve.h"

#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace kiosk::translating {
namespace {

using locale::PoEntry;

std::string percent_of(int part, int all) { return fmt::format("{}", all == 0 ? 0 : part * 100 / all); }

std::string line_of(const Row& row, const char* kind, const Counts& counts) {
  return fmt::format("{:10} {:10} {:>5} {:>6} % {:>8} {:>8} {:>10} {:>8} {:>8}\n", row.tag, kind, counts.all,
                     percent_of(counts.current(), counts.all), counts.human, counts.reviewed, counts.machine,
                     counts.outdated, counts.missing);
}

nlohmann::ordered_json json_of(const Counts& counts) {
  return {{"all", counts.all},           {"current", counts.current()}, {"human", counts.human},
          {"reviewed", counts.reviewed}, {"machine", counts.machine},   {"outdated", counts.outdated},
          {"missing", counts.missing}};
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text)
    result += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
  return result;
}

constexpr std::string_view page_head = R"(<!doctype html>
<html lang="de"><meta charset="utf-8"><title>Elternkiosk: Stand der Übersetzungen</title>
<style>
body{font:16px/1.4 sans-serif;background:#fff;color:#1c2733;margin:24px;max-width:60em}
table{border-collapse:collapse;width:100%;margin:0 0 2em}td,th{padding:6px 8px;text-align:right;border-bottom:1px solid #d8d0c2}
td:first-child,th:first-child{text-align:left}td.bar{width:38%;text-align:left}
.row{display:flex;height:18px;border:1px solid #857b6b;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.row span,.key i{display:block}.human{background:#1d6b3f}.reviewed{background:#6fb58a}
.machine{background:repeating-linear-gradient(45deg,#f0b95c,#f0b95c 4px,#f8dcaa 4px,#f8dcaa 8px)}
.outdated{background:repeating-linear-gradient(90deg,#b5483a,#b5483a 3px,#fff 3px,#fff 6px)}.missing{background:#fff}
.key{display:flex;flex-wrap:wrap;gap:6px 18px;list-style:none;padding:0}.key i{width:26px;height:14px;border:1px solid #857b6b;float:left;margin:4px 6px 0 0}
@media print{body{margin:0;font-size:12px}tr{break-inside:avoid}}
</style>
)";

struct Share {
  const char* name;
  const char* words;
  int Counts::*count;
};
constexpr Share shares[] = {{"human", "von Menschen geschrieben", &Counts::human},
                            {"reviewed", "automatisch übersetzt und von Menschen geprüft", &Counts::reviewed},
                            {"machine", "automatisch übersetzt, noch nicht geprüft", &Counts::machine},
                            {"outdated", "veraltet: der deutsche Text ist neu", &Counts::outdated},
                            {"missing", "fehlt: der Kiosk zeigt Deutsch", &Counts::missing}};

std::string bar_of(const Counts& counts) {
  std::string bar = "<div class=\"row\">";
  for (const Share& share : shares)
    if (const int count = counts.*share.count; count > 0)
      bar += fmt::format("<span class=\"{}\" style=\"flex:{}\" title=\"{}: {}\"></span>", share.name, count,
                         share.words, count);
  return bar + "</div>";
}

std::string table_of(const std::vector<Row>& rows, const char* title, Counts Row::*counts) {
  std::string table =
      fmt::format("<h2>{}</h2>\n<table><tr><th>Sprache<th>Texte<th>aktuell<th>geprüft<th>veraltet<th>fehlt"
                  "<th class=\"bar\"></tr>\n",
                  title);
  for (const Row& row : rows) {
    const Counts& own = row.*counts;
    table += fmt::format("<tr><td>{}<td>{}<td>{} %<td>{} %<td>{}<td>{}<td class=\"bar\">{}</tr>\n",
                         escaped(row.german_name), own.all, percent_of(own.current(), own.all),
                         percent_of(own.human + own.reviewed, own.all), own.outdated, own.missing, bar_of(own));
  }
  return table + "</table>\n";
}

} // namespace

Counts count(const locale::PoDocument& pot, const locale::PoDocument& language) {
  std::map<std::string, const PoEntry*, std::less<>> own;
  for (const PoEntry& entry : language.entries)
    if (!entry.obsolete) own.emplace(entry.key, &entry);
  Counts counts;
  for (const PoEntry& german : pot.entries) {
    ++counts.all;
    const auto found = own.find(german.key);
    if (found == own.end() || found->second->translation.empty()) {
      ++counts.missing;
      continue;
    }
    const PoEntry& entry = *found->second;
    const std::string maker = maker_of(entry);
    if (entry.fuzzy || entry.source != german.source)
      ++counts.outdated;
    else
      ++(maker == "machine" ? counts.machine : maker == "machine-reviewed" ? counts.reviewed : counts.human);
  }
  return counts;
}

std::string report_text(const std::vector<Row>& rows) {
  // Columns by hand: fmt counts the bytes of "ü" as it should, a letter.
  std::string text = "Sprache    Texte          alle  aktuell   Mensch  geprüft automatisch veraltet    fehlt\n";
  for (const Row& row : rows) {
    text += line_of(row, "Kiosk", row.interface);
    text += line_of(row, "Inhalt", row.content);
  }
  return text;
}

std::string report_json(const std::vector<Row>& rows) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Row& row : rows)
    all.push_back({{"language", row.tag},
                   {"name", row.german_name},
                   {"interface", json_of(row.interface)},
                   {"content", json_of(row.content)}});
  return all.dump(2) + "\n";
}

std::string report_html(const std::vector<Row>& rows, const std::string& day) {
  std::string page(page_head);
  page += fmt::format(
      "<h1>Stand der Übersetzungen</h1>\n<p>Elternkiosk, {}. Quelle ist der deutsche Text.</p>\n<ul class=\"key\">",
      escaped(day));
  for (const Share& share : shares)
    page += fmt::format("<li><i class=\"{}\"></i>{}</li>", share.name, share.words);
  page += "</ul>\n";
  page += table_of(rows, "Inhalt: Angebote, Anträge, Wörter, Termine", &Row::content);
  page += table_of(rows, "Die Wörter des Kiosks selbst", &Row::interface);
  return page + "</html>\n";
}

} // namespace kiosk::translating
