#include "kiosk/authoring/load.h"

#include "kiosk/authoring/text_rules.h"
#include "kiosk/locale/formats.h"

#include <algorithm>
#include <tuple>

namespace kiosk::authoring {
namespace {

struct KindOfFile {
  const char* folder;
  const char* kind; ///< the first part of keys and owners
  int priority;     ///< for translators: what people need first
  Rank (*load)(Reader& reader, const std::string& id, Content& content);
};

/// Topics come first, since offers and applications inherit from them.
constexpr KindOfFile kinds[] = {
    {"topics", "topic", 1, load_topic},
    {"emergency", "emergency", 0, load_emergency_number},
    {"applications", "application", 2, load_application},
    {"offers", "offer", 3, load_offer},
    {"terms", "term", 4, load_term},
    {"events", "event", 5, load_event},
    {"programme", "programme", 6, load_programme_section},
    {"kitas", "kita", 7, load_kita},
    {"places", "place", 8, load_place},
    {"pictures", "picture", 9, load_picture},
};

void load_folder(const KindOfFile& kind, const std::filesystem::path& folder, Content& content, Findings& findings) {
  for (const std::string& id : toml_names(folder, kind.folder)) {
    const std::string file = fmt::format("{}/{}.toml", kind.folder, id);
    if (!is_id(id)) findings.error({file, 1}, "a file's name is an id: small letters, digits and - only");
    const auto table = read_toml(folder, file, findings);
    if (!table) continue;
    const std::size_t first_unit = content.units.size();
    Reader reader(*table, file, fmt::format("{}/{}", kind.kind, id), content, findings);
    const Rank rank = kind.load(reader, id, content);
    reader.finish();
    for (std::size_t i = first_unit; i < content.units.size(); ++i) {
      content.units[i].priority = kind.priority;
      content.units[i].group = rank.group;
      content.units[i].order = rank.order;
    }
  }
}

/// A folder with a wrong name would be silently left out of the pack.
void check_folder_names(const std::filesystem::path& folder, Findings& findings) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool is_known =
        name == "po" || name == "pack.toml" || name.front() == '.' ||
        std::any_of(std::begin(kinds), std::end(kinds), [&](const KindOfFile& kind) { return name == kind.folder; });
    if (is_known) continue;
    if (entry.is_directory()) findings.error({name, 1}, "this folder's name is not one of FORMAT.md");
    if (entry.path().extension() == ".toml") findings.error({name, 1}, "this file belongs into a folder of its kind");
  }
}

template <typename T> void sort_by_order(std::vector<T>& all) {
  std::stable_sort(all.begin(), all.end(), [](const T& a, const T& b) { return a.order < b.order; });
}

/// Files came sorted by id; what is sorted here decides on what equal builds write.
void sort_content(Content& content) {
  const Language german;
  std::stable_sort(content.terms.begin(), content.terms.end(), [&](const pack::Term& a, const pack::Term& b) {
    return locale::collate(a.word, b.word, german) < 0;
  });
  std::stable_sort(content.units.begin(), content.units.end(), [](const Unit& a, const Unit& b) {
    return std::tie(a.priority, a.group, a.order) < std::tie(b.priority, b.group, b.order);
  });
  sort_by_order(content.topics);
  sort_by_order(content.kitas);
  sort_by_order(content.offers);
  sort_by_order(content.applications);
  sort_by_order(content.programme);
  sort_by_order(content.emergency_numbers);
}

} // namespace

void inherit_topics(Content& content) {
  const auto find = [&](const std::string& id) {
    return std::find_if(content.topics.begin(), content.topics.end(),
                        [&](const pack::Topic& topic) { return topic.id == id; });
  };
  for (pack::Topic& topic : content.topics) {
    const auto parent = topic.parent.empty() ? content.topics.end() : find(topic.parent);
    const bool has_parent = parent != content.topics.end();
    if (has_parent && parent->discreet) topic.discreet = true;
    if (topic.colour.empty() && has_parent) topic.colour = parent->colour;
    if (topic.colour.empty()) topic.colour = topic.section == pack::Section::Offers ? "offers" : "apply";
  }
}

/// German, and every language that has a `po/<tag>.po`: a new one needs a file and nothing else.
std::vector<Language> languages_in(const std::filesystem::path& folder, Findings& findings) {
  std::vector<Language> languages;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "po", error)) {
    const std::string tag = entry.path().stem().string();
    if (entry.path().extension() != ".po" || tag == "de") continue;
    if (is_language_tag(tag))
      languages.push_back(Language{tag});
    else
      findings.error({"po/" + entry.path().filename().string(), 1},
                     "a translation's file is named after its language, such as uk.po");
  }
  std::sort(languages.begin(), languages.end());
  languages.insert(languages.begin(), Language{});
  return languages;
}

Content load_content(const std::filesystem::path& folder, Findings& findings) {
  Content content;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    findings.error({"pack.toml", 1}, "there is no such content folder");
    return content;
  }
  if (const auto table = read_toml(folder, "pack.toml", findings)) {
    Reader reader(*table, "pack.toml", "pack", content, findings);
    content.about = load_about(reader);
    reader.finish();
  }
  if (content.about.languages.empty()) content.about.languages = languages_in(folder, findings);
  check_folder_names(folder, findings);
  for (const KindOfFile& kind : kinds) {
    load_folder(kind, folder, content, findings);
    if (kind.load == load_topic) inherit_topics(content);
  }
  sort_content(content);
  return content;
}

} // namespace kiosk::authoring
