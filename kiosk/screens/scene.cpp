#include "kiosk/screens/scene.h"

#include "kiosk/locale/pseudo.h"
#include "kiosk/markup/markup.h"

#include <algorithm>
#include <cctype>

namespace kiosk::screens {
namespace {

/// A sentence's data protected against turning and breaking. In right-to-left lines a German word does not
/// break at its hyphen either: its second half would stand before its first.
std::string safe(const std::string& text, const Language& language) {
  std::string safe_text = locale::protect(text, language);
  if (!is_right_to_left(language)) return safe_text;
  const auto is_letter = [&](std::size_t at) {
    return at < safe_text.size() && std::isalpha(static_cast<unsigned char>(safe_text[at])) != 0;
  };
  for (std::size_t at = 1; at + 1 < safe_text.size(); ++at)
    if (safe_text[at] == '-' && is_letter(at - 1) && is_letter(at + 1)) safe_text.replace(at, 1, "\u2011");
  return safe_text;
}

/// A unit's message as spans: formatted, its inline marks read, its data protected.
Words to_words(const std::string& message, const Language& language) {
  Words words;
  words.language = language;
  if (message.empty()) return words;
  // Nearly no text of a pack needs the message formatter; it is asked only where it can matter.
  const bool is_plain = message.find_first_of("{}'") == std::string::npos;
  const std::string formatted = is_plain ? message : locale::format_message(message, language).value_or(message);
  const auto spans = markup::parse_inline(formatted);
  if (!spans) { // the builder checked it; a damaged pack still shows its letters
    words.spans.push_back({formatted, text::Weight::Regular});
    return words;
  }
  const bool is_foreign = locale::is_foreign_line(formatted, language);
  for (const markup::Span& span : *spans) {
    const bool is_bold = span.bold || !span.link.empty();
    words.spans.push_back(
        {safe(span.text, is_foreign ? Language{} : language), is_bold ? text::Weight::Bold : text::Weight::Regular});
    if (!span.link.empty()) words.links.push_back(span.link);
  }
  if (is_foreign) { // one isolate around all of it
    words.spans.front().text.insert(0, "\u2066");
    words.spans.back().text += "\u2069";
  }
  return words;
}

} // namespace

Scene::Scene(const Input& input)
    : visit(input.visit), pack(input.pack), catalogue(input.catalogue), settings(input.settings), now(input.now),
      display(input.display) {}

bool Scene::is_expired() const {
  Date today = date_of(now);
  if (settings.earliest_day.ok()) today = std::max(today, settings.earliest_day);
  return pack.about().expires < today;
}

bool Scene::is_clock_plausible() const {
  const Date today = date_of(now);
  const Date made = pack.about().created;
  return made <= today && today <= plus_days(made, 2 * 366);
}

bool Scene::has_levels() const {
  return std::find(settings.with_short.begin(), settings.with_short.end(), language()) != settings.with_short.end();
}

const locale::Messages& Scene::messages(std::string_view key) const {
  if (is_short()) {
    const locale::Messages& brief = catalogue.in(short_form(language()));
    if (brief.has(key)) return brief;
  }
  return catalogue.in(language());
}

std::string Scene::say(std::string_view key, const locale::Arguments& arguments) {
  return messages(key).say(key, arguments);
}

Words Scene::words(std::string_view key, const locale::Arguments& arguments) {
  const locale::Messages& own = messages(key);
  Words words;
  words.language = own.has(key) ? own.language() : Language{};
  words.unit = key;
  if (const locale::Origin* origin = own.origin_of(key); origin != nullptr && origin->origin == "machine")
    seen_.interface_machine = seen_.interface_machine || !is_short_form(own.language());
  words.spans.push_back({safe(own.say(key, arguments), words.language), text::Weight::Regular});
  return words;
}

pack::Text Scene::read(const pack::TextKey& key) const {
  if (const auto pseudo = locale::pseudo_of(language())) {
    pack::Text text = pack.text(key, Language{});
    if (auto made = locale::pseudo_message(text.message, *pseudo, locale::Marks::Markdown)) {
      text.message = std::move(*made);
      text.language = language();
    }
    return text;
  }
  if (is_short()) {
    pack::Text brief = pack.text(key, short_form(language()));
    if (brief.state == pack::TextState::Current) return brief;
  }
  return pack.text(key, language());
}

void Scene::note(const pack::TextKey& key, const pack::Text& text) {
  seen_.pack_text = true;
  const bool is_brief = is_short_form(text.language);
  if (text.state == pack::TextState::Missing && !language().is_german()) {
    seen_.missing = true;
    seen_.missing_keys.push_back(key);
  }
  if (text.state == pack::TextState::Outdated) seen_.outdated = true;
  if (text.state != pack::TextState::Missing && text.origin == pack::Origin::Machine)
    (is_brief ? seen_.short_machine : seen_.machine) = true;
  if (!seen_.has_short && has_levels())
    seen_.has_short = is_brief || pack.text(key, short_form(language())).state == pack::TextState::Current;
}

Words Scene::words(const pack::TextKey& key) {
  if (key.empty()) return {};
  const pack::Text text = read(key);
  note(key, text);
  Words words = to_words(text.message, text.language);
  words.unit = key.key;
  words.stands_in = text.state == pack::TextState::Missing && !language().is_german() && !words.empty();
  return words;
}

std::string Scene::plain(const pack::TextKey& key) {
  if (key.empty()) return {};
  const pack::Text text = read(key);
  std::string plain;
  for (const text::Span& span : to_words(text.message, text.language).spans)
    plain += span.text;
  return plain;
}

Words Scene::german(std::string_view text) const {
  Words words;
  if (text.empty()) return words;
  words.language = Language{};
  words.spans.push_back({locale::isolate_left_to_right(text), text::Weight::Regular});
  return words;
}

Words Scene::as_is(std::string text) const {
  Words words;
  words.language = language();
  if (!text.empty()) words.spans.push_back({std::move(text), text::Weight::Regular});
  return words;
}

int Scene::act(visit::Action action) {
  actions.push_back(std::move(action));
  return static_cast<int>(actions.size()) - 1;
}

int Scene::open(const visit::Address& address) { return act(visit::Open{visit::resolve(address, pack)}); }

int Scene::open(std::string_view address) {
  const auto parsed = visit::parse_address(address);
  ensure(parsed.has_value(), "a screen opens an address that is none");
  return open(*parsed);
}

} // namespace kiosk::screens
