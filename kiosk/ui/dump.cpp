// A laid-out screen as JSON for checkers, and as lines for reviewers.
#include "kiosk/ui/label.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::ui {

namespace {

std::string_view band_name(Band band) {
  switch (band) {
  case Band::Header:
    return "header";
  case Band::Content:
    return "content";
  case Band::Bar:
    return "bar";
  case Band::Footer:
    return "footer";
  case Band::Overlay:
    return "overlay";
  case Band::Strip:
    return "strip";
  }
  return "";
}

/// Boxes that only place their children say nothing to a reader; a clipped one is reported all the same.
bool is_reported(const Item& item) {
  return item.node.role != Role::Group || item.is_control() || item.node.is_leaf() || !item.node.name.empty() ||
         item.clipped;
}

double two_digits(double value) { return std::floor(value * 100) / 100; }

} // namespace

std::string to_json(const LaidOut& laid_out, const std::function<std::string(int action)>& action_name) {
  using Json = nlohmann::ordered_json;
  Json nodes = Json::array();
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    const Item& item = laid_out.items[i];
    if (!is_reported(item)) continue;
    const std::optional<Contrast> contrast = contrast_of(laid_out, item);
    Json node;
    node["role"] = role_name(item);
    node["label"] = label_of(laid_out, static_cast<int>(i));
    node["box"] = {item.box.x, item.box.y, item.box.width, item.box.height};
    node["visible"] = laid_out.is_visible(item);
    node["action"] = item.is_control() ? Json(action_text(item, action_name)) : Json(nullptr);
    node["clipped"] = item.clipped;
    node["missing_glyphs"] = item.missing_glyphs;
    node["contrast"] = contrast ? Json(two_digits(contrast->ratio)) : Json(nullptr);
    node["contrast_min"] = contrast ? Json(contrast->least) : Json(nullptr);
    nodes.push_back(std::move(node));
  }
  Json root;
  root["screen"] = laid_out.id;
  root["language"] = laid_out.language.tag;
  root["direction"] = laid_out.direction == Direction::RightToLeft ? "rtl" : "ltr";
  root["px_per_mm"] = std::round(laid_out.display.px_per_mm() * 10000) / 10000;
  root["nodes"] = std::move(nodes);
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_dump(const LaidOut& laid_out, const std::function<std::string(int action)>& action_name) {
  const Display& display = laid_out.display;
  std::string dump = fmt::format("{} {} {} {}x{} page {} of {}\n", laid_out.id, laid_out.language.tag,
                                 laid_out.direction == Direction::RightToLeft ? "rtl" : "ltr", display.width_px,
                                 display.height_px, laid_out.page + 1, laid_out.pages.size());
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    const Item& item = laid_out.items[i];
    if (!is_reported(item)) continue;
    int depth = 0;
    for (int at = item.parent; at >= 0; at = laid_out.items[static_cast<std::size_t>(at)].parent)
      ++depth;
    dump += fmt::format("{:7} {:{}}{} {},{} {}x{}", band_name(item.band), "", depth, role_name(item), item.box.x,
                        item.box.y, item.box.width, item.box.height);
    const std::string label = label_of(laid_out, static_cast<int>(i));
    if (!label.empty()) dump += fmt::format(" \"{}\"", label);
    if (!item.node.icon.empty()) dump += fmt::format(" {}{}", item.node.icon, item.mirrored ? " mirrored" : "");
    if (item.is_control()) dump += fmt::format(" -> {}", action_text(item, action_name));
    if (!laid_out.is_visible(item)) dump += " hidden";
    if (item.clipped) dump += " CLIPPED";
    if (item.missing_glyphs > 0) dump += fmt::format(" MISSING {}", item.missing_glyphs);
    dump += "\n";
  }
  return dump;
}

} // namespace kiosk::ui
