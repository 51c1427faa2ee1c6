#include "kiosk/staff/proof.h"

#include "kiosk/compare/differences.h"

#include <algorithm>
#include <map>
#include <set>

namespace kiosk::staff {
namespace {

constexpr int soon_days = 60;

int count(const std::vector<ProofKind>& kinds, std::vector<std::string> ProofKind::*list) {
  int sum = 0;
  for (const ProofKind& kind : kinds)
    sum += static_cast<int>((kind.*list).size());
  return sum;
}

/// Whether somebody in this Kita can come across the thing.
bool concerns(const std::string& kind, const std::string& id, const pack::Pack& pack, const std::string& kita) {
  if (kind == "kita") return id == kita;
  if (kind != "event") return true;
  const pack::Event* event = pack.event(id);
  return event == nullptr || event->kitas.empty() ||
         std::find(event->kitas.begin(), event->kitas.end(), kita) != event->kitas.end();
}

/// Notes for the coordinator and the order of lists are seen by no parent.
bool is_seen(const compare::ChangedThing& thing) {
  return std::any_of(thing.what.begin(), thing.what.end(), [](const std::string& what) {
    return what.rfind("zu prüfen:", 0) != 0 && what.rfind("Reihenfolge:", 0) != 0;
  });
}

/// The German title of an event or application whose date or amount has changed.
std::string title_of(const pack::Pack& pack, const std::string& kind, const std::string& id) {
  if (kind == "application") {
    const pack::Application* application = pack.application(id);
    if (application != nullptr && !application->german_name.empty()) return application->german_name;
  }
  const std::string title = pack.text({kind + "/" + id + "/title"}, Language{}).message;
  return title.empty() ? id : title;
}

/// Dates and amounts are parts of what a parent reads: the event or application has changed.
void add_parts(const std::vector<compare::ChangedPart>& parts, const std::string& kind, const pack::Pack& after,
               const std::string& kita, std::map<std::string, ProofKind>& kinds) {
  std::set<std::string> owners;
  for (const compare::ChangedPart& part : parts)
    if (concerns(kind, part.owner, after, kita)) owners.insert(part.owner);
  for (const std::string& owner : owners) {
    const std::string title = title_of(after, kind, owner);
    ProofKind& changes = kinds[kind];
    const auto has = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), title) != list.end();
    };
    if (!has(changes.changed) && !has(changes.added) && !has(changes.gone)) changes.changed.push_back(title);
  }
}

std::vector<ProofKind> kinds_of(const compare::Differences& differences, const pack::Pack& before,
                                const pack::Pack& after, const std::string& kita) {
  std::map<std::string, ProofKind> kinds;
  for (const auto& [kind, found] : differences.kinds) {
    ProofKind& changes = kinds[kind];
    for (const compare::NamedThing& thing : found.added)
      if (concerns(kind, thing.id, after, kita)) changes.added.push_back(thing.name);
    for (const compare::NamedThing& thing : found.removed)
      if (concerns(kind, thing.id, before, kita)) changes.gone.push_back(thing.name);
    for (const compare::ChangedThing& thing : found.changed)
      if (concerns(kind, thing.id, after, kita) && is_seen(thing)) changes.changed.push_back(thing.name);
  }
  add_parts(differences.dates, "event", after, kita, kinds);
  add_parts(differences.amounts, "application", after, kita, kinds);
  std::vector<ProofKind> list;
  for (const char* kind :
       {"emergency", "event", "offer", "application", "term", "kita", "place", "programme", "topic"}) {
    ProofKind& changes = kinds[kind];
    changes.kind = kind;
    if (!changes.added.empty() || !changes.changed.empty() || !changes.gone.empty()) list.push_back(std::move(changes));
  }
  return list;
}

std::vector<Expiring> expiring_of(const pack::Pack& pack, Date today) {
  std::vector<Expiring> expiring;
  const Date soon = plus_days(today, soon_days);
  for (const pack::Application& application : pack.applications()) {
    std::optional<Date> first;
    for (const pack::Amount& amount : application.amounts)
      if (amount.valid_until <= soon && (!first || amount.valid_until < *first)) first = amount.valid_until;
    if (first) expiring.push_back({title_of(pack, "application", application.id), *first});
  }
  std::stable_sort(expiring.begin(), expiring.end(),
                   [](const Expiring& one, const Expiring& other) { return one.on < other.on; });
  return expiring;
}

} // namespace

int Proof::added() const { return count(kinds, &ProofKind::added); }
int Proof::changed() const { return count(kinds, &ProofKind::changed); }
int Proof::gone() const { return count(kinds, &ProofKind::gone); }
int Proof::machine() const {
  int sum = 0;
  for (const ProofLanguage& language : languages)
    sum += language.machine;
  return sum;
}

Result<Proof> prove(const pack::Pack& before, const pack::Pack& after, const std::string& kita, Date today) {
  const auto differences = compare::differences(before, after);
  if (!differences) return tl::unexpected(differences.error());
  Proof proof;
  proof.from = before.about().created;
  proof.to = after.about().created;
  proof.expires = after.about().expires;
  proof.kinds = kinds_of(*differences, before, after, kita);
  const std::vector<Language>& old = before.about().languages;
  for (const Language& language : after.about().languages) {
    if (language.is_german()) continue;
    const pack::Coverage coverage = after.coverage(language);
    const int there = coverage.current + coverage.outdated;
    const bool is_new = std::find(old.begin(), old.end(), language) == old.end();
    proof.languages.push_back(
        {language, coverage.units > 0 ? there * 100 / coverage.units : 0, coverage.machine, is_new});
  }
  proof.languages_gone = differences->languages_removed;
  proof.expiring = expiring_of(after, today);
  return proof;
}

} // namespace kiosk::staff
