#include "kiosk/translating/merge.h"

#include <fmt/format.h>
#include <map>
#include <optional>

namespace kiosk::translating {
namespace {

using locale::PoEntry;

/// The German changed: what was translated stands beside it from now on. When it changes back, the text fits again.
void change_german(PoEntry& entry, const std::string& german) {
  if (entry.source == german) return;
  if (!entry.translation.empty()) {
    if (entry.fuzzy && entry.previous_source == german) {
      entry.fuzzy = false;
      entry.previous_source.clear();
    } else {
      if (!entry.fuzzy || entry.previous_source.empty()) entry.previous_source = entry.source;
      entry.fuzzy = true;
    }
  }
  entry.source = german;
}

PoEntry merged_entry(const PoEntry& of_template, const PoEntry* own) {
  PoEntry entry = own == nullptr ? PoEntry{} : *own;
  entry.key = of_template.key;
  change_german(entry, of_template.source);
  entry.note = of_template.note;
  entry.places = of_template.places;
  entry.formats.clear();
  entry.obsolete = false;
  if (!entry.fuzzy) entry.previous_source.clear();
  entry.previous_key.clear();
  return entry;
}

} // namespace

Merged merge(const locale::PoDocument& pot, const locale::PoDocument& old) {
  Merged merged;
  merged.document.comments = old.comments;
  merged.document.header = old.header;
  std::map<std::string, const PoEntry*, std::less<>> own, obsolete;
  for (const PoEntry& entry : old.entries)
    (entry.obsolete ? obsolete : own).emplace(entry.key, &entry); // the first, when a key was dropped twice
  std::map<std::string, bool, std::less<>> taken;
  for (const PoEntry& of_template : pot.entries) {
    const auto found = own.find(of_template.key);
    const auto back = obsolete.find(of_template.key);
    const bool is_back = found == own.end() && back != obsolete.end();
    const PoEntry* before = found != own.end() ? found->second : is_back ? back->second : nullptr;
    PoEntry entry = merged_entry(of_template, before);
    merged.added += before == nullptr ? 1 : 0;
    merged.revived += is_back ? 1 : 0;
    merged.outdated += entry.fuzzy && (before == nullptr || !before->fuzzy) ? 1 : 0;
    taken[of_template.key] = is_back;
    merged.document.entries.push_back(std::move(entry));
  }
  for (const PoEntry& entry : old.entries) {
    const auto found = taken.find(entry.key);
    const bool is_current = found != taken.end() && !entry.obsolete;
    const bool is_revived = found != taken.end() && entry.obsolete && found->second && obsolete.at(entry.key) == &entry;
    if (is_current || is_revived || (!entry.obsolete && entry.translation.empty() && entry.comments.empty())) continue;
    PoEntry kept = entry;
    merged.dropped += entry.obsolete ? 0 : 1;
    kept.obsolete = true;
    kept.note.clear(); // as msgcat keeps none for these
    kept.places.clear();
    merged.document.entries.push_back(std::move(kept));
  }
  return merged;
}

locale::PoDocument new_document(const std::string& language, const std::string& german_name) {
  locale::PoDocument document;
  document.comments = fmt::format("Elternkiosk: {}.\n\nReihenfolge = Wichtigkeit.", german_name);
  document.header = fmt::format("Project-Id-Version: elternkiosk\nLanguage: {}\nMIME-Version: 1.0\n"
                                "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
                                language);
  return document;
}

} // namespace kiosk::translating
