#include "kiosk/pack/pack.h"

#include "kiosk/pack/parts.h"

#include <algorithm>
#include <charconv>

namespace kiosk::pack {

std::optional<int> Provenance::source_year() const {
  int year = 0;
  const auto [end, error] = std::from_chars(source_date.data(), source_date.data() + source_date.size(), year);
  if (error != std::errc{} || end - source_date.data() != 4) return std::nullopt;
  return year;
}

namespace {

template <typename T> const T* find(const std::vector<T>& all, std::string_view id) {
  const auto it = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return it == all.end() ? nullptr : &*it;
}

template <typename Fits>
std::vector<Occurrence> select(const std::vector<Occurrence>& all, LocalTime from, int count_max, Fits fits) {
  std::vector<Occurrence> selected;
  for (const Occurrence& occurrence : all) {
    if (static_cast<int>(selected.size()) >= count_max) break;
    if (occurrence.end > from && fits(occurrence)) selected.push_back(occurrence);
  }
  return selected;
}

} // namespace

Pack::Pack(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

Result<Pack> Pack::open(const std::filesystem::path& file) {
  auto connection = open_database(file);
  if (!connection) return tl::unexpected(connection.error());
  std::unique_ptr<Parts> parts(new Parts);
  parts->connection = std::move(*connection);
  auto pack = load(std::move(parts));
  if (!pack) pack.error().where = file.string();
  return pack;
}

Result<Pack> Pack::open_bytes(std::string database) {
  std::unique_ptr<Parts> parts(new Parts);
  parts->bytes = std::move(database);
  auto connection = open_database(std::string_view(parts->bytes));
  if (!connection) return tl::unexpected(connection.error());
  parts->connection = std::move(*connection);
  return load(std::move(parts));
}

Result<Pack> Pack::load(std::unique_ptr<Parts> parts) {
  sqlite3* connection = parts->connection.get();
  auto contents = load_contents(connection);
  if (!contents) return tl::unexpected(contents.error());
  parts->contents = std::move(*contents);
  struct Question {
    std::optional<Rows>& rows;
    std::string_view sql;
  };
  const Question questions[] = {
      {parts->translation,
       "SELECT message, origin, state, approved_by FROM translation WHERE key = ?1 AND language = ?2"},
      {parts->german, "SELECT german FROM text_unit WHERE key = ?1"},
      {parts->languages,
       "SELECT language FROM translation JOIN language ON tag = language WHERE key = ?1 ORDER BY sort"},
      {parts->picture, "SELECT png FROM picture WHERE id = ?1"}};
  for (const Question& question : questions) {
    auto rows = Rows::prepare(connection, question.sql);
    if (!rows) return tl::unexpected(rows.error());
    question.rows = std::move(*rows);
  }
  return Pack(std::move(parts));
}

const About& Pack::about() const { return parts_->contents.about; }
const std::vector<Topic>& Pack::topics() const { return parts_->contents.topics; }
const std::vector<Kita>& Pack::kitas() const { return parts_->contents.kitas; }
const std::vector<Place>& Pack::places() const { return parts_->contents.places; }
const std::vector<Offer>& Pack::offers() const { return parts_->contents.offers; }
const std::vector<Event>& Pack::events() const { return parts_->contents.events; }
const std::vector<Application>& Pack::applications() const { return parts_->contents.applications; }
const std::vector<Term>& Pack::terms() const { return parts_->contents.terms; }
const std::vector<ProgrammeSection>& Pack::programme() const { return parts_->contents.programme; }
const std::vector<EmergencyNumber>& Pack::emergency_numbers() const { return parts_->contents.emergency_numbers; }

const Topic* Pack::topic(std::string_view id) const { return find(topics(), id); }
const Kita* Pack::kita(std::string_view id) const { return find(kitas(), id); }
const Place* Pack::place(std::string_view id) const { return find(places(), id); }
const Offer* Pack::offer(std::string_view id) const { return find(offers(), id); }
const Event* Pack::event(std::string_view id) const { return find(events(), id); }
const Application* Pack::application(std::string_view id) const { return find(applications(), id); }
const Term* Pack::term(std::string_view id) const { return find(terms(), id); }
const ProgrammeSection* Pack::programme_section(std::string_view id) const { return find(programme(), id); }
const PictureAbout* Pack::picture_about(std::string_view id) const { return find(parts_->contents.pictures, id); }

std::vector<Occurrence> Pack::occurrences(std::string_view kita, LocalTime from, int count_max) const {
  return select(parts_->contents.occurrences, from, count_max, [&](const Occurrence& occurrence) {
    const Event* its_event = event(occurrence.event);
    return its_event != nullptr &&
           (its_event->kitas.empty() ||
            std::find(its_event->kitas.begin(), its_event->kitas.end(), kita) != its_event->kitas.end());
  });
}

std::vector<Occurrence> Pack::occurrences_of(std::string_view event, LocalTime from, int count_max) const {
  return select(parts_->contents.occurrences, from, count_max,
                [&](const Occurrence& occurrence) { return occurrence.event == event; });
}

Text Pack::text(const TextKey& key, const Language& language) const {
  const std::scoped_lock lock(parts_->mutex);
  if (!parts_->previewed.empty())
    if (const auto found = parts_->previewed.find({key.key, language.tag}); found != parts_->previewed.end())
      return found->second;
  Text text;
  if (!language.is_german()) {
    Rows& rows = *parts_->translation;
    rows.bind(1, key.key);
    rows.bind(2, language.tag);
    const bool is_translated = rows.next();
    if (is_translated) {
      text.message = rows.text();
      text.origin = rows.word<Origin>();
      text.state = rows.word<TextState>();
      text.approved_by = rows.text();
      text.language = language;
    }
    rows.reset();
    if (is_translated) return text;
    text.state = TextState::Missing;
  }
  Rows& rows = *parts_->german;
  rows.bind(1, key.key);
  if (rows.next()) text.message = rows.text();
  rows.reset();
  return text;
}

void Pack::preview(const TextKey& key, const Language& language, std::string message, Origin origin) {
  if (text(key, Language{}).message.empty()) return;
  const std::scoped_lock lock(parts_->mutex);
  parts_->previewed.insert_or_assign({key.key, language.tag},
                                     Text{std::move(message), language, TextState::Current, origin, {}});
}

void Pack::end_preview() {
  const std::scoped_lock lock(parts_->mutex);
  parts_->previewed.clear();
}

std::vector<Language> Pack::languages_of(const TextKey& key) const {
  const std::scoped_lock lock(parts_->mutex);
  Rows& rows = *parts_->languages;
  rows.bind(1, key.key);
  std::vector<Language> languages;
  while (rows.next())
    languages.push_back(Language{rows.text()});
  rows.reset();
  // A preview's languages follow: what is looked at is found where readers would look for it.
  for (auto one = parts_->previewed.lower_bound({key.key, {}});
       one != parts_->previewed.end() && one->first.first == key.key; ++one)
    if (const Language previewed{one->first.second};
        std::find(languages.begin(), languages.end(), previewed) == languages.end())
      languages.push_back(previewed);
  return languages;
}

Coverage Pack::coverage(const Language& language) const {
  Coverage coverage;
  auto units = Rows::prepare(parts_->connection.get(), "SELECT count(*) FROM text_unit");
  if (units && units->next()) coverage.units = units->integer();
  if (language.is_german()) {
    coverage.current = coverage.reviewed = coverage.units;
    return coverage;
  }
  auto rows = Rows::prepare(parts_->connection.get(),
                            "SELECT state, origin, count(*) FROM translation WHERE language = ?1 GROUP BY 1, 2");
  if (!rows) return coverage;
  rows->bind(1, language.tag);
  while (rows->next()) {
    const auto state = rows->word<TextState>();
    const auto origin = rows->word<Origin>();
    const int count = rows->integer();
    (state == TextState::Current ? coverage.current : coverage.outdated) += count;
    if (state == TextState::Current) (origin == Origin::Machine ? coverage.machine : coverage.reviewed) += count;
  }
  return coverage;
}

std::string Pack::picture(std::string_view id) const {
  const std::scoped_lock lock(parts_->mutex);
  Rows& rows = *parts_->picture;
  rows.bind(1, id);
  std::string bytes;
  if (rows.next()) bytes = rows.blob();
  rows.reset();
  return bytes;
}

} // namespace kiosk::pack
