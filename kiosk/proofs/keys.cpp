#include "kiosk/proofs/keys.h"

#include "kiosk/locale/po_document.h"
#include "kiosk/translating/letters.h"

#include <algorithm>

namespace kiosk::proofs {
namespace {

namespace fs = std::filesystem;

// Planes 15 and 16 are for private use: no font and no text has them.
constexpr char32_t translated_plane = 0xf0000, german_plane = 0x100000;
constexpr std::size_t numbers = 0xfffd;

std::string marked(char32_t plane, std::size_t number, const std::string& text) {
  const std::string mark = translating::utf8(plane + static_cast<char32_t>(number % numbers));
  return mark + text + mark;
}

Result<void> write_marked(const fs::path& folder, locale::PoDocument pot, const locale::PoDocument* language,
                          const std::string& tag, MarkedWords& words) {
  std::map<std::string, std::pair<std::size_t, std::string>, std::less<>> german;
  for (locale::PoEntry& entry : pot.entries) {
    const std::size_t number = words.keys.size();
    words.keys.push_back(entry.key);
    german[entry.key] = {number, entry.source};
    entry.source = marked(german_plane, number, entry.source);
  }
  if (const auto written = locale::write_po_document(pot, folder / "elternkiosk.pot"); !written) return written;
  if (language == nullptr) return {};
  locale::PoDocument own = *language;
  for (locale::PoEntry& entry : own.entries) {
    const auto found = german.find(entry.key);
    if (found == german.end() || entry.translation.empty()) continue;
    if (entry.source == found->second.second) entry.source = marked(german_plane, found->second.first, entry.source);
    entry.translation = marked(translated_plane, found->second.first, entry.translation);
  }
  return locale::write_po_document(own, folder / (tag + ".po"));
}

std::string text_of(const ui::Node& node) {
  std::string text = node.name;
  for (const text::Span& span : node.spans)
    text += span.text;
  return text;
}

void put_keys(ui::Node& node, const ui::Node& marked, const MarkedWords& words) {
  Keys keys = words.in(text_of(marked));
  if (node.unit.find('/') != std::string::npos && !marked.unit.empty()) {
    // The key of a text of the pack is known already; one of the kiosk's own only counts when it is translated.
    bool is_own = false;
    for (const std::string& key : words.keys)
      is_own = is_own || key == node.unit;
    if (!is_own) keys.insert(node.unit);
  }
  node.unit.clear();
  for (const std::string& key : keys)
    node.unit += (node.unit.empty() ? "" : " ") + key;
  for (std::size_t i = 0; i < node.children.size() && i < marked.children.size(); ++i)
    put_keys(node.children[i], marked.children[i], words);
}

void put_keys(std::vector<ui::Node>& nodes, const std::vector<ui::Node>& marked, const MarkedWords& words) {
  for (std::size_t i = 0; i < nodes.size() && i < marked.size(); ++i)
    put_keys(nodes[i], marked[i], words);
}

void put_keys(std::optional<ui::Node>& node, const std::optional<ui::Node>& marked, const MarkedWords& words) {
  if (node && marked) put_keys(*node, *marked, words);
}

void collect(const ui::Node& node, Keys& keys) {
  keys.merge(keys_in_unit(node.unit));
  for (const ui::Node& child : node.children)
    collect(child, keys);
}

} // namespace

Result<MarkedWords> MarkedWords::make(const fs::path& folder, const fs::path& locales, const fs::path& po,
                                      const std::string& tag) {
  MarkedWords words;
  words.is_german = tag == "de";
  const auto pot = locale::read_po_document(locales / "elternkiosk.pot");
  if (!pot) return tl::unexpected(pot.error());
  locale::PoDocument language;
  std::error_code problem;
  const bool has_file = tag != "de" && fs::exists(po, problem);
  if (has_file) {
    auto read = locale::read_po_document(po);
    if (!read) return tl::unexpected(read.error());
    language = std::move(*read);
  }
  for (const char* name : {"as_is", "marked"}) {
    fs::create_directories(folder / name, problem);
    fs::copy_file(locales / "languages.toml", folder / name / "languages.toml", fs::copy_options::overwrite_existing,
                  problem);
    if (problem) return fail(ErrorKind::Unreadable, problem.message(), (locales / "languages.toml").string());
  }
  fs::copy_file(locales / "elternkiosk.pot", folder / "as_is" / "elternkiosk.pot", fs::copy_options::overwrite_existing,
                problem);
  // Linked by its own name, so that what is wrong with it is told with its own place.
  const fs::path link = folder / "as_is" / (tag + ".po");
  fs::remove(link, problem);
  if (has_file) fs::copy_file(po, link, fs::copy_options::overwrite_existing, problem);
  if (problem) return fail(ErrorKind::Unreadable, problem.message(), po.string());
  if (const auto written = write_marked(folder / "marked", *pot, has_file ? &language : nullptr, tag, words); !written)
    return tl::unexpected(written.error());
  return words;
}

Keys MarkedWords::in(std::string_view text) const {
  Keys found;
  const char32_t plane = is_german ? german_plane : translated_plane;
  for (const translating::Letter& letter : translating::letters_of(text))
    if (letter.code >= plane && letter.code < plane + std::min(keys.size(), numbers))
      found.insert(keys[letter.code - plane]);
  return found;
}

void put_keys(ui::Page& page, const ui::Page& marked, const MarkedWords& words) {
  put_keys(page.header, marked.header, words);
  put_keys(page.heading, marked.heading, words);
  put_keys(page.running, marked.running, words);
  put_keys(page.blocks, marked.blocks, words);
  put_keys(page.bar, marked.bar, words);
  put_keys(page.footer, marked.footer, words);
  put_keys(page.overlay, marked.overlay, words);
}

Keys keys_in_unit(std::string_view unit) {
  Keys keys;
  for (std::size_t start = 0; start < unit.size();) {
    const std::size_t end = std::min(unit.find(' ', start), unit.size());
    if (end > start) keys.insert(std::string(unit.substr(start, end - start)));
    start = end + 1;
  }
  return keys;
}

Keys keys_of(const ui::Page& page) {
  Keys keys;
  collect(page.header, keys);
  collect(page.footer, keys);
  for (const auto* nodes : {&page.heading, &page.blocks})
    for (const ui::Node& node : *nodes)
      collect(node, keys);
  for (const auto* node : {&page.running, &page.bar, &page.overlay})
    if (*node) collect(**node, keys);
  return keys;
}

std::map<std::string, std::string> pager_keys(const ui::Page& page, const ui::Page& marked, const MarkedWords& words) {
  std::map<std::string, std::string> by_text;
  const auto add = [&](const std::string& text, const std::string& with_key) {
    const Keys keys = words.in(with_key);
    if (!keys.empty() && !text.empty()) by_text[text] = *keys.begin();
  };
  add(page.pager_previous, marked.pager_previous);
  add(page.pager_next, marked.pager_next);
  return by_text;
}

} // namespace kiosk::proofs
