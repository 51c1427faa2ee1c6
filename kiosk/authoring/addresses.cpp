#include "kiosk/authoring/addresses.h"

#include <fmt/format.h>

namespace kiosk::authoring {

Addresses addresses_of(const std::vector<pack::Topic>& topics, const std::vector<pack::Term>& terms,
                       const std::vector<pack::Offer>& offers, const std::vector<pack::Event>& events,
                       const std::vector<pack::ProgrammeSection>& programme,
                       const std::vector<pack::Application>& applications) {
  Addresses all{"people", "letter", "applications", "offers", "events", "about", "emergency"};
  for (const pack::Topic& topic : topics) {
    if (topic.section == pack::Section::Applications)
      all.insert("applications/" + topic.id);
    else
      all.insert(topic.parent.empty() ? "offers/" + topic.id : fmt::format("offers/{}/{}", topic.parent, topic.id));
  }
  for (const pack::Term& term : terms)
    all.insert("word/" + term.id);
  for (const pack::Offer& offer : offers)
    all.insert("offer/" + offer.id);
  for (const pack::Event& event : events)
    all.insert("event/" + event.id);
  for (const pack::ProgrammeSection& section : programme)
    all.insert("about/" + section.id);
  for (const pack::Application& application : applications) {
    all.insert("application/" + application.id);
    for (std::size_t n = 1; n <= application.steps.size(); ++n)
      all.insert(fmt::format("application/{}/step/{}", application.id, n));
  }
  return all;
}

} // namespace kiosk::authoring
