// Every address that a text or a list may lead to (content/FORMAT.md, "Addresses").
#pragma once

#include "kiosk/pack/entities.h"

#include <set>
#include <string>
#include <vector>

namespace kiosk::authoring {

using Addresses = std::set<std::string, std::less<>>;

/// From the builder's Content or an open Pack alike.
[[nodiscard]] Addresses addresses_of(const std::vector<pack::Topic>& topics, const std::vector<pack::Term>& terms,
                                     const std::vector<pack::Offer>& offers, const std::vector<pack::Event>& events,
                                     const std::vector<pack::ProgrammeSection>& programme,
                                     const std::vector<pack::Application>& applications);

} // namespace kiosk::authoring
