#include "kiosk/authoring/remarks.h"

#include "kiosk/authoring/addresses.h"
#include "kiosk/authoring/seal.h"
#include "kiosk/authoring/translation_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::authoring {
namespace {

constexpr int expiry_days = 60, review_days = 365;

class Remarks {
public:
  Remarks(const pack::Pack& pack, Date today)
      : pack_(pack), today_(today), addresses_(addresses_of(pack.topics(), pack.terms(), pack.offers(), pack.events(),
                                                            pack.programme(), pack.applications())) {}

  Result<std::vector<Remark>> find() {
    if (const auto texts = look_at_texts(); !texts) return tl::unexpected(texts.error());
    look_at_dates();
    look_at_references();
    for (const std::string& place : reservations_of(pack_).examples)
      note("example", place, "ist nur ein Beispiel");
    for (const std::string& place : reservations_of(pack_).unreviewed_emergency)
      note("unreviewed-emergency", place, "kein Mensch hat diesen Text geprüft");
    return std::move(remarks_);
  }

private:
  void note(std::string kind, std::string where, std::string sentence) {
    remarks_.push_back({std::move(kind), std::move(where), std::move(sentence)});
  }

  Result<void> look_at_texts() {
    std::map<std::string, std::set<std::string>> translated; // by language
    std::vector<std::string> keys;
    const auto read = pack_.each_text([&](const pack::UnitText& text) -> Result<void> {
      const std::string where = fmt::format("{} ({})", text.key, text.language.tag);
      for (const std::string& link : links_in(text.message))
        if (!addresses_.contains(link))
          note("dead-reference", where, fmt::format("führt zu „{}“: das gibt es nicht", link));
      if (text.language.is_german()) {
        keys.push_back(text.key);
        if (text.message.empty() && text.key.rfind("picture/", 0) == 0)
          note("picture-without-words", text.key, "das Bild hat keine Beschreibung");
        return {};
      }
      translated[text.language.tag].insert(text.key);
      if (text.state == pack::TextState::Outdated) note("outdated", where, "älter als der deutsche Text");
      if (text.origin == pack::Origin::Machine) note("machine", where, "nur maschinell übersetzt");
      return {};
    });
    if (!read) return read;
    for (const Language& language : pack_.about().languages)
      if (!language.is_german())
        for (const std::string& key : keys)
          if (!translated[language.tag].contains(key))
            note("missing", fmt::format("{} ({})", key, language.tag), "nicht übersetzt");
    return {};
  }

  void look_at_dates() {
    const Date until = plus_days(today_, expiry_days);
    if (pack_.about().expires <= until)
      note("pack-expires", pack_.about().id, fmt::format("gilt nur bis {}", to_string(pack_.about().expires)));
    for (const pack::Application& application : pack_.applications())
      for (const pack::Amount& amount : application.amounts)
        if (amount.valid_until <= until)
          note("amount-expires", fmt::format("application/{} {}", application.id, amount.id),
               fmt::format("gilt {} {}", amount.valid_until < today_ ? "nur bis zum" : "noch bis zum",
                           to_string(amount.valid_until)));
    for (const pack::Offer& offer : pack_.offers()) {
      const auto& checked = offer.provenance.checked_on;
      if (!checked)
        note("not-reviewed", "offer/" + offer.id, "noch nie geprüft");
      else if (*checked < plus_days(today_, -review_days))
        note("not-reviewed", "offer/" + offer.id, fmt::format("zuletzt geprüft am {}", to_string(*checked)));
    }
  }

  void expect_address(const std::string& where, const std::string& address) {
    if (!addresses_.contains(address))
      note("dead-reference", where, fmt::format("führt zu „{}“: das gibt es nicht", address));
  }
  void expect(bool exists, const std::string& where, std::string_view what, const std::string& id) {
    if (!exists) note("dead-reference", where, fmt::format("nennt {} „{}“: das gibt es nicht", what, id));
  }
  void expect_picture(const std::string& where, const std::string& id) {
    expect(id.empty() || pack_.picture_about(id) != nullptr, where, "das Bild", id);
  }

  void look_at_references() {
    for (const pack::Offer& offer : pack_.offers()) {
      const std::string where = "offer/" + offer.id;
      expect(pack_.topic(offer.topic) != nullptr, where, "das Thema", offer.topic);
      for (const std::string& place : offer.places)
        expect(pack_.place(place) != nullptr, where, "den Ort", place);
      for (const std::string& address : offer.see_also)
        expect_address(where, address);
      expect_picture(where, offer.picture);
    }
    for (const pack::Event& event : pack_.events()) {
      const std::string where = "event/" + event.id;
      expect(event.place.empty() || pack_.place(event.place) != nullptr, where, "den Ort", event.place);
      for (const std::string& kita : event.kitas)
        expect(pack_.kita(kita) != nullptr, where, "die Kita", kita);
      expect_picture(where, event.picture);
    }
    for (const pack::Application& application : pack_.applications()) {
      const std::string where = "application/" + application.id;
      expect(pack_.topic(application.group) != nullptr, where, "die Gruppe", application.group);
      for (const pack::Where& office : application.where)
        expect(office.place.empty() || pack_.place(office.place) != nullptr, where, "den Ort", office.place);
      for (const std::string& id : application.opens)
        expect(pack_.application(id) != nullptr, where, "den Antrag", id);
      for (const std::string& address : application.helpers)
        expect_address(where, address);
      expect_picture(where, application.picture);
    }
    for (const pack::Term& term : pack_.terms())
      for (const std::string& address : term.what_now)
        expect_address("word/" + term.id, address);
    for (const pack::Topic& topic : pack_.topics())
      expect(topic.parent.empty() || pack_.topic(topic.parent) != nullptr, "topic/" + topic.id, "das Thema",
             topic.parent);
  }

  const pack::Pack& pack_;
  Date today_;
  Addresses addresses_;
  std::vector<Remark> remarks_;
};

} // namespace

const std::vector<std::pair<std::string, std::string>>& remark_kinds() {
  static const std::vector<std::pair<std::string, std::string>> kinds{
      {"dead-reference", "Verweise, die ins Leere führen"},
      {"picture-without-words", "Bilder ohne Beschreibung"},
      {"unreviewed-emergency", "Notfalltexte, die kein Mensch geprüft hat"},
      {"example", "Nur Beispiel: vor dem Einsatz ersetzen"},
      {"pack-expires", "Der Inhalt läuft bald ab"},
      {"amount-expires", "Beträge, die in 60 Tagen ablaufen oder abgelaufen sind"},
      {"not-reviewed", "Angebote, die seit einem Jahr niemand geprüft hat"},
      {"outdated", "Übersetzungen, die älter sind als der deutsche Text"},
      {"missing", "Nicht übersetzt"},
      {"machine", "Nur maschinell übersetzt"}};
  return kinds;
}

Result<std::vector<Remark>> remarks_on(const pack::Pack& pack, Date today) { return Remarks(pack, today).find(); }

} // namespace kiosk::authoring
