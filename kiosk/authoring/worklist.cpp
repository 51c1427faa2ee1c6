#include "kiosk/authoring/worklist.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace kiosk::authoring {
namespace {

constexpr int expiry_days = 60;

/// "22.11.2026"
std::string written(Date date) {
  return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                     static_cast<int>(date.year()));
}

struct Heading {
  std::string title;
  std::vector<std::string> lines;
};

void print(const Heading& heading, std::ostream& stream) {
  stream << fmt::format("\n{} ({})\n", heading.title, heading.lines.size());
  if (heading.lines.empty()) stream << "  nichts\n";
  for (const std::string& line : heading.lines)
    stream << "  " << line << "\n";
}

/// Calls `visit(owner, provenance)` for everything that says where it comes from.
template <typename Visit> void for_each_provenance(const Content& content, Visit visit) {
  for (const auto& one : content.offers)
    visit("offer/" + one.id, one.provenance);
  for (const auto& one : content.applications)
    visit("application/" + one.id, one.provenance);
  for (const auto& one : content.terms)
    visit("word/" + one.id, one.provenance);
  for (const auto& one : content.events)
    visit("event/" + one.id, one.provenance);
  for (const auto& one : content.kitas)
    visit("kita/" + one.id, one.provenance);
  for (const auto& one : content.places)
    visit("place/" + one.id, one.provenance);
  for (const auto& one : content.programme)
    visit("about/" + one.id, one.provenance);
  for (const auto& one : content.emergency_numbers)
    visit("emergency/" + one.id, one.provenance);
}

Heading unchecked(const Content& content) {
  Heading heading{"Noch nicht geprüft", {}};
  for_each_provenance(content, [&](const std::string& owner, const pack::Provenance& provenance) {
    if (!provenance.to_check.empty()) heading.lines.push_back(fmt::format("{}: {}", owner, provenance.to_check));
  });
  for (const pack::Application& application : content.applications)
    for (const pack::Amount& amount : application.amounts)
      if (!amount.to_check.empty())
        heading.lines.push_back(
            fmt::format("application/{}, Betrag {}: {}", application.id, amount.id, amount.to_check));
  return heading;
}

Heading examples(const Content& content) {
  Heading heading{"Nur Beispiel: vor dem Einsatz ersetzen", {}};
  for_each_provenance(content, [&](const std::string& owner, const pack::Provenance& provenance) {
    if (provenance.example) heading.lines.push_back(owner);
  });
  for (const pack::Kita& kita : content.kitas)
    if (kita.social_work.example) heading.lines.push_back(fmt::format("kita/{}: Raum und Zeiten", kita.id));
  return heading;
}

Heading without_contact(const Content& content) {
  Heading heading{"Ohne Telefon und ohne Adresse", {}};
  for (const pack::Offer& offer : content.offers)
    if (offer.contact.phones.empty() && offer.places.empty())
      heading.lines.push_back(fmt::format("offer/{}: {}", offer.id, offer.german_name));
  for (const pack::Kita& kita : content.kitas)
    if (kita.phone.empty() && kita.street.empty())
      heading.lines.push_back(fmt::format("kita/{}: {}", kita.id, kita.name));
  return heading;
}

Heading expiring(const Content& content) {
  const Date until = plus_days(content.about.as_of, expiry_days);
  Heading heading{fmt::format("Beträge, die bis {} ablaufen oder abgelaufen sind", written(until)), {}};
  for (const pack::Application& application : content.applications)
    for (const pack::Amount& amount : application.amounts)
      if (amount.valid_until <= until)
        heading.lines.push_back(fmt::format("application/{}, Betrag {}: gilt bis {}", application.id, amount.id,
                                            written(amount.valid_until)));
  return heading;
}

std::string coverage_of(const Content& content, const Language& language) {
  std::size_t current = 0, machine = 0, outdated = 0;
  for (const Translation& translation : content.translations) {
    if (translation.language != language) continue;
    const bool is_current = translation.state == pack::TextState::Current;
    ++(is_current ? current : outdated);
    if (is_current && translation.origin == pack::Origin::Machine) ++machine;
  }
  return fmt::format("{:8} {} von {} Texten aktuell ({} davon nur maschinell), {} veraltet, {} fehlen", language.tag,
                     current, content.units.size(), machine, outdated, content.units.size() - current - outdated);
}

} // namespace

void print_worklist(const Content& content, std::ostream& stream) {
  stream << fmt::format("Liste für die Koordination, Stand {}\n", written(content.about.as_of));
  for (const Heading& heading : {unchecked(content), examples(content), without_contact(content), expiring(content)})
    print(heading, stream);
  Heading translations{"Übersetzungen", {}};
  for (const Language& language : content.about.languages)
    if (!language.is_german()) translations.lines.push_back(coverage_of(content, language));
  print(translations, stream);
}

} // namespace kiosk::authoring
