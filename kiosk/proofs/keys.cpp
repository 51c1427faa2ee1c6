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

/// Behind the first letter: at an end it would stand between a star and its space, and be no bold any more.
std::string marked_within(char32_t plane, std::size_t number, const std::string& text) {
  const auto words = translating::words_of(text);
  if (words.empty()) return text;
  const auto letters = translating::letters_of(words.front().text);
  std::string result = text;
  return result.insert(words.front().offset + (letters.size() > 1 ? letters[1].offset : words.front().text.size()),
                       translating::utf8(plane + static_cast<char32_t>(number % numbers)));
}

Result<void> write_marked(const fs::path& folder, locale::PoDocument pot, locale::PoDocument own,
                          const std::string& tag, MarkedWords& words) {
  std::map<std::string, std::pair<std::size_t, std::string>, std::less<>> german;
  for (locale::PoEntry& entry : pot.entries) {
    german[entry.key] = {words.keys.size(), entry.source};
    entry.source = marked(german_plane, words.keys.size(), entry.source);
    words.keys.push_back(entry.key);
  }
  if (const auto written = locale::write_po_document(pot, folder / "elternkiosk.pot"); !written) return written;
  if (own.entries.empty()) return {};
  for (locale::PoEntry& entry : own.entries) {
    const auto found = german.find(entry.key);
    if (found == german.end() || entry.translation.empty()) continue;
    if (entry.source == found->second.second) entry.source = marked(german_plane, found->second.first, entry.source);
    entry.translation = marked(translated_plane, found->second.first, entry.translation);
  }
  return locale::write_po_document(own, folder / (tag + ".po"));
}

Result<void> write_marked_content(const fs::path& file, locale::PoDocument own, MarkedWords& words) {
  for (locale::PoEntry& entry : own.entries) {
    if (entry.obsolete || entry.translation.empty()) continue;
    entry.translation = marked_within(translated_plane, words.keys.size(), entry.translation);
    words.keys.push_back(entry.key);
  }
  return locale::write_po_document(own, file);
}

Result<void> copy_to(const fs::path& from, const fs::path& to) {
  std::error_code problem;
  fs::create_directories(to.parent_path(), problem);
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, problem);
  if (problem) return fail(ErrorKind::Unreadable, problem.message(), from.string());
  return {};
}

/// An empty document for a file that is not there.
Result<locale::PoDocument> read_if_there(const fs::path& file) {
  std::error_code problem;
  if (file.empty() || !fs::exists(file, problem))
    return locale::PoDocument{{}, "Content-Type: text/plain; charset=UTF-8\n", {}};
  return locale::read_po_document(file);
}

std::string text_of(const ui::Node& node) {
  std::string text = node.name;
  for (const text::Span& span : node.spans)
    text += span.text;
  return text;
}

void put_keys(ui::Node& node, const ui::Node& marked, const MarkedWords& words) {
  const Keys keys = words.in(text_of(marked));
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

Result<MarkedWords> MarkedWords::make(const fs::path& folder, const fs::path& locales, const std::string& tag,
                                      const fs::path& interface_po, const fs::path& content_po) {
  MarkedWords words;
  const auto pot = locale::read_po_document(locales / "elternkiosk.pot");
  if (!pot) return tl::unexpected(pot.error());
  const auto own = read_if_there(interface_po), content = read_if_there(content_po);
  if (!own) return tl::unexpected(own.error());
  if (!content) return tl::unexpected(content.error());
  const fs::path as_is = folder / "as_is", marked_words = folder / "marked";
  for (const fs::path& below : {as_is, marked_words})
    if (const auto copied = copy_to(locales / "languages.toml", below / "languages.toml"); !copied)
      return tl::unexpected(copied.error());
  std::vector<std::pair<fs::path, fs::path>> copies = {{locales / "elternkiosk.pot", as_is / "elternkiosk.pot"}};
  if (!own->entries.empty()) copies.emplace_back(interface_po, as_is / (tag + ".po"));
  if (!content->entries.empty()) copies.emplace_back(content_po, as_is / "content" / (tag + ".po"));
  for (const auto& [from, to] : copies)
    if (const auto copied = copy_to(from, to); !copied) return tl::unexpected(copied.error());
  if (const auto written = write_marked(marked_words, *pot, *own, tag, words); !written)
    return tl::unexpected(written.error());
  if (content->entries.empty()) return words;
  std::error_code problem;
  fs::create_directories(marked_words / "content", problem);
  if (const auto written = write_marked_content(marked_words / "content" / (tag + ".po"), *content, words); !written)
    return tl::unexpected(written.error());
  return words;
}

Keys MarkedWords::in(std::string_view text) const {
  Keys found;
  for (const translating::Letter& letter : translating::letters_of(text))
    for (const char32_t plane : {translated_plane, german_plane})
      if ((plane == translated_plane || counts_german) && letter.code >= plane &&
          letter.code < plane + std::min(keys.size(), numbers))
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
  put_keys(page.strip, marked.strip, words);
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
  for (const auto* node : {&page.running, &page.bar, &page.overlay, &page.strip})
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
  if (!marked.items_position || !marked.pages_position) return by_text;
  const Keys position = words.in(page.counts_items ? marked.items_position(1, 2, 3) : marked.pages_position(1, 2));
  if (!position.empty()) by_text[""] = *position.begin();
  return by_text;
}

} // namespace kiosk::proofs
