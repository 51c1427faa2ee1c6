// Applications with their parts.
#include "kiosk/authoring/load.h"
#include "kiosk/authoring/text_rules.h"

#include <algorithm>

namespace kiosk::authoring {
namespace {

constexpr int order_max = 1'000'000;
constexpr std::size_t steps_min = 4;
constexpr std::ptrdiff_t step_title_letters_max = 40;

/// Code points, without combining ones being told apart: German titles are NFC.
std::ptrdiff_t letters_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

pack::Amount read_amount(Reader& reader) {
  pack::Amount amount;
  amount.id = reader.german("id");
  if (reader.has("id") && !is_id(amount.id)) reader.refuse("id", "an id has small letters, digits and - only");
  amount.label = reader.text("label");
  amount.value = reader.real("value");
  amount.value_to = reader.optional_real("value_to");
  if (amount.value_to && *amount.value_to <= amount.value)
    reader.refuse("value_to", "\"value_to\" must be greater than \"value\"");
  amount.unit = reader.one_of("unit", {"euro", "percent", "months"}, Presence::Required);
  amount.at_most = reader.flag("at_most");
  amount.valid_from = reader.date("valid_from");
  amount.valid_until = reader.date("valid_until");
  if (amount.valid_from > amount.valid_until)
    reader.refuse("valid_until", "\"valid_from\" must not be later than \"valid_until\"");
  amount.sources = reader.strings("source", Presence::Required);
  amount.to_check = reader.german("to_check", Presence::Optional);
  reader.finish();
  return amount;
}

pack::Document read_document(Reader& reader) {
  pack::Document document;
  document.title = reader.text("title");
  document.german_name = reader.german("german_name", Presence::Optional);
  document.note = reader.text("note", Presence::Optional);
  reader.finish();
  return document;
}

pack::Where read_where(Reader& reader) {
  pack::Where where;
  where.office = reader.german("office");
  where.place = reader.reference("place", Reference::Kind::Place, Presence::Optional);
  where.phones = reader.phones("phone");
  where.web = reader.german("web", Presence::Optional);
  where.note = reader.text("note", Presence::Optional);
  reader.finish();
  return where;
}

pack::Step read_step(Reader& reader, const Content& content) {
  pack::Step step;
  step.title = reader.text("title");
  if (!step.title.empty() && letters_of(content.units.back().german) > step_title_letters_max)
    reader.refuse("title", "a step's title has at most 40 letters");
  step.body = reader.markdown("body");
  step.shows = reader.one_of("shows", {"documents", "where", "amounts", "forms"}, Presence::Optional);
  reader.finish();
  return step;
}

/// A step must not draw a list that is empty.
void check_shown_list(Reader& step_reader, const pack::Step& step, const pack::Application& application) {
  const bool is_empty = (step.shows == "documents" && application.documents.empty()) ||
                        (step.shows == "where" && application.where.empty()) ||
                        (step.shows == "amounts" && application.amounts.empty()) ||
                        (step.shows == "forms" && application.forms.empty());
  if (is_empty) step_reader.refuse("shows", fmt::format("this application has no {} to show", step.shows));
}

void read_parts(Reader& reader, pack::Application& application, const Content& content) {
  for (Reader& part : reader.tables("amount", "id")) {
    pack::Amount amount = read_amount(part);
    const bool is_taken = std::any_of(application.amounts.begin(), application.amounts.end(),
                                      [&](const pack::Amount& other) { return other.id == amount.id; });
    if (is_taken) part.refuse("id", fmt::format("the amount \"{}\" stands here twice", amount.id));
    application.amounts.push_back(std::move(amount));
  }
  for (Reader& part : reader.tables("document"))
    application.documents.push_back(read_document(part));
  for (Reader& part : reader.tables("where"))
    application.where.push_back(read_where(part));
  for (Reader& part : reader.tables("step")) {
    application.steps.push_back(read_step(part, content));
    check_shown_list(part, application.steps.back(), application);
  }
  for (Reader& part : reader.tables("mistake")) {
    application.mistakes.push_back(part.text("text"));
    part.finish();
  }
  if (application.documents.empty()) reader.refuse("document", "\"document\" is missing: which papers are needed?");
  if (application.where.empty()) reader.refuse("where", "\"where\" is missing: which office takes it?");
  if (application.steps.size() < steps_min) reader.refuse("step", "an application has at least four steps");
  if (application.mistakes.empty()) reader.refuse("mistake", "\"mistake\" is missing: what do people often get wrong?");
}

} // namespace

Rank load_application(Reader& reader, const std::string& id, Content& content) {
  pack::Application application;
  application.id = id;
  application.group = reader.reference("group", Reference::Kind::Group, Presence::Required);
  application.order = reader.integer("order", 0, order_max);
  application.title = reader.text("title");
  application.german_name = reader.german("german_name");
  application.summary = reader.text("summary");
  application.purpose = reader.markdown("purpose");
  application.who = reader.markdown("who");
  application.deadline = reader.markdown("deadline");
  application.steps_note = reader.text("steps_note", Presence::Optional);
  application.forms = reader.strings("forms", Presence::Required);
  application.opens = reader.references("opens", Reference::Kind::Application, Presence::Optional);
  application.helpers = reader.references("helpers", Reference::Kind::Address, Presence::Required);
  application.picture = reader.reference("picture", Reference::Kind::Picture, Presence::Optional);
  const bool is_in_discreet_group =
      std::any_of(content.topics.begin(), content.topics.end(),
                  [&](const pack::Topic& topic) { return topic.id == application.group && topic.discreet; });
  application.discreet = reader.optional_flag("discreet").value_or(is_in_discreet_group);
  application.provenance = reader.provenance();
  read_parts(reader, application, content);
  Rank rank{application.group, application.order};
  content.applications.push_back(std::move(application));
  return rank;
}

} // namespace kiosk::authoring
