// The sample content as a whole: how much there is, that nothing made up looks real, that no date is on a
// public holiday, and that one phone number is grouped in one way everywhere.
#include "tests/app/stage.h"

#include <algorithm>
#include <map>

using namespace kiosk;

namespace {

/// The digits of a number as one reads them, without the grouping.
std::string digits_of(const std::string& number) {
  std::string digits;
  for (const char c : number)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

} // namespace

TEST_CASE("the sample content is as rich as the facts allow", "[app]") {
  const pack::Pack& pack = stage::sample_house().pack;
  CHECK(pack.offers().size() >= 55);
  CHECK(pack.applications().size() >= 15);
  CHECK(pack.terms().size() >= 80);
  CHECK(pack.events().size() >= 25);
}

TEST_CASE("every sample date says that it is made up, and none is on a public holiday", "[app]") {
  const pack::Pack& pack = stage::sample_house().pack;
  const std::vector<Date>& holidays = pack.about().public_holidays;
  int cancelled = 0, moved = 0;
  for (const pack::Event& event : pack.events()) {
    INFO(event.id);
    CHECK(event.provenance.example);
    for (const pack::Occurrence& day : pack.occurrences_of(event.id, stage::moment().local, 1000)) {
      INFO(to_string(date_of(day.start)));
      CHECK(std::find(holidays.begin(), holidays.end(), date_of(day.start)) == holidays.end());
      cancelled += day.cancelled ? 1 : 0;
      moved += day.moved ? 1 : 0;
    }
  }
  CHECK(cancelled > 0);
  CHECK(moved > 0);
}

TEST_CASE("a phone number is grouped in the same way wherever it stands", "[app]") {
  const pack::Pack& pack = stage::sample_house().pack;
  std::map<std::string, std::string> spelling;
  const auto meet = [&](const std::string& number, const std::string& where) {
    const std::string& first = spelling.try_emplace(digits_of(number), number).first->second;
    INFO(where);
    CHECK(number == first);
  };
  for (const pack::Offer& offer : pack.offers())
    for (const std::string& number : offer.contact.phones)
      meet(number, "offer/" + offer.id);
  for (const pack::Application& application : pack.applications())
    for (const pack::Where& where : application.where)
      for (const std::string& number : where.phones)
        meet(number, "application/" + application.id);
  for (const pack::EmergencyNumber& number : pack.emergency_numbers())
    meet(number.number, "emergency/" + number.id);
}
