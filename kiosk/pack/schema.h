// The tables of a content pack, as one text for the builder and for the reader's check.
//
// Built so that what comes later is an addition: search (FTS5 over `text_unit` and `translation`),
// forms, and clips keyed by unit, language and hash. An `owner` is "offer/eutb": kind and id; its
// texts are the units whose keys begin with it. `interface` holds newer translations of the kiosk's own words.
// Strict tables and indexes only. Since 2: `interface`, `interface_message`.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::pack {

/// Every CREATE statement of a pack, separated by `;`. A change needs a new `schema_version`.
inline constexpr std::string_view schema = R"sql(
CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE language(tag TEXT PRIMARY KEY, sort INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
CREATE TABLE public_holiday(day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE text_unit(
  key TEXT PRIMARY KEY,
  german TEXT NOT NULL,
  german_hash TEXT NOT NULL,
  priority INTEGER NOT NULL,
  sort INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE translation(
  key TEXT NOT NULL REFERENCES text_unit(key),
  language TEXT NOT NULL REFERENCES language(tag),
  message TEXT NOT NULL,
  origin TEXT NOT NULL CHECK(origin IN ('human', 'machine', 'machine-reviewed', 'official')),
  state TEXT NOT NULL CHECK(state IN ('current', 'outdated')),
  german_hash TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY(key, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE block(
  owner TEXT NOT NULL,
  field TEXT NOT NULL,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('paragraph', 'item')),
  unit TEXT NOT NULL REFERENCES text_unit(key),
  PRIMARY KEY(owner, field, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE list_item(
  owner TEXT NOT NULL,
  field TEXT NOT NULL,
  n INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(owner, field, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE weekly_slot(
  owner TEXT NOT NULL,
  n INTEGER NOT NULL,
  weekday INTEGER NOT NULL CHECK(weekday BETWEEN 1 AND 7),
  from_minutes INTEGER NOT NULL,
  until_minutes INTEGER NOT NULL,
  PRIMARY KEY(owner, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE provenance(
  owner TEXT PRIMARY KEY,
  source_date TEXT NOT NULL,
  reliability TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  to_check TEXT NOT NULL,
  example INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE picture(
  id TEXT PRIMARY KEY,
  png BLOB NOT NULL,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  alt TEXT NOT NULL REFERENCES text_unit(key)
) STRICT;

CREATE TABLE topic(
  id TEXT PRIMARY KEY,
  section TEXT NOT NULL,
  parent TEXT NOT NULL,
  sort INTEGER NOT NULL,
  icon TEXT NOT NULL,
  colour TEXT NOT NULL,
  discreet INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kita(
  id TEXT PRIMARY KEY,
  sort INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  district TEXT NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  phone TEXT NOT NULL,
  provider TEXT NOT NULL,
  employer TEXT NOT NULL,
  social_work_phone TEXT NOT NULL,
  social_work_checked_on TEXT NOT NULL,
  social_work_example INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE place(
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  street TEXT NOT NULL,
  postcode TEXT NOT NULL,
  city TEXT NOT NULL,
  district TEXT NOT NULL,
  step_free TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE offer(
  id TEXT PRIMARY KEY,
  topic TEXT NOT NULL REFERENCES topic(id),
  sort INTEGER NOT NULL,
  german_name TEXT NOT NULL,
  reach TEXT NOT NULL,
  age_from_years INTEGER,
  age_to_years INTEGER,
  cost TEXT NOT NULL,
  appointment TEXT NOT NULL,
  hours TEXT NOT NULL,
  email TEXT NOT NULL,
  web TEXT NOT NULL,
  picture TEXT NOT NULL,
  discreet INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event(
  id TEXT PRIMARY KEY,
  repeats INTEGER NOT NULL,
  place TEXT NOT NULL,
  cost TEXT NOT NULL,
  registration TEXT NOT NULL,
  child_care TEXT NOT NULL,
  picture TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE occurrence(
  event TEXT NOT NULL REFERENCES event(id),
  n INTEGER NOT NULL,
  start_local TEXT NOT NULL,
  end_local TEXT NOT NULL,
  cancelled INTEGER NOT NULL,
  moved INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY(event, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE application(
  id TEXT PRIMARY KEY,
  topic TEXT NOT NULL REFERENCES topic(id),
  sort INTEGER NOT NULL,
  german_name TEXT NOT NULL,
  picture TEXT NOT NULL,
  discreet INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE amount(
  application TEXT NOT NULL REFERENCES application(id),
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  value REAL NOT NULL,
  value_to REAL,
  unit TEXT NOT NULL,
  at_most INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  to_check TEXT NOT NULL,
  PRIMARY KEY(application, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE document(
  application TEXT NOT NULL REFERENCES application(id),
  n INTEGER NOT NULL,
  german_name TEXT NOT NULL,
  PRIMARY KEY(application, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE office(
  application TEXT NOT NULL REFERENCES application(id),
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  web TEXT NOT NULL,
  PRIMARY KEY(application, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE step(
  application TEXT NOT NULL REFERENCES application(id),
  n INTEGER NOT NULL,
  shows TEXT NOT NULL,
  PRIMARY KEY(application, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE mistake(
  application TEXT NOT NULL REFERENCES application(id),
  n INTEGER NOT NULL,
  unit TEXT NOT NULL REFERENCES text_unit(key),
  PRIMARY KEY(application, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE term(
  id TEXT PRIMARY KEY,
  sort INTEGER NOT NULL UNIQUE,
  word TEXT NOT NULL,
  article TEXT NOT NULL,
  on_letters INTEGER NOT NULL,
  frequent INTEGER NOT NULL,
  discreet INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE programme(
  id TEXT PRIMARY KEY,
  sort INTEGER NOT NULL,
  icon TEXT NOT NULL,
  shows TEXT NOT NULL,
  verbatim INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE emergency(
  id TEXT PRIMARY KEY,
  sort INTEGER NOT NULL,
  number TEXT NOT NULL,
  large INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE interface(
  language TEXT PRIMARY KEY REFERENCES language(tag),
  own_name TEXT NOT NULL,
  german_name TEXT NOT NULL,
  revised TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE interface_message(
  language TEXT NOT NULL REFERENCES interface(language),
  key TEXT NOT NULL,
  german TEXT NOT NULL,
  message TEXT NOT NULL,
  origin TEXT NOT NULL CHECK(origin IN ('human', 'machine', 'machine-reviewed', 'official')),
  approved_by TEXT NOT NULL,
  made_on TEXT NOT NULL,
  PRIMARY KEY(language, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX translation_by_language ON translation(language, state, origin);
)sql";

/// The statements of `schema`, each on one line with single blanks, sorted: what a manifest's hash is over.
[[nodiscard]] std::string normalised_schema();

} // namespace kiosk::pack
