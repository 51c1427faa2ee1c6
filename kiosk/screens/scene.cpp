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
  std::string safe_text = locale::protect(text);
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
  for (const markup::Span& span : *spans) {
    const bool is_bold = span.bold || !span.link.empty();
    words.spans.push_back({safe(span.text, language), is_bold ? text::Weight::Bold : text::Weight::Regular});
    if (!span.link.empty()) words.links.push_back(span.link);
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

std::string Scene::say(std::string_view key, const locale::Arguments& arguments) {
  return catalogue.in(language()).say(key, arguments);
}

Words Scene::words(std::string_view key, const locale::Arguments& arguments) {
  const locale::Messages& messages = catalogue.in(language());
  Words words;
  words.language = messages.has(key) ? language() : Language{};
  words.unit = key;
  if (const locale::Origin* origin = messages.origin_of(key); origin != nullptr && origin->origin == "machine")
    seen_.interface_machine = true;
  words.spans.push_back({safe(messages.say(key, arguments), words.language), text::Weight::Regular});
  return words;
}

pack::Text Scene::text_of(const pack::TextKey& key) const {
  const auto pseudo = locale::pseudo_of(language());
  if (!pseudo) return pack.text(key, language());
  pack::Text text = pack.text(key, Language{});
  if (auto made = locale::pseudo_message(text.message, *pseudo, locale::Marks::Markdown)) {
    text.message = std::move(*made);
    text.language = language();
  }
  return text;
}

Words Scene::words(const pack::TextKey& key) {
  if (key.empty()) return {};
  const pack::Text text = text_of(key);
  seen_.pack_text = true;
  if (text.state == pack::TextState::Missing && !language().is_german()) {
    if (!seen_.missing) seen_.missing_key = key;
    seen_.missing = true;
  }
  if (text.state == pack::TextState::Outdated) seen_.outdated = true;
  if (text.state != pack::TextState::Missing && text.origin == pack::Origin::Machine) seen_.machine = true;
  Words words = to_words(text.message, text.language);
  words.unit = key.key;
  return words;
}

std::string Scene::plain(const pack::TextKey& key) {
  if (key.empty()) return {};
  const pack::Text text = text_of(key);
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
