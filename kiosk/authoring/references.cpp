// What can be checked only when every file is read: references, addresses, phone numbers in texts.
#include "kiosk/authoring/addresses.h"
#include "kiosk/authoring/content.h"
#include "kiosk/authoring/text_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::authoring {
namespace {

template <typename T> bool has(const std::vector<T>& all, const std::string& id) {
  return std::any_of(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
}

const pack::Topic* find_topic(const Content& content, const std::string& id) {
  const auto it = std::find_if(content.topics.begin(), content.topics.end(),
                               [&](const pack::Topic& topic) { return topic.id == id; });
  return it == content.topics.end() ? nullptr : &*it;
}

/// What is wrong with a reference to a topic; empty when nothing is.
std::string fault_of_topic(const Content& content, const Reference& reference) {
  const pack::Topic* topic = find_topic(content, reference.id);
  if (topic == nullptr) return fmt::format("there is no topic \"{}\"", reference.id);
  const bool is_offers = topic->section == pack::Section::Offers;
  if (reference.kind == Reference::Kind::Group)
    return is_offers ? fmt::format("the topic \"{}\" is not of section \"applications\"", reference.id) : "";
  if (!is_offers) return fmt::format("the topic \"{}\" is not of section \"offers\"", reference.id);
  if (reference.kind == Reference::Kind::OfferTopic && topic->parent.empty())
    return fmt::format("the topic \"{}\" is of the first level; an offer needs one of the second", reference.id);
  if (reference.kind == Reference::Kind::Parent && !topic->parent.empty())
    return fmt::format("the topic \"{}\" is of the second level itself; there are only two", reference.id);
  return {};
}

std::string fault_of(const Content& content, const Addresses& addresses, const Reference& reference) {
  const auto missing = [&](bool exists, std::string_view what, std::string_view folder) {
    return exists ? std::string() : fmt::format("there is no {} \"{}\" in {}/", what, reference.id, folder);
  };
  switch (reference.kind) {
  case Reference::Kind::OfferTopic:
  case Reference::Kind::Group:
  case Reference::Kind::Parent:
    return fault_of_topic(content, reference);
  case Reference::Kind::Place:
    return missing(has(content.places, reference.id), "place", "places");
  case Reference::Kind::Kita:
    return missing(reference.id == "all" || has(content.kitas, reference.id), "Kita", "kitas");
  case Reference::Kind::Picture:
    return missing(has(content.pictures, reference.id), "picture", "pictures");
  case Reference::Kind::Application:
    return missing(has(content.applications, reference.id), "application", "applications");
  case Reference::Kind::Address:
    break;
  }
  return addresses.contains(reference.id) ? std::string()
                                          : fmt::format("the address \"{}\" leads to nothing", reference.id);
}

} // namespace

void check_references(const Content& content, Findings& findings) {
  const Addresses addresses = addresses_of(content.topics, content.terms, content.offers, content.events,
                                           content.programme, content.applications);
  for (const Reference& reference : content.references)
    if (std::string fault = fault_of(content, addresses, reference); !fault.empty())
      findings.error(reference.at, std::move(fault));

  for (const Unit& unit : content.units) {
    for (const std::string& number : phone_numbers_in(unit.german)) {
      const std::string digits = digits_of(number);
      if (digits == "116117" || digits == "116016" || content.listed_numbers.contains(digits)) continue;
      findings.error(unit.at,
                     fmt::format("the phone number {} stands in no phone field and not in emergency/", number));
    }
  }
}

} // namespace kiosk::authoring
