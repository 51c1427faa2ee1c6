#include "kiosk/visit/address.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <vector>

namespace kiosk::visit {
namespace {

struct Plain {
  std::string_view word;
  ScreenKind kind;
};

/// Screens whose address is one word.
constexpr std::array plain_screens = {Plain{"welcome", ScreenKind::Welcome},
                                      Plain{"languages", ScreenKind::Languages},
                                      Plain{"home", ScreenKind::Home},
                                      Plain{"letter", ScreenKind::Letter},
                                      Plain{"applications", ScreenKind::Applications},
                                      Plain{"people", ScreenKind::People},
                                      Plain{"offers", ScreenKind::Offers},
                                      Plain{"events", ScreenKind::Events},
                                      Plain{"about", ScreenKind::About},
                                      Plain{"emergency", ScreenKind::Emergency},
                                      Plain{"idle-warning", ScreenKind::IdleWarning},
                                      Plain{"specimen", ScreenKind::Specimen}};

/// Screens of the form `word/<id>`.
constexpr std::array named_screens = {Plain{"letter", ScreenKind::LetterWords},
                                      Plain{"word", ScreenKind::Word},
                                      Plain{"applications", ScreenKind::ApplicationGroup},
                                      Plain{"application", ScreenKind::Application},
                                      Plain{"offers", ScreenKind::OfferTopic},
                                      Plain{"offer", ScreenKind::Offer},
                                      Plain{"event", ScreenKind::Event},
                                      Plain{"about", ScreenKind::AboutSection},
                                      Plain{"card", ScreenKind::Card}};

template <std::size_t count> std::string_view word_of(const std::array<Plain, count>& screens, ScreenKind kind) {
  for (const Plain& screen : screens)
    if (screen.kind == kind) return screen.word;
  return {};
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts{std::string{}};
  for (const char c : text) {
    if (c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

} // namespace

Result<Address> parse_address(std::string_view text) {
  const std::vector<std::string> parts = parts_of(text);
  bool has_empty_part = false;
  for (const std::string& part : parts)
    has_empty_part = has_empty_part || part.empty();
  if (!has_empty_part) {
    if (parts.size() == 1) {
      for (const Plain& screen : plain_screens)
        if (screen.word == parts[0]) return Address{screen.kind, {}, {}, 0};
    }
    if (parts.size() == 2) {
      for (const Plain& screen : named_screens)
        if (screen.word == parts[0]) return Address{screen.kind, parts[1], {}, 0};
    }
    if (parts.size() == 3 && parts[0] == "offers") return Address{ScreenKind::OfferGroup, parts[1], parts[2], 0};
    if (parts.size() == 4 && parts[0] == "application" && parts[2] == "step") {
      int step = 0;
      const char* end = parts[3].data() + parts[3].size();
      const auto read = std::from_chars(parts[3].data(), end, step);
      if (read.ec == std::errc{} && read.ptr == end && step > 0) return Address{ScreenKind::Step, parts[1], {}, step};
    }
  }
  return fail(ErrorKind::WrongUsage, fmt::format("there is no screen with the address \"{}\"", text));
}

std::string to_string(const Address& address) {
  switch (address.kind) {
  case ScreenKind::OfferGroup:
    return fmt::format("offers/{}/{}", address.id, address.sub);
  case ScreenKind::Step:
    return fmt::format("application/{}/step/{}", address.id, address.step);
  default:
    break;
  }
  if (const std::string_view word = word_of(named_screens, address.kind); !word.empty())
    return fmt::format("{}/{}", word, address.id);
  return std::string{word_of(plain_screens, address.kind)};
}

} // namespace kiosk::visit
