#include "kiosk/proofs/sheet.h"

#include <fmt/format.h>

namespace kiosk::proofs {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text)
    result += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
  return result;
}

constexpr std::string_view style =
    "<style>body{font:16px/1.4 sans-serif;background:#fbf7f0;color:#1c2733;margin:24px}"
    "figure{display:flex;gap:24px;margin:0 0 "
    "32px;flex-wrap:wrap}img{max-height:80vh;max-width:min(560px,90vw);border:1px solid #857b6b}"
    "figcaption{flex:1;min-width:18em}dt{color:#6a6153;font-size:13px}dd{margin:0 0 12px}.own{font-size:20px}"
    ".fault{background:#7a1f1f;color:#fff;padding:16px;white-space:pre-wrap;position:sticky;top:0}</style>\n";
constexpr std::string_view fault_start = "<p class=\"fault\">", fault_end = "</p>\n", body_mark = "<!--fault-->\n";

} // namespace

std::string to_html(const Sheet& sheet) {
  std::string html = "<!doctype html>\n<html lang=\"de\"><meta charset=\"utf-8\">";
  if (sheet.reloads) html += "<meta http-equiv=\"refresh\" content=\"2\">";
  html += fmt::format("<title>{0}</title>\n{1}{2}<h1>{0}</h1>\n", escaped(sheet.title), style, body_mark);
  for (const SheetPicture& picture : sheet.pictures) {
    html += fmt::format(
        "<figure><a href=\"{0}\"><img loading=\"lazy\" src=\"{0}\" alt=\"{1}\"></a><figcaption><b>{1}</b><dl>",
        picture.file, escaped(picture.caption));
    for (const SheetText& text : picture.texts)
      html += fmt::format("<dt>{}<dd>{}<br><span class=\"own\" dir=\"{}\">{}</span>", escaped(text.key),
                          escaped(text.german), sheet.direction, escaped(text.translation));
    html += "</dl></figcaption></figure>\n";
  }
  html += "</html>\n";
  return sheet.fault.empty() ? html : with_fault(html, sheet.fault);
}

std::string with_fault(std::string html, const std::string& fault) {
  const std::size_t mark = html.find(body_mark);
  if (mark == std::string::npos) return to_html({"Vorschau", "ltr", {}, fault, true});
  const std::size_t behind = mark + body_mark.size();
  if (html.compare(behind, fault_start.size(), fault_start) == 0) {
    const std::size_t end = html.find(fault_end, behind);
    html.erase(behind, end == std::string::npos ? 0 : end + fault_end.size() - behind);
  }
  return html.insert(behind, std::string(fault_start) + escaped(fault) + std::string(fault_end));
}

} // namespace kiosk::proofs
