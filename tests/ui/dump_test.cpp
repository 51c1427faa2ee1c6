// The layout JSON's fields, as checkers read them.
#include "kiosk/ui/layout.h"

#include "samples.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

using namespace kiosk;
using namespace kiosk::ui;
using nlohmann::json;

namespace {

json node_with(const json& root, const std::string& role, const std::string& label) {
  for (const json& node : root["nodes"]) {
    if (node["role"] == role && node["label"] == label) return node;
  }
  return nullptr;
}

} // namespace

TEST_CASE("the JSON has exactly its documented fields") {
  const LaidOut out = lay_out(samples::list_page(9), Theme(Display{}), samples::engine());
  const json root = json::parse(to_json(out, samples::action_name));
  std::set<std::string> keys;
  for (const auto& entry : root.items())
    keys.insert(entry.key());
  CHECK(keys == std::set<std::string>{"screen", "language", "direction", "px_per_mm", "nodes"});
  CHECK(root["screen"] == "offers/health/development");
  CHECK(root["language"] == "de");
  CHECK(root["direction"] == "ltr");
  CHECK(root["px_per_mm"].get<double>() == Approx(3.644).margin(0.001));
  for (const json& node : root["nodes"]) {
    keys.clear();
    for (const auto& entry : node.items())
      keys.insert(entry.key());
    CHECK(keys == std::set<std::string>{"role", "label", "box", "visible", "action", "clipped", "missing_glyphs",
                                        "contrast", "contrast_min"});
    CHECK(node["box"].size() == 4);
    CHECK(node["missing_glyphs"] == 0);
    if (!node["contrast"].is_null()) CHECK(node["contrast"] >= node["contrast_min"]);
  }
}

TEST_CASE("controls say where they lead, others nothing") {
  const LaidOut out = lay_out(samples::list_page(9), Theme(Display{}), samples::engine());
  const json root = json::parse(to_json(out, samples::action_name));
  const json card = node_with(root, "listitem", "Frühförderung 2, Test und Rat., kostenlos, bitte vorher anrufen");
  REQUIRE_FALSE(card.is_null());
  CHECK(card["action"] == "offer/1");
  CHECK(card["visible"] == true);
  CHECK(card["contrast_min"] == 3.0);
  CHECK(node_with(root, "text", "Test und Rat.")["action"].is_null());
  CHECK(node_with(root, "text", "Test und Rat.")["contrast_min"] == 4.5);
  const json next = node_with(root, "button", "Nächste");
  REQUIRE_FALSE(next.is_null());
  CHECK(next["action"] == "do:turn-to/" + std::to_string(out.pages[1].start.block) + ".0");
  const json hidden = node_with(root, "listitem",
                                "Frühförderung 9, Hilfe, wenn ein Kind sich langsamer entwickelt. "
                                "Kommt auch in die Kita., kostenlos, bitte vorher anrufen");
  REQUIRE_FALSE(hidden.is_null());
  CHECK(hidden["visible"] == false);
  CHECK(hidden["box"][1] > 1920);
}

TEST_CASE("labels are free of bidi controls; names come before texts") {
  Page page = samples::framed();
  page.blocks.push_back(samples::text("Telefon \u20660361\u00a0730\u00a0730\u2069 heute"));
  Node named = samples::button("x", 3);
  named.name = "\u2068Bescheid\u2069 öffnen";
  page.blocks.push_back(named);
  const json root = json::parse(to_json(lay_out(page, Theme(Display{}), samples::engine()), samples::action_name));
  CHECK_FALSE(node_with(root, "text", "Telefon 0361\u00a0730\u00a0730 heute").is_null());
  CHECK_FALSE(node_with(root, "button", "Bescheid öffnen").is_null());
}

TEST_CASE("missing glyphs and icons, clipped boxes and weak contrast are told") {
  Page page = samples::framed();
  page.blocks.push_back(samples::text("a\U0010FFFDb"));
  page.blocks.push_back(samples::icon("there_is_no_such_icon"));
  Node pale = samples::text("blass");
  pale.colour = Colour::Line;
  page.blocks.push_back(pale);
  const json root = json::parse(to_json(lay_out(page, Theme(Display{}), samples::engine()), samples::action_name));
  CHECK(node_with(root, "text", "a\U0010FFFDb")["missing_glyphs"] == 1);
  bool icon_missing = false;
  for (const json& node : root["nodes"])
    icon_missing = icon_missing || (node["role"] == "icon" && node["missing_glyphs"] == 1);
  CHECK(icon_missing);
  const json weak = node_with(root, "text", "blass");
  CHECK(weak["contrast"] < weak["contrast_min"]);
}

TEST_CASE("the dump has a line for each node and is the same each time") {
  const Page page = samples::home_page(true);
  const LaidOut out = lay_out(page, Theme(Display{}), samples::engine());
  const std::string dump = to_dump(out, samples::action_name);
  CHECK(dump.find("arrow_back mirrored") != std::string::npos);
  CHECK(dump.find("-> offer/3") != std::string::npos);
  CHECK(dump.find("CLIPPED") == std::string::npos);
  CHECK(dump == to_dump(lay_out(page, Theme(Display{}), samples::engine()), samples::action_name));
  CHECK(to_json(out, samples::action_name) ==
        to_json(lay_out(page, Theme(Display{}), samples::engine()), samples::action_name));
}
