#include "kiosk/compare/differences.h"

#include "kiosk/compare/things.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::compare {
namespace {

/// "offer/x" of "offer/x/body/3"
std::string owner_of(const std::string& key) {
  const std::size_t slash = key.find('/', key.find('/') + 1);
  return key.substr(0, slash);
}

struct Message {
  std::string words;
  bool by_person = true;
};
/// language -> key -> message
using Messages = std::map<std::string, std::map<std::string, Message>>;

Result<Messages> messages_of(const pack::Pack& pack) {
  Messages messages;
  const auto read = pack.each_text([&](const pack::UnitText& text) -> Result<void> {
    messages[text.language.tag][text.key] = {text.message, text.origin != pack::Origin::Machine};
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return messages;
}

/// German texts that differ, by their owner: "title", "body/2".
std::map<std::string, std::vector<std::string>> changed_texts(const std::map<std::string, Message>& before,
                                                              const std::map<std::string, Message>& after) {
  std::map<std::string, std::vector<std::string>> changed;
  const auto note = [&](const std::string& key, std::string_view how) {
    const std::string owner = owner_of(key);
    changed[owner].push_back(fmt::format("Text {} {}", key.substr(std::min(owner.size() + 1, key.size())), how));
  };
  for (const auto& [key, message] : after) {
    const auto found = before.find(key);
    if (found == before.end())
      note(key, "ist neu");
    else if (found->second.words != message.words)
      note(key, "ist geändert");
  }
  for (const auto& [key, message] : before)
    if (!after.contains(key)) note(key, "fehlt jetzt");
  return changed;
}

std::map<std::string, Thing> by_owner(const pack::Pack& pack) {
  std::map<std::string, Thing> things;
  for (Thing& thing : things_of(pack)) {
    const std::string owner = thing.kind + "/" + thing.id;
    things.emplace(owner, std::move(thing));
  }
  return things;
}

void compare_things(const pack::Pack& before, const pack::Pack& after,
                    const std::map<std::string, std::vector<std::string>>& texts, Differences& result) {
  const auto old_things = by_owner(before), new_things = by_owner(after);
  for (const auto& [owner, thing] : new_things) {
    const auto found = old_things.find(owner);
    if (found == old_things.end()) {
      result.kinds[thing.kind].added.push_back({thing.id, thing.name});
      continue;
    }
    ChangedThing changed{thing.id, thing.name, {}};
    for (std::size_t i = 0; i < thing.fields.size() && i < found->second.fields.size(); ++i) {
      const auto &now = thing.fields[i], &was = found->second.fields[i];
      if (now.second != was.second)
        changed.what.push_back(fmt::format("{}: „{}“ statt „{}“", now.first, now.second, was.second));
    }
    if (const auto its_texts = texts.find(owner); its_texts != texts.end())
      changed.what.insert(changed.what.end(), its_texts->second.begin(), its_texts->second.end());
    if (!changed.what.empty()) result.kinds[thing.kind].changed.push_back(std::move(changed));
  }
  for (const auto& [owner, thing] : old_things)
    if (!new_things.contains(owner)) result.kinds[thing.kind].removed.push_back({thing.id, thing.name});
}

void compare_languages(const Messages& before, const Messages& after, Differences& result) {
  static const std::map<std::string, Message> none;
  for (const auto& [tag, now] : after) {
    if (tag == "de") continue;
    const auto found = before.find(tag);
    const auto& was = found == before.end() ? none : found->second;
    LanguageDifferences counts;
    for (const auto& [key, message] : now) {
      const auto old = was.find(key);
      if (old == was.end())
        ++counts.added;
      else {
        counts.changed += old->second.words != message.words ? 1 : 0;
        counts.from_machine_to_person += !old->second.by_person && message.by_person ? 1 : 0;
      }
    }
    for (const auto& [key, message] : was)
      counts.removed += now.contains(key) ? 0 : 1;
    if (counts.added + counts.removed + counts.changed + counts.from_machine_to_person > 0)
      result.languages[tag] = counts;
  }
  for (const auto& [tag, was] : before)
    if (!after.contains(tag)) result.languages[tag].removed = static_cast<int>(was.size());
}

void compare_language_lists(const pack::About& before, const pack::About& after, Differences& result) {
  const auto missing_in = [](const std::vector<Language>& all, const std::vector<Language>& other) {
    std::vector<std::string> tags;
    for (const Language& language : all)
      if (std::find(other.begin(), other.end(), language) == other.end()) tags.push_back(language.tag);
    return tags;
  };
  result.languages_added = missing_in(after.languages, before.languages);
  result.languages_removed = missing_in(before.languages, after.languages);
}

/// "2026-12-01 14:30"
std::string written(LocalTime time) {
  std::string text = to_string(time).substr(0, 16);
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

/// Dates that both packs know of: what has passed, and what only the longer list reaches, is no change.
void compare_dates(const pack::Pack& before, const pack::Pack& after, Differences& result) {
  constexpr int all = 100'000;
  const LocalTime from = at_midnight(std::max(before.about().as_of, after.about().as_of));
  const LocalTime until = at_midnight(plus_days(std::min(before.about().as_of, after.about().as_of), 700));
  for (const pack::Event& event : after.events()) {
    if (before.event(event.id) == nullptr) continue;
    const auto was = before.occurrences_of(event.id, from, all), now = after.occurrences_of(event.id, from, all);
    const auto at = [](const std::vector<pack::Occurrence>& list, LocalTime start) {
      return std::find_if(list.begin(), list.end(), [&](const pack::Occurrence& one) { return one.start == start; });
    };
    for (const pack::Occurrence& one : now) {
      if (one.start >= until) continue;
      const auto old = at(was, one.start);
      const auto note = [&](std::string_view what) {
        result.dates.push_back({event.id, fmt::format("{}: {} {}", event.id, written(one.start), what)});
      };
      if (old == was.end())
        note(one.moved ? "ist hierher verlegt" : "ist neu");
      else if (old->cancelled != one.cancelled)
        note(one.cancelled ? "fällt aus" : "findet nun statt");
      else if (old->end != one.end)
        note("endet zu einer anderen Zeit");
    }
    for (const pack::Occurrence& one : was)
      if (one.start < until && at(now, one.start) == now.end())
        result.dates.push_back({event.id, fmt::format("{}: {} steht nicht mehr da", event.id, written(one.start))});
  }
}

void compare_amounts(const pack::Pack& before, const pack::Pack& after, Differences& result) {
  const auto amounts_of = [](const pack::Pack& pack) {
    std::map<std::string, std::string> amounts;
    for (const pack::Application& application : pack.applications())
      for (const pack::Amount& amount : application.amounts)
        amounts[application.id + "/" + amount.id] = fmt::format(
            "{} ({} bis {})", compare::written(amount), to_string(amount.valid_from), to_string(amount.valid_until));
    return amounts;
  };
  const auto was = amounts_of(before), now = amounts_of(after);
  const auto note = [&](const std::string& id, const std::string& words) {
    result.amounts.push_back({id.substr(0, id.find('/')), fmt::format("{}: {}", id, words)});
  };
  for (const auto& [id, words] : now) {
    const auto old = was.find(id);
    if (old == was.end())
      note(id, "neu, " + words);
    else if (old->second != words)
      note(id, words + " statt " + old->second);
  }
  for (const auto& [id, words] : was)
    if (!now.contains(id)) note(id, "nicht mehr dabei (" + words + ")");
}

} // namespace

Result<Differences> differences(const pack::Pack& before, const pack::Pack& after) {
  auto old_messages = messages_of(before);
  if (!old_messages) return tl::unexpected(old_messages.error());
  auto new_messages = messages_of(after);
  if (!new_messages) return tl::unexpected(new_messages.error());
  Differences result;
  compare_things(before, after, changed_texts((*old_messages)["de"], (*new_messages)["de"]), result);
  compare_languages(*old_messages, *new_messages, result);
  compare_language_lists(before.about(), after.about(), result);
  compare_dates(before, after, result);
  compare_amounts(before, after, result);
  return result;
}

} // namespace kiosk::compare
