// What of a pack an address leads to.
#include "kiosk/visit/visit.h"

#include <algorithm>
#include <iterator>

namespace kiosk::visit {
namespace {

/// The groups of a topic, in order.
std::vector<const pack::Topic*> groups_of(std::string_view topic, const pack::Pack& pack) {
  std::vector<const pack::Topic*> groups;
  for (const pack::Topic& group : pack.topics())
    if (group.section == pack::Section::Offers && group.parent == topic) groups.push_back(&group);
  return groups;
}

std::vector<const pack::Offer*> offers_of(std::string_view group, const pack::Pack& pack) {
  std::vector<const pack::Offer*> offers;
  for (const pack::Offer& offer : pack.offers())
    if (offer.topic == group) offers.push_back(&offer);
  return offers;
}

/// The letter A-Z a German word is listed under: umlauts stand with their base letter, signs before it are
/// skipped; 0 when it has no letter.
char letter_of(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    const std::string_view rest = word.substr(at);
    if (rest.rfind("Ä", 0) == 0 || rest.rfind("ä", 0) == 0) return 'A';
    if (rest.rfind("Ö", 0) == 0 || rest.rfind("ö", 0) == 0) return 'O';
    if (rest.rfind("Ü", 0) == 0 || rest.rfind("ü", 0) == 0) return 'U';
    const char first = rest.front();
    if (first >= 'a' && first <= 'z') return static_cast<char>(first - 'a' + 'A');
    if (first >= 'A' && first <= 'Z') return first;
  }
  return 0;
}

bool is_topic(std::string_view id, pack::Section section, bool first_level, const pack::Pack& pack) {
  const pack::Topic* topic = pack.topic(id);
  return topic != nullptr && topic->section == section && topic->parent.empty() == first_level;
}

} // namespace

std::vector<char> letters(const pack::Pack& pack) {
  std::vector<char> found;
  for (const pack::Term& term : pack.terms()) {
    found.push_back(letter_of(term.word));
    for (const std::string& alias : term.aliases)
      found.push_back(letter_of(alias));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (!found.empty() && found.front() == 0) found.erase(found.begin());
  return found;
}

std::vector<Listed> words_under(char letter, const pack::Pack& pack) {
  std::vector<Listed> words;
  const auto list = [&](const std::string& word, const pack::Term& term) {
    const auto is_there = [&](const Listed& listed) { return listed.word == word; };
    if (letter_of(word) == letter && std::none_of(words.begin(), words.end(), is_there)) words.push_back({word, &term});
  };
  for (const pack::Term& term : pack.terms())
    list(term.word, term);
  for (const pack::Term& term : pack.terms())
    for (const std::string& alias : term.aliases)
      list(alias, term);
  return words;
}

bool exists(const Address& address, const pack::Pack& pack) {
  switch (address.kind) {
  case ScreenKind::LetterWords:
    return address.id.size() == 1 && !words_under(address.id.front(), pack).empty();
  case ScreenKind::Word:
    return pack.term(address.id) != nullptr;
  case ScreenKind::ApplicationGroup:
    return is_topic(address.id, pack::Section::Applications, true, pack);
  case ScreenKind::Application:
    return pack.application(address.id) != nullptr;
  case ScreenKind::Step: {
    const pack::Application* application = pack.application(address.id);
    return application != nullptr && address.step >= 1 && address.step <= static_cast<int>(application->steps.size());
  }
  case ScreenKind::OfferTopic:
    return is_topic(address.id, pack::Section::Offers, true, pack);
  case ScreenKind::OfferGroup: {
    const pack::Topic* group = pack.topic(address.sub);
    return group != nullptr && !address.id.empty() && group->parent == address.id;
  }
  case ScreenKind::Offer:
    return pack.offer(address.id) != nullptr;
  case ScreenKind::Event:
    return pack.event(address.id) != nullptr;
  case ScreenKind::AboutSection:
    return pack.programme_section(address.id) != nullptr;
  case ScreenKind::Card:
    return std::find(std::begin(card_codes), std::end(card_codes), address.id) != std::end(card_codes);
  default:
    return true;
  }
}

Address resolve(const Address& address, const pack::Pack& pack) {
  if (address.kind == ScreenKind::OfferTopic) {
    const auto groups = groups_of(address.id, pack);
    if (groups.size() == 1) return resolve({ScreenKind::OfferGroup, address.id, groups.front()->id, 0}, pack);
  }
  if (address.kind == ScreenKind::OfferGroup) {
    const auto offers = offers_of(address.sub, pack);
    if (offers.size() == 1) return {ScreenKind::Offer, offers.front()->id, {}, 0};
  }
  return address;
}

bool is_discreet(const Address& address, const pack::Pack& pack) {
  switch (address.kind) {
  case ScreenKind::Offer: {
    const pack::Offer* offer = pack.offer(address.id);
    return offer != nullptr && offer->discreet;
  }
  case ScreenKind::Application:
  case ScreenKind::Step: {
    const pack::Application* application = pack.application(address.id);
    return application != nullptr && application->discreet;
  }
  case ScreenKind::Word: {
    const pack::Term* term = pack.term(address.id);
    return term != nullptr && term->discreet;
  }
  case ScreenKind::OfferTopic:
  case ScreenKind::ApplicationGroup: {
    const pack::Topic* topic = pack.topic(address.id);
    return topic != nullptr && topic->discreet;
  }
  case ScreenKind::OfferGroup: {
    const pack::Topic* group = pack.topic(address.sub);
    return group != nullptr && group->discreet;
  }
  default:
    return false;
  }
}

} // namespace kiosk::visit
